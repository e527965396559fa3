//! Views as HTML text: what the build writes into pages, and never a browser.
//!
//! Leptos can write its own views so; [`AnyView`] would have to take that over by hand, and Leptos's text carries
//! marks for a script that goes on from it. Nothing goes on from this one.

use html_escape::{encode_double_quoted_attribute_to_string, encode_text_to_string};

use super::{AnyView, Kind};

/// The elements that hold nothing and have no end.
const VOID: [&str; 2] = ["input", "wbr"];

impl AnyView {
    /// The view as HTML text.
    ///
    /// A view that follows signals is written as it is now. The state of a control, which only a browser has,
    /// is left out.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        let content = &self.0.content;
        match &self.0.kind {
            Kind::Text(words) => {
                encode_text_to_string(words, text);
            }
            Kind::Live(view) | Kind::Kept(view) => view.show().write(text),
            Kind::Many => content.children.iter().for_each(|view| view.write(text)),
            Kind::Element(tag) => {
                text.extend(["<", tag]);
                for (name, value) in &content.attributes {
                    // With its value, even where that is empty: some pages are XML.
                    text.extend([" ", name, "=\""]);
                    encode_double_quoted_attribute_to_string(value, text);
                    text.push('"');
                }
                text.push('>');
                if !VOID.contains(tag) {
                    content.children.iter().for_each(|view| view.write(text));
                    text.extend(["</", tag, ">"]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{IntoAny, div, li, p, ul, wbr};

    #[test]
    fn a_view_is_written_with_its_attributes_and_what_stands_inside() {
        let view = div()
            .class("one two")
            .attr("title", "a \"b\" & <c>".to_owned())
            .attr("hidden", true)
            .attr("lang", None::<&str>)
            .child(("<&>", wbr(), p().class("three").child("d")));
        assert_eq!(
            view.into_any().to_text(),
            "<div class=\"one two\" title=\"a &quot;b&quot; &amp; &lt;c&gt;\" hidden=\"\">&lt;&amp;&gt;<wbr><p class=\"three\">d</p></div>"
        );
    }

    #[test]
    fn lists_and_what_follows_signals_are_written_as_they_are_now() {
        let items: Vec<_> = ["a", "b"].map(|text| li().child(text)).into();
        let view = (ul().child(items), move || Some("c"), None::<&str>);
        assert_eq!(view.into_any().to_text(), "<ul><li>a</li><li>b</li></ul>c");
    }
}
