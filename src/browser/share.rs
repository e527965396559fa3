//! Ways to send a link: the plain addresses of two services, which are opened by a press alone.

use crate::domain::joined::Joined;

/// Whether a link to this page leads anywhere from another device.
#[must_use]
pub fn has_address() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol.starts_with("http"))
}

/// LINE's address for sending a link.
#[must_use]
pub fn line(link: &str) -> String {
    [
        "https://social-plugins.line.me/lineit/share?url=",
        &encoded(link),
    ]
    .joined()
}

/// X's address for posting a link.
#[must_use]
pub fn x(link: &str) -> String {
    ["https://x.com/intent/post?url=", &encoded(link)].joined()
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
