//! Our own code writes no HTML text and makes no code from text.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

/// What turns a text into elements or into code.
const SINKS: [&str; 17] = [
    "inner_html",
    "innerHTML",
    "outer_html",
    "outerHTML",
    "insert_adjacent_html",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "Function(",
    "setAttribute(\"on",
    "set_attribute(\"on",
    "createContextualFragment",
    "parseFromString",
    "srcdoc",
    "setHTMLUnsafe",
    "javascript:",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.extension().and_then(|name| name.to_str());
        match name {
            _ if path.is_dir() => sources(&path, found),
            Some("rs" | "js") => found.push(path),
            _ => {}
        }
    }
}

#[test]
fn no_source_of_the_widget_holds_a_sink() {
    let mut found = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    assert!(found.len() > 60, "only {} sources are found", found.len());
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let sink = SINKS.iter().find(|sink| code.contains(**sink));
            assert_eq!(sink, None, "{}:{}: {line}", path.display(), number + 1);
        }
    }
}
