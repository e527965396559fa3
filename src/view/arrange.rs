//! ならべる: the order as a list, with buttons on every row.

use super::html::{AnyView, IntoAny, div, li, ol, p, small, span};

use super::marks::{Icon, sign};
use super::parts::{Look, Press, heading, phrases};
use crate::domain::arranging;
use crate::domain::catalogue::Card;
use crate::domain::ranking::Standing;
use crate::domain::session::{Part, Pile};
use crate::store::Store;
use crate::words::fill;

/// Where a button takes a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shift {
    Up,
    Down,
    Top,
}

pub(super) fn screen(store: Store) -> AnyView {
    let words = store.words();
    let catalogue = store.catalogue();
    let derived = store.derived();
    let count = derived.ranking.count();
    let mut at = 0;
    let mut rows = Vec::new();
    for group in derived.ranking.groups() {
        rows.push(divide(store, group.pile));
        let standings = derived
            .ranking
            .standings()
            .filter(|standing| standing.pile == group.pile);
        for standing in standings {
            if let Some(card) = catalogue.card(standing.card) {
                rows.push(row(store, card, standing, at, count));
            }
            at += 1;
        }
    }
    let unsure = derived
        .record
        .cards_on(Some(Pile::Unsure), &catalogue.numbers());
    if !unsure.is_empty() {
        rows.push(divide(store, Some(Pile::Unsure)));
        let titles: Vec<_> = unsure
            .iter()
            .filter_map(|&card| catalogue.card(card))
            .collect();
        rows.push(rest(store, &titles));
    }
    let body = if count == 0 {
        p().child(phrases(words.arrange_empty())).into_any()
    } else {
        p().class("stack")
            .child(Press::new(Look::Primary, words.to_plan()).view(move || store.go_to(Part::Plan)))
            .into_any()
    };
    div()
        .class("screen")
        .child((
            div().class("asking").child((
                heading(words.arrange_title()),
                p().class("count").child(fill(
                    words.arrange_count(),
                    &[("count", &count.to_string())],
                )),
            )),
            ol().class("places").child(rows),
            body,
        ))
        .into_any()
}

fn divide(store: Store, pile: Option<Pile>) -> AnyView {
    li().class("divide")
        .child((
            pile.map(sign),
            span().child(phrases(store.words().pile(pile))),
        ))
        .into_any()
}

/// The cards of わからない, which have no order.
fn rest(store: Store, cards: &[&Card]) -> AnyView {
    let words = store.words();
    let titles: Vec<_> = cards.iter().map(|card| card.title.marked()).collect();
    li().class("rest")
        .child((
            span().child(phrases(&titles.join(words.between()))),
            Press::new(Look::Plain, words.sort_again()).view(move || {
                store.go(|screen| {
                    screen.part = Part::Sort;
                    screen.list = true;
                });
                store.focus("question");
            }),
        ))
        .into_any()
}

fn row(store: Store, card: &Card, standing: Standing, at: usize, count: usize) -> AnyView {
    let words = store.words();
    let title = card.title.plain();
    let button = |shift: Shift, text: &'static str, icon: Icon, enabled: bool| {
        let press = Press {
            before: Some(icon),
            name: Some(words.name_of(&title, text)),
            id: Some(id(shift, standing)),
            enabled,
            ..Press::new(Look::Minor, text)
        };
        press.view(move || move_card(store, standing, shift))
    };
    let shared = standing
        .shared
        .then(|| small().class("shared").child(words.shared_place()));
    li().class("place")
        .child((
            span()
                .class("number")
                .child((standing.place.to_string(), small().child(words.place()))),
            span()
                .class("name")
                .child((phrases(card.title.marked()), shared)),
            span().class("shifts").child((
                button(Shift::Up, words.up(), Icon::Up, at > 0),
                button(Shift::Down, words.down(), Icon::Down, at + 1 < count),
                button(Shift::Top, words.to_top(), Icon::Top, at > 0),
            )),
        ))
        .into_any()
}

/// The id of a row's button: it follows the card, so that the focus can.
fn id(shift: Shift, standing: Standing) -> String {
    let name = match shift {
        Shift::Up => "up-",
        Shift::Down => "down-",
        Shift::Top => "top-",
    };
    [name, &standing.card.to_string()].concat()
}

fn move_card(store: Store, standing: Standing, shift: Shift) {
    let words = store.words();
    let derived = store.derived();
    let mut standings = derived.ranking.standings();
    let Some(at) = standings.position(|other| other.card == standing.card) else {
        return;
    };
    let to = match shift {
        Shift::Up => at.checked_sub(1),
        Shift::Down => Some(at + 1),
        Shift::Top => Some(0),
    };
    let cards = store.catalogue().numbers();
    let act = to.and_then(|to| arranging::shift(&derived.record, &cards, standing.card, to));
    if let Some(act) = act {
        store.dispatch(&act);
        store.focus(id(shift, standing));
    } else {
        let text = if shift == Shift::Down {
            words.said_at_end()
        } else {
            words.said_at_top()
        };
        store.say(fill(text, &[("card", &store.title(standing.card))]));
    }
}
