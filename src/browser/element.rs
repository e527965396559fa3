//! Mounting into the custom element and out of it again, called by `element.js`.

use leptos::mount::{UnmountHandle, mount_to_renderer};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::domain::catalogue::{Catalogue, Facts};
use crate::store::Store;
use crate::view::{self, Shown};

/// The content of the edition that ships.
const CATALOGUE: &str = include_str!("../../data/2025-12/ja.json");
const FACTS: &str = include_str!("../../data/2025-12/facts.ja.json");

/// A mounted widget; dropping it takes the widget out of the page and frees what it holds.
#[wasm_bindgen]
pub struct Widget {
    _handle: UnmountHandle<Shown>,
}

/// Mounts the widget into the element's shadow root.
///
/// Fails with a sentence for the console if the content can't be read.
#[wasm_bindgen]
pub fn mount(host: &HtmlElement, root: &ShadowRoot) -> Result<Widget, JsValue> {
    let _ = host;
    let sentence = |error| JsValue::from_str(&format!("worry-sorter: {error}"));
    let catalogue = Catalogue::from_json(CATALOGUE).map_err(sentence)?;
    let facts = Facts::from_json(FACTS).map_err(sentence)?;
    // Leptos asks for an element; what it does there, a shadow root can do.
    let parent = root.unchecked_ref::<Element>();
    let root = root.clone();
    Ok(Widget {
        _handle: mount_to_renderer(parent, move || {
            view::app(Store::new(catalogue, facts, root))
        }),
    })
}
