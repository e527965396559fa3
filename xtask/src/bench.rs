//! `cargo xtask bench`: builds the pages to compare with, measures all in a browser, writes docs/PERFORMANCE.md.

use anyhow::{Result, bail};

use crate::command::{cargo, run as run_command};
use crate::setup::{Browsers, Tools};
use crate::{build, place};

mod pages;

/// What can be named: a short look, and the parts of the report, where not all are wanted.
const OPTIONS: [&str; 6] = ["--quick", "loads", "files", "acts", "cards", "memory"];

/// Measures. Only a whole and long look is written to docs/PERFORMANCE.md.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    if let Some(other) = options.iter().find(|option| !OPTIONS.contains(option)) {
        bail!(
            "`{other}` is not an option of bench: {}",
            OPTIONS.join(", ")
        );
    }
    let browsers = Browsers::ready()?;
    build::unless_fresh()?;
    let pages = pages::build(&Tools::ready()?)?;
    let mut bench = cargo(&[
        "run",
        "--quiet",
        "--package",
        "end-to-end",
        "--bin",
        "bench",
    ]);
    browsers.chromium.name_to(&mut bench);
    run_command(
        bench
            .arg("--")
            .arg(&pages)
            .args(options)
            .env("WORRY_SORTER_DIST", place::dist()),
    )
}
