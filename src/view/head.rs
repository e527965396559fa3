//! The head: the question, whose it is not, and the way in.

use super::html::{AnyView, IntoAny, div, h2, header, p};

use super::parts::{Look, Press, phrases};
use crate::domain::session::Part;
use crate::store::Store;
use crate::words::fill;

pub(super) fn head(store: Store) -> AnyView {
    let words = store.words();
    header()
        .class("head")
        .child((
            h2().class("title").child(phrases(words.title())),
            p().class("aside").child(phrases(words.not_official())),
            move || (store.offered().is_none()).then(|| begin(store)),
        ))
        .into_any()
}

/// The way to the sorter, or back to where the reader was.
fn begin(store: Store) -> AnyView {
    let words = store.words();
    let derived = store.derived();
    let all = store.catalogue().cards.len();
    let started = derived.placed > 0 || store.history().0;
    let note = if derived.placed == all {
        words.finished()
    } else {
        words.progress()
    };
    let note = fill(
        note,
        &[
            ("all", &all.to_string()),
            ("placed", &derived.placed.to_string()),
        ],
    );
    let text = if started {
        words.go_on()
    } else {
        words.begin()
    };
    let press = Press {
        id: Some("begin".to_owned()),
        ..Press::new(Look::Framed, text)
    };
    div()
        .class("begin")
        .child((
            press.view(move || store.focus("question")),
            (started && derived.placed < all).then(|| {
                Press::new(Look::Plain, words.see_plan()).view(move || store.go_to(Part::Plan))
            }),
            started.then(|| p().class("aside").child(phrases(&note))),
        ))
        .into_any()
}
