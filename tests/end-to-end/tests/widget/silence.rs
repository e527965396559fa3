//! What each form of the widget asks of a server in a whole session, and that it asks for nothing else.

use end_to_end::{
    Engine, LITTLE, NOT_NOW, Reader, Server, Site, UNSURE, VERY, dist, in_every_engine,
};
use serde_json::json;

in_every_engine! {
    a_whole_session_asks_for_the_widgets_own_files_alone
    a_whole_session_in_somebodys_page_asks_for_the_widgets_own_files_alone
    a_whole_session_in_the_offline_file_asks_for_nothing
}

/// A form in which the widget comes: the page that is opened, and what it is made of.
struct Form<'a> {
    /// The path of the page.
    page: &'a str,
    /// Whether the widget is in a frame of it.
    framed: bool,
    /// What is asked for until the widget stands there, as far as the browser does not have it; `*` is for a hash.
    /// The last one is what it can't stand there without.
    start: &'a [&'a str],
    /// What else is asked for when it is wanted: a language, a QR code, the printed sheet.
    later: &'a [&'a str],
}

/// What comes from beside the widget when it is wanted.
const LATER: &[&str] = &[
    "embed/language-en-*.js",
    "embed/qr-*.js",
    "embed/sheet-*.js",
];

/// Has frames print nothing: a dialog of the system's would wait for somebody.
pub(crate) const PRINTS_NOTHING: &str = "
    const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get() { return Object.assign(get.call(this), { print() {} }); },
    });";

/// A whole session by script, which reaches every frame in every engine: all cards sorted by turns of the piles, all
/// questions answered, then what the values name; ends with the names of what was pressed.
const SESSION: &str = "
    const [piles, names] = arguments;
    const pressed = [];
    const press = async (one, name) => {
      if (!one) throw new Error(`nothing bears the name ${name}`);
      pressed.push(nameOf(one));
      one.click();
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    };
    const named = (is) => controls().find((one) => is(nameOf(one)));
    const pile = () => named((name) => name === piles[pressed.length % piles.length]);
    const more = () => named((name) => !name.startsWith('「') && name.endsWith('こちらが気になる')) ?? control('続ける（');
    (async () => {
      const begin = control('仕分けをはじめる');
      if (begin) await press(begin);
      while (pile()) await press(pile());
      await press(control('「くらべる」へ進む'), '「くらべる」へ進む');
      while (more()) await press(more());
      for (const name of names) await press(control(name), name);
    })().then(() => done(pressed), (error) => done(String(error)));";

/// A path as it is written in the lists here.
fn without_hash(path: &str) -> String {
    let path = path.trim_start_matches('/');
    let parts = path.rsplit_once('-').and_then(|(stem, rest)| {
        let (hash, extension) = rest.split_once('.')?;
        let is_hash = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then(|| format!("{stem}-*.{extension}"))
    });
    parts.unwrap_or_else(|| path.to_owned())
}

/// Fails unless these alone were asked for, and all of them are files of the build.
///
/// What a browser still has it does not ask for; what a page asks for before it goes on to another is up to it as well.
fn must_be_of(asked: &[String], expected: &[&str], of_the_page: &str) {
    for (path, name) in asked.iter().map(|path| (path, without_hash(path))) {
        assert!(
            expected.contains(&name.as_str()),
            "{of_the_page} asks for {path}, not for {expected:?} alone"
        );
        let path = path.trim_start_matches('/').split('?').next().unwrap();
        let is_file = dist().join(path).is_file() || [HOST, BLANK].contains(&path);
        assert!(is_file, "{path} is no file of dist/");
    }
}

/// Opens a form and waits for the widget.
fn open(reader: &Reader, server: &Server, form: &Form) {
    reader.open(&server.at(form.page));
    if form.framed {
        // The page in it that stays tells its height; one that goes on to another does not.
        reader.wait_for(
            "The frame has its height.",
            "document.querySelector('iframe').style.height !== ''",
        );
        reader.enter_frame(0);
    }
    reader.wait_for("The element is there.", "host()");
    reader.run("host().scrollIntoView();", &[]);
    reader.wait_for_widget();
}

/// Goes through a whole session: sorts, compares, arranges, plans, sends, prints, and changes the language there and back.
fn go_through(reader: &Reader, step: &str, has_code: bool, of_the_page: &str) {
    reader.run(PRINTS_NOTHING, &[]);
    let piles = [VERY, LITTLE, VERY, NOT_NOW, VERY, UNSURE];
    let mut names = vec!["ならべる", "下へ", "備える", step, "残す・送る"];
    names.extend(has_code.then_some("QRコードを出す"));
    names.push("1枚の紙に印刷する");
    let pressed = reader.run_until_done(SESSION, &[json!(piles), json!(names)]);
    let pressed = pressed.as_array().unwrap_or_else(|| {
        panic!(
            "{of_the_page}: {pressed} on the screen:\n{}",
            reader.screen()
        )
    });
    assert!(pressed.len() > 20, "{of_the_page}: {pressed:?}");
    if has_code {
        reader.wait_for("The QR code is there.", "place().querySelector('svg.qr')");
    }
    reader.wait_for("The sheet is printed.", "place().querySelector('iframe')");
    for (button, language) in [("English", "en"), ("日本語", "ja")] {
        reader.sort(&[button]);
        reader.wait_for(
            "The other language is spoken.",
            &format!("place().querySelector('.ws')?.lang === '{language}'"),
        );
    }
}

