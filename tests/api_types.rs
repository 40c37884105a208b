//! `www/hegao.d.ts` against what the program gives out: the same fields, of the same types.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

mod schemas;

use std::collections::BTreeMap;

use hegao::wire::{
    Change, Check, Compared, Edit, Finding, Fix, Indicator, Mention, Origin, PeriodInfo, Related, Report, Vanished,
};
use hegao::{Options, analyze, wire};
use serde_json::Value;

const TYPES: &str = include_str!("../www/hegao.d.ts");

/// Interfaces with their fields, and names for unions of strings.
struct Types<'t> {
    interfaces: BTreeMap<&'t str, Vec<Field<'t>>>,
    unions: BTreeMap<&'t str, Vec<&'t str>>,
}

struct Field<'t> {
    name: &'t str,
    optional: bool,
    of: &'t str,
}

fn types() -> Types<'static> {
    let (mut interfaces, mut unions) = (BTreeMap::new(), BTreeMap::new());
    let mut inside = None;
    for line in TYPES.lines() {
        if let Some(name) = line.strip_prefix("export interface ").and_then(|rest| rest.strip_suffix(" {")) {
            inside = Some(name);
            interfaces.insert(name, Vec::new());
        } else if let Some((name, of)) = line.strip_prefix("export type ").and_then(|rest| rest.split_once(" = ")) {
            unions.insert(name, of.trim_end_matches(';').split(" | ").map(|word| word.trim_matches('"')).collect());
        } else if line == "}" {
            inside = None;
        } else if let (Some(interface), Some((name, of))) = (inside, line.trim_end_matches(';').trim().split_once(": ")) {
            let optional = name.ends_with('?');
            let field = Field { name: name.trim_end_matches('?'), optional, of };
            interfaces.get_mut(interface).expect("an open interface").push(field);
        }
    }
    Types { interfaces, unions }
}

impl Types<'_> {
    fn check(&self, path: &str, of: &str, value: &Value) -> Result<(), String> {
        if let Some(of) = of.strip_suffix(" | null") {
            return if value.is_null() { Ok(()) } else { self.check(path, of, value) };
        }
        let right = match (of, value) {
            ("string", Value::String(_)) | ("number", Value::Number(_)) | ("boolean", Value::Bool(_)) => true,
            (_, Value::Array(values)) if of.ends_with("[]") => {
                let of = of.trim_end_matches("[]");
                return values.iter().try_for_each(|value| self.check(&format!("{path}[]"), of, value));
            }
            (_, Value::String(word)) => self.unions.get(of).is_some_and(|words| words.contains(&word.as_str())),
            (_, Value::Object(_)) if self.interfaces.contains_key(of) => return self.object(path, of, value),
            _ => false,
        };
        if right { Ok(()) } else { Err(format!("{path} is no {of}: {value}")) }
    }

    fn object(&self, path: &str, of: &str, value: &Value) -> Result<(), String> {
        let fields = &self.interfaces[of];
        for (name, value) in value.as_object().into_iter().flatten() {
            let path = format!("{path}.{name}");
            let field = fields.iter().find(|field| field.name == name).ok_or(format!("{path} is not declared"))?;
            self.check(&path, field.of, value)?;
        }
        match fields.iter().find(|field| !field.optional && value.get(field.name).is_none()) {
            Some(missing) => Err(format!("{path}.{} is declared and missing", missing.name)),
            None => Ok(()),
        }
    }
}

fn value(report: &Report) -> Value {
    serde_json::to_value(report).expect("JSON")
}

fn origin() -> Origin {
    Origin { part: "word/document.xml".into(), paragraph: Some(1), run: Some(2), char: Some(3), cell: Some("B3".into()) }
}

/// A report whose every field holds something.
fn full() -> Report {
    let words = || Some("文".to_owned());
    let mut report = wire::report(&analyze("", &Options::default()));
    report.file = words();
    report.text = words();
    report.document.period = Some(PeriodInfo { label: "年".into(), start: "2024-01-01".into(), end: "2024-12-31".into() });
    report.mentions.push(Mention {
        start: 0,
        end: 1,
        class: "quantity".into(),
        text: "1".into(),
        value: Some("1.5".into()),
        scaled: Some("1.5".into()),
        low: Some("1.5".into()),
        high: Some("1.5".into()),
        low_open: true,
        high_open: false,
        unit: words(),
        base_unit: words(),
        approx: words(),
        from: Some("2024-01-31".into()),
        to: Some("2024-01-31".into()),
    });
    report.indicators.push(Indicator {
        id: 1,
        name: "名".into(),
        name_start: 0,
        name_end: 1,
        value: "1".into(),
        unit: "元".into(),
        value_start: 0,
        value_end: 1,
        approx: words(),
        kind: "count".into(),
        change: Some(Change {
            basis: "同比".into(),
            direction: "up".into(),
            value: "1".into(),
            unit: "%".into(),
            start: 0,
            end: 1,
        }),
        period: words(),
        status: "done".into(),
        aspect: words(),
        scope: words(),
        section: vec!["一、".into()],
        parent: Some(1),
    });
    report.checks.push(Check {
        rule: "sum-of-parts".into(),
        verdict: "pass".into(),
        start: 0,
        end: 1,
        equation: "1=1".into(),
        reason: words(),
    });
    report.compared.push(Compared {
        indicator: 1,
        now: "2家".into(),
        then: "1家".into(),
        growth: words(),
        growth_unit: "%".into(),
        verdict: "pass".into(),
    });
    report.vanished.push(Vanished { name: "名".into(), then: "1家".into() });
    report.findings.push(Finding {
        rule: "sum-of-parts".into(),
        severity: "error".into(),
        start: 0,
        end: 1,
        message: "文".into(),
        evidence: "文".into(),
        related: vec![Related { start: 0, end: 1, label: "文".into(), origin: Some(origin()) }],
        fixes: vec![Fix { title: "文".into(), edits: vec![Edit { start: 0, end: 1, text: "文".into() }] }],
        fingerprint: "0".into(),
        origin: Some(origin()),
    });
    report
}

