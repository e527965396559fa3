//! `cargo xtask bundle`: makes the final layout from what Trunk has staged.
//!
//! Trunk compiles, runs wasm-bindgen, and calls this as its `post_build` hook on the staging folder.
//! What comes out:
//!
//! - `index.html`, the standalone page;
//! - `worry-sorter.html`, the same as one file that opens without a network;
//! - `embed/`, what a publisher copies: the element, the widget it fetches, the static tables, an example,
//!   pages for frames and for links, and the page on which a snippet is put together ([`publish`]).
//!
//! Names carry a hash of the content, so that a page never meets parts of two builds.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256, Sha384};
use worry_sorter::domain::catalogue::schema;

use crate::setup::Tools;
use crate::{phrases, place};

mod dead;
mod esbuild;
mod glue;
pub(crate) mod languages;
mod offline;
mod order;
mod packed;
pub(crate) mod page;
mod publish;
mod style;
mod tables;
mod unpack;
pub(crate) mod wasm;

use esbuild::Esbuild;
use languages::Import;
pub(crate) use languages::Language;
pub(crate) use page::fill;
pub(crate) use tables::phrases;

/// The variable in the environment with the address where `embed/` will lie.
pub(crate) const ADDRESS: &str = "WORRY_SORTER_ADDRESS";

/// Where `cargo xtask build --catalogue` names a publisher's own content.
pub(crate) const OWN_CATALOGUE: &str = "WORRY_SORTER_CATALOGUE";

/// How a script asks that all its functions be compiled while it comes, beside what the page does: most of the glue's
/// are called as soon as the widget is mounted, and one by one they held up a slow processor for 15 ms.
/// Chromium's explicit compile hints know it (version 136); to others it is a comment.
const ALL_AT_ONCE: &str = "//# allFunctionsCalledOnLoad\n";

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
    phrases::check(&modules)?;

    // The module and its glue; untouched in a build for debugging.
    let module = staging.join("worry-sorter_bg.wasm");
    let mut glue = fs::read_to_string(staging.join("worry-sorter.js"))?;
    let wasm = if released {
        let wasm;
        (wasm, glue) = small(&module, &glue, &work, &modules)?;
        wasm
    } else {
        read(&module)?
    };
    let program = wasm::unpack(&work, &modules)?;
    let wasm = packed::packed(&wasm, &program, &work)?;
    let own = packed::packed(&wasm::own(&module, &work, &modules)?, &program, &work)?;
    let own = Part::write(&embed, "own", "wasm", &own)?;
    let module = Part::write(&embed, "widget", "wasm", &wasm)?;

    // The styles, and all that the scripts import.
    let esbuild = Esbuild {
        program: modules.join(".bin/esbuild"),
        glue: work.join("glue.js"),
        style: work.join("widget.css"),
        sheet: work.join("sheet.css"),
        sentences: work.join("sentences.js"),
        part: repository.join("src/element/part.js"),
        styles: style::staged(&repository.join("style"), &work)?,
        modules: modules.clone(),
    };
    fs::write(&esbuild.glue, glue::maker(&glue)?)?;
    fs::write(&esbuild.style, esbuild.style("index.css")?)?;
    fs::write(&esbuild.sheet, esbuild.style("sheet.css")?)?;
    let page_style = esbuild.style("page.css")?;
    let page_style_name = hashed("page", "css", page_style.as_bytes());
    fs::write(embed.join(&page_style_name), &page_style)?;
    let plain_style = esbuild.style("static.css")?;
    fs::write(embed.join("worry-sorter.css"), plain_style)?;

    // The languages.
    let content = env::var_os(OWN_CATALOGUE).map(PathBuf::from);
    let spoken = languages::all(&repository, content.as_deref())?;
    let languages = lists(&spoken, &own, &esbuild, &work, &embed)?;

    // The scripts.
    let script = |name: &str, languages: &Path, names: &[(&str, &str)]| {
        esbuild.script(&repository.join("src/element").join(name), languages, names)
    };
    let widget = [ALL_AT_ONCE, &script("widget.js", &languages.beside, &[])?].concat();
    let widget = Part::write(&embed, "widget", "js", widget.as_bytes())?;
    let element = script(
        "embed.js",
        &languages.beside,
        &[
            ("WORRY_SORTER_WIDGET", &widget.name),
            ("WORRY_SORTER_WIDGET_HASH", &widget.integrity),
            ("WORRY_SORTER_WASM", &module.name),
            ("WORRY_SORTER_WASM_HASH", &module.integrity),
        ],
    )?;
    fs::write(embed.join("worry-sorter.js"), &element)?;
    let offline_script = script("offline.js", &languages.within, &[])?;
    let alone_script = script("offline.js", &languages.alone, &[])?;

    // The pages.
    let names = page::Names {
        style: &page_style_name,
        widget: &widget,
    };
    let inside = Inside {
        style: &page_style,
        script: &offline_script,
        alone: &alone_script,
        wasm: &deflated(&wasm)?,
    };
    pages(&staging, &spoken, &esbuild, &names, &inside)?;

    for used in ["worry-sorter.js", "worry-sorter_bg.wasm"] {
        fs::remove_file(staging.join(used))?;
    }
    let parts = staging.join("snippets");
    if parts.exists() {
        fs::remove_dir_all(parts)?;
    }
    Ok(())
}

