//! What `embed/` holds beside the element: the page for frames, the page for links with its picture, and the page
//! on which a publisher puts a snippet together.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, json};
use worry_sorter::domain::catalogue::Phrases;
use worry_sorter::domain::code;
use worry_sorter::domain::record::Record;

use super::esbuild::Esbuild;
use super::languages::{self, Language};
use super::page::{self, Address};
use super::tables::{phrases, static_tables};
use super::{hashed, integrity, offline, read};
use crate::place;

/// What the page in a frame may do. In a sandboxed frame `WebKit` knows no `self`: its first script goes by its hash.
fn framed_policy(script: &str) -> String {
    page::policy(&format!(
        "default-src 'none'; script-src 'self' {} 'wasm-unsafe-eval'; style-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'",
        offline::hash(script)
    ))
}

/// What the page for publishers may do.
const PUBLISH: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'";

/// The page in a frame with everything within.
const ALONE: &str = "frame-alone.html";

/// What the pages are made from.
pub(super) struct Publishing<'a> {
    /// The folder that a publisher copies.
    pub(super) embed: &'a Path,
    /// The scripts' and styles' tool.
    pub(super) esbuild: &'a Esbuild,
    /// The languages, the first one first.
    pub(super) languages: &'a [Language],
    /// Where the folder will lie, if that is known.
    pub(super) address: Option<&'a Address>,
    /// The folder with the pictures beside links: `card.ja.png` and the like, as far as there are some.
    pub(super) pictures: &'a Path,
}

/// The files that a snippet names: the loader and the style of the static tables.
const NAMED: [&str; 2] = ["worry-sorter.js", "worry-sorter.css"];

