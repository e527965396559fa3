//! Every screen for everybody: axe-core finds nothing, fingers find every control, nothing runs off the side.

use std::collections::BTreeMap;

use end_to_end::{CARDS, KEY, LITTLE, PILES, Reader, Server, Site, VERY, answer, axe, dist};
use serde_json::json;

/// A phone's widths and both schemes.
const LOOKS: [(u32, &str); 2] = [(320, "light"), (390, "dark")];

/// The smallest side of a control, in CSS pixels; less a hair, for rounding.
const SMALLEST: f64 = 43.9;

/// What was found wrong on the screens so far, and in which looks.
struct Faults {
    axe: String,
    found: BTreeMap<String, Vec<String>>,
}

impl Faults {
    fn new() -> Self {
        Self {
            axe: axe(),
            found: BTreeMap::new(),
        }
    }

    /// Looks at a screen from every side.
    fn look_at(&mut self, screen: &str, reader: &Reader) {
        for (width, scheme) in LOOKS {
            reader.look_from(width, 800);
            reader.prefer(scheme);
            reader.settle();
            let faults = [
                sideways(reader, width),
                too_small(reader),
                torn(reader),
                self.violations(reader),
            ];
            for fault in faults.into_iter().flatten() {
                let looks = self.found.entry(format!("{screen}: {fault}")).or_default();
                looks.push(format!("{width} px {scheme}"));
            }
        }
        reader.look_from(390, 800);
        reader.settle();
    }

    /// What axe-core finds, with the place of each.
    fn violations(&self, reader: &Reader) -> Vec<String> {
        if reader.get("typeof axe") != "object" {
            reader.run(&self.axe, &[]);
        }
        let found = reader.run_until_done(
            "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
             const node = (rule, one) => `${rule.id} at ${one.target.flat().join(' ')}: ${one.failureSummary}`;
             axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
               (result) => done(result.violations.flatMap((rule) => rule.nodes.map((one) => node(rule, one)))),
               (error) => done([String(error)]),
             );",
            &[],
        );
        serde_json::from_value(found).expect("the findings are texts")
    }

    /// Fails if anything was found.
    fn must_be_none(self) {
        let count = self.found.len();
        let lines = self.found.iter();
        let lines: Vec<_> = lines
            .map(|(fault, looks)| format!("{fault} ({})", looks.join(", ")))
            .collect();
        assert!(count == 0, "{count} faults:\n{}", lines.join("\n"));
    }
}

