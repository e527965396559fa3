//! What is saved, and what happens where nothing can be saved.

use end_to_end::{
    CARDS, Fault, KEY, LITTLE, NOT_NOW, PILES, Reader, Server, Site, UNSURE, VERY, in_every_engine,
};
use serde_json::Value;

const CANNOT_SAVE: &str = "この画面では保存できません。閉じると消えます。";
const LOST: &str = "前の記録を読めませんでした。";
const NEWER: &str = "この端末の記録は、この道具の新しい版のものです。";

in_every_engine! {
    where_nothing_can_be_saved_the_widget_works_and_says_so
    a_fault_leaves_the_last_good_record_and_ends_with_the_next_save
    what_cannot_be_read_is_set_aside_and_never_deleted
    junk_with_half_a_character_is_set_aside_too
    what_cannot_be_set_aside_is_not_written_over_and_the_reader_is_told
    a_record_that_could_not_be_read_in_this_visit_is_not_written_over
    what_a_newer_version_saved_is_never_written_over
    what_is_unknown_in_a_record_is_left_out_counted_and_kept
    what_is_on_this_device_is_shown_and_deleted_with_a_way_back
    where_the_reader_wants_nothing_saved_nothing_is
    nothing_is_saved_before_the_first_act
}

/// Ways in which a browser keeps nothing, and whether the widget can know it at the start.
const FAULTS: [(&str, bool, &str); 7] = [
    (
        "the storage is forbidden",
        true,
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('x', 'SecurityError'); } });",
    ),
    (
        "the storage is null",
        true,
        "Object.defineProperty(window, 'localStorage', { get() { return null; } });",
    ),
    (
        "the storage is undefined",
        true,
        "Object.defineProperty(window, 'localStorage', { get() {} });",
    ),
    (
        "the storage is full",
        false,
        "Storage.prototype.setItem = () => { throw new DOMException('x', 'QuotaExceededError'); };",
    ),
    (
        "the storage is full and says so in its own way",
        false,
        "Storage.prototype.setItem = () => { throw new Error('NS_ERROR_DOM_QUOTA_REACHED'); };",
    ),
    (
        "the storage takes everything and keeps nothing",
        false,
        "Storage.prototype.setItem = () => {};",
    ),
    (
        "the storage can't be read",
        true,
        "Storage.prototype.getItem = () => { throw new DOMException('x', 'UnknownError'); };",
    ),
];

/// Where the saved text is kept that could not be read.
fn aside() -> String {
    [KEY, ":aside"].concat()
}

/// Puts a text where the widget saves, before the widget starts there.
fn put(reader: &Reader, server: &Server, text: &str) {
    reader.open(&server.blank());
    reader.store(KEY, text);
}

/// Fails unless what is saved is a session's text with so many acts.
fn must_have_saved(reader: &Reader, acts: usize) {
    let text = reader.stored(KEY).expect("something is saved");
    let saved: Value = serde_json::from_str(&text).expect("what is saved can be read");
    let saved = saved["acts"].as_array().map(Vec::len);
    assert_eq!(saved, Some(acts), "{text}");
}

fn where_nothing_can_be_saved_the_widget_works_and_says_so(reader: &Reader) {
    for (fault, at_once, script) in FAULTS {
        let server = Site::listening().serve();
        server.put_first(script);
        reader.open_widget(&server.at("index.html"));
        assert_eq!(reader.sees(CANNOT_SAVE), at_once, "{fault}");
        reader.sort(&PILES[..3]);
        assert!(reader.sees(CANNOT_SAVE), "{fault}, and nothing says so");
        reader.must_see("3 / 12");
        reader.press("戻す");
        reader.must_see("2 / 12");
        reader.press("やり直す");
        reader.press("くらべる");
        reader.press("同じくらい");
        reader.must_see(CANNOT_SAVE);
        reader.press("備える");
        reader.must_see(CARDS[0]);
        let code = reader.code();
        assert!(code.len() > 8, "{fault}: the link is a way out");
        // Nothing is called kept that is not, but what was kept before can be deleted.
        reader.must_see("全部消す");
        reader.must_not_see("このブラウザーの中だけにあります。");
        println!("{fault}");
        reader.must_hold(Fault {
            sentence: Some(CANNOT_SAVE),
            ..Fault::default()
        });
        server.put_first("");
    }
}

