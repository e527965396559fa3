//! What belongs to this visit alone: nothing of it is saved, and nothing follows from it.

use std::rc::Rc;

use crate::browser::drag::Drag;
use crate::domain::catalogue::CardNumber;
use crate::store::Held;

/// What the view remembers between two screens. It is a handle: copying it copies no memory.
pub(super) type Visit = Rc<Memory>;

/// What a visit is made of.
#[derive(Default)]
pub(super) struct Memory {
    /// The hand over the rows of ならべる.
    pub(super) drag: Drag,
    /// The card whose places are open in ならべる.
    pub(super) choosing: Held<Option<CardNumber>>,
}
