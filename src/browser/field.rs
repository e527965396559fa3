//! What stands in a field of the widget.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, ShadowRoot};

/// The text in the field with an id; empty if there is no such field.
#[must_use]
pub fn text(root: Option<&ShadowRoot>, id: &str) -> String {
    let field = root.and_then(|root| root.get_element_by_id(id));
    let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map_or_else(String::new, |field| field.value())
}
