//! Keyboard focus inside the widget.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, ShadowRoot};

/// Moves the focus to the element with an id, if there is one.
pub fn set(root: Option<&ShadowRoot>, id: &str) {
    if let Some(element) = find::<HtmlElement>(root, id) {
        // A browser that can't focus it leaves the focus where it is.
        let _ = element.focus();
    }
}

/// Moves the focus to a field and selects what stands in it.
pub fn select(root: Option<&ShadowRoot>, id: &str) {
    if let Some(field) = find::<HtmlInputElement>(root, id) {
        let _ = field.focus();
        field.select();
    }
}

fn find<T: JsCast>(root: Option<&ShadowRoot>, id: &str) -> Option<T> {
    root?.get_element_by_id(id)?.dyn_into().ok()
}
