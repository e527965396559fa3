//! Somebody's order, to look at, to compare, to take over or to leave. Opening it changes nothing.

use tachys::html::event as ev;

use super::html::{AnyView, IntoAny, b, div, h3, input, label, li, ol, p, section, small, span};
use super::keep::code_field;
use super::marks::{Icon, sign, spoken_sign};
use super::parts::{Look, Press, phrases};
use super::two::{Named, two};
use crate::domain::decimal::Decimal;
use crate::domain::plan::Plan;
use crate::domain::ranking::Ranking;
use crate::domain::record::Record;
use crate::domain::restore::Offer;
use crate::domain::session::Pile;
use crate::store::Store;

pub(super) fn offer(store: Store) -> AnyView {
    let Some(offer) = store.offered() else {
        return ().into_any();
    };
    let words = store.words();
    let comparing = store.comparing();
    let is_one = store.second().is_none();
    let body = if comparing {
        let (left, right) = sides(store, &offer);
        two(store, &left, &right)
    } else {
        order(store, &offer)
    };
    let leave = Press::new(Look::Framed, words.offer_leave()).before(Icon::Back);
    let compare = (!comparing && store.derived().placed > 0).then(|| {
        Press::new(Look::Primary, words.two_start()).does(store, |store| store.compare(true))
    });
    let back = comparing.then(|| {
        Press::new(Look::Framed, words.two_back()).does(store, |store| store.compare(false))
    });
    section()
        .class("offer")
        .attr("aria-label", crate::words::plain(words.offer_title()))
        .child((
            div().class("banner").child((
                p().child(b().says(words.offer_banner())),
                p().says(words.offer_note()),
            )),
            body,
            div().class("actions").child((
                compare,
                back,
                leave.does(store, Store::leave),
                Press::new(Look::Framed, words.offer_use()).does(store, Store::take),
                p().class("aside").says(words.offer_use_note()),
            )),
            is_one.then(|| was_me(store)),
            code_field(
                store,
                words.two_other_code(),
                words.two_compare(),
                Store::compare_with_typed,
            ),
        ))
        .into_any()
}

/// The two orders with their names: one's own and the link's, or those of two links.
fn sides(store: Store, offer: &Offer) -> (Named, Named) {
    let words = store.words();
    let catalogue = store.catalogue();
    let record = |offer: &Offer| Record::of(&offer.session, catalogue);
    let named = |name, at, record| Named { name, at, record };
    if let Some(second) = store.second() {
        return (
            named(words.two_first(), words.two_first_at(), record(offer)),
            named(words.two_second(), words.two_second_at(), record(&second)),
        );
    }
    let own = store.record();
    let (theirs, at) = if store.was_me() {
        (words.two_earlier(), words.two_earlier_at())
    } else {
        (words.two_theirs(), words.two_theirs_at())
    };
    (
        named(words.two_mine(), words.two_mine_at(), own),
        named(theirs, at, record(offer)),
    )
}

/// Whether the order is the reader's own of an earlier day: it is then called so.
fn was_me(store: Store) -> AnyView {
    label()
        .class("choice")
        .child((
            input()
                .attr("type", "checkbox")
                .checked(store.was_me())
                .on(ev::change, move |_| store.call_it_me()),
            span().says(store.words().was_me()),
        ))
        .into_any()
}

/// The order as a list.
fn order(store: Store, offer: &Offer) -> AnyView {
    let words = store.words();
    let catalogue = store.catalogue();
    let record = Record::of(&offer.session, catalogue);
    let ranking = Ranking::of(&record, &catalogue.numbers());
    let plan = Plan::of(&ranking, &record, catalogue);
    let results: AnyView = plan
        .results
        .iter()
        .map(|(standing, card)| {
            li().child((
                span().class("number").child(standing.place.decimal()),
                standing.pile.map(|pile| spoken_sign(words, pile)),
                span().class("name").says(card.title.marked()),
                (standing.pile.is_none()).then(|| small().says(words.no_pile())),
            ))
        })
        .collect();
    let unsure = words.unsure_cards(&plan.unsure).map(|text| {
        p().class("unsure")
            .child((sign(Pile::Unsure), phrases(&text)))
    });
    let title = if store.was_me() {
        words.two_earlier()
    } else {
        words.offer_title()
    };
    div()
        .class("screen")
        .child((
            h3().id("question").attr("tabindex", "-1").says(title),
            ol().class("preview").child(results),
            unsure,
        ))
        .into_any()
}
