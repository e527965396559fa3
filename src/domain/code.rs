//! The code of a record: about twenty characters for a link, for reading aloud and for typing.
//!
//! A code is a row of Crockford's base-32 symbols: the version, the catalogue's tag (two symbols), the content,
//! and three check symbols. It holds permanent numbers only, no text. Versions once given out stay readable.
//!
//! The content is written in the first of four forms, from short to long, that gives the same record back (`form.rs`).

use std::fmt;

use crate::domain::catalogue::{CardNumber, Catalogue, Layout};
use crate::domain::record::Record;
use crate::domain::session::{Act, Mark, Pile, Session};

mod check;
mod digits;
mod form;
mod symbols;

use digits::Digits;
use form::Form;

/// The version that is written.
const VERSION: u8 = 1;

/// A code above this many bytes is refused before it is read.
pub const MAX_BYTES: usize = 4096;

/// Symbols before the content: the version and the tag.
const HEAD: usize = 3;

/// Why a code can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It is too long to be one.
    TooLong,
    /// Something in it is wrong, or missing.
    Damaged,
    /// A newer version of the program wrote it.
    Newer,
    /// It belongs to another catalogue.
    Foreign,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "the code is too long",
            Self::Damaged => "the code is damaged",
            Self::Newer => "a newer version wrote the code",
            Self::Foreign => "the code belongs to another catalogue",
        })
    }
}

/// The code of a record, in plain form: upper case, no gaps.
///
/// Where that would be too long to be read, it holds the order alone, and what is known of it.
#[must_use]
pub fn write(record: &Record, catalogue: &Catalogue) -> String {
    let layout = catalogue.layout();
    let mut code = String::new();
    // No form may keep all of an order where cards are lost; and what keeps all may be too long.
    for (at, &form) in Form::TRIED.iter().enumerate() {
        if at >= Form::ALL.len() || form.keeps(record, &layout) {
            code = write_as(form, record, &layout);
            if code.len() <= MAX_BYTES {
                break;
            }
        }
    }
    code
}

/// The same in a form.
fn write_as(form: Form, record: &Record, layout: &Layout) -> String {
    let mut digits = Digits::default();
    digits.push(form.number(), Form::ALL.len());
    write_piles(record, layout, form, &mut digits);
    for &step in &layout.steps {
        let mark = match record.mark(step) {
            None => 0,
            Some(Mark::Done) => 1,
            Some(Mark::SetAside) => 2,
        };
        digits.push(mark, 3);
    }
    let leaning = |number| layout.leanings.iter().position(|&other| other == number);
    let leaning = record.leaning().and_then(leaning).map_or(0, |at| at + 1);
    digits.push(leaning, layout.leanings.len() + 1);
    form.write(record, layout, &mut digits);

    let tag = layout.tag;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the catalogue's check keeps tags below 1024"
    )]
    let mut values = vec![VERSION, (tag >> 5) as u8 & 31, tag as u8 & 31];
    values.extend(digits.to_symbols());
    values.extend(check::of(&values));
    symbols::to_text(&values)
}

/// A text of symbols with its check symbols behind it: for tests that need codes which nobody writes.
#[must_use]
pub fn with_check(symbols: &str) -> Option<String> {
    let mut values = symbols::from_text(symbols)?;
    values.extend(check::of(&values));
    Some(symbols::to_text(&values))
}

/// The session that a code stands for. Either case, gaps, and look-alikes are forgiven.
pub fn read(code: &str, catalogue: &Catalogue) -> Result<Session, CodeError> {
    if code.len() > MAX_BYTES {
        return Err(CodeError::TooLong);
    }
    let values = symbols::from_text(code).ok_or(CodeError::Damaged)?;
    let content_end = values
        .len()
        .checked_sub(check::COUNT)
        .ok_or(CodeError::Damaged)?;
    let (content, end) = values.split_at(content_end);
    if content.len() < HEAD || check::of(content) != end {
        return Err(CodeError::Damaged);
    }
    if content[0] > VERSION {
        return Err(CodeError::Newer);
    }
    let tag = u16::from(content[1]) << 5 | u16::from(content[2]);
    let current = catalogue.layout();
    let layout = if current.tag == tag {
        &current
    } else {
        let mut earlier = catalogue.earlier.iter();
        let layout = earlier.find(|layout| layout.tag == tag);
        layout.ok_or(CodeError::Foreign)?
    };
    let mut digits = Digits::from_symbols(&content[HEAD..]).ok_or(CodeError::Damaged)?;
    let acts = read_content(&mut digits, layout).ok_or(CodeError::Damaged)?;
    if content[0] != VERSION || !digits.is_used_up() {
        return Err(CodeError::Damaged);
    }
    Ok(Session::of(acts))
}

/// A code in plain form, whichever way it was typed; none if it holds anything else than symbols.
#[must_use]
pub fn plain(code: &str) -> Option<String> {
    symbols::from_text(code).map(|values| symbols::to_text(&values))
}

/// A code as it is shown: in groups of four.
#[must_use]
pub fn grouped(code: &str) -> Vec<&str> {
    let mut groups = Vec::new();
    let mut rest = code;
    while !rest.is_empty() {
        // A code is ASCII: so a group ends after every fourth byte.
        let (group, after) = rest.split_at_checked(4).unwrap_or((rest, ""));
        groups.push(group);
        rest = after;
    }
    groups
}

fn write_piles(record: &Record, layout: &Layout, form: Form, digits: &mut Digits) {
    for &card in &layout.cards {
        let pile = record.pile(card);
        let number = pile.and_then(|pile| Pile::ALL.iter().position(|&other| other == pile));
        digits.push(number.unwrap_or(Pile::ALL.len()), form.piles());
    }
}

/// What a code's content says; none if no program writes such content.
fn read_content(digits: &mut Digits, layout: &Layout) -> Option<Vec<Act>> {
    let form = *Form::ALL.get(digits.pop(Form::ALL.len()))?;
    let mut acts = Vec::new();
    for &card in &layout.cards {
        if let Some(&pile) = Pile::ALL.get(digits.pop(form.piles())) {
            acts.push(Act::Place {
                card,
                pile: Some(pile),
            });
        }
    }
    for &step in &layout.steps {
        let mark = match digits.pop(3) {
            0 => continue,
            1 => Mark::Done,
            _ => Mark::SetAside,
        };
        acts.push(Act::Mark {
            step,
            mark: Some(mark),
        });
    }
    if let Some(at) = digits.pop(layout.leanings.len() + 1).checked_sub(1) {
        acts.push(Act::Lean {
            leaning: Some(layout.leanings[at]),
        });
    }
    form.read(digits, layout, acts)
}

/// The cards of a layout that are on a pile, or on none.
fn group(record: &Record, pile: Option<Pile>, layout: &Layout) -> Vec<CardNumber> {
    record.cards_on(pile, &layout.cards)
}
