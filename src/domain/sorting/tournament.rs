//! Tournament selection: the most worrying few with few questions.
//!
//! Source: D. E. Knuth, The Art of Computer Programming, volume 3, section 5.2.3 (tree selection).
//! The first round pairs the cards as merge insertion does, so that a whole order asked for later uses every answer.

use std::cmp::Ordering;

use super::merge_insertion::ceil_log2;
use super::{Knowledge, Open};

/// Finds the places that hold the `wanted` most worrying cards, in order, or meets an open comparison.
///
/// Cards in one place are led by one of them. For 12 cards and 3 wanted, at most 17 comparisons.
pub(super) fn top(known: &Knowledge, cards: &[usize], wanted: usize) -> Result<Vec<usize>, Open> {
    let mut left: Vec<Option<usize>> = cards.iter().copied().map(Some).collect();
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
    /// What a pairing sends up.
    #[derive(Clone, Copy)]
    enum Up {
        Nobody,
        Card(usize),
        Unanswered,
    }
    let mut open: Option<(usize, usize)> = None;
    let mut unanswered = 0;
    let up = |card: &Option<usize>| card.map_or(Up::Nobody, Up::Card);
    let mut level: Vec<Up> = cards.iter().map(up).collect();
    while level.len() > 1 {
        let play = |two: &[Up]| match *two {
            [Up::Card(one), Up::Card(other)] => match known.compare(one, other) {
                Some(Ordering::Less) => Up::Card(other),
                Some(_) => Up::Card(one),
                None => {
                    open = open.or(Some((one, other)));
                    unanswered += 1;
                    Up::Unanswered
                }
            },
            [Up::Nobody, winner] | [winner, Up::Nobody] | [winner] => winner,
            _ => {
                unanswered += 1;
                Up::Unanswered
            }
        };
        level = level.chunks(2).map(play).collect();
    }
    match (open, level.first()) {
        (Some(pair), _) => Err(Open {
            pair,
            remaining: unanswered,
        }),
        (None, Some(Up::Card(best))) => Ok(Some(*best)),
        (None, _) => Ok(None),
    }
}
