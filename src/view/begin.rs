//! The way in: to the sorter, or back to where the reader was.

use super::html::{AnyView, IntoAny, div, p};

use super::parts::{Look, Press, phrases};
use crate::domain::catalogue::Step;
use crate::domain::decimal::Decimal;
use crate::domain::list::List;
use crate::domain::plan::Plan;
use crate::domain::session::{Mark, Part};
use crate::store::{Derived, Store};
use crate::words::fill;

/// Where the reader was when they came, or what they had chosen to do and what was left.
fn greeting(store: Store, derived: &Derived) -> String {
    let words = store.words();
    let catalogue = store.catalogue();
    let all = catalogue.cards.len();
    let plan = Plan::of(&derived.ranking, &derived.record, catalogue);
    let mark = |step: &&&Step| derived.record.mark(step.number);
    let chosen = plan
        .steps
        .iter()
        .filter(|step| mark(step) == Some(Mark::Done));
    let chosen = chosen.map(|step| step.todo.marked()).list();
    let open = plan
        .steps
        .iter()
        .filter(|step| mark(step).is_none())
        .count();
    let text = if derived.placed < all {
        words.progress()
    } else if !chosen.is_empty() {
        words.greet_plan()
    } else if derived.top.is_some() && derived.record.answered() > 0 {
        words.greet_compare()
    } else {
        words.finished()
    };
    fill(
        text,
        &[
            ("all", &all.decimal()),
            ("placed", &derived.placed.decimal()),
            ("left", &open.decimal()),
            ("steps", &chosen.join(words.and())),
        ],
    )
}

/// The way to the sorter, or back to where the reader was; none while they look at somebody's order.
pub(super) fn begin(store: Store) -> AnyView {
    (move || (store.offered().is_none()).then(|| ways(store))).into_any()
}

fn ways(store: Store) -> AnyView {
    let words = store.words();
    let all = store.catalogue().cards.len();
    let started = store.derived().placed > 0 || store.history().0;
    // It stays as it was when the reader came: nothing beneath it moves while they sort.
    let greeted = store.greeted();
    let text = if started {
        words.go_on()
    } else {
        words.begin()
    };
    let press = Press::new(Look::Framed, text).id("begin");
    div()
        .class("begin")
        .child((
            press.view(move || store.focus("question")),
            greeted.map(|derived| {
                let open = derived.placed < all;
                (
                    open.then(|| {
                        Press::new(Look::Plain, words.see_plan())
                            .view(move || store.go_to(Part::Plan))
                    }),
                    p().class("aside")
                        .child(phrases(&greeting(store, &derived))),
                )
            }),
        ))
        .into_any()
}