impl Publishing<'_> {
    /// The name of a file in a language; the first one's has no tag.
    fn localized(&self, stem: &str, end: &str, language: &Language) -> String {
        if self.is_first(language) {
            format!("{stem}.{end}")
        } else {
            format!("{stem}.{}.{end}", language.tag)
        }
    }

    fn is_first(&self, language: &Language) -> bool {
        self.languages
            .first()
            .is_some_and(|first| first.tag == language.tag)
    }

    /// A script of `pages/` for any page.
    fn script(&self, name: &str, names: &[(&str, &str)]) -> Result<String> {
        let entry = place::repository().join("pages").join(name);
        self.esbuild.classic(&entry, names)
    }

    /// A style; its name changes with its content.
    fn style(&self, stem: &str) -> Result<(String, String)> {
        let style = self.esbuild.style(&format!("{stem}.css"))?;
        let name = self.write_hashed(stem, "css", &style)?;
        Ok((name, style))
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> Result<()> {
        fs::write(self.embed.join(name), text).with_context(|| name.to_owned())
    }

    fn write_hashed(&self, stem: &str, extension: &str, text: &str) -> Result<String> {
        let name = hashed(stem, extension, text.as_bytes());
        self.write(&name, text)?;
        Ok(name)
    }

    /// The pages for frames, and the script of the page around one. `script` and `wasm` are those of the offline file.
    pub(super) fn frames(&self, script: &str, wasm: &[u8]) -> Result<()> {
        self.write("frame.js", self.script("frame.js", &[])?)?;
        let framed = |alone| self.script("framed.js", &[("WORRY_SORTER_ALONE", alone)]);
        let (style_name, style) = self.style("framed")?;
        let script_within = framed(ALONE)?;
        let source = fs::read_to_string(place::repository().join("pages/frame.html"))?;
        for language in self.languages {
            let attributes = self.attributes(language);
            let head = format!(
                "<script>{script_within}</script>\n<link rel=\"stylesheet\" href=\"{style_name}\">"
            );
            let source = titled(&page::in_language(&source, language)?, language)?;
            let parts = [
                ("policy", framed_policy(&script_within)),
                ("head", head),
                (
                    "widget",
                    page::element(&static_tables(language), &attributes),
                ),
                ("scripts", String::new()),
            ];
            let parts = parts.each_ref().map(|(name, part)| (*name, part.as_str()));
            let name = self.localized("frame", "html", language);
            self.write(&name, page::fill(&source, &parts)?)?;
        }
        let first = self.languages.first().context("There is no language.")?;
        let scripts = offline::Scripts {
            classic: &framed("")?,
            module: script,
        };
        let source = titled(&source, first)?;
        let file = offline::file(&source, &static_tables(first), &style, &scripts, wasm)?;
        self.write(ALONE, file)
    }

    /// The attributes of an element in a language that starts at once.
    fn attributes(&self, language: &Language) -> String {
        if self.is_first(language) {
            page::AT_ONCE.to_owned()
        } else {
            format!("{} lang=\"{}\"", page::AT_ONCE, language.tag)
        }
    }

    /// The pages for links, with their pictures. `source` is the standalone page.
    pub(super) fn cards(&self, source: &str, names: &page::Names) -> Result<()> {
        for language in self.languages {
            if let Some(path) = self.picture(language) {
                let picture = read(&path)?;
                ensure!(
                    size(&picture) == Some((1200, 630)),
                    "{} is not a picture of 1200 by 630.",
                    path.display()
                );
                self.write(&self.localized("card", "png", language), picture)?;
            }
            let about = self.about(language)?;
            let source = page::with_head(source, self.languages, &about)?;
            let source = page::in_language(&source, language)?;
            let tables = static_tables(language);
            let attributes = self.attributes(language);
            let card = page::standalone(&source, &tables, names, "", &attributes)?;
            self.write(&self.localized("card", "html", language), card)?;
        }
        Ok(())
    }

    /// The picture beside a link in a language, if there is one.
    fn picture(&self, language: &Language) -> Option<PathBuf> {
        let path = self.pictures.join(format!("card.{}.png", language.tag));
        path.is_file().then_some(path)
    }

    /// What a page says of itself to those who show a link to it.
    pub(super) fn about(&self, language: &Language) -> Result<String> {
        let publish = &language.publish;
        let (title, description) = (&language.page.title, &language.page.description);
        let at = |stem: &str, end: &str| {
            let name = self.localized(stem, end, language);
            self.address.map(|address| address.of(&name))
        };
        let has_picture = self.picture(language).is_some();
        let markup = html! {
            meta property="og:type" content="website";
            meta property="og:title" content=(title);
            meta property="og:description" content=(description);
            meta property="og:locale" content=(publish.word("og_locale")?);
            @if let Some(page) = at("card", "html") { meta property="og:url" content=(page); }
            @if has_picture {
                meta name="twitter:card" content="summary_large_image";
                @if let Some(picture) = at("card", "png") {
                    meta property="og:image" content=(picture);
                    meta property="og:image:width" content="1200";
                    meta property="og:image:height" content="630";
                }
                meta property="og:image:alt" content=(publish.word("picture_alt")?);
            }
        };
        let links = markup.into_string().replace("><meta", ">\n<meta");
        Ok([page::about(language), links].join("\n"))
    }

    /// The example of a page that brings a catalogue of its own.
    pub(super) fn example(&self) -> Result<()> {
        let repository = place::repository();
        let languages = languages::all(&repository, Some(&place::example()))?;
        let first = languages.first().context("The example has no language.")?;
        let mut inside = static_tables(first);
        for json in languages.iter().flat_map(Language::content) {
            // In JSON a `<` may be written so; and no text ends the script.
            let json = json.replace('<', "\\u003c");
            write!(
                inside,
                "\n<script type=\"application/json\">{json}</script>"
            )?;
        }
        let source = fs::read_to_string(repository.join("pages/example.html"))?;
        let element = page::element(&inside, "");
        self.write(
            "example.html",
            page::fill(&source, &[("element", &element)])?,
        )
    }

    /// The pages on which a publisher puts a snippet together, and the named files under names that never change.
    pub(super) fn snippets(&self) -> Result<()> {
        let mut names = Map::new();
        for name in NAMED {
            let bytes = read(&self.embed.join(name))?;
            let path = Path::new(name);
            let [stem, extension] = [path.file_stem(), path.extension()]
                .map(|part| part.unwrap_or_default().to_string_lossy());
            let fixed = hashed(&stem, &extension, &bytes);
            self.write(&fixed, &bytes)?;
            names.insert(
                name.to_owned(),
                json!({ "path": fixed, "integrity": integrity(&bytes) }),
            );
        }
        let title =
            |language: &Language| (language.tag.clone(), language.page.title.clone().into());
        let pictures = self
            .languages
            .iter()
            .filter(|one| self.picture(one).is_some());
        let pictures: Vec<&str> = pictures.map(|one| one.tag.as_str()).collect();
        let titles: Map<_, _> = self.languages.iter().map(title).collect();
        let first = self.languages.first().context("There is no language.")?;
        // What the code of a reader is who has done nothing.
        let empty = code::write(&Record::default(), &first.catalogue);
        let build = json!({ "names": names, "first": first.tag, "title": titles, "empty": empty, "pictures": pictures });
        let (style, _) = self.style("publish")?;
        let script = self.script("publish.js", &[])?;
        let script = self.write_hashed("publish", "js", &script)?;
        for language in self.languages {
            let page = self.snippet(language, &build.to_string(), &style, &script)?;
            let name = self.localized("index", "html", language);
            self.write(&name, page.into_string())?;
        }
        Ok(())
    }

    /// The page on which a publisher puts a snippet together.
    fn snippet(
        &self,
        language: &Language,
        build: &str,
        style: &str,
        script: &str,
    ) -> Result<Markup> {
        let word = |name: &str| language.publish.word(name).map(|text| phrases(&text));
        let others = self.languages.iter().filter(|one| one.tag != language.tag);
        Ok(html! {
            (DOCTYPE)
            html lang=(language.tag) {
                head {
                    meta charset="utf-8";
                    (PreEscaped(page::policy(PUBLISH)))
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    title { (language.publish.word("title")?) }
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href=(style);
                }
                body {
                    header class="top" {
                        h1 { (word("heading")?) }
                        p { (word("intro")?) }
                        @for other in others {
                            a href=(self.localized("index", "html", other)) lang=(other.tag) hreflang=(other.tag) {
                                (other.words.language_name())
                            }
                        }
                    }
                    main {
                        (self.choices(language, build)?)
                        @for (name, note, ways) in PASTED {
                            @if name != "head" || self.address.is_none() {
                                (pasted(language, name, note, ways)?)
                            }
                        }
                        h2 { (word("result")?) }
                        div id="live" {}
                    }
                    @for one in self.languages {
                        template lang=(one.tag) { (PreEscaped(static_tables(one))) }
                    }
                    template id="card" { a class="card" { img alt="" width="1200" height="630"; b {} } }
                    script src="frame.js" {}
                    script type="module" src="worry-sorter.js" {}
                    script type="module" src=(script) {}
                }
            }
        })
    }

    /// The choices.
    fn choices(&self, language: &Language, build: &str) -> Result<Markup> {
        let word = |name: &str| language.publish.word(name).map(|text| phrases(&text));
        let edition = &language.catalogue.edition;
        let languages: Vec<_> = self
            .languages
            .iter()
            .map(|one| (one.tag.as_str(), one.words.language_name().into()))
            .collect();
        Ok(html! {
            form class="choices" data-build=(build) {
                @for Choice { name, legend, ways, values } in &CHOICES {
                    (choice(language, name, legend, ways, &named(language, values)?, edition)?)
                    @if *name == "way" {
                        (choice(language, "lang", "language", "element frame link", &languages, edition)?)
                    }
                }
                fieldset {
                    legend id="state-legend" { (word("state")?) }
                    input type="text" name="state" aria-labelledby="state-legend" aria-describedby="state-note state-status"
                        autocomplete="off" autocapitalize="characters" spellcheck="false";
                    small id="state-note" { (word("state_note")?) }
                    p data-for="element" { button type="button" id="take" { (word("state_take")?) } }
                    p id="state-status" role="status"
                        data-wrong=(language.publish.word("state_wrong")?)
                        data-none=(language.publish.word("state_none")?) {}
                }
            }
        })
    }
}

