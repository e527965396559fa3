//! The other ways in: a frame, a link with a picture, and the page that puts the snippet together.

use end_to_end::{PILES, Reader, Server, Site, VERY, axe, in_every_engine};
use serde_json::{Value, json};

/// The page for publishers.
const PUBLISH: &str = "embed/index.html";

/// What a frame may be kept from.
const SANDBOXES: [&str; 3] = [
    "",
    " sandbox=\"allow-scripts allow-same-origin\"",
    " sandbox=\"allow-scripts\"",
];

/// A page of somebody's with something in its body.
fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>page</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
         </head><body>{body}</body></html>"
    )
}

/// Opens the page for publishers, and comes near the live result.
fn open_publish(reader: &Reader, address: &str) {
    reader.open("about:blank");
    reader.open(address);
    // The page puts it there once it has read the snippet.
    reader.wait_for("The live result is there.", "host() !== null");
    reader.run("host().scrollIntoView();", &[]);
    reader.wait_for_widget();
}

/// The origin of a server's addresses.
fn origin(server: &Server) -> String {
    server.at("").trim_end_matches('/').to_owned()
}

/// Presses what bears a name within a frame, as a key does: `WebKit`'s driver does not hit what lies in a high one.
fn press_within(reader: &Reader, name: &str) {
    reader.run("control(arguments[0]).click();", &[json!(name)]);
    reader.settle();
}

/// Waits until the first frame is exactly as high as its content.
fn must_fit(reader: &Reader) {
    reader.enter_frame(0);
    reader.settle();
    let height = reader.get("Math.ceil(document.documentElement.getBoundingClientRect().height)");
    reader.leave_frame();
    let fits = format!(
        "Math.abs(document.querySelector('iframe').getBoundingClientRect().height - {height}) < 1"
    );
    reader.wait_for(&format!("The frame is {height} px high."), &fits);
}

in_every_engine! {
    a_frame_of_another_origin_is_as_high_as_its_widget_also_when_it_is_sandboxed
    the_example_of_a_page_with_a_catalogue_of_its_own_works_in_both_languages
    each_choice_changes_the_snippet_and_the_live_result
    a_code_or_a_link_goes_into_the_snippet_and_what_is_none_does_not
    a_snippet_works_in_a_page_of_another_origin_under_the_lines_for_its_policy
}

fn a_frame_of_another_origin_is_as_high_as_its_widget_also_when_it_is_sandboxed(reader: &Reader) {
    let widget = Site::as_built().serve();
    let origin = origin(&widget);
    for sandbox in SANDBOXES {
        let body = format!(
            "<script src=\"{origin}/embed/frame.js\" async></script>\
             <iframe data-worry-sorter{sandbox} src=\"{origin}/embed/frame.html?theme=dark&amp;onclick=alert(1)\" \
             title=\"frame\" width=\"100%\" height=\"300\" frameborder=\"0\"></iframe>"
        );
        let host = Site::as_built()
            .with_page("host.html", &page(&body))
            .with_policy(&format!(
                "default-src 'none'; img-src data:; script-src {origin}; frame-src {origin}"
            ))
            .serve();
        reader.open(&host.at("host.html"));
        reader.enter_frame(0);
        reader.wait_for_widget();
        assert_eq!(reader.text_of("host().getAttribute('theme')"), "dark");
        assert_eq!(reader.get("host().getAttribute('onclick')"), Value::Null);
        reader.leave_frame();
        must_fit(reader);
        reader.enter_frame(0);
        // Where it says that nothing can be saved, the screen is higher than its room, and waits for a press.
        reader.run("place().getElementById('begin').click();", &[]);
        reader.settle();
        press_within(reader, "一覧で選ぶ");
        reader.leave_frame();
        must_fit(reader);
        reader.enter_frame(0);
        press_within(reader, "1枚ずつ選ぶ");
        press_within(reader, VERY);
        let warned = reader.sees("この画面では保存できません。");
        assert_eq!(warned, !sandbox.is_empty() && !sandbox.contains("same"));
        reader.leave_frame();
        must_fit(reader);
        reader.must_have_a_quiet_console();
    }
}

