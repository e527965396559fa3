//! Check symbols: a Reed–Solomon code over GF(32) with three of them.
//!
//! Up to 31 symbols, any three wrong ones are noticed. At every length, a single wrong symbol and
//! a swap of two neighbours are noticed, since neighbouring places never weigh the same.
//! Source: I. S. Reed and G. Solomon, "Polynomial Codes over Certain Finite Fields", J. SIAM 8 (1960).

/// How many check symbols a code has.
pub(super) const COUNT: usize = 3;

/// (x − α)(x − α²)(x − α³), without its first number, which is 1.
const GENERATOR: [u8; COUNT] = {
    let [a1, a2, a3] = [2, 4, 8];
    [
        a1 ^ a2 ^ a3,
        times(a1, a2) ^ times(a1, a3) ^ times(a2, a3),
        times(a1, times(a2, a3)),
    ]
};

/// The check symbols of some values: the remainder of their polynomial, shifted by three, by (x − α)(x − α²)(x − α³).
pub(super) fn of(values: &[u8]) -> [u8; COUNT] {
    let mut rest = [0; COUNT];
    for &value in values {
        let first = value ^ rest[0];
        rest = [
            rest[1] ^ times(first, GENERATOR[0]),
            rest[2] ^ times(first, GENERATOR[1]),
            times(first, GENERATOR[2]),
        ];
    }
    rest
}

/// The product in GF(32) with x⁵ = x² + 1.
const fn times(mut one: u8, mut other: u8) -> u8 {
    let mut product = 0;
    while other > 0 {
        if other & 1 == 1 {
            product ^= one;
        }
        one <<= 1;
        if one & 32 != 0 {
            one ^= 0b10_0101;
        }
        other >>= 1;
    }
    product
}
