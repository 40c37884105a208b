//! The checker as the page sees it: `window.hegao`, which the boot script provides. It runs in a thread of its
//! own where the browser allows that, and in the page where it does not.

use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::answer::Answer;
use super::dom;
use crate::wire::RuleInfo;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = hegao, js_name = check, catch)]
    async fn ask_check(text: &str, options: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = hegao, js_name = rules, catch)]
    async fn ask_rules() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(thread_local_v2, js_namespace = hegao, js_name = proof)]
    static PROOF: JsValue;
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
}

/// Checks a text, with a knowledge file where there is one; the error is a sentence for the user. Beside the answer stands for how many milliseconds
/// taking it over held up the page.
pub async fn check(text: &str, knowledge: Option<&str>) -> Result<(Answer, f64), String> {
    let options = js_sys::Object::new();
    if let Some(knowledge) = knowledge {
        // Setting a field of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&options, &"knowledge".into(), &knowledge.into());
    }
    let answer = ask_check(text, options.into()).await;
    let begun = dom::now();
    read(answer).map(|answer| (answer, dom::now() - begun))
}

/// Every rule.
pub async fn rules() -> Result<Vec<RuleInfo>, String> {
    read(ask_rules().await)
}

/// As it stands now.
pub fn proof() -> Proof {
    PROOF.with(|proof| {
        let field = |name: &str| js_sys::Reflect::get(proof, &name.into()).unwrap_or(JsValue::UNDEFINED);
        Proof {
            policy: field("policy").as_string().unwrap_or_default(),
            imports: serde_wasm_bindgen::from_value(field("imports")).unwrap_or_default(),
            requests: field("requests").as_f64().unwrap_or_default() as u32,
        }
    })
}

fn read<T: DeserializeOwned>(answer: Result<JsValue, JsValue>) -> Result<T, String> {
    let answer = answer.map_err(|error| dom::told(&error))?;
    serde_wasm_bindgen::from_value(answer).map_err(|error| format!("检查结果读不出来：{error}"))
}