fn a_fault_leaves_the_last_good_record_and_ends_with_the_next_save(reader: &Reader) {
    let server = Site::listening().serve();
    // From the nth save on, or at the nth alone, the storage is full.
    server.put_first(
        "let saves = 0;
         const setItem = Storage.prototype.setItem;
         Storage.prototype.setItem = function (key, text) {
           saves += 1;
           const [nth, once] = (new URLSearchParams(location.search).get('fault') ?? '').split('-');
           if (nth && !window.mended && (once ? saves === Number(nth) : saves >= Number(nth))) {
             throw new DOMException('x', 'QuotaExceededError');
           }
           setItem.call(this, key, text);
         };",
    );
    for nth in 1..=4 {
        for once in ["", "-once"] {
            reader.open(&server.blank());
            reader.run("localStorage.clear();", &[]);
            reader.open_widget(&server.at(&format!("index.html?fault={nth}{once}")));
            for presses in 1..=4 {
                reader.sort(&[UNSURE]);
                if let Some(text) = reader.stored(KEY) {
                    assert!(serde_json::from_str::<Value>(&text).is_ok(), "{text}");
                }
                let saved = reader.stored(KEY).unwrap_or_default();
                let is_whole = saved.matches("place ").count() == presses;
                assert!(
                    is_whole || reader.sees(CANNOT_SAVE),
                    "save {nth}{once}, press {presses}: nothing says that only this is saved: {saved}"
                );
            }
            let saved = reader.stored(KEY);
            // What happens once is over with the next act.
            let lasts = once.is_empty().then_some(CANNOT_SAVE);
            reader.must_hold(Fault {
                saved: saved.as_deref(),
                sentence: lasts,
                end: Some("window.mended = true;"),
            });
            must_have_saved(reader, 5);
        }
    }
    server.put_first("");
}

fn what_cannot_be_read_is_set_aside_and_never_deleted(reader: &Reader) {
    let brackets = "[".repeat(200_000);
    let junk = [
        "junk",
        "{",
        "",
        "null",
        "{\"format\":1}",
        "{\"format\":1,\"catalogue\":\"other\",\"acts\":[]}",
        "{\"format\":-1}",
        "{\"format\":1e99}",
        "{\"format\":1,\"catalogue\":\"my-number-card\",\"acts\":7}",
        &brackets,
    ];
    for text in junk {
        let start: String = text.chars().take(60).collect();
        let server = Site::listening().serve();
        put(reader, &server, text);
        reader.open_widget(&server.at("index.html"));
        assert!(reader.sees(LOST), "{start:?} is lost, and nothing says so");
        assert_eq!(reader.stored(&aside()).as_deref(), Some(text), "{start:?}");
        reader.sort(&[VERY, LITTLE]);
        must_have_saved(reader, 2);
        assert_eq!(reader.stored(&aside()).as_deref(), Some(text), "{start:?}");
        if text == brackets {
            reader.must_hold(Fault {
                sentence: Some(LOST),
                ..Fault::default()
            });
            reader.reload();
            reader.must_see("2 / 12");
            reader.must_not_see(LOST);
            assert_eq!(reader.stored(&aside()).as_deref(), Some(text));
        }
    }
    reader.must_hold(Fault::default());
}

fn junk_with_half_a_character_is_set_aside_too(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open(&server.blank());
    let write = format!("localStorage.setItem('{KEY}', '{{junk\\ud800junk');");
    reader.run(&write, &[]);
    reader.open_widget(&server.at("index.html"));
    reader.must_see(LOST);
    reader.press(VERY);
    must_have_saved(reader, 1);
    // What is half a character in the storage has no place in a text; the rest is kept.
    let kept = reader.stored(&aside()).unwrap_or_default();
    assert!(
        kept.starts_with("{junk") && kept.ends_with("junk"),
        "{kept:?}"
    );
    reader.must_hold(Fault {
        sentence: Some(LOST),
        ..Fault::default()
    });
}

fn what_cannot_be_set_aside_is_not_written_over_and_the_reader_is_told(reader: &Reader) {
    let stub =
        "Storage.prototype.setItem = () => { throw new DOMException('x', 'QuotaExceededError'); };";
    let damaged =
        "{\"format\":1,\"catalogue\":\"my-number-card\",\"acts\":[\"place 1 very\",\"dance 2\"]}";
    for text in ["junk", damaged] {
        let server = Site::listening().serve();
        put(reader, &server, text);
        let before = reader.storage();
        server.put_first(stub);
        reader.open_widget(&server.at("index.html"));
        reader.press(UNSURE);
        assert_eq!(reader.storage(), before);
        assert!(
            reader.sees(CANNOT_SAVE),
            "{text} stays where it is, so nothing is saved; but the screen says:\n{}",
            reader.seen()
        );
        server.put_first("");
    }
    // Here the browser itself has no room for a second copy.
    let server = Site::listening().serve();
    reader.open(&server.blank());
    reader.run(
        &format!("localStorage.setItem('{KEY}', 'x'.repeat(4000000));"),
        &[],
    );
    reader.open_widget(&server.at("index.html"));
    reader.press(UNSURE);
    assert_eq!(
        reader.get(&format!("localStorage.getItem('{KEY}').length")),
        Value::from(4_000_000)
    );
    reader.must_hold(Fault {
        sentence: Some(CANNOT_SAVE),
        saved: reader.stored(KEY).as_deref(),
        end: Some("localStorage.clear();"),
    });
}

