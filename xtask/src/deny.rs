//! `cargo xtask deny`: licences, duplicates and sources of all crates, and known holes as far as that can be told here.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{command, place, setup};

/// The variable in the environment with a copy of the list of known holes, a clone of [`LIST`].
const COPY: &str = "WORRY_SORTER_ADVISORIES";

/// Where that list is kept by those who write it, as cargo-deny asks for it.
const LIST: &str = "https://github.com/RustSec/advisory-db";

/// Checks against deny.toml. Known holes are looked up only where their list lies already: nothing is fetched from afar.
pub(crate) fn run() -> Result<()> {
    let program = setup::cargo_deny()?.join("cargo-deny");
    let deny = |what: &[&str]| {
        let mut deny = Command::new(&program);
        deny.current_dir(place::repository()).args(what);
        deny
    };
    // Also crates that only other systems build, which no build here has brought.
    command::run(&mut command::cargo(&["fetch", "--locked"]))?;
    let check = ["--offline", "check"];
    command::run(deny(&check).args(["bans", "licenses", "sources"]))?;
    if let Some(copy) = env::var_os(COPY) {
        // cargo-deny brings its list with git, and git takes the copy for it.
        let instead = format!("url.{}.insteadOf", Path::new(&copy).display());
        command::run(deny(&["fetch", "db"]).envs([
            ("GIT_CONFIG_COUNT", "1"),
            ("GIT_CONFIG_KEY_0", &instead),
            ("GIT_CONFIG_VALUE_0", LIST),
        ]))?;
    }
    let Some(list) = list() else {
        println!(
            "Skipped: known holes. Their list is not on this machine. Where {COPY} names a clone of {LIST}, \
             or `{} fetch db` has brought one, they are looked up.",
            program.display()
        );
        return Ok(());
    };
    command::run(deny(&check).arg("advisories"))?;
    println!("Known holes: looked up in the list of {}.", date(&list)?);
    Ok(())
}

/// The list of known holes, where cargo-deny keeps it.
fn list() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))?;
    let lists = std::fs::read_dir(home.join("advisory-dbs")).ok()?;
    let mut folders = lists.flatten().map(|entry| entry.path());
    folders.find(|folder| folder.join(".git").is_dir())
}

/// The day of the last change of a list, and which it was.
fn date(list: &Path) -> Result<String> {
    let mut git = Command::new("git");
    git.args(["log", "-1", "--format=%cs (%h)"])
        .current_dir(list);
    let line = command::output(&mut git).context("The list of known holes has no history.")?;
    Ok(line.trim().to_owned())
}
