//! The misspelled words of a draft: the dictionary's verdicts behind a funnel that keeps names, brands, terms, foreign words and code out.

use std::collections::HashMap;

use crate::document::{Document, Form, Token, Zone};
use crate::names::{NameIndex, fold, is_title};
use crate::spelling::{ORDINARY, Standing, words};
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "misspelling.txt" {
        naming: WordSet,
        particles: WordSet,
    }
}

/// A word that is wrong, or nearly surely so.
#[derive(Clone, Debug)]
pub(crate) struct Misspelling {
    pub(crate) token: usize,
    /// A known slip; otherwise a word that no list has.
    pub(crate) is_known: bool,
    /// What may be meant, the likeliest first; never empty.
    pub(crate) meant: Vec<String>,
    /// A word that chance may have brought near a common one, such as a dish or a term from afar.
    pub(crate) is_unsure: bool,
}

/// So many different unknown words are looked at closely; a draft with more is written in another language or holds a list of names.
const MOST_UNKNOWN: usize = 60;

/// From so many letters on a word of another language lies beside an English one by chance hardly ever.
const SURE: usize = 8;

/// Among shorter words, swapped or doubled letters make words of other languages too often: `saor`, `lil`.
const LEAST_PLAIN: usize = 5;

/// A word that no ordinary dictionary has, and what is known of it.
struct Strange<'d> {
    lower: String,
    has_capital: bool,
    standing: Standing,
    /// Where it stands: tokens.
    places: Vec<usize>,
    written: &'d str,
}

/// The misspelled words outside headers, addresses, quoted mail and code. `is_accepted` tells words that the user takes for right.
pub(crate) fn find(document: &Document, names: &NameIndex, is_accepted: impl Fn(&str) -> bool) -> Vec<Misspelling> {
    let mut found = Vec::new();
    for word in strange_words(document) {
        let is_known = matches!(word.standing, Standing::Slip(_));
        // A word that no list has and that the writer uses again is a term that the writer knows.
        if word.standing == Standing::Right || !is_known && word.places.len() > 1 || is_accepted(word.written) {
            continue;
        }
        // What the words around it say costs less than the search for words like it, and settles most names.
        let places = word.places.iter().filter(|&&token| may_be_wrong(document, names, token, is_known, &word.lower));
        let places: Vec<usize> = places.copied().collect();
        if places.is_empty() {
            continue;
        }
        let meant = match word.standing {
            Standing::Slip(right) => right.into_iter().map(str::to_owned).collect(),
            Standing::Unknown(entry) => words().meant_by(&word.lower, entry),
            Standing::Right => continue,
        };
        let is_short = !is_known && word.lower.len() < SURE;
        let is_plain = is_plain_slip(&word.lower, &meant);
        if meant.is_empty() || is_short && !is_plain && looks_borrowed(&word.lower, word.has_capital, &meant) {
            continue;
        }
        let is_unsure = is_short && !(is_plain && word.lower.len() >= LEAST_PLAIN);
        let of = |token| Misspelling { token, is_known, meant: meant.clone(), is_unsure };
        found.extend(places.into_iter().map(of));
    }
    found.sort_by_key(|misspelling| misspelling.token);
    found
}

/// The different words of a draft's prose that are not in everybody's dictionary.
fn strange_words(document: &Document) -> Vec<Strange<'_>> {
    let mut strange: Vec<Strange<'_>> = Vec::new();
    let mut known: HashMap<(String, bool), usize> = HashMap::new();
    let mut lower = String::new();
    let mut ordinary = Seen::default();
    for (index, token) in document.tokens().iter().enumerate() {
        if !is_prose(document, token) {
            continue;
        }
        let written = document.written(token);
        if ordinary.holds(written) || !has_shape(written) {
            continue;
        }
        lower.clear();
        lower.extend(written.chars().flat_map(char::to_lowercase));
        if words().entry(&lower).is_some_and(|entry| entry.size() <= ORDINARY && entry.is_small()) {
            ordinary.put(written);
            continue;
        }
        let has_capital = written.starts_with(char::is_uppercase);
        let place = *known.entry((lower.clone(), has_capital)).or_insert(strange.len());
        if place == strange.len() {
            let standing = if place < MOST_UNKNOWN { words().standing(&lower, has_capital) } else { Standing::Right };
            strange.push(Strange { lower: lower.clone(), has_capital, standing, places: Vec::new(), written });
        }
        strange[place].places.push(index);
    }
    strange
}

/// Words of the draft that were found in everybody's dictionary: drafts repeat themselves, and a look-up there costs more than here. A place holds the
/// last word of its hash.
struct Seen<'d>([&'d str; PLACES]);

const PLACES: usize = 512;

impl Default for Seen<'_> {
    fn default() -> Self {
        Self([""; PLACES])
    }
}

impl<'d> Seen<'d> {
    fn place(word: &str) -> usize {
        let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        (hash ^ hash >> 15) as usize % PLACES
    }

    fn holds(&self, word: &str) -> bool {
        self.0[Self::place(word)] == word
    }

