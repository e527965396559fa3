//! The foot: what is always at hand, and whose it is not.

use super::html::{AnyView, IntoAny, button, div, footer, p, span, truth};
use tachys::html::event as ev;

use super::marks::Icon;
use super::parts::{Look, Press};
use crate::domain::session::{Part, TextSize};
use crate::store::Store;
use crate::words::fill_one;

pub(super) fn foot(store: Store) -> AnyView {
    let words = store.words();
    let tools = move || {
        let (_, can_redo) = store.history();
        let redo = Press::new(Look::Plain, words.redo())
            .before(Icon::Redo)
            .enabled(can_redo);
        let own = store.offered().is_none().then(|| {
            (
                redo.does(store, Store::redo),
                Press::new(Look::Plain, words.keep()).does(store, |store| store.go_to(Part::Keep)),
            )
        });
        div()
            .class("tools")
            .child((own, sizes(store), languages(store)))
    };
    footer()
        .class("foot")
        .attr("part", "foot")
        .child((tools, p().class("aside").says(words.not_official())))
        .into_any()
}

/// The sizes of the text.
fn sizes(store: Store) -> AnyView {
    let words = store.words();
    let chosen = store.screen().size;
    let size = |&(size, name): &(TextSize, &'static str)| {
        button()
            .attr("type", "button")
            .attr("aria-pressed", truth(size == chosen))
            .on(ev::click, move |_| store.go(|screen| screen.size = size))
            .child(name)
    };
    let sizes: AnyView = words.text_sizes().iter().map(size).collect();
    div()
        .class("sizes")
        .attr("role", "group")
        .attr("aria-label", words.text_size())
        .child((
            span()
                .attr("aria-hidden", "true")
                .child(words.text_size_short()),
            sizes,
        ))
        .into_any()
}

/// The languages, each called by its own name, where there is more than one.
fn languages(store: Store) -> AnyView {
    let words = store.words();
    let languages = store.languages();
    if languages.len() < 2 {
        return ().into_any();
    }
    let language = |(at, (tag, name)): (usize, (String, String))| {
        let chosen = tag == words.language();
        button()
            .attr("type", "button")
            .attr("lang", tag)
            .attr("aria-pressed", truth(chosen))
            .on(ev::click, move |_| {
                if !chosen {
                    store.speak(at);
                }
            })
            .child(name)
    };
    let missing = languages.get(store.missing()).map(|(_, name)| {
        let text = fill_one(words.language_missing(), name);
        p().class("aside").attr("role", "status").says(&text)
    });
    let buttons: AnyView = languages.into_iter().enumerate().map(language).collect();
    (
        div()
            .class("sizes")
            .attr("role", "group")
            .attr("aria-label", words.languages())
            .child(buttons),
        missing,
    )
        .into_any()
}
