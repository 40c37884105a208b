use crate::claim::Verdict;
use crate::rules::{Severity, by_id};
use crate::{Analysis, Options, analyze, knowledge};

fn options(file: &str) -> Options {
    let knowledge = knowledge::read(file, |id| by_id(id).is_some()).expect("a sound file");
    Options { knowledge, ..Options::default() }
}

const TARGETS: &str = r#"
[[indicator]]
name = "技术合同成交额"
aliases = ["技术合同交易额"]
targets = { "2024年" = "15亿元", "2024年上半年" = "7亿元" }
"#;

/// Rule, marked words and evidence of every finding.
fn found(analysis: &Analysis, text: &str) -> Vec<String> {
    analysis.findings.iter().map(|one| format!("{} {} {}", one.rule, one.span.of(text), one.evidence)).collect()
}

fn with(file: &str, text: &str) -> Vec<String> {
    found(&analyze(text, &options(file)), text)
}

fn report(sentence: &str) -> String {
    format!("市科技局2024年上半年工作总结\n一、主要工作开展情况\n{sentence}")
}

#[test]
fn a_rate_of_completion_is_worked_out_with_the_target_of_the_file() {
    for sentence in [
        "全市技术合同成交额8.82亿元，完成年度目标的63%。",
        "全市技术合同交易额8.82亿元，完成年度目标的63%。",
        "全市技术合同成交额达到8.82亿元，同比增长12.5%，完成全年任务的63%。",
    ] {
        let text = report(sentence);
        let seen = with(TARGETS, &text);
        assert!(seen.iter().any(|one| one.starts_with("completion-rate 63 8.82÷15=58.8%≠63%；") && one.ends_with("2024年目标15亿元取自词库")), "{seen:?}");
        let without = found(&analyze(&text, &Options::default()), &text);
        assert!(!without.iter().any(|one| one.starts_with("completion-rate")), "nothing to check without the file");
    }
}

#[test]
fn what_holds_stands_in_the_ledger() {
    let text = report("全市技术合同成交额8.82亿元，完成年度目标的58.8%。");
    let analysis = analyze(&text, &options(TARGETS));
    assert!(analysis.findings.is_empty());
    let entry = analysis.judged.iter().find(|judged| judged.claim.rule == "completion-rate").expect("an entry");
    assert_eq!((entry.verdict, entry.equation.as_str()), (Verdict::Pass, "8.82÷15=58.8%"));
    assert_eq!(entry.reason.as_deref(), Some("2024年目标15亿元取自词库"));
}

#[test]
fn the_words_say_which_target_is_meant() {
    // 6.3 of 7 is 90 %, of 15 it is 42 %.
    assert!(with(TARGETS, &report("技术合同成交额6.3亿元，完成半年目标的90%。")).is_empty());
    assert_eq!(with(TARGETS, &report("技术合同成交额6.3亿元，完成半年目标的42%。")).len(), 1);
    assert!(with(TARGETS, &report("技术合同成交额6.3亿元，完成“十四五”规划目标的90%。")).is_empty());
    // Which of the two is meant stands nowhere.
    assert!(with(TARGETS, &report("技术合同成交额6.3亿元，完成目标任务的90%。")).is_empty());
}

#[test]
fn targets_are_of_the_place_and_year_that_report() {
    for sentence in [
        "高新区技术合同成交额8.82亿元，完成年度目标的63%。",
        "去年同期技术合同成交额8.82亿元，完成年度目标的63%。",
        "技术合同成交额8.82亿元，技术交易平台12家，完成年度目标的63%。",
    ] {
        assert_eq!(with(TARGETS, &report(sentence)), Vec::<String>::new(), "{sentence}");
    }
    let other_year = "市科技局2023年工作总结\n技术合同成交额8.82亿元，完成年度目标的63%。";
    assert_eq!(with(TARGETS, other_year), Vec::<String>::new());
    let unknown_year = "技术合同成交额8.82亿元，完成年度目标的63%。";
    assert_eq!(with(TARGETS, unknown_year), Vec::<String>::new());
}

#[test]
fn a_printed_target_that_is_not_the_files_is_named() {
    let text = report("技术合同成交额8.82亿元，完成年度目标14亿元的63%。");
    let seen = with(TARGETS, &text);
    assert!(seen.iter().any(|one| one.starts_with("target-arithmetic 14 15≠14；2024年目标15亿元取自词库")), "{seen:?}");
    assert!(with(TARGETS, &report("技术合同成交额8.82亿元，完成年度目标15亿元的58.8%。")).is_empty());
}

#[test]
fn a_target_set_for_the_year_is_held_against_the_file() {
    let named = |text: &str| with(TARGETS, text).iter().any(|one| one.starts_with("target-arithmetic"));
    assert!(named(&report("全年计划完成技术合同成交额16亿元。")));
    assert!(named(&report("力争全年技术合同成交额达到14亿元。")));
    for silent in [
        "全年计划完成技术合同成交额15亿元。",
        "力争全年技术合同成交额突破16亿元。",
        "下半年计划完成技术合同成交额6亿元。",
        "全年计划完成技术合同登记1600项。",
    ] {
        assert!(!named(&report(silent)), "{silent}");
    }
    // The plans of a whole year's report are for the next year, of which the file says nothing.
    assert!(!named(
        "市科技局2024年工作总结\n一、工作情况\n完成各项任务。\n二、2025年工作打算\n全年计划完成技术合同成交额18亿元。"
    ));
}

