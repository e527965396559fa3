//! What happens at an event: the part of an element that only a browser knows.

use std::borrow::Cow;
use std::rc::Rc;

use tachys::html::event::EventDescriptor;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::Element;

/// What happens at an event.
pub(in super::super) type Handler = Rc<dyn Handle>;

/// Something that can be done at an event.
///
/// A trait of our own, as [`super::Show`] is.
pub(in super::super) trait Handle {
    fn handle(&self, event: &Event);
}

impl<F: Fn(&Event)> Handle for F {
    fn handle(&self, event: &Event) {
        self(event);
    }
}

impl Element {
    /// Does something at an event.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "an event's name is a value of no size"
    )]
    pub(in super::super) fn on<E>(self, event: E, handler: impl Fn(&E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        match event.name() {
            Cow::Borrowed(name) => self.with_handler(
                name,
                Rc::new(move |event: &Event| handler(event.unchecked_ref())),
            ),
            // Leptos owns the names of events that it does not know; there is none here.
            Cow::Owned(_) => self,
        }
    }

    /// Does something at each of several events.
    pub(in super::super) fn on_each(
        mut self,
        events: &[&'static str],
        handler: impl Fn(&Event) + 'static,
    ) -> Self {
        let handler: Handler = Rc::new(handler);
        for event in events {
            self = self.with_handler(event, handler.clone());
        }
        self
    }

    #[inline(never)]
    pub(in super::super) fn with_handler(mut self, event: &'static str, handler: Handler) -> Self {
        self.0.content.handlers.push((event, handler));
        self
    }
}
