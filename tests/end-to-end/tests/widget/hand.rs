//! Keys, fingers and mouse: what is quicker than a press, and never the only way.

use end_to_end::{CARDS, LITTLE, NOT_NOW, PILES, Reader, Site, UNSURE, VERY};

#[test]
fn digits_answer_while_the_focus_is_in_the_sorter_and_nowhere_else() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.key('1');
    reader.press("標準");
    reader.key('1');
    reader.settle();
    reader.must_see("0 / 12");

    reader.press("仕分けをはじめる");
    for (at, pile) in PILES.into_iter().enumerate() {
        let key = match pile {
            VERY => '1',
            LITTLE => '2',
            NOT_NOW => '3',
            _ => '4',
        };
        reader.key(key);
        reader.settle();
        reader.must_hear(&format!("「{}」を「{pile}」に入れました。", CARDS[at]));
    }
    assert_eq!(reader.focus().as_deref(), Some("12枚の仕分けがすみました"));
    reader.key('1');
    reader.settle();
    reader.must_see("12枚の仕分けがすみました");

    reader.press("くらべるへ進む");
    for (key, at) in [('1', 0), ('2', 1)] {
        let pair = reader.pair().expect("six cards are on the top pile");
        reader.key(key);
        reader.settle();
        reader.must_hear(&format!("「{}」を選びました。", pair[at]));
        assert!(reader.focus().is_some(), "the focus stays in the sorter");
    }
    reader.key('3');
    reader.settle();
    reader.must_hear("同じくらいにしました。");
    reader.key('4');
    reader.settle();
    reader.must_hear("とばしました。");
    let left = reader.questions_left();
    reader.key('5');
    reader.chord('\u{e009}', '1');
    reader.chord('\u{e00a}', '1');
    reader.settle();
    assert_eq!(
        reader.questions_left(),
        left,
        "other keys answer nothing, and none with Ctrl or Alt"
    );
    let held = "new KeyboardEvent('keydown', { key: '1', repeat: true, bubbles: true })";
    let typed = "new KeyboardEvent('keydown', { key: '1', isComposing: true, bubbles: true })";
    for event in [held, typed] {
        reader.get(&format!("focused().dispatchEvent({event})"));
    }
    reader.settle();
    assert_eq!(reader.questions_left(), left);

    reader.press("残す・送る");
    reader.press("コード");
    reader.write("1234");
    let field = "place().querySelector('#code').value";
    assert_eq!(reader.text_of(field), "1234");
    reader.must_have_a_quiet_console();
}

#[test]
fn a_button_says_its_key_and_keeps_its_name() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    let keys =
        "controls().filter((one) => one.ariaKeyShortcuts ?? one.getAttribute('aria-keyshortcuts'))
        .map((one) => `${one.getAttribute('aria-keyshortcuts')} ${nameOf(one)}`).join()";
    let piles = [VERY, LITTLE, NOT_NOW, UNSURE];
    let said: Vec<_> = (1..)
        .zip(piles)
        .map(|(key, pile)| format!("{key} {pile}"))
        .collect();
    assert_eq!(reader.text_of(keys), said.join(","));
    reader.press(VERY);
    let drawn = reader.run(
        "const drawn = getComputedStyle(control(arguments[0]), '::after').content;
         return [matchMedia('(hover: hover) and (pointer: fine)').matches, drawn];",
        &[VERY.into()],
    );
    let digit = if drawn[0] == true {
        "\"1\" / \"\""
    } else {
        "none"
    };
    assert_eq!(
        drawn[1], digit,
        "the digit is drawn beside a mouse, and is no part of the name"
    );
}
