//! The tables of `src/rules/record/` against the program. `cargo xtask record` writes them anew.
#![cfg(not(target_arch = "wasm32"))]

#[path = "calendar/mod.rs"]
mod calendar;
#[path = "planted/mod.rs"]
mod planted;
#[path = "reports/mod.rs"]
mod reports;

use std::collections::BTreeMap;
use std::path::Path;

use calendar::today;
use hegao::rules::{RULES, Rule, Severity, by_id, periods, records};
use hegao::{Analysis, Options, analyze};
use planted::{Dice, Report, Row};
use reports::REPORTS;

/// Should, marked, should-not, wrong.
type Counts = [usize; 4];

fn analysed(example: &str, of: impl Fn(&str, &Analysis) -> bool) -> bool {
    let (previous, text) = periods(example);
    of(text, &analyze(text, &Options { previous: previous.map(Into::into), ..Options::default() }))
}

/// Whether a rule marks the words between ⟦ and ⟧, or anything where none are given.
fn marks(rule: &Rule, example: &str) -> bool {
    let (_, marked) = periods(example);
    let place = marked.find('⟦').zip(marked.find('⟧').map(|end| end - '⟦'.len_utf8()));
    analysed(&example.replace(['⟦', '⟧'], ""), |_, analysis| {
        let own = |finding: &&hegao::rules::Finding| finding.rule == rule.id;
        let right = |span: hegao::text::Span| place.is_none_or(|place| place == (span.start as usize, span.end as usize));
        analysis.findings.iter().filter(own).any(|finding| right(finding.span))
    })
}

/// A rule on its own examples.
fn examples() -> Vec<(&'static str, Counts)> {
    let of = |rule: &&'static Rule| {
        let marked = rule.bad.iter().filter(|bad| marks(rule, bad.text)).count();
        let own = |_: &str, analysis: &Analysis| analysis.findings.iter().any(|finding| finding.rule == rule.id);
        let wrong = rule.good.iter().filter(|good| analysed(good, own)).count();
        (rule.id, [rule.bad.len(), marked, rule.good.len(), wrong])
    };
    RULES.iter().map(of).collect()
}

/// A rule on whole true reports; hints on style may be right there.
fn reports() -> Vec<(&'static str, Counts)> {
    let analyses: Vec<Analysis> = REPORTS.iter().map(|text| analyze(text, &Options::default())).collect();
    let wrong = |rule: &str| {
        let accused = |analysis: &&Analysis| {
            analysis.findings.iter().any(|finding| finding.rule == rule && finding.severity != Severity::Hint)
        };
        analyses.iter().filter(accused).count()
    };
    RULES.iter().map(|rule| (rule.id, [0, 0, REPORTS.len(), wrong(rule.id)])).collect()
}

fn table(rows: &[(&str, Counts)]) -> String {
    let line = |(rule, counts): &(&str, Counts)| format!("{rule}\t{}\n", counts.map(|count| count.to_string()).join("\t"));
    rows.iter().map(line).collect()
}

/// A rule on the faults planted into the reports of the fixtures, one of each kind in each. A fault that is missed
/// counts for the rule that names its kind best; texts with faults of other rules must be left alone.
fn planted_faults() -> Vec<(&'static str, Counts)> {
    let texts = planted::fixtures();
    let reports: Vec<Report> = texts.iter().map(|text| Report::read(text)).collect();
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut all = Row::default();
    for (number, kind) in planted::kinds().into_iter().enumerate() {
        let mut row = Row::default();
        let mut dice = Dice::new(number as u64 + 1);
        reports.iter().for_each(|report| planted::plant(kind, report, &mut dice, 1, &mut row));
        assert!(kind.rules.iter().all(|rule| by_id(rule).is_some()), "{} is named by no rule", kind.name);
        for &rule in &row.found {
            let [should, marked, ..] = counts.entry(rule).or_default();
            (*should, *marked) = (*should + 1, *marked + 1);
        }
        counts.entry(kind.rules[0]).or_default()[0] += row.missed.len();
        row.accused.iter().for_each(|(rule, _)| counts.entry(rule).or_default()[3] += 1);
        all.add(row);
    }
    let of = |rule: &&'static Rule| {
        let [should, marked, _, wrong] = counts.get(rule.id).copied().unwrap_or_default();
        (rule.id, [should, marked, all.planted - should, wrong])
    };
    RULES.iter().map(of).collect()
}

/// With `HEGAO_RECORD=write` the tables are written; otherwise they must say what is counted now.
#[test]
fn the_tables_are_what_is_counted() {
    let write = std::env::var("HEGAO_RECORD").is_ok_and(|wish| wish == "write");
    for (name, rows) in [("examples.tsv", examples()), ("reports.tsv", reports()), ("planted.tsv", planted_faults())] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/record").join(name);
        let kept = std::fs::read_to_string(&file).expect("the table");
        let counted = table(&rows);
        if kept.split_once('\n').is_some_and(|(_, rows)| rows.replace('\r', "") == counted) {
            continue;
        }
        assert!(write, "{name} is stale; cargo xtask record\n{counted}");
        std::fs::write(&file, format!("# {}\n{counted}", today())).expect("the table is written");
    }
}

#[test]
fn a_record_is_read_by_its_whole_id_and_told_in_words() {
    let records = records("sum-of-parts");
    let own = records.first().expect("a record");
    assert!(own.should > 0 && own.should_not > 0, "{own:?}");
    let words = own.words();
    assert!(words.starts_with("自有例文（20") && words.contains("：应标") && words.contains("；不应标"), "{words}");
    assert!(hegao::rules::records("no-such-rule").is_empty() && hegao::rules::records("sum-of").is_empty());
}
