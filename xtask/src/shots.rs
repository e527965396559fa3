//! `cargo xtask shots`: builds if anything has changed, then takes pictures of every screen.

use std::fs;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::command::{cargo, run as run_command};
use crate::setup::Browsers;
use crate::{build, place};

/// Takes the pictures into `shots/`; what lay there before goes.
pub(crate) fn run() -> Result<()> {
    let browsers = Browsers::ready()?;
    build::unless_fresh()?;
    let begin = Instant::now();
    let folder = place::repository().join("shots");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("{} can't be emptied", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    let mut shots = cargo(&[
        "run",
        "--quiet",
        "--package",
        "end-to-end",
        "--bin",
        "shots",
    ]);
    browsers.chromium.name_to(&mut shots);
    run_command(
        shots
            .arg("--")
            .arg(&folder)
            .env("WORRY_SORTER_DIST", place::dist()),
    )?;
    let count = fs::read_dir(&folder)?.count();
    println!(
        "{count} pictures in {}, in {} s.",
        folder.display(),
        begin.elapsed().as_secs()
    );
    Ok(())
}
