//! Tables of wrong and right words, with the conditions under which a word is wrong. Their format stands at the
//! head of `tables/typos.txt`.

use super::clause::{clause, ends_clause, holds};
use super::{Edit, Facts, Finding, Fix, Related, Rule, Severity};
use crate::lex::lexicon::{Found, Lexicon};
use crate::text::{Reading, Run, Span};

/// Places that a finding of many lists at most.
const SHOWN: usize = 20;

/// One line of a table.
struct Entry {
    wrong: &'static str,
    right: &'static str,
    severity: Option<Severity>,
    /// Longer words that hold the wrong one, with its place in them.
    within: Vec<(&'static str, usize)>,
    before: Vec<&'static str>,
    after: Vec<&'static str>,
    without: Vec<&'static str>,
    /// The last month in which the word was right: year and month.
    until: Option<(i32, u8)>,
}

/// A table, with the list of its wrong words.
pub(super) struct Corrections {
    entries: Vec<Entry>,
    words: Lexicon,
}

/// A wrong word in a text.
pub(super) struct Hit<'a> {
    entry: &'a Entry,
    number: usize,
    run: Run,
    /// With the words that make it wrong.
    shown: Run,
}

impl Corrections {
    /// Reads a table; a line that is none is left out.
    pub(super) fn new(table: &'static str) -> Self {
        let entries: Vec<Entry> = table.lines().filter(|line| !line.starts_with('#')).filter_map(entry).collect();
        let words = Lexicon::new(&entries.iter().map(|entry| entry.wrong).collect::<Vec<_>>());
        Self { entries, words }
    }

    /// The wrong words, in the order of the table.
    pub(super) fn words(&self) -> &Lexicon {
        &self.words
    }

    /// Every wrong word of a text, in its order and apart; of several at one place the longest.
    pub(super) fn find(&'static self, facts: &Facts) -> Vec<Hit<'static>> {
        self.among(&facts.document.reading, &facts.places(&self.words))
    }

    /// Those of its words that are wrong where they stand.
    fn among(&self, reading: &Reading, places: &[Found]) -> Vec<Hit<'_>> {
        let wrong = |place: &Found| self.entries[place.word].at(reading, place);
        let mut all: Vec<Hit> = places.iter().filter_map(wrong).collect();
        let mut free = 0;
        all.retain(|hit| {
            let apart = hit.run.from() >= free;
            free = if apart { hit.run.to() } else { free };
            apart
        });
        all
    }
}

fn entry(line: &'static str) -> Option<Entry> {
    let mut parts = line.split_whitespace();
    let (wrong, right) = parts.next()?.split_once('→')?;
    let mut entry = Entry {
        wrong,
        right,
        severity: None,
        within: Vec::new(),
        before: Vec::new(),
        after: Vec::new(),
        without: Vec::new(),
        until: None,
    };
    for part in parts {
        match (part.split_at_checked(1), part) {
            (_, "hint") => entry.severity = Some(Severity::Hint),
            (_, "warning") => entry.severity = Some(Severity::Warning),
            (Some(("!", word)), _) => {
                let place = word.find(wrong)?;
                entry.within.push((word, word[..place].chars().count()));
            }
            (Some(("<", word)), _) => entry.before.push(word),
            (Some((">", word)), _) => entry.after.push(word),
            (Some(("-", word)), _) => entry.without.push(word),
            (Some(("~", month)), _) => {
                let (year, month) = month.split_once('-')?;
                entry.until = Some((year.parse().ok()?, month.parse().ok()?));
            }
            _ => return None,
        }
    }
    Some(entry)
}

