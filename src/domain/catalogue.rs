//! The content of one edition: tables, risk cards, measures, steps and leanings, in one language.
//!
//! A catalogue is data. It is written as JSON, which is read with all checks; once that is done it can be passed on as
//! lines, which are read without. It never changes afterwards.

use std::fmt;

use super::json::{FromJson, Json, Wrong, named, object, wrapped};
use super::lines::Lined;
use crate::domain::decimal::Decimal;
use crate::domain::list::List;

mod check;
mod facts;
mod phrases;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;

pub use facts::{Fact, Facts};
pub use phrases::Phrases;

/// The permanent number of a card in saved sessions and codes: never changed, never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CardNumber(pub u16);

impl fmt::Display for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The permanent number of a step, with the same promise as [`CardNumber`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StepNumber(pub u16);

/// The permanent number of a leaning, with the same promise as [`CardNumber`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LeaningNumber(pub u16);

/// One edition in one language.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Catalogue {
    /// The catalogue's name in storage keys: `my-number-card`.
    pub catalogue: String,
    /// The edition's name: the month that it speaks of.
    pub edition: String,
    /// BCP 47 tag of the texts.
    pub language: String,
    /// What tells this catalogue's codes from those of others, 0 to 1023.
    pub tag: u16,
    /// What the risks are about.
    pub title: Phrases,
    /// The edition's name for a reader.
    pub as_of: Phrases,
    /// The kinds of risk, in the order in which they are shown.
    pub kinds: Vec<Kind>,
    /// The article's risk tables.
    pub tables: Vec<Table>,
    /// The risk cards, by rising number.
    pub cards: Vec<Card>,
    /// What institutions do, what holds for the system, and what follows a leak.
    pub measures: Vec<Measure>,
    /// What a reader can do.
    pub steps: Vec<Step>,
    /// Where a reader may lean.
    pub leanings: Vec<Leaning>,
    /// What earlier editions held, so that their codes can still be read.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub earlier: Vec<Layout>,
    /// Texts of the interface that this subject needs in other words. They go into the language, see
    /// [`crate::words::Words::own`], and are in no line of the catalogue.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub words: Vec<OwnWord>,
}

/// A text of the interface in other words.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct OwnWord {
    /// Which text.
    pub name: OwnWordName,
    /// The words.
    pub text: Phrases,
}

/// The texts of the interface that a catalogue may put in other words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename_all = "snake_case")
)]
pub enum OwnWordName {
    /// The question at the head: 「どのリスクが気になりますか」.
    #[default]
    Title,
    /// Above what the reader can do: 「あなたが」.
    YouCan,
    /// Above the measures of institutions and of the system: 「機関が」.
    Institutions,
    /// Above the measures that follow: 「もれた後に、機関が」.
    AfterLeak,
    /// Above the whole list of steps: 「備えの一覧」.
    StepsTitle,
    /// Above the leanings: 「これからどうするか」.
    LeaningTitle,
}

/// The permanent numbers of an edition, by rising number: what its codes are made of.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Layout {
    /// The edition's tag.
    pub tag: u16,
    /// Its cards.
    pub cards: Vec<CardNumber>,
    /// Its steps.
    pub steps: Vec<StepNumber>,
    /// Its leanings.
    pub leanings: Vec<LeaningNumber>,
}

/// A kind of risk: told apart by its name and its shape, never by colour.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Kind {
    /// What cards and rows refer to.
    pub id: String,
    /// One word.
    pub name: Phrases,
    /// The shape drawn beside the name.
    pub shape: Shape,
}

/// The shapes that kinds can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename_all = "lowercase")
)]
pub enum Shape {
    /// ◇
    #[default]
    Diamond,
    /// △
    Triangle,
    /// □
    Square,
    /// A dashed ○.
    Circle,
}

