use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::Callback;

use super::commands::{Command, said};
use super::dom;
use super::own::Told;
use super::state::{Action, Dialog, Seen};

/// Every key with what it does, as the help lists them.
pub const KEYS: &[(&str, &str)] = &[
    ("F8", "下一个问题"),
    ("Shift + F8", "上一个问题"),
    ("Alt + Enter", "按第一种改法修改当前问题"),
    ("Alt + I", "忽略当前问题"),
    ("Ctrl + Z", "撤销（改法也能撤销）"),
    ("Ctrl + O", "打开文件"),
    ("Ctrl + S", "保存文稿"),
    ("Ctrl + F", "在文稿中查找"),
    ("Ctrl + P", "打印文稿和问题"),
    ("?", "显示本表（光标不在文稿中时）"),
];

/// Does what a key stands for; other keys are the browser's.
pub fn pressed(event: &Event, newest: impl Fn() -> Seen, act: &Callback<Action>, run: &Callback<Command>) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let control = key.ctrl_key() || key.meta_key();
    let name = key.key();
    // A letter that goes into the text is nothing to ask the state about.
    let plain = !control && !key.alt_key() && !matches!(&*name, "F8" | "?" | "？" | "Escape");
    if plain || key.is_composing() {
        return;
    }
    let state = newest();
    if state.dialog.is_some() {
        // A dialog has no use for these; the browser would open or save something else.
        if control && matches!(&*name, "o" | "O" | "s" | "S") {
            event.prevent_default();
        }
        return;
    }
    let none_chosen = || act.emit(said("请先按F8选中一个问题".into()));
    match (&*name, control, key.alt_key()) {
        ("F8", false, false) => {
            act.emit(match state.neighbour(!key.shift_key(), dom::caret()) {
                Some(finding) => Action::Select(finding),
                None => said("没有要处理的问题".into()),
            });
        }
        ("Enter", false, true) => match state.selected {
            Some(finding) => run.emit(Command::Fix(finding, 0)),
            None => none_chosen(),
        },
        ("i" | "I", false, true) => {
            if let Some(finding) = state.selected {
                let next = state.neighbour(true, dom::caret()).filter(|&next| next != finding);
                act.emit(Action::Told(Told::Ignore(finding)));
                if let Some(next) = next {
                    act.emit(Action::Select(next));
                }
            } else {
                none_chosen();
            }
        }
        ("o" | "O", true, false) => run.emit(Command::Open),
        ("s" | "S", true, false) => run.emit(Command::SaveText),
        ("Escape", false, false) => {
            dom::fold_menus(None);
            return;
        }
        ("?" | "？", false, false) if !writes(event) => act.emit(Action::Dialog(Some(Dialog::Keys))),
        _ => return,
    }
    event.prevent_default();
}

/// Whether the key goes into a field.
fn writes(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.matches("textarea, input, select").unwrap_or(false))
}
