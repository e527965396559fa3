//! The plain tables: what a reader sees inside the element without JavaScript or WebAssembly.
//!
//! They are the widget's own, written as text.

use maud::{Markup, PreEscaped, html};
use worry_sorter::domain::catalogue::Phrases;
use worry_sorter::view;

use super::languages::Language;

/// The inside of the element.
pub(super) fn static_tables(language: &Language) -> String {
    let Language {
        words,
        catalogue,
        page,
        ..
    } = language;
    lines(&view::plain(words, catalogue, &page.static_status).to_text())
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

/// The markup with a line for each part, for a publisher's eyes.
fn lines(markup: &str) -> String {
    let begins = [
        "<div class",
        "<div data",
        "<header",
        "<h2",
        "<p ",
        "<table",
        "<caption",
        "<thead",
        "<tbody",
        "<tr",
        "<th ",
        "<td",
    ];
    let ends = ["</header>", "</tr>", "</tbody>", "</thead>", "</table>"];
    let broken = begins
        .iter()
        .chain(&ends)
        .fold(markup.to_owned(), |text, tag| {
            text.replace(tag, &format!("\n{tag}"))
        });
    broken.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::languages;
    use super::*;

    /// What is left of a markup without its tags.
    fn words_of(markup: &str) -> String {
        let parts = markup.split('<').filter_map(|part| part.split_once('>'));
        parts.map(|(_, text)| text.trim_matches('\n')).collect()
    }

    #[test]
    fn every_cell_of_every_table_stands_in_the_markup() -> anyhow::Result<()> {
        for language in languages::all(&crate::place::repository(), None)? {
            let plain = static_tables(&language);
            let text = words_of(&plain);
            for table in &language.catalogue.tables {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                for cell in table.columns.iter().chain(cells) {
                    assert!(text.contains(&cell.plain()), "{cell} in {text}");
                }
            }
            assert_eq!(plain.matches("<tr").count(), 7);
            for control in ["<button", "<a ", "<input", "tabindex", " id="] {
                assert!(!plain.contains(control), "{control}");
            }
        }
        Ok(())
    }
}
