//! The published JSON Schema and the reader agree: what ships passes both, what is broken passes neither.
#![allow(clippy::unwrap_used, missing_docs)]

use jsonschema::Validator;
use serde_json::{Value, json};
use worry_sorter::domain::catalogue::{Catalogue, Facts, OwnWordName, schema};
use worry_sorter::words::Words;

const CATALOGUES: [&str; 4] = [
    include_str!("../data/2025-12/ja.json"),
    include_str!("../data/2025-12/en.json"),
    include_str!("../data/examples/home-disaster/ja.json"),
    include_str!("../data/examples/home-disaster/en.json"),
];
const FACTS: [&str; 4] = [
    include_str!("../data/2025-12/facts.ja.json"),
    include_str!("../data/2025-12/facts.en.json"),
    include_str!("../data/examples/home-disaster/facts.ja.json"),
    include_str!("../data/examples/home-disaster/facts.en.json"),
];

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).unwrap()
}

/// A text with another value at a pointer; no value takes away what stands there.
fn with(text: &str, pointer: &str, value: Option<Value>) -> Value {
    let mut json: Value = serde_json::from_str(text).unwrap();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = json.pointer_mut(parent).unwrap();
    match (parent, value) {
        (Value::Array(items), Some(value)) => items[name.parse::<usize>().unwrap()] = value,
        (Value::Object(fields), Some(value)) => drop(fields.insert(name.to_owned(), value)),
        (Value::Object(fields), None) => drop(fields.remove(name).unwrap()),
        _ => unreachable!(),
    }
    json
}

#[test]
fn what_ships_fits_the_schema_and_is_read() {
    let (catalogue, facts) = (validator(&schema::catalogue()), validator(&schema::facts()));
    for text in CATALOGUES {
        let errors: Vec<_> = catalogue
            .iter_errors(&serde_json::from_str(text).unwrap())
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
        Catalogue::from_json(text).unwrap();
    }
    for text in FACTS {
        assert!(facts.is_valid(&serde_json::from_str(text).unwrap()));
        Facts::from_json(text).unwrap();
    }
    for optional in [
        with(
            CATALOGUES[0],
            "/words",
            Some(json!([{ "name": "after_leak", "text": "その後に、|機関が" }])),
        ),
        with(
            CATALOGUES[0],
            "/earlier",
            Some(json!([{ "tag": 9, "cards": [1], "steps": [], "leanings": [] }])),
        ),
        with(CATALOGUES[0], "/cards/0/aspect", Some(Value::Null)),
    ] {
        assert!(catalogue.is_valid(&optional), "{optional}");
        Catalogue::from_json(&optional.to_string()).unwrap();
    }
    let linked = with(
        FACTS[0],
        "/facts/0/link",
        Some(json!("https://example.org/a")),
    );
    assert!(facts.is_valid(&linked));
    Facts::from_json(&linked.to_string()).unwrap();
}

/// What is wrong with a catalogue, a line for each: the place, the JSON that is put there, and what a reader is told.
/// `~` takes away what stands there.
const BROKEN: &str = r#"
/cards | ~ | cards: is missing
/tag | ~ | tag: is missing
/cards/3/title | ~ | cards[3].title: is missing
/cards | [] | cards: are none
/cards/0/steps | [] | cards[0].steps: are none: every worry has something to do beside it
/more | 1 | more: is not known here
/cards/1/html | "<b>" | cards[1].html: is not known here
/tables/0/rows/1/note | "" | tables[0].rows[1].note: is not known here
/tag | 1024 | tag: is above 1023
/tag | -1 | tag: is not a whole number from 0 on
/tag | "1" | tag: is not a whole number from 0 on
/cards/0/number | 70000 | cards[0].number: is too large
/cards/0/title | ["a"] | cards[0].title: is not a text
/cards/0/known | "a\u202eb" | cards[0].known: holds a character that is not seen
/cards/0/known | "a\u2066b" | cards[0].known: holds a character that is not seen
/title | "a\u0000b" | title: holds a character that is not seen
/title | "a\nb" | title: holds a character that is not seen
/kinds/0/shape | "star" | kinds[0].shape: is none of: diamond, triangle, square, circle
/measures/0/by | "me" | measures[0].by: is none of: institution, system, after
/catalogue | "My Card" | catalogue: holds more than a to z, 0 to 9 and hyphens
/edition | "" | edition: holds more than a to z, 0 to 9 and hyphens
/words | [{"name":"not_official","text":"公式です"}] | words[0].name: is none of: title, you_can, institutions, after_leak, steps_title, leaning_title
/words | [{"name":"title"}] | words[0].text: is missing
"#;

