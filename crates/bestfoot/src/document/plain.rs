//! The folded text that matching runs on, and the map back to the text people see.
//!
//! Quotes become straight, dashes `-`, white space one space; soft line breaks inside a paragraph become spaces; markup, comments, soft
//! hyphens and zero-width characters disappear. A word that a line's end breaks is whole again. Case stays. Lines that a reader sees as lines stay lines: each ends in `\n`.

use super::hyphen::{Joint, joint};
use crate::Span;
use crate::source::{Division, Format, Location, RegionKind, Source, division};

/// The folded text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plain {
    pub(crate) text: String,
    pub(crate) lines: Vec<PlainLine>,
    /// Inline code and code blocks, in bytes of the folded text.
    pub(crate) code: Vec<Span>,
    /// Where the end of a line breaks a word, in bytes of the text people see: the hyphen, the line end and what white space stands beside it.
    pub(super) joints: Vec<Span>,
    map: Vec<Segment>,
}

/// A line of the folded text, which may be several lines of a wrapped paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlainLine {
    /// Its bytes, without the line end.
    pub(crate) span: Span,
    /// Which paragraph it is in; blank lines divide them.
    pub(crate) paragraph: u32,
    pub(crate) is_header: bool,
    pub(crate) is_code: bool,
}

/// From `plain` on, until the next segment: bytes as they are in the text from `display` on, or one replacement of `display..end`.
#[derive(Clone, Copy, Debug)]
struct Segment {
    plain: u32,
    display: u32,
    /// Zero for bytes as they are.
    end: u32,
}

/// A line of the text people see.
struct Raw {
    start: usize,
    end: usize,
    chars: usize,
    is_header: bool,
    is_code: bool,
}

impl Plain {
    pub(crate) fn new(source: &Source) -> Self {
        let raws = raw_lines(source);
        let mut builder = Builder { source, plain: Self::default(), region: 0 };
        builder.plain.text.reserve(source.text.len());
        let mut paragraph = 0;
        let mut index = 0;
        while index < raws.len() {
            if raws[index].chars == 0 {
                paragraph += 1;
                index += 1;
                continue;
            }
            let block_end = index + raws[index..].iter().take_while(|raw| raw.chars > 0).count();
            let block = &raws[index..block_end];
            let width = block.iter().map(|raw| raw.chars).max().unwrap_or(0);
            // Rows of a list hardly end like sentences.
            let is_prose =
                block.iter().any(|raw| source.text[raw.start..raw.end].trim_end().ends_with(['.', '!', '?']));
            let mut at = 0;
            while at < block.len() {
                let start = builder.begin_line();
                let first = at;
                builder.fold(block[at].start, block[at].end);
                while at + 1 < block.len() && is_soft_break(source, &block[at], &block[at + 1], (width, is_prose)) {
                    builder.soft_break(&block[at], &block[at + 1]);
                    at += 1;
                    builder.fold(block[at].start, block[at].end);
                }
                builder.end_line(start, paragraph, &block[first], block[at].end);
                at += 1;
            }
            index = block_end;
        }
        builder.plain
    }

    /// The bytes of the text people see that a stretch of the folded text came from.
    pub(crate) fn to_display(&self, span: Span) -> Span {
        let start = self.start_to_display(span.start());
        if span.is_empty() {
            return Span::new(start, start);
        }
        let segment = self.map[self.map.partition_point(|segment| (segment.plain as usize) < span.end()) - 1];
        let end = if segment.end == 0 {
            segment.display as usize + span.end() - segment.plain as usize
        } else {
            segment.end as usize
        };
        Span::new(start, end.max(start))
    }

    fn start_to_display(&self, at: usize) -> usize {
        let index = self.map.partition_point(|segment| segment.plain as usize <= at);
        let Some(segment) = index.checked_sub(1).map(|index| self.map[index]) else {
            return 0;
        };
        if segment.end == 0 { segment.display as usize + at - segment.plain as usize } else { segment.display as usize }
    }

