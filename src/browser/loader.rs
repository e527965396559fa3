//! What comes when it is wanted: languages and the QR code, a file each, and a sheet of paper.

use wasm_bindgen::prelude::*;

use crate::domain::pieces::Pieces;

#[wasm_bindgen]
extern "C" {
    /// What `element/widget.js` hands over.
    pub type Loader;

    /// A line for each language: its tag, a space, its name.
    #[wasm_bindgen(method)]
    fn list(this: &Loader) -> String;

    #[wasm_bindgen(method, catch, js_name = load)]
    async fn fetch(this: &Loader, tag: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = qr)]
    async fn fetch_qr(this: &Loader, text: &str) -> Result<JsValue, JsValue>;

    /// Prints the element with the id `sheet` by itself.
    #[wasm_bindgen(method)]
    pub fn print(this: &Loader);

    /// Tells the page which language is spoken now.
    #[wasm_bindgen(method)]
    pub fn spoken(this: &Loader, tag: &str);

    /// Whether the page lets the browser keep anything.
    #[wasm_bindgen(method)]
    pub fn keeps(this: &Loader) -> bool;

    /// A code that the page opens the widget with; empty if there is none.
    #[wasm_bindgen(method)]
    pub fn state(this: &Loader) -> String;

    /// Whether no other widget stands on the page.
    #[wasm_bindgen(method)]
    pub fn alone(this: &Loader) -> bool;

    /// Tells the page that the reader may have changed something.
    #[wasm_bindgen(method)]
    pub fn changed(this: &Loader);
}

impl Loader {
    /// The tag and the name of each language.
    #[must_use]
    pub fn names(&self) -> Vec<(String, String)> {
        let list = self.list();
        let pairs = list.pieces(b'\n').filter_map(|line| line.cut(b' '));
        pairs
            .map(|(tag, name)| (tag.to_owned(), name.to_owned()))
            .collect()
    }

    /// The QR code of a text, if it can be had: how many modules a side has, and the dark ones as an SVG path.
    pub async fn qr(&self, text: &str) -> Option<(String, String)> {
        let code = self.fetch_qr(text).await.ok()?.as_string()?;
        let (size, path) = code.cut(b' ')?;
        Some((size.to_owned(), path.to_owned()))
    }

    /// The text of a language, if it can be had.
    pub async fn load(&self, tag: &str) -> Option<String> {
        self.fetch(tag).await.ok()?.as_string()
    }
}
