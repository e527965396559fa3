//! Texts taken apart.

/// What can be taken apart at a sign, which is ASCII: so it is one byte, and never a part of another sign.
///
/// The standard library looks for any kind of pattern, forwards or backwards, in code that costs 400 bytes brotli.
pub(crate) trait Pieces {
    /// What stands before the first of these signs, and what behind it; none if there is none.
    fn cut(&self, sign: u8) -> Option<(&str, &str)>;

    /// What stands between these signs; all of it if there is none.
    fn pieces(&self, sign: u8) -> impl Iterator<Item = &str>;
}

impl Pieces for str {
    #[inline(never)]
    fn cut(&self, sign: u8) -> Option<(&str, &str)> {
        let at = self.bytes().position(|byte| byte == sign)?;
        Some((self.get(..at)?, self.get(at + 1..)?))
    }

    fn pieces(&self, sign: u8) -> impl Iterator<Item = &str> {
        Rest(Some(self), sign)
    }
}

/// What is still to be taken apart, if anything, and the sign.
struct Rest<'a>(Option<&'a str>, u8);

impl<'a> Iterator for Rest<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0?;
        let (piece, rest) = match rest.cut(self.1) {
            Some((piece, rest)) => (piece, Some(rest)),
            None => (rest, None),
        };
        self.0 = rest;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    #[test]
    fn it_is_as_the_standard_library_has_it() {
        for text in ["", "|", "a", "a|", "|a", "a||b", "気に|なる|", "か|な・|も"] {
            assert_eq!(text.cut(b'|'), text.split_once('|'), "{text}");
            assert!(text.pieces(b'|').eq(text.split('|')), "{text}");
        }
    }
}
