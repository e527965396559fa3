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

#[test]
fn every_fault_is_spoken_of() {
    let mut spoken_of = BTreeSet::new();
    for row in RELIABILITY
        .lines()
        .filter_map(|line| line.strip_prefix("| "))
    {
        let numbers = row.split(" | ").next().unwrap();
        for part in numbers.split(", ") {
            let mut ends = part.split('–').map(str::parse::<u32>);
            if let Some(Ok(first)) = ends.next() {
                let last = ends.next().map_or(first, Result::unwrap);
                spoken_of.extend(first..=last);
            }
        }
    }
    assert!(spoken_of.into_iter().eq(1..=FAULTS));
}
