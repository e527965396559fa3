//! What is known about the order of some cards, with everything that follows from it.

use std::cmp::Ordering;
use std::mem;

use crate::domain::catalogue::CardNumber;
use crate::domain::order::sort_by_key;
use crate::domain::record::{Record, Statement};
use crate::domain::session::{Pair, Pile, Verdict};

/// The order of some cards as far as it is known: a transitive closure with ties.
///
/// Statements count from the newest to the oldest; one that contradicts newer ones gives way.
/// Two cards of a skipped pair stand side by side: what holds for one against a third holds for the other.
/// If the pair is answered later, the answer decides between the two and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knowledge {
    cards: Vec<CardNumber>,
    /// How many of the cards the edition has. The others come after them: what follows through them still holds.
    present: usize,
    /// Words in a row of bits.
    width: usize,
    /// For each card, the cards that worry less.
    below: Vec<u64>,
    /// For each card, the cards that worry more.
    above: Vec<u64>,
    /// For each card, the cards in the same place, itself included.
    beside: Vec<u64>,
    /// For each card, the first of those that the reader called the same as it, itself included.
    same: Vec<usize>,
    /// Of skipped pairs whose cards stand side by side, what was answered later: the first worries more.
    within: Vec<(usize, usize)>,
    /// Skipped pairs that are to be asked again, in the order in which they were skipped.
    again: Vec<(usize, usize)>,
    /// The statements of the record that contradict newer ones, newest first.
    gave_way: Vec<Statement>,
}

impl Knowledge {
    /// What a record says about those of an edition's cards that are on a pile, or on none.
    #[must_use]
    pub fn of(record: &Record, pile: Option<Pile>, edition: &[CardNumber]) -> Self {
        let mut cards = record.cards_on(pile, edition);
        let present = cards.len();
        cards.extend(pile.map_or_else(Vec::new, |pile| record.absent_on(pile, edition)));
        let width = cards.len().div_ceil(64);
        let mut knowledge = Self {
            present,
            width,
            below: vec![0; cards.len() * width],
            above: vec![0; cards.len() * width],
            beside: vec![0; cards.len() * width],
            same: (0..cards.len()).collect(),
            within: Vec::new(),
            again: Vec::new(),
            gave_way: Vec::new(),
            cards,
        };
        for card in 0..knowledge.cards.len() {
            put(&mut knowledge.beside, width, card, card);
        }
        for statement in record.statements().iter().rev() {
            if !knowledge.add(statement) {
                knowledge.gave_way.push(statement.clone());
            }
        }
        knowledge.again.reverse();
        knowledge
    }

    /// The cards.
    #[must_use]
    pub fn cards(&self) -> &[CardNumber] {
        &self.cards[..self.present]
    }

    /// The statements that contradict newer ones and so don't count, newest first.
    #[must_use]
    pub fn gave_way(&self) -> &[Statement] {
        &self.gave_way
    }

    /// Skipped pairs that are to be asked again, in the order in which they were skipped.
    pub(super) fn again(&self) -> &[(usize, usize)] {
        &self.again
    }

    /// Which of two cards worries more: `Greater` if it is the first; none if that is not known.
    pub(crate) fn compare(&self, one: usize, other: usize) -> Option<Ordering> {
        if has(&self.beside, self.width, one, other) {
            Some(Ordering::Equal)
        } else if has(&self.below, self.width, one, other) {
            Some(Ordering::Greater)
        } else if has(&self.above, self.width, one, other) {
            Some(Ordering::Less)
        } else {
            None
        }
    }

    /// Which card of a pair worries more: `Greater` if it is the first; none if that is not known.
    pub(crate) fn compare_cards(&self, pair: Pair) -> Option<Ordering> {
        let (one, other) = self.positions(pair)?;
        self.compare(one, other)
    }

    /// Whether the same is known about the same cards of the edition, however it came to be known.
    pub(crate) fn tells_the_same(&self, other: &Self) -> bool {
        let present = self.present;
        // The first of a place by number stands for it, whichever statement made it one.
        let place = |known: &Self, card: usize| {
            let of_place = |place: &usize| *place == known.same[card];
            known.same.iter().position(of_place)
        };
        let of_present = |pairs: &[(usize, usize)]| {
            let mut pairs = pairs.to_vec();
            pairs.retain(|pair| pair.0 < present && pair.1 < present);
            pairs
        };
        let mut within = [of_present(&self.within), of_present(&other.within)];
        for pairs in &mut within {
            sort_by_key(pairs, |pair| *pair);
        }
        let is_same = |one: usize| {
            place(self, one) == place(other, one)
                && (0..one).all(|two| self.compare(one, two) == other.compare(one, two))
        };
        self.cards() == other.cards()
            && of_present(&self.again) == of_present(&other.again)
            && within[0] == within[1]
            && (0..present).all(is_same)
    }

    /// The cards that stand side by side with a card, itself included.
    pub(crate) fn beside(&self, card: usize) -> Vec<usize> {
        self.members(&self.beside, card)
    }

    /// The cards that worry more than a card.
    pub(crate) fn above(&self, card: usize) -> Vec<usize> {
        self.members(&self.above, card)
    }

