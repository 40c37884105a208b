//! The checker as JavaScript calls it, in the Blob worker or in the page itself. Answers are JSON: one text crosses
//! from thread to thread and from WebAssembly to JavaScript many times faster than a tree of objects.

mod options;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::ui::Answer;
use crate::wire::{self, Report};
use crate::{Options, analyze};

/// Checks a text; returns a [`wire::Report`] that carries it. Only an invalid option is an error.
#[wasm_bindgen]
pub fn check(text: &str, options: &JsValue) -> Result<String, JsValue> {
    let mut report = report(text, &options::read(options)?);
    report.text = Some(text.into());
    json(&report)
}

/// Checks a text for the page, which shows less than a report holds.
#[wasm_bindgen]
pub fn examine(text: &str, options: &JsValue) -> Result<String, JsValue> {
    json(&Answer::from(report(text, &options::read(options)?)))
}

/// Every rule, as [`wire::RuleInfo`].
#[wasm_bindgen]
pub fn rules() -> Result<String, JsValue> {
    json(&wire::rule_list())
}

fn report(text: &str, options: &Options) -> Report {
    wire::report(&analyze(text, options))
}

fn json(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|error| js_sys::Error::new(&error.to_string()).into())
}
