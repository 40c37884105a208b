//! The rooms of the analysis, one by one, so that a program can time each of them in WebAssembly.

use hegao::knowledge::Knowledge;
use hegao::rules::{Facts, RULES, Words};
use hegao::text::Reading;
use hegao::wire::Report;
use hegao::{Analysis, Options, analyze, claim, document::Document, indicator, mention, wire};
use wasm_bindgen::prelude::*;

/// A text with its analysis. It is never given back: a benchmark's process ends soon.
#[wasm_bindgen]
pub struct Rooms {
    text: &'static str,
    report: Report,
    analysis: Analysis<'static>,
}

#[wasm_bindgen]
impl Rooms {
    /// Analyses a text once.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String) -> Rooms {
        let text: &'static str = Box::leak(text.into_boxed_str());
        let analysis = analyze(text, &Options::default());
        let report = Report { text: Some(text.into()), ..wire::report(&analysis) };
        Rooms { text, report, analysis }
    }

    /// Takes a text over from JavaScript and does nothing with it.
    pub fn take(text: &str) -> usize {
        text.len()
    }

    /// The report as it is handed to JavaScript.
    pub fn json(&self) -> String {
        self.report.to_json().unwrap_or_default()
    }

    /// All of it, as the page calls it.
    pub fn check(text: &str) -> String {
        Report { text: Some(text.into()), ..wire::report(&analyze(text, &Options::default())) }.to_json().unwrap_or_default()
    }

    /// The rooms in the order of the pipeline.
    pub fn names() -> Vec<String> {
        ["plain scan", "reading", "document", "mentions", "indicators", "claims", "rules", "wire", "whole", "JSON text"]
            .map(String::from)
            .to_vec()
    }

    /// Does the work of one room once; returns how much came of it, so that nothing is left out.
    pub fn run(&self, name: &str) -> usize {
        let Analysis { document, mentions, indicators, judged, .. } = &self.analysis;
        match name {
            "plain scan" => self.text.chars().filter(char::is_ascii_digit).count(),
            "reading" => Reading::new(self.text).len(),
            "document" => Document::read(self.text).sentences.len(),
            "mentions" => mention::read(document).len(),
            "indicators" => indicator::read(document, mentions).len(),
            "claims" => claim::judge(document, mentions, indicators).len(),
            "rules" => {
                let knowledge = &Knowledge::default();
                let facts = Facts {
                    document,
                    mentions,
                    indicators,
                    judged,
                    previous: None,
                    pairs: &[],
                    knowledge,
                    words: Words::default(),
                };
                let mut findings = Vec::new();
                RULES.iter().for_each(|rule| (rule.check)(&facts, &mut findings));
                findings.len()
            }
            "wire" => wire::report(&self.analysis).findings.len(),
            "JSON text" => self.json().len(),
            _ => analyze(self.text, &Options::default()).findings.len(),
        }
    }
}
