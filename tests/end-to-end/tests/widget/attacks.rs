//! Texts that were published as attacks: in a link, in each field of a catalogue and of facts. Nothing runs, nothing is
//! asked for, and a text is seen as a text.

use std::collections::BTreeSet;

use end_to_end::{KEY, Reader, Site, VERY, dist, in_every_engine};
use serde_json::{Value, json};
use worry_sorter::domain::catalogue::{Catalogue, Facts};

use crate::catalogue::element;
use crate::element::{PAGE, page, told};

const OURS: &str = include_str!("../../../../data/2025-12/ja.json");
const FACTS: &str = include_str!("../../../../data/2025-12/facts.ja.json");

/// The usual forms of texts that become a script, or a request, where a text is taken for markup.
const ATTACKS: [&str; 24] = [
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "\"><svg onload=window.ran=1>",
    "' autofocus onfocus='window.ran=1",
    "\" onmouseover=\"window.ran=1",
    "javascript:window.ran=1",
    "JaVaScRiPt&#58;window.ran=1",
    "https://example.org/\"onclick=\"window.ran=1",
    "<iframe srcdoc=\"&lt;script&gt;parent.ran=1&lt;/script&gt;\">",
    "${window.ran=1}{{constructor.constructor('window.ran=1')()}}",
    "&lt;img src=x onerror=window.ran=1&gt;",
    "%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E",
    "--></style></title></textarea><details open ontoggle=window.ran=1>",
    "<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>",
    "<svg><script href=data:,window.ran=1 /></svg>",
    "<math><mi xlink:href=javascript:window.ran=1>x</mi></math>",
    "<object data=\"data:text/html,<script>parent.ran=1</script>\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:window.ran=1\">",
    "<noscript><p title=\"</noscript><img src=x onerror=window.ran=1>\">",
    "<base href=//elsewhere.test/><img src=//elsewhere.test/x>",
    "<link rel=stylesheet href=//elsewhere.test/x.css>",
    "<style>@import'//elsewhere.test/y.css'</style>",
    "<form action=javascript:window.ran=1><button autofocus>x</button></form>",
];

in_every_engine! {
    attacks_in_every_field_of_a_catalogue_are_text
    a_catalogue_whose_names_are_attacks_is_refused
}

/// So many attacks stand in one text: more would be too long for one.
const TOGETHER: usize = 6;

/// What the widget's own names and words are: an attack there is refused.
const NAMES: [&str; 5] = ["catalogue", "edition", "language", "shape", "by"];

/// What people who work with the data see alone, and dates, which are written anew.
const UNSEEN: [&str; 7] = ["id", "slug", "kind", "measures", "steps", "dated", "read"];

/// Puts an attack before each text below a field; adds what must be seen then.
fn attack(value: &mut Value, field: &str, attacks: &[&str], seen: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                attack(value, name, attacks, seen);
            }
        }
        Value::Array(items) => {
            for item in items {
                attack(item, field, attacks, seen);
            }
        }
        Value::String(text) if !NAMES.contains(&field) => {
            if field == "cells" {
                // What these join are risks of their own, and there is room for one attack in each.
                let turn = seen.len();
                let attacked = |(at, risk): (usize, &str)| {
                    let attack = attacks[(turn + at) % attacks.len()].replace(';', "");
                    [&attack, " ", risk].concat()
                };
                let risks: Vec<_> = text.split('・').enumerate().map(attacked).collect();
                *text = risks.join("・");
                seen.extend(risks.iter().map(|risk| risk.replace('|', "")));
            } else if field == "link" {
                *text = ["https://example.org/", &attacks.concat().replace(' ', "")].concat();
            } else {
                *text = [&attacks.join(" "), " ", text].concat();
                if !UNSEEN.contains(&field) {
                    seen.insert(text.replace('|', ""));
                }
            }
        }
        _ => {}
    }
}

/// A catalogue of the test's own with facts, and all that a catalogue may have.
fn own() -> [Value; 2] {
    let mut catalogue: Value = serde_json::from_str(OURS).unwrap();
    catalogue["catalogue"] = json!("attacked");
    catalogue["tag"] = json!(77);
    let mut facts: Value = serde_json::from_str(FACTS).unwrap();
    facts["facts"][0]["link"] = json!("");
    [catalogue, facts]
}

/// Under this an inline script would run, and markup made from a text would be told.
const POLICY: &str = "require-trusted-types-for 'script'; trusted-types 'none'";

/// Fails if anything has run, has become markup, or was asked for.
fn must_be_harmless(reader: &Reader) {
    assert_eq!(reader.get("window.ran ?? null"), Value::Null);
    let markup = reader.get(
        "[...document.querySelectorAll('*'), ...place().querySelectorAll('*')]
            .filter((one) => one.matches('img, iframe, object, meta[http-equiv], base, noscript, math, animate, style')
              || one.getAttributeNames().some((name) => name.startsWith('on'))
              || (one.href && !/^(https?:|tel:|data:,)/.test(one.href.baseVal ?? one.href)))
            .map((one) => one.outerHTML)",
    );
    assert_eq!(markup, json!([]));
    assert_eq!(reader.asked_elsewhere(), [] as [String; 0]);
    reader.must_have_a_quiet_console();
}

