//! What every rule owes: its own examples hold, and its words are there.

use hegao::rules::{RULES, Rule, Severity, periods};
use hegao::{Analysis, Options, analyze};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The text without its marks, and the marked bytes.
fn unmark(text: &str) -> (String, Option<(usize, usize)>) {
    let mut plain = String::new();
    let (mut start, mut end) = (None, None);
    for ch in text.chars() {
        match ch {
            '⟦' => start = Some(plain.len()),
            '⟧' => end = Some(plain.len()),
            _ => plain.push(ch),
        }
    }
    (plain, start.zip(end))
}

/// The analysis of an example beside last period's report, where it has one.
fn analysed<'t>(text: &'t str, previous: Option<&str>) -> Analysis<'t> {
    analyze(text, &Options { previous: previous.map(Into::into), ..Options::default() })
}

fn check_bad(rule: &Rule, text: &str, evidence: &str) -> Result<(), String> {
    let (previous, text) = periods(text);
    let (plain, marked) = unmark(text);
    let analysis = analysed(&plain, previous);
    let own: Vec<_> = analysis.findings.iter().filter(|finding| finding.rule == rule.id).collect();
    if own.is_empty() {
        return Err(format!("missed: {plain}"));
    }
    let seen: Vec<String> =
        own.iter().map(|finding| format!("⟦{}⟧ {} ({})", finding.span.of(&plain), finding.message, finding.evidence)).collect();
    let at_mark = |span: hegao::text::Span| marked.is_none_or(|(s, e)| (span.start as usize, span.end as usize) == (s, e));
    if !own.iter().any(|finding| at_mark(finding.span) && finding.evidence.contains(evidence)) {
        return Err(format!("elsewhere or without “{evidence}”: {text}\n    found {}", seen.join("\n          ")));
    }
    Ok(())
}

fn check_good(rule: &Rule, text: &str) -> Result<(), String> {
    let (previous, text) = periods(text);
    let analysis = analysed(text, previous);
    let invented: Vec<String> = analysis
        .findings
        .iter()
        .filter(|finding| finding.rule == rule.id || finding.severity == Severity::Error)
        .map(|finding| format!("{} ⟦{}⟧ {}", finding.rule, finding.span.of(text), finding.message))
        .collect();
    if invented.is_empty() { Ok(()) } else { Err(format!("invented: {text}\n    {}", invented.join("\n    "))) }
}

#[test]
fn every_rule_marks_its_bad_examples_and_leaves_its_good_ones() {
    let mut failures = Vec::new();
    for rule in RULES {
        let bad = rule.bad.iter().map(|bad| check_bad(rule, bad.text, bad.evidence));
        let good = rule.good.iter().map(|good| check_good(rule, good));
        failures.extend(bad.chain(good).filter_map(Result::err).map(|failure| format!("{}: {failure}", rule.id)));
    }
    assert!(failures.is_empty(), "{} of the examples fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_rule_explains_itself() {
    for rule in RULES {
        for (name, words) in [("title", rule.title), ("why", rule.why), ("advice", rule.advice), ("authority", rule.authority)] {
            assert!(!words.trim().is_empty(), "{} has no {name}", rule.id);
        }
        assert!(rule.bad.len() >= 4, "{} has too few bad examples", rule.id);
        assert!(rule.good.len() >= 6, "{} has too few good examples", rule.id);
    }
}

#[test]
fn every_finding_can_be_shown() {
    for rule in RULES {
        for bad in rule.bad {
            let (previous, text) = periods(bad.text);
            let (plain, _) = unmark(text);
            for finding in analysed(&plain, previous).findings {
                assert!(finding.span.start < finding.span.end, "{}: nothing is marked in {plain}", finding.rule);
                assert!(!finding.message.is_empty(), "{}: no words for {plain}", finding.rule);
                for fix in &finding.fixes {
                    assert!(!fix.edits.is_empty(), "{}: an empty fix in {plain}", finding.rule);
                    for pair in fix.edits.windows(2) {
                        assert!(pair[0].span.end <= pair[1].span.start, "{}: edits overlap in {plain}", finding.rule);
                    }
                }
            }
        }
    }
}

/// The name of a rule's file, and the rules that are files.
fn rule_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rule_files(&path, found);
        } else if std::fs::read_to_string(&path).unwrap().contains(": Rule = Rule {") {
            found.push(path);
        }
    }
}

#[test]
fn the_list_is_complete_and_files_are_named_after_their_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = Vec::new();
    rule_files(&root, &mut files);
    let named: BTreeSet<String> = files
        .iter()
        .map(|file| file.strip_prefix(&root).unwrap().with_extension("").to_string_lossy().replace('\\', "/"))
        .collect();
    let listed: BTreeSet<String> =
        RULES.iter().map(|rule| format!("{}/{}", rule.family.id().replace('-', "_"), rule.id.replace('-', "_"))).collect();
    assert_eq!(named, listed);
    assert_eq!(listed.len(), RULES.len(), "an id occurs twice");
}

