//! The pages: sources with a few marks, `<!-- build: … -->`, and what is put there.

use anyhow::{Result, bail};
use maud::html;

use super::Part;
use super::languages::Language;
use super::tables::phrases;

/// The files that the standalone page loads.
pub(super) struct Names<'a> {
    /// The page's own style.
    pub(super) style: &'a str,
    /// The widget's script.
    pub(super) widget: &'a Part,
}

/// The attribute of an element that is what a reader came for.
pub(super) const AT_ONCE: &str = " loading=\"eager\"";

/// What the standalone page may do: load its own files, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/// Where `embed/` will lie.
pub(super) struct Address(String);

impl Address {
    /// Reads an address; it gets the slash at its end.
    pub(super) fn read(text: &str) -> Result<Self> {
        let path = text
            .strip_prefix("https://")
            .or(text.strip_prefix("http://"));
        let is_plain = |letter: char| letter.is_ascii_graphic() && !"\"'<>?#".contains(letter);
        if !path.is_some_and(|path| !path.is_empty() && path.chars().all(is_plain)) {
            bail!(
                "`{text}` is not the address of a folder, such as https://example.org/worry-sorter/"
            );
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The address of a file in it.
    pub(super) fn of(&self, name: &str) -> String {
        format!("{}{name}", self.0)
    }
}

/// What every page says of itself.
pub(super) fn about(language: &Language) -> String {
    let (title, description) = (&language.page.title, &language.page.description);
    let markup = html! {
        title { (title) }
        meta name="description" content=(description);
    };
    markup.into_string()
}

/// The page with what it says of itself, and with its head in every language.
///
/// The one that the widget does not speak is hidden by the style.
pub(super) fn with_head(source: &str, languages: &[Language], about: &str) -> Result<String> {
    let head = html! {
        header class="masthead" {
            @for language in languages {
                div lang=(language.tag) {
                    h1 { (phrases(&language.page.heading.as_str().into())) }
                    @if !language.page.intro.is_empty() {
                        p { (phrases(&language.page.intro.as_str().into())) }
                    }
                }
            }
        }
    };
    let head = head.into_string();
    fill(source, &[("about", about), ("masthead", &head)])
}

/// A page of the first language as a page of another.
pub(super) fn in_language(source: &str, language: &Language) -> Result<String> {
    let Some((begin, rest)) = source.split_once("<html lang=\"ja\">") else {
        bail!("The page does not begin with <html lang=\"ja\">.");
    };
    Ok(format!("{begin}<html lang=\"{}\">{rest}", language.tag))
}

/// The standalone page, from Trunk's output or its source. `embed` is the way to the folder of that name.
pub(super) fn standalone(
    staged: &str,
    tables: &str,
    names: &Names,
    embed: &str,
    attributes: &str,
) -> Result<String> {
    let Names { style, widget } = names;
    // Not the module: a preload of its kind takes no hash, and what has none is fetched again. The loader asks for it,
    // and where it comes before the style it does so before the tables are laid out.
    let head = format!(
        "<link rel=\"icon\" href=\"data:,\">\n\
         <script type=\"module\" async src=\"{embed}worry-sorter.js\"></script>\n\
         <link rel=\"stylesheet\" href=\"{embed}{style}\">\n\
         <link rel=\"modulepreload\" href=\"{embed}{}\" integrity=\"{}\">",
        widget.name, widget.integrity,
    );
    // While Trunk watches, it puts a script of its own into the page, which the policy would refuse.
    let policy = if staged.contains("__TRUNK_ADDRESS__") {
        String::new()
    } else {
        policy(POLICY)
    };
    fill(
        &without_trunk(staged),
        &[
            ("policy", &policy),
            ("head", &head),
            ("widget", &element(tables, attributes)),
            ("scripts", ""),
        ],
    )
}

/// The article with the snippet in its middle.
pub(super) fn article(source: &str, tables: &str) -> Result<String> {
    fill(source, &[("snippet", &snippet(tables, None))])
}

/// What a publisher pastes where the widget shall stand; with a language's tag where it is not the first.
///
/// All of it is one element. The loader comes first in it and waits for nothing: so it runs while the page goes on, and
/// knows of the element before the tables are laid out.
pub(super) fn snippet(tables: &str, tag: Option<&str>) -> String {
    let language = tag.map_or_else(String::new, |tag| format!(" lang=\"{tag}\""));
    let inside = format!(
        "<script type=\"module\" async src=\"worry-sorter.js\"></script>\n\
         <link rel=\"stylesheet\" href=\"worry-sorter.css\">\n\
         {tables}"
    );
    element(&inside, &language) + "\n"
}

/// The element with its attributes and the static tables inside.
pub(super) fn element(tables: &str, attributes: &str) -> String {
    format!("<worry-sorter{attributes}>\n{tables}\n</worry-sorter>")
}

/// A content security policy as a page states it.
pub(super) fn policy(text: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{text}\">")
}

/// A page without the lines that are for Trunk alone.
pub(super) fn without_trunk(source: &str) -> String {
    source
        .split_inclusive('\n')
        .filter(|line| !line.contains("<link data-trunk"))
        .collect()
}

/// Puts each part in place of its mark, which must stand there exactly once.
pub(crate) fn fill(source: &str, parts: &[(&str, &str)]) -> Result<String> {
    let mut pieces = vec![source.to_owned()];
    for (name, part) in parts {
        let mark = format!("<!-- build: {name} -->");
        let found: Vec<usize> = (0..pieces.len())
            .filter(|&at| pieces[at].contains(&mark))
            .collect();
        let [at] = found[..] else {
            bail!("The page has not exactly one mark {mark}.")
        };
        let Some((before, after)) = pieces[at].split_once(&mark) else {
            continue;
        };
        if after.contains(&mark) {
            bail!("The page has more than one mark {mark}.");
        }
        let split = [before.to_owned(), (*part).to_owned(), after.to_owned()];
        pieces.splice(at..=at, split);
    }
    Ok(pieces.concat())
}

#[cfg(test)]
mod tests {
    use super::{Address, fill};

    #[test]
    fn an_address_is_that_of_a_folder() -> anyhow::Result<()> {
        for text in ["https://example.org/a/b", "https://example.org/a/b/"] {
            let address = Address::read(text)?;
            assert_eq!(address.of("card.png"), "https://example.org/a/b/card.png");
        }
        for text in [
            "example.org",
            "https://",
            "ftp://a/",
            "https://a/\">",
            "https://a/?b",
        ] {
            assert!(Address::read(text).is_err(), "{text}");
        }
        Ok(())
    }

    #[test]
    fn each_part_takes_the_place_of_its_mark() -> anyhow::Result<()> {
        let page = fill("a<!-- build: one -->b", &[("one", "1")])?;
        assert_eq!(page, "a1b");
        assert!(fill("ab", &[("one", "1")]).is_err());
        let mark = "<!-- build: one -->";
        assert!(fill(&format!("{mark}{mark}"), &[("one", "1")]).is_err());
        Ok(())
    }
}
