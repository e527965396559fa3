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

/// Writes the names of a module's imports.
const IMPORTS: &str = "
const module = new WebAssembly.Module(require('fs').readFileSync(process.argv[1]));
for (const { name } of WebAssembly.Module.imports(module)) console.log(name);";

/// The module with these exports alone, after wasm-opt; and the names of its imports.
///
/// The result is kept by the input's hash: the same module is not worked on twice.
pub(super) fn optimised(
    path: &Path,
    exports: &[&str],
    work: &Path,
    modules: &Path,
) -> Result<(Vec<u8>, String)> {
    let key = Sha256::new()
        .chain_update(read(path)?)
        .chain_update(OPTIONS.join(" "))
        .chain_update(exports.join(" "))
        .finalize();
    let kept = work.join(format!("{}.wasm", short_hash(&key)));
    if !kept.exists() {
        let part = work.join("part.wasm");
        let graph = work.join("exports.json");
        fs::write(&graph, reached(exports))?;
        // Its report of what went is long, and of no use to a person.
        command::output(
            Command::new(modules.join(".bin/wasm-metadce"))
                .arg(path)
                .arg("--graph-file")
                .arg(&graph)
                .arg("-o")
                .arg(&part),
        )?;
        command::run(
            Command::new(modules.join(".bin/wasm-opt"))
                .args(OPTIONS)
                .arg(&part)
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
    let imports = command::output(Command::new("node").args(["--eval", IMPORTS]).arg(&kept))?;
    Ok((read(&kept)?, imports))
}

/// What wasm-metadce wants to know: what is reached from outside.
fn reached(exports: &[&str]) -> String {
    let nodes = exports
        .iter()
        .map(|name| format!(r#"{{"name":"{name}","export":"{name}","root":true}}"#));
    format!("[{}]", nodes.collect::<Vec<_>>().join(","))
}
