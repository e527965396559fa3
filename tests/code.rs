//! The code gives everything back, notices every slip, and never panics.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use common::{
    answer, answer_all, catalogue, catalogue_of, first_edition, next, pair, place, places, ranking,
    say, shift,
};
use proptest::prelude::*;
use worry_sorter::domain::catalogue::{CardNumber, Catalogue, LeaningNumber, StepNumber};
use worry_sorter::domain::code::{self, CodeError};
use worry_sorter::domain::record::Record;
use worry_sorter::domain::session::{Act, Answer, Mark, Pile, Session, Verdict};
use worry_sorter::domain::sorting::Goal;

const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn write(session: &Session, catalogue: &Catalogue) -> String {
    code::write(&Record::of(session, catalogue), catalogue)
}

/// Checks that the code of a session gives the same screen back.
fn round_trip(session: &Session, catalogue: &Catalogue) -> String {
    let code = write(session, catalogue);
    let back =
        code::read(&code, catalogue).unwrap_or_else(|error| panic!("{code}: {error} {session:?}"));
    assert_eq!(
        ranking(&back, catalogue),
        ranking(session, catalogue),
        "{code} {session:?}"
    );
    let (one, other) = (Record::of(session, catalogue), Record::of(&back, catalogue));
    for card in &catalogue.cards {
        assert_eq!(one.pile(card.number), other.pile(card.number));
    }
    for step in &catalogue.steps {
        assert_eq!(one.mark(step.number), other.mark(step.number));
    }
    assert_eq!(one.leaning(), other.leaning());
    for goal in [Goal::Top, Goal::Whole] {
        assert_eq!(
            next(&back, catalogue, goal),
            next(session, catalogue, goal),
            "{code} {session:?}"
        );
    }
    assert_eq!(write(&back, catalogue), code, "{session:?}");
    code
}

fn any_pile() -> impl Strategy<Value = Option<Pile>> {
    prop::option::weighted(0.95, prop::sample::select(Pile::ALL.to_vec()))
}

/// What one press of a reader can be.
#[derive(Clone, Debug)]
enum Press {
    Place(u16, Option<Pile>),
    Reply(Answer),
    Say(u16, u16, Answer),
    Shift(u16, usize),
    Mark(u16, Option<Mark>),
    Lean(Option<u16>),
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        3 => Just(Answer::Verdict(Verdict::First)),
        3 => Just(Answer::Verdict(Verdict::Second)),
        1 => Just(Answer::Verdict(Verdict::Same)),
        1 => Just(Answer::Skip),
    ]
}

fn any_press(by_hand: bool) -> impl Strategy<Value = Press> {
    let hand = u32::from(by_hand);
    prop_oneof![
        8 => (1_u16..=12, any_pile()).prop_map(|(card, pile)| Press::Place(card, pile)),
        12 => any_answer().prop_map(Press::Reply),
        hand => (1_u16..=12, 1_u16..=12, prop_oneof![any_answer(), Just(Answer::Withdraw)]).prop_map(|(one, other, answer)| Press::Say(one, other, answer)),
        hand * 2 => (1_u16..=12, 0_usize..12).prop_map(|(card, to)| Press::Shift(card, to)),
        1 => (1_u16..=8, prop::option::of(prop::sample::select(vec![Mark::Done, Mark::SetAside]))).prop_map(|(step, mark)| Press::Mark(step, mark)),
        1 => prop::option::of(1_u16..=4).prop_map(Press::Lean),
    ]
}

fn press(session: &mut Session, press: &Press, catalogue: &Catalogue) {
    let act = match *press {
        Press::Place(card, pile) => Some(Act::Place {
            card: CardNumber(card),
            pile,
        }),
        Press::Reply(reply) => next(session, catalogue, Goal::Top)
            .or_else(|| next(session, catalogue, Goal::Whole))
            .map(|question| answer(question.pair, reply)),
        Press::Say(one, other, reply) => (one != other).then(|| answer(pair(one, other), reply)),
        Press::Shift(card, to) => shift(session, catalogue, card, to),
        Press::Mark(step, mark) => Some(Act::Mark {
            step: StepNumber(step),
            mark,
        }),
        Press::Lean(leaning) => Some(Act::Lean {
            leaning: leaning.map(LeaningNumber),
        }),
    };
    if let Some(act) = act {
        session.apply(act);
    }
}

