//! The pages of the benchmark, each in a folder of its own: benches/pages put together with what was built.
//!
//! All have the same shell. Nothing is done for one that is not done for the others: scripts are minified by the same
//! esbuild, both WebAssembly modules are compiled and made small in the same way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::build::SMALL;
use crate::bundle::{page, small};
use crate::setup::Tools;
use crate::{command, place};

/// How many cards the lists have.
const COUNTS: [usize; 3] = [12, 200, 1000];

/// Packs every file of a folder as brotli does at its best, into a file beside it.
const PACK: &str = "
const fs = require('fs'), zlib = require('zlib');
const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 };
for (const file of fs.readdirSync(process.argv[1], { recursive: true, withFileTypes: true })) {
  if (!file.isFile()) continue;
  const path = `${file.parentPath ?? file.path}/${file.name}`;
  fs.writeFileSync(`${path}.br`, zlib.brotliCompressSync(fs.readFileSync(path), { params }));
}";

/// Makes the folder of pages.
pub(super) fn build(tools: &Tools) -> Result<PathBuf> {
    let pages = Pages {
        esbuild: tools.node_modules.join(".bin/esbuild"),
        source: place::repository().join("benches/pages"),
        site: place::target().join("bench/site"),
        work: place::target().join("bench/work"),
    };
    if pages.site.exists() {
        fs::remove_dir_all(&pages.site)?;
    }
    fs::create_dir_all(&pages.work)?;
    pages.tables()?;
    pages.lists()?;
    pages.leptos(tools)?;
    pages.bytes()?;
    pages.offline_tables()?;
    command::run(Command::new("node").args(["--eval", PACK]).arg(&pages.site))?;
    Ok(pages.site)
}

struct Pages {
    esbuild: PathBuf,
    source: PathBuf,
    /// What is served.
    site: PathBuf,
    /// What lies between.
    work: PathBuf,
}

impl Pages {
    /// The tables alone, and with the widget: what a publisher pastes, whole, to be loaded at once, and without its script.
    fn tables(&self) -> Result<()> {
        let embed = place::dist().join("embed");
        let snippet = fs::read_to_string(embed.join("snippet.html"))?;
        // The browser tells when what bears this is painted.
        let snippet = snippet.replacen("<caption", "<caption elementtiming=\"tables\"", 1);
        ensure!(
            snippet.contains("elementtiming"),
            "The snippet has no caption."
        );
        let begin = snippet
            .find("<div class=\"worry-static\"")
            .context("The snippet has no tables.")?;
        let (tables, _) = snippet[begin..]
            .split_once("</worry-sorter>")
            .context("The snippet's element does not end.")?;
        let head = "<link rel=\"stylesheet\" href=\"article.css\">";
        let (before, after) = snippet
            .split_once("<script")
            .context("The snippet has no script.")?;
        let (_, after) = after
            .split_once("</script>")
            .context("The snippet's script does not end.")?;
        let styled = [before, after].concat();
        let eager = snippet.replacen("<worry-sorter", "<worry-sorter loading=\"eager\"", 1);
        for (name, body) in [
            ("tables", tables),
            ("styled", &styled),
            ("ours", &snippet),
            ("eager", &eager),
        ] {
            self.page(name, head, body)?;
            fs::copy(
                embed.join("article.css"),
                self.site.join(name).join("article.css"),
            )?;
        }
        copy(&embed, &self.site.join("styled"))?;
        copy(&embed, &self.site.join("ours"))?;
        copy(&embed, &self.site.join("eager"))?;
        self.near(head, &styled)?;
        for &count in &COUNTS[1..] {
            let name = format!("ours-{count}");
            let (before, after) = snippet
                .split_once("</worry-sorter>")
                .context("The snippet's element does not end.")?;
            let own = format!(
                "<script type=\"application/json\">{}</script>\n</worry-sorter>",
                catalogue(count)?
            );
            self.page(&name, head, &[before, &own, after].concat())?;
            copy(&embed, &self.site.join(name))?;
        }
        copy(&place::dist(), &self.site.join("page"))?;
        copy(&embed, &self.site.join("page/embed"))
    }

