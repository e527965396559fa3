//! How a visit begins: from a link, a saved text, both or neither.
//!
//! Restoring is total: it always gives a session, and says what was offered and what went wrong.

use crate::domain::catalogue::Catalogue;
use crate::domain::code::{self, CodeError};
use crate::domain::session::{Saved, SavedError, Session};

/// What a visit begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// The reader's own session and screen.
    pub own: Saved,
    /// Why the saved text could not be used; the text itself must be kept.
    pub lost: Option<SavedError>,
    /// What a link offers: the code in plain form. The reader's own session does not change by it.
    pub offered: Option<Offer>,
    /// Why the link could not be used.
    pub refused: Option<CodeError>,
}

/// Somebody's order, to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The code in plain form.
    pub code: String,
    /// What it stands for.
    pub session: Session,
}

impl Restored {
    /// Begins a visit with the code of a link and the saved text, either of which may be missing.
    #[must_use]
    pub fn from(link: Option<&str>, saved: Option<&str>, catalogue: &Catalogue) -> Self {
        let (own, lost) = match saved.map(|text| Saved::from_text(text, catalogue)) {
            None => (Saved::default(), None),
            Some(Ok(saved)) => (saved, None),
            Some(Err(error)) => (Saved::default(), Some(error)),
        };
        let (offered, refused) = match link.map(|code| Offer::of(code, catalogue)) {
            None => (None, None),
            Some(Ok(offer)) => (Some(offer), None),
            Some(Err(error)) => (None, Some(error)),
        };
        Self {
            own,
            lost,
            offered,
            refused,
        }
    }
}

impl Offer {
    /// What a code offers.
    pub fn of(code: &str, catalogue: &Catalogue) -> Result<Self, CodeError> {
        let session = code::read(code, catalogue)?;
        let code = code::plain(code).ok_or(CodeError::Damaged)?;
        Ok(Self { code, session })
    }
}
