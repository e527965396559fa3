//! The ways between the cards and the rows that name them, and the reader's signs in the tables.

use std::rc::Rc;

use super::html::{AnyView, Element, IntoAny, button, p, span, tr};
use tachys::html::event as ev;

use super::marks::{Icon, icon, shape, sign, spoken_sign};
use super::parts::{Look, Press};
use super::path::current;
use super::tables::{Beside, row_id};
use super::visit::{Came, Visit};
use crate::domain::catalogue::{Card, CardNumber, Catalogue, Phrases, Row, Shape, Table};
use crate::domain::decimal::Decimal;
use crate::domain::session::Part;
use crate::store::Store;
use crate::words::{fill, fill_one, plain};

/// The reader's tables: with their signs, and with ways to the cards.
pub(super) struct Ways<'a>(pub(super) Store, pub(super) &'a Visit);

impl Beside for Ways<'_> {
    /// What the reader's signs mean.
    fn legend(&self) -> AnyView {
        let words = self.0.words();
        let signs: Vec<_> = words
            .piles()
            .iter()
            .map(|(pile, name)| span().child((sign(*pile), plain(name))))
            .collect();
        // Those who listen hear the name of each sign in its place.
        p().class("legend")
            .attr("aria-hidden", "true")
            .child((span().child(words.your_signs()), signs))
            .into_any()
    }

    /// A row that can be gone to.
    fn row(&self, id: String) -> Element {
        tr().attr("id", id).attr("tabindex", "-1")
    }

    /// The reader's sign for a card once it is on a pile.
    fn sign(&self, card: CardNumber, before: Option<Shape>) -> AnyView {
        let store = self.0;
        (move || match store.derived().record.pile(card) {
            Some(pile) => spoken_sign(store.words(), pile),
            None => before.map(shape).into_any(),
        })
        .into_any()
    }

    /// The way from a row to its cards: back to where the reader came from, to the card that is shown, or to the first.
    fn way(&self, row: &Row, header: &Phrases, id: &str) -> AnyView {
        let (store, visit, id) = (self.0, self.1.clone(), id.to_owned());
        let words = store.words();
        let name = if row.cards.len() > 1 {
            words.to_cards_of()
        } else {
            words.to_card_of()
        };
        let name = fill(name, &[&header.plain(), &row.cards.len().decimal()]);
        let cards = row.cards.clone();
        let press = Rc::new(move || {
            let screen = store.screen();
            let shown = current(store).filter(|card| cards.contains(card));
            let came = visit.came.take().filter(|came| {
                let same = came.part == Part::Plan || (!screen.list && shown == Some(came.card));
                came.row == id && came.part == screen.part && same
            });
            if let Some(came) = came {
                store.focus(to_table_id(came.card));
                return;
            }
            store.go(|screen| {
                screen.part = Part::Sort;
                screen.card = shown.or(cards.first().copied());
            });
            store.focus("question");
        });
        (move || {
            let (name, press) = (name.clone(), press.clone());
            store.offered().is_none().then(|| {
                button()
                    .attr("type", "button")
                    .class("leads")
                    .attr("aria-label", name)
                    .on(ev::click, move |_| press())
                    .child((words.to_cards(), icon(Icon::Down, "icon after")))
            })
        })
        .into_any()
    }
}

/// The id of the first row that names a card.
fn row_of(catalogue: &Catalogue, card: CardNumber) -> Option<String> {
    let mut tables = catalogue.tables.iter().enumerate();
    let row = |(at, table): (usize, &Table)| {
        let row = table.rows.iter().position(|row| row.cards.contains(&card));
        row.map(|row| row_id(at, row))
    };
    tables.find_map(row)
}

/// The id of the way from a card to its row.
fn to_table_id(card: CardNumber) -> String {
    card.named("table-")
}

/// The way from a card to the row that names it, if one does.
pub(super) fn to_table(store: Store, visit: &Visit, card: &Card) -> Option<AnyView> {
    let words = store.words();
    let (number, visit) = (card.number, visit.clone());
    let row = row_of(store.catalogue(), number)?;
    let press = Press::new(Look::Plain, words.to_table())
        .name(fill_one(words.to_table_of(), &card.title.plain()))
        .id(to_table_id(number));
    Some(press.view(move || {
        visit.came.replace(Some(Came {
            row: row.clone(),
            part: store.screen().part,
            card: number,
        }));
        store.focus(row.clone());
    }))
}
