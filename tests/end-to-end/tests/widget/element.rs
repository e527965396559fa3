//! What a page says to the element, and what the element says to a page: each line of docs/EMBEDDING.md.

use end_to_end::{CARDS, Fault, KEY, LITTLE, PILES, Reader, Server, Site, VERY, in_every_engine};
use serde_json::{Value, json};

use crate::plain::element;

/// Where the tests' own page stands.
pub(crate) const PAGE: &str = "embed/page.html";

/// A page that hears what the element says, with something in its body.
pub(crate) fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>page</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
         <link rel=\"stylesheet\" href=\"worry-sorter.css\">\
         <script>window.told = [];
         for (const name of ['ready', 'change', 'done', 'error']) {{
           addEventListener(`worry-${{name}}`, (event) => told.push([name, event.detail]));
         }}</script>\
         <script type=\"module\" src=\"worry-sorter.js\"></script></head><body>{body}</body></html>"
    )
}

fn serve(body: &str) -> Server {
    Site::as_built().with_page(PAGE, &page(body)).serve()
}

/// A page with the element in it, started.
fn started(body: &str) -> (Server, Reader) {
    let server = serve(body);
    let reader = Reader::new();
    reader.open_widget(&server.at(PAGE));
    (server, reader)
}

/// What the page was told since this was last read.
pub(crate) fn told(reader: &Reader) -> Value {
    reader.settle();
    reader.get("told.splice(0)")
}

fn set(reader: &Reader, name: &str, value: &str) {
    reader.run(
        "host().setAttribute(arguments[0], arguments[1]);",
        &[json!(name), json!(value)],
    );
    reader.settle();
}

/// Whether a part of the widget takes any room.
fn is_shown(reader: &Reader, part: &str) -> bool {
    let script =
        "return host().shadowRoot.querySelector(`[part=${arguments[0]}]`).checkVisibility();";
    reader.run(script, &[json!(part)]) == Value::Bool(true)
}

#[test]
fn attributes_are_properties_with_a_first_value() {
    let server = serve("");
    let reader = Reader::new();
    reader.open(&server.at(PAGE));
    reader.wait_for(
        "The element is defined.",
        "customElements.get('worry-sorter')",
    );
    let found = reader.run(
        "const element = document.createElement('worry-sorter');
         const names = ['theme', 'view', 'state', 'storage', 'loading', 'edition', 'facts'];
         const read = () => names.map((name) => element[name]);
         const before = read();
         for (const name of names) element.setAttribute(name, 'nonsense');
         const nonsense = read();
         element.theme = 'dark'; element.view = 'tables'; element.state = '1000'; element.storage = 'none';
         element.loading = 'eager'; element.edition = '2025-12'; element.facts = 'hide';
         const after = names.map((name) => element.getAttribute(name));
         for (const name of names) element[name] = null;
         return [before, nonsense, after, element.attributes.length, element.code];",
        &[],
    );
    assert_eq!(
        found,
        json!([
            ["", "all", "", "local", "lazy", "", "show"],
            ["", "all", "nonsense", "local", "lazy", "nonsense", "show"],
            ["dark", "tables", "1000", "none", "eager", "2025-12", "hide"],
            0,
            "",
        ])
    );
}

#[test]
fn what_a_script_sets_before_the_element_is_defined_counts() {
    let body = "<worry-sorter></worry-sorter><script>
        const early = document.querySelector('worry-sorter');
        early.loading = 'eager'; early.view = 'tables';</script>";
    let (_server, reader) = started(body);
    assert_eq!(reader.text_of("host().getAttribute('view')"), "tables");
    assert!(!is_shown(&reader, "sorter"));
}

