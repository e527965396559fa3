//! The interface's words. A language is one file in `data/words`; content in that language comes with the catalogue.
//!
//! `|` marks the end of a phrase, where a line may break. `{…}` is filled in: a gap has a name in the file, and a digit
//! once the text is a line, by its place among the names behind the text's own name here.

use std::fmt;

use crate::domain::catalogue::{Card, Catalogue, OwnWordName};
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::pieces::Pieces;
use crate::domain::session::{Part, Pile, TextSize};

/// Makes a method for each text.
macro_rules! words {
    ($($name:ident$(($($gap:ident)*))?)*) => {
        #[allow(non_camel_case_types, clippy::enum_variant_names, reason = "they are the texts' own names")]
        enum Place { $($name,)* }

        /// Everything that the interface says in one language, in the order of [`Words::NAMES`].
        ///
        /// One list, and not a field for each text: reading that takes code for each, 5 KB in all.
        pub struct Words([&'static str; Self::NAMES.len()]);

        #[allow(missing_docs, clippy::must_use_candidate, reason = "each method is named after what it says")]
        impl Words {
            /// The names of the texts, in the order in which they are handed over.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// The names of each text's gaps, in the order in which they are filled.
            const GAPS: &[&[&str]] = &[$(&[$($(stringify!($gap)),*)?]),*];

            $(pub fn $name(&self) -> &'static str {
                self.0[Place::$name as usize]
            })*
        }
    };
}

words! {
    language
    language_name
    title
    not_official
    begin
    go_on
    last_time
    see_plan
    greet_begun(all placed steps)
    progress(all placed steps)
    finished(all placed steps)
    greet_compare(all placed steps)
    greet_plan(all placed steps)
    your_signs
    to_cards
    to_cards_of(name count)
    to_card_of(name count)
    to_table
    to_table_of(card)
    list_mark

    named(name does)
    pair(one other does)
    named_pair(one other does)
    brackets(text)
    between
    and
    day(year month day)
    month(year month day)

    path
    part_sort
    part_compare
    part_arrange
    part_plan
    pile_very
    pile_little
    pile_not_now
    pile_unsure
    short_very
    short_little
    short_not_now
    short_unsure
    no_pile
    not_yet

    sort_question
    sort_count(placed all)
    sort_done(all)
    sort_done_note
    as_list
    one_by_one
    cards_left(left)
    to_compare

    compare_question
    compare_from(pile count)
    compare_from_all(count)
    compare_left(left)
    this_one
    same
    skip
    again
    compare_done
    compare_top_done
    compare_none
    compare_nothing
    compare_pause
    compare_pause_note
    compare_more(left)
    compare_go_on(left)

    answers_title(count)
    answers_note
    answers_gave_way
    answers_asleep
    answers_skipped
    withdraw

    arrange_title
    arrange_count(count)
    arrange_note
    choose_place(card place)
    which_place
    place_option(place card)
    place
    shared_place
    up
    down
    to_top
    sort_again
    arrange_empty
    to_plan

    plan_title
    plan_note
    plan_unsorted
    plan_rest
    worry
    known
    unknown
    can_do
    you_can
    institutions
    after_leak
    outside
    check_number
    dated(date)
    read(date)
    source(source days check)
    unsure_list(cards)
    unsure_of(name)
    picture_title
    picture_place(kind pile)
    picture_cell(kind pile cards)
    picture_none
    picture_count(count)
    picture_kind(kind count)
    picture_kinds(kinds)
    picture_unsure(count)
    steps_title
    steps_note
    set_aside
    set_aside_short
    put_back
    put_back_name
    steps_count(all done)
    leaning_title

    keep_title
    keep_plain
    keep_plain_note
    copy_link
    share
    share_line
    share_x
    share_note
    qr
    qr_own
    qr_name
    qr_own_name
    print
    keep_own
    goes_in
    goes_in_what
    stays_out
    stays_out_what
    copy_own
    with_order(way)
    copy_text
    own_title
    own_note
    code_title
    code_note
    copy_field
    enter_title
    enter_field
    enter

    stored_title
    stored_sorted
    stored_cards(count)
    stored_answers
    stored_answers_count(count)
    stored_steps
    stored_steps_count(done aside)
    stored_leaning
    stored_nothing
    stored_note
    unsaved
    unsaved_note
    delete
    delete_question
    delete_yes
    delete_no
    bring_back
    said_deleted
    said_brought_back

    offer_banner
    offer_note
    offer_title
    offer_use
    offer_use_note
    offer_leave

    two_start
    two_title
    two_mine
    two_mine_at
    two_theirs
    two_theirs_at
    two_earlier
    two_earlier_at
    two_first
    two_first_at
    two_second
    two_second_at
    two_furthest(card one other left right)
    two_alike
    two_nothing
    two_place(left place)
    two_unplaced(left)
    two_worries
    two_no_worries
    two_steps
    two_no_steps
    two_talk
    two_other_code
    two_compare
    two_back
    was_me

    text_size
    text_size_short
    size_normal
    size_large
    size_largest

    languages
    language_missing(language)
    said_language
    undo
    redo
    keep
    close

    cannot_save
    cannot_save_note
    lost
    lost_note
    newer
    newer_note
    gone
    gone_note
    save_again
    nothing_kept
    dropped(count)
    link_damaged
    link_damaged_note
    code_is_own
    code_damaged
    code_damaged_note
    link_newer
    link_newer_note
    link_foreign
    link_foreign_note

    said_placed(card pile left)
    said_unplaced(card pile left)
    said_all_placed(card pile left)
    said_chosen(card)
    said_same
    said_skipped
    said_withdrawn
    said_gave_way(one other)
    said_next(left)
    said_no_next
    said_up(card place all)
    said_down(card place all)
    said_at_top(card)
    said_at_end(card)
    said_joined(pile)
    said_put_back
    said_done(step all done)
    said_set_aside(step all done)
    said_cleared(step all done)
    said_leaning(leaning)
    said_no_leaning
    said_undone(left)
    said_first(left)
    said_nothing_to_undo(left)
    said_nothing_to_redo(left)
    said_redone(left)
    said_latest(left)
    said_copied
    said_own_copied
    said_text_copied
    said_not_shared
    said_qr
    said_own_qr
    said_qr_away
    said_no_qr
    said_not_copied
    said_not_printed
    said_offered
    said_taken
    said_left
}

/// A text that is no language's: it has more or fewer lines than there are words, or a gap that nobody fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordsError;

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the words are of another version, or have a gap that nobody fills")
    }
}

