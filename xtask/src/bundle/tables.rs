//! The static tables: what a reader sees inside the element without JavaScript or WebAssembly.
//!
//! They are made from the same data as the widget, so that both say the same.

use maud::{Markup, PreEscaped, html};
use worry_sorter::domain::catalogue::{Phrases, Table};

use super::languages::Language;

/// The inside of the element.
pub(super) fn static_tables(language: &Language) -> String {
    let catalogue = &language.catalogue;
    let markup = html! {
        div class="worry-static" lang=(catalogue.language) {
            h2 { (phrases(&language.words.title().into())) }
            p { (phrases(&language.words.not_official().into())) }
            @for table in &catalogue.tables { (one(table)) }
            // Why the widget has not started; the element writes another sentence here.
            p data-worry-status { (phrases(&language.page.static_status.as_str().into())) }
            // The room that the widget will take, where scripts run; style/static.css says how much.
            div data-worry-room {}
        }
    };
    lines(&markup.into_string())
}

/// One table. The roles say what the tags say, for when a narrow page shows the rows as cards.
fn one(table: &Table) -> Markup {
    html! {
        table role="table" {
            caption { (phrases(&table.caption)) }
            thead role="rowgroup" {
                tr role="row" {
                    @for column in &table.columns {
                        th role="columnheader" scope="col" { (phrases(column)) }
                    }
                }
            }
            tbody role="rowgroup" {
                @for row in &table.rows {
                    tr role="row" {
                        @for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                            @if at == 0 {
                                th role="rowheader" scope="row" { (phrases(cell)) }
                            } @else {
                                td role="cell" data-label=(column.plain()) { (phrases(cell)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A text with `<wbr>` between its phrases.
pub(crate) fn phrases(text: &Phrases) -> Markup {
    html! {
        @for (at, phrase) in text.iter().enumerate() {
            @if at > 0 { (PreEscaped("<wbr>")) }
            (phrase)
        }
    }
}

/// The same with a line for each part, for a publisher's eyes.
fn lines(markup: &str) -> String {
    let begins = [
        "<h2", "<p", "<table", "<caption", "<thead", "<tbody", "<tr", "<th ", "<td",
    ];
    let ends = ["</tr>", "</tbody>", "</thead>", "</table>", "</div>"];
    begins
        .iter()
        .chain(&ends)
        .fold(markup.to_owned(), |text, tag| {
            text.replace(tag, &format!("\n{tag}"))
        })
}

#[cfg(test)]
mod tests {
    use super::super::languages;
    use super::*;

    #[test]
    fn every_cell_of_every_table_stands_in_the_markup() -> anyhow::Result<()> {
        for language in languages::all(&crate::place::repository(), None)? {
            let plain = static_tables(&language).replace("<wbr>", "");
            for table in &language.catalogue.tables {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                for text in table.columns.iter().chain(cells) {
                    let cell = html! { (text.plain()) }.into_string();
                    assert!(plain.contains(&format!(">{cell}</t")), "{text}");
                }
            }
            assert_eq!(plain.matches("<tr").count(), 7);
        }
        Ok(())
    }
}
