//! The forms of a code's content: what they hold beyond piles, marks and leaning.

use std::cmp::Ordering;

use super::{Digits, group};
use crate::domain::catalogue::{CardNumber, Layout};
use crate::domain::list::List;
use crate::domain::ranking::{ORDERED, Ranking};
use crate::domain::record::{Record, Statement};
use crate::domain::session::{Act, Answer, Pair, Pile, Verdict};
use crate::domain::sorting::{Goal, Knowledge, Questions};

/// How the order is written. The first form that gives everything back is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Every card is on a pile and every order is whole: the places alone. 22 symbols for twelve cards.
    Places,
    /// The answers to the questions, in the order in which the sort asks them.
    Answers,
    /// The places as the hand left them, and for each two cards of a pile whether their order is known.
    Hand,
    /// Every statement by itself; needed after changes by hand, and for answers that sleep.
    Statements,
}

/// What an answer becomes among the digits of [`Form::Answers`]; beyond them stands one for a skip and one for the end.
const VERDICTS: [Verdict; 3] = [Verdict::First, Verdict::Second, Verdict::Same];
const SKIPPED: usize = 3;
const END: usize = 4;

/// Both goals, in the order in which a reader goes for them.
const GOALS: [Goal; 2] = [Goal::Top, Goal::Whole];

impl Form {
    pub(super) const ALL: [Self; 4] = [Self::Places, Self::Answers, Self::Hand, Self::Statements];

    /// All, and then those that hold the order where none holds everything.
    pub(super) const TRIED: [Self; 6] = [
        Self::Places,
        Self::Answers,
        Self::Hand,
        Self::Statements,
        Self::Hand,
        Self::Answers,
    ];

    /// The form's number among [`Form::ALL`].
    pub(super) fn number(self) -> usize {
        Self::ALL.iter().position(|&form| form == self).unwrap_or(0)
    }

    /// The radix of a card's pile.
    pub(super) fn piles(self) -> usize {
        Pile::ALL.len() + usize::from(self != Self::Places)
    }

    /// Whether the form gives back all that the record says.
    pub(super) fn keeps(self, record: &Record, layout: &Layout) -> bool {
        let placed = layout.cards.iter().all(|&card| record.pile(card).is_some());
        match self {
            Self::Places if !placed => return false,
            // What is said about cards on different piles sleeps; a finished order does without.
            Self::Answers | Self::Hand if sleeps(record, layout) => return false,
            _ => {}
        }
        let mut digits = Digits::default();
        self.write(record, layout, &mut digits);
        let Some(mut digits) = Digits::from_symbols(&digits.to_symbols()) else {
            return false;
        };
        let Some(acts) = self.read(&mut digits, layout, placing(record, layout)) else {
            return false;
        };
        says_the_same(&Record::of_acts(&acts), record, layout)
    }

    /// Writes the order.
    pub(super) fn write(self, record: &Record, layout: &Layout, digits: &mut Digits) {
        match self {
            Self::Answers => write_answers(record, layout, digits),
            Self::Statements => write_statements(record, layout, digits),
            Self::Places | Self::Hand => {
                for pile in ORDERED {
                    let places = places(record, pile, layout);
                    write_places(&places, &group(record, pile, layout), digits);
                    if self == Self::Places {
                        continue;
                    }
                    let known = Knowledge::of(record, pile, &layout.cards);
                    for (one, other) in pairs(places.len()) {
                        let pair = Pair::of_two(places[one][0], places[other][0]);
                        digits.push(usize::from(known.compare_cards(pair).is_some()), 2);
                    }
                }
            }
        }
    }

    /// Reads the order and adds its acts to those that place the cards.
    pub(super) fn read(
        self,
        digits: &mut Digits,
        layout: &Layout,
        acts: Vec<Act>,
    ) -> Option<Vec<Act>> {
        let mut acts = acts;
        let record = Record::of_acts(&acts);
        match self {
            Self::Answers => Some(read_answers(digits, layout, acts)),
            Self::Statements => read_statements(digits, layout, acts),
            Self::Places | Self::Hand => {
                for pile in ORDERED {
                    let places = read_places(&group(&record, pile, layout), digits);
                    for (one, other) in pairs(places.len()) {
                        let is_known = match self {
                            Self::Places => other == one + 1,
                            _ => digits.pop(2) == 1,
                        };
                        if is_known {
                            acts.push(say(places[one][0], Verdict::First, places[other][0]));
                        }
                    }
                    tie(&places, &mut acts);
                    if self == Self::Hand {
                        leave(pile, places.concat(), &mut acts);
                    }
                }
                Some(acts)
            }
        }
    }
}

/// Whether two records say the same, as far as it shows: what is known in each pile, and the order.
fn says_the_same(one: &Record, other: &Record, layout: &Layout) -> bool {
    let known = |record: &Record, pile| Knowledge::of(record, pile, &layout.cards);
    ORDERED
        .into_iter()
        .all(|pile| known(one, pile).tells_the_same(&known(other, pile)))
        && Ranking::of(one, &layout.cards).is_same(&Ranking::of(other, &layout.cards))
}

