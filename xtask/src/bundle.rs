//! `cargo xtask bundle`: makes the final layout from what Trunk has staged.
//!
//! Trunk compiles, runs wasm-bindgen, and calls this as its `post_build` hook on the staging folder.
//! What comes out:
//!
//! - `index.html`, the standalone page;
//! - `worry-sorter.html`, the same as one file that opens without a network;
//! - `embed/`, what a publisher copies: the element, the widget it fetches, the static tables, an example.
//!
//! Names carry a hash of the content, so that a page never meets parts of two builds.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use worry_sorter::domain::catalogue::Catalogue;

use crate::place;
use crate::setup::Tools;

mod esbuild;
mod glue;
mod offline;
mod page;
mod tables;
mod wasm;

use esbuild::Esbuild;

/// The edition whose tables stand in the pages.
const EDITION: &str = "data/2025-12/ja.json";

/// Makes the final layout in Trunk's staging folder.
pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("Trunk calls this as its hook; a person types `cargo xtask build`.")?;
    let released = env::var_os("TRUNK_PROFILE").is_none_or(|profile| profile == "release");
    let work = place::target().join("bundle");
    fs::create_dir_all(&work)?;
    let embed = staging.join("embed");
    fs::create_dir_all(&embed)?;
    let modules = Tools::node_modules()?;
    let repository = place::repository();

    // The module and its glue; untouched in a build for debugging.
    let module = staging.join("worry-sorter_bg.wasm");
    let mut glue = fs::read_to_string(staging.join("worry-sorter.js"))?;
    let wasm = if released {
        glue = glue::own(&glue);
        let (wasm, names) = wasm::optimised(&module, &glue::exports(&glue), &work, &modules)?;
        glue = glue::with_names(&glue, &glue::Names::read(&names));
        wasm
    } else {
        read(&module)?
    };
    let wasm_name = hashed("widget", "wasm", &wasm);
    fs::write(embed.join(&wasm_name), &wasm)?;

    // The styles, and all that the scripts import.
    let esbuild = Esbuild {
        program: modules.join(".bin/esbuild"),
        glue: work.join("glue.js"),
        style: work.join("widget.css"),
    };
    let style = |name: &str| esbuild.style(&repository.join("style").join(name));
    fs::write(&esbuild.glue, glue)?;
    fs::write(&esbuild.style, style("index.css")?)?;
    let page_style = style("page.css")?;
    let page_style_name = hashed("page", "css", page_style.as_bytes());
    fs::write(staging.join(&page_style_name), &page_style)?;
    fs::write(embed.join("worry-sorter.css"), style("static.css")?)?;

    // The scripts.
    let script = |name: &str, names: &[(&str, &str)]| {
        esbuild.script(&repository.join("src/element").join(name), names)
    };
    let widget = script("widget.js", &[("WORRY_SORTER_WASM", &wasm_name)])?;
    let widget_name = hashed("widget", "js", widget.as_bytes());
    fs::write(embed.join(&widget_name), &widget)?;
    let element = script(
        "embed.js",
        &[("WORRY_SORTER_WIDGET", &format!("./{widget_name}"))],
    )?;
    fs::write(embed.join("worry-sorter.js"), &element)?;
    let offline_script = script("offline.js", &[])?;

    // The pages.
    let catalogue = Catalogue::from_json(&fs::read_to_string(repository.join(EDITION))?)
        .map_err(|error| anyhow::anyhow!("{EDITION}: {error}"))?;
    let tables = tables::static_tables(&catalogue);
    let source = fs::read_to_string(repository.join("index.html"))?;
    let staged = fs::read_to_string(staging.join("index.html"))?;
    let names = page::Names {
        style: &page_style_name,
        widget: &widget_name,
        wasm: &wasm_name,
    };
    fs::write(
        staging.join("index.html"),
        page::standalone(&staged, &tables, &names)?,
    )?;
    fs::write(
        staging.join("worry-sorter.html"),
        offline::file(&source, &tables, &page_style, &offline_script, &wasm)?,
    )?;
    let article = fs::read_to_string(repository.join("tests/pages/article.html"))?;
    fs::write(
        embed.join("article.html"),
        page::article(&article, &tables)?,
    )?;
    fs::copy(
        repository.join("tests/pages/article.css"),
        embed.join("article.css"),
    )?;
    fs::write(embed.join("snippet.html"), page::snippet(&tables))?;

    for used in ["worry-sorter.js", "worry-sorter_bg.wasm"] {
        fs::remove_file(staging.join(used))?;
    }
    let parts = staging.join("snippets");
    if parts.exists() {
        fs::remove_dir_all(parts)?;
    }
    Ok(())
}

/// A name that changes with the content.
fn hashed(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{extension}", short_hash(&Sha256::digest(bytes)))
}

/// The first 64 bits of a hash, in hexadecimal.
pub(crate) fn short_hash(hash: &[u8]) -> String {
    let begin = hash
        .first_chunk()
        .map_or(0, |bytes| u64::from_be_bytes(*bytes));
    format!("{begin:016x}")
}

/// Reads a file, and names it when that fails.
fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} can't be read", path.display()))
}
