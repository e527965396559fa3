//! Mounting into the custom element and out of it again, called by `element/widget.js`.
//!
//! There a widget is a number, and every function but [`draw`] takes the number of one that has not been taken out.
//! What wasm-bindgen makes of a type of our own counts in the module and in the glue who holds one.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::host::Host;
use super::nodes::Node;
use super::tasks;
use crate::content::Content;
use crate::store::{Store, afterwards};
use crate::view::{self, Shown};

/// A widget: the state, and what shows it.
struct Widget {
    store: Store,
    shown: Shown,
}

thread_local! {
    static WIDGETS: RefCell<Vec<Widget>> = const { RefCell::new(Vec::new()) };
}

/// Draws a widget in the language of a text (see [`Content`]) as far as its tables; it is nowhere yet.
///
/// Gives its number, or zero if the text is of another version than this module.
#[wasm_bindgen]
#[must_use]
pub fn draw(language: &str, host: Host) -> usize {
    let Some(content) = Content::read(language) else {
        return 0;
    };
    tasks::begin();
    let store = Store::new(content, host);
    let shown = view::app(store).build();
    WIDGETS.with_borrow_mut(|widgets| widgets.push(Widget { store, shown }));
    store.number()
}

/// Draws what stands below the tables.
#[wasm_bindgen]
pub fn draw_lower(widget: usize) {
    Store::of(widget).draw_lower();
}

/// Puts it into a shadow root.
#[wasm_bindgen]
pub fn mount(widget: usize, root: &Node) {
    WIDGETS.with_borrow_mut(|widgets| {
        if let Some(at) = position(widgets, widget) {
            widgets[at].shown.mount(root, None);
        }
    });
}

/// Takes it out of the page and frees what it holds.
#[wasm_bindgen]
pub fn take_out(widget: usize) {
    let gone = WIDGETS.with_borrow_mut(|widgets| {
        let at = position(widgets, widget)?;
        Some(widgets.swap_remove(at))
    });
    if let Some(mut gone) = gone {
        gone.shown.unmount();
        // What was to be shown next, parts within parts, still looks at the state once.
        let dispose = Box::new(move || gone.store.dispose());
        afterwards(Box::new(move || afterwards(dispose)));
    }
}

fn position(widgets: &[Widget], number: usize) -> Option<usize> {
    let is_it = |widget: &Widget| widget.store.number() == number;
    widgets.iter().position(is_it)
}

/// The code of the reader's own record.
#[wasm_bindgen]
#[must_use]
pub fn code(widget: usize) -> String {
    Store::of(widget).own_code()
}

/// What a page may know, between spaces: the part of the path, how many cards are on a pile, how many pairs were
/// answered, how many cards there are, how often the session has changed.
#[wasm_bindgen]
#[must_use]
pub fn status(widget: usize) -> String {
    Store::of(widget).status()
}

/// Shows the way to the screen instead of the screen, until the reader presses something.
#[wasm_bindgen]
pub fn rest(widget: usize) {
    Store::of(widget).rest();
}

/// Reads again what is saved: another widget of this page has written it.
#[wasm_bindgen]
pub fn renew(widget: usize) {
    Store::of(widget).renew();
}

/// Shows the order of a code that comes into the page's address or from the page; an empty one changes nothing.
#[wasm_bindgen]
pub fn show(widget: usize, code: &str) {
    Store::of(widget).show(code);
}

/// Speaks the language of a text (see [`Content`]), if it can be read.
#[wasm_bindgen]
pub fn speak(widget: usize, language: &str) {
    if let Some(content) = Content::read(language) {
        Store::of(widget).set_content(content);
    }
}

/// Keeps what the reader does from now on, or nothing.
#[wasm_bindgen]
pub fn keep(widget: usize, keeps: bool) {
    Store::of(widget).keep(keeps);
}
