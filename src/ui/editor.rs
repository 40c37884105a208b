use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlTextAreaElement};
use yew::prelude::*;

use super::dom::{self, Listener};
use super::minimap::Minimap;
use super::paste;
use super::state::{Action, Seen};
use super::underlay::Underlay;

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub state: Seen,
    pub act: Callback<Action>,
}

const HELP: &str =
    "在此粘贴或输入工作报告，也可以把 .txt、.docx、.xlsx、.ofd 文件拖进来。查出的问题标在文中，右侧列出依据和改法。";

/// The text area with its marks. The text area owns the text: the state only hears of it.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let scroller = use_node_ref();
    let draft = use_node_ref();
    let (state, act) = (&props.state, &props.act);

    use_input(&draft, act);
    use_reveal(&scroller, state);
    let first = use_mut_ref(|| false);
    use_caret_in_view(&scroller, &draft, state.version, &first);

    let oninput = {
        let (act, first, empty) = (act.clone(), first.clone(), state.text.is_empty());
        Callback::from(move |event: InputEvent| {
            if let Some(draft) = event.target_dyn_into::<HtmlTextAreaElement>() {
                if empty && dom::is_paste(&event) {
                    *first.borrow_mut() = true;
                }
                act.emit(Action::Edited(draft.value()));
            }
        })
    };
    let moved = {
        let (act, state) = (act.clone(), state.clone());
        move || {
            let caret = dom::caret();
            let found = state.finding_at(caret);
            if (found.is_some() && found != state.selected) || state.place.is_some() {
                act.emit(Action::Caret(caret));
            }
        }
    };
    let onclick = Callback::from({
        let moved = moved.clone();
        move |_: MouseEvent| moved()
    });
    let onkeyup = Callback::from(move |event: KeyboardEvent| {
        let keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
        if keys.contains(&&*event.key()) {
            moved();
        }
    });
    let (whole, pasted) = (state.text.is_empty(), first.clone());
    let onpaste = Callback::from(move |event: Event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(|event| event.clipboard_data());
        let markup = data.and_then(|data| data.get_data("text/html").ok()).unwrap_or_default();
        if let Some(text) = paste::table_of(&markup) {
            event.prevent_default();
            *pasted.borrow_mut() = whole;
            dom::type_in(&text);
        }
    });
    html! {
        <section class="editor" aria-label="文稿">
            <div class="scroller" ref={scroller.clone()}>
                <div class="sheet">
                    <Underlay state={state.clone()} />
                    <textarea id="draft" ref={draft} aria-label="文稿" placeholder={HELP} spellcheck="false"
                        autocomplete="off" wrap="soft" {oninput} {onpaste} {onclick} {onkeyup} />
                </div>
            </div>
            <Minimap state={state.clone()} act={act.clone()} {scroller} />
        </section>
    }
}

/// Makes the editor ready for input, and tells the state when an input method is open, so that half-written words are not checked.
#[hook]
fn use_input(draft: &NodeRef, act: &Callback<Action>) {
    let (draft, act) = (draft.clone(), act.clone());
    use_effect_with((), move |_| {
        let listen = |draft: HtmlTextAreaElement| {
            let hear = |name, composing| {
                let act = act.clone();
                Listener::new(&draft, name, move |_| act.emit(Action::Composing(composing)))
            };
            [hear("compositionstart", true), hear("compositionend", false)]
        };
        let listeners = draft.cast::<HtmlTextAreaElement>().map(listen);
        // So that a paste works at once.
        dom::select(0, 0);
        move || drop(listeners)
    });
}

/// Selects and shows what was asked for elsewhere on the page.
#[hook]
fn use_reveal(scroller: &NodeRef, state: &Seen) {
    let (scroller, state) = (scroller.clone(), state.clone());
    use_effect_with(state.reveal_text, move |_| {
        let chosen = state.selected.and_then(|index| state.report.as_ref()?.findings.get(index));
        let place = state.place.or_else(|| chosen.map(|finding| state.now((finding.start, finding.end))));
        if let Some((start, end)) = place {
            dom::select(start, end);
            let wanted = if state.place.is_some() { ".mark.place" } else { ".mark.selected" };
            if let Some(scroller) = scroller.cast::<Element>()
                && let Ok(Some(mark)) = scroller.query_selector(wanted)
            {
                dom::reveal(&mark, &scroller);
            }
        }
    });
}

/// A long paste is laid out after the browser moved the caret into view, so the text area scrolled in itself:
/// that way is handed on to the scroller.
#[hook]
fn use_caret_in_view(scroller: &NodeRef, draft: &NodeRef, version: u32, first: &Rc<RefCell<bool>>) {
    let (scroller, draft, first) = (scroller.clone(), draft.clone(), first.clone());
    use_effect_with(version, move |_| {
        if let (Some(scroller), Some(draft)) = (scroller.cast::<Element>(), draft.cast::<HtmlTextAreaElement>()) {
            let own: &Element = draft.unchecked_ref();
            if first.replace(false) {
                // A whole report was pasted: it is read from its beginning.
                let _ = draft.set_selection_range(0, 0);
                own.set_scroll_top(0);
                scroller.set_scroll_top(0);
                return;
            }
            let inside = own.scroll_top();
            if inside > 0 {
                own.set_scroll_top(0);
                scroller.set_scroll_top(scroller.scroll_top() + inside);
            }
        }
    });
}
