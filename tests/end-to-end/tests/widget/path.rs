//! The reader's path in the page that is served.

use end_to_end::{CARDS, LITTLE, NOT_NOW, PILES, Reader, Site, UNSURE, VERY, answer};
use serde_json::json;

end_to_end::in_every_engine! {
    a_reader_sorts_by_keyboard_alone_and_finds_it_after_a_reload
}

fn a_reader_sorts_by_keyboard_alone_and_finds_it_after_a_reload(reader: &Reader) {
    let server = Site::as_built().serve();
    reader.open_widget(&server.at("index.html"));

    reader.tab_to("仕分けをはじめる");
    reader.enter();
    assert_eq!(reader.focus().as_deref(), Some("どのくらい気になりますか"));
    reader.must_see("0 / 12");
    for (at, (card, pile)) in CARDS.iter().zip(PILES).enumerate() {
        reader.must_see(card);
        reader.tab_to(pile);
        if at % 2 == 0 {
            reader.enter();
        } else {
            reader.space();
        }
        let left = 11 - at;
        if left > 0 {
            reader.must_see(&format!("{} / 12", at + 1));
            reader.must_hear(&format!(
                "「{card}」を「{pile}」に入れました。残り{left}枚です。"
            ));
        }
        if at == 2 {
            reader.must_see("3 / 12");
            comes_back_after_a_reload(reader);
        }
    }
    reader.must_hear("全部すみました。");
    assert_eq!(reader.focus().as_deref(), Some("12枚の仕分けがすみました"));
    comes_back_after_a_reload(reader);

    reader.tab_to("「くらべる」へ進む");
    reader.enter();
    assert_eq!(
        reader.focus().as_deref(),
        Some("どちらのほうが気になりますか")
    );
    let mut left = reader.questions_left().expect("the number is written");
    let mut count = 0;
    while let Some(pair) = reader.pair() {
        reader.must_see("とても気になる6枚から");
        reader.tab_to(&answer(&pair));
        reader.enter();
        count += 1;
        let now = reader.questions_left().unwrap_or(0);
        if reader.pair().is_some() {
            reader.must_hear(&format!("次の質問です。あと最大{now}問です。"));
            assert!(
                now < left,
                "「あと最大{left}問」 is followed by 「あと最大{now}問」"
            );
        }
        left = now;
        if count == 3 {
            comes_back_after_a_reload(reader);
        }
    }
    assert!(count <= 10, "the top three of six took {count} questions");
    assert!(reader.sees("上位の順番が決まりました") || reader.sees("くらべるのはここまでです"));

    arrange(reader);
    plan(reader);
    let lost = reader.presses_that_lost_the_focus();
    assert!(lost.is_empty(), "the focus is lost by {lost:#?}");
    reader.must_have_a_quiet_console();
}

/// ならべる by keyboard: the focus follows the card, and every move is said.
fn arrange(reader: &Reader) {
    reader.tab_to("ならべる");
    reader.enter();
    let order = reader.order();
    assert_eq!(order.len(), 10, "the cards of わからない have no place");
    assert_eq!(order[..2], [CARDS[9], CARDS[7]], "the answers said so");
    let third = &order[2];
    let up = format!("「{third}」上へ");
    reader.tab_to(&up);
    reader.enter();
    assert_eq!(reader.focus().as_ref(), Some(&up));
    reader.must_hear(&format!("「{third}」を2番目に上げました。全10枚中です。"));
    reader.enter();
    reader.must_hear(&format!("「{third}」を1番目に上げました。全10枚中です。"));
    reader.enter();
    reader.must_hear(&format!("これより上はありません。「{third}」は1番目です。"));
    assert_eq!(reader.focus().as_ref(), Some(&up));
    assert_eq!(reader.order()[..3], [third.as_str(), CARDS[9], CARDS[7]]);

    let down = format!("「{third}」下へ");
    reader.tab_to(&down);
    reader.space();
    reader.must_hear(&format!("「{third}」を2番目に下げました。全10枚中です。"));
    assert_eq!(reader.focus().as_ref(), Some(&down));
    let top = format!("「{}」いちばん上へ", CARDS[7]);
    reader.tab_to(&top);
    reader.enter();
    assert_eq!(reader.focus().as_ref(), Some(&top));
    assert_eq!(reader.order()[..3], [CARDS[7], CARDS[9], third.as_str()]);
    comes_back_after_a_reload(reader);
}

