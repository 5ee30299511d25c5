//! The places of a draft that name somebody: runs of capitalised words, with the title before them.

use super::person::{is_degree, is_particle};
use super::setting::Setting;
use super::title::{Honorific, is_courtesy, is_honour, title};
use crate::calendar;
use crate::document::{Document, Form, Token, Zone};
use crate::spelling::{self, ORDINARY};
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "mention.txt" {
        salutes: WordSet,
        nameless_headers: WordSet,
    }
}

/// Words of a draft that may name a person.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The token of the first title before the name, and what the titles say.
    pub(super) title: Option<(usize, Honorific)>,
    /// The tokens of the name: no titles.
    pub(super) tokens: Vec<usize>,
    pub(super) setting: Setting,
    pub(super) zone: Zone,
}

/// A run of names is no longer than this.
const LONGEST: usize = 8;

/// Finds the mentions; `is_known` tells the words of known names, which may also stand written small.
pub(super) fn find(
    document: &Document,
    reads: impl Fn(&Token) -> bool,
    is_known: impl Fn(&str) -> bool,
) -> Vec<Mention> {
    let tokens = document.tokens();
    let mut mentions = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let token = &tokens[index];
        if !reads(token) || !begins(document, index, &is_known) || is_in_nameless_header(document, index) {
            index += 1;
            continue;
        }
        let (mention, next) = read(document, index, &is_known);
        index = next.max(index + 1);
        mentions.extend(mention);
    }
    mentions
}

pub(super) fn written(document: &Document, index: usize) -> &str {
    document.written(&document.tokens()[index])
}

fn is_word(document: &Document, index: usize) -> bool {
    let token = &document.tokens()[index];
    // Part of an address, a path or a handle.
    let signs = |c: char| matches!(c, '@' | '/' | '_' | '\\' | '#');
    let plain = document.plain();
    if plain[..token.start as usize].ends_with(signs) || plain[token.end as usize..].starts_with(['@', '_', '\\']) {
        return false;
    }
    let possession = token.is_clitic || token.form != Form::Written;
    !token.is_opaque
        && !possession
        && written(document, index)
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '.') || !c.is_ascii() && !c.is_numeric())
}

/// `Date: 4 March 2026`
fn is_in_nameless_header(document: &Document, index: usize) -> bool {
    document.token_zone(&document.tokens()[index]) == Zone::Headers
        && WORDS.nameless_headers.has_any_case(written(document, document.opens_line(index)))
}

pub(super) fn in_greeting(document: &Document, index: usize) -> bool {
    let token = &document.tokens()[index];
    document.token_zone(token) == Zone::Salutation
        || document.greeting().is_some_and(|greeting| greeting.overlaps(token.span()))
}

/// Whether a name may begin here.
fn begins(document: &Document, index: usize, is_known: &impl Fn(&str) -> bool) -> bool {
    let word = written(document, index);
    if word.starts_with(char::is_uppercase) {
        // `each Friday` is no slip of Farida.
        let is_other_word = is_degree(word) || calendar::is_name(word) && !in_greeting(document, index);
        return is_word(document, index) && (!is_other_word || is_known(word));
    }
    is_small_name(document, index, is_known) && is_word(document, index)
}

/// A known name that stands written small: `mcdonald`, `dear siobhan`.
fn is_small_name(document: &Document, index: usize, is_known: &impl Fn(&str) -> bool) -> bool {
    let word = written(document, index);
    word.len() >= 3
        && is_known(word)
        && (in_greeting(document, index)
            || word.chars().count() >= 4 && !spelling::words().is_word(&super::fold(word), ORDINARY + 1))
}

fn gap(document: &Document, first: usize, second: usize) -> &str {
    let tokens = document.tokens();
    &document.plain()[tokens[first].end as usize..tokens[second].start as usize]
}

