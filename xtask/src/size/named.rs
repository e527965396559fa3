//! Whether ARCHITECTURE.md names every crate that the module is made of, and no other.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Result, bail, ensure};

use crate::place;

/// Under which heading the parts stand, one row or more in a table.
const HEADING: &str = "## What the module is made of";

/// Fails unless the parts of the module, crates and modules of our own, are those that ARCHITECTURE.md gives reasons for.
pub(super) fn must_be_named<'a>(parts: impl Iterator<Item = &'a str>) -> Result<()> {
    let text = fs::read_to_string(place::repository().join("ARCHITECTURE.md"))?;
    compare(&parts.collect(), &text)
}

fn compare(parts: &BTreeSet<&str>, text: &str) -> Result<()> {
    let mut sections = text.split(HEADING);
    let section = sections.nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| "));
    let firsts = rows.filter_map(|row| row.split(" | ").next());
    let named: BTreeSet<&str> = firsts
        .flat_map(|first| first.split('`').skip(1).step_by(2))
        .collect();
    let unnamed: Vec<&&str> = parts.difference(&named).collect();
    let gone: Vec<&&str> = named.difference(parts).collect();
    if !unnamed.is_empty() || !gone.is_empty() {
        bail!(
            "ARCHITECTURE.md, {HEADING:?}: in the module and not named are {unnamed:?}, named and not in it {gone:?}."
        );
    }
    let crates: BTreeSet<&str> = parts
        .iter()
        .filter_map(|part| part.split("::").next())
        .collect();
    let count = format!("{} crates", crates.len());
    ensure!(
        section.contains(&count),
        "ARCHITECTURE.md, {HEADING:?}: the module is made of {count}."
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{HEADING, compare};

    #[test]
    fn what_is_not_named_and_what_is_gone_are_told() {
        let text = format!(
            "{HEADING}\n\n2 crates.\n\n| part | why |\n|---|---|\n| `own::view` | `not` |\n| `std`, `own::words` | x |\n\n## Next\n\n| `other` | x |\n"
        );
        let parts = ["own::view", "own::words", "std"];
        assert!(compare(&parts.into(), &text).is_ok());
        let told = |parts: &[&str], text: &str| {
            let error = compare(&parts.iter().copied().collect(), text);
            error.map_err(|error| error.to_string()).unwrap_err()
        };
        let more = told(&["own::view", "own::words", "std", "new"], &text);
        assert!(more.contains("not named are [\"new\"]"), "{more}");
        let less = told(&parts[..2], &text);
        assert!(less.contains("not in it [\"std\"]"), "{less}");
        let count = told(&parts, &text.replace("2 crates", "3 crates"));
        assert!(count.contains("2 crates"), "{count}");
    }
}