/// Where a text stands that a catalogue may put in other words.
fn place(name: OwnWordName) -> Place {
    match name {
        OwnWordName::Title => Place::title,
        OwnWordName::YouCan => Place::you_can,
        OwnWordName::Institutions => Place::institutions,
        OwnWordName::AfterLeak => Place::after_leak,
        OwnWordName::StepsTitle => Place::steps_title,
        OwnWordName::LeaningTitle => Place::leaning_title,
    }
}

impl Words {
    /// Reads a language: a line for each text, in the order of [`Words::NAMES`].
    /// It stays for as long as the program runs.
    pub fn from_lines(text: &str) -> Result<&'static Self, WordsError> {
        let mut lines = text.to_owned().leak().pieces(b'\n');
        let mut words = Self([""; Self::NAMES.len()]);
        for word in &mut words.0 {
            *word = lines.next().ok_or(WordsError)?;
        }
        match lines.next() {
            None => Ok(Box::leak(Box::new(words))),
            Some(_) => Err(WordsError),
        }
    }

    /// A catalogue's own words as lines: the place of each among [`Words::NAMES`], a space, and the text that stands
    /// there instead.
    #[must_use]
    pub fn own(catalogue: &Catalogue) -> String {
        let mut lines = String::new();
        for word in &catalogue.words {
            let place = place(word.name) as usize;
            lines += &[&place.decimal(), " ", word.text.marked(), "\n"].joined();
        }
        lines
    }

    /// The line of a text, whose place among [`Words::NAMES`] is told: with digits for its gaps' names.
    pub fn line(place: usize, text: &str) -> Result<String, WordsError> {
        let names = Self::GAPS.get(place).ok_or(WordsError)?;
        let mut line = String::new();
        let mut parts = text.pieces(b'{');
        line += parts.next().unwrap_or_default();
        for part in parts {
            let (gap, rest) = part.cut(b'}').ok_or(WordsError)?;
            let at = names.iter().position(|name| *name == gap);
            line += &["{", &at.ok_or(WordsError)?.decimal(), "}", rest].joined();
        }
        Ok(line)
    }

    /// The parts of the path.
    #[must_use]
    #[inline(never)]
    pub fn parts(&self) -> [(Part, &'static str); 4] {
        [
            (Part::Sort, self.part_sort()),
            (Part::Compare, self.part_compare()),
            (Part::Arrange, self.part_arrange()),
            (Part::Plan, self.part_plan()),
        ]
    }

    /// The piles.
    #[must_use]
    #[inline(never)]
    pub fn piles(&self) -> [(Pile, &'static str); 4] {
        [
            (Pile::Very, self.pile_very()),
            (Pile::Little, self.pile_little()),
            (Pile::NotNow, self.pile_not_now()),
            (Pile::Unsure, self.pile_unsure()),
        ]
    }

    /// The piles where there is little room, in the same order.
    #[must_use]
    #[inline(never)]
    pub fn short_piles(&self) -> [&'static str; 4] {
        [
            self.short_very(),
            self.short_little(),
            self.short_not_now(),
            self.short_unsure(),
        ]
    }

    /// The sizes of the text.
    #[must_use]
    pub fn text_sizes(&self) -> [(TextSize, &'static str); 3] {
        [
            (TextSize::Normal, self.size_normal()),
            (TextSize::Large, self.size_large()),
            (TextSize::Largest, self.size_largest()),
        ]
    }

    /// The name of a pile, or of none.
    #[must_use]
    pub fn pile(&self, pile: Option<Pile>) -> &'static str {
        match pile {
            Some(Pile::Very) => self.pile_very(),
            Some(Pile::Little) => self.pile_little(),
            Some(Pile::NotNow) => self.pile_not_now(),
            Some(Pile::Unsure) => self.pile_unsure(),
            None => self.no_pile(),
        }
    }

    /// What a control does to something that has a name; without marks, as names of controls are.
    #[must_use]
    pub fn name_of(&self, name: &str, does: &str) -> String {
        plain(&fill(self.named(), &[name, does]))
    }

    /// The cards that the reader is not sure about, in a line; none if there are none.
    #[must_use]
    pub fn unsure_cards(&self, cards: &[&Card]) -> Option<String> {
        let titles: Vec<_> = cards.iter().map(|card| card.title.marked()).list();
        let titles = titles.joined_with(self.between());
        (!cards.is_empty()).then(|| fill_one(self.unsure_list(), &titles))
    }

    /// A text in brackets.
    #[must_use]
    pub fn in_brackets(&self, text: &str) -> String {
        fill_one(self.brackets(), text)
    }
}

/// A text with its gaps filled, by values in the order of their names.
#[must_use]
#[inline(never)]
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    for part in text.pieces(b'{') {
        // What stands before the first gap has no digit, and no end of one.
        let (gap, rest) = part.cut(b'}').unwrap_or(("", part));
        let at = gap.bytes().next().unwrap_or_default();
        let value = values.get(usize::from(at.wrapping_sub(b'0')));
        filled += value.copied().unwrap_or_default();
        filled += rest;
    }
    filled
}

/// A text with one gap filled.
#[must_use]
#[inline(never)]
pub fn fill_one(text: &str, value: &str) -> String {
    fill(text, &[value])
}

/// A text with one gap filled by a number.
#[must_use]
#[inline(never)]
pub fn fill_count(text: &str, number: usize) -> String {
    fill_one(text, &number.decimal())
}

/// A text without its marks for phrase ends.
#[must_use]
pub fn plain(text: &str) -> String {
    text.pieces(b'|').list().joined()
}