#[test]
fn an_attribute_changes_what_is_shown_while_the_widget_runs() {
    let (_server, reader) = started("<worry-sorter loading=\"eager\"></worry-sorter>");
    let shown = || ["head", "tables", "sorter", "foot"].map(|part| is_shown(&reader, part));
    assert_eq!(shown(), [true; 4]);
    reader.sort(&[VERY]);

    set(&reader, "view", "tables");
    assert_eq!(shown(), [true, true, false, true]);
    let names = reader.names();
    let left = ["標準", "大", "特大", "日本語", "English"];
    assert_eq!(names, left, "what leads to the sorter is not there either");
    set(&reader, "view", "sorter");
    assert_eq!(shown(), [true, false, true, true]);
    assert!(!reader.names().iter().any(|name| name.contains("表で見る")));
    set(&reader, "view", "all");
    assert_eq!(shown(), [true; 4]);
    reader.must_see("1 / 12");

    reader.press("備える");
    reader.press(CARDS[5]);
    reader.must_see("記事の外の情報");
    set(&reader, "facts", "hide");
    reader.must_not_see("記事の外の情報");
    set(&reader, "facts", "show");
    reader.must_see("記事の外の情報");

    let ground =
        || reader.text_of("getComputedStyle(place().querySelector('.ws')).backgroundColor");
    set(&reader, "theme", "dark");
    assert_eq!(ground(), "rgb(29, 27, 24)");
    set(&reader, "theme", "light");
    assert_eq!(ground(), "rgb(250, 246, 238)");

    set(&reader, "lang", "en-GB");
    reader.wait_for(
        "The widget speaks English.",
        "host().dataset.language === 'en'",
    );
    reader.must_see("Which risk worries you?");
    set(&reader, "lang", "");
    reader.wait_for(
        "The widget speaks Japanese.",
        "host().dataset.language === 'ja'",
    );
    reader.switch_language("English", "en");
    set(&reader, "lang", "ja");
    reader.must_see("Which risk worries you?");
    reader.must_have_a_quiet_console();
}

#[test]
fn loading_may_become_eager_later() {
    let body = "<div style=\"height: 5000px\"></div><worry-sorter></worry-sorter>";
    let server = serve(body);
    let reader = Reader::new();
    reader.open(&server.at(PAGE));
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(reader.get("host().shadowRoot"), Value::Null);
    set(&reader, "loading", "eager");
    reader.wait_for_widget();
}

#[test]
fn a_page_is_told_what_happens_and_no_order() {
    let body = "<div id=\"outer\"></div><script type=\"module\">
        const root = document.querySelector('#outer').attachShadow({ mode: 'open' });
        const element = document.createElement('worry-sorter');
        element.loading = 'eager';
        root.append(element);
        document.querySelector = (selector) => selector === 'worry-sorter' ? element : root.querySelector(selector);
        </script>";
    let (_server, reader) = started(body);
    let ready = json!([["ready", { "catalogue": "my-number-card", "edition": "2025-12", "language": "ja" }]]);
    assert_eq!(told(&reader), ready, "it leaves the shadow root around it");
    let change = |part: &str, placed: usize, answered: usize| json!(["change", { "part": part, "placed": placed, "answered": answered, "total": 12 }]);
    let none = reader.text_of("host().code");
    reader.press(VERY);
    assert_eq!(told(&reader), json!([change("sort", 1, 0)]));
    assert_ne!(reader.text_of("host().code"), none);
    reader.press("大");
    assert_eq!(
        told(&reader),
        json!([]),
        "the text's size is the reader's alone"
    );
    reader.press("備える");
    assert_eq!(told(&reader), json!([change("plan", 1, 0)]));
    reader.press("仕分け");
    reader.sort(&PILES[1..11]);
    told(&reader);
    reader.press(VERY);
    let done = json!(["done", { "placed": 12, "total": 12 }]);
    assert_eq!(told(&reader), json!([change("sort", 12, 0), done]));
    reader.press("「くらべる」へ進む");
    reader.press("同じくらい");
    assert_eq!(
        told(&reader),
        json!([change("compare", 12, 0), change("compare", 12, 1)])
    );
    reader.press("ならべる");
    told(&reader);
    reader.press(&format!("「{}」下へ", CARDS[0]));
    assert_eq!(told(&reader), json!([change("arrange", 12, 1)]));
    let code = reader.text_of("host().code");
    reader.press("残す・送る");
    assert_eq!(reader.code().replace(' ', ""), code);
    reader.press("全部消す");
    reader.press("消す");
    told(&reader);
    assert_eq!(reader.text_of("host().code"), none);
    reader.must_have_a_quiet_console();
}

