//! A long visit: a reader who presses anything, and after each press the screen and the saved text say the same.
//!
//! `cargo xtask soak --acts 10000 --seed 7` makes it long.

use end_to_end::{KEY, Reader, Site};
use serde_json::json;
use worry_sorter::domain::catalogue::Catalogue;
use worry_sorter::domain::code;
use worry_sorter::domain::record::Record;
use worry_sorter::domain::session::Saved;

/// How many presses come between two looks from outside.
const BATCH: usize = 50;

/// Presses so many times within the page, and writes down what is saved and shown after each press.
const PRESS: &str = "
const [count, seed] = arguments;
let dice = seed;
const throw_ = (sides) => {
  dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0;
  return Math.floor((dice / 4294967296) * sides);
};
// What leads away from the page, deletes, or waits for the system is left alone.
const LEFT = /全部消す|保存しない|印刷|LINE|Xに|ほかのアプリ|QR|コピー|English|日本語/;
const seenNow = [];
(async () => {
  for (let at = 0; at < count; at += 1) {
    const all = controls().filter((one) => one.matches('button, summary, input[type=checkbox]') && !LEFT.test(nameOf(one)));
    const one = all[throw_(all.length)];
    one.click();
    await new Promise((next) => setTimeout(next));
    const text = lines(seen(place()));
    const placed = /(^|\\n)(\\d+) \\/ 12(\\n|$)/.exec(text);
    seenNow.push([nameOf(one), localStorage.getItem(KEY), host().code, placed ? Number(placed[2]) : null]);
  }
  done([dice, seenNow, performance.memory?.usedJSHeapSize ?? 0]);
})().catch((error) => done(String(error)));";

/// A number from the environment.
fn asked(name: &str, otherwise: usize) -> usize {
    let asked = std::env::var(name).ok();
    asked.map_or(otherwise, |text| text.parse().expect("it is a number"))
}

#[test]
fn a_long_visit_never_shows_anything_else_than_what_is_saved() {
    let acts = asked("SOAK_ACTS", 300);
    let catalogue = Catalogue::from_json(include_str!("../../../../data/2025-12/ja.json")).unwrap();
    let server = Site::listening().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    let mut seed = json!(asked("SOAK_SEED", 7));
    let script = PRESS.replace("KEY", &format!("'{KEY}'"));
    let (mut done, mut saved_texts, mut memory) = (0, 0, Vec::new());
    while done < acts {
        let count = BATCH.min(acts - done);
        let answer = reader.run_until_done(&script, &[json!(count), seed]);
        assert!(answer.is_array(), "{answer}");
        for step in answer[1].as_array().unwrap() {
            done += 1;
            let [name, text, shown, placed] = [0, 1, 2, 3].map(|at| &step[at]);
            let Some(text) = text.as_str() else { continue };
            saved_texts += 1;
            let saved = Saved::from_text(text, &catalogue).expect("what is saved can be read");
            assert_eq!(saved.dropped, 0, "{text}");
            let record = Record::of(&saved.session, &catalogue);
            let own = code::write(&record, &catalogue);
            assert_eq!(shown, &json!(own), "press {done} on {name}: {text}");
            if let Some(placed) = placed.as_u64() {
                let really = record.placed(&catalogue.numbers()) as u64;
                assert_eq!(placed, really, "press {done} on {name}: {text}");
            }
        }
        memory.push(answer[2].as_u64().unwrap_or_default());
        seed = answer[0].clone();
    }
    assert!(
        saved_texts > acts / 2,
        "only {saved_texts} presses saved anything"
    );
    println!(
        "{done} presses, {saved_texts} compared; the page's memory went from {} KB to {} KB, at most {} KB.",
        memory[0] / 1000,
        memory[memory.len() - 1] / 1000,
        memory.iter().max().unwrap() / 1000
    );
    reader.must_have_a_quiet_console();
}
