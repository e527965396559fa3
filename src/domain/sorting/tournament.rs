//! Tournament selection: the most worrying few with few questions.
//!
//! Source: D. E. Knuth, The Art of Computer Programming, volume 3, section 5.2.3 (tree selection).
//! The first round pairs the cards as merge insertion does, so that a whole order asked for later uses every answer.

use std::cmp::Ordering;

use super::merge_insertion::ceil_log2;
use super::{Knowledge, Open};
use crate::domain::list::List;

/// Finds the places that hold the `wanted` most worrying cards, in order, or meets an open comparison.
///
/// Cards in one place are led by one of them. For 12 cards and 3 wanted, at most 17 comparisons.
pub(super) fn top(known: &Knowledge, cards: &[usize], wanted: usize) -> Result<Vec<usize>, Open> {
    let mut left: Vec<Option<usize>> = cards.iter().copied().map(Some).list();
    // After the first round, a round replays the path of the one that was taken out.
    let path = ceil_log2(cards.len()).saturating_sub(1);
    let mut places = Vec::new();
    let mut found = 0;
    while found < wanted.min(cards.len()) {
        let rounds = wanted.min(cards.len()) - found - 1;
        let Some(best) = round(known, &left).map_err(|open| open.and(rounds * path))? else {
            break;
        };
        places.push(best);
        for card in &mut left {
            if card.is_some_and(|card| known.compare(card, best) == Some(Ordering::Equal)) {
                *card = None;
                found += 1;
            }
        }
    }
    Ok(places)
}

/// Plays one knock-out round, pairing neighbours level by level.
fn round(known: &Knowledge, cards: &[Option<usize>]) -> Result<Option<usize>, Open> {
    let mut open = None;
    let mut unanswered = 0;
    // What a pairing sends up: nobody, a card, or one that is not known yet.
    let mut level: Vec<Option<Option<usize>>> = cards.iter().map(|card| card.map(Some)).list();
    while level.len() > 1 {
        let mut up = Vec::new();
        for two in level.chunks(2) {
            let other = two.get(1).copied().flatten();
            up.push(match (two[0], other) {
                (None, winner) | (winner, None) => winner,
                (Some(Some(one)), Some(Some(other))) => match known.compare(one, other) {
                    Some(Ordering::Less) => Some(Some(other)),
                    Some(_) => Some(Some(one)),
                    None => {
                        open = open.or(Some((one, other)));
                        unanswered += 1;
                        Some(None)
                    }
                },
                _ => {
                    unanswered += 1;
                    Some(None)
                }
            });
        }
        level = up;
    }
    match open {
        Some(pair) => Err(Open {
            pair,
            remaining: unanswered,
        }),
        None => Ok(level.first().copied().flatten().flatten()),
    }
}
