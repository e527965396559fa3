//! Nothing is forgotten: stories of readers who change their minds.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{
    answer, answer_all, catalogue, catalogue_of, feel, next, pair, place, places, say, shift,
};
use proptest::prelude::*;
use worry_sorter::domain::catalogue::CardNumber;
use worry_sorter::domain::record::{Record, Statement};
use worry_sorter::domain::session::{Act, Answer, Pile, Saved, Session, Verdict};
use worry_sorter::domain::sorting::{Goal, Questions};

fn all_very(cards: u16) -> Session {
    Session::of((1..=cards).map(|card| place(card, Pile::Very)).collect())
}

/// How many questions a reader is asked from here on.
fn asked(session: &Session, cards: u16, feelings: &[u32]) -> usize {
    answer_all(
        &mut session.clone(),
        &catalogue(cards),
        Goal::Whole,
        feelings,
    )
}

#[test]
fn a_card_moved_to_another_pile_and_back_costs_no_question() {
    let feelings = [4, 1, 3, 5, 2];
    let catalogue = catalogue(5);
    let mut session = all_very(5);
    answer_all(&mut session, &catalogue, Goal::Whole, &feelings);
    let before = places(&session, &catalogue);
    session.apply(place(3, Pile::NotNow));
    assert_eq!(places(&session, &catalogue), [[4], [1], [5], [2], [3]]);
    assert_eq!(
        next(&session, &catalogue, Goal::Whole),
        None,
        "the others need no new answer"
    );
    session.apply(place(3, Pile::Very));
    assert_eq!(places(&session, &catalogue), before);
    assert_eq!(next(&session, &catalogue, Goal::Whole), None);
}

#[test]
fn a_card_that_joins_a_sorted_pile_is_the_only_one_asked_about() {
    let feelings = [40, 10, 30, 50, 20, 35, 5, 45];
    let catalogue = catalogue(8);
    let mut session = Session::of((1..=7).map(|card| place(card, Pile::Very)).collect());
    answer_all(&mut session, &catalogue, Goal::Whole, &feelings);
    session.apply(place(8, Pile::Very));
    let mut count = 0;
    while let Some(question) = next(&session, &catalogue, Goal::Whole) {
        assert!(question.pair.has(CardNumber(8)));
        let verdict = feel(&feelings, question.pair);
        session.apply(answer(question.pair, Answer::Verdict(verdict)));
        count += 1;
    }
    assert!(count <= 5, "{count}");
    assert_eq!(
        places(&session, &catalogue),
        [[4], [8], [1], [6], [3], [5], [2], [7]]
    );
}

#[test]
fn an_order_made_by_hand_is_kept_and_the_answers_that_agree_still_count() {
    let feelings = [5, 4, 3, 2, 1];
    let catalogue = catalogue(5);
    let mut session = all_very(5);
    answer_all(&mut session, &catalogue, Goal::Whole, &feelings);
    session.apply(shift(&session, &catalogue, 4, 1).unwrap());
    assert_eq!(places(&session, &catalogue), [[1], [4], [2], [3], [5]]);
    assert_eq!(next(&session, &catalogue, Goal::Whole), None);
}

#[test]
fn a_hand_can_arrange_everything_without_an_answer_and_each_move_lands_where_it_was_sent() {
    let catalogue = catalogue(6);
    let mut session = all_very(6);
    let mut order: Vec<u16> = (1..=6).collect();
    for (card, to) in [
        (6, 0),
        (2, 4),
        (1, 1),
        (5, 0),
        (3, 5),
        (4, 2),
        (6, 3),
        (2, 0),
    ] {
        let at = order.iter().position(|&other| other == card).unwrap();
        if let Some(act) = shift(&session, &catalogue, card, to) {
            session.apply(act);
        }
        let moved = order.remove(at);
        order.insert(to, moved);
        assert_eq!(places(&session, &catalogue).concat(), order);
    }
}

