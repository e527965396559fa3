//! A module that stops: it is started anew from what is saved, and in the end the tables stay and say so.
//!
//! The build of these tests stops on purpose: わからない on the first card in a handler, on the second inside an
//! update, on the third for want of memory; on the fourth when the screen is drawn anew, on the fifth right after the
//! act is saved; and at every start with a card that no edition has.

use end_to_end::{Fault, KEY, LITTLE, Reader, Server, Site, UNSURE, VERY, in_every_engine};

const LOST: &str = "前の記録を読めませんでした。";
const STOPPED: &str = "仕分けのボタンは、今は動きません。";

in_every_engine! {
    a_module_that_stops_is_started_anew_from_what_is_saved
    an_act_that_is_saved_outlives_a_stop_in_the_same_press
    a_record_that_stops_every_start_is_set_aside_at_the_third
    a_module_that_stops_too_often_leaves_the_tables_and_says_so
    what_is_built_for_readers_stops_nowhere
}

/// Presses, which stops the module, and waits until it is there again with so many cards on a pile.
fn stop(reader: &Reader, placed: usize) {
    let seen = format!("lines(seen(place())).includes('{placed} / 12')");
    reader.run("control(arguments[0]).click();", &[UNSURE.into()]);
    reader.settle();
    reader.wait_for("The widget is there again.", &seen);
}

/// Fails if an error went uncaught.
fn must_have_caught_all(reader: &Reader) {
    let console = reader.console();
    let uncaught: Vec<_> = console
        .iter()
        .filter(|entry| entry.contains("Uncaught"))
        .collect();
    assert!(uncaught.is_empty(), "{uncaught:#?}");
}

fn begin(reader: &Reader) -> Server {
    let server = Site::spoiled().serve();
    reader.open_widget(&server.at("index.html"));
    server
}

fn a_module_that_stops_is_started_anew_from_what_is_saved(reader: &Reader) {
    let _server = begin(reader);
    stop(reader, 0);
    reader.press(VERY);
    reader.must_see("1 / 12");
    stop(reader, 1);
    reader.press(LITTLE);
    reader.must_see("2 / 12");
    reader.press("戻す");
    reader.press("やり直す");
    reader.must_see("2 / 12");
    let saved = reader.stored(KEY).unwrap();
    assert!(saved.contains("place 2 little"), "{saved}");
    must_have_caught_all(reader);

    // The language that was chosen stays.
    let _server = begin(reader);
    reader.switch_language("English", "en");
    reader.run("control('Not sure').click();", &[]);
    reader.settle();
    reader.wait_for("It is there again.", "control('Not sure')");
    reader.must_see("0 / 12");

    // No memory is left.
    let _server = begin(reader);
    reader.sort(&[VERY, VERY]);
    stop(reader, 2);
    reader.press(VERY);
    reader.must_see("3 / 12");
    must_have_caught_all(reader);
    reader.must_hold(Fault::default());
}

fn an_act_that_is_saved_outlives_a_stop_in_the_same_press(reader: &Reader) {
    let _server = begin(reader);
    reader.sort(&[VERY; 3]);
    let before = reader.stored(KEY);
    for placed in [4, 5] {
        stop(reader, placed);
        let saved = reader.stored(KEY).unwrap();
        let act = format!("place {placed} unsure");
        assert!(saved.contains(&act), "{act} is not in {saved}");
    }
    reader.press("戻す");
    reader.press("やり直す");
    reader.must_see("5 / 12");
    must_have_caught_all(reader);
    reader.must_hold(Fault {
        saved: before.as_deref(),
        ..Fault::default()
    });
}

fn a_record_that_stops_every_start_is_set_aside_at_the_third(reader: &Reader) {
    let server = begin(reader);
    reader.sort(&[VERY]);
    let saved = reader.stored(KEY).unwrap();
    let poisoned = saved.replace("place 1 very", "place 1 very\",\"place 666 very");
    reader.open(&server.blank());
    reader.store(KEY, &poisoned);
    reader.open(&server.at("index.html"));
    reader.wait_for_widget();
    reader.wait_for(
        "The reader is told.",
        &format!("lines(seen(place())).includes('{LOST}')"),
    );
    let aside = reader.stored(&format!("{KEY}:aside")).unwrap();
    assert_eq!(aside.strip_prefix('!'), Some(poisoned.as_str()));
    reader.press(VERY);
    reader.must_see("1 / 12");
    must_have_caught_all(reader);
    reader.reload();
    reader.must_see("1 / 12");
    reader.must_not_see(LOST);
    reader.must_hold(Fault::default());
}

fn a_module_that_stops_too_often_leaves_the_tables_and_says_so(reader: &Reader) {
    let _server = begin(reader);
    stop(reader, 0);
    stop(reader, 0);
    stop(reader, 0);
    reader.run("control(arguments[0]).click();", &[UNSURE.into()]);
    reader.wait_for(
        "The page says that it has stopped.",
        &format!("document.querySelector('[data-worry-status]').textContent.includes('{STOPPED}')"),
    );
    let seen = reader.text_of("lines(seen(document.body))");
    for text in ["対策のイメージ", "公表情報や公式発表を確認する", STOPPED] {
        assert!(seen.contains(text), "「{text}」 is not seen in:\n{seen}");
    }
    // So they do when the page puts the element elsewhere.
    reader.run("document.body.append(host());", &[]);
    reader.settle();
    let moved = reader.text_of("lines(seen(document.body))");
    assert!(
        moved.contains("対策のイメージ") && moved.contains(STOPPED),
        "{moved}"
    );
    must_have_caught_all(reader);
}

fn what_is_built_for_readers_stops_nowhere(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&[UNSURE; 5]);
    reader.must_see("5 / 12");
    let saved = reader.stored(KEY).unwrap();
    let poisoned = saved.replace("place 1 unsure", "place 1 unsure\",\"place 666 very");
    reader.open(&server.blank());
    reader.store(KEY, &poisoned);
    reader.open_widget(&server.at("index.html"));
    reader.must_see("5 / 12");
    reader.must_hold(Fault::default());
}
