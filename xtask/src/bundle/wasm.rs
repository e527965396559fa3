//! The module, made smaller.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::{dead, order, packed, read, short_hash};
use crate::{command, place};

/// What wasm-opt is told. It reads from the module which features it may use.
const OPTIONS: [&str; 10] = [
    "-Oz",
    // All branches taken apart and put together again, twice: 500 bytes less on the wire.
    "--flatten",
    "--rereloop",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--converge",
    // The lowest kilobyte is the end of the stack: nothing is found there by an address of its own.
    "--low-memory-unused",
    // The names are needed until the functions are in order.
    "--debuginfo",
];

/// The module as it was before its names were taken off: `cargo xtask size` tells by them whose the bytes are.
pub(crate) const WITH_NAMES: &str = "with-names.wasm";

/// What it is told in the end, once.
const LAST: [&str; 6] = [
    // Fewer locals, and the most used ones first: the passes before leave some order to be gained.
    "--coalesce-locals",
    "--reorder-locals",
    // By the names that order.rs gives them.
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The same where glue is to be written with its report of the short names that it gave.
const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// What the module is called by that checks a catalogue; it imports nothing.
const OWN: [&str; 4] = ["checked", "memory", "__wbindgen_malloc", "__wbindgen_free"];

/// The module that `element/own.js` calls, cut out of the same build: it checks a page's own catalogue.
pub(super) fn own(path: &Path, work: &Path, modules: &Path) -> Result<Vec<u8>> {
    let work = work.join("own");
    fs::create_dir_all(&work)?;
    Ok(cut(path, &OWN, &LAST, packed::instructions, &work, modules)?.0)
}

/// What `element/unpack.js` calls.
const UNPACK: [&str; 4] = ["memory", "module", "rows", "unpack"];

/// The program of `unpack.rs`, compiled for the browser.
pub(super) fn unpack(work: &Path, modules: &Path) -> Result<Vec<u8>> {
    let work = work.join("unpack");
    fs::create_dir_all(&work)?;
    let path = work.join("whole");
    command::run(
        Command::new("rustc")
            .args([
                "--edition=2024",
                "--crate-type=cdylib",
                "--target=wasm32-unknown-unknown",
            ])
            .args([
                "-Copt-level=z",
                "-Cpanic=abort",
                "-Clto=fat",
                "-Ccodegen-units=1",
                "-Cjump-tables=no",
            ])
            .args(["-Clink-arg=-zstack-size=4096", "-o"])
            .arg(&path)
            .arg(place::repository().join("xtask/src/bundle/unpack.rs"))
            .current_dir(place::repository()),
    )?;
    // This one is sent as it is.
    let all = |body: &[u8]| Ok(body.to_vec());
    Ok(cut(&path, &UNPACK, &LAST, all, &work, modules)?.0)
}

/// The module with these exports alone, after wasm-opt; and its report of the short names it gave.
pub(super) fn optimised(
    path: &Path,
    exports: &[&str],
    work: &Path,
    modules: &Path,
) -> Result<(Vec<u8>, String)> {
    let last = [&LAST[..], &[SHORT_NAMES]].concat();
    cut(path, exports, &last, packed::instructions, work, modules)
}

/// What is reached from these exports, after wasm-opt; and what that said in the end. `counts` is what of a function's
/// body counts where functions are put in order.
///
/// The result is kept by the hash of the input and of what works on it: the same module is not worked on twice.
fn cut(
    path: &Path,
    exports: &[&str],
    last: &[&str],
    counts: fn(&[u8]) -> Result<Vec<u8>>,
    work: &Path,
    modules: &Path,
) -> Result<(Vec<u8>, String)> {
    let key = Sha256::new()
        .chain_update(read(path)?)
        .chain_update(exports.join(" "))
        // Its folder is named after the versions of what lies in it.
        .chain_update(modules.as_os_str().as_encoded_bytes())
        .chain_update(include_str!("wasm.rs"))
        .chain_update(include_str!("dead.rs"))
        .chain_update(include_str!("order.rs"))
        .chain_update(include_str!("packed.rs"))
        .finalize();
    let kept = work.join(format!("{}.wasm", short_hash(&key)));
    let report = work.join("names.json");
    let with_names = work.join(WITH_NAMES);
    if !kept.exists() || !with_names.exists() {
        let part = work.join("part.wasm");
        let graph = work.join("exports.json");
        fs::write(&graph, reached(exports))?;
        // Its report of what went is long, and of no use to a person.
        command::output(
            Command::new(modules.join(".bin/wasm-metadce"))
                .arg(path)
                .arg("--debuginfo")
                .arg("--graph-file")
                .arg(&graph)
                .arg("-o")
                .arg(&part),
        )?;
        let optimise = |options: &[&str]| {
            command::output(
                Command::new(modules.join(".bin/wasm-opt"))
                    .args(options)
                    .arg(&part)
                    .arg("-o")
                    .arg(&part),
            )
        };
        fs::write(&part, dead::without_dead_elements(&read(&part)?)?)?;
        optimise(&OPTIONS)?;
        fs::copy(&part, &with_names)?;
        fs::write(&part, order::with_names_in_order(&read(&part)?, counts)?)?;
        fs::write(&report, optimise(last)?)?;
        for old in fs::read_dir(work)? {
            let old = old?.path();
            if old != part
                && old != with_names
                && old.extension().is_some_and(|extension| extension == "wasm")
            {
                fs::remove_file(old)?;
            }
        }
        fs::rename(part, &kept)?;
    }
    Ok((read(&kept)?, fs::read_to_string(report)?))
}

/// What wasm-metadce wants to know: what is reached from outside.
fn reached(exports: &[&str]) -> String {
    let nodes = exports
        .iter()
        .map(|name| format!(r#"{{"name":"{name}","export":"{name}","root":true}}"#));
    format!("[{}]", nodes.collect::<Vec<_>>().join(","))
}