/// One of the article's tables, cell by cell.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Table {
    /// The table's name.
    pub caption: Phrases,
    /// The column headers; the first column holds the row headers.
    pub columns: Vec<Phrases>,
    /// The column whose cells name the cards: the reader's marks stand there.
    pub marks: usize,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Row {
    /// The kind that the row is about.
    pub kind: String,
    /// The cards that the row is about, in the order in which the marked cell names them.
    pub cards: Vec<CardNumber>,
    /// One cell a column. In the marked column, several risks are joined by `・` or `;`.
    pub cells: Vec<Phrases>,
}

/// One risk, as a reader sorts it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Card {
    /// The permanent number.
    pub number: CardNumber,
    /// The permanent name for people who work with the data.
    pub slug: String,
    /// The risk in a few words.
    pub title: Phrases,
    /// The kind's id.
    pub kind: String,
    /// What tells cards of a kind apart, where that helps.
    pub aspect: Option<Phrases>,
    /// 気になること: the worry in a reader's words.
    pub worry: Phrases,
    /// わかっていること: what is known.
    pub known: Phrases,
    /// はっきり言えないこと: what nobody can say.
    pub unknown: Phrases,
    /// Ids of the measures that fit.
    pub measures: Vec<String>,
    /// Ids of the steps that fit, the most fitting first.
    pub steps: Vec<String>,
}

/// Something that does not depend on the reader.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Measure {
    /// What cards refer to.
    pub id: String,
    /// Whose it is.
    pub by: Side,
    /// The term.
    pub name: Phrases,
    /// The same as something done.
    pub does: Phrases,
}

/// Whose a measure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename_all = "lowercase")
)]
pub enum Side {
    /// The institutions that hold the data.
    #[default]
    Institution,
    /// The system as it is built.
    System,
    /// The institutions, after a leak.
    After,
}

/// Something that a reader can do.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Step {
    /// The permanent number.
    pub number: StepNumber,
    /// What cards refer to.
    pub id: String,
    /// Worded as something to do.
    pub todo: Phrases,
    /// Worded as done, for the checklist.
    pub done: Phrases,
}

/// Where a reader may lean; no verdict on any.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Leaning {
    /// The permanent number.
    pub number: LeaningNumber,
    /// A name for people who work with the data.
    pub id: String,
    /// What the button says.
    pub name: Phrases,
    /// What goes with it, in small.
    pub note: Option<Phrases>,
}

/// Why a catalogue can't be used: the place and the reason, for the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueError(pub String);

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

wrapped! { CardNumber StepNumber LeaningNumber }

object! {
    Catalogue { catalogue edition language tag title as_of kinds tables cards measures steps leanings }
    maybe { earlier }
    unlined { words }
}

object! { OwnWord { name text } }

named! { OwnWordName {
    "title" Title
    "you_can" YouCan
    "institutions" Institutions
    "after_leak" AfterLeak
    "steps_title" StepsTitle
    "leaning_title" LeaningTitle
} }

object! { Layout { tag cards steps leanings } }

object! { Kind { id name shape } }

named! { Shape {
    "diamond" Diamond
    "triangle" Triangle
    "square" Square
    "circle" Circle
} }

object! { Table { caption columns marks rows } }

object! { Row { kind cards cells } }

object! { Card { number slug title kind aspect worry known unknown measures steps } }

object! { Measure { id by name does } }

named! { Side {
    "institution" Institution
    "system" System
    "after" After
} }

object! { Step { number id todo done } }

object! { Leaning { number id name note } }

/// A text above this many bytes is refused before it is read.
const MAX_BYTES: usize = 1_000_000;

/// Reads a JSON text; what is wrong with it is told with its place.
fn read<T: FromJson>(text: &str) -> Result<T, CatalogueError> {
    if text.len() > MAX_BYTES {
        return Err(CatalogueError("the text is too long".to_owned()));
    }
    let value = Json::parse(text).and_then(|json| {
        let mut wrong = Wrong::bounded();
        let value = T::read(&json.value(), &mut wrong);
        wrong.or(value)
    });
    value.map_err(|error| CatalogueError(error.0))
}

