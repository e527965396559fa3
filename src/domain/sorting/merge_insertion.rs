//! Merge insertion: a whole order with close to the fewest questions.
//!
//! Source: L. R. Ford and S. M. Johnson, "A Tournament Problem", The American Mathematical Monthly 66 (1959);
//! D. E. Knuth, The Art of Computer Programming, volume 3, section 5.3.1.
//! Worst case for 1 to 14 cards: 0, 1, 3, 5, 7, 10, 13, 16, 19, 22, 26, 30, 34, 38.

use std::cmp::Ordering;

use super::{Knowledge, Open};

/// Sorts cards, the most worrying first, or meets an open comparison.
///
/// Cards in one place are led by one of them: the result has one card a place.
/// An open comparison comes with the most that can be asked for until the order is whole.
/// The figure is the sum of the worst cases of the steps to come; it falls with every answer.
pub(super) fn sort(known: &Knowledge, cards: &[usize]) -> Result<Vec<usize>, Open> {
    if cards.len() < 2 {
        return Ok(cards.to_vec());
    }
    let pairs = Pairs::of(known, cards)?;
    let chain = sort(known, &pairs.winners).map_err(|open| open.and(pairs.insertions()))?;
    Insertion::new(known, chain, &pairs).run()
}

/// The most comparisons that a sort of so many cards asks for: the sum of ⌈log₂(3k/4)⌉ for k up to n.
pub(super) fn worst_case(cards: usize) -> usize {
    (2..=cards).map(|k| ceil_log2((3 * k).div_ceil(4))).sum()
}

/// The first step: the cards two by two.
struct Pairs {
    /// The one of each pair that worries more; one card of a pair in the same place.
    winners: Vec<usize>,
    /// Beside each winner the other one; none if both stand in the same place.
    losers: Vec<Option<usize>>,
    /// The last card of an odd number.
    left_over: Option<usize>,
}

impl Pairs {
    fn of(known: &Knowledge, cards: &[usize]) -> Result<Self, Open> {
        let mut pairs = Self {
            winners: Vec::new(),
            losers: Vec::new(),
            left_over: None,
        };
        let mut open = None;
        let mut unanswered = 0;
        for two in cards.chunks(2) {
            let [one, other] = *two else {
                pairs.left_over = two.first().copied();
                break;
            };
            let (winner, loser) = match known.compare(one, other) {
                Some(Ordering::Greater) => (one, Some(other)),
                Some(Ordering::Less) => (other, Some(one)),
                Some(Ordering::Equal) => (one, None),
                None => {
                    open = open.or(Some((one, other)));
                    unanswered += 1;
                    (one, Some(other))
                }
            };
            pairs.winners.push(winner);
            pairs.losers.push(loser);
        }
        match open {
            Some(pair) => Err(Open {
                pair,
                remaining: unanswered + worst_case(pairs.winners.len()) + pairs.insertions(),
            }),
            None => Ok(pairs),
        }
    }

    /// The most comparisons that the insertions ask for while the order of the winners is not known.
    ///
    /// Where a pair stands in one place its slot has no loser; the worst choice of such slots counts.
    fn insertions(&self) -> usize {
        let slots = self.winners.len();
        let losers = self.losers.iter().flatten().count();
        // For each number of losers inserted so far, the most comparisons that they took.
        let mut most: Vec<Option<usize>> = vec![None; losers + 1];
        most[0] = Some(0);
        let mut left_over = 0;
        for slot in order(slots + usize::from(self.left_over.is_some())) {
            // The winners below the slot's own, and all that was inserted before.
            let cost = |inserted: usize| ceil_log2(slot + inserted);
            if slot > slots {
                left_over = 1;
                for (inserted, most) in most.iter_mut().enumerate() {
                    *most = most.map(|most| most + cost(inserted));
                }
                continue;
            }
            for inserted in (0..losers).rev() {
                let taken = most[inserted].map(|most| most + cost(inserted + left_over));
                most[inserted + 1] = most[inserted + 1].max(taken);
            }
        }
        most[losers].unwrap_or(0)
    }
}

