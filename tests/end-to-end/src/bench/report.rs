//! docs/PERFORMANCE.md, from what was measured.

use std::fmt::Write;
use std::fs;
use std::thread;

use end_to_end::Reader;
use serde_json::json;

use crate::act::ACTS;
use crate::conditions::Conditions;
use crate::memory::Held;
use crate::numbers::{median, most, quantile};
use crate::{Acts, Loads, MORE, Measured, PAGES};

/// Positions in [`PAGES`].
const TABLES: usize = 0;
const LEPTOS: usize = 2;
const REACT: usize = 3;
const OURS: usize = 7;

/// Positions among the files; see `files` in main.rs.
const BY_HAND_FILE: usize = 0;
const TABLES_FILE: usize = 1;
const OUR_FILE: usize = 2;

const METHOD: &str = include_str!("method.md");

/// Where and when it was measured.
pub(crate) struct Circumstances {
    date: String,
    browser: String,
    processor: String,
    cores: usize,
    memory: String,
    load: String,
}

impl Circumstances {
    pub(crate) fn now(reader: &Reader) -> Self {
        let line = |file: &str, name: &str| {
            let text = fs::read_to_string(file).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix(name));
            let value = line.map(|rest| rest.trim_start_matches([' ', '\t', ':']));
            value.unwrap_or("unknown").trim().to_owned()
        };
        let version = reader.tell("Browser.getVersion", &json!({}));
        Self {
            date: reader.text_of("new Date().toISOString().slice(0, 10)"),
            browser: version["product"].as_str().unwrap_or_default().to_owned(),
            processor: line("/proc/cpuinfo", "model name"),
            cores: thread::available_parallelism().map_or(0, Into::into),
            memory: line("/proc/meminfo", "MemTotal"),
            load: load(),
        }
    }
}

/// How many programs want the processor, over the last minute.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// A line that must be true, and whether it is.
struct Verdict {
    line: &'static str,
    measured: Option<f64>,
    unit: &'static str,
    bound: f64,
}

/// The whole report.
pub(crate) fn text(at: &Circumstances, measured: &Measured) -> String {
    let Measured {
        rounds,
        pages,
        files,
        acts,
        more_cards,
        memory,
    } = measured;
    let mut parts = vec![
        "# How quick it is\n\n\
         `cargo xtask bench` writes this file; nothing in it is written by hand.\n\n\
         ## What must be true\n\n"
            .to_owned(),
        table_of_verdicts(&all_verdicts(measured)),
    ];
    if !pages.is_empty() {
        for conditions in [Conditions::SLOW, Conditions::FREE] {
            parts.push(format!("\n## Until it can be used: {conditions}\n\n"));
            parts.push(table_of_pages(pages, conditions));
        }
    }
    if !files.is_empty() {
        parts.push("\n## From the disk\n\n".to_owned());
        parts.push(table_of_files(files));
    }
    if !acts.is_empty() {
        parts.push("\n## From a press to the screen\n\n".to_owned());
        parts.push(table_of_acts(acts));
    }
    if !more_cards.is_empty() {
        parts.push("\n## By number of cards\n\n".to_owned());
        parts.push(table_by_cards(acts, more_cards));
    }
    if !memory.is_empty() {
        parts.push("\n## Memory\n\n".to_owned());
        parts.push(table_of_memory(memory));
    }
    parts.push(format!(
        "\n## How it was measured\n\n{METHOD}\n\
         There were {} visits to each page under each condition, and {} rounds of acts, \
         but 1 with 1,000 cards.\n",
        rounds.loads, rounds.acts
    ));
    parts.push(format!(
        "\nDate: {}.\nBrowser: {}, headless.\nMachine: {}, {} cores, {} of memory.\n\
         Load of the machine: {} when it began, {} when it ended (1 is one busy core).\n",
        at.date,
        at.browser,
        at.processor,
        at.cores,
        at.memory,
        at.load,
        load(),
    ));
    parts.concat()
}

