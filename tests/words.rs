//! The interface says the same in every language.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use worry_sorter::words::{Words, fill};

const LANGUAGES: [&str; 2] = [
    include_str!("../data/words/ja.json"),
    include_str!("../data/words/en.json"),
];

fn texts(language: &str) -> Map<String, Value> {
    serde_json::from_str(language).unwrap()
}

/// The names of the gaps that a text has.
fn gaps(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

#[test]
fn each_language_has_a_text_for_each_name_and_no_other() {
    let names: BTreeSet<_> = Words::NAMES.iter().copied().collect();
    assert_eq!(names.len(), Words::NAMES.len());
    for language in LANGUAGES {
        let texts = texts(language);
        let found: BTreeSet<_> = texts.keys().map(String::as_str).collect();
        assert_eq!(found, names);
        for (name, text) in &texts {
            let text = text.as_str().unwrap();
            assert!(!text.trim().is_empty(), "{name} is empty");
            assert!(!text.contains('\n'), "{name} is more than a line");
        }
    }
}

#[test]
fn each_text_has_the_same_gaps_in_every_language() {
    let [first, others @ ..] = LANGUAGES;
    let first = texts(first);
    for other in others {
        for (name, text) in &texts(other) {
            let known = gaps(first[name].as_str().unwrap());
            let found = gaps(text.as_str().unwrap());
            assert!(
                found.is_subset(&known),
                "{name} has a gap that nobody fills: {found:?}, {known:?}"
            );
        }
    }
}

#[test]
fn a_language_is_read_by_its_lines() {
    let lines = |language: &str| {
        let texts = texts(language);
        let line = |(place, name): (usize, &&str)| {
            Words::line(place, texts[*name].as_str().unwrap()).unwrap()
        };
        let lines: Vec<_> = Words::NAMES.iter().enumerate().map(line).collect();
        lines.join("\n")
    };
    let [ja, en] = LANGUAGES.map(lines);
    let words = Words::from_lines(&ja).unwrap();
    assert_eq!((words.language(), words.part_sort()), ("ja", "仕分け"));
    assert_eq!(words.said_left(), "順番を閉じました。");
    assert_eq!(Words::from_lines(&en).unwrap().part_sort(), "Sort");
    assert!(Words::from_lines(&(ja + "\nmore")).is_err());
    assert!(Words::from_lines("").is_err());
}

#[test]
fn gaps_are_filled_by_their_names_places() {
    let place = |name: &str| {
        Words::NAMES
            .iter()
            .position(|known| *known == name)
            .unwrap()
    };
    let up = Words::line(place("said_up"), "{place} of {all}: {card}.").unwrap();
    assert_eq!(up, "{1} of {2}: {0}.");
    assert_eq!(fill(&up, &["cat", "3", "12"]), "3 of 12: cat.");
    assert_eq!(
        fill(&up, &["{1}", "3"]),
        "3 of : {1}.",
        "a value is no text with gaps"
    );
    assert_eq!(
        Words::line(place("said_left"), "no gap"),
        Ok("no gap".to_owned())
    );
    for wrong in ["{cards}", "{card", "{}"] {
        assert!(Words::line(place("said_up"), wrong).is_err(), "{wrong}");
    }
}