    /// The first byte of the folded text that came from `at` or later in the text people see.
    pub(crate) fn of_display(&self, at: usize) -> usize {
        let index = self.map.partition_point(|segment| segment.display as usize <= at);
        let Some(segment) = index.checked_sub(1).map(|index| self.map[index]) else {
            return 0;
        };
        let next = self.map.get(index).map_or(self.text.len(), |next| next.plain as usize);
        match segment.end as usize {
            0 => (segment.plain as usize + at - segment.display as usize).min(next),
            end if at >= end => next,
            _ => segment.plain as usize,
        }
    }
}

fn raw_lines(source: &Source) -> Vec<Raw> {
    let text = &source.text;
    let mut raws = Vec::new();
    let mut start = 0;
    let mut region = 0;
    while start < text.len() {
        let rest = &text.as_bytes()[start..];
        let length = rest.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(rest.len());
        let end = start + length;
        let next = match rest.get(length..) {
            Some([b'\r', b'\n', ..]) => end + 2,
            Some([_, ..]) => end + 1,
            _ => end,
        };
        while source.regions.get(region).is_some_and(|known| known.span.end() <= start) {
            region += 1;
        }
        let mut from = start;
        let mut is_broken = false;
        let mut near = region;
        for (index, division) in dividing_tags(source, region, end) {
            let tag = source.regions[index].span;
            raws.push(raw(source, near, Span::new(from, tag.start().max(from))));
            near = index;
            from = tag.end().min(end);
            is_broken = division == Division::Line;
        }
        let rest = Span::new(from, end);
        // A line that `<br>` ends is over.
        if !is_broken || !text[rest.range()].trim().is_empty() {
            raws.push(raw(source, near, rest));
        }
        start = next;
    }
    raws
}

/// The tags that divide a line, of the regions from `first` on, each by its number.
fn dividing_tags(source: &Source, first: usize, end: usize) -> impl Iterator<Item = (usize, Division)> {
    let regions = source.regions.iter().enumerate().skip(first);
    let tags = regions.take_while(move |(_, region)| region.span.start() < end);
    tags.filter(|(_, region)| region.kind == RegionKind::Markup)
        .filter_map(|(index, region)| Some((index, division(&source.text[region.span.range()])?)))
}

/// A line, or a part of one that a tag ends; `first` is the first region that may touch it.
fn raw(source: &Source, first: usize, span: Span) -> Raw {
    let text = &source.text;
    let span = if source.format == Format::Text { without_frame(source, first, span) } else { span };
    let next = source.regions[first..].iter().find(|known| known.span.end() > span.start());
    let within = next.filter(|known| known.span.contains(span));
    let kind = within.map(|known| known.kind);
    let line = &text[span.range()];
    let hidden = matches!(kind, Some(RegionKind::Markup | RegionKind::Comment));
    let visible = if hidden { "" } else { line.trim() };
    Raw {
        start: span.start(),
        end: span.end(),
        chars: if visible.is_ascii() { visible.len() } else { visible.chars().count() },
        is_header: kind == Some(RegionKind::Headers),
        // A code span that fills a line is still part of its paragraph.
        is_code: within.is_some_and(|known| {
            known.kind == RegionKind::Code && !text[known.span.range()].starts_with("` ") && is_block(text, known.span)
        }),
    }
}

/// A line of plain text without the sides of the frame around it, which are its only markup.
fn without_frame(source: &Source, first: usize, span: Span) -> Span {
    let regions = source.regions[first..].iter().take_while(|region| region.span.start() < span.end());
    let mut sides = regions.filter(|region| region.kind == RegionKind::Markup && span.contains(region.span));
    match (sides.next(), sides.next()) {
        (Some(left), Some(right)) => Span::new(left.span.end(), right.span.start()),
        _ => span,
    }
}

/// Whether code is a block of its own: fenced, or indented.
fn is_block(text: &str, span: Span) -> bool {
    let code = &text[span.range()];
    code.starts_with("```") || code.starts_with("~~~") || !code.starts_with('`')
}

/// Narrower than this, lines are lines: addresses, lists, verse.
const NARROWEST_WRAP: usize = 40;
/// Wider than this, nobody wraps by hand.
const WIDEST_WRAP: usize = 110;