fn all_verdicts(measured: &Measured) -> Vec<Verdict> {
    let Measured {
        pages,
        files,
        acts,
        more_cards,
        memory,
        ..
    } = measured;
    let slow = |page: usize, name: &str| measure(pages, page, Conditions::SLOW, name);
    let ours_over = |page: usize, name: &str| ratio(slow(OURS, name), slow(page, name));
    let file = |page: usize| measure(files, page, Conditions::FREE, "usable");
    let by_hand = p75(acts, 0, Conditions::FREE);
    let slowest = ours(acts, Conditions::FREE)
        .filter_map(|one| p75(acts, one.act, Conditions::FREE))
        .max_by(f64::total_cmp);
    let longest = ours(acts, Conditions::SLOW_PROCESSOR)
        .flat_map(|one| one.visits.iter().map(|visit| visit.longest));
    let shift = pages
        .iter()
        .filter(|one| one.page >= OURS)
        .flat_map(|one| one.visits.iter().filter_map(|load| load.get("shift")));
    let of_200 = || more_cards.iter().filter(|one| one.cards == MORE[0]);
    let slower = ours(more_cards, Conditions::FREE)
        .filter_map(|one| {
            let of_12 = p75(acts, one.act, Conditions::FREE);
            ratio(p75(of_200(), one.act, Conditions::FREE), of_12)
        })
        .max_by(f64::total_cmp);
    let mut verdicts = vec![
        Verdict {
            line: "Usable under slow 4G and a CPU 4× slower, against the React list",
            measured: ours_over(REACT, "usable"),
            unit: "×",
            bound: 0.75,
        },
        Verdict {
            line: "The same, against the Leptos hello world",
            measured: ours_over(LEPTOS, "usable"),
            unit: "×",
            bound: 1.4,
        },
        Verdict {
            line: "The tables painted, against the tables alone",
            measured: ours_over(TABLES, "tables"),
            unit: "×",
            bound: 1.1,
        },
        Verdict {
            line: "Time in which the page is blocked, CPU 4× slower",
            measured: slow(OURS, "blocking"),
            unit: "ms",
            bound: 50.0,
        },
        Verdict {
            line: "Layout shift, the worst visit",
            measured: most(shift),
            unit: "",
            bound: 0.0,
        },
        Verdict {
            line: "From a press to the screen at p75, the slowest act against the hand-written list",
            measured: ratio(slowest, by_hand),
            unit: "×",
            bound: 1.2,
        },
        Verdict {
            line: "The longest press of all, CPU 4× slower",
            measured: most(longest),
            unit: "ms",
            bound: 100.0,
        },
        Verdict {
            line: "Of 200 cards, the slowest act at p75 against the same act of 12",
            measured: slower,
            unit: "×",
            bound: 1.2,
        },
        Verdict {
            line: "The offline file usable, against a hand-written file",
            measured: ratio(file(OUR_FILE), file(BY_HAND_FILE)),
            unit: "×",
            bound: 1.3,
        },
    ];
    verdicts.extend(verdicts_of_memory(memory));
    verdicts
}

fn verdicts_of_memory(memory: &[Held]) -> [Verdict; 3] {
    let grown = |held: fn(&Held) -> f64| {
        let (first, last) = memory.first().zip(memory.last())?;
        Some(held(last) / held(first))
    };
    [
        Verdict {
            line: "Nodes and listeners after 1,000 more acts",
            measured: grown(|held| held.nodes + held.listeners),
            unit: "×",
            bound: 1.0,
        },
        Verdict {
            line: "The scripts' heap after them",
            measured: grown(|held| held.heap),
            unit: "×",
            bound: 1.05,
        },
        Verdict {
            line: "The module's memory after them",
            measured: memory.last().map(|held| held.module / MIB),
            unit: "MiB",
            bound: 2.0,
        },
    ]
}

const MIB: f64 = 1024.0 * 1024.0;

fn table_of_verdicts(all: &[Verdict]) -> String {
    let mut text = "| line | measured | bound | |\n|---|--:|--:|---|\n".to_owned();
    for one in all {
        // What was not looked at has no verdict.
        let Some(measured) = one.measured else {
            continue;
        };
        let is_kept = measured <= one.bound;
        let unit = one.unit;
        let verdict = if is_kept { "kept" } else { "**not kept**" };
        let bound = one.bound;
        writeln!(
            text,
            "| {} | {measured:.2} {unit} | {bound} {unit} | {verdict} |",
            one.line
        )
        .expect("a text takes text");
    }
    text
}

/// The median of a measure over the visits to a page.
fn measure(loads: &[Loads], page: usize, conditions: Conditions, name: &str) -> Option<f64> {
    let of_page = loads
        .iter()
        .find(|one| one.page == page && one.conditions == conditions)?;
    median(of_page.visits.iter().filter_map(|load| load.get(name)))
}

fn table_of_pages(loads: &[Loads], conditions: Conditions) -> String {
    let mut text = "| page | KB on the wire | requests | first paint (ms) | tables painted (ms) | largest paint (ms) | usable (ms) | against React | blocked (ms) | shift |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n".to_owned();
    let react = measure(loads, REACT, conditions, "usable");
    for (page, (_, _, title)) in PAGES.iter().enumerate() {
        let get = |name: &str| measure(loads, page, conditions, name);
        let usable = get("usable");
        writeln!(
            text,
            "| {title} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            number(get("bytes").map(|bytes| bytes / 1000.0), 1),
            number(get("requests"), 0),
            number(get("painted"), 0),
            number(get("tables"), 0),
            number(get("largest"), 0),
            number(usable, 0),
            number(ratio(usable, react), 2),
            number(get("blocking"), 0),
            number(get("shift"), 3),
        )
        .expect("a text takes text");
    }
    text
}

