//! The accessibility tree as an indented outline: what a screen reader is told, in the order in which it is read.

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::Value;

/// Boxes without a meaning of their own; what they hold stands in their parent.
const BOXES: [&str; 5] = [
    "generic",
    "none",
    "RootWebArea",
    "LayoutTableRow",
    "InlineTextBox",
];

/// The states that are told, with the value that goes without saying.
const STATES: [(&str, &str); 9] = [
    ("level", ""),
    ("pressed", ""),
    ("checked", ""),
    ("expanded", ""),
    ("disabled", "false"),
    ("readonly", "false"),
    ("required", "false"),
    ("invalid", "false"),
    ("live", "off"),
];

/// The outline of the nodes that the browser gives.
///
/// `document` holds the elements as they are written: which one is the current one stands there alone.
pub(crate) fn outline(nodes: &Value, document: &Value) -> String {
    let elements = document.as_array().into_iter().flatten();
    let all = nodes.as_array().expect("the nodes are a list");
    let mut tree = Tree {
        nodes: all
            .iter()
            .map(|node| (text(&node["nodeId"]), node))
            .collect(),
        current: elements.filter_map(current).collect(),
        lines: String::new(),
        sentence: String::new(),
    };
    if let Some(root) = all.first() {
        tree.read(root, 0);
        tree.end_sentence(0);
    }
    tree.lines
}

struct Tree<'a> {
    nodes: HashMap<&'a str, &'a Value>,
    /// The elements with `aria-current`, and what it says.
    current: HashMap<u64, &'a str>,
    lines: String,
    /// Text that is read in one go, however many pieces it is in.
    sentence: String,
}

impl<'a> Tree<'a> {
    fn read(&mut self, node: &'a Value, depth: usize) {
        let role = text(&node["role"]["value"]);
        let is_ignored = node["ignored"] == true;
        if !is_ignored && role == "StaticText" {
            self.sentence.push_str(text(&node["name"]["value"]));
            return;
        }
        if is_ignored {
            // What stands in an element of its own is a word of its own.
            let has_children = node["childIds"]
                .as_array()
                .is_some_and(|all| !all.is_empty());
            let space = if has_children { " " } else { "" };
            self.sentence.push_str(space);
            self.read_children(node, depth);
            self.sentence.push_str(space);
            return;
        }
        // A form without a name is no landmark (ARIA in HTML): browsers came to tell it as a box.
        let is_nameless_form = role == "form" && text(&node["name"]["value"]).is_empty();
        if BOXES.contains(&role) || is_nameless_form {
            self.end_sentence(depth);
            self.read_children(node, depth);
            self.end_sentence(depth);
            return;
        }
        self.end_sentence(depth);
        let name = tidy(text(&node["name"]["value"]));
        let mut line = role.to_owned();
        if !name.is_empty() {
            write!(line, " 「{name}」").expect("a text takes text");
        }
        for field in ["value", "description"] {
            let value = &node[field]["value"];
            let value = value.as_str().map_or_else(|| value.to_string(), tidy);
            if value != "null" && !value.is_empty() && value != name {
                write!(line, " {field}=「{value}」").expect("a text takes text");
            }
        }
        for state in states(node) {
            line.push(' ');
            line.push_str(&state);
        }
        let element = node["backendDOMNodeId"].as_u64();
        if let Some(what) = element.and_then(|element| self.current.get(&element)) {
            write!(line, " current={what}").expect("a text takes text");
        }
        self.write(depth, &line);
        let before = self.lines.len();
        self.read_children(node, depth + 1);
        self.end_sentence(depth + 1);
        // What is told already is not told again.
        let told: String = self.lines[before..].split_whitespace().collect();
        let said: String = name.split_whitespace().collect();
        if told == said {
            self.lines.truncate(before);
        }
    }

    fn read_children(&mut self, node: &'a Value, depth: usize) {
        let children = node["childIds"].as_array();
        for id in children.into_iter().flatten() {
            if let Some(&child) = self.nodes.get(text(id)) {
                self.read(child, depth);
            }
        }
    }

    /// Writes the text that has been gathered.
    fn end_sentence(&mut self, depth: usize) {
        let sentence = tidy(&std::mem::take(&mut self.sentence));
        if !sentence.is_empty() {
            self.write(depth, &sentence);
        }
    }

    fn write(&mut self, depth: usize, line: &str) {
        writeln!(self.lines, "{}{line}", "  ".repeat(depth)).expect("a text takes text");
    }
}

/// The states of a node, as far as they don't go without saying.
fn states(node: &Value) -> Vec<String> {
    let properties = node["properties"].as_array();
    let role = text(&node["role"]["value"]);
    let states = properties.into_iter().flatten().filter_map(|property| {
        let name = text(&property["name"]);
        let (_, silent) = STATES.iter().find(|(state, _)| *state == name)?;
        let value = &property["value"]["value"];
        let value = value.as_str().map_or_else(|| value.to_string(), tidy);
        let says_something = value != *silent && (name != "level" || role == "heading");
        says_something.then(|| format!("{name}={value}"))
    });
    states.collect()
}

/// An element with `aria-current`, and what it says.
fn current(element: &Value) -> Option<(u64, &str)> {
    let attributes = element["attributes"].as_array()?;
    let at = attributes.iter().position(|name| name == "aria-current")?;
    Some((
        element["backendNodeId"].as_u64()?,
        text(&attributes[at + 1]),
    ))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A text with single spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
