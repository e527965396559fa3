//! Where the worries lie: kinds by piles, each card a sign. No score.
//!
//! It is a table: what is seen can be read and walked by keyboard, and prints in black and white.

use super::html::{
    AnyView, IntoAny, b, button, h4, p, section, span, table, tbody, td, th, thead, tr, truth,
};
use tachys::html::event as ev;

use super::marks::{shape, sign};
use super::visit::Visit;
use crate::domain::catalogue::{Card, Kind};
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::session::Pile;
use crate::store::{Derived, Store};
use crate::words::{Words, fill, fill_count, fill_one, plain};

pub(super) fn picture(store: Store, visit: &Visit) -> AnyView {
    let words = store.words();
    let catalogue = store.catalogue();
    let derived = store.derived();
    if derived.placed == 0 {
        return ().into_any();
    }
    let heads: AnyView = words
        .short_piles()
        .iter()
        .map(|name| th().attr("scope", "col").says(name))
        .collect();
    let rows: AnyView = catalogue
        .kinds
        .iter()
        .map(|kind| {
            let cells: AnyView = Pile::ALL
                .iter()
                .map(|&pile| td().child(cell(store, visit, kind, pile)))
                .collect();
            tr().child((
                th().attr("scope", "row")
                    .child((shape(kind.shape), span().says(kind.name.marked()))),
                cells,
            ))
        })
        .collect();
    let caption = visit.picked.get().and_then(|(id, pile)| {
        let kind = catalogue.kind(&id)?;
        let titles: Vec<_> = on(store, &derived, kind, pile);
        (!titles.is_empty()).then(|| {
            let name = fill(
                words.picture_place(),
                &[kind.name.marked(), words.pile(Some(pile))],
            );
            p().class("caption").child((
                b().says(&name),
                span().says(&titles.joined_with(words.between())),
            ))
        })
    });
    section()
        .class("part")
        .child((
            h4().id("picture").says(words.picture_title()),
            table()
                .class("picture")
                .attr("aria-labelledby", "picture")
                .child((
                    thead().child(tr().child((td(), heads))),
                    tbody().child(rows),
                )),
            caption,
            p().says(&sentence(words, store, &derived)),
        ))
        .into_any()
}

/// The cards of a kind on a pile, as one button that shows their titles.
fn cell(store: Store, visit: &Visit, kind: &Kind, pile: Pile) -> AnyView {
    let words = store.words();
    let titles = on(store, &store.derived(), kind, pile);
    if titles.is_empty() {
        return ().into_any();
    }
    let place = (kind.id.clone(), pile);
    let chosen = visit.picked.get().as_ref() == Some(&place);
    let name = fill(
        words.picture_cell(),
        &[
            &kind.name.plain(),
            &plain(words.pile(Some(pile))),
            &plain(&titles.joined_with(words.and())),
        ],
    );
    let visit = visit.clone();
    let signs: AnyView = titles.iter().map(|_| sign(pile)).collect();
    button()
        .attr("type", "button")
        .class("cell")
        .attr("aria-pressed", truth(chosen))
        .attr("aria-label", name)
        .on(ev::click, move |_| {
            visit.picked.set((!chosen).then(|| place.clone()));
        })
        .child(signs)
        .into_any()
}

/// The titles of a kind's cards on a pile.
fn on(store: Store, derived: &Derived, kind: &Kind, pile: Pile) -> Vec<&'static str> {
    let is_there =
        |card: &&Card| card.kind == kind.id && derived.record.pile(card.number) == Some(pile);
    let catalogue = store.catalogue();
    let cards = catalogue.cards.iter().filter(is_there);
    cards.map(|card| card.title.marked()).list()
}

/// The picture as a sentence.
fn sentence(words: &Words, store: Store, derived: &Derived) -> String {
    let catalogue = store.catalogue();
    let count = |pile| {
        derived
            .record
            .cards_on(Some(pile), &catalogue.numbers())
            .len()
    };
    let very = count(Pile::Very);
    let unsure = count(Pile::Unsure);
    let mut kinds = String::new();
    for kind in &catalogue.kinds {
        let count = on(store, derived, kind, Pile::Very).len();
        if count > 0 {
            kinds += if kinds.is_empty() { "" } else { words.and() };
            kinds += &fill(
                words.picture_kind(),
                &[kind.name.marked(), &count.decimal()],
            );
        }
    }
    let mut sentence = if very == 0 {
        words.picture_none().to_owned()
    } else {
        fill_count(words.picture_count(), very)
    };
    if !kinds.is_empty() {
        sentence += &fill_one(words.picture_kinds(), &kinds);
    }
    if unsure > 0 {
        sentence += "|";
        sentence += &fill_count(words.picture_unsure(), unsure);
    }
    sentence
}