#[test]
fn a_card_moved_by_hand_across_piles_joins_the_pile_that_it_comes_to() {
    let catalogue = catalogue(4);
    let piles = [Pile::Very, Pile::Very, Pile::Little, Pile::Little];
    let mut session = Session::of(
        (1..)
            .zip(piles)
            .map(|(card, pile)| place(card, pile))
            .collect(),
    );
    session.apply(shift(&session, &catalogue, 3, 1).unwrap());
    assert_eq!(places(&session, &catalogue), [[1], [3], [2], [4]]);
    assert_eq!(
        Record::of(&session, &catalogue).pile(CardNumber(3)),
        Some(Pile::Very)
    );
    session.undo();
    assert_eq!(
        Record::of(&session, &catalogue).pile(CardNumber(3)),
        Some(Pile::Little)
    );
}

/// Answers and moves by hand in several piles, re-sorted in between: what chance has a reader do.
fn whatever_happens() -> impl Strategy<Value = Vec<(u8, usize, usize)>> {
    prop::collection::vec((0_u8..4, 0_usize..6, 0_usize..6), 0..24)
}

proptest! {
    #[test]
    fn a_move_by_hand_lands_where_it_was_sent_whatever_was_said_before(
        piles in prop::collection::vec(0_usize..3, 6),
        happens in whatever_happens(),
    ) {
        let catalogue = catalogue(6);
        let all = [Pile::Very, Pile::Little, Pile::NotNow];
        let acts = (1..).zip(piles).map(|(card, pile)| place(card, all[pile]));
        let mut session = Session::of(acts.collect());
        for (what, one, other) in happens {
            let question = next(&session, &catalogue, Goal::Whole);
            match (what, question) {
                (0, Some(question)) => {
                    session.apply(answer(question.pair, Answer::Verdict(Verdict::First)));
                }
                (1, Some(question)) => {
                    session.apply(answer(question.pair, Answer::Verdict(Verdict::Second)));
                }
                (2, _) => {
                    let card = u16::try_from(one).unwrap() + 1;
                    session.apply(place(card, all[other % 3]));
                }
                _ => {
                    let card = places(&session, &catalogue).concat()[one];
                    let Some(act) = shift(&session, &catalogue, card, other) else {
                        continue;
                    };
                    session.apply(act);
                    prop_assert_eq!(places(&session, &catalogue).concat()[other], card);
                }
            }
        }
    }
}

#[test]
fn a_card_moved_by_hand_does_not_wake_what_was_said_in_the_pile_it_comes_to() {
    let catalogue = catalogue(4);
    let mut session = Session::of((1..=4).map(|card| place(card, Pile::Little)).collect());
    for act in [
        say(3, '>', 4),
        say(1, '>', 2),
        say(2, '>', 3),
        place(4, Pile::Very),
    ] {
        session.apply(act);
    }
    assert_eq!(places(&session, &catalogue), [[4], [1], [2], [3]]);
    session.apply(shift(&session, &catalogue, 4, 1).unwrap());
    assert_eq!(places(&session, &catalogue), [[1], [4], [2], [3]]);
}

#[test]
fn a_new_edition_keeps_what_follows_through_a_card_that_it_lost() {
    let feelings = [1, 4, 2, 3, 5];
    let old = catalogue(4);
    let mut session = all_very(4);
    answer_all(&mut session, &old, Goal::Whole, &feelings);
    let new = catalogue_of(&[1, 2, 4, 5]);
    assert_eq!(places(&session, &new), [[2], [4], [1], [5]]);
    session.apply(place(5, Pile::Very));
    let mut count = 0;
    while let Some(question) = next(&session, &new, Goal::Whole) {
        assert!(
            question.pair.has(CardNumber(5)),
            "only the new card is asked about"
        );
        session.apply(answer(
            question.pair,
            Answer::Verdict(feel(&feelings, question.pair)),
        ));
        count += 1;
    }
    assert!(count <= 2);
    assert_eq!(places(&session, &new), [[5], [2], [4], [1]]);
    // Back in the old edition nothing is lost either.
    assert_eq!(places(&session, &old), [[2], [4], [3], [1]]);
}

#[test]
fn a_changed_answer_is_asked_about_no_more_than_it_touches() {
    let feelings = [5, 4, 3, 2, 1];
    let catalogue = catalogue(5);
    let mut session = all_very(5);
    let total = answer_all(&mut session, &catalogue, Goal::Whole, &feelings);
    session.apply(answer(pair(1, 2), Answer::Withdraw));
    let again = asked(&session, 5, &feelings);
    assert!(
        (1..=3).contains(&again) && again < total,
        "{again} of {total}"
    );
}