/// What is pasted: its name, whether there is a note to it, and for which ways it is.
const PASTED: [(&str, Option<&str>, &str); 4] = [
    ("snippet", None, "element frame link"),
    ("policy", Some("policy_note"), "element frame"),
    ("link", Some("link_note"), "link"),
    ("head", None, "link"),
];

/// One thing to choose.
struct Choice {
    /// Its name in the form: the attribute, where it is one.
    name: &'static str,
    /// The name of its heading.
    legend: &'static str,
    /// The ways of placing for which there is this choice.
    ways: &'static str,
    /// The values with the names of their texts; the first one is chosen.
    values: &'static [(&'static str, &'static str)],
}

const CHOICES: [Choice; 8] = [
    Choice {
        name: "way",
        legend: "ways",
        ways: "element frame link",
        values: &[
            ("element", "way_element"),
            ("frame", "way_frame"),
            ("link", "way_link"),
        ],
    },
    Choice {
        name: "theme",
        legend: "theme",
        ways: "element frame",
        values: &[
            ("", "theme_page"),
            ("auto", "theme_auto"),
            ("light", "theme_light"),
            ("dark", "theme_dark"),
        ],
    },
    Choice {
        name: "view",
        legend: "view",
        ways: "element frame",
        values: &[
            ("all", "view_all"),
            ("tables", "view_tables"),
            ("sorter", "view_sorter"),
        ],
    },
    Choice {
        name: "loading",
        legend: "loading",
        ways: "element frame",
        values: &[("lazy", "loading_lazy"), ("eager", "loading_eager")],
    },
    Choice {
        name: "storage",
        legend: "storage",
        ways: "element frame",
        values: &[("local", "storage_local"), ("none", "storage_none")],
    },
    Choice {
        name: "facts",
        legend: "facts",
        ways: "element frame",
        values: &[("show", "facts_show"), ("hide", "facts_hide")],
    },
    Choice {
        name: "edition",
        legend: "edition",
        ways: "element frame",
        values: &[("", "edition_newest"), ("{edition}", "edition_this")],
    },
    Choice {
        name: "version",
        legend: "version",
        ways: "element",
        values: &[
            ("following", "version_following"),
            ("fixed", "version_fixed"),
        ],
    },
];