#[test]
fn what_is_broken_passes_neither_and_is_told_with_its_place() {
    let mut cases: Vec<(String, Option<Value>, String)> = Vec::new();
    for line in BROKEN.trim().lines() {
        let [pointer, json, expected] = line.split(" | ").collect::<Vec<_>>()[..] else {
            unreachable!("{line}");
        };
        let value = (json != "~").then(|| serde_json::from_str(json).unwrap());
        cases.push((pointer.to_owned(), value, expected.to_owned()));
    }
    let long = json!("あ".repeat(601));
    let many = json!(vec!["access"; 1001]);
    for (pointer, value, expected) in [
        ("/cards/0/worry", long, "cards[0].worry: is too long"),
        (
            "/cards/0/measures",
            many,
            "cards[0].measures: has too many items",
        ),
    ] {
        cases.push((pointer.to_owned(), Some(value), expected.to_owned()));
    }
    let validator = validator(&schema::catalogue());
    for (pointer, value, expected) in cases {
        let broken = with(CATALOGUES[0], &pointer, value);
        let error = Catalogue::from_json(&broken.to_string()).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(
            !validator.is_valid(&broken),
            "the schema lets pass: {expected}"
        );
    }
}

#[test]
fn links_lead_to_https_alone() {
    let validator = validator(&schema::facts());
    for link in [
        "http://example.org/",
        "javascript:alert(1)",
        "data:text/html,<b>",
        "//example.org/",
        " https://example.org/",
        "https://example.org/ a",
        "https://example.org/\u{202e}a",
        "",
    ] {
        let broken = with(FACTS[0], "/facts/1/link", Some(json!(link)));
        let error = Facts::from_json(&broken.to_string()).unwrap_err();
        assert!(error.to_string().starts_with("facts[1].link: "), "{error}");
        assert!(
            !validator.is_valid(&broken),
            "the schema lets pass: {link:?}"
        );
    }
}

#[test]
fn what_the_schema_cannot_tell_the_reader_does() {
    for (pointer, value, expected) in [
        (
            "/cards/1/number",
            json!(1),
            "cards[1]: its number does not rise",
        ),
        (
            "/cards/0/kind",
            json!("nothing"),
            "cards[0].kind: is not among the kinds",
        ),
        (
            "/cards/0/steps/0",
            json!("nothing"),
            "cards[0].steps: names an unknown step",
        ),
        (
            "/cards/0/measures/0",
            json!("nothing"),
            "cards[0].measures: names an unknown measure",
        ),
        (
            "/tables/0/rows/0/cards",
            json!([1]),
            "tables[0].rows[0].cells: do not name each card once",
        ),
        (
            "/tables/0/rows/0/cards",
            json!([1, 99]),
            "tables[0].rows[0].cards: names an unknown card",
        ),
        (
            "/tables/1/rows/0/cards",
            json!([11, 12]),
            "tables[1].rows[0].cells: do not name each card once",
        ),
        (
            "/tables/0/rows/0/cells",
            json!(["a"]),
            "tables[0].rows[0].cells: are not one a column",
        ),
        (
            "/tables/0/marks",
            json!(4),
            "tables[0].marks: is not a column",
        ),
        ("/title", json!("|"), "title: is empty"),
    ] {
        let broken = with(CATALOGUES[0], pointer, Some(value)).to_string();
        assert_eq!(
            Catalogue::from_json(&broken).unwrap_err().to_string(),
            expected
        );
    }
    let large = format!("{}{}", CATALOGUES[0], " ".repeat(1_000_000));
    assert_eq!(
        Catalogue::from_json(&large).unwrap_err().to_string(),
        "the text is too long"
    );
    let deep = "[".repeat(100_000);
    assert!(Catalogue::from_json(&deep).is_err());
}

#[test]
fn a_catalogue_may_put_some_texts_in_its_own_words() {
    let own = with(
        CATALOGUES[0],
        "/words",
        Some(
            json!([{ "name": "after_leak", "text": "その後に、|機関が" }, { "name": "title", "text": "何が|気になりますか" }]),
        ),
    );
    let own = Catalogue::from_json(&own.to_string()).unwrap();
    assert_eq!(own.words[0].name, OwnWordName::AfterLeak);
    let mut lines = Words::NAMES.to_vec();
    let own = Words::own(&own);
    for (place, text) in own.lines().map(|line| line.split_once(' ').unwrap()) {
        lines[place.parse::<usize>().unwrap()] = text;
    }
    let words = Words::from_lines(&lines.join("\n")).unwrap();
    assert_eq!(words.after_leak(), "その後に、|機関が");
    assert_eq!(words.title(), "何が|気になりますか");
    assert_eq!(words.institutions(), "institutions");
}