#[test]
fn the_list_is_sorted_within_its_families() {
    let mut families = Vec::new();
    for rule in RULES {
        if families.last() != Some(&rule.family) {
            assert!(!families.contains(&rule.family), "{} stands apart from its family", rule.id);
            families.push(rule.family);
        }
    }
    for pair in RULES.windows(2) {
        assert!(pair[0].family != pair[1].family || pair[0].id < pair[1].id, "{} stands behind {}", pair[1].id, pair[0].id);
    }
}

/// Fields of work that the examples are drawn from, told by their words.
const DOMAINS: &[(&str, &str)] = &[
    ("财政", "财政 税收 税款 预算 债务 债券 收入 支出 资金 国库 减税"),
    ("海关外贸", "海关 口岸 进出口 通关 外贸 查验 出口 进口 关税 跨境"),
    ("交通", "公路 交通 客运 货运 港口 桥 公交 航线 机场 铁路 道路 驾驶 超限 里程 渡口"),
    ("卫生", "医 卫生 门诊 床位 诊疗 疾控 药 患者 健康 手术 护士"),
    ("教育", "学校 教育 学位 教师 学生 幼儿园 校 招生 课程 小学 高考"),
    ("农业", "农 粮 种植 亩 乡村 小麦 畜 村 林 灌溉"),
    ("科技工业", "科技 专利 研发 高新 创新 工业 孵化 规上 技术 企业 制造"),
    ("商务文旅", "商务 消费 零售 电商 电子商务 招商 旅游 游客 文化 景区 文旅 酒店 商贸 非遗 场馆"),
    ("能源环境", "用电 能源 环境 水质 污水 空气 光伏 供水 供热 环保 垃圾 装机 排放 臭氧 河"),
    ("住建", "住房 小区 房 城建 管网 工程 建筑 公园 棚户"),
    ("政法应急", "案件 法院 执法 应急 消防 事故 法官 安全 隐患 信访 防汛 救援"),
    ("民政人社", "养老 就业 社保 低保 参保 培训 民政 救助 残疾 工资 贫困 帮扶 补贴 岗位"),
    ("党建政务", "党 机关 代表 建议 提案 党支部 会议 政务 干部 领导 审批 总结 人大"),
];

#[test]
fn examples_come_from_several_fields_and_differ() {
    let mut failures = Vec::new();
    for rule in RULES {
        let texts: Vec<String> =
            rule.bad.iter().map(|bad| unmark(bad.text).0).chain(rule.good.iter().map(|&good| good.into())).collect();
        let told = |words: &str| texts.iter().any(|text| words.split(' ').any(|word| text.contains(word)));
        let fields: Vec<&str> = DOMAINS.iter().filter(|(_, words)| told(words)).map(|(field, _)| *field).collect();
        if fields.len() < 3 {
            failures.push(format!("{} draws its examples from {fields:?} only", rule.id));
        }
        // The same sentence with other figures shows nothing new.
        let bare = |text: &String| text.chars().filter(|ch| !ch.is_ascii_digit() && *ch != '.').collect::<String>();
        let (bad, good) = texts.split_at(rule.bad.len());
        let repeats = |texts: &[String]| texts.iter().map(bare).collect::<BTreeSet<String>>().len() < texts.len();
        if repeats(bad) || repeats(good) {
            failures.push(format!("{} has two examples that differ by figures only", rule.id));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A half-width mark beside an ideograph.
fn half_width_mark(words: &str) -> bool {
    let chars: Vec<char> = words.chars().collect();
    let han = |at: usize| chars.get(at).is_some_and(|&ch| hegao::text::is_han(ch));
    (0..chars.len())
        .any(|at| matches!(chars[at], ',' | ';' | ':' | '(' | ')' | '!' | '?') && (at > 0 && han(at - 1) || han(at + 1)))
}

/// Formulas keep their brackets: 应为(78-66)÷66.
fn without_formulas(words: &str) -> String {
    let mut rest = words;
    let mut kept = String::new();
    while let Some((before, inside)) = rest.split_once('(') {
        let Some((formula, after)) = inside.split_once(')') else { break };
        kept.push_str(before);
        if formula.chars().any(char::is_alphabetic) {
            kept.push_str(&format!("({formula})"));
        }
        rest = after;
    }
    kept + rest
}

#[test]
fn what_users_read_has_full_width_marks() {
    let mut wrong = Vec::new();
    let mut look = |rule: &str, words: &str| {
        if half_width_mark(&without_formulas(words)) {
            wrong.push(format!("{rule}：{words}"));
        }
    };
    for rule in RULES {
        for words in [rule.title, rule.why, rule.advice, rule.authority] {
            look(rule.id, words);
        }
        for bad in rule.bad {
            let (previous, text) = periods(bad.text);
            let (plain, _) = unmark(text);
            // The rule about half-width marks quotes them.
            for finding in analysed(&plain, previous).findings.iter().filter(|finding| finding.rule != "halfwidth-punct") {
                let labels = finding.related.iter().map(|related| related.label.as_str());
                let titles = finding.fixes.iter().map(|fix| fix.title.as_str());
                for words in [finding.message.as_str(), &finding.evidence].into_iter().chain(labels).chain(titles) {
                    look(finding.rule, words);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "半角标点：\n{}", wrong.join("\n"));
}
