//! All that a language brings: the words, the catalogue and the facts, as one text.
//!
//! That text is made where everything in it was checked: by the build, or by [`checked`] for a catalogue of a page's
//! own. The build cuts two modules from this crate: the widget, and one that holds what `checked` needs and nothing
//! else, which a page without a catalogue of its own never fetches.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::domain::catalogue::{Catalogue, CatalogueError, Facts};
use crate::domain::joined::Joined;
use crate::domain::pieces::Pieces;
use crate::words::Words;

/// The content in one language. It stays for as long as the page does, as each text that was read once.
#[derive(Clone, Copy)]
pub struct Content {
    /// The interface's words.
    pub words: &'static Words,
    /// The edition.
    pub catalogue: &'static Catalogue,
    /// The facts from outside the article.
    pub facts: &'static Facts,
}

/// Between the three texts.
const SEAM: u8 = 0;

/// Before a sentence that says what is wrong.
const WRONG: &str = "!";

thread_local! {
    /// What was read so far, each with its text: it is read once.
    static KNOWN: RefCell<Vec<(String, Content)>> = const { RefCell::new(Vec::new()) };
}

impl Content {
    /// Reads words, catalogue and facts, as lines, joined by a zero; none if they are of another version.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let known = KNOWN.with_borrow(|known| {
            let same = known.iter().find(|(known, _)| known == text);
            same.map(|(_, content)| *content)
        });
        if known.is_some() {
            return known;
        }
        let mut texts = text.pieces(SEAM);
        let mut next = || texts.next().unwrap_or_default();
        let words = next();
        let catalogue = Box::leak(Box::new(Catalogue::from_lines(next())));
        let facts = Box::leak(Box::new(Facts::from_lines(next())));
        let words = Words::from_lines(words).ok()?;
        let content = Self {
            words,
            catalogue,
            facts,
        };
        KNOWN.with_borrow_mut(|known| known.push((text.to_owned(), content)));
        Some(content)
    }
}

/// A page's own catalogue and facts, read from JSON and checked, as [`Content::read`] takes them behind the words;
/// and behind them its own words, see [`Words::own`]; or, behind an exclamation mark, a sentence that names the place of
/// what is wrong with them.
///
/// It is a text either way: that needs nothing of the browser's.
#[wasm_bindgen]
#[must_use]
pub fn checked(catalogue: &str, facts: &str) -> String {
    let read = || {
        let catalogue = Catalogue::from_json(catalogue)?;
        let facts = Facts::from_json(facts)?;
        let own = Words::own(&catalogue);
        let text = [
            &catalogue.brief().to_lines(),
            &facts.to_lines(),
            own.as_str(),
        ];
        Ok(text.joined_with("\0"))
    };
    read().unwrap_or_else(|CatalogueError(reason)| [WRONG, &reason].joined())
}
