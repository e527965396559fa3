//! The reader's order as it stands: usable at every moment, whole or not.

use std::cmp::Ordering;

use crate::domain::catalogue::CardNumber;
use crate::domain::list::List;
use crate::domain::order::sort_by_key;
use crate::domain::record::Record;
use crate::domain::session::Pile;
use crate::domain::sorting::Knowledge;

/// All cards in order: pile by pile, and in each pile place by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    groups: Vec<Group>,
    standings: Vec<Standing>,
}

/// The cards of one pile in order. Cards without a pile come as a group of their own, after the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The pile; none for cards that are on no pile yet.
    pub pile: Option<Pile>,
    /// The places, the most worrying first; several cards share one if the reader said so, or skipped the pair.
    pub places: Vec<Vec<CardNumber>>,
}

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The card.
    pub card: CardNumber,
    /// Its pile.
    pub pile: Option<Pile>,
    /// 1 for the first place; cards that share a place share the number.
    pub place: usize,
    /// Whether another card shares the place.
    pub shared: bool,
}

/// The piles that are put in order, the top one first. わからない is none of them: it is no degree of worry.
pub(crate) const ORDERED: [Option<Pile>; 4] = [
    Some(Pile::Very),
    Some(Pile::Little),
    Some(Pile::NotNow),
    None,
];

impl Ranking {
    /// The order of these cards that follows from a record.
    #[must_use]
    pub fn of(record: &Record, cards: &[CardNumber]) -> Self {
        let mut groups = Vec::new();
        let mut standings = Vec::new();
        for pile in ORDERED {
            let places = places(&Knowledge::of(record, pile, cards), record.hand());
            for cards in &places {
                let place = standings.len() + 1;
                for &card in cards {
                    standings.push(Standing {
                        card,
                        pile,
                        place,
                        shared: cards.len() > 1,
                    });
                }
            }
            if !places.is_empty() {
                groups.push(Group { pile, places });
            }
        }
        Self { groups, standings }
    }

    /// The groups that hold cards, the top one first.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// All cards in order, with their places.
    pub fn standings(&self) -> impl Iterator<Item = Standing> {
        self.standings.iter().copied()
    }

    /// Where a card stands; none for a card that is not put in order.
    #[must_use]
    pub fn standing(&self, card: CardNumber) -> Option<Standing> {
        let is_it = |standing: &&Standing| standing.card == card;
        self.standings.iter().find(is_it).copied()
    }

    /// Whether it is the same order: the groups follow from where the cards stand.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.standings == other.standings
    }

    /// How many cards are in order.
    #[must_use]
    pub fn count(&self) -> usize {
        self.standings.len()
    }
}

/// The places of cards: what is known decides, then the reader's hand, then the cards' numbers.
fn places(known: &Knowledge, hand: &[CardNumber]) -> Vec<Vec<CardNumber>> {
    let cards = known.cards();
    // An edition has its cards by rising number, and what has the same weight stays as it is.
    let mut weights = Vec::new();
    for (at, card) in cards.iter().enumerate() {
        let by_hand = hand.iter().position(|other| other == card);
        weights.push((by_hand.unwrap_or(usize::MAX), at));
    }
    sort_by_key(&mut weights, |(by_hand, _)| *by_hand);
    // One for all that stand side by side, with how many are left above; the next place goes to the first with none.
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    for (_, card) in weights {
        let waits = |(one, _): &(usize, usize)| known.compare(*one, card) == Some(Ordering::Equal);
        if !waiting.iter().any(waits) {
            waiting.push((card, known.above(card).len()));
        }
    }
    let mut count = 0;
    let mut places = Vec::new();
    while let Some(next) = waiting.iter().position(|(_, above)| *above == 0) {
        let (card, _) = waiting.remove(next);
        for place in known.places_beside(card) {
            count += place.len();
            for (one, above) in &mut waiting {
                if known.compare(card, *one) == Some(Ordering::Greater) {
                    *above -= place.len();
                }
            }
            places.push(place.iter().map(|&card| cards[card]).list());
        }
    }
    debug_assert_eq!(count, cards.len(), "what is known has no circles");
    places
}
