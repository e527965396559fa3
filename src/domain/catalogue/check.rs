//! What makes a catalogue whole, beyond its shape.

use super::{Catalogue, CatalogueError, Facts, Phrases};

type Checked = Result<(), CatalogueError>;

/// The first thing that is wrong with a catalogue, with its place.
pub(super) fn whole(catalogue: &Catalogue) -> Checked {
    names(catalogue)?;
    cards(catalogue)?;
    tables(catalogue)?;
    ids(catalogue)?;
    match texts(catalogue).find(|(_, text)| text.is_empty()) {
        Some((place, _)) => fail(place, "is empty"),
        None => Ok(()),
    }
}

/// The first link that is none that a reader may follow.
pub(super) fn links(facts: &Facts) -> Checked {
    for (at, fact) in facts.facts.iter().enumerate() {
        let link = fact.link.as_deref();
        if link.is_some_and(|link| !link.starts_with("https://") || link.contains(' ')) {
            return fail(&item("facts", at, "link"), "does not begin with https://");
        }
    }
    Ok(())
}

/// The place of a field of an item: `cards[3].title`; without a field, that of the item.
fn item(list: &str, at: usize, field: &str) -> String {
    let dot = if field.is_empty() { "" } else { "." };
    [list, "[", &at.to_string(), "]", dot, field].concat()
}

fn fail(place: &str, reason: &str) -> Checked {
    Err(CatalogueError([place, ": ", reason].concat()))
}

/// The names that stand in storage keys and events.
fn names(catalogue: &Catalogue) -> Checked {
    if catalogue.tag > 1023 {
        return fail("tag", "is above 1023");
    }
    for (place, name) in [
        ("catalogue", &catalogue.catalogue),
        ("edition", &catalogue.edition),
    ] {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || !name.chars().all(is_plain) {
            return fail(place, "holds more than a to z, 0 to 9 and hyphens");
        }
    }
    Ok(())
}

fn cards(catalogue: &Catalogue) -> Checked {
    if catalogue.cards.is_empty() {
        return fail("cards", "are none");
    }
    for (at, pair) in catalogue.cards.windows(2).enumerate() {
        if pair[0].number >= pair[1].number {
            return fail(&item("cards", at + 1, ""), "its number does not rise");
        }
    }
    for (at, card) in catalogue.cards.iter().enumerate() {
        let wrong = |field: &str, reason| fail(&item("cards", at, field), reason);
        if catalogue.kind(&card.kind).is_none() {
            return wrong("kind", "is not among the kinds");
        }
        if card.steps.is_empty() {
            return wrong(
                "steps",
                "are none: every worry has something to do beside it",
            );
        }
        if catalogue.steps_of(card).count() != card.steps.len() {
            return wrong("steps", "names an unknown step");
        }
        let known = |id: &String| catalogue.measures.iter().any(|measure| measure.id == *id);
        if !card.measures.iter().all(known) {
            return wrong("measures", "names an unknown measure");
        }
    }
    Ok(())
}

fn tables(catalogue: &Catalogue) -> Checked {
    for (at, table) in catalogue.tables.iter().enumerate() {
        if table.marks >= table.columns.len() {
            return fail(&item("tables", at, "marks"), "is not a column");
        }
        for (row_at, row) in table.rows.iter().enumerate() {
            let wrong = |field: &str, reason| {
                let place = item("tables", at, &item("rows", row_at, field));
                fail(&place, reason)
            };
            if row.cells.len() != table.columns.len() {
                return wrong("cells", "are not one a column");
            }
            if catalogue.kind(&row.kind).is_none() {
                return wrong("kind", "is not among the kinds");
            }
            if row.cards.iter().any(|&card| catalogue.card(card).is_none()) {
                return wrong("cards", "names an unknown card");
            }
            let named = match table.marks {
                // The row header names one card as a whole.
                0 => row.cards.len().min(1),
                _ if row.cards.is_empty() => 0,
                marks => row.cells[marks].risks().count(),
            };
            if named != row.cards.len() {
                return wrong("cells", "do not name each card once");
            }
        }
    }
    Ok(())
}

/// Names and numbers that must not be shared.
fn ids(catalogue: &Catalogue) -> Checked {
    let Catalogue {
        kinds,
        steps,
        measures,
        leanings,
        cards,
        ..
    } = catalogue;
    for (place, field, ids) in [
        (
            "kinds",
            "id",
            kinds.iter().map(|kind| kind.id.clone()).collect(),
        ),
        (
            "steps",
            "id",
            steps.iter().map(|step| step.id.clone()).collect(),
        ),
        (
            "steps",
            "number",
            steps.iter().map(|step| step.number.0.to_string()).collect(),
        ),
        (
            "measures",
            "id",
            measures.iter().map(|measure| measure.id.clone()).collect(),
        ),
        (
            "leanings",
            "number",
            leanings
                .iter()
                .map(|leaning| leaning.number.0.to_string())
                .collect(),
        ),
        (
            "cards",
            "slug",
            cards.iter().map(|card| card.slug.clone()).collect(),
        ),
    ] {
        let ids: Vec<String> = ids;
        if (1..ids.len()).any(|at| ids[..at].contains(&ids[at])) {
            return fail(place, &["share a ", field].concat());
        }
    }
    Ok(())
}

/// Every text of a catalogue with the list that it stands in.
fn texts(catalogue: &Catalogue) -> impl Iterator<Item = (&'static str, &Phrases)> {
    let cards = catalogue.cards.iter().flat_map(|card| {
        [&card.title, &card.worry, &card.known, &card.unknown]
            .into_iter()
            .chain(&card.aspect)
            .map(|text| ("cards", text))
    });
    let tables = catalogue.tables.iter().flat_map(|table| {
        std::iter::once(&table.caption)
            .chain(&table.columns)
            .chain(table.rows.iter().flat_map(|row| &row.cells))
            .map(|text| ("tables", text))
    });
    let measures = catalogue
        .measures
        .iter()
        .flat_map(|measure| [&measure.name, &measure.does])
        .map(|text| ("measures", text));
    let steps = catalogue
        .steps
        .iter()
        .flat_map(|step| [&step.todo, &step.done])
        .map(|text| ("steps", text));
    let leanings = catalogue
        .leanings
        .iter()
        .flat_map(|leaning| std::iter::once(&leaning.name).chain(&leaning.note))
        .map(|text| ("leanings", text));
    let kinds = catalogue.kinds.iter().map(|kind| ("kinds", &kind.name));
    let words = catalogue.words.iter().map(|word| ("words", &word.text));
    [("title", &catalogue.title), ("as_of", &catalogue.as_of)]
        .into_iter()
        .chain(kinds)
        .chain(cards)
        .chain(tables)
        .chain(measures)
        .chain(steps)
        .chain(leanings)
        .chain(words)
}
