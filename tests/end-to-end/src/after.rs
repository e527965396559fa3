//! What must hold after each fault, whatever it was: docs/RELIABILITY.md, "After each fault".

use serde_json::{Value, json};

use crate::order::{KEY, VERY};
use crate::reader::Reader;

/// A fault, as far as it matters for what must hold after it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fault<'a> {
    /// What was saved before it came, as a text.
    pub saved: Option<&'a str>,
    /// The sentence that says what is lost, or names the way out, as long as it lasts.
    pub sentence: Option<&'a str>,
    /// The script that ends it.
    pub end: Option<&'a str>,
}

impl Fault<'_> {
    /// Fails unless what is saved now is what was saved before, or newer and in one piece.
    ///
    /// Where the storage can't be read, nothing can be told of it.
    fn must_have_kept(self, now: Option<&Value>) {
        let Some(now) = now.map(Value::as_str) else {
            return;
        };
        if now == self.saved {
            return;
        }
        let text = now.expect("what was saved is still there");
        let now: Value = serde_json::from_str(text).expect("what is saved can be read");
        assert!(now["acts"].is_array(), "{text}");
        let before = self.saved.and_then(|text| serde_json::from_str(text).ok());
        let before = before.and_then(|before: Value| before["revision"].as_u64());
        let newer = now["revision"].as_u64() > before;
        assert!(newer, "{text}\nis older than\n{:?}", self.saved);
    }
}

impl Reader {
    /// Fails unless all is as it must be after a fault:
    /// what was saved is unchanged or newer and can be read; the tables and the progress are seen, and the sentence
    /// while the fault lasts; a press counts, and can be taken back; no error went uncaught, and no warning was given;
    /// and where the fault ends, the next act is saved and the sentence goes.
    pub fn must_hold(&self, fault: Fault) {
        self.must_be_whole(fault);
        fault.must_have_kept(self.saved().as_ref());
        let Some(end) = fault.end else {
            return self.must_have_a_quiet_console();
        };
        self.run(end, &[]);
        let before = self.saved();
        self.act();
        if let Some(sentence) = fault.sentence {
            self.must_not_see(sentence);
        }
        let after = self.saved();
        assert_ne!(before, after, "the act after the fault is not saved");
        fault.must_have_kept(after.as_ref());
        self.must_have_a_quiet_console();
    }

    /// Fails unless screen, sorter and tables are whole.
    fn must_be_whole(&self, fault: Fault) {
        // From here the next card is one that is on no pile, if there is any.
        self.press("仕分け");
        let must_be_seen = || {
            for text in ["対策のイメージ", "備え方の例"]
                .into_iter()
                .chain(fault.sentence)
            {
                self.must_see(text);
            }
        };
        must_be_seen();
        let before = self.placed();
        self.act();
        let after = self.placed();
        assert_eq!(after, (before + 1).min(12), "a press counts");
        must_be_seen();
        self.press("戻す");
        assert_eq!(self.placed(), before, "a press can be taken back");
        must_be_seen();
    }

    /// Puts the card that is shown on a pile; where none is left, the last one on another.
    fn act(&self) {
        if !self.names().iter().any(|name| name == VERY) {
            self.press("戻す");
        }
        self.press(VERY);
    }

    /// How many cards are on a pile, as it is written.
    pub fn placed(&self) -> usize {
        let seen = self.seen();
        let count = seen.lines().find_map(|line| line.strip_suffix(" / 12"));
        let count = count.and_then(|count| count.parse().ok());
        count.unwrap_or_else(|| panic!("no progress is seen in:\n{seen}"))
    }

    /// What is saved, a text or null; nothing where the storage can't be read.
    fn saved(&self) -> Option<Value> {
        let read = self.run(
            "try { return [localStorage.getItem(arguments[0])]; } catch { return []; }",
            &[json!(KEY)],
        );
        read.get(0).cloned()
    }
}
