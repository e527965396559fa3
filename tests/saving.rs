//! Nothing that was saved is lost: whichever call to the storage fails, and however two tabs take turns.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use common::{first_edition, place};
use proptest::prelude::*;
use worry_sorter::domain::catalogue::Catalogue;
use worry_sorter::domain::code;
use worry_sorter::domain::record::Record;
use worry_sorter::domain::restore::Restored;
use worry_sorter::domain::session::{Act, Part, Pile, Saved, Session};
use worry_sorter::saving::{Saving, Storage, StorageError, Trouble};

const KEY: &str = "worry-sorter:my-number-card";
const ASIDE: &str = "worry-sorter:my-number-card:aside";

/// A storage that several tabs share and that fails when it is told to.
#[derive(Clone, Default)]
struct Disk(Rc<State>);

#[derive(Default)]
struct State {
    texts: RefCell<BTreeMap<String, String>>,
    calls: Cell<usize>,
    fault: Cell<Fault>,
}

/// Which calls fail, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Fault {
    #[default]
    None,
    /// The nth call alone.
    Once(usize),
    /// The nth call and all after it.
    From(usize),
    /// Every reading.
    Reading,
    /// Every writing; nothing is kept.
    Writing,
    /// Every writing says that it failed, but the text is kept.
    Saying,
}

impl Disk {
    fn fails(&self, writes: bool) -> bool {
        let call = self.0.calls.get() + 1;
        self.0.calls.set(call);
        match self.0.fault.get() {
            Fault::None | Fault::Saying => false,
            Fault::Once(nth) => call == nth,
            Fault::From(nth) => call >= nth,
            Fault::Reading => !writes,
            Fault::Writing => writes,
        }
    }

    /// What lies there, whatever fails.
    fn text(&self, key: &str) -> Option<String> {
        self.0.texts.borrow().get(key).cloned()
    }

    fn put(&self, key: &str, text: &str) {
        let (key, text) = (key.to_owned(), text.to_owned());
        self.0.texts.borrow_mut().insert(key, text);
    }

    fn acts(&self, catalogue: &Catalogue) -> Option<Vec<Act>> {
        let saved = Saved::from_text(&self.text(KEY)?, catalogue);
        Some(saved.unwrap().session.acts().to_vec())
    }
}

impl Storage for Disk {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        if self.fails(false) {
            return Err(StorageError::Unavailable);
        }
        Ok(self.text(key))
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if self.fails(true) {
            return Err(StorageError::NotKept);
        }
        self.put(key, text);
        if self.0.fault.get() == Fault::Saying {
            return Err(StorageError::NotKept);
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if self.fails(true) {
            return Err(StorageError::Unavailable);
        }
        self.0.texts.borrow_mut().remove(key);
        Ok(())
    }
}

/// A tab: it does what the store does at each press.
struct Tab {
    saving: Saving<Disk>,
    own: Saved,
    offered: bool,
}

impl Tab {
    fn open(disk: &Disk, link: Option<&str>, catalogue: &Catalogue) -> Self {
        let (saving, restored) = Saving::begin(disk.clone(), link, true, catalogue);
        let Restored { own, offered, .. } = restored;
        Self {
            saving,
            own,
            offered: offered.is_some(),
        }
    }

    fn change(&mut self, catalogue: &Catalogue, change: impl FnOnce(&mut Saved)) {
        self.saving.renew(&mut self.own, catalogue);
        change(&mut self.own);
        if !self.offered {
            self.saving.save(&mut self.own, catalogue);
        }
    }

    fn act(&mut self, act: Act, catalogue: &Catalogue) {
        self.change(catalogue, |own| own.session.apply(act));
    }

    /// Whether nothing says that what was done last is not saved.
    fn says_saved(&self) -> bool {
        matches!(self.saving.trouble(), None | Some(Trouble::Lost))
    }
}