fn session_of(presses: Vec<Press>, catalogue: &Catalogue) -> Session {
    let mut session = Session::default();
    for one in presses {
        press(&mut session, &one, catalogue);
    }
    session
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_reader_did_comes_back(presses in prop::collection::vec(any_press(true), 0..60)) {
        let catalogue = first_edition();
        round_trip(&session_of(presses, &catalogue), &catalogue);
    }

    #[test]
    fn a_state_in_progress_takes_at_most_32_symbols(
        piles in prop::collection::vec(any_pile(), 12),
        replies in prop::collection::vec(any_answer(), 0..60),
        marks in prop::collection::vec(prop::option::of(prop::sample::select(vec![Mark::Done, Mark::SetAside])), 8),
    ) {
        let catalogue = first_edition();
        let mut session = Session::default();
        for (card, pile) in (1..).zip(piles) {
            press(&mut session, &Press::Place(card, pile), &catalogue);
        }
        for (step, mark) in (1..).zip(marks) {
            press(&mut session, &Press::Mark(step, mark), &catalogue);
        }
        let mut replies = replies.into_iter();
        for goal in [Goal::Top, Goal::Whole] {
            while let Some((question, reply)) = next(&session, &catalogue, goal).zip(replies.next()) {
                session.apply(answer(question.pair, reply));
            }
        }
        let code = round_trip(&session, &catalogue);
        prop_assert!(code.len() <= 32, "{}: {}", code.len(), code);
    }

    #[test]
    fn a_finished_state_takes_at_most_22_symbols(
        piles in prop::collection::vec(prop::sample::select(Pile::ALL.to_vec()), 12),
        feelings in prop::collection::vec(0_u32..40, 12),
        marks in prop::collection::vec(prop::sample::select(vec![Mark::Done, Mark::SetAside]), 8),
    ) {
        let catalogue = first_edition();
        for piles in [piles, vec![Pile::Very; 12]] {
            let mut session = Session::default();
            for (card, pile) in (1..).zip(piles) {
                session.apply(place(card, pile));
            }
            for (step, mark) in (1..).zip(marks.clone()) {
                session.apply(Act::Mark { step: StepNumber(step), mark: Some(mark) });
            }
            session.apply(Act::Lean { leaning: Some(LeaningNumber(4)) });
            answer_all(&mut session, &catalogue, Goal::Whole, &feelings);
            let code = round_trip(&session, &catalogue);
            prop_assert!(code.len() <= 22, "{}: {}", code.len(), code);
        }
    }

    #[test]
    fn any_text_gets_an_answer(text in ".{0,60}", symbols in "1[0-9A-HJKMNP-TV-Z]{2,60}") {
        let catalogue = first_edition();
        let _ = code::read(&text, &catalogue);
        let _ = code::read(&symbols, &catalogue);
    }

    #[test]
    fn any_content_with_a_right_check_gets_an_answer(content in "101[0-9A-HJKMNP-TV-Z]{0,60}") {
        let catalogue = first_edition();
        if let Ok(session) = code::read(&code::with_check(&content).unwrap(), &catalogue) {
            round_trip(&session, &catalogue);
        }
    }
}

/// Codes of version 1 and what they stand for: under test for ever.
fn golden() -> Vec<(&'static str, Session)> {
    let mut finished = Session::of(
        (1..=12)
            .map(|card| place(card, if card < 7 { Pile::Very } else { Pile::Little }))
            .collect(),
    );
    answer_all(
        &mut finished,
        &first_edition(),
        Goal::Whole,
        &[5, 3, 9, 1, 7, 7, 2, 8, 4, 6, 10, 0],
    );
    let mut begun = Session::of(vec![
        place(6, Pile::Very),
        place(7, Pile::Very),
        place(12, Pile::Unsure),
        say(6, '<', 7),
    ]);
    begun.apply(Act::Mark {
        step: StepNumber(3),
        mark: Some(Mark::Done),
    });
    begun.apply(Act::Lean {
        leaning: Some(LeaningNumber(4)),
    });
    vec![
        (include_str!("golden/empty.txt"), Session::default()),
        (include_str!("golden/begun.txt"), begun),
        (include_str!("golden/finished.txt"), finished),
    ]
}

