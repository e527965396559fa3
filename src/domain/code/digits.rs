//! A row of digits, each with a radix of its own, as one number.

/// Digits to be written, or a number from which digits are read: in either case the first digit is the lowest.
#[derive(Default)]
pub(super) struct Digits {
    /// What was pushed: value and radix.
    pushed: Vec<(u32, u32)>,
    /// What is left to be read: base 2³², the lowest first.
    number: Vec<u32>,
}

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
            let value = rest << 32 | u64::from(*limb);
            *limb = u32::try_from(value / radix).unwrap_or(u32::MAX);
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
        let mut number: Vec<u32> = Vec::new();
        for &(value, radix) in self.pushed.iter().rev() {
            let mut carry = u64::from(value);
            for limb in &mut number {
                let product = u64::from(*limb) * u64::from(radix) + carry;
                *limb = (product & 0xFFFF_FFFF) as u32;
                carry = product >> 32;
            }
            if carry > 0 {
                number.push((carry & 0xFFFF_FFFF) as u32);
            }
        }
        let bits = number.len() * 32;
        let bit = |at: usize| u8::from(at < bits && number[at / 32] >> (at % 32) & 1 == 1);
        let symbol = |at| (0..5).map(|offset| bit(at + offset) << offset).sum();
        let mut symbols: Vec<u8> = (0..bits).step_by(5).map(symbol).collect();
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
        let mut number = vec![0; (symbols.len() * 5).div_ceil(32)];
        for (at, &symbol) in symbols.iter().enumerate() {
            let wide = u64::from(symbol) << (at * 5 % 32);
            let limb = at * 5 / 32;
            number[limb] |= (wide & 0xFFFF_FFFF) as u32;
            if wide >> 32 > 0 {
                number[limb + 1] |= (wide >> 32) as u32;
            }
        }
        while number.last() == Some(&0) {
            number.pop();
        }
        Some(Self {
            pushed: Vec::new(),
            number,
        })
    }
}
