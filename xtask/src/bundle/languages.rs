//! The languages: what `data/` holds of each, and the scripts that bring them to the widget.
//!
//! A language is there when `data/words` has its file. The first one comes with the widget's script;
//! each other is a file of its own, which is loaded when it is wanted.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use worry_sorter::domain::catalogue::{Catalogue, Facts, Phrases};
use worry_sorter::words::{Words, plain};

use super::{Part, read_text};

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
    /// The interface's words.
    pub(crate) words: &'static Words,
    /// The edition.
    pub(crate) catalogue: Catalogue,
    /// What pages say.
    pub(super) page: Page,
    /// What pages for publishers say.
    pub(crate) publish: Publish,
    /// The text that the widget reads: words, catalogue and facts as lines, joined by a zero.
    text: String,
    /// The catalogue and the facts as JSON.
    content: [String; 2],
}

/// All languages that the content is in, the first one first. `own` is a publisher's content in place of the edition:
/// a folder like that of the edition, or one file.
pub(crate) fn all(repository: &Path, own: Option<&Path>) -> Result<Vec<Language>> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(repository.join(WORDS))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let tag = name.strip_suffix(".json").unwrap_or_default();
        if !tag.is_empty() && !tag.contains('.') {
            tags.push(tag.to_owned());
        }
    }
    tags.sort_by_key(|tag| (tag != FIRST, tag.clone()));
    let mut languages = Vec::new();
    for tag in tags {
        let content = match own {
            None => Content::of(&repository.join(EDITION), &tag)?,
            Some(folder) if folder.is_dir() => Content::of(folder, &tag)?,
            Some(file) => Content::in_one(file, &tag)?,
        };
        languages.extend(
            content
                .map(|content| one(repository, tag, content, own.is_some()))
                .transpose()?,
        );
    }
    ensure!(
        !languages.is_empty(),
        "The content is in none of the languages of {WORDS}."
    );
    Ok(languages)
}

/// An edition in one language.
struct Content {
    catalogue: Catalogue,
    facts: Facts,
    /// Both as they stand in their files.
    json: [String; 2],
}

impl Content {
    /// What a folder holds in a language, if it holds anything.
    fn of(folder: &Path, tag: &str) -> Result<Option<Self>> {
        let path = folder.join(format!("{tag}.json"));
        if !path.exists() {
            return Ok(None);
        }
        let facts = folder.join(format!("facts.{tag}.json"));
        Self::read(&path, Some(facts).filter(|facts| facts.exists()), tag).map(Some)
    }

    /// What one file holds, if it is in that language.
    fn in_one(path: &Path, tag: &str) -> Result<Option<Self>> {
        let content = Self::read(path, None, tag)?;
        Ok((content.catalogue.language == tag).then_some(content))
    }

    fn read(path: &Path, facts: Option<PathBuf>, tag: &str) -> Result<Self> {
        let catalogue = read_text(path)?;
        let (facts_path, facts) = match facts {
            Some(facts) => (facts.display().to_string(), read_text(&facts)?),
            None => (String::new(), no_facts(tag)),
        };
        Ok(Self {
            catalogue: Catalogue::from_json(&catalogue)
                .map_err(|error| anyhow!("{}: {error}", path.display()))?,
            facts: Facts::from_json(&facts).map_err(|error| anyhow!("{facts_path}: {error}"))?,
            json: [catalogue, facts],
        })
    }
}

fn no_facts(tag: &str) -> String {
    json!({ "language": tag, "facts": [] }).to_string()
}

