//! JSON as plain data, and how it is read: what is missing, wrong or unknown is told with its place.
//!
//! serde's derived readers do the same with code of their own for every type: 74 KB of the WebAssembly module.

use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;

mod text;

pub(super) use text::Object;

/// What a JSON text holds.
pub(super) enum Json {
    Null,
    Bool(bool),
    /// A whole number from 0 on.
    Number(u64),
    /// Any other number: our texts have none, others may.
    OtherNumber,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Where something stands in a JSON text.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// The whole text.
    Whole,
    /// A field of what stands at a place.
    Field(&'a Place<'a>, &'a str),
    /// An item of the list that stands at a place.
    Item(&'a Place<'a>, usize),
}

impl Place<'_> {
    /// Adds the place to a text: `cards[3].title`.
    fn add_to(&self, text: &mut String) {
        match self {
            Self::Whole => {}
            Self::Field(of, name) => {
                of.add_to(text);
                *text += if text.is_empty() { "" } else { "." };
                *text += name;
            }
            Self::Item(of, at) => {
                of.add_to(text);
                *text += "[";
                *text += &at.decimal();
                *text += "]";
            }
        }
    }
}

/// Why a JSON text can't be used: the place and the reason.
#[derive(Debug)]
pub(super) struct JsonError(pub(super) String);

/// The most items of a list, where there is a bound.
pub(super) const MOST_ITEMS: usize = 1000;

/// The most characters of a text, where there is a bound.
pub(super) const MOST_CHARACTERS: usize = 600;

/// The first thing that is wrong with a JSON text, if there is one.
///
/// Reading goes on to the end either way, with something in place of what is wrong:
/// so no reader has to stop half-way, which costs more bytes than the reading.
#[derive(Default)]
pub(super) struct Wrong {
    first: Option<JsonError>,
    /// Whether lists and texts have bounds, and texts nothing in them that is not seen.
    bounded: bool,
}

impl Wrong {
    /// For texts by strangers: lists and texts have bounds, and texts nothing in them that is not seen.
    pub(super) fn bounded() -> Self {
        Self {
            first: None,
            bounded: true,
        }
    }

    fn note(&mut self, place: &Place, reason: &str) {
        self.first.get_or_insert_with(|| {
            let mut text = String::new();
            place.add_to(&mut text);
            text += if text.is_empty() { "" } else { ": " };
            JsonError(text + reason)
        });
    }

    /// What was read, if nothing is wrong with it.
    pub(super) fn or<T>(self, read: T) -> Result<T, JsonError> {
        self.first.map_or(Ok(read), Err)
    }
}

/// What stands at a place of a JSON text, if anything does.
pub(super) struct Value<'a> {
    json: Option<&'a Json>,
    place: Place<'a>,
}

impl Json {
    /// Reads a text.
    pub(super) fn parse(text: &str) -> Result<Self, JsonError> {
        text::read(text).map_err(|at| {
            let before = text.bytes().take(at);
            let line = 1 + before.filter(|&byte| byte == b'\n').count();
            JsonError(["is no JSON at line ", &line.decimal()].joined())
        })
    }

    /// Reads a text of which nobody is told what is wrong with it, if anything is.
    pub(super) fn read(text: &str) -> Option<Self> {
        text::read(text).ok()
    }

