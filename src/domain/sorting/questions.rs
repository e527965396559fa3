//! What is asked: within a pile, from the top one, and never what follows from earlier answers.

use std::cmp::Ordering;

use super::{Knowledge, Open, merge_insertion, tournament};
use crate::domain::catalogue::CardNumber;
use crate::domain::list::List;
use crate::domain::record::{Record, Statement};
use crate::domain::session::{Pair, Pile};

/// With more than five cards in the top pile, so many are looked for first.
pub const TOP: usize = 3;

/// Up to so many cards, the top pile is put in order at once.
const WHOLE: usize = 5;

/// How far the reader wants to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Goal {
    /// The top pile, or its top three if it holds more than five cards.
    Top,
    /// Every pile.
    Whole,
}

/// A question, with how many can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The two cards.
    pub pair: Pair,
    /// The pile that both are on; none while no card is on a pile.
    pub pile: Option<Pile>,
    /// How many cards that pile holds.
    pub cards: usize,
    /// あと最大n問: the most questions until the goal is reached, this one included.
    pub remaining: usize,
    /// Whether the pair was skipped before.
    pub again: bool,
}

/// The cards that can be compared with each other, with what is known about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    groups: Vec<(Option<Pile>, Knowledge)>,
}

impl Questions {
    /// The piles とても, 少し and 今は気にならない; all cards while none of these holds one.
    /// わからない is not compared: it is no degree of worry.
    #[must_use]
    pub fn of(record: &Record, cards: &[CardNumber]) -> Self {
        let group = |pile| (pile, Knowledge::of(record, pile, cards));
        let holds_some = |group: &(Option<Pile>, Knowledge)| !group.1.cards().is_empty();
        let piles = [Pile::Very, Pile::Little, Pile::NotNow].map(Some);
        let mut groups: Vec<_> = piles.into_iter().map(group).filter(holds_some).list();
        if groups.is_empty() {
            groups.push(group(None));
        }
        Self { groups }
    }

    /// The groups of cards, the top one first.
    #[must_use]
    pub fn groups(&self) -> &[(Option<Pile>, Knowledge)] {
        &self.groups
    }

    /// The pairs whose answer contradicts a newer one and so does not count, newest first.
    pub fn gave_way(&self) -> impl Iterator<Item = Pair> {
        let lapsed = self.groups.iter().flat_map(|(_, known)| known.gave_way());
        lapsed.filter_map(|statement| match statement {
            Statement::Said { pair, .. } => Some(*pair),
            Statement::Placed { .. } => None,
        })
    }

    /// The next question towards a goal; none if it is reached.
    #[must_use]
    pub fn next(&self, goal: Goal) -> Option<Question> {
        let worth_asking = |group: &&(Option<Pile>, Knowledge)| group.1.cards().len() > 1;
        let mut groups = self.groups.iter().filter(worth_asking);
        match goal {
            Goal::Top => groups.next().and_then(|(pile, known)| {
                let open = sorted(known, &top_order(known));
                open.map(|open| question(*pile, known, open))
            }),
            Goal::Whole => {
                let mut first = None;
                let mut remaining = 0;
                for (pile, known) in groups {
                    if let Some(open) = sorted(known, &whole_order(known)) {
                        remaining += open.remaining;
                        first = first.or_else(|| Some(question(*pile, known, open)));
                    }
                }
                first.map(|question| Question {
                    remaining,
                    ..question
                })
            }
        }
    }
}

/// The order of a group towards [`Goal::Top`], or the comparison that is open.
fn top_order(known: &Knowledge) -> Result<Vec<usize>, Open> {
    if known.cards().len() > WHOLE {
        tournament::top(known, &all(known), TOP)
    } else {
        whole_order(known)
    }
}

/// The whole order of a group, or the comparison that is open.
fn whole_order(known: &Knowledge) -> Result<Vec<usize>, Open> {
    merge_insertion::sort(known, &all(known))
}

fn all(known: &Knowledge) -> Vec<usize> {
    (0..known.cards().len()).list()
}

/// What is open in a group: the sort's comparison, and after it the pairs that were skipped.
fn sorted(known: &Knowledge, order: &Result<Vec<usize>, Open>) -> Option<Open> {
    let again = known.again();
    match order {
        Err(open) => Some(open.and(again.len())),
        Ok(_) => again.first().map(|&pair| Open {
            pair,
            remaining: again.len(),
        }),
    }
}

fn question(pile: Option<Pile>, known: &Knowledge, open: Open) -> Question {
    let (one, other) = open.pair;
    let cards = known.cards();
    Question {
        pair: Pair::of_two(cards[one], cards[other]),
        pile,
        cards: cards.len(),
        remaining: open.remaining,
        again: known.compare(one, other) == Some(Ordering::Equal),
    }
}
