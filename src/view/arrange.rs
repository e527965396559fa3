//! ならべる: the order as a list; a row is moved by its buttons, to a chosen place, or by dragging.

use super::html::{AnyView, IntoAny, button, div, kept, li, ol, p, small, span, truth};
use tachys::html::event as ev;
use web_sys::Event;

use super::marks::{Icon, icon, sign};
use super::parts::{FEW, Look, Press, heading, key, phrases};
use super::visit::{Memory, Visit};
use crate::browser::drag::{EVENTS, Gesture};
use crate::domain::arranging;
use crate::domain::catalogue::{Card, CardNumber, Catalogue};
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::ranking::Standing;
use crate::domain::session::{Part, Pile};
use crate::store::Store;
use crate::words::{fill, fill_count, fill_one};

/// Where a button takes a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shift {
    Up,
    Down,
    Top,
}

pub(super) fn screen(store: Store, visit: &Visit) -> AnyView {
    let words = store.words();
    let catalogue = store.catalogue();
    let derived = store.derived();
    let count = derived.order.ranking.count();
    let choosing = visit.choosing.get();
    let mut at = 0;
    let mut rows = Vec::new();
    for group in derived.order.ranking.groups() {
        rows.push(divide(store, group.pile));
        let standings = derived
            .order
            .ranking
            .standings()
            .filter(|standing| standing.pile == group.pile);
        for standing in standings {
            let is_open = choosing == Some(standing.card);
            let ends = [at == 0, at + 1 == count];
            if is_open {
                let menu = places(store, visit, standing.card);
                rows.push(row(store, catalogue, standing, ends, Some(menu)));
            } else {
                let place = standing.place.decimal();
                let [is_first, is_last] = ends.map(truth);
                let more = [&place, truth(standing.shared), is_first, is_last];
                let key = key(store, standing.card, &more);
                rows.push(kept(key, move || {
                    row(store, catalogue, standing, ends, None)
                }));
            }
            at += 1;
        }
    }
    let unsure = derived
        .record
        .cards_on(Some(Pile::Unsure), &catalogue.numbers());
    if !unsure.is_empty() {
        rows.push(divide(store, Some(Pile::Unsure)));
        let titles: Vec<_> = unsure
            .iter()
            .filter_map(|&card| catalogue.card(card))
            .collect();
        rows.push(rest(store, &titles));
    }
    let body = if count == 0 {
        p().says(words.arrange_empty()).into_any()
    } else {
        p().class("stack")
            .child(
                Press::new(Look::Primary, words.to_plan())
                    .does(store, |store| store.go_to(Part::Plan)),
            )
            .into_any()
    };
    let note = (count > 1).then(|| p().class("aside").says(words.arrange_note()));
    let visit = visit.clone();
    div()
        .class("screen")
        .child((
            div().class("asking").child((
                heading(words.arrange_title()),
                p().class("count")
                    .child(fill_count(words.arrange_count(), count)),
            )),
            note,
            ol().class("places")
                .attr("data-many", count > FEW)
                .on_each(&EVENTS, move |event| follow(store, &visit, event))
                .child(rows),
            body,
        ))
        .into_any()
}

fn divide(store: Store, pile: Option<Pile>) -> AnyView {
    li().class("divide")
        .child((pile.map(sign), span().says(store.words().pile(pile))))
        .into_any()
}

/// The cards of わからない, which have no order.
fn rest(store: Store, cards: &[&Card]) -> AnyView {
    let words = store.words();
    let titles: Vec<_> = cards.iter().map(|card| card.title.marked()).list();
    li().class("rest")
        .child((
            span().says(&titles.joined_with(words.between())),
            Press::new(Look::Plain, words.sort_again()).does(store, Store::go_to_list),
        ))
        .into_any()
}

/// The row of a card; `ends` says whether it is the first one and the last one.
fn row(
    store: Store,
    catalogue: &Catalogue,
    standing: Standing,
    ends: [bool; 2],
    menu: Option<AnyView>,
) -> AnyView {
    let words = store.words();
    let card = catalogue.card(standing.card);
    let title = card.map(|card| card.title.plain()).unwrap_or_default();
    let [is_first, is_last] = ends;
    let shift_button = |shift: Shift, text: &'static str, icon: Icon, enabled: bool| {
        let press = Press::new(Look::Minor, text)
            .before(icon)
            .name(words.name_of(&title, text))
            .id(id(shift, standing.card))
            .enabled(enabled);
        press.view(move || shift_card(store, standing.card, shift))
    };
    let shared = standing
        .shared
        .then(|| small().class("shared").child(words.shared_place()));
    let place = standing.place.decimal();
    let name = fill(
        words.choose_place(),
        &[&title, &[&place, words.place()].joined()],
    );
    // What a press or a drag of the grip does is said by the list's events.
    let grip = button()
        .attr("type", "button")
        .class("grip")
        .attr("id", grip_id(standing.card))
        .attr("aria-expanded", truth(menu.is_some()))
        .attr("aria-label", name)
        .child((
            icon(Icon::Grip, "icon"),
            span()
                .class("number")
                .child((place, small().child(words.place()))),
        ));
    li().class("place")
        .child((
            grip,
            span()
                .class("name")
                .child((card.map(|card| phrases(card.title.marked())), shared)),
            span().class("shifts").child((
                shift_button(Shift::Up, words.up(), Icon::Up, !is_first),
                shift_button(Shift::Down, words.down(), Icon::Down, !is_last),
                shift_button(Shift::Top, words.to_top(), Icon::Top, !is_first),
            )),
            menu,
        ))
        .into_any()
}