/// Whether something is said about cards that are on different piles now.
fn sleeps(record: &Record, layout: &Layout) -> bool {
    let awake = |card: CardNumber, other: CardNumber| {
        let known = layout.cards.contains(&card) && layout.cards.contains(&other);
        !known || record.pile(card) == record.pile(other)
    };
    let all_awake = |statement: &Statement| match statement {
        Statement::Said { pair, .. } => awake(pair.first(), pair.second()),
        Statement::Placed { card, above, below } => {
            above.iter().chain(below).all(|&other| awake(*card, other))
        }
    };
    !record.statements().iter().all(all_awake)
}

fn places(record: &Record, pile: Option<Pile>, layout: &Layout) -> Vec<Vec<CardNumber>> {
    let ranking = Ranking::of(record, &group(record, pile, layout));
    let mut groups = ranking.groups().iter();
    groups
        .next()
        .map_or_else(Vec::new, |group| group.places.clone())
}

/// All pairs of positions, the lower one first.
fn pairs(count: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for one in 0..count {
        for other in one + 1..count {
            pairs.push((one, other));
        }
    }
    pairs
}

fn say(one: CardNumber, verdict: Verdict, other: CardNumber) -> Act {
    let verdict = match verdict {
        Verdict::First if one > other => Verdict::Second,
        Verdict::Second if one > other => Verdict::First,
        verdict => verdict,
    };
    Act::Answer {
        pair: Pair::of_two(one, other),
        answer: Answer::Verdict(verdict),
    }
}

/// Adds the acts that put the cards of each place together.
fn tie(places: &[Vec<CardNumber>], acts: &mut Vec<Act>) {
    for place in places {
        for two in place.windows(2) {
            acts.push(say(two[0], Verdict::Same, two[1]));
        }
    }
}

/// Adds the act that leaves cards in an order without saying anything about pairs; none if there are no cards.
fn leave(pile: Option<Pile>, order: Vec<CardNumber>, acts: &mut Vec<Act>) {
    if let Some(&card) = order.first() {
        acts.push(Act::Move {
            card,
            pile,
            order,
            stated: Vec::new(),
        });
    }
}

/// Writes an order with ties: each card, by rising number, into the places of those before it.
/// An even digit is the gap before a place (or after the last), an odd digit a place that is shared.
fn write_places(places: &[Vec<CardNumber>], cards: &[CardNumber], digits: &mut Digits) {
    let place_of = |card| places.iter().position(|place| place.contains(&card));
    let mut seen: Vec<usize> = Vec::new();
    for &card in cards {
        let place = place_of(card).unwrap_or(0);
        let radix = 2 * seen.len() + 1;
        match seen.binary_search(&place) {
            Ok(at) => digits.push(2 * at + 1, radix),
            Err(at) => {
                digits.push(2 * at, radix);
                seen.insert(at, place);
            }
        }
    }
}

/// Reads what [`write_places`] writes.
fn read_places(cards: &[CardNumber], digits: &mut Digits) -> Vec<Vec<CardNumber>> {
    let mut places: Vec<Vec<CardNumber>> = Vec::new();
    for &card in cards {
        let digit = digits.pop(2 * places.len() + 1);
        if digit % 2 == 1 {
            places[digit / 2].push(card);
        } else {
            places.insert(digit / 2, vec![card]);
        }
    }
    places
}

/// Asks the sort's questions from the start and writes what the record answers.
fn write_answers(record: &Record, layout: &Layout, digits: &mut Digits) {
    let mut replayed = Record::of_acts(&placing(record, layout));
    for goal in GOALS {
        while let Some(question) = Questions::of(&replayed, &layout.cards).next(goal) {
            let pair = question.pair;
            let known = Knowledge::of(record, question.pile, &layout.cards);
            let said = record.said(pair);
            let answer = match said {
                Some((None, 2..)) if question.again => Some(Answer::Skip),
                Some((Some(verdict), _)) if question.again => Some(Answer::Verdict(verdict)),
                _ if question.again => None,
                Some((_, 1..)) if known.compare_cards(pair) == Some(Ordering::Equal) => {
                    Some(Answer::Skip)
                }
                _ => known
                    .compare_cards(pair)
                    .map(|order| Answer::Verdict(verdict(order))),
            };
            let Some(answer) = answer else { break };
            let digit = match answer {
                Answer::Verdict(verdict) => VERDICTS.iter().position(|&other| other == verdict),
                _ => None,
            };
            digits.push(digit.unwrap_or(SKIPPED), END + 1);
            replayed.answer(pair, answer);
        }
        if Questions::of(&replayed, &layout.cards).next(goal).is_some() {
            digits.push(END, END + 1);
        }
    }
}