#[test]
fn a_state_opens_as_somebodys_order_and_changes_nothing() {
    let (server, reader) = started("<worry-sorter loading=\"eager\"></worry-sorter>");
    reader.sort(&PILES);
    let theirs = reader.text_of("host().code");
    reader.press("戻す");
    reader.press(LITTLE);
    let own = reader.storage();

    set(&reader, "state", &theirs);
    reader.must_see("別の順番を見ています");
    assert_eq!(reader.storage(), own);
    assert_ne!(
        reader.text_of("host().code"),
        theirs,
        "the code is the reader's own"
    );
    reader.press("この順番を閉じる");
    set(&reader, "state", "nonsense");
    reader.must_see("リンクの内容を読めませんでした。");
    assert_eq!(reader.storage(), own);

    let body = format!("<worry-sorter loading=\"eager\" state=\"{theirs}\"></worry-sorter>");
    let second = serve(&body);
    reader.open_widget(&second.at(PAGE));
    reader.must_see("別の順番を見ています");
    assert_eq!(reader.storage(), "[]");
    reader.open_widget(&second.at(&format!("{PAGE}#worry={}", "1000")));
    reader.must_see("リンクの内容を読めませんでした。");
    reader.must_not_see("別の順番を見ています");
    drop(server);
}

#[test]
fn without_storage_nothing_is_read_and_nothing_written() {
    let server = serve("<worry-sorter loading=\"eager\" storage=\"none\"></worry-sorter>");
    let reader = Reader::new();
    let count = reader.before_every_page(
        "window.touched = [];
         for (const name of ['getItem', 'setItem', 'removeItem']) {
           const real = Storage.prototype[name];
           Storage.prototype[name] = function (key, ...rest) {
             if (!window.resting) touched.push(`${name} ${key}`);
             return real.call(this, key, ...rest);
           };
         }",
    );
    reader.open(&server.blank());
    let kept = r#"{"format":1,"catalogue":"my-number-card","revision":7,"acts":["place 1 little","place 2 little"],"undone":[],"screen":{"part":"sort","list":false,"whole":false,"answered":0}}"#;
    reader.store(KEY, kept);
    reader.open_widget(&server.at(PAGE));
    reader.must_see("0 / 12");
    reader.must_see("このページは答えを保存しません。閉じると消えます。");
    reader.sort(&[VERY, VERY, VERY]);
    reader.press("戻す");
    reader.press("残す・送る");
    reader.must_not_see("この端末にある記録");
    reader.press("仕分け");
    assert_eq!(reader.get("touched"), json!([]));
    assert_eq!(reader.stored(KEY).as_deref(), Some(kept));

    // What is stored comes back, and what was done in the meantime comes on top.
    set(&reader, "storage", "local");
    reader.must_not_see("このページは答えを保存しません。");
    reader.must_see("2 / 12");
    reader.press("戻す");
    reader.press("戻す");
    reader.press("戻す");
    reader.must_see("1 / 12");
    let stored = reader.stored(KEY);
    set(&reader, "storage", "none");
    reader.press(VERY);
    assert_eq!(reader.stored(KEY), stored);
    // What stood there already does not come a second time.
    set(&reader, "storage", "local");
    reader.must_see("2 / 12");
    reader.press("戻す");
    reader.must_see("1 / 12");
    reader.press("戻す");
    reader.must_see("0 / 12");
    reader.no_longer(&count);
}

#[test]
fn who_may_be_saved_later_stays_where_they_are() {
    let (_server, reader) =
        started("<worry-sorter loading=\"eager\" storage=\"none\"></worry-sorter>");
    reader.sort(&PILES[..3]);
    reader.press("特大");
    reader.press("備える");
    let must_be_there = || {
        reader.must_not_see("このページは答えを保存しません。");
        reader.must_see("気になることと、できること");
        assert_eq!(
            reader.text_of("control('特大').getAttribute('aria-pressed')"),
            "true"
        );
    };
    set(&reader, "storage", "local");
    must_be_there();
    let stored = reader.stored(KEY).unwrap();
    assert!(stored.contains("place 3 "), "{stored}");
    // On the next visit they are where they were.
    reader.reload();
    reader.must_see("0 / 12");
    set(&reader, "storage", "local");
    must_be_there();
    assert_eq!(
        reader.stored(KEY).map(|text| text.contains("place 3 ")),
        Some(true)
    );
}

