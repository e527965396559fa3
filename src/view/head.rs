//! The head: the question, whose it is not, and the way in.

use super::html::{AnyView, IntoAny, h2, header, p};
use super::parts::phrases;
use crate::words::Words;

pub(super) fn head(words: &Words, begin: AnyView) -> AnyView {
    header()
        .class("head")
        .attr("part", "head")
        .child((
            h2().class("title").child(phrases(words.title())),
            p().class("aside").child(phrases(words.not_official())),
            begin,
        ))
        .into_any()
}
