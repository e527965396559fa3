//! The order and the plan as a text to paste.

use super::Store;
use crate::domain::decimal::Decimal;
use crate::domain::plan::Plan;
use crate::domain::session::Mark;
use crate::words::plain;

/// The text: order, cards without one, chosen steps, leaning, what the order is, and a link without answers.
pub(super) fn text(store: Store) -> String {
    let words = store.words();
    let catalogue = store.catalogue();
    let derived = store.derived_untracked();
    let plan = Plan::of(&derived.order.ranking, &derived.record, catalogue);
    let mut text = words.own_title().to_owned();
    let mut line = |parts: &[&str]| {
        text += "\n";
        for part in parts {
            text += part;
        }
    };
    for (standing, card) in &plan.results {
        let pile = words.in_brackets(words.pile(standing.pile));
        line(&[&standing.place.decimal(), ". ", card.title.marked(), &pile]);
    }
    if let Some(unsure) = words.unsure_cards(&plan.unsure) {
        line(&[&unsure]);
    }
    let is_chosen = |number| derived.record.mark(number) == Some(Mark::Done);
    let mut chosen = plan
        .steps
        .iter()
        .filter(|step| is_chosen(step.number))
        .peekable();
    if chosen.peek().is_some() {
        line(&[]);
        line(&[words.stored_steps()]);
    }
    for step in chosen {
        line(&["- ", step.done.marked()]);
    }
    if let Some(leaning) = derived
        .record
        .leaning()
        .and_then(|leaning| catalogue.leaning(leaning))
    {
        line(&[]);
        line(&[words.leaning_title(), ": ", leaning.name.marked()]);
    }
    let as_of = words.in_brackets(catalogue.as_of.marked());
    line(&[]);
    line(&[derived.note(words, words.own_note()), &as_of]);
    // A file's address is the way to it on the reader's device, with their name in it.
    if store.has_address() {
        line(&[&store.link_of(false)]);
    }
    plain(&text)
}
