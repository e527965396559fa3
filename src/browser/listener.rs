//! Listeners.

use wasm_bindgen::prelude::*;

use super::nodes::Node;

/// A listener, until it is dropped.
///
/// Those of Leptos are bound to their thread by a wrapper, which brings the standard library's threads along, and these
/// an allocator of their own: 1,700 bytes brotli.
pub struct Listener {
    target: Node,
    event: &'static str,
    call: Closure<dyn FnMut(JsValue)>,
}

impl Listener {
    /// Calls something with each event of a name.
    #[must_use]
    pub fn new(target: Node, event: &'static str, call: Box<dyn FnMut(JsValue)>) -> Self {
        let call = Closure::wrap(call);
        target.listen(event, call.as_ref());
        Self {
            target,
            event,
            call,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.target.listen_no_more(self.event, self.call.as_ref());
    }
}
