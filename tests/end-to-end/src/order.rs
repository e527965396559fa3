//! What the tests know of the content: the cards' titles in the order of the edition, the piles, the storage key.

/// The titles of the twelve cards; the first one has number 1.
pub const CARDS: [&str; 12] = [
    "不正アクセス",
    "システムの脆弱性",
    "誤送信",
    "誤登録",
    "設定ミス",
    "カード紛失",
    "盗難",
    "のぞき見",
    "ひとつ漏れたら全部つながる",
    "カードがあれば何でも見られる",
    "すべての情報がネットに流出する",
    "すぐに金融犯罪などに悪用される",
];

/// The pile of the cards that worry most.
pub const VERY: &str = "とても気になる";
/// The pile of those that worry a little.
pub const LITTLE: &str = "少し気になる";
/// The pile of those that don't worry now.
pub const NOT_NOW: &str = "今は気にならない";
/// The pile of those that the reader is unsure about.
pub const UNSURE: &str = "わからない";

/// The pile of each card for a reader with six cards on the top pile.
pub const PILES: [&str; 12] = [
    VERY, LITTLE, VERY, VERY, NOT_NOW, VERY, LITTLE, VERY, UNSURE, VERY, LITTLE, UNSURE,
];

/// Where the widget saves.
pub const KEY: &str = "worry-sorter:my-number-card";