/// Whether a name goes on from one token to the next.
fn goes_on(document: &Document, first: usize, second: usize) -> bool {
    let tokens = document.tokens();
    let gap = gap(document, first, second);
    // Initials and abbreviations: `J. Ortiz`, `Ma. Luisa`.
    let short = written(document, first).chars().count() <= 2
        || title(written(document, first)).is_some()
        || in_greeting(document, first) && is_courtesy(written(document, first));
    tokens[first].line == tokens[second].line
        && (matches!(gap, " " | "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\n")
            || short && matches!(gap, ". " | "." | ".-"))
}

/// Irish and Scottish Gaelic soften the first sound of whom they call: `A Chaitríona` is Caitríona.
fn follows_article(document: &Document, name: &[usize]) -> bool {
    let &[first, second, ..] = name else {
        return false;
    };
    let soft = written(document, second);
    written(document, first) == "A" && in_greeting(document, first) && soft.chars().nth(1) == Some('h')
}

fn is_salute(word: &str) -> bool {
    WORDS.salutes.has(&word.to_lowercase())
}

fn leads_to_capital(document: &Document, at: usize) -> bool {
    let tokens = document.tokens();
    let mut next = at + 1;
    while next < tokens.len() && next <= at + 3 && goes_on(document, next - 1, next) {
        let word = written(document, next);
        if word.starts_with(char::is_uppercase) {
            return true;
        }
        if !is_particle(word) {
            return false;
        }
        next += 1;
    }
    false
}

/// Reads the mention that begins at a token, if one does, and where to go on.
fn read(document: &Document, start: usize, is_known: &impl Fn(&str) -> bool) -> (Option<Mention>, usize) {
    let (title, first) = read_titles(document, start, is_known);
    let mut name = read_name(document, first, title.is_some(), is_known);
    let next = name.last().map_or(first, |last| last + 1);
    // One word may be a name that a slip made a word: "Dear Brain".
    let office = title.is_none() && next > first + 2 && (first + 1..next).all(|at| is_office(document, at, is_known));
    if follows_article(document, &name) || office && in_greeting(document, first) {
        return (None, next);
    }
    drop_head(document, &mut name, title.is_some(), is_known);
    // What follows a name in some languages says no more than Mr. or Ms.: `İlknur Hanım`.
    let is_behind = |at: usize| {
        let word = written(document, at);
        is_honour(word) || is_courtesy(word) && in_greeting(document, at) && !is_known(word)
    };
    while name.len() > 1 && name.last().is_some_and(|&at| is_behind(at)) {
        name.pop();
    }
    let letters = |at: &usize| written(document, *at).chars().filter(|c| c.is_alphabetic()).count();
    if name.iter().all(|at| letters(at) < 2) {
        return (None, next);
    }
    let setting = Setting::read(document, title, &name);
    let zone = document.token_zone(&document.tokens()[name[0]]);
    (Some(Mention { title, tokens: name, setting, zone }), next)
}

/// The titles from a token on: where they begin and the one that says most, and the token behind them.
fn read_titles(
    document: &Document,
    start: usize,
    is_known: &impl Fn(&str) -> bool,
) -> (Option<(usize, Honorific)>, usize) {
    let tokens = document.tokens();
    let mut found: Option<(usize, Honorific)> = None;
    let is_led = |at: usize| {
        at < tokens.len()
            && goes_on(document, at - 1, at)
            && is_word(document, at)
            && (written(document, at).starts_with(char::is_uppercase)
                || is_particle(written(document, at))
                || is_known(written(document, at)))
    };
    let mut at = start;
    while at < tokens.len() && is_word(document, at) && (at == start || goes_on(document, at - 1, at)) {
        let written = written(document, at);
        let honorific = title(written)
            .filter(|_| written.starts_with(char::is_uppercase) || in_greeting(document, at))
            .filter(|_| !is_half(document, at, is_known))
            // Behind another title, one that no name follows is the name: "Mr. Pak", "Ms. Dean".
            .filter(|_| found.is_none_or(|(_, title)| title.rank() == 0) || is_led(at + 1))
            .or_else(|| is_courtesy_before(document, at, is_known).then_some(Honorific::Other));
        let Some(honorific) = honorific else {
            break;
        };
        if found.is_none_or(|(_, known)| known.rank() < honorific.rank()) {
            found = Some((start, honorific));
        }
        at += 1;
    }
    (found, at)
}

