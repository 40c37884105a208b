use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::document::Standing;
use crate::indicator::{Indicator, Kind};
use crate::lex::lexicon::Lexicon;
use crate::mention::{Dimension, Figure};
use crate::number::Interval;
use crate::order;
use crate::rules::clause::{clause, ends_clause, holds, sentence};
use crate::rules::figures::{figure, finding, issues, mentions_in, named, number, printed, quantities_in};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Targets that do not fit what was done, what is left, or their own breakdown.
pub static TARGET_ARITHMETIC: Rule = Rule {
    id: "target-arithmetic",
    title: "目标与完成数、分解数矛盾",
    family: Family::PlanVersusDone,
    severity: Severity::Warning,
    why: "全年目标、已完成数和剩余任务互相决定；目标低于已完成数，或分解数合计不等于总目标，说明有一处没有更新。",
    advice: "按“目标－已完成＝剩余任务”核对；分解数合计应等于总目标。",
    authority: "目标管理常识：分解数之和等于总目标",
    bad: &[
        Bad { text: "上半年备案众创空间5家。\n力争全年备案众创空间⟦4⟧家以上。", evidence: "5>4" },
        Bad {
            text: "全市目标新增高企⟦30⟧家，分解到县区：渭滨10家、金台8家、陈仓7家、高新区9家。", evidence: "10+8+7+9=34≠30"
        },
        Bad { text: "全年目标⟦100⟧家，上半年54家，下半年力争再入库40家。", evidence: "54+40=94<100" },
        Bad {
            text: "区交通局2024年上半年工作总结\n一、工作情况\n新改建农村公路126公里。\n二、下半年工作安排\n力争全年新改建农村公路⟦110⟧公里。",
            evidence: "126>110",
        },
        Bad {
            text: "全年税收目标18.6亿元，上半年完成9.8亿元，还差⟦7.8⟧亿元。", evidence: "18.6-9.8=8.8"
        },
        Bad {
            text: "下达年度培训计划⟦1200⟧人，分解为：城关400人、河西350人、柳林300人。", evidence: "400+350+300=1050≠1200"
        },
    ],
    good: &[
        "全年目标100家，上半年54家，下半年力争再入库46家以上。",
        "力争全年技术合同成交额突破20亿元，上半年完成12.6亿元。",
        "全市目标新增高企34家，分解到县区：渭滨10家、金台8家、陈仓7家、高新区9家。",
        "2024年新增城镇就业30万人。\n2025年，力争全年新增城镇就业28万人。",
        "上半年新增学位3200个，超额完成全年目标；全年计划新增学位3000个。",
        "上半年发生火灾12起。\n确保全年火灾控制在10起以内。",
        "全年税收目标18.6亿元，上半年完成9.8亿元，还差8.8亿元。",
        "累计建成众创空间78家。\n力争全年新建众创空间4家。",
    ],
    check,
};

const WHOLE_YEAR: &[&str] = &["全年", "年内", "年底", "年度"];
pub(in crate::rules) static WHOLE_YEAR_WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(WHOLE_YEAR));
pub(in crate::rules) static BREAKDOWN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&["分解"]));

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    for sentence in facts.sentences_with(&BREAKDOWN) {
        findings.extend(breakdown(facts, reading, sentence.run));
    }
    for sentence in facts.sentences_with(&WHOLE_YEAR_WORDS) {
        if holds(reading, sentence.run, &["目标", "任务", "计划"]) {
            findings.extend(rest(facts, reading, sentence.run));
        }
    }
    reached(facts, reading, findings);
    for judged in issues(facts, TARGET_ARITHMETIC.id) {
        let message = format!("所写目标{}与词库不一致。", printed(facts, judged.claim.relation.claimed()));
        findings.push(finding(&TARGET_ARITHMETIC, facts, judged, message, "目标"));
    }
}

