//! `cargo xtask bench`: visits page after page in a real browser, and writes what they cost.
//!
//! Round by round, each page once: what disturbs the machine for a while disturbs all alike. In every round the order is
//! another one: after a page that does much, the browser is slower with the next one for a while.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "whatever fails here fails the command, with a sentence"
)]

use std::path::{Path, PathBuf};

use end_to_end::{Reader, Site, dist};
use rand::SeedableRng;
use rand::rngs::SmallRng;
use rand::seq::SliceRandom;

mod act;
mod conditions;
mod memory;
mod numbers;
mod report;
mod visit;

use act::ACTS;
use conditions::Conditions;
use memory::Held;
use visit::{At, Load, Presses, Visitor};

/// The pages: the name in the probe, the folder, what the report calls it.
const PAGES: [(&str, &str, &str); 10] = [
    ("tables", "tables", "HTML tables only"),
    (
        "list",
        "list-12",
        "hand-written JavaScript, a list with buttons",
    ),
    ("leptos", "leptos", "Leptos hello world"),
    ("react", "react-12", "React 19 + dnd-kit list"),
    (
        "leptos",
        "bytes",
        "the bytes of Worry Sorter, loaded in the same order and left",
    ),
    (
        "tables",
        "styled",
        "Worry Sorter's tables, as they are pasted, without its scripts",
    ),
    (
        "list",
        "near",
        "the hand-written list below those tables, fetched when it nears the screen",
    ),
    ("ours", "ours", "Worry Sorter, as it is pasted"),
    (
        "ours",
        "eager",
        "Worry Sorter, as it is pasted at the top of a page: `loading=\"eager\"`",
    ),
    ("ours", "page", "Worry Sorter, the page of its own"),
];

/// How many cards there are on the pages that tell how cost grows.
const MORE: [usize; 2] = [200, 1000];

/// So often each act is done in a round at least. Where a visit has room for fewer, there are more visits.
const PRESSES: usize = 36;

/// How often each page is visited, and in how many rounds each act is done.
#[derive(Default)]
struct Rounds {
    loads: usize,
    acts: usize,
}

/// Visits to one page, or files, under the same conditions.
struct Loads {
    page: usize,
    conditions: Conditions,
    visits: Vec<Load>,
}

/// An act on a page with so many cards under the same conditions, visit by visit.
struct Acts {
    act: usize,
    cards: usize,
    conditions: Conditions,
    visits: Vec<Presses>,
}

/// All that was measured; what was not asked for is empty.
#[derive(Default)]
struct Measured {
    rounds: Rounds,
    pages: Vec<Loads>,
    files: Vec<Loads>,
    acts: Vec<Acts>,
    more_cards: Vec<Acts>,
    memory: Vec<Held>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let pages = PathBuf::from(arguments.first().expect("the folder of pages is named"));
    let named = |name: &str| arguments[1..].iter().any(|option| option == name);
    let quick = named("--quick");
    let all = !["loads", "files", "acts", "cards", "memory"]
        .into_iter()
        .any(named);
    let wanted = |part: &str| all || named(part);
    let rounds = if quick {
        Rounds { loads: 3, acts: 1 }
    } else {
        // With all acts and numbers of cards, a quarter of an hour. A press waits up to a frame for the screen, which is
        // as long as all that it costs: so few presses tell little.
        Rounds { loads: 9, acts: 3 }
    };
    let server = Site::of(&pages).serve();
    let reader = Reader::new();
    reader.look_from(390, 844);
    let visitor = Visitor::new(&reader, &server);

    let begin = report::Circumstances::now(&reader);
    let mut measured = Measured::default();
    if wanted("loads") {
        measured.pages = loads(&visitor, rounds.loads);
    }
    if wanted("files") {
        measured.files = files(&visitor, &pages, rounds.loads);
    }
    if wanted("acts") {
        measured.acts = acts(&visitor, rounds.acts, 12);
    }
    if wanted("cards") {
        for cards in MORE {
            // Only those of 200 are held against a bound.
            let rounds = if cards == MORE[0] { rounds.acts } else { 1 };
            measured.more_cards.extend(acts(&visitor, rounds, cards));
        }
    }
    if wanted("memory") {
        measured.memory = memory::over_acts(&visitor);
    }
    measured.rounds = rounds;
    let text = report::text(&begin, &measured);
    println!("{text}");
    if all && !quick {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let path = root.join("docs/PERFORMANCE.md");
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// What comes once a round, in the order of this round: by chance, and the same in every run.
fn shuffled<T>(all: &mut [T], round: usize) -> Vec<&mut T> {
    let mut order: Vec<&mut T> = all.iter_mut().collect();
    order.shuffle(&mut SmallRng::seed_from_u64(round as u64));
    order
}

/// Visits every page, in turn, under both conditions.
fn loads(visitor: &Visitor, rounds: usize) -> Vec<Loads> {
    let mut all = Vec::new();
    for conditions in [Conditions::SLOW, Conditions::FREE] {
        let mut of_pages: Vec<Loads> = (0..PAGES.len())
            .map(|page| Loads {
                page,
                conditions,
                visits: Vec::new(),
            })
            .collect();
        for round in 0..rounds {
            eprintln!("{conditions}, round {} of {rounds}", round + 1);
            for one in shuffled(&mut of_pages, round) {
                let (page, folder, _) = PAGES[one.page];
                one.visits
                    .push(visitor.load(page, At::Server(folder), conditions));
            }
        }
        all.extend(of_pages);
    }
    all
}

/// Opens the files from the disk, in turn, with the processor as it is and slowed down.
fn files(visitor: &Visitor, pages: &Path, rounds: usize) -> Vec<Loads> {
    let files = [
        ("list", pages.join("file/index.html")),
        ("tables", pages.join("file-tables/index.html")),
        ("ours", dist().join("worry-sorter.html")),
    ];
    let mut all = Vec::new();
    for conditions in [Conditions::FREE, Conditions::SLOW_PROCESSOR] {
        let mut of_files: Vec<Loads> = (0..files.len())
            .map(|page| Loads {
                page,
                conditions,
                visits: Vec::new(),
            })
            .collect();
        for round in 0..rounds {
            eprintln!("files, {conditions}, round {} of {rounds}", round + 1);
            for one in shuffled(&mut of_files, round) {
                let (page, file) = &files[one.page];
                one.visits
                    .push(visitor.load(page, At::Disk(file), conditions));
            }
        }
        all.extend(of_files);
    }
    all
}

/// Does every act on a page of its own, in turn, with the processor as it is and slowed down.
fn acts(visitor: &Visitor, rounds: usize, cards: usize) -> Vec<Acts> {
    let mut all = Vec::new();
    for conditions in [Conditions::FREE, Conditions::SLOW_PROCESSOR] {
        let mut of_acts: Vec<Acts> = (0..ACTS.len())
            .filter(|&act| cards == 12 || ACTS[act].grows())
            .map(|act| Acts {
                act,
                cards,
                conditions,
                visits: Vec::new(),
            })
            .collect();
        for round in 0..rounds {
            eprintln!(
                "acts, {cards} cards, {conditions}, round {} of {rounds}",
                round + 1
            );
            for one in shuffled(&mut of_acts, round) {
                let act = &ACTS[one.act];
                for _ in 0..PRESSES.div_ceil(act.presses) {
                    visitor.open_for(act, cards, conditions, "");
                    one.visits.push(visitor.press(act));
                }
            }
        }
        all.extend(of_acts);
    }
    all
}
