//! What `element/widget.js` does for the widget: all that is the browser's but nodes and events.
//!
//! It is written there because it is shorter there: the same in Rust is the glue for each call and the code that calls.

use wasm_bindgen::prelude::*;
use web_sys::Event;

use crate::domain::list::List;
use crate::domain::pieces::Pieces;

#[wasm_bindgen]
extern "C" {
    /// What `element/widget.js` hands over.
    #[derive(Clone)]
    pub type Host;

    /// A line for each language: its tag, a space, its name.
    #[wasm_bindgen(method)]
    fn list(this: &Host) -> String;

    #[wasm_bindgen(method, js_name = ask)]
    fn ask_for(this: &Host, what: &str, text: &str, answered: JsValue);

    /// Whether the system has a sheet for sending.
    #[wasm_bindgen(method)]
    pub fn shares(this: &Host) -> bool;

    /// Tells the page which language is spoken now.
    #[wasm_bindgen(method)]
    pub fn spoken(this: &Host, tag: &str);

    /// Whether the page lets the browser keep anything.
    #[wasm_bindgen(method)]
    pub fn keeps(this: &Host) -> bool;

    /// A code that the page, or its address, opens the widget with.
    #[wasm_bindgen(method)]
    pub fn state(this: &Host) -> Option<String>;

    /// Whether no other widget stands on the page.
    #[wasm_bindgen(method)]
    pub fn alone(this: &Host) -> bool;

    /// Tells the page that the reader may have changed something.
    #[wasm_bindgen(method)]
    pub fn changed(this: &Host);

    /// The text that the browser keeps under a key, if there is one. Fails where it keeps none for this page.
    #[wasm_bindgen(method, catch)]
    pub fn stored(this: &Host, key: &str) -> Result<Option<String>, JsValue>;

    /// Has the browser keep a text under a key; whether it does, which is read back to be sure.
    #[wasm_bindgen(method)]
    pub fn store(this: &Host, key: &str, text: &str) -> bool;

    /// Takes away what the browser keeps under a key; whether it could.
    #[wasm_bindgen(method)]
    pub fn forget(this: &Host, key: &str) -> bool;

    /// The address of this page with a code, or without one where that is empty.
    #[wasm_bindgen(method)]
    pub fn link(this: &Host, code: &str) -> String;

    /// Whether a link to this page leads anywhere from another device.
    #[wasm_bindgen(method)]
    pub fn leads(this: &Host) -> bool;

    /// A text as a part of an address.
    #[wasm_bindgen(method)]
    pub fn encoded(this: &Host, text: &str) -> String;

    /// Says a sentence to those who listen, in the element with the id `said`, unless another one follows at once.
    #[wasm_bindgen(method)]
    pub fn say(this: &Host, sentence: &str);

    /// Moves the focus to the element with an id, or to the heading of the screen where there is none.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Host, id: &str);

    /// Moves the focus as `focus` does, and selects what stands in the field with the id, if there is one.
    #[wasm_bindgen(method)]
    pub fn select(this: &Host, id: &str);

    /// The text in the field with an id; empty if there is no such field.
    #[wasm_bindgen(method)]
    pub fn typed(this: &Host, id: &str) -> String;

    /// Presses the button that names the digit pressed, inside the element that listens.
    #[wasm_bindgen(method)]
    pub fn press(this: &Host, event: &Event);

    /// What an event of a list amounts to, in words; see [`super::drag::Gesture`].
    #[wasm_bindgen(method)]
    pub fn gesture(this: &Host, event: &Event) -> String;
}

impl Host {
    /// The tag and the name of each language.
    #[must_use]
    pub fn languages(&self) -> Vec<(String, String)> {
        let list = self.list();
        let pair = |line: &str| {
            let (tag, name) = line.cut(b' ')?;
            Some((tag.to_owned(), name.to_owned()))
        };
        list.pieces(b'\n').filter_map(pair).list()
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
    /// The text of a language, by its place among those that there are.
    Language,
    /// The QR code of a text: how many modules a side has, a space, and the dark ones as an SVG path.
    Qr,
    /// To print the element with the id `sheet` by itself.
    Print,
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
            Self::Print => "print",
            Self::Copy => "copy",
            Self::Share => "share",
        }
    }
}