/// 目标30家,分解到县区:甲10家、乙8家…
fn breakdown(facts: &Facts, reading: &Reading, sentence: Run) -> Option<Finding> {
    let at = reading.find(sentence, "分解")?;
    let lead = Run::new(sentence.from(), at);
    let (total, _) = mentions_in(facts, lead).rfind(|(_, mention)| mention.figure.is_some())?;
    let whole = figure(facts, total)?;
    if !holds(reading, lead, &["目标", "任务", "计划", "指标"]) || !whole.is_plain() || !adds(whole.unit.dimension) {
        return None;
    }
    let rest = Run::new(at, sentence.to());
    let all: Vec<(Run, &Figure)> = quantities_in(facts, rest).collect();
    let alike =
        |figure: &&(Run, &Figure)| figure.1.unit.dimension == whole.unit.dimension && figure.1.unit.base == whole.unit.base;
    let parts: Vec<&(Run, &Figure)> = all.iter().filter(alike).collect();
    // 分解到三个县区: other figures may stand before the first part, not among them.
    let only = all.iter().skip_while(|item| !alike(item)).all(|item| alike(&item));
    let open =
        holds(reading, rest, &["等", "其中", "重点", "主要", "分别"]) || parts.iter().any(|part| part.1.approximation.is_some());
    if parts.len() < 2 || !only || open {
        return None;
    }
    let sum = parts.iter().try_fold(Interval::exactly(crate::number::Decimal::ZERO), |sum, part| sum.plus(&part.1.range))?;
    if sum.meets(&whole.range) {
        return None;
    }
    let printed_sum = parts.iter().try_fold(crate::number::Decimal::ZERO, |sum, part| sum.plus(part.1.scaled?))?;
    let shown: Vec<String> = parts.iter().map(|part| number_text(reading, part.0)).collect();
    // Parts in another scale than the total are added in base units.
    let same_scale = parts.iter().all(|part| part.1.unit.printed == whole.unit.printed);
    let sum_text = if same_scale {
        parts.iter().try_fold(crate::number::Decimal::ZERO, |sum, part| sum.plus(part.1.value?))?.to_string()
    } else {
        format!("{printed_sum}{}", whole.unit.base)
    };
    let evidence = format!("{}={sum_text}≠{}", shown.join("+"), number_text(reading, facts.mentions.get(total)?.run?));
    let message = format!("分解数合计与总目标{}不符。", printed(facts, total));
    let mut finding = Finding::new(&TARGET_ARITHMETIC, number(facts, total), message, evidence);
    for part in parts {
        finding = finding.related(reading.span(part.0), "分解数");
    }
    Some(finding)
}

fn adds(dimension: Dimension) -> bool {
    dimension.counts() || matches!(dimension, Dimension::Money | Dimension::Measure(_))
}

fn number_text(reading: &Reading, run: Run) -> String {
    reading.text(run)
}

/// 全年目标100家,上半年54家,下半年再入库40家; 还差7.8亿元.
fn rest(facts: &Facts, reading: &Reading, sentence: Run) -> Option<Finding> {
    let all: Vec<(Run, &Figure)> = quantities_in(facts, sentence).collect();
    let lead = |run: Run| Run::new(clause_start(reading, run.from(), sentence.from()), run.from());
    let says = |words: &'static [&'static str]| move |item: &&(Run, &Figure)| holds(reading, lead(item.0), words);
    let targets: Vec<_> = all
        .iter()
        .filter(says(&["目标", "任务", "计划"]))
        .filter(|item| holds(reading, lead(item.0), WHOLE_YEAR))
        .filter(|item| !holds(reading, lead(item.0), &["完成", "占", "下半年"]))
        .collect();
    let [target] = targets.as_slice() else { return None };
    let alike =
        |item: &&(Run, &Figure)| item.1.unit.dimension == target.1.unit.dimension && item.1.unit.base == target.1.unit.base;
    if !adds(target.1.unit.dimension) {
        return None;
    }
    let behind: Vec<_> = all.iter().filter(|item| item.0.from() > target.0.from()).filter(alike).collect();
    let [done, left] = behind.as_slice() else { return None };
    let done_lead = holds(reading, lead(done.0), &["上半年", "已", "完成", "截至", "目前"]);
    let remainder = holds(reading, lead(left.0), &["还差", "还需", "剩余", "缺口", "尚需", "还有"]);
    let later = remainder || holds(reading, lead(left.0), &["下半年", "再"]);
    if !done_lead || !later || holds(reading, lead(done.0), &["去年", "上年", "其中"]) {
        return None;
    }
    let sum = done.1.range.plus(&left.1.range)?;
    let short = sum.lies_below(&target.1.range);
    let over = remainder && target.1.range.lies_below(&sum);
    if !short && !over {
        return None;
    }
    let (t, d, l) = (target.1.value?, done.1.value?, left.1.value?);
    let same_scale = target.1.unit.printed == done.1.unit.printed && target.1.unit.printed == left.1.unit.printed;
    if !same_scale {
        return None;
    }
    let needed = t.minus(d)?;
    let unit = &target.1.unit.printed;
    if remainder {
        let span = reading.span(left.0);
        let message = format!("目标减已完成数为{needed}{unit}，文中写{l}{unit}。");
        let finding = Finding::new(&TARGET_ARITHMETIC, span, message, format!("{t}-{d}={needed}≠{l}"));
        let finding = finding.related(reading.span(target.0), "目标").related(reading.span(done.0), "已完成");
        return Some(finding.fix(format!("改为{needed}"), span, needed.to_string()));
    }
    let total = d.plus(l)?;
    let message = format!("已完成数加下半年任务为{total}{unit}，达不到全年目标{t}{unit}。");
    let finding = Finding::new(&TARGET_ARITHMETIC, reading.span(target.0), message, format!("{d}+{l}={total}<{t}"));
    Some(finding.related(reading.span(done.0), "已完成").related(reading.span(left.0), "下半年任务"))
}

