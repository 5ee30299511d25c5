//! A draft made ready for linting: folded text, words, sentences, clauses, and the parts of a letter.
//!
//! A document never knows a lint. Spans that leave this room are bytes of the text people see; inside, most count in the folded text.

mod anatomy;
mod answer;
mod hyphen;
mod plain;
mod sentence;
pub(crate) mod token;
mod words;

pub use self::anatomy::Zone;
pub(crate) use self::anatomy::valediction;
pub use self::hyphen::{Joint, joint};
pub(crate) use self::plain::PlainLine;
pub(crate) use self::token::{Form, Full, Link, Token};

use self::plain::Plain;
use self::words::WORDS;
use crate::calendar;
use crate::source::{Facts, Format, Location, RegionKind, Source};
use crate::span::{LineIndex, Position, floor, touches};
use crate::{Fix, Kind, ReadError, Span};

/// A draft, read and taken apart.
///
/// ```
/// use bestfoot::{Document, Format};
///
/// let letter = Document::parse(b"Dear Ms. Ortiz,\n\nI would welcome a talk.\n", Format::Text)?;
/// assert_eq!(letter.word_count(), 8);
/// # Ok::<(), bestfoot::ReadError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    source: Source,
    index: LineIndex,
    plain: Plain,
    tokens: Vec<Token>,
    /// The first token of each sentence.
    sentences: Vec<u32>,
    zones: Vec<Zone>,
    greeting: Option<Span>,
    is_letter: bool,
    links: Vec<Link>,
    kind: Option<Kind>,
    answers: Vec<Answer>,
    /// The tokens from the first of the body to the last.
    body: std::ops::Range<usize>,
}

/// Rules that look along a line look no farther than so many bytes, so that a line without end still costs little.
const FAR: usize = 500;

/// One answer of a file of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The question, if it stands in the draft: see [`Document::question_of`].
    pub(crate) question: Option<String>,
    /// The tokens of the answer.
    pub(crate) tokens: std::ops::Range<usize>,
}

impl Document {
    /// Reads the bytes of a text.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the bytes are no text, hold nothing, or are more than bestfoot reads.
    pub fn parse(bytes: &[u8], format: Format) -> Result<Self, ReadError> {
        Ok(Self::from(Source::decode(bytes, format)?))
    }

    /// Reads a text that is already decoded.
    pub fn new(text: impl Into<String>, format: Format) -> Self {
        Self::from(Source::new(text, format))
    }

    /// The same draft, known to be of a kind.
    #[must_use]
    pub fn with_kind(mut self, kind: Option<Kind>) -> Self {
        self.kind = kind;
        answer::divide(&mut self);
        let is_body = |token: &Token| self.token_zone(token) == Zone::Body;
        let first = self.tokens.iter().position(is_body).unwrap_or(self.tokens.len());
        self.body = first..self.tokens.iter().rposition(is_body).map_or(first, |last| last + 1);
        self
    }

    /// What the draft is, if that was said: see [`with_kind`](Self::with_kind) and [`detect_kind`](crate::detect_kind).
    pub fn kind(&self) -> Option<Kind> {
        self.kind
    }

    /// The text that spans and positions count in.
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// How the text is marked up.
    pub fn format(&self) -> Format {
        self.source.format
    }

    /// What is known beside the text: mail headers, the date it is sent, the question it answers.
    pub fn facts(&self) -> &Facts {
        &self.source.facts
    }

    /// The facts, to be filled in from what is known elsewhere.
    pub fn facts_mut(&mut self) -> &mut Facts {
        &mut self.source.facts
    }

