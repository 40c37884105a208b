use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::Callback;

use super::dom;
use super::state::{Action, Seen};

/// Holds the state. What is typed is taken over after the browser has painted it, so that no key waits for the page;
/// any other action finds the text up to date.
pub struct Store {
    state: RefCell<Seen>,
    typed: RefCell<Option<String>>,
    waiting: Cell<bool>,
    redraw: Callback<()>,
}

impl Store {
    /// A store that asks to be drawn whenever the state has changed.
    pub fn new(redraw: Callback<()>) -> Self {
        let (state, typed, waiting) = Default::default();
        Self { state, typed, waiting, redraw }
    }

    /// The state as it was drawn, or will be next.
    pub fn seen(&self) -> Seen {
        self.state.borrow().clone()
    }

    /// The state with everything that was typed.
    pub fn newest(&self) -> Seen {
        self.settle();
        self.seen()
    }

    /// Takes an action over, now or in the case of typing soon.
    pub fn act(self: &Rc<Self>, action: Action) {
        if let Action::Edited(text) = action {
            *self.typed.borrow_mut() = Some(text);
            if !self.waiting.replace(true) {
                let store = self.clone();
                dom::after_paint(move || {
                    store.waiting.set(false);
                    store.settle();
                });
            }
            return;
        }
        self.settle();
        self.take(action);
    }

    fn settle(&self) {
        let typed = self.typed.take();
        if let Some(text) = typed {
            self.take(Action::Edited(text));
        }
    }

    fn take(&self, action: Action) {
        let next = self.seen().after(action);
        *self.state.borrow_mut() = next;
        self.redraw.emit(());
    }
}
