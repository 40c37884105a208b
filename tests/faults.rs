//! Whole reports: nothing is said about the true ones, and each single fault is found at its place.
#![cfg(not(target_arch = "wasm32"))]

#[path = "planted/mod.rs"]
mod planted;

use hegao::rules::{Finding, Severity};
use hegao::text::Span;
use hegao::{Options, analyze};
use planted::fixtures;

const FINANCE: &str = include_str!("fixtures/finance.txt");
const CUSTOMS: &str = include_str!("fixtures/customs.txt");
const TRANSPORT: &str = include_str!("fixtures/transport.txt");
const HEALTH: &str = include_str!("fixtures/health.txt");
const DISTRICT: &str = include_str!("fixtures/district.txt");

/// A slip of the pen in a true report.
struct Fault {
    report: &'static str,
    /// The words of the true report that are changed, and by what.
    slip: (&'static str, &'static str),
    rule: &'static str,
    /// Words that the finding or one of its related places must touch.
    words: &'static str,
}

const fn fault(report: &'static str, from: &'static str, to: &'static str, rule: &'static str, words: &'static str) -> Fault {
    Fault { report, slip: (from, to), rule, words }
}

#[rustfmt::skip]
const FAULTS: &[Fault] = &[
    fault(FINANCE, "园区基础设施类9个", "园区基础设施类6个", "sum-of-parts", "64"),
    fault(FINANCE, "税收收入129.74亿元", "税收收入192.74亿元", "sum-of-parts", "186.42"),
    fault(FINANCE, "完成调整预算的98.3%", "完成调整预算的93.8%", "completion-rate", "93.8"),
    fault(FINANCE, "比上年提高0.5个百分点", "比上年提高0.5%", "percent-vs-point", "0.5%"),
    fault(CUSTOMS, "同比提高4.1个百分点", "同比提高4.1%", "percent-vs-point", "4.1%"),
    fault(CUSTOMS, "出口214.9亿元，增长11.2%", "出口214.9亿元，增长11.2个百分点", "point-on-level", "11.2个百分点"),
    fault(TRANSPORT, "其他投资11.8亿元", "其他投资18.1亿元", "sum-of-parts", "132.5"),
    fault(TRANSPORT, "上年为35.0万标箱", "上年为33.0万标箱", "growth-recompute", "9.7"),
    fault(TRANSPORT, "年度目标125亿元的106.0%", "年度目标125亿元的160.0%", "completion-rate", "160.0"),
    fault(TRANSPORT, "整改率98.7%", "整改率98.7%%", "unit-duplicated", "%%"),
    fault(HEALTH, "同比提高2.6个百分点", "同比提高6.2个百分点", "pp-recompute", "6.2"),
    fault(HEALTH, "于3月18日正式启用", "于3月32日正式启用", "invalid-date", "3月32日"),
    fault(HEALTH, "约2,300万元", "约2,300万元左右", "approx-conflict", "左右"),
    fault(DISTRICT, "政协委员提案95件", "政协委员提案99件", "sum-of-parts", "213"),
    fault(DISTRICT, "（四）民生福祉", "（五）民生福祉", "heading-sequence", "（五）"),
    fault(DISTRICT, "盘活闲置土地", "盘活闲3/8置土地", "page-marker", "3/8"),
    fault(DISTRICT, "占年度计划190亿元的107.2%", "占年度计划190亿元的102.7%", "completion-rate", "102.7"),
    fault(FINANCE, "化债计划20亿元的118.0%", "化债计划20亿元的108.0%", "completion-rate", "108.0"),
    fault(CUSTOMS, "其余3个", "其余5个", "sum-of-parts", "5"),
    fault(TRANSPORT, "新能源公交车1,856辆，占比86.9%", "新能源公交车1,856辆，占比68.9%", "share-of-total", "68.9"),
    fault(TRANSPORT, "其中新能源公交车1,856辆", "其中新能源公交车2,856辆", "part-exceeds-total", "2,856"),
    fault(TRANSPORT, "同比下降15.4%", "同比下降14.4%", "growth-integer-base", "14.4"),
    fault(HEALTH, "完成年度任务6万人的78.3%", "完成年度任务6万人的97.3%", "completion-rate", "97.3"),
    fault(HEALTH, "普惠托位6,310个，占64.0%", "普惠托位6,310个，占46.0%", "share-of-total", "46.0"),
    fault(HEALTH, "较去年同期提高3.2个百分点", "较去年同期提高3.2%", "percent-vs-point", "3.2%"),
    fault(DISTRICT, "完成年度目标8,000人的103.0%", "完成年度目标8,000人的130.0%", "completion-rate", "130.0"),
    fault(DISTRICT, "达到52%，比上年提高7个百分点", "达到52%，比上年提高7%", "percent-vs-point", "7%"),
    fault(DISTRICT, "社区食堂14家", "社区食堂14家家", "unit-duplicated", "家家"),
    fault(DISTRICT, "小学1,800个", "小学2,800个", "sum-of-parts", "3,600"),
    fault(DISTRICT, "改造老旧小区42个", "改造XX小区42个", "placeholder-left", "XX"),
    fault(FINANCE, "占一般公共预算支出的80.0%", "占一般公共预算支出的85.0%", "share-of-total", "85.0"),
    fault(CUSTOMS, "出口214.9亿元", "出口241.9亿元", "sum-of-parts", "327.6"),
    fault(CUSTOMS, "占进出口总值的67.0%", "占进出口总值的76.0%", "share-of-total", "76.0"),
    fault(HEALTH, "博士17名", "博士71名", "part-exceeds-total", "71"),
];

