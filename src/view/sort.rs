//! 仕分け: each card onto a pile, one at a time or as a list.

use std::cmp::Reverse;

use super::html::{
    AnyView, IntoAny, article, button, div, h4, kept, li, ol, p, small, span, truth,
};
use tachys::html::event as ev;

use super::marks::{shape, sign};
use super::parts::{FEW, KEYS, Look, Press, heading, key, phrases, unseen};
use super::path::current;
use super::visit::Visit;
use super::ways::to_table;
use crate::domain::catalogue::{Card, CardNumber, Catalogue};
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::order::sort_by_key;
use crate::domain::session::{Act, Part, Pile};
use crate::store::Store;
use crate::words::{fill, fill_count, plain};

/// So many of the longest cards reserve the room of the tallest one.
const RESERVED: usize = 4;

pub(super) fn screen(store: Store, visit: &Visit) -> AnyView {
    let words = store.words();
    let catalogue = store.catalogue();
    let derived = store.derived();
    let all = catalogue.cards.len();
    let (placed, all_cards) = (derived.placed.decimal(), all.decimal());
    let count = p().class("count").child((
        unseen(&fill(words.sort_count(), &[&placed, &all_cards])),
        span()
            .attr("aria-hidden", "true")
            .child((placed, small().child([" / ", &all_cards].joined()))),
    ));
    let is_list = store.screen().list;
    let card = current(store).and_then(|card| catalogue.card(card));
    let question = if card.is_some() || is_list {
        heading(words.sort_question())
    } else {
        heading(&fill_count(words.sort_done(), all))
    };
    let body = match card {
        _ if is_list => list(store, catalogue),
        Some(card) => one(store, visit, catalogue, card),
        None => done(store),
    };
    // So many signs fit in a row; with more cards there is their number alone.
    let has_beads = !is_list && all <= FEW;
    let beads = has_beads.then(|| beads(store, catalogue, card));
    div()
        .class("screen")
        .child((div().class("asking").child((question, count)), beads, body))
        .into_any()
}

/// The row of the reader's own signs.
fn beads(store: Store, catalogue: &Catalogue, now: Option<&Card>) -> AnyView {
    let derived = store.derived();
    let bead = |card: &Card| {
        let pile = derived.record.pile(card.number);
        let is_now = now.is_some_and(|now| now.number == card.number);
        kept(
            [truth(is_now), store.words().pile(pile)].joined(),
            move || {
                let class = is_now.then_some("now");
                li().attr("class", class).child(pile.map(sign)).into_any()
            },
        )
    };
    let beads: AnyView = catalogue.cards.iter().map(bead).collect();
    ol().class("beads")
        .attr("aria-hidden", "true")
        .child(beads)
        .into_any()
}

/// One card and its four answers.
fn one(store: Store, visit: &Visit, catalogue: &'static Catalogue, card: &Card) -> AnyView {
    let table = to_table(store, visit, card);
    let chosen = store.derived().record.pile(card.number);
    let number = card.number;
    let answer = |(key, (pile, name)): (&'static str, (Pile, &'static str))| {
        button()
            .attr("type", "button")
            .class("pile")
            .attr("aria-keyshortcuts", key)
            .attr("aria-pressed", truth(chosen == Some(pile)))
            .on(ev::click, move |_| put(store, number, pile))
            .child((sign(pile), span().says(name)))
    };
    let answers: AnyView = KEYS
        .into_iter()
        .zip(store.words().piles())
        .map(answer)
        .collect();
    div()
        .class("ask")
        .child((
            div().class("room").child((
                face(store, catalogue, card, table),
                ghosts(store, |store, catalogue, card| {
                    face(store, catalogue, card, None)
                }),
            )),
            div()
                .class("piles")
                .attr("role", "group")
                .attr("aria-label", card.title.plain())
                .child(answers),
        ))
        .into_any()
}

/// The longest cards, which nobody sees: they keep the room of the tallest one. They are the same for all cards.
pub(super) fn ghosts(store: Store, show: fn(Store, &Catalogue, &Card) -> AnyView) -> AnyView {
    let language = store.words().language().to_owned();
    let catalogue = store.catalogue();
    kept(language, move || {
        // In bytes, which is nearer to how wide a text is than its count of characters: a kanji has three.
        let length = |card: &Card| card.worry.marked().len() + 2 * card.title.marked().len();
        let cards = catalogue.cards.iter();
        let mut longest: Vec<_> = cards.map(|card| (Reverse(length(card)), card)).list();
        sort_by_key(&mut longest, |(length, _)| *length);
        let ghosts: AnyView = longest
            .into_iter()
            .take(RESERVED)
            .map(|(_, card)| show(store, catalogue, card))
            .collect();
        div()
            .class("ghosts")
            .attr("aria-hidden", "true")
            .child(ghosts)
            .into_any()
    })
}

