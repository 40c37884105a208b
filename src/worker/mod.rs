//! The checker as JavaScript calls it, in the Blob worker or in the page itself. Answers are JSON: one text crosses
//! from thread to thread and from WebAssembly to JavaScript many times faster than a tree of objects.

mod options;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::analyze;
use crate::wire::{self, Report};

/// Checks a text; returns a [`wire::Report`] that carries it. Only an invalid option is an error.
#[wasm_bindgen]
pub fn check(text: &str, options: &JsValue) -> Result<String, JsValue> {
    let mut report = report(text, options)?;
    report.text = Some(text.into());
    report.to_json().map_err(failed)
}

/// Every rule, as [`wire::RuleInfo`].
#[wasm_bindgen]
pub fn rules() -> Result<String, JsValue> {
    json(&wire::rule_list())
}

pub(crate) fn report(text: &str, options: &JsValue) -> Result<Report, JsValue> {
    Ok(wire::report(&analyze(text, &options::read(options)?)))
}

pub(crate) fn json(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(failed)
}

fn failed(error: serde_json::Error) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}
