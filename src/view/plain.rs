//! The plain tables: what stands inside the element until the widget has started, and whenever it can't.
//!
//! The build writes them as text. They are made of the widget's own head and tables, so both say the same and stand
//! at the same places. What the widget has and they have not is kept as empty room, where scripts run:
//! `style/static.css` says how. The words that the room is as wide as stand in an attribute, where nobody reads them.

use super::head::head;
use super::html::{AnyView, Element, IntoAny, div, p, span, tr};
use super::marks::shape;
use super::tables::{Beside, tables};
use crate::domain::catalogue::{CardNumber, Catalogue, Phrases, Row, Shape};
use crate::words::Words;

/// The attribute of room that is kept, with the words that will stand there.
const ROOM: &str = "data-worry-room";

/// The inside of the element. `status` is the sentence for where no script runs; the element writes others there.
#[must_use]
pub fn plain(words: &Words, catalogue: &Catalogue, status: &str) -> AnyView {
    let begin = room(div().class("begin"), "").child(room(span().class("button"), words.begin()));
    let column = div().class("column").child((
        head(words, begin.into_any()),
        tables(words, catalogue, &Unmarked { words }),
        p().class("aside")
            .attr("data-worry-status", true)
            .says(status),
        room(div(), ""),
    ));
    div()
        .class("worry-static")
        .attr("lang", catalogue.language.clone())
        .child(div().class("ws").child(column))
        .into_any()
}

/// What stands beside the texts of the tables before the widget has started: the shapes of the kinds, and room.
struct Unmarked<'a> {
    words: &'a Words,
}

impl Beside for Unmarked<'_> {
    fn legend(&self) -> AnyView {
        let names = self.words.piles().map(|(_, name)| name);
        let names = [self.words.your_signs()].into_iter().chain(names);
        let names: Vec<_> = names.map(|name| room(span(), name)).collect();
        room(p().class("legend"), "").child(names).into_any()
    }

    fn row(&self, _: String) -> Element {
        tr()
    }

    fn sign(&self, _: CardNumber, before: Option<Shape>) -> AnyView {
        before.map(shape).into_any()
    }

    fn way(&self, _: &Row, _: &Phrases, _: &str) -> AnyView {
        room(span().class("leads"), self.words.to_cards()).into_any()
    }
}

/// Keeps room for words that will stand there.
fn room(element: Element, words: &str) -> Element {
    // A break between phrases that takes no room, as `<wbr>` does where the words are text.
    element.attr(ROOM, words.replace('|', "\u{200b}"))
}
