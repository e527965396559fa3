//! A row of digits, each with a radix of its own, as one number.
//!
//! The number is kept to the base 2³⁰, which is six symbols to the base 32.

/// Digits to be written, or a number from which digits are read: in either case the first digit is the lowest.
#[derive(Default)]
pub(super) struct Digits {
    /// What was pushed: value and radix.
    pushed: Vec<(u32, u32)>,
    /// What is left to be read, the lowest first.
    number: Vec<u64>,
}

/// Bits of a part of the number, and symbols.
const BITS: u32 = 30;
const SYMBOLS: usize = 6;

impl Digits {
    /// Adds a digit below its radix.
    pub(super) fn push(&mut self, value: usize, radix: usize) {
        debug_assert!(value < radix, "{value} is no digit to the base {radix}");
        let narrow = |number| u32::try_from(number).unwrap_or(u32::MAX);
        self.pushed.push((narrow(value), narrow(radix)));
    }

    /// Reads the next digit. After the last one there are zeros.
    pub(super) fn pop(&mut self, radix: usize) -> usize {
        let radix = radix.max(1) as u64;
        let mut rest = 0;
        for limb in self.number.iter_mut().rev() {
            let value = rest << BITS | *limb;
            *limb = value / radix;
            rest = value % radix;
        }
        while self.number.last() == Some(&0) {
            self.number.pop();
        }
        usize::try_from(rest).unwrap_or(usize::MAX)
    }

    /// Whether nothing but zeros is left.
    pub(super) fn is_used_up(&self) -> bool {
        self.number.is_empty()
    }

    /// The number in base 32, the lowest first, without zeros at the end.
    pub(super) fn to_symbols(&self) -> Vec<u8> {
        let mut number: Vec<u64> = Vec::new();
        for &(value, radix) in self.pushed.iter().rev() {
            let mut carry = u64::from(value);
            for limb in &mut number {
                let product = *limb * u64::from(radix) + carry;
                *limb = product & ((1 << BITS) - 1);
                carry = product >> BITS;
            }
            if carry > 0 {
                number.push(carry);
            }
        }
        let mut symbols = Vec::new();
        for mut limb in number {
            for _ in 0..SYMBOLS {
                symbols.push((limb & 31) as u8);
                limb >>= 5;
            }
        }
        while symbols.last() == Some(&0) {
            symbols.pop();
        }
        symbols
    }

    /// The digits of such symbols; none if they end with a zero, which is never written.
    pub(super) fn from_symbols(symbols: &[u8]) -> Option<Self> {
        if symbols.last() == Some(&0) {
            return None;
        }
        let mut number = Vec::new();
        for (at, &symbol) in symbols.iter().enumerate() {
            if at % SYMBOLS == 0 {
                number.push(0);
            }
            if let Some(limb) = number.last_mut() {
                *limb |= u64::from(symbol) << (at % SYMBOLS * 5);
            }
        }
        Some(Self {
            pushed: Vec::new(),
            number,
        })
    }
}