    /// What the whole text holds.
    pub(super) fn value(&self) -> Value<'_> {
        Value {
            json: Some(self),
            place: Place::Whole,
        }
    }

    /// A field; nothing is there as it is where the field is null.
    #[inline(never)]
    pub(super) fn field(&self, name: &str) -> &Self {
        let found = match self {
            Self::Object(fields) => fields.iter().find(|(known, _)| known == name),
            _ => None,
        };
        found.map_or(&Self::Null, |(_, value)| value)
    }

    /// The truth that it is, false where nothing is; none if it is anything else. So it is with the next three.
    pub(super) fn truth(&self) -> Option<bool> {
        match self {
            Self::Null => Some(false),
            Self::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The whole number from 0 on, or 0.
    #[inline(never)]
    pub(super) fn number(&self) -> Option<u64> {
        match self {
            Self::Null => Some(0),
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, or an empty one.
    #[inline(never)]
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Null => Some(""),
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The list, or an empty one.
    pub(super) fn list(&self) -> Option<&[Self]> {
        match self {
            Self::Null => Some(&[]),
            Self::List(list) => Some(list),
            _ => None,
        }
    }
}

impl Value<'_> {
    /// The value of a field.
    #[inline(never)]
    pub(super) fn field<'a>(&'a self, name: &'a str) -> Value<'a> {
        let found = match self.json {
            Some(Json::Object(fields)) => fields.iter().find(|(known, _)| known == name),
            _ => None,
        };
        Value {
            json: found.map(|(_, value)| value),
            place: Place::Field(&self.place, name),
        }
    }

    /// The value of a field that must be there.
    #[inline(never)]
    pub(super) fn need<T: FromJson>(&self, name: &str, wrong: &mut Wrong) -> T {
        T::read(&self.field(name), wrong)
    }

    /// The value of a field, or what stands for it when it is not there.
    pub(super) fn maybe<T: FromJson + Default>(&self, name: &str, wrong: &mut Wrong) -> T {
        let field = self.field(name);
        match field.json {
            Some(_) => T::read(&field, wrong),
            None => T::default(),
        }
    }

    /// Ensures that this is an object with no other fields than these.
    #[inline(never)]
    pub(super) fn only(&self, names: &[&str], wrong: &mut Wrong) {
        let Some(Json::Object(fields)) = self.json else {
            return self.is(wrong, "is not an object");
        };
        for (at, (name, _)) in fields.iter().enumerate() {
            let place = Place::Field(&self.place, name);
            if !names.contains(&name.as_str()) {
                wrong.note(&place, "is not known here");
            } else if fields[..at].iter().any(|(other, _)| other == name) {
                wrong.note(&place, "stands there twice");
            }
        }
    }

    /// Notes what is wrong with it.
    #[inline(never)]
    fn is(&self, wrong: &mut Wrong, reason: &str) {
        let missing = self.json.is_none();
        wrong.note(&self.place, if missing { "is missing" } else { reason });
    }
}

/// What can be read from JSON.
pub(super) trait FromJson {
    /// Reads a value; what is wrong with it is noted.
    fn read(value: &Value, wrong: &mut Wrong) -> Self;
}

impl FromJson for bool {
    fn read(value: &Value, wrong: &mut Wrong) -> Self {
        if let Some(Json::Bool(value)) = value.json {
            return *value;
        }
        value.is(wrong, "is neither true nor false");
        false
    }
}

impl FromJson for u64 {
    fn read(value: &Value, wrong: &mut Wrong) -> Self {
        if let Some(Json::Number(number)) = value.json {
            return *number;
        }
        value.is(wrong, "is not a whole number from 0 on");
        0
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl FromJson for $number {
            fn read(value: &Value, wrong: &mut Wrong) -> Self {
                u64::read(value, wrong).try_into().unwrap_or_else(|_| {
                    value.is(wrong, "is too large");
                    0
                })
            }
        })*
    };
}

numbers! { u16 u32 usize }

impl FromJson for String {
    fn read(value: &Value, wrong: &mut Wrong) -> Self {
        if let Some(Json::Text(text)) = value.json {
            if wrong.bounded && text.chars().count() > MOST_CHARACTERS {
                value.is(wrong, "is too long");
            }
            if wrong.bounded && text.contains(is_unseen) {
                value.is(wrong, "holds a character that is not seen");
            }
            return text.clone();
        }
        value.is(wrong, "is not a text");
        Self::new()
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(value: &Value, wrong: &mut Wrong) -> Self {
        let mut list = Self::new();
        if let Some(Json::List(items)) = value.json {
            if wrong.bounded && items.len() > MOST_ITEMS {
                value.is(wrong, "has too many items");
                return list;
            }
            for (at, item) in items.iter().enumerate() {
                let item = Value {
                    json: Some(item),
                    place: Place::Item(&value.place, at),
                };
                list.push(T::read(&item, wrong));
            }
        } else {
            value.is(wrong, "is not a list");
        }
        list
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(value: &Value, wrong: &mut Wrong) -> Self {
        match value.json {
            None | Some(Json::Null) => None,
            Some(_) => Some(T::read(value, wrong)),
        }
    }
}

/// Whether a character is not seen, or changes how others are: controls, and what turns the direction of writing.
pub(super) fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// What is one of several words in JSON.
pub(super) trait Named: Copy + Default + 'static {
    /// All that is named, the first of them where nothing is said.
    const ALL: &'static [Self];

    /// The word for each of them.
    const WORDS: &'static [&'static str];

    /// The word for it.
    fn word(self) -> &'static str
    where
        Self: PartialEq,
    {
        Self::WORDS.get(self.place()).copied().unwrap_or_default()
    }

    /// Its place among all.
    fn place(self) -> usize
    where
        Self: PartialEq,
    {
        let mut all = Self::ALL.iter();
        all.position(|named| *named == self).unwrap_or_default()
    }

    /// What a word stands for, and an empty one for the first; none if it stands for nothing.
    fn named(word: &str) -> Option<Self> {
        if word.is_empty() {
            return Some(Self::default());
        }
        let place = Self::WORDS.iter().position(|known| *known == word)?;
        Self::ALL.get(place).copied()
    }
}

impl<T: Named> FromJson for T {
    fn read(value: &Value, wrong: &mut Wrong) -> Self {
        if let Some(Json::Text(text)) = value.json
            && !text.is_empty()
            && let Some(named) = T::named(text)
        {
            return named;
        }
        value.is(
            wrong,
            &["is none of: ", &T::WORDS.joined_with(", ")].joined(),
        );
        T::default()
    }
}

/// Makes an object of JSON a type's value, field by field; those after `maybe` can be left out.
/// The same as lines (see [`crate::domain::lines`]), where all are there.
macro_rules! object {
    ($type:ident { $($need:ident)* } $(maybe { $($maybe:ident)* })? $(unlined { $($unlined:ident)* })?) => {
        impl $crate::domain::json::FromJson for $type {
            fn read(
                value: &$crate::domain::json::Value,
                wrong: &mut $crate::domain::json::Wrong,
            ) -> Self {
                let known = [
                    $(stringify!($need),)* $($(stringify!($maybe),)*)? $($(stringify!($unlined)),*)?
                ];
                value.only(&known, wrong);
                Self {
                    $($need: value.need(stringify!($need), wrong),)*
                    $($($maybe: value.maybe(stringify!($maybe), wrong),)*)?
                    $($($unlined: value.maybe(stringify!($unlined), wrong)),*)?
                }
            }
        }

        impl $crate::domain::lines::Lined for $type {
            fn from_lines(lines: &mut $crate::domain::lines::Lines) -> Self {
                Self {
                    $($need: $crate::domain::lines::Lined::from_lines(lines),)*
                    $($($maybe: $crate::domain::lines::Lined::from_lines(lines),)*)?
                    $($($unlined: Default::default()),*)?
                }
            }

            fn add_lines(&self, text: &mut String) {
                $(self.$need.add_lines(text);)*
                $($(self.$maybe.add_lines(text);)*)?
            }
        }
    };
}

/// Makes a value of JSON a type's value: the type holds it and nothing else. The same for lines.
macro_rules! wrapped {
    ($($type:ident)*) => {
        $(impl $crate::domain::json::FromJson for $type {
            fn read(
                value: &$crate::domain::json::Value,
                wrong: &mut $crate::domain::json::Wrong,
            ) -> Self {
                Self($crate::domain::json::FromJson::read(value, wrong))
            }
        }

        impl $crate::domain::lines::Lined for $type {
            fn from_lines(lines: &mut $crate::domain::lines::Lines) -> Self {
                Self($crate::domain::lines::Lined::from_lines(lines))
            }

            fn add_lines(&self, text: &mut String) {
                self.0.add_lines(text);
            }
        })*
    };
}

/// Names the values of a type.
macro_rules! named {
    ($type:ident { $($word:literal $value:ident)* }) => {
        impl $crate::domain::json::Named for $type {
            const ALL: &'static [Self] = &[$(Self::$value),*];
            const WORDS: &'static [&'static str] = &[$($word),*];
        }
    };
}