#[test]
fn whichever_call_fails_the_last_good_text_stays_and_the_next_save_holds_all() {
    let catalogue = first_edition();
    let kinds: [fn(usize) -> Fault; 2] = [Fault::Once, Fault::From];
    for (damaged, kind) in [false, true].into_iter().flat_map(|damaged| {
        let kinds = kinds.into_iter();
        kinds.map(move |kind| (damaged, kind))
    }) {
        for nth in 1.. {
            let disk = Disk::default();
            if damaged {
                disk.put(KEY, "junk");
            }
            disk.0.fault.set(kind(nth));
            let mut tab = Tab::open(&disk, None, &catalogue);
            let mut good = 0;
            for press in 1..=6 {
                tab.act(place(press, Pile::Very), &catalogue);
                assert_eq!(tab.own.session.acts().len(), usize::from(press));
                let text = disk.text(KEY);
                let kept = match &text {
                    Some(text) if text == "junk" => 0,
                    Some(text) => Saved::from_text(text, &catalogue)
                        .unwrap()
                        .session
                        .acts()
                        .len(),
                    None => 0,
                };
                assert!(kept >= good, "call {nth}: what was saved is older now");
                good = kept;
                let whole = kept == usize::from(press);
                assert_eq!(tab.says_saved(), whole, "call {nth}, press {press}");
                if damaged && text.as_deref() != Some("junk") {
                    assert_eq!(disk.text(ASIDE).as_deref(), Some("junk"), "call {nth}");
                }
            }
            let fired = disk.0.calls.get() >= nth;
            disk.0.fault.set(Fault::None);
            tab.act(place(7, Pile::Very), &catalogue);
            assert!(tab.says_saved(), "call {nth}: the sentence stays");
            assert_eq!(disk.acts(&catalogue).unwrap().len(), 7, "call {nth}");
            if !fired {
                assert!(nth > 12, "no fault was ever tried");
                break;
            }
        }
    }
}

#[test]
fn a_text_that_a_newer_version_wrote_is_never_written_over() {
    let catalogue = first_edition();
    let disk = Disk::default();
    let mut tab = Tab::open(&disk, None, &catalogue);
    tab.act(place(1, Pile::Very), &catalogue);
    let newer = r#"{"format":99}"#;
    disk.put(KEY, newer);
    for card in 2..5 {
        tab.act(place(card, Pile::Very), &catalogue);
        assert_eq!(tab.saving.trouble(), Some(Trouble::Newer));
    }
    assert_eq!(disk.text(KEY).as_deref(), Some(newer));
    assert_eq!(disk.text(ASIDE), None);
    assert_eq!(tab.own.session.acts().len(), 4);
}

#[test]
fn what_another_tab_deletes_is_not_saved_again_before_the_reader_says_so() {
    let catalogue = first_edition();
    let disk = Disk::default();
    let mut one = Tab::open(&disk, None, &catalogue);
    one.act(place(1, Pile::Very), &catalogue);
    let mut other = Tab::open(&disk, None, &catalogue);
    other.saving.delete(&catalogue);
    one.act(place(2, Pile::Very), &catalogue);
    assert_eq!(one.saving.trouble(), Some(Trouble::Gone));
    assert_eq!(disk.text(KEY), None);
    assert_eq!(one.own.session.acts().len(), 2);
    one.saving.save_again(&mut one.own, &catalogue);
    assert_eq!(one.saving.trouble(), None);
    assert_eq!(disk.acts(&catalogue).unwrap().len(), 2);
    // The same where the other tab chose that nothing be saved.
    other.change(&catalogue, |own| own.unsaved = true);
    one.act(place(3, Pile::Very), &catalogue);
    assert_eq!(one.saving.trouble(), Some(Trouble::Gone));
    assert!(disk.text(KEY).unwrap().contains("unsaved"));
    // Who wishes the same here is not asked any more, and keeps what is on the screen.
    one.change(&catalogue, |own| own.unsaved = true);
    assert_eq!(one.saving.trouble(), None);
    assert_eq!(one.own.session.acts().len(), 3);
    assert_eq!(disk.acts(&catalogue), Some(Vec::new()));
}

