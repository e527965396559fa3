//! Keys, fingers and mouse: what is quicker than a press, and never the only way.

use std::time::Duration;

use end_to_end::{CARDS, Hand, LITTLE, NOT_NOW, PILES, Reader, Server, Site, UNSURE, VERY};

/// Longer than a finger has to rest on a grip.
const LONG: Duration = Duration::from_millis(500);

/// Not so long.
const NOT_LONG: Duration = Duration::from_millis(20);

/// So long a pointer rests before it lets go.
const REST: Duration = Duration::from_millis(100);

/// Six cards on the top pile, six on the next.
const SIX_AND_SIX: [&str; 12] = [
    VERY, VERY, VERY, VERY, VERY, VERY, LITTLE, LITTLE, LITTLE, LITTLE, LITTLE, LITTLE,
];

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

    reader.press("「くらべる」へ進む");
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
fn digits_go_on_where_the_button_with_the_focus_is_gone() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.press("仕分けをはじめる");
    reader.tab_to("「不正アクセス」を表で見る");
    // Not every card has a row, and so a way to it.
    for at in 1..=CARDS.len() {
        reader.key('1');
        reader.wait_for(
            "The card is on its pile.",
            &format!("seen(place()).includes('{at} / 12') || seen(place()).includes('12枚の仕分けがすみました')"),
        );
        reader.settle();
    }
    reader.must_see("12枚の仕分けがすみました");
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

/// A reader with twelve cards in the order of the edition, the first six on the top pile, before ならべる.
fn arranging(server: &Server) -> Reader {
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&SIX_AND_SIX);
    reader.press("ならべる");
    assert_eq!(reader.order(), CARDS);
    reader.run(
        "addEventListener('pointerup', () => {
           const [held, line] = ['[data-held]', '[data-drop]'].map((rows) => [...place().querySelectorAll(rows)]);
           const marks = line.map((one) => `${one.dataset.drop} ${tidy(one.querySelector('.name').textContent)}`);
           window.atTheEnd = `${held.length} ${marks.join()}`;
         }, true);",
        &[],
    );
    reader
}

/// The name of a card's grip.
fn grip(card: usize) -> String {
    format!("「{}」場所を選ぶ", CARDS[card])
}

/// How much further down one card stands than another on the screen.
fn way(reader: &Reader, from: usize, to: usize) -> f64 {
    let way = reader.run(
        "const [from, to] = [...arguments].map((name) => control(name).getBoundingClientRect());
         return to.y + to.height / 2 - from.y - from.height / 2;",
        &[grip(from).into(), grip(to).into()],
    );
    way.as_f64().expect("both have a place")
}

/// What is drawn while a row is dragged: how many rows are held, and on which side of which card it would go.
fn drawn(reader: &Reader) -> (u64, String) {
    let held = reader.get("place().querySelectorAll('[data-held]').length");
    let line = reader.text_of(
        "[...place().querySelectorAll('[data-drop]')]
           .map((one) => `${one.dataset.drop} ${tidy(one.querySelector('.name').textContent)}`).join()",
    );
    (held.as_u64().unwrap_or_default(), line)
}

/// What was drawn when the pointer last went up, before anything came of it.
fn at_the_end(reader: &Reader) -> String {
    reader.text_of("window.atTheEnd")
}

/// The order with a card moved from one position to another.
fn moved(from: usize, to: usize) -> Vec<&'static str> {
    let mut order = CARDS.to_vec();
    let card = order.remove(from);
    order.insert(to, card);
    order
}

