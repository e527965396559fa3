//! Small pieces that several screens use.

#[cfg(target_arch = "wasm32")]
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use web_sys::Event;

#[cfg(target_arch = "wasm32")]
use super::html::Handler;
use super::html::{
    AnyView, Element, IntoAny, IntoValue, button, dd, div, dt, h3, span, truth, wbr,
};
use super::marks::{Icon, icon};
#[cfg(target_arch = "wasm32")]
use crate::domain::catalogue::CardNumber;
#[cfg(target_arch = "wasm32")]
use crate::domain::decimal::Decimal;
use crate::domain::pieces::Pieces;
#[cfg(target_arch = "wasm32")]
use crate::store::Store;
use crate::words::plain;

/// The keys that answer a question, in the order of its answers.
pub(super) const KEYS: [&str; 4] = ["1", "2", "3", "4"];

/// So many cards are few. Of more, those outside the window are left out of the layout (`data-many`).
pub(super) const FEW: usize = 24;

/// A text whose lines break at phrase ends alone.
pub(super) fn phrases(text: &str) -> AnyView {
    let mut views = Vec::new();
    for part in text.pieces(b'|') {
        if !views.is_empty() {
            views.push(wbr().into_any());
        }
        views.push(part.to_owned().into_any());
    }
    views.into_any()
}

impl Element {
    /// Adds a text whose lines break at phrase ends alone.
    #[inline(never)]
    pub(super) fn says(self, text: &str) -> Self {
        self.child(phrases(text))
    }
}

/// The key of a view that is made of a card: its number, the language, and what else is told.
#[cfg(target_arch = "wasm32")]
pub(super) fn key(store: Store, card: CardNumber, more: &[&str]) -> String {
    let mut key = card.named(store.words().language());
    for part in more {
        key += " ";
        key += part;
    }
    key
}

/// An entry of a list of names, each with what it stands for.
#[inline(never)]
pub(super) fn entry(name: &str, text: &str) -> Element {
    div().child((dt().says(name), dd().says(text)))
}

/// The heading of a screen; it takes the focus when the reader comes to the screen.
pub(super) fn heading(text: &str) -> AnyView {
    h3().id("question")
        .attr("tabindex", "-1")
        .says(text)
        .into_any()
}

/// A button's looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// The one button that leads on.
    Primary,
    /// A button with a border.
    Framed,
    /// A small button with a border.
    Minor,
    /// Underlined words.
    Plain,
}

/// A button with words.
///
/// What it is told goes into its elements at once, by functions that stand in the module once; so does the button with
/// its words, as one value that costs least to pass on.
pub(super) struct Press(Box<Parts>);

/// What a button is made of.
struct Parts {
    button: Element,
    words: Element,
}

impl Press {
    /// A button that says a text, with phrase ends.
    #[inline(never)]
    pub(super) fn new(look: Look, text: &str) -> Self {
        Self(Box::new(Parts {
            button: look.button(),
            words: span().says(text),
        }))
    }

    /// Puts a drawing before the words.
    pub(super) fn before(mut self, drawing: Icon) -> Self {
        self.0.words = self.0.words.begin_with(icon(drawing, "icon before"));
        self
    }

    /// Puts a drawing after the words.
    pub(super) fn after(mut self, drawing: Icon) -> Self {
        self.0.words = self.0.words.child(icon(drawing, "icon after"));
        self
    }

    fn attr(mut self, name: &'static str, value: impl IntoValue) -> Self {
        self.0.button = self.0.button.attr(name, value);
        self
    }

    /// Names it, where the words alone would not do.
    pub(super) fn name(self, name: impl IntoValue) -> Self {
        self.attr("aria-label", name)
    }

    /// Sets its id, where the focus has to find it.
    pub(super) fn id(self, id: impl IntoValue) -> Self {
        self.attr("id", id)
    }

    /// Sets the digit that presses it.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn key(self, key: &'static str) -> Self {
        self.attr("aria-keyshortcuts", key)
    }

    /// Says whether it is chosen: it stays pressed.
    pub(super) fn pressed(self, pressed: bool) -> Self {
        self.attr("aria-pressed", truth(pressed))
    }

    /// Says whether it does something now. It keeps its place and can be reached either way.
    pub(super) fn enabled(self, enabled: bool) -> Self {
        self.attr("aria-disabled", (!enabled).then_some("true"))
    }

    /// The button; a press does something with the state, and needs nothing else.
    #[cfg(target_arch = "wasm32")]
    #[inline(never)]
    pub(super) fn does(self, store: Store, action: fn(Store)) -> AnyView {
        self.handled(Rc::new(move |_: &Event| action(store)))
    }

    /// The button; a press does the action.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn view(self, action: impl Fn() + 'static) -> AnyView {
        self.handled(Rc::new(move |_: &Event| action()))
    }

    #[cfg(target_arch = "wasm32")]
    #[inline(never)]
    fn handled(self, press: Handler) -> AnyView {
        let Parts { button, words } = *self.0;
        button.with_handler("click", press).child(words).into_any()
    }
}

impl Look {
    /// A button that looks so.
    fn button(self) -> Element {
        button().attr("type", "button").class(match self {
            Self::Primary => "button primary",
            Self::Framed => "button",
            Self::Minor => "minor",
            Self::Plain => "plain",
        })
    }
}

/// Words that are heard and not seen.
pub(super) fn unseen(text: &str) -> AnyView {
    span().class("unseen").child(plain(text)).into_any()
}
