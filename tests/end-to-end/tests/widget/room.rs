//! The room that is kept before the widget comes: nothing on the page moves by itself.

use end_to_end::{KEY, Reader, Site, dist, in_every_engine};
use serde_json::json;

use crate::element::{PAGE, page};
use crate::plain::element;

/// The screens that a reader comes back to: the part of the path, and whether all cards are on a pile.
const SCREENS: [(&str, bool); 5] = [
    ("sort", false),
    ("compare", true),
    ("arrange", true),
    ("plan", true),
    ("keep", true),
];

/// What was saved by a reader who left at a screen.
fn record(part: &str, whole: bool) -> String {
    let cards = if whole { 12 } else { 5 };
    let acts: Vec<_> = (1..=cards)
        .map(|card| format!("place {card} {}", ["very", "little", "unsure"][card % 3]))
        .collect();
    json!({
        "format": 1, "catalogue": "my-number-card", "revision": 7, "acts": acts, "undone": [],
        "screen": { "part": part, "list": part == "sort", "whole": false, "answered": 0 },
    })
    .to_string()
}

/// A page with an element between two texts, which counts how far anything moved by itself.
fn around(element: &str, before: u32) -> String {
    // Not every browser follows with its scrolling what it shows.
    page(&format!(
        "<script>window.moved = 0;
         new PerformanceObserver((list) => {{
           for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved += entry.value;
         }}).observe({{ type: 'layout-shift', buffered: true }});</script>
         <style>html {{ overflow-anchor: none; }}</style><p style=\"height: {before}px\">前</p>{element}
         <p id=\"after\" style=\"height: 900px\">後</p>
         <script>const foot = () => document.getElementById('after').getBoundingClientRect().top + scrollY;
         window.beneath = foot();</script>"
    ))
}

/// How far what follows the element is lower than before.
const LOWER: &str =
    "Math.round(document.getElementById('after').getBoundingClientRect().top + scrollY - beneath)";

/// Shows the end of the element, and what follows it.
const AFTER: &str =
    "document.querySelector('#after').scrollIntoView({ block: 'start', behavior: 'instant' });
    scrollBy({ top: -300, behavior: 'instant' });";

/// Waits until what the browser has noted of the start is counted.
fn moved(reader: &Reader) -> f64 {
    reader.run_until_done(
        "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));",
        &[],
    );
    reader.get("moved").as_f64().unwrap()
}

/// Opens a page with the end of the element in sight, and waits for the widget.
fn come_to_the_end(reader: &Reader, address: &str) {
    reader.open(address);
    reader.run(AFTER, &[]);
    reader.wait_for_widget();
}

#[test]
fn nothing_moves_when_the_widget_comes_to_a_new_reader() {
    let example = std::fs::read_to_string(dist().join("embed/example.html")).unwrap();
    let begin = example.find("<worry-sorter").unwrap();
    let end = example.find("</worry-sorter>").unwrap();
    let own = format!("{}</worry-sorter>", &example[begin..end]);
    let with = |own: &str, attributes: &str| {
        own.replacen("<worry-sorter", &format!("<worry-sorter {attributes}"), 1)
    };
    let elements = [
        ("Japanese", element("snippet.html", "")),
        ("English", element("snippet.en.html", "")),
        ("an own catalogue", own),
    ];
    let reader = Reader::new();
    for width in [320, 390, 768, 1280] {
        reader.look_from(width, 800);
        for (name, element) in &elements {
            for (case, attributes, before) in [
                ("at once", "loading=\"eager\"", 100),
                ("scrolled to", "", 3000),
                ("with what follows in sight", "", 3000),
            ] {
                let page = around(&with(element, attributes), before);
                let server = Site::as_built().with_page(PAGE, &page).serve();
                let what = format!("{name}, {case}, at {width}");
                if case == "with what follows in sight" {
                    come_to_the_end(&reader, &server.at(PAGE));
                } else {
                    reader.open(&server.at(PAGE));
                    reader.run(
                        "host().scrollIntoView({ block: 'start', behavior: 'instant' });",
                        &[],
                    );
                    reader.wait_for_widget();
                }
                assert!(moved(&reader) < f64::EPSILON, "{what}");
                assert_eq!(reader.get(LOWER), json!(0), "{what}");
                // It is the sorter that stands in the room, and not the way to it.
                let piles = reader.get("place().querySelectorAll('.pile').length");
                assert_eq!(piles, json!(4), "{what}");
            }
        }
    }
    // What is measured here can be seen.
    reader.run(
        "host().style.minBlockSize = `${host().offsetHeight + 99}px`;",
        &[],
    );
    assert_eq!(reader.get(LOWER), json!(99));
}

