//! Node and the packages that stand in the repository's package-lock.json files.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::{debian, folder};
use crate::{bundle, command, place};

/// The folder with the tools' packages.
pub(super) fn packages() -> Result<PathBuf> {
    installed(
        "xtask",
        "npm",
        "esbuild, wasm-opt, BudouX and axe-core (about 20 s)",
    )
}

/// The folder with the packages of the page that the benchmark compares with.
pub(super) fn react() -> Result<PathBuf> {
    installed(
        "benches/pages/react",
        "react",
        "React and dnd-kit (about 10 s)",
    )
}

/// The folder with the packages of the pages that the tests put the element into.
pub(super) fn frameworks() -> Result<PathBuf> {
    installed(
        "tests/end-to-end/frameworks",
        "frameworks",
        "React, Vue and TypeScript (about 10 s)",
    )
}

/// Installs what a folder's lock file names; into a folder named after it, so that another lock makes another folder.
fn installed(own: &str, name: &str, what: &str) -> Result<PathBuf> {
    if place::on_path(&["node"]).is_none() {
        debian(&["nodejs", "npm"], "Node")?;
    }
    let own = place::repository().join(own);
    let lock = fs::read(own.join("package-lock.json"))?;
    let name = format!("{name}-{}", bundle::short_hash(&Sha256::digest(&lock)));
    let whole = folder(&name, |part| {
        if place::on_path(&["npm"]).is_none() {
            debian(&["npm"], "npm")?;
        }
        for file in ["package.json", "package-lock.json"] {
            fs::copy(own.join(file), part.join(file))?;
        }
        eprint!("Installing {what} …");
        command::patiently(
            Command::new("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(part),
            &part.join("log"),
        )
    })?;
    Ok(whole.join("node_modules"))
}
