//! The one file that opens without a network.

use std::time::{Duration, Instant};

use end_to_end::{CARDS, PILES, Reader, Site, dist, in_every_engine};
use serde_json::json;

in_every_engine! {
    the_offline_file_opens_by_a_double_click_and_keeps_what_was_done
}

fn the_offline_file_opens_by_a_double_click_and_keeps_what_was_done(reader: &Reader) {
    let file = dist().join("worry-sorter.html").canonicalize().unwrap();
    let address = format!("file://{}", file.display());
    reader.open_widget(&address);
    let policy = reader
        .text_of("document.head.querySelector('meta[http-equiv=Content-Security-Policy]').content");
    for rule in [
        "default-src 'none'",
        "'wasm-unsafe-eval'",
        "base-uri 'none'",
        "form-action 'none'",
    ] {
        assert!(policy.contains(rule), "{rule} is missing in {policy}");
    }
    for hole in ["unsafe-inline", "'unsafe-eval'", "connect-src", "http", "*"] {
        assert!(!policy.contains(hole), "{hole} stands in {policy}");
    }

    reader.sort(&PILES);
    reader.press("「くらべる」へ進む");
    reader.compare();
    reader.press("備える");
    reader.press("家でのカードの置き場所を決めた");
    reader.press("使い方を変える");
    let done = reader.screen();
    reader.reload();
    assert_eq!(reader.screen(), done);
    let code = reader.code().replace(' ', "");
    reader.press("備える");
    reader.press("戻す");
    let before = reader.storage();
    reader.open_widget(&format!("{address}#worry={code}"));
    reader.must_see("別の順番を見ています");
    assert_eq!(reader.storage(), before);
    reader.press("この順番を閉じる");
    reader.press("ならべる");
    assert_eq!(reader.order()[0], CARDS[9]);

    // Asked of this machine, for the file itself, and of all others.
    let listed = reader.get("performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !/^(data|blob):/.test(name))");
    assert_eq!(listed, json!([]), "the offline file asked for these");
    assert_eq!(reader.asked_elsewhere(), [] as [String; 0]);
    reader.must_have_a_quiet_console();
    // What is asked of others would be known.
    let asks = "<!doctype html><script>fetch('http://elsewhere.test/'); navigator.sendBeacon('http://elsewhere.test/beacon', 'x');</script>";
    let server = Site::as_built().with_page("asks.html", asks).serve();
    reader.open(&server.at("asks.html"));
    for end in ["elsewhere.test/", "beacon"] {
        let begin = Instant::now();
        while !reader
            .asked_elsewhere()
            .iter()
            .any(|asked| asked.ends_with(end))
        {
            assert!(
                begin.elapsed() < Duration::from_secs(10),
                "{end} is not heard"
            );
        }
    }
}

#[test]
fn a_browser_that_cannot_unpack_the_file_shows_the_tables_and_says_why() {
    let reader = Reader::new();
    reader.before_every_page("delete window.DecompressionStream;");
    let file = dist().join("worry-sorter.html").canonicalize().unwrap();
    reader.open(&format!("file://{}", file.display()));
    reader.wait_for(
        "The page says that this browser is too old.",
        "document.querySelector('[data-worry-status]').textContent.includes('このブラウザーでは動きません')",
    );
    let seen = reader.text_of("lines(seen(document.body))");
    assert!(
        seen.contains("ダブルチェック・教育・マニュアル整備"),
        "{seen}"
    );
}
