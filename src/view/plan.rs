//! 備える: for the reader's own order, what is known, what is not, and what can be done.

use super::html::{
    AnyView, Element, IntoAny, a, dd, details, div, dl, dt, h4, kept, li, p, section, span,
    summary, truth, ul,
};

use super::marks::{Icon, icon, sign, spoken_sign};
use super::parts::{FEW, Look, Press, entry, heading, key, phrases};
use super::picture::picture;
use super::steps;
use super::visit::Visit;
use super::ways::to_table;
use crate::domain::catalogue::{Card, Catalogue, Fact, LeaningNumber, Measure, Side};
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::pieces::Pieces;
use crate::domain::plan::{OPEN, Plan};
use crate::domain::ranking::Standing;
use crate::domain::session::{Act, Part, Pile};
use crate::store::Store;
use crate::words::{Words, fill, fill_one};

pub(super) fn screen(store: Store, visit: &Visit) -> AnyView {
    let words = store.words();
    let derived = store.derived();
    let plan = Plan::of(&derived.order.ranking, &derived.record, store.catalogue());
    // What no mark changes stays as it is: of many cards it is most of the screen.
    let mut key = derived.order.number.named(words.language());
    if let Some((kind, pile)) = visit.picked.get() {
        key += " ";
        (pile as usize).add_to(&mut key);
        key += &kind;
    }
    let visit = visit.clone();
    let placed = derived.placed;
    let is_part = placed > 0 && placed < store.catalogue().cards.len();
    div()
        .class("screen")
        .child((
            div().class("asking").child(heading(words.plan_title())),
            p().says(derived.note(words, words.plan_note())),
            is_part.then(|| p().says(words.plan_rest())),
            kept(key, move || worries(store, &visit)),
            steps::steps(store, &plan),
            leaning(store),
            p().class("stack").child(
                Press::new(Look::Primary, words.keep())
                    .does(store, |store| store.go_to(Part::Keep)),
            ),
        ))
        .into_any()
}

/// The worries in order, those that are not in it, and the picture of all.
fn worries(store: Store, visit: &Visit) -> Element {
    let words = store.words();
    let catalogue = store.catalogue();
    let derived = store.derived();
    let plan = Plan::of(&derived.order.ranking, &derived.record, catalogue);
    let mut results = Vec::new();
    let sorted = derived.placed - plan.unsure.len();
    for (at, (standing, card)) in plan.results.iter().enumerate() {
        let (standing, number) = (*standing, card.number);
        let place = standing.place.decimal();
        let pile = words.pile(standing.pile);
        let worries = matches!(standing.pile, Some(Pile::Very | Pile::Little));
        let open = at < OPEN && (worries || sorted == 0);
        let (card, visit) = (*card, visit.clone());
        results.push(kept(
            key(store, number, &[&place, pile, truth(open)]),
            move || result(store, &visit, catalogue, standing, card, open),
        ));
    }
    let unsure = words.unsure_cards(&plan.unsure).map(|text| {
        p().class("unsure")
            .child((sign(Pile::Unsure), phrases(&text)))
    });
    div().class("screen").child((
        div()
            .class("results")
            .attr("data-many", plan.results.len() > FEW)
            .child(results),
        unsure,
        picture(store, visit),
    ))
}

/// One worry in four parts.
fn result(
    store: Store,
    visit: &Visit,
    catalogue: &Catalogue,
    standing: Standing,
    card: &Card,
    open: bool,
) -> AnyView {
    let words = store.words();
    let table = to_table(store, visit, card);
    let pile = standing.pile.map(|pile| spoken_sign(words, pile));
    let parts = dl().class("parts").child((
        entry(words.worry(), card.worry.marked()),
        entry(words.known(), card.known.marked()),
        entry(words.unknown(), card.unknown.marked()),
        div().child((
            dt().says(words.can_do()),
            dd().class("can").child(can(store, catalogue, card)),
        )),
    ));
    let facts = store.facts();
    let facts = outside(store, facts.beside(card.number));
    details()
        .class("result")
        .attr("open", open)
        .child((
            summary().child((
                span().class("number").child(standing.place.decimal()),
                pile,
                span().class("name").says(card.title.marked()),
                icon(Icon::Fold, "icon"),
            )),
            parts,
            facts,
            table,
        ))
        .into_any()
}

