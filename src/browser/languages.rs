//! The languages that the build has laid beside the module, one file each.

use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What `element/widget.js` hands over.
    pub type Languages;

    #[wasm_bindgen(method, js_name = names)]
    fn all(this: &Languages) -> Array;

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
        let text = |value: JsValue| value.as_string().unwrap_or_default();
        let pair = |pair: JsValue| {
            let pair: Array = pair.unchecked_into();
            (text(pair.get(0)), text(pair.get(1)))
        };
        self.all().iter().map(pair).collect()
    }

    /// The texts of a language: words, catalogue, facts. An error is a sentence for the console.
    pub async fn load(&self, tag: &str) -> Result<[String; 3], String> {
        let missing = |_| ["the language ", tag, " can't be loaded"].concat();
        let texts = self.fetch(tag).await.map_err(missing)?;
        texts_of(&texts.unchecked_into())
    }
}

/// Three texts from an array of three.
pub(super) fn texts_of(texts: &Array) -> Result<[String; 3], String> {
    let text = |at| texts.get(at).as_string();
    match (text(0), text(1), text(2)) {
        (Some(words), Some(catalogue), Some(facts)) => Ok([words, catalogue, facts]),
        _ => Err("a language has not three texts".to_owned()),
    }
}
