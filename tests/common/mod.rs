//! What the native tests share: catalogues of any size, and readers who answer.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    missing_docs
)]

use std::cmp::Ordering;

use worry_sorter::domain::arranging;
use worry_sorter::domain::catalogue::{CardNumber, Catalogue};
use worry_sorter::domain::ranking::Ranking;
use worry_sorter::domain::record::Record;
use worry_sorter::domain::session::{Act, Answer, Pair, Pile, Session, Verdict};
use worry_sorter::domain::sorting::{Goal, Question, Questions};

/// The catalogue that ships.
pub(crate) fn first_edition() -> Catalogue {
    Catalogue::from_json(include_str!("../../data/2025-12/ja.json")).unwrap()
}

/// A catalogue of so many cards, numbered from 1.
pub(crate) fn catalogue(cards: u16) -> Catalogue {
    let numbers: Vec<u16> = (1..=cards).collect();
    catalogue_of(&numbers)
}

/// A catalogue of cards with these numbers.
pub(crate) fn catalogue_of(numbers: &[u16]) -> Catalogue {
    let cards: Vec<String> = numbers
        .iter()
        .map(|number| {
            format!(
                r#"{{"number":{number},"slug":"card-{number}","title":"{number}","kind":"k","worry":"w","known":"k","unknown":"u","measures":[],"steps":["s"]}}"#
            )
        })
        .collect();
    let json = format!(
        r#"{{"catalogue":"test","edition":"1","language":"ja","tag":7,"title":"t","as_of":"e",
        "kinds":[{{"id":"k","name":"k","shape":"circle"}}],"tables":[],"cards":[{}],"measures":[],
        "steps":[{{"number":1,"id":"s","todo":"t","done":"d"}}],"leanings":[{{"number":1,"id":"l","name":"l"}}]}}"#,
        cards.join(",")
    );
    Catalogue::from_json(&json).unwrap()
}

pub(crate) fn place(card: u16, pile: Pile) -> Act {
    Act::Place {
        card: CardNumber(card),
        pile: Some(pile),
    }
}

pub(crate) fn pair(one: u16, other: u16) -> Pair {
    Pair::new(CardNumber(one), CardNumber(other)).unwrap()
}

pub(crate) fn say(one: u16, sign: char, other: u16) -> Act {
    let (first, second, verdict) = match sign {
        '>' => (one, other, Verdict::First),
        '<' => (one, other, Verdict::Second),
        _ => (one, other, Verdict::Same),
    };
    let verdict = match verdict {
        Verdict::First if first > second => Verdict::Second,
        Verdict::Second if first > second => Verdict::First,
        verdict => verdict,
    };
    Act::Answer {
        pair: pair(first, second),
        answer: Answer::Verdict(verdict),
    }
}

pub(crate) fn answer(pair: Pair, answer: Answer) -> Act {
    Act::Answer { pair, answer }
}

pub(crate) fn next(session: &Session, catalogue: &Catalogue, goal: Goal) -> Option<Question> {
    Questions::of(&Record::of(session, catalogue), &catalogue.numbers()).next(goal)
}

/// The act that brings a card to a position.
pub(crate) fn shift(session: &Session, catalogue: &Catalogue, card: u16, to: usize) -> Option<Act> {
    let record = Record::of(session, catalogue);
    arranging::shift(&record, &catalogue.numbers(), CardNumber(card), to)
}

pub(crate) fn ranking(session: &Session, catalogue: &Catalogue) -> Ranking {
    Ranking::of(&Record::of(session, catalogue), &catalogue.numbers())
}

/// The card numbers in order, place by place.
pub(crate) fn places(session: &Session, catalogue: &Catalogue) -> Vec<Vec<u16>> {
    ranking(session, catalogue)
        .groups()
        .iter()
        .flat_map(|group| group.places.clone())
        .map(|place| place.into_iter().map(|card| card.0).collect())
        .collect()
}

/// What a reader says who feels so much about each card (index 0 is card 1; more is more worrying).
pub(crate) fn feel(feelings: &[u32], pair: Pair) -> Verdict {
    let feeling = |card: CardNumber| feelings[usize::from(card.0) - 1];
    match feeling(pair.first()).cmp(&feeling(pair.second())) {
        Ordering::Greater => Verdict::First,
        Ordering::Less => Verdict::Second,
        Ordering::Equal => Verdict::Same,
    }
}

/// Answers every question as a reader with these feelings does; returns how many there were.
pub(crate) fn answer_all(
    session: &mut Session,
    catalogue: &Catalogue,
    goal: Goal,
    feelings: &[u32],
) -> usize {
    let mut count = 0;
    let mut before = usize::MAX;
    while let Some(question) = next(session, catalogue, goal) {
        assert!(
            question.remaining < before,
            "the count falls with every answer"
        );
        before = question.remaining;
        let verdict = feel(feelings, question.pair);
        session.apply(answer(question.pair, Answer::Verdict(verdict)));
        count += 1;
    }
    count
}
