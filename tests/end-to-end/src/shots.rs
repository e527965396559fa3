//! `cargo xtask shots`: a picture of every screen in every look, for eyes to judge.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "it is a tool for those who build; what fails is said"
)]

use std::fs;
use std::path::Path;

use end_to_end::{Reader, every_screen, in_every_language};

/// A small phone, a phone, a tablet; the last is a desk, for what stands around the widget.
const WIDTHS: [u32; 4] = [320, 390, 768, 1280];
const DESK: u32 = 1280;

/// The screens that are seen from a desk as well: from there only the page changes.
const FROM_A_DESK: [&str; 4] = ["start", "plan", "article", "article-tables"];

const SCHEMES: [&str; 2] = ["light", "dark"];

fn main() {
    let folder = std::env::args().nth(1).expect("it is told a folder");
    let folder = Path::new(&folder);
    let reader = Reader::new();
    every_screen(&reader, |screen| {
        in_every_language(&reader, |code| take(&reader, folder, screen, code));
        println!("{screen}");
    });
}

/// Takes the pictures of a screen in a language.
fn take(reader: &Reader, folder: &Path, screen: &str, language: &str) {
    // What has the focus would wear its ring in every picture.
    reader.run("focused()?.blur();", &[]);
    for width in WIDTHS {
        if width == DESK && !FROM_A_DESK.contains(&screen) {
            continue;
        }
        reader.look_from(width, 800);
        for scheme in SCHEMES {
            reader.prefer(scheme);
            reader.settle();
            let file = folder.join(format!("{screen}-{width}-{scheme}-{language}.png"));
            fs::write(&file, reader.picture())
                .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        }
    }
    reader.look_from(390, 800);
}
