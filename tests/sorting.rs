//! The sort asks little, counts honestly and never forgets: properties over real readers.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use common::{answer, answer_all, catalogue, next, place, places};
use proptest::prelude::*;
use worry_sorter::domain::session::{Answer, Pile, Session, Verdict};
use worry_sorter::domain::sorting::Goal;

/// The worst case of merge insertion by number of cards (Knuth, volume 3, 5.3.1, table 1).
const WORST: [usize; 15] = [0, 0, 1, 3, 5, 7, 10, 13, 16, 19, 22, 26, 30, 34, 38];

fn all_very(cards: u16) -> Session {
    Session::of((1..=cards).map(|card| place(card, Pile::Very)).collect())
}

/// Walks every way in which a reader can answer; returns the most questions that any of them meets.
fn explore(session: &Session, cards: u16, goal: Goal, verdicts: &[Verdict], exact: bool) -> usize {
    let catalogue = catalogue(cards);
    walk(session, &catalogue, goal, verdicts, exact)
}

fn walk(
    session: &Session,
    catalogue: &worry_sorter::domain::catalogue::Catalogue,
    goal: Goal,
    verdicts: &[Verdict],
    exact: bool,
) -> usize {
    let Some(question) = next(session, catalogue, goal) else {
        return 0;
    };
    let worst = verdicts.iter().map(|&verdict| {
        let mut session = session.clone();
        session.apply(answer(question.pair, Answer::Verdict(verdict)));
        1 + walk(&session, catalogue, goal, verdicts, exact)
    });
    let worst = worst.max().unwrap();
    assert!(
        question.remaining >= worst,
        "the count is kept: {session:?}"
    );
    if exact {
        assert_eq!(question.remaining, worst, "the count is exact: {session:?}");
    }
    worst
}

const STRICT: [Verdict; 2] = [Verdict::First, Verdict::Second];
const WITH_TIES: [Verdict; 3] = [Verdict::First, Verdict::Second, Verdict::Same];

#[test]
fn the_worst_case_over_all_orders_is_that_of_merge_insertion_and_the_count_is_exact() {
    for cards in 1..=8 {
        let worst = explore(&all_very(cards), cards, Goal::Whole, &STRICT, true);
        assert_eq!(worst, WORST[usize::from(cards)], "{cards} cards");
    }
}

#[test]
fn the_count_is_kept_when_a_reader_finds_cards_the_same() {
    for cards in 1..=6 {
        let worst = explore(&all_very(cards), cards, Goal::Whole, &WITH_TIES, false);
        assert_eq!(worst, WORST[usize::from(cards)], "{cards} cards");
    }
}

#[test]
fn the_top_three_of_a_big_pile_come_first() {
    for (cards, worst) in [(6, 9), (7, 10), (8, 11)] {
        let found = explore(&all_very(cards), cards, Goal::Top, &STRICT, false);
        assert!(found <= worst, "{cards} cards: {found}");
    }
    for cards in 9..=12 {
        let question = next(&all_very(cards), &catalogue(cards), Goal::Top).unwrap();
        assert!(question.remaining <= 17, "{cards} cards");
    }
}

