//! How it looks where others decide: the theme of the element, the style of the article, the reader's system, paper.

use end_to_end::{CARDS, LITTLE, PILES, Reader, Server, Site, VERY, answer};
use serde_json::json;

const ARTICLE: &str = "embed/article.html#worry=";

/// The widget's paper, light and dark.
const LIGHT: &str = "rgb(250, 246, 238)";
const DARK: &str = "rgb(29, 27, 24)";

/// What a page may say of everything on it; each comes after the article's own style.
const HOSTILE: [(&str, &str); 9] = [
    (
        "a reset that goes too far",
        "* { line-height: 1 !important; word-break: break-all !important; letter-spacing: 2px !important;
            text-transform: uppercase !important; font-style: italic !important; font-variant: small-caps !important; }",
    ),
    (
        "everything centred and red",
        "* { text-align: center !important; color: red !important; text-shadow: 1px 1px blue !important;
            text-indent: 1em !important; word-spacing: 1em !important; white-space: pre !important;
            -webkit-text-fill-color: red !important; -webkit-text-stroke: 1px green !important; }",
    ),
    (
        "buttons without anything",
        "button { all: unset !important; } * { box-sizing: content-box !important; cursor: wait !important; }
         input { display: none !important; } h2, h3, h4 { font-size: 40px !important; color: red !important; }",
    ),
    (
        "from right to left, from top to bottom",
        "* { direction: rtl !important; unicode-bidi: bidi-override !important; text-orientation: upright !important;
            line-break: anywhere !important; overflow-wrap: normal !important; hyphens: auto !important; }",
    ),
    (
        "tables and lists",
        "* { border-collapse: separate !important; border-spacing: 9px !important; caption-side: bottom !important;
            empty-cells: hide !important; list-style: square inside !important; quotes: '<' '>' !important;
            tab-size: 9 !important; orphans: 9 !important; widows: 9 !important; }",
    ),
    ("a small root", "html { font-size: 8px !important; }"),
    (
        "another font",
        "html { font: bold italic 16px/3 monospace !important; }
         * { font-family: serif !important; font-weight: 900 !important; font-stretch: 50% !important; font-size: 9px !important;
             font-feature-settings: 'swsh' !important; font-variant-numeric: slashed-zero !important; font-kerning: none !important; }",
    ),
    ("a large body", "html { font-size: 16px !important; } body { font-size: 40px !important; }"),
    (
        "nothing to be copied, everything slow",
        "* { user-select: none !important; transition: all 9s !important; accent-color: red !important; caret-color: red !important; text-emphasis: dot !important; text-size-adjust: 200% !important;
            fill: red !important; stroke: red !important; stroke-width: 9px !important; paint-order: stroke !important;
            text-wrap: nowrap !important; text-anchor: end !important; image-rendering: pixelated !important; }",
    ),
];

/// Keeps the widget's width whatever the page does to what stands around it.
const FRAME: &str = "worry-sorter { position: absolute !important; inset: 0 auto auto 0 !important; inline-size: 600px !important;
     margin: 0 !important; padding: 0 !important; border: 0 !important; }";

/// Gives the page a style after all that it has.
fn style(reader: &Reader, text: &str) {
    reader.run(
        "let sheet = document.getElementById('hostile');
         if (!sheet) {
           sheet = document.createElement('style');
           sheet.id = 'hostile';
           document.head.append(sheet);
         }
         sheet.textContent = arguments[0];",
        &[json!(text)],
    );
}

/// The colour behind the widget, or behind the plain tables where it has not started.
fn paper(reader: &Reader) -> String {
    reader.text_of(
        "getComputedStyle((host().shadowRoot ?? host()).querySelector('.ws')).backgroundColor",
    )
}

