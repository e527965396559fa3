//! The state, what follows from it, and what a reader can do to it.
//!
//! The view reads here and dispatches here; it never edits a session.

use std::cell::{Cell, RefCell};
use std::mem::swap;
use std::rc::Rc;
use std::sync::Arc;

use any_spawner::Executor;
use web_sys::Event;

use crate::browser::drag::Gesture;
use crate::browser::host::{Ask, Host};
use crate::browser::storage::Device;
use crate::content::Content;
use crate::domain::catalogue::{Card, CardNumber, Catalogue, Facts};
use crate::domain::code::{self, CodeError};
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::pieces::Pieces;
use crate::domain::ranking::Ranking;
use crate::domain::record::Record;
use crate::domain::restore::Offer;
use crate::domain::session::{Act, Pair, Part, Saved, Screen, Session};
use crate::domain::sorting::{Goal, Question, Questions};
use crate::saving::{Saving, Trouble, same, take_up};
use crate::words::Words;

mod announce;
mod held;
mod summary;

pub(crate) use held::Held;

/// So many questions are put before the reader is offered to stop.
const PAUSE: usize = 10;

/// What follows from a session.
pub struct Derived {
    /// What holds now.
    pub record: Record,
    /// The order, and what is asked about it.
    pub order: Arc<Order>,
    /// How many cards are on a pile.
    pub placed: usize,
}

impl Derived {
    /// Whether the reader is offered to stop comparing: so many questions were put since they went on.
    #[must_use]
    pub fn pauses(&self, screen: &Screen) -> bool {
        self.record.asked() >= screen.answered + PAUSE
    }

    /// What the order is: what is said of the reader's own, or that there is none yet.
    #[must_use]
    pub fn note(&self, words: &Words, own: &'static str) -> &'static str {
        if self.placed > 0 || !self.record.statements().is_empty() {
            own
        } else {
            words.plan_unsorted()
        }
    }
}

/// What follows from a session but for its marks: a step that is ticked leaves it as it is.
pub struct Order {
    /// How many changes there had been when it was made: no two orders of a widget have the same number.
    pub number: u32,
    /// The order as it stands.
    pub ranking: Ranking,
    /// The next question for the top pile.
    pub top: Option<Question>,
    /// The next question for every pile.
    pub whole: Option<Question>,
    /// The pairs whose answer contradicts a newer one and so does not count.
    pub gave_way: Vec<Pair>,
}

impl Order {
    fn of(record: &Record, cards: &[CardNumber], number: u32) -> Self {
        let questions = Questions::of(record, cards);
        Self {
            number,
            ranking: Ranking::of(record, cards),
            top: questions.next(Goal::Top),
            whole: questions.next(Goal::Whole),
            gave_way: questions.gave_way().list(),
        }
    }

    /// The next question towards what the reader asked for.
    #[must_use]
    pub fn question(&self, screen: &Screen) -> Option<Question> {
        if screen.whole { self.whole } else { self.top }
    }
}

/// A code that led nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong with it; nothing if it is just the reader's own order.
    pub error: Option<CodeError>,
    /// Whether it was typed; otherwise it came with a link.
    pub typed: bool,
}

impl Refusal {
    fn of_link(error: CodeError) -> Self {
        Self {
            error: Some(error),
            typed: false,
        }
    }

    fn of_typing(error: Option<CodeError>) -> Self {
        Self { error, typed: true }
    }
}

/// A link as a QR code.
pub struct Qr {
    /// Whether the reader's own order is in it.
    pub own: bool,
    /// How many modules a side has.
    pub size: String,
    /// The dark modules as an SVG path.
    pub path: String,
}

impl Qr {
    /// Of an answer to [`Ask::Qr`].
    fn of(own: bool, code: &str) -> Option<Arc<Self>> {
        let (size, path) = code.cut(b' ')?;
        let (size, path) = (size.to_owned(), path.to_owned());
        Some(Arc::new(Self { own, size, path }))
    }
}

/// Something that may not come when it is wanted: a language, by its place among [`Store::languages`], or one of these.
///
/// A number of its own kind would be code of its own: 100 bytes brotli.
pub struct Missing;

impl Missing {
    /// Everything came.
    pub const NOTHING: usize = usize::MAX;
    /// The sheet to print.
    pub const SHEET: usize = usize::MAX - 1;
    /// The QR code of the link with the reader's own order.
    pub const OWN_QR: usize = usize::MAX - 2;
    /// That of the link without answers.
    pub const QR: usize = usize::MAX - 3;

