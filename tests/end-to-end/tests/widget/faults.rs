//! What pages and browsers do to a widget beside the storage: each fault leaves a sorter that works.

use end_to_end::{CARDS, Engine, KEY, LITTLE, PILES, Reader, Site, VERY, dist, in_every_engine};
use serde_json::Value;

const ARTICLE: &str = "embed/article.html";
const CANNOT_SAVE: &str = "この画面では保存できません。閉じると消えます。";

in_every_engine! {
    what_is_pressed_is_saved_even_if_the_page_closes_in_the_same_breath
    what_was_cleared_between_visits_begins_anew
    a_page_that_changes_built_in_things_does_no_harm
    elements_named_like_parts_of_the_page_do_no_harm
    a_script_that_stands_there_twice_defines_the_element_once
    a_wrong_clock_changes_nothing
    a_record_of_any_older_version_opens
    numbers_that_are_none_and_repetitions_cost_no_more_than_themselves
    a_whole_session_asks_for_the_widgets_own_files_alone
}

/// Fails unless sorter and tables work, what is saved can be read, and no error went uncaught.
///
/// The reader has to be at 仕分け with a card left.
fn must_be_whole(reader: &Reader) {
    let before = reader.screen();
    let placed = |reader: &Reader| {
        let seen = reader.seen();
        let line = seen.lines().find_map(|line| line.strip_suffix(" / 12"));
        line.expect("the progress is seen")
            .parse::<usize>()
            .unwrap()
    };
    let count = placed(reader);
    reader.press(VERY);
    assert_eq!(placed(reader), count + 1);
    if let Some(text) = reader.stored(KEY) {
        let saved: Value = serde_json::from_str(&text).expect("what is saved can be read");
        assert!(saved["acts"].is_array(), "{text}");
    }
    reader.press("戻す");
    assert_eq!(placed(reader), count, "before:\n{before}");
    reader.must_see("対策のイメージ");
    reader.must_see("備え方の例");
    reader.must_have_a_quiet_console();
}

#[test]
fn a_sandboxed_frame_keeps_nothing_and_says_so() {
    // WebKit's driver finds no labels within such a frame.
    for engine in [Engine::Chromium, Engine::Firefox] {
        sandboxed(&Reader::of(engine));
    }
}

fn sandboxed(reader: &Reader) {
    let page = "<!doctype html><title>host</title><link rel=icon href=data:,>\
                <iframe sandbox=\"allow-scripts\" width=800 height=900 src=\"/worry-sorter.html\"></iframe>";
    let server = Site::as_built().with_page("host.html", page).serve();
    reader.open(&server.at("host.html"));
    reader.enter_frame(0);
    reader.wait_for_widget();
    reader.must_see(CANNOT_SAVE);
    reader.sort(&PILES[..2]);
    reader.must_see("2 / 12");
    reader.must_see(CANNOT_SAVE);
    assert!(reader.code().len() > 8, "the link is a way out");
    reader.leave_frame();
    reader.must_have_a_quiet_console();
}

fn what_is_pressed_is_saved_even_if_the_page_closes_in_the_same_breath(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open_widget(&server.at("index.html"));
    reader.run(
        "control(arguments[0]).click(); location.href = arguments[1];",
        &[VERY.into(), server.blank().into()],
    );
    reader.open_widget(&server.at("index.html"));
    reader.must_see("1 / 12");
    must_be_whole(reader);
}

fn what_was_cleared_between_visits_begins_anew(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES[..4]);
    reader.open(&server.blank());
    reader.run("localStorage.clear();", &[]);
    reader.open_widget(&server.at("index.html"));
    reader.must_see("0 / 12");
    assert_eq!(reader.storage(), "[]");
    must_be_whole(reader);
}

fn a_page_that_changes_built_in_things_does_no_harm(reader: &Reader) {
    let server = Site::listening().serve();
    let patch = "Object.prototype.extra = 'x';
         Array.prototype.extra = () => 'x';
         Array.prototype.remove = Array.prototype.first = function () { return this; };
         String.prototype.strip = function () { return ''; };
         Function.prototype.method = function () { return this; };
         // WebKit's driver reads with the page's own JSON.
         const parse = JSON.parse;
         JSON.parse = (text, ...more) => {
           if (String(text).includes('my-number-card')) throw new SyntaxError('patched');
           return parse(text, ...more);
         };";
    let (additions, _) = patch.split_once("//").unwrap();
    let is_webkit = reader.engine() == Engine::WebKit;
    server.put_first(if is_webkit { additions } else { patch });
    for page in ["index.html", ARTICLE] {
        reader.open(&server.blank());
        reader.run("localStorage.clear();", &[]);
        reader.open(&server.at(page));
        reader.run("host().scrollIntoView();", &[]);
        reader.wait_for_widget();
        reader.sort(&PILES[..3]);
        reader.must_see("3 / 12");
        must_be_whole(reader);
    }
}

