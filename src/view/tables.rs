//! The article's two tables. In a narrow container each row becomes a card by style alone.

use super::html::{
    AnyView, IntoAny, button, caption, div, p, span, table, tbody, td, th, thead, tr,
};
use leptos::ev;

use super::marks::{Icon, icon, shape, sign, spoken_sign};
use super::parts::{phrases, unseen};
use crate::domain::catalogue::{CardNumber, Catalogue, Phrases, Row, Shape, Table};
use crate::domain::session::Part;
use crate::store::Store;
use crate::words::{fill, plain};

pub(super) fn tables(store: Store) -> AnyView {
    let catalogue = store.catalogue();
    let tables: Vec<_> = catalogue
        .tables
        .iter()
        .map(|table| one_table(store, &catalogue, table))
        .collect();
    div()
        .class("tables")
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
    p().class("legend")
        .child((span().child(words.your_signs()), signs))
        .into_any()
}

fn one_table(store: Store, catalogue: &Catalogue, content: &Table) -> AnyView {
    let header = |column: &Phrases| {
        th().attr("role", "columnheader")
            .attr("scope", "col")
            .child(phrases(column.marked()))
    };
    let columns: Vec<_> = content.columns.iter().map(header).collect();
    let rows: Vec<_> = content
        .rows
        .iter()
        .map(|row| one_row(store, catalogue, content, row))
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

fn one_row(store: Store, catalogue: &Catalogue, content: &Table, row: &Row) -> AnyView {
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
                to_cards(store, row, cell),
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
        let text = if at == content.marks {
            marked_risks(store, row, cell)
        } else {
            phrases(cell.marked())
        };
        td().attr("role", "cell").child((label, div().child(text)))
    };
    let cells: Vec<_> = row.cells.iter().enumerate().skip(1).map(cell).collect();
    tr().attr("role", "row").child((header, cells)).into_any()
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

/// The way from a row to its cards.
fn to_cards(store: Store, row: &Row, header: &Phrases) -> AnyView {
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
            ("count", &row.cards.len().to_string()),
        ],
    );
    let first = row.cards.first().copied();
    let press = move || {
        store.go(|screen| {
            screen.part = Part::Sort;
            screen.card = first;
        });
        store.focus("question");
    };
    (move || {
        let name = name.clone();
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
