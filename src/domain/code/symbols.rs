//! Crockford's base-32 symbols. Source: D. Crockford, "Base 32", crockford.com/base32.html.

/// The symbols by value: no I, L, O and U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The text of values from 0 to 31.
pub(super) fn to_text(values: &[u8]) -> String {
    let symbol = |&value: &u8| char::from(SYMBOLS[usize::from(value & 31)]);
    values.iter().map(symbol).collect()
}

/// The values of a text; none if it holds anything else than symbols.
/// Spaces and hyphens don't count; nor do signs that a message can leave at the end of a link. What is not ASCII is
/// passed over wherever it stands: whether a code is whole, its check symbols tell.
pub(super) fn from_text(text: &str) -> Option<Vec<u8>> {
    let mut values = Vec::new();
    let mut ended = false;
    for byte in text.bytes() {
        match byte {
            // From 0x80 on it is a part of a sign that is not ASCII: `。`, `」`, a wide space.
            b' ' | b'-' | 0x80.. => {}
            b'.' | b',' | b')' | b'>' => ended = true,
            _ if ended => return None,
            _ => values.push(value(byte)?),
        }
    }
    Some(values)
}

fn value(symbol: u8) -> Option<u8> {
    let symbol = match symbol.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        symbol => symbol,
    };
    let at = SYMBOLS.iter().position(|&other| other == symbol)?;
    u8::try_from(at).ok()
}
