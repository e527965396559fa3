//! The languages: what `data/` holds of each, and the scripts that bring them to the widget.
//!
//! A language is there when `data/words` has its file. The first one comes with the widget's script;
//! each other is a file of its own, which is loaded when it is wanted.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use worry_sorter::domain::catalogue::{Catalogue, Facts, Phrases};
use worry_sorter::words::Words;

/// The language that the widget speaks unless the page or the reader wants another.
const FIRST: &str = "ja";

/// Where the words lie, and the edition.
const WORDS: &str = "data/words";
const EDITION: &str = "data/2025-12";

/// What a page says around the widget, and where the widget does not start.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    /// The title of the standalone page.
    pub(super) title: String,
    /// What it is about, for those who list pages.
    pub(super) description: String,
    /// Its heading, with phrase ends.
    pub(super) heading: String,
    /// What stands under the heading, with phrase ends.
    pub(super) intro: String,
    /// Beneath the static tables, where no script runs; with phrase ends.
    pub(super) static_status: String,
    /// The same where the browser is too old.
    browser: String,
    /// The same where the page's policy forbids WebAssembly.
    policy: String,
    /// The same where a file does not come.
    missing: String,
    /// The same where the widget did not start.
    stopped: String,
    /// The same where the edition that the page names is not there.
    edition: String,
    /// The same where the page's own catalogue can't be used.
    catalogue: String,
}

/// What pages for publishers say, by names.
pub(crate) struct Publish(BTreeMap<String, String>);

impl Publish {
    fn read(text: &str) -> Result<Self> {
        Ok(Self(serde_json::from_str(text)?))
    }

    /// A text with its phrase ends.
    pub(crate) fn word(&self, name: &str) -> Result<Phrases> {
        let text = self.0.get(name).map(|text| text.as_str().into());
        text.with_context(|| format!("{WORDS}/publish.*.json has no text for {name}."))
    }
}

/// One language.
pub(crate) struct Language {
    /// Its BCP 47 tag.
    pub(crate) tag: String,
    /// The interface's words by their names.
    pub(super) words: BTreeMap<String, String>,
    /// The edition.
    pub(crate) catalogue: Catalogue,
    /// What pages say.
    pub(super) page: Page,
    /// What pages for publishers say.
    pub(crate) publish: Publish,
    /// The text that the widget reads: words, catalogue and facts, joined by a zero.
    text: String,
}

/// All languages, the first one first.
pub(crate) fn all(repository: &Path) -> Result<Vec<Language>> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(repository.join(WORDS))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let tag = name.strip_suffix(".json").unwrap_or_default();
        if !tag.is_empty() && !tag.contains('.') {
            tags.push(tag.to_owned());
        }
    }
    tags.sort_by_key(|tag| (tag != FIRST, tag.clone()));
    tags.into_iter().map(|tag| one(repository, tag)).collect()
}

fn one(repository: &Path, tag: String) -> Result<Language> {
    let words_text = file(repository, &format!("{WORDS}/{tag}.json"))?;
    let page = file(repository, &format!("{WORDS}/page.{tag}.json"))?;
    let catalogue_text = file(repository, &format!("{EDITION}/{tag}.json"))?;
    let facts_text = file(repository, &format!("{EDITION}/facts.{tag}.json"))?;
    let words: BTreeMap<String, String> = serde_json::from_str(&words_text)?;
    ensure!(
        words.len() == Words::NAMES.len(),
        "{WORDS}/{tag}.json has {} texts, not {}.",
        words.len(),
        Words::NAMES.len()
    );
    let lines: Result<Vec<&str>> = Words::NAMES
        .iter()
        .map(|&name| {
            let line = words.get(name).map(String::as_str);
            line.with_context(|| format!("{WORDS}/{tag}.json has no text for {name}."))
        })
        .collect();
    let catalogue = Catalogue::from_json(&catalogue_text)
        .map_err(|error| anyhow!("{EDITION}/{tag}.json: {error}"))?;
    Facts::from_json(&facts_text)
        .map_err(|error| anyhow!("{EDITION}/facts.{tag}.json: {error}"))?;
    let text = [
        lines?.join("\n"),
        small(&catalogue_text)?,
        small(&facts_text)?,
    ]
    .join("\0");
    Ok(Language {
        page: serde_json::from_str(&page).with_context(|| format!("{WORDS}/page.{tag}.json"))?,
        publish: Publish::read(&file(repository, &format!("{WORDS}/publish.{tag}.json"))?)
            .with_context(|| format!("{WORDS}/publish.{tag}.json"))?,
        tag,
        words,
        catalogue,
        text,
    })
}

/// A file's text; an error names it.
fn file(repository: &Path, path: &str) -> Result<String> {
    fs::read_to_string(repository.join(path)).with_context(|| format!("{path} can't be read"))
}

/// A JSON text without the space between its parts.
fn small(text: &str) -> Result<String> {
    Ok(serde_json::from_str::<Value>(text)?.to_string())
}

impl Language {
    /// A text of the interface.
    pub(crate) fn word(&self, name: &str) -> &str {
        self.words.get(name).map_or("", String::as_str)
    }

    /// The script that hands the language over.
    pub(super) fn script(&self) -> String {
        format!("export default {};\n", json!(self.text))
    }
}

/// The script that lists the languages, and brings the QR code. `import` names where a language is imported from:
/// at once, or by the address of a file that is loaded when it is wanted.
pub(super) fn list(
    languages: &[Language],
    qr: &str,
    import: impl Fn(&Language) -> Import,
) -> String {
    let mut imports = Vec::new();
    let mut entries = Vec::new();
    for (at, language) in languages.iter().enumerate() {
        let (tag, name) = (json!(language.tag), json!(language.word("language_name")));
        let load = match import(language) {
            Import::Within(path) => {
                imports.push(format!("import text{at} from {};\n", json!(path)));
                format!("async () => text{at}")
            }
            Import::Wanted(path) => {
                format!("async () => (await import({})).default", json!(path))
            }
        };
        entries.push(format!("  {tag}: {{ name: {name}, load: {load} }},\n"));
    }
    let (imports, entries) = (imports.concat(), entries.concat());
    let first = languages.first().map(|language| &language.catalogue);
    let key = json!(first.map(|first| ["worry-sorter:", &first.catalogue].concat()));
    let editions = json!(Vec::from_iter(first.map(|first| &first.edition)));
    format!(
        "{imports}export const key = {key};\nexport const editions = {editions};\nexport const languages = {{\n{entries}}};\nexport const qr = async () => {qr};\n"
    )
}

/// How a language comes to the widget.
pub(super) enum Import {
    /// As a part of the script.
    Within(String),
    /// From this address, when it is wanted.
    Wanted(String),
}

/// The script with the sentences for when the widget does not start.
pub(super) fn sentences(languages: &[Language]) -> String {
    let of = |language: &Language| {
        let Page {
            browser,
            policy,
            missing,
            stopped,
            edition,
            catalogue,
            ..
        } = &language.page;
        let sentences = json!({
            "browser": browser, "policy": policy, "missing": missing, "stopped": stopped,
            "edition": edition, "catalogue": catalogue,
        });
        (language.tag.clone(), sentences)
    };
    let all: serde_json::Map<String, Value> = languages.iter().map(of).collect();
    format!(
        "export const first = {};\nexport default {};\n",
        json!(FIRST),
        Value::Object(all)
    )
}
