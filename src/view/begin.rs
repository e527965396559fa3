//! The way in: to the sorter, or back to where the reader was.

use super::html::{AnyView, IntoAny, div, p};

use super::parts::{Look, Press, phrases};
use crate::domain::catalogue::Step;
use crate::domain::decimal::Decimal;
use crate::domain::list::List;
use crate::domain::plan::Plan;
use crate::domain::session::{Mark, Part};
use crate::store::Store;
use crate::words::fill;

/// Where the reader was, or what they chose to do and what is left.
fn greeting(store: Store) -> String {
    let words = store.words();
    let derived = store.derived();
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
    let (text, left) = match derived.top {
        _ if derived.placed < all => (words.progress(), 0),
        _ if !chosen.is_empty() => (words.greet_plan(), open),
        Some(question) if derived.record.answered() > 0 => {
            (words.greet_compare(), question.remaining)
        }
        _ => (words.finished(), 0),
    };
    fill(
        text,
        &[
            ("all", &all.decimal()),
            ("placed", &derived.placed.decimal()),
            ("left", &left.decimal()),
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
    let derived = store.derived();
    let all = store.catalogue().cards.len();
    let started = derived.placed > 0 || store.history().0;
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
            (started && derived.placed < all).then(|| {
                Press::new(Look::Plain, words.see_plan()).view(move || store.go_to(Part::Plan))
            }),
            started.then(|| p().class("aside").child(phrases(&greeting(store)))),
        ))
        .into_any()
}
