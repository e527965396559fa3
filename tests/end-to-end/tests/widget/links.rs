//! Links that hold somebody's order, opened beside a record of one's own.

use end_to_end::{
    Fault, KEY, LITTLE, NOT_NOW, PILES, Reader, Server, Site, UNSURE, VERY, in_every_engine,
};
use worry_sorter::domain::code::with_check;

const BANNER: &str = "別の順番を見ています";
const OURS: &str = "あなたの記録はそのままです。";

/// Walks the whole path and shares it: the code of a finished state, in plain form.
fn share(reader: &Reader, server: &Server) -> String {
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES);
    reader.press("「くらべる」へ進む");
    reader.compare();
    reader.press("備える");
    reader.press("カードと暗証番号のメモを別々の場所にした");
    reader.press("使い続ける");
    let shown = reader.code();
    let groups: Vec<&str> = shown.split(' ').collect();
    let (last, whole) = groups.split_last().expect("a code has groups");
    assert!(
        whole.iter().all(|group| group.len() == 4),
        "in groups of four: {shown}"
    );
    assert!((1..=4).contains(&last.len()), "{shown}");
    let code = groups.concat();
    assert!(code.len() <= 28, "{code} has {} symbols", code.len());
    code
}

/// Makes a record of one's own that differs from the one that was shared; returns all that is stored.
fn own_record(reader: &Reader) -> String {
    reader.run("localStorage.clear();", &[]);
    reader.reload();
    reader.sort(&[NOT_NOW, VERY, UNSURE, LITTLE, VERY]);
    reader.storage()
}

in_every_engine! {
    a_link_shows_somebodys_order_and_leaves_ones_own_alone
    somebodys_order_stands_beside_ones_own_and_changes_nothing
    a_link_is_read_from_the_query_and_at_every_change_of_the_fragment
    a_link_that_cannot_be_used_says_so_and_costs_nothing
    a_code_can_be_typed_as_it_was_read_aloud
    where_nothing_can_be_copied_the_link_is_shown_to_be_copied
}

fn a_link_shows_somebodys_order_and_leaves_ones_own_alone(reader: &Reader) {
    let server = Site::listening().serve();
    let code = share(reader, &server);
    let own = own_record(reader);
    let own_screen = reader.screen();
    let own_code = reader.code();
    reader.press("仕分け");
    let own = {
        assert_ne!(own, "[]");
        reader.storage()
    };

    let link = server.at(&format!("index.html#worry={code}"));
    reader.open_widget(&link);
    reader.must_see(BANNER);
    reader.must_see(OURS);
    reader.must_hear("だれかの順番を開きました。");
    reader.must_see("わからないもの：ひとつ漏れたら全部つながる・すぐに金融犯罪などに悪用される");
    assert_eq!(reader.storage(), own, "looking changed the own record");
    let shown = reader.screen();
    reader.reload();
    assert_eq!(reader.screen(), shown);
    assert_eq!(reader.storage(), own, "a reload changed the own record");

    reader.press("この順番を閉じる");
    reader.must_hear("順番を閉じました。");
    reader.must_not_see(BANNER);
    assert_eq!(reader.screen(), own_screen);
    assert_eq!(reader.storage(), own, "going back changed the own record");

    reader.open_widget(&link);
    reader.press("この順番を使う");
    reader.must_not_see(BANNER);
    reader.must_hear("この順番を使います。「戻す」を押すと、元に戻ります。");
    reader.must_see("気になることと、できること");
    assert_eq!(reader.code().replace(' ', ""), code);
    reader.reload();
    reader.must_not_see(BANNER);
    assert_eq!(reader.code().replace(' ', ""), code);
    reader.press("戻す");
    assert_eq!(
        reader.code(),
        own_code,
        "「戻す」 brings the own order back"
    );
    reader.press("やり直す");
    assert_eq!(reader.code().replace(' ', ""), code);
    reader.press("戻す");
    reader.must_hold(Fault::default());
}

fn somebodys_order_stands_beside_ones_own_and_changes_nothing(reader: &Reader) {
    let server = Site::listening().serve();
    let code = share(reader, &server);
    let own = own_record(reader);
    reader.open_widget(&server.at(&format!("index.html#worry={code}")));
    reader.press("自分の順番とくらべる");
    assert_eq!(reader.focus().as_deref(), Some("2つの順番をくらべる"));
    for text in [
        "わたし",
        "いちばんちがうのは",
        "どちらも気になること",
        "どちらにも合う備え",
    ] {
        reader.must_see(text);
    }
    reader.press("これは前のわたしの順番です");
    reader.must_see("前のわたし");
    reader.press("1つの順番に戻る");
    reader.press("自分の順番とくらべる");
    assert_eq!(reader.storage(), own);

    // A second code, typed: then it is about two other people.
    reader.press("コード");
    reader.write(&code);
    reader.enter();
    reader.must_see("1つ目の順番");
    reader.must_not_see("これは前のわたしの順番です");
    reader.must_see("両方で仕分けたカードの順番は同じです。");
    reader.press("コード");
    reader.write("0000");
    reader.enter();
    reader.must_see("コードを読めませんでした。");
    reader.press("この順番を閉じる");
    reader.must_see("5 / 12");
    assert_eq!(reader.storage(), own);
    let lost = reader.presses_that_lost_the_focus();
    assert!(lost.is_empty(), "the focus is lost by pressing {lost:?}");
    reader.must_have_a_quiet_console();
}

