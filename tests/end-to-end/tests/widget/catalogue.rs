//! A publisher's own catalogue inside the element, in place of the one that comes with the widget.

use end_to_end::{
    CARDS, Fault, KEY, LITTLE, PILES, Reader, Server, Site, VERY, dist, in_every_engine,
};
use serde_json::{Value, json};

use crate::element::{PAGE, page, told};

pub(crate) const JA: &str = include_str!("../../../../data/examples/home-disaster/ja.json");
const EN: &str = include_str!("../../../../data/examples/home-disaster/en.json");
const FACTS: &str = include_str!("../../../../data/examples/home-disaster/facts.ja.json");
const FACTS_EN: &str = include_str!("../../../../data/examples/home-disaster/facts.en.json");
const OURS: &str = include_str!("../../../../data/2025-12/ja.json");

/// Where the example's records are saved.
pub(crate) const EXAMPLE_KEY: &str = "worry-sorter:home-disaster";

/// Where another publisher's page stands.
const OTHER_PAGE: &str = "embed/other.html";

/// A script that holds JSON, whatever stands in its texts.
fn holding(json: &str) -> String {
    let json = json.replace('<', "\\u003c");
    format!("<script type=\"application/json\">{json}</script>")
}

/// An element with content of its own.
pub(crate) fn element(inside: &[&str]) -> String {
    let scripts: String = inside.iter().map(|json| holding(json)).collect();
    format!("<worry-sorter loading=\"eager\"><p>わたしの表</p>{scripts}</worry-sorter>")
}

fn serve(body: &str) -> Server {
    Site::as_built().with_page(PAGE, &page(body)).serve()
}

/// The catalogue with another text.
fn changed(from: &str, to: &str) -> String {
    assert!(JA.contains(from), "{from}");
    JA.replacen(from, to, 1)
}

#[test]
fn the_elements_own_catalogue_takes_the_place_of_ours() {
    let server = serve(&element(&[JA, EN, FACTS]));
    let reader = Reader::new();
    reader.open_widget(&server.at(PAGE));
    let ready = json!([["ready", { "catalogue": "home-disaster", "edition": "2026-11", "language": "ja" }]]);
    assert_eq!(told(&reader), ready);
    reader.must_see("災害で起こり得ること");
    reader.must_see("家具の転倒");
    for ours in [CARDS[0], "技術的な漏洩", "マイナ"] {
        reader.must_not_see(ours);
    }
    reader.sort(&[VERY, LITTLE, VERY]);
    reader.press("備える");
    reader.must_see("とめた家具は、倒れにくくなります。");
    reader.press("ブレーカーの場所を確かめた");
    let stored = reader.stored(EXAMPLE_KEY).unwrap();
    assert!(stored.contains("place 1 very"), "{stored}");
    assert_eq!(reader.stored(KEY), None, "nothing stands under our key");
    reader.switch_language("English", "en");
    reader.must_see("Which risk worries you?");
    let code = reader.text_of("host().code");

    // The edition is the catalogue's; the language that the reader chose stays.
    reader.run("host().setAttribute('edition', '2026-11');", &[]);
    reader.wait_for_widget();
    reader.must_see("Which risk worries you?");
    assert_eq!(reader.text_of("host().code"), code);
    reader.run("host().setAttribute('edition', '2025-12');", &[]);
    reader.wait_for(
        "The edition is not there.",
        "told.some(([name]) => name === 'error')",
    );
}

in_every_engine! {
    two_catalogues_on_one_page_never_mix
    an_element_waits_for_what_stands_in_it_while_its_page_is_read
}

