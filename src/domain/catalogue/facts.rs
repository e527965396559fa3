//! Facts from outside the article: each with its source and the date that it speaks of.
//!
//! They stand in a file of their own, so that a publisher can leave them out.

use super::{CardNumber, CatalogueError, LeaningNumber, Lined, Phrases, check, object, read};

/// The facts that go with a catalogue, in one language.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Facts {
    /// BCP 47 tag of the texts.
    pub language: String,
    /// The facts, in the order in which they are shown.
    pub facts: Vec<Fact>,
}

/// One fact that somebody has read in a source.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Fact {
    /// A name for people who work with the data.
    pub id: String,
    /// The fact.
    pub text: Phrases,
    /// A telephone number, as it is written.
    pub telephone: Option<String>,
    /// The cards beside which it stands.
    pub cards: Vec<CardNumber>,
    /// The leaning beside which it stands.
    pub leaning: Option<LeaningNumber>,
    /// Where it was read.
    pub source: Phrases,
    /// The source's address; `https:` alone.
    pub link: Option<String>,
    /// The day or month that the source speaks of (ISO 8601), where it names one.
    pub dated: Option<String>,
    /// The day on which it was read (ISO 8601), where that was noted.
    pub read: Option<String>,
}

object! { Facts { language facts } }

object! { Fact { id text telephone cards leaning source link dated read } }

impl Facts {
    /// Reads the facts, and checks that their links lead where a reader may go.
    pub fn from_json(text: &str) -> Result<Self, CatalogueError> {
        let facts: Self = read(text)?;
        check::links(&facts)?;
        Ok(facts)
    }

    /// Reads the lines that [`Facts::to_lines`] wrote.
    #[must_use]
    pub fn from_lines(text: &str) -> Self {
        Lined::from_text(text)
    }

    /// The facts as lines.
    #[must_use]
    pub fn to_lines(&self) -> String {
        self.to_text()
    }

    /// The facts that stand beside a card.
    pub fn beside(&self, card: CardNumber) -> impl Iterator<Item = &Fact> {
        self.facts
            .iter()
            .filter(move |fact| fact.cards.contains(&card))
    }

    /// The facts that stand beside a leaning.
    pub fn beside_leaning(&self, leaning: LeaningNumber) -> impl Iterator<Item = &Fact> {
        self.facts
            .iter()
            .filter(move |fact| fact.leaning == Some(leaning))
    }
}
