//! The parts of a letter: letterhead, date, inside address, salutation, body, closing, signature and what may surround them.
//!
//! Rules look at lines only, from the outside in: mail headers and quoted mail first, then the salutation, what stands above it, the closing, and
//! what stands under it. What is left is body. A text with neither salutation nor closing is no letter.

use super::plain::Plain;
use crate::Span;

/// A part of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Mail header lines.
    Headers,
    /// The writer's own name and contact details, on top or at the foot.
    Letterhead,
    /// The date line.
    Date,
    /// The addressee's name and address.
    InsideAddress,
    /// A subject line inside the letter: `Re: …`.
    Subject,
    /// The greeting line.
    Salutation,
    /// The text itself.
    Body,
    /// The valediction: `Kind regards,`.
    Closing,
    /// What stands under the closing.
    Signature,
    /// `P.S.` and what follows.
    Postscript,
    /// The interview question above an answer.
    Question,
    /// Somebody else's mail below or between the lines.
    Quoted,
    /// A block of code, or code in a sentence.
    Code,
}

impl Zone {
    /// Every zone.
    pub const ALL: [Self; 13] = [
        Self::Headers,
        Self::Letterhead,
        Self::Date,
        Self::InsideAddress,
        Self::Subject,
        Self::Salutation,
        Self::Body,
        Self::Closing,
        Self::Signature,
        Self::Postscript,
        Self::Question,
        Self::Quoted,
        Self::Code,
    ];

    /// The name that lint files use: `inside-address`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headers => "headers",
            Self::Letterhead => "letterhead",
            Self::Date => "date",
            Self::InsideAddress => "inside-address",
            Self::Subject => "subject",
            Self::Salutation => "salutation",
            Self::Body => "body",
            Self::Closing => "closing",
            Self::Signature => "signature",
            Self::Postscript => "postscript",
            Self::Question => "question",
            Self::Quoted => "quoted",
            Self::Code => "code",
        }
    }

    /// The zone of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.name() == name)
    }
}

/// A line as the rules see it.
struct Line<'t> {
    text: &'t str,
    /// In lower case.
    lower: String,
    /// The line after a blank one.
    opens_paragraph: bool,
    zone: Option<Zone>,
}

impl Line<'_> {
    fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Sentences, not rows of an address: `Dr. J. R. Smith, Ph.D.` has stops enough and is none.
    fn is_prose(&self) -> bool {
        let words = self.words();
        let ends =
            self.text.ends_with(['.', '!', '?']) && !self.lower.ends_with("inc.") && !self.lower.ends_with("ltd.");
        words > 12 || words >= 6 && ends || words >= 10 && self.text.contains(". ") && !has_contact(self.text)
    }
}

/// The zones of the lines, and where the greeting stands even when the first sentence goes on behind it.
pub(crate) struct Anatomy {
    pub(crate) zones: Vec<Zone>,
    /// Of the folded text.
    pub(crate) greeting: Option<Span>,
    pub(crate) is_letter: bool,
}

pub(crate) fn dissect(plain: &Plain) -> Anatomy {
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(plain.lines.len());
    let mut paragraph = u32::MAX;
    for line in &plain.lines {
        let text = plain.text[line.span.range()].trim();
        let zone = if line.is_header {
            Some(Zone::Headers)
        } else if line.is_code {
            Some(Zone::Code)
        } else {
            None
        };
        lines.push(Line { text, lower: text.to_lowercase(), opens_paragraph: line.paragraph != paragraph, zone });
        paragraph = line.paragraph;
    }
    mark_quoted(&mut lines);
    mark_mail_signature(&mut lines);
    let salutation = mark_salutation(&mut lines);
    let closing = mark_closing(&mut lines, salutation);
    mark_postscript(&mut lines, closing);
    mark_top(&mut lines, salutation);
    mark_inner_subject(&mut lines, salutation);
    if closing.is_none() {
        mark_foot(&mut lines, salutation);
    }
    let inline = salutation.is_none().then(|| inline_greeting(&lines)).flatten();
    let greeting = salutation.or(inline.map(|(line, _)| line)).map(|line| {
        let span = plain.lines[line].span;
        let length = inline.map_or(span.len(), |(_, length)| length);
        Span::new(span.start(), span.start() + length)
    });
    let is_letter = greeting.is_some() || closing.is_some();
    // Of the header lines the writer wrote the subject.
    for line in lines.iter_mut().filter(|line| line.zone == Some(Zone::Headers) && line.lower.starts_with("subject:")) {
        line.zone = Some(Zone::Subject);
    }
    let zones = lines.iter().map(|line| line.zone.unwrap_or(Zone::Body)).collect();
    Anatomy { zones, greeting, is_letter }
}