fn an_element_waits_for_what_stands_in_it_while_its_page_is_read(reader: &Reader) {
    let server = serve("<iframe></iframe>");
    reader.open(&server.at(PAGE));
    let (begin, scripts) = element(&[JA])
        .split_once("<script")
        .map(|(begin, scripts)| (begin.to_owned(), format!("<script{scripts}")))
        .expect("a script holds the catalogue");
    reader.run(
        "window.inner = document.querySelector('iframe').contentDocument;
         inner.open();
         inner.write(`<script type='module' async src='${new URL('worry-sorter.js', location)}'></` + 'script>');
         inner.write(arguments[0]);",
        &[json!(begin)],
    );
    reader.wait_for(
        "The module is there.",
        "inner.defaultView.performance.getEntriesByType('resource')
             .some(({ name, responseEnd }) => name.endsWith('.wasm') && responseEnd > 0)",
    );
    std::thread::sleep(std::time::Duration::from_millis(500));
    let has_root = "inner.querySelector('worry-sorter').shadowRoot !== null";
    assert_eq!(reader.get(has_root), false);
    reader.run(
        "inner.write(arguments[0]); inner.close();",
        &[json!(scripts)],
    );
    reader.wait_for(
        "The catalogue counts.",
        "inner.querySelector('worry-sorter').shadowRoot?.textContent.includes('家具の転倒')",
    );
}