    /// The list by hand below the widget's tables, fetched when it nears the screen, as the widget is.
    fn near(&self, head: &str, tables: &str) -> Result<()> {
        let script = "<script type=\"module\" async src=\"near.js\"></script>\n<link";
        let tables = tables.replacen("<link", script, 1);
        ensure!(tables.contains("near.js"), "The snippet has no style.");
        let head = format!("{head}\n{}", self.list_style()?);
        self.page("near", &head, &(tables + &cards(COUNTS[0])?))?;
        let folder = self.site.join("near");
        let near = self.script(&self.source.join("near.js"), &["--external:./list.js"])?;
        fs::write(folder.join("near.js"), near)?;
        fs::write(
            folder.join("list.js"),
            self.script(&self.source.join("list.js"), &[])?,
        )?;
        copy(&place::dist().join("embed"), &folder)
    }

    /// A script or a style, made small.
    fn script(&self, entry: &Path, options: &[&str]) -> Result<String> {
        command::output(
            Command::new(&self.esbuild)
                .env("NODE_PATH", Tools::react()?)
                .arg(entry)
                .args(["--bundle", "--minify", "--format=esm", "--charset=utf8"])
                .arg("--log-level=warning")
                .args(options),
        )
    }

    /// The lists' style, in an element.
    fn list_style(&self) -> Result<String> {
        let style = self.script(&self.source.join("list.css"), &[])?;
        Ok(format!("<style>{}</style>", style.trim()))
    }

    /// The list by hand and the list in React, for every number of cards; and the one by hand as a single file.
    fn lists(&self) -> Result<()> {
        let by_hand = self.script(&self.source.join("list.js"), &[])?;
        let react = self.script(
            &self.source.join("react/list.jsx"),
            &[
                "--jsx=automatic",
                "--define:process.env.NODE_ENV=\"production\"",
            ],
        )?;
        let head = self.list_style()?;
        for count in COUNTS {
            let cards = cards(count)?;
            let linked = cards.clone() + "<script type=\"module\" src=\"list.js\"></script>";
            for (name, script) in [("list", &by_hand), ("react", &react)] {
                let name = format!("{name}-{count}");
                self.page(&name, &head, &linked)?;
                fs::write(self.site.join(name).join("list.js"), script)?;
            }
            if count == COUNTS[0] {
                let within = cards + "<script type=\"module\">" + &by_hand + "</script>";
                self.page("file", &head, &within)?;
            }
        }
        Ok(())
    }

    /// The hello world in Leptos, compiled and made small like the widget's module.
    fn leptos(&self, tools: &Tools) -> Result<()> {
        command::run(
            command::cargo(&["build", "--quiet", "--release", "--package", "hello"])
                .args(["--target", "wasm32-unknown-unknown"])
                .envs(SMALL),
        )?;
        let built = place::target().join("wasm32-unknown-unknown/release/hello.wasm");
        command::run(
            Command::new(tools.wasm_bindgen.join("wasm-bindgen"))
                .args(["--target", "web", "--no-typescript", "--out-dir"])
                .args([&self.work, &built]),
        )?;
        let glue = fs::read_to_string(self.work.join("hello.js"))?;
        let module = self.work.join("hello_bg.wasm");
        let (wasm, glue) = small(&module, &glue, &self.work, &tools.node_modules)?;
        let entry = self.work.join("start.js");
        fs::write(self.work.join("glue.js"), glue)?;
        fs::write(
            &entry,
            "import init from \"./glue.js\";\nawait init({ module_or_path: new URL(\"hello.wasm\", import.meta.url) });\n",
        )?;
        let script = self.script(&entry, &[])?;
        // What Trunk writes into a page.
        let head = "<link rel=\"modulepreload\" href=\"hello.js\">\n\
                    <link rel=\"preload\" href=\"hello.wasm\" as=\"fetch\" crossorigin>";
        self.page(
            "leptos",
            head,
            "<script type=\"module\" src=\"hello.js\"></script>",
        )?;
        fs::write(self.site.join("leptos/hello.js"), script)?;
        fs::write(self.site.join("leptos/hello.wasm"), wasm)?;
        Ok(())
    }

