//! How much of the public extractors' test suites is read right, where the shared benchmark stands beside the project.
//!
//! Only cases that reports contain count. A case is right when every expected expression has a mention at its
//! place with its value; the benchmark's own data stay outside the project.

use std::collections::BTreeMap;
use std::path::Path;

use hegao::document::Document;
use hegao::mention::{self, Class, Mention};
use hegao::number::Decimal;
use serde_json::Value;

const BENCHMARK: &str = "../shared/extract/benchmark-dev.jsonl";

/// Byte offset of a code point.
fn byte(text: &str, point: usize) -> u32 {
    text.char_indices().nth(point).map_or(text.len(), |(at, _)| at) as u32
}

/// The expected value, where the benchmark gives a plain number.
fn wanted(expected: &Value) -> Option<Decimal> {
    let resolution = &expected["resolution"];
    let given = [&resolution["value"], &resolution["num"], &expected["value"], resolution];
    let text = given.iter().find_map(|value| value.as_str())?;
    Decimal::parse(&text.replace([',', '%'], ""))
}

fn right(case: &Value) -> bool {
    let text = case["text"].as_str().unwrap_or_default();
    let kind = case["kind"].as_str().unwrap_or_default();
    let document = Document::read(text);
    let found = mention::read(&document);
    let Some(all) = case["expected"].as_array() else { return false };
    all.iter().all(|expected| {
        let start = byte(text, expected["start_char"].as_u64().unwrap_or_default() as usize);
        let end = byte(text, expected["end_char"].as_u64().unwrap_or_default() as usize);
        let here: Vec<&Mention> = found.iter().filter(|mention| mention.span.start < end && mention.span.end > start).collect();
        let Some(first) = here.first() else { return false };
        match kind {
            "date" | "period" => first.span.start == start && here[here.len() - 1].span.end == end,
            "number" | "percent" | "currency" => {
                let value = first.figure.as_ref().and_then(|figure| figure.scaled);
                let inside = first.span.start >= start && first.span.end <= end;
                inside && wanted(expected).is_none_or(|wanted| value == Some(wanted))
            }
            "ordinal" => first.class == Class::Ordinal,
            _ => first.figure.is_some() || first.class != Class::Unclassified,
        }
    })
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
        entry.0 += usize::from(right(&case));
        entry.1 += 1;
    }
    for (kind, (right, all)) in &tally {
        println!("{kind:12} {right:4} of {all:4}");
    }
    let share = |kind: &str| tally.get(kind).map_or(0, |(right, all)| right * 100 / all);
    for (kind, least) in [("number", 85), ("percent", 88), ("ordinal", 92), ("range", 92), ("number_unit", 85), ("date", 88)] {
        assert!(share(kind) >= least, "{kind}: {} %", share(kind));
    }
}