#[test]
fn golden_codes_are_written_and_read_for_ever() {
    let catalogue = first_edition();
    for (code, session) in golden() {
        assert_eq!(round_trip(&session, &catalogue), code.trim());
    }
}

#[test]
fn every_wrong_symbol_and_every_swap_of_neighbours_is_noticed() {
    let catalogue = first_edition();
    for (code, _) in golden() {
        let symbols: Vec<char> = code.trim().chars().collect();
        let refused = |symbols: &[char]| {
            let text: String = symbols.iter().collect();
            assert!(
                code::read(&text, &catalogue).is_err(),
                "{text} passes for {code}"
            );
        };
        for at in 0..symbols.len() {
            for other in SYMBOLS.chars().filter(|&other| other != symbols[at]) {
                let mut wrong = symbols.clone();
                wrong[at] = other;
                refused(&wrong);
            }
            if at > 0 && symbols[at] != symbols[at - 1] {
                let mut swapped = symbols.clone();
                swapped.swap(at, at - 1);
                refused(&swapped);
            }
            refused(&symbols[..at]);
        }
    }
}

/// The check is linear: whether a slip is noticed depends on what it changes alone, not on the code.
/// So it is enough to try every change on the code that holds nothing but zeros.
#[test]
fn no_wrong_symbol_and_no_swap_of_neighbours_turns_one_code_into_another() {
    let symbols: Vec<char> = SYMBOLS.chars().collect();
    for length in 4..=64 {
        let is_code = |change: &[char]| {
            let text: String = change.iter().collect();
            code::with_check(&text[..length - 3]).unwrap() == text
        };
        let zeros = vec!['0'; length];
        assert!(is_code(&zeros));
        for at in 0..length {
            for &symbol in &symbols[1..] {
                let mut wrong = zeros.clone();
                wrong[at] = symbol;
                assert!(!is_code(&wrong), "{symbol} at {at} of {length}");
                // Swapping two different neighbours changes both by the same amount.
                if at > 0 {
                    wrong[at - 1] = symbol;
                    assert!(!is_code(&wrong), "{symbol} at {at} and before, of {length}");
                }
            }
        }
    }
}

#[test]
fn case_gaps_look_alikes_and_a_full_stop_are_forgiven() {
    let catalogue = first_edition();
    for (code, session) in golden() {
        let code = code.trim();
        let spoken =
            code::grouped(&code.to_lowercase().replace('0', "o").replace('1', "l")).join(" ");
        let read = code::read(&format!("{spoken}。"), &catalogue).unwrap();
        assert_eq!(places(&read, &catalogue), places(&session, &catalogue));
    }
}

#[test]
fn a_code_that_is_newer_foreign_or_too_long_says_so() {
    let catalogue = first_edition();
    assert_eq!(
        code::read(&code::with_check("20100").unwrap(), &catalogue),
        Err(CodeError::Newer)
    );
    assert_eq!(
        code::read(&code::with_check("107").unwrap(), &catalogue),
        Err(CodeError::Foreign)
    );
    assert_eq!(
        code::read(&"1".repeat(5000), &catalogue),
        Err(CodeError::TooLong)
    );
    assert_eq!(code::read("", &catalogue), Err(CodeError::Damaged));
}

#[test]
fn a_code_that_would_be_too_long_leaves_out_answers_that_sleep() {
    for (cards, moves) in [(12, 400), (100, 30), (190, 12)] {
        let catalogue = catalogue(cards);
        let mut session = Session::of((1..=cards).map(|card| place(card, Pile::Very)).collect());
        session.apply(say(1, '>', 2));
        session.apply(place(2, Pile::Little));
        for at in 0..moves {
            let act = shift(&session, &catalogue, cards - at % 6, usize::from(at % 2));
            if let Some(act) = act {
                session.apply(act);
            }
        }
        let read = code::read(&write(&session, &catalogue), &catalogue).unwrap();
        assert_eq!(places(&read, &catalogue), places(&session, &catalogue));
    }
}