pub(super) use {named, object, wrapped};

#[cfg(test)]
mod tests {
    use super::{FromJson, Json, JsonError, Wrong};

    struct Card {
        number: u16,
        titles: Vec<String>,
        note: Option<String>,
    }

    object! { Card { number titles } maybe { note } }

    struct Cards {
        cards: Vec<Card>,
    }

    object! { Cards { cards } }

    fn read(text: &str) -> Result<Vec<Card>, String> {
        let json = Json::parse(text);
        let cards = json.and_then(|json| {
            let mut wrong = Wrong::default();
            let cards = FromJson::read(&json.value(), &mut wrong);
            wrong.or(cards)
        });
        cards
            .map(|cards: Cards| cards.cards)
            .map_err(|JsonError(reason)| reason)
    }

    #[test]
    fn an_error_names_the_place() {
        for (text, expected) in [
            ("[]", "is not an object"),
            ("{}", "cards: is missing"),
            (r#"{"cards":{}}"#, "cards: is not a list"),
            (r#"{"cards":[],"more":1}"#, "more: is not known here"),
            (r#"{"cards":[],"cards":[]}"#, "cards: stands there twice"),
            (r#"{"cards":[{"number":1}]}"#, "cards[0].titles: is missing"),
            (
                r#"{"cards":[{"number":1,"titles":["a",2]}]}"#,
                "cards[0].titles[1]: is not a text",
            ),
            (
                r#"{"cards":[{"number":70000,"titles":[]}]}"#,
                "cards[0].number: is too large",
            ),
            (
                r#"{"cards":[{"number":1.5,"titles":[]}]}"#,
                "cards[0].number: is not a whole number from 0 on",
            ),
            (
                r#"{"cards":[{"number":1,"titles":[]},{"number":-1,"titles":[]}]}"#,
                "cards[1].number: is not a whole number from 0 on",
            ),
        ] {
            assert_eq!(read(text).err().as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_may_be_left_out_may_be_left_out() {
        let text = r#"{"cards":[{"note":null,"number":1,"titles":[]},{"titles":["a"],"number":2,"note":"n"}]}"#;
        let cards = read(text).unwrap();
        assert_eq!(cards[0].note, None);
        assert_eq!(cards[1].note.as_deref(), Some("n"));
        assert_eq!((cards[1].number, cards[1].titles.len()), (2, 1));
    }
}