/// Whether the end of `line` is only where the paragraph was wrapped. It is when the next word would not have fitted, or when the next
/// line goes on in lower case, or with `I` in the middle of a sentence.
fn is_soft_break(source: &Source, line: &Raw, next: &Raw, (width, is_prose): (usize, bool)) -> bool {
    let (text, following) = (source.text[line.start..line.end].trim(), source.text[next.start..next.end].trim());
    // Where a word processor begins a paragraph, so does the text. A paragraph may well go on over a page, or over a line of the file.
    let starts_paragraph =
        |place: &Location| place.page.is_none() && place.line.is_none() && place.span.start() == next.start;
    if source
        .locations
        .binary_search_by_key(&next.start, |place| place.span.start())
        .is_ok_and(|at| starts_paragraph(&source.locations[at]))
    {
        return false;
    }
    if line.is_header || line.is_code || next.is_header || next.is_code {
        return false;
    }
    // However narrow the line is, half a word is no line of its own.
    let goes_on = following.starts_with(char::is_lowercase) && !text.starts_with('>');
    if goes_on && joint(text, following) == Some(Joint::Cut) {
        return true;
    }
    if line.chars < NARROWEST_WRAP && !(goes_on && is_prose && is_narrow_prose(text, following)) {
        return false;
    }
    let first = following.split_whitespace().next().unwrap_or("");
    let quoted = text.starts_with('>');
    // `Phone: …` under `E-mail: …`: rows with labels are rows.
    // A short line that ends in a comma is a closing, and so is one or two words after the end of a sentence.
    let short = next.chars <= 30 && following.starts_with(char::is_uppercase);
    let sentence_over = text.ends_with(['.', '!', '?']);
    if short && (following.ends_with(',') || sentence_over && following.split_whitespace().count() <= 3) {
        return false;
    }
    // "Urb. Jardines, Calle 14, Q-22" above "Ponce, PR 00728": rows of an address have hardly a small word.
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    if short && text.contains(',') && !text.ends_with(',') && small * 4 <= text.split_whitespace().count() {
        return false;
    }
    // A closing of any length above a name: "With warm regards to you and your team,".
    let named = following.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    if short && text.ends_with(',') && named {
        return false;
    }
    let label = first.strip_suffix(':').is_some_and(|label| label.len() <= 14 && label.starts_with(char::is_uppercase));
    if label {
        return false;
    }
    if quoted != following.starts_with('>') || starts_item(following, first) || is_rule(following) {
        return false;
    }
    // A row of details, with spaces of any kind around its bars; a line that two spaces end is one by Markdown's rule.
    let bar = |word: &str| matches!(word, "|" | "•" | "·");
    let is_row =
        text.contains('\t') || text.split_whitespace().any(bar) || source.text[line.start..line.end].ends_with("  ");
    if is_row {
        return false;
    }
    // A short row that ends in an address is whole.
    let ends_in_address = text.split_whitespace().next_back().is_some_and(|last| last.contains('@'));
    if ends_in_address && text.split_whitespace().count() <= 6 && following.starts_with(char::is_uppercase) {
        return false;
    }
    // A number or an address on a line of its own, unless the words before lead to it: "call me on".
    let leads_on = text.split_whitespace().next_back().is_some_and(|last| last.starts_with(char::is_lowercase));
    if is_detail(following, first) && !leads_on {
        return false;
    }
    // `I` has its capital wherever it stands, so that it begins no line by itself.
    let pronoun = matches!(first, "I" | "I'm" | "I'd" | "I'll" | "I've" | "I’m" | "I’d" | "I’ll" | "I’ve");
    let ended = text.ends_with(['.', '!', '?', ':', ';']);
    let lower = following.chars().next().is_some_and(char::is_lowercase) || pronoun && !ended;
    let fitted = line.chars + 1 + first.chars().count() <= width;
    lower && line.chars <= WIDEST_WRAP || !fitted && width <= WIDEST_WRAP
}