/// 備える by keyboard: the top three open, a step ticked, one set aside, a leaning; back and forth.
fn plan(reader: &Reader) {
    reader.tab_to("備える");
    reader.enter();
    let open = reader.text_of(
        "[...place().querySelectorAll('details')].map((one) => Number(one.open)).join('')",
    );
    assert_eq!(open, "1110000000");
    reader.must_see("この順番は、あなたの気持ちの順番です。");
    for part in [
        "気になること",
        "わかっていること",
        "はっきり言えないこと",
        "できること",
        "あなたが",
        "機関が",
    ] {
        reader.must_see(part);
    }

    let step = "カードと暗証番号のメモを別々の場所にした";
    reader.tab_to(step);
    reader.space();
    reader.must_hear("しるしをつけました。8個のうち1個です。");
    assert_eq!(reader.focus().as_deref(), Some(step));
    reader.must_see("しるしは8個のうち1個です。");
    let other = "パスワードの管理を見直した";
    reader.tab_to(&format!("「{other}」わたしには合わない"));
    reader.enter();
    reader.must_hear("「パスワードの管理を見直した」を「わたしには合わない」にしました。");
    assert_eq!(
        reader.focus(),
        Some(format!("「{other}」「わたしには合わない」を取り消す"))
    );
    reader.tab_to("使い方を変える");
    reader.enter();
    reader.must_hear("「使い方を変える」を選びました。");
    let done = comes_back_after_a_reload(reader);

    reader.tab_to("戻す");
    reader.enter();
    reader.must_hear("1つ前に戻しました。");
    let undone = comes_back_after_a_reload(reader);
    assert_ne!(undone, done);
    reader.tab_to("やり直す");
    reader.enter();
    reader.must_hear("やり直しました。ここが最後です。");
    assert_eq!(comes_back_after_a_reload(reader), done);
}

/// Reloads, and fails unless the same screen comes back; returns the screen.
fn comes_back_after_a_reload(reader: &Reader) -> String {
    let before = reader.screen();
    reader.reload();
    assert_eq!(reader.screen(), before, "the reload changed the screen");
    before
}

#[test]
fn undo_goes_back_to_the_beginning_and_redo_to_the_end_also_after_a_reload() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES[..4]);
    reader.press("くらべる");
    let pair = reader.pair().expect("three cards are on the top pile");
    reader.press(&answer(&pair));
    reader.press("備える");
    reader.press("まだ決めない");
    reader.press("残す・送る");
    let end = reader.text_of("tidy(seen(place().querySelector('.spell')))");

    for _ in 0..3 {
        reader.press("戻す");
    }
    reader.reload();
    for _ in 0..3 {
        reader.press("戻す");
    }
    reader.must_see("0 / 12");
    reader.press("戻す");
    reader.must_hear("これより前はありません。");
    reader.must_see("0 / 12");
    reader.reload();
    for _ in 0..6 {
        reader.press("やり直す");
    }
    assert_eq!(reader.code(), end);
    reader.press("やり直す");
    reader.must_hear("これより後はありません。");
    reader.must_have_a_quiet_console();
}

#[test]
fn both_tables_stand_there_with_their_roles_and_a_row_leads_to_its_cards() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    for width in [900, 320] {
        reader.look_from(width, 800);
        let tables = reader.text_of(
            "[...place().querySelectorAll('[role=table]')].filter(isSeen).map((table) =>
              ['rowgroup', 'row', 'columnheader', 'rowheader', 'cell']
                .map((role) => table.querySelectorAll(`[role=${role}]`).length)
                .join(' ')).join(' / ')",
        );
        assert_eq!(tables, "2 4 4 3 9 / 2 3 4 2 6", "at {width} px");
        for text in [
            "対策のイメージ",
            "アクセス制御・暗号化・監査など",
            "備え方の例",
            "公表情報や公式発表を確認する",
        ] {
            reader.must_see(text);
        }
    }

    reader.press("運用上のミスの3枚のカードへ");
    assert_eq!(reader.focus().as_deref(), Some("どのくらい気になりますか"));
    reader.must_see("自分の情報が、まちがった相手に届かないか心配。");
    reader.press(UNSURE);
    let row = "heard([...place().querySelectorAll('[role=row]')].find((row) => heard(row).includes('運用上のミス')))";
    assert!(
        reader.text_of(row).contains("（わからない）"),
        "the table shows the pile: {}",
        reader.text_of(row)
    );
    reader.press("「すべての情報がネットに流出する」のカードへ");
    reader.must_see("自分の情報が全部ネットに出ないか心配。");

    // Also from the list and from another part.
    reader.press("一覧で選ぶ");
    reader.press("備える");
    reader.press("「すぐに金融犯罪などに悪用される」のカードへ");
    assert!(
        reader
            .focus()
            .is_some_and(|name| name.contains("どのくらい") || name.contains(CARDS[11])),
        "a row leads to its card from the list too; the focus is on {:?}",
        reader.focus()
    );
    reader.must_have_a_quiet_console();
}