/// What a page holds that has everything within.
struct Inside<'a> {
    /// The page's own style.
    style: &'a str,
    /// The widget's script.
    script: &'a str,
    /// The same for a page in a frame, which has an address.
    alone: &'a str,
    /// The module, packed.
    wasm: &'a [u8],
}

/// Writes all pages.
fn pages(
    staging: &Path,
    languages: &[Language],
    esbuild: &Esbuild,
    names: &page::Names,
    inside: &Inside,
) -> Result<()> {
    let repository = place::repository();
    let embed = staging.join("embed");
    let first = languages.first().context("data/words holds no language")?;
    let tables = tables::static_tables(first);
    let own = env::var_os(OWN_CATALOGUE).map(PathBuf::from);
    let address = env::var(ADDRESS).ok();
    let address = address.as_deref().map(page::Address::read).transpose()?;
    let publishing = publish::Publishing {
        embed: &embed,
        esbuild,
        languages,
        address: address.as_ref(),
        pictures: &own.clone().unwrap_or_else(|| repository.join("pages")),
    };
    let plain = fs::read_to_string(repository.join("index.html"))?;
    let source = page::with_head(&plain, languages, &page::about(first))?;
    let staged = fs::read_to_string(staging.join("index.html"))?;
    let staged = page::with_head(&staged, languages, &publishing.about(first)?)?;
    fs::write(
        staging.join("index.html"),
        page::standalone(&staged, &tables, names, "embed/", page::AT_ONCE)?,
    )?;

    fs::write(
        staging.join("worry-sorter.html"),
        offline::file(
            &source,
            &tables,
            inside.style,
            &offline::Scripts {
                classic: "",
                module: inside.script,
            },
            inside.wasm,
        )?,
    )?;
    publishing.frames(inside.alone, inside.wasm)?;
    publishing.cards(&page::without_trunk(&plain), names)?;
    publishing.snippets()?;
    if own.is_none() {
        publishing.example()?;
        article(&tables, &embed)?;
    }
    snippets(languages, &embed)?;
    schemas(&embed)?;
    Ok(())
}

/// The module and its glue, made small: without what nobody calls, and with short names between the two.
pub(crate) fn small(
    module: &Path,
    glue: &str,
    work: &Path,
    modules: &Path,
) -> Result<(Vec<u8>, String)> {
    let glue = glue::of_the_widget(glue);
    let (wasm, names) = wasm::optimised(module, &glue::exports(&glue), work, modules)?;
    let glue = glue::with_names(&glue, &glue::Names::read(&names));
    Ok((wasm, glue))
}

/// The scripts that list the languages.
struct Lists {
    /// The first language within the list, the others in files beside it.
    beside: PathBuf,
    /// All languages within the list.
    within: PathBuf,
    /// The same with the QR code within.
    alone: PathBuf,
}

