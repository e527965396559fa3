//! Mounting into the custom element and out of it again, called by `element.js`.

use leptos::html::{ElementChild, p};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::{AnyView, AnyViewState};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

/// A mounted widget; dropping it takes the widget out of the page and frees what it holds.
#[wasm_bindgen]
pub struct Widget {
    _handle: UnmountHandle<AnyViewState>,
}

/// Mounts the widget into the element's shadow root.
#[wasm_bindgen]
#[must_use]
pub fn mount(host: &HtmlElement, root: &ShadowRoot) -> Widget {
    let _ = host;
    let parent = root.clone().unchecked_into::<HtmlElement>();
    Widget {
        _handle: mount_to(parent, || -> AnyView { p().child("まもなく").into_any() }),
    }
}
