//! What holds now: the acts of a session, summed up.
//!
//! A record is keyed by permanent numbers and speaks of cards that an edition may not have:
//! what is said about those is kept and sleeps until they are back.

use crate::domain::catalogue::{CardNumber, Catalogue, LeaningNumber, StepNumber};
use crate::domain::code;
use crate::domain::list::List;
use crate::domain::session::{Act, Answer, Mark, Pair, Pile, Session, Verdict};

/// Something said about the order of cards, by an answer or by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// What was said about a pair.
    Said {
        /// The two cards.
        pair: Pair,
        /// Which worries more; none while the pair was only skipped.
        verdict: Option<Verdict>,
        /// How often the pair was skipped: never, once (it is asked again), or twice (it is left so).
        skips: u8,
    },
    /// A card was put between others by hand.
    Placed {
        /// The card.
        card: CardNumber,
        /// The cards that worry more.
        above: Vec<CardNumber>,
        /// The cards that worry less.
        below: Vec<CardNumber>,
    },
}

/// What a reader's acts amount to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The pile of each card, by rising number.
    piles: Vec<(CardNumber, Pile)>,
    statements: Vec<Statement>,
    hand: Vec<CardNumber>,
    /// The mark on each step, by rising number.
    marks: Vec<(StepNumber, Mark)>,
    leaning: Option<LeaningNumber>,
}

impl Record {
    /// What the session's acts amount to.
    #[must_use]
    pub fn of(session: &Session, catalogue: &Catalogue) -> Self {
        let mut record = Self::default();
        for act in session.acts() {
            record.add(act, &|code| code::read(code, catalogue).ok());
        }
        record
    }

    /// What acts amount to among which no code is taken over.
    #[must_use]
    pub fn of_acts(acts: &[Act]) -> Self {
        let mut record = Self::default();
        for act in acts {
            record.add(act, &|_| None);
        }
        record
    }

    /// The pile of a card.
    #[must_use]
    pub fn pile(&self, card: CardNumber) -> Option<Pile> {
        get(&self.piles, card)
    }

    /// What was said about the order, oldest first. What was said again stands where it was said last.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// What was said about a pair, and how often it was skipped.
    #[must_use]
    pub fn said(&self, pair: Pair) -> Option<(Option<Verdict>, u8)> {
        self.statements
            .iter()
            .find_map(|statement| match statement {
                Statement::Said {
                    pair: said,
                    verdict,
                    skips,
                } if *said == pair => Some((*verdict, *skips)),
                _ => None,
            })
    }

    /// The cards in the order in which the reader's hand left them; it decides where nothing was said.
    #[must_use]
    pub fn hand(&self) -> &[CardNumber] {
        &self.hand
    }

    /// The mark on a step.
    #[must_use]
    pub fn mark(&self, step: StepNumber) -> Option<Mark> {
        get(&self.marks, step)
    }

    /// Where the reader leans.
    #[must_use]
    pub fn leaning(&self) -> Option<LeaningNumber> {
        self.leaning
    }

    /// How many verdicts and skips the reader has given that still stand.
    #[must_use]
    pub fn answered(&self) -> usize {
        let said = |statement: &&Statement| matches!(statement, Statement::Said { .. });
        self.statements.iter().filter(said).count()
    }

    /// How many questions that took, or would have: a pair that was skipped and answered later took two.
    #[must_use]
    pub fn asked(&self) -> usize {
        let mut asked = 0;
        for statement in &self.statements {
            if let Statement::Said { verdict, skips, .. } = statement {
                asked += usize::from(*skips) + usize::from(verdict.is_some());
            }
        }
        asked
    }

    /// How many of these cards are on a pile.
    #[must_use]
    pub fn placed(&self, cards: &[CardNumber]) -> usize {
        let placed = |&&card: &&CardNumber| self.pile(card).is_some();
        cards.iter().filter(placed).count()
    }

