//! Moving a card by hand: the act that brings it where the reader wants it.

use crate::domain::catalogue::CardNumber;
use crate::domain::list::List;
use crate::domain::ranking::Ranking;
use crate::domain::record::Record;
use crate::domain::session::{Act, Pair};
use crate::domain::sorting::Knowledge;

/// The act that brings a card to a position, counted from 0 over all cards in order.
///
/// The card joins the pile of the one whose position it takes, and there stands above or below every other. In its own
/// pile it stands above or below those that it passed; what was known about it and the others stays. None if it is there
/// already or there is no such position.
#[must_use]
pub fn shift(record: &Record, cards: &[CardNumber], card: CardNumber, to: usize) -> Option<Act> {
    let ranking = Ranking::of(record, cards);
    let standings: Vec<_> = ranking.standings().list();
    let from = standings
        .iter()
        .position(|standing| standing.card == card)?;
    let target = standings.get(to)?;
    if from == to {
        return None;
    }
    let (first, last) = (from.min(to), from.max(to));
    let passed = &standings[first..=last];
    let mut order: Vec<CardNumber> = standings.iter().map(|standing| standing.card).list();
    order.remove(from);
    order.insert(to, card);
    let pile = |other: &CardNumber| {
        let standing = standings.iter().find(|standing| standing.card == *other);
        standing.is_some_and(|standing| standing.pile == target.pile)
    };
    order.retain(|other| *other == card || pile(other));

    let known = Knowledge::of(record, target.pile, cards);
    let stays = |other: CardNumber| {
        let pair = Pair::new(card, other);
        pair.is_some_and(|pair| {
            known
                .compare_cards(pair)
                .is_some_and(std::cmp::Ordering::is_ne)
        })
    };
    let is_passed = |other: CardNumber| passed.iter().any(|standing| standing.card == other);
    // Where it joins a pile, what was said about it there long ago is not what the hand says now.
    let joins = record.pile(card) != target.pile;
    let stated = |&other: &CardNumber| other != card && (joins || is_passed(other) || stays(other));
    let stated = order.iter().copied().filter(stated).list();
    Some(Act::Move {
        card,
        pile: target.pile,
        order,
        stated,
    })
}
