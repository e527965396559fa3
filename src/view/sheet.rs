//! The sheet to print: order, plan and link on one page of A4. It is printed by itself and not seen on the screen.

use super::html::{AnyView, IntoAny, b, div, h2, h3, li, ol, p, section, span, ul};
use super::keep::{qr_code, spelled};
use super::marks::sign;
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::plan::Plan;
use crate::domain::session::Mark;
use crate::store::Store;

pub(super) fn sheet(store: Store) -> AnyView {
    let words = store.words();
    let catalogue = store.catalogue();
    let derived = store.derived();
    let plan = Plan::of(&derived.order.ranking, &derived.record, catalogue);
    let order: AnyView = plan
        .results
        .iter()
        .map(|(standing, card)| {
            li().child((
                span().child([&standing.place.decimal(), "."].joined()),
                standing.pile.map(sign),
                b().says(card.title.marked()),
                span().says(words.pile(standing.pile)),
            ))
        })
        .collect();
    let unsure = words.unsure_cards(&plan.unsure).map(|text| p().says(&text));
    let steps = plan.steps.iter().filter_map(|step| {
        let mark = derived.record.mark(step.number);
        let class = if mark == Some(Mark::Done) {
            "box ticked"
        } else {
            "box"
        };
        (mark != Some(Mark::SetAside))
            .then(|| li().child((span().class(class), span().says(step.todo.marked()))))
    });
    let steps: AnyView = steps.collect();
    let leaning = derived
        .record
        .leaning()
        .and_then(|leaning| catalogue.leaning(leaning))
        .map(|leaning| {
            p().child((
                b().says(words.leaning_title()),
                " ",
                span().says(leaning.name.marked()),
            ))
        });
    let link = store
        .has_address()
        .then(|| p().class("link").child(store.link_of(true)));
    let qr = store.qr().filter(|qr| qr.own).map(|qr| qr_code(store, &qr));
    section()
        .id("sheet")
        .class("sheet")
        .attr("lang", words.language())
        .child((
            h2().says(words.own_title()),
            p().says(derived.note(words, words.own_note())),
            ol().child(order),
            unsure,
            h3().says(words.steps_title()),
            ul().child(steps),
            leaning,
            div().class("way").child((
                qr,
                div().child((
                    p().child(b().says(words.code_title())),
                    spelled(store),
                    link,
                )),
            )),
            p().child((
                span().says(catalogue.title.marked()),
                " ",
                span().says(catalogue.as_of.marked()),
                " ",
                span().says(words.not_official()),
            )),
        ))
        .into_any()
}