/// A tab with these first cards on the top pile, and another in which all was deleted since and card 4 was sorted anew.
fn begun_anew_elsewhere(disk: &Disk, cards: u16, catalogue: &Catalogue) -> (Tab, Tab) {
    let mut one = Tab::open(disk, None, catalogue);
    for card in 1..=cards {
        one.act(place(card, Pile::Very), catalogue);
    }
    let mut other = Tab::open(disk, None, catalogue);
    other.saving.delete(catalogue);
    one.saving.renew(&mut one.own, catalogue);
    assert_eq!(one.saving.trouble(), Some(Trouble::Gone));
    other.own.session = Session::default();
    other.act(place(4, Pile::Little), catalogue);
    one.saving.renew(&mut one.own, catalogue);
    assert_eq!(
        one.saving.trouble(),
        Some(Trouble::Gone),
        "it is asked still"
    );
    (one, other)
}

#[test]
fn what_stands_on_a_screen_alone_is_not_given_up_for_a_record_begun_anew_elsewhere() {
    let catalogue = first_edition();
    let disk = Disk::default();
    let (mut one, other) = begun_anew_elsewhere(&disk, 3, &catalogue);
    assert_eq!(one.own.session.acts().len(), 3);
    // What is deleted comes back there: then nothing here is missing any more.
    let mut back = other;
    back.own.session = one.own.session.clone();
    back.act(place(4, Pile::Little), &catalogue);
    one.saving.renew(&mut one.own, &catalogue);
    assert_eq!(one.saving.trouble(), None);
    assert_eq!(one.own.session.acts().len(), 4);
}

#[test]
fn who_deletes_what_stands_on_a_screen_alone_looks_at_what_was_begun_anew_and_writes_nothing() {
    let catalogue = first_edition();
    let disk = Disk::default();
    let (mut one, _) = begun_anew_elsewhere(&disk, 1, &catalogue);
    let text = disk.text(KEY);
    assert!(one.saving.look_again(&mut one.own, &catalogue));
    assert_eq!(one.saving.trouble(), None);
    assert_eq!(
        one.own.session.acts(),
        [place(4, Pile::Little), place(1, Pile::Very)]
    );
    assert_eq!(disk.text(KEY), text);
}

#[test]
fn another_tabs_screen_is_no_change_and_what_it_could_not_read_is_one() {
    let catalogue = first_edition();
    let disk = Disk::default();
    let mut one = Tab::open(&disk, None, &catalogue);
    one.act(place(1, Pile::Very), &catalogue);
    let mut other = Tab::open(&disk, None, &catalogue);
    other.change(&catalogue, |own| own.screen.part = Part::Plan);
    assert!(!one.saving.renew(&mut one.own, &catalogue));
    other.act(place(2, Pile::Very), &catalogue);
    assert!(one.saving.renew(&mut one.own, &catalogue));
    let text = disk.text(KEY).unwrap();
    disk.put(
        KEY,
        &text.replacen("\"place 1 very\"", "\"place 1 very\",\"something new\"", 1),
    );
    assert!(one.saving.renew(&mut one.own, &catalogue));
    assert_eq!(one.own.dropped, 1);
}

#[test]
fn where_the_reader_wants_nothing_saved_what_was_saved_goes_and_no_act_writes() {
    let catalogue = first_edition();
    let disk = Disk::default();
    disk.put(KEY, "junk");
    let mut tab = Tab::open(&disk, None, &catalogue);
    tab.act(place(1, Pile::Very), &catalogue);
    assert!(disk.text(ASIDE).is_some());
    assert_eq!(disk.acts(&catalogue).unwrap().len(), 1);
    // Where the old text can't be taken away, the reader is told; the next try mends it.
    disk.0.fault.set(Fault::Writing);
    tab.change(&catalogue, |own| own.unsaved = true);
    assert_eq!(tab.saving.trouble(), Some(Trouble::CannotSave));
    disk.0.fault.set(Fault::None);
    tab.act(place(2, Pile::Little), &catalogue);
    assert_eq!(tab.saving.trouble(), None);
    assert_eq!(disk.text(ASIDE), None);
    assert_eq!(disk.acts(&catalogue), Some(Vec::new()));
    // From here on neither an act nor a step back leaves a trace, not even a count.
    let wish = disk.text(KEY);
    tab.act(place(3, Pile::Very), &catalogue);
    tab.change(&catalogue, |own| {
        own.session.undo();
    });
    tab.change(&catalogue, |own| own.screen.part = Part::Plan);
    assert_eq!(disk.text(KEY), wish);
    assert_eq!(tab.own.session.acts().len(), 2);
    // What the reader reads by is remembered.
    tab.change(&catalogue, |own| "en".clone_into(&mut own.screen.language));
    assert_ne!(disk.text(KEY), wish);
    assert_eq!(disk.acts(&catalogue), Some(Vec::new()));
    tab.change(&catalogue, |own| own.unsaved = false);
    assert_eq!(disk.acts(&catalogue).unwrap().len(), 2);
}