#[test]
fn a_page_listens_to_its_own_frames_alone_and_a_frame_to_nobody() {
    let body = "<script src=\"embed/frame.js\"></script>\
         <iframe data-worry-sorter src=\"embed/frame.html\" title=\"frame\" frameborder=\"0\"></iframe>\
         <iframe src=\"blank\" title=\"other\"></iframe>";
    let server = Site::as_built().with_page("host.html", &page(body)).serve();
    let reader = Reader::new();
    reader.open(&server.at("host.html"));
    reader.enter_frame(0);
    reader.wait_for_widget();
    reader.leave_frame();
    must_fit(&reader);

    // From the page itself, from another frame, and from its own, but no height.
    reader.run("postMessage({ 'worry-sorter': 77 }, '*');", &[]);
    let tell =
        "for (const value of arguments[0]) parent.postMessage({ 'worry-sorter': value }, '*');
         parent.postMessage(null, '*');";
    reader.enter_frame(1);
    reader.run(tell, &[json!([78])]);
    reader.leave_frame();
    reader.enter_frame(0);
    reader.run(tell, &[json!(["9px; color: red", -1, 0, 1e9, null, {}])]);
    reader.leave_frame();
    reader.settle();
    must_fit(&reader);
    reader.enter_frame(0);
    let before = reader.screen();
    reader.run(
        "postMessage({ 'worry-sorter': 1, theme: 'dark', state: '1000' }, '*');",
        &[],
    );
    reader.settle();
    assert_eq!(reader.screen(), before);
    reader.leave_frame();
    must_fit(&reader);
    reader.must_have_a_quiet_console();
}

#[test]
fn a_frame_speaks_the_language_of_its_file() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("embed/frame.en.html"));
    reader.must_see("Which risk worries you?");
    reader.must_have_a_quiet_console();
}

#[test]
fn a_page_for_links_has_the_widget_and_says_what_it_is() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    for (path, title, locale) in [
        ("embed/card.html", "どのリスクが気になりますか", "ja_JP"),
        ("embed/card.en.html", "Which risk worries you?", "en_GB"),
        ("index.html", "どのリスクが気になりますか", "ja_JP"),
    ] {
        reader.open_widget(&server.at(path));
        reader.must_see(title);
        let said = |name: &str| {
            let place = format!("document.head.querySelector('[property=\"{name}\"]')?.content");
            reader.text_of(&place)
        };
        assert_eq!(said("og:title"), title);
        assert_eq!(said("og:locale"), locale);
        assert_eq!(said("og:type"), "website");
        assert!(!said("og:description").is_empty());
        assert!(!said("og:image:alt").is_empty());
        let heads = "[...document.querySelectorAll('.masthead > *')].filter(isSeen).map((one) => one.lang).join()";
        assert_eq!(reader.text_of(heads), locale[..2]);
        reader.must_have_a_quiet_console();
    }
    reader.open(&server.at("embed/card.png"));
    assert_eq!(
        reader.get("[document.images[0].naturalWidth, document.images[0].naturalHeight]"),
        json!([1200, 630])
    );
}

/// Chooses a value on the page for publishers.
fn choose(reader: &Reader, name: &str, value: &str) {
    reader.run(
        "document.querySelector(`[name=${arguments[0]}][value=\"${arguments[1]}\"]`).click();",
        &[json!(name), json!(value)],
    );
}

/// What is to be pasted.
fn to_paste(reader: &Reader, part: &str) -> String {
    reader.text_of(&format!(
        "document.querySelector('#{part} code').textContent"
    ))
}

/// Waits for the widget in the live frame.
///
/// A frame that is taken away while it loads complains of it on the console.
fn wait_for_the_frame(reader: &Reader) {
    reader.run(
        "document.querySelector('#live iframe').scrollIntoView();",
        &[],
    );
    reader.wait_for(
        "The widget in the frame has started.",
        "document.querySelector('#live iframe').contentDocument
            ?.querySelector('worry-sorter')?.shadowRoot?.querySelector('.ws')",
    );
}

fn each_choice_changes_the_snippet_and_the_live_result(reader: &Reader) {
    let server = Site::listening().serve();
    open_publish(reader, &server.at(PUBLISH));
    let usual = to_paste(reader, "snippet");
    assert!(usual.starts_with("<worry-sorter>\n<script type=\"module\" async src="));
    assert!(usual.contains("\n<div class=\"worry-static\" lang=\"ja\">"));
    for (name, value, first) in [
        ("lang", "en", "ja"),
        ("theme", "dark", ""),
        ("theme", "light", ""),
        ("theme", "auto", ""),
        ("view", "tables", "all"),
        ("view", "sorter", "all"),
        ("loading", "eager", "lazy"),
        ("storage", "none", "local"),
        ("facts", "hide", "show"),
        ("edition", "2025-12", ""),
    ] {
        choose(reader, name, value);
        let written = format!("<worry-sorter {name}=\"{value}\">\n");
        let snippet = to_paste(reader, "snippet");
        assert!(snippet.starts_with(&written), "{written} in {snippet}");
        let live = format!("host().getAttribute('{name}')");
        assert_eq!(reader.text_of(&live), value, "{name}");
        choose(reader, "way", "frame");
        let snippet = to_paste(reader, "snippet");
        let source = reader.text_of("document.querySelector('#live iframe').src");
        wait_for_the_frame(reader);
        match name {
            "lang" => {
                assert!(snippet.contains("/frame.en.html\""), "{snippet}");
                assert!(source.ends_with("/frame.en.html"), "{source}");
            }
            "loading" => {
                assert!(!snippet.contains("loading=") && source.ends_with("/frame.html"));
            }
            _ => {
                let query = format!("/frame.html?{name}={value}");
                assert!(snippet.contains(&query), "{query} in {snippet}");
                assert!(source.ends_with(&query), "{query} in {source}");
            }
        }
        choose(reader, "way", "element");
        choose(reader, name, first);
        assert_eq!(to_paste(reader, "snippet"), usual);
        assert_eq!(reader.get(&live), Value::Null, "{name}");
    }

    // The way of a link: its page, its picture, and what the page needs to show it.
    choose(reader, "way", "link");
    let link = server.at("embed/card.html");
    assert_eq!(to_paste(reader, "link"), link);
    assert!(to_paste(reader, "snippet").contains(&format!("<a href=\"{link}\">")));
    assert!(to_paste(reader, "head").contains(&format!(
        "<meta property=\"og:image\" content=\"{}\">",
        server.at("embed/card.png")
    )));
    reader.wait_for(
        "The picture is seen.",
        "document.querySelector('#live img').naturalWidth === 1200",
    );
    reader.must_have_a_quiet_console();
}

