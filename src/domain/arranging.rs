//! Moving a card by hand: the act that brings it where the reader wants it.

use crate::domain::catalogue::CardNumber;
use crate::domain::list::List;
use crate::domain::ranking::Ranking;
use crate::domain::record::Record;
use crate::domain::session::{Act, Pair};
use crate::domain::sorting::Knowledge;

/// The act that brings a card to a position, counted from 0 over all cards in order.
///
/// The card joins the pile of the one whose position it takes. It now stands above or below those that it passed;
/// what was known about it and the others stays. None if it is there already or there is no such position.
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
    let stated = |&other: &CardNumber| other != card && (is_passed(other) || stays(other));
    let stated = order.iter().copied().filter(stated).list();
    Some(Act::Move {
        card,
        pile: target.pile,
        order,
        stated,
    })
}

/// The position that a card gets when it is held at a height: after all the others whose middle lies above.
///
/// Heights grow downwards; `others` are the middles of the other cards, wherever they stand on the screen.
#[must_use]
pub fn place_at(others: impl Iterator<Item = f64>, height: f64) -> usize {
    others.filter(|middle| *middle < height).count()
}

#[cfg(test)]
mod tests {
    use super::place_at;

    /// Where a card ends up that is held at a height, among others 60 apart with a gap of 40 in the middle.
    fn held_at(height: f64) -> usize {
        place_at([30.0, 90.0, 190.0, 250.0].into_iter(), height)
    }

    #[test]
    fn a_card_held_above_all_others_comes_first_and_below_them_last() {
        assert_eq!(held_at(-500.0), 0);
        assert_eq!(held_at(29.0), 0);
        assert_eq!(held_at(251.0), 4);
        assert_eq!(held_at(5000.0), 4);
        assert_eq!(place_at([].into_iter(), 10.0), 0);
    }

    #[test]
    fn a_card_passes_another_where_it_is_held_past_its_middle() {
        assert_eq!(held_at(31.0), 1);
        assert_eq!(held_at(89.0), 1);
        assert_eq!(held_at(91.0), 2);
        assert_eq!(held_at(189.0), 2);
        assert_eq!(held_at(191.0), 3);
    }
}