#[test]
fn the_theme_is_the_articles_unless_the_element_says_another() {
    let started = Site::as_built().serve();
    let tables = Site::as_built().without("worry-sorter.js").serve();
    let reader = Reader::new();
    // The article's scheme, the reader's system, the element's theme, and what is seen.
    let cases = [
        ("light", "dark", "", LIGHT),
        ("dark", "light", "", DARK),
        ("light dark", "dark", "", DARK),
        ("light dark", "light", "", LIGHT),
        ("light", "dark", "auto", DARK),
        ("dark", "light", "auto", LIGHT),
        ("dark", "dark", "light", LIGHT),
        ("light", "light", "dark", DARK),
        ("light", "dark", "neither", LIGHT),
    ];
    for starts in [true, false] {
        if starts {
            reader.open_widget(&started.at(ARTICLE));
        } else {
            reader.open(&tables.at(ARTICLE));
        }
        for (article, system, theme, seen) in cases {
            reader.prefer(system);
            // The theme changes while the widget runs.
            reader.run(
                "document.documentElement.style.colorScheme = arguments[0];
                 if (arguments[1]) host().setAttribute('theme', arguments[1]); else host().removeAttribute('theme');",
                &[json!(article), json!(theme)],
            );
            assert_eq!(
                paper(&reader),
                seen,
                "a {article} article, a {system} system, theme=\"{theme}\""
            );
        }
    }
}