/// Whether a sentence goes on over the end of a narrow line, as in what was typed on a phone: both lines have some words, and those of the first are
/// no row of names.
fn is_narrow_prose(text: &str, following: &str) -> bool {
    let words = text.split_whitespace().count();
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    let open = text.ends_with(char::is_alphanumeric) || text.ends_with(',') && words >= 5;
    let sentence = following.split_whitespace().count() >= 3 || following.ends_with(['.', '!', '?']);
    words >= 3 && small * 2 >= words && open && sentence
}

/// Whether a line begins with an e-mail address or with the figures of a phone number.
fn is_detail(line: &str, first: &str) -> bool {
    let opens = first.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('));
    let figures =
        || line.split(['·', '|', '•', ',', '@']).next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count();
    first.contains('@') || opens && (7..=15).contains(&figures())
}

/// Whether a line is ruled with one mark from end to end, in one stretch or in several: `__________`, `=====  =====`.
fn is_rule(line: &str) -> bool {
    let is_mark = |&mark: &u8| mark.is_ascii_punctuation() && line.bytes().all(|byte| byte == mark || byte == b' ');
    line.len() > 3 && line.as_bytes().first().is_some_and(is_mark)
}

/// Whether a line begins a list item, a heading or a table row.
fn starts_item(line: &str, first: &str) -> bool {
    let numbered = first.len() > 1
        && first.ends_with(['.', ')'])
        && first[..first.len() - 1].bytes().all(|byte| byte.is_ascii_digit());
    matches!(first, "-" | "*" | "+" | "•" | "–" | "—" | "·" | "o") || numbered || line.starts_with(['#', '|', '•'])
}

struct Builder<'s> {
    source: &'s Source,
    plain: Plain,
    /// The first region that may still touch what comes.
    region: usize,
}