#[test]
fn a_mouse_drags_a_row_at_once_and_nothing_is_decided_before_it_lets_go() {
    let server = Site::as_built().serve();
    let reader = arranging(&server);
    let before = reader.storage();
    let down = way(&reader, 1, 3) + 4.0;
    reader.grab(&grip(1), &[(0.0, down)]);
    assert_eq!(drawn(&reader), (1, format!("after {}", CARDS[3])));
    assert_eq!(reader.order(), CARDS);
    assert_eq!(reader.storage(), before, "nothing is decided yet");
    reader.let_go();
    assert_eq!(drawn(&reader), (0, String::new()));
    assert_eq!(reader.order(), moved(1, 3));
    reader.must_hear(&format!(
        "「{}」を4番目に下げました。全12枚中です。",
        CARDS[1]
    ));
    assert!(reader.focus().is_some_and(|name| name.contains(&grip(1))));
    reader.must_not_see("何番目に移しますか");
    reader.press("戻す");
    assert_eq!(reader.order(), CARDS, "one press brings it back");

    // The row that a card lands on decides its pile, as with the buttons.
    let up = way(&reader, 6, 5) - 4.0;
    reader.grab(&grip(6), &[(0.0, up)]);
    assert_eq!(drawn(&reader), (1, format!("before {}", CARDS[5])));
    reader.let_go();
    assert_eq!(reader.order(), moved(6, 5));
    reader.must_hear("「とても気になる」に入りました。");
    reader.press("戻す");
    reader.must_have_a_quiet_console();
}

#[test]
fn a_drag_that_is_given_up_puts_everything_back() {
    let server = Site::as_built().serve();
    let reader = arranging(&server);
    let before = reader.storage();
    let down = way(&reader, 1, 3) + 4.0;

    reader.grab(&grip(1), &[(0.0, down)]);
    reader.key('\u{e00c}');
    reader.settle();
    assert_eq!(drawn(&reader), (0, String::new()), "Esc ends the drag");
    reader.must_hear("元の場所に戻しました。");
    reader.let_go();
    reader.must_not_see("何番目に移しますか");

    reader.run(
        "control(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' });",
        &[grip(1).into()],
    );
    reader.grab(&grip(1), &[(0.0, -20.0), (0.0, -260.0)]);
    assert_eq!(drawn(&reader).1, "", "far from the list there is no place");
    reader.let_go();
    assert_eq!(reader.storage(), before);

    for event in ["pointercancel", "lostpointercapture"] {
        reader.grab(&grip(1), &[(0.0, down)]);
        reader.run(
            "const held = place().querySelector('[data-held] .grip');
             if (arguments[0] === 'pointercancel') held.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true }));
             else for (let id = 0; id < 99; id += 1) if (held.hasPointerCapture(id)) held.releasePointerCapture(id);",
            &[event.into()],
        );
        reader.grab("ならべる", &[]);
        assert_eq!(drawn(&reader), (0, String::new()), "{event} ends the drag");
        reader.let_go();
    }
    assert_eq!(reader.order(), CARDS);
    reader.must_have_a_quiet_console();
}

#[test]
fn a_finger_drags_after_a_long_press_and_scrolls_before() {
    let server = Site::as_built().serve();
    let reader = arranging(&server);
    reader.look_from(390, 800);
    reader.settle();
    let down = way(&reader, 1, 3) + 4.0;
    let walk = [(0.0, 20.0), (0.0, down - 20.0)];
    reader.drag(Hand::Finger, &grip(1), LONG, &walk, REST);
    assert_eq!(at_the_end(&reader), format!("1 after {}", CARDS[3]));
    assert_eq!(reader.order(), moved(1, 3));
    reader.press("戻す");
    assert_eq!(reader.order(), CARDS);

    reader.run(
        "control(arguments[0]).scrollIntoView({ block: 'center' });",
        &[grip(4).into()],
    );
    let scrolled = reader.get("scrollY").as_f64();
    let walk = [(0.0, -60.0), (0.0, -60.0)];
    reader.drag(Hand::Finger, &grip(4), NOT_LONG, &walk, REST);
    assert_eq!(drawn(&reader), (0, String::new()));
    assert_eq!(reader.order(), CARDS, "a quick move is no drag");
    assert!(
        reader.get("scrollY").as_f64() > scrolled,
        "it scrolls the page"
    );

    reader.drag(Hand::Finger, &grip(1), LONG, &[], REST);
    assert_eq!(at_the_end(&reader), "1 ");
    reader.must_see("何番目に移しますか");
    assert_eq!(reader.order(), CARDS, "a slow press is a press");
    reader.must_have_a_quiet_console();
}

