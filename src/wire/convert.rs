use super::rule_list::severity;
use super::{
    Change, Check, Compared, Coverage, DocumentInfo, Edit, Finding, Fix, Indicator, Mention, PeriodInfo, Related, Report, SCHEMA,
    Vanished,
};
use crate::Analysis;
use crate::claim::{Judged, Verdict};
use crate::compare;
use crate::document::{Date, Document, Heading, Period};
use crate::indicator::{self, Direction, Kind};
use crate::mention::{self, Class};
use crate::number::{Bound, Decimal};
use crate::rules;
use crate::text::{Reading, Run, Utf16};

/// The analysis as other programs see it. `file` and `text` are left to the caller.
pub fn report(analysis: &Analysis) -> Report {
    let document = &analysis.document;
    let source = document.reading.source;
    let headings = document.headings.iter().map(|heading| heading_words(&document.reading, heading)).collect();
    let wire = Wire { document, mentions: &analysis.mentions, units: Utf16::new(source), headings };
    let classified = analysis.mentions.iter().filter(|mention| mention.class != Class::Unclassified).count();
    Report {
        schema: SCHEMA,
        engine: env!("CARGO_PKG_VERSION").into(),
        file: None,
        text: None,
        document: DocumentInfo {
            title: document.title.map_or(String::new(), |title| printed(&document.reading, title)),
            period: document.period.as_ref().map(period),
            chars: source.chars().count() as u32,
        },
        mentions: analysis.mentions.iter().map(|mention| wire.mention(mention)).collect(),
        indicators: analysis.indicators.iter().zip(1..).map(|(indicator, id)| wire.indicator(indicator, id)).collect(),
        checks: analysis.judged.iter().map(|judged| wire.check(judged)).collect(),
        compared: analysis.compared.iter().map(|row| compared(row, analysis)).collect(),
        vanished: analysis.vanished.iter().map(|gone| Vanished { name: gone.name.clone(), then: gone.then.clone() }).collect(),
        findings: analysis.findings.iter().map(|finding| wire.finding(finding)).collect(),
        coverage: Coverage {
            numerals: analysis.mentions.len() as u32,
            classified: classified as u32,
            indicators: analysis.indicators.len() as u32,
            checks: analysis.judged.len() as u32,
        },
    }
}

struct Wire<'a> {
    document: &'a Document<'a>,
    mentions: &'a [mention::Mention],
    units: Utf16<'a>,
    headings: Vec<String>,
}

impl Wire<'_> {
    fn place(&self, run: Run) -> (u32, u32) {
        self.units.range(self.document.reading.span(run))
    }

    fn mention(&self, mention: &mention::Mention) -> Mention {
        let (start, end) = self.units.range(mention.span);
        let figure = mention.figure.as_ref();
        let (low, high) = figure.map_or((None, None), |figure| (figure.range.lo, figure.range.hi));
        Mention {
            start,
            end,
            class: class(mention.class).into(),
            text: mention.span.of(self.document.reading.source).into(),
            value: figure.map_or(mention.number, |figure| figure.value).map(|value| value.to_string()),
            scaled: figure.and_then(|figure| figure.scaled).map(computed),
            low: low.map(|bound| computed(bound.value)),
            high: high.map(|bound| computed(bound.value)),
            low_open: is_open(low),
            high_open: is_open(high),
            unit: figure.and_then(|figure| filled(&figure.unit.printed)),
            base_unit: figure.and_then(|figure| filled(&figure.unit.base)),
            approx: approximators(mention),
            from: mention.when.as_ref().map(|when| iso(when.start)),
            to: mention.when.as_ref().map(|when| iso(when.end)),
        }
    }

    fn indicator(&self, indicator: &indicator::Indicator, id: u32) -> Indicator {
        let mention = &self.mentions[indicator.mention];
        let (name_start, name_end) = self.place(indicator.name_run);
        let (value_start, value_end) = self.units.range(mention.span);
        Indicator {
            id,
            name: indicator.name.clone(),
            name_start,
            name_end,
            value: self.value(mention),
            unit: mention.figure.as_ref().map_or(String::new(), |figure| figure.unit.printed.clone()),
            value_start,
            value_end,
            approx: approximators(mention),
            kind: kind(indicator.kind).into(),
            change: indicator.change.as_ref().map(|change| self.change(change)),
            period: indicator.period.clone(),
            status: if indicator.planned { "plan" } else { "done" }.into(),
            aspect: indicator.aspect.clone(),
            scope: indicator.scope.clone(),
            section: self.section(indicator.section),
            parent: indicator.parent.map(|parent| parent as u32 + 1),
        }
    }

    fn change(&self, change: &indicator::Change) -> Change {
        let mention = &self.mentions[change.mention];
        let number = self.units.range(mention.span);
        let unit = mention.figure.as_ref().map(|figure| figure.unit_run).filter(|run| !run.is_empty()).map(|run| self.place(run));
        Change {
            basis: change.basis.clone(),
            direction: direction(change.direction).into(),
            value: mention
                .figure
                .as_ref()
                .and_then(|figure| figure.value)
                .map_or_else(|| self.value(mention), |value| value.magnitude().to_string()),
            unit: mention.figure.as_ref().map_or(String::new(), |figure| figure.unit.printed.clone()),
            start: unit.map_or(number.0, |unit| unit.0.min(number.0)),
            end: unit.map_or(number.1, |unit| unit.1.max(number.1)),
        }
    }

    fn value(&self, mention: &mention::Mention) -> String {
        let single = mention.figure.as_ref().and_then(|figure| figure.value);
        single.map_or_else(|| self.words(mention), |value| value.to_string())
    }

    fn words(&self, mention: &mention::Mention) -> String {
        match mention.run {
            Some(run) => printed(&self.document.reading, run),
            None => mention.span.of(self.document.reading.source).into(),
        }
    }

    fn section(&self, index: usize) -> Vec<String> {
        let path = self.document.sections.get(index).map(|section| section.path.as_slice()).unwrap_or_default();
        path.iter().filter_map(|&heading| self.headings.get(heading).cloned()).collect()
    }

    fn check(&self, judged: &Judged) -> Check {
        let (start, end) = self.place(judged.claim.run);
        Check {
            rule: judged.claim.rule.into(),
            verdict: verdict(judged.verdict).into(),
            start,
            end,
            equation: judged.equation.clone(),
            reason: judged.reason.clone(),
        }
    }

    fn finding(&self, finding: &rules::Finding) -> Finding {
        let (start, end) = self.units.range(finding.span);
        let related = |related: &rules::Related| {
            let (start, end) = self.units.range(related.span);
            Related { start, end, label: related.label.clone(), origin: None }
        };
        let edit = |edit: &rules::Edit| {
            let (start, end) = self.units.range(edit.span);
            Edit { start, end, text: edit.text.clone() }
        };
        let fix = |fix: &rules::Fix| Fix { title: fix.title.clone(), edits: fix.edits.iter().map(edit).collect() };
        Finding {
            rule: finding.rule.into(),
            severity: severity(finding.severity).into(),
            start,
            end,
            message: finding.message.clone(),
            evidence: finding.evidence.clone(),
            related: finding.related.iter().map(related).collect(),
            fixes: finding.fixes.iter().map(fix).collect(),
            fingerprint: finding.fingerprint.clone(),
            origin: None,
        }
    }
}

