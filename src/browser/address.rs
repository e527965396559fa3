//! The page's address: our own key in its fragment, `#worry=…`. Other parts of the address are left alone.
//!
//! The address is read, and links are built from it; it is never written.

use crate::domain::joined::Joined;
use crate::domain::pieces::Pieces;

/// Our key, in the fragment and, for apps that drop fragments, in the query.
const KEY: &str = "worry=";

/// The code in the page's address, if there is one.
#[must_use]
pub fn code() -> Option<String> {
    let location = web_sys::window()?.location();
    let parts = [location.hash().ok()?, location.search().ok()?];
    let found = parts.iter().find_map(|part| value(part.get(1..)?))?;
    let decoded = js_sys::decode_uri_component(found);
    Some(decoded.map_or_else(|_| found.to_owned(), String::from))
}

/// The address of this page with a code, or without one.
#[must_use]
pub fn link(code: Option<&str>) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    let (page, fragment) = href.cut(b'#').unwrap_or((&href, ""));
    let (path, query) = page.cut(b'?').unwrap_or((page, ""));
    let ours = code.map(|code| [KEY, code].joined());
    let rest = |parts: &str, ours: Option<&str>, sign: &str| {
        let others = parts
            .pieces(b'&')
            .filter(|part| !part.is_empty() && !part.starts_with(KEY));
        let mut text = String::new();
        for part in others.chain(ours) {
            text += if text.is_empty() { sign } else { "&" };
            text += part;
        }
        text
    };
    let (query, fragment) = (rest(query, None, "?"), rest(fragment, ours.as_deref(), "#"));
    [path, &query, &fragment].joined()
}

/// The value of our key among `&`-separated parts.
fn value(parts: &str) -> Option<&str> {
    parts.pieces(b'&').find_map(|part| part.strip_prefix(KEY))
}
