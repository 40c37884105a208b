//! The tables of `src/rules/record/` against the program. `cargo xtask record` writes them anew.
#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use hegao::document::{Date, days_in};
use hegao::rules::{RULES, Rule, Severity, periods, records};
use hegao::{Analysis, Options, analyze};

/// Should, marked, should-not, wrong.
type Counts = [usize; 4];

const REPORTS: [&str; 5] = [
    include_str!("fixtures/finance.txt"),
    include_str!("fixtures/customs.txt"),
    include_str!("fixtures/transport.txt"),
    include_str!("fixtures/health.txt"),
    include_str!("fixtures/district.txt"),
];

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

/// Today in the calendar of the world's clock.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").as_secs();
    let (mut days, mut year, mut month) = (seconds / 86_400, 1970, 1);
    while days >= u64::from(days_in(year, month)) {
        days -= u64::from(days_in(year, month));
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    Date { year, month, day: days as u8 + 1 }
}

/// With `HEGAO_RECORD=write` the tables are written; otherwise they must say what is counted now.
#[test]
fn the_tables_are_what_is_counted() {
    let write = std::env::var("HEGAO_RECORD").is_ok_and(|wish| wish == "write");
    for (name, rows) in [("examples.tsv", examples()), ("reports.tsv", reports())] {
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