// ---- quoted mail

fn mark_quoted(lines: &mut [Line<'_>]) {
    let mut index = 0;
    while index < lines.len() {
        if lines[index].zone.is_some() {
            index += 1;
            continue;
        }
        if lines[index].text.starts_with('>') {
            lines[index].zone = Some(Zone::Quoted);
        } else if begins_forwarded(lines, index) {
            for line in &mut lines[index..] {
                line.zone = Some(Zone::Quoted);
            }
            return;
        } else if let Some(length) = attribution(lines, index) {
            for line in &mut lines[index..index + length] {
                line.zone = Some(Zone::Quoted);
            }
            index += length;
            let marked = lines[index..].iter().any(|line| line.text.starts_with('>'));
            if !marked {
                for line in &mut lines[index..] {
                    line.zone = Some(Zone::Quoted);
                }
                return;
            }
            continue;
        }
        index += 1;
    }
}

/// `On Tuesday, Maria Ortiz wrote:` on one line or two; how many.
fn attribution(lines: &[Line<'_>], index: usize) -> Option<usize> {
    let first = &lines[index].lower;
    let opens = ["on ", "am ", "le ", "el ", "il "].iter().any(|word| first.starts_with(word));
    let named = first.ends_with("wrote:")
        || first.ends_with("writes:")
        || first.ends_with("schrieb:")
        || first.ends_with("a écrit :");
    if named && (opens || first.contains('@') || first.split_whitespace().count() <= 8) {
        return Some(1);
    }
    let second = lines.get(index + 1)?;
    (opens && first.len() < 120 && second.lower.ends_with("wrote:")).then_some(2)
}

fn begins_forwarded(lines: &[Line<'_>], index: usize) -> bool {
    let lower = &lines[index].lower;
    let bar = lower.trim_matches(['-', '_', '=', ' ']);
    let ruled = lower.starts_with("--") || lower.starts_with("- ") || lower.starts_with("__");
    let titles = [
        "original message",
        "forwarded message",
        "original-nachricht",
        "ursprüngliche nachricht",
        "original appointment",
    ];
    // A rule of underscores with the header lines of the quoted mail under it.
    let next = lines.get(index + 1).map_or("", |line| line.lower.as_str());
    if lower.len() >= 10 && lower.bytes().all(|byte| byte == b'_') && next.starts_with("from:") {
        return true;
    }
    if ruled && titles.contains(&bar) || bar == "begin forwarded message:" {
        return true;
    }
    // Outlook puts the header lines of the quoted mail under a rule, or just so.
    let at = |ahead: usize| lines.get(index + ahead).map_or("", |line| line.lower.as_str());
    let from = lower.starts_with("from:") && index > 0;
    let header = |line: &str| ["sent:", "date:", "to:", "subject:"].iter().any(|name| line.starts_with(name));
    from && header(at(1)) && (header(at(2)) || lines.len() <= index + 2)
}

// ---- mail signature

fn mark_mail_signature(lines: &mut [Line<'_>]) {
    let delimiter = lines
        .iter()
        .position(|line| line.zone.is_none() && matches!(line.text, "--" | "-" | "- -") && line.text != "-");
    // A rule of two hyphens is folded like a dash.
    let delimiter = delimiter.or_else(|| lines.iter().rposition(|line| line.zone.is_none() && line.text == "-"));
    if let Some(start) = delimiter {
        for line in &mut lines[start..] {
            if line.zone.is_none() {
                line.zone = Some(Zone::Signature);
            }
        }
    }
}

// ---- salutation

const GREETINGS: [&str; 47] = [
    "dear",
    "dearest",
    "hi",
    "hello",
    "hey",
    "hiya",
    "howdy",
    "greetings",
    "good morning",
    "good afternoon",
    "good evening",
    "good day",
    "to whom",
    "respected",
    "esteemed",
    "salutations",
    "attention",
    "hallo",
    "namaste",
    "warm greetings",
    "compliments",
    "to the",
    "sehr geehrte",
    "sehr geehrter",
    "liebe",
    "lieber",
    "guten tag",
    "chère",
    "cher",
    "madame",
    "monsieur",
    "bonjour",
    "estimado",
    "estimada",
    "querido",
    "querida",
    "buenos días",
    "geachte",
    "beste",
    "egregio",
    "gentile",
    "prezado",
    "prezada",
    "kære",
    "bäste",
    "kia ora",
    "tēnā koe",
];

/// What may follow `to the` in a greeting: `To the Hiring Team:`.
const BODIES: [&str; 8] = ["committee", "team", "manager", "panel", "department", "board", "office", "concern"];

/// Length in bytes of the greeting words that a line opens with.
fn greeting_words(lower: &str) -> Option<usize> {
    // "Heyyy"
    let drawn = lower
        .strip_prefix("he")
        .map(|rest| 2 + rest.bytes().take_while(|byte| *byte == b'y').count())
        .filter(|length| *length > 3);
    if drawn.is_some_and(|length| !lower[length..].starts_with(char::is_alphanumeric)) {
        return drawn;
    }
    GREETINGS
        .iter()
        // A mailbox may be called so: `hello@dana.example`.
        .filter(|greeting| {
            let ends = |c: char| c.is_alphanumeric() || matches!(c, '@' | '_');
            lower.strip_prefix(**greeting).is_some_and(|rest| !rest.starts_with(ends))
        })
        .map(|greeting| greeting.len())
        .max()
}

fn is_salutation(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let text = line.text.trim_end();
    let words = line.words();
    let stop = text.ends_with([',', ':', '!', ';']) || text.ends_with(" -") || text.ends_with('-');
    let alone = next.is_none_or(|next| next.opens_paragraph);
    let Some(length) = greeting_words(&line.lower) else {
        return false;
    };
    if line.lower.starts_with("to the") && !BODIES.iter().any(|body| line.lower.contains(body)) {
        return false;
    }
    if line.lower.starts_with("attention") && words > 6 {
        return false;
    }
    // "Hi Maria, thank you for …" goes on; "Dear Mr. and Mrs. Lee, M.D.," does not.
    let body = text.trim_end_matches([',', ':', '!', ';', '-', '.', ' ']);
    let goes_on = body.get(length..).is_some_and(|rest| {
        rest.split_once([',', '!', ':']).is_some_and(|(_, after)| {
            after.split_whitespace().count() > 3 && after.trim_start().chars().next().is_some_and(char::is_lowercase)
        })
    });
    if goes_on || words > 14 {
        return false;
    }
    let ends_sentence = text.ends_with('.') && words > 5 || text.ends_with('?');
    !ends_sentence && (stop || alone || words <= 4 && next.is_some_and(|next| next.words() > 8))
}

/// `Ms. Lee,` or `Maria,` alone on a line above the text.
fn is_bare_name(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let text = line.text;
    let Some(name) = text.strip_suffix([',', ':']).or_else(|| text.strip_suffix(" -")) else {
        return false;
    };
    let named = name
        .split_whitespace()
        .all(|word| word.chars().next().is_some_and(char::is_uppercase) || matches!(word, "and" | "&"));
    let goes_on = next.is_some_and(|next| next.words() > 4 || next.is_prose());
    // In any language, a short line that ends in a comma and stands alone above the text greets somebody.
    let alone = next.is_some_and(|next| next.opens_paragraph && next.is_prose())
        && line.words() <= 6
        && line.text.starts_with(char::is_uppercase);
    if alone
        && !has_contact(text)
        && !is_date(text)
        && valediction(&line.lower).is_none()
        && !line.text.bytes().any(|byte| byte.is_ascii_digit())
    {
        return true;
    }
    named && line.words() <= 4 && !has_contact(text) && goes_on && valediction(&line.lower).is_none()
}

fn mark_salutation(lines: &mut [Line<'_>]) -> Option<usize> {
    let mut prose_seen = 0;
    let mut found = None;
    for index in 0..lines.len() {
        let line = &lines[index];
        if line.zone.is_some() {
            continue;
        }
        let next = lines.get(index + 1);
        if is_salutation(line, next) || prose_seen == 0 && line.opens_paragraph && is_bare_name(line, next) {
            found = Some(index);
            break;
        }
        let subject = is_subject(&line.lower);
        let closes = valediction(&line.lower).is_some_and(|length| line.lower.len() <= length + 3);
        prose_seen += usize::from(!subject && line.is_prose());
        if prose_seen > 1 || closes {
            return None;
        }
    }
    let index = found?;
    lines[index].zone = Some(Zone::Salutation);
    // "Dear Ms. Lee," and under it "Good day!"
    if let Some(second) = lines.get(index + 1)
        && second.zone.is_none()
        && second.words() <= 5
        && second.text.ends_with(['!', ',', '.'])
        && greeting_words(&second.lower).is_some()
        && is_salutation(second, lines.get(index + 2))
    {
        lines[index + 1].zone = Some(Zone::Salutation);
    }
    Some(index)
}

/// A greeting that the first sentence goes on behind: the line and the greeting's length in bytes.
fn inline_greeting(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let index = lines.iter().position(|line| line.zone.is_none())?;
    let line = &lines[index];
    greeting_words(&line.lower)?;
    let end = line.text.find([',', '!', ':', '-', '.'])?;
    (line.text[..end].split_whitespace().count() <= 6).then_some((index, end + 1))
}

// ---- what stands above the salutation

fn is_subject(lower: &str) -> bool {
    let opens = [
        "re:",
        "re -",
        "sub:",
        "sub -",
        "subject:",
        "subject -",
        "subj:",
        "ref:",
        "reference:",
        "regarding:",
        "your ref",
        "our ref",
        "job ref",
        "application for",
        "application -",
        "betreff:",
        "object:",
        "objet:",
        "regarding the",
    ];
    opens.iter().any(|opening| lower.starts_with(opening))
        && lower.split_whitespace().count() <= 24
        && !(lower.ends_with('.') && lower.len() > 80)
}

/// A subject line may stand under the greeting too.
fn mark_inner_subject(lines: &mut [Line<'_>], salutation: Option<usize>) {
    let Some(salutation) = salutation else {
        return;
    };
    let first = (salutation + 1..lines.len()).find(|&index| lines[index].zone.is_none());
    if let Some(index) = first
        && is_subject(&lines[index].lower)
        && lines.get(index + 1).is_none_or(|next| next.opens_paragraph || next.is_prose())
    {
        lines[index].zone = Some(Zone::Subject);
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Whether a line is a date and hardly anything else: `Leeds, 4 June 2026`, `04/06/2026`, `Date: June 4th, 2026`.
fn is_date(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut pieces: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).collect();
    if pieces.len() > 7 || has_contact(text) {
        return false;
    }
    let day = |piece: &str| {
        let figures = piece.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        !figures.is_empty()
            && figures.len() <= 2
            && figures.bytes().all(|byte| byte.is_ascii_digit())
            && piece.len() <= 4
    };
    let year = |piece: &str| {
        piece.len() == 4
            && piece.bytes().all(|byte| byte.is_ascii_digit())
            && (piece.starts_with("19") || piece.starts_with("20"))
    };
    let month = pieces.iter().any(|piece| MONTHS.iter().any(|month| piece.starts_with(month)) && piece.len() <= 9);
    let figures = pieces.iter().filter(|piece| day(piece)).count();
    let years = pieces.iter().filter(|piece| year(piece)).count();
    if month && (figures >= 1 || years == 1) {
        // The rest may be a weekday, a place, "date", "of".
        pieces.retain(|piece| !day(piece) && !year(piece));
        return pieces.len() <= 4 && !lower.contains('|');
    }
    let separators = lower.chars().filter(|c| matches!(c, '/' | '.' | '-')).count();
    let numeric = separators >= 2 && (figures == 2 && years == 1 || figures == 3);
    pieces.retain(|piece| !day(piece) && !year(piece));
    numeric && pieces.len() <= 2
}

/// Whether a line holds an address, a number or a link by which somebody can be reached.
fn has_contact(text: &str) -> bool {
    let lower = text.to_lowercase();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let number = digits >= 7 && crate::phone::find(text).next().is_some();
    text.contains('@')
        || number
        || lower.contains("linkedin")
        || lower.contains("http")
        || lower.contains("www.")
        || lower.contains("github.com")
}

/// A line that opens the addressee's block: `To,`, `Attn: …`, `The HR Manager`, `Hiring Committee`.
fn opens_inside_address(line: &Line<'_>) -> bool {
    let lower = line.lower.trim_end_matches([',', ':']);
    let openings = [
        "attn",
        "attention",
        "c/o",
        "the hr",
        "the human",
        "the hiring",
        "the manager",
        "the director",
        "the head",
        "the principal",
        "the recruit",
        "hiring ",
        "human resources",
        "recruitment ",
        "recruiting ",
        "hr department",
        "selection committee",
        "search committee",
        "to the ",
        "mr ",
        "mr. ",
        "ms ",
        "ms. ",
        "mrs ",
        "mrs. ",
        "dr ",
        "dr. ",
        "prof. ",
        "professor ",
    ];
    lower == "to"
        || openings.iter().any(|opening| lower.starts_with(opening))
        || lower.starts_with("to:") && line.words() <= 5
}

fn mark_top(lines: &mut [Line<'_>], salutation: Option<usize>) {
    let end = salutation.unwrap_or_else(|| headless_end(lines));
    let top: Vec<usize> = (0..end).filter(|&index| lines[index].zone.is_none()).collect();
    for &index in &top {
        if is_subject(&lines[index].lower) {
            lines[index].zone = Some(Zone::Subject);
        } else if is_date(lines[index].text) {
            lines[index].zone = Some(Zone::Date);
        }
    }
    let rest: Vec<usize> = top.iter().copied().filter(|&index| lines[index].zone.is_none()).collect();
    if rest.is_empty() {
        return;
    }
    let date = top.iter().copied().find(|&index| lines[index].zone == Some(Zone::Date));
    // A title opens the writer's own name where the block on top has a number or address and another block stands below the date.
    let own_top = date.filter(|&date| {
        rest[0] < date
            && rest.last().is_some_and(|&last| last > date)
            && rest.iter().any(|&index| index < date && has_contact(lines[index].text))
            && !rest.iter().any(|&index| index > rest[0] && index < date && lines[index].opens_paragraph)
    });
    // So it does where the first block has the only e-mail address of the letter: somebody who writes gives one.
    let second = rest.iter().copied().skip(1).find(|&index| lines[index].opens_paragraph).unwrap_or(end);
    let mut addressed =
        (0..lines.len()).filter(|&index| lines[index].zone != Some(Zone::Quoted) && lines[index].text.contains('@'));
    let own_block = addressed.next().is_some_and(|index| index < second) && addressed.next().is_none();
    let opening = rest.iter().copied().find(|&index| {
        own_top.is_none_or(|date| index > date) && !(own_block && index < second) && opens_inside_address(&lines[index])
    });
    let last_contact = rest
        .iter()
        .copied()
        .filter(|&index| opening.is_none_or(|opening| index < opening))
        .rfind(|&index| has_contact(lines[index].text));
    let split = split_top(lines, &rest, opening, date, last_contact);
    // Where the addressee comes first, the block with the writer's own details follows.
    let own_below =
        last_contact.is_none().then(|| rest.iter().copied().rfind(|&index| lines[index].text.contains('@'))).flatten();
    let own_below = own_below.and_then(|contact| {
        let first = (0..=contact).rev().find(|&index| lines[index].opens_paragraph)?;
        let last = (contact + 1..end).find(|&index| lines[index].opens_paragraph).unwrap_or(end);
        (opening.is_some_and(|opening| first > opening)).then_some(first..last)
    });
    let is_mail = lines.iter().any(|line| line.zone == Some(Zone::Headers));
    for &index in &rest {
        // A mail has no letterhead; text above its greeting is text.
        let prose = lines[index].is_prose() && lines[index].words() > 14 && !has_contact(lines[index].text);
        lines[index].zone =
            Some(if prose || is_mail && last_contact.is_none() && opening.is_none() && rest.len() == 1 {
                Zone::Body
            } else if index < split || own_below.as_ref().is_some_and(|own| own.contains(&index)) {
                Zone::Letterhead
            } else {
                Zone::InsideAddress
            });
    }
}

/// The first line that belongs to the addressee: all before it is letterhead.
fn split_top(
    lines: &[Line<'_>],
    rest: &[usize],
    opening: Option<usize>,
    date: Option<usize>,
    last_contact: Option<usize>,
) -> usize {
    let past_end = lines.len();
    if let Some(opening) = opening {
        return opening;
    }
    let paragraph_after =
        |from: usize| (from + 1..past_end).find(|&index| lines[index].opens_paragraph).unwrap_or(past_end);
    match (last_contact, date) {
        // The date divides the two, unless the writer's details stand below it.
        (Some(contact), Some(date)) if contact < date => {
            let after_contact = paragraph_after(contact);
            if after_contact < date { after_contact } else { date }
        }
        // The writer's block stands above the date; the one below it is the addressee's, with a number or address of its own.
        (Some(contact), Some(date))
            if rest[0] < date
                && lines[date + 1..].first().is_some_and(|line| line.opens_paragraph)
                && contact > date =>
        {
            date
        }
        (Some(contact), _) => paragraph_after(contact),
        (None, Some(date)) => {
            let before = rest.iter().filter(|&&index| index < date).count();
            let after = rest.len() - before;
            // Two blocks above the date: the second one is the addressee's.
            let second = rest.iter().copied().skip(1).find(|&index| index < date && lines[index].opens_paragraph);
            match second {
                Some(second) if after == 0 => second,
                _ => date,
            }
        }
        (None, None) => {
            let blocks: Vec<usize> = rest.iter().copied().filter(|&index| lines[index].opens_paragraph).collect();
            match blocks.as_slice() {
                [_, second, ..] => *second,
                _ if rest.len() == 1 => past_end,
                // One block without a way to reach anybody is an address if it has a company's shape, else a name with a line under it.
                _ if rest.len() >= 3 => 0,
                _ => past_end,
            }
        }
    }
}

/// Two to four capitalised words that make a person's name and no title of a text.
fn is_name_heading(line: &Line<'_>) -> bool {
    const TITLES: [&str; 30] = [
        "about",
        "me",
        "profile",
        "summary",
        "answer",
        "answers",
        "question",
        "questions",
        "references",
        "reference",
        "interview",
        "cover",
        "letter",
        "thank",
        "you",
        "bio",
        "headline",
        "notes",
        "note",
        "draft",
        "my",
        "the",
        "why",
        "story",
        "experience",
        "work",
        "weakness",
        "strength",
        "introduction",
        "pitch",
    ];
    let titled = line.lower.split_whitespace().any(|word| TITLES.contains(&word));
    (2..=4).contains(&line.words())
        && is_name_like(line.text)
        && line.text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '-'))
        && !titled
}

/// Where the top of a letter without salutation ends: at its first prose. Without contact details or a date there is no top.
fn headless_end(lines: &[Line<'_>]) -> usize {
    if let [first, second, ..] = lines
        && first.zone.is_none()
        && is_name_heading(first)
        && second.opens_paragraph
        && second.is_prose()
    {
        return 1;
    }
    let mut end = 0;
    let mut seen = false;
    let mut last_block = 0;
    for (index, line) in lines.iter().enumerate() {
        if line.zone == Some(Zone::Headers) {
            end = index + 1;
            last_block = end;
            continue;
        }
        if line.zone.is_some() || line.is_prose() && !has_contact(line.text) {
            break;
        }
        if line.opens_paragraph && seen {
            // Once the writer can be reached, the next block counts only if it is an address or a date.
            let address = opens_inside_address(line) || is_date(line.text) || is_subject(&line.lower);
            if !address {
                break;
            }
        }
        if line.opens_paragraph {
            last_block = index;
        }
        seen |= has_contact(line.text) || is_date(line.text);
        if seen {
            end = index + 1;
        }
    }
    if end > 0 && last_block < end {
        // The block that made it a top counts whole.
        end += lines[end..]
            .iter()
            .take_while(|line| !line.opens_paragraph && line.zone.is_none() && !line.is_prose())
            .count();
    }
    end
}

// ---- closing, signature, postscript

const VALEDICTIONS: [&str; 64] = [
    "sincerely",
    "yours sincerely",
    "very sincerely",
    "sincerely yours",
    "most sincerely",
    "yours faithfully",
    "faithfully",
    "faithfully yours",
    "yours truly",
    "very truly yours",
    "truly yours",
    "yours",
    "regards",
    "best regards",
    "kind regards",
    "kindest regards",
    "warm regards",
    "warmest regards",
    "with regards",
    "with kind regards",
    "with best regards",
    "with warm regards",
    "my best regards",
    "best",
    "best wishes",
    "with best wishes",
    "all the best",
    "all best",
    "warm wishes",
    "warmly",
    "warmest",
    "kindly",
    "cheers",
    "ta",
    "thanks",
    "thanks again",
    "many thanks",
    "thanks so much",
    "thanks very much",
    "thanks and regards",
    "thanks & regards",
    "with thanks",
    "thank you",
    "thank you again",
    "thank you very much",
    "thank you so much",
    "thanking you",
    "thank you and regards",
    "with gratitude",
    "gratefully",
    "with appreciation",
    "respectfully",
    "respectfully yours",
    "respectfully submitted",
    "yours respectfully",
    "cordially",
    "cordially yours",
    "love",
    "xoxo",
    "xo",
    "take care",
    "ciao",
    "looking forward",
    "in anticipation",
];

/// Length in bytes of the valediction that a line opens with.
fn valediction(lower: &str) -> Option<usize> {
    VALEDICTIONS
        .iter()
        .filter(|formula| {
            lower.starts_with(**formula)
                && !lower[formula.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '-')
        })
        .map(|formula| formula.len())
        .max()
}

/// A short line of capitalised words: a name, as people sign.
fn is_name_like(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = |word: &str| {
        matches!(
            word,
            "van"
                | "von"
                | "de"
                | "der"
                | "den"
                | "da"
                | "dos"
                | "del"
                | "bin"
                | "al"
                | "el"
                | "la"
                | "le"
                | "of"
                | "and"
                | "&"
                | "y"
                | "e"
        )
    };
    let named = |word: &&str| small(word) || word.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_uppercase);
    !words.is_empty()
        && words.len() <= 6
        && words.iter().all(named)
        && words[0].starts_with(|c: char| c.is_alphabetic() || c == '(')
        && !text.ends_with(['.', '?', '!', ':'])
        || is_lower_name(&words)
}

/// Whoever writes all in lower case signs so.
fn is_lower_name(words: &[&str]) -> bool {
    (1..=2).contains(&words.len()) && words.iter().all(|word| word.len() <= 12 && word.chars().all(char::is_lowercase))
}

fn is_closing(lines: &[Line<'_>], index: usize) -> bool {
    let line = &lines[index];
    if line.zone.is_some() || line.words() > 16 {
        return false;
    }
    let next = lines.get(index + 1).filter(|next| next.zone.is_none_or(|zone| zone == Zone::Signature));
    let signed = next.is_some_and(|next| is_name_like(next.text) || has_contact(next.text));
    let ended = lines[index + 1..].iter().all(|line| line.zone.is_some());
    if let Some(length) = valediction(&line.lower) {
        let rest = line.text.get(length..).unwrap_or("").trim_matches([',', '.', '!', ' ', '-']);
        let words = rest.split_whitespace().count();
        let bare = words == 0 || rest.starts_with("from ") && words <= 4 && signed;
        // "Best, Tom" and "Regards Tom"; but "Thanks to my team" opens a sentence.
        let with_name = words <= 3
            && is_name_like(rest)
            && !line.text.ends_with('.')
            && (ended || signed || next.is_none_or(|next| next.words() <= 8));
        // "Thank you for your time and consideration," above a name; "Best regards from Leeds,".
        let longer = line.text.ends_with([',', '-']) && words <= 12 && (signed || ended);
        return bare && (line.text.ends_with(',') || signed || ended || next.is_none_or(|next| next.words() <= 8))
            || with_name
            || longer;
    }
    // Any short line with a comma above a name: "Yours in solidarity,", "With every good wish,".
    line.text.ends_with(',')
        && line.words() <= 8
        && greeting_words(&line.lower).is_none()
        && next.is_some_and(|next| is_name_like(next.text) && next.words() <= 5 && !next.text.ends_with(','))
}

/// Words that the formula of a courtly last sentence is made of: "I remain, dear Madam, yours …".
fn is_courtly(line: &Line<'_>) -> bool {
    let formula = ["please accept", "i remain", "veuillez", "accept, dear", "i beg to remain", "assuring you"]
        .iter()
        .any(|opening| line.lower.starts_with(opening));
    formula && line.words() <= 24
}

fn mark_closing(lines: &mut [Line<'_>], salutation: Option<usize>) -> Option<usize> {
    let from = salutation.map_or(0, |index| index + 1);
    let end = lines
        .iter()
        .rposition(|line| !matches!(line.zone, Some(Zone::Quoted | Zone::Headers)))
        .map_or(lines.len(), |last| last + 1);
    let found = (from..end).rev().find(|&index| {
        let here = is_closing(lines, index)
            || is_courtly(&lines[index]) && index + 1 < end && is_name_like(lines[index + 1].text);
        here && ends_letter(&lines[index + 1..end])
    });
    let Some(closing) = found else {
        return mark_early_closing(lines, from);
    };
    let mut first = closing;
    while first > from && is_closing_line(&lines[first - 1]) {
        first -= 1;
    }
    for line in &mut lines[first..=closing] {
        line.zone = Some(Zone::Closing);
    }
    for line in &mut lines[closing + 1..end] {
        if line.zone.is_none() {
            line.zone = Some(if is_date(line.text) { Zone::Date } else { Zone::Signature });
        }
    }
    Some(closing)
}

/// A valediction right above another one: "Looking forward to hearing from you," and under it "Kind regards,".
fn is_closing_line(line: &Line<'_>) -> bool {
    let formula = valediction(&line.lower)
        .is_some_and(|length| line.lower.len() <= length + 2 || line.text.ends_with(',') && line.words() <= 8);
    line.zone.is_none() && formula
}

/// A closing with a name under it, and then the writer went on: what follows is text again.
fn mark_early_closing(lines: &mut [Line<'_>], from: usize) -> Option<usize> {
    let closing = (from..lines.len().saturating_sub(2)).find(|&index| {
        let known = valediction(&lines[index].lower).is_some_and(|length| lines[index].lower.len() <= length + 1);
        let bare = known || lines[index].opens_paragraph && lines[index].words() <= 4 && index > from;
        let signed =
            lines[index + 1].zone.is_none() && is_name_like(lines[index + 1].text) && lines[index + 1].words() <= 3;
        lines[index].zone.is_none()
            && bare
            && lines[index].text.ends_with(',')
            && signed
            && lines[index + 2].opens_paragraph
    })?;
    lines[closing].zone = Some(Zone::Closing);
    lines[closing + 1].zone = Some(Zone::Signature);
    Some(closing)
}

/// Whether what follows a closing can be a signature: short lines, and a postscript at most.
fn ends_letter(after: &[Line<'_>]) -> bool {
    let signature = after.iter().take_while(|line| !is_postscript(&line.lower));
    let open: Vec<&Line<'_>> = signature.filter(|line| line.zone.is_none()).collect();
    let sent_from = |line: &Line<'_>| line.lower.starts_with("sent from") || line.lower.starts_with("get outlook");
    open.len() <= 12
        && open.iter().all(|line| {
            !line.is_prose()
                || has_contact(line.text) && line.words() <= 20
                || sent_from(line)
                || is_enclosure(&line.lower)
        })
}

fn is_enclosure(lower: &str) -> bool {
    ["enc", "encl", "enclosure", "cc:", "attach", "pronouns"].iter().any(|opening| lower.starts_with(opening))
}

fn is_postscript(lower: &str) -> bool {
    let head: String = lower.chars().take(8).filter(char::is_ascii_alphabetic).collect();
    let marks = lower.starts_with("p.s")
        || lower.starts_with("p.p.s")
        || lower.starts_with("ps.")
        || lower.starts_with("ps:")
        || lower.starts_with("ps -")
        || lower.starts_with("ps ")
        || lower.starts_with("pps")
        || lower.starts_with("p. s");
    marks && (head.starts_with("ps") || head.starts_with("pps"))
}

fn mark_postscript(lines: &mut [Line<'_>], closing: Option<usize>) {
    let from = closing.unwrap_or(0);
    let Some(start) = (from..lines.len())
        .find(|&index| matches!(lines[index].zone, None | Some(Zone::Signature)) && is_postscript(&lines[index].lower))
    else {
        return;
    };
    let mut inside = true;
    let delimiter =
        lines[start..].iter().position(|line| matches!(line.text, "--" | "-")).map_or(lines.len(), |at| start + at);
    for line in &mut lines[start..delimiter] {
        if !matches!(line.zone, None | Some(Zone::Signature)) {
            continue;
        }
        // A name or an address after it is the signature again.
        let starts = is_postscript(&line.lower);
        inside = starts
            || inside
                && !(line.opens_paragraph
                    && (is_name_like(line.text) || has_contact(line.text) || is_enclosure(&line.lower)));
        line.zone = Some(if inside { Zone::Postscript } else { Zone::Signature });
    }
}

/// A letter without a closing may still end in a name, or in a block of contact details.
fn mark_foot(lines: &mut [Line<'_>], salutation: Option<usize>) {
    let from = salutation.map_or(0, |index| index + 1);
    let open: Vec<usize> = (from..lines.len()).filter(|&index| lines[index].zone.is_none()).collect();
    let Some(&last) = open.last() else {
        return;
    };
    // The last block.
    let first = (0..=last).rev().find(|&index| lines[index].opens_paragraph).unwrap_or(0).max(from);
    let is_whole = first == open[0] && salutation.is_none();
    let block: Vec<usize> = (first..=last).filter(|&index| lines[index].zone.is_none()).collect();
    let short = block
        .iter()
        .all(|&index| !lines[index].is_prose() || has_contact(lines[index].text) && lines[index].words() <= 16);
    let reach = block.iter().any(|&index| has_contact(lines[index].text));
    // "- Dana" under a text is a name.
    let dashed = block.len() == 1
        && lines[last]
            .text
            .strip_prefix('-')
            .is_some_and(|name| is_name_like(name.trim()) && name.split_whitespace().count() <= 3);
    if dashed && !is_whole && !lines[..last].iter().any(|line| line.text.starts_with('-')) {
        lines[last].zone = Some(Zone::Signature);
        return;
    }
    let is_list = block.iter().any(|&index| lines[index].text.starts_with(['-', '*', '•']));
    if is_whole || !short || is_list || block.len() > 8 {
        return;
    }
    if reach {
        for &index in &block {
            lines[index].zone = Some(Zone::Letterhead);
        }
        return;
    }
    let is_mail = lines.iter().any(|line| line.zone == Some(Zone::Headers));
    let signs = (salutation.is_some() || is_mail)
        && block.len() <= 2
        && is_name_like(lines[block[0]].text)
        && lines[block[0]].words() <= 4;
    if signs {
        for &index in &block {
            lines[index].zone = Some(Zone::Signature);
        }
    }
}
