//! The steps as a checklist. A step can be ticked, or set aside; the two are kept apart.

use super::html::{AnyView, IntoAny, h4, input, label, li, p, section, small, span, ul};
use tachys::html::event as ev;

use super::parts::{Look, Press};
use crate::domain::catalogue::Step;
use crate::domain::decimal::Decimal;
use crate::domain::plan::Plan;
use crate::domain::session::{Act, Mark};
use crate::store::Store;
use crate::words::fill;

pub(super) fn steps(store: Store, plan: &Plan) -> AnyView {
    let words = store.words();
    let record = &store.derived().record;
    let items: AnyView = plan
        .steps
        .iter()
        .map(|step| item(store, step, record.mark(step.number)))
        .collect();
    let count = fill(
        words.steps_count(),
        &[
            &plan.steps.len().decimal(),
            &plan.marked(record, Mark::Done).decimal(),
        ],
    );
    section()
        .class("part")
        .child((
            h4().says(words.steps_title()),
            p().says(words.steps_note()),
            ul().class("steps").child(items),
            p().class("aside").says(&count),
        ))
        .into_any()
}

fn item(store: Store, step: &Step, mark: Option<Mark>) -> AnyView {
    let words = store.words();
    let number = step.number;
    let title = step.done.plain();
    let set = move |mark| store.dispatch(&Act::Mark { step: number, mark });
    let id = number.0.named("aside-");
    let focus = id.clone();
    if mark == Some(Mark::SetAside) {
        let back = Press::new(Look::Plain, words.put_back())
            .name(words.name_of(&title, words.put_back_name()))
            .id(id);
        return li()
            .class("set-aside")
            .child((
                span().child((
                    small().says(words.set_aside_short()),
                    span().says(step.done.marked()),
                )),
                back.view(move || {
                    set(None);
                    store.focus(focus.clone());
                }),
            ))
            .into_any();
    }
    let aside = Press::new(Look::Plain, words.set_aside_short())
        .name(words.name_of(&title, words.set_aside()))
        .id(id);
    let done = mark == Some(Mark::Done);
    li().child((
        label().child((
            input()
                .attr("type", "checkbox")
                .checked(done)
                .on(ev::change, move |_| set((!done).then_some(Mark::Done))),
            span().says(step.done.marked()),
        )),
        aside.view(move || {
            set(Some(Mark::SetAside));
            store.focus(focus.clone());
        }),
    ))
    .into_any()
}
