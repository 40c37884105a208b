use std::sync::Arc;

use super::*;
use crate::claim::{Claim, Relation};
use crate::document::{Heading, Section, Series, Standing};
use crate::mention::{Approximation, Dimension, Figure, Unit};
use crate::number::Interval;
use crate::rules::Severity;
use crate::text::Span;

const TEXT: &str =
    "😀市外贸局2024年上半年工作总结\n（一）稳外贸　促消费\n1.口岸通关。全市进出口完成３９．６０亿元,同比下降0.3%。";

fn d(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal")
}

struct Text<'t> {
    reading: Reading<'t>,
}

impl Text<'_> {
    fn run(&self, words: &str) -> Run {
        let at = self.reading.find(Run::new(0, self.reading.len()), words).expect(words);
        Run::new(at, at + words.chars().count())
    }

    fn span(&self, words: &str) -> Span {
        self.reading.span(self.run(words))
    }

    fn figure(&self, value: Option<&str>, scaled: Option<&str>, unit: &str, words: Option<&str>) -> Option<Arc<Figure>> {
        Some(Arc::new(Figure {
            value: value.map(d),
            scaled: scaled.map(d),
            range: Interval { lo: Some(Bound { value: d("3955.0"), open: false }), hi: None },
            place: d("1"),
            exact: false,
            unit: Unit { printed: unit.into(), base: unit.trim_start_matches('亿').into(), dimension: Dimension::Unknown },
            unit_run: self.run(unit),
            approximation: words.map(|words| Approximation { words: words.into(), vague: false }),
            whole: self.run(unit),
        }))
    }
}

fn analysis() -> Analysis<'static> {
    let text = Text { reading: Reading::new(TEXT) };
    let heading = |mark: &str, title: &str, series, level| Heading {
        mark: text.run(mark),
        title: text.run(title),
        series,
        number: 1,
        level,
        inline: level == 3,
    };
    let half = Period {
        label: "2024年上半年".into(),
        start: Date { year: 2024, month: 1, day: 1 },
        end: Date { year: 2024, month: 6, day: 30 },
    };
    let mention = |words: &str, class, figure| mention::Mention {
        span: text.span(words),
        run: Some(text.run(words)),
        class,
        figure,
        number: None,
        when: (class == Class::Period).then(|| half.clone()),
    };
    let mentions = vec![
        mention("2024年上半年", Class::Period, None),
        mention("39.60", Class::Quantity, text.figure(Some("39.60"), Some("3960000000.00"), "亿元", Some("超"))),
        mention("0.3", Class::Quantity, text.figure(Some("-0.3"), Some("-0.3"), "%", None)),
        mention("1", Class::Unclassified, None),
    ];
    let indicators = vec![indicator::Indicator {
        name: "全市进出口".into(),
        name_run: text.run("进出口"),
        mention: 1,
        kind: Kind::Amount,
        change: Some(indicator::Change {
            basis: "同比".into(),
            direction: Direction::Down,
            mention: 2,
            run: text.run("同比下降0.3%"),
        }),
        period: Some(half.label.clone()),
        planned: false,
        aspect: None,
        scope: Some("全市".into()),
        section: 1,
        parent: Some(0),
    }];
    let judged = vec![Judged {
        claim: Claim {
            rule: "growth-recompute",
            relation: Relation::PartWithin { total: 1, part: 2 },
            run: text.run("进出口"),
            hindrance: None,
            sure: true,
        },
        verdict: Verdict::Unchecked,
        equation: String::new(),
        reason: Some("无基数".into()),
        expected: None,
    }];
    let finding = rules::Finding {
        rule: "point-on-level",
        severity: Severity::Warning,
        span: text.span("39.60"),
        message: "说明".into(),
        evidence: "依据".into(),
        related: Vec::new(),
        fixes: Vec::new(),
        fingerprint: "0123456789abcdef".into(),
    };
    let findings = vec![finding.related(text.span("同比"), "基期").fix("改写", text.span("下降"), "上升")];
    let sections = vec![
        Section { run: text.run("2024年上半年"), path: Vec::new(), standing: Standing::Done },
        Section { run: text.run("口岸"), path: vec![0, 1], standing: Standing::Done },
    ];
    let document = Document {
        debris: Vec::new(),
        aliases: Vec::new(),
        tables: Vec::new(),
        lines: Vec::new(),
        title: Some(text.run("市外贸局2024年上半年工作总结")),
        headings: vec![heading("(一)", "稳外贸促消费", Series::HanBracket, 2), heading("1.", "口岸通关", Series::Digit, 3)],
        sections,
        sentences: Vec::new(),
        report_date: None,
        period: Some(half.clone()),
        reading: text.reading,
    };
    Analysis { document, mentions, indicators, judged, compared: Vec::new(), vanished: Vec::new(), findings, ignored: Vec::new() }
}