/// A card as it is sorted: kind, title, worry, and the way to its row, which stands beside the kind.
fn face(store: Store, catalogue: &Catalogue, card: &Card, table: Option<AnyView>) -> AnyView {
    article()
        .class("card")
        .child((
            kind(store, catalogue, card),
            h4().says(card.title.marked()),
            p().says(card.worry.marked()),
            table,
        ))
        .into_any()
}

/// The kind of a card, with its shape.
pub(super) fn kind(store: Store, catalogue: &Catalogue, card: &Card) -> AnyView {
    let words = store.words();
    let kind = catalogue.kind(&card.kind);
    let aspect = card
        .aspect
        .as_ref()
        .map(|aspect| words.in_brackets(aspect.marked()));
    let name =
        kind.map(|kind| phrases(&[kind.name.marked(), aspect.as_deref().unwrap_or("")].joined()));
    span()
        .class("kind")
        .child((kind.map(|kind| shape(kind.shape)), span().child(name)))
        .into_any()
}

/// Puts a card on a pile and goes on to the next one.
fn put(store: Store, card: CardNumber, pile: Pile) {
    let pile = Some(pile);
    if store.derived().record.pile(card) == pile {
        store.go(|screen| screen.card = None);
    } else {
        store.dispatch(&Act::Place { card, pile });
    }
    if current(store).is_none() {
        store.focus("question");
    }
}

/// All cards are on a pile.
fn done(store: Store) -> AnyView {
    let words = store.words();
    div()
        .class("done")
        .child((
            p().says(words.sort_done_note()),
            Press::new(Look::Primary, words.to_compare())
                .does(store, |store| store.go_to(Part::Compare)),
        ))
        .into_any()
}

/// All cards at once, kind by kind.
fn list(store: Store, catalogue: &'static Catalogue) -> AnyView {
    let words = store.words();
    let derived = store.derived();
    let left = catalogue.cards.len() - derived.placed;
    let scale: AnyView = words
        .short_piles()
        .iter()
        .map(|name| span().says(name))
        .collect();
    let corner = (left > 0).then(|| fill_count(words.cards_left(), left));
    let lines: AnyView = catalogue
        .kinds
        .iter()
        .map(|kind| {
            let divide = li()
                .class("divide")
                .child((shape(kind.shape), span().says(kind.name.marked())))
                .into_any();
            let of_kind = catalogue.cards.iter().filter(|card| card.kind == kind.id);
            let lines = of_kind.map(|card| {
                let pile = derived.record.pile(card.number);
                kept(
                    key(store, card.number, &[store.words().pile(pile)]),
                    move || line(store, card, pile),
                )
            });
            (divide, lines.collect::<AnyView>())
        })
        .collect();
    div()
        .class("sheet-list")
        .child((
            div().class("sticky").child((
                span().class("corner").child(corner),
                div()
                    .class("scale")
                    .attr("aria-hidden", "true")
                    .child(scale),
            )),
            ol().class("lines")
                .attr("data-many", catalogue.cards.len() > FEW)
                .child(lines),
            p().class("stack").child(
                Press::new(Look::Primary, words.to_compare())
                    .does(store, |store| store.go_to(Part::Compare)),
            ),
        ))
        .into_any()
}

fn line(store: Store, card: &Card, chosen: Option<Pile>) -> AnyView {
    let words = store.words();
    let number = card.number;
    let title = card.title.plain();
    let choice = |&(pile, name): &(Pile, &'static str)| {
        let pressed = chosen == Some(pile);
        button()
            .attr("type", "button")
            .attr("aria-pressed", truth(pressed))
            .attr("aria-label", words.name_of(&title, name))
            .on(ev::click, move |_| {
                store.dispatch(&Act::Place {
                    card: number,
                    pile: (!pressed).then_some(pile),
                });
            })
            .child((sign(pile), span().class("word").says(name)))
    };
    let choices: AnyView = words.piles().iter().map(choice).collect();
    let name = chosen.map_or(words.not_yet(), |pile| words.pile(Some(pile)));
    li().class("line")
        .child((
            span().class("name").says(card.title.marked()),
            span()
                .class("chosen")
                .attr("aria-hidden", "true")
                .child(plain(name)),
            span()
                .class("choices")
                .attr("role", "group")
                .attr("aria-label", title.clone())
                .child(choices),
        ))
        .into_any()
}
