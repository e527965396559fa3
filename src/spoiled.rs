//! Ways to stop on purpose, in a build for tests alone: わからない on one of the first five cards.

use std::cell::Cell;

use crate::domain::catalogue::CardNumber;
use crate::domain::session::{Act, Pile, Session};

/// A card that no edition has: a session that speaks of it can't be started.
const POISON: CardNumber = CardNumber(666);

/// So many bytes are taken until there are no more.
const MUCH: usize = 1 << 29;

/// Stops where a press is handled: at the first card.
pub(crate) fn in_a_handler(act: &Act) {
    if is_unsure(act, 1) {
        panic!("in a handler");
    }
}

/// Stops inside an update: at the second card. At the third one it takes all memory.
pub(crate) fn in_an_update(act: &Act) {
    if is_unsure(act, 2) {
        panic!("inside an update");
    }
    if is_unsure(act, 3) {
        loop {
            std::mem::forget(Vec::<u8>::with_capacity(std::hint::black_box(MUCH)));
        }
    }
}

thread_local! {
    /// Whether the next drawing stops.
    static STOPS: Cell<bool> = const { Cell::new(false) };
}

/// Stops when the screen is drawn anew, once the act is done and saved: at the fourth card.
pub(crate) fn in_the_next_drawing(act: &Act) {
    STOPS.set(is_unsure(act, 4));
}

/// Where the screen is drawn.
pub(crate) fn in_a_drawing() {
    if STOPS.get() {
        panic!("in a drawing");
    }
}

/// Stops right after the act is saved, before anything is said: at the fifth card.
pub(crate) fn after_saving(act: &Act) {
    if is_unsure(act, 5) {
        panic!("after saving");
    }
}

/// Stops at every start with a session that speaks of a certain card.
pub(crate) fn at_a_start(session: &Session) {
    let poison = |act: &Act| matches!(act, Act::Place { card: POISON, .. });
    if session.acts().iter().any(poison) {
        panic!("at a start");
    }
}

fn is_unsure(act: &Act, number: u16) -> bool {
    let pile = Some(Pile::Unsure);
    *act == Act::Place {
        card: CardNumber(number),
        pile,
    }
}
