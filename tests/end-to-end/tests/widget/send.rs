//! Ways to send a link, a text to paste, and the greeting of a reader who comes back.

use end_to_end::{CARDS, PILES, Reader, Site, VERY, dist};
use serde_json::{Value, json};

use crate::silence::PRINTS_NOTHING;

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
    assert_eq!(json!(links.as_array().unwrap()[..2]), expected);
    reader.press("ほかのアプリで送る");
    assert_eq!(reader.get("window.shared"), json!({ "url": address }));
    reader.run("window.closed_by_reader = true;", &[]);
    reader.press("ほかのアプリで送る");
    reader.must_hear("送っていません。");
    reader.no_longer(&stub);
    reader.must_have_a_quiet_console();
}

#[test]
fn ones_own_order_goes_the_same_ways_and_after_what_goes_in() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    let stub =
        reader.before_every_page("navigator.share = async (data) => { window.shared = data; };");
    reader.open_widget(&server.at("index.html?a=1#b"));
    reader.sort(&PILES);
    let code = reader.code().replace(' ', "");
    let order = reader.names();
    let at = |name: &str| order.iter().position(|one| one == name).unwrap();
    let own = |way: &str| format!("順番も入れて{way}");
    assert!(at("リンクをコピー") < at("わたしの順番も入れたリンクをコピー"));
    assert!(at("LINEで送る") < at(&own("LINEで送る")));
    assert!(at("わたしの順番も入れたリンクをコピー") < at(&own("ほかのアプリで送る")));
    let link = reader.run(
        "const own = control(arguments[0]);
         const copy = control('わたしの順番も入れたリンクをコピー');
         const what = [...place().querySelectorAll('.contents')].find((one) => tidy(seen(one)).includes('入るもの'));
         return [own.href, tidy(seen(what)), Boolean(what.compareDocumentPosition(copy) & Node.DOCUMENT_POSITION_FOLLOWING)];",
        &[json!(own("LINEで送る"))],
    );
    assert!(
        link[0]
            .as_str()
            .unwrap()
            .ends_with(&format!("worry%3D{code}")),
        "{link}"
    );
    assert!(
        link[1]
            .as_str()
            .unwrap()
            .contains("仕分け、くらべた答え、順番"),
        "{link}"
    );
    assert_eq!(link[2], true, "what goes in stands before the ways: {link}");
    reader.press(&own("ほかのアプリで送る"));
    let shared = reader.text_of("window.shared.url");
    assert!(shared.ends_with(&format!("worry={code}")), "{shared}");
    let pages = reader.requests();
    assert!(
        pages
            .iter()
            .all(|page| page.starts_with(&server.at("")) || page.starts_with("data:")),
        "nothing opens by itself: {pages:?}"
    );
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
    reader.run(
        "navigator.clipboard.writeText = async (text) => { window.copied = text; };",
        &[],
    );
    reader.press("順番を文章でコピー");
    reader.must_hear("文章をコピーしました。");
    let text = reader.text_of("window.copied");
    assert!(!text.contains("file:"), "{text}");
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
    assert_eq!(lines.first(), Some(&"わたしの気になる順"));
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
        "The text stands in a field, line by line.",
        "getSelection() && place().querySelector('#copy')",
    );
    assert_eq!(reader.text_of("place().querySelector('#copy').value"), text);
    reader.must_see("コピーするもの");
    reader.must_have_a_quiet_console();
}

#[test]
fn who_comes_back_is_told_where_they_were_and_what_they_ticked() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.must_not_see("すみました");
    reader.sort(&[VERY; 5]);
    reader.reload();
    reader.must_see("12枚のうち5枚を仕分けました。");
    reader.sort(&[VERY; 7]);
    reader.press("備えを見る");
    assert_eq!(
        reader.focus().as_deref(),
        Some("気になることと、できること")
    );
    reader.press("仕分け");
    // While they go on, what they were told stays as it was, and nothing beneath it moves.
    reader.must_see("12枚のうち5枚を仕分けました。");
    reader.reload();
    reader.must_see("12枚の仕分けがすみました。");
    reader.press("「くらべる」へ進む");
    reader.press("同じくらい");
    reader.reload();
    reader.must_see("前回は仕分けをおえて、くらべているとちゅうでした。");
    reader.press("備える");
    reader.press("パスワードの管理を見直した");
    reader.press("「使う予定の日だけカードを持って出ることにした」わたしには合わない");
    reader.reload();
    reader.must_see("つけた備え：パスワードの管理を見直す。");
    assert_eq!(reader.get("Boolean(control('続きへ'))"), Value::Bool(true));
    reader.must_have_a_quiet_console();
}

/// How high a sheet may be: A4 less margins of 15 mm, in CSS pixels.
const SHEET: f64 = 1009.0;

/// The same for its width.
const SHEET_WIDTH: u32 = 680;

