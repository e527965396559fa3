//! Ways to send a link: the system's own sheet, and the plain addresses of two services, which are opened by a press alone.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::domain::joined::Joined;

/// The sheet could not be opened, or the reader closed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareError;

/// Whether a link to this page leads anywhere from another device.
#[must_use]
pub fn has_address() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol.starts_with("http"))
}

/// Whether the system has a sheet for sending.
#[must_use]
pub fn has_sheet() -> bool {
    sheet().is_some()
}

/// Opens the system's sheet with a link. Browsers allow it within a press only.
pub async fn open(link: &str) -> Result<(), ShareError> {
    let (navigator, share) = sheet().ok_or(ShareError)?;
    let data = Object::new();
    let set = Reflect::set(&data, &"url".into(), &link.into());
    let promise = set.and_then(|_| share.call1(&navigator, &data));
    let promise = promise.map_err(|_| ShareError)?.dyn_into::<Promise>();
    let done = JsFuture::from(promise.map_err(|_| ShareError)?).await;
    done.map(|_| ()).map_err(|_| ShareError)
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

fn sheet() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?;
    Some((navigator, share.dyn_into().ok()?))
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
