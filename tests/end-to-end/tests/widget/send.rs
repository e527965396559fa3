//! Ways to send a link, a text to paste, and the greeting of a reader who comes back.

use end_to_end::{CARDS, PILES, Reader, Site, VERY, dist};
use serde_json::{Value, json};

#[test]
fn two_services_and_the_systems_sheet_get_a_link_without_answers() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    let stub = reader.before_every_page(
        "navigator.share = async (data) => { window.shared = data; if (window.closed_by_reader) throw new DOMException('x', 'AbortError'); };",
    );
    reader.open_widget(&server.at("index.html?a=1#b"));
    reader.sort(&PILES);
    reader.press("残す・送る");
    let links = reader.get(
        "[...place().querySelectorAll('a[target]')].map((one) => [nameOf(one), one.href, one.target, one.rel])",
    );
    let address = server.at("index.html?a=1#b");
    let encoded = reader.run(
        "return encodeURIComponent(arguments[0]);",
        &[json!(address)],
    );
    let encoded = encoded.as_str().unwrap();
    let line = format!("https://social-plugins.line.me/lineit/share?url={encoded}");
    let x = format!("https://x.com/intent/post?url={encoded}");
    let expected = json!([
        ["LINEで送る", line, "_blank", "noopener noreferrer"],
        ["Xに投稿する", x, "_blank", "noopener noreferrer"],
    ]);
    assert_eq!(links, expected);
    reader.press("ほかのアプリで送る");
    assert_eq!(reader.get("window.shared"), json!({ "url": address }));
    reader.run("window.closed_by_reader = true;", &[]);
    reader.press("ほかのアプリで送る");
    reader.must_hear("アプリを開けませんでした。");
    reader.no_longer(&stub);
    reader.must_have_a_quiet_console();
}

#[test]
fn a_file_on_the_disk_has_no_address_to_send() {
    let reader = Reader::new();
    let file = dist().join("worry-sorter.html").canonicalize().unwrap();
    reader.open_widget(&format!("file://{}", file.display()));
    reader.press("残す・送る");
    reader.must_not_see("LINE");
    reader.must_see("順番を文章でコピー");
}

#[test]
fn the_order_and_the_plan_can_be_pasted_as_a_text() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.run(
        "navigator.clipboard.writeText = async (text) => { window.copied = text; };",
        &[],
    );
    reader.sort(&PILES);
    reader.press("備える");
    reader.press("パスワードの管理を見直した");
    reader.press("まだ決めない");
    reader.press("残す・送る");
    reader.press("順番を文章でコピー");
    reader.must_hear("文章をコピーしました。");
    let text = reader.text_of("window.copied");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.first(), Some(&"あなたが気になっていること"));
    assert!(lines.iter().any(|line| line.starts_with("1. ")), "{text}");
    assert!(lines.contains(&"- パスワードの管理を見直した"), "{text}");
    assert!(!text.contains('|') && !text.contains("worry="), "{text}");
    assert!(text.contains("まだ決めない") && text.contains("2025年12月版"));
    assert_eq!(lines.last(), Some(&server.at("index.html").as_str()));
    let named = CARDS.iter().filter(|card| text.contains(*card)).count();
    assert_eq!(named, CARDS.len(), "{text}");
    // Where the browser does not copy, the text stands in a field, selected.
    reader.run(
        "navigator.clipboard.writeText = async () => { throw new Error('x'); };",
        &[],
    );
    reader.press("順番を文章でコピー");
    reader.wait_for(
        "The text stands in a field.",
        "place().querySelector('#link')",
    );
    reader.must_have_a_quiet_console();
}

#[test]
fn who_comes_back_is_told_where_they_were_and_what_is_left() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.must_not_see("すみました");
    reader.sort(&[VERY; 5]);
    reader.reload();
    reader.must_see("12枚のうち5枚がすみました。");
    reader.sort(&[VERY; 7]);
    reader.must_see("12枚の仕分けがすみました。");
    reader.press("くらべるへ進む");
    reader.press("同じくらい");
    let left = reader.questions_left().expect("there is a question");
    reader.reload();
    reader.must_see(&format!("くらべるとちゅうです。あと最大{left}問です。"));
    reader.press("備える");
    reader.press("パスワードの管理を見直した");
    reader.press("「使う予定の日だけカードを持って出ることにした」わたしには合わない");
    reader.reload();
    reader.must_see("選んだ備え：パスワードの管理を見直した。のこりは6つです。");
    assert_eq!(
        reader.get("Boolean(control('つづきへ'))"),
        Value::Bool(true)
    );
    reader.must_have_a_quiet_console();
}
