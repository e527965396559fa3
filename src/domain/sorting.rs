//! Which question comes next, and how many can follow.
//!
//! The sort is a *replay*: it runs with what is known, and the first comparison that can't be answered is the
//! next question. It holds no state of its own, so undo, reload and a moved card need no care of theirs.
//! ALGORITHMS in docs/ gives the bounds and their sources.

mod knowledge;
mod merge_insertion;
mod questions;
mod tournament;

pub use knowledge::Knowledge;
pub use questions::{Goal, Question, Questions, TOP};

/// A sort that met a comparison which nobody has answered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    /// The two cards, as positions in [`Knowledge`].
    pair: (usize, usize),
    /// How many comparisons can still be asked for, this one included.
    remaining: usize,
}

impl Open {
    /// The same comparison, with more to come after what was counted.
    fn and(self, more: usize) -> Self {
        Self {
            remaining: self.remaining + more,
            ..self
        }
    }
}
