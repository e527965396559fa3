//! The order and the plan as a text to paste.

use super::Store;
use crate::domain::decimal::Decimal;
use crate::domain::plan::Plan;
use crate::domain::session::Mark;
use crate::words::plain;

/// The text: order, cards without one, chosen steps, leaning, what the order is, and a link without answers.
pub(super) fn text(store: &Store) -> String {
    let words = store.words();
    let catalogue = store.catalogue();
    let derived = store.derived_untracked();
    let plan = Plan::of(&derived.ranking, &derived.record, catalogue);
    let mut lines = vec![words.plan_title().to_owned()];
    for (standing, card) in &plan.results {
        let pile = words.in_brackets(words.pile(standing.pile));
        lines.push([&standing.place.decimal(), ". ", card.title.marked(), &pile].concat());
    }
    lines.extend(words.unsure_cards(&plan.unsure));
    let is_chosen = |number| derived.record.mark(number) == Some(Mark::Done);
    let mut chosen = plan
        .steps
        .iter()
        .filter(|step| is_chosen(step.number))
        .peekable();
    if chosen.peek().is_some() {
        lines.extend([String::new(), words.steps_title().to_owned()]);
        lines.extend(chosen.map(|step| ["- ", step.done.marked()].concat()));
    }
    if let Some(leaning) = derived
        .record
        .leaning()
        .and_then(|leaning| catalogue.leaning(leaning))
    {
        lines.extend([
            String::new(),
            [words.leaning_title(), ": ", leaning.name.marked()].concat(),
        ]);
    }
    let note = [
        words.plan_note(),
        words.in_brackets(catalogue.as_of.marked()).as_str(),
    ]
    .concat();
    lines.extend([String::new(), note, store.link_of(false)]);
    plain(&lines.join("\n"))
}
