//! The licences of all that is compiled or packed into the widget: a list, and each text once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{command, place};

/// The npm packages that are packed into the scripts.
const PACKED: [&str; 1] = ["lean-qr"];

/// How files with a licence begin.
const BEGINS: [&str; 4] = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"];

/// What `cargo metadata` says, as far as it is wanted.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// None for what is compiled in.
    kind: Option<String>,
}

/// The text with the licences of the crates and of the packages in `modules`.
pub(super) fn text(modules: &Path) -> Result<String> {
    let mut list = String::new();
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Inside {
        name,
        licence,
        home,
        folder,
    } in crates()?.into_iter().chain(packed(modules)?)
    {
        ensure!(!licence.is_empty(), "{name} names no licence.");
        writeln!(list, "{name}: {licence}{home}")?;
        for text in files(&folder)? {
            texts.entry(text).or_default().insert(name.clone());
        }
    }
    let mut whole = format!(
        "What is compiled or packed into the widget, and its licences.\n\n{list}\n{}",
        standard_library()?
    );
    for (text, names) in texts {
        let names: Vec<String> = names.into_iter().collect();
        write!(whole, "\n----\n\n{}\n\n{text}\n", names.join(", "))?;
    }
    Ok(whole)
}

/// Something that is inside.
struct Inside {
    /// Its name with its version.
    name: String,
    /// What it says of its licence.
    licence: String,
    /// Where it comes from, in brackets.
    home: String,
    /// Where it lies.
    folder: PathBuf,
}

/// The crates that are compiled into the module.
fn crates() -> Result<Vec<Inside>> {
    let metadata = command::output(&mut command::cargo(&[
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform=wasm32-unknown-unknown",
    ]))?;
    let metadata: Metadata = serde_json::from_str(&metadata)?;
    let package = |id: &str| metadata.packages.iter().find(|package| package.id == id);
    let own = place::repository().join("Cargo.toml");
    let own = metadata
        .packages
        .iter()
        .find(|package| package.manifest_path == own)
        .context("Cargo does not know the widget.")?;
    let mut found = BTreeSet::new();
    let mut ahead = vec![own.id.as_str()];
    while let Some(id) = ahead.pop() {
        // A macro runs in the compiler and stays there.
        let is_macro = |package: &Package| {
            let mut kinds = package.targets.iter().flat_map(|target| &target.kind);
            kinds.any(|kind| kind == "proc-macro")
        };
        if package(id).is_none_or(is_macro) || !found.insert(id) {
            continue;
        }
        let node = metadata.resolve.nodes.iter().find(|node| node.id == id);
        let inside = node
            .into_iter()
            .flat_map(|node| &node.deps)
            .filter(|one| one.dep_kinds.iter().any(|kind| kind.kind.is_none()));
        ahead.extend(inside.map(|one| one.pkg.as_str()));
    }
    found.remove(own.id.as_str());
    let mut crates: Vec<&Package> = found.into_iter().filter_map(package).collect();
    crates.sort_by_key(|one| (&one.name, &one.version));
    let inside = |one: &Package| Inside {
        name: format!("{} {}", one.name, one.version),
        licence: one.license.clone().unwrap_or_default(),
        home: home(one.repository.as_deref()),
        folder: one.manifest_path.parent().unwrap_or(Path::new("")).into(),
    };
    Ok(crates.into_iter().map(inside).collect())
}

/// The packages that are packed into the scripts.
fn packed(modules: &Path) -> Result<Vec<Inside>> {
    let one = |name: &&str| {
        let folder = modules.join(name);
        let text = fs::read_to_string(folder.join("package.json"))?;
        let package: serde_json::Value = serde_json::from_str(&text)?;
        let field = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        Ok(Inside {
            name: format!("{name} {} (JavaScript)", field("version")),
            licence: field("license"),
            home: home(package["homepage"].as_str()),
            folder,
        })
    };
    PACKED.iter().map(one).collect()
}

fn home(address: Option<&str>) -> String {
    address.map_or_else(String::new, |address| format!(" ({address})"))
}

/// The licences that lie in a folder, with plain ends of lines.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_uppercase();
        if path.is_file() && BEGINS.iter().any(|begin| name.starts_with(begin)) {
            let text = fs::read_to_string(&path)?.replace('\r', "");
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            texts.push(lines.join("\n").trim().to_owned());
        }
    }
    Ok(texts)
}

/// The standard library of Rust, which is compiled in as well.
fn standard_library() -> Result<String> {
    let rustc = std::process::Command::new("rustc")
        .arg("--version")
        .current_dir(place::repository())
        .output()?;
    let version = String::from_utf8(rustc.stdout)?;
    Ok(format!(
        "The standard library of {}: MIT OR Apache-2.0 (https://github.com/rust-lang/rust)\n\
         Crates that name a licence and bring no text of it are named above alone.\n",
        version.trim()
    ))
}