fn elements_named_like_parts_of_the_page_do_no_harm(reader: &Reader) {
    let names = "<body><form name=\"body\"><input name=\"head\"><input name=\"attachShadow\"></form>\
                 <img name=\"querySelectorAll\" alt=\"\">\
                 <a id=\"localStorage\"></a><a id=\"customElements\"></a><a id=\"WebAssembly\"></a>\
                 <a id=\"location\"></a><form name=\"documentElement\"></form>";
    let server = Site::listening()
        .changed("article.html", "<body>", names)
        .serve();
    reader.open(&server.at(ARTICLE));
    reader.run(
        "document.querySelector('worry-sorter').scrollIntoView();",
        &[],
    );
    reader.wait_for(
        "The widget starts.",
        "host()?.shadowRoot?.querySelector('button')",
    );
    reader.run("control(arguments[0]).click();", &[VERY.into()]);
    reader.wait_for(
        "The press counts.",
        "lines(seen(place())).includes('1 / 12')",
    );
    assert!(reader.stored(KEY).unwrap().contains("place 1 very"));
    reader.must_have_a_quiet_console();
}

fn a_script_that_stands_there_twice_defines_the_element_once(reader: &Reader) {
    let script = "<script type=\"module\" src=\"worry-sorter.js\"></script>";
    let twice =
        format!("{script}\n<script type=\"module\" src=\"worry-sorter.js?again\"></script>");
    let server = Site::listening()
        .changed("article.html", script, &twice)
        .serve();
    reader.open(&server.at(ARTICLE));
    reader.run("host().scrollIntoView();", &[]);
    reader.wait_for_widget();
    let asked = server.requests();
    let again = asked.iter().any(|path| path.ends_with("?again"));
    assert!(again, "the second script was not even asked for: {asked:?}");
    assert_eq!(reader.get("place().querySelectorAll('.ws').length"), 1);
    must_be_whole(reader);
}

fn a_wrong_clock_changes_nothing(reader: &Reader) {
    let server = Site::listening().serve();
    for clock in ["-8.64e15", "0", "8.64e15"] {
        server.put_first(&format!("Date.now = () => {clock};"));
        reader.open_widget(&server.at("index.html"));
        must_be_whole(reader);
        reader.press(LITTLE);
    }
    reader.reload();
    reader.must_see("3 / 12");
}

fn a_record_of_any_older_version_opens(reader: &Reader) {
    let server = Site::listening().serve();
    let golden = include_str!("../../../golden/saved-1.json");
    reader.open(&server.blank());
    reader.store(KEY, golden.trim());
    reader.open_widget(&server.at("index.html"));
    reader.press("仕分け");
    reader.must_see("2 / 12");
    reader.press("一覧で選ぶ");
    reader.press("1枚ずつ選ぶ");
    let text = reader.stored(KEY).unwrap();
    for act in ["place 6 very", "place 7 very", "answer 6<7"] {
        assert!(text.contains(act), "{act} is not in {text}");
    }
    reader.must_have_a_quiet_console();
}

fn numbers_that_are_none_and_repetitions_cost_no_more_than_themselves(reader: &Reader) {
    let server = Site::listening().serve();
    let lines = [
        "place NaN very",
        "place -1 very",
        "place 1e3 very",
        "place 99999999999 very",
        "place 6 very",
        "place 6 very",
        "place 6 little",
        "place 999 very",
        "answer 6=6",
        "answer 2>1",
        "move 7 very 7 7 7!",
        "lean 99",
        "step 77 done",
    ];
    let acts = serde_json::to_string(&lines).unwrap();
    reader.open(&server.blank());
    reader.store(
        KEY,
        &format!(
            "{{\"format\":1,\"catalogue\":\"my-number-card\",\"revision\":7,\"acts\":{acts}}}"
        ),
    );
    reader.open_widget(&server.at("index.html"));
    reader.must_see("記録のうち6か所を読めませんでした。");
    reader.must_see("2 / 12");
    must_be_whole(reader);
}

fn a_whole_session_asks_for_the_widgets_own_files_alone(reader: &Reader) {
    let frame = "<!doctype html><title>host</title><link rel=icon href=data:,>\
                 <iframe width=800 height=900 src=\"/embed/frame.html\"></iframe>";
    let site = Site::listening().with_page("host.html", frame);
    let server = site.serve();
    for page in ["index.html", ARTICLE, "host.html"] {
        reader.open(&server.blank());
        reader.run("localStorage.clear();", &[]);
        let begin = server.requests().len();
        reader.open(&server.at(page));
        if page == "host.html" {
            reader.enter_frame(0);
        }
        reader.run("host().scrollIntoView();", &[]);
        reader.wait_for_widget();
        let started = server.requests().len();
        reader.sort(&PILES);
        reader.press("くらべるへ進む");
        reader.compare();
        reader.press("ならべる");
        reader.press(&format!("「{}」下へ", CARDS[9]));
        reader.press("備える");
        reader.press("使い続ける");
        reader.code();
        reader.press("戻す");
        reader.press("特大");
        reader.press("標準");
        let asked = server.requests();
        assert_eq!(asked[started..], [] as [String; 0], "asked after the start");
        for path in &asked[begin + 1..] {
            let file = dist().join(path.trim_start_matches('/'));
            assert!(file.is_file(), "{path} is no file of dist/");
        }
        assert_eq!(reader.asked_elsewhere(), [] as [String; 0]);
    }
    reader.must_have_a_quiet_console();
}
