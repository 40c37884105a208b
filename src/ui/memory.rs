//! What is remembered in this browser, where the user asks for it: the knowledge file and what is ignored, never text.

use web_sys::Storage;
use yew::prelude::*;

use super::dom;
use super::own::{Own, Told};
use super::state::{Action, Seen};
use crate::knowledge::{self, What};
use crate::rules::by_id;

const FILE: &str = "hegao.knowledge";
const NAME: &str = "hegao.knowledge.name";
const IGNORED: &str = "hegao.ignored";

/// Recalls at the start, and keeps what is remembered up to date. A store that is missing or full is no error.
#[hook]
pub fn use_memory(state: &Seen, act: &Callback<Action>) {
    {
        let act = act.clone();
        use_effect_with((), move |_| recall(&act));
    }
    let (own, off) = (state.own.clone(), state.rules_off.clone());
    use_effect_with((state.own.changes, state.rules_off.clone()), move |_| {
        // Before anything was told there is nothing to keep, and what was remembered is about to be recalled.
        if own.changes > 0 {
            let rules = off.into_iter().map(|rule| super::own::entry(What::Rule(rule)));
            keep(&own, &knowledge::ignore_list(&own.ignored.iter().cloned().chain(rules).collect::<Vec<_>>()));
        }
    });
}

fn store() -> Option<Storage> {
    dom::window()?.local_storage().ok()?
}

fn recall(act: &Callback<Action>) {
    let Some(store) = store() else { return };
    let get = |key: &str| store.get_item(key).ok().flatten();
    let (file, ignored) = (get(FILE), get(IGNORED));
    if file.is_none() && ignored.is_none() {
        return;
    }
    act.emit(Action::Told(Told::Remember(true)));
    if let Some(list) = ignored.and_then(|text| knowledge::read(&text, |id| by_id(id).is_some()).ok()) {
        act.emit(Action::Told(Told::Add(list.ignored)));
    }
    if let Some(text) = file {
        act.emit(Action::Told(Told::File(get(NAME).unwrap_or_else(|| "词库.toml".into()), text)));
    }
}

fn keep(own: &Own, ignored: &str) {
    let Some(store) = store() else { return };
    let put = |key: &str, text: Option<&str>| {
        // What does not fit is not remembered; nothing else depends on it.
        let _ = match text.filter(|_| own.remembered) {
            Some(text) => store.set_item(key, text),
            None => store.remove_item(key),
        };
    };
    put(FILE, own.file.as_ref().map(|file| file.text.as_str()));
    put(NAME, own.file.as_ref().map(|file| file.name.as_str()));
    put(IGNORED, Some(ignored));
}