#[test]
fn every_part_is_open_at_any_time_and_of_use_alone() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));

    reader.press("備える");
    reader.must_see("まだ仕分けていません。");
    reader.must_see("わかっていること");
    reader.press("ならべる");
    assert_eq!(reader.order(), CARDS);
    reader.press(&format!("「{}」上へ", CARDS[4]));
    reader.must_hear(&format!(
        "「{}」を4番目に上げました。全12枚中です。",
        CARDS[4]
    ));
    assert_eq!(reader.order()[3], CARDS[4]);

    reader.press("くらべる");
    reader.must_see("12枚から");
    let pair = reader.pair().expect("there is a question without any pile");
    let most = reader.questions_left().expect("the number is written");
    assert!(most <= 30, "at most {most} questions for twelve cards");
    reader.press(&answer(&pair));
    assert!(reader.questions_left().expect("the number is written") < most);
    reader.press("同じくらい");
    reader.must_hear("同じくらいにしました。");
    reader.press("とばす");
    reader.must_hear("とばしました。");

    reader.press("仕分け");
    reader.must_see("0 / 12");
    reader.press("備えを見る");
    assert_eq!(
        reader.focus().as_deref(),
        Some("気になることと、できること")
    );
    reader.must_have_a_quiet_console();
}

#[test]
fn the_plan_follows_what_changes_after_a_step_is_ticked() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    for _ in 0..CARDS.len() {
        reader.press(VERY);
    }
    reader.press("備える");
    let worries = "[...place().querySelectorAll('.result .name')].map((one) => one.textContent)";
    assert_eq!(reader.get(worries), json!(CARDS));
    let step = "カードと暗証番号のメモを別々の場所にした";
    reader.press(step);
    reader.must_see("しるしは8個のうち1個です。");

    // The picture, which a step leaves as it is, still answers.
    let picked = "[...place().querySelectorAll('.cell')].map((one) => one.ariaPressed)";
    reader.run("place().querySelector('.cell').click();", &[]);
    reader.settle();
    assert_eq!(reader.get(picked)[0], json!("true"));
    assert!(reader.get("place().querySelector('.caption')").is_object());
    reader.press(step);
    assert_eq!(reader.get(picked)[0], json!("true"));
    reader.run("place().querySelector('.cell').click();", &[]);
    reader.settle();
    assert_eq!(reader.get("place().querySelector('.caption')"), json!(null));

    // So do the worries, in another order, in another language, and when that is taken back.
    reader.press("ならべる");
    reader.press(&format!("「{}」いちばん上へ", CARDS[4]));
    let order = reader.order();
    reader.press("備える");
    assert_eq!(reader.get(worries), json!(order));
    reader.press(step);
    reader.switch_language("English", "en");
    assert_ne!(reader.get(worries), json!(order));
    reader.switch_language("日本語", "ja");
    assert_eq!(reader.get(worries), json!(order));
    reader.press("戻す");
    assert_eq!(reader.get(worries), json!(order), "the step alone");
    reader.press("戻す");
    reader.press("備える");
    assert_eq!(reader.get(worries), json!(CARDS));
}

#[test]
fn ten_questions_are_put_before_the_reader_may_stop() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&[VERY; 12]);
    reader.press("「くらべる」へ進む");
    for _ in 0..10 {
        let pair = reader.pair().expect("ten questions come first");
        reader.press(&answer(&pair));
    }
    reader.must_see("ひと休みできます");
    assert_eq!(reader.focus().as_deref(), Some("ひと休みできます"));
    reader.wait_for(
        "The answer is said, and no question that is not put.",
        "said().at(-1)?.startsWith('「') && !said().at(-1).includes('次の質問')",
    );
    let left = reader.questions_left();
    reader.reload();
    reader.must_see("ひと休みできます");
    reader.press("続ける（");
    assert_eq!(reader.questions_left(), left);
    let more = reader.compare();
    reader.press("残りもくらべる（");
    let rest = reader.compare();
    assert!(10 + more + rest <= 30, "{} questions", 10 + more + rest);
    reader.must_see("くらべるのはここまでです");
    reader.press("ならべる");
    let order: Vec<&str> = CARDS.into_iter().rev().collect();
    assert_eq!(reader.order(), order);
    reader.must_have_a_quiet_console();
}

