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
        let mut text = String::new();
        add(self.number(), &mut text);
        text
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::Decimal;

    proptest! {
        #[test]
        fn a_number_is_written_as_the_standard_library_does(number in any::<u64>(), short in 0_usize..300) {
            prop_assert_eq!(number.decimal(), number.to_string());
            prop_assert_eq!(short.decimal(), short.to_string());
        }
    }
}
