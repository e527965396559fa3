//! The module, made smaller.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::{read, short_hash};
use crate::command;

/// What wasm-opt is told. It reads from the module which features it may use.
const OPTIONS: [&str; 5] = [
    "-Oz",
    "--converge",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The module after wasm-opt; untouched in a build for debugging.
///
/// The result is kept by the input's hash: the same module is not worked on twice.
pub(super) fn optimised(
    path: &Path,
    work: &Path,
    modules: &Path,
    released: bool,
) -> Result<Vec<u8>> {
    let bytes = read(path)?;
    if !released {
        return Ok(bytes);
    }
    let key = Sha256::new()
        .chain_update(&bytes)
        .chain_update(OPTIONS.join(" "))
        .finalize();
    let kept = work.join(format!("{}.wasm", short_hash(&key)));
    if !kept.exists() {
        let part = work.join("part.wasm");
        command::run(
            Command::new(modules.join(".bin/wasm-opt"))
                .args(OPTIONS)
                .arg(path)
                .arg("-o")
                .arg(&part),
        )?;
        for old in fs::read_dir(work)? {
            let old = old?.path();
            if old != part && old.extension().is_some_and(|extension| extension == "wasm") {
                fs::remove_file(old)?;
            }
        }
        fs::rename(part, &kept)?;
    }
    read(&kept)
}