#[test]
fn a_code_keeps_what_follows_through_a_card_that_the_edition_has_lost() {
    let mut session = Session::of((1..=4).map(|card| place(card, Pile::Very)).collect());
    answer_all(&mut session, &catalogue(4), Goal::Whole, &[1, 4, 2, 3]);
    let new = catalogue_of(&[1, 2, 4]);
    let read = code::read(&write(&session, &new), &new).unwrap();
    assert_eq!(places(&read, &new), places(&session, &new));
    assert_eq!(next(&read, &new, Goal::Whole), None);
}

#[test]
fn a_code_keeps_that_beside_an_answer_that_sleeps() {
    let mut session = Session::of((1..=5).map(|card| place(card, Pile::Very)).collect());
    for (one, sign, other) in [(2, '>', 3), (1, '<', 3), (4, '>', 5)] {
        session.apply(say(one, sign, other));
    }
    session.apply(place(5, Pile::Little));
    let new = catalogue_of(&[1, 2, 4, 5]);
    let read = code::read(&write(&session, &new), &new).unwrap();
    assert_eq!(places(&read, &new), places(&session, &new));
    assert_eq!(places(&read, &new), [[2], [1], [4], [5]]);
}

#[test]
fn a_code_of_many_cards_is_never_too_long_to_be_read() {
    for cards in [194, 200, 300, 500] {
        let catalogue = catalogue(cards);
        let mut session = Session::of((1..=cards).map(|card| place(card, Pile::Very)).collect());
        for (card, to) in [(cards, 0), (3, 1), (50, 90), (60, 20), (100, 150), (7, 120)] {
            session.apply(shift(&session, &catalogue, card, to).unwrap());
            let read = code::read(&write(&session, &catalogue), &catalogue).unwrap();
            assert_eq!(places(&read, &catalogue), places(&session, &catalogue));
        }
    }
}

#[test]
fn a_code_of_an_earlier_edition_is_read_card_by_card() {
    let old = catalogue(4);
    let mut session = Session::of((1..=4).map(|card| place(card, Pile::Very)).collect());
    answer_all(&mut session, &old, Goal::Whole, &[1, 4, 2, 3]);
    let code = write(&session, &old);
    // The new edition has lost card 3 and gained card 5.
    let mut new = catalogue_of(&[1, 2, 4, 5]);
    new.tag = 8;
    new.earlier = vec![old.layout()];
    let read = code::read(&code, &new).unwrap();
    assert_eq!(places(&read, &new), [[2], [4], [1], [5]]);
    assert_eq!(Record::of(&read, &new).pile(CardNumber(5)), None);
}

/// Throws random codes at the reader: texts of all sorts, and contents whose check is right.
fn hammer(inputs: u64, seed: u64) -> u64 {
    let catalogue = first_edition();
    let mut state = seed;
    let mut random = move || {
        // Xorshift; source: G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003).
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let symbols: Vec<char> = SYMBOLS.chars().collect();
    let mut accepted = 0;
    for _ in 0..inputs {
        let kind = random() % 4;
        let length = random() % 40;
        let mut text = String::from(if kind == 0 { "" } else { "101" });
        for _ in 0..length {
            let at = usize::try_from(random() % 32).unwrap();
            text.push(symbols[at]);
            if kind == 0 && at == 0 {
                text.push(
                    char::from_u32(u32::try_from(random() % 0x2_0000).unwrap()).unwrap_or('!'),
                );
            }
        }
        let code = match kind {
            0 | 1 => text,
            _ => code::with_check(&text).unwrap(),
        };
        accepted += u64::from(code::read(&code, &catalogue).is_ok());
    }
    accepted
}

#[test]
fn random_codes_never_panic() {
    let accepted = hammer(50_000, 0x9E37_79B9_7F4A_7C15);
    assert!(accepted > 0, "some of them get past the check");
}

#[test]
#[ignore = "takes minutes: cargo test --release --test code ten_million -- --ignored"]
fn ten_million_random_codes_never_panic() {
    assert!(hammer(10_000_000, 0x2545_F491_4F6C_DD1D) > 0);
}
