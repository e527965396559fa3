//! Notices: what happened first, then one way out. They don't alarm.

use super::html::{AnyView, IntoAny, b, div, p};

use super::keep::{by_hand, copy_own};
use super::marks::{Icon, icon};
use super::parts::{Look, Press};
use crate::domain::code::CodeError;
use crate::domain::session::Part;
use crate::saving::Trouble;
use crate::store::Store;
use crate::words::fill_count;

/// What stands in the way of saving.
pub(super) fn saving(store: Store) -> AnyView {
    let words = store.words();
    let trouble = store.trouble().map(|trouble| {
        let (what, note) = match trouble {
            Trouble::CannotSave => (words.cannot_save(), words.cannot_save_note()),
            Trouble::Lost => (words.lost(), words.lost_note()),
            Trouble::Newer => (words.newer(), words.newer_note()),
            Trouble::Gone => (words.gone(), words.gone_note()),
            Trouble::Unwanted => (words.nothing_kept(), words.cannot_save_note()),
        };
        if trouble == Trouble::Gone {
            let again = Press::new(Look::Minor, words.save_again());
            return notice(what, note, again.does(store, Store::save_again));
        }
        let copy = (trouble != Trouble::Lost).then(|| copy_own(store, Look::Minor));
        let shown = (store.screen().part != Part::Keep).then(|| by_hand(store));
        notice(what, note, (copy, shown).into_any())
    });
    let dropped = (store.dropped() > 0).then(|| {
        let what = fill_count(words.dropped(), store.dropped());
        notice(&what, "", ().into_any())
    });
    (trouble, dropped).into_any()
}

/// What is wrong with a link, or with a code that was typed.
pub(super) fn refused(store: Store, typed: bool) -> AnyView {
    let words = store.words();
    store
        .refused()
        .filter(|refusal| refusal.typed == typed)
        .map(|refusal| {
            let (what, note) = match refusal.error {
                None => (words.code_is_own(), ""),
                Some(CodeError::Damaged | CodeError::TooLong) if typed => {
                    (words.code_damaged(), words.code_damaged_note())
                }
                Some(CodeError::Damaged | CodeError::TooLong) => {
                    (words.link_damaged(), words.link_damaged_note())
                }
                Some(CodeError::Newer) => (words.link_newer(), words.link_newer_note()),
                Some(CodeError::Foreign) => (words.link_foreign(), words.link_foreign_note()),
            };
            let close = Press::new(Look::Minor, words.close()).does(store, Store::dismiss);
            notice(what, note, close)
        })
        .into_any()
}

fn notice(what: &str, note: &str, ways: AnyView) -> AnyView {
    div()
        .class("notice")
        .attr("role", "status")
        .child((
            icon(Icon::Notice, "icon"),
            div().child((
                p().child(b().says(what)),
                (!note.is_empty()).then(|| p().says(note)),
                p().class("ways").child(ways),
            )),
        ))
        .into_any()
}