/// Whether the page can be scrolled sideways, and what reaches too far.
fn sideways(reader: &Reader, width: u32) -> Vec<String> {
    let found = reader.run(
        "const wide = document.scrollingElement.scrollWidth;
         if (wide <= arguments[0]) return [];
         const far = [...place().querySelectorAll('*')].filter(isSeen)
           .filter((one) => one.getBoundingClientRect().right > arguments[0] + 0.5)
           .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`);
         return [`the page is ${wide} px wide: ${far.slice(0, 5).join(', ')}`];",
        &[json!(width)],
    );
    serde_json::from_value(found).expect("the findings are texts")
}

/// Phrase ends right in a flex or grid box, where they tear the text into boxes.
fn torn(reader: &Reader) -> Vec<String> {
    let found = reader.get(
        "[...place().querySelectorAll('wbr')].map((one) => one.parentElement)
           .filter((one) => isSeen(one) && /flex|grid/.test(getComputedStyle(one).display))
           .map((one) => `「${tidy(one.textContent)}」 is torn at its phrase ends`)",
    );
    serde_json::from_value(found).expect("the findings are texts")
}

/// The controls that a finger may miss.
fn too_small(reader: &Reader) -> Vec<String> {
    let found = reader.run(
        "return controls().map((one) => {
           const { width, height } = (one.matches('[type=checkbox]') ? one.closest('label') : one).getBoundingClientRect();
           const size = `${width.toFixed(1)} × ${height.toFixed(1)} px`;
           return Math.min(width, height) < arguments[0] ? `「${nameOf(one)}」 is ${size}` : '';
         }).filter(Boolean);",
        &[json!(SMALLEST)],
    );
    serde_json::from_value(found).expect("the findings are texts")
}

#[test]
fn every_screen_of_the_path_is_for_everybody() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    let mut faults = Faults::new();
    reader.open_widget(&server.at("index.html"));
    faults.look_at("the start", &reader);
    reader.sort(&PILES[..5]);
    faults.look_at("one card", &reader);
    reader.press("一覧で選ぶ");
    faults.look_at("the list", &reader);
    reader.press("1枚ずつ選ぶ");
    reader.sort(&[VERY, VERY, VERY, LITTLE, VERY, VERY, VERY]);
    faults.look_at("everything sorted", &reader);
    reader.press("「くらべる」へ進む");
    faults.look_at("a question", &reader);
    let pair = reader.pair().expect("there is a question");
    reader.press(&answer(&pair));
    reader.press("あなたの答え（1）");
    faults.look_at("the answers", &reader);
    reader.press("あなたの答え（1）");
    for _ in 0..10 {
        if let Some(pair) = reader.pair() {
            reader.press(&answer(&pair));
        }
    }
    faults.look_at("a rest from questions", &reader);
    reader.compare();
    faults.look_at("no more questions", &reader);
    reader.press("ならべる");
    faults.look_at("the order", &reader);
    reader.press("場所を選ぶ");
    faults.look_at("the places of a card", &reader);
    reader.press("閉じる");
    reader.press("備える");
    reader.press("家でのカードの置き場所を決めた");
    reader.press("「パスワードの管理を見直した」わたしには合わない");
    reader.press("使わない（資格確認書）");
    reader.press("想像・とても気になる");
    reader.run(
        "for (const one of place().querySelectorAll('details')) one.open = true;",
        &[],
    );
    faults.look_at("the plan", &reader);
    faults.must_be_none();
}

#[test]
fn every_screen_in_english_is_for_everybody() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    let mut faults = Faults::new();
    reader.open_widget(&server.at("index.html"));
    reader.switch_language("English", "en");
    faults.look_at("the start", &reader);
    reader.press("Choose from a list");
    faults.look_at("the list", &reader);
    reader.press("One at a time");
    let piles = [
        "Worries me a lot",
        "Worries me a lot",
        "Not sure",
        "Worries me a little",
    ];
    reader.sort(&piles.repeat(3));
    faults.look_at("everything sorted", &reader);
    reader.press("Go on to compare");
    faults.look_at("a question", &reader);
    reader.press("About the same");
    reader.press("Your answers (1)");
    faults.look_at("the answers", &reader);
    reader.press("Arrange");
    faults.look_at("the order", &reader);
    reader.press("Plan");
    reader.run(
        "for (const one of place().querySelectorAll('details')) one.open = true;",
        &[],
    );
    faults.look_at("the plan", &reader);
    let code = reader.run("control('Keep and send').click();", &[]);
    assert!(code.is_null());
    reader.settle();
    faults.look_at("the links", &reader);
    let code = reader.text_of("tidy(seen(place().querySelector('.spell')))");
    let code = code.replace(' ', "");
    reader.press("Undo");
    reader.open_widget(&server.at(&format!("index.html#worry={code}")));
    faults.look_at("somebody's order", &reader);
    reader.press("Compare with my order");
    faults.look_at("two orders", &reader);
    faults.must_be_none();
}

#[test]
fn the_largest_text_fits_a_narrow_screen_and_stays_after_a_reload() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.look_from(320, 800);
    reader.open_widget(&server.at("index.html"));
    let height = "control('戻す').getBoundingClientRect().height";
    let size = "parseFloat(getComputedStyle(control('戻す')).fontSize)";
    let (normal, room) = (reader.get(size), reader.get(height));
    reader.press("特大");
    assert_eq!(reader.focus().as_deref(), Some("特大"));
    let largest = reader.get(size);
    assert_eq!(largest.as_f64(), normal.as_f64().map(|size| size * 1.5));
    assert!(reader.get(height).as_f64() >= room.as_f64());
    reader.sort(&PILES[..1]);
    reader.reload();
    assert_eq!(reader.get(size), largest, "the size stays");
    every_screen_fits(&reader, &server);
}

#[test]
fn text_at_twice_the_browsers_size_fits_a_narrow_screen() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.look_from(320, 800);
    // What a reader sets in the browser reaches a page as the size of its root.
    reader.before_every_page(
        "addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '200%'));",
    );
    reader.open_widget(&server.at("index.html"));
    let size = "getComputedStyle(place().querySelector('.column p')).fontSize";
    assert_eq!(reader.text_of(size), "28px");
    reader.sort(&PILES[..1]);
    every_screen_fits(&reader, &server);
}

/// Walks from the second card to two orders at 320 px: nothing runs off the side, and fingers find every control.
fn every_screen_fits(reader: &Reader, server: &Server) {
    let mut found = Vec::new();
    let mut look_at = |screen: &str| {
        for fault in [sideways(reader, 320), too_small(reader)].concat() {
            found.push(format!("{screen}: {fault}"));
        }
    };
    look_at("the start");
    reader.sort(&PILES[1..2]);
    reader.press("一覧で選ぶ");
    look_at("the list");
    reader.press("1枚ずつ選ぶ");
    reader.sort(&PILES[2..]);
    look_at("everything sorted");
    reader.press("「くらべる」へ進む");
    look_at("a question");
    let pair = reader.pair().expect("there is a question");
    reader.press(&answer(&pair));
    reader.press("あなたの答え（1）");
    look_at("the answers");
    reader.press("ならべる");
    look_at("the order");
    reader.press("場所を選ぶ");
    look_at("the places of a card");
    reader.press("備える");
    reader.run(
        "for (const one of place().querySelectorAll('details')) one.open = true;",
        &[],
    );
    look_at("the plan");
    let code = reader.code().replace(' ', "");
    look_at("the links");
    reader.press("仕分け");
    reader.press("戻す");
    reader.open_widget(&server.at(&format!("index.html#worry={code}")));
    look_at("somebody's order");
    reader.press("自分の順番とくらべる");
    look_at("two orders");
    assert!(
        found.is_empty(),
        "{} faults:\n{}",
        found.len(),
        found.join("\n")
    );
    reader.must_have_a_quiet_console();
}

#[test]
fn every_other_screen_is_for_everybody() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    let mut faults = Faults::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES);
    let code = reader.code().replace(' ', "");
    reader.run(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });",
        &[],
    );
    reader.press("わたしの順番も入れたリンクをコピー");
    reader.wait_for(
        "The link stands in a field.",
        "place().querySelector('textarea[readonly]')",
    );
    faults.look_at("the links", &reader);
    reader.press("コード");
    reader.write("0000");
    reader.press("このコードで開く");
    faults.look_at("a damaged link", &reader);
    reader.press("この端末に保存しない");
    reader.press("全部消す");
    faults.look_at("before everything is deleted", &reader);
    reader.press("消す");
    faults.look_at("everything deleted", &reader);
    reader.press("元に戻す");
    reader.press("この端末に保存しない");

    reader.open(&server.blank());
    reader.store(KEY, "junk");
    reader.open_widget(&server.at("index.html"));
    reader.must_see("前の記録を読めませんでした。");
    faults.look_at("a lost record", &reader);
    reader.open_widget(&server.at(&format!("index.html#worry={code}")));
    reader.must_see("別の順番を見ています");
    faults.look_at("somebody's order", &reader);
    reader.press("この順番を閉じる");
    reader.press(VERY);
    reader.press(LITTLE);
    reader.reload();
    reader.press("自分の順番とくらべる");
    faults.look_at("two orders", &reader);

    let stub = reader.before_every_page("Storage.prototype.setItem = () => {};");
    reader.open_widget(&server.at("index.html"));
    reader.press(VERY);
    reader.must_see("この画面では保存できません。");
    faults.look_at("nothing can be saved", &reader);
    reader.no_longer(&stub);

    reader.open_widget(&server.at("embed/article.html#worry="));
    reader.must_see(CARDS[0]);
    faults.look_at("the article", &reader);
    let silent = Site::as_built().without("worry-sorter.js").serve();
    reader.open(&silent.at("index.html"));
    faults.look_at("the plain tables", &reader);
    let file = dist().join("worry-sorter.html").canonicalize().unwrap();
    reader.open_widget(&format!("file://{}", file.display()));
    faults.look_at("the offline file", &reader);
    faults.must_be_none();
}

#[test]
fn those_who_listen_hear_the_last_of_a_burst_and_nothing_twice_in_a_row() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES[..4]);
    let wait = || reader.run_until_done("setTimeout(done, 300);", &[]);
    let heard = || reader.get("window.announced.splice(0)");
    wait();
    reader.run(
        "const region = place().querySelector('.unseen[role=status]');
         window.announced = [];
         const note = () => window.announced.push(region.textContent);
         new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });",
        &[],
    );

    let burst = "for (const pile of ['とても気になる', '少し気になる', 'わからない']) control(pile).click();";
    reader.run(burst, &[]);
    wait();
    let last = format!(
        "「{}」を「わからない」に入れました。残り7枚です。",
        CARDS[4]
    );
    assert_eq!(heard(), json!([last]));

    for left in [6, 5] {
        reader.press("戻す");
        wait();
        let sentence = format!("1つ前に戻しました。あと{left}回戻せます。");
        assert_eq!(heard(), json!([sentence]));
    }

    reader.press("ならべる");
    wait();
    heard();
    let names = reader.names();
    let up = names.iter().find(|name| name.ends_with("」上へ")).unwrap();
    reader.press(up);
    wait();
    let first = heard();
    assert_eq!(first.as_array().map(Vec::len), Some(1), "{first}");
    reader.press(up);
    wait();
    assert_eq!(heard(), json!([]));
}
