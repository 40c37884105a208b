//! What the page asks of the browser beyond what components can say.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, EventTarget, FocusOptions, HtmlElement, HtmlTextAreaElement, MouseEvent, Node, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};

pub fn window() -> Option<Window> {
    web_sys::window()
}

pub fn document() -> Option<Document> {
    window()?.document()
}

/// The editor.
pub fn draft() -> Option<HtmlTextAreaElement> {
    document()?.get_element_by_id("draft")?.dyn_into().ok()
}

/// Where the caret stands, or the selection begins.
pub fn caret() -> u32 {
    draft().and_then(|draft| draft.selection_start().ok()?).unwrap_or(0)
}

/// Puts the focus on the editor and selects a stretch, without scrolling.
pub fn select(start: u32, end: u32) {
    let Some(draft) = draft() else { return };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Neither can fail on a text area; if one did, the marks would still show the place.
    let _ = draft.focus_with_options(&options);
    let _ = draft.set_selection_range(start, end);
}

/// Replaces a stretch as if it were typed, so that undo takes it back.
pub fn replace(start: u32, end: u32, words: &str) {
    select(start, end);
    let command = if words.is_empty() { "delete" } else { "insertText" };
    let page = document().and_then(|page| page.dyn_into::<web_sys::HtmlDocument>().ok());
    let typed = page.is_some_and(|page| page.exec_command_with_show_ui_and_value(command, false, words).unwrap_or(false));
    if typed {
        return;
    }
    if let Some(draft) = draft() {
        let _ = draft.set_range_text_with_start_and_end(words, start, end);
        announce_input(&draft);
    }
}

/// Replaces the whole text and shows its beginning.
pub fn set_text(text: &str) {
    if let Some(draft) = draft() {
        if let Ok(Some(scroller)) = draft.closest(".scroller") {
            scroller.set_scroll_top(0);
        }
        draft.set_value(text);
        let _ = draft.set_selection_range(0, 0);
        announce_input(&draft);
    }
}

fn announce_input(draft: &HtmlTextAreaElement) {
    let options = web_sys::EventInit::new();
    options.set_bubbles(true);
    if let Ok(event) = web_sys::Event::new_with_event_init_dict("input", &options) {
        let _ = draft.dispatch_event(&event);
    }
}

