//! What a screen reader is told of each screen, against an outline that somebody has read and found good.
//!
//! The outlines lie in `tests/golden/tree`. After a change that was meant,
//! `WORRY_SORTER_ACCEPT=1 cargo xtask test` writes them anew; then `git diff` is read as a listener would hear it.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use end_to_end::{Reader, every_screen, in_every_language};

/// Writes the outlines anew where it is set.
const ACCEPT: &str = "WORRY_SORTER_ACCEPT";

/// The language that the pages begin with.
const FIRST: &str = "ja";

/// How many lines stand around each difference.
const AROUND: usize = 2;

#[test]
fn every_screen_reads_as_its_outline() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../golden/tree"));
    let accept = std::env::var_os(ACCEPT).is_some();
    if accept {
        fs::create_dir_all(&folder).unwrap();
    }
    let mut differences = Vec::new();
    let mut names = BTreeSet::new();
    let mut note = |reader: &Reader, screen: &str, language: &str| {
        let name = format!("{screen}.{language}.txt");
        let mut outline = reader.outline();
        if !WITH_TABLES.contains(&screen) {
            outline = without_tables(&outline);
        }
        let file = folder.join(&name);
        if accept {
            fs::write(&file, &outline).unwrap();
        } else {
            let known = fs::read_to_string(&file).unwrap_or_default();
            if known != outline {
                differences.push(format!("{name}:\n{}", difference(&known, &outline)));
            }
        }
        names.insert(name);
    };
    // The size of the text changes nothing for who listens.
    let is_heard = |screen: &str| !screen.ends_with("-largest");
    let reader = Reader::new();
    every_screen(&reader, |screen| {
        if is_heard(screen) {
            note(&reader, screen, FIRST);
        }
    });
    drop(reader);
    // In a walk of its own: the way to another language is heard, and saved.
    let reader = Reader::new();
    every_screen(&reader, |screen| {
        if is_heard(screen) {
            in_every_language(&reader, |language| {
                if language != FIRST {
                    note(&reader, screen, language);
                }
            });
        }
    });
    // A screen that is gone leaves no outline behind.
    for entry in fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if names.contains(&name) {
            continue;
        }
        if accept {
            fs::remove_file(entry.path()).unwrap();
        } else {
            differences.push(format!("{name}: there is no such screen any more"));
        }
    }
    assert!(
        differences.is_empty(),
        "{} screens read otherwise; if they should, {ACCEPT}=1 writes their outlines anew.\n\n{}",
        differences.len(),
        differences.join("\n\n")
    );
}

/// The screens whose outline holds the two tables; on the others they stand as they do there.
const WITH_TABLES: [&str; 3] = ["start", "card", "article-tables"];

/// An outline with the heads of the two tables alone.
fn without_tables(outline: &str) -> String {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut hidden = None;
    let mut kept = String::new();
    for line in outline.lines() {
        if hidden.is_some_and(|above| depth(line) > above) {
            continue;
        }
        let is_table = TABLES.iter().any(|head| line.trim_start() == *head);
        hidden = is_table.then(|| depth(line));
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// How the two tables begin, in each language.
const TABLES: [&str; 4] = [
    "table 「リスクの種類」",
    "table 「想像と現実の整理」",
    "table 「Kinds of risk」",
    "table 「What is imagined and what is real」",
];

/// The lines in which two texts differ, with what stands around them.
fn difference(known: &str, new: &str) -> String {
    let known: Vec<&str> = known.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    let lines = aligned(&known, &new);
    let differs = |at: usize| lines.get(at).is_some_and(|(sign, _)| *sign != ' ');
    let mut text = Vec::new();
    let mut last = 0;
    for (at, (sign, line)) in lines.iter().enumerate() {
        let near = at.saturating_sub(AROUND)..=at + AROUND;
        if near.into_iter().any(differs) {
            if at > last + 1 {
                text.push("  …".to_owned());
            }
            text.push(format!("{sign} {line}"));
            last = at;
        }
    }
    text.join("\n")
}

/// The lines of both texts in one list: `-` only in the first, `+` only in the second.
fn aligned<'a>(known: &[&'a str], new: &[&'a str]) -> Vec<(char, &'a str)> {
    // The length of the longest list of lines that both have from here to their ends.
    let mut common = vec![vec![0_usize; new.len() + 1]; known.len() + 1];
    for (i, line) in known.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            common[i][j] = if line == other {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < known.len() || j < new.len() {
        if i < known.len() && j < new.len() && known[i] == new[j] {
            lines.push((' ', known[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < known.len() && common[i + 1][j] >= common[i][j + 1]) {
            lines.push(('-', known[i]));
            i += 1;
        } else {
            lines.push(('+', new[j]));
            j += 1;
        }
    }
    lines
}