/// Notes how the widget is drawn, an element of each sort that was not noted before; then what has changed since.
const DRAWN: &str = "
    const sort = (one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`;
    window.known ??= new Set();
    const one_each = () => {
      const each = new Map([...place().querySelectorAll('*:not(wbr, path)')].map((one) => [sort(one), one]));
      return [...each].filter(([name]) => !window.known.has(name));
    };
    window.keys ??= [...getComputedStyle(host())].filter((key) => !key.startsWith('--'));
    const drawn = () => one_each().map(([name, one]) => {
      const style = getComputedStyle(one);
      return [name, window.keys.map((key) => style.getPropertyValue(key))];
    });
    if (arguments[0] === 'before') { window.before = drawn(); return []; }
    if (arguments[0] === 'over') { window.before.forEach(([name]) => window.known.add(name)); return []; }
    const changed = new Map();
    drawn().forEach(([name, values], at) => values.forEach((value, nth) => {
      const was = window.before[at][1][nth];
      const key = window.keys[nth];
      if (was !== value && !changed.has(key)) changed.set(key, `${key} of ${name}: ${was} becomes ${value}`);
    }));
    return [...changed.values()];";

#[test]
fn no_style_of_the_article_comes_into_the_widget() {
    let server = Site::as_built().serve();
    // Without a doctype a browser keeps habits of its first years.
    let old = Site::as_built()
        .changed("article.html", "<!doctype html>", "")
        .serve();
    let reader = Reader::new();
    reader.look_from(900, 800);
    let mut found = Vec::new();
    let mut compare = |screen: &str| {
        style(&reader, FRAME);
        reader.run(DRAWN, &[json!("before")]);
        // Two at a time: it is as bad, and quicker.
        for pair in HOSTILE.chunks(2) {
            let (names, texts): (Vec<_>, Vec<_>) = pair.iter().copied().unzip();
            style(&reader, &[FRAME, &texts.concat()].concat());
            let changed = reader.run(DRAWN, &[json!("after")]);
            let changed: Vec<String> = serde_json::from_value(changed).unwrap();
            let name = names.join(", ");
            found.extend(
                changed
                    .iter()
                    .map(|line| format!("{screen}, {name}: {line}")),
            );
        }
        style(&reader, FRAME);
        reader.run(DRAWN, &[json!("over")]);
    };
    reader.open_widget(&server.at(ARTICLE));
    reader.sort(&PILES[..4]);
    compare("a card");
    reader.sort(&PILES[4..]);
    reader.press("くらべる");
    let pair = reader.pair().expect("there is a question");
    reader.press(&answer(&pair));
    compare("a question");
    reader.press("備える");
    compare("the plan");
    reader.press("残す・送る");
    compare("the links");
    assert!(
        found.is_empty(),
        "{} faults:\n{}",
        found.len(),
        found.join("\n")
    );

    // The same in a page of the first years: all is drawn as in one of today.
    let drawn = |server: &Server| -> Vec<String> {
        reader.open(&server.blank());
        reader.run("localStorage.clear();", &[]);
        reader.open_widget(&server.at(ARTICLE));
        style(&reader, FRAME);
        reader.sort(&PILES);
        let drawn = reader.get(
            "[...place().querySelectorAll('*')].map((one) => {
               // Old lines without text are lower: heights may differ.
               const { width } = one.getBoundingClientRect();
               const { color, fontSize, lineHeight, textAlign, whiteSpace } = getComputedStyle(one);
               return [one.tagName, width, color, fontSize, lineHeight, textAlign, whiteSpace].join(' ');
             })",
        );
        serde_json::from_value(drawn).unwrap()
    };
    let today = drawn(&server);
    assert_eq!(reader.get("document.compatMode"), "CSS1Compat");
    let before = drawn(&old);
    assert_eq!(reader.get("document.compatMode"), "BackCompat");
    assert_eq!(before.len(), today.len());
    for (before, today) in before.iter().zip(&today) {
        assert_eq!(before, today);
    }
}

#[test]
fn a_hostile_article_neither_widens_the_widget_nor_shows_it_unstyled() {
    let server = Site::as_built()
        .changed(
            "article.css",
            ":root {",
            &[&HOSTILE.map(|(_, text)| text).concat(), ":root {"].concat(),
        )
        .serve();
    let reader = Reader::new();
    // The style is there before anything else stands in the root.
    reader.before_every_page(
        "const attach = Element.prototype.attachShadow;
         Element.prototype.attachShadow = function (options) {
           const root = attach.call(this, options);
           window.bare = 0;
           new MutationObserver(() => { window.bare += 1 - Math.min(root.adoptedStyleSheets.length, 1); })
             .observe(root, { childList: true, subtree: true });
           return root;
         };",
    );
    let mut found = Vec::new();
    for (width, size) in [(280, "標準"), (900, "標準"), (320, "特大")] {
        reader.look_from(width, 800);
        reader.open(&server.blank());
        reader.run("localStorage.clear();", &[]);
        reader.open_widget(&server.at(ARTICLE));
        assert_eq!(reader.get("window.bare"), 0);
        // Its width stays, whatever becomes of the article around it.
        style(&reader, &FRAME.replace("600px", &format!("{width}px")));
        reader.press(size);
        let mut look_at = |screen: &str| {
            let far = reader.run(
                "const box = place().querySelector('.ws').getBoundingClientRect();
                 if (box.width !== arguments[0]) return [`the widget is ${box.width} px wide`];
                 return [...place().querySelectorAll('*')].filter(isSeen)
                   .filter((one) => one.getBoundingClientRect().right > box.right + 0.5)
                   .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`);",
                &[json!(width)],
            );
            let far: Vec<String> = serde_json::from_value(far).unwrap();
            found.extend(
                far.iter()
                    .map(|one| format!("{screen} at {width} px, {size}: {one}")),
            );
        };
        look_at("the start");
        reader.sort(&PILES);
        look_at("everything sorted");
        reader.press("一覧で選ぶ");
        look_at("the list");
        for part in ["くらべる", "ならべる", "備える", "残す・送る"] {
            reader.press(part);
            look_at(part);
        }
    }
    assert!(
        found.is_empty(),
        "{} reach too far:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn no_line_of_the_article_is_drawn_through_the_widget_and_none_moves_it() {
    /// Leaves nothing to be seen but the widget, where it stands.
    const ALONE: &str = "body * { visibility: hidden; } worry-sorter { visibility: visible; }
        main, article, worry-sorter { max-width: none !important; margin: 0 !important; padding: 0 !important; border: 0 !important; }
        body { margin: 0 !important; background: none !important; } body > :not(main), article > :not(worry-sorter) { display: none !important; }";
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.look_from(600, 800);
    reader.prefer("light");
    reader.open_widget(&server.at(ARTICLE));
    reader.sort(&PILES[..2]);
    reader.run("focused()?.blur();", &[]);
    style(&reader, ALONE);
    let before = reader.picture();
    let hostile = "* { text-decoration: underline wavy red 5px !important; text-indent: 3em !important; line-height: 9 !important;
        text-align: end !important; vertical-align: 40px !important; } body * { font-size: 30px !important; }";
    style(&reader, &[ALONE, hostile].concat());
    assert!(reader.picture() == before, "the page shows through");
    // The picture does tell: a line on the widget itself changes it.
    reader.run(
        "place().querySelector('.ws').style.textDecoration = 'underline';",
        &[],
    );
    assert!(reader.picture() != before);
}