#[test]
fn a_question_that_is_put_again_counts_before_the_reader_may_stop() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&[VERY; 7]);
    reader.press("くらべる");
    for _ in 0..10 {
        reader.must_see("あと最大");
        reader.press("とばす");
    }
    reader.must_see("ひと休みできます");
    // What is taken back is asked anew, and counts anew.
    reader.press("続ける（");
    for _ in 0..10 {
        reader.press("戻す");
    }
    for _ in 0..10 {
        reader.must_not_see("ひと休みできます");
        reader.press("とばす");
    }
    reader.must_see("ひと休みできます");
    // Whoever takes that over has not been asked anything yet.
    let code = reader.code().replace(' ', "");
    reader.run("localStorage.clear();", &[]);
    reader.open_widget(&server.at(&format!("index.html#worry={code}")));
    reader.press("この順番を使う");
    reader.press("くらべる");
    reader.must_not_see("ひと休みできます");
    reader.must_see("どちらのほうが気になりますか");
}

#[test]
fn where_a_hand_has_put_the_top_pile_in_order_the_rest_can_be_compared() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&[VERY, VERY, LITTLE, LITTLE, LITTLE]);
    reader.press("ならべる");
    reader.press(&format!("「{}」下へ", reader.order()[0]));
    reader.press("くらべる");
    reader.must_see("上位の順番が決まりました");
    reader.must_not_see("くらべるカードがありません");
    reader.press("残りもくらべる（");
    reader.must_see("どちらのほうが気になりますか");
}

#[test]
fn an_answer_is_changed_and_withdrawn_under_the_questions() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES);
    reader.press("「くらべる」へ進む");
    let mut answers = Vec::new();
    for _ in 0..3 {
        let pair = reader.pair().expect("six cards are on the top pile");
        reader.press(&answer(&pair));
        answers.push(pair);
    }
    reader.press("あなたの答え（3）");
    let [one, other] = &answers[0];
    let same = format!("「{one}」「{other}」同じくらい");
    reader.press(&same);
    reader.must_hear("同じくらいにしました。");
    assert_eq!(
        reader.focus().as_ref(),
        Some(&same),
        "the focus stays on what was pressed"
    );
    assert_eq!(
        reader.text_of(&format!("control('{same}').getAttribute('aria-pressed')")),
        "true"
    );
    reader.press(&format!("「{one}」「{other}」取り消す"));
    reader.must_hear("答えを取り消しました。");
    reader.must_see("あなたの答え（2）");
    reader.press("戻す");
    reader.must_see("あなたの答え（3）");
    let lost = reader.presses_that_lost_the_focus();
    assert!(lost.is_empty(), "the focus is lost by pressing {lost:?}");
    reader.must_have_a_quiet_console();
}

#[test]
fn the_focus_goes_on_where_what_had_it_is_gone() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES);
    reader.press("くらべる");
    let question = "どちらのほうが気になりますか";
    let pair = reader.pair().expect("six cards are on the top pile");
    reader.press(&answer(&pair));
    reader.press("あなたの答え（1）");
    let [one, other] = &pair;
    reader.press(&format!("「{one}」「{other}」取り消す"));
    reader.must_hear("答えを取り消しました。");
    assert_eq!(reader.focus().as_deref(), Some(question));
    // A step back to another part.
    reader.press("残す・送る");
    reader.press("戻す");
    reader.settle();
    assert_eq!(reader.focus().as_deref(), Some(question));
}

#[test]
fn an_answer_given_in_the_list_can_bring_the_offer_to_stop_and_keeps_the_focus() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&[VERY; 12]);
    reader.press("くらべる");
    let [one, other] = reader.pair().expect("there are twelve cards to compare");
    reader.press("とばす");
    for _ in 0..8 {
        let pair = reader.pair().expect("ten questions come first");
        reader.press(&answer(&pair));
    }
    reader.press("あなたの答え（9）");
    let same = format!("「{one}」「{other}」同じくらい");
    reader.press(&same);
    reader.must_see("ひと休みできます");
    assert_eq!(reader.focus().as_ref(), Some(&same));
    let lost = reader.presses_that_lost_the_focus();
    assert!(lost.is_empty(), "the focus is lost by pressing {lost:?}");
}