#[test]
fn a_qr_code_is_loaded_when_it_is_wanted_and_holds_the_link() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES);
    reader.press("残す・送る");
    let asked = || {
        let requests = server.requests();
        requests.iter().filter(|path| path.contains("/qr-")).count()
    };
    assert_eq!(asked(), 0);
    reader.press("QRコードを出す");
    reader.wait_for("The code is there.", "place().querySelector('svg.qr')");
    reader.must_hear("QRコードを出しました。");
    assert_eq!(asked(), 1);
    let code = "place().querySelector('.share svg.qr path').getAttribute('d')";
    let plain = reader.text_of(code);
    let name = "place().querySelector('.share svg.qr').getAttribute('aria-label')";
    assert_eq!(reader.text_of(name), "この道具のリンクのQRコード");
    reader.press("わたしの順番のQRコードを出す");
    reader.wait_for(
        "The other code is there.",
        &format!("{name} === 'わたしの順番が入ったリンクのQRコード'"),
    );
    assert_ne!(reader.text_of(code), plain);
    assert_eq!(asked(), 1, "it is loaded once");
    // It holds what the order is now, or it is not there.
    let gone = |what: &str| {
        let shown = reader.get("place().querySelector('.share svg.qr')");
        assert_eq!(shown, Value::Null, "{what}");
    };
    let show_own = || {
        reader.press("わたしの順番のQRコードを出す");
        reader.wait_for("It is there.", "place().querySelector('.share svg.qr')");
    };
    reader.press("ならべる");
    reader.press(&format!("「{}」いちばん上へ", reader.order()[2]));
    reader.press("残す・送る");
    gone("after another order");
    show_own();
    reader.press("全部消す");
    reader.press("消す");
    gone("after all is deleted");
    reader.press("元に戻す");
    reader.press("残す・送る");
    show_own();
    reader.press("わたしの順番のQRコードを出す");
    gone("after a second press");
    reader.must_have_a_quiet_console();
}

#[test]
fn where_the_qr_code_or_the_sheet_does_not_come_the_reader_is_told_and_can_ask_again() {
    for (stem, button, sentence, what) in [
        (
            "qr-",
            "QRコードを出す",
            "QRコードを出せませんでした。",
            "svg.qr",
        ),
        (
            "sheet-",
            "1枚の紙に印刷する",
            "印刷できませんでした。",
            "iframe",
        ),
    ] {
        let names = std::fs::read_dir(dist().join("embed")).unwrap();
        let mut names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let file = names.find(|name| name.starts_with(stem)).unwrap();
        let server = Site::as_built().without_at_first(&file).serve();
        let reader = Reader::new();
        reader.open_widget(&server.at("index.html"));
        reader.run(PRINTS_NOTHING, &[]);
        reader.press("残す・送る");
        reader.press(button);
        reader.wait_for(
            "The reader is told.",
            &format!("said().join().includes('{sentence}')"),
        );
        let comes = format!("place().querySelector('{what}')");
        assert_eq!(reader.get(&comes), Value::Null);
        reader.must_see(sentence);
        reader.press(button);
        reader.wait_for("It comes when it is asked for again.", &comes);
        reader.must_not_see(sentence);
    }
}

#[test]
fn order_and_plan_are_printed_on_one_sheet_by_itself() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    let stub = reader.before_every_page(
        "window.print = () => { window.top.printed = (window.top.printed ?? 0) + 1; };",
    );
    reader.look_from(390, 800);
    let file = dist().join("worry-sorter.html").canonicalize().unwrap();
    for (address, has_link) in [
        (server.at("index.html"), true),
        (format!("file://{}", file.display()), false),
    ] {
        reader.open_widget(&address);
        reader.sort(&PILES);
        reader.press("備える");
        reader.press("パスワードの管理を見直した");
        reader.press("残す・送る");
        let code = reader.text_of("tidy(seen(place().querySelector('.spell')))");
        reader.press("1枚の紙に印刷する");
        reader.wait_for(
            "The sheet is printed.",
            "place().querySelector('iframe')?.contentDocument.querySelector('.sheet')",
        );
        let sheet = "place().querySelector('iframe').contentDocument.querySelector('.sheet')";
        let text = reader.text_of(&format!("tidy({sheet}.textContent)"));
        for card in CARDS {
            assert!(text.contains(card), "{card} is not in {text}");
        }
        assert!(text.contains(&code), "{code} is not in {text}");
        assert!(text.contains("2025年12月版"));
        assert_eq!(text.contains("#worry="), has_link, "{text}");
        let parts = format!(
            "[{sheet}.querySelectorAll('.box').length, {sheet}.querySelectorAll('.ticked').length, {sheet}.querySelectorAll('.qr').length]"
        );
        assert_eq!(reader.get(&parts), json!([8, 1, u8::from(has_link)]));
        let height = reader.get(&format!(
            "(place().querySelector('iframe').style.inlineSize = '{SHEET_WIDTH}px', {sheet}.scrollHeight)"
        ));
        assert!(
            height.as_f64().is_some_and(|height| height < SHEET),
            "{height}"
        );
        assert_eq!(reader.focus().as_deref(), Some("1枚の紙に印刷する"));
    }
    reader.no_longer(&stub);
    reader.must_have_a_quiet_console();
}
