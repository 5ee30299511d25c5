//! What the words and signs around a number say of it.

use super::groups::{Run, figure};
use crate::word_lists::{WordSet, word_lists};

/// What the words before a number say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A phone; plain if nothing else can be meant: `Phone:`, `call me at`.
    Phone {
        is_plain: bool,
    },
    Fax,
    /// A number of something else: `order no.`, `ISBN`.
    Reference,
    Nothing,
}

word_lists! {
    static WORDS: Words = "words.txt" {
        plain: WordSet,
        endings: WordSet,
        verbs: WordSet,
        finds: WordSet,
        initials: WordSet,
        fillers: WordSet,
        owners: WordSet,
        numbers: WordSet,
        references: WordSet,
        units: WordSet,
    }
}

fn is_cell_edge(c: char) -> bool {
    !(c.is_alphanumeric()
        || c.is_whitespace()
        || matches!(c, ':' | '.' | '(' | ')' | '/' | '-' | '+' | '\'' | '#' | '_' | '&' | '@' | '：'))
        || matches!(c, '|')
}

/// An e-mail address stands right behind, as in a row of details: `07700 90 / dana@example.com`.
pub(super) fn precedes_address(line: &str, end: usize) -> bool {
    let mut words = line[end..].split_ascii_whitespace();
    let divides = words.next().is_some_and(|word| matches!(word, "/" | "|" | "·" | "•" | "," | "-"));
    divides && words.next().is_some_and(|word| word.contains('@'))
}

/// A line that tells something rather than lists details.
pub(super) fn is_prose(line: &str) -> bool {
    let line = line.trim_end();
    let rows = line.contains(['|', '•', '·', '▪', '~', '@']);
    let words = line.split(' ').count();
    words > 16 && !rows || words > 5 && line.ends_with(['.', '!', '?']) && !rows
}

/// Whether the character before a stretch of figures makes it a part of something else.
pub(super) fn is_glued_before(line: &str, start: usize) -> bool {
    let mut before = line[..start].chars().rev();
    match before.next() {
        // 電話090-… is written without a space.
        Some(c) if c.is_alphanumeric() => !is_unspaced(c),
        Some('_' | '$' | '£' | '€' | '¥' | '₹' | '#' | '%' | '〒' | '@' | '=' | '<' | '>' | '±' | '\\') => true,
        // `1,250,000`, `1:21`, `7.5`: the first figures stand before it; but `tel:+1…`, `Leeds,07700…`.
        Some(',' | ':' | '.') => before.next().is_some_and(|c| figure(c).is_some()),
        Some('-' | '/') => before.next().is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c)),
        _ => false,
    }
}

/// Letters of scripts that put no space before a number.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{e00}'..='\u{e7f}')
}

/// Two capitals right before the figures: `DE89 3704 0044 …`.
pub(super) fn is_account(line: &str, start: usize) -> bool {
    let before = &line.as_bytes()[..start];
    let head = before.len().saturating_sub(2);
    before.len() >= 2
        && before[head..].iter().all(u8::is_ascii_uppercase)
        && !before[..head].last().is_some_and(u8::is_ascii_alphanumeric)
        && line[start..].bytes().take_while(u8::is_ascii_digit).count() == 2
        && line.as_bytes().get(start + 2) == Some(&b' ')
        && line[start + 3..].bytes().take_while(u8::is_ascii_alphanumeric).count() == 4
}

/// Groups of four behind a country's two letters and two figures stand right before: `NL73 RABO 0612 4478 30`.
pub(super) fn ends_account(line: &str, start: usize) -> bool {
    let mut words = line[..start].trim_end_matches(' ').rsplit(' ');
    words.by_ref().take(8).find_map(|word| {
        let bytes = word.as_bytes();
        let opens = matches!(bytes, [a, b, c, d, ..] if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_digit() && d.is_ascii_digit());
        let group = bytes.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        (opens || bytes.len() != 4 || !group).then_some(opens && group && bytes.len() % 4 == 0)
    }) == Some(true)
}

