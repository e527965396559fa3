//! The elements that the screens are built of.
//!
//! All have one type, whatever their tag: the code that builds and updates an element stands in the
//! WebAssembly module once, not once for each tag and each set of attributes (634 KB against less than half).

use leptos::html::{Custom, HtmlElement, custom};

/// An element without attributes and children yet.
type Element = HtmlElement<Custom<&'static str>, (), ()>;

/// Makes a function of each tag's name.
macro_rules! elements {
    ($($tag:ident)*) => {
        $(pub(super) fn $tag() -> Element {
            custom(stringify!($tag))
        })*
    };
}

elements! {
    a article b button caption dd details div dl dt footer form h2 h3 h4 h5 header input label li nav ol p
    section small span strong summary table tbody td th thead tr ul wbr
}
