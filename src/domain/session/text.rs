//! The text in which a session is saved.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Act, Session};
use crate::domain::catalogue::{CardNumber, Catalogue};

/// The version of the text that this program writes. It reads every older one.
const FORMAT: u32 = 1;

/// A text above this many bytes is refused before it is read.
const MAX_BYTES: usize = 2_000_000;

/// A part of the reader's path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// 仕分け
    #[default]
    Sort,
    /// くらべる
    Compare,
    /// ならべる
    Arrange,
    /// 備える
    Plan,
    /// 残す・送る
    Keep,
}

/// How large the reader wants the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextSize {
    /// 標準
    #[default]
    Normal,
    /// 大
    Large,
    /// 特大
    Largest,
}

/// Where the reader is, so that a reload brings the same screen back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Screen {
    /// The part of the path.
    pub part: Part,
    /// In 仕分け: all cards as a list.
    pub list: bool,
    /// In 仕分け: the card that the reader chose to see; otherwise the first one without a pile.
    #[serde(skip_serializing_if = "Option::is_none", with = "card_number")]
    pub card: Option<CardNumber>,
    /// In くらべる: whether the reader asked for more than the top pile.
    pub whole: bool,
    /// In くらべる: how many answers there were when the reader last chose to go on.
    pub answered: usize,
    /// How large the text is.
    #[serde(skip_serializing_if = "is_normal")]
    pub size: TextSize,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_normal(size: &TextSize) -> bool {
    *size == TextSize::Normal
}

/// A card's number as a plain number in the text.
mod card_number {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::domain::catalogue::CardNumber;

    #[allow(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "serde calls it with a reference"
    )]
    pub(super) fn serialize<S: Serializer>(
        card: &Option<CardNumber>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        card.map(|card| card.0).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<CardNumber>, D::Error> {
        Ok(Option::deserialize(deserializer)?.map(CardNumber))
    }
}

/// A session as it is saved: with the screen, and a count of the saves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// What the reader did.
    pub session: Session,
    /// Where the reader is.
    pub screen: Screen,
    /// この端末に保存しない: nothing but this choice and the size of the text is saved.
    pub unsaved: bool,
    /// Rises with every save, so that two tabs can tell whose text is newer without a clock.
    pub revision: u32,
    /// How many lines could not be read and were left out.
    pub dropped: usize,
}

/// The text's outer form.
#[derive(Serialize, Deserialize)]
struct Form<'a> {
    format: u32,
    catalogue: std::borrow::Cow<'a, str>,
    #[serde(default)]
    revision: u32,
    #[serde(default, skip_serializing_if = "is_false")]
    unsaved: bool,
    #[serde(default)]
    acts: Vec<std::borrow::Cow<'a, str>>,
    #[serde(default)]
    undone: Vec<std::borrow::Cow<'a, str>>,
    #[serde(default)]
    screen: Screen,
}

/// Why a saved text can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedError {
    /// It is not such a text, or too long to be one.
    Unreadable,
    /// A newer version of the program wrote it; it must not be written over.
    Newer,
}

impl fmt::Display for SavedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "the saved text can't be read",
            Self::Newer => "a newer version wrote the saved text",
        })
    }
}

impl Saved {
    /// The text to save.
    #[must_use]
    pub fn to_text(&self, catalogue: &Catalogue) -> String {
        let lines = |acts: &[Act]| {
            let acts = if self.unsaved { &[] } else { acts };
            acts.iter().map(|act| act.to_string().into()).collect()
        };
        let screen = if self.unsaved {
            Screen {
                size: self.screen.size,
                ..Screen::default()
            }
        } else {
            self.screen.clone()
        };
        let form = Form {
            format: FORMAT,
            catalogue: catalogue.catalogue.as_str().into(),
            revision: self.revision,
            unsaved: self.unsaved,
            acts: lines(self.session.acts()),
            undone: lines(self.session.undone()),
            screen,
        };
        // Strings and numbers alone: writing them can't fail.
        serde_json::to_string(&form).unwrap_or_default()
    }

    /// Reads a saved text. Lines that are no acts are left out and counted.
    pub fn from_text(text: &str, catalogue: &Catalogue) -> Result<Self, SavedError> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        if text.len() > MAX_BYTES {
            return Err(SavedError::Unreadable);
        }
        let version: Version = serde_json::from_str(text).map_err(|_| SavedError::Unreadable)?;
        if version.format > FORMAT {
            return Err(SavedError::Newer);
        }
        let form: Form = serde_json::from_str(text).map_err(|_| SavedError::Unreadable)?;
        if form.format != FORMAT || form.catalogue != catalogue.catalogue {
            return Err(SavedError::Unreadable);
        }
        let mut dropped = 0;
        let mut acts = |lines: Vec<std::borrow::Cow<str>>| -> Vec<Act> {
            let read = lines.iter().filter_map(|line| line.parse().ok());
            let acts: Vec<_> = read.collect();
            dropped += lines.len() - acts.len();
            acts
        };
        let session = Session {
            acts: acts(form.acts),
            undone: acts(form.undone),
        };
        Ok(Self {
            session,
            screen: form.screen,
            unsaved: form.unsaved,
            revision: form.revision,
            dropped,
        })
    }
}
