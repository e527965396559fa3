//! A value that views follow: what a signal is to Leptos, at a fraction of its bytes.
//!
//! A signal of Leptos is compiled anew for every type that one holds, 3 KB each. Here only the value is of that type;
//! who follows it is Leptos's trigger, which is compiled once. The methods are named as Leptos names them.

use std::cell::RefCell;

use reactive_graph::signal::ArcTrigger;
use reactive_graph::traits::{Notify, Track};

/// A value that views follow.
#[derive(Default)]
pub(crate) struct Held<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T> Held<T> {
    pub(crate) fn new(value: T) -> Self {
        Self {
            value: RefCell::new(value),
            changed: ArcTrigger::new(),
        }
    }

    /// Follows the value without looking at it.
    pub(crate) fn track(&self) {
        self.changed.track();
    }

    pub(crate) fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.changed.track();
        self.with_untracked(look)
    }

    pub(crate) fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.value.borrow())
    }

    pub(crate) fn update(&self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.changed.notify();
    }

    pub(crate) fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.borrow_mut());
    }

    pub(crate) fn set(&self, value: T) {
        self.value.replace(value);
        self.changed.notify();
    }
}

impl<T: Clone> Held<T> {
    pub(crate) fn get(&self) -> T {
        self.changed.track();
        self.get_untracked()
    }

    pub(crate) fn get_untracked(&self) -> T {
        self.value.borrow().clone()
    }
}
