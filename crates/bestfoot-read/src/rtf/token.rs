//! The tokens of RTF.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    Open,
    Close,
    /// A control word and its number.
    Word(&'b [u8], Option<i32>),
    /// A backslash and one character.
    Symbol(u8),
    /// A byte of text, written in two digits.
    Byte(u8),
    /// Bytes of text.
    Text(&'b [u8]),
}

/// The tokens of a file.
#[derive(Debug)]
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Passes over what is left of the group that is open, its end included.
    pub(super) fn skip_group(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            match self.next() {
                Some(Token::Open) => open += 1,
                Some(Token::Close) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let rest = self.bytes.get(self.at..)?;
        let name = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if name > 0 {
            let sign = usize::from(rest.get(name) == Some(&b'-'));
            let digits = rest[name + sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let end = if digits > 0 { name + sign + digits } else { name };
            let number = std::str::from_utf8(&rest[name..end]).ok().and_then(|digits| digits.parse().ok());
            self.at += end + usize::from(rest.get(end) == Some(&b' '));
            if &rest[..name] == b"bin" {
                let length = number.and_then(|length: i32| usize::try_from(length).ok()).unwrap_or(0);
                self.at = self.at.saturating_add(length).min(self.bytes.len());
            }
            return Some(Token::Word(&rest[..name], number));
        }
        let symbol = *rest.first()?;
        self.at += 1;
        if symbol == b'\'' {
            let digit = |at: usize| rest.get(at).and_then(|byte| (*byte as char).to_digit(16));
            if let (Some(high), Some(low)) = (digit(1), digit(2)) {
                self.at += 2;
                return Some(Token::Byte((high * 16 + low) as u8));
            }
        }
        Some(Token::Symbol(symbol))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let first = *self.bytes.get(self.at)?;
            match first {
                b'{' | b'}' => {
                    self.at += 1;
                    return Some(if first == b'{' { Token::Open } else { Token::Close });
                }
                b'\\' => {
                    self.at += 1;
                    return self.control();
                }
                // Lines of the file mean nothing.
                b'\r' | b'\n' | 0 => self.at += 1,
                _ => {
                    let rest = &self.bytes[self.at..];
                    let is_text = |byte: &u8| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let length = rest.iter().take_while(|byte| is_text(byte)).count();
                    self.at += length;
                    return Some(Token::Text(&rest[..length]));
                }
            }
        }
    }
}
