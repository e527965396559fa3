//! The article's two tables. In a narrow container each row becomes a card by style alone.
//!
//! They stand in the widget and, made by the build, in the page before it: what differs comes from [`Beside`].

use super::html::{AnyView, Element, IntoAny, caption, div, span, table, tbody, td, th, thead, tr};
use super::marks::shape;
use super::parts::{phrases, unseen};
use crate::domain::catalogue::{CardNumber, Catalogue, Phrases, Row, Shape, Table};
use crate::domain::decimal::Decimal;
use crate::words::Words;

/// What stands beside the article's own texts.
pub(super) trait Beside {
    /// What the signs mean.
    fn legend(&self) -> AnyView;

    /// A row, which may bear the id.
    fn row(&self, id: String) -> Element;

    /// The sign for a card; `before` is the shape that stands in its place as long as there is none.
    fn sign(&self, card: CardNumber, before: Option<Shape>) -> AnyView;

    /// The way from the row with the id and the header to its cards.
    fn way(&self, row: &Row, header: &Phrases, id: &str) -> AnyView;
}

pub(super) fn tables(words: &Words, catalogue: &Catalogue, beside: &impl Beside) -> AnyView {
    let tables: AnyView = catalogue
        .tables
        .iter()
        .enumerate()
        .map(|(at, table)| one_table(words, catalogue, table, at, beside))
        .collect();
    div()
        .class("tables")
        .attr("part", "tables")
        .child((beside.legend(), tables))
        .into_any()
}

fn one_table(
    words: &Words,
    catalogue: &Catalogue,
    content: &Table,
    table_at: usize,
    beside: &impl Beside,
) -> AnyView {
    let header = |column: &Phrases| {
        th().attr("role", "columnheader")
            .attr("scope", "col")
            .says(column.marked())
    };
    let columns: AnyView = content.columns.iter().map(header).collect();
    let rows: AnyView = content
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let id = row_id(table_at, at);
            one_row(words, catalogue, content, row, id, beside)
        })
        .collect();
    table()
        .class("risks")
        .attr("role", "table")
        .child((
            caption().says(content.caption.marked()),
            thead()
                .attr("role", "rowgroup")
                .child(tr().attr("role", "row").child(columns)),
            tbody().attr("role", "rowgroup").child(rows),
        ))
        .into_any()
}

fn one_row(
    words: &Words,
    catalogue: &Catalogue,
    content: &Table,
    row: &Row,
    id: String,
    beside: &impl Beside,
) -> AnyView {
    let kind = catalogue.kind(&row.kind).map(|kind| kind.shape);
    let header = row.cells.first().map(|cell| {
        let marked = (content.marks == 0)
            .then(|| row.cards.first().copied())
            .flatten();
        th().attr("role", "rowheader").attr("scope", "row").child((
            span().class("lead-sign").child(match marked {
                Some(card) => beside.sign(card, kind),
                None => kind.map(shape).into_any(),
            }),
            span()
                .class("name")
                .child((span().says(cell.marked()), beside.way(row, cell, &id))),
        ))
    });
    let cell = |(at, cell): (usize, &Phrases)| {
        let label = content.columns.get(at).map(|column| {
            span()
                .class("label")
                .attr("aria-hidden", "true")
                .says(column.marked())
        });
        let text = if at == content.marks && !row.cards.is_empty() {
            marked_risks(words, row, cell, beside)
        } else {
            phrases(cell.marked())
        };
        td().attr("role", "cell").child((label, div().child(text)))
    };
    let cells: AnyView = row.cells.iter().enumerate().skip(1).map(cell).collect();
    beside
        .row(id)
        .attr("role", "row")
        .child((header, cells))
        .into_any()
}

/// The risks that a cell names, each with its sign.
fn marked_risks(words: &Words, row: &Row, cell: &Phrases, beside: &impl Beside) -> AnyView {
    let count = row.cards.len();
    let risks: AnyView = cell
        .risks()
        .iter()
        .zip(&row.cards)
        .enumerate()
        .map(|(at, (risk, &card))| {
            let more = (at + 1 < count).then(|| unseen(words.list_mark()));
            (
                span()
                    .class("risk")
                    .child((beside.sign(card, None), span().says(risk.marked()))),
                more,
            )
        })
        .collect();
    risks
}

/// The id of a row, by the table's position and its own.
pub(super) fn row_id(table: usize, row: usize) -> String {
    let mut id = table.named("row-");
    id += "-";
    row.add_to(&mut id);
    id
}
