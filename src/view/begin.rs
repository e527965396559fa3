//! The way in: to the sorter, or back to where the reader was.

use super::html::{AnyView, IntoAny, div, p};

use super::parts::{Look, Press, heading};
use crate::domain::catalogue::Step;
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::plan::Plan;
use crate::domain::session::{Mark, Part};
use crate::store::{Derived, Store};
use crate::words::fill;

/// Where the reader was when they came, or which steps they had ticked.
fn greeting(store: Store, derived: &Derived) -> String {
    let words = store.words();
    let catalogue = store.catalogue();
    let all = catalogue.cards.len();
    let plan = Plan::of(&derived.order.ranking, &derived.record, catalogue);
    let mark = |step: &&&Step| derived.record.mark(step.number);
    let chosen = plan
        .steps
        .iter()
        .filter(|step| mark(step) == Some(Mark::Done));
    let chosen = chosen.map(|step| step.todo.marked()).list();
    let text = if derived.placed == 0 {
        words.greet_begun()
    } else if derived.placed < all {
        words.progress()
    } else if !chosen.is_empty() {
        words.greet_plan()
    } else if derived.order.top.is_some() && derived.record.answered() > 0 {
        words.greet_compare()
    } else {
        words.finished()
    };
    fill(
        text,
        &[
            &all.decimal(),
            &derived.placed.decimal(),
            &chosen.joined_with(words.and()),
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
    // It stays as it was when the reader came: nothing beneath it moves while they sort.
    let greeted = store.greeted();
    div()
        .class("begin")
        .child((
            // It alone follows each act.
            move || way(store, Look::Framed, Some("begin")),
            greeted.map(|derived| {
                let open = derived.placed < all;
                (
                    open.then(|| {
                        Press::new(Look::Plain, words.see_plan())
                            .does(store, |store| store.go_to(Part::Plan))
                    }),
                    p().class("aside").says(&greeting(store, &derived)),
                )
            }),
        ))
        .into_any()
}

/// Whether the reader has sorted anything, now or earlier.
fn has_begun(store: Store) -> bool {
    store.derived().placed > 0 || store.history().0
}

/// The button that leads to the sorter.
fn way(store: Store, look: Look, id: Option<&'static str>) -> AnyView {
    let words = store.words();
    let text = if has_begun(store) {
        words.go_on()
    } else {
        words.begin()
    };
    let press = Press::new(look, text).id(id);
    press.does(store, |store| store.focus("question"))
}

/// What stands in the place of a screen that is higher than the room that was kept for it: where the reader was, and
/// the way there. So what follows the widget moves when the reader presses, and not by itself.
pub(super) fn rest(store: Store) -> AnyView {
    let words = store.words();
    let greeted = store.greeted();
    let title = if greeted.is_some() {
        words.last_time()
    } else {
        words.sort_question()
    };
    div()
        .class("done")
        .child((
            heading(title),
            greeted.map(|derived| p().says(&greeting(store, &derived))),
            way(store, Look::Primary, None),
        ))
        .into_any()
}