#[test]
fn where_there_is_nothing_to_compare_the_reader_is_told_so() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&[VERY, LITTLE]);
    reader.press("くらべる");
    reader.must_see("くらべるカードがありません");
    reader.press("一覧で選ぶ");
    reader.must_see("2 / 12");
    assert_eq!(reader.focus().as_deref(), Some("どのくらい気になりますか"));
}

#[test]
fn a_plan_tells_what_is_sorted_from_what_is_not() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    let open = "[...place().querySelectorAll('.result[open] .name')].map((one) => tidy(seen(one)))";
    reader.press("備える");
    reader.must_see("まだ仕分けていません。カードははじめの順です。");
    assert_eq!(reader.get(open), json!(CARDS[..3]));
    reader.press("仕分け");
    reader.sort(&[NOT_NOW, LITTLE]);
    reader.press("備える");
    reader.must_see("この順番は、あなたの気持ちの順番です。");
    reader.must_see("残りのカードは、まだ仕分けていません。");
    assert_eq!(reader.get(open), json!([CARDS[1]]));
}

#[test]
fn who_is_level_with_the_one_above_goes_up_to_the_same_place() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&[VERY; 2]);
    reader.press("くらべる");
    reader.press("同じくらい");
    reader.press("ならべる");
    let order = reader.order();
    reader.press(&format!("「{}」上へ", order[1]));
    reader.must_hear(&format!(
        "「{}」を1番目に上げました。全12枚中です。",
        order[1]
    ));
    assert_eq!(reader.order()[..2], [order[1].clone(), order[0].clone()]);
}

#[test]
fn an_answer_that_is_changed_when_all_is_settled_keeps_its_place_and_the_focus() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&[VERY; 3]);
    reader.press("くらべる");
    // The first of each pair, so that the third pair follows from two.
    let mut answers = Vec::new();
    while let Some(pair) = reader.pair() {
        let worse = CARDS
            .iter()
            .find(|card| pair.contains(&(**card).to_owned()));
        reader.press(&format!("{}こちらが気になる", worse.unwrap()));
        answers.push(pair);
    }
    reader.must_see("くらべるのはここまでです");
    reader.press(&format!("あなたの答え（{}）", answers.len()));
    let mut again = 0;
    for [one, other] in &answers {
        let names = [
            format!("「{one}」こちらが気になる"),
            format!("「{other}」こちらが気になる"),
            format!("「{one}」「{other}」同じくらい"),
        ];
        for name in names.iter().filter(|name| reader.names().contains(name)) {
            reader.press(name);
            assert_eq!(reader.focus().as_ref(), Some(name));
            again += usize::from(reader.pair().is_some());
        }
    }
    assert!(again > 0, "no change asked anything again");
    let lost = reader.presses_that_lost_the_focus();
    assert!(lost.is_empty(), "the focus is lost by pressing {lost:?}");
}

#[test]
fn a_reader_sorts_by_the_list() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.press("一覧で選ぶ");
    for (card, pile) in CARDS.iter().zip(PILES) {
        let name = format!("「{card}」{pile}");
        reader.press(&name);
        assert_eq!(reader.focus().as_ref(), Some(&name));
    }
    let last = format!("「{}」{}", CARDS[11], PILES[11]);
    reader.press(&last);
    reader.must_hear(&format!(
        "「{}」の仕分けを取り消しました。残り1枚です。",
        CARDS[11]
    ));
    reader.press(&last);
    reader.must_see("12 / 12");
    comes_back_after_a_reload(&reader);
    reader.press("1枚ずつ選ぶ");
    reader.must_see("12枚の仕分けがすみました");
    reader.press("ならべる");
    assert_eq!(reader.order().len(), 10);
    reader.press("仕分けで選び直す");
    assert_eq!(reader.focus().as_deref(), Some("どのくらい気になりますか"));
    reader.must_have_a_quiet_console();
}