#[test]
fn an_attribute_that_changes_while_the_element_is_out_for_a_breath_counts() {
    let (_server, reader) = started("<worry-sorter loading=\"eager\"></worry-sorter>");
    reader.press(VERY);
    let stored = reader.stored(KEY);
    reader.run(
        "const one = host();
         one.remove();
         one.setAttribute('storage', 'none');
         one.setAttribute('lang', 'en');
         document.body.append(one);",
        &[],
    );
    reader.must_see("1 / 12");
    reader.wait_for("It speaks English.", "control('Worries me a lot')");
    reader.press("Worries me a lot");
    reader.must_see("2 / 12");
    assert_eq!(reader.stored(KEY), stored);
}

#[test]
fn the_height_that_is_held_goes_with_what_it_was_held_for() {
    // The page has set one of its own.
    let body = element(
        "snippet.html",
        "loading=\"eager\" style=\"min-block-size: 77px\"",
    );
    let (_server, reader) = started(&body);
    let held = "host().style.minBlockSize !== '77px'";
    reader.wait_for("The height is held.", held);
    let whole = reader.get("host().offsetHeight").as_f64().unwrap();
    set(&reader, "view", "tables");
    assert_eq!(reader.get(held), false);
    let tables = reader.get("host().offsetHeight").as_f64().unwrap();
    assert!(tables < whole - 200.0, "{tables} of {whole}");
    set(&reader, "view", "all");
    assert_eq!(reader.get(held), false);
    reader.see_as("print", &[]);
    reader.run("host().style.minBlockSize = '9999px';", &[]);
    let paper = reader.get("host().offsetHeight").as_f64().unwrap();
    assert!(paper < 9999.0, "{paper} px on paper");
}

#[test]
fn an_edition_that_is_not_there_leaves_the_tables_and_says_so() {
    let body = "<worry-sorter loading=\"eager\" edition=\"1999-01\"><p>表</p></worry-sorter>";
    let server = serve(body);
    let reader = Reader::new();
    reader.open(&server.at(PAGE));
    reader.wait_for("The page is told.", "told.length");
    let told = told(&reader);
    assert_eq!(told[0][0], "error");
    assert_eq!(told[0][1]["reason"], "edition");
    let message = told[0][1]["message"].as_str().unwrap();
    assert!(
        message.contains("1999-01") && message.contains("2025-12"),
        "{message}"
    );
    let sentence = "指定の版がないため、仕分けのボタンは出ません。";
    reader.must_see("表");
    reader.must_see(sentence);
    assert_eq!(
        reader.get("document.querySelector('worry-sorter > p').checkVisibility()"),
        true
    );
    set(&reader, "edition", "2025-12");
    reader.wait_for_widget();
    reader.must_not_see(sentence);
    reader.must_see("0 / 12");
    set(&reader, "edition", "2024-01");
    reader.wait_for(
        "The tables are back.",
        "!host().shadowRoot.querySelector('button')",
    );
    reader.must_see(sentence);
    // No height is held for what is not there any more.
    let body = element("snippet.html", "loading=\"eager\"");
    let (_server, reader) = started(&body);
    let held = "host().style.minBlockSize";
    reader.wait_for("The height is held.", held);
    set(&reader, "edition", "2024-01");
    reader.wait_for("The tables are back.", &format!("!{held}"));
    reader.must_see(sentence);
}

#[test]
fn what_one_element_deletes_no_other_of_the_page_shows() {
    let body = "<worry-sorter loading=\"eager\" view=\"tables\"></worry-sorter><worry-sorter loading=\"eager\" view=\"sorter\" id=\"sorter\"></worry-sorter>
        <worry-sorter loading=\"eager\" storage=\"none\" id=\"apart\"></worry-sorter>";
    let (_server, reader) = started(body);
    let found = walk(
        &reader,
        "const [tables, sorter, apart] = document.querySelectorAll('worry-sorter');
         await until(() => stands(tables) && stands(sorter) && stands(apart));
         const named = (text) => [...sorter.shadowRoot.querySelectorAll('button')].find((one) => one.textContent === text).click();
         const signs = () => [tables, sorter, apart].map((one) => one.shadowRoot.querySelectorAll('td .sign').length);
         const found = [];
         press(apart); press(sorter); await frame(); press(sorter); await frame(); found.push(signs());
         named('残す・送る'); await frame(); named('全部消す'); await frame(); named('消す'); await frame();
         found.push(signs());
         named('仕分け'); await frame(); press(sorter); await frame(); found.push(signs());
         found.push(tables.code === sorter.code);
         return found;",
    );
    assert_eq!(found, json!([[2, 2, 1], [0, 0, 1], [1, 1, 1], true]));
}

