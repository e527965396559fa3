//! The languages there are, and the way from one to the other on any screen.

use crate::reader::Reader;

/// A language: its code, and the button that switches to it from the first one and the button that switches back.
struct Language(&'static str, Option<[&'static str; 2]>);

/// The languages there are; the first one is what the pages begin with.
const LANGUAGES: [Language; 2] = [
    Language("ja", None),
    Language("en", Some(["English", "日本語"])),
];

/// Looks at a screen in each language that it can be switched to; the first one is spoken before and after.
pub fn in_every_language(reader: &Reader, mut look_at: impl FnMut(&str)) {
    let [Language(first, _), ..] = LANGUAGES;
    for Language(code, switch) in LANGUAGES {
        let Some([there, back]) = switch else {
            look_at(code);
            continue;
        };
        if reader.names().iter().any(|name| name == there) {
            reader.switch_language(there, code);
            look_at(code);
            reader.switch_language(back, first);
        }
    }
}
