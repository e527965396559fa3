//! The element in somebody's article, under rules that the article's server makes.

use std::path::Path;
use std::time::Duration;

use end_to_end::{CARDS, Fault, PILES, Reader, Site, VERY, dist, in_every_engine};
use serde_json::{Value, json};

use crate::element::{PAGE, page};

const ARTICLE: &str = "embed/article.html";

/// Whether a name is that of such a file.
fn is_a(name: &str, extension: &str) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|ending| ending == extension)
}

/// The name of the script that starts the module.
pub(crate) fn glue() -> String {
    let names = std::fs::read_dir(dist().join("embed")).unwrap();
    let mut names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .find(|name| name.starts_with("widget-") && is_a(name, "js"))
        .expect("the embed folder holds the widget")
}

/// Fails unless the plain tables are seen, with one of these sentences that says why there is no more.
fn must_show_tables_and_say(reader: &Reader, sentences: &[&str]) {
    reader.wait_for(
        &format!("The page says one of {sentences:?}."),
        &format!(
            "{}.some((one) => document.querySelector('[data-worry-status]')?.textContent.includes(one))",
            json!(sentences)
        ),
    );
    for text in [
        "対策のイメージ",
        "ダブルチェック・教育・マニュアル整備",
        "公表情報や公式発表を確認する",
        "大きな流出と、日々のうっかり",
    ] {
        let seen = reader.text_of("lines(seen(document.body))");
        assert!(seen.contains(text), "「{text}」 is not seen in:\n{seen}");
    }
}

in_every_engine! {
    where_the_widget_cannot_start_the_tables_stay_and_say_why
    a_module_under_another_content_type_starts_or_says_why_not
    the_widget_works_under_trusted_types_and_the_strictest_style_policy
    an_element_that_is_moved_or_put_back_keeps_its_record
}

#[test]
fn a_frame_asks_for_the_module_before_it_draws() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("embed/frame.html"));
    let times = reader.get(
        "[performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.wasm')),
          performance.getEntriesByName('first-contentful-paint')[0]].map(({ startTime }) => startTime)",
    );
    assert!(times[0].as_f64() < times[1].as_f64(), "{times}");
}

#[test]
fn a_loader_that_is_late_does_not_keep_the_tables_waiting() {
    let late = Duration::from_secs(4);
    let server = Site::as_built().late("worry-sorter.js", late).serve();
    let reader = Reader::new();
    for page in ["index.html", "embed/card.html", "embed/frame.html"] {
        reader.open_widget(&server.at(page));
        let drawn =
            reader.get("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        assert!(drawn.as_f64() < Some(2000.0), "{page}: {drawn}");
    }
}

#[test]
fn what_stands_after_it_and_is_late_does_not_keep_the_module_waiting() {
    let snippet = std::fs::read_to_string(dist().join("embed/snippet.html")).unwrap();
    let article = format!(
        "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>page</title>\
         <link rel=\"icon\" href=\"data:,\"></head><body>{snippet}<script src=\"late.js\"></script></body></html>"
    );
    let server = Site::listening()
        .with_page(PAGE, &article)
        .with_page("embed/late.js", "")
        .late("late.js", Duration::from_secs(4))
        .serve();
    let reader = Reader::new();
    reader.open_widget(&server.at(PAGE));
    let times = reader.get(
        "['widget-', 'late.js'].map((part) =>
          performance.getEntriesByType('resource').find(({ name }) => name.includes(part))).map(({ startTime, duration }) => startTime + duration)",
    );
    assert!(times[0].as_f64() < Some(2000.0), "{times}");
    assert!(times[1].as_f64() > Some(4000.0), "{times}");
}

