//! The sentence for those who listen: what happened, the result first.

use super::{Derived, Store};
use crate::domain::catalogue::Step;
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
        .order
        .gave_way
        .iter()
        .filter(|pair| !before.order.gave_way.contains(pair));
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
        (false, true, _) => words.said_nothing_to_undo(),
        (false, false, _) => words.said_nothing_to_redo(),
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
    // What goes into the gaps of the sentence, and what follows it.
    let mut values = [const { String::new() }; 3];
    let mut more = String::new();
    let text = match act {
        Act::Place { card, pile } => {
            let left = catalogue.cards.len() - after.placed;
            values = [store.title(*card), plain(words.pile(*pile)), left.decimal()];
            match pile {
                None => words.said_unplaced(),
                Some(_) if left == 0 => words.said_all_placed(),
                Some(_) => words.said_placed(),
            }
        }
        Act::Answer { pair, answer } => {
            more = gave_way(store, before, &after);
            let screen = store.screen_untracked();
            match after.order.question(&screen) {
                None => more += words.said_no_next(),
                // It is not put yet: the heading says so.
                Some(_) if after.pauses(&screen) => {}
                Some(question) => more += &fill_count(words.said_next(), question.remaining),
            }
            match answer {
                Answer::Verdict(Verdict::Same) => words.said_same(),
                Answer::Verdict(verdict) => {
                    let chosen = match verdict {
                        Verdict::First => pair.first(),
                        _ => pair.second(),
                    };
                    values[0] = store.title(chosen);
                    words.said_chosen()
                }
                Answer::Skip => words.said_skipped(),
                Answer::Withdraw => words.said_withdrawn(),
            }
        }
        Act::Move { card, pile, .. } => {
            let place = |derived: &Derived| {
                let standing = derived.order.ranking.standing(*card);
                standing.map_or(0, |standing| standing.place)
            };
            let (at, was) = (place(&after), place(before));
            values = [
                store.title(*card),
                at.decimal(),
                after.order.ranking.count().decimal(),
            ];
            if before.record.pile(*card) != *pile {
                more = fill_one(words.said_joined(), &plain(words.pile(*pile)));
            }
            // Who is level with the one above goes up to where they were: in front of it.
            if at <= was {
                words.said_up()
            } else {
                words.said_down()
            }
        }
        Act::Mark { step, mark } => {
            let title = catalogue.step(*step).map(|step| step.done.plain());
            let bears = |step: &&Step| after.record.mark(step.number) == Some(Mark::Done);
            values = [
                title.unwrap_or_default(),
                catalogue.steps.len().decimal(),
                catalogue.steps.iter().filter(bears).count().decimal(),
            ];
            match mark {
                Some(Mark::Done) => words.said_done(),
                Some(Mark::SetAside) => words.said_set_aside(),
                None => words.said_cleared(),
            }
        }
        Act::Lean { leaning } => match leaning.and_then(|leaning| catalogue.leaning(leaning)) {
            None => words.said_no_leaning(),
            Some(leaning) => {
                values[0] = leaning.name.plain();
                words.said_leaning()
            }
        },
        Act::Adopt { .. } => words.said_taken(),
    };
    fill(text, &values.each_ref().map(String::as_str)) + &more
}
