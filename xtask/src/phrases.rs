//! `cargo xtask phrases`: marks the phrase ends of all Japanese texts in `data/` anew; every build checks them.
//!
//! `BudouX` finds the phrases. `data/phrases.ja.json` corrects it: in a correction, `|` is a break and `_` is none,
//! wherever the text around them stands; a later correction wins. A text named there under `as_written` keeps its own
//! marks: it is heard and not seen, or stands where nothing breaks. So does a mark at a text's very beginning or end,
//! which is for what it is joined with.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::command::output;
use crate::place;
use crate::setup::Tools;

/// Where `BudouX` is corrected.
const CORRECTIONS: &str = "data/phrases.ja.json";

/// How the names of the files with Japanese texts end, in `data/` and the folders in it.
const JAPANESE: &str = "ja.json";

/// Asks `BudouX`.
const BUDOUX: &str = include_str!("phrases/budoux.js");

/// What a native reader wants otherwise.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corrections {
    corrections: Vec<String>,
    /// The names of texts by their file; `*` at the end stands for the rest of a name.
    as_written: BTreeMap<String, Vec<String>>,
}

/// A text of a file.
struct Text {
    /// The file, from `data/` on.
    file: String,
    /// Its place in the file.
    key: String,
    /// The text as it stands there.
    written: String,
    /// The text as it should be.
    wanted: String,
}

/// Writes the marks of all texts.
pub(crate) fn run() -> Result<()> {
    let data = place::repository().join("data");
    let mut count = 0;
    for text in different(&Tools::node_modules()?)? {
        let file = data.join(&text.file);
        let literal = |text: &str| serde_json::to_string(text);
        let before = fs::read_to_string(&file)?;
        let after = before.replace(&literal(&text.written)?, &literal(&text.wanted)?);
        fs::write(&file, after).with_context(|| format!("{} can't be written", file.display()))?;
        println!(
            "{} {}\n  {}\n  {}",
            text.file, text.key, text.written, text.wanted
        );
        count += 1;
    }
    println!("{count} texts are marked otherwise now.");
    Ok(())
}

/// Fails if a text is marked otherwise than it should be.
pub(crate) fn check(node_modules: &Path) -> Result<()> {
    let lines: Vec<String> = different(node_modules)?
        .iter()
        .map(|text| {
            let Text {
                file,
                key,
                written,
                wanted,
            } = text;
            format!("data/{file}, {key}:\n  is      {written}\n  should be {wanted}")
        })
        .collect();
    if !lines.is_empty() {
        bail!(
            "{}\n`cargo xtask phrases` marks them; what BudouX gets wrong is corrected in {CORRECTIONS}.",
            lines.join("\n")
        );
    }
    Ok(())
}

/// The texts that are marked otherwise than they should be.
fn different(node_modules: &Path) -> Result<Vec<Text>> {
    let corrections = fs::read_to_string(place::repository().join(CORRECTIONS))?;
    let corrections: Corrections =
        serde_json::from_str(&corrections).with_context(|| format!("{CORRECTIONS} is wrong"))?;
    let mut texts = texts(&corrections)?;
    let plain: Vec<String> = texts
        .iter()
        .map(|text| text.written.replace('|', ""))
        .collect();
    for (text, phrases) in texts.iter_mut().zip(phrases(node_modules, &plain)?) {
        text.wanted = with_edges(
            &text.written,
            &corrected(&phrases, &corrections.corrections),
        );
    }
    texts.retain(|text| text.wanted != text.written);
    Ok(texts)
}

/// All texts that are to be marked.
fn texts(corrections: &Corrections) -> Result<Vec<Text>> {
    let data = place::repository().join("data");
    let mut texts = Vec::new();
    for path in files(&data)? {
        let file = path.strip_prefix(&data)?.to_string_lossy().into_owned();
        let content: Value = serde_json::from_str(&fs::read_to_string(&path)?)
            .with_context(|| format!("{} can't be read", path.display()))?;
        let mut found = Vec::new();
        gather(&content, String::new(), &mut found);
        let own = corrections.as_written.get(&file);
        let is_own =
            |key: &str| own.is_some_and(|names| names.iter().any(|name| names_it(name, key)));
        found.retain(|(key, text)| text.chars().any(is_japanese) && !is_own(key));
        texts.extend(found.into_iter().map(|(key, written)| Text {
            file: file.clone(),
            key,
            written,
            wanted: String::new(),
        }));
    }
    Ok(texts)
}

