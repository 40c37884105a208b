use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::answer::{self, Details};
use crate::worker;

thread_local! {
    /// How many texts were checked, and the details of the last.
    static LAST: RefCell<(u32, Option<Details>)> = const { RefCell::new((0, None)) };
}

/// Checks a text for the page: what it shows at once, as [`answer::Answer`]. For the rest see [`details`].
#[wasm_bindgen]
pub fn examine(text: &str, options: &JsValue) -> Result<String, JsValue> {
    let report = worker::report(text, options)?;
    LAST.with_borrow_mut(|(number, kept)| {
        *number += 1;
        let (answer, details) = answer::parted(*number, text, report);
        *kept = Some(details);
        worker::json(&answer)
    })
}

/// The details of the text that was examined last, as [`Details`]; `null` before there was one.
#[wasm_bindgen]
pub fn details() -> Result<String, JsValue> {
    LAST.with_borrow(|(_, kept)| worker::json(kept))
}