fn one(repository: &Path, tag: String, content: Content, own: bool) -> Result<Language> {
    let folder = repository.join(WORDS);
    let words: BTreeMap<String, String> =
        serde_json::from_str(&read_text(&folder.join(format!("{tag}.json")))?)?;
    let page = read_text(&folder.join(format!("page.{tag}.json")))?;
    ensure!(
        words.len() == Words::NAMES.len(),
        "{WORDS}/{tag}.json has {} texts, not {}.",
        words.len(),
        Words::NAMES.len()
    );
    let lines: Result<Vec<String>> = Words::NAMES
        .iter()
        .enumerate()
        .map(|(place, &name)| {
            let text = words.get(name);
            let text =
                text.with_context(|| format!("{WORDS}/{tag}.json has no text for {name}."))?;
            Words::line(place, text)
                .map_err(|_| anyhow!("{WORDS}/{tag}.json: {name} has a gap that nobody fills."))
        })
        .collect();
    let mut lines = lines?;
    let Content {
        catalogue,
        facts,
        json: [catalogue_json, facts_json],
    } = content;
    for own in Words::own(&catalogue).lines() {
        if let Some((place, text)) = own.split_once(' ') {
            text.clone_into(&mut lines[place.parse::<usize>()?]);
        }
    }
    let lines = lines.join("\n");
    let words = Words::from_lines(&lines).map_err(|error| anyhow!("{error}"))?;
    let mut page: Page =
        serde_json::from_str(&page).with_context(|| format!("{WORDS}/page.{tag}.json"))?;
    if own {
        page.title = plain(words.title());
        page.description = catalogue.title.plain();
        page.heading = catalogue.title.marked().into();
        page.intro = String::new();
    }
    let text = [
        lines,
        catalogue.clone().brief().to_lines(),
        facts.to_lines(),
    ]
    .join("\0");
    Ok(Language {
        publish: Publish::read(&read_text(&folder.join(format!("publish.{tag}.json")))?)
            .with_context(|| format!("{WORDS}/publish.{tag}.json"))?,
        tag,
        words,
        catalogue,
        page,
        text,
        content: [small(&catalogue_json)?, small(&facts_json)?],
    })
}

/// A JSON text without the space between its parts.
fn small(text: &str) -> Result<String> {
    Ok(serde_json::from_str::<Value>(text)?.to_string())
}

impl Language {
    /// The catalogue and its facts, as JSON.
    pub(super) fn content(&self) -> impl Iterator<Item = &str> {
        self.content.iter().map(String::as_str)
    }

    /// The script that hands the language over.
    pub(super) fn script(&self) -> String {
        format!("export default {};\n", json!(self.text))
    }
}

/// The script that lists the languages. `import` names where a language is imported from: at once, or from a file that
/// is loaded when it is wanted; `parts` are what else comes when it is wanted, by names, each as an expression.
pub(super) fn list<'a>(
    languages: &[Language],
    parts: &[(&str, &str)],
    import: impl Fn(&Language) -> Import<'a>,
) -> String {
    let mut imports = Vec::new();
    let mut entries = Vec::new();
    for (at, language) in languages.iter().enumerate() {
        let (tag, name) = (json!(language.tag), json!(language.words.language_name()));
        let load = match import(language) {
            Import::Within(path) => {
                imports.push(format!("import text{at} from {};\n", json!(path)));
                format!("async () => text{at}")
            }
            Import::Wanted(part) => format!("async () => (await {}).default", part.import()),
        };
        entries.push(format!("  {tag}: {{ name: {name}, load: {load} }},\n"));
    }
    let (imports, entries) = (imports.concat(), entries.concat());
    let part =
        |(name, brings): &(&str, &str)| format!("export const {name} = async () => {brings};\n");
    let parts: String = parts.iter().map(part).collect();
    let catalogue = languages.first().map(|language| &language.catalogue);
    let name = json!(catalogue.map(|catalogue| &catalogue.catalogue));
    let tag = json!(catalogue.map(|catalogue| catalogue.tag));
    let editions = json!(Vec::from_iter(
        catalogue.map(|catalogue| &catalogue.edition)
    ));
    format!(
        "import {{ part }} from \"worry-sorter-part\";\n{imports}export const catalogue = {name};\nexport const tag = {tag};\nexport const editions = {editions};\n\
         export const languages = {{\n{entries}}};\n{parts}"
    )
}

/// How a language comes to the widget.
pub(super) enum Import<'a> {
    /// As a part of the script.
    Within(String),
    /// From a file of its own, when it is wanted.
    Wanted(&'a Part),
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
        json!(languages.first().map(|language| &language.tag)),
        Value::Object(all)
    )
}
