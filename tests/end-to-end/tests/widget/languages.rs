//! Another language: chosen, kept, and nothing lost where it can't be had.

use std::time::Duration;

use end_to_end::{PILES, Reader, Server, Site, VERY, dist};
use serde_json::Value;

/// The parts of the path in English.
const PARTS: [&str; 4] = ["Sort", "Compare", "Arrange", "Plan"];

/// The file that brings English.
pub(crate) fn file() -> String {
    let names = std::fs::read_dir(dist().join("embed")).unwrap();
    let mut names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let is_english = |name: &String| name.starts_with("language-en-");
    names.find(is_english).expect("English has a file")
}

/// Fails if anything is written in kana.
fn must_be_english(reader: &Reader, screen: &str) {
    let is_kana = |character: &char| ('\u{3041}'..='\u{30fa}').contains(character);
    let seen = reader.seen();
    let names = reader.names().join("\n");
    for line in seen.lines().chain(names.lines()) {
        assert!(!line.chars().any(|c| is_kana(&c)), "{screen}: {line}");
    }
}

fn requests_for_english(server: &Server) -> usize {
    let requests = server.requests();
    requests
        .iter()
        .filter(|path| path.contains("language-"))
        .count()
}

#[test]
fn english_is_chosen_with_one_press_and_stays() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES);
    assert_eq!(requests_for_english(&server), 0);
    reader.switch_language("English", "en");
    assert_eq!(reader.focus().as_deref(), Some("English"));
    reader.must_hear("Now in English.");
    assert_eq!(requests_for_english(&server), 1);
    let lang = "place().querySelector('.ws').lang";
    assert_eq!(reader.text_of(lang), "en");
    let heading =
        "[...document.querySelectorAll('h1')].filter(isSeen).map((one) => one.textContent).join()";
    assert_eq!(
        reader.text_of(heading),
        "Untangle your worries about the card"
    );
    for part in PARTS {
        reader.press(part);
        must_be_english(&reader, part);
    }
    reader.press("Undo");
    reader.must_hear("One step back.");
    reader.press("Keep and send");
    must_be_english(&reader, "Keep and send");
    reader.reload();
    must_be_english(&reader, "after a reload");
    assert_eq!(reader.text_of(lang), "en");
    reader.switch_language("日本語", "ja");
    assert_eq!(reader.text_of(lang), "ja");
    reader.reload();
    reader.must_see("残す・送る");
    reader.must_have_a_quiet_console();
}

#[test]
fn the_elements_own_language_counts_and_the_readers_choice_more() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    let lang = reader.before_every_page(
        "document.addEventListener('readystatechange', () => document.querySelector('worry-sorter')?.setAttribute('lang', 'en-GB'));",
    );
    reader.open_widget(&server.at("index.html"));
    must_be_english(&reader, "the start");
    reader.switch_language("日本語", "ja");
    reader.reload();
    reader.must_see("仕分け");
    reader.no_longer(&lang);
    reader.must_have_a_quiet_console();
}

#[test]
fn a_language_that_does_not_come_costs_nothing() {
    let server = Site::as_built().without(&file()).serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES[..3]);
    reader.press("English");
    reader.wait_for(
        "The reader is told.",
        "seen(place()).includes('Englishを読み込めませんでした。')",
    );
    reader.press(VERY);
    reader.must_see("4 / 12");
    // Where English was chosen before, the widget starts in its first language.
    let script = "const key = 'worry-sorter:my-number-card';
        const saved = JSON.parse(localStorage.getItem(key));
        saved.screen.language = 'en';
        localStorage.setItem(key, JSON.stringify(saved));";
    reader.run(script, &[]);
    reader.reload();
    reader.must_see("4 / 12");
    reader.must_see("仕分け");
}

#[test]
fn a_language_that_does_not_come_at_first_comes_when_it_is_asked_for_again() {
    let server = Site::as_built().without_at_first(&file()).serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.press("English");
    reader.wait_for(
        "The reader is told.",
        "seen(place()).includes('Englishを読み込めませんでした。')",
    );
    reader.switch_language("English", "en");
    must_be_english(&reader, "the second press");
}

#[test]
fn a_part_that_does_not_come_spoils_none_that_has_come() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.switch_language("English", "en");
    reader.switch_language("日本語", "ja");
    reader.press("残す・送る");
    drop(server);
    reader.press("QRコードを出す");
    reader.must_hear("QRコードを出せませんでした。");
    reader.switch_language("English", "en");
    must_be_english(&reader, "without a server");
}

#[test]
fn of_two_languages_that_a_page_names_the_last_is_spoken() {
    let server = Site::as_built()
        .late(&file(), Duration::from_millis(300))
        .serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.run("host().lang = 'en'; host().lang = 'ja';", &[]);
    reader.wait_for(
        "English has come.",
        "performance.getEntriesByType('resource').some(({ name }) => name.includes('language-en-'))",
    );
    reader.settle();
    assert_eq!(reader.text_of("place().querySelector('.ws').lang"), "ja");
    reader.run("host().lang = 'en';", &[]);
    reader.wait_for(
        "English is spoken.",
        "place().querySelector('.ws').lang === 'en'",
    );
}

#[test]
fn the_offline_file_holds_every_language() {
    let reader = Reader::new();
    let file = dist().join("worry-sorter.html").canonicalize().unwrap();
    reader.open_widget(&format!("file://{}", file.display()));
    reader.requests();
    reader.switch_language("English", "en");
    must_be_english(&reader, "the offline file");
    assert_eq!(reader.requests(), Vec::<String>::new());
    reader.reload();
    let text = reader.get("place().querySelector('.ws').lang");
    assert_eq!(text, Value::from("en"));
    reader.must_have_a_quiet_console();
}