fn table_of_files(files: &[Loads]) -> String {
    let mut text = "| | hand-written file, usable (ms) | the offline file without scripts, painted (ms) | against by hand | the offline file, usable (ms) | against by hand |\n|---|--:|--:|--:|--:|--:|\n".to_owned();
    for conditions in [Conditions::FREE, Conditions::SLOW_PROCESSOR] {
        let by_hand = measure(files, BY_HAND_FILE, conditions, "usable");
        let tables = measure(files, TABLES_FILE, conditions, "painted");
        let ours = measure(files, OUR_FILE, conditions, "usable");
        writeln!(
            text,
            "| {conditions} | {} | {} | {} | {} | {} |",
            number(by_hand, 0),
            number(tables, 0),
            number(ratio(tables, by_hand), 2),
            number(ours, 0),
            number(ratio(ours, by_hand), 2)
        )
        .expect("a text takes text");
    }
    text
}

/// The visits to our own page under these conditions.
fn ours(acts: &[Acts], conditions: Conditions) -> impl Iterator<Item = &Acts> {
    acts.iter()
        .filter(move |one| one.conditions == conditions && ACTS[one.act].page == "ours")
}

/// The time within which three of four presses of an act are on the screen.
fn p75<'a>(
    acts: impl IntoIterator<Item = &'a Acts>,
    act: usize,
    conditions: Conditions,
) -> Option<f64> {
    let of_act = acts
        .into_iter()
        .find(|one| one.act == act && one.conditions == conditions)?;
    let times = of_act.visits.iter().flat_map(|visit| visit.times.iter());
    quantile(times.copied(), 0.75)
}

fn table_of_acts(acts: &[Acts]) -> String {
    let mut text = "| act | presses | median (ms) | p75 (ms) | against by hand | longest (ms) | p75, CPU 4× slower (ms) | longest (ms) | without an answer |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n".to_owned();
    let by_hand = p75(acts, 0, Conditions::FREE);
    for (at, act) in ACTS.iter().enumerate() {
        let of = |conditions: Conditions| {
            acts.iter()
                .filter(move |one| one.act == at && one.conditions == conditions)
                .flat_map(|one| one.visits.iter())
        };
        let times = || of(Conditions::FREE).flat_map(|visit| visit.times.iter().copied());
        let free = p75(acts, at, Conditions::FREE);
        let longest = |conditions| most(of(conditions).map(|visit| visit.longest));
        let missed: usize = [Conditions::FREE, Conditions::SLOW_PROCESSOR]
            .into_iter()
            .flat_map(of)
            .map(|visit| visit.missed)
            .sum();
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {missed} |",
            act.title,
            times().count(),
            number(median(times()), 1),
            number(free, 1),
            number(ratio(free, by_hand), 2),
            number(longest(Conditions::FREE), 0),
            number(p75(acts, at, Conditions::SLOW_PROCESSOR), 1),
            number(longest(Conditions::SLOW_PROCESSOR), 0),
        )
        .expect("a text takes text");
    }
    text
}

/// What three of four presses cost by the number of cards, as the processor is and slowed down.
fn table_by_cards(acts: &[Acts], more: &[Acts]) -> String {
    let counts = [12, MORE[0], MORE[1]];
    let mut text = "| act, p75 (ms) |".to_owned();
    for conditions in [Conditions::FREE, Conditions::SLOW_PROCESSOR] {
        text.extend(counts.map(|cards| format!(" {cards} cards, {conditions} |")));
    }
    text += "\n|---|--:|--:|--:|--:|--:|--:|\n";
    for (at, act) in ACTS.iter().enumerate().filter(|(_, act)| act.grows()) {
        let mut line = ["| ", act.title, " |"].concat();
        for conditions in [Conditions::FREE, Conditions::SLOW_PROCESSOR] {
            for cards in counts {
                let of = if cards == 12 { acts } else { more };
                let time = p75(of.iter().filter(|one| one.cards == cards), at, conditions);
                line += &[" ", &number(time, 1), " |"].concat();
            }
        }
        text += &(line + "\n");
    }
    text
}

fn table_of_memory(memory: &[Held]) -> String {
    let mut text = "| acts | the module's memory (MiB) | the scripts' heap (MiB) | nodes | listeners |\n|--:|--:|--:|--:|--:|\n".to_owned();
    for held in memory {
        writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            held.acts,
            number(Some(held.module / MIB), 2),
            number(Some(held.heap / MIB), 3),
            number(Some(held.nodes), 0),
            number(Some(held.listeners), 0),
        )
        .expect("a text takes text");
    }
    text
}

/// How many times the other; none where either is missing.
fn ratio(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    Some(one? / other?)
}

/// A number with so many digits after its point, or a dash.
fn number(number: Option<f64>, digits: usize) -> String {
    number.map_or_else(|| "–".to_owned(), |number| format!("{number:.digits$}"))
}
