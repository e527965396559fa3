//! Mounting into the custom element and out of it again, called by `element.js`.

use any_spawner::Executor;
use reactive_graph::owner::Owner;
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use super::host::Host;
use crate::content::Content;
use crate::domain::joined::Joined;
use crate::store::{Store, afterwards};
use crate::view::{self, Shown};

/// A widget; dropping it takes the widget out of the page and frees what it holds.
#[wasm_bindgen]
pub struct Widget {
    _owner: Owner,
    shown: Shown,
    store: Store,
}

#[wasm_bindgen]
impl Widget {
    /// Draws the tables.
    pub fn draw_tables(&self) {
        self.store.draw_tables();
    }

    /// Puts it into a shadow root.
    pub fn mount(&mut self, root: &ShadowRoot) {
        self.shown.mount(root, None);
    }

    /// The code of the reader's own record.
    #[must_use]
    pub fn code(&self) -> String {
        self.store.own_code()
    }

    /// What a page may know, between spaces: catalogue, edition, language; the part of the path, how many cards
    /// are on a pile, how many pairs were answered, how many cards there are, how often the record was another one.
    #[must_use]
    pub fn status(&self) -> String {
        self.store.status()
    }

    /// Shows the way to the screen instead of the screen, until the reader presses something.
    pub fn rest(&self) {
        self.store.rest();
    }

    /// Reads again what is saved: another widget of this page has written it.
    pub fn renew(&self) {
        self.store.renew();
    }

    /// Shows the order of a code that comes into the page's address or from the page; an empty one changes nothing.
    pub fn show(&self, code: &str) {
        self.store.show(code);
    }

    /// Speaks the language of a text (see [`Content`]), if it can be read.
    pub fn speak(&self, language: &str) {
        if let Ok(content) = Content::read(language) {
            self.store.set_content(content);
        }
    }

    /// Keeps what the reader does from now on, or nothing.
    pub fn keep(&self, keeps: bool) {
        self.store.keep(keeps);
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.shown.unmount();
        // What was to be shown next, parts within parts, still looks at the state once.
        let store = self.store;
        let dispose = Box::new(move || store.dispose());
        afterwards(Box::new(move || afterwards(dispose)));
    }
}

/// Draws a widget in the language of a text (see [`Content`]), but for its tables; it is nowhere yet.
///
/// Fails with a sentence for the console if the content can't be read.
#[wasm_bindgen]
pub fn draw(language: &str, host: Host) -> Result<Widget, JsValue> {
    let content = Content::read(language)
        .map_err(|error| JsValue::from_str(&["worry-sorter: ", &error].joined()))?;
    // The first widget of a page brings the executor; the others find it there.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let store = Store::new(content, host);
    let shown = owner.with(|| view::app(store).build());
    Ok(Widget {
        _owner: owner,
        shown,
        store,
    })
}