/// Whether a name, perhaps with `*` at its end, is that of a text.
fn names_it(name: &str, key: &str) -> bool {
    name.strip_suffix('*')
        .map_or(name == key, |begin| key.starts_with(begin))
}

/// The files with Japanese texts in a folder and those within it, in a fixed order.
fn files(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if name.ends_with(JAPANESE) && !path.ends_with(Path::new(CORRECTIONS)) {
            found.insert(path);
        }
    }
    let corrections = place::repository().join(CORRECTIONS);
    found.remove(&corrections);
    Ok(found)
}

/// Gathers the texts in a value, each with its place.
fn gather(value: &Value, place: String, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((place, text.clone())),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                gather(item, format!("{place}[{at}]"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let point = if place.is_empty() { "" } else { "." };
                gather(field, format!("{place}{point}{name}"), found);
            }
        }
        _ => {}
    }
}

/// Whether a character is kana or a Chinese character.
fn is_japanese(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

/// The phrases of each text, as `BudouX` finds them.
fn phrases(node_modules: &Path, texts: &[String]) -> Result<Vec<Vec<String>>> {
    let list = place::target().join("phrases.json");
    fs::create_dir_all(place::target())?;
    fs::write(&list, serde_json::to_string(texts)?)?;
    let found = output(
        Command::new("node")
            .args(["--input-type=module", "--eval", BUDOUX])
            .arg(&list)
            .current_dir(node_modules),
    )?;
    Ok(serde_json::from_str(&found)?)
}

/// A text with its phrase ends, corrected.
fn corrected(phrases: &[String], corrections: &[String]) -> String {
    let plain: Vec<char> = phrases.iter().flat_map(|phrase| phrase.chars()).collect();
    let mut ends = BTreeSet::new();
    let mut at = 0;
    for phrase in phrases {
        at += phrase.chars().count();
        ends.insert(at);
    }
    for correction in corrections {
        let around: Vec<char> = correction.chars().filter(|sign| !is_mark(*sign)).collect();
        let begins = (0..plain.len()).filter(|&at| plain[at..].starts_with(&around));
        for mut at in begins {
            for sign in correction.chars() {
                match sign {
                    '|' => drop(ends.insert(at)),
                    '_' => drop(ends.remove(&at)),
                    _ => at += 1,
                }
            }
        }
    }
    let mut marked = String::new();
    for (at, character) in plain.iter().enumerate() {
        if at > 0 && ends.contains(&at) {
            marked.push('|');
        }
        marked.push(*character);
    }
    marked
}

/// Whether a sign of a correction says where a text breaks.
fn is_mark(sign: char) -> bool {
    matches!(sign, '|' | '_')
}

/// A text with the marks that another one has at its beginning and its end.
fn with_edges(written: &str, marked: &str) -> String {
    let mark = |is_there: bool| if is_there { "|" } else { "" };
    let (begin, end) = (mark(written.starts_with('|')), mark(written.ends_with('|')));
    [begin, marked, end].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(phrases: &[&str], corrections: &[&str]) -> String {
        let own = |texts: &[&str]| {
            texts
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>()
        };
        corrected(&own(phrases), &own(corrections))
    }

    #[test]
    fn a_correction_breaks_and_joins_wherever_its_text_stands() {
        let found = ["とても", "気に", "なる", "所が", "気に", "ならない"];
        assert_eq!(text(&found, &[]), "とても|気に|なる|所が|気に|ならない");
        assert_eq!(
            text(&found, &["気に_な"]),
            "とても|気になる|所が|気にならない"
        );
        assert_eq!(
            text(&found, &["気に_な", "気|に"]),
            "とても|気|になる|所が|気|にならない"
        );
        assert_eq!(text(&["1か", "所です"], &["か_所|"]), "1か所|です");
        assert_eq!(text(&["この", "道"], &["この_", "|この"]), "この道");
    }

    #[test]
    fn marks_at_the_edges_are_the_writers_own() {
        assert_eq!(with_edges("|（内容）", "（内容）"), "|（内容）");
        assert_eq!(with_edges("、|", "、"), "、|");
        assert_eq!(with_edges("道|具", "道具"), "道具");
    }

    #[test]
    fn a_text_is_named_by_its_place_or_its_beginning() {
        assert!(names_it("said_*", "said_up") && names_it("up", "up"));
        assert!(!names_it("up", "up_to") && !names_it("said_*", "title"));
        let mut found = Vec::new();
        let value = serde_json::json!({ "cards": [{ "known": "道" }] });
        gather(&value, String::new(), &mut found);
        assert_eq!(found, [("cards[0].known".to_owned(), "道".to_owned())]);
    }
}
