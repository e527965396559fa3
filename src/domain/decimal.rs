//! Numbers as text.
//!
//! The standard library's `to_string` brings along what widths, signs and any kind of target ask for; nothing here does.

use super::catalogue::CardNumber;

/// What can be written in digits.
pub(crate) trait Decimal: Sized {
    /// The number.
    fn number(self) -> u64;

    /// The number in digits.
    fn decimal(self) -> String {
        decimal(self.number())
    }

    /// A name with the number in digits behind it.
    fn named(self, name: &str) -> String {
        named(name, self.number())
    }

    /// Adds the number in digits to a text.
    fn add_to(self, text: &mut String) {
        add(self.number(), text);
    }
}

#[inline(never)]
fn decimal(number: u64) -> String {
    let mut text = String::new();
    add(number, &mut text);
    text
}

#[inline(never)]
fn named(name: &str, number: u64) -> String {
    let mut text = name.to_owned();
    add(number, &mut text);
    text
}

#[inline(never)]
fn add(number: u64, text: &mut String) {
    if number > 9 {
        add(number / 10, text);
    }
    let digit = u32::try_from(number % 10).unwrap_or_default();
    text.extend(char::from_digit(digit, 10));
}

impl Decimal for u64 {
    fn number(self) -> u64 {
        self
    }
}

impl Decimal for usize {
    fn number(self) -> u64 {
        self as u64
    }
}

impl Decimal for u32 {
    fn number(self) -> u64 {
        self.into()
    }
}

impl Decimal for u16 {
    fn number(self) -> u64 {
        self.into()
    }
}

impl Decimal for CardNumber {
    fn number(self) -> u64 {
        self.0.into()
    }
}

/// The whole number that a text of digits is; none if it is anything else, or too large.
///
/// The standard library's `parse` is compiled for each type of number.
#[inline(never)]
pub(crate) fn whole(text: &str) -> Option<u64> {
    let mut number = 0_u64;
    for byte in text.bytes() {
        let digit = char::from(byte).to_digit(10)?;
        // Else there would be no room for one digit more.
        if number > u64::MAX / 10 {
            return None;
        }
        number = (number * 10).checked_add(digit.into())?;
    }
    (!text.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Decimal, whole};

    proptest! {
        #[test]
        fn a_number_is_written_as_the_standard_library_does(number in any::<u64>(), short in 0_usize..300) {
            prop_assert_eq!(number.decimal(), number.to_string());
            prop_assert_eq!(short.decimal(), short.to_string());
        }

        #[test]
        fn a_number_is_read_as_the_standard_library_does(text in "[0-9]{0,21}|[-0-9a ]{0,3}") {
            prop_assert_eq!(whole(&text), text.parse().ok());
        }
    }
}