fn a_code_or_a_link_goes_into_the_snippet_and_what_is_none_does_not(reader: &Reader) {
    let server = Site::listening().serve();
    reader.open_widget(&server.at("index.html"));
    reader.sort(&PILES);
    let code = reader.code().replace(' ', "");
    reader.run("localStorage.clear();", &[]);
    open_publish(reader, &server.at(PUBLISH));
    let write = |text: &str| {
        reader.run(
            "const field = document.querySelector('[name=state]');
             field.value = arguments[0];
             field.dispatchEvent(new Event('input', { bubbles: true }));",
            &[json!(text)],
        );
    };
    let spoken = code.to_lowercase().replace('0', "o").replace('1', "l");
    for text in [
        &code,
        &format!("{}#worry={code}", server.at("embed/card.html")),
        &format!(" {} {} ", &spoken[..4], &spoken[4..]),
    ] {
        write(text);
        let snippet = to_paste(reader, "snippet");
        assert!(snippet.contains(&format!("<worry-sorter state=\"{code}\">")));
        assert_eq!(reader.text_of("host().getAttribute('state')"), code);
    }
    choose(reader, "way", "frame");
    assert!(to_paste(reader, "snippet").contains(&format!("/frame.html?state={code}\"")));
    wait_for_the_frame(reader);
    choose(reader, "way", "link");
    assert!(to_paste(reader, "link").ends_with(&format!("/card.html#worry={code}")));
    choose(reader, "way", "element");
    write("\"><script>");
    assert!(to_paste(reader, "snippet").starts_with("<worry-sorter>\n"));
    let said = "document.querySelector('#state-status').textContent";
    assert!(reader.text_of(said).contains("コードを読めませんでした。"));
    write("");
    assert_eq!(reader.text_of(said), "");
    reader.must_have_a_quiet_console();

    // What the reader has sorted in the live result is taken over by a press.
    open_publish(reader, &server.at(PUBLISH));
    let take = "document.querySelector('#take').click();";
    reader.run(take, &[]);
    assert!(reader.text_of(said).contains("まだ順番がありません。"));
    reader.press("仕分けをはじめる");
    reader.sort(&PILES);
    reader.run(take, &[]);
    let snippet = to_paste(reader, "snippet");
    let own = reader.text_of("host().code");
    assert!(own.len() > 8 && snippet.contains(&format!("<worry-sorter state=\"{own}\">")));
}

#[test]
fn what_is_copied_is_the_snippet() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.permit("clipboard-read", "granted");
    reader.permit("clipboard-write", "granted");
    open_publish(&reader, &server.at(PUBLISH));
    for way in ["element", "frame"] {
        choose(&reader, "way", way);
        // Chromium lets a page copy within a press alone, and a script's is none.
        reader.run("document.querySelector('#snippet button').focus();", &[]);
        reader.enter();
        let said =
            "document.querySelector('#snippet [role=status]').textContent === 'コピーしました。'";
        reader.wait_for("It is copied.", said);
        let copied = reader.run_until_done("navigator.clipboard.readText().then(done, done);", &[]);
        assert_eq!(copied, json!(to_paste(&reader, "snippet")));
    }
}

