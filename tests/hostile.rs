//! Whatever stands in a link, in the storage or in a catalogue: it is read or refused, and nothing stops.
//!
//! The short run is part of the tests; `HOSTILE_SECONDS=600 cargo test --release --test hostile -- --nocapture` is a
//! long one and says what it tried.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::time::{Duration, Instant};

use common::{first_edition, place};
use worry_sorter::domain::catalogue::{Catalogue, Facts};
use worry_sorter::domain::code;
use worry_sorter::domain::ranking::Ranking;
use worry_sorter::domain::record::Record;
use worry_sorter::domain::restore::{Offer, Restored};
use worry_sorter::domain::session::{Pile, Saved, Session};

/// So many inputs of each kind in the short run.
const SHORT: u32 = 3000;

/// The same throws each time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % sides.max(1)
    }
}

/// What hostile texts are made of, beside what is well formed.
const PIECES: [&str; 28] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "-1",
    "1e999",
    "0.1",
    "99999999999999999999",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "😀",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "place 1 very",
    "answer 1>2",
    "move 1 very 1! 2",
    "adopt 1000",
    "[[[[[[[[[[[[[[[[[[[[",
    "   ",
];

/// A text with some slips: bytes turned, pieces put in, cut out, doubled or moved.
fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for _ in 0..=dice.throw(6) {
        let at = dice.throw(signs.len() + 1);
        let end = (at + dice.throw(40)).min(signs.len());
        match dice.throw(6) {
            0 => signs.truncate(at),
            1 => drop(signs.drain(at..end)),
            2 => {
                let again: Vec<char> = signs[at..end].to_vec();
                let to = dice.throw(signs.len() + 1);
                signs.splice(to..to, again);
            }
            3 => {
                let piece = PIECES[dice.throw(PIECES.len())];
                signs.splice(at..at, piece.chars());
            }
            4 => {
                let piece = PIECES[dice.throw(PIECES.len())];
                signs.splice(at..end, piece.chars());
            }
            _ => {
                if let Some(sign) = signs.get_mut(at) {
                    *sign = char::from(u8::try_from(32 + dice.throw(95)).unwrap());
                }
            }
        }
    }
    signs.into_iter().collect()
}

/// Tries mutated texts for a while; what is found interesting grows the corpus.
fn try_out(name: &str, seeds: &[&str], mut take: impl FnMut(&str) -> bool) {
    let seconds = std::env::var("HOSTILE_SECONDS").ok();
    let long = seconds
        .and_then(|text| text.parse().ok())
        .map(Duration::from_secs);
    let begin = Instant::now();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut corpus: Vec<String> = seeds.iter().map(|&seed| seed.to_owned()).collect();
    let (mut tried, mut read) = (0_u32, 0_u32);
    while long.map_or(tried < SHORT, |long| begin.elapsed() < long) {
        let text = mutated(&corpus[dice.throw(corpus.len())], &mut dice);
        tried += 1;
        if take(&text) {
            read += 1;
            // A text that is still read leads further than its ancestor.
            if corpus.len() < 500 && text.len() < 100_000 {
                corpus.push(text);
            }
        }
    }
    println!(
        "{name}: {tried} inputs, {read} of them read, in {} s",
        begin.elapsed().as_secs()
    );
    assert!(
        read > 0 && read < tried,
        "{name}: {read} of {tried} were read"
    );
}

#[test]
fn any_code_is_an_order_or_is_refused() {
    let catalogue = first_edition();
    let session = Session::of((1..=12).map(|card| place(card, Pile::Very)).collect());
    let long = code::write(&Record::of(&session, &catalogue), &catalogue);
    let seeds = [
        include_str!("golden/finished.txt").trim(),
        include_str!("golden/begun.txt").trim(),
        include_str!("golden/empty.txt").trim(),
        &long,
    ];
    let mut checked = Dice(7);
    try_out("codes", &seeds, |text| {
        // A right check behind wrong content gets past the first gate.
        let content: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        let cut = content.len().saturating_sub(checked.throw(4));
        let made = code::with_check(&content[..cut]).unwrap_or_else(|| text.to_owned());
        [text, &made].iter().any(|code| {
            Offer::of(code, &catalogue).is_ok_and(|offer| {
                let record = Record::of(&offer.session, &catalogue);
                let again = code::write(&record, &catalogue);
                let back = Record::of(&code::read(&again, &catalogue).unwrap(), &catalogue);
                let cards = catalogue.numbers();
                // Another reader's code may say the same in other words.
                let order = Ranking::of(&record, &cards);
                assert_eq!(Ranking::of(&back, &cards), order, "{code}");
                assert_eq!(back.leaning(), record.leaning(), "{code}");
                true
            })
        })
    });
}

#[test]
fn any_saved_text_begins_a_visit_and_what_is_read_is_written_back() {
    let catalogue = first_edition();
    try_out(
        "saved texts",
        &[include_str!("golden/saved-1.json").trim()],
        |text| {
            let restored = Restored::from(Some(text), Some(text), &catalogue);
            if restored.lost.is_some() {
                assert!(restored.own.session.is_untouched());
                return false;
            }
            let again = restored.own.to_text(&catalogue);
            let back = Saved::from_text(&again, &catalogue).unwrap();
            assert_eq!(back.session, restored.own.session);
            // Whatever it says, a screen can be made of it.
            let record = Record::of(&back.session, &catalogue);
            let _ = Ranking::of(&record, &catalogue.numbers());
            true
        },
    );
}

#[test]
fn any_catalogue_is_read_whole_or_refused_with_a_place() {
    let seeds = [
        include_str!("../data/2025-12/ja.json"),
        include_str!("../data/2025-12/en.json"),
    ];
    try_out("catalogues", &seeds, |text| {
        match Catalogue::from_json(text) {
            Ok(catalogue) => {
                assert!(!catalogue.numbers().is_empty());
                true
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                false
            }
        }
    });
    let seeds = [include_str!("../data/2025-12/facts.ja.json")];
    try_out("facts", &seeds, |text| Facts::from_json(text).is_ok());
}