fn attacks_in_every_field_of_a_catalogue_are_text(reader: &Reader) {
    for attacks in ATTACKS.chunks(TOGETHER) {
        let [mut catalogue, mut facts] = own();
        let mut texts = BTreeSet::new();
        attack(&mut catalogue, "", attacks, &mut texts);
        attack(&mut facts, "", attacks, &mut texts);
        // These stand on no screen.
        let measures = catalogue["measures"].as_array().unwrap();
        let names = measures.iter().map(|measure| &measure["name"]);
        for text in names.chain([&catalogue["title"], &catalogue["as_of"]]) {
            texts.remove(&text.as_str().unwrap().replace('|', ""));
        }
        let title = [&attacks.join(" "), " title"].concat();
        catalogue["words"] = json!([{ "name": "title", "text": title }]);
        texts.insert(title);
        let inside = [catalogue.to_string(), facts.to_string()];
        let page = page(&element(&[&inside[0], &inside[1]]));
        let site = Site::listening().with_policy(POLICY).with_page(PAGE, &page);
        let server = site.serve();
        reader.open(&server.blank());
        reader.run("localStorage.clear();", &[]);
        reader.open_widget(&server.at(PAGE));
        let started = server.requests();
        let mut seen = reader.seen();
        let mut look = || {
            reader.run(
                "for (const one of place().querySelectorAll('details')) one.open = true;",
                &[],
            );
            reader.settle();
            seen += &reader.seen();
        };
        for _ in 0..12 {
            look();
            reader.sort(&[VERY]);
        }
        reader.press("一覧で選ぶ");
        for part in ["くらべる", "ならべる", "備える", "残す・送る"] {
            reader.press(part);
            look();
        }
        reader.press("備える");
        for leaning in ["使い続ける", "使い方を変える", "使わない", "まだ決めない"]
        {
            reader.press(leaning);
            look();
        }
        texts.retain(|text| !seen.contains(text.as_str()));
        assert!(texts.is_empty(), "these are not seen: {texts:#?}");
        must_be_harmless(reader);
        assert_eq!(server.requests(), started);
    }
}

fn a_catalogue_whose_names_are_attacks_is_refused(reader: &Reader) {
    // The language is compared with the widget's own by the element, before the module reads anything.
    let fields = [
        "/catalogue",
        "/edition",
        "/kinds/0/shape",
        "/measures/0/by",
        "/language",
        "/words/0/name",
    ];
    let refused = |place: &str, json: &[Value; 2]| {
        let inside = json.each_ref().map(Value::to_string);
        let page = page(&element(&[&inside[0], &inside[1]]));
        let server = Site::listening().with_page(PAGE, &page).serve();
        reader.open(&server.at(PAGE));
        reader.wait_for("The page is told.", "told.length");
        let told = told(reader);
        assert_eq!(told[0][1]["reason"], "catalogue", "{told}");
        let message = told[0][1]["message"].as_str().unwrap();
        assert!(message.contains(place), "{place}: {message}");
        reader.must_see("わたしの表");
        assert_eq!(reader.get("window.ran ?? null"), Value::Null, "{place}");
    };
    for (at, field) in fields.into_iter().enumerate() {
        let name = field.rsplit('/').next().unwrap();
        let mut shown = own();
        shown[0]["words"] = json!([{ "name": "title", "text": "t" }]);
        for (number, attack) in ATTACKS.into_iter().enumerate() {
            let [mut catalogue, facts] = shown.clone();
            *catalogue.pointer_mut(field).unwrap() = json!(attack);
            if name != "language" {
                let error = Catalogue::from_json(&catalogue.to_string()).unwrap_err();
                assert!(error.to_string().contains(name), "{field}: {error}");
            }
            if number == at {
                refused(name, &[catalogue, facts]);
            }
        }
    }
    for (number, attack) in ATTACKS.into_iter().enumerate() {
        let [catalogue, mut facts] = own();
        facts["facts"][0]["link"] = json!(attack);
        if !attack.starts_with("https://") {
            let error = Facts::from_json(&facts.to_string()).unwrap_err();
            assert!(error.to_string().contains("link"), "{error}");
        }
        if number == 6 {
            refused("link", &[catalogue, facts]);
        }
    }
}

/// A hexadecimal digit.
fn digit(number: u8) -> char {
    char::from_digit(number.into(), 16).unwrap()
}

#[test]
fn what_would_be_a_script_is_no_link_and_does_not_run() {
    let server = Site::as_built().serve();
    let reader = Reader::new();
    for attack in ATTACKS {
        let mark: String = attack
            .bytes()
            .flat_map(|byte| ['%', digit(byte >> 4), digit(byte & 15)])
            .collect();
        for whole in [format!("#worry={mark}"), format!("?worry={mark}")] {
            reader.open("about:blank");
            reader.open_widget(&server.at(&format!("index.html{whole}")));
            assert_eq!(reader.get("window.ran ?? null"), Value::Null, "{attack}");
            assert!(!reader.sees("別の順番を見ています"), "{attack}");
            assert_eq!(reader.stored(KEY), None, "{attack}");
        }
    }
}

/// What turns a text into elements or into code, as it stands in a built script.
const SINKS: [&str; 8] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "Function(",
    "createContextualFragment",
    "parseFromString",
];

#[test]
fn no_script_as_it_is_built_holds_a_sink() {
    let mut files = vec![dist().join("worry-sorter.html")];
    for entry in std::fs::read_dir(dist().join("embed")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|name| name == "js") || path.ends_with("frame-alone.html") {
            files.push(path);
        }
    }
    assert!(files.len() > 5, "only these are found: {files:?}");
    for path in files {
        // The page for publishers reads its own tables, to show them as a text.
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.replace(".innerHTML.trim()", "");
        let sink = SINKS.iter().find(|sink| text.contains(**sink));
        assert_eq!(sink, None, "{}", path.display());
    }
}