#[test]
fn every_field_is_declared_with_its_type() {
    let full = value(&full());
    types().check("report", "Report", &full).unwrap();
    // Nothing is declared that is never given: a full report has every declared field.
    let types = types();
    for (of, value) in [
        ("Report", &full),
        ("DocumentInfo", &full["document"]),
        ("Mention", &full["mentions"][0]),
        ("Indicator", &full["indicators"][0]),
        ("Finding", &full["findings"][0]),
    ] {
        for field in &types.interfaces[of] {
            assert!(value.get(field.name).is_some_and(|value| !value.is_null()), "{of}.{} is never given", field.name);
        }
    }
}

#[test]
fn whole_reports_are_of_the_declared_types() {
    for text in [include_str!("fixtures/health.txt"), include_str!("fixtures/district.txt"), ""] {
        types().check("report", "Report", &value(&wire::report(&analyze(text, &Options::default())))).unwrap();
    }
}

#[test]
fn rules_are_of_the_declared_types() {
    let rules = serde_json::to_value(wire::rule_list()).expect("JSON");
    types().check("rules", "RuleInfo[]", &rules).unwrap();
}

/// The options are read by name in a browser; their names stand in the source.
#[test]
fn every_option_is_declared() {
    const READER: &str = include_str!("../src/worker/options.rs");
    let arms = READER.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" => options."));
    let read: Vec<&str> = arms.map(|(name, _)| name).collect();
    let declared: Vec<&str> = types().interfaces["Options"].iter().map(|field| field.name).collect();
    assert_eq!(declared, read);
}

#[test]
fn a_wrong_type_is_seen() {
    let mut wrong = value(&full());
    wrong["findings"][0]["severity"] = "fatal".into();
    assert!(types().check("report", "Report", &wrong).is_err());
    let mut wrong = value(&full());
    wrong["mentions"][0]["extra"] = 1.into();
    assert!(types().check("report", "Report", &wrong).is_err());
}

#[test]
fn the_schema_declares_the_same_fields() {
    let (schema, types) = (serde_json::from_str::<Value>(schemas::REPORT).expect("JSON"), types());
    let names =
        |value: &Value| -> Vec<String> { value.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect() };
    for (of, fields) in
        types.interfaces.iter().filter(|(of, _)| !matches!(**of, "Hegao" | "Options" | "RuleInfo" | "RuleRecord" | "Window"))
    {
        let object = if *of == "Report" { &schema } else { &schema["$defs"][of] };
        let mut declared: Vec<&str> = fields.iter().map(|field| field.name).collect();
        declared.sort_unstable();
        assert_eq!(names(&object["properties"]), declared, "{of}");
        let required = object["required"].as_array().map_or(0, Vec::len);
        assert_eq!(required, fields.iter().filter(|field| !field.optional).count(), "{of}");
    }
    for (of, words) in &types.unions {
        let declared = schema["$defs"][of]["enum"].as_array().expect("a list of words");
        assert!(declared.iter().filter_map(Value::as_str).eq(words.iter().copied()), "{of}");
    }
}

#[test]
fn reports_hold_against_the_schema() {
    let schema = schemas::validator(schemas::REPORT);
    schemas::holds(&schema, &value(&full()));
    for text in
        [include_str!("fixtures/finance.txt"), include_str!("fixtures/health.txt"), include_str!("fixtures/customs.txt"), ""]
    {
        schemas::holds(&schema, &value(&wire::report(&analyze(text, &Options::default()))));
    }
    let mut wrong = value(&full());
    wrong["mentions"][0]["value"] = "1e3".into();
    assert!(!schema.is_valid(&wrong));
    let mut wrong = value(&full());
    wrong["findings"][0]["start"] = (-1).into();
    assert!(!schema.is_valid(&wrong));
}
