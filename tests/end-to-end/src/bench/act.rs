//! What is pressed over and over, and on which page.

use serde_json::{Value, json};

/// What a reader has done before, by the number of cards: acts, and where they are.
type Past = fn(usize) -> (Vec<String>, Value);

/// An act of a reader, pressed so often that its cost can be told.
pub(crate) struct Act {
    /// Its name in the probe.
    pub(crate) name: &'static str,
    /// The page's name in the probe.
    pub(crate) page: &'static str,
    /// What the report calls it.
    pub(crate) title: &'static str,
    /// How many presses there are in a visit, at most.
    pub(crate) presses: usize,
    /// What is saved before the widget starts.
    saved: Option<Past>,
}

/// All acts; the first one is that to compare with.
pub(crate) const ACTS: [Act; 9] = [
    Act {
        name: "list down",
        page: "list",
        title: "hand-written list: 下へ",
        presses: 40,
        saved: None,
    },
    Act {
        name: "list down",
        page: "react",
        title: "React list: 下へ",
        presses: 40,
        saved: None,
    },
    Act {
        name: "leptos count",
        page: "leptos",
        title: "Leptos hello world: the button",
        presses: 40,
        saved: None,
    },
    Act {
        name: "place",
        page: "ours",
        title: "仕分け: a pile, card by card",
        presses: 12,
        saved: Some(|_| (Vec::new(), json!({}))),
    },
    Act {
        name: "undo",
        page: "ours",
        title: "仕分け: 戻す",
        presses: 12,
        saved: Some(|cards| (placed(cards), json!({}))),
    },
    Act {
        name: "choose",
        page: "ours",
        title: "仕分け: a pile in the list",
        presses: 40,
        saved: Some(|cards| (placed(cards), json!({ "list": true }))),
    },
    Act {
        name: "answer",
        page: "ours",
        title: "くらべる: an answer",
        // After the tenth comes the offer to stop.
        presses: 9,
        saved: Some(|cards| (placed(cards), json!({ "part": "compare", "whole": true }))),
    },
    Act {
        name: "move",
        page: "ours",
        title: "ならべる: 下へ",
        presses: 40,
        saved: Some(|cards| (placed(cards), json!({ "part": "arrange" }))),
    },
    Act {
        name: "tick",
        page: "ours",
        title: "備える: a step",
        presses: 40,
        saved: Some(|cards| (placed(cards), json!({ "part": "plan" }))),
    },
];

impl Act {
    /// The folder of its page.
    pub(crate) fn folder(&self, cards: usize) -> String {
        match self.page {
            "leptos" => self.page.to_owned(),
            "ours" if cards == 12 => self.page.to_owned(),
            page => format!("{page}-{cards}"),
        }
    }

    /// Whether its page can have other numbers of cards.
    pub(crate) fn grows(&self) -> bool {
        self.page != "leptos"
    }

    /// A script that saves what the reader has done before; for the text see src/domain/session/text.rs.
    pub(crate) fn before(&self, cards: usize) -> String {
        let Some(saved) = self.saved else {
            return String::new();
        };
        let (acts, screen) = saved(cards);
        let catalogue = if cards == 12 {
            "my-number-card".to_owned()
        } else {
            format!("bench-{cards}")
        };
        let text = json!({
            "format": 1,
            "catalogue": catalogue,
            "revision": 1,
            "acts": acts,
            "undone": [],
            "screen": screen,
        });
        let key = format!("worry-sorter:{catalogue}");
        format!(
            "localStorage.setItem({}, {});",
            json!(key),
            json!(text.to_string())
        )
    }
}

/// Every card on the top pile.
fn placed(cards: usize) -> Vec<String> {
    (1..=cards)
        .map(|card| format!("place {card} very"))
        .collect()
}