/// What can be done, by the reader and by the institutions, apart.
fn can(store: Store, catalogue: &Catalogue, card: &Card) -> AnyView {
    let words = store.words();
    let list = |name: &str, items: Vec<&str>| {
        (!items.is_empty()).then(|| {
            let items: AnyView = items.into_iter().map(|item| li().says(item)).collect();
            section()
                .child((h4().says(name), ul().child(items)))
                .into_any()
        })
    };
    let does = |side: Side| {
        catalogue
            .measures_of(card, side)
            .map(|measure: &Measure| measure.does.marked())
    };
    let steps = catalogue
        .steps_of(card)
        .map(|step| step.todo.marked())
        .list();
    let always = does(Side::Institution).chain(does(Side::System)).list();
    (
        list(words.you_can(), steps),
        list(words.institutions(), always),
        list(words.after_leak(), does(Side::After).list()),
    )
        .into_any()
}

/// Facts from outside the article, under one heading.
fn outside<'a>(store: Store, facts: impl Iterator<Item = &'a Fact>) -> Option<AnyView> {
    let words = store.words();
    let facts: Vec<_> = facts.map(|fact| outside_fact(store, fact)).list();
    let heading = h4().says(words.outside());
    (!facts.is_empty()).then(|| div().class("outside").child((heading, facts)).into_any())
}

/// A fact from outside the article, with its source, and the days of which it speaks and on which it was read.
fn outside_fact(store: Store, fact: &Fact) -> AnyView {
    let words = store.words();
    let telephone = fact.telephone.as_ref().map(|number| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        p().child(
            a().class("tel")
                .attr("href", ["tel:", &digits].joined())
                .child(number.clone()),
        )
    });
    let mut days = String::new();
    for (date, text) in [(&fact.dated, words.dated()), (&fact.read, words.read())] {
        if let Some(date) = date {
            days += &fill_one(text, &day(words, date));
        }
    }
    let check = telephone.is_some().then_some(words.check_number());
    let source = fill(
        words.source(),
        &[fact.source.marked(), &days, check.unwrap_or_default()],
    );
    div()
        .child((
            p().says(fact.text.marked()),
            telephone,
            p().class("aside").child(match &fact.link {
                Some(link) => a()
                    .attr("href", link.clone())
                    .attr("target", "_blank")
                    .attr("rel", "noopener noreferrer")
                    .says(&source)
                    .into_any(),
                None => phrases(&source),
            }),
        ))
        .into_any()
}

/// A day or month (ISO 8601) in words.
fn day(words: &Words, date: &str) -> String {
    let mut parts = date
        .pieces(b'-')
        .map(|part| part.strip_prefix("0").unwrap_or(part));
    let mut part = || parts.next().unwrap_or_default();
    let [year, month, day] = [part(), part(), part()];
    let text = if day.is_empty() {
        words.month()
    } else {
        words.day()
    };
    fill(text, &[year, month, day])
}

/// Where the reader leans: four equal buttons, no verdict on any.
fn leaning(store: Store) -> AnyView {
    let words = store.words();
    let catalogue = store.catalogue();
    let chosen = store.derived().record.leaning();
    let buttons: AnyView = catalogue
        .leanings
        .iter()
        .map(|leaning| {
            let number = leaning.number;
            let note = leaning
                .note
                .as_ref()
                .map(|note| ["|", &words.in_brackets(note.marked())].joined());
            let text = [leaning.name.marked(), note.as_deref().unwrap_or("")].joined();
            let press = Press::new(Look::Framed, &text).pressed(chosen == Some(number));
            press.view(move || lean(store, number))
        })
        .collect();
    let facts = store.facts();
    let facts = chosen.and_then(|leaning| outside(store, facts.beside_leaning(leaning)));
    section()
        .class("part")
        .child((
            h4().id("leaning").says(words.leaning_title()),
            div()
                .class("leaning")
                .attr("role", "group")
                .attr("aria-labelledby", "leaning")
                .child(buttons),
            facts,
        ))
        .into_any()
}

/// Leans one way; a second press takes it back.
fn lean(store: Store, leaning: LeaningNumber) {
    let chosen = store.derived().record.leaning() == Some(leaning);
    store.dispatch(&Act::Lean {
        leaning: (!chosen).then_some(leaning),
    });
}