    /// One of the QR codes.
    #[must_use]
    pub fn qr(own: bool) -> usize {
        Self::QR + usize::from(own)
    }
}

/// Does something once the screen has changed.
pub(crate) fn afterwards(work: Box<dyn FnOnce()>) {
    later(2, work);
}

/// Does something after all that waits now, and so many times after all that waits then.
///
/// Leptos's `Executor::tick` does the same with a channel, for 300 bytes brotli.
fn later(turns: usize, work: Box<dyn FnOnce()>) {
    Executor::spawn_local(async move {
        match turns.checked_sub(1) {
            Some(turns) => later(turns, work),
            None => work(),
        }
    });
}

/// The state of one widget. It is a handle: copying it copies no state.
///
/// A number alone, where Leptos's handles are two: it stands in every closure of the screens.
#[derive(Clone, Copy)]
pub struct Store(usize);

/// The states of all widgets that are there, each with the number of its handle; no number is given twice.
struct States {
    given: usize,
    all: Vec<(usize, Rc<State>)>,
}

thread_local! {
    static STATES: RefCell<States> = const {
        RefCell::new(States {
            given: 0,
            all: Vec::new(),
        })
    };
}

/// What stands below the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lower {
    /// Nothing yet: the tables are laid out first.
    Later,
    /// The way to the screen.
    Way,
    /// The screen.
    Screen,
}

/// What is not the reader's own, while they look at it.
#[derive(Default)]
struct Others {
    /// Somebody's order that a link brought.
    offer: Option<Arc<Offer>>,
    /// A second order that a code brought, to be compared with the first.
    second: Option<Arc<Offer>>,
    /// Whether two orders stand side by side.
    comparing: bool,
    /// Whether the reader says that the order is their own of an earlier day.
    was_me: bool,
}

/// What a handle leads to.
struct State {
    content: Held<Content>,
    host: Host,
    /// What did not come when it was wanted last; see [`Missing`].
    missing: Held<usize>,
    saved: Held<Saved>,
    /// What follows from what is saved: made when it is asked for, and forgotten when that changes.
    derived: RefCell<Option<Arc<Derived>>>,
    /// The part of it that stays when a mark changes.
    order: RefCell<Option<Arc<Order>>>,
    /// How often the session has changed.
    changes: Cell<u32>,
    /// What there was when the reader came back; none where they began on this visit or deleted it.
    greeted: Held<Option<Arc<Derived>>>,
    others: Held<Others>,
    refused: Held<Option<Refusal>>,
    trouble: Held<Option<Trouble>>,
    saving: RefCell<Saving<Device>>,
    /// Whether the page lets the browser keep anything.
    keeps: Cell<bool>,
    /// Whether the reader is asked if everything is to be deleted.
    asking: Held<bool>,
    /// What was deleted on this visit and can be brought back until the page closes.
    deleted: Held<Option<Saved>>,
    lower: Held<Lower>,
    /// The link or the text to be copied by hand, where the browser would not copy it.
    by_hand: Held<Option<String>>,
    /// The QR code that is shown.
    qr: Held<Option<Arc<Qr>>>,
}

impl Store {
    /// The state at the start of a visit: from the page's address and the storage.
    #[must_use]
    pub fn new(content: Content, host: Host) -> Self {
        let catalogue = content.catalogue;
        let keeps = host.keeps();
        let code = host.state();
        let (saving, restored) =
            Saving::begin(Device(host.clone()), code.as_deref(), keeps, catalogue);
        let trouble = saving.trouble();
        let came_back = !restored.own.session.acts().is_empty();
        #[cfg(feature = "spoiled")]
        crate::spoiled::at_a_start(&restored.own.session);
        let state = Rc::new(State {
            content: Held::new(content),
            host,
            missing: Held::new(Missing::NOTHING),
            saved: Held::new(restored.own),
            derived: RefCell::new(None),
            order: RefCell::new(None),
            changes: Cell::new(0),
            greeted: Held::new(None),
            others: Held::new(Others::default()),
            refused: Held::new(None),
            trouble: Held::new(trouble),
            saving: RefCell::new(saving),
            keeps: Cell::new(keeps),
            asking: Held::new(false),
            deleted: Held::new(None),
            lower: Held::new(Lower::Later),
            by_hand: Held::new(None),
            qr: Held::new(None),
        });
        let store = STATES.with_borrow_mut(|states| {
            states.given += 1;
            states.all.push((states.given, state));
            Self(states.given)
        });
        let greeted = came_back.then(|| store.derived_untracked());
        store.state().greeted.set(greeted);
        if let Some(offer) = restored.offered {
            store.offer(offer);
        }
        if let Some(error) = restored.refused {
            store.refuse_link(error);
        }
        store
    }

