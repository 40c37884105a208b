//! The page. The same module runs in the checker's thread, where there is no window and nothing to show.
//!
//! A package of its own, so that it can be built for size and the analysis for speed.

mod ui;
mod worker;

use hegao::*;
use wasm_bindgen::JsCast;

fn main() {
    if js_sys::global().dyn_ref::<web_sys::Window>().is_none() {
        return;
    }
    if let Some(root) = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("root")) {
        root.set_text_content(None);
        yew::Renderer::<ui::App>::with_root(root).render();
    }
}
