use web_sys::Element;
use yew::prelude::*;

use super::dom::{self, Listener, Timer};
use super::editor::SheetRef;
use super::marks::Grade;
use super::state::{Action, Seen};
use super::view::Shown;

#[derive(Properties)]
pub struct MinimapProps {
    pub state: Seen,
    pub act: Callback<Action>,
    pub sheet: SheetRef,
    /// Changes when a long text was drawn to its end.
    pub drawn: u32,
    pub scroller: NodeRef,
}

impl PartialEq for MinimapProps {
    fn eq(&self, other: &Self) -> bool {
        // The others stay the same as long as the page is open. What is typed does not move the strip by itself.
        (self.state.lists, self.state.selected, self.drawn) == (other.state.lists, other.state.selected, other.drawn)
    }
}

/// A finding with its height in the document, from 0 at the top to 1.
#[derive(Clone, PartialEq)]
struct Tick {
    index: usize,
    grade: Grade,
    height: f64,
}

/// The strip beside the text that shows where the findings are. A click goes to the nearest one.
#[component]
pub fn Minimap(props: &MinimapProps) -> Html {
    let ticks = use_state_eq(Vec::<Tick>::new);
    let resized = use_state(|| 0u32);
    {
        let resized = resized.setter();
        use_effect_with((), move |_| {
            let mut times = 0;
            let listener = dom::window().map(|window| {
                Listener::new(&window, "resize", move |_| {
                    times += 1;
                    resized.set(times);
                })
            });
            move || drop(listener)
        });
    }
    {
        let (ticks, state, sheet, scroller) = (ticks.setter(), props.state.clone(), props.sheet.clone(), props.scroller.clone());
        use_effect_with((props.state.lists, props.drawn, *resized), move |_| {
            // Measuring makes the browser lay out: not while the user waits for what changed.
            let later = Timer::new(SOON, move || {
                ticks.set(scroller.cast::<Element>().map(|scroller| measure(&state, &sheet, &scroller)).unwrap_or_default());
            });
            move || drop(later)
        });
    }
    let strip = use_node_ref();
    let onclick = {
        let (ticks, act, scroller, strip) = (ticks.clone(), props.act.clone(), props.scroller.clone(), strip.clone());
        Callback::from(move |event: MouseEvent| {
            let Some(strip) = strip.cast::<Element>() else { return };
            let size = f64::from(strip.client_height().max(1));
            let at = (f64::from(event.client_y()) - strip.get_bounding_client_rect().top()) / size;
            let distance = |tick: &&Tick| ((tick.height - at).abs() * size) as u32;
            match ticks.iter().min_by_key(distance).filter(|tick| distance(tick) <= 12) {
                Some(tick) => act.emit(Action::Select(tick.index)),
                None => {
                    if let Some(scroller) = scroller.cast::<Element>() {
                        let middle = at * f64::from(scroller.scroll_height()) - f64::from(scroller.client_height()) / 2.0;
                        scroller.set_scroll_top(middle as i32);
                    }
                }
            }
        })
    };
    let selected = props.state.selected;
    let drawn = ticks.iter().map(|tick| {
        let chosen = (selected == Some(tick.index)).then_some("selected");
        let style = format!("top:{:.1}%", tick.height * 100.0);
        html! { <i class={classes!("tick", tick.grade.class(), chosen)} {style} /> }
    });
    html! { <div class="minimap" ref={strip} aria-hidden="true" title="问题分布，点击可到该处" {onclick}>{ for drawn }</div> }
}

/// Findings nearer than this share of the strip are drawn as one.
const NEAR: f64 = 0.003;

/// The pause in milliseconds before the strip follows.
const SOON: i32 = 60;

fn measure(state: &Seen, sheet: &SheetRef, scroller: &Element) -> Vec<Tick> {
    let live: Vec<Shown> = state.live();
    let Some(heights) = sheet.borrow().as_ref().map(|sheet| {
        let whole = f64::from(scroller.scroll_height().max(1));
        sheet.heights(live.iter().map(|shown| shown.start), whole)
    }) else {
        return Vec::new();
    };
    let mut ticks: Vec<Tick> = Vec::with_capacity(live.len());
    for (shown, height) in live.into_iter().zip(heights) {
        let tick = Tick { index: shown.index, grade: shown.grade, height };
        match ticks.last_mut().filter(|last| height - last.height < NEAR) {
            // Two lines of the strip would lie over each other: the graver one stays.
            Some(last) if tick.grade < last.grade => *last = Tick { height: last.height, ..tick },
            Some(_) => {}
            None => ticks.push(tick),
        }
    }
    ticks
}
