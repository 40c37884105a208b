//! Plants single faults into true reports and asks whether they are found: shared by `tests/faults.rs` and
//! `cargo xtask faults`.
//!
//! A fault is planted only where the text alone decides that it is one: a digit of a sum only where the report states
//! all parts, a growth rate only where it prints both levels. The planter decides that by its own arithmetic.

mod debris;
mod figures;
mod order;
mod statements;
mod words;

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use hegao::rules::{Finding, Severity};
use hegao::text::Span;
use hegao::{Analysis, Options, analyze};

/// A true report with everything that was read of it.
pub struct Report<'t> {
    pub text: &'t str,
    pub analysis: Analysis<'t>,
}

impl<'t> Report<'t> {
    pub fn read(text: &'t str) -> Self {
        Self { text, analysis: analyze(text, &Options::default()) }
    }

    /// The lines of the body with their places, headings and title left out.
    fn paragraphs(&self) -> Vec<(usize, &'t str)> {
        let mut at = 0;
        let mut found = Vec::new();
        for line in self.text.split_inclusive('\n') {
            if line.trim_end().ends_with('。') && line.chars().count() > 40 {
                found.push((at, line.trim_end()));
            }
            at += line.len();
        }
        found
    }

    /// The sentences of the body with their places.
    fn sentences(&self) -> Vec<(usize, &'t str)> {
        let cut = |(at, paragraph): (usize, &'t str)| {
            let mut from = at;
            paragraph.split_inclusive('。').map(move |sentence| {
                let start = from + sentence.len() - sentence.trim_start().len();
                from += sentence.len();
                (start, sentence.trim())
            })
        };
        self.paragraphs().into_iter().flat_map(cut).filter(|(_, sentence)| sentence.ends_with('。')).collect()
    }

    /// Where words stand.
    fn places(&self, words: &str) -> Vec<Range<usize>> {
        self.text.match_indices(words).map(|(at, found)| at..at + found.len()).collect()
    }

    /// Whether a place is part of a document's name: those are quoted as they are.
    fn in_name(&self, at: usize) -> bool {
        let before = &self.text[..at];
        before.rfind('《').is_some_and(|open| before.rfind('》').is_none_or(|close| close < open))
    }
}

/// Chance that is the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end.max(1)
    }

    fn pick<'s, T>(&mut self, among: &'s [T]) -> &'s T {
        &among[self.below(among.len())]
    }
}

/// What is written in place of what; replacements ascend and stand apart.
pub struct Slip(Vec<(Range<usize>, String)>);

impl Slip {
    fn one(at: Range<usize>, text: impl Into<String>) -> Self {
        Self(vec![(at, text.into())])
    }

    fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::one(at..at, text)
    }

    /// The text with the slip, and where it is.
    fn apply(&self, text: &str) -> (String, Vec<Span>) {
        let mut slipped = String::with_capacity(text.len() + 64);
        let mut places = Vec::new();
        let mut from = 0;
        for (at, new) in &self.0 {
            slipped.push_str(&text[from..at.start]);
            let start = slipped.len();
            slipped.push_str(new);
            let end = slipped.len();
            // Where something was left out, its neighbours show it.
            let (before, after) = (slipped.chars().next_back(), text[at.end..].chars().next());
            let width = |ch: Option<char>| if new.is_empty() { ch.map_or(0, char::len_utf8) } else { 0 };
            places.push(Span::new((start - width(before)) as u32, (end + width(after)).max(start + 1) as u32));
            from = at.end;
        }
        slipped.push_str(&text[from..]);
        (slipped, places)
    }
}

/// How near to the fault the finding must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Near {
    /// It or one of its related places touches the fault.
    Touching,
    /// It stands in the same document: a gap in a numbering shows elsewhere.
    Anywhere,
}

/// One kind of fault.
pub struct Kind {
    /// What it is, for the table.
    pub name: &'static str,
    /// The rules that may name it, the one that names it best first.
    pub rules: &'static [&'static str],
    near: Near,
    /// Every place of a report where it can be planted.
    plant: fn(&Report, &mut Dice) -> Vec<Slip>,
}

