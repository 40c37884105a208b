use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
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
use super::tabs::Tabs;
use super::toolbar::{StatusLine, Toolbar};

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(Seen::default);
    let state: Seen = (*store).clone();
    let act = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let newest = use_mut_ref(Seen::default);
    *newest.borrow_mut() = state.clone();
    let run = {
        let (newest, act) = (newest.clone(), act.clone());
        use_callback((), move |command: Command, ()| {
            let state = newest.borrow().clone();
            commands::run(command, &state, &act);
        })
    };
    use_memory(&state, &act);
    use_checking(&state, &act);
    use_window(&newest, &act, &run);

    // The lists are drawn from the state of the last answer: typing does not redraw them.
    let lists = use_memo(state.lists, |_| state.clone());
    let lists: Seen = (*lists).clone();
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
                <Editor state={state.clone()} act={act.clone()} />
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

/// The pause in milliseconds after a key before the text is sent to the checker: at least this …
const SHORTEST: f64 = 60.0;
/// … and at most this, where the text is so long that taking the answer over is felt.
const LONGEST: f64 = 1000.0;

/// Sends the newest text to the checker, one at a time, when typing rests.
#[hook]
fn use_checking(state: &Seen, act: &Callback<Action>) {
    let (state, act) = (state.clone(), act.clone());
    let pause = use_mut_ref(|| SHORTEST);
    use_effect_with((state.version, state.needs_check()), move |_| {
        let timer = state.needs_check().then(|| {
            let now = *pause.borrow() as i32;
            Timer::new(now, move || {
                let version = state.version;
                let state = state.clone();
                act.emit(Action::CheckStarted(version));
                spawn_local(async move {
                    act.emit(match checker::check(&state).await {
                        Ok((answer, held)) => {
                            *pause.borrow_mut() = f64::clamp(held * 4.0, SHORTEST, LONGEST);
                            Action::Checked(version, Box::new(answer))
                        }
                        Err(why) => Action::CheckFailed(version, why),
                    });
                });
            })
        });
        move || drop(timer)
    });
}

/// Keys, dropped files, and the question before edits are lost.
#[hook]
fn use_window(newest: &Rc<RefCell<Seen>>, act: &Callback<Action>, run: &Callback<Command>) {
    let (newest, act, run) = (newest.clone(), act.clone(), run.clone());
    use_effect_with((), move |_| {
        let listeners = dom::window().map(|window| {
            let leaving = Listener::new(&window, "beforeunload", {
                let newest = newest.clone();
                move |event| {
                    if newest.borrow().dirty && !newest.borrow().text.trim().is_empty() {
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
                let state = newest.borrow().clone();
                keys::pressed(&event, &state, &act, &run);
            });
            [leaving, over, dropped, keys]
        });
        move || drop(listeners)
    });
}