/// Each property of docs/EMBEDDING.md, where it is seen in the widget, and the name of what it sets there.
const PROPERTIES: [(&str, &str, &str); 11] = [
    ("--worry-paper", ".ws", "backgroundColor"),
    ("--worry-raised", ".begin .button", "backgroundColor"),
    (
        "--worry-tint",
        ".choices [aria-pressed=true]",
        "backgroundColor",
    ),
    ("--worry-ink", ".ws", "color"),
    ("--worry-quiet", ".aside", "color"),
    ("--worry-line", ".path ol", "borderBottomColor"),
    ("--worry-strong", ".begin .button", "borderTopColor"),
    ("--worry-accent", ".button.primary", "backgroundColor"),
    ("--worry-on-accent", ".button.primary", "color"),
    ("--worry-very", ".sign.very", "color"),
    ("--worry-font", ".ws", "fontFamily"),
];

/// What stands between backquotes in the first cells of a table of docs/EMBEDDING.md, under a heading.
fn documented(heading: &str) -> Vec<&'static str> {
    let docs = include_str!("../../../../docs/EMBEDDING.md");
    let (_, part) = docs.split_once(&format!("## {heading}\n")).unwrap();
    let part = part.split("\n## ").next().unwrap();
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    let cells = rows.map(|row| row.split(" | ").next().unwrap());
    cells
        .flat_map(|cell| cell.split(['`', ',', ' ']))
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn each_documented_property_dresses_the_widget_and_the_plain_tables() {
    assert_eq!(
        documented("CSS properties"),
        PROPERTIES.map(|(name, _, _)| name)
    );
    let value = |at: usize, property: &str| match property {
        "fontFamily" => "monospace".to_owned(),
        _ => format!("rgb({at}, {}, {})", 2 * at, 3 * at),
    };
    let all = PROPERTIES.iter().enumerate();
    let rules: Vec<_> = all
        .clone()
        .map(|(at, (name, _, property))| format!("{name}: {};", value(at, property)))
        .collect();
    let body = format!(
        "<style>body {{ {} }}</style>{}",
        rules.concat(),
        crate::plain::element("snippet.html", "")
    );
    let site = || Site::as_built().with_page(PAGE, &page(&body));
    let reader = Reader::new();
    let style = |selector: &str, name: &str| {
        let script = "return getComputedStyle((host().shadowRoot ?? host()).querySelector(arguments[0]))[arguments[1]];";
        reader.run(script, &[json!(selector), json!(name)])
    };
    for scheme in ["light", "dark"] {
        reader.prefer(scheme);
        let server = site().without("worry-sorter.js").serve();
        reader.open(&server.at(PAGE));
        reader.run(
            "document.documentElement.style.colorScheme = 'light dark';",
            &[],
        );
        for (at, (name, selector, property)) in all.clone() {
            if [".ws", ".aside"].contains(selector) {
                assert_eq!(
                    style(selector, property),
                    value(at, property),
                    "{name}, {scheme}, plain"
                );
            }
        }
        let server = site().serve();
        reader.open(&server.at(PAGE));
        reader.run(
            "document.documentElement.style.colorScheme = 'light dark'; host().scrollIntoView();",
            &[],
        );
        reader.wait_for_widget();
        reader.press("一覧で選ぶ");
        reader.press(&format!("「{}」{VERY}", CARDS[0]));
        // The pointer lies on what was pressed.
        reader.press("特大");
        for (at, (name, selector, property)) in all.clone() {
            assert_eq!(
                style(selector, property),
                value(at, property),
                "{name}, {scheme}"
            );
        }
    }
}

