//! What makes a catalogue whole, beyond its shape.

use super::{Catalogue, CatalogueError, Facts, Phrases};
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;

type Checked = Result<(), CatalogueError>;

/// The first thing that is wrong with a catalogue, with its place.
pub(super) fn whole(catalogue: &Catalogue) -> Checked {
    names(catalogue)?;
    cards(catalogue)?;
    tables(catalogue)?;
    ids(catalogue)?;
    match empty(catalogue) {
        Some(place) => fail(place, "is empty"),
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
    [list, "[", &at.decimal(), "]", dot, field].joined()
}

fn fail(place: &str, reason: &str) -> Checked {
    Err(CatalogueError([place, ": ", reason].joined()))
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
                marks => row.cells[marks].risks().len(),
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
    for (place, field, shared) in [
        ("kinds", "id", share(&catalogue.kinds, |kind| &kind.id)),
        ("steps", "id", share(&catalogue.steps, |step| &step.id)),
        (
            "steps",
            "number",
            share(&catalogue.steps, |step| &step.number),
        ),
        (
            "measures",
            "id",
            share(&catalogue.measures, |measure| &measure.id),
        ),
        (
            "leanings",
            "number",
            share(&catalogue.leanings, |leaning| &leaning.number),
        ),
        ("cards", "slug", share(&catalogue.cards, |card| &card.slug)),
    ] {
        if shared {
            return fail(place, &["share a ", field].joined());
        }
    }
    Ok(())
}

/// Whether two items of a list share a key.
fn share<T, K: PartialEq>(list: &[T], key: impl Fn(&T) -> &K) -> bool {
    let among = |(at, item): (usize, &T)| list[..at].iter().any(|other| key(other) == key(item));
    list.iter().enumerate().any(among)
}

/// The list in which a text is empty, or the text's own name; none if all say something.
///
/// It is plain loops: a chain of all texts is 1 KB more of the module.
fn empty(catalogue: &Catalogue) -> Option<&'static str> {
    let mut found = None;
    let mut look = |place, text: &Phrases| {
        if text.is_empty() {
            found.get_or_insert(place);
        }
    };
    look("title", &catalogue.title);
    look("as_of", &catalogue.as_of);
    for kind in &catalogue.kinds {
        look("kinds", &kind.name);
    }
    for card in &catalogue.cards {
        for text in [&card.title, &card.worry, &card.known, &card.unknown] {
            look("cards", text);
        }
        if let Some(aspect) = &card.aspect {
            look("cards", aspect);
        }
    }
    for table in &catalogue.tables {
        look("tables", &table.caption);
        for row in &table.rows {
            for cell in &row.cells {
                look("tables", cell);
            }
        }
        for column in &table.columns {
            look("tables", column);
        }
    }
    for measure in &catalogue.measures {
        look("measures", &measure.name);
        look("measures", &measure.does);
    }
    for step in &catalogue.steps {
        look("steps", &step.todo);
        look("steps", &step.done);
    }
    for leaning in &catalogue.leanings {
        look("leanings", &leaning.name);
        if let Some(note) = &leaning.note {
            look("leanings", note);
        }
    }
    for word in &catalogue.words {
        look("words", &word.text);
    }
    found
}