pub(super) fn is_glued_after(line: &str, end: usize) -> bool {
    let mut after = line[end..].chars();
    match after.next() {
        Some(c) if c.is_alphanumeric() => !(is_unspaced(c) || extension(line, end).is_some()),
        Some('_' | '%' | '€' | '£' | '$' | '°' | '@' | '=') => true,
        Some(',' | ':') => after.next().is_some_and(|c| figure(c).is_some()),
        _ => false,
    }
}

/// Money and measures: a currency before the figures or a unit behind them.
pub(super) fn is_sum(line: &str, run: &Run<'_>) -> bool {
    if run.has_plus() || run.figures.starts_with('0') {
        return false;
    }
    let before = line[..run.start].trim_end_matches(' ');
    let after = line[run.end..].trim_start_matches(' ');
    let money = |c: char| matches!(c, '€' | '£' | '$' | '¥' | '₹' | '%' | '°');
    let next: &str = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    before.ends_with(['€', '£', '$', '¥', '₹'])
        || after.starts_with(money)
        || !next.is_empty() && WORDS.units.has_any_case(next)
}

/// Where an extension behind a number ends: `x204`, `ext. 12`, `(extension 3)`.
pub(super) fn extension(line: &str, end: usize) -> Option<usize> {
    const NAMES: &[&str] = &[
        "extension",
        "extn",
        "ext",
        "x",
        "interno",
        "int",
        "poste",
        "anexo",
        "ramal",
        "durchwahl",
        "dw",
        "wew",
        "toestel",
        "op",
        "#",
        "klapka",
    ];
    let rest = line[end..].trim_start_matches([' ', ',', ';', '(']);
    let word = NAMES.iter().find(|word| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))?;
    let figures = rest[word.len()..].trim_start_matches(['.', ':', ' ']);
    let count = figures.bytes().take_while(u8::is_ascii_digit).count();
    let after = &figures[count..];
    let sound = (1..=6).contains(&count) && !after.starts_with(char::is_alphanumeric);
    sound.then(|| line.len() - after.len())
}

/// Where a number ends that is written with letters: `1-800-FLOWERS`.
pub(super) fn vanity(line: &str, run: &Run<'_>) -> Option<usize> {
    const PREFIXES: &[&str] = &["800", "833", "844", "855", "866", "877", "888", "900", "1300", "1800", "0800", "0808"];
    let is_free = |rest: &&str| rest.len().is_multiple_of(3) || PREFIXES.iter().any(|prefix| rest.starts_with(prefix));
    let figures = run.figures.strip_prefix('1').filter(is_free).unwrap_or(run.figures);
    let prefix = PREFIXES.iter().find(|prefix| figures.starts_with(*prefix) || run.figures.starts_with(*prefix))?;
    let joint = line[run.end..].chars().take_while(|c| matches!(c, '-' | ' ' | '.')).count();
    let start = run.end + joint;
    let tail = line[start..]
        .bytes()
        .take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'-')
        .count();
    let tail = &line[start..start + tail].trim_end_matches('-');
    let letters = tail.bytes().filter(u8::is_ascii_uppercase).count();
    let count = tail.bytes().filter(|byte| *byte != b'-').count() + figures.len() - prefix.len().min(figures.len());
    let fits = joint == 1 && letters >= 3 && (6..=10).contains(&count);
    fits.then_some(start + tail.len())
}

/// Whether a number, with its name at most, is all that its cell of the line holds: `Leeds | 555-0143 | …`.
pub(super) fn fills_cell(line: &str, start: usize, end: usize) -> bool {
    let before = line[..start].trim_end_matches([' ', '(']);
    let after = line[end..].trim_start_matches([' ', ')']);
    let opens = before.is_empty() || before.ends_with(|c: char| is_cell_edge(c) || matches!(c, '.' | '-' | '/' | ')'));
    let ends = after.trim_end().is_empty()
        || after.starts_with(|c: char| is_cell_edge(c) || matches!(c, '-' | '/' | '('))
        || after.starts_with(". ");
    // `Tel: … Mob: …`
    let labelled_next = || {
        let word = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        (1..=7).contains(&word) && after[word..].starts_with([':', '：'])
    };
    opens && (ends || labelled_next())
}

