//! docs/RELIABILITY.md names tests that exist, and speaks of every fault.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const RELIABILITY: &str = include_str!("../docs/RELIABILITY.md");

/// So many faults there are.
const FAULTS: u32 = 52;

/// The text of all tests, in this folder and below.
fn tests(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all += &tests(&path);
        } else if path.extension().is_some_and(|name| name == "rs") {
            all += &fs::read_to_string(path).unwrap();
        }
    }
    all
}

#[test]
fn every_test_that_is_named_exists() {
    let tests = tests(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"));
    let quoted = RELIABILITY.split('`').skip(1).step_by(2);
    let names: BTreeSet<&str> = quoted
        .filter(|name| name.matches('_').count() > 2)
        .collect();
    assert!(names.len() > 40, "only {} tests are named", names.len());
    for name in names {
        assert!(
            tests.contains(&format!("fn {name}(")),
            "there is no test {name}"
        );
    }
}

/// The rows that speak of faults: the numbers of each, and the row.
fn rows() -> impl Iterator<Item = (BTreeSet<u32>, &'static str)> {
    let rows = RELIABILITY
        .lines()
        .filter_map(|line| line.strip_prefix("| "));
    rows.map(|row| {
        let mut spoken_of = BTreeSet::new();
        let numbers = row.split(" | ").next().unwrap();
        for part in numbers.split(", ") {
            let mut ends = part.split('–').map(str::parse::<u32>);
            if let Some(Ok(first)) = ends.next() {
                let last = ends.next().map_or(first, Result::unwrap);
                spoken_of.extend(first..=last);
            }
        }
        (spoken_of, row)
    })
}

#[test]
fn every_fault_is_spoken_of() {
    let spoken_of: BTreeSet<u32> = rows().flat_map(|(numbers, _)| numbers).collect();
    assert!(spoken_of.into_iter().eq(1..=FAULTS));
}

#[test]
fn what_is_said_to_be_tried_in_all_engines_is() {
    let tests = tests(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"));
    let lists = tests.split("in_every_engine! {").skip(1);
    let everywhere: BTreeSet<&str> = lists
        .flat_map(|list| list.split('}').next().unwrap().split_whitespace())
        .collect();
    let mut count = 0;
    for (numbers, row) in rows() {
        let place = row.rsplit("| ").next().unwrap();
        if numbers.is_empty() || !place.contains("all") {
            continue;
        }
        let mut named = row.split('`').skip(1).step_by(2);
        assert!(named.any(|name| everywhere.contains(name)), "{row}");
        count += numbers.len();
    }
    let said = format!("Of the {FAULTS} faults {count} are tried in all three engines");
    assert!(RELIABILITY.contains(&said), "{said}");
}
