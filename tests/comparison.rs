//! Two orders side by side.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{first_edition, place};
use worry_sorter::domain::catalogue::CardNumber;
use worry_sorter::domain::comparison::Comparison;
use worry_sorter::domain::record::Record;
use worry_sorter::domain::session::{Act, Mark, Pile, Session};

/// A record in which cards were put on piles in this order.
fn record(cards: &[(u16, Pile)]) -> Record {
    let acts = cards
        .iter()
        .map(|&(card, pile)| place(card, pile))
        .collect();
    Record::of(&Session::of(acts), &first_edition())
}

#[test]
fn the_card_that_is_furthest_apart_comes_first() {
    let catalogue = first_edition();
    let mine = record(&[
        (6, Pile::Very),
        (7, Pile::Very),
        (8, Pile::Little),
        (11, Pile::NotNow),
    ]);
    let theirs = record(&[
        (11, Pile::Very),
        (6, Pile::Little),
        (7, Pile::Little),
        (8, Pile::NotNow),
    ]);
    let comparison = Comparison::of(&mine, &theirs, &catalogue);
    let first = &comparison.places[0];
    assert_eq!(first.card.number.0, 11);
    assert_eq!(
        (first.one.unwrap().place, first.other.unwrap().place),
        (4, 1)
    );
    assert_eq!(first.apart(), Some(3));
    assert!(
        comparison
            .places
            .windows(2)
            .all(|two| two[0].apart() >= two[1].apart())
    );
}

#[test]
fn what_worries_both_and_the_steps_in_common_are_named() {
    let catalogue = first_edition();
    let mine = record(&[(6, Pile::Very), (3, Pile::Little), (2, Pile::Unsure)]);
    let theirs = record(&[(6, Pile::Little), (12, Pile::Very), (3, Pile::NotNow)]);
    let comparison = Comparison::of(&mine, &theirs, &catalogue);
    let worries: Vec<u16> = comparison
        .worries
        .iter()
        .map(|card| card.number.0)
        .collect();
    assert_eq!(worries, [6]);
    let steps: Vec<&str> = comparison
        .steps
        .iter()
        .map(|step| step.id.as_str())
        .collect();
    assert_eq!(steps, ["pin", "carry", "keep", "portal"]);
    assert_eq!(comparison.unsure[0].len(), 1);
    assert!(comparison.unsure[1].is_empty());
}

#[test]
fn a_step_that_one_of_the_two_has_set_aside_suits_not_both() {
    let catalogue = first_edition();
    let theirs = record(&[(6, Pile::Very)]);
    let step = catalogue.steps_of(catalogue.card(CardNumber(6)).unwrap());
    let step = step.map(|step| step.number).next().unwrap();
    let mark = Some(Mark::SetAside);
    let acts = vec![place(6, Pile::Very), Act::Mark { step, mark }];
    let mine = Record::of(&Session::of(acts), &catalogue);
    let steps = |one, other| Comparison::of(one, other, &catalogue).steps.len();
    assert_eq!(steps(&theirs, &theirs), 4);
    assert_eq!(steps(&mine, &theirs), 3);
    assert_eq!(steps(&theirs, &mine), 3);
}

#[test]
fn an_order_is_not_apart_from_itself() {
    let catalogue = first_edition();
    let mine = record(&[(6, Pile::Very), (3, Pile::Little)]);
    let comparison = Comparison::of(&mine, &mine, &catalogue);
    assert!(comparison.places.iter().all(|both| both.apart() == Some(0)));
}

#[test]
fn a_card_that_one_of_the_two_has_not_sorted_is_not_compared() {
    let catalogue = first_edition();
    let mine = record(&[(1, Pile::Very), (2, Pile::Very), (3, Pile::Little)]);
    let theirs: Vec<_> = (1..=11).map(|card| (card, Pile::NotNow)).collect();
    let theirs = record(&[&[(12, Pile::Very)], &theirs[..]].concat());
    let comparison = Comparison::of(&mine, &theirs, &catalogue);
    let mut compared: Vec<u16> = comparison
        .places
        .iter()
        .map(|both| both.card.number.0)
        .collect();
    compared.sort_unstable();
    assert_eq!(compared, [1, 2, 3]);
    let comparison = Comparison::of(&mine, &record(&[]), &catalogue);
    assert!(comparison.places.is_empty());
}
