//! Words: whole, in lower case on request, with contractions written out.

use linkify::{LinkFinder, LinkKind};

use super::plain::Plain;
use super::words::WORDS;
use crate::Span;

/// A word of the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) form: Form,
    /// Part of the same written word as the token before: the `n't` of `don't`.
    pub(crate) is_clitic: bool,
    /// An address, a URL or code: one token, whatever it holds.
    pub(crate) is_opaque: bool,
    pub(crate) line: u32,
    pub(crate) sentence: u32,
    pub(crate) clause: u32,
}

/// How a token reads: as it is written, or as the full form of a contraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Written,
    Full(Full),
}

/// What a part of a contraction stands for. A number, since a long text has millions of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Full {
    Am,
    Are,
    Can,
    /// `'d`: had or would.
    D,
    Have,
    Is,
    Not,
    /// `'s`: is, has or a possessive.
    S,
    Shall,
    Will,
}

impl Full {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Am => "am",
            Self::Are => "are",
            Self::Can => "can",
            Self::D => "'d",
            Self::Have => "have",
            Self::Is => "is",
            Self::Not => "not",
            Self::S => "'s",
            Self::Shall => "shall",
            Self::Will => "will",
        }
    }
}

impl Token {
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// An address found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) span: Span,
    pub(crate) is_email: bool,
}

/// Calls `found` with the place, the form and the clitic mark of every word in `text[range]`. Lint phrases are cut into words by this very
/// function, so that a phrase and a draft always agree.
pub(crate) fn words(text: &str, range: Span, mut found: impl FnMut(Span, Form, bool)) {
    let bytes = text.as_bytes();
    let mut at = range.start();
    while at < range.end() {
        let length = word_char(text, at);
        if length == 0 {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let start = at;
        at += length;
        while at < range.end() {
            let length = word_char(text, at);
            if length > 0 {
                at += length;
                continue;
            }
            let joins = at + 1 < range.end() && word_char(text, at + 1) > 0 && joins(bytes, at);
            if !joins {
                break;
            }
            at += 1;
        }
        // `C++`, `C#`, `A+` are words of their own.
        let signs = bytes[at..range.end()].iter().take(2).take_while(|byte| matches!(byte, b'+' | b'#')).count();
        let after = at + signs;
        if signs > 0 && at - start <= 2 && (after >= range.end() || word_char(text, after) == 0) {
            at = after;
        }
        split_contraction(text, Span::new(start, at), &mut found);
    }
}

/// Length of the word character at `at`, or zero.
fn word_char(text: &str, at: usize) -> usize {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return usize::from(byte.is_ascii_alphanumeric() || byte == b'_');
    }
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) if c.is_alphanumeric() || is_mark(c) => c.len_utf8(),
        _ => 0,
    }
}

