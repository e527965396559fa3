//! What pages and browsers do to a widget beside the storage: each fault leaves a sorter that works.

use end_to_end::{Engine, Fault, KEY, LITTLE, PILES, Reader, Site, VERY, in_every_engine};

const ARTICLE: &str = "embed/article.html";
const CANNOT_SAVE: &str = "この画面では保存できません。閉じると消えます。";

in_every_engine! {
    a_sandboxed_frame_keeps_nothing_and_says_so
    what_is_pressed_is_saved_even_if_the_page_closes_in_the_same_breath
    what_was_cleared_between_visits_begins_anew
    a_page_that_changes_built_in_things_does_no_harm
    elements_named_like_parts_of_the_page_do_no_harm
    a_script_that_stands_there_twice_defines_the_element_once
    a_wrong_clock_changes_nothing
    a_record_of_any_older_version_opens
    numbers_that_are_none_and_repetitions_cost_no_more_than_themselves
}

fn a_sandboxed_frame_keeps_nothing_and_says_so(reader: &Reader) {
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
    // WebKit's driver presses nothing within such a frame; a script does.
    reader.sort(&["残す・送る"]);
    let code = reader.text_of("tidy(seen(place().querySelector('.spell')))");
    assert!(code.len() > 8, "the link is a way out");
    reader.sort(&["仕分け", VERY]);
    reader.must_see("3 / 12");
    reader.must_see(CANNOT_SAVE);
    reader.sort(&["戻す"]);
    reader.must_see("2 / 12");
    if reader.engine() != Engine::WebKit {
        reader.must_hold(Fault {
            sentence: Some(CANNOT_SAVE),
            ..Fault::default()
        });
    }
    reader.leave_frame();
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
    reader.must_hold(Fault::default());
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
    reader.must_hold(Fault::default());
}

fn a_page_that_changes_built_in_things_does_no_harm(reader: &Reader) {
    let server = Site::listening().serve();
    let patch = "Object.prototype.extra = 'x';
         Array.prototype.extra = () => 'x';
         Array.prototype.remove = Array.prototype.first = function () { return this; };
         String.prototype.strip = function () { return ''; };
         Function.prototype.method = function () { return this; };
         // A driver may read with the page's own JSON: only what a script of the page reads is refused.
         const { parse } = JSON;
         const ours = (line) => line.includes(location.origin) && !line.includes('/first.js');
         JSON.parse = (text, ...more) => {
           if (String(text).includes('my-number-card') && new Error().stack.split('\\n').some(ours)) {
             window.refused = true;
             throw new SyntaxError('patched');
           }
           return parse(text, ...more);
         };";
    server.put_first(patch);
    for page in ["index.html", ARTICLE] {
        reader.open(&server.blank());
        reader.run("localStorage.clear();", &[]);
        reader.open(&server.at(page));
        reader.run("host().scrollIntoView();", &[]);
        reader.wait_for_widget();
        reader.sort(&PILES[..3]);
        reader.must_see("3 / 12");
        reader.open(&server.at(page));
        reader.run("host().scrollIntoView();", &[]);
        reader.wait_for_widget();
        assert_eq!(reader.get("window.refused"), true, "the patch was met");
        reader.must_see("3 / 12");
        reader.must_hold(Fault::default());
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
    let script = "<script type=\"module\" async src=\"worry-sorter.js\"></script>";
    let twice = format!("{script}\n{}", script.replace(".js", ".js?again"));
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
    reader.must_hold(Fault::default());
}

fn a_wrong_clock_changes_nothing(reader: &Reader) {
    let server = Site::listening().serve();
    for clock in ["-8.64e15", "0", "8.64e15"] {
        server.put_first(&format!("Date.now = () => {clock};"));
        reader.open_widget(&server.at("index.html"));
        reader.must_hold(Fault::default());
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
    reader.must_hold(Fault {
        saved: Some(golden.trim()),
        ..Fault::default()
    });
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
    reader.must_hold(Fault::default());
}
