//! The whole widget: the screens in the order of the reader's path.

use tachys::html::event as ev;

use super::html::{AnyView, IntoAny, div, kept, section};
use super::visit::Visit;
use super::ways::Ways;
use super::{arrange, begin, compare, foot, head, keep, notices, offer, path, plan, sort, tables};
use crate::domain::session::{Part, TextSize};
use crate::store::{Lower, Store};

/// The whole widget.
#[must_use]
pub fn app(store: Store) -> AnyView {
    let visit = Visit::default();

    let seen = visit.clone();
    let sorter = move || {
        let lower = store.lower();
        if lower == Lower::Later || store.offered().is_some() {
            return ().into_any();
        }
        let rests = lower == Lower::Way;
        let screen = match store.screen().part {
            _ if rests => begin::rest(store),
            Part::Sort => sort::screen(store, &visit),
            Part::Compare => compare::screen(store),
            Part::Arrange => arrange::screen(store, &visit),
            Part::Plan => plan::screen(store, &visit),
            Part::Keep => keep::screen(store),
        };
        section()
            .class("sorter")
            .attr("part", "sorter")
            .attr("aria-labelledby", "question")
            .on(ev::keydown, move |event| store.press_key(event))
            .child((
                notices::saving(store),
                path::path(store),
                screen,
                (!rests).then(|| path::moves(store)),
            ))
            .into_any()
    };
    let column = move || {
        let (words, sorter, seen) = (store.words(), sorter.clone(), seen.clone());
        let foot = move || (store.lower() != Lower::Later).then(|| foot::foot(store));
        div().class("column").child((
            head::head(words, begin::begin(store)),
            move || notices::refused(store, false),
            move || offer::offer(store),
            tables::tables(words, store.catalogue(), &Ways(store, &seen)),
            sorter,
            foot,
            div().id("said").class("unseen").attr("role", "status"),
        ))
    };
    let widget = move || {
        store.follow_language();
        let language = store.words().language();
        let class = match store.screen().size {
            TextSize::Normal => "ws",
            TextSize::Large => "ws large",
            TextSize::Largest => "ws largest",
        };
        // What follows each act is within, and keeps itself up to date.
        div()
            .class(class)
            .attr("lang", language)
            .child(kept(language.to_owned(), column.clone()))
    };
    widget.into_any()
}
