//! The mechanics of sentences: articles by sound, capitals, the space around stops and commas, and marks typed twice.

mod article;
mod capital;
mod words;

use self::words::WORDS;
use super::{Check, Draft, Report};
use crate::document::{Document, Token};
use crate::guard::is_quoted;
use crate::lint::file::Texts;
use crate::{Applicability, Fix, Span, spelling};

/// Reports what a typist's hand does wrong whatever the sentence says. One pass over the words; the text between two words is looked at once.
///
/// Variants: `article`, `pronoun`, `sentence-start`, `proper-noun`, `missing-space`, `space-before`, `doubled`. The options are lists of words in
/// small letters: `abbreviations` end in a stop that ends no sentence, `openers` begin sentences and hardly ever names or files, `small-names` are
/// written small even there, `as-letters` are acronyms read letter by letter that have a vowel, and so could be read as words, `first-person` are
/// the words that only "I" stands before.
pub(super) struct Mechanics;

impl Check for Mechanics {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let lists = Lists {
            abbreviations: draft.list("abbreviations"),
            openers: draft.list("openers"),
            small_names: draft.list("small-names"),
            as_letters: draft.list("as-letters"),
            first_person: draft.list("first-person"),
        };
        let mut place = Place { draft, document, lists, index: 0 };
        for index in 0..document.tokens().len() {
            place.index = index;
            if draft.reads(&document.tokens()[index]) {
                article::check(&place, report);
                capital::check(&place, report);
                gap(&place, report);
            }
        }
    }
}

/// The lists of words that the lint's table has.
struct Lists<'a> {
    abbreviations: &'a Texts,
    openers: &'a Texts,
    small_names: &'a Texts,
    as_letters: &'a Texts,
    first_person: &'a Texts,
}

fn holds(list: &Texts, word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// A word of the draft and what stands around it on its line.
struct Place<'a> {
    draft: &'a Draft<'a>,
    document: &'a Document,
    lists: Lists<'a>,
    index: usize,
}

impl<'a> Place<'a> {
    fn token(&self) -> &'a Token {
        &self.document.tokens()[self.index]
    }

    /// The token `by` places on, if it is on the same line.
    fn neighbour(&self, by: isize) -> Option<&'a Token> {
        let index = self.index.checked_add_signed(by)?;
        self.document.tokens().get(index).filter(|token| token.line == self.token().line)
    }

    /// The word `by` places on, if it is on the same line and no address or code.
    fn word(&self, by: isize) -> &'a str {
        self.neighbour(by).filter(|token| !token.is_opaque).map_or("", |token| self.document.written(token))
    }

    /// The text between the word and the next, or the end of the line.
    fn gap(&self) -> &'a str {
        let end = self.neighbour(1).map_or_else(
            || self.document.plain_lines()[self.token().line as usize].span.end(),
            |next| next.start as usize,
        );
        &self.document.plain()[self.token().end as usize..end]
    }

    /// The text between the word and the one before it, or the start of the line.
    fn gap_before(&self) -> &'a str {
        let start = self.neighbour(-1).map_or_else(
            || self.document.plain_lines()[self.token().line as usize].span.start(),
            |before| before.end as usize,
        );
        &self.document.plain()[start..self.token().start as usize]
    }

    /// The words of the sentence, of a very long one those near by, so that a text without stops costs little.
    fn sentence(&self) -> &'a [Token] {
        const FAR: usize = 60;
        let whole = self.document.sentence_tokens(self.token().sentence);
        &self.document.tokens()[whole.start.max(self.index.saturating_sub(FAR))..whole.end.min(self.index + FAR)]
    }

    /// Whether the word begins its sentence.
    fn opens(&self) -> bool {
        self.document.sentence_tokens(self.token().sentence).start == self.index
    }

    /// Whether words of the folded text are quoted, are the application's, or are not what the writer typed: markup between them has gone.
    fn excused(&self, plain: Span) -> bool {
        let typed = &self.document.text()[self.document.display(plain).range()];
        let same = |c: &char| !c.is_whitespace();
        let folded = |c: char| match c {
            '\u{2019}' | '\u{2018}' => '\'',
            '\u{2010}'..='\u{2013}' => '-',
            c => c,
        };
        let whole =
            typed.chars().filter(same).map(folded).eq(self.document.plain()[plain.range()].chars().filter(same));
        !whole || self.draft.names().in_value(self.document, plain) || is_quoted(self.document, plain)
    }

    /// Whether the sentence has a little word of another language: there "a" and "an" are no articles, and "i" may mean "and".
    fn is_foreign(&self) -> bool {
        self.sentence().iter().any(|token| WORDS.foreign.has(self.document.written(token)))
    }
}

