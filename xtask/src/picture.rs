//! `cargo xtask picture`: draws the picture beside a link anew, in every language, from the project's own words.
//!
//! The pictures lie in `pages/`, so that a build needs no browser. What each was drawn from lies as a hash in
//! `tests/golden/`: a test fails where words, cards or style are others by now.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use worry_sorter::domain::catalogue::{Card, CardNumber, Shape};

use crate::bundle::{Language, fill, languages, phrases, short_hash};
use crate::command::{cargo, run as run_command};
use crate::place;
use crate::setup::Browsers;

/// The cards that are seen, each with the sign of another pile: from each kind one.
const CARDS: [(u16, Sign); 4] = [
    (6, Sign("", "", "M18 10a8 8 0 1 1-16 0 8 8 0 0 1 16 0z")),
    (3, Sign("", RING, "M10 2.9a7.1 7.1 0 0 0 0 14.2z")),
    (12, Sign("quiet", RING, "")),
    (
        2,
        Sign(
            "quiet",
            "M5.9 6.9c.2-2.5 1.9-4 4.3-4 2.3 0 4 1.4 4 3.6 0 3.3-4.1 3.3-4.1 6.6",
            "M11.5 16.7a1.4 1.4 0 1 1-2.8 0 1.4 1.4 0 0 1 2.8 0z",
        ),
    ),
];

/// A drawing as in src/view/marks.rs: its class, its line, its area.
struct Sign(&'static str, &'static str, &'static str);

/// A circle of radius 7.1 about the middle.
const RING: &str = "M17.1 10A7.1 7.1 0 1 1 2.9 10a7.1 7.1 0 0 1 14.2 0z";

/// Draws the pictures.
pub(crate) fn run() -> Result<()> {
    let browsers = Browsers::ready()?;
    let pages = place::repository().join("pages");
    let folder = place::target().join("picture");
    fs::create_dir_all(&folder)?;
    fs::copy(pages.join("picture.css"), folder.join("picture.css"))?;
    for language in languages::all(&place::repository(), None)? {
        let page = page(&language)?;
        fs::write(folder.join(format!("{}.html", language.tag)), &page)?;
        let mut picture = cargo(&["run", "--quiet", "--package", "end-to-end"]);
        browsers.chromium.name_to(&mut picture);
        run_command(
            picture
                .args(["--bin", "picture", "--"])
                .arg(folder.join(format!("{}.html", language.tag)))
                .arg(pages.join(format!("card.{}.png", language.tag))),
        )?;
        fs::write(golden(&language), format!("{}\n", hash(&page)?))?;
        println!("pages/card.{}.png", language.tag);
    }
    Ok(())
}

/// The page of which a picture is taken.
fn page(language: &Language) -> Result<String> {
    let source = fs::read_to_string(place::repository().join("pages/picture.html"))?;
    fill(&source, &[("picture", &picture(language)?.into_string())])
}

/// The hash of a page and its style.
fn hash(page: &str) -> Result<String> {
    let style = fs::read(place::repository().join("pages/picture.css"))?;
    let all = Sha256::new().chain_update(page).chain_update(style);
    Ok(short_hash(&all.finalize()))
}

/// Where the hash of what was drawn lies.
fn golden(language: &Language) -> PathBuf {
    let name = format!("tests/golden/card.{}.png.hash", language.tag);
    place::repository().join(name)
}

/// What is seen in a language.
fn picture(language: &Language) -> Result<Markup> {
    let publish = &language.publish;
    let mut cards = Vec::new();
    for (number, sign) in &CARDS {
        let card = language.catalogue.card(CardNumber(*number));
        let card = card.with_context(|| format!("There is no card {number}."))?;
        cards.push(one(language, card, sign)?);
    }
    Ok(html! {
        div class="words" lang=(language.tag) {
            p class="about" { (phrases(&publish.word("picture_about")?)) }
            h1 { (phrases(&language.words.title().into())) }
            p { (phrases(&publish.word("picture_line")?)) }
        }
        ul class="cards" lang=(language.tag) {
            @for card in &cards { (card) }
        }
        p class="foot" lang=(language.tag) { (phrases(&publish.word("picture_foot")?)) }
    })
}

/// A card with its kind and its sign.
fn one(language: &Language, card: &Card, sign: &Sign) -> Result<Markup> {
    let kind = language.catalogue.kind(&card.kind);
    let kind = kind.with_context(|| format!("There is no kind {}.", card.kind))?;
    let shape = match kind.shape {
        Shape::Diamond => Sign("", "M10 1.6 18.4 10 10 18.4 1.6 10z", ""),
        Shape::Triangle => Sign("", "M10 2.6 18.4 17H1.6z", ""),
        Shape::Square => Sign("", "M3.2 3.2h13.6v13.6H3.2z", ""),
        Shape::Circle => Sign(
            "dashed",
            "M17.6 10a7.6 7.6 0 1 1-15.2 0 7.6 7.6 0 0 1 15.2 0z",
            "",
        ),
    };
    Ok(html! {
        li {
            small { (drawing(&shape)) (phrases(&kind.name)) }
            span { (phrases(&card.title)) }
            (drawing(sign))
        }
    })
}

fn drawing(Sign(class, line, area): &Sign) -> Markup {
    html! {
        svg class=(class) viewBox="0 0 20 20" {
            path class="line" d=(line) {}
            path class="area" d=(area) {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use anyhow::Result;

    use super::{golden, hash, page};
    use crate::bundle::languages;
    use crate::place;

    #[test]
    fn the_pictures_beside_links_show_the_words_as_they_are() -> Result<()> {
        for language in languages::all(&place::repository(), None)? {
            let drawn = fs::read_to_string(golden(&language))?;
            assert_eq!(
                hash(&page(&language)?)?,
                drawn.trim(),
                "`cargo xtask picture` draws the one of {} anew",
                language.tag
            );
        }
        Ok(())
    }
}
