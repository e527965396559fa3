//! The sentence for those who listen: what happened, the result first.

use super::{Derived, Store};
use crate::domain::decimal::Decimal;
use crate::domain::session::{Act, Answer, Mark, Pair, Verdict};
use crate::words::{fill, fill_count, fill_one, plain};

/// Whether an act leaves everything as it is.
pub(super) fn changes_nothing(act: &Act, before: &Derived) -> bool {
    match act {
        Act::Place { card, pile } => before.record.pile(*card) == *pile,
        Act::Mark { step, mark } => before.record.mark(*step) == *mark,
        Act::Lean { leaning } => before.record.leaning() == *leaning,
        Act::Answer { .. } | Act::Move { .. } | Act::Adopt { .. } => false,
    }
}

/// The older answers that a new one pushed aside.
fn gave_way(store: Store, before: &Derived, after: &Derived) -> String {
    let aside = after
        .gave_way
        .iter()
        .filter(|pair| !before.gave_way.contains(pair));
    let sentence = |pair: &Pair| {
        let (one, other) = (store.title(pair.first()), store.title(pair.second()));
        fill(store.words().said_gave_way(), &[&one, &other])
    };
    aside.map(sentence).collect()
}

/// What to say after a step back or forth: how many are left, so that the next one sounds otherwise.
pub(super) fn stepped(store: Store, back: bool, found: bool) -> String {
    let words = store.words();
    let state = store.state();
    let left = state.saved.with_untracked(|saved| {
        let session = &saved.session;
        if back {
            session.acts().len()
        } else {
            session.undone().len()
        }
    });
    let text = match (found, back, left) {
        (false, _, _) => words.said_nothing_to_undo(),
        (true, true, 0) => words.said_first(),
        (true, true, _) => words.said_undone(),
        (true, false, 0) => words.said_latest(),
        (true, false, _) => words.said_redone(),
    };
    fill_count(text, left)
}

/// What to say after an act.
pub(super) fn done(store: Store, act: &Act, before: &Derived) -> String {
    let words = store.words();
    let catalogue = store.catalogue();
    let after = store.derived_untracked();
    match act {
        Act::Place { card, pile } => {
            let left = catalogue.cards.len() - after.placed;
            let text = match pile {
                None => words.said_unplaced(),
                Some(_) if left == 0 => words.said_all_placed(),
                Some(_) => words.said_placed(),
            };
            fill(
                text,
                &[
                    &store.title(*card),
                    &plain(words.pile(*pile)),
                    &left.decimal(),
                ],
            )
        }
        Act::Answer { pair, answer } => {
            let chosen = |card| fill_one(words.said_chosen(), &store.title(card));
            let said = match answer {
                Answer::Verdict(Verdict::First) => chosen(pair.first()),
                Answer::Verdict(Verdict::Second) => chosen(pair.second()),
                Answer::Verdict(Verdict::Same) => words.said_same().to_owned(),
                Answer::Skip => words.said_skipped().to_owned(),
                Answer::Withdraw => words.said_withdrawn().to_owned(),
            };
            let said = said + &gave_way(store, before, &after);
            let screen = store.screen_untracked();
            let next = after.question(&screen).map_or_else(
                || words.said_no_next().to_owned(),
                |question| fill_count(words.said_next(), question.remaining),
            );
            said + &next
        }
        Act::Move { card, pile, .. } => {
            let at = |derived: &Derived| {
                let mut standings = derived.ranking.standings();
                standings.position(|standing| standing.card == *card)
            };
            let place = after
                .ranking
                .standing(*card)
                .map_or(0, |standing| standing.place);
            let text = if at(&after) < at(before) {
                words.said_up()
            } else {
                words.said_down()
            };
            let moved = fill(
                text,
                &[
                    &store.title(*card),
                    &place.decimal(),
                    &after.ranking.count().decimal(),
                ],
            );
            if before.record.pile(*card) == *pile {
                moved
            } else {
                moved + &fill_one(words.said_joined(), &plain(words.pile(*pile)))
            }
        }
        Act::Mark { step, mark } => {
            let title = catalogue
                .step(*step)
                .map_or_else(String::new, |step| step.done.plain());
            let bears = |step: &&crate::domain::catalogue::Step| {
                after.record.mark(step.number) == Some(Mark::Done)
            };
            let text = match mark {
                Some(Mark::Done) => words.said_done(),
                Some(Mark::SetAside) => words.said_set_aside(),
                None => words.said_cleared(),
            };
            fill(
                text,
                &[
                    &title,
                    &catalogue.steps.len().decimal(),
                    &catalogue.steps.iter().filter(bears).count().decimal(),
                ],
            )
        }
        Act::Lean { leaning } => leaning
            .and_then(|leaning| catalogue.leaning(leaning))
            .map_or_else(
                || words.said_no_leaning().to_owned(),
                |leaning| fill_one(words.said_leaning(), &leaning.name.plain()),
            ),
        Act::Adopt { .. } => words.said_taken().to_owned(),
    }
}