/// The marks and the space between a word and the next.
fn gap(place: &Place<'_>, report: &mut Report) {
    let gap = place.gap();
    if gap == " " || gap.is_empty() || place.token().is_opaque {
        joined_stop(place, report);
        return;
    }
    if !(missing_space(place, gap, report) || space_before(place, gap, report)) {
        doubled(place, gap, report);
    }
    joined_stop(place, report);
}

/// Reports `plain` with an edit of a part of it.
fn mend(
    place: &Place<'_>,
    report: &mut Report,
    variant: &'static str,
    (plain, edit): (Span, Span),
    (replacement, fix): (&str, Applicability),
) {
    if place.excused(plain) {
        return;
    }
    let display = |span| place.document.display(span);
    report.words(display(plain)).variant(variant).value("expected", replacement).fix(Fix::replace(
        display(edit),
        replacement,
        fix,
    ));
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_alphabetic)
}

fn is_small(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_lowercase)
}

/// Whether a word begins a sentence, to judge by the word alone.
fn begins(place: &Place<'_>, word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && (word == "I" || holds(place.lists.openers, word))
}

/// "team.It worked", "Leeds,London"
fn missing_space(place: &Place<'_>, gap: &str, report: &mut Report) -> bool {
    let Some(next) = place.neighbour(1).filter(|next| !next.is_opaque) else {
        return false;
    };
    let (before, after) = (place.word(0), place.word(1));
    let wanted = match gap {
        // A member of something in a program ("torch.Tensor") begins with a capital too, but hardly with a word that opens sentences.
        "." => is_word(before) && begins(place, after),
        "?" | "!" => is_small(before) && begins(place, after),
        // "x,y" are coordinates, "1,N" is chemistry.
        "," => {
            let long = |word: &str| is_word(word) && word.len() > 1;
            let figure = before.bytes().all(|byte| byte.is_ascii_digit());
            let dash = place.document.plain()[next.end as usize..].starts_with('-');
            (long(before) || figure) && long(after) && (before.len() > 2 || after.len() > 2) && !dash
        }
        _ => false,
    };
    if wanted {
        let start = place.token().start as usize;
        let edit = Span::new(place.token().end as usize, next.start as usize);
        let mended = format!("{gap} ");
        mend(
            place,
            report,
            "missing-space",
            (Span::new(start, next.end as usize), edit),
            (&mended, Applicability::Safe),
        );
    }
    wanted
}

/// "team.the": a stop between small letters joins a word, since most of them are files and modules; only what is neither an ending nor a name
/// counts.
fn joined_stop(place: &Place<'_>, report: &mut Report) {
    let token = place.token();
    let word = place.word(0);
    let Some((before, after)) = word.split_once('.') else {
        return;
    };
    let little = WORDS.little.has(after);
    if little && before.len() > 2 && is_small(before) && place.gap().starts_with(' ') {
        let stop = token.start as usize + before.len();
        let capital = format!(". {}{}", after[..1].to_uppercase(), &after[1..]);
        let edit = Span::new(stop, token.end as usize);
        mend(place, report, "missing-space", (token.span(), edit), (&capital, Applicability::Safe));
    }
}

