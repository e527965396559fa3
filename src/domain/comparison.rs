//! Two orders side by side: two people's, or one person's at two times. No verdict, no score.

use crate::domain::catalogue::{Card, Catalogue, Step};
use crate::domain::list::List;
use crate::domain::order::sort_by_key;
use crate::domain::ranking::{Ranking, Standing};
use crate::domain::record::Record;
use crate::domain::session::{Mark, Pile};

/// A card in two orders.
#[derive(Clone, Debug, PartialEq)]
pub struct Both<'a> {
    /// The card.
    pub card: &'a Card,
    /// Where it stands in the first order; none if it is not put in order there.
    pub one: Option<Standing>,
    /// Where it stands in the second order.
    pub other: Option<Standing>,
}

impl Both<'_> {
    /// How many places lie between the two; none unless the card was sorted in both.
    #[must_use]
    pub fn apart(&self) -> Option<usize> {
        let (one, other) = self.one.zip(self.other)?;
        let sorted = one.pile.is_some() && other.pile.is_some();
        sorted.then(|| one.place.abs_diff(other.place))
    }
}

/// What two orders share, and where they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'a> {
    /// All cards that both sorted and put in order: those that are furthest apart first, then as in the first order.
    pub places: Vec<Both<'a>>,
    /// The cards on とても気になる or 少し気になる in both, as in the first order.
    pub worries: Vec<&'a Card>,
    /// The steps that fit something which worries the one and something which worries the other.
    pub steps: Vec<&'a Step>,
    /// The cards that are on わからない in the first, in the second.
    pub unsure: [Vec<&'a Card>; 2],
}

impl<'a> Comparison<'a> {
    /// Compares two records under one catalogue.
    #[must_use]
    pub fn of(one: &Record, other: &Record, catalogue: &'a Catalogue) -> Self {
        let cards = catalogue.numbers();
        let rankings = [one, other].map(|record| Ranking::of(record, &cards));
        let worries = |pile| matches!(pile, Some(Pile::Very | Pile::Little));
        let worry = |card: &Card, record: &Record| worries(record.pile(card.number));
        let (mut places, mut shared) = (Vec::new(), Vec::new());
        for standing in rankings[0].standings() {
            let Some(card) = catalogue.card(standing.card) else {
                continue;
            };
            if worry(card, one) && worry(card, other) {
                shared.push(card);
            }
            let both = Both {
                card,
                one: Some(standing),
                other: rankings[1].standing(standing.card),
            };
            if both.apart().is_some() {
                places.push(both);
            }
        }
        sort_by_key(&mut places, |both| std::cmp::Reverse(both.apart()));
        let fits = |step: &Step, record: &Record| {
            let fits = |card: &Card| worry(card, record) && card.steps.contains(&step.id);
            record.mark(step.number) != Some(Mark::SetAside) && catalogue.cards.iter().any(fits)
        };
        let in_common = |step: &&Step| fits(step, one) && fits(step, other);
        let unsure = |record: &Record| {
            let unsure = |card: &&Card| record.pile(card.number) == Some(Pile::Unsure);
            catalogue.cards.iter().filter(unsure).list()
        };
        Self {
            places,
            worries: shared,
            steps: catalogue.steps.iter().filter(in_common).list(),
            unsure: [unsure(one), unsure(other)],
        }
    }
}
