//! Keys that press a button: the one that names the key in its `aria-keyshortcuts`.
//!
//! What a key does is written on the button alone; here is only when a key counts.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::domain::joined::Joined;

/// Presses the button that names the digit pressed, inside the element that listens.
///
/// Nothing happens while a text is typed, with a key that changes what the digit means, or while it is held down.
pub fn press(event: &KeyboardEvent) {
    let changed = event.ctrl_key() || event.alt_key() || event.meta_key();
    if changed || event.repeat() || event.is_composing() {
        return;
    }
    let key = event.key();
    if key.len() != 1 || !key.starts_with(|sign: char| sign.is_ascii_digit()) {
        return;
    }
    let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
    let field = target.and_then(|at| at.closest("input, select, textarea").ok().flatten());
    let inside = event.current_target();
    let inside = inside.and_then(|at| at.dyn_into::<Element>().ok());
    let (Some(inside), None) = (inside, field) else {
        return;
    };
    let named = ["[aria-keyshortcuts='", &key, "']"].joined();
    let button = inside.query_selector(&named).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        button.click();
    }
}