fn shuffled(cards: u16) -> impl Strategy<Value = Vec<u32>> {
    Just((0..u32::from(cards)).collect::<Vec<_>>()).prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_consistent_reader_gets_their_own_order_back(feelings in (1_u16..=30).prop_flat_map(shuffled)) {
        let cards = u16::try_from(feelings.len()).unwrap();
        let catalogue = catalogue(cards);
        let mut session = all_very(cards);
        let asked = answer_all(&mut session, &catalogue, Goal::Whole, &feelings);
        if let Some(&worst) = WORST.get(feelings.len()) {
            prop_assert!(asked <= worst);
        }
        let order: Vec<u32> = places(&session, &catalogue).concat().into_iter().map(|card| feelings[usize::from(card) - 1]).collect();
        prop_assert!(order.windows(2).all(|two| two[0] > two[1]));
    }

    #[test]
    fn ties_are_found_and_never_cost_more(feelings in prop::collection::vec(0_u32..6, 1..=14)) {
        let cards = u16::try_from(feelings.len()).unwrap();
        let catalogue = catalogue(cards);
        let mut session = all_very(cards);
        let asked = answer_all(&mut session, &catalogue, Goal::Whole, &feelings);
        prop_assert!(asked <= WORST[feelings.len()]);
        let mut distinct = feelings.clone();
        distinct.sort_unstable();
        distinct.dedup();
        prop_assert_eq!(places(&session, &catalogue).len(), distinct.len());
    }

    #[test]
    fn the_top_three_are_the_readers_top_three_and_the_rest_asks_nothing_twice(feelings in shuffled(12)) {
        let catalogue = catalogue(12);
        let mut session = all_very(12);
        let first = answer_all(&mut session, &catalogue, Goal::Top, &feelings);
        prop_assert!(first <= 17);
        let top: Vec<u32> = places(&session, &catalogue)[..3].concat().into_iter().map(|card| feelings[usize::from(card) - 1]).collect();
        prop_assert_eq!(top, vec![11, 10, 9]);
        answer_all(&mut session, &catalogue, Goal::Whole, &feelings);
        let mut asked: Vec<String> = session.acts().iter().skip(12).map(ToString::to_string).map(|line| line.replace(['<', '>', '='], " ")).collect();
        let count = asked.len();
        asked.sort_unstable();
        asked.dedup();
        prop_assert_eq!(asked.len(), count);
    }

    #[test]
    fn the_count_never_grows_when_a_reader_skips(
        feelings in (2_u16..=12).prop_flat_map(shuffled),
        skips in prop::collection::vec(any::<bool>(), 64),
    ) {
        let cards = u16::try_from(feelings.len()).unwrap();
        let catalogue = catalogue(cards);
        for goal in [Goal::Top, Goal::Whole] {
            let mut session = all_very(cards);
            let mut before = usize::MAX;
            let mut skips = skips.iter();
            let mut seen = std::collections::HashMap::new();
            while let Some(question) = next(&session, &catalogue, goal) {
                prop_assert!(question.remaining <= before);
                let skip = *skips.next().unwrap_or(&false);
                // An answer takes at least one off; a skip adds none.
                before = question.remaining - usize::from(!skip);
                let times = seen.entry(question.pair).or_insert(0);
                prop_assert_eq!(question.again, *times > 0);
                *times += 1;
                prop_assert!(*times <= 2, "a pair is asked again once at most");
                let reply = if skip { Answer::Skip } else { Answer::Verdict(common::feel(&feelings, question.pair)) };
                session.apply(answer(question.pair, reply));
            }
        }
    }
}

#[test]
fn readers_who_answer_as_badly_as_they_can_meet_the_worst_case_and_no_more() {
    for cards in 9..=14 {
        let catalogue = catalogue(cards);
        let mut session = all_very(cards);
        let mut count = 0;
        while let Some(question) = next(&session, &catalogue, Goal::Whole) {
            // Of the two answers, the one that leaves more to ask.
            let after = STRICT.map(|verdict| {
                let mut session = session.clone();
                session.apply(answer(question.pair, Answer::Verdict(verdict)));
                session
            });
            let left = after.each_ref().map(|session| {
                next(session, &catalogue, Goal::Whole).map_or(0, |next| next.remaining)
            });
            let [first, second] = after;
            session = if left[0] >= left[1] { first } else { second };
            count += 1;
        }
        assert_eq!(count, WORST[usize::from(cards)], "{cards} cards");
    }
}

#[test]
fn four_in_each_of_three_piles_cost_at_most_fifteen_questions() {
    let catalogue = catalogue(12);
    let piles = [Pile::Very, Pile::Little, Pile::NotNow];
    let session = Session::of(
        (1..=12)
            .map(|card| place(card, piles[usize::from(card - 1) / 4]))
            .collect(),
    );
    assert_eq!(next(&session, &catalogue, Goal::Top).unwrap().remaining, 5);
    assert_eq!(
        next(&session, &catalogue, Goal::Whole).unwrap().remaining,
        15
    );
}
