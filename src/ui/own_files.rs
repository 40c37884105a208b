//! The knowledge file and the list of what is ignored, in and out.

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use super::commands::{said, trouble};
use super::files;
use super::own::{Told, entry};
use super::state::{Action, Dialog, State};
use crate::knowledge::{self, What};
use crate::rules::by_id;

/// What a file is opened as.
#[derive(Clone, Copy)]
pub enum Kind {
    Knowledge,
    Ignored,
}

/// Reads a file and tells the state.
pub fn open(file: File, act: &Callback<Action>, kind: Kind) {
    let act = act.clone();
    spawn_local(async move {
        let name = file.name();
        match (files::text_of(file).await, kind) {
            (Err(why), _) => act.emit(trouble(why)),
            (Ok(text), Kind::Knowledge) => {
                act.emit(Action::Told(Told::File(name, text)));
                act.emit(Action::Dialog(Some(Dialog::Knowledge)));
            }
            (Ok(text), Kind::Ignored) => act.emit(match knowledge::read(&text, |id| by_id(id).is_some()) {
                Ok(list) => Action::Told(Told::Add(list.ignored)),
                Err(problems) => {
                    let first = problems.first().map(ToString::to_string).unwrap_or_default();
                    trouble(format!("《{name}》没有导入：{first}"))
                }
            }),
        }
    });
}

pub fn save_template() -> Action {
    saved("词库样例.toml", knowledge::TEMPLATE)
}

/// The list, with the rules that are off.
pub fn save_ignored(state: &State) -> Action {
    let rules = state.rules_off.iter().map(|rule| entry(What::Rule(rule.clone())));
    let list: Vec<_> = state.own.ignored.iter().cloned().chain(rules).collect();
    saved("核稿忽略清单.toml", &knowledge::ignore_list(&list))
}

fn saved(name: &str, text: &str) -> Action {
    // A mark, so that Notepad on old systems takes it for UTF-8.
    if files::save(name, "text/plain;charset=utf-8", &format!("\u{FEFF}{text}")) {
        said(format!("已保存为 {name}，请在浏览器的下载文件夹中查看"))
    } else {
        trouble(format!("{name} 没有保存成功"))
    }
}
