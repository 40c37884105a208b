use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlTextAreaElement};
use yew::prelude::*;

use super::dom::{self, Listener};
use super::minimap::Minimap;
use super::paste;
use super::sheet::Sheet;
use super::state::{Action, Seen};

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub state: Seen,
    pub act: Callback<Action>,
    /// Hears of every input.
    pub typed: Callback<()>,
}

/// The sheet, from when the page is there.
pub type SheetRef = Rc<RefCell<Option<Sheet>>>;

const HELP: &str =
    "在此粘贴或输入工作报告，也可以把 .txt、.docx、.xlsx、.ofd 文件拖进来。查出的问题标在文中，右侧列出依据和改法。";

/// The text area with its marks. The text area owns the text: the state only hears of it.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let (scroller, draft, under) = (use_node_ref(), use_node_ref(), use_node_ref());
    let (state, act) = (&props.state, &props.act);
    let sheet: SheetRef = use_mut_ref(|| None);
    // Goes up when a long text is drawn to its end.
    let drawn = use_state(|| 0u32);

    let whole = {
        let (drawn, times) = (drawn.setter(), use_mut_ref(|| 0));
        use_callback((), move |(), ()| {
            *times.borrow_mut() += 1;
            drawn.set(*times.borrow());
        })
    };
    use_input([&scroller, &draft, &under], &sheet, props, &whole);
    use_whole_text(&sheet, state);
    use_marks(&sheet, state, &whole);
    use_reveal(&scroller, state);

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
    html! {
        <section class="editor" aria-label="文稿">
            <div class="scroller" ref={scroller.clone()}>
                <div class="sheet">
                    <div class="underlay" aria-hidden="true" ref={under} />
                    <textarea id="draft" ref={draft} aria-label="文稿" placeholder={HELP} spellcheck="false"
                        autocomplete="off" wrap="soft" {onclick} {onkeyup} />
                </div>
            </div>
            <Minimap state={state.clone()} act={act.clone()} {sheet} drawn={*drawn} {scroller} />
        </section>
    }
}

/// Makes the editor ready for input. Words go into the sheet at once where marks move with them; the state hears of
/// them after the paint. While an input method is open, half-written words are not checked.
#[hook]
fn use_input(elements: [&NodeRef; 3], sheet: &SheetRef, props: &EditorProps, whole: &Callback<()>) {
    let [scroller, draft, under] = elements.map(NodeRef::clone);
    let (sheet, act, typed, whole) = (sheet.clone(), props.act.clone(), props.typed.clone(), whole.clone());
    use_effect_with((), move |_| {
        *sheet.borrow_mut() = under.cast::<Element>().and_then(Sheet::new);
        let ready = scroller.cast::<Element>().zip(draft.cast::<HtmlTextAreaElement>());
        let listeners = ready.map(|(scroller, draft)| {
            let hear = |name, composing| {
                let act = act.clone();
                Listener::new(&draft, name, move |_| act.emit(Action::Composing(composing)))
            };
            let composing = [hear("compositionstart", true), hear("compositionend", false)];
            let first = Rc::new(RefCell::new(false));
            let input = Listener::new(&draft, "input", {
                let (draft, scroller, first) = (draft.clone(), scroller.clone(), first.clone());
                move |event| {
                    typed.emit(());
                    let pasted = first.take() || dom::is_paste(&event);
                    if sheet.borrow_mut().as_mut().is_some_and(|sheet| write(&event, &draft, sheet)) {
                        return;
                    }
                    let mut empty = false;
                    let mut partial = false;
                    if let Some(sheet) = sheet.borrow_mut().as_mut() {
                        empty = sheet.is_empty();
                        sheet.edit(&draft.value());
                        partial = sheet.is_partial();
                    }
                    if partial {
                        draw_on(sheet.clone(), whole.clone());
                    }
                    if empty && pasted {
                        read_from_the_beginning(&draft, &scroller);
                    }
                }
            });
            let pasted = Listener::new(&draft, "paste", move |event| paste_rich(&event, &first));
            // A long paste may make the text area scroll in itself, before it has its new height: that way is handed
            // on to the scroller.
            let scrolled = Listener::new(&draft, "scroll", {
                let draft: Element = draft.clone().into();
                move |_| {
                    let inside = draft.scroll_top();
                    if inside > 0 {
                        draft.set_scroll_top(0);
                        scroller.set_scroll_top(scroller.scroll_top() + inside);
                    }
                }
            });
            (composing, input, pasted, scrolled)
        });
        // So that a paste works at once.
        dom::select(0, 0);
        move || drop(listeners)
    });
}

/// Tells the sheet which words were written, as far as the input says it, without reading the whole text. A line more on
/// the screen cannot wait.
fn write(event: &Event, draft: &HtmlTextAreaElement, sheet: &mut Sheet) -> bool {
    let Some(words) = dom::written(event) else { return false };
    let end = draft.selection_end().ok().flatten().unwrap_or(0);
    let may_wait = draft.scroll_height() <= draft.client_height();
    sheet.write(&words, end, draft.text_length(), may_wait)
}

/// Gives the sheet the text where it has only heard of words.
#[hook]
fn use_whole_text(sheet: &SheetRef, state: &Seen) {
    let (sheet, state) = (sheet.clone(), state.clone());
    use_effect_with(state.version, move |_| {
        if let Some(sheet) = sheet.borrow_mut().as_mut().filter(|sheet| sheet.is_unread()) {
            sheet.edit(&state.text);
        }
    });
}

/// Draws a long text to its end, with a frame between the goes.
fn draw_on(sheet: SheetRef, whole: Callback<()>) {
    dom::after_paint(move || {
        let partial = sheet.borrow_mut().as_mut().is_some_and(|sheet| {
            sheet.draw_more();
            sheet.is_partial()
        });
        if partial {
            draw_on(sheet, whole);
        } else {
            whole.emit(());
        }
    });
}

/// A whole report was pasted: it is read from its beginning.
fn read_from_the_beginning(draft: &HtmlTextAreaElement, scroller: &Element) {
    let (draft, scroller) = (draft.clone(), scroller.clone());
    dom::before_paint(move || {
        let _ = draft.set_selection_range(0, 0);
        draft.set_scroll_top(0);
        scroller.set_scroll_top(0);
    });
}

/// Takes tables from the clipboard as tables.
fn paste_rich(event: &Event, first: &RefCell<bool>) {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(|event| event.clipboard_data());
    let markup = data.and_then(|data| data.get_data("text/html").ok()).unwrap_or_default();
    if let Some(text) = paste::table_of(&markup) {
        event.prevent_default();
        first.replace(true);
        dom::type_in(&text);
    }
}

/// Marks the text with what the state says.
#[hook]
fn use_marks(sheet: &SheetRef, state: &Seen, whole: &Callback<()>) {
    let (sheet, state, whole) = (sheet.clone(), state.clone(), whole.clone());
    use_effect_with((state.lists, state.report.is_some(), state.place), move |_| {
        let partial = sheet.borrow_mut().as_mut().is_some_and(|sheet| {
            sheet.mark(state.marks());
            sheet.is_partial()
        });
        if partial {
            draw_on(sheet, whole);
        }
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
