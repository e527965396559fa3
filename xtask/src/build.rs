//! `cargo xtask build`: Trunk with the pinned tools; its hook calls [`crate::bundle`].

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Instant, SystemTime};

use anyhow::{Context, Result, bail};

use crate::setup::Tools;
use crate::{bundle, command, place};

/// What only an unstable option can do for the module's size: the standard library compiled for size as well,
/// a panic that stops at once, and no text for one. What the module holds of the browser's is numbered by the glue, and
/// not by the module in a table: 400 bytes less on the wire, and for older browsers too. LLVM copies by one instruction
/// what it would copy in pieces, and leaves what loops count as it is written: 1,000 bytes less.
/// Stable Rust takes these options under the first name.
///
/// Nothing else is built with them: `trunk build` alone does the same in more bytes.
pub(crate) const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none \
         -Ctarget-feature=-reference-types -Cllvm-args=-disable-lsr -Cllvm-args=-enable-pre=0 \
         -Cllvm-args=-max-store-memcpy=1",
    ),
];

/// What the built files are made from.
const SOURCES: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "index.html",
    "data",
    "pages",
    "rust-toolchain.toml",
    "src",
    "style",
    "tests/pages",
    "xtask/src",
];

/// What a build may be told.
#[derive(Default)]
pub(crate) struct Options {
    /// Where `embed/` will lie, for what needs whole addresses.
    address: Option<String>,
    /// A publisher's own content, in place of the edition.
    catalogue: Option<PathBuf>,
    /// Whether it stops on purpose, for the tests of what happens then.
    spoiled: bool,
    /// Where the result goes, if not to `dist/`.
    into: Option<PathBuf>,
    /// Where Cargo works, if not in its usual folder.
    pub(crate) target: Option<PathBuf>,
}

impl Options {
    /// Reads the options of a command.
    pub(crate) fn read(words: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        let mut rest = words.iter();
        while let Some(option) = rest.next() {
            match *option {
                "--address" => {
                    let address = rest.next().context("--address wants an address.")?;
                    options.address = Some((*address).to_owned());
                }
                "--catalogue" => {
                    let path = rest.next().context("--catalogue wants a path.")?;
                    let path =
                        fs::canonicalize(path).with_context(|| format!("{path} can't be found"))?;
                    options.catalogue = Some(path);
                    options.into = Some(place::own());
                }
                "--spoiled" => {
                    options.spoiled = true;
                    options.into = Some(place::spoiled());
                }
                other => bail!(
                    "`{other}` is not an option of a build: --address https://…, --catalogue PATH"
                ),
            }
        }
        Ok(options)
    }

    /// Where the result goes.
    pub(crate) fn folder(&self) -> PathBuf {
        self.into.clone().unwrap_or_else(place::dist)
    }

    /// Those for what is built with the example of a publisher's own content, for the tests.
    pub(crate) fn example() -> Self {
        Self {
            catalogue: Some(place::example()),
            into: Some(place::built_example()),
            ..Self::default()
        }
    }
}

/// Makes `dist/`, if anything has changed since it was made.
pub(crate) fn unless_fresh() -> Result<()> {
    if is_stale() {
        run(&Options::default())?;
    }
    Ok(())
}

/// Makes `dist/`, or what stands in its place.
pub(crate) fn run(options: &Options) -> Result<()> {
    let tools = Tools::ready()?;
    let begin = Instant::now();
    let mut trunk = trunk(&tools)?;
    if let Some(address) = &options.address {
        trunk.env(bundle::ADDRESS, address);
    }
    if let Some(catalogue) = &options.catalogue {
        trunk.env(bundle::OWN_CATALOGUE, catalogue);
    }
    if let Some(target) = &options.target {
        trunk.env("CARGO_TARGET_DIR", target);
    }
    trunk.args(["build", "--offline"]);
    if options.spoiled {
        trunk.args(["--features", "spoiled"]);
    }
    let dist = options.folder();
    trunk.arg("--dist").arg(&dist);
    command::run(&mut trunk)?;
    println!(
        "Built {} in {} s.",
        dist.display(),
        begin.elapsed().as_secs()
    );
    Ok(())
}

/// Trunk, with its tools on PATH and all crates fetched: it looks for nothing on the network.
pub(crate) fn trunk(tools: &Tools) -> Result<Command> {
    let fetch = ["fetch", "--quiet", "--locked"];
    command::run(&mut command::cargo(&fetch))?;
    // The standard library's own crates are fetched when the target is named, and only then.
    command::run(
        command::cargo(&fetch)
            .args(["--target", "wasm32-unknown-unknown"])
            .envs(SMALL),
    )?;
    let mut trunk = Command::new(tools.trunk.join("trunk"));
    trunk
        .args(["--skip-version-check", "--log", "warn"])
        .current_dir(place::repository())
        .envs(SMALL)
        .env(
            "PATH",
            place::path_with(&[tools.trunk.clone(), tools.wasm_bindgen.clone()])?,
        );
    Ok(trunk)
}

/// Whether a source is newer than the built page, or nothing is built.
fn is_stale() -> bool {
    let built = fs::metadata(place::dist().join("index.html")).and_then(|file| file.modified());
    built.map_or(true, |built| {
        let root = place::repository();
        SOURCES
            .iter()
            .any(|source| is_newer(&root.join(source), built))
    })
}

/// Whether a file, or any file in a folder, is newer than a time.
fn is_newer(path: &Path, than: SystemTime) -> bool {
    if let Ok(entries) = fs::read_dir(path) {
        return entries.flatten().any(|entry| is_newer(&entry.path(), than));
    }
    fs::metadata(path)
        .and_then(|file| file.modified())
        .is_ok_and(|time| time > than)
}