    /// The places of the cards that stand side by side with a card: where a skipped pair was answered later, that decides.
    pub(crate) fn places_beside(&self, card: usize) -> Vec<Vec<usize>> {
        let mut left = self.beside(card);
        let mut places = Vec::new();
        while !left.is_empty() {
            // Those with another of them above; where answers go round in a circle, nobody waits.
            let waits = |&card: &usize| {
                let is_below = |pair: &(usize, usize)| {
                    self.same[pair.1] == self.same[card] && left.contains(&pair.0)
                };
                self.within.iter().any(is_below)
            };
            let (mut later, mut place) = (Vec::new(), Vec::new());
            for &card in &left {
                let to = if waits(&card) { &mut later } else { &mut place };
                to.push(card);
            }
            if place.is_empty() {
                mem::swap(&mut later, &mut place);
            }
            places.push(place);
            left = later;
        }
        places
    }

    /// Adds a statement as older than those before it; false if it contradicts them.
    fn add(&mut self, statement: &Statement) -> bool {
        match statement {
            Statement::Said {
                pair,
                verdict,
                skips,
            } => {
                let Some((one, other)) = self.positions(*pair) else {
                    return true;
                };
                let order = match verdict {
                    Some(Verdict::First) => Ordering::Greater,
                    Some(Verdict::Second) => Ordering::Less,
                    Some(Verdict::Same) | None => Ordering::Equal,
                };
                if *skips == 0 {
                    let holds = self.relate(one, other, order);
                    if holds && order == Ordering::Equal {
                        self.call_same(one, other);
                    }
                    return holds;
                }
                if !self.relate(one, other, Ordering::Equal) {
                    // Side by side no longer holds; what was answered may.
                    return verdict.is_some() && self.relate(one, other, order);
                }
                match (verdict, order) {
                    (Some(_), Ordering::Greater) => self.within.push((one, other)),
                    (Some(_), Ordering::Less) => self.within.push((other, one)),
                    (Some(_), Ordering::Equal) => self.call_same(one, other),
                    (None, _) if *skips == 1 && one.max(other) < self.present => {
                        self.again.push((one, other));
                    }
                    (None, _) => {}
                }
                true
            }
            Statement::Placed { card, above, below } => {
                let above = above.iter().map(|&other| (other, Ordering::Less));
                let below = below.iter().map(|&other| (other, Ordering::Greater));
                let mut holds = true;
                for (other, order) in above.chain(below) {
                    if let Some((one, other)) = self.position(*card).zip(self.position(other)) {
                        holds &= self.relate(one, other, order);
                    }
                }
                holds
            }
        }
    }

    fn position(&self, card: CardNumber) -> Option<usize> {
        self.cards.iter().position(|&other| other == card)
    }

    fn positions(&self, pair: Pair) -> Option<(usize, usize)> {
        self.position(pair.first())
            .zip(self.position(pair.second()))
    }

    /// Adds how one card relates to another and all that follows; false, and no change, if that is known to be otherwise.
    fn relate(&mut self, one: usize, other: usize, order: Ordering) -> bool {
        if let Some(known) = self.compare(one, other) {
            return known == order;
        }
        let (upper, lower) = match order {
            Ordering::Greater => (one, other),
            Ordering::Less => (other, one),
            Ordering::Equal => {
                self.join(one, other);
                return true;
            }
        };
        let width = self.width;
        let uppers = union(
            row(&self.above, width, upper),
            row(&self.beside, width, upper),
        );
        let lowers = union(
            row(&self.below, width, lower),
            row(&self.beside, width, lower),
        );
        spread(&mut self.below, width, &uppers, &lowers);
        spread(&mut self.above, width, &lowers, &uppers);
        true
    }

    fn call_same(&mut self, one: usize, other: usize) {
        let (kept, replaced) = (self.same[one], self.same[other]);
        for place in &mut self.same {
            if *place == replaced {
                *place = kept;
            }
        }
    }

    fn join(&mut self, one: usize, other: usize) {
        let width = self.width;
        let both = |rows: &[u64]| union(row(rows, width, one), row(rows, width, other));
        let (place, uppers, lowers) = (both(&self.beside), both(&self.above), both(&self.below));
        spread(&mut self.beside, width, &place, &place);
        spread(&mut self.above, width, &place, &uppers);
        spread(&mut self.below, width, &place, &lowers);
        let from_here_down = union(&place, &lowers);
        let from_here_up = union(&place, &uppers);
        spread(&mut self.below, width, &uppers, &from_here_down);
        spread(&mut self.above, width, &lowers, &from_here_up);
    }

    fn members(&self, rows: &[u64], card: usize) -> Vec<usize> {
        let mut members = ones(row(rows, self.width, card));
        members.retain(|&other| other < self.present);
        members
    }
}

fn row(rows: &[u64], width: usize, card: usize) -> &[u64] {
    &rows[card * width..(card + 1) * width]
}

fn has(rows: &[u64], width: usize, card: usize, other: usize) -> bool {
    rows[card * width + other / 64] >> (other % 64) & 1 == 1
}

fn put(rows: &mut [u64], width: usize, card: usize, other: usize) {
    rows[card * width + other / 64] |= 1 << (other % 64);
}

fn union(one: &[u64], other: &[u64]) -> Vec<u64> {
    one.iter()
        .zip(other)
        .map(|(one, other)| one | other)
        .collect()
}

/// Adds a set of cards to the rows of other cards.
fn spread(rows: &mut [u64], width: usize, cards: &[u64], added: &[u64]) {
    for card in ones(cards) {
        for (word, more) in rows[card * width..].iter_mut().zip(added) {
            *word |= more;
        }
    }
}

/// The positions of the set bits.
fn ones(words: &[u64]) -> Vec<usize> {
    let mut ones = Vec::new();
    for (at, &word) in words.iter().enumerate() {
        let mut rest = word;
        while rest != 0 {
            ones.push(at * 64 + rest.trailing_zeros() as usize);
            rest &= rest - 1;
        }
    }
    ones
}