#[test]
fn a_second_finger_drops_nothing() {
    let server = Site::as_built().serve();
    let reader = arranging(&server);
    let goes = |what: &str, pointer: u8, down: f64| {
        reader.run(
            "const [name, what, pointerId, down] = arguments;
             if (!window.begin) control(name).scrollIntoView({ block: 'center' });
             const { x, y, height } = control(name).getBoundingClientRect();
             const init = { pointerId, isPrimary: pointerId === 1, bubbles: true, composed: true, pointerType: 'touch' };
             const at = { clientX: x + 5, clientY: (window.begin ??= y + height / 2) + down };
             control(name).dispatchEvent(new PointerEvent(`pointer${what}`, { ...init, ...at }));",
            &[grip(1).into(), what.into(), pointer.into(), down.into()],
        );
    };
    let down = way(&reader, 1, 3) + 4.0;
    goes("down", 1, 0.0);
    std::thread::sleep(LONG);
    goes("move", 1, down);
    let held = drawn(&reader);
    assert_eq!(held, (1, format!("after {}", CARDS[3])));
    for what in ["down", "up", "cancel"] {
        goes(what, 2, 0.0);
        assert_eq!(drawn(&reader), held, "the other finger goes {what}");
    }
    goes("up", 1, down);
    reader.settle();
    assert_eq!(reader.order(), moved(1, 3));
}

#[test]
fn the_page_scrolls_while_a_row_is_held_at_its_edge() {
    let server = Site::as_built().serve();
    let reader = arranging(&server);
    reader.look_from(390, 800);
    reader.settle();
    reader.run(
        "control(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' });",
        &[grip(1).into()],
    );
    let scrolled = reader.get("scrollY").as_f64();
    // From the middle of the window to just above its lower edge.
    let walk = [(0.0, 40.0), (0.0, 330.0)];
    let rest = Duration::from_secs(3);
    reader.drag(Hand::Mouse, &grip(1), NOT_LONG, &walk, rest);
    assert_eq!(at_the_end(&reader), format!("1 after {}", CARDS[11]));
    assert!(reader.get("scrollY").as_f64() > scrolled);
    assert_eq!(reader.order(), moved(1, 11));
    reader.must_hear("「少し気になる」に入りました。");
    reader.must_have_a_quiet_console();
}

#[test]
fn a_place_is_chosen_by_tap_and_by_keyboard() {
    let server = Site::as_built().serve();
    let reader = arranging(&server);
    reader.look_from(390, 800);
    reader.settle();
    reader.press(&grip(9));
    reader.must_see("何番目に移しますか");
    assert_eq!(
        reader.focus(),
        Some(format!("10番目、今は「{}」", CARDS[9])),
        "the focus goes to where the card stands"
    );
    reader.press(&format!("2番目、今は「{}」", CARDS[1]));
    assert_eq!(reader.order(), moved(9, 1));
    reader.must_hear(&format!(
        "「{}」を2番目に上げました。全12枚中です。「とても気になる」に入りました。",
        CARDS[9]
    ));
    assert_eq!(reader.focus(), Some(format!("2番目{}", grip(9))));
    reader.must_not_see("何番目に移しますか");
    reader.press("戻す");
    assert_eq!(reader.order(), CARDS);

    reader.tab_to(&format!("1番目{}", grip(0)));
    reader.enter();
    reader.tab_to(&format!("12番目、今は「{}」", CARDS[11]));
    reader.key('\u{e00c}');
    reader.settle();
    reader.must_not_see("何番目に移しますか");
    assert_eq!(reader.focus(), Some(format!("1番目{}", grip(0))));
    reader.space();
    reader.tab_to(&format!("12番目、今は「{}」", CARDS[11]));
    reader.enter();
    assert_eq!(reader.order(), moved(0, 11));
    assert_eq!(reader.focus(), Some(format!("12番目{}", grip(0))));

    reader.press(&grip(3));
    reader.press(&grip(3));
    reader.must_not_see("何番目に移しますか");
    reader.press(&grip(3));
    reader.press("閉じる");
    assert!(reader.focus().is_some_and(|name| name.contains(&grip(3))));
    reader.press(&grip(3));
    reader.press(&format!("3番目、今は「{}」", CARDS[3]));
    assert_eq!(
        reader.order(),
        moved(0, 11),
        "its own place changes nothing"
    );
    let lost = reader.presses_that_lost_the_focus();
    assert!(lost.is_empty(), "the focus is lost by pressing {lost:?}");
    reader.must_have_a_quiet_console();
}