/// Whether a word is the first half of a known double name, whatever it says by itself: `St-Onge`.
fn is_half(document: &Document, at: usize, is_known: &impl Fn(&str) -> bool) -> bool {
    at + 1 < document.tokens().len()
        && is_known(written(document, at))
        && matches!(gap(document, at, at + 1), "-" | "\u{2010}" | "\u{2011}")
}

/// In a greeting, a courtesy before a name: `Dear Kuya Ramon`.
fn is_courtesy_before(document: &Document, at: usize, is_known: &impl Fn(&str) -> bool) -> bool {
    let word = written(document, at);
    in_greeting(document, at)
        && is_courtesy(word)
        && !is_known(word)
        && at + 1 < document.tokens().len()
        && goes_on(document, at, at + 1)
        && written(document, at + 1).starts_with(char::is_uppercase)
}

/// The tokens of a name from one on.
fn read_name(document: &Document, first: usize, titled: bool, is_known: &impl Fn(&str) -> bool) -> Vec<usize> {
    let tokens = document.tokens();
    let capital = |at: usize| written(document, at).starts_with(char::is_uppercase);
    let mut name = Vec::new();
    let mut at = first;
    while at < tokens.len() && name.len() < LONGEST && is_word(document, at) {
        if at > 0 && (at > first || titled) && !goes_on(document, at - 1, at) {
            break;
        }
        let word = written(document, at);
        // A title begins a name of its own: "Dear Mr. Weiss".
        let leads = || {
            at + 1 < tokens.len()
                && goes_on(document, at, at + 1)
                && (capital(at + 1) || leads_to_capital(document, at + 1) || is_small_name(document, at + 1, is_known))
        };
        let titles = || title(word).is_some() && !is_half(document, at, is_known);
        if at > first && capital(at) && (titles() || is_courtesy_before(document, at, is_known)) && leads() {
            break;
        }
        // A particle stands before a capital; at the start only where it follows a title or a greeting.
        let particle =
            (at > first || titled || in_greeting(document, at)) && is_particle(word) && leads_to_capital(document, at);
        // The second half of a name may be small: `Chia-ling`.
        let half = at > first && matches!(gap(document, at - 1, at), "-" | "\u{2010}" | "\u{2011}") && capital(at - 1);
        if !(capital(at) || half || particle || is_small_name(document, at, is_known)) {
            break;
        }
        name.push(at);
        at += 1;
    }
    name
}

/// Drops the words before the name: the first word of a sentence has a capital anyway, and greetings begin with a word that is no name.
fn drop_head(document: &Document, name: &mut Vec<usize>, titled: bool, is_known: &impl Fn(&str) -> bool) {
    let opens = |at: usize| document.sentence_tokens(document.tokens()[at].sentence).start == at;
    while let Some(&head) = name.first() {
        let word = written(document, head);
        let greeting = !titled && in_greeting(document, head) && opens(head) && name.len() > 1;
        // In a greeting an ordinary word before the name is an office: "Dear Pastor Eide".
        let office = name.len() > 1 && in_greeting(document, head) && is_office(document, head, is_known);
        let ordinary = !titled && opens(head) && spelling::words().is_word(&word.to_lowercase(), ORDINARY);
        if is_known(word) || !(is_salute(word) || greeting || office || ordinary) {
            break;
        }
        name.remove(0);
    }
}

/// An ordinary word that is nobody's name: `Search`, `Committee`, `Pastor`.
fn is_office(document: &Document, at: usize, is_known: &impl Fn(&str) -> bool) -> bool {
    let word = written(document, at);
    let entry = spelling::words().entry(&word.to_lowercase());
    entry.is_some_and(|entry| entry.is_small() && !entry.is_name()) && !is_known(word)
}