#[test]
fn nothing_is_said_about_true_reports() {
    let mut invented = Vec::new();
    let reports = fixtures();
    assert!(reports.len() >= 20, "the fixtures are there");
    for text in &reports {
        let analysis = analyze(text, &Options::default());
        for finding in analysis.findings.iter().filter(|finding| finding.severity != Severity::Hint) {
            invented.push(format!("{} “{}”：{} {}", finding.rule, finding.span.of(text), finding.message, finding.evidence));
        }
    }
    assert!(invented.is_empty(), "无中生有：\n{}", invented.join("\n"));
}

/// Whether a finding stands for the slip, and what is said of other sentences.
fn judged(fault: &Fault) -> (bool, Vec<String>) {
    let Fault { report, slip: (from, to), rule, words } = fault;
    assert_eq!(report.matches(from).count(), 1, "{from} stands in its report once");
    let text = report.replace(from, to);
    let start = report.find(from).unwrap_or_default();
    let touches = |span: &Span| span.of(&text).contains(words) || words.contains(span.of(&text));
    let right = |finding: &Finding| {
        let near = (finding.span.start as usize).abs_diff(start) < 900;
        let places = [finding.span].into_iter().chain(finding.related.iter().map(|related| related.span));
        finding.rule == *rule && near && places.into_iter().any(|span| touches(&span))
    };
    let findings = analyze(&text, &Options::default()).findings;
    let elsewhere = |finding: &Finding| (finding.span.start as usize).abs_diff(start) >= 300;
    let others = findings.iter().filter(|finding| elsewhere(finding) && !right(finding) && finding.severity != Severity::Hint);
    let others = others.map(|finding| format!("{}“{}”{}", finding.rule, finding.span.of(&text), finding.evidence)).collect();
    (findings.iter().any(right), others)
}

#[test]
fn every_fault_is_found_at_its_place() {
    let missed = FAULTS.iter().filter_map(|fault| {
        let (found, others) = judged(fault);
        (!found).then(|| format!("{}：{} → {}（得到 {others:?}）", fault.rule, fault.slip.0, fault.slip.1))
    });
    let missed: Vec<String> = missed.collect();
    assert!(missed.is_empty(), "漏报：\n{}", missed.join("\n"));
}

