//! The checker as the page sees it: `window.hegao`, which the boot script provides. It runs in a thread of its
//! own where the browser allows that, and in the page where it does not.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::answer::{Answer, Details};
use super::dom;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = hegao, js_name = examine, catch)]
    async fn ask(text: &str, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = hegao, js_name = details, catch)]
    async fn ask_details() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(thread_local_v2, js_namespace = hegao, js_name = proof)]
    static PROOF: JsValue;
    #[wasm_bindgen(thread_local_v2, js_namespace = hegao, js_name = servedName)]
    static SERVED_NAME: JsValue;
    #[wasm_bindgen(thread_local_v2, js_namespace = hegao, js_name = servedFile)]
    static SERVED_FILE: JsValue;
}

/// The name of the page's own file, where a server handed it out; none where it was opened as a file.
pub fn served_name() -> Option<String> {
    SERVED_NAME.with(JsValue::as_string)
}

/// That file, byte by byte.
pub fn served_file() -> Option<String> {
    SERVED_FILE.with(JsValue::as_string)
}

/// What shows that the page cannot send anything.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Proof {
    /// The page's content policy.
    pub policy: String,
    /// The functions that the program can call in the browser.
    pub imports: Vec<String>,
    /// Requests since the page was loaded.
    pub requests: u32,
    /// The day of the commit that the page was built from.
    pub date: String,
}

/// Checks a text, with a knowledge file and last period's report where there are such; the error is a sentence for
/// the user.
pub async fn check(text: &str, knowledge: Option<&str>, previous: Option<&str>) -> Result<Answer, String> {
    let options = js_sys::Object::new();
    for (name, value) in [("knowledge", knowledge), ("previous", previous)] {
        if let Some(value) = value {
            // Setting a field of a fresh object cannot fail.
            let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
        }
    }
    let answer = ask(text, &options).await.map_err(|error| dom::told(&error))?;
    serde_json::from_str(&answer.as_string().unwrap_or_default()).map_err(|error| format!("检查结果读不出来：{error}"))
}

/// The rest of the newest answer; none where the checker was started anew since.
pub async fn details() -> Option<Details> {
    serde_json::from_str(&ask_details().await.ok()?.as_string()?).ok()
}

/// As it stands now.
pub fn proof() -> Proof {
    PROOF.with(|proof| {
        let field = |name: &str| js_sys::Reflect::get(proof, &name.into()).unwrap_or(JsValue::UNDEFINED);
        Proof {
            policy: field("policy").as_string().unwrap_or_default(),
            imports: js_sys::Array::from(&field("imports")).iter().filter_map(|name| name.as_string()).collect(),
            date: field("date").as_string().unwrap_or_default(),
            requests: field("requests").as_f64().unwrap_or_default() as u32,
        }
    })
}