fn a_record_that_could_not_be_read_in_this_visit_is_not_written_over(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES);
    let own = reader.storage();
    server.put_first(
        "const getItem = Storage.prototype.getItem;
         Storage.prototype.getItem = function (key) {
           if (!window.mended) throw new DOMException('x', 'UnknownError');
           return getItem.call(this, key);
         };",
    );
    reader.open_widget(&server.at("index.html"));
    reader.press(UNSURE);
    reader.must_see(CANNOT_SAVE);
    reader.must_see("1 / 12");
    reader.must_hold(Fault {
        sentence: Some(CANNOT_SAVE),
        ..Fault::default()
    });
    reader.run("window.mended = true;", &[]);
    assert_eq!(reader.storage(), own, "something was written unseen");
    // What was done meanwhile comes on top of what was saved.
    reader.press(NOT_NOW);
    reader.must_not_see(CANNOT_SAVE);
    reader.must_see("12 / 12");
    must_have_saved(reader, 14);
    reader.must_hold(Fault::default());
}

fn what_a_newer_version_saved_is_never_written_over(reader: &Reader) {
    let server = Site::listening().serve();
    put(reader, &server, "{\"format\":99}");
    let before = reader.storage();
    reader.open_widget(&server.at("index.html"));
    reader.must_see(NEWER);
    reader.sort(&[VERY, NOT_NOW]);
    reader.must_see("2 / 12");
    reader.press("戻す");
    reader.press("備える");
    reader.press("まだ決めない");
    reader.must_see(NEWER);
    assert_eq!(reader.storage(), before);
    reader.reload();
    reader.must_see("0 / 12");
    reader.must_hold(Fault {
        saved: Some("{\"format\":99}"),
        sentence: Some(NEWER),
        ..Fault::default()
    });
    assert_eq!(reader.storage(), before);
}

fn what_is_unknown_in_a_record_is_left_out_counted_and_kept(reader: &Reader) {
    let server = Site::listening().serve();
    let text = "{\"format\":1,\"catalogue\":\"my-number-card\",\"revision\":3,\"acts\":[\"place 1 very\",\"place 999 very\",\"dance 2\",\"place 2 little\",\"place 2 none\"]}";
    put(reader, &server, text);
    reader.open_widget(&server.at("index.html"));
    reader.must_see("記録のうち");
    reader.press(UNSURE);
    assert!(reader.storage().contains("dance 2"), "{}", reader.storage());
    reader.must_hold(Fault {
        saved: Some(text),
        sentence: Some("記録のうち"),
        ..Fault::default()
    });
}

