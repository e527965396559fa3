//! The foot: what is always at hand, and whose it is not.

use super::html::{div, footer, p};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::marks::Icon;
use super::parts::{Look, Press, phrases};
use crate::domain::session::Part;
use crate::store::Store;

pub(super) fn foot(store: Store) -> AnyView {
    let words = store.words();
    let tools = move || {
        let (_, can_redo) = store.history();
        let redo = Press {
            before: Some(Icon::Redo),
            enabled: can_redo,
            ..Press::new(Look::Plain, words.redo)
        };
        store.offered().is_none().then(|| {
            div().class("tools").child((
                redo.view(move || store.redo()),
                Press::new(Look::Plain, words.keep).view(move || store.go_to(Part::Keep)),
            ))
        })
    };
    footer()
        .class("foot")
        .child((tools, p().class("aside").child(phrases(words.not_official))))
        .into_any()
}
