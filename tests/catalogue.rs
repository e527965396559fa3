//! The content that ships is whole, and a released edition never changes.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::first_edition;
use sha2::{Digest, Sha256};
use worry_sorter::domain::catalogue::{Card, Catalogue, Facts, Phrases, Side, Table};

const JA: &str = include_str!("../data/2025-12/ja.json");
const FACTS: &str = include_str!("../data/2025-12/facts.ja.json");
const EN: &str = include_str!("../data/2025-12/en.json");
const FACTS_EN: &str = include_str!("../data/2025-12/facts.en.json");
const EXAMPLE: &str = include_str!("../data/examples/home-disaster/ja.json");
const EXAMPLE_FACTS: &str = include_str!("../data/examples/home-disaster/facts.ja.json");
const EXAMPLE_EN: &str = include_str!("../data/examples/home-disaster/en.json");
const EXAMPLE_FACTS_EN: &str = include_str!("../data/examples/home-disaster/facts.en.json");

fn hash(text: &str) -> String {
    format!("{:x}", Sha256::digest(text))
}

#[test]
fn the_first_edition_is_frozen() {
    assert_eq!(hash(JA), include_str!("golden/2025-12.ja.sha256").trim());
    assert_eq!(
        hash(FACTS),
        include_str!("golden/2025-12.facts.ja.sha256").trim()
    );
}

#[test]
fn the_first_edition_in_english_is_frozen_and_is_the_same_edition() {
    assert_eq!(hash(EN), include_str!("golden/2025-12.en.sha256").trim());
    assert_eq!(
        hash(FACTS_EN),
        include_str!("golden/2025-12.facts.en.sha256").trim()
    );
    must_be_one_edition([JA, FACTS], [EN, FACTS_EN]);
}

#[test]
fn what_becomes_lines_comes_back_as_it_was() {
    for text in [JA, EN, EXAMPLE, EXAMPLE_EN] {
        let catalogue = Catalogue::from_json(text).unwrap();
        assert_eq!(Catalogue::from_lines(&catalogue.to_lines()), catalogue);
        let brief = catalogue.clone().brief();
        for (card, short) in catalogue.cards.iter().zip(&brief.cards) {
            let kind = |all: &Catalogue, card: &Card| all.kind(&card.kind).unwrap().name.clone();
            assert_eq!(kind(&catalogue, card), kind(&brief, short));
            let steps = |all: &Catalogue, card: &Card| -> Vec<_> {
                all.steps_of(card).map(|step| step.number).collect()
            };
            assert_eq!(steps(&catalogue, card), steps(&brief, short));
            for by in [Side::Institution, Side::System, Side::After] {
                let does = |all: &Catalogue, card: &Card| -> Vec<_> {
                    all.measures_of(card, by)
                        .map(|measure| measure.does.clone())
                        .collect()
                };
                assert_eq!(does(&catalogue, card), does(&brief, short));
            }
        }
    }
    for text in [FACTS, FACTS_EN, EXAMPLE_FACTS, EXAMPLE_FACTS_EN] {
        let facts = Facts::from_json(text).unwrap();
        assert_eq!(Facts::from_lines(&facts.to_lines()), facts);
    }
    let own = JA.replacen(
        "\"kinds\":",
        r#""words": [{"name": "title", "text": "家で|気になるのは"}, {"name": "after_leak", "text": "あとから"}],
           "earlier": [{"tag": 5, "cards": [1, 300], "steps": [], "leanings": [2]}], "kinds":"#,
        1,
    );
    let mut own = Catalogue::from_json(&own).unwrap();
    assert_eq!((own.words.len(), own.earlier.len()), (2, 1));
    let lines = own.to_lines();
    // These go into the language.
    own.words.clear();
    assert_eq!(Catalogue::from_lines(&lines), own);
}

#[test]
fn the_example_is_one_edition_in_two_languages_and_can_be_told_from_the_first() {
    must_be_one_edition([EXAMPLE, EXAMPLE_FACTS], [EXAMPLE_EN, EXAMPLE_FACTS_EN]);
    let (first, example) = (first_edition(), Catalogue::from_json(EXAMPLE).unwrap());
    assert_ne!(first.catalogue, example.catalogue);
    assert_ne!(first.tag, example.tag);
}