#[test]
fn the_widget_stands_in_an_article_with_a_root_and_a_style_of_its_own() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.look_from(390, 700);
    reader.open(&server.at(ARTICLE));
    std::thread::sleep(Duration::from_millis(300));
    let asked = server.requests();
    assert!(
        !asked.iter().any(|path| is_a(path, "wasm")),
        "the module comes before the reader nears it: {asked:?}"
    );
    reader.run("host().scrollIntoView();", &[]);
    reader.wait_for_widget();
    let asked = server.requests();
    assert!(asked.len() <= 6, "{asked:?}");

    reader.sort(&PILES);
    reader.press("「くらべる」へ進む");
    reader.compare();
    for part in ["ならべる", "備える", "残す・送る", "仕分け"] {
        reader.press(part);
        assert_eq!(reader.text_of("host().shadowRoot.mode"), "open");
        assert_eq!(reader.get("host().shadowRoot.adoptedStyleSheets.length"), 1);
        let inline =
            reader.get("host().shadowRoot.querySelectorAll('style, link, script, [style]').length");
        assert_eq!(inline, 0, "styles stand in the markup of {part}");
    }
    assert_eq!(
        reader.get("host().querySelectorAll('table').length"),
        2,
        "the light DOM stays"
    );
    assert_eq!(
        server.requests(),
        asked,
        "something was asked for after the start"
    );

    // The same origin, so the same record as in the page of its own.
    let screen = reader.screen();
    reader.open_widget(&server.at("index.html"));
    assert_eq!(reader.screen(), screen);
    reader.must_have_a_quiet_console();
}

#[test]
fn a_link_with_an_order_starts_the_widget_wherever_it_stands() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.look_from(390, 700);
    reader.open_widget(&server.at("embed/article.html#worry=1000"));
    reader.must_see("リンクの内容を読めませんでした。");
}

fn where_the_widget_cannot_start_the_tables_stay_and_say_why(reader: &Reader) {
    let glue = glue();
    let silent = "仕分けのボタンは、JavaScriptが動くと出ます。";
    let policy = "仕分けのボタンは、このページの設定では動きません。";
    let missing = "仕分けのボタンは、今は読み込めません。";
    let browser = "仕分けのボタンは、このブラウザーでは動きません。";
    let cases = [
        (
            "without leave for WebAssembly",
            &[policy][..],
            Site::listening().with_policy("default-src 'self'; img-src data:"),
        ),
        (
            "with scripts off",
            &[silent][..],
            Site::listening().with_policy("script-src 'none'"),
        ),
        (
            "without the module",
            &[missing][..],
            Site::listening().without(".wasm"),
        ),
        (
            // Browsers differ in what they make of half a module.
            "with half of the module",
            &[browser, missing],
            Site::listening().cut_short(".wasm"),
        ),
        (
            "with the module of another build",
            &[missing][..],
            Site::listening().with_module_of_another_build(),
        ),
        (
            "without the glue",
            &[missing][..],
            Site::listening().without(&glue),
        ),
        (
            "with half of the glue",
            &[missing][..],
            Site::listening().cut_short(&glue),
        ),
        (
            "without the loader",
            &[silent][..],
            Site::listening().without("worry-sorter.js"),
        ),
    ];
    for (case, sentences, site) in cases {
        let server = site.serve();
        reader.open(&server.at(ARTICLE));
        reader.run("host().scrollIntoView();", &[]);
        must_show_tables_and_say(reader, sentences);
        let asked = server.requests();
        if sentences == [policy] {
            assert!(
                !asked.iter().any(|path| is_a(path, "wasm")),
                "{case}: {asked:?}"
            );
        }
        assert_eq!(reader.storage(), "[]", "{case}");
        let errors = reader.console();
        assert!(
            !errors
                .iter()
                .any(|error| error.contains("Uncaught") && !error.contains(".js")),
            "{case}: {errors:?}"
        );
    }
    // Where all is asked for at once, the policy is found out in the end.
    let article = std::fs::read_to_string(dist().join(ARTICLE)).unwrap();
    let server = Site::listening()
        .with_page(
            PAGE,
            &article.replace("<worry-sorter>", "<worry-sorter loading=\"eager\">"),
        )
        .with_policy("default-src 'self'; img-src data:")
        .serve();
    reader.open(&server.at(PAGE));
    must_show_tables_and_say(reader, &[policy]);
    assert!(server.requests().iter().any(|path| is_a(path, "wasm")));

    // Old browsers lack what the widget needs.
    for lack in [
        "delete window.WebAssembly;",
        "delete window.TextDecoder;",
        "delete ShadowRoot.prototype.adoptedStyleSheets; delete Document.prototype.adoptedStyleSheets;",
    ] {
        let server = Site::listening().serve();
        server.put_first(lack);
        reader.open(&server.at(ARTICLE));
        reader.run("host().scrollIntoView();", &[]);
        must_show_tables_and_say(reader, &[browser]);
        server.put_first("");
    }
}