/// "team ,and", "the team ."
fn space_before(place: &Place<'_>, gap: &str, report: &mut Report) -> bool {
    let [b' ', b',' | b'.', rest @ ..] = gap.as_bytes() else {
        return false;
    };
    let (before, after) = (place.word(0), place.word(1));
    let mark = &gap[1..2];
    // " .NET", " .gitignore", " . . ." and ". com" are no ends of sentences.
    let ends = match mark {
        "." => place.neighbour(1).is_none() && rest.is_empty() || gap == " . " && after.starts_with(char::is_uppercase),
        _ => gap == " , " || gap == " ," && (after.is_empty() || is_word(after)),
    };
    // After these words a gap was left open, and another lint says so.
    let open = WORDS.open.has_any_case(before);
    let whole = before.chars().all(|c| c.is_alphanumeric() || c == '\'') && !before.is_empty();
    let row = gap == " . " && is_row_of_cells(place);
    // `T H A D D E U S   O .   R E E D`
    let spaced = before.len() == 1 && before.chars().all(char::is_uppercase) && place.word(-1).len() == 1;
    if !ends || open || !whole || row || spaced {
        return false;
    }
    let (start, end) = (place.token().start as usize, place.token().end as usize);
    let stuck = gap == " ," && !after.is_empty();
    let mended = if stuck { ", " } else { mark };
    let plain = Span::new(start, end + 2);
    mend(place, report, "space-before", (plain, Span::new(end, end + 2)), (mended, Applicability::Safe));
    true
}

/// "dana@example.com . 202-555-0143 . Metairie": another stop near by stands between blanks, too, and parts the cells of a row.
fn is_row_of_cells(place: &Place<'_>) -> bool {
    const NEAR: usize = 80;
    let line = place.document.plain_lines()[place.token().line as usize].span;
    let end = place.token().end as usize;
    let near = line.start().max(end.saturating_sub(NEAR))..line.end().min(end + NEAR);
    let near = &place.document.plain().as_bytes()[near];
    let is_detail = near.contains(&b'@') || near.iter().filter(|byte| byte.is_ascii_digit()).count() >= 7;
    is_detail && near.windows(3).filter(|bytes| bytes == b" . ").count() > 1
}

/// ",,", "..", ".,"
fn doubled(place: &Place<'_>, gap: &str, report: &mut Report) {
    let before = place.word(0);
    let end = place.token().end as usize;
    let marks = gap.trim_end_matches(' ');
    let open = marks.len() < gap.len() || place.neighbour(1).is_none();
    let capital = place.neighbour(1).is_none() || place.word(1).starts_with(char::is_uppercase);
    let (mended, fix) = match marks {
        ",," | ", ," => (",", Applicability::Safe),
        ";;" => (";", Applicability::Safe),
        ".." | ",." if capital => (".", Applicability::Safe),
        // Half of an ellipsis, or a stop typed twice.
        ".." => (".", Applicability::Unsafe),
        ",." => (",", Applicability::Unsafe),
        // "etc.,", "Calif.,", "dept.,"
        // "dcha.,": what is no word is short for one.
        ".," if is_small(before)
            && before.len() > 3
            && !is_abbreviation(place, before)
            && spelling::words().is_word(before, spelling::LARGE) =>
        {
            (",", Applicability::Unsafe)
        }
        _ => return,
    };
    if open && !before.is_empty() {
        let edit = Span::new(end, end + marks.len());
        mend(place, report, "doubled", (Span::new(place.token().start as usize, edit.end()), edit), (mended, fix));
    }
}

/// Whether a stop after the word may only shorten it: it is known, has no vowel, is an initial, or has a stop inside.
fn is_abbreviation(place: &Place<'_>, word: &str) -> bool {
    let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || c.is_ascii_digit();
    word.len() < 2 || word.contains('.') || !word.contains(vowel) || holds(place.lists.abbreviations, word)
}
