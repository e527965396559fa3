//! Mounting into the custom element and out of it again, called by `element.js`.

use leptos::mount::{UnmountHandle, mount_to_renderer};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

use super::loader::Loader;
use crate::content::Content;
use crate::store::Store;
use crate::view::{self, Shown};

/// A mounted widget; dropping it takes the widget out of the page and frees what it holds.
#[wasm_bindgen]
pub struct Widget {
    _handle: UnmountHandle<Shown>,
    store: Store,
}

impl Drop for Widget {
    fn drop(&mut self) {
        // What was to be shown next, parts within parts, still looks at the state once.
        let store = self.store;
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            leptos::task::tick().await;
            store.dispose();
        });
    }
}

/// Mounts the widget into a shadow root, in the language of a text (see [`Content`]).
///
/// Fails with a sentence for the console if the content can't be read.
#[wasm_bindgen]
pub fn mount(root: &ShadowRoot, language: &str, loader: Loader) -> Result<Widget, JsValue> {
    let content = Content::read(language)
        .map_err(|error| JsValue::from_str(&["worry-sorter: ", &error].concat()))?;
    // Leptos asks for an element; what it does there, a shadow root can do.
    let parent = root.unchecked_ref::<Element>();
    let root = root.clone();
    let store = Store::new(content, loader, root);
    Ok(Widget {
        _handle: mount_to_renderer(parent, move || view::app(store)),
        store,
    })
}
