//! What makes a catalogue whole, beyond its shape.

use super::{Catalogue, CatalogueError, Phrases};

/// The first thing that is wrong with a catalogue, with its place.
pub(super) fn whole(catalogue: &Catalogue) -> Result<(), CatalogueError> {
    let fail = |place: String, reason: &str| Err(CatalogueError(format!("{place}: {reason}")));

    if catalogue.tag > 1023 {
        return fail("tag".into(), "is above 1023");
    }
    for (at, pair) in catalogue.cards.windows(2).enumerate() {
        if pair[0].number >= pair[1].number {
            return fail(format!("cards[{}]", at + 1), "its number does not rise");
        }
    }
    for (at, card) in catalogue.cards.iter().enumerate() {
        let place = |field: &str| format!("cards[{at}].{field}");
        if catalogue.kind(&card.kind).is_none() {
            return fail(place("kind"), "is not among the kinds");
        }
        if catalogue.steps_of(card).count() != card.steps.len() {
            return fail(place("steps"), "names an unknown step");
        }
        let known = |id: &String| catalogue.measures.iter().any(|measure| measure.id == *id);
        if !card.measures.iter().all(known) {
            return fail(place("measures"), "names an unknown measure");
        }
    }
    for (at, table) in catalogue.tables.iter().enumerate() {
        let place = |row: usize, field: &str| format!("tables[{at}].rows[{row}].{field}");
        if table.marks >= table.columns.len() {
            return fail(format!("tables[{at}].marks"), "is not a column");
        }
        for (number, row) in table.rows.iter().enumerate() {
            if row.cells.len() != table.columns.len() {
                return fail(place(number, "cells"), "are not one a column");
            }
            if catalogue.kind(&row.kind).is_none() {
                return fail(place(number, "kind"), "is not among the kinds");
            }
            if row.cards.iter().any(|&card| catalogue.card(card).is_none()) {
                return fail(place(number, "cards"), "names an unknown card");
            }
            if row.cards.len() > 1 && row.cells[table.marks].risks().count() != row.cards.len() {
                return fail(place(number, "cells"), "do not name each card once");
            }
        }
    }
    let unique = |mut ids: Vec<String>| {
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        ids.len() == count
    };
    if !unique(catalogue.kinds.iter().map(|kind| kind.id.clone()).collect()) {
        return fail("kinds".into(), "share an id");
    }
    if !unique(catalogue.steps.iter().map(|step| step.id.clone()).collect())
        || !unique(
            catalogue
                .steps
                .iter()
                .map(|step| step.number.0.to_string())
                .collect(),
        )
    {
        return fail("steps".into(), "share an id or a number");
    }
    if !unique(
        catalogue
            .measures
            .iter()
            .map(|measure| measure.id.clone())
            .collect(),
    ) {
        return fail("measures".into(), "share an id");
    }
    if !unique(
        catalogue
            .leanings
            .iter()
            .map(|leaning| leaning.number.0.to_string())
            .collect(),
    ) {
        return fail("leanings".into(), "share a number");
    }
    if !unique(
        catalogue
            .cards
            .iter()
            .map(|card| card.slug.clone())
            .collect(),
    ) {
        return fail("cards".into(), "share a slug");
    }
    match texts(catalogue).find(|(_, text)| text.is_empty()) {
        Some((place, _)) => fail(place.into(), "is empty"),
        None => Ok(()),
    }
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
    [("title", &catalogue.title), ("as_of", &catalogue.as_of)]
        .into_iter()
        .chain(kinds)
        .chain(cards)
        .chain(tables)
        .chain(measures)
        .chain(steps)
        .chain(leanings)
}