#[test]
fn what_is_hidden_by_the_article_is_hidden() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at(ARTICLE));
    reader.sort(&[VERY, LITTLE]);
    style(
        &reader,
        "main { visibility: hidden; pointer-events: none; }",
    );
    assert_eq!(reader.names(), Vec::<String>::new());
    style(&reader, "");
    reader.must_see(CARDS[2]);
    // The element by its own attribute, as pages do with what stands behind a tab.
    reader.run("host().hidden = true;", &[]);
    assert_eq!(reader.get("host().offsetHeight"), 0);
    reader.run("host().hidden = false;", &[]);
    reader.must_see(CARDS[2]);
}

/// The contrast between a control's text and what is drawn behind it, with the control's name.
const CONTRAST: &str = "
    const one = control(arguments[0]);
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    let behind = one;
    while (parts(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement ?? behind.getRootNode().host;
    const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const [text, ground] = [getComputedStyle(one).color, getComputedStyle(behind).backgroundColor].map(parts).map(light);
    return one.matches(':hover') ? (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05) : 0;";

#[test]
fn what_the_mouse_is_over_can_be_read() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    for scheme in ["light", "dark"] {
        reader.open(&server.blank());
        reader.run("localStorage.clear();", &[]);
        reader.see_as(
            "screen",
            &[
                ("prefers-reduced-motion", "reduce"),
                ("prefers-color-scheme", scheme),
            ],
        );
        reader.open_widget(&server.at("index.html"));
        // The browser of the test has no mouse of which its style would know.
        reader.run(
            "const all = (rules) => [...rules].forEach((rule) => {
               if (rule.media?.mediaText.includes('hover')) rule.media.mediaText = 'all';
               if (rule.cssRules) all(rule.cssRules);
             });
             host().shadowRoot.adoptedStyleSheets.forEach((sheet) => all(sheet.cssRules));",
            &[],
        );
        along_the_path(&reader, |screen| {
            for name in reader.names() {
                let middle = reader.run(
                    "const one = control(arguments[0]);
                     one.scrollIntoView({ block: 'center', behavior: 'instant' });
                     const { x, y, width, height } = one.getBoundingClientRect();
                     return one.ariaDisabled === 'true' || one.localName === 'input' ? null : [x + width / 2, y + height / 2];",
                    &[json!(name)],
                );
                let Some([x, y]) = middle.as_array().map(|at| [&at[0], &at[1]]) else {
                    continue;
                };
                let moved = json!({ "type": "mouseMoved", "x": x, "y": y });
                reader.tell("Input.dispatchMouseEvent", &moved);
                let contrast = reader.run(CONTRAST, &[json!(name)]).as_f64().unwrap();
                assert!(contrast >= 7.0, "{name} on {screen}, {scheme}: {contrast}");
            }
        });
    }
}

/// Walks along the path and looks at its screens.
fn along_the_path(reader: &Reader, mut look_at: impl FnMut(&str)) {
    reader.sort(&PILES[..5]);
    reader.press("戻す");
    look_at("a card");
    reader.press("一覧で選ぶ");
    look_at("the list");
    reader.press("1枚ずつ選ぶ");
    reader.sort(&PILES[4..]);
    look_at("everything sorted");
    reader.press("「くらべる」へ進む");
    let pair = reader.pair().expect("there is a question");
    reader.press(&answer(&pair));
    reader.press("あなたの答え（1）");
    look_at("a question");
    reader.press("ならべる");
    look_at("the order");
    reader.press("備える");
    reader.press("家でのカードの置き場所を決めた");
    reader.press("使い続ける");
    reader.press("想像・とても気になる");
    look_at("the plan");
    reader.press("残す・送る");
    reader.press("全部消す");
    look_at("the links");
}

