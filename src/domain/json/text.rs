//! JSON as text (RFC 8259): how it is read and written.
//!
//! A library that reads every sort of value into every type, and numbers to the last digit, is 5 KB of the module
//! as it is sent. Here are texts, lists, objects and whole numbers; the tests hold it against that library.

use super::Json;
use crate::domain::decimal::{self, Decimal};

/// So deep may lists and objects stand in each other.
const DEPTH: usize = 64;

/// Reads a text; fails with how far it could be read, in bytes.
pub(super) fn read(text: &str) -> Result<Json, usize> {
    let mut reader = Reader { text, at: 0 };
    let json = reader.value(DEPTH);
    reader.space();
    match json {
        Some(json) if reader.at == text.len() => Ok(json),
        _ => Err(reader.at),
    }
}

/// How far a text has been read.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// The byte that comes now; a zero, which stands nowhere in JSON, at the end.
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Takes a byte, if it comes now.
    #[inline(never)]
    fn take(&mut self, byte: u8) -> bool {
        let comes = self.byte() == byte;
        self.at += usize::from(comes);
        comes
    }

    fn space(&mut self) {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Takes a sign, with the space before it, if it comes now.
    #[inline(never)]
    fn sign(&mut self, sign: u8) -> bool {
        self.space();
        self.take(sign)
    }

    /// Takes a word that must come now.
    #[inline(never)]
    fn word(&mut self, word: &str, json: Json) -> Option<Json> {
        self.text.get(self.at..)?.strip_prefix(word)?;
        self.at += word.len();
        Some(json)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        let within = depth.checked_sub(1)?;
        self.space();
        match self.byte() {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => {
                let mut list = Vec::new();
                let add = |reader: &mut Self| {
                    list.push(reader.value(within)?);
                    Some(())
                };
                self.all(b']', add)?;
                Some(Json::List(list))
            }
            b'{' => {
                let mut object = Vec::new();
                let add = |reader: &mut Self| {
                    reader.space();
                    let name = reader.string()?;
                    let value = reader.sign(b':').then(|| reader.value(within))??;
                    object.push((name, value));
                    Some(())
                };
                self.all(b'}', add)?;
                Some(Json::Object(object))
            }
            _ => self.number(),
        }
    }

    /// Reads what stands between a sign and the one that ends it, with commas between.
    fn all(&mut self, end: u8, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.sign(end) {
            return Some(());
        }
        loop {
            one(self)?;
            if !self.sign(b',') {
                return self.sign(end).then_some(());
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        let mut string = String::new();
        self.take(b'"').then_some(())?;
        loop {
            let begin = self.at;
            while !matches!(self.byte(), b'"' | b'\\' | ..b' ') {
                self.at += 1;
            }
            string += self.text.get(begin..self.at)?;
            if self.take(b'"') {
                return Some(string);
            }
            self.take(b'\\').then_some(())?;
            string.push(self.escaped()?);
        }
    }

    /// The character that follows a backslash.
    fn escaped(&mut self) -> Option<char> {
        let byte = self.byte();
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = self.four()?;
                // What does not fit into four digits stands there in two halves.
                if (0xd800..0xdc00).contains(&code) && self.take(b'\\') && self.take(b'u') {
                    let second = self.four()?.checked_sub(0xdc00)?;
                    code = 0x10000 + ((code - 0xd800) << 10) + (second & 0x3ff);
                    (second <= 0x3ff).then_some(())?;
                }
                char::from_u32(code)?
            }
            _ => return None,
        })
    }

    /// A number of four hexadecimal digits.
    #[inline(never)]
    fn four(&mut self) -> Option<u32> {
        let mut number = 0;
        for _ in 0..4 {
            number = number * 16 + char::from(self.byte()).to_digit(16)?;
            self.at += 1;
        }
        Some(number)
    }

    fn number(&mut self) -> Option<Json> {
        let mut whole = !self.take(b'-');
        let begin = self.at;
        let zero = self.byte() == b'0';
        self.digits()?;
        let digits = self.text.get(begin..self.at)?;
        if zero && digits.len() > 1 {
            return None;
        }
        if self.take(b'.') {
            whole = false;
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            whole = false;
            let _ = self.take(b'-') || self.take(b'+');
            self.digits()?;
        }
        let number = decimal::whole(digits).filter(|_| whole);
        Some(number.map_or(Json::OtherNumber, Json::Number))
    }

    /// Takes one digit and those that follow it.
    #[inline(never)]
    fn digits(&mut self) -> Option<()> {
        let begin = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        (self.at > begin).then_some(())
    }
}

/// An object that is being written, field after field.
///
/// No tree is made first, as reading makes one: that is twice the code.
pub(in crate::domain) struct Object(String);

impl Object {
    pub(in crate::domain) fn begin() -> Self {
        Self("{".to_owned())
    }

    /// Begins a field; its value comes next.
    #[inline(never)]
    fn field(&mut self, name: &str) -> &mut String {
        if self.0.len() > 1 {
            self.0 += ",";
        }
        write_string(name, &mut self.0);
        self.0 += ":";
        &mut self.0
    }

