//! What `element/widget.js` does for the widget: what comes when it is wanted, a file each (languages, the QR code),
//! what the browser does when it has time (the clipboard, the system's sheet for sending), and a sheet of paper.

use wasm_bindgen::prelude::*;

use crate::domain::pieces::Pieces;

#[wasm_bindgen]
extern "C" {
    /// What `element/widget.js` hands over.
    pub type Loader;

    /// A line for each language: its tag, a space, its name.
    #[wasm_bindgen(method)]
    fn list(this: &Loader) -> String;

    #[wasm_bindgen(method, js_name = ask)]
    fn ask_for(this: &Loader, what: &str, text: &str, answered: JsValue);

    /// Whether the system has a sheet for sending.
    #[wasm_bindgen(method)]
    pub fn shares(this: &Loader) -> bool;

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

    /// Asks for something, and calls once with the answer; with nothing where it can't be had.
    pub fn ask(&self, ask: Ask, text: &str, answered: Box<dyn FnOnce(Option<String>)>) {
        let mut answered = Some(answered);
        let call = move |answer: JsValue| {
            if let Some(answered) = answered.take() {
                answered(answer.as_string());
            }
        };
        let call = Closure::<dyn FnMut(JsValue)>::wrap(Box::new(call));
        self.ask_for(ask.word(), text, call.into_js_value());
    }
}

/// What there is to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The text of the language with a tag.
    Language,
    /// The QR code of a text: how many modules a side has, a space, and the dark ones as an SVG path.
    Qr,
    /// To copy a text. Browsers allow it within a press only.
    Copy,
    /// To open the system's sheet with a link. Browsers allow it within a press only.
    Share,
}

impl Ask {
    fn word(self) -> &'static str {
        match self {
            Self::Language => "load",
            Self::Qr => "qr",
            Self::Copy => "copy",
            Self::Share => "share",
        }
    }
}
