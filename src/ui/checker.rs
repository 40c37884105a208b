//! The checker as the page sees it: `window.hegao`, which the boot script provides. It runs in a thread of its
//! own where the browser allows that, and in the page where it does not.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::answer::{Answer, Details};
use super::dom;
use super::state::State;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = hegao, js_name = examine, catch)]
    async fn ask(text: &str, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = hegao, js_name = details, catch)]
    async fn ask_details() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = hegao, js_name = check, catch)]
    async fn ask_whole(text: &str, options: &JsValue) -> Result<JsValue, JsValue>;
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

/// Checks the text of a state; the error is a sentence for the user.
pub async fn check(state: &State) -> Result<Answer, String> {
    let answer = ask(&state.text, &options(state)).await.map_err(|error| dom::told(&error))?;
    serde_json::from_str(&answer.as_string().unwrap_or_default()).map_err(|error| format!("检查结果读不出来：{error}"))
}

/// The rest of the newest answer; none where the checker was started anew since.
pub async fn details() -> Option<Details> {
    serde_json::from_str(&ask_details().await.ok()?.as_string()?).ok()
}

/// The whole report as JSON, as other programs read it.
pub async fn whole(state: &State) -> Result<String, String> {
    let report = ask_whole(&state.text, &options(state)).await.map_err(|error| dom::told(&error))?;
    let json = js_sys::JSON::stringify_with_replacer_and_space(&report, &JsValue::NULL, &2.into());
    json.map(String::from).map_err(|error| dom::told(&error))
}

/// What the checker is told beside the text.
fn options(state: &State) -> JsValue {
    let options = js_sys::Object::new();
    let knowledge = state.own.file.as_ref().map(|file| file.text.as_str());
    let previous = state.previous.as_ref().map(|file| file.text.as_str());
    for (name, value) in [("knowledge", knowledge), ("previous", previous)] {
        if let Some(value) = value {
            // Setting a field of a fresh object cannot fail.
            let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
        }
    }
    options.into()
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