fn a_link_is_read_from_the_query_and_at_every_change_of_the_fragment(reader: &Reader) {
    let server = Site::listening().serve();
    let code = share(reader, &server);
    reader.press("備える");
    reader.press("まだ決めない");
    let second = reader.code().replace(' ', "");
    assert_ne!(code, second);
    own_record(reader);
    let mine = reader.code().replace(' ', "");
    reader.press("仕分け");
    let own = reader.storage();

    // An app that drops fragments leaves a query; others escape the code, or write it small.
    for link in [
        format!("index.html?worry={code}"),
        format!("index.html?a=b&worry={code}#section"),
        format!("index.html#section&worry={code}"),
        format!("index.html#worry={}", code.to_lowercase()),
        format!("index.html#worry=%{:02X}{}", code.as_bytes()[0], &code[1..]),
    ] {
        reader.open_widget(&server.at(&link));
        assert!(
            reader.sees(BANNER),
            "{link} shows nothing:\n{}",
            reader.seen()
        );
        assert_eq!(reader.storage(), own, "{link}");
    }

    // The page's own anchors are not ours.
    reader.open_widget(&server.at("index.html#section"));
    let before = reader.screen();
    reader.must_not_see(BANNER);
    for anchor in ["", "top", "worry", "other=1", "worryless=1"] {
        reader.run(&format!("location.hash = '{anchor}';"), &[]);
        reader.settle();
        assert_eq!(reader.screen(), before, "#{anchor} is not ours");
    }
    assert_eq!(reader.text_of("location.hash"), "#worryless=1");

    // Nor does one of them show again what the query holds, once the reader has left it.
    reader.open_widget(&server.at(&format!("index.html?worry={code}")));
    reader.must_see(BANNER);
    reader.press("この順番を閉じる");
    reader.run("location.hash = 'section';", &[]);
    reader.settle();
    reader.must_not_see(BANNER);
    reader.open_widget(&server.at("index.html#section"));

    reader.run(&format!("location.hash = 'worry={code}';"), &[]);
    reader.wait_for(
        "The first order is shown.",
        &format!("lines(seen(place())).includes('{BANNER}')"),
    );
    let first = reader.seen();
    reader.run(&format!("location.hash = 'worry={second}';"), &[]);
    reader.settle();
    reader.must_see(BANNER);
    // One's own is not somebody's, and what was shown before is not what the address holds now.
    reader.run(&format!("location.hash = 'worry={mine}';"), &[]);
    reader.wait_for(
        "One's own order is shown.",
        &format!("!lines(seen(place())).includes('{BANNER}')"),
    );
    reader.run("location.hash = 'worry=1234';", &[]);
    reader.wait_for(
        "The damage is told.",
        "lines(seen(place())).includes('リンクの内容を読めませんでした')",
    );
    reader.run(&format!("location.hash = 'worry={code}';"), &[]);
    reader.settle();
    assert_eq!(
        reader.seen(),
        first,
        "the notice goes with the next good link"
    );
    assert_eq!(reader.storage(), own);
    let history = reader.get("history.length");
    reader.press("この順番を閉じる");
    reader.press(VERY);
    assert_eq!(
        reader.get("history.length"),
        history,
        "the history is the page's"
    );
    assert_eq!(reader.text_of("location.hash"), format!("#worry={code}"));
    reader.must_hold(Fault::default());
}