    /// The number of the handle, by which scripts know the widget; never zero.
    #[must_use]
    pub fn number(self) -> usize {
        self.0
    }

    /// The handle with a number.
    #[must_use]
    pub fn of(number: usize) -> Self {
        Self(number)
    }

    /// Lets go of the state, when nothing shows it any more.
    pub fn dispose(self) {
        let state = STATES.with_borrow_mut(|states| {
            let at = states.all.iter().position(|(store, _)| *store == self.0)?;
            Some(states.all.swap_remove(at))
        });
        drop(state);
    }

    /// The state, for as long as the widget is there.
    fn try_state(self) -> Option<Rc<State>> {
        STATES.with_borrow(|states| {
            let found = states.all.iter().find(|(store, _)| *store == self.0);
            found.map(|(_, state)| state.clone())
        })
    }

    #[inline(never)]
    #[allow(
        clippy::expect_used,
        reason = "who asks is shown by the widget, and gone with it"
    )]
    fn state(self) -> Rc<State> {
        self.try_state().expect("the widget is there")
    }

    fn derived_untracked(self) -> Arc<Derived> {
        let state = self.state();
        let make = || {
            let record = self.record_untracked();
            let cards = self.catalogue().numbers();
            let order = || Arc::new(Order::of(&record, &cards, state.changes.get()));
            Arc::new(Derived {
                order: state.order.borrow_mut().get_or_insert_with(order).clone(),
                placed: record.placed(&cards),
                record,
            })
        };
        state.derived.borrow_mut().get_or_insert_with(make).clone()
    }

    /// Changes the session; what followed from it is forgotten.
    fn change(self, change: impl FnOnce(&mut Saved)) {
        let state = self.state();
        state.changes.set(state.changes.get() + 1);
        self.forget();
        state.saved.update(change);
    }

    /// Forgets what followed from the session, and shows no code and no link of it any more.
    fn forget(self) {
        let state = self.state();
        state.derived.take();
        state.order.take();
        state.qr.set(None);
        state.by_hand.set(None);
    }

    /// The code of the reader's own record, for the page.
    #[must_use]
    pub fn own_code(self) -> String {
        code::write(&self.derived_untracked().record, self.catalogue())
    }

    /// What a page may know, between spaces: see [`crate::browser::element::status`].
    #[must_use]
    pub fn status(self) -> String {
        let derived = self.derived_untracked();
        [
            self.screen_untracked().part.word(),
            &derived.placed.decimal(),
            &derived.record.answered().decimal(),
            &self.catalogue().cards.len().decimal(),
            &self.state().changes.get().decimal(),
        ]
        .joined_with(" ")
    }

    /// Follows the language: the whole screen is made anew in another one.
    pub fn follow_language(self) {
        self.state().content.track();
    }

    fn content(self) -> Content {
        self.state().content.get_untracked()
    }

    /// The content.
    #[must_use]
    #[inline(never)]
    pub fn catalogue(self) -> &'static Catalogue {
        self.content().catalogue
    }

    /// The facts from outside the article.
    #[must_use]
    pub fn facts(self) -> &'static Facts {
        self.content().facts
    }

    /// The interface's words.
    #[must_use]
    #[inline(never)]
    pub fn words(self) -> &'static Words {
        self.content().words
    }

    /// The languages that there are: the tag and the name of each.
    #[must_use]
    pub fn languages(self) -> Vec<(String, String)> {
        self.state().host.languages()
    }

    /// What did not come when it was wanted last, tracked; see [`Missing`].
    #[must_use]
    pub fn missing(self) -> usize {
        self.state().missing.get()
    }

    /// Speaks another of [`Store::languages`], once it is there. Where it can't be had, everything stays as it is.
    pub fn speak(self, at: usize) {
        self.ask_browser(Ask::Language, &at.decimal(), move |state, text| {
            let content = text.and_then(|text| Content::read(&text));
            let Some(content) = content else {
                return state.missing.set(at);
            };
            state.missing.set(Missing::NOTHING);
            // The widget may have been taken out in the meantime.
            if self.try_state().is_some() {
                self.set_content(content);
                self.go(|screen| content.words.language().clone_into(&mut screen.language));
                self.say(self.words().said_language());
            }
        });
    }

    /// Asks the browser for something, and does something with the answer.
    fn ask_browser(
        self,
        ask: Ask,
        text: &str,
        answered: impl FnOnce(&Rc<State>, Option<String>) + 'static,
    ) {
        // The widget may be taken out before the browser has answered.
        let (state, asked) = (self.state(), self.state());
        let answered = Box::new(move |answer| answered(&asked, answer));
        state.host.ask(ask, text, answered);
    }

    /// Shows the content of another language.
    pub fn set_content(self, content: Content) {
        let state = self.state();
        state.host.spoken(content.words.language());
        self.forget();
        state.content.set(content);
    }

    /// What follows from the session, tracked.
    #[must_use]
    #[inline(never)]
    pub fn derived(self) -> Arc<Derived> {
        #[cfg(feature = "spoiled")]
        crate::spoiled::in_a_drawing();
        self.state().saved.track();
        self.derived_untracked()
    }

    /// Where the reader is, tracked.
    #[must_use]
    #[inline(never)]
    pub fn screen(self) -> Screen {
        self.state().saved.with(|saved| saved.screen.clone())
    }

    fn screen_untracked(self) -> Screen {
        let state = self.state();
        state.saved.with_untracked(|saved| saved.screen.clone())
    }

    /// Whether there is something to undo, and something to redo, tracked.
    #[must_use]
    pub fn history(self) -> (bool, bool) {
        self.state().saved.with(|saved| {
            let session = &saved.session;
            (!session.acts().is_empty(), !session.undone().is_empty())
        })
    }

    /// How many lines of the saved text could not be read, tracked.
    #[must_use]
    pub fn dropped(self) -> usize {
        self.state().saved.with(|saved| saved.dropped)
    }

    /// Somebody's order that a link brought, tracked.
    #[must_use]
    pub fn offered(self) -> Option<Arc<Offer>> {
        self.state().others.with(|others| others.offer.clone())
    }

    /// Whether the reader looks at somebody's order.
    fn looks(self) -> bool {
        let state = self.state();
        state.others.with_untracked(|others| others.offer.is_some())
    }

    /// A second order to be compared with the first, tracked.
    #[must_use]
    pub fn second(self) -> Option<Arc<Offer>> {
        self.state().others.with(|others| others.second.clone())
    }

    /// Whether two orders stand side by side, tracked.
    #[must_use]
    pub fn comparing(self) -> bool {
        self.state().others.with(|others| others.comparing)
    }

    /// Whether the order that a link brought is the reader's own of an earlier day, tracked.
    #[must_use]
    pub fn was_me(self) -> bool {
        self.state().others.with(|others| others.was_me)
    }

    /// Why a link could not be read, tracked.
    #[must_use]
    pub fn refused(self) -> Option<Refusal> {
        self.state().refused.get()
    }

    /// What stands in the way of saving, tracked.
    #[must_use]
    pub fn trouble(self) -> Option<Trouble> {
        self.state().trouble.get()
    }

    fn trouble_untracked(self) -> Option<Trouble> {
        self.state().saving.borrow().trouble()
    }

    /// What stands below the tables, tracked.
    #[must_use]
    pub fn lower(self) -> Lower {
        self.state().lower.get()
    }

    /// Puts the way to the screen in its place.
    pub fn rest(self) {
        self.state().lower.set(Lower::Way);
    }

    /// Shows the screen: it is time for it, or the reader has pressed something that is about it.
    pub fn draw_lower(self) {
        let state = self.state();
        if state.lower.get_untracked() != Lower::Screen {
            state.lower.set(Lower::Screen);
        }
    }

    /// The link or the text to be copied by hand, tracked.
    #[must_use]
    pub fn by_hand(self) -> Option<String> {
        self.state().by_hand.get()
    }

    /// Whether the reader wants nothing saved, tracked.
    #[must_use]
    pub fn unsaved(self) -> bool {
        self.state().saved.with(|saved| saved.unsaved)
    }

    /// Whether something was deleted that can be brought back, tracked.
    #[must_use]
    pub fn has_deleted(self) -> bool {
        self.state().deleted.with(Option::is_some)
    }

    /// The code of the reader's own record, tracked.
    #[must_use]
    pub fn code(self) -> String {
        code::write(&self.derived().record, self.catalogue())
    }

    /// The reader's own record, tracked: made anew, since a copy is code for each list in it, and only who compares wants it.
    #[must_use]
    pub fn record(self) -> Record {
        self.state().saved.track();
        self.record_untracked()
    }

    fn record_untracked(self) -> Record {
        let of = |saved: &Saved| Record::of(&saved.session, self.catalogue());
        self.state().saved.with_untracked(of)
    }

    /// The title of a card, as it is spoken.
    #[must_use]
    pub fn title(self, card: CardNumber) -> String {
        let catalogue = self.catalogue();
        let title = |card: &Card| card.title.plain();
        catalogue.card(card).map_or_else(String::new, title)
    }

    /// Does what the reader did: applies it, saves it, says it.
    pub fn dispatch(self, act: &Act) {
        #[cfg(feature = "spoiled")]
        crate::spoiled::in_a_handler(act);
        self.draw_lower();
        self.renew();
        let before = self.derived_untracked();
        if announce::changes_nothing(act, &before) {
            return;
        }
        self.change(|saved| {
            if matches!(act, Act::Place { .. }) {
                saved.screen.card = None;
            }
            #[cfg(feature = "spoiled")]
            crate::spoiled::in_an_update(act);
            saved.session.apply(act.clone());
        });
        if matches!(act, Act::Mark { .. } | Act::Lean { .. }) {
            // Nothing of it follows from these.
            self.state().order.replace(Some(before.order.clone()));
        }
        self.count_anew(false);
        self.save();
        #[cfg(feature = "spoiled")]
        crate::spoiled::after_saving(act);
        self.say(&announce::done(self, act, &before));
        #[cfg(feature = "spoiled")]
        crate::spoiled::in_the_next_drawing(act);
    }

    /// Takes the last act back, and goes where it was done.
    pub fn undo(self) {
        self.step_back(true);
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        self.step_back(false);
    }

    fn step_back(self, back: bool) {
        self.draw_lower();
        self.renew();
        let found = self.state().saved.with_untracked(|saved| {
            let session = &saved.session;
            let acts = if back {
                session.acts()
            } else {
                session.undone()
            };
            !acts.is_empty()
        });
        let part = self.screen_untracked().part;
        if found {
            self.step(back);
        }
        if self.screen_untracked().part != part {
            self.focus("question");
        }
        self.say(&announce::stepped(self, back, found));
    }

    /// Takes an act back or does one again, and goes where it was done.
    fn step(self, back: bool) {
        let mut others = false;
        self.change(|saved| {
            let act = if back {
                saved.session.undo()
            } else {
                saved.session.redo()
            };
            match act.cloned() {
                Some(Act::Place { card, .. }) => {
                    saved.screen.part = Part::Sort;
                    saved.screen.card = Some(card);
                }
                Some(Act::Answer { .. }) => saved.screen.part = Part::Compare,
                Some(Act::Move { .. }) => saved.screen.part = Part::Arrange,
                Some(Act::Mark { .. } | Act::Lean { .. }) => saved.screen.part = Part::Plan,
                Some(Act::Adopt { .. }) => others = true,
                None => {}
            }
        });
        self.count_anew(others);
        self.save();
    }

    /// Counts the questions until the offer to stop from where the reader stands now, at the most: also after a step back,
    /// and from just there after one to an order that is not theirs, or back.
    #[inline(never)]
    fn count_anew(self, others: bool) {
        let asked = self.derived_untracked().record.asked();
        self.state().saved.update_untracked(|saved| {
            let answered = &mut saved.screen.answered;
            *answered = if others { asked } else { asked.min(*answered) };
        });
    }

    /// Changes where the reader is.
    pub fn go(self, change: impl FnOnce(&mut Screen)) {
        // Nothing follows from the screen: what followed from the session stays.
        self.state().saved.update(|saved| change(&mut saved.screen));
        self.save();
    }

    /// Goes to a part of the path, with the focus on its heading.
    pub fn go_to(self, part: Part) {
        self.go(|screen| {
            screen.part = part;
            screen.card = None;
        });
        self.focus("question");
    }

    /// Goes to all cards as a list, with the focus on its heading.
    pub fn go_to_list(self) {
        self.go(|screen| {
            screen.part = Part::Sort;
            screen.list = true;
        });
        self.focus("question");
    }

    /// Shows somebody's order in the place of what was shown; just the reader's own is not shown so. Whether it did.
    fn offer(self, offer: Offer) -> bool {
        let new = offer.code != self.own_code();
        self.put_away();
        if new {
            let offer = Some(Arc::new(offer));
            self.state().others.update(|others| others.offer = offer);
            self.say(self.words().said_offered());
        }
        new
    }

    /// Puts the order that a link brought beside the reader's own, or back on its own.
    pub fn compare(self, on: bool) {
        self.state().others.update(|others| {
            others.second = None;
            others.comparing = on;
        });
        self.focus("question");
    }

    /// Puts the order of a code that was typed beside the one that a link brought.
    pub fn compare_with_typed(self) {
        match Offer::of(&self.typed(), self.catalogue()) {
            Ok(offer) => {
                self.state().refused.set(None);
                self.state().others.update(|others| {
                    others.second = Some(Arc::new(offer));
                    others.comparing = true;
                });
                self.focus("question");
            }
            Err(error) => self.refuse(Refusal::of_typing(Some(error))),
        }
    }

    /// Says that the order is the reader's own of an earlier day, or takes that back.
    pub fn call_it_me(self) {
        self.state()
            .others
            .update(|others| others.was_me = !others.was_me);
    }

    /// Puts the order that a link brought away, with all that belongs to it.
    fn put_away(self) {
        self.state().others.set(Others::default());
        self.state().refused.set(None);
    }

    /// Shows the order of a code, as a link does; an empty one changes nothing.
    pub fn show(self, code: &str) {
        if code.is_empty() {
            return;
        }
        match Offer::of(code, self.catalogue()) {
            Ok(offer) => {
                self.offer(offer);
            }
            Err(error) => self.refuse_link(error),
        }
    }

    /// Says what is wrong with a link; one of another catalogue may be meant for another widget of the page.
    fn refuse_link(self, error: CodeError) {
        if error != CodeError::Foreign || self.state().host.alone() {
            self.refuse(Refusal::of_link(error));
        }
    }

    /// Reads a code that was typed; what is wrong with it becomes a notice beside the field.
    pub fn read_typed(self) {
        match Offer::of(&self.typed(), self.catalogue()) {
            Ok(offer) => {
                if self.offer(offer) {
                    self.focus("question");
                } else {
                    self.refuse(Refusal::of_typing(None));
                }
            }
            Err(error) => self.refuse(Refusal::of_typing(Some(error))),
        }
    }

    /// The code in the field, as it was typed.
    fn typed(self) -> String {
        self.state().host.typed("code")
    }

    fn refuse(self, refusal: Refusal) {
        self.state().refused.set(Some(refusal));
    }

    /// Takes over the order that a link brought.
    pub fn take(self) {
        let offer = self
            .state()
            .others
            .with_untracked(|others| others.offer.clone());
        if let Some(offer) = offer {
            self.put_away();
            self.dispatch(&Act::Adopt {
                code: offer.code.clone(),
            });
            let asked = self.derived_untracked().record.asked();
            self.go(|screen| {
                *screen = screen.anew(Part::Plan);
                screen.answered = asked;
            });
            self.focus("question");
        }
    }

    /// Goes back to the reader's own record.
    pub fn leave(self) {
        self.put_away();
        self.say(self.words().said_left());
        self.focus("begin");
    }

    /// Puts a notice about a link away.
    pub fn dismiss(self) {
        let typed = self
            .state()
            .refused
            .get_untracked()
            .is_some_and(|refusal| refusal.typed);
        self.state().refused.set(None);
        let looking = self.looks();
        self.focus(match (typed, looking) {
            (true, _) => "code",
            (false, true) => "question",
            (false, false) => "begin",
        });
    }

    /// Copies a link to this page, with the reader's own code or without; where that fails, shows it.
    pub fn copy_link(self, with_code: bool) {
        let words = self.words();
        let said = if with_code {
            words.said_own_copied()
        } else {
            words.said_copied()
        };
        self.copy(self.link_of(with_code), said);
    }

    /// Copies a text and says so; where that fails, shows it.
    fn copy(self, text: String, said: &'static str) {
        let words = self.words();
        self.ask_browser(Ask::Copy, &text.clone(), move |state, copied| {
            if copied.is_some() {
                state.by_hand.set(None);
                state.host.say(said);
            } else {
                state.by_hand.set(Some(text));
                state.host.say(words.said_not_copied());
                let state = state.clone();
                afterwards(Box::new(move || state.host.select("copy")));
            }
        });
    }

    /// Copies the order and the plan as a text.
    pub fn copy_text(self) {
        self.copy(summary::text(self), self.words().said_text_copied());
    }

    /// The QR code that is shown, tracked.
    #[must_use]
    pub fn qr(self) -> Option<Arc<Qr>> {
        self.state().qr.get()
    }

    /// A link to this page, with the reader's own order or without answers.
    #[must_use]
    pub fn link_of(self, own: bool) -> String {
        let code = if own { self.own_code() } else { String::new() };
        self.state().host.link(&code)
    }

    /// Shows a link as a QR code, or takes it away again.
    pub fn show_qr(self, own: bool) {
        let (state, words) = (self.state(), self.words());
        let shown = state.qr.get_untracked();
        if shown.is_some_and(|qr| qr.own == own) {
            state.qr.set(None);
            return state.host.say(words.said_qr_away());
        }
        self.ask_browser(Ask::Qr, &self.link_of(own), move |state, code| {
            let code = code.and_then(|code| Qr::of(own, &code));
            let said = match code {
                None => words.said_no_qr(),
                Some(_) if own => words.said_own_qr(),
                Some(_) => words.said_qr(),
            };
            state.missing.set(if code.is_none() {
                Missing::qr(own)
            } else {
                Missing::NOTHING
            });
            state.qr.set(code);
            state.host.say(said);
        });
    }

    /// Prints the order and the plan on one sheet, with the QR code of the own link where there is one.
    pub fn print(self) {
        if !self.has_address() {
            return self.print_sheet();
        }
        self.ask_browser(Ask::Qr, &self.link_of(true), move |state, code| {
            state.qr.set(code.and_then(|code| Qr::of(true, &code)));
            afterwards(Box::new(move || self.print_sheet()));
        });
    }

    fn print_sheet(self) {
        // The widget may have been taken out in the meantime.
        if self.try_state().is_none() {
            return;
        }
        let words = self.words();
        self.ask_browser(Ask::Print, "", move |state, printed| {
            state.missing.set(Missing::NOTHING);
            if printed.is_none() {
                state.missing.set(Missing::SHEET);
                state.host.say(words.said_not_printed());
            }
        });
    }

    /// Opens the system's sheet with a link, with the reader's own order or without answers.
    pub fn share(self, own: bool) {
        let words = self.words();
        self.ask_browser(Ask::Share, &self.link_of(own), move |state, shared| {
            if shared.is_none() {
                state.host.say(words.said_not_shared());
            }
        });
    }

    /// Whether a link to this page leads anywhere from another device.
    #[must_use]
    pub fn has_address(self) -> bool {
        self.state().host.leads()
    }

    /// A text as a part of an address.
    #[must_use]
    pub fn encoded(self, text: &str) -> String {
        self.state().host.encoded(text)
    }

    /// Presses the button that names the digit of a key, inside the element that listens.
    pub fn press_key(self, event: &Event) {
        self.state().host.press(event);
    }

    /// What an event of a list amounts to, if it does.
    #[must_use]
    pub fn gesture(self, event: &Event) -> Option<Gesture> {
        Gesture::of(&self.state().host.gesture(event))
    }

    /// Whether the system has a sheet for sending.
    #[must_use]
    pub fn has_sheet(self) -> bool {
        self.state().host.shares()
    }

    /// Stops saving, and takes away what was saved; or saves again from now on.
    pub fn set_unsaved(self, unsaved: bool) {
        self.renew();
        self.state().saved.update(|saved| saved.unsaved = unsaved);
        self.save();
    }

    /// What there was when the reader came back, if they did, tracked.
    #[must_use]
    pub fn greeted(self) -> Option<Arc<Derived>> {
        self.state().greeted.get()
    }

    /// Whether the reader is asked if everything is to be deleted, tracked.
    #[must_use]
    pub fn asking(self) -> bool {
        self.state().asking.get()
    }

    /// Asks whether everything is to be deleted, or no longer.
    pub fn ask(self, on: bool) {
        self.state().asking.set(on);
        self.focus(if on { "delete-question" } else { "delete" });
    }

    /// Deletes what is saved on this device, and begins anew, as do all widgets of the page that show the same.
    pub fn delete(self) {
        self.renew();
        if self.trouble_untracked() == Some(Trouble::Gone) {
            // What somebody has begun anew can be brought back, too.
            self.renew_with(Saving::look_again);
        }
        let before = self.state().saved.get_untracked();
        for number in 1..=STATES.with_borrow(|states| states.given) {
            let store = Self(number);
            if store.try_state().is_some() && (store.0 == self.0 || store.shows_the_same(self)) {
                store.clear();
            }
        }
        if before.unsaved {
            // The wish that nothing be saved is no answer: it stays.
            self.save();
        }
        self.state().asking.set(false);
        // To delete nothing takes nothing away that could be brought back.
        let nothing = self.has_deleted() && before.session.is_untouched();
        if !nothing {
            // Whether it may be saved is what the reader wants by then.
            self.state().deleted.set(Some(Saved {
                unsaved: false,
                ..before
            }));
        }
        self.say(self.words().said_deleted());
        self.focus("deleted");
    }

    /// Whether both show just what is saved of one catalogue.
    fn shows_the_same(self, other: Self) -> bool {
        self.catalogue().catalogue == other.catalogue().catalogue
            && self.is_saved()
            && other.is_saved()
    }

    fn is_saved(self) -> bool {
        let wanted = |saved: &Saved| !saved.unsaved;
        matches!(self.trouble_untracked(), None | Some(Trouble::Lost))
            && self.state().saved.with_untracked(wanted)
    }

    /// Takes away what is saved, and all that stands on the screen.
    fn clear(self) {
        let state = self.state();
        state.saving.borrow_mut().delete(self.catalogue());
        self.tell_trouble();
        self.change(|saved| {
            saved.session = Session::default();
            saved.screen = saved.screen.anew(saved.screen.part);
            saved.dropped = 0;
        });
        state.greeted.set(None);
        state.host.changed();
    }

    /// Keeps what the reader does from now on, or nothing; what is stored comes back when it is kept again, with what
    /// was done meanwhile on top of it.
    pub fn keep(self, keeps: bool) {
        let state = self.state();
        if state.keeps.replace(keeps) == keeps {
            return;
        }
        let (saving, restored) =
            Saving::begin(Device(state.host.clone()), None, keeps, self.catalogue());
        state.saving.replace(saving);
        self.tell_trouble();
        if keeps {
            self.change(|saved| take_up(saved, restored.own));
            self.save();
        }
    }

    /// Reads again what is saved, where another widget of this page or another tab has written since.
    pub fn renew(self) {
        self.renew_with(Saving::renew);
    }

    /// Does something that may take over what another widget of this page or another tab has saved: it says whether it did.
    fn renew_with(self, work: fn(&mut Saving<Device>, &mut Saved, &Catalogue) -> bool) {
        let (state, catalogue) = (self.state(), self.catalogue());
        let mut renewed = false;
        state.saved.update_untracked(|saved| {
            renewed = work(&mut state.saving.borrow_mut(), saved, catalogue);
        });
        self.tell_trouble();
        if renewed {
            self.change(|_| {});
            self.count_anew(true);
            state.host.changed();
        }
    }

    /// Saves what is on this screen although what was saved has been taken away elsewhere.
    pub fn save_again(self) {
        self.renew_with(Saving::save_again);
        self.focus("question");
    }

    /// Brings back what was deleted on this visit; what was done since then comes on top of it.
    pub fn bring_back(self) {
        if let Some(mut before) = self.state().deleted.get_untracked() {
            self.state().deleted.set(None);
            self.change(|since| {
                swap(&mut before.screen.language, &mut since.screen.language);
                before.screen.size = since.screen.size;
                before.unsaved |= since.unsaved;
                let (acts, new) = (before.session.acts(), since.session.acts());
                // Where another tab has saved it again by then, it is there already.
                let known = same(acts, new);
                let known = if known == acts.len() { known } else { 0 };
                let new = new[known..].iter().cloned();
                new.for_each(|act| before.session.apply(act));
                *since = before;
            });
            self.save();
            self.say(self.words().said_brought_back());
            self.focus("question");
        }
    }

    /// Says a sentence to those who listen.
    pub fn say(self, sentence: &str) {
        self.state().host.say(sentence);
    }

    /// Moves the focus to the element with an id, once the screen has changed.
    pub fn focus(self, id: impl Into<String>) {
        self.focus_on(id.into());
    }

    #[inline(never)]
    fn focus_on(self, id: String) {
        self.draw_lower();
        let state = self.state();
        afterwards(Box::new(move || state.host.focus(&id)));
    }

    /// Saves the session; a failure becomes a notice, and goes when a later save succeeds.
    fn save(self) {
        self.state().host.changed();
        if self.looks() {
            // Whoever looks at somebody's order leaves their own record as it is.
            return;
        }
        self.renew_with(Saving::save);
    }

    /// Shows what stands in the way of saving, if that has changed.
    fn tell_trouble(self) {
        let state = self.state();
        let trouble = state.saving.borrow().trouble();
        if state.trouble.get_untracked() != trouble {
            state.trouble.set(trouble);
        }
    }
}