#[test]
fn each_documented_part_can_be_dressed() {
    let parts = documented("Parts");
    assert_eq!(parts, ["head", "tables", "sorter", "foot"]);
    let rule = |(at, part): (usize, &&str)| {
        format!(
            "worry-sorter::part({part}) {{ outline: {}px solid rgb(4, 5, 6); }}",
            at + 3
        )
    };
    let rules: Vec<_> = parts.iter().enumerate().map(rule).collect();
    let body = format!(
        "<style>{}</style><worry-sorter loading=\"eager\"></worry-sorter>",
        rules.concat()
    );
    let (_server, reader) = started(&body);
    for (at, part) in parts.iter().enumerate() {
        let found = reader.get(&format!(
            "[...place().querySelectorAll('[part={part}]')].map((one) => getComputedStyle(one).outlineWidth)"
        ));
        assert_eq!(found, json!([format!("{}px", at + 3)]), "{part}");
    }
    let named = reader.get("[...place().querySelectorAll('[part]')].length");
    assert_eq!(
        named,
        json!(parts.len()),
        "no part is there that is not documented"
    );
}

#[test]
fn an_element_whose_script_did_not_come_starts_when_it_is_put_in_again() {
    let body = "<worry-sorter loading=\"eager\"><p>表</p></worry-sorter>";
    let server = Site::as_built()
        .with_page(PAGE, &page(body))
        .without_at_first(&crate::embedded::glue())
        .serve();
    let reader = Reader::new();
    reader.open(&server.at(PAGE));
    reader.wait_for("The page is told.", "told.length");
    assert_eq!(told(&reader)[0][1]["reason"], "missing");
    reader.run(
        "const element = host(); element.remove(); document.body.append(element);",
        &[],
    );
    reader.wait_for_widget();
    reader.must_see("仕分け");
}

#[test]
fn a_page_is_told_once_of_an_element_that_it_moves_meanwhile() {
    let body = "<worry-sorter loading=\"eager\" id=\"moved\"><p>表</p></worry-sorter>";
    let server = Site::as_built()
        .with_page(PAGE, &page(body))
        .without(&crate::embedded::glue())
        .serve();
    let reader = Reader::new();
    let stub = reader.before_every_page(
        "customElements.whenDefined('worry-sorter').then(() => {
           document.body.append(document.getElementById('moved'));
         });",
    );
    reader.open(&server.at(PAGE));
    reader.wait_for("The page is told.", "told.length");
    reader.settle();
    assert_eq!(told(&reader).as_array().map(Vec::len), Some(1));
    reader.no_longer(&stub);
}

#[test]
fn parts_of_another_version_are_not_run() {
    let reader = Reader::new();
    let body = "<worry-sorter loading=\"eager\"><p>表</p></worry-sorter>";
    let widget = crate::embedded::glue();
    let site = Site::as_built().with_page(PAGE, &page(body));
    let server = site
        .changed(&widget, "worry-sorter:", "worry-sorter; ")
        .serve();
    reader.open(&server.at(PAGE));
    reader.wait_for("The page is told.", "told.length");
    assert_eq!(told(&reader)[0][1]["reason"], "missing");
    reader.must_see("今は読み込めません。");
    let links = reader.get("document.querySelectorAll('head > link').length");
    assert_eq!(links, 2, "what asked for it is gone");
    let server = Site::as_built()
        .with_page(PAGE, &page(body))
        .cut_short(".wasm")
        .serve();
    reader.open(&server.at(PAGE));
    reader.wait_for("The page is told.", "told.length");
    assert_eq!(told(&reader)[0][1]["reason"], "missing");

    let language = crate::languages::file();
    let site = Site::as_built().with_page(PAGE, &page(body)).changed(
        &language,
        "Which risk",
        "Which wrist",
    );
    let server = site.serve();
    reader.open_widget(&server.at(PAGE));
    reader.press("English");
    reader.wait_for(
        "The reader is told.",
        "lines(seen(place())).includes('Englishを読み込めませんでした。')",
    );
    reader.must_not_see("Which wrist");
}

