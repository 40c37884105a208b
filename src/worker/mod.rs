//! The checker as JavaScript calls it, in the Blob worker or in the page itself.

mod options;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{analyze, wire};

/// Checks a text; returns a [`wire::Report`] that carries it. Only an invalid option is an error.
#[wasm_bindgen]
pub fn check(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = options::read(options)?;
    let mut report = wire::report(&analyze(text, &options));
    report.text = Some(text.into());
    plain(&report)
}

/// Every rule, as [`wire::RuleInfo`].
#[wasm_bindgen]
pub fn rules() -> Result<JsValue, JsValue> {
    plain(&wire::rule_list())
}

fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(|error| js_sys::Error::new(&error.to_string()).into())
}