/// Fails unless two catalogues with their facts are one edition in two languages.
fn must_be_one_edition([ja, facts]: [&str; 2], [en, facts_en]: [&str; 2]) {
    let [ja, en] = [ja, en].map(|text| Catalogue::from_json(text).unwrap());
    assert_eq!(ja.layout(), en.layout());
    assert_eq!((ja.catalogue, ja.edition), (en.catalogue, en.edition));
    for (ja, en) in ja.cards.iter().zip(&en.cards) {
        assert_eq!((&ja.slug, &ja.kind), (&en.slug, &en.kind));
        assert_eq!((&ja.measures, &ja.steps), (&en.measures, &en.steps));
    }
    for (ja, en) in ja.tables.iter().zip(&en.tables) {
        assert_eq!((ja.marks, ja.columns.len()), (en.marks, en.columns.len()));
        let rows = |table: &Table| -> Vec<_> {
            let rows = table.rows.iter();
            rows.map(|row| (row.kind.clone(), row.cards.clone()))
                .collect()
        };
        assert_eq!(rows(ja), rows(en));
    }
    let ids = |text: &str| -> Vec<_> {
        let facts = Facts::from_json(text).unwrap().facts.into_iter();
        facts
            .map(|fact| (fact.id, fact.telephone, fact.cards, fact.dated))
            .collect()
    };
    assert_eq!(ids(facts), ids(facts_en));
}

#[test]
fn the_tables_stand_cell_by_cell() {
    let catalogue = first_edition();
    let plain = |text: &Phrases| text.plain();
    let [first, second] = &catalogue.tables[..] else {
        unreachable!("the article has two tables");
    };
    assert_eq!(first.caption.plain(), "リスクの種類");
    let columns: Vec<_> = first.columns.iter().map(plain).collect();
    assert_eq!(
        columns,
        ["リスクの種類", "例", "主な原因", "対策のイメージ"]
    );
    let cells: Vec<Vec<_>> = first
        .rows
        .iter()
        .map(|row| row.cells.iter().map(plain).collect())
        .collect();
    assert_eq!(
        cells,
        [
            [
                "技術的な漏洩",
                "不正アクセス・システムの脆弱性",
                "システム設計や運用の不備など",
                "アクセス制御・暗号化・監査など"
            ],
            [
                "運用上のミス",
                "誤送信・誤登録・設定ミス",
                "人為的ミス・確認不足",
                "ダブルチェック・教育・マニュアル整備"
            ],
            [
                "物理的な漏洩",
                "カード紛失・盗難・のぞき見",
                "管理の甘さ・保管場所の問題",
                "保管ルール・持ち歩き方の見直し"
            ],
        ]
    );
    assert_eq!(second.caption.plain(), "想像と現実の整理");
    let columns: Vec<_> = second.columns.iter().map(plain).collect();
    assert_eq!(
        columns,
        [
            "想像しがちな不安",
            "現実的な整理のポイント",
            "起こり得る影響",
            "備え方の例"
        ]
    );
    let cells: Vec<Vec<_>> = second
        .rows
        .iter()
        .map(|row| row.cells.iter().map(plain).collect())
        .collect();
    assert_eq!(
        cells,
        [
            [
                "すべての情報がネットに流出する",
                "情報は分散管理・アクセス制御されている",
                "限定された範囲の情報漏洩の可能性",
                "公表情報や公式発表を確認する",
            ],
            [
                "すぐに金融犯罪などに悪用される",
                "医療情報そのものは直接の決済手段ではない",
                "なりすましなどの二次被害リスクはゼロではない",
                "パスワード管理や見知らぬ連絡への注意を徹底",
            ],
        ]
    );
}