/// Scrolls an element into the middle of what scrolls it, unless it is well in view.
pub fn reveal(element: &Element, scroller: &Element) {
    let (own, outer) = (element.get_bounding_client_rect(), scroller.get_bounding_client_rect());
    let margin = 24.0;
    if own.top() >= outer.top() + margin && own.bottom() <= outer.bottom() - margin {
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Puts text on the clipboard. Works from a click, also where the page is a local file.
pub fn copy(text: &str) -> bool {
    let copied = || {
        let page = document()?;
        let carrier: HtmlTextAreaElement = page.create_element("textarea").ok()?.dyn_into().ok()?;
        carrier.set_class_name("carrier");
        carrier.set_value(text);
        let focused = page.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
        page.body()?.append_child(&carrier).ok()?;
        carrier.select();
        let done = page.clone().dyn_into::<web_sys::HtmlDocument>().ok()?.exec_command("copy").unwrap_or(false);
        carrier.remove();
        if let Some(focused) = focused {
            let _ = focused.focus();
        }
        Some(done)
    };
    copied().unwrap_or(false)
}

/// Puts text on the clipboard, and the same as markup for programs that take tables.
pub fn copy_rich(text: &str, markup: &str) -> bool {
    let Some(page) = document() else { return false };
    let (plain, rich) = (text.to_owned(), markup.to_owned());
    let _listener = Listener::new(&page, "copy", move |event| {
        if let Some(data) = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(|event| event.clipboard_data()) {
            // Where the browser takes no markup, the text is there.
            let _ = data.set_data("text/plain", &plain);
            let _ = data.set_data("text/html", &rich);
            event.prevent_default();
        }
    });
    copy(text)
}

/// The record as a file of its own.
pub fn record() -> Option<String> {
    let body = document()?.get_element_by_id("record")?.outer_html();
    let head = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>文稿核校单</title><style>";
    Some([head, super::record::STYLE, "</style></head><body>", &body, "</body></html>\n"].concat())
}

/// Opens the browser's print window.
pub fn print() -> bool {
    window().is_some_and(|window| window.print().is_ok())
}

/// The words that an input has put into a line.
pub fn written(event: &web_sys::Event) -> Option<String> {
    let event = event.dyn_ref::<web_sys::InputEvent>()?;
    let kinds = ["insertText", "insertCompositionText"];
    event.data().filter(|words| !words.contains('\n') && kinds.contains(&&*event.input_type()))
}

/// Whether an input was pasted or dropped. An event that the page makes itself has no type at all.
pub fn is_paste(event: &JsValue) -> bool {
    let kind = js_sys::Reflect::get(event, &"inputType".into()).ok().and_then(|kind| kind.as_string());
    kind.is_some_and(|kind| ["insertFromPaste", "insertFromDrop"].contains(&kind.as_str()))
}

/// Writes words in place of the selection as if they were typed.
pub fn type_in(words: &str) {
    let Some(draft) = draft() else { return };
    let ends = |end: Result<Option<u32>, JsValue>| end.ok().flatten().unwrap_or(0);
    replace(ends(draft.selection_start()), ends(draft.selection_end()), words);
}

/// A listener that is taken away when the value is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    pub fn new(target: &EventTarget, name: &'static str, heard: impl FnMut(web_sys::Event) + 'static) -> Self {
        let closure = Closure::new(heard);
        let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Self { target: target.clone(), name, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}

/// A call after some time, which dropping the value calls off.
pub struct Timer {
    id: Option<i32>,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    pub fn new(milliseconds: i32, call: impl FnOnce() + 'static) -> Self {
        let call = Closure::once(call);
        let set = |window: Window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(call.as_ref().unchecked_ref(), milliseconds).ok()
        };
        let id = window().and_then(set);
        Self { id, _call: call }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.id, window()) {
            window.clear_timeout_with_handle(id);
        }
    }
}

/// Calls before the next paint, or soon where the page is hidden and nothing is painted.
pub fn before_paint(call: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let call = Closure::once_into_js(call);
    let function = call.unchecked_ref();
    let hidden = window.document().is_none_or(|page| page.hidden());
    if hidden || window.request_animation_frame(function).is_err() {
        let _ = window.set_timeout_with_callback(function);
    }
}

/// Calls after the next paint.
pub fn after_paint(call: impl FnOnce() + 'static) {
    before_paint(move || {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(Closure::once_into_js(call).unchecked_ref());
        }
    });
}

/// What a JavaScript error says.
pub fn told(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| "原因不明".into())
}

/// Puts the focus on the element of that id.
pub fn focus(id: &str) {
    let found = document().and_then(|page| page.get_element_by_id(id)).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(found) = found {
        let _ = found.focus();
    }
}

/// Folds the menus that are open, but for one that holds a place.
pub fn fold_menus(but: Option<&Node>) {
    let open = document().and_then(|page| page.query_selector("details.columns[open]").ok()?);
    if let Some(menu) = open.filter(|menu| !menu.contains(but)) {
        let _ = menu.remove_attribute("open");
    }
}

/// Takes the keyboard on to the next item of a list, or the one before, from one that is about to go.
pub fn leave(event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(item) = target.and_then(|target| target.closest("li").ok()?) else { return };
    let next = item.next_element_sibling().or_else(|| item.previous_element_sibling());
    match next.and_then(|next| next.query_selector("button").ok()?).and_then(|head| head.dyn_into::<HtmlElement>().ok()) {
        Some(head) => drop(head.focus()),
        None => focus("tab-findings"),
    }
}

/// The width of the window.
pub fn width() -> f64 {
    window().and_then(|window| window.inner_width().ok()?.as_f64()).unwrap_or(0.0)
}

/// The height of the window.
pub fn height() -> f64 {
    window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0)
}

/// Milliseconds since the page began.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
