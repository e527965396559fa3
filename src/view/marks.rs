//! The drawings: signs of piles, shapes of kinds, icons. Each stands beside its word and is hidden from those who listen.

use super::html::{AnyView, IntoAny, path, svg};

use super::parts::unseen;
use crate::domain::catalogue::Shape;
use crate::domain::session::Pile;
use crate::words::{Words, plain};

/// An icon.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Icon {
    Back,
    On,
    Down,
    Up,
    Top,
    Redo,
    Fold,
    Notice,
    Grip,
}

/// A circle of radius 7.1 about the middle.
const RING: &str = "M17.1 10A7.1 7.1 0 1 1 2.9 10a7.1 7.1 0 0 1 14.2 0z";

/// The sign of a pile: the same everywhere.
pub(super) fn sign(pile: Pile) -> AnyView {
    let (class, line, area) = match pile {
        Pile::Very => ("sign very", "", "M18 10a8 8 0 1 1-16 0 8 8 0 0 1 16 0z"),
        Pile::Little => ("sign little", RING, "M10 2.9a7.1 7.1 0 0 0 0 14.2z"),
        Pile::NotNow => ("sign not-now", RING, ""),
        Pile::Unsure => (
            "sign unsure",
            "M5.9 6.9c.2-2.5 1.9-4 4.3-4 2.3 0 4 1.4 4 3.6 0 3.3-4.1 3.3-4.1 6.6",
            "M11.5 16.7a1.4 1.4 0 1 1-2.8 0 1.4 1.4 0 0 1 2.8 0z",
        ),
    };
    drawing(class, line, area)
}

/// The sign of a pile with its words for those who listen, where no words stand beside it.
pub(super) fn spoken_sign(words: &Words, pile: Pile) -> AnyView {
    let name = words.in_brackets(&plain(words.pile(Some(pile))));
    (sign(pile), unseen(&name)).into_any()
}

/// The shape of a kind.
pub(super) fn shape(shape: Shape) -> AnyView {
    let (class, line) = match shape {
        Shape::Diamond => ("shape", "M10 1.6 18.4 10 10 18.4 1.6 10z"),
        Shape::Triangle => ("shape", "M10 2.6 18.4 17H1.6z"),
        Shape::Square => ("shape", "M3.2 3.2h13.6v13.6H3.2z"),
        Shape::Circle => (
            "shape dashed",
            "M17.6 10a7.6 7.6 0 1 1-15.2 0 7.6 7.6 0 0 1 15.2 0z",
        ),
    };
    drawing(class, line, "")
}

/// An icon, with its place among words as a class.
pub(super) fn icon(icon: Icon, class: &'static str) -> AnyView {
    let line = match icon {
        Icon::Back => "M16 10H4M9 5l-5 5 5 5",
        Icon::On => "M4 10h12M11 5l5 5-5 5",
        Icon::Down => "M10 4v12M5 11l5 5 5-5",
        Icon::Up => "M10 16V4M5 9l5-5 5 5",
        Icon::Top => "M10 17V7M5 12l5-5 5 5M4 3h12",
        Icon::Redo => "M12 4l4 4-4 4M16 8H8a4 4 0 0 0 0 8h3",
        Icon::Grip => "M4 7h0M10 7h0M16 7h0M4 13h0M10 13h0M16 13h0",
        Icon::Fold => "M4.5 7.5 10 13l5.5-5.5",
        Icon::Notice => "M10 4.5v7M10 15.2v.3M18.6 10a8.6 8.6 0 1 1-17.2 0 8.6 8.6 0 0 1 17.2 0z",
    };
    drawing(class, line, "")
}

fn drawing(class: &'static str, line: &'static str, area: &'static str) -> AnyView {
    svg()
        .attr("class", class)
        .attr("viewBox", "0 0 20 20")
        .attr("aria-hidden", "true")
        .child((
            path().attr("class", "line").attr("d", line),
            path().attr("class", "area").attr("d", area),
        ))
        .into_any()
}