#[test]
fn the_cards_have_their_permanent_numbers_kinds_measures_and_steps() {
    let catalogue = first_edition();
    let line = |card: &worry_sorter::domain::catalogue::Card| {
        let number = card.number;
        [
            number.to_string(),
            card.slug.clone(),
            card.kind.clone(),
            card.measures.join(" "),
            card.steps.join(" "),
        ]
        .join(" / ")
    };
    let lines: Vec<String> = catalogue.cards.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "1 / tech-unauthorized-access / tech / access crypt audit inquiry prevent notice / official noreply password",
            "2 / tech-vulnerability / tech / access crypt audit inquiry prevent / official",
            "3 / ops-missend / ops / double train manual notice / official ask",
            "4 / ops-misregister / ops / double train manual / portal ask",
            "5 / ops-misconfig / ops / double train manual inquiry prevent / official ask",
            "6 / phys-card-lost / phys / notoncard consent / keep carry pin portal",
            "7 / phys-card-stolen / phys / consent / pin carry keep portal",
            "8 / phys-peek / phys /  / carry pin keep",
            "9 / link-chain / idea / split consent access / official ask",
            "10 / link-card-opens-all / idea / notoncard consent / pin carry portal",
            "11 / worst-all-online / idea / split access inquiry prevent notice / official",
            "12 / worst-instant-fraud / idea / notpayment / password noreply portal",
        ]
    );
    assert_eq!(
        catalogue
            .measures
            .iter()
            .filter(|measure| measure.by == Side::Institution)
            .count(),
        6
    );
    assert_eq!(catalogue.steps.len(), 8);
    assert_eq!(catalogue.leanings.len(), 4);
}

#[test]
fn a_step_names_the_cards_that_it_is_for_and_no_others() {
    let catalogue = first_edition();
    let cards_of = |id: &str| -> Vec<u16> {
        let fits = catalogue
            .cards
            .iter()
            .filter(|card| card.steps.iter().any(|step| step == id));
        fits.map(|card| card.number.0).collect()
    };
    assert_eq!(cards_of("pin"), [6, 7, 8, 10]);
    assert_eq!(cards_of("carry"), [6, 7, 8, 10]);
    assert_eq!(cards_of("keep"), [6, 7, 8]);
    assert_eq!(cards_of("noreply"), [1, 12]);
    assert_eq!(cards_of("portal"), [4, 6, 7, 10, 12]);
    assert_eq!(cards_of("password"), [1, 12]);
    assert_eq!(cards_of("official"), [1, 2, 3, 5, 9, 11]);
    assert_eq!(cards_of("ask"), [3, 4, 5, 9]);
}

#[test]
fn every_fact_has_a_source_and_stands_beside_something() {
    for (catalogue, facts) in [(JA, FACTS), (EXAMPLE, EXAMPLE_FACTS)] {
        let catalogue = Catalogue::from_json(catalogue).unwrap();
        for fact in &Facts::from_json(facts).unwrap().facts {
            let is_there = |&card| catalogue.card(card).is_some();
            assert!(
                !fact.text.is_empty() && !fact.source.is_empty(),
                "{}",
                fact.id
            );
            assert!(fact.cards.iter().all(is_there), "{}", fact.id);
            assert!(
                !fact.cards.is_empty() || fact.leaning.is_some(),
                "{}",
                fact.id
            );
        }
    }
}

#[test]
fn no_sentence_of_a_card_is_longer_than_45_characters() {
    let catalogues = [JA, EXAMPLE].map(|text| Catalogue::from_json(text).unwrap());
    for card in catalogues.iter().flat_map(|catalogue| &catalogue.cards) {
        for text in [&card.worry, &card.known, &card.unknown] {
            for sentence in text.plain().split_inclusive('。') {
                assert!(sentence.chars().count() <= 45, "{sentence}");
            }
        }
    }
}

#[test]
fn a_broken_catalogue_is_refused_with_the_place() {
    let refused = |from: &str, to: &str| {
        assert!(JA.contains(from), "{from}");
        Catalogue::from_json(&JA.replacen(from, to, 1))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refused(
            "\"kind\": \"ops\",\n          \"cards\"",
            "\"kind\": \"odd\",\n          \"cards\""
        ),
        "tables[0].rows[1].kind: is not among the kinds"
    );
    assert_eq!(
        refused("\"number\": 2,", "\"number\": 1,"),
        "cards[1]: its number does not rise"
    );
    assert_eq!(
        refused("[\"official\", \"noreply\", \"password\"]", "[\"oficial\"]"),
        "cards[0].steps: names an unknown step"
    );
    assert_eq!(
        refused("\"cards\": [3, 4, 5]", "\"cards\": [3, 4]"),
        "tables[0].rows[1].cells: do not name each card once"
    );
    assert_eq!(
        refused("\"name\": \"技術\"", "\"name\": \"|\""),
        "kinds: is empty"
    );
    assert!(refused("\"catalogue\":", "\"unknown\": 1, \"catalogue\":").contains("unknown"));
}
