//! くらべる: two cards of a pile, and which of them worries more.

use super::html::{AnyView, IntoAny, b, button, div, p, span, strong};
use tachys::html::event as ev;

use super::answers::answers;
use super::marks::sign;
use super::parts::{KEYS, Look, Press, heading, phrases};
use super::sort::{ghosts, kind};
use crate::domain::catalogue::{Card, CardNumber, Catalogue};
use crate::domain::decimal::Decimal;
use crate::domain::session::{Act, Answer, Pair, Part, Verdict};
use crate::domain::sorting::Question;
use crate::store::Store;
use crate::words::{fill, fill_count, fill_one, plain};

pub(super) fn screen(store: Store) -> AnyView {
    let derived = store.derived();
    let screen = store.screen();
    match derived.order.question(&screen) {
        Some(question) if derived.pauses(&screen) => pause(store, question, derived.record.asked()),
        Some(question) => ask(store, question),
        None => done(store),
    }
}

/// Two cards, each of them a button, and the two other answers.
fn ask(store: Store, question: Question) -> AnyView {
    let words = store.words();
    let [left, right] = question.pair.sides();
    let count = question.cards.decimal();
    let name = plain(words.pile(question.pile));
    let from = match question.pile {
        Some(_) => fill(words.compare_from(), &[&name, &count]),
        None => fill_one(words.compare_from_all(), &count),
    };
    let remaining = fill_count(words.compare_left(), question.remaining);
    let [first, second, third, fourth] = KEYS;
    let even = |text, key| Press::new(Look::Framed, text).key(key);
    let same = move || say(store, question.pair, Answer::Verdict(Verdict::Same));
    let skip = move || say(store, question.pair, Answer::Skip);
    div()
        .class("screen")
        .child((
            div()
                .class("asking")
                .child(heading(words.compare_question())),
            p().class("from").child((
                span().child((question.pile.map(sign), phrases(&from))),
                b().child(remaining),
            )),
            question
                .again
                .then(|| p().class("aside").says(words.again())),
            div().class("pair").child((
                pick(store, question.pair, left, first),
                pick(store, question.pair, right, second),
                ghosts(store, |store, catalogue, card| {
                    let face = face(store, catalogue, card, None);
                    div().class("card pick").child(face).into_any()
                }),
            )),
            div().class("even").child((
                even(words.same(), third).view(same),
                even(words.skip(), fourth).view(skip),
            )),
            answers(store),
        ))
        .into_any()
}

fn pick(store: Store, pair: Pair, number: CardNumber, key: &'static str) -> AnyView {
    let catalogue = store.catalogue();
    let verdict = if pair.first() == number {
        Verdict::First
    } else {
        Verdict::Second
    };
    let card = catalogue.card(number);
    // The name is what is seen: the title and what the press says. The worry follows as a description.
    let worry = number.named("worry-");
    let face = card.map(|card| face(store, catalogue, card, Some(worry.clone())));
    button()
        .attr("type", "button")
        .class("card pick")
        .attr("aria-keyshortcuts", key)
        .attr("aria-describedby", worry)
        .on(ev::click, move |_| {
            say(store, pair, Answer::Verdict(verdict));
        })
        .child(face)
        .into_any()
}

/// What a card says as a button, its worry under an id.
fn face(store: Store, catalogue: &Catalogue, card: &Card, worry: Option<String>) -> AnyView {
    (
        span()
            .attr("aria-hidden", "true")
            .child(kind(store, catalogue, card)),
        strong().says(card.title.marked()),
        span()
            .class("worry")
            .attr("id", worry)
            .attr("aria-hidden", "true")
            .says(card.worry.marked()),
        span().class("verb").says(store.words().this_one()),
    )
        .into_any()
}

fn say(store: Store, pair: Pair, answer: Answer) {
    store.dispatch(&Act::Answer { pair, answer });
    let derived = store.derived();
    let screen = store.screen();
    let over = derived.order.question(&screen).is_none();
    if over || derived.pauses(&screen) {
        store.focus("question");
    }
}

/// After ten questions: the reader may stop, and loses nothing by it.
fn pause(store: Store, question: Question, asked: usize) -> AnyView {
    let words = store.words();
    let more = fill_count(words.compare_go_on(), question.remaining);
    div()
        .class("screen done")
        .child((
            div().class("asking").child(heading(words.compare_pause())),
            p().says(words.compare_pause_note()),
            Press::new(Look::Primary, words.to_plan()).does(store, |store| store.go_to(Part::Plan)),
            Press::new(Look::Framed, &more).view(move || {
                store.go(|screen| screen.answered = asked);
                store.focus("question");
            }),
            // So they stand in the same place as below a question: the list stays open, and the focus in it.
            (),
            answers(store),
        ))
        .into_any()
}

/// Nothing is open towards the goal: on to the plan, or to the rest.
fn done(store: Store) -> AnyView {
    let words = store.words();
    let derived = store.derived();
    let asked = derived.record.asked();
    let rest = derived.order.whole.map(|question| {
        let more = fill_count(words.compare_more(), question.remaining);
        Press::new(Look::Framed, &more).view(move || {
            store.go(|screen| {
                screen.whole = true;
                screen.answered = asked;
            });
            store.focus("question");
        })
    });
    let nothing = rest.is_none() && derived.record.statements().is_empty();
    let title = if rest.is_some() {
        words.compare_top_done()
    } else if nothing {
        words.compare_none()
    } else {
        words.compare_done()
    };
    let to_sort = derived.placed < store.catalogue().cards.len();
    div()
        .class("screen done")
        .child((
            div().class("asking").child(heading(title)),
            nothing.then(|| p().says(words.compare_nothing())),
            Press::new(Look::Primary, words.to_plan()).does(store, |store| store.go_to(Part::Plan)),
            rest,
            (), // As above.
            answers(store),
            to_sort
                .then(|| Press::new(Look::Framed, words.as_list()).does(store, Store::go_to_list)),
        ))
        .into_any()
}
