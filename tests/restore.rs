//! A visit begins whatever the link and the storage hold, and costs the reader nothing.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{answer, first_edition, pair, place, places, say};
use proptest::prelude::*;
use worry_sorter::domain::catalogue::CardNumber;
use worry_sorter::domain::code;
use worry_sorter::domain::code::CodeError;
use worry_sorter::domain::record::Record;
use worry_sorter::domain::restore::Restored;
use worry_sorter::domain::session::{
    Act, Answer, Part, Pile, Saved, SavedError, Screen, Session, TextSize,
};

fn saved() -> Saved {
    let mut session = Session::of(vec![
        place(6, Pile::Very),
        place(7, Pile::Very),
        say(6, '<', 7),
    ]);
    session.apply(answer(pair(1, 2), Answer::Skip));
    session.undo();
    Saved {
        session,
        screen: Screen {
            part: Part::Compare,
            card: Some(CardNumber(7)),
            answered: 1,
            ..Screen::default()
        },
        revision: 4,
        ..Saved::default()
    }
}

#[test]
fn what_is_saved_comes_back_with_the_screen_and_what_can_be_redone() {
    let catalogue = first_edition();
    let text = saved().to_text(&catalogue);
    assert_eq!(text, include_str!("golden/saved-1.json").trim());
    let restored = Restored::from(None, Some(&text), &catalogue);
    assert_eq!(restored.own, saved());
    assert_eq!(
        (restored.lost, restored.offered, restored.refused),
        (None, None, None)
    );
}

#[test]
fn a_reader_who_wants_nothing_saved_leaves_that_choice_and_the_size_of_the_text_alone() {
    let catalogue = first_edition();
    let mut saved = saved();
    saved.unsaved = true;
    saved.screen.size = TextSize::Large;
    let text = saved.to_text(&catalogue);
    let back = Restored::from(None, Some(&text), &catalogue).own;
    assert!(back.unsaved && back.session.is_untouched());
    let screen = Screen {
        size: TextSize::Large,
        ..Screen::default()
    };
    assert_eq!(back.screen, screen);
}

#[test]
fn a_text_cut_at_any_byte_is_told_apart_and_never_panics() {
    let catalogue = first_edition();
    let text = saved().to_text(&catalogue);
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
        let restored = Restored::from(None, Some(&text[..end]), &catalogue);
        assert_eq!(restored.lost, Some(SavedError::Unreadable), "{end}");
        assert!(restored.own.session.is_untouched());
    }
}

#[test]
fn lines_that_are_no_acts_are_left_out_and_counted() {
    let catalogue = first_edition();
    let text = saved().to_text(&catalogue).replace(
        "\"place 6 very\"",
        "\"place 6 vary\",\"\",\"answer 7>6\",\"move 1 - 99999999999!\",\"place 6 very\"",
    );
    let restored = Restored::from(None, Some(&text), &catalogue);
    assert_eq!(restored.own.dropped, 4);
    assert_eq!(restored.own.session, saved().session);
}

#[test]
fn a_newer_text_and_another_catalogues_are_not_read() {
    let catalogue = first_edition();
    let lost = |text: &str| Restored::from(None, Some(text), &catalogue).lost;
    assert_eq!(lost(r#"{"format":2,"later":[]}"#), Some(SavedError::Newer));
    assert_eq!(
        lost(r#"{"format":1,"catalogue":"another"}"#),
        Some(SavedError::Unreadable)
    );
    assert_eq!(lost("null"), Some(SavedError::Unreadable));
    assert_eq!(lost(&"[".repeat(200_000)), Some(SavedError::Unreadable));
    assert_eq!(lost(&"1".repeat(4_000_000)), Some(SavedError::Unreadable));
    assert_eq!(
        lost(r#"{"format":1,"catalogue":"my-number-card","revision":-1}"#),
        Some(SavedError::Unreadable)
    );
    assert_eq!(
        lost(r#"{"format":1,"catalogue":"my-number-card","acts":[1]}"#),
        Some(SavedError::Unreadable)
    );
}

#[test]
fn acts_about_cards_that_the_edition_lacks_are_kept_and_not_shown() {
    let catalogue = first_edition();
    let text = r#"{"format":1,"catalogue":"my-number-card","acts":["place 99 very","place 6 very","answer 6>99"]}"#;
    let restored = Restored::from(None, Some(text), &catalogue);
    assert_eq!(restored.own.session.acts().len(), 3);
    assert_eq!(places(&restored.own.session, &catalogue)[0], [6]);
    assert!(restored.own.to_text(&catalogue).contains("answer 6>99"));
}

#[test]
fn a_link_offers_an_order_and_leaves_the_readers_own_as_it_is() {
    let catalogue = first_edition();
    let theirs = Session::of(vec![place(1, Pile::Very)]);
    let link = code::write(&Record::of(&theirs, &catalogue), &catalogue);
    let text = saved().to_text(&catalogue);
    let restored = Restored::from(Some(&link), Some(&text), &catalogue);
    assert_eq!(restored.own, saved());
    let offer = restored.offered.unwrap();
    assert_eq!(offer.code, link);
    assert_eq!(places(&offer.session, &catalogue)[0], [1]);

    let refused = |link: &str| Restored::from(Some(link), Some(&text), &catalogue);
    assert_eq!(refused("").refused, Some(CodeError::Damaged));
    assert_eq!(refused(&link[1..]).refused, Some(CodeError::Damaged));
    assert_eq!(refused(&link[1..]).own, saved());
    assert_eq!(
        refused(&link.repeat(1000)).refused,
        Some(CodeError::TooLong)
    );
}

#[test]
fn taking_over_an_order_is_one_act_that_can_be_undone() {
    let catalogue = first_edition();
    let theirs = Session::of(vec![place(1, Pile::Very)]);
    let code = code::write(&Record::of(&theirs, &catalogue), &catalogue);
    let mut session = saved().session;
    let before = Record::of(&session, &catalogue);
    session.apply(Act::Adopt { code });
    assert_eq!(Record::of(&session, &catalogue).pile(CardNumber(6)), None);
    session.undo();
    assert_eq!(Record::of(&session, &catalogue), before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gets_a_visit_started(link in prop::option::of(".{0,80}"), text in prop::option::of(".{0,300}")) {
        let restored = Restored::from(link.as_deref(), text.as_deref(), &first_edition());
        prop_assert!(restored.own.session.is_untouched());
    }

    #[test]
    fn any_line_is_an_act_or_is_refused_and_an_act_reads_back(line in "(place|answer|move|step|lean|adopt|[a-z]{3}) [0-9]{1,6}[ <>=?-]?[0-9a-z -]{0,12}") {
        if let Ok(act) = line.parse::<Act>() {
            prop_assert_eq!(act.to_string().parse::<Act>(), Ok(act));
        }
    }
}
