//! What one replay costs by number of cards: from a record to the next question and the order.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use worry_sorter::domain::catalogue::CardNumber;
use worry_sorter::domain::ranking::Ranking;
use worry_sorter::domain::record::Record;
use worry_sorter::domain::session::{Act, Answer, Pile, Verdict};
use worry_sorter::domain::sorting::{Goal, Questions};

/// A record in which a good part of the questions about one pile are answered by a reader with mixed-up feelings.
fn record(cards: &[CardNumber]) -> Record {
    let place = |&card: &CardNumber| Act::Place {
        card,
        pile: Some(Pile::Very),
    };
    let mut acts: Vec<Act> = cards.iter().map(place).collect();
    let feeling = |card: CardNumber| u32::from(card.0).wrapping_mul(2_654_435_761) >> 7;
    let start = Questions::of(&Record::of_acts(&acts), cards).next(Goal::Whole);
    // Half of the questions; with a thousand cards, as many as can be prepared in a reasonable time.
    for _ in 0..(start.unwrap().remaining / 2).min(700) {
        let question = Questions::of(&Record::of_acts(&acts), cards).next(Goal::Whole);
        let Some(question) = question else { break };
        let first = feeling(question.pair.first()) > feeling(question.pair.second());
        let verdict = if first {
            Verdict::First
        } else {
            Verdict::Second
        };
        acts.push(Act::Answer {
            pair: question.pair,
            answer: Answer::Verdict(verdict),
        });
    }
    Record::of_acts(&acts)
}

fn replay(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("replay");
    group.sample_size(10);
    for count in [12, 50, 200, 1000] {
        let cards: Vec<CardNumber> = (1..=count).map(CardNumber).collect();
        let record = record(&cards);
        group.bench_function(BenchmarkId::new("next question", count), |bencher| {
            bencher.iter(|| Questions::of(black_box(&record), &cards).next(Goal::Whole));
        });
        group.bench_function(BenchmarkId::new("order", count), |bencher| {
            bencher.iter(|| Ranking::of(black_box(&record), &cards));
        });
    }
    group.finish();
}

criterion_group!(benches, replay);
criterion_main!(benches);
