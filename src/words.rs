//! The interface's words. A language is one file; content in that language comes with the catalogue.
//!
//! `|` marks the end of a phrase, where a line may break. `{…}` is filled in.

use crate::domain::session::{Part, Pile, TextSize};

mod ja;

pub use ja::JA;

/// Everything that the interface says in one language.
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct Words {
    pub language: &'static str,
    pub title: &'static str,
    pub not_official: &'static str,
    pub begin: &'static str,
    pub go_on: &'static str,
    pub see_plan: &'static str,
    pub progress: &'static str,
    pub finished: &'static str,
    pub your_signs: &'static str,
    pub to_cards: &'static str,
    pub to_cards_of: &'static str,
    pub to_card_of: &'static str,
    pub list_mark: &'static str,

    pub path: &'static str,
    pub parts: [(Part, &'static str); 4],
    pub piles: [(Pile, &'static str); 4],
    pub short_piles: [(Pile, &'static str); 4],
    pub no_pile: &'static str,
    pub not_yet: &'static str,

    pub sort_question: &'static str,
    pub sort_count: &'static str,
    pub sort_done: &'static str,
    pub sort_done_note: &'static str,
    pub as_list: &'static str,
    pub one_by_one: &'static str,
    pub cards_left: &'static str,
    pub to_compare: &'static str,

    pub compare_question: &'static str,
    pub compare_from: &'static str,
    pub compare_from_all: &'static str,
    pub compare_left: &'static str,
    pub this_one: &'static str,
    pub same: &'static str,
    pub skip: &'static str,
    pub again: &'static str,
    pub compare_done: &'static str,
    pub compare_top_done: &'static str,
    pub compare_nothing: &'static str,
    pub compare_pause: &'static str,
    pub compare_pause_note: &'static str,
    pub compare_more: &'static str,
    pub compare_go_on: &'static str,

    pub answers_title: &'static str,
    pub answers_note: &'static str,
    pub answers_gave_way: &'static str,
    pub answers_asleep: &'static str,
    pub answers_skipped: &'static str,
    pub withdraw: &'static str,

    pub arrange_title: &'static str,
    pub arrange_count: &'static str,
    pub place: &'static str,
    pub shared_place: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub to_top: &'static str,
    pub sort_again: &'static str,
    pub arrange_empty: &'static str,
    pub to_plan: &'static str,

    pub plan_title: &'static str,
    pub plan_note: &'static str,
    pub plan_unsorted: &'static str,
    pub worry: &'static str,
    pub known: &'static str,
    pub unknown: &'static str,
    pub can_do: &'static str,
    pub you_can: &'static str,
    pub institutions: &'static str,
    pub after_leak: &'static str,
    pub outside: &'static str,
    pub check_number: &'static str,
    pub dated: &'static str,
    pub unsure_title: &'static str,
    pub picture_title: &'static str,
    pub picture_cell: &'static str,
    pub picture_none: &'static str,
    pub picture_count: &'static str,
    pub picture_kind: &'static str,
    pub picture_unsure: &'static str,
    pub steps_title: &'static str,
    pub steps_note: &'static str,
    pub set_aside: &'static str,
    pub set_aside_short: &'static str,
    pub put_back: &'static str,
    pub put_back_name: &'static str,
    pub steps_count: &'static str,
    pub leaning_title: &'static str,

    pub keep_title: &'static str,
    pub keep_plain: &'static str,
    pub keep_plain_note: &'static str,
    pub copy_link: &'static str,
    pub keep_own: &'static str,
    pub goes_in: &'static str,
    pub goes_in_what: &'static str,
    pub stays_out: &'static str,
    pub stays_out_what: &'static str,
    pub copy_own: &'static str,
    pub code_title: &'static str,
    pub code_note: &'static str,
    pub link_field: &'static str,
    pub enter_title: &'static str,
    pub enter_field: &'static str,
    pub enter: &'static str,

    pub stored_title: &'static str,
    pub stored_sorted: &'static str,
    pub stored_cards: &'static str,
    pub stored_answers: &'static str,
    pub stored_answers_count: &'static str,
    pub stored_steps: &'static str,
    pub stored_steps_count: &'static str,
    pub stored_leaning: &'static str,
    pub stored_nothing: &'static str,
    pub stored_note: &'static str,
    pub unsaved: &'static str,
    pub unsaved_note: &'static str,
    pub delete: &'static str,
    pub delete_question: &'static str,
    pub delete_yes: &'static str,
    pub delete_no: &'static str,
    pub bring_back: &'static str,
    pub said_deleted: &'static str,
    pub said_brought_back: &'static str,

    pub offer_banner: &'static str,
    pub offer_note: &'static str,
    pub offer_title: &'static str,
    pub offer_use: &'static str,
    pub offer_use_note: &'static str,
    pub offer_leave: &'static str,

    pub two_start: &'static str,
    pub two_title: &'static str,
    pub two_mine: &'static str,
    pub two_mine_at: &'static str,
    pub two_theirs: &'static str,
    pub two_theirs_at: &'static str,
    pub two_earlier: &'static str,
    pub two_earlier_at: &'static str,
    pub two_first: &'static str,
    pub two_first_at: &'static str,
    pub two_second: &'static str,
    pub two_second_at: &'static str,
    pub two_furthest: &'static str,
    pub two_alike: &'static str,
    pub two_nothing: &'static str,
    pub two_place: &'static str,
    pub two_unplaced: &'static str,
    pub two_worries: &'static str,
    pub two_no_worries: &'static str,
    pub two_steps: &'static str,
    pub two_no_steps: &'static str,
    pub two_talk: &'static str,
    pub two_other_code: &'static str,
    pub two_compare: &'static str,
    pub two_back: &'static str,
    pub was_me: &'static str,

    pub text_size: &'static str,
    pub text_size_short: &'static str,
    pub text_sizes: [(TextSize, &'static str); 3],

    pub undo: &'static str,
    pub redo: &'static str,
    pub stop_here: &'static str,
    pub keep: &'static str,
    pub close: &'static str,

    pub cannot_save: &'static str,
    pub cannot_save_note: &'static str,
    pub lost: &'static str,
    pub lost_note: &'static str,
    pub newer: &'static str,
    pub newer_note: &'static str,
    pub dropped: &'static str,
    pub link_damaged: &'static str,
    pub link_damaged_note: &'static str,
    pub code_is_own: &'static str,
    pub code_damaged: &'static str,
    pub code_damaged_note: &'static str,
    pub link_newer: &'static str,
    pub link_newer_note: &'static str,
    pub link_foreign: &'static str,
    pub link_foreign_note: &'static str,

    pub said_placed: &'static str,
    pub said_unplaced: &'static str,
    pub said_all_placed: &'static str,
    pub said_chosen: &'static str,
    pub said_same: &'static str,
    pub said_skipped: &'static str,
    pub said_withdrawn: &'static str,
    pub said_gave_way: &'static str,
    pub said_next: &'static str,
    pub said_no_next: &'static str,
    pub said_up: &'static str,
    pub said_down: &'static str,
    pub said_at_top: &'static str,
    pub said_at_end: &'static str,
    pub said_joined: &'static str,
    pub said_done: &'static str,
    pub said_set_aside: &'static str,
    pub said_cleared: &'static str,
    pub said_leaning: &'static str,
    pub said_no_leaning: &'static str,
    pub said_undone: &'static str,
    pub said_nothing_to_undo: &'static str,
    pub said_redone: &'static str,
    pub said_copied: &'static str,
    pub said_not_copied: &'static str,
    pub said_offered: &'static str,
    pub said_taken: &'static str,
    pub said_left: &'static str,

    pub arrange_note: &'static str,
    pub choose_place: &'static str,
    pub which_place: &'static str,
    pub place_option: &'static str,
    pub said_put_back: &'static str,
    pub to_table: &'static str,
    pub to_table_of: &'static str,
}

impl Words {
    /// The name of a pile, or of none.
    #[must_use]
    pub fn pile(&self, pile: Option<Pile>) -> &'static str {
        let name = |pile| self.piles.iter().find(|(known, _)| *known == pile);
        pile.and_then(name).map_or(self.no_pile, |(_, name)| name)
    }
}

/// A text with its gaps filled: each `{name}` by the value of that name.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&["{", name, "}"].concat(), value)
    })
}

/// A text without its marks for phrase ends.
#[must_use]
pub fn plain(text: &str) -> String {
    text.replace('|', "")
}
