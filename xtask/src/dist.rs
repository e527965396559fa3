//! `cargo xtask dist`: the release, in `release/`: the offline file, the folder for publishers, the package for npm,
//! the licences of what is inside, and a list of all hashes.
//!
//! `--twice` builds everything once more in an empty folder, and fails unless every byte is the same.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::build::{self, Options};
use crate::setup::Tools;
use crate::{command, place};

mod licences;

/// The list of hashes, as `sha256sum --check` reads it.
const HASHES: &str = "SHA256SUMS";

/// What the package holds beside `embed/`.
const PACKAGE: [&str; 6] = [
    "README.md",
    "custom-elements.json",
    "package.json",
    "react.d.ts",
    "vue.d.ts",
    "worry-sorter.d.ts",
];

/// Makes the release.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let twice = words.contains(&"--twice");
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| *word != "--twice")
        .collect();
    let mut options = Options::read(&words)?;
    build::run(&options)?;
    let folder = place::repository().join("release");
    let hashes = make(&options.folder(), &folder)?;
    print!("{hashes}");
    println!("{}", folder.display());
    if twice {
        let again = place::target().join("again");
        if again.exists() {
            fs::remove_dir_all(&again)?;
        }
        println!("Building everything again (some minutes) …");
        options.target = Some(again.clone());
        build::run(&options)?;
        must_be_same(&hashes, &make(&options.folder(), &again.join("release"))?)?;
        println!("Both times every byte is the same.");
    }
    Ok(())
}

/// Puts the release together from `dist/`, or what was built in its place; the list of its hashes.
fn make(dist: &Path, folder: &Path) -> Result<String> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let repository = place::repository();
    let version = env!("CARGO_PKG_VERSION");
    fs::create_dir_all(folder)?;
    fs::copy(
        dist.join("worry-sorter.html"),
        folder.join("worry-sorter.html"),
    )?;
    let licences = licences::text(&Tools::node_modules()?)?;
    fs::write(folder.join("LICENSES.txt"), &licences)?;
    copy(&dist.join("embed"), &folder.join("embed"))?;
    fs::write(folder.join("embed/LICENSES.txt"), &licences)?;

    let package = folder.join("package");
    copy(&dist.join("embed"), &package.join("embed"))?;
    fs::write(package.join("LICENSES.txt"), &licences)?;
    fs::copy(repository.join("LICENSE"), package.join("LICENSE"))?;
    for name in PACKAGE {
        let text = fs::read_to_string(repository.join("package").join(name))?;
        fs::write(package.join(name), text.replace("{version}", version))?;
    }
    // npm's archives hold no times and no owners.
    command::output(
        Command::new("npm")
            .args([
                "pack",
                "--ignore-scripts",
                "--offline",
                "--pack-destination",
            ])
            .arg(folder)
            .current_dir(&package),
    )?;

    let mut hashes = String::new();
    for path in place::files(folder)? {
        let hash = Sha256::digest(fs::read(folder.join(&path))?);
        writeln!(hashes, "{hash:x}  {path}")?;
    }
    fs::write(folder.join(HASHES), &hashes)?;
    Ok(hashes)
}

/// Fails unless two lists of hashes are the same.
fn must_be_same(one: &str, other: &str) -> Result<()> {
    let differing = one
        .lines()
        .filter(|line| !other.contains(line))
        .chain(other.lines().filter(|line| !one.contains(line)));
    let differing: Vec<&str> = differing.collect();
    if !differing.is_empty() {
        bail!("Not the same both times:\n{}", differing.join("\n"));
    }
    Ok(())
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for path in place::files(from)? {
        let target: PathBuf = to.join(&path);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(from.join(&path), target).with_context(|| path.clone())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::must_be_same;

    #[test]
    fn a_file_that_differs_is_named() {
        assert!(must_be_same("a  x\nb  y\n", "a  x\nb  y\n").is_ok());
        let error = must_be_same("a  x\nb  y\n", "a  x\nc  y\n").map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("Not the same both times:\nb  y\nc  y".to_owned())
        );
        assert!(must_be_same("a  x\n", "a  x\nc  y\n").is_err());
    }
}
