//! Two orders side by side: a drawing that also reads as a list. No verdict, no score.

use super::html::{AnyView, IntoAny, dd, div, dl, dt, h4, li, ol, p, path, small, span, svg, ul};
use super::marks::spoken_sign;
use super::parts::{entry, heading, phrases};
use crate::domain::catalogue::{Card, CardNumber, Catalogue};
use crate::domain::comparison::Comparison;
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::ranking::{Ranking, Standing};
use crate::domain::record::Record;
use crate::store::Store;
use crate::words::{fill, fill_one};

/// An order with what it is called.
pub(super) struct Named {
    /// What it is called, with phrase ends.
    pub(super) name: &'static str,
    /// The same before a place: 「わたしは」.
    pub(super) at: &'static str,
    /// What it is made of.
    pub(super) record: Record,
}

/// The comparison of two orders.
pub(super) fn two(store: Store, left: &Named, right: &Named) -> AnyView {
    let words = store.words();
    let catalogue = store.catalogue();
    let comparison = Comparison::of(&left.record, &right.record, catalogue);
    let furthest = comparison.places.first().map(|both| {
        let place =
            |standing: Option<Standing>| standing.map_or(0, |standing| standing.place).decimal();
        if both.apart() == Some(0) {
            return words.two_alike().to_owned();
        }
        let (one, other) = (place(both.one), place(both.other));
        let card = both.card.title.marked();
        fill(
            words.two_furthest(),
            &[card, &one, &other, left.at, right.at],
        )
    });
    let far = comparison
        .places
        .first()
        .filter(|both| both.apart() > Some(0));
    let far = far.map(|both| both.card.number);
    let worries: Vec<_> = comparison
        .worries
        .iter()
        .map(|card| card.title.marked())
        .list();
    let steps: Vec<_> = comparison
        .steps
        .iter()
        .map(|step| step.todo.marked())
        .list();
    let unsure = |cards: &[&Card]| -> String {
        let titles: Vec<_> = cards.iter().map(|card| card.title.marked()).list();
        titles.joined_with(words.between())
    };
    let some = |name: &str, text: &str| (!text.is_empty()).then(|| entry(name, text));
    let or = |texts: &[&str], none: &str| {
        if texts.is_empty() {
            none.to_owned()
        } else {
            texts.joined_with(words.and())
        }
    };
    let shared_steps = if steps.is_empty() {
        phrases(words.two_no_steps())
    } else {
        let items: AnyView = steps.iter().map(|step| li().says(step)).collect();
        ul().class("bullets").child(items).into_any()
    };
    let unsure_of = |name: &str| fill_one(words.unsure_of(), name);
    div()
        .class("screen")
        .child((
            div().class("asking").child(heading(words.two_title())),
            p().class("finding")
                .says(furthest.as_deref().unwrap_or(words.two_nothing())),
            columns(store, catalogue, left, right, far),
            dl().class("parts").child((
                some(words.two_worries(), &or(&worries, words.two_no_worries())),
                div().child((dt().says(words.two_steps()), dd().child(shared_steps))),
                some(&unsure_of(left.name), &unsure(&comparison.unsure[0])),
                some(&unsure_of(right.name), &unsure(&comparison.unsure[1])),
            )),
            p().class("aside").says(words.two_talk()),
        ))
        .into_any()
}

/// Both orders as columns, the same card joined by a line.
fn columns(
    store: Store,
    catalogue: &Catalogue,
    left: &Named,
    right: &Named,
    far: Option<CardNumber>,
) -> AnyView {
    let words = store.words();
    let cards = catalogue.numbers();
    let orders = [left, right]
        .map(|named| -> Vec<Standing> { Ranking::of(&named.record, &cards).standings().list() });
    let rows = orders[0].len().max(orders[1].len());
    let column = |order: &[Standing], other: &[Standing], name: &str| -> AnyView {
        let row = |at: usize| {
            let Some(standing) = order.get(at) else {
                return li().attr("aria-hidden", "true").into_any();
            };
            let is_there = |there: &&Standing| there.card == standing.card && there.pile.is_some();
            let there = other.iter().find(is_there);
            let there = there.map_or_else(
                || fill_one(words.two_unplaced(), name),
                |there| fill(words.two_place(), &[name, &there.place.decimal()]),
            );
            let card = catalogue.card(standing.card);
            let title = card.map(|card| phrases(card.title.marked()));
            li().attr("class", (far == Some(standing.card)).then_some("far"))
                .child((
                    span().class("number").child(if standing.pile.is_some() {
                        standing.place.decimal()
                    } else {
                        String::new()
                    }),
                    standing.pile.map(|pile| spoken_sign(words, pile)),
                    span()
                        .class("name")
                        .child((title, small().class("other").says(&there))),
                ))
                .into_any()
        };
        (0..rows).map(row).collect()
    };
    let joins: AnyView = orders[0]
        .iter()
        .enumerate()
        .filter_map(|(from, standing)| {
            let to = orders[1]
                .iter()
                .position(|other| other.card == standing.card && other.pile.is_some())
                .filter(|_| standing.pile.is_some())?;
            let class = if far == Some(standing.card) {
                "far"
            } else {
                "join"
            };
            Some(path().attr("class", class).attr("d", join(from, to)))
        })
        .collect();
    let drawing = svg()
        .attr("class", "joins")
        .attr("viewBox", (rows * 10).named("0 0 100 "))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(joins);
    div()
        .class("two")
        .child((
            h4().says(left.name),
            h4().says(right.name),
            ol().class("mine")
                .child(column(&orders[0], &orders[1], right.at)),
            drawing,
            ol().class("theirs")
                .child(column(&orders[1], &orders[0], left.at)),
        ))
        .into_any()
}

/// A line from the middle of one row to the middle of another; a row is ten high.
fn join(from: usize, to: usize) -> String {
    let (from, to) = (from * 10 + 5, to * 10 + 5);
    let mut line = from.named("M0 ");
    for (before, number) in [("C45 ", from), (" 55 ", to), (" 100 ", to)] {
        line += before;
        number.add_to(&mut line);
    }
    line
}
