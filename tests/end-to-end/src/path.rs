//! The path of a reader, pressed through: for tests that begin where it has been walked already.

use serde_json::json;

use crate::order::CARDS;
use crate::reader::Reader;

impl Reader {
    /// Puts a card on each of these piles, one at a time, from the card that is shown.
    ///
    /// It is quicker than pressing: no pointer moves, and the focus stays where it is.
    pub fn sort(&self, piles: &[&str]) {
        let trouble = self.run_until_done(
            "const names = arguments[0];
             (async () => {
               for (const name of names) {
                 control(name).click();
                 await new Promise((next) => setTimeout(next));
               }
             })().then(() => requestAnimationFrame(() => done()), (error) => done(String(error)));",
            &[json!(piles)],
        );
        assert!(
            trouble.is_null(),
            "{trouble} on the screen:\n{}",
            self.screen()
        );
    }

    /// The titles of the two cards that are being compared; none where no question stands.
    pub fn pair(&self) -> Option<[String; 2]> {
        let names = self.names();
        let mut titles = names.iter().filter_map(|name| {
            // The answers below have names of the same words, with brackets.
            let title = name.strip_suffix("こちらが気になる")?;
            (!title.starts_with('「')).then(|| title.to_owned())
        });
        Some([titles.next()?, titles.next()?])
    }

    /// How many questions there may be at most, as it is written.
    pub fn questions_left(&self) -> Option<usize> {
        let seen = self.seen();
        let (_, rest) = seen.split_once("あと最大")?;
        rest.split_once('問')?.0.parse().ok()
    }

    /// Answers until no question is left; the later a card stands in the edition, the more it worries.
    ///
    /// Returns how many questions there were.
    pub fn compare(&self) -> usize {
        let mut count = 0;
        loop {
            if let Some(pair) = self.pair() {
                self.press(&answer(&pair));
                count += 1;
            } else if self.sees("ひと休みできます") {
                self.press("続ける（");
            } else {
                return count;
            }
        }
    }

    /// The titles in their order, as the part ならべる shows them.
    pub fn order(&self) -> Vec<String> {
        let names = self.names();
        let titles = names.iter().filter_map(|name| {
            let title = name.split_once('「')?.1.strip_suffix("」場所を選ぶ")?;
            Some(title.to_owned())
        });
        titles.collect()
    }

    /// Opens 残す・送る and reads the code that is shown there, group by group.
    pub fn code(&self) -> String {
        self.press("残す・送る");
        self.text_of("tidy(seen(place().querySelector('.spell')))")
    }
}

/// The button for the one of two cards that stands later in the edition.
pub fn answer(pair: &[String; 2]) -> String {
    let at = |title: &String| CARDS.iter().position(|card| card == title);
    let more = pair.iter().max_by_key(|title| at(title));
    let title = more.expect("a pair has two cards");
    format!("{title}こちらが気になる")
}
