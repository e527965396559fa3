//! `cargo xtask setup`: what the other commands need, at pinned versions.
//!
//! Tools lie in the user's cache, one folder a tool and version, and nowhere else.
//! A folder gets its name when it is whole, so that an interrupted install is never taken for one.
//! When nothing is missing this takes no time and no network.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::place;

mod browser;
mod node;
mod rust;

pub(crate) use browser::Browsers;

/// The tools that a build needs.
pub(crate) struct Tools {
    /// The folder with `trunk`.
    pub(crate) trunk: PathBuf,
    /// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`.
    pub(crate) wasm_bindgen: PathBuf,
    /// The folder with npm's packages: esbuild, binaryen's wasm-opt, axe-core.
    pub(crate) node_modules: PathBuf,
}

impl Tools {
    /// Finds the tools, and installs what is missing.
    pub(crate) fn ready() -> Result<Self> {
        rust::target()?;
        let node_modules = node::packages()?;
        Ok(Self {
            trunk: rust::trunk()?,
            wasm_bindgen: rust::wasm_bindgen()?,
            node_modules,
        })
    }

    /// npm's packages alone: what Trunk's hook needs.
    pub(crate) fn node_modules() -> Result<PathBuf> {
        node::packages()
    }

    /// The packages of the pages that the tests put the element into: React, Vue, TypeScript.
    pub(crate) fn frameworks() -> Result<PathBuf> {
        node::frameworks()
    }

    /// The packages of the page that the benchmark compares with: React and dnd-kit.
    pub(crate) fn react() -> Result<PathBuf> {
        node::react()
    }
}

/// The folder with the checker of what the project is built from; installed if it is missing.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    rust::cargo_deny()
}

/// Installs everything, browsers included.
pub(crate) fn run() -> Result<()> {
    let tools = Tools::ready()?;
    let cargo_deny = cargo_deny()?;
    let frameworks = Tools::frameworks()?;
    let browsers = Browsers::ready()?;
    println!("Everything is there:");
    for place in [
        tools.trunk.as_path(),
        &tools.wasm_bindgen,
        &tools.node_modules,
        &cargo_deny,
        &frameworks,
    ] {
        println!("  {}", place.display());
    }
    for browser in browsers.all() {
        for (_, program) in &browser.programs {
            println!("  {}", program.display());
        }
    }
    for (name, reason) in &browsers.missing {
        println!("Except {name}: {reason}");
    }
    Ok(())
}

/// The folder of a tool; made whole by `install`, which fills another folder that is then renamed.
fn folder(name: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let whole = place::tools()?.join(name);
    if whole.is_dir() {
        return Ok(whole);
    }
    let part = place::tools()?.join(format!(".{name}.{}", std::process::id()));
    fs::create_dir_all(&part).with_context(|| format!("{} can't be made", part.display()))?;
    let result = install(&part).and_then(|()| {
        // Another run may have been faster: then its folder stands.
        match fs::rename(&part, &whole) {
            Err(error) if !whole.is_dir() => Err(error.into()),
            _ => Ok(()),
        }
    });
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    result?;
    Ok(whole)
}

/// Installs Debian packages, or says which are missing.
fn debian(packages: &[&str], what_for: &str) -> Result<()> {
    let list = packages.join(" ");
    let root = crate::command::output(std::process::Command::new("id").arg("-u"))
        .is_ok_and(|id| id.trim() == "0");
    if !root || place::on_path(&["apt-get"]).is_none() {
        bail!("{what_for} is missing; on Debian: sudo apt-get install {list}");
    }
    eprint!("Installing {list} (about a minute) …");
    let log = std::env::temp_dir().join(format!("worry-sorter-apt-{}.log", std::process::id()));
    let script = format!("apt-get update && apt-get install --yes --no-install-recommends {list}");
    crate::command::patiently(
        std::process::Command::new("sh")
            .args(["-c", &script])
            .env("DEBIAN_FRONTEND", "noninteractive"),
        &log,
    )?;
    fs::remove_file(log)?;
    Ok(())
}
