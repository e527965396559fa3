//! Somebody's order, to look at, to take over or to leave. Opening it changes nothing.

use super::html::{b, div, h3, li, ol, p, section, span};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::marks::{Icon, sign, spoken_sign};
use super::parts::{Look, Press, phrases};
use crate::domain::plan::Plan;
use crate::domain::ranking::Ranking;
use crate::domain::record::Record;
use crate::domain::session::Pile;
use crate::store::Store;

pub(super) fn offer(store: Store) -> AnyView {
    let Some(offer) = store.offered() else {
        return ().into_any();
    };
    let words = store.words();
    let catalogue = store.catalogue();
    let record = Record::of(&offer.session, &catalogue);
    let ranking = Ranking::of(&record, &catalogue.numbers());
    let plan = Plan::of(&ranking, &record, &catalogue);
    let results: Vec<_> = plan
        .results
        .iter()
        .map(|(standing, card)| {
            let pile = standing.pile.map(|pile| spoken_sign(words, pile));
            li().child((
                span().class("number").child(standing.place.to_string()),
                pile,
                span().class("name").child(phrases(card.title.marked())),
            ))
        })
        .collect();
    let unsure = (!plan.unsure.is_empty()).then(|| {
        let titles: Vec<_> = plan.unsure.iter().map(|card| card.title.marked()).collect();
        p().class("unsure").child((
            sign(Pile::Unsure),
            phrases(&[words.unsure_title, "：", &titles.join("・|")].concat()),
        ))
    });
    let leave = Press {
        before: Some(Icon::Back),
        ..Press::new(Look::Framed, words.offer_leave)
    };
    section()
        .class("offer")
        .attr("aria-labelledby", "offer")
        .child((
            div().class("banner").child((
                p().child(b().child(phrases(words.offer_banner))),
                p().child(phrases(words.offer_note)),
            )),
            h3().id("offer").child(phrases(words.offer_title)),
            ol().class("preview").child(results),
            unsure,
            div().class("actions").child((
                leave.view(move || store.leave()),
                Press::new(Look::Framed, words.offer_use).view(move || store.take()),
                p().class("aside").child(phrases(words.offer_use_note)),
            )),
        ))
        .into_any()
}
