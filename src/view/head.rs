//! The head: the question, whose it is not, and the way in.

use super::html::{AnyView, IntoAny, h2, header, p};
use crate::words::Words;

pub(super) fn head(words: &Words, begin: AnyView) -> AnyView {
    header()
        .class("head")
        .attr("part", "head")
        .child((
            h2().class("title").says(words.title()),
            p().class("aside").says(words.not_official()),
            begin,
        ))
        .into_any()
}
