//! この端末にある記録: what is saved, in words, and the ways to have nothing saved.

use tachys::html::event as ev;

use super::html::{AnyView, IntoAny, div, dl, h4, input, label, p, section, span};
use super::parts::{Look, Press, entry};
use crate::domain::catalogue::Step;
use crate::domain::decimal::Decimal;
use crate::domain::session::Mark;
use crate::saving::Trouble;
use crate::store::Store;
use crate::words::{fill, fill_count, plain};

pub(super) fn stored(store: Store) -> AnyView {
    let words = store.words();
    let what = match store.trouble() {
        // What is on the screen is not on the device; something older may be, which can be deleted.
        Some(Trouble::CannotSave | Trouble::Newer) => p().says(words.cannot_save()).into_any(),
        trouble => kept(store, trouble == Some(Trouble::Gone)),
    };
    section()
        .class("share")
        .child((h4().says(words.stored_title()), what, deleting(store)))
        .into_any()
}

/// What is kept, unless it is gone, and the choice to have nothing kept.
fn kept(store: Store, gone: bool) -> AnyView {
    let words = store.words();
    let unsaved = store.unsaved();
    let there = (!unsaved && !gone).then(|| (contents(store), p().says(words.stored_note())));
    (
        there,
        label().class("choice").child((
            input()
                .attr("type", "checkbox")
                .checked(unsaved)
                .on(ev::change, move |_| store.set_unsaved(!unsaved)),
            span().says(words.unsaved()),
        )),
        unsaved.then(|| p().class("aside").says(words.unsaved_note())),
    )
        .into_any()
}

/// What there is, in words.
fn contents(store: Store) -> AnyView {
    let words = store.words();
    let derived = store.derived();
    let record = &derived.record;
    let catalogue = store.catalogue();
    let marked = |mark| {
        let bears = |step: &&Step| record.mark(step.number) == Some(mark);
        catalogue.steps.iter().filter(bears).count()
    };
    let (done, aside) = (marked(Mark::Done), marked(Mark::SetAside));
    let steps = fill(
        words.stored_steps_count(),
        &[&done.decimal(), &aside.decimal()],
    );
    let count = |text: &str, count: usize| fill_count(text, count);
    let leaning = record
        .leaning()
        .and_then(|leaning| catalogue.leaning(leaning));
    let held = |name: &str, there: bool, text: &str| {
        entry(name, if there { text } else { words.stored_nothing() })
    };
    let (placed, answered) = (derived.placed, record.answered());
    dl().class("contents")
        .child((
            held(
                words.stored_sorted(),
                placed > 0,
                &count(words.stored_cards(), placed),
            ),
            held(
                words.stored_answers(),
                answered > 0,
                &count(words.stored_answers_count(), answered),
            ),
            held(words.stored_steps(), done + aside > 0, &steps),
            held(
                words.stored_leaning(),
                leaning.is_some(),
                leaning.map_or("", |leaning| leaning.name.marked()),
            ),
        ))
        .into_any()
}

/// Deleting takes two presses, and what was deleted last can be brought back until the page closes.
fn deleting(store: Store) -> AnyView {
    let words = store.words();
    let deleted = store.has_deleted().then(|| {
        let deleted = p()
            .id("deleted")
            .attr("tabindex", "-1")
            .child(plain(words.said_deleted()));
        let back = Press::new(Look::Framed, words.bring_back());
        (deleted, back.does(store, Store::bring_back))
    });
    let delete = if store.asking() {
        let question = p()
            .id("delete-question")
            .attr("tabindex", "-1")
            .says(words.delete_question());
        let no = Press::new(Look::Framed, words.delete_no()).does(store, |store| store.ask(false));
        let yes = Press::new(Look::Framed, words.delete_yes()).does(store, Store::delete);
        (question, no, yes).into_any()
    } else {
        let delete = Press::new(Look::Framed, words.delete()).id("delete");
        delete.does(store, |store| store.ask(true))
    };
    div().class("deleting").child((deleted, delete)).into_any()
}
