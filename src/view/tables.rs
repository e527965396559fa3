//! The article's two tables. In a narrow container each row becomes a card by style alone.

use std::rc::Rc;

use super::html::{
    AnyView, IntoAny, button, caption, div, p, span, table, tbody, td, th, thead, tr,
};
use tachys::html::event as ev;

use super::marks::{Icon, icon, shape, sign, spoken_sign};
use super::parts::{Look, Press, phrases, unseen};
use super::path::current;
use super::visit::{Came, Visit};
use crate::domain::catalogue::{Card, CardNumber, Catalogue, Phrases, Row, Shape, Table};
use crate::domain::decimal::Decimal;
use crate::domain::session::Part;
use crate::store::Store;
use crate::words::{fill, plain};

pub(super) fn tables(store: Store, visit: &Visit) -> AnyView {
    let catalogue = store.catalogue();
    let tables: Vec<_> = catalogue
        .tables
        .iter()
        .enumerate()
        .map(|(at, table)| one_table(store, visit, &catalogue, table, at))
        .collect();
    div()
        .class("tables")
        .attr("part", "tables")
        .child((legend(store), tables))
        .into_any()
}

/// What the reader's signs mean.
fn legend(store: Store) -> AnyView {
    let words = store.words();
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

fn one_table(
    store: Store,
    visit: &Visit,
    catalogue: &Catalogue,
    content: &Table,
    table_at: usize,
) -> AnyView {
    let header = |column: &Phrases| {
        th().attr("role", "columnheader")
            .attr("scope", "col")
            .child(phrases(column.marked()))
    };
    let columns: Vec<_> = content.columns.iter().map(header).collect();
    let rows: Vec<_> = content
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let id = row_id(table_at, at);
            one_row(store, visit, catalogue, content, row, id)
        })
        .collect();
    table()
        .class("risks")
        .attr("role", "table")
        .child((
            caption().child(phrases(content.caption.marked())),
            thead()
                .attr("role", "rowgroup")
                .child(tr().attr("role", "row").child(columns)),
            tbody().attr("role", "rowgroup").child(rows),
        ))
        .into_any()
}

fn one_row(
    store: Store,
    visit: &Visit,
    catalogue: &Catalogue,
    content: &Table,
    row: &Row,
    id: String,
) -> AnyView {
    let kind = catalogue.kind(&row.kind).map(|kind| kind.shape);
    let header = row.cells.first().map(|cell| {
        let marked = (content.marks == 0)
            .then(|| row.cards.first().copied())
            .flatten();
        th().attr("role", "rowheader").attr("scope", "row").child((
            span().class("lead-sign").child(match marked {
                Some(card) => mark(store, card, kind),
                None => kind.map(shape).into_any(),
            }),
            span().class("name").child((
                span().child(phrases(cell.marked())),
                to_cards(store, visit, row, cell, id.clone()),
            )),
        ))
    });
    let cell = |(at, cell): (usize, &Phrases)| {
        let label = content.columns.get(at).map(|column| {
            span()
                .class("label")
                .attr("aria-hidden", "true")
                .child(phrases(column.marked()))
        });
        let text = if at == content.marks && !row.cards.is_empty() {
            marked_risks(store, row, cell)
        } else {
            phrases(cell.marked())
        };
        td().attr("role", "cell").child((label, div().child(text)))
    };
    let cells: Vec<_> = row.cells.iter().enumerate().skip(1).map(cell).collect();
    tr().attr("role", "row")
        .attr("id", id)
        .attr("tabindex", "-1")
        .child((header, cells))
        .into_any()
}

/// The risks that a cell names, each with the reader's sign.
fn marked_risks(store: Store, row: &Row, cell: &Phrases) -> AnyView {
    let count = row.cards.len();
    let risks: Vec<_> = cell
        .risks()
        .zip(&row.cards)
        .enumerate()
        .map(|(at, (risk, &card))| {
            let more = (at + 1 < count).then(|| unseen(store.words().list_mark()));
            (
                span().class("risk").child((
                    mark(store, card, None),
                    span().child(phrases(risk.marked())),
                )),
                more,
            )
        })
        .collect();
    risks.into_any()
}

/// The reader's sign for a card once it is on a pile, and what stands in its place before.
fn mark(store: Store, card: CardNumber, before: Option<Shape>) -> AnyView {
    (move || match store.derived().record.pile(card) {
        Some(pile) => spoken_sign(store.words(), pile),
        None => before.map(shape).into_any(),
    })
    .into_any()
}

/// The id of a row, by the table's position and its own.
fn row_id(table: usize, row: usize) -> String {
    ["row-", &table.decimal(), "-", &row.decimal()].concat()
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
    ["table-", &card.decimal()].concat()
}

/// The way from a card to the row that names it, if one does.
pub(super) fn to_table(store: Store, visit: &Visit, card: &Card) -> Option<AnyView> {
    let words = store.words();
    let (number, visit) = (card.number, visit.clone());
    let row = row_of(&store.catalogue(), number)?;
    let press = Press::new(Look::Plain, words.to_table())
        .name(fill(words.to_table_of(), &[("card", &card.title.plain())]))
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

/// The way from a row to its cards: back to where the reader came from, to the card that is shown, or to the first.
fn to_cards(store: Store, visit: &Visit, row: &Row, header: &Phrases, id: String) -> AnyView {
    let words = store.words();
    let name = if row.cards.len() > 1 {
        words.to_cards_of()
    } else {
        words.to_card_of()
    };
    let name = fill(
        name,
        &[
            ("name", &header.plain()),
            ("count", &row.cards.len().decimal()),
        ],
    );
    let (cards, visit) = (row.cards.clone(), visit.clone());
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