#[test]
fn of_contradicting_answers_the_newest_holds_and_the_one_that_gave_way_is_known() {
    let catalogue = catalogue(3);
    let mut session = all_very(3);
    for act in [say(1, '>', 2), say(2, '>', 3), say(3, '>', 1)] {
        session.apply(act);
    }
    assert_eq!(places(&session, &catalogue), [[2], [3], [1]]);
    let record = Record::of(&session, &catalogue);
    let questions = Questions::of(&record, &catalogue.numbers());
    let gave_way = questions.groups()[0].1.gave_way();
    assert!(matches!(gave_way, [Statement::Said { pair: said, .. }] if *said == pair(1, 2)));
    // Taken back, the newest answer makes the oldest count again.
    session.undo();
    assert_eq!(places(&session, &catalogue), [[1], [2], [3]]);
}

#[test]
fn undo_and_redo_have_no_limit_and_outlive_a_reload() {
    let feelings: Vec<u32> = (0..12).collect();
    let catalogue = catalogue(12);
    let mut session = all_very(12);
    answer_all(&mut session, &catalogue, Goal::Whole, &feelings);
    let finished = session.clone();
    let reload = |session: Session| {
        let saved = Saved {
            session,
            ..Saved::default()
        };
        Saved::from_text(&saved.to_text(&catalogue), &catalogue)
            .unwrap()
            .session
    };
    let mut steps = 0;
    while session.undo().is_some() {
        steps += 1;
        if steps % 7 == 0 {
            session = reload(session);
        }
    }
    assert_eq!(steps, finished.acts().len());
    session = reload(session);
    while session.redo().is_some() {}
    assert_eq!(session, finished);
}

#[test]
fn a_skipped_pair_stands_side_by_side_is_asked_again_last_and_then_left() {
    let catalogue = catalogue(3);
    let feelings = [3, 2, 1];
    let mut session = all_very(3);
    let first = next(&session, &catalogue, Goal::Whole).unwrap();
    session.apply(answer(first.pair, Answer::Skip));
    let mut asked = Vec::new();
    while let Some(question) = next(&session, &catalogue, Goal::Whole) {
        asked.push(question.pair);
        let reply = if question.again {
            Answer::Skip
        } else {
            Answer::Verdict(feel(&feelings, question.pair))
        };
        session.apply(answer(question.pair, reply));
    }
    assert_eq!(asked.last(), Some(&first.pair), "asked again last");
    assert_eq!(places(&session, &catalogue), vec![vec![1, 2], vec![3]]);
}

#[test]
fn what_is_said_of_skipped_pairs_in_the_end_counts_as_a_whole() {
    let catalogue = catalogue(3);
    for (second, order) in [
        (say(1, '>', 3), vec![vec![2], vec![1], vec![3]]),
        (say(3, '>', 1), vec![vec![2, 3], vec![1]]),
        (say(1, '=', 3), vec![vec![2], vec![1, 3]]),
    ] {
        let mut session = all_very(3);
        let skip = |one, other| answer(pair(one, other), Answer::Skip);
        for act in [skip(1, 2), skip(1, 3), say(2, '>', 1), second] {
            session.apply(act);
        }
        assert_eq!(places(&session, &catalogue), order);
        assert_eq!(next(&session, &catalogue, Goal::Whole), None);
    }
}

#[test]
fn left_and_right_are_balanced_and_depend_on_the_pair_alone() {
    for card in 1..=12 {
        let others = (1..=12).filter(|&other| other != card);
        let left = others.filter(|&other| pair(card, other).sides()[0] == CardNumber(card));
        assert!((5..=6).contains(&left.count()));
    }
}

#[test]
fn a_move_of_a_card_that_is_gone_changes_nothing() {
    let catalogue = catalogue(3);
    let mut session = all_very(3);
    let before = places(&session, &catalogue);
    session.apply(Act::Move {
        card: CardNumber(9),
        pile: Some(Pile::Very),
        order: vec![CardNumber(1)],
        stated: vec![CardNumber(1)],
    });
    assert_eq!(places(&session, &catalogue), before);
}
