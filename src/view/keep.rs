//! 残す・送る: links, first of all one without answers, and the code.

use super::html::{
    AnyView, IntoAny, a, div, dl, form, h4, input, label, p, path, section, span, svg, textarea,
};
use tachys::html::event as ev;

use super::notices::refused;
use super::parts::{Look, Press, entry, heading};
use super::{sheet, stored};
use crate::domain::code;
use crate::domain::decimal::{Decimal, whole};
use crate::domain::joined::Joined;
use crate::saving::Trouble;
use crate::store::{Missing, Qr, Store};
use crate::words::{fill_one, plain};

/// The addresses of two services, which take a link behind them. They are opened by a press alone.
const LINE: &str = "https://social-plugins.line.me/lineit/share?url=";
const X: &str = "https://x.com/intent/post?url=";

pub(super) fn screen(store: Store) -> AnyView {
    let words = store.words();
    div()
        .class("screen")
        .child((
            div().class("asking").child(heading(words.keep_title())),
            by_hand(store),
            section().class("share").child((
                h4().says(words.keep_plain()),
                p().says(words.keep_plain_note()),
                Press::new(Look::Primary, words.copy_link())
                    .does(store, |store| store.copy_link(false)),
                store
                    .has_address()
                    .then(|| (senders(store, false), qr(store, false))),
            )),
            section().class("share").child((
                h4().says(words.keep_own()),
                dl().class("contents").child((
                    entry(words.goes_in(), words.goes_in_what()),
                    entry(words.stays_out(), words.stays_out_what()),
                )),
                copy_own(store, Look::Framed),
                store.has_address().then(|| senders(store, true)),
                Press::new(Look::Framed, words.copy_text()).does(store, Store::copy_text),
                Press::new(Look::Framed, words.print()).does(store, Store::print),
                missing(store, Missing::SHEET, words.said_not_printed()),
                store.has_address().then(|| qr(store, true)),
            )),
            section().class("share").child((
                h4().says(words.code_title()),
                spelled(store),
                p().class("aside").says(words.code_note()),
            )),
            code_field(store, words.enter_title(), words.enter(), Store::read_typed),
            (store.trouble() != Some(Trouble::Unwanted)).then(|| stored::stored(store)),
            sheet::sheet(store),
        ))
        .into_any()
}

/// What copies a link with the reader's own order in it.
pub(super) fn copy_own(store: Store, look: Look) -> AnyView {
    Press::new(look, store.words().copy_own()).does(store, |store| store.copy_link(true))
}

/// The code of the reader's own record, four characters at a time.
pub(super) fn spelled(store: Store) -> AnyView {
    let groups: AnyView = code::grouped(&store.code())
        .into_iter()
        .map(|four| (span().child(four.to_owned()), " "))
        .collect();
    p().class("spell")
        .attr("translate", "no")
        .child(groups)
        .into_any()
}

/// The way to a QR code of a link, and the code once it is there.
fn qr(store: Store, own: bool) -> AnyView {
    let words = store.words();
    let shown = store.qr().filter(|qr| qr.own == own);
    let text = if own { words.qr_own() } else { words.qr() };
    let press = Press::new(Look::Framed, text).pressed(shown.is_some());
    (
        press.view(move || store.show_qr(own)),
        missing(store, Missing::qr(own), words.said_no_qr()),
        shown.map(|shown| qr_code(store, &shown)),
    )
        .into_any()
}

/// What is said where something did not come.
fn missing(store: Store, what: usize, text: &'static str) -> AnyView {
    let is_missing = store.missing() == what;
    is_missing
        .then(|| p().class("aside").child(text))
        .into_any()
}

/// A QR code, black on white whatever the scheme: with the four modules of quiet that the standard asks for.
pub(super) fn qr_code(store: Store, qr: &Qr) -> AnyView {
    let words = store.words();
    let side = whole(&qr.size).unwrap_or(0) + 8;
    let mut room = side.named("-4 -4 ");
    room += " ";
    side.add_to(&mut room);
    let name = if qr.own {
        words.qr_own_name()
    } else {
        words.qr_name()
    };
    svg()
        .class("qr")
        .attr("viewBox", room)
        .attr("role", "img")
        .attr("aria-label", name)
        .child(path().attr("d", qr.path.clone()))
        .into_any()
}

/// Ways to send a link: the system's sheet where there is one, and two services.
///
/// Those that send the reader's own order say so in their names.
fn senders(store: Store, own: bool) -> AnyView {
    let words = store.words();
    let name = |text: &str| {
        if own {
            fill_one(words.with_order(), text)
        } else {
            text.to_owned()
        }
    };
    let link = store.encoded(&store.link_of(own));
    let service = |text: &str, address: &str| {
        a().class("minor")
            .attr("href", [address, &link].joined())
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .child(span().says(&name(text)))
    };
    let sheet = store.has_sheet().then(|| {
        let press = Press::new(Look::Minor, &name(words.share()));
        press.view(move || store.share(own))
    });
    (
        p().class("ways").child((
            sheet,
            service(words.share_line(), LINE),
            service(words.share_x(), X),
        )),
        p().class("aside").says(words.share_note()),
    )
        .into_any()
}

/// The link or the text to be copied by hand.
pub(super) fn by_hand(store: Store) -> AnyView {
    let words = store.words();
    store
        .by_hand()
        .map(|text| {
            div().class("by-hand").child((
                p().child(plain(words.said_not_copied())),
                label().child((
                    span().says(words.copy_field()),
                    textarea()
                        .id("copy")
                        .attr("readonly", "readonly")
                        .attr("rows", "3")
                        .child(text),
                )),
            ))
        })
        .into_any()
}

/// A field for a code that was read aloud or written down, with what to do with it.
pub(super) fn code_field(store: Store, title: &str, action: &str, read: fn(Store)) -> AnyView {
    let words = store.words();
    form()
        .class("share")
        .on(ev::submit, move |event: &ev::SubmitEvent| {
            event.prevent_default();
            read(store);
        })
        .child((
            h4().says(title),
            label().child((
                span().child(words.enter_field()),
                input()
                    .id("code")
                    .attr("autocomplete", "off")
                    .attr("autocapitalize", "characters")
                    .attr("spellcheck", "false")
                    .attr("maxlength", "4096"),
            )),
            Press::new(Look::Framed, action).does(store, read),
            refused(store, true),
        ))
        .into_any()
}