    /// A page that loads the widget's parts and does nothing with them.
    fn bytes(&self) -> Result<()> {
        self.page(
            "bytes",
            "",
            "<script type=\"module\" async src=\"bytes.js\"></script>",
        )?;
        let folder = self.site.join("bytes");
        let mut parts = Vec::new();
        for file in fs::read_dir(place::dist().join("embed"))? {
            let file = file?;
            let name = file.file_name().to_string_lossy().into_owned();
            if name.starts_with("widget-") {
                fs::copy(file.path(), folder.join(&name))?;
                parts.push(name);
            }
        }
        ensure!(parts.len() == 2, "The widget's parts are {parts:?}.");
        let parts = format!("--define:PARTS={}", json!(parts));
        let script = self.script(&self.source.join("bytes.js"), &[&parts])?;
        let loader = fs::read_to_string(place::dist().join("embed/worry-sorter.js"))?;
        let behind: Vec<_> = loader.lines().map(|line| format!("//{line}\n")).collect();
        fs::write(folder.join("bytes.js"), script + &behind.concat())?;
        Ok(())
    }

    /// The offline file without its scripts: its plain tables.
    fn offline_tables(&self) -> Result<()> {
        let mut offline = fs::read_to_string(place::dist().join("worry-sorter.html"))?;
        while let Some(begin) = offline.find("<script") {
            let end = offline[begin..]
                .find("</script>")
                .context("A script of the offline file does not end.")?;
            offline.replace_range(begin..begin + end + "</script>".len(), "");
        }
        let folder = self.site.join("file-tables");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), offline)?;
        Ok(())
    }

    /// Writes a page: the shell with this head and body.
    fn page(&self, name: &str, head: &str, body: &str) -> Result<()> {
        let shell = fs::read_to_string(self.source.join("shell.html"))?;
        let folder = self.site.join(name);
        fs::create_dir_all(&folder)?;
        let page = page::fill(&shell, &[("head", head), ("body", body)])?;
        fs::write(folder.join("index.html"), page)?;
        Ok(())
    }
}

/// Copies the files of a folder into another, but for those that the other has.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from)? {
        let file = file?;
        let copy = to.join(file.file_name());
        if file.file_type()?.is_file() && !copy.exists() {
            fs::copy(file.path(), copy)?;
        }
    }
    Ok(())
}

/// The first edition's catalogue with so many cards, under a name of its own.
///
/// After the edition's cards come the same again, with a number in their titles.
fn catalogue(count: usize) -> Result<Value> {
    let edition = fs::read_to_string(place::repository().join("data/2025-12/ja.json"))?;
    let mut catalogue: Value = serde_json::from_str(&edition)?;
    let cards = catalogue["cards"]
        .as_array()
        .context("The edition has no cards.")?;
    let card = |at: usize| {
        let mut card = cards[at % cards.len()].clone();
        let again = at / cards.len();
        if again > 0 {
            let more =
                |text: &Value, more: String| json!(text.as_str().unwrap_or("").to_owned() + &more);
            card["number"] = json!(at + 1);
            card["slug"] = more(&card["slug"], format!("-{again}"));
            card["title"] = more(&card["title"], format!("（{}）", again + 1));
        }
        card
    };
    let cards: Vec<Value> = (0..count).map(card).collect();
    catalogue["cards"] = json!(cards);
    catalogue["catalogue"] = json!(format!("bench-{count}"));
    catalogue["tag"] = json!(1023);
    Ok(catalogue)
}

/// Where a list comes, and the titles of its cards.
fn cards(count: usize) -> Result<String> {
    Ok(format!(
        "<div id=\"list\"></div>\n<script type=\"application/json\" id=\"cards\">{}</script>\n",
        json!(titles(count)?)
    ))
}

/// The titles of so many cards.
fn titles(count: usize) -> Result<Vec<String>> {
    let catalogue = catalogue(count)?;
    let cards = catalogue["cards"].as_array().into_iter().flatten();
    let title = |card: &Value| card["title"].as_str().unwrap_or("").replace('|', "");
    Ok(cards.map(title).collect())
}
