//! The way through: the four parts, each open at any time, and the moves under every screen.

use super::html::{AnyView, IntoAny, button, div, li, nav, ol};
use tachys::html::event as ev;

use super::marks::Icon;
use super::parts::{Look, Press};
use crate::domain::catalogue::CardNumber;
use crate::domain::session::Part;
use crate::store::Store;

/// The four parts of the path.
pub(super) fn path(store: Store) -> AnyView {
    let words = store.words();
    let current = store.screen().part;
    let step = |&(part, name): &(Part, &'static str)| {
        li().child(
            button()
                .attr("type", "button")
                .attr("aria-current", (part == current).then_some("step"))
                .on(ev::click, move |_| store.go_to(part))
                .child(name),
        )
    };
    let steps: AnyView = words.parts().iter().map(step).collect();
    nav()
        .class("path")
        .attr("aria-label", words.path())
        .child(ol().child(steps))
        .into_any()
}

/// Back, over, and out: what stands under every screen.
pub(super) fn moves(store: Store) -> AnyView {
    let words = store.words();
    let screen = store.screen();
    let (can_undo, _) = store.history();
    let undo = Press::new(Look::Plain, words.undo())
        .before(Icon::Back)
        .enabled(can_undo);
    let switch = (screen.part == Part::Sort).then(|| {
        let text = if screen.list {
            words.one_by_one()
        } else {
            words.as_list()
        };
        Press::new(Look::Plain, text).does(store, |store| {
            store.go(|screen| {
                screen.list = !screen.list;
                screen.card = None;
            });
            store.focus("question");
        })
    });
    let skip = (screen.part == Part::Sort && !screen.list)
        .then(|| after(store))
        .flatten()
        .map(|next| {
            Press::new(Look::Plain, words.skip())
                .view(move || store.go(|screen| screen.card = Some(next)))
        });
    let stop = (!matches!(screen.part, Part::Plan | Part::Keep)).then(|| {
        let press = Press::new(Look::Plain, words.see_plan()).after(Icon::On);
        press.does(store, |store| store.go_to(Part::Plan))
    });
    div()
        .class("moves")
        .child((undo.does(store, Store::undo), skip, switch, stop))
        .into_any()
}

/// The card that 仕分け shows: the one that the reader chose, or the first without a pile.
pub(super) fn current(store: Store) -> Option<CardNumber> {
    let chosen = store.screen().card;
    let chosen = chosen.filter(|card| store.catalogue().card(*card).is_some());
    chosen.or_else(|| {
        let derived = store.derived();
        let cards = store.catalogue().numbers();
        cards
            .into_iter()
            .find(|&card| derived.record.pile(card).is_none())
    })
}

/// The next card without a pile after the current one, around the end; none if there is no other.
fn after(store: Store) -> Option<CardNumber> {
    let current = current(store)?;
    let derived = store.derived();
    let cards = store.catalogue().numbers();
    let at = cards.iter().position(|&card| card == current)?;
    let mut others = cards[at + 1..].iter().chain(&cards[..at]);
    others
        .find(|&&card| derived.record.pile(card).is_none())
        .copied()
}