fn clause_start(reading: &Reading, at: usize, floor: usize) -> usize {
    (floor..at).rev().find(|&p| ends_clause(reading.at(p)) || matches!(reading.at(p), '、' | '(')).map_or(floor, |p| p + 1)
}

/// A target for the whole year below what a part of the year has brought.
fn reached(facts: &Facts, reading: &Reading, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let partial = document.period.as_ref().is_some_and(|period| period.start.year == period.end.year && period.end.month < 12);
    let planned: FxHashSet<&str> =
        facts.indicators.iter().filter(|indicator| indicator.planned).map(|indicator| indicator.name.as_str()).collect();
    let mut by_name: Vec<(&str, &Indicator)> = facts
        .indicators
        .iter()
        .filter(|indicator| matches!(indicator.kind, Kind::Count | Kind::Amount) && indicator.name.chars().count() >= 3)
        .map(|indicator| (indicator.name.as_str(), indicator))
        .filter(|(name, _)| planned.contains(name))
        .collect();
    order::by_key(&mut by_name, |(name, indicator)| (*name, indicator.mention));
    let told_twice =
        |group: &&[(&str, &Indicator)]| group.iter().any(|item| item.1.planned) && group.iter().any(|item| !item.1.planned);
    for group in by_name.chunk_by(|a, b| a.0 == b.0).filter(told_twice) {
        let is_done = |indicator: &Indicator| !indicator.planned && tells(facts, reading, indicator, partial);
        let Some((_, done)) = group.iter().find(|(_, indicator)| is_done(indicator)) else { continue };
        let target = group.iter().find(|(_, indicator)| indicator.planned && aims(facts, reading, indicator));
        let Some((_, target)) = target else { continue };
        findings.extend(below(facts, done, target));
    }
}

fn place(facts: &Facts, indicator: &Indicator) -> Option<Run> {
    facts.mentions.get(indicator.mention)?.run
}

/// Whether a figure is what this year has brought so far.
fn tells(facts: &Facts, reading: &Reading, indicator: &Indicator, partial: bool) -> bool {
    let Some(run) = place(facts, indicator) else { return false };
    let words = sentence(reading, run.from());
    let now = partial || holds(reading, words, &["上半年", "前三季度", "一季度", "截至目前", "今年以来"]);
    let before = holds(reading, words, &["去年", "上年", "累计", "总数", "历年", "超额", "提前"]);
    now && !before && facts.document.section_at(run.from()).standing == Standing::Done
}

/// Whether a figure is aimed at for the whole of this year.
fn aims(facts: &Facts, reading: &Reading, indicator: &Indicator) -> bool {
    let Some(run) = place(facts, indicator) else { return false };
    let words = clause(reading, run.from());
    let wide = sentence(reading, run.from());
    holds(reading, wide, &["力争", "确保", "争取", "目标", "计划", "预计", "努力"])
        && holds(reading, words, WHOLE_YEAR)
        && !holds(reading, wide, &["超额", "提前", "明年", "去年", "再", "下半年新"])
}

fn below(facts: &Facts, done: &Indicator, target: &Indicator) -> Option<Finding> {
    let (reached, aimed) = (figure(facts, done.mention)?, figure(facts, target.mention)?);
    let alike = reached.unit.dimension == aimed.unit.dimension && reached.unit.base == aimed.unit.base;
    let floor = aimed.value.is_some() && aimed.range.lo.is_some();
    let scope = done.scope == target.scope || done.scope.is_none() || target.scope.is_none();
    let (Some(have), Some(want)) = (reached.scaled, aimed.scaled) else { return None };
    if !alike || !floor || !scope || have <= want || reached.range.meets(&Interval::exactly(want)) {
        return None;
    }
    let message =
        format!("全年目标{}，已完成{}，目标失去意义，请核对。", printed(facts, target.mention), printed(facts, done.mention));
    let same_scale = reached.unit.printed == aimed.unit.printed;
    let evidence = match (reached.value, aimed.value) {
        (Some(a), Some(b)) if same_scale => format!("{a}>{b}"),
        _ => format!("{}>{}", printed(facts, done.mention), printed(facts, target.mention)),
    };
    let finding = Finding::new(&TARGET_ARITHMETIC, number(facts, target.mention), message, evidence);
    Some(finding.related(number(facts, done.mention), named(facts, done.mention)))
}