#[test]
fn praise_is_held_against_target_and_time() {
    let seen = with(TARGETS, &report("上半年，技术合同成交额6.2亿元，快于时序进度。"));
    assert!(seen.iter().any(|one| one.contains("progress-claim 快于时序进度 6.2亿元÷15亿元=41.3%<50%")), "{seen:?}");
    assert!(with(TARGETS, &report("上半年，技术合同成交额8.2亿元，快于时序进度。")).is_empty());
    let seen = with(TARGETS, &report("技术合同成交额12.6亿元，超额完成年度目标任务。"));
    assert!(seen.iter().any(|one| one.starts_with("progress-claim 超额完成 12.6亿元÷15亿元=84.0%<100%")), "{seen:?}");
    assert!(with(TARGETS, &report("技术合同成交额15.6亿元，超额完成年度目标任务。")).is_empty());
}

const SUMS: &str = r#"
[[sum]]
total = "货物进出口总额"
parts = ["货物出口额", "货物进口额"]
[[not-sum]]
total = "高新技术企业"
parts = ["规上企业", "小巨人企业"]
"#;

#[test]
fn a_sum_of_the_file_is_checked_across_the_text() {
    let text = report("货物进出口总额39.6亿元。\n货物出口额21.5亿元，货物进口额17.1亿元。");
    let seen = with(SUMS, &text);
    assert!(seen.iter().any(|one| one.starts_with("sum-of-parts 39.6 21.5+17.1=38.6≠39.6；合计关系取自词库")), "{seen:?}");
    assert!(with(SUMS, &report("货物进出口总额38.6亿元。\n货物出口额21.5亿元，货物进口额17.1亿元。")).is_empty());
    assert!(with(SUMS, &report("货物进出口总额39.6亿元。\n货物出口额21.5亿元。")).is_empty(), "a part is missing");
    // 其中 alone leaves room for other parts; the file does not.
    let among = report("货物进出口总额39.6亿元，其中货物出口额21.5亿元，货物进口额17.1亿元。");
    assert!(!found(&analyze(&among, &Options::default()), &among).iter().any(|one| one.starts_with("sum-of-parts")));
    let seen = with(SUMS, &among);
    assert!(seen.iter().any(|one| one.starts_with("sum-of-parts 39.6 21.5+17.1=38.6≠39.6")), "{seen:?}");
    let twice = report("货物进出口总额36.6亿元，其中货物出口额21.5亿元，货物进口额17.1亿元。");
    assert_eq!(with(SUMS, &twice).len(), 1, "one cause, one finding");
}

#[test]
fn a_sum_that_must_not_be_assumed_is_not_checked() {
    let text = report("全市有高新技术企业72家，分别为规上企业51家、小巨人企业28家。");
    assert!(!analyze(&text, &Options::default()).findings.is_empty());
    let analysis = analyze(&text, &options(SUMS));
    assert_eq!(found(&analysis, &text), Vec::<String>::new());
    assert!(
        analysis.judged.iter().any(|judged| judged.verdict == Verdict::Unchecked
            && judged.reason.as_deref().is_some_and(|reason| reason.contains("词库")))
    );
}

#[test]
fn aliases_are_one_indicator() {
    let file = "[[name]]\nname = \"高新技术产业开发区\"\naliases = [\"高新区\"]\n";
    let text = report("高新区规上工业总产值390亿元。\n高新技术产业开发区规上工业总产值达到380亿元。");
    let seen = with(file, &text);
    assert!(seen.iter().any(|one| one.starts_with("same-indicator-conflict 380")), "{seen:?}");
    assert!(!with("", &text).iter().any(|one| one.starts_with("same-indicator-conflict")));
}

#[test]
fn ranges_events_and_severities_are_the_offices_own() {
    let file = "[[indicator]]\nname = \"技术合同成交额\"\nmost = \"60亿元\"\n[severity]\nmagnitude-slip = \"错误\"\n";
    let text = report("全市技术合同成交额126亿元。");
    let analysis = analyze(&text, &options(file));
    assert_eq!(found(&analysis, &text), ["magnitude-slip 126 词库范围不限—60亿元：126亿元>60亿元"]);
    assert_eq!(analysis.findings[0].severity, Severity::Error);
    assert!(with(file, &report("全市技术合同成交额12.6亿元。")).is_empty());

    let file = "[[event]]\nname = \"全市科技创新创业大赛\"\nfirst = 2016\n[[event]]\nname = \"建区\"\nsince = 1992\n";
    let seen = with(file, &report("举办第八届全市科技创新创业大赛。\n举办建区33周年活动。"));
    assert_eq!(seen.iter().filter(|one| one.starts_with("ordinal-event-year")).count(), 2, "{seen:?}");
    assert!(with(file, &report("举办第九届全市科技创新创业大赛。\n举办建区32周年活动。")).is_empty());
}
