//! What a reader did, act by act.
//!
//! A session is the only state there is. Everything on the screen follows from it and the catalogue.
//! Undo takes the last act back; nothing is kept twice.

mod act;
mod text;

pub use act::{Act, ActError, Answer, Mark, Pair, Pile, Verdict};
pub use text::{Part, Saved, SavedError, Screen, TextSize};

/// The acts of a reader, in the order in which they happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    acts: Vec<Act>,
    undone: Vec<Act>,
}

impl Session {
    /// A session in which these acts have happened.
    #[must_use]
    pub fn of(acts: Vec<Act>) -> Self {
        Self {
            acts,
            undone: Vec::new(),
        }
    }

    /// What happened so far, oldest first.
    #[must_use]
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// What was taken back and can be done again, the next one last.
    #[must_use]
    pub fn undone(&self) -> &[Act] {
        &self.undone
    }

    /// Whether nothing has happened yet, not even something taken back.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.acts.is_empty() && self.undone.is_empty()
    }

    /// Adds an act. What had been taken back can't be done again afterwards.
    pub fn apply(&mut self, act: Act) {
        self.acts.push(act);
        self.undone.clear();
    }

    /// Takes the last act back and returns it.
    pub fn undo(&mut self) -> Option<&Act> {
        let act = self.acts.pop()?;
        self.undone.push(act);
        self.undone.last()
    }

    /// Does again what was taken back last and returns it.
    pub fn redo(&mut self) -> Option<&Act> {
        let act = self.undone.pop()?;
        self.acts.push(act);
        self.acts.last()
    }
}