/// One slip must not make true figures elsewhere be accused.
#[test]
fn a_fault_accuses_nothing_elsewhere() {
    for fault in FAULTS {
        let (_, others) = judged(fault);
        assert!(others.is_empty(), "{} → {}：{others:?}", fault.slip.0, fault.slip.1);
    }
}

/// A slice of what `cargo xtask faults` does: faults of every kind in the reports of the fixtures.
#[test]
fn planted_faults_are_found_and_nothing_else_is_accused() {
    const SLICE: usize = 3;
    let texts = fixtures();
    let reports: Vec<planted::Report> = texts.iter().map(|text| planted::Report::read(text)).collect();
    let mut all = planted::Row::default();
    for (number, kind) in planted::kinds().into_iter().enumerate() {
        let mut row = planted::Row::default();
        let mut dice = planted::Dice::new(number as u64 + 1);
        for report in reports.iter().skip(number % SLICE).step_by(SLICE) {
            planted::plant(kind, report, &mut dice, 1, &mut row);
        }
        row.missed.iter_mut().for_each(|missed| *missed = format!("{}：{missed}", kind.name));
        all.add(row);
    }
    let planted::Row { planted, found, missed, accused, doubled } = all;
    let accused: Vec<String> = accused.into_iter().map(|(rule, words)| format!("{rule}{words}")).collect();
    let found = found.len();
    assert!(planted > 200, "only {planted} faults could be planted");
    assert!(found * 10 >= planted * 9, "{found} of {planted} are found:\n{}", missed.join("\n"));
    assert!(accused.len() * 100 <= planted, "innocent words are accused:\n{}", accused.join("\n"));
    spoken_once(doubled);
}

/// The table of README.md is made by `cargo xtask faults --readme`.
#[test]
fn the_readme_tells_of_every_kind_of_fault() {
    let readme = include_str!("../README.md");
    let rows = readme.lines().skip_while(|line| !line.starts_with("| 错误 |")).skip(2).take_while(|line| line.starts_with("| "));
    let mut told: Vec<&str> = rows.filter_map(|line| line.split(" | ").next()?.strip_prefix("| ")).collect();
    assert_eq!(told.pop(), Some("合计"));
    let kinds: Vec<&str> = planted::kinds().into_iter().map(|kind| kind.name).collect();
    assert_eq!(told, kinds, "cargo xtask faults --readme");
}

/// Pairs of rules that may both mark the same words, and why.
const SIDE_BY_SIDE: &[([&str; 2], &str)] = &[
    (["personal-info", "site-boilerplate"], "要删的是网站文字，要遮盖的是其中的个人信息，两件事"),
    (["site-boilerplate", "truncated-text"], "没有标题可指时，残缺只能标在网页提示上；一是删文字，一是补全文"),
];

fn spoken_once(doubled: Vec<([&str; 2], String)>) {
    let known = |pair: &[&str; 2]| SIDE_BY_SIDE.iter().any(|(known, _)| known == pair);
    let shown: Vec<String> =
        doubled.iter().filter(|(pair, _)| !known(pair)).map(|(pair, words)| format!("{pair:?} {words}")).collect();
    assert!(shown.is_empty(), "一处两报：\n{}", shown.join("\n"));
}

/// One finding for one place and cause: of two rules that mark the same words, the better one speaks.
#[test]
fn no_words_are_accused_twice() {
    let mut doubled = Vec::new();
    let mut check = |text: &str| doubled.extend(planted::doubled(text, &analyze(text, &Options::default()).findings));
    fixtures().iter().for_each(|text| check(text));
    for rule in hegao::rules::RULES {
        for example in rule.bad.iter().map(|bad| bad.text).chain(rule.good.iter().copied()) {
            check(&hegao::rules::periods(example).1.replace(['⟦', '⟧'], ""));
        }
    }
    spoken_once(doubled);
}