/// Whether the focus is on the row of a table that begins so.
fn is_on_row(reader: &Reader, begin: &str) -> bool {
    let row = reader.run(
        "const at = focused();
         const room = at.getBoundingClientRect();
         return at.tagName === 'TR' && tidy(heard(at)).includes(arguments[0])
           && room.top >= 0 && room.top < innerHeight;",
        &[begin.into()],
    );
    row == true
}

#[test]
fn a_card_leads_to_its_row_and_the_row_leads_back() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.look_from(390, 800);
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES[..3]);
    let way = format!("「{}」を表で見る", CARDS[3]);
    let before = reader.storage();
    reader.press(&way);
    assert!(is_on_row(&reader, "運用上のミス"), "{:?}", reader.focus());
    reader.press("運用上のミスの3枚のカードへ");
    assert_eq!(reader.focus().as_ref(), Some(&way));
    assert_eq!(reader.storage(), before, "looking changes nothing");

    // A row keeps the card that is shown, and shows its first one otherwise.
    reader.press("運用上のミスの3枚のカードへ");
    assert!(reader.names().contains(&way), "the card stays");
    reader.press("物理的な漏洩の3枚のカードへ");
    let first = format!("「{}」を表で見る", CARDS[5]);
    assert!(reader.names().contains(&first));
    assert_eq!(reader.focus().as_deref(), Some("どのくらい気になりますか"));
    // Whoever went on from there does not come back to the card they left.
    reader.press(&first);
    reader.press(VERY);
    reader.press("とばす");
    reader.press("物理的な漏洩の3枚のカードへ");
    assert!(reader.focus().is_some_and(|name| name != first));

    // From a result one comes back to that result.
    reader.press("備える");
    let result = format!("「{}」を表で見る", CARDS[0]);
    reader.tab_to(&result);
    reader.enter();
    assert!(is_on_row(&reader, "技術的な漏洩"), "{:?}", reader.focus());
    reader.tab_to("技術的な漏洩の2枚のカードへ");
    reader.enter();
    assert_eq!(reader.focus(), Some(result));
    let lost = reader.presses_that_lost_the_focus();
    assert!(lost.is_empty(), "the focus is lost by pressing {lost:?}");
    reader.must_have_a_quiet_console();
}

#[test]
fn cards_without_a_row_keep_the_room_of_the_way_to_it() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.look_from(320, 800);
    reader.open_widget(&server.at("index.html"));
    let answer = "control('とても気になる').getBoundingClientRect().y
        - place().querySelector('#question').getBoundingClientRect().y";
    let place = reader.get(answer);
    for card in CARDS {
        let has_way = reader
            .names()
            .iter()
            .any(|name| name.contains("を表で見る"));
        let in_a_row = card != CARDS[8] && card != CARDS[9];
        assert_eq!(has_way, in_a_row, "{card}");
        assert_eq!(
            reader.get(answer),
            place,
            "the answers keep their place at {card}"
        );
        reader.sort(&[VERY]);
    }
    reader.must_have_a_quiet_console();
}
