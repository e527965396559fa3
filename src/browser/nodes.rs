//! The nodes of a page: they are made by its document, changed and moved.
//!
//! Leptos does the same through web-sys, which looks for the window by each name that it may have, knows a type for each
//! sort of node, and passes on errors where there can be none: 470 bytes brotli more.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An element or a text.
    #[derive(Clone)]
    pub type Node;

    /// An element of HTML.
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub fn element(tag: &str) -> Node;

    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    fn element_of(namespace: &str, tag: &str) -> Node;

    /// A text.
    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    pub fn text(text: &str) -> Node;

    /// Changes what a text says.
    #[wasm_bindgen(method, setter, js_name = nodeValue)]
    pub fn set_text(this: &Node, text: &str);

    /// Sets an attribute of an element.
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub fn set_attribute(this: &Node, name: &str, value: &str);

    /// Takes an attribute of an element away.
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub fn remove_attribute(this: &Node, name: &str);

    /// Ticks a checkbox, or takes the tick away.
    #[wasm_bindgen(method, setter)]
    pub fn set_checked(this: &Node, checked: bool);

    /// The node that it is in, if any.
    #[wasm_bindgen(method, getter, js_name = parentNode)]
    pub fn parent(this: &Node) -> Option<Node>;

    /// Puts a node into this one, before another or at the end. Fails where the other one is not in this one.
    #[wasm_bindgen(method, catch, js_name = insertBefore)]
    pub fn insert(this: &Node, node: &Node, before: Option<&Node>) -> Result<Node, JsValue>;

    /// Takes it out of the page.
    #[wasm_bindgen(method)]
    pub fn remove(this: &Node);

    #[wasm_bindgen(method, js_name = addEventListener)]
    pub(super) fn listen(this: &Node, event: &str, call: &JsValue);

    #[wasm_bindgen(method, js_name = removeEventListener)]
    pub(super) fn listen_no_more(this: &Node, event: &str, call: &JsValue);
}

/// An element of a drawing.
#[must_use]
pub fn drawing(tag: &str) -> Node {
    element_of("http://www.w3.org/2000/svg", tag)
}