/// Whether nothing but the name of a place stands before a number that ends its cell: `Port Moresby 7141 8273`.
pub(super) fn follows_place(line: &str, start: usize, end: usize) -> bool {
    let after = line[end..].trim();
    let cell = line[..start].rsplit(|c: char| is_cell_edge(c)).next().unwrap_or_default();
    let place = cell.trim().trim_end_matches([':', ' ']);
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.'))
    };
    let ends = after.is_empty() || after.starts_with(is_cell_edge);
    ends && !place.is_empty() && place.split(' ').count() <= 3 && place.split(' ').all(is_name)
}

/// Whether a colon stands before the number.
pub(super) fn has_colon(line: &str, start: usize) -> bool {
    line[..start].trim_end().ends_with([':', '：'])
}

fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
        || !word.is_ascii() && list.contains(&&*word.to_lowercase())
}

/// Whether a word is in a list, whatever its capitals.
fn holds(list: &WordSet, word: &str) -> bool {
    list.has_any_case(word) || !word.is_ascii() && list.has(&word.to_lowercase())
}

/// How many words before a number may speak of it.
const REACH: usize = 7;

/// Walks back over the words before a number until one says what it is.
pub(super) fn said(line: &str, run: &Run<'_>, is_prose: bool) -> Said {
    let mut head = &line[..run.start];
    let mut steps = 0;
    let mut numbered = false;
    let mut fax = false;
    let behind_comma = head.trim_end_matches(' ').ends_with(',');
    while steps < REACH {
        let body =
            head.trim_end_matches([' ', ':', '.', '(', ')', '#', '\'', '"', '：', '-', '/', '&', '=', '\u{ff0e}']);
        let between = &head[body.len()..];
        // A clause may end right behind the name of the number: "my mobile, 07700 900123,".
        let body = if steps == 0
            || is_in(&["number", "phone", "mobile", "cell", "line"], last_word(body.trim_end_matches(',')))
        {
            body.trim_end_matches([',', ' '])
        } else {
            body
        };
        if between.contains(". ") && steps > 0 && !numbered || body.ends_with(is_cell_edge) || body.is_empty() {
            break;
        }
        let word = last_word(body);
        if word.is_empty() {
            break;
        }
        head = &body[..body.len() - word.len()];
        let first = head.trim_end_matches([' ', '(', '-']).is_empty() || head.trim_end().ends_with(is_cell_edge);
        steps += 1;
        if is_in(&["fax", "telefax", "facsimile", "télécopie"], word) {
            fax = true;
            continue;
        }
        if names_phone(head, word) {
            return Said::Phone { is_plain: true };
        }
        if fax {
            return Said::Fax;
        }
        if numbered {
            let possessive = word.ends_with("'s") || word.ends_with("s'");
            if holds(&WORDS.owners, word) || possessive {
                return Said::Phone { is_plain: true };
            }
            if is_in(&["the", "this", "that", "a", "is", "new", "best", "following", "which"], word) {
                return Said::Nothing;
            }
            // `org.nr. 914 778 271` is a company's in Norway and Sweden.
            if holds(&WORDS.references, word) || word.eq_ignore_ascii_case("org") {
                return Said::Reference;
            }
        }
        if holds(&WORDS.numbers, word) && (word.len() != 1 || first) {
            numbered = true;
            continue;
        }
        // "a 07000-15240 O-ring"
        if steps == 1 && matches!(word, "a" | "an") {
            return Said::Reference;
        }
        // "I am at 603 418 727"
        if steps > 1 && is_in(&["am", "i'm"], word) && run.lengths.len() > 1 {
            return Said::Phone { is_plain: false };
        }
        if holds(&WORDS.verbs, word) {
            return Said::Phone { is_plain: steps > 1 };
        }
        if steps == 1 && first && holds(&WORDS.initials, word) && word != "line" {
            return Said::Phone { is_plain: false };
        }
        // "My direct line is …"
        if word.eq_ignore_ascii_case("line")
            && (holds(&WORDS.owners, last_word(head.trim_end()))
                || is_in(&["direct", "private", "home"], last_word(head.trim_end())))
        {
            return Said::Phone { is_plain: true };
        }
        // "For questions about my licence, …": the clause is over.
        if holds(&WORDS.references, word) {
            return if steps == 1 && behind_comma && is_prose { Said::Nothing } else { Said::Reference };
        }
        // `HK: 9123 4567`
        let is_country = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        if steps == 1 && first && is_country && run.lengths.len() > 1 && has_colon(line, run.start) {
            return Said::Phone { is_plain: false };
        }
        // "my number here in Lisbon is …"
        if word.starts_with(char::is_uppercase) && is_in(&["in"], last_word(head.trim_end())) {
            continue;
        }
        if steps == 1 && is_code_name(word) && !holds(&WORDS.fillers, word) {
            return Said::Reference;
        }
        if !holds(&WORDS.fillers, word) {
            break;
        }
    }
    if fax {
        return Said::Fax;
    }
    if let Some(said) = said_behind(line, run, steps < REACH) {
        return said;
    }
    let numbered_alone = numbered
        && steps == 1
        && !is_in(
            &["number", "numero", "número", "номер"],
            last_word(line[..run.start].trim_end_matches([' ', ':', '.', '#'])),
        );
    if numbered_alone { Said::Reference } else { Said::Nothing }
}