#[test]
fn where_the_other_tab_was_faster_the_acts_of_both_stand_and_each_keeps_its_screen() {
    let catalogue = first_edition();
    let disk = Disk::default();
    let mut one = Tab::open(&disk, None, &catalogue);
    let mut other = Tab::open(&disk, None, &catalogue);
    other.own.screen.part = Part::Arrange;
    one.act(place(1, Pile::Very), &catalogue);
    other.act(place(2, Pile::Little), &catalogue);
    one.act(place(3, Pile::Unsure), &catalogue);
    let both: Vec<Act> = disk.acts(&catalogue).unwrap();
    assert_eq!(
        both,
        [
            place(1, Pile::Very),
            place(2, Pile::Little),
            place(3, Pile::Unsure)
        ]
    );
    assert!(other.saving.renew(&mut other.own, &catalogue));
    assert_eq!(other.own.session.acts(), both);
    assert_eq!(other.own.screen.part, Part::Arrange);
    assert!(!other.saving.renew(&mut other.own, &catalogue));
}

#[test]
fn what_could_not_be_saved_comes_on_top_of_what_the_other_tab_saved_since() {
    let catalogue = first_edition();
    let disk = Disk::default();
    let mut one = Tab::open(&disk, None, &catalogue);
    one.act(place(1, Pile::Very), &catalogue);
    let mut other = Tab::open(&disk, None, &catalogue);
    disk.0.fault.set(Fault::Writing);
    one.act(place(2, Pile::Little), &catalogue);
    assert_eq!(one.saving.trouble(), Some(Trouble::CannotSave));
    disk.0.fault.set(Fault::None);
    other.act(place(3, Pile::Unsure), &catalogue);
    one.act(place(4, Pile::Very), &catalogue);
    assert_eq!(one.saving.trouble(), None);
    assert_eq!(
        disk.acts(&catalogue).unwrap(),
        [
            place(1, Pile::Very),
            place(3, Pile::Unsure),
            place(2, Pile::Little),
            place(4, Pile::Very)
        ]
    );
}

/// Something that happens in one of two tabs, or to the storage.
#[derive(Clone, Copy, Debug)]
enum Step {
    Act(usize),
    Undo(usize),
    Redo(usize),
    /// The tab comes to the front, or hears that something was saved.
    Look(usize),
    Reload(usize),
    /// The tab opens a link with somebody's order.
    Link(usize),
    /// It goes back to the own record, or takes the order over.
    Leave(usize),
    Take(usize),
    Delete(usize),
    SaveAgain(usize),
    Break(Fault),
    Mend,
}

fn step() -> impl Strategy<Value = Step> {
    let tab = 0..2_usize;
    let faults = prop::sample::select(vec![Fault::Reading, Fault::Writing, Fault::Saying]);
    prop_oneof![
        8 => tab.clone().prop_map(Step::Act),
        3 => tab.clone().prop_map(Step::Undo),
        2 => tab.clone().prop_map(Step::Redo),
        2 => tab.clone().prop_map(Step::Look),
        2 => tab.clone().prop_map(Step::Reload),
        1 => tab.clone().prop_map(Step::Link),
        2 => tab.clone().prop_map(Step::Leave),
        1 => tab.clone().prop_map(Step::Take),
        1 => tab.clone().prop_map(Step::Delete),
        2 => tab.prop_map(Step::SaveAgain),
        1 => faults.prop_map(Step::Break),
        3 => Just(Step::Mend),
    ]
}

/// Two tabs, what they share, and which acts must be there.
struct World {
    catalogue: Catalogue,
    disk: Disk,
    tabs: [Tab; 2],
    link: String,
    /// Every act that was said to be saved and that nobody took back, in its order.
    accepted: Vec<Act>,
    count: u16,
}