fn what_is_on_this_device_is_shown_and_deleted_with_a_way_back(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open(&server.blank());
    reader.store("somebody-else", "stays");
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES);
    let code = reader.code();
    reader.must_see("この端末にある記録");
    reader.must_see("12枚");
    reader.press("全部消す");
    reader.must_see("この端末にある記録を全部消しますか。");
    reader.press("やめる");
    must_have_saved(reader, 12);
    reader.press("全部消す");
    reader.press("消す");
    reader.must_hear("全部消しました。");
    assert_eq!(reader.storage(), r#"[["somebody-else","stays"]]"#);
    reader.press("元に戻す");
    reader.must_hear("元に戻しました。");
    must_have_saved(reader, 12);
    assert_eq!(reader.code(), code);
    // Text size and language are those that the reader has chosen since.
    let delete = || {
        reader.press("残す・送る");
        reader.press("全部消す");
        reader.press("消す");
        assert_eq!(reader.storage(), r#"[["somebody-else","stays"]]"#);
    };
    delete();
    reader.press("特大");
    reader.press("元に戻す");
    assert_eq!(reader.get("control('特大').ariaPressed"), "true");
    // What is done after a deletion can be deleted again, and is what comes back then.
    delete();
    reader.press("仕分け");
    reader.press(VERY);
    delete();
    delete();
    reader.press("元に戻す");
    must_have_saved(reader, 1);
    delete();
    // What was done since stands on top of what comes back, also where it was done in the same way before.
    let unsure = || reader.sees(&format!("わからないもの：{}", CARDS[0]));
    reader.press("仕分け");
    reader.press("一覧で選ぶ");
    reader.press(&format!("「{}」{LITTLE}", CARDS[0]));
    reader.press(&format!("「{}」わからない", CARDS[0]));
    reader.press(&format!("「{}」{VERY}", CARDS[0]));
    delete();
    reader.press("仕分け");
    reader.press("一覧で選ぶ");
    reader.press(&format!("「{}」{LITTLE}", CARDS[0]));
    reader.press(&format!("「{}」わからない", CARDS[0]));
    reader.press("残す・送る");
    reader.press("元に戻す");
    reader.press("備える");
    assert!(unsure(), "{}", reader.seen());
    delete();
    reader.reload();
    reader.must_see("0 / 12");
    reader.must_have_a_quiet_console();
}

fn where_the_reader_wants_nothing_saved_nothing_is(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES[..4]);
    reader.press("残す・送る");
    reader.press("この端末に保存しない");
    reader.must_see("この画面を閉じると、答えは消えます。");
    must_have_saved(reader, 0);
    reader.press("仕分け");
    reader.sort(&PILES[4..6]);
    reader.must_see("6 / 12");
    // Not even a count of the acts is saved: what there is stays as it is, whatever the reader does.
    let wish = reader.storage();
    reader.press("くらべる");
    reader.press("同じくらい");
    reader.press("ならべる");
    reader.press(&format!("「{}」下へ", CARDS[0]));
    reader.press("備える");
    reader.press("使い続ける");
    reader.press("戻す");
    reader.press("やり直す");
    assert_eq!(reader.storage(), wish);
    must_have_saved(reader, 0);
    // Deleting takes the answers, not the wish.
    reader.press("残す・送る");
    reader.press("全部消す");
    reader.press("消す");
    assert!(reader.storage().contains("unsaved"), "{}", reader.storage());
    reader.press("元に戻す");
    must_have_saved(reader, 0);
    // What was deleted comes back to this screen alone.
    reader.press("残す・送る");
    reader.press("この端末に保存しない");
    reader.press("全部消す");
    reader.press("消す");
    reader.press("この端末に保存しない");
    reader.press("元に戻す");
    must_have_saved(reader, 0);
    assert!(!reader.storage().contains("place"), "{}", reader.storage());
    reader.reload();
    assert!(!reader.sees("6 / 12"), "something was saved");
    reader.press("残す・送る");
    let checked = "control('この端末に保存しない').checked";
    assert_eq!(reader.get(checked), Value::Bool(true), "the choice stays");
    reader.press("この端末に保存しない");
    reader.press("仕分け");
    reader.press(VERY);
    must_have_saved(reader, 1);
    reader.must_have_a_quiet_console();
}

fn nothing_is_saved_before_the_first_act(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open_widget(&server.at("index.html"));
    reader.press("仕分けをはじめる");
    assert_eq!(reader.storage(), "[]");
    reader.open_widget(&server.at("index.html#worry=1000"));
    assert_eq!(reader.storage(), "[]");
    reader.open_widget(&server.at("embed/article.html"));
    assert_eq!(reader.storage(), "[]");
}

#[test]
fn a_press_saves_once() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.before_every_page(
        "const write = Storage.prototype.setItem;
         window.saves = 0;
         Storage.prototype.setItem = function (...all) { window.saves += 1; return write.apply(this, all); };",
    );
    reader.open_widget(&server.at("index.html"));
    let press = |name: &str, saves: u64| {
        reader.run("window.saves = 0;", &[]);
        reader.press(name);
        assert_eq!(reader.get("window.saves").as_u64(), Some(saves), "{name}");
    };
    press("仕分けをはじめる", 0);
    press(VERY, 1);
    press("とばす", 1);
    press(LITTLE, 1);
    press("戻す", 1);
    press("やり直す", 1);
    press("一覧で選ぶ", 1);
    press(&format!("「{}」{VERY}", CARDS[5]), 1);
    press("くらべる", 1);
    press("同じくらい", 1);
    press("ならべる", 1);
    press(&format!("「{}」下へ", CARDS[0]), 1);
    press("備える", 1);
    press("家でのカードの置き場所を決めた", 1);
    press("まだ決めない", 1);
    press("残す・送る", 1);
    press("特大", 1);
    press("リンクをコピー", 0);
    // A card that stays on its pile is passed all the same.
    press("仕分け", 1);
    press("1枚ずつ選ぶ", 1);
    press("技術的な漏洩の2枚のカードへ", 1);
    reader.must_see(CARDS[0]);
    press(VERY, 1);
    reader.must_not_see("だれかがシステムに入り込み");
}
