use web_sys::Element;
use yew::prelude::*;

use super::dom::{self, Listener};

/// How much of a long list is drawn: more as it is scrolled to its end, or on request.
pub struct More {
    /// So many items.
    pub count: usize,
    /// For what scrolls the list.
    pub onscroll: Callback<Event>,
    /// For whoever does not scroll; empty where everything is drawn.
    pub button: Html,
}

/// Draws `at_once` items of `total` at first, and at least `least`.
#[hook]
pub fn use_more(total: usize, at_once: usize, least: usize, measure: &'static str) -> More {
    let drawn = use_state(|| at_once);
    {
        let drawn = drawn.setter();
        use_effect_with((), move |()| {
            // On paper nobody scrolls.
            let printing = dom::window().map(|window| {
                let whole = drawn.clone();
                let before = Listener::new(&window, "beforeprint", move |_| whole.set(usize::MAX));
                (before, Listener::new(&window, "afterprint", move |_| drawn.set(at_once)))
            });
            move || drop(printing)
        });
    }
    let count = (*drawn).max(least).min(total);
    let further = Callback::from(move |()| drawn.set(count + at_once));
    let onscroll = {
        let further = further.clone();
        Callback::from(move |event: Event| {
            let near = |list: Element| list.scroll_top() + 2 * list.client_height() > list.scroll_height();
            if count < total && event.target_dyn_into::<Element>().is_some_and(near) {
                further.emit(());
            }
        })
    };
    let button = match total - count {
        0 => html! {},
        rest => {
            let onclick = further.reform(|_: MouseEvent| ());
            html! { <button type="button" class="more" {onclick}>{ format!("还有{rest}{measure}，继续显示") }</button> }
        }
    };
    More { count, onscroll, button }
}
