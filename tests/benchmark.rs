//! How much of the public extractors' test suites is read right, where the shared benchmark stands beside the project.
//!
//! Measured on the output that other programs see. A case is right when every expected expression has a mention at its
//! place with its value, and, where the case lists all of them, no other mention of its kind stands beside them. A
//! mention may leave to its unit and its approximators what the output names apart from the digits; nothing else may
//! be missing or too much. Only cases that reports contain count; the benchmark's own data stay outside the project.

use std::collections::BTreeMap;
use std::path::Path;

use hegao::document::Date;
use hegao::number::Decimal;
use hegao::wire::{self, Mention};
use hegao::{Options, analyze};
use serde_json::Value;

const BENCHMARK: &str = "../shared/extract/benchmark-dev.jsonl";

/// What of the cases of each kind must be read right, in percent.
const TARGETS: [(&str, usize); 8] = [
    ("number", 97),
    ("percent", 97),
    ("ordinal", 92),
    ("range", 92),
    ("currency", 92),
    ("number_unit", 85),
    ("date", 90),
    ("period", 90),
];

/// What may stand between the edges of an expected span and the digits, beside the unit and the approximators.
const FRAME: [&str; 7] = ["人民币", "整", "正", "第", "从", "在", "之间"];

struct Case<'a> {
    chars: Vec<char>,
    kind: &'a str,
    mentions: Vec<Mention>,
}

/// A figure of the benchmark: `0.2`, `7/17`, `6E-05`, `80%`.
fn figure(text: &str) -> Option<Decimal> {
    let text = text.trim_end_matches('%').replace(',', "");
    if let Some((over, below)) = text.split_once('/') {
        return figure(over)?.divided(figure(below)?, 16);
    }
    match text.split_once(['E', 'e']) {
        Some((mantissa, power)) => Decimal::parse(mantissa)?.shifted(power.parse().ok()?),
        None => Decimal::parse(&text),
    }
}

/// Equal to twelve digits: endless fractions are printed to fifteen.
fn same(found: &Option<String>, wanted: &Value, factor: &str) -> bool {
    let (Some(found), Some(wanted)) = (found.as_deref().and_then(figure), wanted.as_str().and_then(figure)) else {
        return found.is_none() && wanted.is_null();
    };
    let (Some(found), Some(slack)) = (figure(factor).and_then(|factor| found.times(factor)), wanted.magnitude().shifted(-12))
    else {
        return false;
    };
    found.minus(wanted).is_some_and(|gap| gap.magnitude() <= slack)
}

/// The benchmark's units that are not the printed ones: how many of them one printed unit is.
fn factor(unit: &Value, mention: &Mention) -> &'static str {
    match (unit.as_str().unwrap_or_default(), mention.base_unit.as_deref().unwrap_or_default()) {
        ("Gram", "斤") => "500",
        ("Gram", "公斤") => "1000",
        ("Gram", "毫克") => "0.001",
        ("Kilobit", "比特") => "0.001",
        ("Millilitre", "汤匙") => "15",
        ("%", "‰") => "0.1",
        _ => "1",
    }
}

impl Case<'_> {
    fn text(&self, start: usize, end: usize) -> String {
        let plain = |&ch: &char| match ch {
            '！'..='～' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
            _ => ch,
        };
        self.chars[start.min(end)..end].iter().filter(|ch| !ch.is_whitespace()).map(plain).collect()
    }

    /// Whether a mention covers an expression, apart from what its unit and approximators say.
    fn covers(&self, mention: &Mention, start: usize, end: usize) -> bool {
        let (from, to) = (mention.start as usize, mention.end as usize);
        if from < start || to > end {
            return false;
        }
        let mut apart: Vec<String> = mention.approx.as_deref().unwrap_or_default().split(';').map(str::to_owned).collect();
        let (unit, base) = (mention.unit.as_deref().unwrap_or_default(), mention.base_unit.as_deref().unwrap_or_default());
        apart.extend([unit, base, unit.strip_suffix(base).unwrap_or_default()].map(str::to_owned));
        apart.extend(FRAME.map(str::to_owned));
        [self.text(start, from), self.text(to, end)].into_iter().all(|mut rest| {
            apart.sort_by_key(|words| std::cmp::Reverse(words.len()));
            // The 余 of 500万余亿 stands inside the unit.
            for words in apart.iter().chain(&apart) {
                rest = rest.replacen(words.as_str(), "", 1);
            }
            rest.is_empty()
        })
    }

    fn expects(&self, expected: &Value) -> bool {
        let place = |key: &str| expected[key].as_u64().unwrap_or_default() as usize;
        let (start, end) = (place("start_char"), place("end_char"));
        let kind = expected["type"].as_str().unwrap_or(self.kind);
        self.mentions.iter().any(|mention| self.covers(mention, start, end) && says(kind, mention, expected))
    }

    /// Mentions that are of the kind of the case.
    fn alike(&self) -> usize {
        let unit = |mention: &&Mention| mention.unit.clone().unwrap_or_default();
        let figure = |mention: &&Mention| mention.class == "quantity";
        match self.kind {
            "number" => self.mentions.iter().filter(figure).filter(|mention| mention.base_unit.is_none()).count(),
            "percent" => self.mentions.iter().filter(figure).filter(|m| ["%", "‰", "个百分点"].contains(&&*unit(m))).count(),
            "currency" => self.mentions.iter().filter(figure).filter(|mention| unit(mention).ends_with('元')).count(),
            "date" | "period" => self.mentions.iter().filter(|mention| ["date", "period"].contains(&&*mention.class)).count(),
            _ => 0,
        }
    }
}

