//! Content as lines: what the build makes of JSON once it is checked, and what the widget reads.
//!
//! Nothing can be wrong with it any more, so reading takes a third of the code that JSON takes; what reads that, and
//! names the place of a mistake, comes alone to a page with a catalogue of its own (src/content.rs).
//! A field is a line, a list has its length before it, what can be left out is an empty line, what has a word in JSON has
//! a number here.

use super::json::Named;
use crate::domain::decimal::{Decimal, whole};
use crate::domain::pieces::Pieces;

/// Lines that are still to be read.
pub(super) struct Lines<'a>(&'a str);

impl<'a> Lines<'a> {
    /// The next line; an empty one where there is none.
    #[inline(never)]
    fn next(&mut self) -> &'a str {
        let (line, rest) = self.0.cut(b'\n').unwrap_or((self.0, ""));
        self.0 = rest;
        line
    }
}

/// What can be lines.
pub(super) trait Lined {
    /// Reads it. What is not as it was written becomes something.
    fn from_lines(lines: &mut Lines) -> Self;

    /// Adds it to a text.
    fn add_lines(&self, text: &mut String);

    /// Reads it from a text that holds nothing else.
    fn from_text(text: &str) -> Self
    where
        Self: Sized,
    {
        Self::from_lines(&mut Lines(text))
    }

    /// It alone as a text.
    fn to_text(&self) -> String {
        let mut text = String::new();
        self.add_lines(&mut text);
        text
    }
}

impl Lined for String {
    fn from_lines(lines: &mut Lines) -> Self {
        lines.next().to_owned()
    }

    fn add_lines(&self, text: &mut String) {
        *text += self;
        *text += "\n";
    }
}

impl Lined for u16 {
    #[inline(never)]
    fn from_lines(lines: &mut Lines) -> Self {
        let number = whole(lines.next()).and_then(|number| number.try_into().ok());
        number.unwrap_or_default()
    }

    fn add_lines(&self, text: &mut String) {
        self.decimal().add_lines(text);
    }
}

impl Lined for usize {
    fn from_lines(lines: &mut Lines) -> Self {
        u16::from_lines(lines).into()
    }

    fn add_lines(&self, text: &mut String) {
        self.decimal().add_lines(text);
    }
}

impl<T: Lined> Lined for Vec<T> {
    fn from_lines(lines: &mut Lines) -> Self {
        let mut list = Self::new();
        for _ in 0..usize::from_lines(lines) {
            list.push(T::from_lines(lines));
        }
        list
    }

    fn add_lines(&self, text: &mut String) {
        self.len().add_lines(text);
        for item in self {
            item.add_lines(text);
        }
    }
}

/// Of what is a line, and never an empty one.
impl<T: Lined> Lined for Option<T> {
    fn from_lines(lines: &mut Lines) -> Self {
        if lines.0.starts_with('\n') {
            lines.next();
            return None;
        }
        Some(T::from_lines(lines))
    }

    fn add_lines(&self, text: &mut String) {
        match self {
            Some(value) => value.add_lines(text),
            None => *text += "\n",
        }
    }
}

impl<T: Named + PartialEq> Lined for T {
    fn from_lines(lines: &mut Lines) -> Self {
        T::ALL
            .get(usize::from_lines(lines))
            .copied()
            .unwrap_or_default()
    }

    fn add_lines(&self, text: &mut String) {
        self.place().add_lines(text);
    }
}
