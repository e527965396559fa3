//! One thing that a reader did, and its line of text.

use std::fmt;
use std::str::FromStr;

use crate::domain::catalogue::{CardNumber, LeaningNumber, StepNumber};
use crate::domain::decimal::{Decimal, whole};
use crate::domain::list::List;
use crate::domain::pieces::Pieces;

/// How much a risk worries the reader. わからない is a pile of its own, not a middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pile {
    /// とても気になる
    Very,
    /// 少し気になる
    Little,
    /// 今は気にならない
    NotNow,
    /// わからない
    Unsure,
}

impl Pile {
    /// All piles, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Very, Self::Little, Self::NotNow, Self::Unsure];
}

/// Two different cards, the one with the lower number first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair(CardNumber, CardNumber);

impl Pair {
    /// The pair of two cards; none if they are the same.
    #[must_use]
    pub fn new(one: CardNumber, other: CardNumber) -> Option<Self> {
        (one != other).then(|| Self::of_two(one, other))
    }

    /// The pair of two cards that are known to differ.
    pub(crate) fn of_two(one: CardNumber, other: CardNumber) -> Self {
        Self(one.min(other), one.max(other))
    }

    /// The card with the lower number.
    #[must_use]
    pub fn first(self) -> CardNumber {
        self.0
    }

    /// The card with the higher number.
    #[must_use]
    pub fn second(self) -> CardNumber {
        self.1
    }

    /// Whether the card is one of the two.
    #[must_use]
    pub fn has(self, card: CardNumber) -> bool {
        self.0 == card || self.1 == card
    }

    /// The two cards as they stand on the screen, left before right.
    ///
    /// The side depends on the numbers alone, so that a reload or a link shows a question the same way;
    /// over all pairs each card stands on either side equally often, give or take one.
    #[must_use]
    pub fn sides(self) -> [CardNumber; 2] {
        if (self.0.0 ^ self.1.0) & 1 == 1 {
            [self.0, self.1]
        } else {
            [self.1, self.0]
        }
    }
}

/// What a reader says about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The first card worries more.
    First,
    /// The second card worries more.
    Second,
    /// 同じくらい: both worry the same.
    Same,
}

/// What a reader does about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Says which worries more, or that both worry the same.
    Verdict(Verdict),
    /// とばす: leaves it for later.
    Skip,
    /// Takes back what was said about the pair.
    Withdraw,
}

/// What a reader made of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It is done.
    Done,
    /// わたしには合わない: it does not suit the reader.
    SetAside,
}

/// One thing that a reader did. Cards, steps and leanings stand by their permanent numbers,
/// so that an act means the same in every edition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Put a card on a pile, or took it off all piles.
    Place {
        /// The card.
        card: CardNumber,
        /// The pile; none takes the card off.
        pile: Option<Pile>,
    },
    /// Answered a question, or changed an answer.
    Answer {
        /// The two cards.
        pair: Pair,
        /// The answer.
        answer: Answer,
    },
    /// Moved a card by hand.
    Move {
        /// The card.
        card: CardNumber,
        /// Its pile afterwards.
        pile: Option<Pile>,
        /// The pile's whole order afterwards.
        order: Vec<CardNumber>,
        /// The cards of that order about which the move says something: those that it passed,
        /// and those whose order with it was known and stays; all of them where the card joins the pile.
        stated: Vec<CardNumber>,
    },
    /// Ticked a step, set it aside, or cleared it.
    Mark {
        /// The step.
        step: StepNumber,
        /// The mark; none clears it.
        mark: Option<Mark>,
    },
    /// Leaned one way, or no way.
    Lean {
        /// The leaning; none takes it back.
        leaning: Option<LeaningNumber>,
    },
    /// Took over the order of a code in place of all that stood before.
    Adopt {
        /// The code in its plain form.
        code: String,
    },
}

/// A line that is no act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActError;

impl fmt::Display for ActError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this line is not an act")
    }
}

impl Pile {
    /// The word for each pile.
    const WORDS: [(&'static str, Self); 4] = [
        ("very", Self::Very),
        ("little", Self::Little),
        ("not-now", Self::NotNow),
        ("unsure", Self::Unsure),
    ];

    /// The word for a pile, or for none.
    fn word(pile: Option<Self>) -> &'static str {
        pile.map_or(NOTHING, |pile| Self::WORDS[pile as usize].0)
    }

    /// The pile that a word stands for, or none.
    fn of_word(word: &str) -> Result<Option<Self>, ActError> {
        if word == NOTHING {
            return Ok(None);
        }
        let found = Self::WORDS.iter().find(|(known, _)| *known == word);
        found.map(|(_, pile)| Some(*pile)).ok_or(ActError)
    }
}