impl Builder<'_> {
    fn begin_line(&mut self) -> usize {
        self.plain.text.len()
    }

    /// Ends a line that began as `raw` and whose last byte in the text lies before `last`.
    fn end_line(&mut self, start: usize, paragraph: u32, raw: &Raw, last: usize) {
        self.cut_end(start, ' ');
        let end = self.plain.text.len();
        if end > start {
            let span = Span::new(start, end);
            self.plain.lines.push(PlainLine { span, paragraph, is_header: raw.is_header, is_code: raw.is_code });
            self.put("\n", last, 0);
        }
    }

    /// Takes the last characters away that are `last`, back to `start` at most.
    fn cut_end(&mut self, start: usize, last: char) {
        while self.plain.text.len() > start && self.plain.text.ends_with(last) {
            self.plain.text.pop();
        }
        let end = self.plain.text.len();
        while self.plain.map.last().is_some_and(|segment| segment.plain as usize >= end && end > 0) {
            self.plain.map.pop();
        }
    }

    fn soft_break(&mut self, line: &Raw, next: &Raw) {
        let text = self.source.text.as_str();
        let before = text[line.start..line.end].trim_end();
        let Some(joint) = joint(before, text[next.start..next.end].trim_start()) else {
            self.space(line.end, next.start - line.end);
            return;
        };
        self.cut_end(0, ' ');
        if joint == Joint::Cut {
            self.cut_end(0, '-');
        }
        let hyphen = before.char_indices().next_back().map_or(0, |(at, _)| at);
        let indent = text[next.start..next.end].len() - text[next.start..next.end].trim_start().len();
        self.plain.joints.push(Span::new(line.start + hyphen, next.start + indent));
    }

    /// A run of white space becomes one space, none at a line's start.
    fn space(&mut self, at: usize, length: usize) {
        if self.plain.text.is_empty() || self.plain.text.ends_with([' ', '\n']) {
            return;
        }
        if length == 1 && self.source.text.as_bytes()[at] == b' ' {
            self.keep(at, at + 1);
        } else {
            self.put(" ", at, length);
        }
    }

    /// A dash that divides stands between spaces, however it was written.
    fn dash(&mut self, at: usize, length: usize) {
        let spaced = self.plain.text.is_empty() || self.plain.text.ends_with([' ', '\n']);
        self.put(if spaced { "- " } else { " - " }, at, length);
    }

    /// Puts bytes of the text as they are.
    fn keep(&mut self, start: usize, end: usize) {
        let plain = self.plain.text.len();
        let follows = self.plain.map.last().is_some_and(|segment| {
            segment.end == 0 && segment.display as usize + plain - segment.plain as usize == start
        });
        if !follows {
            self.plain.map.push(Segment { plain: plain as u32, display: start as u32, end: 0 });
        }
        self.plain.text.push_str(&self.source.text[start..end]);
    }

    /// Puts `replacement` in place of `length` bytes of the text.
    fn put(&mut self, replacement: &str, at: usize, length: usize) {
        let plain = self.plain.text.len() as u32;
        // An end of zero would mean "as it is"; only an empty text could have one.
        let end = (at + length).max(1) as u32;
        self.plain.map.push(Segment { plain, display: at as u32, end });
        self.plain.text.push_str(replacement);
    }

    fn fold(&mut self, start: usize, end: usize) {
        let text = self.source.text.as_str();
        let bytes = text.as_bytes();
        let mut at = start;
        while at < end {
            while self.source.regions.get(self.region).is_some_and(|region| region.span.end() <= at) {
                self.region += 1;
            }
            let mut until = end;
            if let Some(region) = self.source.regions.get(self.region) {
                let stop = region.span.end().min(end);
                if region.span.start() <= at {
                    match region.kind {
                        RegionKind::Markup | RegionKind::Comment => {
                            at = stop;
                            continue;
                        }
                        RegionKind::Code => {
                            self.code(Span::new(at, stop));
                            at = stop;
                            continue;
                        }
                        RegionKind::Headers => until = stop,
                    }
                } else {
                    until = region.span.start().min(end);
                }
            }
            while at < until {
                let byte = bytes[at];
                if byte.is_ascii() {
                    at = self.fold_ascii(bytes, at, until);
                } else {
                    let c = text[at..].chars().next().unwrap_or(' ');
                    self.fold_char(c, at);
                    at += c.len_utf8();
                }
            }
        }
    }

    /// Folds from an ASCII byte on and returns where it stopped.
    fn fold_ascii(&mut self, bytes: &[u8], at: usize, until: usize) -> usize {
        if bytes[at].is_ascii_whitespace() || bytes[at] == 0xb {
            let length = bytes[at..until].iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == 0xb).count();
            self.space(at, length);
            return at + length;
        }
        let double_dash = bytes[at] == b'-' && bytes.get(at + 1) == Some(&b'-') && at + 1 < until;
        if double_dash {
            let length = bytes[at..until].iter().take_while(|&&byte| byte == b'-').count();
            self.dash(at, length);
            return at + length;
        }
        // A stretch of bytes that stay as they are, single spaces included.
        let mut end = at + 1;
        while end < until {
            let byte = bytes[end];
            let single_space = byte == b' ' && end + 1 < until && bytes[end + 1] > b' ' && bytes[end + 1].is_ascii();
            let plain = byte > b' ' && byte.is_ascii() && (byte != b'-' || bytes.get(end + 1) != Some(&b'-'));
            if !(plain || single_space) {
                break;
            }
            end += 1;
        }
        self.keep(at, end);
        end
    }

    fn fold_char(&mut self, c: char, at: usize) {
        let length = c.len_utf8();
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{ff07}' => self.put("'", at, length),
            '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' | '\u{ff02}' => self.put("\"", at, length),
            // Between figures and inside names an en dash joins, elsewhere it divides; spaces around it tell.
            '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => self.put("-", at, length),
            '\u{2014}' | '\u{2015}' => self.dash(at, length),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' => {}
            c if c.is_whitespace() => self.space(at, length),
            _ => self.keep(at, at + length),
        }
    }

    fn code(&mut self, span: Span) {
        let start = self.plain.text.len();
        for (offset, c) in self.source.text[span.range()].char_indices() {
            let at = span.start() + offset;
            if c.is_whitespace() { self.space(at, c.len_utf8()) } else { self.keep(at, at + c.len_utf8()) }
        }
        self.plain.code.push(Span::new(start, self.plain.text.len()));
    }
}
