use super::{Facts, Finding, Rule};
use crate::claim::{ELSEWHERE, Judged, Verdict};
use crate::document::Table;
use crate::mention::{Class, Dimension, Figure, Mention};
use crate::number::Decimal;
use crate::text::{Reading, Run, Span};

/// How many characters of a name a label shows.
const LABEL: usize = 16;

/// The claims of a rule that do not hold.
pub(super) fn issues<'f>(facts: &'f Facts, rule: &'static str) -> impl Iterator<Item = &'f Judged> {
    facts.judged.iter().filter(move |judged| judged.claim.rule == rule && judged.verdict == Verdict::Issue)
}

/// The claims of a rule that do not hold as the words are most likely meant.
pub(super) fn doubts<'f>(facts: &'f Facts, rule: &'static str) -> impl Iterator<Item = &'f Judged> {
    facts.judged.iter().filter(move |judged| {
        judged.claim.rule == rule && judged.verdict == Verdict::Doubt && !judged.claim.sure && judged.equation.contains('≠')
    })
}

/// The figure of a mention.
pub(super) fn figure<'f>(facts: &'f Facts, index: usize) -> Option<&'f Figure> {
    facts.mentions.get(index)?.figure.as_deref()
}

/// Where its number stands.
pub(super) fn number(facts: &Facts, index: usize) -> Span {
    facts.mentions.get(index).map_or(Span::new(0, 0), |mention| mention.span)
}

/// Where the number stands with its unit.
pub(super) fn number_and_unit(facts: &Facts, index: usize) -> Span {
    let number = number(facts, index);
    match figure(facts, index) {
        Some(figure) if !figure.unit_run.is_empty() => {
            let unit = facts.document.reading.span(figure.unit_run);
            Span::new(number.start.min(unit.start), number.end.max(unit.end))
        }
        _ => number,
    }
}

/// A figure as printed, approximators and unit included.
pub(super) fn printed(facts: &Facts, index: usize) -> String {
    figure(facts, index).map_or_else(String::new, |figure| facts.document.reading.text(figure.whole))
}

/// A figure with the words that name it: 高等院所47名.
pub(super) fn named(facts: &Facts, index: usize) -> String {
    let reading = &facts.document.reading;
    let Some(figure) = figure(facts, index) else { return String::new() };
    let start = figure.whole.from();
    if let Some(table) = facts.document.table_at(start) {
        return in_cell(reading, table, figure);
    }
    let ends = |at: usize| {
        matches!(reading.at(at), ',' | '、' | ';' | '。' | ':' | '(' | ')' | '\n' | '%') || reading.at(at).is_ascii_digit()
    };
    let mut from =
        (start.saturating_sub(LABEL)..start).rev().find(|&at| ends(at)).map_or(start.saturating_sub(LABEL), |at| at + 1);
    for word in ["其中", "分别为", "包括"] {
        if let Some(at) = reading.find(Run::new(from, start), word) {
            from = at + word.chars().count();
        }
    }
    reading.text(Run::new(from, figure.whole.to()))
}

/// A figure of a table with the label of its row: 甲县18家.
fn in_cell(reading: &Reading, table: &Table, figure: &Figure) -> String {
    let row = table.rows.iter().find(|row| row.run.holds(figure.whole.from()));
    let label = row.map_or_else(String::new, |row| reading.text(row.name));
    let unit = if figure.unit_run.is_empty() { figure.unit.printed.as_str() } else { "" };
    format!("{label}{}{unit}", reading.text(figure.whole))
}

/// The finding with the other figures of the claim as related places.
pub(super) fn with_operands(mut finding: Finding, facts: &Facts, judged: &Judged) -> Finding {
    let claimed = judged.claim.relation.claimed();
    for index in judged.claim.relation.operands() {
        // A figure of the knowledge file stands nowhere in the text.
        if index != claimed && index != ELSEWHERE {
            finding = finding.related(number_and_unit(facts, index), named(facts, index));
        }
    }
    finding
}

/// The finding of a claim at the figure that the others are held against, with its note and its one repair.
pub(super) fn finding(rule: &Rule, facts: &Facts, judged: &Judged, message: impl Into<String>, what: &str) -> Finding {
    let claimed = judged.claim.relation.claimed();
    let span = number(facts, claimed);
    let evidence = match &judged.reason {
        Some(note) => format!("{}；{note}", judged.equation),
        None => judged.equation.clone(),
    };
    let finding = with_operands(Finding::new(rule, span, message, evidence), facts, judged);
    let printed = facts.mentions[claimed].figure.as_ref().and_then(|figure| figure.value);
    // 超103.0% of what is 103.0%, 负64 of what is 64: the word before is wrong, and the same digits are no repair.
    let another =
        |expected: &Decimal| printed != Some(*expected) && span.of(facts.document.reading.source) != expected.to_string();
    match judged.expected.filter(another) {
        // 占比改为64.0%: a rate without its sign reads like a count.
        Some(expected) => finding.fix(format!("{what}改为{expected}{}", rate_sign(facts, claimed)), span, expected.to_string()),
        None => finding,
    }
}

/// The unit of a rate, for words that name it alone.
fn rate_sign<'f>(facts: &'f Facts, index: usize) -> &'f str {
    figure(facts, index).map_or("", |figure| match figure.unit.dimension {
        Dimension::Percent | Dimension::Point => figure.unit.printed.as_str(),
        _ => "",
    })
}

/// The mentions inside a run, in order, with their indices.
pub(super) fn mentions_in<'f>(facts: &'f Facts, within: Run) -> impl DoubleEndedIterator<Item = (usize, &'f Mention)> {
    let span = facts.document.reading.span(within);
    let first = facts.mentions.partition_point(|mention| mention.span.start < span.start);
    let last = facts.mentions.partition_point(|mention| mention.span.start < span.end).max(first);
    facts.mentions[first..last].iter().enumerate().map(move |(step, mention)| (first + step, mention))
}

/// The figures of quantities inside a run, in order, with their places.
pub(super) fn quantities_in<'f>(facts: &'f Facts, within: Run) -> impl Iterator<Item = (Run, &'f Figure)> {
    mentions_in(facts, within)
        .filter(|(_, mention)| mention.class == Class::Quantity)
        .filter_map(|(_, mention)| Some((mention.run?, mention.figure.as_deref()?)))
}
