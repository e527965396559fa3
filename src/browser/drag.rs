//! What a reader does with the rows of a list, as `element/drag.js` tells it.

use crate::domain::decimal::whole;
use crate::domain::pieces::Pieces;

/// The events that the list has to hand on.
pub const EVENTS: [&str; 9] = [
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "lostpointercapture",
    "touchmove",
    "contextmenu",
    "keydown",
    "click",
];

/// What a reader did with a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The grip of a row was pressed.
    Pressed(usize),
    /// A row was dragged to the place of another and let go.
    Moved(usize, usize),
    /// A row was lifted, and is back where it was.
    PutBack,
    /// Esc was pressed while nothing was dragged.
    Escaped,
}

impl Gesture {
    /// Reads what an event amounts to: `pressed 3`, `moved 3 5`, `back` or `escaped`; nothing if it is none of these.
    #[must_use]
    pub fn of(words: &str) -> Option<Self> {
        let mut words = words.pieces(b' ');
        let name = words.next()?;
        let mut row = || usize::try_from(whole(words.next()?)?).ok();
        Some(match name {
            "pressed" => Self::Pressed(row()?),
            "moved" => Self::Moved(row()?, row()?),
            "back" => Self::PutBack,
            "escaped" => Self::Escaped,
            _ => return None,
        })
    }
}
