//! Text that knows where its lines may break.

use std::fmt;

use super::wrapped;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::pieces::Pieces;

/// A text whose phrase ends are marked with `|`: lines break there and nowhere else.
///
/// Japanese is written without spaces, and browsers break it between any two characters;
/// the marks become `<wbr>` on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Phrases(String);

wrapped! { Phrases }

impl Phrases {
    /// The phrases in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.pieces(b'|')
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        trimmed(&self.0).is_empty()
    }

    /// The text as it is spoken and copied, without marks.
    #[must_use]
    pub fn plain(&self) -> String {
        self.iter().list().joined()
    }

    /// The text with its marks.
    #[must_use]
    pub fn marked(&self) -> &str {
        &self.0
    }

    /// The risks that a table cell names, split where `・` or `;` joins them.
    #[must_use]
    pub fn risks(&self) -> Vec<Self> {
        let mut risks = Vec::new();
        let mut from = 0;
        let mut add = |to: usize, next: usize| {
            let risk = self.0.get(from..to).unwrap_or_default();
            risks.push(Self::from(trimmed(risk)));
            from = next;
        };
        for (at, byte) in self.0.bytes().enumerate() {
            let rest = self.0.get(at..).unwrap_or_default();
            if byte == b';' {
                add(at, at + 1);
            } else if rest.starts_with(DOT) {
                add(at, at + DOT.len());
            }
        }
        add(self.0.len(), 0);
        risks
    }
}

/// The sign between things in a row.
const DOT: &str = "・";

/// A text without marks and spaces at its ends.
fn trimmed(text: &str) -> &str {
    let counts = |byte: u8| !matches!(byte, b'|' | b' ');
    let begin = text.bytes().position(counts).unwrap_or(text.len());
    let end = text.bytes().rposition(counts).map_or(begin, |at| at + 1);
    text.get(begin..end).unwrap_or_default()
}

impl From<&str> for Phrases {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|phrase| f.write_str(phrase))
    }
}