/// Reads what [`write_answers`] writes.
fn read_answers(digits: &mut Digits, layout: &Layout, mut acts: Vec<Act>) -> Vec<Act> {
    let mut record = Record::of_acts(&acts);
    for goal in GOALS {
        while let Some(question) = Questions::of(&record, &layout.cards).next(goal) {
            let answer = match digits.pop(END + 1) {
                END => break,
                digit => VERDICTS
                    .get(digit)
                    .map_or(Answer::Skip, |&verdict| Answer::Verdict(verdict)),
            };
            record.answer(question.pair, answer);
            acts.push(Act::Answer {
                pair: question.pair,
                answer,
            });
        }
    }
    acts
}

fn verdict(order: Ordering) -> Verdict {
    match order {
        Ordering::Greater => Verdict::First,
        Ordering::Less => Verdict::Second,
        Ordering::Equal => Verdict::Same,
    }
}

/// The acts that put each card on its pile.
fn placing(record: &Record, layout: &Layout) -> Vec<Act> {
    let place = |&card: &CardNumber| Act::Place {
        card,
        pile: record.pile(card),
    };
    layout.cards.iter().map(place).list()
}

/// Lists are written with a digit before each item, and one after the last.
const MORE: usize = 1;

/// The kinds of statement.
const PLACED: usize = 1;

fn write_statements(record: &Record, layout: &Layout, digits: &mut Digits) {
    let count = layout.cards.len();
    let position = |card: CardNumber| layout.cards.iter().position(|&other| other == card);
    for statement in record.statements() {
        match statement {
            Statement::Said {
                pair,
                verdict,
                skips,
            } => {
                let Some((one, other)) = position(pair.first()).zip(position(pair.second())) else {
                    continue;
                };
                digits.push(MORE, 2);
                digits.push(0, 2);
                digits.push(one, count);
                digits.push(other, count);
                let verdict =
                    verdict.and_then(|verdict| VERDICTS.iter().position(|&other| other == verdict));
                digits.push(verdict.unwrap_or(VERDICTS.len()), VERDICTS.len() + 1);
                digits.push(usize::from(*skips), 3);
            }
            Statement::Placed { card, above, below } => {
                let Some(card) = position(*card) else {
                    continue;
                };
                digits.push(MORE, 2);
                digits.push(PLACED, 2);
                digits.push(card, count);
                write_list(above, layout, digits);
                write_list(below, layout, digits);
            }
        }
    }
    digits.push(0, 2);
    write_list(record.hand(), layout, digits);
}

/// Reads what [`write_statements`] writes; none if no program writes it.
fn read_statements(digits: &mut Digits, layout: &Layout, mut acts: Vec<Act>) -> Option<Vec<Act>> {
    let count = layout.cards.len();
    let record = Record::of_acts(&acts);
    while digits.pop(2) == MORE {
        if digits.pop(2) == PLACED {
            let card = *layout.cards.get(digits.pop(count))?;
            let above = read_list(layout, digits);
            let below = read_list(layout, digits);
            let mut stated = above.clone();
            stated.extend_from_slice(&below);
            if stated.contains(&card) || above.iter().any(|other| below.contains(other)) {
                return None;
            }
            // The order that this leaves is set right by the last act.
            let mut order = above;
            order.push(card);
            order.extend_from_slice(&below);
            acts.push(Act::Move {
                card,
                pile: record.pile(card),
                order,
                stated,
            });
            continue;
        }
        let one = *layout.cards.get(digits.pop(count))?;
        let other = *layout.cards.get(digits.pop(count))?;
        let pair = Pair::new(one, other).filter(|pair| pair.first() == one)?;
        let verdict = VERDICTS.get(digits.pop(VERDICTS.len() + 1));
        let skips = digits.pop(3);
        if verdict.is_none() && skips == 0 {
            return None;
        }
        let mut add = |answer| acts.push(Act::Answer { pair, answer });
        for _ in 0..skips {
            add(Answer::Skip);
        }
        if let Some(&verdict) = verdict {
            add(Answer::Verdict(verdict));
        }
    }
    let hand = read_list(layout, digits);
    let pile = hand.first().and_then(|&card| record.pile(card));
    leave(pile, hand, &mut acts);
    Some(acts)
}

fn write_list(cards: &[CardNumber], layout: &Layout, digits: &mut Digits) {
    for card in cards {
        if let Some(at) = layout.cards.iter().position(|other| other == card) {
            digits.push(MORE, 2);
            digits.push(at, layout.cards.len());
        }
    }
    digits.push(0, 2);
}

/// Reads what [`write_list`] writes; a card that comes twice counts once.
fn read_list(layout: &Layout, digits: &mut Digits) -> Vec<CardNumber> {
    let mut cards = Vec::new();
    while digits.pop(2) == MORE {
        if let Some(&card) = layout.cards.get(digits.pop(layout.cards.len()))
            && !cards.contains(&card)
        {
            cards.push(card);
        }
    }
    cards
}