/// Puts an element as far as an expression says, presses its first answer, and takes it from there.
const STEPS: &str = "
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const until = async (holds) => { while (!holds()) await frame(); };
    const stands = (element) => element.shadowRoot?.querySelector('.count');
    const count = (element) => parseInt(stands(element).textContent.match(/(\\d+) \\//)[1]);
    const press = (element) => element.shadowRoot.querySelector('.pile').click();
    const make = () => Object.assign(document.createElement('worry-sorter'), { loading: 'eager' });
";

fn walk(reader: &Reader, script: &str) -> Value {
    let script = format!(
        "{STEPS} (async () => {{ {script} }})().then(done, (error) => done(String(error)));"
    );
    reader.run_until_done(&script, &[])
}

in_every_engine! {
    what_changes_while_an_element_is_got_ready_counts
    an_element_that_is_gone_before_it_is_ready_comes_back_whole
    an_element_that_is_put_elsewhere_before_the_sorter_is_drawn_is_drawn_whole
    several_with_one_catalogue_show_one_record
}

fn what_changes_while_an_element_is_got_ready_counts(reader: &Reader) {
    let server = serve("<worry-sorter loading=\"eager\"></worry-sorter>");
    reader.open_widget(&server.at(PAGE));
    reader.press(VERY);
    let theirs = reader.text_of("host().code");
    reader.press("戻す");
    reader.press(LITTLE);
    // The task comes after the one in which the widget is drawn, and before it is on the page.
    reader.run(
        "window.second = document.createElement('worry-sorter');
         document.body.append(second);
         setTimeout(() => { second.lang = 'en'; second.state = arguments[0]; });",
        &[json!(theirs)],
    );
    reader.wait_for(
        "The second one speaks English and shows the order.",
        "second.shadowRoot?.querySelector('.ws:lang(en) .offer')",
    );
}

fn an_element_that_is_gone_before_it_is_ready_comes_back_whole(reader: &Reader) {
    let server = serve("<worry-sorter loading=\"eager\"></worry-sorter>");
    reader.open_widget(&server.at(PAGE));
    reader.run(
        "window.second = document.createElement('worry-sorter');
         document.body.append(second);
         setTimeout(() => second.remove());
         setTimeout(() => { window.gone = true; }, 50);",
        &[],
    );
    reader.wait_for("It is gone.", "window.gone");
    reader.run("document.body.append(second);", &[]);
    reader.wait_for(
        "It is there again.",
        "second.shadowRoot?.querySelector('.pile')",
    );
    reader.press(VERY);
    reader.wait_for(
        "Both show what was pressed.",
        "second.shadowRoot.querySelector('.count').textContent === host().shadowRoot.querySelector('.count').textContent",
    );
    reader.must_have_a_quiet_console();
}

fn an_element_that_is_put_elsewhere_before_the_sorter_is_drawn_is_drawn_whole(reader: &Reader) {
    for put in [
        "document.body.append(this);",
        "this.remove(); setTimeout(() => document.body.append(this));",
    ] {
        let server = Site::listening()
            .with_page(PAGE, &page(&element("snippet.html", "loading=\"eager\"")))
            .serve();
        server.put_first(&format!(
            "const attach = Element.prototype.attachShadow;
             Element.prototype.attachShadow = function (init) {{
               const root = attach.call(this, init);
               setTimeout(() => {{
                 window.half = root.querySelector('table') !== null && root.querySelector('.foot') === null;
                 {put}
               }});
               return root;
             }};"
        ));
        reader.open_widget(&server.at(PAGE));
        assert_eq!(reader.get("half"), json!(true), "{put}");
        reader.press(VERY);
        reader.must_see("1 / 12");
        reader.must_have_a_quiet_console();
    }
}

fn several_with_one_catalogue_show_one_record(reader: &Reader) {
    let body = "<worry-sorter loading=\"eager\"></worry-sorter><worry-sorter loading=\"eager\" view=\"sorter\"></worry-sorter>
        <script type=\"module\" src=\"worry-sorter.js?again\"></script><script type=\"module\" src=\"./worry-sorter.js#twice\"></script>";
    let server = Site::listening().with_page(PAGE, &page(body)).serve();
    reader.open_widget(&server.at(PAGE));
    let found = walk(
        reader,
        "const [one, other] = document.querySelectorAll('worry-sorter');
         await until(() => stands(one) && stands(other));
         const counts = [];
         const both = async () => { await frame(); counts.push([count(one), count(other)]); };
         press(one); await both();
         press(other); await both();
         press(one); await frame(); press(one); await both();
         return [counts, one.code === other.code];",
    );
    assert_eq!(found, json!([[[1, 1], [2, 2], [4, 4]], true]));
    let changes =
        reader.get("told.filter(([name]) => name === 'change').map(([, detail]) => detail.placed)");
    assert_eq!(
        changes,
        json!([1, 1, 2, 2, 3, 3, 4, 4]),
        "each tells its page"
    );
    reader.must_hold(Fault::default());
}

#[test]
fn it_stands_wherever_a_page_puts_it() {
    let (_server, reader) = started(
        "<worry-sorter loading=\"eager\"></worry-sorter><div id=\"tab\" hidden></div><details><summary>a</summary></details><ul><li>1</li><li>2</li></ul>",
    );
    let found = walk(
        &reader,
        "const element = host();
         press(element); await frame();
         const seen = [];
         const after = async (step) => { await step(); await until(() => stands(element)); press(element); await frame(); seen.push(count(element)); };
         const tab = document.querySelector('#tab'), details = document.querySelector('details'), list = document.querySelector('ul');
         await after(() => { tab.append(element); tab.hidden = false; });
         await after(() => { details.append(element); details.open = true; });
         await after(async () => { details.open = false; await frame(); details.open = true; });
         await after(() => { list.lastElementChild.append(element); list.prepend(list.lastElementChild); });
         await after(async () => { element.remove(); await frame(); list.firstElementChild.append(element); });
         const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
         await after(() => root.append(element));
         const frameset = document.body.appendChild(document.createElement('section'));
         await after(async () => { element.remove(); frameset.append(element); });
         return seen;",
    );
    assert_eq!(found, json!([2, 3, 4, 5, 6, 7, 8]));
    reader.must_have_a_quiet_console();
}

#[test]
fn two_hundred_mounts_leave_nothing_behind() {
    let server = serve("<div id=\"place\"></div>");
    let reader = Reader::new();
    let watching = reader.watch_module();
    let counting = reader.before_every_page(
        "window.listening = 0;
         for (const target of [window, document]) {
           const known = new Set();
           const key = (type, listener) => { listener.id ??= Math.random(); return type + listener.id; };
           const { addEventListener, removeEventListener } = target;
           target.addEventListener = (type, listener, ...rest) => {
             if (typeof listener === 'function' && !known.has(key(type, listener))) { known.add(key(type, listener)); listening += 1; }
             return addEventListener.call(target, type, listener, ...rest);
           };
           target.removeEventListener = (type, listener, ...rest) => {
             if (typeof listener === 'function' && known.delete(key(type, listener))) listening -= 1;
             return removeEventListener.call(target, type, listener, ...rest);
           };
         }",
    );
    reader.open(&server.at(PAGE));
    reader.wait_for(
        "The element is defined.",
        "customElements.get('worry-sorter')",
    );
    // Twenty at a time: what waits longer than half a minute is given up by the driver.
    let script = "const place = document.querySelector('#place');
         for (let time = 0; time < 20; time += 1) {
           const element = make();
           place.append(element);
           await until(() => stands(element));
           press(element); press(element);
           localStorage.clear();
           element.remove();
           await frame(); await frame();
         }
         return null;";
    let times = |count: usize| {
        for _ in 0..count / 20 {
            assert_eq!(walk(&reader, script), Value::Null);
        }
        let module = reader.get("[memory.buffer.byteLength, listening]");
        (reader.memory(), module)
    };
    // The first ones fill what is kept for good: the module, the words, the browser's own caches.
    let (before, module) = times(20);
    let (after, module_after) = times(200);
    println!("heap, nodes, listeners: {before:?}, then {after:?}; the module: {module}");
    assert_eq!(
        module_after, module,
        "the module's memory, the page's listeners"
    );
    for (at, more) in [100_000.0, 40.0, 4.0].into_iter().enumerate() {
        assert!(after[at] <= before[at] + more, "{before:?}, then {after:?}");
    }
    reader.no_longer(&counting);
    reader.no_longer(&watching);
    reader.must_have_a_quiet_console();
}