/// All places as buttons, each with the sign of the pile that the card would join there.
fn places(store: Store, visit: &Visit, card: CardNumber) -> AnyView {
    let words = store.words();
    let spot = |(to, standing): (usize, Standing)| {
        let place = (to + 1).decimal();
        let name = fill(words.place_option(), &[&place, &store.title(standing.card)]);
        let here = standing.card == card;
        let visit = visit.clone();
        button()
            .attr("type", "button")
            .class("minor")
            .attr("id", here.then_some("here"))
            .attr("aria-current", here.then_some("true"))
            .attr("aria-label", name)
            .on(ev::click, move |_| {
                visit.choosing.set(None);
                bring(store, card, to, grip_id(card));
            })
            .child((place, standing.pile.map(sign)))
    };
    let derived = store.derived();
    let spots: AnyView = derived
        .order
        .ranking
        .standings()
        .enumerate()
        .map(spot)
        .collect();
    let close = visit.clone();
    div()
        .class("menu")
        .attr("role", "group")
        .attr("aria-labelledby", "which")
        .child((
            p().id("which").says(words.which_place()),
            div().class("spots").child(spots),
            Press::new(Look::Plain, words.close()).view(move || choose(store, &close, None)),
        ))
        .into_any()
}

/// Opens the places of a card, with the focus on the one where it stands; or closes them again.
fn choose(store: Store, visit: &Memory, card: Option<CardNumber>) {
    let before = visit.choosing.get_untracked();
    visit.choosing.set(card);
    match (card, before) {
        (Some(_), _) => store.focus("here"),
        (None, Some(before)) => store.focus(grip_id(before)),
        (None, None) => {}
    }
}

/// What a gesture on the list does.
fn follow(store: Store, visit: &Memory, event: &Event) {
    let Some(gesture) = store.gesture(event) else {
        return;
    };
    let card = |at: usize| {
        let derived = store.derived();
        let standing = derived.order.ranking.standings().nth(at);
        standing.map(|standing| standing.card)
    };
    let open = visit.choosing.get_untracked();
    match gesture {
        Gesture::Pressed(at) => choose(store, visit, card(at).filter(|_| open != card(at))),
        Gesture::Moved(from, to) => {
            visit.choosing.set(None);
            if let Some(card) = card(from) {
                bring(store, card, to, grip_id(card));
            }
        }
        Gesture::PutBack => store.say(store.words().said_put_back()),
        Gesture::Escaped if open.is_some() => choose(store, visit, None),
        Gesture::Escaped => {}
    }
}

/// The id of a row's button: it follows the card, so that the focus can.
fn id(shift: Shift, card: CardNumber) -> String {
    let name = match shift {
        Shift::Up => "up-",
        Shift::Down => "down-",
        Shift::Top => "top-",
    };
    card.named(name)
}

/// The id of a row's grip.
fn grip_id(card: CardNumber) -> String {
    card.named("grip-")
}

/// Moves a card by one of its buttons, or says why it stays.
fn shift_card(store: Store, card: CardNumber, shift: Shift) {
    let words = store.words();
    let derived = store.derived();
    let mut standings = derived.order.ranking.standings();
    let Some(at) = standings.position(|other| other.card == card) else {
        return;
    };
    let to = match shift {
        Shift::Up => at.checked_sub(1),
        Shift::Down => Some(at + 1),
        Shift::Top => Some(0),
    };
    if !to.is_some_and(|to| bring(store, card, to, id(shift, card))) {
        let text = if shift == Shift::Down {
            words.said_at_end()
        } else {
            words.said_at_top()
        };
        store.say(&fill_one(text, &store.title(card)));
    }
}

/// Brings a card to a position, with the focus on one of its controls; whether it was not there already.
fn bring(store: Store, card: CardNumber, to: usize, control: String) -> bool {
    let cards = store.catalogue().numbers();
    let act = arranging::shift(&store.derived().record, &cards, card, to);
    if let Some(act) = &act {
        store.dispatch(act);
    }
    store.focus(control);
    act.is_some()
}
