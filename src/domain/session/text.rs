//! The text in which a session is saved.

use std::fmt;

use super::{Act, Session};
use crate::domain::catalogue::{CardNumber, Catalogue};
use crate::domain::json::{Json, Named, Object, named};

/// The version of the text that this program writes. It reads every older one.
const FORMAT: u32 = 1;

/// A text above this many bytes is refused before it is read.
const MAX_BYTES: usize = 2_000_000;

/// A part of the reader's path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// The part of the path.
    pub part: Part,
    /// In 仕分け: all cards as a list.
    pub list: bool,
    /// In 仕分け: the card that the reader chose to see; otherwise the first one without a pile.
    pub card: Option<CardNumber>,
    /// In くらべる: whether the reader asked for more than the top pile.
    pub whole: bool,
    /// In くらべる: how many questions there had been where the count for the offer to stop began: when the reader last chose
    /// to go on, went back, or took something over.
    pub answered: usize,
    /// How large the text is.
    pub size: TextSize,
    /// The language that the reader chose; empty if they chose none.
    pub language: String,
}

/// A session as it is saved: with the screen, and a count of the saves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// What the reader did.
    pub session: Session,
    /// Where the reader is.
    pub screen: Screen,
    /// この端末に保存しない: nothing but this choice, the size of the text and the language is saved.
    pub unsaved: bool,
    /// Rises with every save, so that two tabs can tell whose text is newer without a clock.
    pub revision: u32,
    /// How many lines could not be read and were left out.
    pub dropped: usize,
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

named! { Part {
    "sort" Sort
    "compare" Compare
    "arrange" Arrange
    "plan" Plan
    "keep" Keep
} }

impl Part {
    /// Its word in saved texts and in events.
    #[must_use]
    pub fn word(self) -> &'static str {
        Named::word(self)
    }
}

named! { TextSize {
    "normal" Normal
    "large" Large
    "largest" Largest
} }

impl Screen {
    /// Another part, as if the reader came to it for the first time; what they chose for every screen stays.
    #[must_use]
    #[inline(never)]
    pub fn anew(&self, part: Part) -> Self {
        Self {
            part,
            size: self.size,
            language: self.language.clone(),
            ..Self::default()
        }
    }

    // Fields that are not known are left alone, and all can be left out.
    fn read(json: &Json) -> Option<Self> {
        let card = json.field("card");
        Some(Self {
            part: Part::named(json.field("part").text()?)?,
            list: json.field("list").truth()?,
            card: match card {
                Json::Null => None,
                _ => Some(CardNumber(card.number()?.try_into().ok()?)),
            },
            whole: json.field("whole").truth()?,
            answered: json.field("answered").number()?.try_into().ok()?,
            size: TextSize::named(json.field("size").text()?)?,
            language: json.field("language").text()?.to_owned(),
        })
    }

    fn to_json(&self) -> Object {
        let mut screen = Object::begin();
        screen.text("part", self.part.word());
        screen.truth("list", self.list);
        if let Some(card) = self.card {
            screen.number("card", card);
        }
        screen.truth("whole", self.whole);
        screen.number("answered", self.answered);
        if self.size != TextSize::Normal {
            screen.text("size", self.size.word());
        }
        if !self.language.is_empty() {
            screen.text("language", &self.language);
        }
        screen
    }
}

impl Saved {
    /// The text to save.
    #[must_use]
    pub fn to_text(&self, catalogue: &Catalogue) -> String {
        let anew;
        let screen = if self.unsaved {
            anew = self.screen.anew(Part::default());
            &anew
        } else {
            &self.screen
        };
        let mut saved = Object::begin();
        saved.number("format", FORMAT);
        saved.text("catalogue", &catalogue.catalogue);
        saved.number("revision", self.revision);
        if self.unsaved {
            saved.truth("unsaved", true);
        }
        for (name, acts) in [
            ("acts", self.session.acts()),
            ("undone", self.session.undone()),
        ] {
            let acts = if self.unsaved { &[] } else { acts };
            saved.texts(name, acts.iter().map(Act::line));
        }
        saved.object("screen", screen.to_json());
        saved.end()
    }

    /// Reads a saved text. Lines that are no acts are left out and counted.
    pub fn from_text(text: &str, catalogue: &Catalogue) -> Result<Self, SavedError> {
        if text.len() > MAX_BYTES {
            return Err(SavedError::Unreadable);
        }
        let form = Json::read(text).ok_or(SavedError::Unreadable)?;
        if form.field("format").number() > Some(FORMAT.into()) {
            return Err(SavedError::Newer);
        }
        Self::of_form(&form, catalogue).ok_or(SavedError::Unreadable)
    }

    fn of_form(form: &Json, catalogue: &Catalogue) -> Option<Self> {
        let format = form.field("format").number()?;
        if format != u64::from(FORMAT) || form.field("catalogue").text()? != catalogue.catalogue {
            return None;
        }
        let mut dropped = 0;
        let mut acts = |name: &str| {
            let mut acts: Vec<Act> = Vec::new();
            for line in form.field(name).list()? {
                match line.text()?.parse() {
                    Ok(act) => acts.push(act),
                    Err(_) => dropped += 1,
                }
            }
            Some(acts)
        };
        let session = Session {
            acts: acts("acts")?,
            undone: acts("undone")?,
        };
        Some(Self {
            session,
            screen: Screen::read(form.field("screen"))?,
            unsaved: form.field("unsaved").truth()?,
            revision: form.field("revision").number()?.try_into().ok()?,
            dropped,
        })
    }
}