fn two_catalogues_on_one_page_never_mix(reader: &Reader) {
    let body = format!(
        "<worry-sorter loading=\"eager\" id=\"ours\"></worry-sorter>{}",
        element(&[JA])
    );
    let site = Site::listening().with_page(PAGE, &page(&body));
    let server = site.serve();
    reader.open_widget(&server.at(PAGE));
    reader.wait_for(
        "Both have started.",
        "told.filter(([name]) => name === 'ready').length === 2",
    );
    let at = |selector: &str, expression: &str| {
        let script =
            format!("const element = document.querySelector({selector:?}); return {expression};");
        reader.run(&script, &[])
    };
    let other = "worry-sorter:not([id])";
    let press = "element.shadowRoot.querySelector('.pile').click()";
    at("#ours", press);
    reader.settle();
    at(other, press);
    at(other, press);
    reader.settle();
    let count = "element.shadowRoot.querySelector('.count').textContent";
    assert!(at("#ours", count).as_str().unwrap().ends_with("1 / 12"));
    assert!(at(other, count).as_str().unwrap().ends_with("2 / 12"));
    assert!(
        reader
            .stored(KEY)
            .unwrap()
            .contains(r#""acts":["place 1 very"]"#)
    );
    assert!(
        reader
            .stored(EXAMPLE_KEY)
            .unwrap()
            .contains(r#""acts":["place 1 very","place 2 very"]"#)
    );

    // A link is for the one whose catalogue it is of.
    let code = at(other, "element.code");
    let code = code.as_str().unwrap();
    reader.run("localStorage.clear();", &[]);
    reader.open("about:blank");
    reader.open(&server.at(&format!("{PAGE}#worry={code}")));
    reader.wait_for(
        "Both have started.",
        "told.filter(([name]) => name === 'ready').length === 2",
    );
    let text = "element.shadowRoot.textContent";
    let banner = "別の順番を見ています";
    assert!(at(other, text).as_str().unwrap().contains(banner));
    let ours = at("#ours", text);
    assert!(!ours.as_str().unwrap().contains(banner));
    assert!(!ours.as_str().unwrap().contains("ほかの記事のものです"));
    at(other, "element.remove()");
    at("#ours", &format!("element.state = {code:?}"));
    reader.settle();
    let ours = at("#ours", text);
    assert!(
        ours.as_str().unwrap().contains("ほかの記事のものです"),
        "{ours}"
    );
    reader.must_hold(Fault::default());
}

#[test]
fn two_of_one_name_under_one_origin_are_taken_for_one_and_lose_nothing() {
    let other = changed("\"cards\": [12]", "\"cards\": [20]");
    let other = other.replacen("\"number\": 12", "\"number\": 20", 1);
    let site = Site::as_built()
        .with_page(PAGE, &page(&element(&[JA])))
        .with_page(OTHER_PAGE, &page(&element(&[&other])));
    let server = site.serve();
    let reader = Reader::new();
    let acts = || {
        let stored = reader.stored(EXAMPLE_KEY).expect("it is saved");
        let stored: Value = serde_json::from_str(&stored).unwrap();
        stored["acts"].as_array().unwrap().clone()
    };
    reader.open_widget(&server.at(PAGE));
    reader.sort(&PILES);
    reader.must_see("12 / 12");
    let one = acts();
    assert_eq!(one.len(), 12);

    // What stands under the same numbers is the same to both; what the other one does not have, it keeps.
    reader.open_widget(&server.at(OTHER_PAGE));
    reader.must_see("11 / 12");
    assert_eq!(acts(), one, "to look changes nothing");
    reader.press("仕分け");
    reader.press(VERY);
    reader.must_see("12 / 12");
    let both = acts();
    assert_eq!(both[..12], one[..]);
    assert_eq!(both[12..], [json!("place 20 very")]);
    reader.must_have_a_quiet_console();

    reader.open_widget(&server.at(PAGE));
    reader.must_see("12 / 12");
    assert_eq!(acts(), both, "nothing is lost either way");
    reader.must_have_a_quiet_console();
}

#[test]
fn a_catalogue_may_name_some_things_in_its_own_words() {
    let own = changed(
        "\"kinds\":",
        r#""words": [{"name": "title", "text": "家で|気になるのは"}, {"name": "after_leak", "text": "あとから"}], "kinds":"#,
    );
    let body = format!(
        "{}<worry-sorter id=\"ours\" loading=\"eager\"></worry-sorter>",
        element(&[&own])
    );
    let server = serve(&body);
    let reader = Reader::new();
    reader.open_widget(&server.at(PAGE));
    reader.must_see("家で気になるのは");
    reader.wait_for("Ours keeps its words.", "document.querySelector('#ours').shadowRoot?.textContent.includes('どのリスクが気になりますか')");
}

#[test]
fn a_catalogue_that_cannot_be_used_leaves_the_tables_and_says_where() {
    let renamed = OURS.replacen("my-number-card", "my-own-card", 1);
    let moved = changed("\"tag\": 2", "\"tag\": 1");
    let french = changed("\"language\": \"ja\"", "\"language\": \"fr\"");
    let cases = [
        (
            changed(
                "\"kind\": \"shake\",\n      \"worry\"",
                "\"kind\": \"odd\",\n      \"worry\"",
            ),
            "cards[0].kind: is not among the kinds",
        ),
        (
            changed("\"edition\"", "\"script\": \"alert(1)\", \"edition\""),
            "script: is not known here",
        ),
        (
            changed("家での|災害の", "家での\u{202e}災害の"),
            "title: holds a character that is not seen",
        ),
        (JA[..JA.len() / 2].to_owned(), "JSON"),
        (
            OURS.to_owned(),
            "catalogue: is the name of what comes with the widget",
        ),
        (renamed, "tag: is that of what comes with the widget"),
        (moved, "tag: is that of what comes with the widget"),
        (french, "language: is none of: ja, en"),
        ("[]".to_owned(), "language: is none of: ja, en"),
        ("null".to_owned(), "language: is none of: ja, en"),
    ];
    let reader = Reader::new();
    for (json, expected) in cases {
        let server = serve(&element(&[&json]));
        reader.open(&server.at(PAGE));
        reader.wait_for(&format!("The page is told: {expected}"), "told.length");
        must_be_refused(&reader, expected);
    }
}

/// Fails unless the page and its console have been told the place and the reason, and the tables stand with a sentence.
fn must_be_refused(reader: &Reader, expected: &str) {
    let told = told(reader);
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(told[0][1]["reason"], "catalogue", "{told}");
    let message = told[0][1]["message"].as_str().unwrap();
    assert!(message.contains(expected), "{message}");
    let console = reader.console();
    assert!(
        console.iter().any(|line| line.contains(expected)),
        "{console:#?}"
    );
    reader.must_see("わたしの表");
    reader.must_see("内容に誤りがあるため、仕分けのボタンは出ません。");
    assert_eq!(reader.get("controls().length"), Value::from(0));
    assert_eq!(reader.storage(), "[]");
}

#[test]
fn a_mistake_in_any_language_is_told_before_a_reader_asks_for_it() {
    let wrong = EN.replace("\"kind\": \"shake\"", "\"kind\": \"odd\"");
    let open = FACTS_EN.replacen(
        "\"telephone\": \"171\"",
        "\"link\": \"http://a.example/\"",
        1,
    );
    assert!(wrong != EN && open != FACTS_EN);
    let reader = Reader::new();
    for (inside, expected) in [
        (
            [JA, FACTS, &wrong].as_slice(),
            "en: cards[0].kind: is not among the kinds",
        ),
        (&[JA, EN, &open], "en: facts[0].link: "),
        (&[&wrong, JA], "en: cards[0].kind: is not among the kinds"),
    ] {
        let server = serve(&element(inside));
        reader.open(&server.at(PAGE));
        reader.wait_for(&format!("The page is told: {expected}"), "told.length");
        must_be_refused(&reader, expected);
    }
    // Where nothing is wrong, no language is fetched but the one that is read.
    let server = serve(&element(&[JA, EN, FACTS, FACTS_EN]));
    reader.open_widget(&server.at(PAGE));
    let language = crate::languages::file();
    let requests = server.requests();
    assert!(!requests.iter().any(|path| path.ends_with(&language)));
}

#[test]
fn what_checks_a_catalogue_is_asked_for_again_after_it_did_not_come() {
    let lost = "<script>
        const { fetch: ask } = window;
        let asked = 0;
        window.fetch = (address, ...rest) => {
          if (!String(address).includes('/own-')) return ask(address, ...rest);
          asked += 1;
          return asked > 1 ? ask(address, ...rest) : Promise.reject(new TypeError('nothing comes'));
        };</script>";
    let server = serve(&[lost, &element(&[JA])].concat());
    let reader = Reader::new();
    reader.open(&server.at(PAGE));
    reader.wait_for("The page is told.", "told.length");
    let told = told(&reader);
    assert_eq!(told[0][1]["reason"], "missing", "{told}");
    reader.must_see("今は読み込めません。");
    reader.run(
        "const element = host(), { parentNode } = element;
         element.remove();
         parentNode.append(element);",
        &[],
    );
    reader.wait_for_widget();
    reader.must_see("家具の転倒");
    reader.must_not_see("今は読み込めません。");
    assert_eq!(reader.get("asked"), Value::from(2));
}

#[test]
fn what_checks_a_catalogue_comes_to_a_page_with_one_alone() {
    let reader = Reader::new();
    let ours = "<worry-sorter id=\"ours\" loading=\"eager\"></worry-sorter>";
    for (body, asked) in [(ours, 0), (&element(&[JA]), 2)] {
        let server = serve(body);
        reader.open_widget(&server.at(PAGE));
        let requests = server.requests();
        let own = requests.iter().filter(|path| path.contains("embed/own-"));
        assert_eq!(own.count(), asked, "{requests:?}");
    }

    // Where it does not come, the tables stand with a sentence, and the next element does not mind.
    let names = std::fs::read_dir(dist().join("embed")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let parts: Vec<_> = names.filter(|name| name.starts_with("own-")).collect();
    assert_eq!(parts.len(), 2, "{parts:?}");
    for part in parts {
        let body = [&element(&[JA]), ours].concat();
        let site = Site::as_built().with_page(PAGE, &page(&body));
        let server = site.without(&part).serve();
        reader.open(&server.at(PAGE));
        reader.wait_for("The page is told.", "told.length > 1");
        let told = told(&reader);
        let told = told.as_array().unwrap();
        let failed: Vec<_> = told.iter().filter(|told| told[0] == "error").collect();
        assert_eq!(failed.len(), 1, "{told:?}");
        assert_eq!(failed[0][1]["reason"], "missing", "{told:?}");
        reader.must_see("わたしの表");
        reader.must_see("今は読み込めません。");
        let ours = "document.querySelector('#ours').shadowRoot.querySelectorAll('button').length";
        assert!(reader.get(ours).as_u64() > Some(0));
    }
}

#[test]
fn markup_in_a_catalogue_is_text() {
    let own = changed(
        "とめた|家具は、|倒れにくく|なります。",
        "<img src=x onerror=window.ran=1><b>太字</b>",
    );
    let server = serve(&element(&[&own]));
    let reader = Reader::new();
    reader.open_widget(&server.at(PAGE));
    reader.press("備える");
    reader.must_see("<img src=x onerror=window.ran=1><b>太字</b>");
    assert_eq!(reader.get("window.ran ?? null"), Value::Null);
}
