//! The clipboard, where the browser lets a page write to it.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The browser has no clipboard for this page, or refused it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClipboardError;

/// Copies a text. Browsers allow it within a press only.
pub async fn copy(text: &str) -> Result<(), ClipboardError> {
    let window = web_sys::window().ok_or(ClipboardError)?;
    let navigator = window.navigator();
    // Where pages are not secure the clipboard is undefined, and calling it would throw.
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if !there.is_ok_and(|clipboard| clipboard.is_object()) {
        return Err(ClipboardError);
    }
    let written = JsFuture::from(navigator.clipboard().write_text(text)).await;
    written.map(|_| ()).map_err(|_| ClipboardError)
}