fn says(kind: &str, mention: &Mention, expected: &Value) -> bool {
    let wanted = &expected["value"];
    let is = |class: &str| mention.class == class;
    let factor = factor(&expected["unit"], mention);
    match kind {
        "ordinal" => is("ordinal") && same(&mention.value, wanted, "1"),
        "range" => {
            let more = mention.approx.as_deref().is_some_and(|words| words.contains(['余', '多']));
            let high = same(&mention.high, &wanted["hi"], factor) || (more && wanted["hi"].is_null());
            (is("quantity") || is("ordinal")) && same(&mention.low, &wanted["lo"], factor) && high
        }
        "date" | "period" | "daterange" | "time_span" => when(mention, expected),
        "number_unit" if is("period") => same(&mention.value, wanted, factor),
        _ => is("quantity") && (wanted.is_null() || same(&mention.scaled, wanted, factor)),
    }
}

/// Whether the days are those expected; the benchmark's periods end on the day after, some of them on the day itself.
fn when(mention: &Mention, expected: &Value) -> bool {
    let wanted = &expected["value"];
    if let Some(length) = wanted["n"].as_str() {
        return mention.value.as_deref() == Some(length);
    }
    if !["date", "period"].contains(&&*mention.class) {
        return false;
    }
    let (Some(from), Some(to)) = (mention.from.as_deref(), mention.to.as_deref()) else {
        return wanted["start"].is_null();
    };
    let lenient = expected["end_lenient"] == Value::Bool(true);
    let fits = |wanted: &Value| {
        let last = wanted["end"].as_str() == day_after(to).as_deref();
        wanted["start"].as_str() == Some(from) && (last || lenient)
    };
    let part = |key: &str, at: std::ops::Range<usize>| {
        wanted[key].as_u64().is_none_or(|part| from.get(at).and_then(|digits| digits.parse().ok()) == Some(part))
    };
    match &wanted["any_of"] {
        // Without a year it depends on the text around; where it is given it must be one of them.
        Value::Array(any) => any.iter().any(fits),
        _ if wanted["start"].is_string() => fits(wanted),
        _ => wanted["at"].is_null() && part("m", 5..7) && part("d", 8..10),
    }
}

fn day_after(day: &str) -> Option<String> {
    let date = Date::parse(day)?;
    let next = Date::new(date.year, date.month, date.day + 1)
        .or_else(|| Date::new(date.year, date.month + 1, 1))
        .or_else(|| Date::new(date.year + 1, 1, 1));
    next.map(|next| next.to_string())
}

fn right(case: &Value) -> bool {
    let text = case["text"].as_str().unwrap_or_default();
    let reference = case["reference"].as_str().unwrap_or_default();
    let report_date = Date::parse(reference.get(..10).unwrap_or_default())
        .or_else(|| Date::new(reference.get(..4)?.parse().ok()?, 12, 31).filter(|_| reference.len() == 4));
    let report = wire::report(&analyze(text, &Options { report_date, ..Options::default() }));
    // Offsets of the output are UTF-16 units, those of the benchmark code points; its texts have no pairs.
    let chars: Vec<char> = text.chars().collect();
    assert_eq!(chars.len(), text.encode_utf16().count(), "{text}");
    let read = Case { chars, kind: case["kind"].as_str().unwrap_or_default(), mentions: report.mentions };
    let Some(all) = case["expected"].as_array() else { return false };
    let complete = case["complete"] == Value::Bool(true);
    all.iter().all(|expected| read.expects(expected)) && (!complete || read.alike() <= all.len())
}

#[test]
fn the_shared_benchmark_is_read() {
    if !Path::new(BENCHMARK).exists() {
        println!("skipped: {BENCHMARK} is not here");
        return;
    }
    let lines = std::fs::read_to_string(BENCHMARK).expect("the benchmark is text");
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in lines.lines() {
        let case: Value = serde_json::from_str(line).expect("every line is JSON");
        if case["report"] != Value::Bool(true) {
            continue;
        }
        let entry = tally.entry(case["kind"].as_str().unwrap_or_default().to_owned()).or_default();
        let right = right(&case);
        entry.0 += usize::from(right);
        entry.1 += 1;
        if !right {
            println!("{} {}", case["kind"], case["text"]);
        }
    }
    for (kind, (right, all)) in &tally {
        println!("{kind:12} {right:4} of {all:4}");
    }
    for (kind, least) in TARGETS {
        let (right, all) = tally.get(kind).copied().unwrap_or_default();
        assert!(right * 100 >= least * all && all > 0, "{kind}: {right} of {all}");
    }
}