/// Combining marks, and the joiners and selectors that hold one written character together.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether the byte at `at`, between two word characters, joins them: `o'clock`, `node.js`, `4,100`, `R&D`.
fn joins(bytes: &[u8], at: usize) -> bool {
    let (before, after) = (bytes[at - 1], bytes[at + 1]);
    match bytes[at] {
        b'\'' | b'&' => true,
        b'.' => !(before.is_ascii_lowercase() && after.is_ascii_uppercase()),
        b',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

fn split_contraction(text: &str, span: Span, found: &mut impl FnMut(Span, Form, bool)) {
    let word = &text[span.range()];
    let Some(apostrophe) = word.rfind('\'') else {
        if word.len() == 6 && word.eq_ignore_ascii_case("cannot") {
            found(Span::new(span.start(), span.start() + 3), Form::Written, false);
            found(Span::new(span.start() + 3, span.end()), Form::Written, true);
        } else {
            found(span, Form::Written, false);
        }
        return;
    };
    let (host, tail) = (&word[..apostrophe], &word[apostrophe + 1..]);
    let is = |form: &str| tail.eq_ignore_ascii_case(form);
    let ends_in_n = host.ends_with(['n', 'N']);
    let (cut, host_form, form) = if is("t") && ends_in_n && host.len() > 1 {
        let base = &host[..host.len() - 1];
        let full = [("ca", Full::Can), ("wo", Full::Will), ("sha", Full::Shall), ("ai", Full::Is)];
        let irregular = full.iter().find(|(short, _)| base.eq_ignore_ascii_case(short));
        (apostrophe - 1, irregular.map_or(Form::Written, |&(_, full)| Form::Full(full)), Form::Full(Full::Not))
    } else if is("s") {
        (apostrophe, Form::Written, Form::Full(Full::S))
    } else if is("d") {
        (apostrophe, Form::Written, Form::Full(Full::D))
    } else if is("m") {
        (apostrophe, Form::Written, Form::Full(Full::Am))
    } else if is("re") {
        (apostrophe, Form::Written, Form::Full(Full::Are))
    } else if is("ve") {
        (apostrophe, Form::Written, Form::Full(Full::Have))
    } else if is("ll") {
        (apostrophe, Form::Written, Form::Full(Full::Will))
    } else {
        found(span, Form::Written, false);
        return;
    };
    let middle = span.start() + cut;
    found(Span::new(span.start(), middle), host_form, false);
    found(Span::new(middle, span.end()), form, true);
}

/// The words and addresses of a whole draft. Sentence and clause numbers are filled in later.
pub(crate) fn tokenize(plain: &Plain) -> (Vec<Token>, Vec<Link>) {
    let text = plain.text.as_str();
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut links = Vec::new();
    let mut finders = None;
    let mut code = plain.code.iter().copied().peekable();
    for (index, line) in plain.lines.iter().enumerate() {
        let line_number = index as u32;
        let mut push = |span: Span, form, is_clitic, is_opaque| {
            tokens.push(Token {
                start: span.start() as u32,
                end: span.end() as u32,
                form,
                is_clitic,
                is_opaque,
                line: line_number,
                sentence: 0,
                clause: 0,
            });
        };
        let mut at = line.span.start();
        while at < line.span.end() {
            while code.next_if(|span| span.end() <= at).is_some() {}
            if let Some(span) = code.peek().filter(|span| span.start() <= at) {
                if !line.is_code {
                    push(*span, Form::Written, false, true);
                }
                at = span.end();
                continue;
            }
            let stop = code.peek().map_or(line.span.end(), |span| span.start().min(line.span.end()));
            let chunk = chunk_end(text, at, stop);
            let piece = Span::new(at, chunk);
            if may_hold_link(&text.as_bytes()[piece.range()]) {
                let finders = finders.get_or_insert_with(Finders::new);
                finders.cut(text, piece, &mut |part, link| match link {
                    Some(is_email) => {
                        links.push(Link { span: part, is_email });
                        push(part, Form::Written, false, true);
                    }
                    None => words(text, part, |span, form, clitic| push(span, form, clitic, false)),
                });
            } else {
                words(text, piece, |span, form, clitic| push(span, form, clitic, false));
            }
            at = chunk;
        }
    }
    (tokens, links)
}

/// The end of a stretch without spaces, and the space after it.
fn chunk_end(text: &str, at: usize, stop: usize) -> usize {
    text.as_bytes()[at..stop].iter().position(|&byte| byte == b' ').map_or(stop, |space| at + space + 1)
}

/// Cheap test: an `@`, a `://` or a dot between letters.
fn may_hold_link(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'@' => true,
        b':' => bytes[at..].starts_with(b"://"),
        b'.' => {
            at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        }
        _ => false,
    })
}

/// Two finders, since one that takes URLs without a scheme cuts addresses with a plus sign.
struct Finders {
    email: LinkFinder,
    url: LinkFinder,
}

impl Finders {
    fn new() -> Self {
        let mut email = LinkFinder::new();
        email.kinds(&[LinkKind::Email]);
        let mut url = LinkFinder::new();
        url.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
        Self { email, url }
    }

    /// Cuts a piece into addresses and the rest.
    fn cut(&self, text: &str, piece: Span, found: &mut impl FnMut(Span, Option<bool>)) {
        for part in self.email.spans(&text[piece.range()]) {
            let span = Span::new(piece.start() + part.start(), piece.start() + part.end());
            if part.kind().is_some() {
                found(span, Some(true));
                continue;
            }
            for inner in self.url.spans(part.as_str()) {
                let within = Span::new(span.start() + inner.start(), span.start() + inner.end());
                let is_url = inner.kind().is_some() && is_address(inner.as_str());
                found(within, is_url.then_some(false));
            }
        }
    }
}

/// Whether what could be a URL is one: a scheme, `www.`, a path, or an ending that people use. `Node.js` and `end.Then` are not.
fn is_address(text: &str) -> bool {
    if text.contains("://") || text.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www.")) {
        return true;
    }
    let host = text.split('/').next().unwrap_or(text);
    let Some((name, ending)) = host.rsplit_once('.') else {
        return false;
    };
    // `worked.In` is a missing space, not a site in India.
    let lower = !ending.bytes().any(|byte| byte.is_ascii_uppercase());
    lower && !name.is_empty() && WORDS.endings.has(ending)
}