impl World {
    fn new() -> Self {
        let catalogue = first_edition();
        let disk = Disk::default();
        let theirs = Session::of(vec![place(1, Pile::Very)]);
        let link = code::write(&Record::of(&theirs, &catalogue), &catalogue);
        let tab = || Tab::open(&disk, None, &catalogue);
        Self {
            tabs: [tab(), tab()],
            catalogue,
            disk,
            link,
            accepted: Vec::new(),
            count: 0,
        }
    }

    fn go(&mut self, step: Step) {
        let before = self.disk.text(KEY);
        let mut acted = None;
        match step {
            Step::Act(at) => {
                self.count += 1;
                // No two acts are alike.
                let act = place(100 + self.count, Pile::Very);
                if !self.tabs[at].offered {
                    self.tabs[at].act(act, &self.catalogue);
                    acted = Some(at);
                }
            }
            Step::Undo(at) | Step::Redo(at) if self.tabs[at].offered => {}
            Step::Undo(at) => {
                let mut act = None;
                let take_back = |own: &mut Saved| act = own.session.undo().cloned();
                self.tabs[at].change(&self.catalogue, take_back);
                self.accepted.retain(|other| Some(other) != act.as_ref());
            }
            Step::Redo(at) => {
                self.tabs[at].change(&self.catalogue, |own| {
                    own.session.redo();
                });
                acted = Some(at);
            }
            Step::Look(at) => {
                let tab = &mut self.tabs[at];
                tab.saving.renew(&mut tab.own, &self.catalogue);
            }
            Step::Reload(at) => self.tabs[at] = Tab::open(&self.disk, None, &self.catalogue),
            Step::Link(at) => {
                self.tabs[at] = Tab::open(&self.disk, Some(&self.link), &self.catalogue);
                assert!(self.tabs[at].offered);
            }
            Step::Leave(at) => self.tabs[at].offered = false,
            Step::Take(at) => {
                if std::mem::take(&mut self.tabs[at].offered) {
                    let code = self.link.clone();
                    self.tabs[at].act(Act::Adopt { code }, &self.catalogue);
                    acted = Some(at);
                }
            }
            Step::Delete(at) => {
                let tab = &mut self.tabs[at];
                tab.saving.delete(&self.catalogue);
                tab.own.session = Session::default();
                if self.disk.text(KEY).is_none() {
                    self.accepted.clear();
                }
            }
            Step::SaveAgain(at) => {
                let tab = &mut self.tabs[at];
                if tab.saving.trouble() == Some(Trouble::Gone) {
                    tab.saving.save_again(&mut tab.own, &self.catalogue);
                    acted = Some(at);
                }
            }
            Step::Break(fault) => self.disk.0.fault.set(fault),
            Step::Mend => self.disk.0.fault.set(Fault::None),
        }
        if matches!(
            step,
            Step::Look(_) | Step::Reload(_) | Step::Link(_) | Step::Leave(_)
        ) {
            assert_eq!(self.disk.text(KEY), before, "{step:?} wrote");
        }
        if let Some(at) = acted
            && self.tabs[at].says_saved()
        {
            let kept = self.disk.acts(&self.catalogue).unwrap_or_default();
            assert_eq!(kept, self.tabs[at].own.session.acts(), "{step:?}");
            self.must_keep(&kept, step);
            self.accepted = kept;
        }
        if let Some(kept) = self.disk.acts(&self.catalogue) {
            self.must_keep(&kept, step);
        }
    }

    /// Fails unless every accepted act is there, in its order.
    fn must_keep(&self, kept: &[Act], step: Step) {
        let mut kept = kept.iter();
        let all = self
            .accepted
            .iter()
            .all(|act| kept.any(|other| other == act));
        assert!(all, "{step:?} lost one of {:?}", self.accepted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_accepted_act_is_lost_however_two_tabs_take_turns(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = World::new();
        for step in steps {
            world.go(step);
        }
        // When all faults are over, each tab can save again.
        world.disk.0.fault.set(Fault::None);
        for at in 0..2 {
            world.go(Step::Leave(at));
            world.go(Step::SaveAgain(at));
            world.go(Step::Act(at));
            world.go(Step::SaveAgain(at));
            prop_assert!(world.tabs[at].says_saved());
        }
    }
}
