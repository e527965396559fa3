//! Ways to stop on purpose, in a build for tests alone: わからない on one of the first three cards.

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
