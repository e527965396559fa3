//! The widget as a publisher builds it with content of their own: `cargo xtask build --catalogue data/examples/home-disaster`.

use std::fs;

use end_to_end::{CARDS, KEY, LITTLE, Reader, Site, VERY, example, in_every_engine};
use serde_json::json;

use crate::catalogue::EXAMPLE_KEY;

/// What only the edition says, which comes with the widget otherwise.
const OURS: [&str; 4] = [CARDS[0], "技術的な漏洩", "マイナ", "my-number-card"];

in_every_engine! {
    each_page_shows_and_keeps_the_publishers_own_content
}

/// Sorts three cards, and looks at the plan and at what is kept.
fn sort(reader: &Reader) {
    reader.must_see("災害で起こり得ること");
    for ours in OURS {
        reader.must_not_see(ours);
    }
    reader.press("仕分けをはじめる");
    reader.sort(&[VERY, LITTLE, VERY]);
    reader.press("備える");
    reader.must_see("とめた家具は、倒れにくくなります。");
    reader.press("ブレーカーの場所を確かめた");
    let done = reader.screen();
    let stored = reader.stored(EXAMPLE_KEY).expect("it is saved");
    assert!(stored.contains("place 1 very"), "{stored}");
    assert_eq!(reader.stored(KEY), None, "nothing stands under our key");
    reader.reload();
    assert_eq!(reader.screen(), done, "it is there again");
    reader.switch_language("English", "en");
    reader.must_see("Falling furniture");
    reader.must_have_a_quiet_console();
}

fn each_page_shows_and_keeps_the_publishers_own_content(reader: &Reader) {
    let server = Site::of(&example()).serve();
    for path in ["index.html", "embed/frame.html"] {
        reader.open_widget(&server.at(path));
        sort(reader);
        let code = reader.text_of("host().code");
        reader.run("localStorage.clear();", &[]);
        reader.open_widget(&server.at(&format!("{path}#worry={code}")));
        reader.must_see("別の順番を見ています");
        assert_eq!(reader.storage(), "[]", "a link changes nothing");
    }
    reader.open_widget(&server.at("embed/frame.en.html"));
    reader.must_see("Falling furniture");
    reader.must_have_a_quiet_console();
}

#[test]
fn the_file_for_offline_holds_the_publishers_own_content() {
    let reader = Reader::new();
    let file = example().join("worry-sorter.html").canonicalize().unwrap();
    reader.open_widget(&format!("file://{}", file.display()));
    sort(&reader);
    let listed = reader.get("performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !/^(data|blob):/.test(name))");
    assert_eq!(listed, json!([]), "the offline file asked for these");
    assert_eq!(reader.asked_elsewhere(), [] as [String; 0]);
}

#[test]
fn where_no_script_runs_the_pages_hold_the_tables_of_that_content() {
    let site = Site::of(&example());
    let server = site.without("worry-sorter.js").without(".wasm").serve();
    let reader = Reader::new();
    for (path, title, row) in [
        ("embed/card.html", "災害で起こり得ること", "家具の転倒"),
        (
            "embed/card.en.html",
            "Risks of a disaster at home",
            "Falling furniture",
        ),
    ] {
        reader.open(&server.at(path));
        assert_eq!(
            reader.get("document.querySelectorAll('worry-sorter table').length"),
            2
        );
        reader.must_see(title);
        reader.must_see(row);
    }
    for path in [
        "index.html",
        "worry-sorter.html",
        "embed/snippet.html",
        "embed/snippet.en.html",
        "embed/frame.html",
        "embed/index.html",
    ] {
        let text = fs::read_to_string(example().join(path)).unwrap();
        let row = if path.contains(".en.") {
            "Falling"
        } else {
            "家具の"
        };
        assert!(text.contains(row), "{path}");
        for ours in OURS {
            assert!(!text.contains(ours), "{ours} in {path}");
        }
    }
    for ours in ["article.html", "example.html", "card.png"] {
        let path = example().join("embed").join(ours);
        assert!(!path.exists(), "{ours} is about other content");
    }
}

#[test]
fn the_page_for_publishers_makes_a_snippet_with_that_content() {
    let server = Site::of(&example()).serve();
    let reader = Reader::new();
    reader.open(&server.at("embed/index.html"));
    reader.wait_for("The live result is there.", "host() !== null");
    reader.run("host().scrollIntoView();", &[]);
    reader.wait_for_widget();
    reader.must_see("災害で起こり得ること");
    let snippet = reader.text_of("document.querySelector('#snippet code').textContent");
    for text in ["家具の", "worry-sorter.js", "worry-sorter.css"] {
        assert!(snippet.contains(text), "{text} in {snippet}");
    }
    for ours in OURS {
        assert!(!snippet.contains(ours), "{ours} in {snippet}");
    }
    let editions =
        reader.get("[...document.querySelectorAll('[name=edition]')].map((one) => one.value)");
    assert_eq!(editions, json!(["", "2026-11"]));
    reader.must_have_a_quiet_console();
}