/// Texts that a script returns.
fn texts(reader: &Reader, script: &str) -> Vec<String> {
    serde_json::from_value(reader.run(script, &[])).expect("the script returns texts")
}

#[test]
fn in_the_systems_own_colours_every_control_and_every_state_is_seen() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.look_from(390, 800);
    for scheme in ["light", "dark"] {
        reader.see_as(
            "screen",
            &[
                ("forced-colors", "active"),
                ("prefers-color-scheme", scheme),
            ],
        );
        reader.open(&server.blank());
        reader.run("localStorage.clear();", &[]);
        reader.open_widget(&server.at("index.html"));
        let mut found = Vec::new();
        along_the_path(&reader, |screen| {
            let faults = texts(
                &reader,
                "const ground = getComputedStyle(place().querySelector('.ws')).backgroundColor;
                 const style = (one) => getComputedStyle(one);
                 // What tells a control from text, and one of its states from another.
                 const edge = (one) => {
                   const { borderBottomStyle, borderBottomWidth, borderBottomColor } = style(one);
                   return borderBottomStyle !== 'none' && parseFloat(borderBottomWidth) >= 1 && borderBottomColor !== ground
                     ? `${borderBottomWidth} ${borderBottomColor}` : '';
                 };
                 const isUnderlined = (one) => [one, ...one.querySelectorAll('*')].some((part) => style(part).textDecorationLine === 'underline');
                 const faults = controls()
                   .filter((one) => !edge(one) && !isUnderlined(one) && one.tagName !== 'SUMMARY' && style(one).appearance !== 'auto')
                   .map((one) => `「${nameOf(one)}」 has no border`);
                 const differ = (state, rest) => {
                   const [with_it, without] = [place().querySelector(state), place().querySelector(rest)];
                   if (!with_it || !without || !isSeen(with_it) || !isSeen(without)) return;
                   if (edge(with_it) === edge(without)) faults.push(`${state} looks like ${rest}`);
                 };
                 differ('.pile[aria-pressed=true]', '.pile[aria-pressed=false]');
                 differ('.choices [aria-pressed=true]', '.choices [aria-pressed=false]');
                 differ('.leaning [aria-pressed=true]', '.leaning [aria-pressed=false]');
                 differ('.cell[aria-pressed=true]', '.cell[aria-pressed=false]');
                 differ('.sizes [aria-pressed=true]', '.sizes [aria-pressed=false]');
                 differ('.said [aria-pressed=true]', '.said [aria-pressed=false]');
                 differ('.path [aria-current]', '.path button:not([aria-current])');
                 const off = place().querySelector('[aria-disabled=true]');
                 const on = place().querySelector('button:not([aria-disabled=true])');
                 if (off && isSeen(off) && style(off).color === style(on).color) faults.push('what is disabled looks like the rest');
                 for (const sign of place().querySelectorAll('svg, path')) {
                   if (!isSeen(sign)) continue;
                   for (const ink of [style(sign).stroke, style(sign).fill]) if (ink === ground) faults.push(`${sign.getAttribute('class')} is not seen`);
                   const beside = style(sign.closest('svg').parentElement).color;
                   if (style(sign).color !== beside) faults.push(`${sign.getAttribute('class')} has a colour of its own`);
                 }
                 return faults;",
            );
            found.extend(
                faults
                    .iter()
                    .map(|fault| format!("{scheme}, {screen}: {fault}")),
            );
        });
        assert!(
            found.is_empty(),
            "{} faults:\n{}",
            found.len(),
            found.join("\n")
        );
    }
}

#[test]
fn nothing_moves_for_who_wants_no_motion() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.see_as("screen", &[("prefers-reduced-motion", "reduce")]);
    reader.open_widget(&server.at("index.html"));
    along_the_path(&reader, |screen| {
        let moving = texts(
            &reader,
            "const long = (list) => list.split(',').some((time) => (time.includes('ms') ? 1 : 1000) * parseFloat(time) > 1);
             const all = [...place().querySelectorAll('*')].filter((one) => {
               const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(one);
               return (animationName !== 'none' && long(animationDuration)) || long(transitionDuration) || scrollBehavior === 'smooth';
             });
             const running = place().getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1);
             return [...all, ...running.map((one) => one.effect.target)].map((one) => `${one.tagName}.${one.getAttribute('class') ?? ''}`);",
        );
        assert!(moving.is_empty(), "{screen}: {moving:?}");
    });
}

