//! What follows from an order: the cards to prepare for, and the steps that fit them.

use crate::domain::catalogue::{Card, Catalogue, Step};
use crate::domain::list::List;
use crate::domain::ranking::{Ranking, Standing};
use crate::domain::record::Record;
use crate::domain::session::{Mark, Pile};

/// So many results stand open at first, at the most: those that worry, or where none is sorted any.
pub const OPEN: usize = 3;

/// A reader's plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan<'a> {
    /// The cards in order, with where each stands.
    pub results: Vec<(Standing, &'a Card)>,
    /// The cards on わからない.
    pub unsure: Vec<&'a Card>,
    /// All steps: those for the most worrying cards come first.
    pub steps: Vec<&'a Step>,
}

impl<'a> Plan<'a> {
    /// What follows from an order.
    #[must_use]
    pub fn of(ranking: &Ranking, record: &Record, catalogue: &'a Catalogue) -> Self {
        let results: Vec<_> = ranking
            .standings()
            .filter_map(|standing| Some((standing, catalogue.card(standing.card)?)))
            .list();
        let unsure = |card: &&Card| record.pile(card.number) == Some(Pile::Unsure);
        let mut steps: Vec<&Step> = Vec::new();
        let worries =
            |standing: &Standing| matches!(standing.pile, Some(Pile::Very | Pile::Little));
        let mut add = |step: &'a Step| {
            if !steps.iter().any(|known| known.number == step.number) {
                steps.push(step);
            }
        };
        for (standing, card) in &results {
            if worries(standing) {
                catalogue.steps_of(card).for_each(&mut add);
            }
        }
        catalogue.steps.iter().for_each(add);
        Self {
            results,
            unsure: catalogue.cards.iter().filter(unsure).list(),
            steps,
        }
    }

    /// How many of the steps bear a mark.
    #[must_use]
    pub fn marked(&self, record: &Record, mark: Mark) -> usize {
        let bears = |step: &&&Step| record.mark(step.number) == Some(mark);
        self.steps.iter().filter(bears).count()
    }
}
