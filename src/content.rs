//! All that a language brings: the words, the catalogue and the facts, as one text.

use std::sync::Arc;

use crate::domain::catalogue::{Catalogue, Facts};
use crate::words::Words;

/// The content in one language.
#[derive(Clone)]
pub struct Content {
    /// The interface's words.
    pub words: &'static Words,
    /// The edition.
    pub catalogue: Arc<Catalogue>,
    /// The facts from outside the article.
    pub facts: Arc<Facts>,
}

/// Between the three texts.
const SEAM: char = '\0';

impl Content {
    /// Reads words, catalogue and facts, joined by a zero. An error is a sentence for the console.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut texts = text.split(SEAM);
        let mut next = || texts.next().unwrap_or_default();
        let words = next();
        let catalogue = Catalogue::from_json(next()).map_err(|error| error.to_string())?;
        let facts = Facts::from_json(next()).map_err(|error| error.to_string())?;
        let words =
            Words::from_lines(words, &catalogue.words).map_err(|error| error.to_string())?;
        Ok(Self {
            words,
            catalogue: Arc::new(catalogue),
            facts: Arc::new(facts),
        })
    }
}