fn a_snippet_works_in_a_page_of_another_origin_under_the_lines_for_its_policy(reader: &Reader) {
    let widget = Site::as_built().open_to_all().serve();
    for choices in [
        &[][..],
        &[("version", "fixed")],
        &[("lang", "en"), ("theme", "dark"), ("version", "fixed")],
        &[("way", "frame"), ("theme", "light")],
    ] {
        open_publish(reader, &widget.at(PUBLISH));
        let is_frame = choices.contains(&("way", "frame"));
        for (name, value) in choices {
            choose(reader, name, value);
            if is_frame {
                wait_for_the_frame(reader);
            }
        }
        let snippet = to_paste(reader, "snippet");
        let is_fixed = choices.contains(&("version", "fixed"));
        assert_eq!(
            snippet.matches("integrity=\"sha384-").count(),
            if is_fixed { 2 } else { 0 }
        );
        let lines = to_paste(reader, "policy").replace('\n', "; ");
        reader.must_have_a_quiet_console();

        let host = Site::as_built()
            .with_page("host.html", &page(&snippet))
            .with_policy(&format!("default-src 'none'; img-src data:; {lines}"))
            .serve();
        reader.open(&host.at("host.html"));
        if is_frame {
            reader.enter_frame(0);
            reader.wait_for_widget();
            reader.leave_frame();
            must_fit(reader);
        } else {
            reader.wait_for_widget();
        }
        // Chromium has no sheet for sending on Linux, and says so of every page that allows it.
        let mut console = reader.console();
        console.retain(|line| !line.contains("Unrecognized feature: 'web-share'"));
        assert!(console.is_empty(), "{console:?}");
    }
}

#[test]
fn a_fixed_version_that_has_changed_does_not_start_and_the_tables_stay() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    open_publish(&reader, &server.at(PUBLISH));
    choose(&reader, "version", "fixed");
    let snippet = to_paste(&reader, "snippet");
    let name = snippet
        .split_once("/embed/")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(name, _)| name.to_owned())
        .expect("the snippet names the loader");
    let changed = Site::as_built()
        .open_to_all()
        .changed(&name, "worry-sorter", "worry_sorter")
        .serve();
    let snippet = snippet.replace(&origin(&server), &origin(&changed));
    let host = Site::as_built()
        .with_page("host.html", &page(&snippet))
        .serve();
    reader.open(&host.at("host.html"));
    reader.wait_for(
        "The tables stay.",
        "document.querySelectorAll('worry-sorter table').length === 2",
    );
    let console = reader.console().join("\n");
    assert!(console.contains("integrity"), "{console}");
    assert_eq!(
        reader.get("customElements.get('worry-sorter') === undefined"),
        json!(true)
    );
}

#[test]
fn the_page_for_publishers_is_for_everybody() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    for path in [PUBLISH, "embed/index.en.html"] {
        for (width, scheme) in [(320, "light"), (1100, "dark")] {
            reader.look_from(width, 800);
            reader.prefer(scheme);
            open_publish(&reader, &server.at(path));
            for way in ["element", "link", "frame"] {
                choose(&reader, "way", way);
                reader.run(&axe(), &[]);
                let found = reader.run_until_done(
                    "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                     axe.run(document, { runOnly: { type: 'tag', values: tags }, iframes: false, resultTypes: ['violations'] }).then(
                       (result) => done(result.violations.map((rule) => `${rule.id}: ${rule.nodes.map((one) => one.html)}`)),
                       (error) => done([String(error)]));",
                    &[],
                );
                assert_eq!(found, json!([]), "{path} {width} {scheme} {way}");
                let small = reader.get(
                    "[...document.querySelectorAll('main label, main button, [type=text], header a')].filter(isSeen)
                       .filter((one) => one.getBoundingClientRect().height < 43.9).map((one) => one.textContent)",
                );
                assert_eq!(small, json!([]), "{path} {width} {scheme} {way}");
                let wide = reader.get("document.documentElement.scrollWidth");
                assert_eq!(wide, json!(width), "{path} {scheme} {way}");
            }
        }
    }
}

fn the_example_of_a_page_with_a_catalogue_of_its_own_works_in_both_languages(reader: &Reader) {
    let server = Site::listening()
        .with_policy("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'")
        .serve();
    reader.open(&server.at("embed/example.html"));
    // The widget may have taken their place already: so what is asked is not whether they are seen.
    let tables = reader.text_of("document.querySelector('.worry-static').textContent");
    assert!(tables.contains("災害で起こり得ること"), "{tables}");
    reader.run("host().scrollIntoView();", &[]);
    reader.wait_for_widget();
    reader.press("仕分けをはじめる");
    reader.must_see("家具の転倒");
    reader.press(VERY);
    reader.press("備える");
    reader.must_see("とめた家具は、倒れにくくなります。");
    reader.switch_language("English", "en");
    reader.must_see("Falling furniture");
    assert!(reader.stored("worry-sorter:home-disaster").is_some());
    assert_eq!(reader.stored("worry-sorter:my-number-card"), None);
    reader.must_have_a_quiet_console();
}
