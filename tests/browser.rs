//! The widget mounted in a browser, without the element around it.
//!
//! Run by `cargo xtask test`, with wasm-bindgen's runner.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "these are tests")]

use any_spawner::Executor;
use js_sys::{JSON, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;
use worry_sorter::browser::element::{draw, draw_lower, mount, take_out};
use worry_sorter::browser::host::Host;
use worry_sorter::content::{Content, checked};
use worry_sorter::words::Words;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "
  export function place() {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' });
    document.body.append(host);
    return host;
  }
  export const one_language = () => ({ list: () => 'ja 日本語', spoken() {}, print() {}, keeps: () => true, state() {}, changed() {}, alone: () => true, stored: (key) => localStorage.getItem(key), store(key, text) { localStorage.setItem(key, text); return true; }, forget(key) { localStorage.removeItem(key); return true; }, link: () => '', leads: () => true, shares: () => false, encoded: (text) => text, say() {}, focus() {} });
  export const forget = () => localStorage.clear();
  export const has = (host, text) => host.shadowRoot.textContent.includes(text);
  export const nodes = (host) => host.shadowRoot.childNodes.length;
  export function press(host, name) {
    const buttons = [...host.shadowRoot.querySelectorAll('button')];
    buttons.find((button) => button.textContent === name).click();
  }
")]
extern "C" {
    /// A new element in the page, with an open root.
    fn place() -> HtmlElement;
    /// A choice of one language.
    fn one_language() -> Host;
    /// Empties the storage of the page.
    fn forget();
    /// Whether a text stands in an element's root.
    fn has(host: &HtmlElement, text: &str) -> bool;
    /// How much stands in an element's root.
    fn nodes(host: &HtmlElement) -> u32;
    /// Presses the first button that says so.
    fn press(host: &HtmlElement, name: &str);
}

/// The first language, as the build hands it over.
fn language() -> String {
    let words = JSON::parse(include_str!("../data/words/ja.json")).unwrap();
    let word = |name: &&str| Reflect::get(&words, &JsValue::from_str(name)).unwrap();
    let lines: Vec<_> = Words::NAMES
        .iter()
        .enumerate()
        .map(|(place, name)| Words::line(place, &word(name).as_string().unwrap()).unwrap())
        .collect();
    let content = checked(
        include_str!("../data/2025-12/ja.json"),
        include_str!("../data/2025-12/facts.ja.json"),
    );
    [lines.join("\n"), content].join("\0")
}

async fn mounted() -> (HtmlElement, usize) {
    let host = place();
    let root = host.shadow_root().unwrap();
    let widget = draw(&language(), one_language());
    mount(widget, root.unchecked_ref());
    draw_lower(widget);
    Executor::tick().await;
    (host, widget)
}

#[wasm_bindgen_test]
fn a_language_is_read_once() {
    let [one, other] = [language(), language()].map(|text| Content::read(&text).unwrap());
    assert!(std::ptr::eq(one.words, other.words));
    assert!(std::ptr::eq(one.catalogue, other.catalogue));
    assert!(std::ptr::eq(one.facts, other.facts));
    assert_eq!(one.catalogue.cards.len(), 12);
}

#[wasm_bindgen_test]
fn what_is_wrong_with_a_catalogue_is_told_with_its_place() {
    assert_eq!(
        checked("{}", "{}"),
        "!catalogue: is missing",
        "and nothing else"
    );
}

#[wasm_bindgen_test]
async fn a_press_puts_the_card_on_its_pile() {
    forget();
    let (host, _widget) = mounted().await;
    assert!(has(&host, "0 / 12"));
    press(&host, "とても気になる");
    Executor::tick().await;
    assert!(has(&host, "1 / 12"));
    press(&host, "戻す");
    Executor::tick().await;
    assert!(has(&host, "0 / 12"));
}

#[wasm_bindgen_test]
async fn a_widget_that_is_taken_out_leaves_an_empty_root_and_its_record() {
    forget();
    let (host, widget) = mounted().await;
    press(&host, "わからない");
    Executor::tick().await;
    press(&host, "わからない");
    Executor::tick().await;
    take_out(widget);
    Executor::tick().await;
    assert_eq!(nodes(&host), 0);
    let (host, _widget) = mounted().await;
    assert!(has(&host, "2 / 12"));
}

#[wasm_bindgen_test]
async fn two_widgets_stand_on_a_page_and_one_outlives_the_other() {
    forget();
    let (first, widget) = mounted().await;
    let (second, _widget) = mounted().await;
    assert!(has(&first, "0 / 12") && has(&second, "0 / 12"));
    press(&first, "少し気になる");
    Executor::tick().await;
    assert!(has(&first, "1 / 12"));
    take_out(widget);
    press(&second, "わからない");
    Executor::tick().await;
    assert!(has(&second, "1 / 12"));
}

#[wasm_bindgen_test]
async fn a_widget_may_go_before_the_focus_has_moved() {
    forget();
    let (host, widget) = mounted().await;
    press(&host, "くらべる");
    take_out(widget);
    Executor::tick().await;
    Executor::tick().await;
    assert_eq!(nodes(&host), 0);
}