#[test]
fn no_press_takes_the_focus_away() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.press("技術的な漏洩の2枚のカードへ");
    reader.press("とばす");
    reader.press("とばす");
    reader.press("戻す");
    reader.press("やり直す");
    reader.press("仕分けをはじめる");
    for pile in [VERY, VERY, LITTLE, NOT_NOW, UNSURE] {
        reader.press(pile);
    }
    reader.press("続きへ");
    reader.press("備える");
    reader.press("仕分け");
    reader.press("一覧で選ぶ");
    reader.press(&format!("「{}」{VERY}", CARDS[7]));
    reader.press(&format!("「{}」{VERY}", CARDS[7]));
    for card in [2, 3, 4, 5, 7, 8, 9, 10, 11] {
        let name = format!("「{}」{VERY}", CARDS[card]);
        reader.press(&name);
    }
    reader.press("1枚ずつ選ぶ");
    reader.press("すぐに金融犯罪などに悪用される");
    reader.press("くらべる");
    reader.press("同じくらい");
    reader.press("とばす");
    reader.compare();
    reader.press("残りもくらべる（");
    reader.compare();
    reader.press("戻す");
    reader.press("やり直す");
    reader.press("この順番で備える");
    reader.press("ならべる");
    let order = reader.order();
    reader.press(&format!("「{}」下へ", order[0]));
    reader.press(&format!("「{}」いちばん上へ", order[9]));
    reader.press(&format!("「{}」上へ", order[9]));
    reader.press(&format!("「{}」上へ", order[1]));
    reader.press("戻す");
    reader.press("この順番で備える");
    let folded = reader
        .names()
        .into_iter()
        .find(|name| name.starts_with("7 "));
    if let Some(folded) = folded {
        reader.press(&folded);
    }
    reader.press("家でのカードの置き場所を決めた");
    reader.press("「パスワードの管理を見直した」わたしには合わない");
    reader.press("「パスワードの管理を見直した」「わたしには合わない」を取り消す");
    reader.press("使わない（資格確認書）");
    reader.press("使わない（資格確認書）");
    reader.press("想像・とても気になる");
    reader.press("想像・とても気になる");
    for _ in 0..4 {
        reader.press("戻す");
    }
    reader.press("残す・送る");
    reader.press("このコードで開く");
    reader.press("閉じる");
    reader.press("この端末に保存しない");
    reader.press("この端末に保存しない");
    reader.press("全部消す");
    reader.press("やめる");
    reader.press("全部消す");
    reader.press("消す");
    reader.press("元に戻す");
    reader.press("特大");
    reader.press("標準");
    let code = reader.code();
    reader.press("戻す");
    reader.press("残す・送る");
    reader.press("コード");
    reader.write(&code);
    reader.press("このコードで開く");
    reader.must_see("別の順番を見ています");
    reader.press("この順番を閉じる");
    reader.press("残す・送る");
    reader.press("コード");
    reader.write(&code);
    reader.press("このコードで開く");
    reader.press("この順番を使う");
    let lost = reader.presses_that_lost_the_focus();
    assert!(lost.is_empty(), "the focus is lost by pressing {lost:#?}");
    reader.must_have_a_quiet_console();
}

#[test]
fn nothing_is_asked_of_the_network_once_the_widget_is_there() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.permit("clipboard-write", "granted");
    reader.open_widget(&server.at("index.html"));
    reader.wait_for("The page is loaded.", "document.readyState === 'complete'");
    let loaded = server.requests();
    for request in &loaded {
        let is_ours = ["/index.html", ".css", ".js", ".wasm"]
            .iter()
            .any(|end| request.ends_with(end));
        assert!(is_ours, "{request} is no file of the widget");
    }
    assert!(loaded.len() <= 5, "more than five requests: {loaded:?}");
    let asked = reader.requests();
    let strange: Vec<_> = asked
        .iter()
        .filter(|address| !address.starts_with(&server.at("")) && !address.starts_with("data:"))
        .filter(|address| !address.starts_with("about:"))
        .collect();
    assert!(strange.is_empty(), "other places were asked: {strange:?}");

    reader.sort(&PILES);
    reader.press("「くらべる」へ進む");
    reader.compare();
    reader.press("ならべる");
    reader.press(&format!("「{}」下へ", reader.order()[0]));
    reader.press("備える");
    reader.press("使い続ける");
    reader.press("戻す");
    reader.press("やり直す");
    reader.press("残す・送る");
    reader.press("リンクをコピー");
    reader.press("わたしの順番も入れたリンクをコピー");
    reader.press("コード");
    reader.write("0000");
    reader.press("このコードで開く");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(
        reader.requests(),
        [""; 0],
        "the browser asked for something"
    );
    assert_eq!(
        server.requests(),
        loaded,
        "the server was asked for something"
    );
    assert_eq!(reader.text_of("document.cookie"), "");
    assert_eq!(
        reader.text_of("Object.keys(localStorage).concat(Object.keys(sessionStorage)).join()"),
        end_to_end::KEY
    );
}
