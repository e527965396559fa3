//! The interface's words. A language is one file in `data/words`; content in that language comes with the catalogue.
//!
//! `|` marks the end of a phrase, where a line may break. `{…}` is filled in.

use std::fmt;

use crate::domain::catalogue::{Card, OwnWord, OwnWordName};
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;
use crate::domain::list::List;
use crate::domain::pieces::Pieces;
use crate::domain::session::{Part, Pile, TextSize};

/// Makes a method for each text.
macro_rules! words {
    ($($name:ident)*) => {
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
    progress
    finished
    greet_compare
    greet_plan
    your_signs
    to_cards
    to_cards_of
    to_card_of
    to_table
    to_table_of
    list_mark

    named
    pair
    named_pair
    brackets
    between
    and
    day
    month

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
    sort_count
    sort_done
    sort_done_note
    as_list
    one_by_one
    cards_left
    to_compare

    compare_question
    compare_from
    compare_from_all
    compare_left
    this_one
    same
    skip
    again
    compare_done
    compare_top_done
    compare_nothing
    compare_pause
    compare_pause_note
    compare_more
    compare_go_on

    answers_title
    answers_note
    answers_gave_way
    answers_asleep
    answers_skipped
    withdraw

    arrange_title
    arrange_count
    arrange_note
    choose_place
    which_place
    place_option
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
    worry
    known
    unknown
    can_do
    you_can
    institutions
    after_leak
    outside
    check_number
    dated
    source
    unsure_list
    unsure_of
    picture_title
    picture_place
    picture_cell
    picture_none
    picture_count
    picture_kind
    picture_kinds
    picture_unsure
    steps_title
    steps_note
    set_aside
    set_aside_short
    put_back
    put_back_name
    steps_count
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
    with_order
    copy_text
    code_title
    code_note
    link_field
    enter_title
    enter_field
    enter

    stored_title
    stored_sorted
    stored_cards
    stored_answers
    stored_answers_count
    stored_steps
    stored_steps_count
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
    two_furthest
    two_alike
    two_nothing
    two_place
    two_unplaced
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
    language_missing
    said_language
    undo
    redo
    stop_here
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
    dropped
    link_damaged
    link_damaged_note
    code_is_own
    code_damaged
    code_damaged_note
    link_newer
    link_newer_note
    link_foreign
    link_foreign_note

    said_placed
    said_unplaced
    said_all_placed
    said_chosen
    said_same
    said_skipped
    said_withdrawn
    said_gave_way
    said_next
    said_no_next
    said_up
    said_down
    said_at_top
    said_at_end
    said_joined
    said_put_back
    said_done
    said_set_aside
    said_cleared
    said_leaning
    said_no_leaning
    said_undone
    said_first
    said_nothing_to_undo
    said_redone
    said_latest
    said_copied
    said_own_copied
    said_text_copied
    said_not_shared
    said_qr
    said_own_qr
    said_qr_away
    said_no_qr
    said_not_copied
    said_offered
    said_taken
    said_left
}

/// A text that is no language's: it has more or fewer lines than there are words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordsError;

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the words are of another version")
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
    /// Reads a language: a line for each text, in the order of [`Words::NAMES`]; some in a catalogue's own words.
    /// It stays for as long as the program runs.
    pub fn from_lines(text: &str, own: &[OwnWord]) -> Result<&'static Self, WordsError> {
        let mut lines: Vec<&str> = text.pieces(b'\n').list();
        if lines.len() != Self::NAMES.len() {
            return Err(WordsError);
        }
        for word in own {
            lines[place(word.name) as usize] = word.text.marked();
        }
        let mut words = Self([""; Self::NAMES.len()]);
        words
            .0
            .iter_mut()
            .zip(lines.joined_with("\n").leak().pieces(b'\n'))
            .for_each(|(word, line)| *word = line);
        Ok(Box::leak(Box::new(words)))
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
        plain(&fill(self.named(), &[("name", name), ("does", does)]))
    }

    /// The cards that the reader is not sure about, in a line; none if there are none.
    #[must_use]
    pub fn unsure_cards(&self, cards: &[&Card]) -> Option<String> {
        let titles: Vec<_> = cards.iter().map(|card| card.title.marked()).list();
        let titles = titles.joined_with(self.between());
        (!cards.is_empty()).then(|| fill_one(self.unsure_list(), "cards", &titles))
    }

    /// A text in brackets.
    #[must_use]
    pub fn in_brackets(&self, text: &str) -> String {
        fill_one(self.brackets(), "text", text)
    }
}

/// A text with its gaps filled: each `{name}` by the value of that name.
#[must_use]
#[inline(never)]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for part in text.pieces(b'{') {
        // What stands before the first gap has no name, and no end of one.
        let (name, rest) = part.cut(b'}').unwrap_or(("", part));
        let value = values.iter().find(|(known, _)| *known == name);
        filled += value.map_or("", |(_, value)| value);
        filled += rest;
    }
    filled
}

/// A text with one gap filled.
#[must_use]
#[inline(never)]
pub fn fill_one(text: &str, name: &str, value: &str) -> String {
    fill(text, &[(name, value)])
}

/// A text with one gap filled by a number.
#[must_use]
#[inline(never)]
pub fn fill_count(text: &str, name: &str, number: usize) -> String {
    fill_one(text, name, &number.decimal())
}

/// A text without its marks for phrase ends.
#[must_use]
pub fn plain(text: &str) -> String {
    text.pieces(b'|').list().joined()
}
