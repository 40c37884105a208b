use super::*;
use crate::knowledge::Knowledge;
use crate::{Options, analyze};

const TEXT: &str = "市科技局2024年上半年工作总结\n全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。\n\
    选派科技特派员179名，其中高校47名、市直单位88名、企业54名、科研院所22名。\n";

fn ignoring(what: What) -> Options {
    let knowledge = Knowledge::default().with_ignored(vec![Ignored { what, reason: String::new() }]);
    Options { knowledge, ..Options::default() }
}

/// The marked words of what is shown, and of what is set aside.
fn shown(text: &str, options: &Options) -> (Vec<String>, Vec<String>) {
    let analysis = analyze(text, options);
    let words = |list: &[Finding]| list.iter().map(|finding| finding.span.of(text).to_owned()).collect();
    (words(&analysis.findings), words(&analysis.ignored))
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|&word| word.to_owned()).collect()
}

#[test]
fn without_a_list_nothing_is_set_aside() {
    assert_eq!(shown(TEXT, &Options::default()), (words(&["64", "179"]), vec![]));
}

#[test]
fn one_finding_stays_ignored_when_text_elsewhere_changes() {
    let fingerprint = analyze(TEXT, &Options::default()).findings[0].fingerprint.clone();
    let options = ignoring(What::Finding { fingerprint, rule: "sum-of-parts".into() });
    assert_eq!(shown(TEXT, &options), (words(&["179"]), words(&["64"])));
    let edited = TEXT.replacen('\n', "\n一、主要工作\n今年以来，全市上下共同努力。新建道路12公里。\n", 1);
    assert_eq!(shown(&edited, &options), (words(&["179"]), words(&["64"])));
    let wide = edited.replace("学校64所，其中", "学校６４所， 其中");
    assert_eq!(shown(&wide, &options), (words(&["179"]), words(&["６４"])));
    // Another figure is another problem.
    assert_eq!(shown(&TEXT.replace("64所", "63所"), &options), (words(&["63", "179"]), vec![]));
}

#[test]
fn of_two_equal_findings_the_other_stays() {
    let twice = format!("{TEXT}县里：\n{}", TEXT.lines().nth(1).unwrap_or_default().replace("全市", "全县"));
    let all = analyze(&twice, &Options::default()).findings;
    let equal: Vec<&Finding> = all.iter().filter(|finding| finding.span.of(&twice) == "64").collect();
    assert_eq!(equal.len(), 2);
    let options = ignoring(What::Finding { fingerprint: equal[0].fingerprint.clone(), rule: String::new() });
    let left: Vec<u32> =
        analyze(&twice, &options).findings.iter().filter(|one| one.span.of(&twice) == "64").map(|one| one.span.start).collect();
    assert_eq!(left, [equal[1].span.start]);
}

#[test]
fn a_rule_an_indicator_and_a_pattern_are_ignored() {
    assert_eq!(shown(TEXT, &ignoring(What::Rule("sum-of-parts".into()))), (vec![], words(&["64", "179"])));
    let analysis = analyze(TEXT, &Options::default());
    let schools = analysis.indicators.iter().find(|one| one.name == "新建学校").expect("the indicator");
    let hash = indicator_hash(&schools.name, schools.scope.as_deref());
    assert_eq!(hash, indicator_hash("新建学校", None), "全市 is whose report it is");
    assert_ne!(hash, indicator_hash("新建学校", Some("高新区")));
    let edited = TEXT.replace("64所", "63所");
    assert_eq!(shown(&edited, &ignoring(What::Indicator(hash))), (words(&["179"]), words(&["63"])));
    let pattern = |words: &str, rule: &str| What::Pattern { words: words.into(), rule: rule.into() };
    assert_eq!(shown(TEXT, &ignoring(pattern("17?", ""))).0, ["64"]);
    assert_eq!(shown(TEXT, &ignoring(pattern("17?", "dup-sentence"))).0, ["64", "179"]);
}

#[test]
fn allowed_words_are_not_marked_and_others_are() {
    let text = "市科技局2024年上半年工作总结\n建成科技效劳平台12个。\n";
    assert_eq!(shown(text, &Options::default()).0.len(), 1);
    let allowing = |word: &str| {
        let knowledge = Knowledge { allowed: vec![word.into()], ..Knowledge::default() };
        shown(text, &Options { knowledge, ..Options::default() }).0.len()
    };
    assert_eq!((allowing("科技效劳平台"), allowing("效劳"), allowing("科技")), (0, 1, 1));
    // A wrong sum is wrong whatever word its total stands in.
    let knowledge = Knowledge { allowed: vec!["新建学校64所".into()], ..Knowledge::default() };
    assert_eq!(shown(TEXT, &Options { knowledge, ..Options::default() }).0, ["64", "179"]);
}

#[test]
fn a_stretch_with_several_indicators_is_about_none() {
    let place = |name: &'static str, value: u32| Place { name, figures: [(value, value + 3), (0, 0)], words: (value - 5, value) };
    let places = [place("甲", 10), place("乙", 30), place("甲", 50)];
    assert_eq!(about(&places, (11, 12)), Some(0));
    assert_eq!(about(&places, (27, 29)), Some(1), "a name");
    assert_eq!(about(&places, (8, 32)), None);
    assert_eq!(about(&places, (0, 2)), None);
}