    pub(in crate::domain) fn text(&mut self, name: &str, text: &str) {
        write_string(text, self.field(name));
    }

    pub(in crate::domain) fn number(&mut self, name: &str, number: impl Decimal) {
        *self.field(name) += &number.decimal();
    }

    pub(in crate::domain) fn truth(&mut self, name: &str, truth: bool) {
        *self.field(name) += if truth { "true" } else { "false" };
    }

    pub(in crate::domain) fn texts(&mut self, name: &str, texts: impl Iterator<Item = String>) {
        let to = self.field(name);
        *to += "[";
        let mut between = "";
        for text in texts {
            *to += between;
            between = ",";
            write_string(&text, to);
        }
        *to += "]";
    }

    pub(in crate::domain) fn object(&mut self, name: &str, object: Self) {
        *self.field(name) += &object.end();
    }

    /// The text.
    pub(in crate::domain) fn end(self) -> String {
        self.0 + "}"
    }
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        if c < ' ' {
            let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
            text.push_str("\\u00");
            text.push(digit(u32::from(c) >> 4));
            text.push(digit(u32::from(c) & 15));
            continue;
        }
        if c == '"' || c == '\\' {
            text.push('\\');
        }
        text.push(c);
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
    use serde_json::{Value, json};

    use super::super::Json;
    use super::Object;

    /// What another reader of JSON makes of the same.
    fn value(json: Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(value) => value.into(),
            Json::Number(number) => number.into(),
            Json::OtherNumber => (-1).into(),
            Json::Text(text) => text.into(),
            Json::List(items) => items.into_iter().map(value).collect(),
            Json::Object(fields) => fields
                .into_iter()
                .map(|(name, field)| (name, value(field)))
                .collect(),
        }
    }

    /// The other reader's value, with one number for all those that we tell apart from none.
    fn without_other_numbers(value: Value) -> Value {
        match value {
            Value::Number(number) if !number.is_u64() => (-1).into(),
            Value::Array(items) => items.into_iter().map(without_other_numbers).collect(),
            Value::Object(fields) => fields
                .into_iter()
                .map(|(name, field)| (name, without_other_numbers(field)))
                .collect(),
            other => other,
        }
    }

    fn agree(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
        let theirs = serde_json::from_str::<Value>(text);
        if theirs
            .as_ref()
            .is_err_and(|error| error.to_string().starts_with("number out of range"))
        {
            return Ok(());
        }
        let ours = Json::parse(text).ok().map(value);
        prop_assert_eq!(ours, theirs.ok().map(without_other_numbers), "{}", text);
        Ok(())
    }

    /// Any value, two levels deep and more.
    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            prop::sample::select(vec![Value::Null, true.into(), false.into()]),
            any::<u64>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..6)
                    .prop_map(|fields| fields.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn texts_are_read_as_another_reader_reads_them(
            value in values(),
            at in any::<prop::sample::Index>(),
            byte in "[\\[\\]{},:\"\\\\a-z0-9 .+-]",
        ) {
            for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
                agree(&text)?;
                // And with one slip in it.
                let end = text.ceil_char_boundary(at.index(text.len()));
                agree(&text[..end])?;
                agree(&[&text[..end], &byte, &text[end..]].concat())?;
            }
        }

        #[test]
        fn signs_in_any_order_are_read_as_another_reader_reads_them(
            text in r#"([\[\]{},: \n"0-9.eE+-]|"a"|"b":|1|null|true|\\[bfnrtu"/]|\\u[0-9dDbBcC]{4}){0,12}"#,
        ) {
            agree(&text)?;
            agree(&["\"", &text, "\""].concat())?;
            agree(&["[", &text, "]"].concat())?;
        }

        #[test]
        fn what_is_written_is_read_by_another_reader(
            name in any::<String>(),
            text in any::<String>(),
            number in any::<u64>(),
            texts in prop::collection::vec(any::<String>(), 0..4),
        ) {
            let mut inner = Object::begin();
            inner.text(&name, &text);
            let mut object = Object::begin();
            object.number("number", number);
            object.truth("yes", true);
            object.truth("no", false);
            object.texts("texts", texts.clone().into_iter());
            object.object("inner", inner);
            object.object("nothing", Object::begin());
            let text = json!({
                "number": number, "yes": true, "no": false, "texts": texts, "inner": { name: text }, "nothing": {},
            });
            let written = object.end();
            prop_assert_eq!(&serde_json::from_str::<Value>(&written).unwrap(), &text);
            prop_assert_eq!(Json::parse(&written).ok().map(value), Some(text));
        }
    }

    #[test]
    fn halves_of_a_character_stand_together_or_not_at_all() {
        for (text, whole) in [
            (r#""\ud83d\ude00""#, true),
            (r#""\ud83d""#, false),
            (r#""\ude00""#, false),
            (r#""\ud83d\ud83d""#, false),
            (r#""\ud83d\u0041""#, false),
        ] {
            assert_eq!(Json::parse(text).is_ok(), whole, "{text}");
            agree(text).unwrap();
        }
    }
}