fn compared(row: &compare::Row, analysis: &Analysis) -> Compared {
    let indicator = &analysis.indicators[row.indicator];
    let places = [Some(indicator.mention), indicator.change.as_ref().map(|change| change.mention)];
    let spans = places.into_iter().flatten().map(|mention| analysis.mentions[mention].span);
    let is_wrong = |finding: &rules::Finding| {
        finding.rule == "prev-base-mismatch"
            && spans.clone().any(|span| span.contains(finding.span) || finding.span.contains(span))
    };
    let judged = if analysis.findings.iter().any(is_wrong) {
        Verdict::Issue
    } else if row.borne_out {
        Verdict::Pass
    } else {
        Verdict::Unchecked
    };
    Compared {
        indicator: row.indicator as u32 + 1,
        now: row.now.clone(),
        then: row.then.clone(),
        growth: row.growth.clone(),
        growth_unit: if row.points { "个百分点" } else { "%" }.into(),
        verdict: verdict(judged).into(),
    }
}

/// A heading of the first two levels by its words; below, whole paragraphs can stand behind a mark, so the mark alone.
fn heading_words(reading: &Reading, heading: &Heading) -> String {
    let mut words = printed(reading, heading.mark);
    if heading.level < 3 {
        words.push_str(&printed(reading, heading.title));
    }
    words
}

/// The words of a run as printed, without blanks, line breaks and the debris that the reading leaves out.
fn printed(reading: &Reading, run: Run) -> String {
    let places = (run.from()..run.to().min(reading.len())).filter(|&at| reading.at(at) != '\n');
    places.filter_map(|at| reading.source[reading.byte(at) as usize..].chars().next()).collect()
}

fn computed(value: Decimal) -> String {
    value.trimmed().to_string()
}

fn is_open(bound: Option<Bound>) -> bool {
    bound.is_some_and(|bound| bound.open)
}

fn filled(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

fn approximators(mention: &mention::Mention) -> Option<String> {
    Some(mention.figure.as_ref()?.approximation.as_ref()?.words.clone())
}

fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

fn period(period: &Period) -> PeriodInfo {
    PeriodInfo { label: period.label.clone(), start: iso(period.start), end: iso(period.end) }
}

fn class(class: Class) -> &'static str {
    match class {
        Class::Quantity => "quantity",
        Class::Date => "date",
        Class::Period => "period",
        Class::Ordinal => "ordinal",
        Class::Heading => "heading",
        Class::DocumentNumber => "document-number",
        Class::PlanEra => "plan-era",
        Class::NamedTerm => "named-term",
        Class::Code => "code",
        Class::PageMark => "page-mark",
        Class::Other => "other",
        Class::Unclassified => "unclassified",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "count",
        Kind::Amount => "amount",
        Kind::Rate => "rate",
        Kind::Share => "share",
        Kind::Rank => "rank",
        Kind::Ratio => "ratio",
        Kind::Other => "other",
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Flat => "flat",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Issue => "issue",
        Verdict::Doubt => "doubt",
        Verdict::Unchecked => "unchecked",
    }
}

#[cfg(test)]
mod tests;