/// The word for a value that isn't there.
const NOTHING: &str = "-";

/// The sign behind a card about which a move says something.
const STATED: &str = "!";

/// A line such as `place 6 very`, `answer 3>7`, `move 6 very 6 3! 4`, `step 1 done`, `lean 4` or `adopt 1K7Q…`.
///
/// It is put together from texts: what formats values of any kind is 3 KB of the module.
impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())
    }
}

impl Act {
    /// The line for it.
    pub(super) fn line(&self) -> String {
        let mut line = String::new();
        match self {
            Self::Place { card, pile } => {
                line += "place ";
                card.0.add_to(&mut line);
                line += " ";
                line += Pile::word(*pile);
            }
            Self::Answer { pair, answer } => {
                line += "answer ";
                pair.0.0.add_to(&mut line);
                line += match answer {
                    Answer::Verdict(Verdict::First) => ">",
                    Answer::Verdict(Verdict::Second) => "<",
                    Answer::Verdict(Verdict::Same) => "=",
                    Answer::Skip => "?",
                    Answer::Withdraw => "-",
                };
                pair.1.0.add_to(&mut line);
            }
            Self::Move {
                card,
                pile,
                order,
                stated,
            } => {
                line += "move ";
                card.0.add_to(&mut line);
                line += " ";
                line += Pile::word(*pile);
                for card in order {
                    line += " ";
                    card.0.add_to(&mut line);
                    line += if stated.contains(card) { STATED } else { "" };
                }
            }
            Self::Mark { step, mark } => {
                line += "step ";
                step.0.add_to(&mut line);
                line += match mark {
                    Some(Mark::Done) => " done",
                    Some(Mark::SetAside) => " aside",
                    None => " -",
                };
            }
            Self::Lean { leaning } => {
                line += "lean ";
                match leaning {
                    Some(leaning) => leaning.0.add_to(&mut line),
                    None => line += NOTHING,
                }
            }
            Self::Adopt { code } => {
                line += "adopt ";
                line += code;
            }
        }
        line
    }
}

impl FromStr for Act {
    type Err = ActError;

    fn from_str(line: &str) -> Result<Self, ActError> {
        let words: Vec<&str> = line.pieces(b' ').list();
        Ok(match words[..] {
            ["place", card, pile] => Self::Place {
                card: CardNumber(number(card)?),
                pile: Pile::of_word(pile)?,
            },
            ["answer", pair] => answer(pair)?,
            ["move", card, pile, ref cards @ ..] => {
                let (mut order, mut stated) = (Vec::new(), Vec::new());
                for word in cards {
                    let plain = word.strip_suffix(STATED);
                    let other = CardNumber(number(plain.unwrap_or(word))?);
                    order.push(other);
                    if plain.is_some() {
                        stated.push(other);
                    }
                }
                Self::Move {
                    card: CardNumber(number(card)?),
                    pile: Pile::of_word(pile)?,
                    order,
                    stated,
                }
            }
            ["step", step, mark] => Self::Mark {
                step: StepNumber(number(step)?),
                mark: match mark {
                    "done" => Some(Mark::Done),
                    "aside" => Some(Mark::SetAside),
                    NOTHING => None,
                    _ => return Err(ActError),
                },
            },
            ["lean", NOTHING] => Self::Lean { leaning: None },
            ["lean", leaning] => Self::Lean {
                leaning: Some(LeaningNumber(number(leaning)?)),
            },
            ["adopt", code] => Self::Adopt {
                code: code.to_owned(),
            },
            _ => return Err(ActError),
        })
    }
}

/// Reads a permanent number.
fn number(word: &str) -> Result<u16, ActError> {
    let number = whole(word).ok_or(ActError)?;
    number.try_into().map_err(|_| ActError)
}

/// Reads what follows `answer`: two numbers with a sign between them.
fn answer(word: &str) -> Result<Act, ActError> {
    for (sign, answer) in [
        (b'>', Answer::Verdict(Verdict::First)),
        (b'<', Answer::Verdict(Verdict::Second)),
        (b'=', Answer::Verdict(Verdict::Same)),
        (b'?', Answer::Skip),
        (b'-', Answer::Withdraw),
    ] {
        if let Some((one, other)) = word.cut(sign) {
            let (one, other) = (CardNumber(number(one)?), CardNumber(number(other)?));
            let pair = Pair(one, other);
            return (one < other)
                .then_some(Act::Answer { pair, answer })
                .ok_or(ActError);
        }
    }
    Err(ActError)
}