/// Whether a word stands for a phone; `H/P` is the handphone of Malaysia and Singapore.
fn names_phone(head: &str, word: &str) -> bool {
    let short = word.eq_ignore_ascii_case("p") && head.to_lowercase().ends_with("h/");
    short || holds(&WORDS.plain, word) || WORDS.endings.iter().any(|ending| word.ends_with(ending))
}

/// What the words behind a number say. Where many words stand before it, only a bracket counts.
fn said_behind(line: &str, run: &Run<'_>, is_near: bool) -> Option<Said> {
    // `07700 900123 (mobile)`
    let after = line[run.end..].trim_start_matches(' ');
    if let Some(word) = after.strip_prefix('(').and_then(|rest| rest.split([')', ' ', '.']).next())
        && (holds(&WORDS.plain, word) || holds(&WORDS.initials, word))
    {
        return Some(Said::Phone { is_plain: true });
    }
    // "… 691 4427 reaches me at any hour"
    let mut behind = after.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let finds = is_near && behind.by_ref().take(3).any(|word| holds(&WORDS.finds, word));
    (finds && behind.next() == Some("me")).then_some(Said::Phone { is_plain: false })
}

/// `BSNR`, `Kundennr`, `Personalnummer`: a number of something, in short. Two letters are a country.
fn is_code_name(word: &str) -> bool {
    let capitals = (3..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let named = || {
        let lower = word.to_lowercase();
        // `Telefoonnummer`, `Mobilnr`, `Kontaktnummer`
        let phone = ["tel", "mob", "han", "gsm", "fon", "ruf", "kon", "con", "cel", "pri", "whats"]
            .iter()
            .any(|head| lower.starts_with(head));
        word.len() > 5 && ["nummer", "nr", "number"].iter().any(|ending| lower.ends_with(ending)) && !phone
    };
    capitals && (word.ends_with("NR") || !word.contains(['A', 'E', 'I', 'O', 'U', 'Y'])) || named()
}

/// The last word of a text, with the apostrophes in it.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take_while(|&(_, c)| c.is_alphanumeric() || matches!(c, '\'' | 'º'))
        .last()
        .map_or(text.len(), |(at, _)| at);
    &text[start..]
}