/// The values with their texts.
fn named(
    language: &Language,
    values: &[(&'static str, &str)],
) -> Result<Vec<(&'static str, Phrases)>> {
    let one = |&(value, name): &(&'static str, &str)| Ok((value, language.publish.word(name)?));
    values.iter().map(one).collect()
}

/// A group of which one is chosen: the first one to begin with.
fn choice(
    language: &Language,
    name: &str,
    legend: &str,
    ways: &str,
    values: &[(&str, Phrases)],
    edition: &str,
) -> Result<Markup> {
    let chosen = match name {
        "lang" => values.iter().position(|(tag, _)| *tag == language.tag),
        _ => Some(0),
    };
    let with_edition = |text: &str| text.replace("{edition}", edition);
    Ok(html! {
        fieldset data-for=(ways) {
            legend { (phrases(&language.publish.word(legend)?)) }
            @for (at, (value, text)) in values.iter().enumerate() {
                label {
                    input type="radio" name=(name) value=(with_edition(value)) checked[chosen == Some(at)];
                    span {
                        (phrases(&with_edition(text.marked()).as_str().into()))
                        @if let Ok(note) = language.publish.word(&format!("{name}_{value}_note")) {
                            small { (phrases(&note)) }
                        }
                    }
                }
            }
        }
    })
}

/// A text to paste, with its heading and its button.
fn pasted(language: &Language, name: &str, note: Option<&str>, ways: &str) -> Result<Markup> {
    let word = |name: &str| language.publish.word(name);
    Ok(html! {
        section id=(name) data-for=(ways) {
            h2 { (phrases(&word(name)?)) }
            @if let Some(note) = note { p { small { (phrases(&word(note)?)) } } }
            pre tabindex="0" aria-label=(word(name)?) role="region" { code {} }
            button type="button" class="copy" { (phrases(&word("copy")?)) }
            span role="status" data-copied=(word("copied")?) data-failed=(word("not_copied")?) {}
        }
    })
}

/// A page with its title.
fn titled(source: &str, language: &Language) -> Result<String> {
    let title = html! { (language.page.title) }.into_string();
    page::fill(source, &[("title", &title)])
}

/// Width and height of a PNG file (<https://www.w3.org/TR/png-3/#11IHDR>).
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| {
        let bytes = png.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    Some((number(16)?, number(20)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_picture_where_its_address_is_known() -> Result<()> {
        let languages = languages::all(&place::repository(), None)?;
        let esbuild = Esbuild {
            program: PathBuf::new(),
            glue: PathBuf::new(),
            style: PathBuf::new(),
            sheet: PathBuf::new(),
            sentences: PathBuf::new(),
            part: PathBuf::new(),
            styles: PathBuf::new(),
            modules: PathBuf::new(),
        };
        let address = Address::read("https://example.org/worry")?;
        let mut publishing = Publishing {
            embed: Path::new(""),
            esbuild: &esbuild,
            languages: &languages,
            address: Some(&address),
            pictures: &place::repository().join("pages"),
        };
        for (language, tag) in languages.iter().zip(["", ".en"]) {
            let about = publishing.about(language)?;
            for (property, end) in [("og:url", "html"), ("og:image", "png")] {
                let line = format!(
                    "<meta property=\"{property}\" content=\"https://example.org/worry/card{tag}.{end}\">"
                );
                assert!(about.contains(&line), "{line} in {about}");
            }
        }
        publishing.address = None;
        let about = publishing.about(&languages[0])?;
        assert!(about.contains("og:title") && about.contains("summary_large_image"));
        assert!(!about.contains("og:url") && !about.contains("og:image\""));
        publishing.address = Some(&address);
        publishing.pictures = Path::new("nowhere");
        let about = publishing.about(&languages[0])?;
        assert!(about.contains("og:url") && !about.contains("og:image"));
        Ok(())
    }
}
