use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::Callback;

use super::dom;
use super::state::{Action, Seen};

/// Holds the state. What is typed is taken over after the browser has painted it, so that no key waits for the page;
/// any other action finds the text up to date.
pub struct Store {
    state: RefCell<Seen>,
    /// The editor holds a newer text.
    typed: Cell<bool>,
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

    /// Hears that the text in the editor is another one; reads it soon.
    pub fn typed(self: &Rc<Self>) {
        self.typed.set(true);
        if !self.waiting.replace(true) {
            let store = self.clone();
            dom::after_paint(move || {
                store.waiting.set(false);
                store.settle();
            });
        }
    }

    /// Takes an action over.
    pub fn act(&self, action: Action) {
        self.settle();
        self.take(action);
    }

    fn settle(&self) {
        if self.typed.take()
            && let Some(draft) = dom::draft()
        {
            self.take(Action::Edited(draft.value()));
        }
    }

    fn take(&self, action: Action) {
        // Nothing shows that a check began: the page is busy from the edit on.
        let shown = !matches!(action, Action::CheckStarted(_));
        let next = self.seen().after(action);
        *self.state.borrow_mut() = next;
        if shown {
            self.redraw.emit(());
        }
    }
}
