use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Node;
use yew::prelude::*;

use super::checker;
use super::commands::{self, Command};
use super::compare;
use super::coverage::Coverage;
use super::dialogs::Dialogs;
use super::dom::{self, Listener, Timer};
use super::editor::Editor;
use super::findings::Findings;
use super::indicators::Indicators;
use super::keys;
use super::ledger::Ledger;
use super::memory::use_memory;
use super::record;
use super::rules::Rules;
use super::state::{Action, Seen, Tab};
use super::store::Store;
use super::tabs::Tabs;
use super::toolbar::{StatusLine, Toolbar};

/// The whole page.
#[component]
pub fn App() -> Html {
    let update = use_force_update();
    let store = use_memo((), |()| Rc::new(Store::new(Callback::from(move |()| update.force_update()))));
    let store: Rc<Store> = (*store).clone();
    let state = store.seen();
    let act = {
        let store = store.clone();
        use_callback((), move |action: Action, ()| store.act(action))
    };
    let typed = {
        let store = store.clone();
        use_callback((), move |(), ()| store.typed())
    };
    let run = {
        let (store, act) = (store.clone(), act.clone());
        use_callback((), move |command: Command, ()| commands::run(command, &store.newest(), &act))
    };
    use_memory(&state, &act);
    use_checking(&state, &act);
    let lists = use_lists(&state);
    use_details(&state, &act);
    use_window(&store, &act, &run);

    let shared = (lists.clone(), act.clone(), run.clone());
    let panel = match state.tab {
        Tab::Findings => html! { <Findings state={shared.0} act={shared.1} run={shared.2} /> },
        Tab::Indicators => html! { <Indicators state={shared.0} act={shared.1} run={shared.2} /> },
        Tab::Ledger => html! { <Ledger state={shared.0} act={shared.1} /> },
        Tab::Compare => compare::panel(&lists, &act, &run),
        Tab::Record => record::panel(&lists, &act, &run),
        Tab::Rules => html! { <Rules state={shared.0} act={shared.1} /> },
    };
    html! {
        <>
            <Toolbar state={state.clone()} act={act.clone()} run={run.clone()} />
            <main class={classes!("panes", (state.tab == Tab::Record).then_some("recording"))}>
                <Editor state={state.clone()} act={act.clone()} {typed} />
                <section class="side" aria-label="核对结果">
                    <Tabs state={lists.clone()} act={act.clone()} />
                    <div class="panel" id="panel" role="tabpanel" aria-labelledby={state.tab.id()}>{ panel }</div>
                    <Coverage state={lists} act={act.clone()} />
                </section>
            </main>
            <StatusLine state={state.clone()} run={run.clone()} />
            <Dialogs {state} {act} {run} />
        </>
    }
}

/// The state as the lists show it: of the last answer, since typing does not redraw them, and in a tab that wants
/// details, of the last answer with these.
#[hook]
fn use_lists(state: &Seen) -> Seen {
    let last = use_mut_ref(|| state.clone());
    let mut last = last.borrow_mut();
    if last.lists != state.lists && (last.tab != state.tab || last.reads_details() || !state.reads_details()) {
        *last = state.clone();
    }
    last.clone()
}

/// The pause in milliseconds before a tab asks for the details of a new answer: at rest, not between two keys.
const REST: i32 = 200;

/// Asks for what the tab shows beyond the answer.
#[hook]
fn use_details(state: &Seen, act: &Callback<Action>) {
    let (wants, act) = (state.reads_details(), act.clone());
    let pause = if state.dirty && state.tab_was_read() { REST } else { 0 };
    use_effect_with((wants, state.answered, state.version), move |_| {
        let timer = wants.then(|| {
            Timer::new(pause, move || {
                spawn_local(async move {
                    if let Some(details) = checker::details().await {
                        act.emit(Action::Detailed(Box::new(details)));
                    }
                });
            })
        });
        move || drop(timer)
    });
}

/// So many milliseconds for showing an answer are not felt between two keys; for what it takes beyond, the checker is
/// asked later, …
const UNFELT: f64 = 50.0;
/// … at most so many milliseconds.
const LONGEST: f64 = 1000.0;

/// Sends the newest text to the checker, one at a time.
#[hook]
fn use_checking(state: &Seen, act: &Callback<Action>) {
    let (state, act) = (state.clone(), act.clone());
    // What showing the last two answers took: once may be chance.
    let took = use_mut_ref(|| [0.0; 2]);
    use_effect_with((state.version, state.needs_check()), move |_| {
        let needs_check = state.needs_check();
        let [last, before] = *took.borrow();
        let pause = f64::clamp(f64::min(last, before) - UNFELT, 0.0, LONGEST) as i32;
        let ask = move || {
            let version = state.version;
            let state = state.clone();
            act.emit(Action::CheckStarted(version));
            spawn_local(async move {
                let mut answer = checker::check(&state).await;
                if answer.is_err() {
                    // After a trap the checker has started anew: the text may well be checked the second time.
                    answer = checker::check(&state).await;
                }
                let begun = dom::now();
                act.emit(match answer {
                    Ok(answer) => Action::Checked(version, Box::new(answer)),
                    Err(why) => Action::CheckFailed(version, why),
                });
                // Whoever types on should not wait for every answer to be shown.
                dom::after_paint(move || *took.borrow_mut() = [dom::now() - begun, last]);
            });
        };
        let timer = match pause {
            _ if !needs_check => None,
            0 => {
                ask();
                None
            }
            _ => Some(Timer::new(pause, ask)),
        };
        move || drop(timer)
    });
}

/// Keys, dropped files, and the question before edits are lost.
#[hook]
fn use_window(store: &Rc<Store>, act: &Callback<Action>, run: &Callback<Command>) {
    let (store, act, run) = (store.clone(), act.clone(), run.clone());
    use_effect_with((), move |_| {
        let listeners = dom::window().map(|window| {
            let leaving = Listener::new(&window, "beforeunload", {
                let store = store.clone();
                move |event| {
                    let state = store.newest();
                    if state.dirty && !state.text.trim().is_empty() {
                        commands::hold(&event);
                    }
                }
            });
            let over = Listener::new(&window, "dragover", |event| {
                commands::dropped_file(&event);
            });
            let dropped = Listener::new(&window, "drop", {
                let run = run.clone();
                move |event| {
                    if let Some(file) = commands::dropped_file(&event).flatten() {
                        let knowledge = [".toml", ".json"].iter().any(|end| file.name().ends_with(end));
                        run.emit(if knowledge { Command::ReadKnowledge(file) } else { Command::Read(file) });
                    }
                }
            });
            let keys = Listener::new(&window, "keydown", move |event| {
                keys::pressed(&event, || store.newest(), &act, &run);
            });
            let clicked = Listener::new(&window, "click", |event| {
                let place = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                dom::fold_menus(place.as_ref());
            });
            [leaving, over, dropped, keys, clicked]
        });
        move || drop(listeners)
    });
}
