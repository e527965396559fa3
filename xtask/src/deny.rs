//! `cargo xtask deny`: licences, duplicates and sources of all crates, and known holes as far as that can be told here.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::{command, place, setup};

/// Checks against deny.toml. Known holes are looked up only where their list lies already: nothing is fetched.
pub(crate) fn run() -> Result<()> {
    let folder = setup::cargo_deny()?;
    let check = |what: &[&str]| {
        let mut deny = Command::new(folder.join("cargo-deny"));
        deny.current_dir(place::repository());
        command::run(deny.args(["--offline", "check"]).args(what))
    };
    check(&["bans", "licenses", "sources"])?;
    if has_advisories() {
        check(&["--disable-fetch", "advisories"])
    } else {
        println!(
            "Not checked: known holes. Their list is not on this machine; \
             `{} fetch db` brings it where the network allows.",
            folder.join("cargo-deny").display()
        );
        Ok(())
    }
}

/// Whether the list of known holes lies where cargo-deny keeps it.
fn has_advisories() -> bool {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let lists = home.and_then(|home| std::fs::read_dir(home.join("advisory-dbs")).ok());
    lists.is_some_and(|mut lists| lists.next().is_some())
}