impl Catalogue {
    /// Reads a catalogue and checks that it is whole: every reference resolves, nothing is empty.
    pub fn from_json(text: &str) -> Result<Self, CatalogueError> {
        let catalogue: Self = read(text)?;
        check::whole(&catalogue)?;
        Ok(catalogue)
    }

    /// Reads the lines that [`Catalogue::to_lines`] wrote.
    #[must_use]
    pub fn from_lines(text: &str) -> Self {
        Lined::from_text(text)
    }

    /// The catalogue as lines.
    #[must_use]
    pub fn to_lines(&self) -> String {
        self.to_text()
    }

    /// The same with a number for each id, and without the names that are for people who work with the data: a reader
    /// sees neither, and all of them would be downloaded. 400 bytes brotli.
    #[must_use]
    pub fn brief(mut self) -> Self {
        let kinds = numbered(self.kinds.iter_mut().map(|kind| &mut kind.id));
        let measures = numbered(self.measures.iter_mut().map(|measure| &mut measure.id));
        let steps = numbered(self.steps.iter_mut().map(|step| &mut step.id));
        for table in &mut self.tables {
            for row in &mut table.rows {
                number(&kinds, &mut row.kind);
            }
        }
        for card in &mut self.cards {
            card.slug.clear();
            number(&kinds, &mut card.kind);
            card.measures
                .iter_mut()
                .for_each(|id| number(&measures, id));
            card.steps.iter_mut().for_each(|id| number(&steps, id));
        }
        for leaning in &mut self.leanings {
            leaning.id.clear();
        }
        self.words.clear();
        self
    }

    /// The numbers of the cards, rising.
    #[must_use]
    pub fn numbers(&self) -> Vec<CardNumber> {
        self.cards.iter().map(|card| card.number).list()
    }

    /// The permanent numbers of this edition.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout {
            tag: self.tag,
            cards: self.numbers(),
            steps: self.steps.iter().map(|step| step.number).list(),
            leanings: self.leanings.iter().map(|leaning| leaning.number).list(),
        }
    }

    /// The card with that number, if this edition has it.
    #[must_use]
    pub fn card(&self, number: CardNumber) -> Option<&Card> {
        let at = self.cards.binary_search_by_key(&number, |card| card.number);
        at.ok().map(|at| &self.cards[at])
    }

    /// The kind with that id.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// The step with that number.
    #[must_use]
    pub fn step(&self, number: StepNumber) -> Option<&Step> {
        self.steps.iter().find(|step| step.number == number)
    }

    /// The leaning with that number.
    #[must_use]
    pub fn leaning(&self, number: LeaningNumber) -> Option<&Leaning> {
        self.leanings
            .iter()
            .find(|leaning| leaning.number == number)
    }

    /// The steps that fit a card, the most fitting first.
    pub fn steps_of<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a Step> {
        card.steps
            .iter()
            .filter_map(|id| self.steps.iter().find(|step| step.id == *id))
    }

    /// The measures of one side that fit a card.
    pub fn measures_of<'a>(
        &'a self,
        card: &'a Card,
        by: Side,
    ) -> impl Iterator<Item = &'a Measure> {
        card.measures
            .iter()
            .filter_map(|id| self.measures.iter().find(|measure| measure.id == *id))
            .filter(move |measure| measure.by == by)
    }
}

/// Puts its number in the place of each id; the ids.
fn numbered<'a>(ids: impl Iterator<Item = &'a mut String>) -> Vec<String> {
    let mut all = Vec::new();
    for id in ids {
        all.push(std::mem::replace(id, all.len().decimal()));
    }
    all
}

/// Puts the number of an id in its place. It is among them: every reference was checked when it was read.
#[inline(never)]
fn number(ids: &[String], id: &mut String) {
    let at = ids.iter().position(|known| known == id);
    *id = at.unwrap_or_default().decimal();
}