/// Writes the languages, and the scripts that list them with what else comes when it is wanted.
/// `own` is the module that checks a page's own catalogue.
fn lists(
    spoken: &[Language],
    own: &Part,
    esbuild: &Esbuild,
    work: &Path,
    embed: &Path,
) -> Result<Lists> {
    let lists = Lists {
        beside: work.join("languages.js"),
        within: work.join("languages-within.js"),
        alone: work.join("languages-alone.js"),
    };
    fs::write(&esbuild.sentences, languages::sentences(spoken))?;
    let script_of = |language: &Language| format!("./{}.js", language.tag);
    let mut files = Vec::new();
    for (at, language) in spoken.iter().enumerate() {
        let path = work.join(script_of(language));
        fs::write(&path, language.script())?;
        if at > 0 {
            let script = esbuild.script(&path, &lists.beside, &[])?;
            let stem = format!("language-{}", language.tag);
            let part = Part::write(embed, &stem, "js", script.as_bytes())?;
            files.push((language.tag.clone(), part));
        }
    }
    let import = |language: &Language| {
        let file = files.iter().find(|(tag, _)| *tag == language.tag);
        file.map_or_else(
            || Import::Within(script_of(language)),
            |(_, part)| Import::Wanted(part),
        )
    };
    let wanted = |stem: &str, names: &[(&str, &str)]| -> Result<String> {
        let script = place::repository().join(format!("src/element/{stem}.js"));
        let script = esbuild.script(&script, &lists.beside, names)?;
        Ok(Part::write(embed, stem, "js", script.as_bytes())?.import())
    };
    let qr = wanted("qr", &[])?;
    let sheet = wanted("sheet", &[])?;
    let own = wanted(
        "own",
        &[
            ("WORRY_SORTER_OWN", &own.name),
            ("WORRY_SORTER_OWN_HASH", &own.integrity),
        ],
    )?;
    fs::write(
        &lists.beside,
        languages::list(
            spoken,
            &[("qr", &qr), ("sheet", &sheet), ("own", &own)],
            import,
        ),
    )?;
    // What has all within has the catalogue that it was built with. A file on a disk has no address that a QR code
    // could hold; a page in a frame has one.
    let within = |stem: &str| {
        let script = place::repository().join(format!("src/element/{stem}.js"));
        format!("import({})", json!(script))
    };
    let (qr, sheet) = (within("qr"), within("sheet"));
    for (path, qr) in [(&lists.within, "({})"), (&lists.alone, &qr)] {
        let parts = [("qr", qr), ("sheet", &sheet), ("own", "({})")];
        let all = languages::list(spoken, &parts, |language| {
            Import::Within(script_of(language))
        });
        fs::write(path, all)?;
    }
    Ok(lists)
}

/// Writes an article on the edition's subject with the widget in it.
fn article(tables: &str, embed: &Path) -> Result<()> {
    let pages = place::repository().join("tests/pages");
    let source = fs::read_to_string(pages.join("article.html"))?;
    fs::write(embed.join("article.html"), page::article(&source, tables)?)?;
    fs::copy(pages.join("article.css"), embed.join("article.css"))?;
    Ok(())
}

/// Writes what a publisher pastes, in each language.
fn snippets(spoken: &[Language], embed: &Path) -> Result<()> {
    for (at, language) in spoken.iter().enumerate() {
        let tag = (at > 0).then_some(language.tag.as_str());
        let name = tag.map_or_else(
            || "snippet.html".to_owned(),
            |tag| format!("snippet.{tag}.html"),
        );
        let tables = tables::static_tables(language);
        fs::write(embed.join(name), page::snippet(&tables, tag))?;
    }
    Ok(())
}

/// Writes what a publisher's editor checks their own content with.
fn schemas(embed: &Path) -> Result<()> {
    for (name, schema) in [
        ("catalogue", schema::catalogue()),
        ("facts", schema::facts()),
    ] {
        let text = serde_json::to_string_pretty(&schema)?;
        fs::write(embed.join(format!("{name}.schema.json")), text + "\n")?;
    }
    Ok(())
}

/// Packs bytes as browsers unpack them (RFC 1951, "deflate-raw"), as small as it goes.
fn deflated(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(
        zopfli::Options::default(),
        zopfli::Format::Deflate,
        bytes,
        &mut packed,
    )?;
    Ok(packed)
}

/// A file of the widget that another one asks for, by its hash.
pub(crate) struct Part {
    /// Its name, which changes with its bytes.
    name: String,
    /// The hash that a browser holds it to.
    integrity: String,
}

impl Part {
    /// Writes the file.
    fn write(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<Self> {
        let name = hashed(stem, extension, bytes);
        fs::write(folder.join(&name), bytes)?;
        let integrity = integrity(bytes);
        Ok(Self { name, integrity })
    }

    /// The expression that imports it; see src/element/part.js.
    fn import(&self) -> String {
        format!("part({:?}, {:?})", self.name, self.integrity)
    }
}

/// The hash of a file as a browser checks it.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
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

/// Reads a text, and names its file when that fails.
fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))
}

/// Reads a file, and names it when that fails.
fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} can't be read", path.display()))
}
