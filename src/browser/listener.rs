//! Listeners.

use wasm_bindgen::prelude::*;
use web_sys::EventTarget;

/// A listener, until it is dropped.
///
/// Those of Leptos are bound to their thread by a wrapper, which brings the standard library's threads along, and these
/// an allocator of their own: 1,700 bytes brotli.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    call: Closure<dyn FnMut(JsValue)>,
}

impl Listener {
    /// Calls something with each event of a name.
    #[must_use]
    pub fn new(target: EventTarget, event: &'static str, call: Box<dyn FnMut(JsValue)>) -> Self {
        let call = Closure::wrap(call);
        let function = call.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback(event, function);
        Self {
            target,
            event,
            call,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.call.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, function);
    }
}
