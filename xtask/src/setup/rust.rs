//! The wasm32 target and the tools that Cargo builds.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::folder;
use crate::{command, place};

/// The version of Trunk; it has no other home than this.
const TRUNK: &str = "0.21.14";

/// The version of Firefox's driver, which Debian does not have.
const GECKODRIVER: &str = "0.37.1";

/// The version of the checker of what the project is built from.
const CARGO_DENY: &str = "0.20.2";

/// Where the source of the standard library lies in a toolchain.
const SOURCE: &str = "lib/rustlib/src/rust/library/std";

/// Ensures that Rust can compile to wasm32, and its standard library with it.
pub(super) fn target() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let folder = |what: &[&str]| {
        let rustc = command::output(
            Command::new("rustc")
                .arg("--print")
                .args(what)
                .current_dir(place::repository()),
        );
        rustc.map(|folder| PathBuf::from(folder.trim()))
    };
    if !folder(&["target-libdir", "--target", target])?.is_dir() {
        add("target", target)?;
    }
    if !folder(&["sysroot"])?.join(SOURCE).is_dir() {
        add("component", "rust-src")?;
    }
    Ok(())
}

/// Adds a part to the toolchain.
fn add(kind: &str, name: &str) -> Result<()> {
    if place::on_path(&["rustup"]).is_none() {
        bail!("Rust's {kind} {name} is missing; install it, best with: rustup {kind} add {name}");
    }
    eprintln!("Installing Rust's {kind} {name} …");
    command::run(
        Command::new("rustup")
            .args([kind, "add", name])
            .current_dir(place::repository()),
    )
}

/// The folder with Trunk.
pub(super) fn trunk() -> Result<PathBuf> {
    // With its own lock file, and not optimised: it spends its time waiting for the compiler.
    built("trunk", TRUNK, "4 minutes", &["--locked"], "0")
}

/// The folder with wasm-bindgen's tools, at the very version that the widget is compiled with.
pub(super) fn wasm_bindgen() -> Result<PathBuf> {
    let lock = fs::read_to_string(place::repository().join("Cargo.lock"))?;
    let version = lock
        .split_once("name = \"wasm-bindgen\"\nversion = \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version)
        .context("Cargo.lock does not name wasm-bindgen's version.")?;
    built("wasm-bindgen-cli", version, "2 minutes", &[], "1")
}

/// The folder with Firefox's driver.
pub(super) fn geckodriver() -> Result<PathBuf> {
    built("geckodriver", GECKODRIVER, "4 minutes", &["--locked"], "0")
}

/// The folder with cargo-deny.
pub(super) fn cargo_deny() -> Result<PathBuf> {
    let options = ["--locked", "--no-default-features"];
    built("cargo-deny", CARGO_DENY, "5 minutes", &options, "0")
}

/// The folder with the programs of a crate, built from its registry.
fn built(
    name: &str,
    version: &str,
    time: &str,
    options: &[&str],
    optimising: &str,
) -> Result<PathBuf> {
    let whole = folder(&format!("{name}-{version}"), |part| {
        eprint!("Installing {name} {version} (about {time}) …");
        let target = part.join("target");
        command::patiently(
            command::cargo(&[
                "install",
                name,
                "--version",
                &format!("={version}"),
                "--root",
            ])
            .arg(part)
            .args(options)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimising)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
            .env("CARGO_TARGET_DIR", &target),
            &part.join("log"),
        )?;
        fs::remove_dir_all(target)?;
        Ok(())
    })?;
    Ok(whole.join("bin"))
}
