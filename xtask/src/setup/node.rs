//! Node and the packages that stand in xtask/package-lock.json.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::{debian, folder};
use crate::{bundle, command, place};

/// The folder with npm's packages; named after the lock file, so that another lock makes another folder.
pub(super) fn packages() -> Result<PathBuf> {
    if place::on_path(&["node"]).is_none() {
        debian(&["nodejs", "npm"], "Node")?;
    }
    let own = place::repository().join("xtask");
    let lock = fs::read(own.join("package-lock.json"))?;
    let name = format!("npm-{}", bundle::short_hash(&Sha256::digest(&lock)));
    let whole = folder(&name, |part| {
        if place::on_path(&["npm"]).is_none() {
            debian(&["npm"], "npm")?;
        }
        for file in ["package.json", "package-lock.json"] {
            fs::copy(own.join(file), part.join(file))?;
        }
        eprint!("Installing esbuild, wasm-opt and axe-core (about 20 s) …");
        command::patiently(
            Command::new("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(part),
            &part.join("log"),
        )
    })?;
    Ok(whole.join("node_modules"))
}