/// Fails unless a whole session asks for the widget's own files alone: in a form of which `page` is served by one server and the files by another or the same.
fn must_be_silent(reader: &Reader, pages: &Server, files: &Server, form: &Form, step: &str) {
    let of_the_page = form.page;
    let begin = files.requests().len();
    open(reader, pages, form);
    let started = files.requests().len();
    must_be_of(&files.requests()[begin..], form.start, of_the_page);

    go_through(reader, step, true, of_the_page);
    let asked = files.requests();
    must_be_of(&asked[started..], form.later, of_the_page);
    // The page before may have left it with the browser.
    for name in form.start.iter().rev().take(1).chain(form.later) {
        let is_asked = asked.iter().any(|path| without_hash(path) == *name);
        assert!(is_asked, "nobody asks for {name}: {asked:?}");
    }
    // Firefox tells a page that watches its own height that it was told a frame late.
    if reader.engine() == Engine::Chromium {
        reader.must_have_a_quiet_console();
    }
    if form.framed {
        reader.leave_frame();
    }

    // It comes again as it came, and goes without a word.
    let before = files.requests().len();
    open(reader, pages, form);
    must_be_of(&files.requests()[before..], form.start, of_the_page);
    if form.framed {
        reader.leave_frame();
    }
    let before = files.requests().len();
    reader.open(&pages.blank());
    must_be_of(&files.requests()[before..], &[BLANK], of_the_page);
    assert_eq!(reader.asked_elsewhere(), [] as [String; 0], "{of_the_page}");
    reader.run("localStorage.clear();", &[]);
}

/// Where the reader goes when all is done.
const BLANK: &str = "blank";

/// Somebody's page.
const HOST: &str = "host.html";

/// A page with something in its body.
fn page(body: &str) -> String {
    format!(
        "<!doctype html><meta charset=\"utf-8\"><title>host</title><link rel=icon href=data:,>{body}"
    )
}

/// A step of the edition, and one of the example's.
const STEP: &str = "家でのカードの置き場所を決めた";
const STEP_OF_THE_EXAMPLE: &str = "家具";

fn a_whole_session_asks_for_the_widgets_own_files_alone(reader: &Reader) {
    let server = Site::listening().serve();
    let widget = ["embed/widget-*.js", "embed/widget-*.wasm"];
    let loader = ["embed/worry-sorter.js", "embed/worry-sorter.css"];
    for (page, parts, step) in [
        ("index.html", &["embed/page-*.css", loader[0]][..], STEP),
        ("embed/card.html", &["embed/page-*.css", loader[0]], STEP),
        (
            "embed/article.html",
            &["embed/article.css", loader[0], loader[1]],
            STEP,
        ),
        (
            "embed/index.html",
            &[
                "embed/publish-*.css",
                "embed/publish-*.js",
                "embed/frame.js",
                loader[0],
            ],
            STEP,
        ),
        (
            "embed/example.html",
            &[
                "embed/article.css",
                loader[0],
                loader[1],
                "embed/own-*.js",
                "embed/own-*.wasm",
            ],
            STEP_OF_THE_EXAMPLE,
        ),
    ] {
        let start = [&[page], parts, &widget].concat();
        let form = Form {
            page,
            framed: false,
            start: &start,
            later: LATER,
        };
        must_be_silent(reader, &server, &server, &form, step);
    }
}

fn a_whole_session_in_somebodys_page_asks_for_the_widgets_own_files_alone(reader: &Reader) {
    let files = Site::listening().open_to_all().serve();
    let origin = files.at("embed");
    let element = format!(
        "<link rel=\"stylesheet\" href=\"{origin}/worry-sorter.css\">\
         <script type=\"module\" src=\"{origin}/worry-sorter.js\"></script><worry-sorter></worry-sorter>"
    );
    let frame = |sandbox| {
        format!(
            "<script src=\"{origin}/frame.js\" async></script><iframe data-worry-sorter {sandbox} \
             width=800 height=900 src=\"{origin}/frame.html\"></iframe>"
        )
    };
    let host = |body: &str| Site::as_built().with_page(HOST, &page(body)).serve();
    let widget = [
        "embed/worry-sorter.js",
        "embed/widget-*.js",
        "embed/widget-*.wasm",
    ];
    let framed = ["embed/frame.js", "embed/frame.html", "embed/framed-*.css"];
    for (body, framed, start, later) in [
        (
            element,
            false,
            [&["embed/worry-sorter.css"], &widget[..]].concat(),
            LATER,
        ),
        (frame(""), true, [&framed[..], &widget].concat(), LATER),
        (
            frame("sandbox=\"allow-scripts\""),
            true,
            [&framed[..], &["embed/frame-alone.html?lang=ja"]].concat(),
            &[],
        ),
    ] {
        let pages = host(&body);
        let form = Form {
            page: HOST,
            framed,
            start: &start,
            later,
        };
        must_be_silent(reader, &pages, &files, &form, STEP);
        must_be_of(&pages.requests(), &[HOST, BLANK], &body);
    }
}

fn a_whole_session_in_the_offline_file_asks_for_nothing(reader: &Reader) {
    let file = dist().join("worry-sorter.html").canonicalize().unwrap();
    let address = format!("file://{}", file.display());
    reader.open_widget(&address);
    go_through(reader, STEP, false, &address);
    for _ in 0..2 {
        let listed = reader.get(
            "performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !/^(data|blob):/.test(name))",
        );
        assert_eq!(listed, json!([]), "the offline file asked for these");
        reader.must_have_a_quiet_console();
        reader.reload();
    }
    reader.open("about:blank");
    assert_eq!(reader.asked_elsewhere(), [] as [String; 0]);
}