fn a_link_that_cannot_be_used_says_so_and_costs_nothing(reader: &Reader) {
    let server = Site::listening().serve();
    let code = share(reader, &server);
    let own = own_record(reader);
    let own_screen = reader.screen();
    let mut flipped = code.clone().into_bytes();
    flipped[9] = if flipped[9] == b'0' { b'7' } else { b'0' };
    let flipped = String::from_utf8(flipped).unwrap();
    let content = &code[..code.len() - 3];
    let newer = with_check(&["2", &content[1..]].concat()).unwrap();
    let foreign = with_check(&["1ZZ", &content[3..]].concat()).unwrap();
    let damaged = "リンクの内容を読めませんでした。";
    let cases = [
        (flipped, damaged),
        (code[..code.len() - 1].to_owned(), damaged),
        (code[1..].to_owned(), damaged),
        ([&code, "。"].concat(), damaged),
        ([&code, ")"].concat(), damaged),
        ("%".to_owned(), damaged),
        ("%FF%FE".to_owned(), damaged),
        ("<img src=x onerror=alert(1)>".to_owned(), damaged),
        ("0".repeat(5000), damaged),
        ([code.as_str(), &"%20".repeat(5000)].concat(), damaged),
        (
            newer,
            "このリンクやコードは、この道具の新しい版のものです。",
        ),
        (foreign, "このリンクやコードは、ほかの記事のものです。"),
    ];
    for (wrong, sentence) in cases {
        let start: String = wrong.chars().take(40).collect();
        reader.open_widget(&server.at(&format!("index.html#worry={wrong}")));
        if start.ends_with(['。', ')']) && reader.sees(BANNER) {
            // To read past what an app took into the link is as good.
            assert_eq!(reader.storage(), own);
            continue;
        }
        assert!(reader.sees(sentence), "#worry={start}: {}", reader.seen());
        reader.must_see(OURS);
        reader.must_not_see(BANNER);
        assert_eq!(reader.storage(), own, "#worry={start}");
        reader.press("閉じる");
        reader.must_not_see(sentence);
        assert_eq!(reader.screen(), own_screen, "#worry={start}");
        assert_eq!(reader.storage(), own, "#worry={start}");
    }
    let own = reader.stored(KEY);
    reader.must_hold(Fault {
        saved: own.as_deref(),
        ..Fault::default()
    });
}

fn a_code_can_be_typed_as_it_was_read_aloud(reader: &Reader) {
    let server = Site::listening().serve();
    let code = share(reader, &server);
    let own = own_record(reader);
    reader.press("残す・送る");
    let keeping = reader.storage();
    reader.press("コード");
    // In small letters, with gaps, and an O for a zero.
    let typed = code.to_lowercase().replace('0', "o");
    reader.write(&format!("{} {}", &typed[..5], &typed[5..]));
    reader.enter();
    reader.must_see(BANNER);
    assert_eq!(reader.storage(), keeping);
    reader.press("この順番を閉じる");
    reader.press("残す・送る");
    reader.press("コード");
    reader.write("1010");
    reader.press("このコードで開く");
    reader.must_see("コードを読めませんでした。");
    reader.press("閉じる");
    reader.press("仕分け");
    let own_code = reader.code();
    reader.press("コード");
    reader.write(&own_code);
    reader.press("このコードで開く");
    reader.must_see("このコードは、今のあなたの順番と同じです。");
    reader.press("仕分け");
    reader.must_see("5 / 12");
    assert!(own.contains(KEY));

    // What stands in the field is what is read, whatever was pressed in between.
    reader.press("残す・送る");
    reader.press("コード");
    reader.write(&code);
    reader.press("特大");
    reader.press("このコードで開く");
    reader.must_see(BANNER);
    reader.must_have_a_quiet_console();
}

#[test]
fn a_link_is_copied() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.permit("clipboard-read", "granted");
    reader.permit("clipboard-write", "granted");
    reader.open_widget(&server.at("index.html?a=b#section"));
    reader.sort(&PILES[..6]);
    let code = reader.code().replace(' ', "");
    let clipboard = |reader: &Reader| {
        let text = reader.run_until_done(
            "navigator.clipboard.readText().then(done, (e) => done(String(e)));",
            &[],
        );
        text.as_str().unwrap_or_default().to_owned()
    };
    reader.press("リンクをコピー");
    reader.wait_for(
        "The copying is said.",
        "said().join().includes('リンクをコピーしました。')",
    );
    assert_eq!(clipboard(&reader), server.at("index.html?a=b#section"));
    reader.press("わたしの順番も入れたリンクをコピー");
    reader.wait_for(
        "The copying is said.",
        "said().join().includes('わたしの順番も入れたリンクをコピーしました。')",
    );
    let link = server.at(&format!("index.html?a=b#section&worry={code}"));
    assert_eq!(clipboard(&reader), link);
    assert_eq!(
        reader.text_of("location.hash"),
        "#section",
        "the address is the page's"
    );
    reader.must_have_a_quiet_console();
}

fn where_nothing_can_be_copied_the_link_is_shown_to_be_copied(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open_widget(&server.at("index.html?a=b#section"));
    reader.sort(&PILES[..6]);
    let code = reader.code().replace(' ', "");
    let link = server.at(&format!("index.html?a=b#section&worry={code}"));
    // The clipboard is refused, or there is none.
    for refuse in [
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('x', 'NotAllowedError'));",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });",
    ] {
        reader.reload();
        reader.run(refuse, &[]);
        reader.press("わたしの順番も入れたリンクをコピー");
        reader.wait_for(
            "The link stands in a field.",
            "place().querySelector('textarea[readonly]')",
        );
        reader.settle();
        reader.must_see("コピーできませんでした。");
        let selected = reader
            .text_of("focused()?.value?.slice(focused().selectionStart, focused().selectionEnd)");
        assert_eq!(selected, link, "the link is selected");
    }
    reader.must_hold(Fault::default());
}