/// The second step: the losers into the chain of winners.
struct Insertion<'a> {
    known: &'a Knowledge,
    /// Places in order, the most worrying first.
    chain: Vec<usize>,
    /// What is to be inserted, each card with the winner below which it belongs, in the order of insertion.
    queue: Vec<(usize, Option<usize>)>,
}

impl<'a> Insertion<'a> {
    fn new(known: &'a Knowledge, chain: Vec<usize>, pairs: &Pairs) -> Self {
        // Slots are counted from the end of the chain: the loser of its last winner comes first.
        let mut slots: Vec<(Option<usize>, Option<usize>)> = Vec::new();
        for &place in chain.iter().rev() {
            for (&winner, &loser) in pairs.winners.iter().zip(&pairs.losers) {
                if known.compare(winner, place) == Some(Ordering::Equal) {
                    slots.push((loser, Some(winner)));
                }
            }
        }
        if let Some(card) = pairs.left_over {
            slots.push((Some(card), None));
        }
        let mut queue = Vec::new();
        for slot in order(slots.len()) {
            let (card, winner) = slots[slot - 1];
            queue.extend(card.map(|card| (card, winner)));
        }
        Self {
            known,
            chain,
            queue,
        }
    }

    fn run(mut self) -> Result<Vec<usize>, Open> {
        let queue = std::mem::take(&mut self.queue);
        for (at, &(card, winner)) in queue.iter().enumerate() {
            match self.place(card, winner) {
                Place::Taken => {}
                Place::Between(low, high) if low == high => self.chain.insert(low, card),
                Place::Between(low, high) => {
                    let rest = queue[at + 1..].iter().enumerate();
                    let later = rest.map(|(before, &(card, winner))| {
                        match self.place(card, winner) {
                            Place::Taken => 0,
                            // All that is inserted before it can come to stand in its range.
                            Place::Between(low, high) => ceil_log2(high - low + 1 + before + 1),
                        }
                    });
                    return Err(Open {
                        pair: (card, self.chain[usize::midpoint(low, high)]),
                        remaining: ceil_log2(high - low + 1) + later.sum::<usize>(),
                    });
                }
            }
        }
        Ok(self.chain)
    }

    /// Where a card belongs, as far as it is known.
    fn place(&self, card: usize, winner: Option<usize>) -> Place {
        let mut start = 0;
        if let Some(winner) = winner {
            let is_winner =
                |&place: &usize| self.known.compare(winner, place) == Some(Ordering::Equal);
            start = self.chain.iter().position(is_winner).map_or(0, |at| at + 1);
        }
        let mut low = start;
        for at in start..self.chain.len() {
            match self.known.compare(card, self.chain[at]) {
                Some(Ordering::Equal) => return Place::Taken,
                Some(Ordering::Less) => low = at + 1,
                Some(Ordering::Greater) => return Place::Between(low, at),
                None => {}
            }
        }
        Place::Between(low, self.chain.len())
    }
}

/// Where a card belongs in a chain.
enum Place {
    /// In a place that the chain has.
    Taken,
    /// Somewhere from the first position up to the second.
    Between(usize, usize),
}

/// The order in which so many slots are filled, counted from 1: 1, 3, 2, 5, 4, 11, 10, … (the Jacobsthal numbers, downwards).
fn order(slots: usize) -> Vec<usize> {
    let mut order = Vec::new();
    let mut before = 0;
    for k in 1..=group(slots) {
        let last = jacobsthal(k);
        order.extend((before..last.min(slots)).rev().map(|slot| slot + 1));
        before = last;
    }
    order
}

/// The group of a slot: the first k whose Jacobsthal number reaches it.
fn group(slot: usize) -> usize {
    let reaches = |&k: &usize| jacobsthal(k) >= slot;
    (1..usize::BITS as usize).find(reaches).unwrap_or(0)
}

/// 1, 3, 5, 11, 21, …: the last slot of group k.
fn jacobsthal(k: usize) -> usize {
    let power = 1_usize << (k + 1);
    if k.is_multiple_of(2) {
        (power + 1) / 3
    } else {
        (power - 1) / 3
    }
}

/// The smallest number of yes-or-no questions that tell so many cases apart.
pub(super) fn ceil_log2(cases: usize) -> usize {
    (cases.max(1).next_power_of_two().trailing_zeros()) as usize
}
