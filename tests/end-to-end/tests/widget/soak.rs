//! A long visit: a reader who presses anything, and after each press the screen and the saved text say the same.
//!
//! `cargo xtask soak --acts 10000 --seed 7` makes it long.

use std::thread::sleep;
use std::time::{Duration, Instant};

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
let dice = SEED;
const throw_ = (sides) => {
  dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0;
  return Math.floor((dice / 4294967296) * sides);
};
// What leads away from the page, deletes, or waits for the system is left alone.
const LEFT = /全部消す|保存しない|印刷|LINE|Xに|ほかのアプリ|QR|コピー|English|日本語/;
const seenNow = [];
for (let at = 0; at < COUNT; at += 1) {
  const all = controls().filter((one) => one.matches('button, summary, input[type=checkbox]') && !LEFT.test(nameOf(one)));
  const one = all[throw_(all.length)];
  one.click();
  await new Promise((next) => setTimeout(next));
  const text = lines(seen(place()));
  const placed = /(^|\\n)(\\d+) \\/ 12(\\n|$)/.exec(text);
  seenNow.push([nameOf(one), localStorage.getItem(KEY), host().code, placed ? Number(placed[2]) : null]);
}
return [dice, seenNow];";

/// Deletes all twice, so that what can be brought back is one act.
const DELETE: &str = "
const delete_ = ['残す・送る', '全部消す', '消す', '仕分け', 'とても気になる'];
for (const name of [...delete_, ...delete_]) {
  control(name).click();
  await new Promise((next) => setTimeout(next));
}
return localStorage.getItem(KEY);";

/// After so many presses the reader deletes all; in a short visit sooner, so that it happens three times.
const WINDOW: usize = 1000;

/// What may be held more after the last deletion than after the second: bytes of the scripts' heap, nodes, listeners,
/// bytes of the module, which keeps what its longest session took. By the first, Chromium has not yet made ten nodes
/// that it keeps from then on.
const MORE: [f64; 4] = [200_000.0, 0.0, 0.0, 262_144.0];

/// Longer than a sentence waits for one that takes its place (`element/widget.js`).
const SENTENCE: Duration = Duration::from_millis(300);

/// What is still held when all is deleted but one act.
fn held_by_nothing(reader: &Reader) -> [f64; 4] {
    let saved = reader.run_unkept(&DELETE.replace("KEY", &format!("'{KEY}'")));
    assert!(
        saved
            .as_str()
            .unwrap()
            .contains(r#""acts":["place 1 very"]"#),
        "{saved}"
    );
    // The sentence on that comes a little later, and takes the place of another: in between there is a node more.
    sleep(SENTENCE);
    let module = reader.run_unkept("return memory.buffer.byteLength;");
    let [heap, nodes, listeners] = reader.memory();
    [heap, nodes, listeners, module.as_f64().unwrap()]
}

/// A number from the environment.
fn asked(name: &str, otherwise: usize) -> usize {
    let asked = std::env::var(name).ok();
    asked.map_or(otherwise, |text| text.parse().expect("it is a number"))
}

#[test]
fn a_long_visit_never_shows_anything_else_than_what_is_saved() {
    let acts = asked("SOAK_ACTS", 300);
    let window = WINDOW.min(acts / 3);
    let begin = Instant::now();
    let catalogue = Catalogue::from_json(include_str!("../../../../data/2025-12/ja.json")).unwrap();
    let server = Site::listening().serve();
    let reader = Reader::new();
    let watching = reader.watch_module();
    reader.open_widget(&server.at("index.html"));
    let mut seed = asked("SOAK_SEED", 7).to_string();
    let script = PRESS.replace("KEY", &format!("'{KEY}'"));
    let (mut done, mut saved_texts, mut held) = (0, 0, Vec::new());
    while done < acts {
        let count = BATCH.min(acts - done);
        let script = script.replace("COUNT", &count.to_string());
        let answer = reader.run_unkept(&script.replace("SEED", &seed));
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
        seed = answer[0].to_string();
        if done >= window * (held.len() + 1) {
            held.push(held_by_nothing(&reader));
            println!("{done} presses and a deletion: {:?}", held.last());
        }
    }
    assert!(
        saved_texts > acts / 2,
        "only {saved_texts} presses saved anything"
    );
    println!(
        "{done} presses, {saved_texts} compared, in {} s",
        begin.elapsed().as_secs()
    );
    let (first, last) = (held[1], held[held.len() - 1]);
    for (at, more) in MORE.into_iter().enumerate() {
        assert!(last[at] <= first[at] + more, "{held:?}");
    }
    reader.no_longer(&watching);
    reader.must_have_a_quiet_console();
}
