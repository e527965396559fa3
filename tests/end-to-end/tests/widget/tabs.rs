//! Several tabs at once, and pages that come back from the history: each keeps what the others saved.

use end_to_end::{Fault, KEY, LITTLE, NOT_NOW, PILES, Reader, Site, UNSURE, VERY, in_every_engine};
use serde_json::Value;

const GONE: &str = "この端末の記録がなくなりました。";

in_every_engine! {
    what_one_tab_saves_the_other_shows
    two_tabs_that_hear_nothing_of_each_other_lose_no_act
    what_another_tab_deletes_is_kept_on_this_screen_and_saved_again_when_asked
    a_page_from_the_history_shows_what_was_saved_since
    links_undo_and_reloads_in_two_tabs_lose_no_act
}

/// Keeps the tabs of a page from hearing of each other.
const DEAF: &str = "for (const name of ['storage', 'focus', 'visibilitychange', 'pageshow']) {
  addEventListener(name, (event) => event.stopImmediatePropagation(), true);
}";

/// The acts that are saved.
fn acts(reader: &Reader) -> Vec<String> {
    let text = reader.stored(KEY).unwrap_or_else(|| "{}".to_owned());
    let saved: Value = serde_json::from_str(&text).expect("what is saved can be read");
    let acts = saved["acts"].as_array().cloned().unwrap_or_default();
    let lines = acts.iter().map(|act| act.as_str().unwrap().to_owned());
    lines.collect()
}

fn what_one_tab_saves_the_other_shows(reader: &Reader) {
    let server = Site::listening().serve();
    let page = server.at("index.html");
    reader.open_widget(&page);
    reader.sort(&PILES[..2]);
    let [one, other] = reader.open_tab();
    reader.turn_to(&other);
    reader.open_widget(&page);
    reader.must_see("2 / 12");
    reader.sort(&PILES[2..4]);
    reader.turn_to(&one);
    reader.wait_for(
        "The first tab shows four cards.",
        "lines(seen(place())).includes('4 / 12')",
    );
    reader.press(UNSURE);
    assert_eq!(acts(reader).len(), 5);
    reader.turn_to(&other);
    reader.wait_for(
        "The second tab shows five cards.",
        "lines(seen(place())).includes('5 / 12')",
    );
    reader.must_hold(Fault::default());
}

fn two_tabs_that_hear_nothing_of_each_other_lose_no_act(reader: &Reader) {
    let server = Site::listening().serve();
    server.put_first(DEAF);
    let page = server.at("index.html");
    reader.open_widget(&page);
    let tabs = reader.open_tab();
    reader.turn_to(&tabs[1]);
    reader.open_widget(&page);
    // Each tab shows what it knew, and its press comes on top of what the other saved.
    for count in 1..=6 {
        reader.turn_to(&tabs[count % 2]);
        reader.press(if count % 2 == 1 { VERY } else { LITTLE });
        let saved = acts(reader);
        assert_eq!(saved.len(), count, "{saved:?}");
        reader.must_not_see(GONE);
    }
    // An undo takes back the last act of all.
    let before = acts(reader);
    reader.turn_to(&tabs[1]);
    reader.press("戻す");
    assert_eq!(acts(reader), before[..5]);
    reader.press("やり直す");
    assert_eq!(acts(reader), before);
    reader.must_hold(Fault::default());
}

/// The same numbers each time, from a seed.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn links_undo_and_reloads_in_two_tabs_lose_no_act(reader: &Reader) {
    let server = Site::listening().serve();
    let page = server.at("index.html");
    reader.open_widget(&page);
    let tabs = reader.open_tab();
    reader.turn_to(&tabs[1]);
    reader.open_widget(&page);
    reader.sort(&[VERY, VERY, LITTLE]);
    let code = reader.code().replace(' ', "");
    reader.press("仕分け");
    let mut dice = Dice(6);
    let mut must = acts(reader);
    for step in 0..40 {
        reader.turn_to(&tabs[usize::from(dice.throw(2) == 1)]);
        let looking = reader.sees("別の順番を見ています");
        let what = dice.throw(6);
        match what {
            0 => {
                server.put_first(if dice.throw(3) == 0 { DEAF } else { "" });
                reader.open_widget(&page);
            }
            1 => reader.open_widget(&format!("{page}#worry={code}")),
            2 if looking => {
                reader.press("この順番を閉じる");
                reader.press("仕分け");
            }
            3 if !looking => {
                reader.press("戻す");
                must = acts(reader);
                continue;
            }
            _ if looking => {}
            _ => {
                if !reader.sees(NOT_NOW) {
                    reader.press("仕分け");
                    if reader.sees("一覧で選ぶ") {
                        reader.press("一覧で選ぶ");
                    }
                }
                let card = dice.throw(12);
                reader.run(
                    "const all = controls().filter((one) => one.matches('button') && ['とても気になる', '少し気になる', '今は気にならない', 'わからない'].some((pile) => nameOf(one).includes(pile)));
                     all[arguments[0] % all.length].click();",
                    &[card.into()],
                );
                reader.settle();
            }
        }
        let now = acts(reader);
        assert_eq!(
            now.get(..must.len()),
            Some(&must[..]),
            "step {step} ({what}) lost an act"
        );
        must = now;
    }
    assert!(must.len() > 3, "nothing was done");
    reader.must_have_a_quiet_console();
}

fn what_another_tab_deletes_is_kept_on_this_screen_and_saved_again_when_asked(reader: &Reader) {
    let server = Site::listening().serve();
    let page = server.at("index.html");
    reader.open_widget(&page);
    reader.sort(&PILES[..3]);
    let [one, other] = reader.open_tab();
    reader.turn_to(&other);
    reader.open_widget(&page);
    reader.press("残す・送る");
    reader.press("全部消す");
    reader.press("消す");
    assert_eq!(reader.storage(), "[]");
    reader.turn_to(&one);
    reader.wait_for(
        "The first tab says that the record is gone.",
        &format!("lines(seen(place())).includes('{GONE}')"),
    );
    reader.must_see("3 / 12");
    reader.press(VERY);
    reader.must_see("4 / 12");
    assert_eq!(reader.storage(), "[]", "saved without being asked");
    reader.must_hold(Fault {
        sentence: Some(GONE),
        end: Some("control('この画面の答えを保存する').click();"),
        ..Fault::default()
    });
    assert_eq!(acts(reader).len(), 5);
}

fn a_page_from_the_history_shows_what_was_saved_since(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES[..2]);
    let two = reader.stored(KEY).unwrap();
    reader.press(VERY);
    reader.open(&server.blank());
    reader.run(
        &format!("localStorage.setItem('{KEY}', arguments[0]);"),
        &[Value::String(two.replace(
            "\"acts\":[",
            "\"acts\":[\"place 9 unsure\",\"place 10 very\",",
        ))],
    );
    reader.back();
    reader.wait_for_widget();
    reader.wait_for(
        "The page shows what was saved since.",
        "lines(seen(place())).includes('4 / 12')",
    );
    // The same for a page that the browser kept as it was.
    reader.run(
        &format!(
            "localStorage.setItem('{KEY}', localStorage.getItem('{KEY}').replace('place 9 unsure', 'place 8 very\",\"place 9 unsure'));
             dispatchEvent(new PageTransitionEvent('pageshow', {{ persisted: true }}));"
        ),
        &[],
    );
    reader.settle();
    reader.must_see("5 / 12");
    reader.press(LITTLE);
    assert_eq!(acts(reader).len(), 6);
    reader.must_hold(Fault::default());
}
