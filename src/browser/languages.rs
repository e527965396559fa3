//! The languages that the build has laid beside the module, one file each.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What `element/widget.js` hands over.
    pub type Languages;

    /// A line for each language: its tag, a space, its name.
    #[wasm_bindgen(method)]
    fn list(this: &Languages) -> String;

    #[wasm_bindgen(method, catch, js_name = load)]
    async fn fetch(this: &Languages, tag: &str) -> Result<JsValue, JsValue>;

    /// Tells the page which language is spoken now.
    #[wasm_bindgen(method)]
    pub fn spoken(this: &Languages, tag: &str);
}

impl Languages {
    /// The tag and the name of each language.
    #[must_use]
    pub fn names(&self) -> Vec<(String, String)> {
        let list = self.list();
        let pairs = list.lines().filter_map(|line| line.split_once(' '));
        pairs
            .map(|(tag, name)| (tag.to_owned(), name.to_owned()))
            .collect()
    }

    /// The text of a language, if it can be had.
    pub async fn load(&self, tag: &str) -> Option<String> {
        self.fetch(tag).await.ok()?.as_string()
    }
}
