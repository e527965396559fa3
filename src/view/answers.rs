//! あなたの答え: every answer, to be changed or withdrawn. The rows keep their places when an answer changes.

use tachys::html::event as ev;

use super::html::{AnyView, IntoAny, button, details, div, li, ol, p, span, summary, truth};
use super::marks::{Icon, icon};
use super::parts::{Look, Press};
use crate::domain::catalogue::CardNumber;
use crate::domain::list::List;
use crate::domain::order::sort_by_key;
use crate::domain::record::Statement;
use crate::domain::session::{Act, Answer, Pair, Verdict};
use crate::store::Store;
use crate::words::{fill, fill_count, plain};

/// The reader's answers by the numbers of their cards; nothing while there are none.
pub(super) fn answers(store: Store) -> AnyView {
    let words = store.words();
    let derived = store.derived();
    let statements = derived.record.statements().iter();
    let said = statements.filter_map(|statement| match statement {
        Statement::Said { pair, verdict, .. } => Some((*pair, *verdict)),
        Statement::Placed { .. } => None,
    });
    let catalogue = store.catalogue();
    let is_card = |card: CardNumber| catalogue.card(card).is_some();
    let said = said.filter(|(pair, _)| is_card(pair.first()) && is_card(pair.second()));
    let mut said: Vec<_> = said.list();
    sort_by_key(&mut said, |(pair, _)| *pair);
    if said.is_empty() {
        return ().into_any();
    }
    let title = fill_count(words.answers_title(), said.len());
    let rows: AnyView = said
        .into_iter()
        .map(|(pair, verdict)| row(store, pair, verdict))
        .collect();
    details()
        .class("answers")
        .child((
            summary()
                .id("answers")
                .child((span().says(&title), icon(Icon::Fold, "icon"))),
            p().class("aside").says(words.answers_note()),
            ol().child(rows),
        ))
        .into_any()
}

/// One answer: the two cards and what lies between them as three buttons, of which one is pressed.
fn row(store: Store, pair: Pair, said: Option<Verdict>) -> AnyView {
    let words = store.words();
    let derived = store.derived();
    let [left, right] = pair.sides();
    let choice = |text: &str, name: String, verdict: Verdict| {
        button()
            .attr("type", "button")
            .class("minor")
            .attr("aria-pressed", truth(said == Some(verdict)))
            .attr("aria-label", name)
            .on(ev::click, move |_| {
                let answer = Answer::Verdict(verdict);
                store.dispatch(&Act::Answer { pair, answer });
            })
            .says(text)
    };
    let catalogue = store.catalogue();
    let card = |number| {
        let title = catalogue
            .card(number)
            .map_or("", |card| card.title.marked());
        let verdict = if number == pair.first() {
            Verdict::First
        } else {
            Verdict::Second
        };
        let name = words.name_of(title, words.this_one());
        choice(title, name, verdict)
    };
    let (one, other) = (store.title(left), store.title(right));
    let both = |text: &str, does: &str| plain(&fill(text, &[&one, &other, does]));
    let titles = both(words.pair(), "");
    let same = choice(
        words.same(),
        both(words.named_pair(), words.same()),
        Verdict::Same,
    );
    let note = if derived.record.pile(left) != derived.record.pile(right) {
        Some(words.answers_asleep())
    } else if derived.order.gave_way.contains(&pair) {
        Some(words.answers_gave_way())
    } else if said.is_none() {
        Some(words.answers_skipped())
    } else {
        None
    };
    let withdraw =
        Press::new(Look::Plain, words.withdraw()).name(both(words.named_pair(), words.withdraw()));
    li().child((
        div()
            .class("said")
            .attr("role", "group")
            .attr("aria-label", titles.clone())
            .child((card(left), same, card(right))),
        note.map(|note| p().class("aside").says(note)),
        withdraw.view(move || {
            let answer = Answer::Withdraw;
            store.dispatch(&Act::Answer { pair, answer });
            store.focus("answers");
        }),
    ))
    .into_any()
}
