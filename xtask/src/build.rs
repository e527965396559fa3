//! `cargo xtask build`: Trunk with the pinned tools; its hook calls [`crate::bundle`].

use std::process::Command;
use std::time::Instant;

use anyhow::Result;

use crate::setup::Tools;
use crate::{command, place};

/// Makes `dist/`.
pub(crate) fn run() -> Result<()> {
    let tools = Tools::ready()?;
    let begin = Instant::now();
    command::run(trunk(&tools)?.args(["build", "--offline"]))?;
    println!(
        "Built {} in {} s.",
        place::dist().display(),
        begin.elapsed().as_secs()
    );
    Ok(())
}

/// Trunk, with its tools on PATH and all crates fetched: it looks for nothing on the network.
pub(crate) fn trunk(tools: &Tools) -> Result<Command> {
    command::run(&mut command::cargo(&["fetch", "--quiet", "--locked"]))?;
    let mut trunk = Command::new(tools.trunk.join("trunk"));
    trunk
        .args(["--skip-version-check", "--log", "warn"])
        .current_dir(place::repository())
        .env(
            "PATH",
            place::path_with(&[tools.trunk.clone(), tools.wasm_bindgen.clone()])?,
        );
    Ok(trunk)
}