    /// The encoding that the bytes were in: `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`.
    pub fn encoding(&self) -> &'static str {
        self.source.encoding
    }

    /// Whether the bytes began with a byte order mark.
    pub fn has_bom(&self) -> bool {
        self.source.bom
    }

    /// Whether fixes can be written back into the file: all of them where the text is the file itself, else those that [`takes`](Self::takes)
    /// names.
    pub fn is_editable(&self) -> bool {
        self.source.writable.takes_any()
    }

    /// Whether every edit of a fix can be written back into the file.
    pub fn takes(&self, fix: &Fix) -> bool {
        fix.edits.iter().all(|edit| self.source.writable.takes(self.text(), edit))
    }

    /// Whether an edit of a fix changes what a reader does not see, such as a half of a link or of an emphasis.
    pub(crate) fn is_cut_by(&self, fix: &Fix) -> bool {
        fix.edits.iter().any(|edit| self.source.cuts_markup(edit))
    }

    /// Where a person finds a byte of an extracted text in the file; none for a text that has lines of its own.
    pub fn location(&self, offset: usize) -> Option<&Location> {
        let after = self.source.locations.partition_point(|location| location.span.start() <= offset);
        self.source.locations[..after].last()
    }

    /// All places that are told of, in the order of the text; none for a text whose lines are those of its file.
    pub fn locations(&self) -> &[Location] {
        &self.source.locations
    }

    /// Line and column of a byte offset of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.index.position(self.text(), offset)
    }

    /// The lines of the text.
    pub fn lines(&self) -> &LineIndex {
        &self.index
    }

    /// How many words the writer wrote: salutation, body, closing and postscript; without mail headers, addresses, quoted mail, code and
    /// the questions of an answers file.
    pub fn word_count(&self) -> usize {
        self.tokens.iter().filter(|token| !token.is_clitic && self.is_writing(token)).count()
    }

    fn is_writing(&self, token: &Token) -> bool {
        matches!(self.zones[token.line as usize], Zone::Salutation | Zone::Body | Zone::Closing | Zone::Postscript)
    }

    /// The sentences, in bytes of the text.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Span> {
        (0..self.sentences.len()).map(|sentence| {
            let tokens = self.sentence_tokens(sentence as u32);
            self.display(self.tokens[tokens.start].span().cover(self.tokens[tokens.end - 1].span()))
        })
    }

    /// The part of the letter that a byte offset of the text lies in.
    pub fn zone(&self, offset: usize) -> Zone {
        let at = self.plain.of_display(offset);
        self.plain_zone(at)
    }

    /// The lines of the draft with their zones, wrapped lines of a paragraph as one, in bytes of the text.
    pub fn zones(&self) -> impl ExactSizeIterator<Item = (Span, Zone)> {
        self.plain.lines.iter().zip(&self.zones).map(|(line, &zone)| (self.display(line.span), zone))
    }

    // ---- for the rest of the crate

    /// Where the end of a line breaks a word in a stretch of the text, or right beside it.
    fn joints_at(&self, span: Span) -> impl Iterator<Item = Span> {
        let next = self.plain.joints.partition_point(|joint| joint.end() < span.start());
        self.plain.joints[next..].iter().copied().take_while(move |joint| joint.start() <= span.end())
    }

    /// Whether a stretch of the text ends or begins in the middle of a word that a line's end breaks: `ment` below `manage-`.
    pub(crate) fn halves_word(&self, span: Span) -> bool {
        let is_edge = |joint: Span| span.start() == joint.end() || span.end() == joint.start();
        !span.is_empty() && self.joints_at(span).any(is_edge)
    }

    /// The words of a stretch of the text, those that a line's end breaks made whole.
    pub(crate) fn whole_words(&self, span: Span) -> String {
        let mut words = String::with_capacity(span.len());
        let mut done = span.start();
        for joint in self.joints_at(span).filter(|joint| span.contains(*joint)) {
            words.push_str(&self.text()[done..joint.start()]);
            let is_hyphened = self.plain.text[self.plain.of_display(joint.start())..].starts_with('-');
            words.push_str(if is_hyphened { "-" } else { "" });
            done = joint.end();
        }
        words + &self.text()[done..span.end()]
    }

    /// Whether an edit of a fix reaches into a word that a line's end breaks.
    pub(crate) fn is_broken_by_line(&self, fix: &Fix) -> bool {
        fix.edits.iter().any(|edit| self.joints_at(edit.span).next().is_some())
    }

    /// Whether a fix does nothing but join a word that a line's end breaks.
    pub(crate) fn is_joined_by(&self, fix: &Fix) -> bool {
        fix.edits.iter().all(|edit| {
            let within = self.joints_at(edit.span).find(|joint| edit.span.contains(*joint));
            within.is_some_and(|joint| {
                let (start, end) =
                    (&self.text()[edit.span.start()..joint.start()], &self.text()[joint.end()..edit.span.end()]);
                edit.replacement.strip_prefix(start) == Some(end)
            })
        })
    }

    pub(crate) fn plain(&self) -> &str {
        &self.plain.text
    }

    pub(crate) fn plain_lines(&self) -> &[PlainLine] {
        &self.plain.lines
    }

    pub(crate) fn line_zone(&self, line: usize) -> Zone {
        self.zones[line]
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    pub(crate) fn links(&self) -> &[Link] {
        &self.links
    }

    /// The links that share a byte with a stretch of the folded text.
    pub(crate) fn links_in(&self, plain: Span) -> impl Iterator<Item = &Link> {
        let first = self.links.partition_point(|link| link.span.end() <= plain.start());
        self.links[first..].iter().take_while(move |link| link.span.overlaps(plain))
    }

    /// The tokens from the first of the body to the last, and whatever stands between.
    pub(crate) fn body_tokens(&self) -> std::ops::Range<usize> {
        self.body.clone()
    }

    pub(crate) fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The question of an answer, in the words of the draft, else as it is known from elsewhere.
    pub(crate) fn question_of<'d>(&'d self, answer: Option<&'d Answer>) -> Option<&'d str> {
        answer.and_then(|answer| answer.question.as_deref()).or(self.facts().question.as_deref())
    }

    /// Whether the draft has the frame of a letter: a greeting or a closing.
    pub(crate) fn is_letter(&self) -> bool {
        self.is_letter
    }

    /// The greeting, in bytes of the folded text, also where the first sentence goes on behind it.
    pub(crate) fn greeting(&self) -> Option<Span> {
        self.greeting
    }

    /// Where the subject stands or should stand, in bytes of the folded text: the header line, the first of the headers if there is none, or a line
    /// in the letter.
    pub(crate) fn subject_line(&self) -> Option<Span> {
        let mut headers = self.plain.lines.iter().zip(&self.zones).filter(|(line, _)| line.is_header);
        let first = headers.clone().next();
        let own = headers.find(|(_, zone)| **zone == Zone::Subject).or(first);
        own.map(|(line, _)| line.span).or_else(|| self.zone_lines(Zone::Subject).next())
    }

    /// Bytes of the text for bytes of the folded text.
    pub(crate) fn display(&self, plain: Span) -> Span {
        self.plain.to_display(plain)
    }

    /// Bytes of the text for words of the folded text, with the sign that belongs to the figures at their end: `110%`.
    pub(crate) fn display_words(&self, plain: Span) -> Span {
        let text = &self.plain.text;
        let is_percent =
            text[plain.range()].ends_with(|c: char| c.is_ascii_digit()) && text[plain.end()..].starts_with('%');
        self.display(Span::new(plain.start(), plain.end() + usize::from(is_percent)))
    }

    pub(crate) fn written(&self, token: &Token) -> &str {
        &self.plain.text[token.span().range()]
    }

    pub(crate) fn sentence_tokens(&self, sentence: u32) -> std::ops::Range<usize> {
        let start = self.sentences[sentence as usize] as usize;
        let end = self.sentences.get(sentence as usize + 1).map_or(self.tokens.len(), |&next| next as usize);
        start..end
    }

    pub(crate) fn clause_tokens(&self, token: usize) -> std::ops::Range<usize> {
        let clause = self.tokens[token].clause;
        let sentence = self.sentence_tokens(self.tokens[token].sentence);
        let start = self.tokens[sentence.start..token].partition_point(|token| token.clause < clause) + sentence.start;
        let end = self.tokens[token..sentence.end].partition_point(|token| token.clause <= clause) + token;
        start..end
    }

    pub(crate) fn paragraph_tokens(&self, token: usize) -> std::ops::Range<usize> {
        let paragraph = |token: &Token| self.plain.lines[token.line as usize].paragraph;
        let here = paragraph(&self.tokens[token]);
        let start = self.tokens.partition_point(|token| paragraph(token) < here);
        let end = self.tokens.partition_point(|token| paragraph(token) <= here);
        start..end
    }

    /// Whether a word looks like a name by its capital alone: it begins no sentence, or another such word follows it.
    pub(crate) fn is_name_like(&self, token: usize) -> bool {
        let capital = |token: &Token| {
            let written = self.written(token);
            let mut letters = written.chars();
            !token.is_opaque
                && !token.is_clitic
                && letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
                && !WORDS.no_names.has(written)
                && !calendar::is_name(written)
        };
        let here = &self.tokens[token];
        if !capital(here) {
            return false;
        }
        let begins = token == 0 || self.tokens[token - 1].sentence != here.sentence;
        let follower = self.tokens.get(token + 1).filter(|next| next.sentence == here.sentence);
        !begins || follower.is_some_and(capital)
    }

    /// Whether a word is a number written in digits, with whatever is written to it: `38`, `1,940`, `78k`.
    pub(crate) fn is_figure(&self, token: usize) -> bool {
        let here = &self.tokens[token];
        !here.is_opaque && self.written(here).starts_with(|letter: char| letter.is_ascii_digit())
    }

    /// The zone of a byte offset of the folded text.
    pub(crate) fn plain_zone(&self, at: usize) -> Zone {
        if self.is_code(Span::new(at, at + 1)) {
            return Zone::Code;
        }
        let line =
            self.plain.lines.partition_point(|line| line.span.end() < at).min(self.zones.len().saturating_sub(1));
        self.zones.get(line).copied().unwrap_or(Zone::Body)
    }

    pub(crate) fn token_zone(&self, token: &Token) -> Zone {
        if token.is_opaque && self.is_code(Span::new(token.start as usize, token.start as usize + 1)) {
            return Zone::Code;
        }
        self.zones[token.line as usize]
    }

    /// The first token that begins at or after a byte offset of the folded text.
    pub(crate) fn token_at(&self, plain: usize) -> usize {
        self.tokens.partition_point(|token| (token.start as usize) < plain)
    }

    /// The tokens that lie in a stretch of the folded text, if only in part.
    pub(crate) fn tokens_in(&self, plain: Span) -> std::ops::Range<usize> {
        let start = self.tokens.partition_point(|token| token.end as usize <= plain.start());
        let end = self.tokens.partition_point(|token| (token.start as usize) < plain.end());
        start..end.max(start)
    }

    /// The comments of the markup, in bytes of the text.
    pub(crate) fn comments(&self) -> impl Iterator<Item = Span> {
        self.source.regions.iter().filter(|region| region.kind == RegionKind::Comment).map(|region| region.span)
    }

    pub(crate) fn code(&self) -> &[Span] {
        &self.plain.code
    }

    /// Whether a stretch of the folded text shares a byte with code.
    pub(crate) fn is_code(&self, plain: Span) -> bool {
        touches(&self.plain.code, plain)
    }

    /// What stands before a byte of the folded text on its line; of a line that goes on and on, the last of it.
    pub(crate) fn before(&self, plain: usize) -> &str {
        let text = &self.plain.text[..plain];
        let near = &text[floor(text, plain.saturating_sub(FAR))..];
        near.rsplit('\n').next().unwrap_or(near)
    }

    /// What stands behind a byte of the folded text on its line; of a line that goes on and on, the first of it.
    pub(crate) fn after(&self, plain: usize) -> &str {
        let text = &self.plain.text[plain..];
        let near = &text[..floor(text, FAR)];
        near.split('\n').next().unwrap_or(near)
    }

    /// The first word of the line that a word stands on.
    pub(crate) fn opens_line(&self, token: usize) -> usize {
        let line = self.plain.lines[self.tokens[token].line as usize];
        self.token_at(line.span.start()).min(token)
    }

    /// The lines of a zone, in bytes of the folded text.
    pub(crate) fn zone_lines(&self, zone: Zone) -> impl Iterator<Item = Span> {
        self.plain.lines.iter().zip(&self.zones).filter(move |(_, known)| **known == zone).map(|(line, _)| line.span)
    }
}

impl From<Source> for Document {
    fn from(source: Source) -> Self {
        let index = LineIndex::new(&source.text);
        let plain = Plain::new(&source);
        let (mut tokens, links) = token::tokenize(&plain);
        let sentences = sentence::segment(&plain, &mut tokens);
        let anatomy = anatomy::dissect(&plain);
        let kind = source.facts.kind;
        Self {
            source,
            index,
            plain,
            tokens,
            sentences,
            zones: anatomy.zones,
            greeting: anatomy.greeting,
            is_letter: anatomy.is_letter,
            links,
            kind: None,
            answers: Vec::new(),
            body: 0..0,
        }
        .with_kind(kind)
    }
}