fn units(start: u32, end: u32) -> String {
    let units: Vec<u16> = TEXT.encode_utf16().collect();
    String::from_utf16(&units[start as usize..end as usize]).expect("whole characters")
}

#[test]
fn the_document_is_named_as_printed() {
    let report = report(&analysis());
    assert_eq!(report.document.title, "市外贸局2024年上半年工作总结");
    let period = report.document.period.expect("a period");
    assert_eq!((period.start.as_str(), period.end.as_str()), ("2024-01-01", "2024-06-30"));
    assert_eq!(report.document.chars as usize, TEXT.chars().count());
    let coverage = report.coverage;
    assert_eq!((coverage.numerals, coverage.classified, coverage.indicators, coverage.checks), (4, 3, 1, 1));
}

#[test]
fn numbers_are_decimal_strings() {
    let report = report(&analysis());
    let mention = &report.mentions[1];
    assert_eq!((mention.text.as_str(), mention.class.as_str()), ("３９．６０", "quantity"));
    assert_eq!(mention.value.as_deref(), Some("39.60"), "printed decimals stay");
    assert_eq!(mention.scaled.as_deref(), Some("3960000000"), "computed values are trimmed");
    assert_eq!((mention.low.as_deref(), mention.high.as_deref()), (Some("3955"), None));
    assert_eq!((mention.unit.as_deref(), mention.base_unit.as_deref()), (Some("亿元"), Some("元")));
    assert_eq!(mention.approx.as_deref(), Some("超"));
    assert_eq!(report.mentions[0].from.as_deref(), Some("2024-01-01"));
    assert_eq!(report.mentions[0].value, None);
}

#[test]
fn offsets_count_utf16_units() {
    let report = report(&analysis());
    let mention = &report.mentions[1];
    assert_eq!(units(mention.start, mention.end), "３９．６０");
    let indicator = &report.indicators[0];
    assert_eq!(units(indicator.name_start, indicator.name_end), "进出口");
    let change = indicator.change.as_ref().expect("a change");
    assert_eq!(units(change.start, change.end), "0.3%");
    assert_eq!((change.value.as_str(), change.unit.as_str(), change.direction.as_str()), ("0.3", "%", "down"));
    let finding = &report.findings[0];
    assert_eq!(units(finding.related[0].start, finding.related[0].end), "同比");
    assert_eq!(units(finding.fixes[0].edits[0].start, finding.fixes[0].edits[0].end), "下降");
}

#[test]
fn sections_are_heading_words_and_deep_ones_their_mark() {
    let report = report(&analysis());
    assert_eq!(report.indicators[0].section, ["（一）稳外贸促消费", "1."]);
    assert_eq!((report.indicators[0].id, report.indicators[0].parent), (1, Some(1)));
}

#[test]
fn a_range_is_given_as_printed() {
    let mut analysis = analysis();
    if let Some(figure) = analysis.mentions[1].figure.as_mut() {
        let figure = Arc::make_mut(figure);
        (figure.value, figure.scaled) = (None, None);
    }
    let report = report(&analysis);
    assert_eq!(report.indicators[0].value, "３９．６０");
    assert_eq!(report.mentions[1].value, None);
}