    fn put(&mut self, word: &'d str) {
        self.0[Self::place(word)] = word;
    }
}

/// A short word that is a dish, a term from afar or somebody's name rather than a slip: capitalised, ending as English words hardly do, beginning
/// otherwise than the word that lies near it, or that word with nothing but an `s` more.
fn looks_borrowed(written: &str, capital: bool, meant: &[String]) -> bool {
    const SHORT: usize = 5;
    let near = meant.first().map_or("", String::as_str);
    let odd = written.ends_with(['a', 'i', 'o', 'u']) || written.chars().next() != near.chars().next();
    written.len() <= SHORT && odd || capital && written.len() < SURE || written.strip_suffix('s') == Some(near)
}

/// A letter doubled, or two that changed places, against the likeliest word.
fn is_plain_slip(written: &str, meant: &[String]) -> bool {
    meant.first().is_some_and(|right| {
        let sorted = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            letters
        };
        let mut once: Vec<char> = written.chars().collect();
        once.dedup();
        sorted(written) == sorted(right) || written.len() > right.len() && once == right.chars().collect::<Vec<_>>()
    })
}

fn is_prose(document: &Document, token: &Token) -> bool {
    let zone = document.token_zone(token);
    !token.is_opaque
        && !token.is_clitic
        && token.form == Form::Written
        && matches!(zone, Zone::Subject | Zone::Salutation | Zone::Body | Zone::Closing | Zone::Postscript)
}

/// Letters only, and capitals at the start or nowhere: everything else is a code, an acronym or a name of its own making.
fn has_shape(written: &str) -> bool {
    let letters = written.strip_prefix(char::is_uppercase).unwrap_or(written);
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'\'';
    letters.bytes().all(plain) && written.len() >= 3
}

/// Whether the words around a word leave room for it to be wrong.
fn may_be_wrong(document: &Document, names: &NameIndex, index: usize, is_known: bool, lower: &str) -> bool {
    let tokens = document.tokens();
    let token = &tokens[index];
    let written = document.written(token);
    let plain = document.plain();
    let (before, after) = (&plain[..token.start as usize], &plain[token.end as usize..]);
    let sign = |c: char| {
        matches!(c, '/' | '\\' | '_' | '@' | '#' | '=' | '+' | '<' | '>' | '{' | '}' | '$' | '~') || c.is_ascii_digit()
    };
    let glued = before.ends_with(sign)
        || after.starts_with(sign)
        || before.ends_with(['.', ':'])
        || after.starts_with('.') && after[1..].starts_with(char::is_alphanumeric);
    // A word or two between quotation marks are mentioned, not used.
    let mentioned = before.ends_with(['"', '\'', '*']) && after.starts_with(['"', '\'', '*', ','])
        || before.ends_with('(') && after.starts_with(')')
        || is_in_short_quotation(before, after);
    let hyphened = before.ends_with('-') || after.starts_with('-');
    if glued || mentioned || hyphened && (!is_known || lower.len() < 6) {
        return false;
    }
    let folded = fold(written);
    if names.people.iter().any(|person| person.right.contains(&folded)) || names.in_value(document, token.span()) {
        return false;
    }
    let neighbour = |at: Option<usize>| {
        let at = at.filter(|&at| at < tokens.len() && tokens[at].line == token.line)?;
        Some(document.written(&tokens[at]))
    };
    let previous = neighbour(index.checked_sub(1)).unwrap_or("");
    let next = neighbour(Some(index + 1)).unwrap_or("");
    // `Haemonchus contortus`: behind a name, a word with a Latin ending is the second half of it.
    let latin = lower.len() >= 6
        && ["us", "a", "um", "is", "ae", "i", "ens", "ans", "oides"].iter().any(|ending| lower.ends_with(ending));
    let genus = previous.starts_with(char::is_uppercase)
        && (before.ends_with(". ") && previous.len() <= 2 || words().entry(&previous.to_lowercase()).is_none());
    if !is_known && (latin && genus || is_particle(lower)) {
        return false;
    }
    if !is_known && is_naming(previous) || is_title(previous) && written.starts_with(char::is_uppercase) {
        return false;
    }
    if is_foreign_sentence(document, index) || is_foreign_phrase(document, index, is_known) {
        return false;
    }
    if !written.starts_with(char::is_uppercase) {
        return true;
    }
    let opens = document.sentence_tokens(token.sentence).start == index;
    let capital_word = |word: &str| {
        word.starts_with(char::is_uppercase) && word.len() > 1 && !words().is_word(&word.to_lowercase(), ORDINARY)
    };
    // `– Chantelle O. (she/her)` signs with an initial.
    let after_initial = after.strip_prefix(' ').and_then(|rest| rest.strip_prefix(next)).unwrap_or_default();
    let initial = next.len() == 1
        && next.starts_with(char::is_uppercase)
        && after_initial.strip_prefix('.').is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(['\n', ' ']) && !rest[1..].starts_with(char::is_alphabetic)
        });
    // `Anna Lenght` is a name; `Project Managment Office` is not.
    let beside_name = capital_word(next) || !opens && capital_word(previous);
    let in_title = next.starts_with(char::is_uppercase) || !opens && previous.starts_with(char::is_uppercase);
    !initial && !beside_name && lower.len() >= 6 && (opens || is_known && in_title) && (is_known || lower.len() >= 7)
}