#[test]
fn who_asks_for_more_contrast_gets_ink_for_all_that_is_quiet() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    for (scheme, ink) in [("light", "rgb(43, 38, 32)"), ("dark", "rgb(243, 238, 228)")] {
        reader.see_as(
            "screen",
            &[
                ("prefers-contrast", "more"),
                ("prefers-color-scheme", scheme),
            ],
        );
        reader.open_widget(&server.at("index.html"));
        for (part, colour) in [
            (".aside", "color"),
            (".kind", "color"),
            (".pile", "borderTopColor"),
            (".card", "borderTopColor"),
        ] {
            let seen = reader.text_of(&format!(
                "getComputedStyle(place().querySelector('{part}')).{colour}"
            ));
            assert_eq!(seen, ink, "{part}, {scheme}");
        }
    }
}

#[test]
fn paper_shows_black_on_white_and_nothing_to_press() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.look_from(794, 1123);
    reader.open_widget(&server.at("index.html"));
    reader.run("document.documentElement.style.colorScheme = 'dark';", &[]);
    along_the_path(&reader, |screen| {
        reader.see_as("print", &[("prefers-color-scheme", "dark")]);
        let faults = texts(
            &reader,
            "const dark = (colour) => Math.max(...colour.match(/[\\d.]+/g).slice(0, 3).map(Number)) <= 119;
             const style = (one) => getComputedStyle(one);
             const all = [...place().querySelectorAll('*')].filter(isSeen);
             const faults = all.filter((one) => one.matches('button:not(.cell), input:not([type=checkbox])')).map((one) => `「${nameOf(one)}」 is printed`);
             for (const one of all) {
               const name = `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`;
               if (!dark(style(one).color)) faults.push(`${name} is printed in ${style(one).color}`);
               const ground = style(one).backgroundColor;
               if (!['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(ground)) faults.push(`${name} is printed on ${ground}`);
             }
             return faults;",
        );
        assert!(faults.is_empty(), "{screen}:\n{}", faults.join("\n"));
        reader.see_as("screen", &[]);
    });
}

#[test]
fn no_answer_moves_the_next_question() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    for (width, language) in [
        (320, None),
        (390, None),
        (768, None),
        (320, Some(["English", "en"])),
        (390, Some(["English", "en"])),
        (768, Some(["English", "en"])),
    ] {
        reader.look_from(width, 800);
        reader.open_widget(&server.at("index.html"));
        if let Some([button, code]) = language {
            reader.switch_language(button, code);
        }
        // Places within the widget: a browser that scrolls along with what is added above would hide a move.
        let places = reader.run_until_done(
            "const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
             const all = (what) => [...place().querySelectorAll(what)];
             const top = (element) => Math.round(element.getBoundingClientRect().top - host().getBoundingClientRect().top);
             (async () => {
               const sorting = [], comparing = [];
               for (let at = 0; all('.piles button').length; at += 1) {
                 sorting.push(all('.tables, .piles').map(top).join());
                 all('.piles button')[[0, 1, 0, 2][at % 4]].click();
                 await frame();
               }
               all('.path button')[1].click();
               await frame();
               while (all('.pick').length) {
                 comparing.push(all('.tables, .pick, .even').map(top).join());
                 all('.pick')[comparing.length % 2].click();
                 await frame();
               }
               return [sorting, comparing];
             })().then(done, (error) => done(String(error)));",
            &[],
        );
        let places: [Vec<String>; 2] = serde_json::from_value(places).expect("two lists of places");
        assert_eq!(places[0].len(), 12);
        assert!(places[1].len() > 2);
        for places in places {
            assert!(
                places.iter().all(|place| *place == places[0]),
                "{language:?} at {width} px: {places:#?}"
            );
        }
        reader.run("localStorage.clear();", &[]);
    }
}
