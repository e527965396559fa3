//! What belongs to this visit alone: nothing of it is saved, and nothing follows from it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::domain::catalogue::CardNumber;
use crate::domain::session::{Part, Pile};
use crate::store::Held;

/// What the view remembers between two screens. It is a handle: copying it copies no memory.
pub(super) type Visit = Rc<Memory>;

/// What a visit is made of.
#[derive(Default)]
pub(super) struct Memory {
    /// The card whose places are open in ならべる.
    pub(super) choosing: Held<Option<CardNumber>>,
    /// The cell of the picture whose titles are shown: a kind's id and a pile.
    pub(super) picked: Held<Option<(String, Pile)>>,
    /// From where the reader last went to the tables.
    pub(super) came: RefCell<Option<Came>>,
}

/// The way to a row of a table, which leads back as well.
pub(super) struct Came {
    /// The id of the row.
    pub(super) row: String,
    /// The part that the reader left.
    pub(super) part: Part,
    /// The card whose row it is.
    pub(super) card: CardNumber,
}
