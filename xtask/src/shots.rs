//! `cargo xtask shots`: builds if anything has changed, then takes pictures of every screen.

use std::fs;
use std::path::Path;
use std::time::{Instant, SystemTime};

use anyhow::{Context, Result};

use crate::command::{cargo, run as run_command};
use crate::setup::Browsers;
use crate::{build, place};

/// What the built files are made from.
const SOURCES: [&str; 7] = [
    "Cargo.toml",
    "index.html",
    "data",
    "pages",
    "src",
    "style",
    "tests/pages",
];

/// Takes the pictures into `shots/`; what lay there before goes.
pub(crate) fn run() -> Result<()> {
    let browsers = Browsers::ready()?;
    if is_stale() {
        build::run(&build::Options::default())?;
    }
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

/// Whether a source is newer than the built page, or nothing is built.
fn is_stale() -> bool {
    let built = fs::metadata(place::dist().join("index.html")).and_then(|file| file.modified());
    built.map_or(true, |built| {
        let root = place::repository();
        SOURCES
            .iter()
            .any(|source| is_newer(&root.join(source), built))
    })
}

/// Whether a file, or any file in a folder, is newer than a time.
fn is_newer(path: &Path, than: SystemTime) -> bool {
    if let Ok(entries) = fs::read_dir(path) {
        return entries.flatten().any(|entry| is_newer(&entry.path(), than));
    }
    fs::metadata(path)
        .and_then(|file| file.modified())
        .is_ok_and(|time| time > than)
}
