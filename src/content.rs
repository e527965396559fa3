//! All that a language brings: the words, the catalogue and the facts, as three texts.

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

impl Content {
    /// Reads the texts of a language: words, catalogue, facts. An error is a sentence for the console.
    pub fn read([words, catalogue, facts]: [String; 3]) -> Result<Self, String> {
        Ok(Self {
            words: Words::from_lines(words).map_err(|error| error.to_string())?,
            catalogue: Arc::new(
                Catalogue::from_json(&catalogue).map_err(|error| error.to_string())?,
            ),
            facts: Arc::new(Facts::from_json(&facts).map_err(|error| error.to_string())?),
        })
    }
}