#[test]
fn who_comes_back_finds_the_way_on_in_the_room_and_nothing_moves_until_they_press() {
    let reader = Reader::new();
    let mut resting = Vec::new();
    for width in [320, 768, 1280] {
        reader.look_from(width, 800);
        for (part, whole) in SCREENS {
            let page = around(&element("snippet.html", ""), 3000);
            let server = Site::as_built().with_page(PAGE, &page).serve();
            let what = format!("{part} at {width}");
            reader.open(&server.blank());
            reader.store(KEY, &record(part, whole));
            let stored = reader.stored(KEY);
            come_to_the_end(&reader, &server.at(PAGE));
            assert!(moved(&reader) < f64::EPSILON, "{what}");
            assert_eq!(reader.get(LOWER), json!(0), "{what}");
            if reader.get("place().querySelector('.moves')").is_null() {
                resting.push(what.clone());
                reader.must_see("前回の続き");
                let ways = "[...place().querySelectorAll('.sorter > .done button')].map(nameOf)";
                assert_eq!(reader.get(ways), json!(["続きへ"]), "{what}");
                // By key in one case, by a press at the head in the other.
                if width == 320 {
                    reader.run("place().querySelector('.sorter .primary').focus();", &[]);
                    reader.enter();
                } else {
                    reader.press("続きへ");
                }
                assert_eq!(reader.get("focused().id"), json!("question"), "{what}");
                assert_eq!(reader.stored(KEY), stored, "{what}: it is no act");
            }
            reader.must_not_see("前回の続き");
            assert!(
                reader
                    .get("place().querySelector('.moves, .sheet')")
                    .is_object(),
                "{what}"
            );
            assert!(moved(&reader) < f64::EPSILON, "{what}, after the press");
        }
    }
    assert!(resting.contains(&"plan at 320".to_owned()), "{resting:?}");
    assert!(resting.contains(&"plan at 1280".to_owned()), "{resting:?}");
    reader.must_have_a_quiet_console();

    // Where nothing that follows is in sight, the screen itself is there at once.
    let page = around(&element("snippet.html", "loading=\"eager\""), 100);
    let server = Site::as_built().with_page(PAGE, &page).serve();
    reader.look_from(390, 800);
    reader.open(&server.blank());
    reader.store(KEY, &record("plan", true));
    reader.open_widget(&server.at(PAGE));
    reader.must_not_see("前回の続き");
    assert!(moved(&reader) < f64::EPSILON);
}

#[test]
fn any_way_into_the_sorter_takes_the_way_on_away() {
    let page = around(&element("snippet.html", ""), 3000);
    let server = Site::as_built().with_page(PAGE, &page).serve();
    let reader = Reader::new();
    reader.look_from(390, 800);
    reader.open(&server.blank());
    reader.store(KEY, &record("plan", true));
    come_to_the_end(&reader, &server.at(PAGE));
    reader.must_see("前回の続き");
    reader.press("くらべる");
    reader.must_not_see("前回の続き");
    reader.must_see("どちらのほうが気になりますか");

    // It speaks the language that the reader chooses.
    reader.open(&server.blank());
    reader.store(KEY, &record("plan", true));
    come_to_the_end(&reader, &server.at(PAGE));
    reader.switch_language("English", "en");
    reader.must_see("Where you were");
}

fn what_follows_stays_where_it_is(reader: &Reader) {
    let page = around(&element("snippet.html", ""), 3000);
    let server = Site::as_built().with_page(PAGE, &page).serve();
    come_to_the_end(reader, &server.at(PAGE));
    assert_eq!(reader.get(LOWER), json!(0));
}

/// All places where room is kept take none.
fn must_have_no_room(reader: &Reader, when: &str) {
    let rooms =
        "[...document.querySelectorAll('[data-worry-room]')].map((one) => one.offsetHeight)";
    let rooms: Vec<f64> = serde_json::from_value(reader.get(rooms)).unwrap();
    assert!(
        rooms.len() > 5 && rooms.iter().all(|room| *room < 1.0),
        "{when}: {rooms:?}"
    );
}