    /// Those of the cards that are on one pile, or on none.
    #[must_use]
    pub fn cards_on(&self, pile: Option<Pile>, cards: &[CardNumber]) -> Vec<CardNumber> {
        let on_pile = |&card: &CardNumber| self.pile(card) == pile;
        cards.iter().copied().filter(on_pile).list()
    }

    fn add(&mut self, act: &Act, read: &dyn Fn(&str) -> Option<Session>) {
        match act {
            Act::Place { card, pile } => set(&mut self.piles, *card, *pile),
            Act::Answer { pair, answer } => self.answer(*pair, *answer),
            Act::Move {
                card,
                pile,
                order,
                stated,
            } => {
                set(&mut self.piles, *card, *pile);
                self.moved(*card, order, stated);
            }
            Act::Mark { step, mark } => set(&mut self.marks, *step, *mark),
            Act::Lean { leaning } => self.leaning = *leaning,
            Act::Adopt { code } => {
                // The reader agreed to the code after it was read; one that can't be read changes nothing.
                if let Some(session) = read(code) {
                    *self = Self::of_acts(session.acts());
                }
            }
        }
    }

    /// The cards on a pile that are not among these: an edition may have lost them.
    pub(crate) fn absent_on(&self, pile: Pile, cards: &[CardNumber]) -> Vec<CardNumber> {
        let absent = |(card, on): &(CardNumber, Pile)| {
            (*on == pile && !cards.contains(card)).then_some(*card)
        };
        self.piles.iter().filter_map(absent).list()
    }

    pub(crate) fn answer(&mut self, pair: Pair, answer: Answer) {
        let of_pair = |statement: &Statement| matches!(statement, Statement::Said { pair: said, .. } if *said == pair);
        let before = self.statements.iter().position(of_pair);
        let (before, skipped) = match before.map(|at| self.statements.remove(at)) {
            Some(Statement::Said { verdict, skips, .. }) => (verdict, skips),
            _ => (None, 0),
        };
        let (verdict, skips) = match answer {
            Answer::Verdict(verdict) => (Some(verdict), skipped),
            // An answer that gives way to a skip was thought over: the pair is not asked again.
            Answer::Skip if before.is_some() => (None, 2),
            Answer::Skip => (None, (skipped + 1).min(2)),
            Answer::Withdraw => return,
        };
        self.statements.push(Statement::Said {
            pair,
            verdict,
            skips,
        });
    }

    fn moved(&mut self, card: CardNumber, order: &[CardNumber], stated: &[CardNumber]) {
        let Some(at) = order.iter().position(|&other| other == card) else {
            return;
        };
        let of = |cards: &[CardNumber]| -> Vec<CardNumber> {
            let is_stated = |other: &CardNumber| *other != card && stated.contains(other);
            cards.iter().copied().filter(is_stated).list()
        };
        let (above, below) = (of(&order[..at]), of(&order[at..]));
        if !above.is_empty() || !below.is_empty() {
            self.statements
                .push(Statement::Placed { card, above, below });
        }
        self.hand.retain(|other| !order.contains(other));
        self.hand.extend_from_slice(order);
    }
}

/// The value of a key in a list of pairs by rising key.
fn get<K: Copy + Ord, V: Copy>(list: &[(K, V)], key: K) -> Option<V> {
    let at = list.binary_search_by_key(&key, |(known, _)| *known);
    at.ok().map(|at| list[at].1)
}

/// Sets, replaces or removes the value of a key.
fn set<K: Copy + Ord, V>(list: &mut Vec<(K, V)>, key: K, value: Option<V>) {
    let at = list.binary_search_by_key(&key, |(known, _)| *known);
    match (at, value) {
        (Ok(at), Some(value)) => list[at].1 = value,
        (Err(at), Some(value)) => list.insert(at, (key, value)),
        (Ok(at), None) => {
            list.remove(at);
        }
        (Err(_), None) => {}
    }
}
