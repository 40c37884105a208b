use wasm_bindgen::prelude::*;

use super::answer::Answer;
use crate::worker;

/// Checks a text for the page, which shows less than a report holds; see [`worker::check`].
#[wasm_bindgen]
pub fn examine(text: &str, options: &JsValue) -> Result<String, JsValue> {
    worker::json(&Answer::from(worker::report(text, options)?))
}