#[test]
fn where_no_widget_comes_there_is_no_room() {
    let reader = Reader::new();
    let page = around(&element("snippet.html", ""), 100);
    let server = Site::as_built().with_page(PAGE, &page).serve();
    // A browser that is too old.
    let stub = reader.before_every_page("delete window.WebAssembly;");
    reader.open(&server.at(PAGE));
    reader.wait_for(
        "The page says why.",
        "document.querySelector('[data-worry-status]').textContent.includes('このブラウザー')",
    );
    must_have_no_room(&reader, "too old");
    reader.no_longer(&stub);

    // On paper, and without scripts, there is none from the beginning.
    let silent = Site::as_built()
        .with_page(PAGE, &page)
        .without("worry-sorter.js")
        .serve();
    reader.see_as("print", &[]);
    reader.open(&silent.at(PAGE));
    must_have_no_room(&reader, "on paper");
    reader.see_as("screen", &[]);
    reader.tell(
        "Emulation.setScriptExecutionDisabled",
        &json!({ "value": true }),
    );
    reader.open(&server.at(PAGE));
    must_have_no_room(&reader, "without scripts");
}

in_every_engine! {
    what_follows_stays_where_it_is
    where_the_loader_does_not_come_the_room_goes_after_ten_seconds
}

fn where_the_loader_does_not_come_the_room_goes_after_ten_seconds(reader: &Reader) {
    for (attributes, least) in [("", 500.0), ("view=\"tables\"", 150.0)] {
        let server = Site::listening()
            .with_page(PAGE, &page(&element("snippet.html", attributes)))
            .without("worry-sorter.js")
            .serve();
        reader.open(&server.at(PAGE));
        let before =
            reader.get("document.querySelector('.column > [data-worry-room]').offsetHeight");
        assert!(before.as_f64().unwrap() > least, "{attributes} {before}");
        let times = "document.getAnimations().filter((one) => one.animationName === 'worry-sorter-room').map((one) => one.effect.getTiming().delay)";
        assert_eq!(reader.get(times), json!([10_000]));
        reader.run(
            "for (const one of document.getAnimations()) one.finish();",
            &[],
        );
        must_have_no_room(reader, attributes);
        reader.must_see("対策のイメージ");
    }
}

#[test]
fn with_the_sorter_alone_no_paper_stays_empty_and_the_tables_stand_where_it_does_not_start() {
    let reader = Reader::new();
    let page = around(&element("snippet.html", "view=\"sorter\""), 3000);
    for width in [320, 390, 768, 1280] {
        reader.look_from(width, 800);
        let server = Site::as_built().with_page(PAGE, &page).serve();
        come_to_the_end(&reader, &server.at(PAGE));
        assert!(moved(&reader) < f64::EPSILON, "at {width}");
        assert_eq!(reader.get(LOWER), json!(0), "at {width}");
        let empty = "place().querySelector('.foot').getBoundingClientRect().top
            - place().querySelector('.sorter').getBoundingClientRect().bottom";
        let empty = reader.get(empty).as_f64().unwrap();
        assert!(empty < 160.0, "{empty} px are empty at {width}");
    }

    let seen = "[...document.querySelectorAll('.worry-static table')].map((one) =>
        getComputedStyle(one).visibility === 'visible' && one.offsetHeight > 0
            && one.getBoundingClientRect().top > document.querySelector('.worry-static .title').getBoundingClientRect().bottom)";
    // Where the widget can't start.
    let server = Site::listening().with_page(PAGE, &page).serve();
    server.put_first("delete window.WebAssembly;");
    reader.open(&server.at(PAGE));
    assert_eq!(reader.get(seen), json!([false, false]));
    reader.run("host().scrollIntoView();", &[]);
    reader.wait_for(
        "The tables stand there.",
        &format!("{seen}.every((one) => one)"),
    );
    // Where the loader does not come.
    let lost = page.replace("worry-sorter.js", "lost.js");
    let server = Site::as_built().with_page(PAGE, &lost).serve();
    reader.open(&server.at(PAGE));
    assert_eq!(reader.get(seen), json!([false, false]));
    reader.run(
        "document.getAnimations().forEach((one) => one.finish());",
        &[],
    );
    assert_eq!(reader.get(seen), json!([true, true]));
}