/// A word that says that the next one is a name or a term: `called`, `the term`.
fn is_naming(word: &str) -> bool {
    WORDS.naming.has_any_case(word)
}

/// The word stands in a quotation of a few words.
fn is_in_short_quotation(before: &str, after: &str) -> bool {
    const LONGEST: usize = 24;
    let mark = |byte: &u8| matches!(byte, b'"' | b'\n');
    let ahead = after.bytes().take(LONGEST).position(|byte| mark(&byte));
    let behind = before.bytes().rev().take(LONGEST).position(|byte| mark(&byte));
    let (Some(ahead), Some(behind)) = (ahead, behind) else {
        return false;
    };
    let open = before.len() - behind - 1;
    let marks = before.as_bytes()[open] == b'"' && after.as_bytes()[ahead] == b'"';
    // The mark to the left opens a quotation: a space or a bracket stands before it.
    marks
        && ahead + behind < LONGEST
        && before[..open].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(')
}

/// The neighbours are of another language: `chef de terre`, `Tēnā koe`, `Cordiali saluti`.
fn is_foreign_phrase(document: &Document, index: usize, is_known: bool) -> bool {
    let tokens = document.tokens();
    let token = &tokens[index];
    let strange = |at: usize| {
        let other = &tokens[at];
        let gap = if at < index { (other.end, token.start) } else { (token.end, other.start) };
        let written = document.written(other);
        let lower = written.to_lowercase();
        other.line == token.line
            && other.form == Form::Written
            && !other.is_opaque
            && &document.plain()[gap.0 as usize..gap.1 as usize] == " "
            && written.chars().all(char::is_alphabetic)
            // Inside a sentence a capital begins a name, which stands beside English words too.
            && (written.starts_with(char::is_lowercase)
                || document.sentence_tokens(other.sentence).start == at)
            && (is_particle(&lower) || written.chars().count() > 1 && words().entry(&lower).is_none() && words().slip(&lower).is_none())
    };
    // `École nationale`: what is written with marks that English lacks.
    let marked = |at: usize| {
        let other = &tokens[at];
        !is_known && other.line == token.line && !other.is_opaque && !document.written(other).is_ascii()
    };
    let either =
        |is: &dyn Fn(usize) -> bool| index.checked_sub(1).is_some_and(is) || index + 1 < tokens.len() && is(index + 1);
    let beside = either(&strange) || either(&marked);
    let framed = matches!(document.token_zone(token), Zone::Salutation | Zone::Closing);
    // Of a greeting or a closing the first word says the language.
    let first = &tokens[document.opens_line(index)];
    let english = [
        "dear",
        "hi",
        "hello",
        "good",
        "hey",
        "yours",
        "kind",
        "best",
        "warm",
        "with",
        "many",
        "thank",
        "thanks",
        "respectfully",
    ];
    let foreign_frame =
        framed && !is_known && !english.iter().any(|word| document.written(first).eq_ignore_ascii_case(word));
    let led = index.checked_sub(1).is_some_and(|before| {
        tokens[before].line == token.line
            && is_particle(document.written(&tokens[before]))
            && document.written(&tokens[before]) != "e"
    });
    foreign_frame || led || beside && (!is_known || token.end - token.start <= 5)
}

/// A small word of names and dishes: `chef de terre`, `Freiherr von Tümpling`.
fn is_particle(lower: &str) -> bool {
    WORDS.particles.has(lower)
}

/// A third and more of a sentence's small words in no list: it is written in another language.
fn is_foreign_sentence(document: &Document, index: usize) -> bool {
    const FARTHEST: usize = 60;
    let tokens = document.tokens();
    let sentence = document.sentence_tokens(tokens[index].sentence);
    let from = sentence.start.max(index.saturating_sub(FARTHEST));
    let to = sentence.end.min(index + FARTHEST);
    let (mut all, mut strange) = (0, 0);
    for (at, token) in tokens.iter().enumerate().take(to).skip(from) {
        let written = document.written(token);
        // Inside a sentence a capital begins a name, which every language has.
        let counts = written.starts_with(char::is_lowercase) || at == sentence.start;
        if counts && !token.is_opaque && !token.is_clitic && token.form == Form::Written && written.chars().count() > 1
        {
            let lower = written.to_lowercase();
            all += 1;
            let is_strange = words().entry(&lower).is_none_or(|entry| entry.size() > ORDINARY);
            // A known slip is English, however many there are of them; a short one may be a word of that language.
            let is_slip = || lower.len() > LEAST_PLAIN && words().slip(&lower).is_some();
            strange += usize::from(is_strange && !is_slip());
        }
    }
    strange >= 3 && strange * 3 >= all || strange >= 2 && strange * 2 >= all && all <= 4
}