impl Entry {
    fn at<'a>(&'a self, reading: &Reading, place: &Found) -> Option<Hit<'a>> {
        let Found { word: number, at, length } = *place;
        let end = at + length;
        // What stands on both sides of a blank is no word.
        if (at + 1..end).any(|position| reading.gap(position)) {
            return None;
        }
        let longer = |(word, place): &(&str, usize)| at >= *place && reading.starts(at - place, word);
        if self.within.iter().any(longer) || !self.without.is_empty() && holds(reading, clause(reading, at), &self.without) {
            return None;
        }
        let run = Run::new(at, end);
        if self.before.is_empty() && self.after.is_empty() {
            return Some(Hit { entry: self, number, run, shown: run });
        }
        let before = self.before.iter().find_map(|&word| stands_before(reading, at, word));
        let after = if before.is_none() { self.after.iter().find_map(|&word| stands_after(reading, end, word)) } else { None };
        if before.is_none() && after.is_none() {
            return None;
        }
        let shown = Run::new(at - before.unwrap_or(0), end + after.unwrap_or(0));
        Some(Hit { entry: self, number, run, shown })
    }
}

/// How many characters of the words shown stand before a position, where the condition holds.
fn stands_before(reading: &Reading, at: usize, word: &str) -> Option<usize> {
    let before = reading.before(at);
    match word {
        "#" => before.is_ascii_digit().then_some(0),
        "^" => ends_clause(before).then_some(0),
        _ => reading.ends(at, word).then(|| word.chars().count()),
    }
}

fn stands_after(reading: &Reading, end: usize, word: &str) -> Option<usize> {
    let after = reading.at(end);
    match word {
        "#" => after.is_ascii_digit().then_some(0),
        "$" => (ends_clause(after) || matches!(after, '、' | ')' | '”' | '》')).then_some(0),
        _ if word.chars().all(|ch| ends_clause(ch) || ch == '、') => reading.starts(end, word).then_some(0),
        _ => reading.starts(end, word).then(|| word.chars().count()),
    }
}

impl Hit<'_> {
    /// Whether it is only a matter of style.
    pub(super) fn is_hint(&self) -> bool {
        self.entry.severity == Some(Severity::Hint)
    }

    /// The words of its line, wrong and right; equal for two hits of one line.
    pub(super) fn words(&self) -> (&'static str, &'static str) {
        (self.entry.wrong, self.entry.right)
    }

    /// The last month in which the word was right.
    pub(super) fn until(&self) -> Option<(i32, u8)> {
        self.entry.until
    }

    /// Where the wrong word begins.
    pub(super) fn at(&self) -> usize {
        self.run.from()
    }

    /// Where it stands in the source, with the words that make it wrong.
    pub(super) fn span(&self, reading: &Reading) -> Span {
        reading.span(self.shown)
    }

    /// The replacement.
    pub(super) fn edit(&self, reading: &Reading) -> Edit {
        Edit { span: reading.span(self.run), text: self.entry.right.to_owned() }
    }

    /// The words as they should be, with those around them.
    fn corrected(&self, reading: &Reading) -> String {
        let before = reading.text(Run::new(self.shown.from(), self.run.from()));
        let after = reading.text(Run::new(self.run.to(), self.shown.to()));
        format!("{before}{}{after}", self.entry.right)
    }

    fn finding(&self, rule: &Rule, reading: &Reading, says: Says) -> Finding {
        let wrong = reading.text(self.shown);
        let right = self.corrected(reading);
        let message = match (says, self.is_hint()) {
            (_, true) => format!("“{wrong}”宜写作“{right}”。"),
            (Says::Word, false) => format!("“{wrong}”应为“{right}”。"),
            (Says::Reason(reason), false) => format!("“{wrong}”应为“{right}”（{reason}）。"),
        };
        let evidence = format!("“{}”→“{}”", self.entry.wrong, self.entry.right);
        Finding::new(rule, self.span(reading), message, evidence).severity(self.entry.severity.unwrap_or(rule.severity)).fix(
            format!("改为“{right}”"),
            reading.span(self.run),
            self.entry.right,
        )
    }
}