const fn kind(name: &'static str, rules: &'static [&'static str], plant: fn(&Report, &mut Dice) -> Vec<Slip>) -> Kind {
    Kind { name, rules, near: Near::Touching, plant }
}

const fn structural(name: &'static str, rules: &'static [&'static str], plant: fn(&Report, &mut Dice) -> Vec<Slip>) -> Kind {
    Kind { name, rules, near: Near::Anywhere, plant }
}

/// Every kind of fault.
pub fn kinds() -> Vec<&'static Kind> {
    [figures::KINDS, statements::KINDS, order::KINDS, debris::KINDS, words::KINDS].into_iter().flatten().collect()
}

/// Every report of the fixtures.
pub fn fixtures() -> Vec<String> {
    texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"))
}

/// The texts of a folder by their names.
pub fn texts(folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect()
}

/// What became of the faults of one kind.
#[derive(Default)]
pub struct Row {
    pub planted: usize,
    /// For each fault that is found, the rule that names it.
    pub found: Vec<&'static str>,
    /// The faults that nothing was said of.
    pub missed: Vec<String>,
    /// What was said of words that are not part of the fault, and by which rule.
    pub accused: Vec<(&'static str, String)>,
    /// Pairs of rules that both marked the same words, with what they said.
    pub doubled: Vec<([&'static str; 2], String)>,
}

impl Row {
    /// With what became of the faults of another kind.
    pub fn add(&mut self, other: Row) {
        self.planted += other.planted;
        self.found.extend(other.found);
        self.missed.extend(other.missed);
        self.accused.extend(other.accused);
        self.doubled.extend(other.doubled);
    }
}

/// The cells of a table: planted, found, missed, innocent words accused, share found.
impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [self.planted, self.found.len(), self.missed.len(), self.accused.len()];
        let share = match self.found.len() * 1000 / self.planted.max(1) {
            _ if self.planted == 0 => "—".to_owned(),
            1000 => "100%".to_owned(),
            thousandths => format!("{}.{}%", thousandths / 10, thousandths % 10),
        };
        write!(f, "{} | {share}", counts.map(|count| count.to_string()).join(" | "))
    }
}

/// Plants up to so many faults of a kind into a report, each alone.
pub fn plant(kind: &Kind, report: &Report, dice: &mut Dice, most: usize, row: &mut Row) {
    let mut slips = (kind.plant)(report, dice);
    for _ in 0..most {
        if slips.is_empty() {
            break;
        }
        let slip = slips.swap_remove(dice.below(slips.len()));
        row.planted += 1;
        judge(kind, report, &slip, row);
    }
}

fn judge(kind: &Kind, report: &Report, slip: &Slip, row: &mut Row) {
    let (text, places) = slip.apply(report.text);
    let analysis = analyze(&text, &Options::default());
    let fresh = fresh(report, &text, &analysis.findings);
    let touches = |finding: &Finding| {
        let spans = [finding.span].into_iter().chain(finding.related.iter().map(|related| related.span));
        spans.into_iter().any(|span| places.iter().any(|place| span.overlaps(*place)))
    };
    let names = |finding: &Finding| kind.rules.contains(&finding.rule);
    let mut of_it = fresh.iter().filter(|finding| names(finding) && (kind.near == Near::Anywhere || touches(finding)));
    if let Some(finding) = of_it.next() {
        row.found.push(finding.rule);
    } else {
        let others: Vec<&str> = fresh.iter().filter(|finding| touches(finding)).map(|finding| finding.rule).collect();
        row.missed.push(format!(
            "{}{}",
            around(&text, places[0]),
            if others.is_empty() { String::new() } else { format!(" 另报{others:?}") }
        ));
    }
    row.doubled.extend(doubled(&text, &analysis.findings));
    let elsewhere = fresh.iter().filter(|finding| finding.severity != Severity::Hint && !names(finding) && !touches(finding));
    row.accused.extend(elsewhere.map(|finding| {
        let words = format!("“{}”{} ← {}", around(&text, finding.span), finding.evidence, around(&text, places[0]));
        (finding.rule, words)
    }));
}

/// Pairs of findings of different rules, hints left out, that mark overlapping words.
pub fn doubled(text: &str, findings: &[Finding]) -> Vec<([&'static str; 2], String)> {
    let grave: Vec<&Finding> = findings.iter().filter(|finding| finding.severity != Severity::Hint).collect();
    let mut found = Vec::new();
    for (index, one) in grave.iter().enumerate() {
        for other in grave[index + 1..].iter().take_while(|other| other.span.start < one.span.end) {
            if one.rule != other.rule {
                let mut pair = [one.rule, other.rule];
                pair.sort_unstable();
                let said = |finding: &Finding| format!("“{}”{}", finding.span.of(text), finding.message);
                found.push((pair, format!("{} {}", said(one), said(other))));
            }
        }
    }
    found
}

/// The findings that the true report does not have.
fn fresh<'f>(report: &Report, text: &str, findings: &'f [Finding]) -> Vec<&'f Finding> {
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for finding in &report.analysis.findings {
        *known.entry((finding.rule, finding.span.of(report.text))).or_default() += 1;
    }
    let is_new = |finding: &&Finding| match known.get_mut(&(finding.rule, finding.span.of(text))) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    findings.iter().filter(is_new).collect()
}

/// Some words around a place.
fn around(text: &str, span: Span) -> String {
    let before: Vec<char> = text[..span.start as usize].chars().rev().take(16).collect();
    let after: String = text[span.end as usize..].chars().take(16).collect();
    let inside = span.of(text);
    let inside = if inside.chars().count() > 40 { inside.chars().take(40).chain(['…']).collect() } else { inside.to_owned() };
    format!("{}⟦{inside}⟧{after}", before.into_iter().rev().collect::<String>()).replace('\n', "⏎")
}
