//! Small pieces that several screens use.

use super::html::{AnyView, IntoAny, button, h3, span, wbr};
use leptos::ev;

use super::marks::{Icon, icon};
use crate::words::plain;

/// The keys that answer a question, in the order of its answers.
pub(super) const KEYS: [&str; 4] = ["1", "2", "3", "4"];

/// A text whose lines break at phrase ends alone.
pub(super) fn phrases(text: &str) -> AnyView {
    let mut parts = text.split('|').map(str::to_owned).peekable();
    let mut broken = Vec::new();
    while let Some(part) = parts.next() {
        let end = parts.peek().is_some().then(wbr);
        broken.push((part, end));
    }
    broken.into_any()
}

/// The heading of a screen; it takes the focus when the reader comes to the screen.
pub(super) fn heading(text: &str) -> AnyView {
    h3().id("question")
        .attr("tabindex", "-1")
        .child(phrases(text))
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
pub(super) struct Press<'a> {
    /// What it says, with phrase ends.
    pub(super) text: &'a str,
    /// Its looks.
    pub(super) look: Look,
    /// A drawing before the words.
    pub(super) before: Option<Icon>,
    /// A drawing after the words.
    pub(super) after: Option<Icon>,
    /// Its name, where the words alone would not do.
    pub(super) name: Option<String>,
    /// Its id, where the focus has to find it.
    pub(super) id: Option<String>,
    /// The digit that presses it.
    pub(super) key: Option<&'static str>,
    /// Whether it is chosen, for buttons that stay pressed.
    pub(super) pressed: Option<bool>,
    /// Whether it does something now. It keeps its place and can be reached either way.
    pub(super) enabled: bool,
}

impl<'a> Press<'a> {
    /// A button that says a text.
    pub(super) fn new(look: Look, text: &'a str) -> Self {
        Self {
            text,
            look,
            before: None,
            after: None,
            name: None,
            id: None,
            key: None,
            pressed: None,
            enabled: true,
        }
    }

    /// The button; a press does the action.
    pub(super) fn view(self, action: impl Fn() + 'static) -> AnyView {
        let class = match self.look {
            Look::Primary => "button primary",
            Look::Framed => "button",
            Look::Minor => "minor",
            Look::Plain => "plain",
        };
        button()
            .attr("type", "button")
            .class(class)
            .attr("id", self.id)
            .attr("aria-label", self.name)
            .attr("aria-keyshortcuts", self.key)
            .attr(
                "aria-pressed",
                self.pressed.map(|pressed| pressed.to_string()),
            )
            .attr("aria-disabled", (!self.enabled).then_some("true"))
            .on(ev::click, move |_| action())
            .child(span().child((
                self.before.map(|drawing| icon(drawing, "icon before")),
                phrases(self.text),
                self.after.map(|drawing| icon(drawing, "icon after")),
            )))
            .into_any()
    }
}

/// Words that are heard and not seen.
pub(super) fn unseen(text: &str) -> AnyView {
    span().class("unseen").child(plain(text)).into_any()
}
