//! The element in pages of React and Vue, and what the package for npm says of it to compilers and editors.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use end_to_end::{Reader, Server, Site, VERY, frameworks, in_every_engine};
use serde_json::{Value, json};

/// The repository's root.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The sources of the pages.
fn sources() -> PathBuf {
    repository().join("tests/end-to-end/frameworks")
}

/// Runs a program and returns what it wrote; fails with that where the program does.
fn output(command: &mut Command) -> String {
    let output = command.output().expect("the program starts");
    let [said, complained] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success(), "{said}{complained}");
    said
}

/// A page with the bundle of a source.
fn serve(source: &str) -> Server {
    let bundle = output(
        Command::new(frameworks().join(".bin/esbuild"))
            .arg(sources().join(source))
            .args(["--bundle", "--jsx=automatic", "--log-level=warning"])
            .args([
                "--define:process.env.NODE_ENV=\"production\"",
                "--define:__VUE_OPTIONS_API__=false",
                "--define:__VUE_PROD_DEVTOOLS__=false",
                "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
            ])
            .env("NODE_PATH", frameworks()),
    );
    let page = "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>page</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
         <script type=\"module\" src=\"embed/worry-sorter.js\"></script></head>\
         <body><main></main><script src=\"page.js\"></script></body></html>";
    Site::listening()
        .with_page("page.html", page)
        .with_page("page.js", &bundle)
        .serve()
}

/// Presses a button of the page around the widget.
fn press(reader: &Reader, id: &str) {
    reader.run(
        "document.getElementById(arguments[0]).click();",
        &[json!(id)],
    );
    reader.settle();
}

fn must_be_told(reader: &Reader, text: &str) {
    let told = format!("document.querySelector('output').textContent === '{text}'");
    reader.wait_for(&format!("The page is told 「{text}」."), &told);
}

/// A page whose framework sets attributes, hears events, moves the element, takes it out and puts it in again.
fn must_get_along_with(source: &str, reader: &Reader) {
    let server = serve(source);
    reader.open_widget(&server.at("page.html"));
    must_be_told(reader, "ready my-number-card");
    assert_eq!(reader.text_of("host().theme"), "light");
    press(reader, "theme");
    assert_eq!(reader.text_of("host().getAttribute('theme')"), "dark");
    reader.press("仕分けをはじめる");
    reader.press(VERY);
    must_be_told(reader, "change 1");
    let before = reader.screen();

    press(reader, "turn");
    let order = "[...document.querySelectorAll('section')].map((one) => one.id).join()";
    assert_eq!(reader.text_of(order), "two,one");
    assert_eq!(reader.screen(), before);
    press(reader, "take");
    assert_eq!(reader.get("host()"), Value::Null);
    press(reader, "put");
    reader.wait_for_widget();
    must_be_told(reader, "ready my-number-card");
    assert_eq!(reader.text_of("host().theme"), "dark");
    assert_eq!(reader.screen(), before);
    reader.must_have_a_quiet_console();
}

in_every_engine! {
    a_react_page_and_the_element_get_along
    a_vue_page_and_the_element_get_along
}

fn a_react_page_and_the_element_get_along(reader: &Reader) {
    must_get_along_with("react.jsx", reader);
}

fn a_vue_page_and_the_element_get_along(reader: &Reader) {
    must_get_along_with("vue.js", reader);
}

/// A project with the package and the frameworks, as npm installs them; it is removed when it is dropped.
struct Project(PathBuf);

impl Project {
    fn new() -> Self {
        let name = format!("worry-sorter-project-{}", std::process::id());
        let project = Self(std::env::temp_dir().join(name));
        let modules = project.0.join("node_modules");
        let package = modules.join("worry-sorter");
        fs::create_dir_all(package.join("embed")).unwrap();
        for entry in fs::read_dir(frameworks()).unwrap() {
            let path = entry.unwrap().path();
            symlink(&path, modules.join(path.file_name().unwrap())).unwrap();
        }
        for [from, to] in [
            [repository().join("package"), package],
            [sources(), project.0.clone()],
        ] {
            for entry in fs::read_dir(from).unwrap() {
                let path = entry.unwrap().path();
                fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
            }
        }
        project
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        // What is left of it lies in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_compiler_knows_the_element_its_events_and_what_is_wrong() {
    let project = Project::new();
    output(
        Command::new(frameworks().join(".bin/tsc"))
            .args(["--project", "."])
            .current_dir(&project.0),
    );
}

/// The names in a list of the manifest.
fn named(list: &Value) -> BTreeSet<String> {
    let names = list.as_array().expect("it is a list").iter();
    names
        .map(|one| one["name"].as_str().expect("it has a name").to_owned())
        .collect()
}

/// The names that an expression lists.
fn listed(reader: &Reader, expression: &str) -> BTreeSet<String> {
    serde_json::from_value(reader.get(expression)).expect("they are names")
}

#[test]
fn the_manifest_is_valid_and_says_what_the_element_is() {
    let path = repository().join("package/custom-elements.json");
    output(
        Command::new("node")
            .arg(sources().join("manifest.js"))
            .arg(&path)
            .env("NODE_PATH", frameworks()),
    );
    let manifest: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let element = &manifest["modules"][0]["declarations"][0];

    let server = Site::as_built().serve();
    let reader = Reader::new();
    reader.open_widget(&server.at("index.html"));
    assert_eq!(
        named(&element["attributes"]),
        listed(
            &reader,
            "customElements.get('worry-sorter').observedAttributes"
        )
    );
    let own = "Object.entries(Object.getOwnPropertyDescriptors(customElements.get('worry-sorter').prototype))
         .filter(([, one]) => one.get).map(([name]) => name)";
    assert_eq!(named(&element["members"]), listed(&reader, own));
    let parts =
        "[...host().shadowRoot.querySelectorAll('[part]')].map((one) => one.getAttribute('part'))";
    assert_eq!(named(&element["cssParts"]), listed(&reader, parts));
    let tokens = fs::read_to_string(repository().join("style/tokens.css")).unwrap();
    let properties = tokens
        .split("var(")
        .skip(1)
        .filter_map(|rest| rest.split(',').next())
        .filter(|name| name.starts_with("--worry-"))
        .map(str::to_owned);
    assert_eq!(named(&element["cssProperties"]), properties.collect());
    let reference = fs::read_to_string(repository().join("docs/EMBEDDING.md")).unwrap();
    for list in [
        "attributes",
        "members",
        "events",
        "cssProperties",
        "cssParts",
    ] {
        for name in named(&element[list]) {
            assert!(reference.contains(&format!("`{name}`")), "{name}");
        }
    }
}
