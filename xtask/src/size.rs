//! `cargo xtask size`: what `dist/` weighs, and whether that is within `xtask/budgets.toml`;
//! and whether ARCHITECTURE.md names what the module is made of.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::bundle::wasm::WITH_NAMES;
use crate::setup::Tools;
use crate::{command, place};

mod module;
mod named;

/// Writes the length of each file, raw and as brotli packs it at its best.
const WEIGH: &str = "
const zlib = require('zlib');
const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 };
for (const path of process.argv.slice(1)) {
  const bytes = require('fs').readFileSync(path);
  console.log(bytes.length, zlib.brotliCompressSync(bytes, { params }).length);
}";

/// The file of budgets.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    /// The budgets, in the order in which they are shown.
    budget: Vec<Budget>,
}

/// What some files may weigh together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// What it is for, in words.
    name: String,
    /// Paths in `dist/`; `*` stands for the hash.
    files: Vec<String>,
    /// The most bytes as they lie on the disk.
    raw: Option<usize>,
    /// The most bytes as a server sends them.
    brotli: Option<usize>,
    /// What the bound is to come down to, in the same unit.
    aim: Option<usize>,
}

/// One file of `dist/`.
struct Weighed {
    /// The path in `dist/`, with slashes.
    path: String,
    /// Bytes on the disk.
    raw: usize,
    /// Bytes at brotli's quality 11.
    brotli: usize,
}

/// Prints the table; fails when a budget is exceeded.
pub(crate) fn run() -> Result<()> {
    Tools::node_modules()?;
    let dist = place::dist();
    let paths = place::files(&dist).with_context(|| {
        format!(
            "{} can't be read; `cargo xtask build` makes it",
            dist.display()
        )
    })?;
    let files = weigh(&dist, paths)?;
    println!("{:<42} {:>9} {:>9}", "file", "raw", "brotli 11");
    for file in &files {
        println!("{:<42} {:>9} {:>9}", file.path, file.raw, file.brotli);
    }
    println!();
    parts()?;

    let text = fs::read_to_string(place::repository().join("xtask/budgets.toml"))?;
    let budgets: Budgets = toml::from_str(&text).context("xtask/budgets.toml")?;
    let mut exceeded = 0;
    for budget in &budgets.budget {
        let mut sums = [0, 0];
        for pattern in &budget.files {
            let mut found = files
                .iter()
                .filter(|file| fits(pattern, &file.path))
                .peekable();
            if found.peek().is_none() {
                bail!("No file in dist/ is called {pattern}, which a budget names.");
            }
            for file in found {
                sums[0] += file.raw;
                sums[1] += file.brotli;
            }
        }
        for (unit, sum, most) in [
            ("raw", sums[0], budget.raw),
            ("brotli", sums[1], budget.brotli),
        ] {
            let Some(most) = most else { continue };
            let verdict = if sum <= most { "within" } else { "ABOVE" };
            let aim = budget
                .aim
                .map_or_else(String::new, |aim| format!(" (aim {aim})"));
            println!("{}: {sum} bytes {unit}, {verdict} {most}{aim}", budget.name);
            exceeded += usize::from(sum > most);
        }
    }
    if exceeded > 0 {
        bail!("{exceeded} of the budgets in xtask/budgets.toml are exceeded.");
    }
    Ok(())
}

/// Prints what the widget's script and module are made of, and fails where ARCHITECTURE.md does not name a part.
/// Each part is packed by itself here: together they pack better, so the sum is more than what is sent.
fn parts() -> Result<()> {
    let work = place::target().join("bundle");
    let folder = work.join("parts");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (name, file) in [
        ("script: style", "widget.css"),
        ("script: words and catalogue", "ja.js"),
        ("script: glue, before it is made short", "glue.js"),
    ] {
        fs::copy(work.join(file), folder.join(name))?;
    }
    let crates = module::by_crate(&work.join(WITH_NAMES))?;
    for (name, bytes) in &crates {
        fs::write(folder.join(format!("module: {name}")), bytes)?;
    }
    let mut files = weigh(&folder, place::files(&folder)?)?;
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    println!("{:<42} {:>9} {:>9}", "part", "raw", "by itself");
    for file in files {
        println!("{:<42} {:>9} {:>9}", file.path, file.raw, file.brotli);
    }
    println!();
    let parts = crates.keys().map(String::as_str);
    // What stands in brackets belongs to no crate.
    named::must_be_named(parts.filter(|part| !part.starts_with('(')))
}

/// Weighs files; Node brings brotli with it.
fn weigh(dist: &Path, paths: Vec<String>) -> Result<Vec<Weighed>> {
    let lengths = command::output(
        Command::new("node")
            .args(["--eval", WEIGH])
            .args(&paths)
            .current_dir(dist),
    )?;
    let mut numbers = lengths.split_whitespace().map(str::parse);
    let mut number = || {
        numbers
            .next()
            .context("Node left out a file.")
            .and_then(|n| Ok(n?))
    };
    paths
        .into_iter()
        .map(|path| {
            Ok(Weighed {
                path,
                raw: number()?,
                brotli: number()?,
            })
        })
        .collect()
}

/// Whether a path fits a pattern with at most one `*`.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((begin, end)) => {
            path.len() >= begin.len() + end.len() && path.starts_with(begin) && path.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_the_hash() {
        assert!(fits("embed/widget-*.js", "embed/widget-0a1b.js"));
        assert!(!fits("embed/widget-*.js", "embed/widget-0a1b.wasm"));
        assert!(!fits("aa*aa", "aaa"));
    }
}