/// What a message says beside the two words.
#[derive(Clone, Copy)]
pub(super) enum Says {
    /// Nothing.
    Word,
    /// Why it is wrong.
    Reason(&'static str),
}

/// The findings of a table: one a place, and one for all places of what is only style.
pub(super) fn report(rule: &Rule, reading: &Reading, hits: &[Hit], says: Says, findings: &mut Vec<Finding>) {
    let mut grouped: Vec<usize> = Vec::new();
    for (index, hit) in hits.iter().enumerate() {
        if !hit.is_hint() {
            findings.push(hit.finding(rule, reading, says));
        } else if !grouped.contains(&hit.number) {
            grouped.push(hit.number);
            let others: Vec<&Hit> = hits[index + 1..].iter().filter(|other| other.number == hit.number).collect();
            let mut finding = hit.finding(rule, reading, says);
            if !others.is_empty() {
                finding.evidence = format!("{}，共{}处", finding.evidence, others.len() + 1);
                let edits = std::iter::once(&hit).chain(&others).map(|hit| hit.edit(reading)).collect();
                finding.fixes = vec![Fix { title: format!("全部改为“{}”", hit.entry.right), edits }];
                let places = others.iter().take(SHOWN);
                finding.related = places.map(|hit| Related { span: hit.span(reading), label: "同样写法".into() }).collect();
            }
            findings.push(finding);
        }
    }
}

/// Whether a position lies between 《 and 》: names of documents are quoted as they are.
pub(super) fn in_title(reading: &Reading, at: usize) -> bool {
    let back = (at.saturating_sub(60)..at).rev().map(|position| reading.at(position));
    back.take_while(|&ch| ch != '\n').find(|ch| matches!(ch, '《' | '》')).is_some_and(|ch| ch == '《')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::vocabulary::Vocabulary;

    fn found(table: &'static str, text: &str) -> Vec<String> {
        let table = Corrections::new(table);
        let reading = Reading::new(text);
        let places = Vocabulary::new(&[table.words()]).places(&reading).remove(0);
        table
            .among(&reading, &places)
            .iter()
            .map(|hit| format!("{}→{}", reading.text(hit.shown), hit.corrected(&reading)))
            .collect()
    }

    #[test]
    fn conditions_decide() {
        assert_eq!(found("布署→部署", "市委布署"), ["布署→部署"]);
        assert_eq!(found("复盖→覆盖 !反复盖", "反复盖章，全面复盖"), ["复盖→覆盖"]);
        assert_eq!(found("亿园→亿元 <#", "10亿园，亿园区"), ["亿园→亿元"]);
        assert_eq!(found("效劳→服务 >平台 <公共", "效劳平台，公共效劳，效劳一生"), ["效劳平台→服务平台", "公共效劳→公共服务"]);
        assert_eq!(found("既使→即使 -又", "既使下雨，既使人受益又使企业受益"), ["既使→即使"]);
        assert_eq!(found("甲乙→丙 >$", "甲乙。甲乙丁"), ["甲乙→丙"]);
    }

    #[test]
    fn longer_words_count_first() {
        assert_eq!(found("开展→发展 >观\n开展观念→发展观念", "开展观念"), ["开展观念→发展观念"]);
    }

    #[test]
    fn every_line_of_every_table_is_read() {
        for table in [
            include_str!("tables/typos.txt"),
            include_str!("tables/spun.txt"),
            include_str!("tables/fixed.txt"),
            include_str!("tables/indicator_names.txt"),
            include_str!("tables/stale.txt"),
        ] {
            let lines: Vec<_> = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
            for line in &lines {
                assert!(entry(line).is_some_and(|entry| entry.wrong.chars().count() >= 2), "{line}");
            }
            let mut words: Vec<_> = lines.iter().filter_map(|line| line.split_whitespace().next()).collect();
            words.sort_unstable();
            assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "a line stands twice");
        }
    }

    #[test]
    fn names_of_documents_are_known() {
        let reading = Reading::new("《台帐办法》台帐");
        assert!(in_title(&reading, 1) && !in_title(&reading, 6));
    }
}