fn a_module_under_another_content_type_starts_or_says_why_not(reader: &Reader) {
    let server = Site::listening()
        .with_kind(".wasm", "application/octet-stream")
        .serve();
    reader.open(&server.at(ARTICLE));
    reader.run("host().scrollIntoView();", &[]);
    reader.wait_for(
        "The widget starts, or a sentence says why not.",
        "host().shadowRoot || document.querySelector('[data-worry-status]').textContent.includes('読み込めません')",
    );
    if reader.get("host().shadowRoot") != Value::Null {
        reader.wait_for_widget();
        reader.console();
        reader.must_hold(Fault::default());
    }
}

fn the_widget_works_under_trusted_types_and_the_strictest_style_policy(reader: &Reader) {
    let server = Site::listening()
        .with_policy("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
        .serve();
    for page in [ARTICLE, "index.html"] {
        reader.open(&server.at(page));
        reader.run("localStorage.clear(); host().scrollIntoView();", &[]);
        reader.wait_for_widget();
        reader.sort(&PILES);
        reader.press("「くらべる」へ進む");
        reader.compare();
        reader.press("ならべる");
        reader.press(&format!("「{}」下へ", CARDS[9]));
        reader.press("備える");
        reader.press("使い続ける");
        reader.press("想像・とても気になる");
        reader.press("残す・送る");
        reader.press("コード");
        reader.write("0000");
        reader.press("このコードで開く");
        reader.press("仕分け");
        reader.press("一覧で選ぶ");
        reader.must_see("12 / 12");
        let colour =
            reader.text_of("getComputedStyle(control('「くらべる」へ進む')).backgroundColor");
        assert_ne!(colour, "rgba(0, 0, 0, 0)", "the style has come");
        reader.press("1枚ずつ選ぶ");
        // Anew, with cards left.
        reader.run("localStorage.clear();", &[]);
        reader.open(&server.at(page));
        reader.run("host().scrollIntoView();", &[]);
        reader.wait_for_widget();
        reader.must_hold(Fault::default());
    }
}

fn an_element_that_is_moved_or_put_back_keeps_its_record(reader: &Reader) {
    // As wide in one place as in the other.
    let snippet = std::fs::read_to_string(dist().join("embed/snippet.html")).unwrap();
    let body = format!("<div>{snippet}</div><p>後</p>");
    let site = Site::listening().with_page(PAGE, &page(&body));
    let server = site.serve();
    reader.open_widget(&server.at(PAGE));
    reader.sort(&[VERY, VERY]);
    let before = reader.screen();
    reader.run("document.body.append(host());", &[]);
    reader.settle();
    assert_eq!(reader.screen(), before, "after a move");
    reader.press(VERY);
    reader.must_see("3 / 12");
    reader.run("window.taken = host(); window.taken.remove();", &[]);
    reader.settle();
    assert_eq!(reader.get("window.taken.shadowRoot.childNodes.length"), 0);
    reader.run("document.body.append(window.taken);", &[]);
    reader.wait_for_widget();
    reader.must_see("3 / 12");
    reader.press(VERY);
    reader.must_see("4 / 12");

    // A page may take it out by the very press that moves the focus inside it.
    reader.run("control('くらべる').click(); window.taken.remove();", &[]);
    reader.settle();
    reader.must_have_a_quiet_console();
    reader.run("document.body.append(window.taken);", &[]);
    reader.wait_for_widget();
    reader.must_see("どちらのほうが気になりますか");
    reader.must_hold(Fault::default());
}
