//! The places of a draft that name somebody: runs of capitalised words, with the title before them.

use super::person::{Honorific, is_degree, is_particle, title};
use crate::document::{Document, Form, Token, Zone};
use crate::spelling::{self, ORDINARY};

/// Words of a draft that may name a person.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The token of the first title before the name.
    pub(super) title: Option<(usize, Honorific)>,
    /// The tokens of the name: no titles.
    pub(super) tokens: Vec<usize>,
    /// Whether the greeting holds it.
    pub(super) is_greeted: bool,
    /// Whether the greeting is English, so that a name of it has no other form.
    pub(super) is_english: bool,
    /// Set off by commas and addressed.
    pub(super) is_called: bool,
    /// "the Garcías".
    pub(super) is_many: bool,
    /// The words before say that it is somebody of the writer's own: "my former boss, …".
    pub(super) is_own_other: bool,
    /// It stands in quotation marks.
    pub(super) is_quoted: bool,
    /// A preposition of place stands before it.
    pub(super) is_placed: bool,
    pub(super) zone: Zone,
}

/// A run of names is no longer than this.
const LONGEST: usize = 8;

/// Finds the mentions; `is_known` tells the folded words of known names, which may also stand written small.
pub(super) fn find(document: &Document, reads: impl Fn(&Token) -> bool, is_known: impl Fn(&str) -> bool) -> Vec<Mention> {
    let tokens = document.tokens();
    let mut mentions = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let token = &tokens[index];
        if !reads(token) || !begins(document, index, &is_known) {
            index += 1;
            continue;
        }
        let (mention, next) = read(document, index, &is_known);
        index = next.max(index + 1);
        mentions.extend(mention);
    }
    mentions
}

fn written<'d>(document: &'d Document, index: usize) -> &'d str {
    document.written(&document.tokens()[index])
}

fn is_word(document: &Document, index: usize) -> bool {
    let token = &document.tokens()[index];
    // Part of an address, a path or a handle.
    let signs = |c: char| matches!(c, '@' | '/' | '_' | '\\' | '#');
    let plain = document.plain();
    if plain[..token.start as usize].ends_with(signs) || plain[token.end as usize..].starts_with(|c| matches!(c, '@' | '_' | '\\')) {
        return false;
    }
    let possession = token.is_clitic || token.form != Form::Written;
    !token.is_opaque && !possession && written(document, index).chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '.') || !c.is_ascii() && !c.is_numeric())
}

pub(super) fn in_greeting(document: &Document, index: usize) -> bool {
    let token = &document.tokens()[index];
    document.token_zone(token) == Zone::Salutation || document.greeting().is_some_and(|greeting| greeting.overlaps(token.span()))
}

/// Whether a name may begin here.
fn begins(document: &Document, index: usize, is_known: &impl Fn(&str) -> bool) -> bool {
    let word = written(document, index);
    if !is_word(document, index) || is_degree(word) && !is_known(&super::fold(word)) {
        return false;
    }
    word.starts_with(char::is_uppercase) || is_small_name(document, index, is_known)
}

/// A known name that stands written small: `mcdonald`, `dear siobhan`.
fn is_small_name(document: &Document, index: usize, is_known: &impl Fn(&str) -> bool) -> bool {
    let word = written(document, index);
    let folded = super::fold(word);
    word.chars().count() >= 3
        && is_known(&folded)
        && (in_greeting(document, index) || word.chars().count() >= 4 && !spelling::words().is_word(&folded, ORDINARY + 1))
}

fn gap<'d>(document: &'d Document, first: usize, second: usize) -> &'d str {
    let tokens = document.tokens();
    &document.plain()[tokens[first].end as usize..tokens[second].start as usize]
}

/// Whether a name goes on from one token to the next.
fn goes_on(document: &Document, first: usize, second: usize) -> bool {
    let tokens = document.tokens();
    let gap = gap(document, first, second);
    let short = written(document, first).chars().count() == 1 || title(written(document, first)).is_some();
    tokens[first].line == tokens[second].line
        && (matches!(gap, " " | "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\n") || short && matches!(gap, ". " | "." | ".-"))
}

fn read(document: &Document, start: usize, is_known: &impl Fn(&str) -> bool) -> (Option<Mention>, usize) {
    let tokens = document.tokens();
    let mut found_title = None;
    let mut at = start;
    while at < tokens.len() && is_word(document, at) {
        let Some(honorific) = title(written(document, at)).filter(|_| written(document, at).starts_with(char::is_uppercase) || in_greeting(document, at)) else {
            break;
        };
        // Of `Prof. Dr.` the first says most; ranks stand beside others.
        if found_title.is_none_or(|(_, known)| known == Honorific::Other) {
            found_title = Some((at, honorific));
        }
        at += 1;
        if at >= tokens.len() || !goes_on(document, at - 1, at) {
            return (None, at);
        }
    }
    let first = at;
    let mut name = Vec::new();
    while at < tokens.len() && name.len() < LONGEST && is_word(document, at) {
        if at > first && !goes_on(document, at - 1, at) {
            break;
        }
        let word = written(document, at);
        let capital = word.starts_with(char::is_uppercase);
        // A title begins a name of its own: "Dear Mr. Weiss".
        let leads = |at: usize| at + 1 < tokens.len() && goes_on(document, at, at + 1)
            && (written(document, at + 1).starts_with(char::is_uppercase) || leads_to_capital(document, at + 1));
        if at > first && capital && title(word).is_some() && leads(at) {
            break;
        }
        // A particle stands before a capital; at the start only where it follows a title or a greeting.
        let particle = is_particle(word) && leads_to_capital(document, at);
        // The second half of a name may be small: `Chia-ling`.
        let half = at > first && matches!(gap(document, at - 1, at), "-" | "\u{2010}" | "\u{2011}") && written(document, at - 1).starts_with(char::is_uppercase);
        if !(capital || half || particle && (at > first || found_title.is_some() || in_greeting(document, at)) || is_small_name(document, at, is_known)) {
            break;
        }
        name.push(at);
        at += 1;
    }
    let next = at;
    if follows_article(document, &name) {
        return (None, next);
    }
    // The first word of a sentence has a capital anyway, and greetings begin with a word that is no name.
    let opens = |index: usize| document.sentence_tokens(tokens[index].sentence).start == index;
    while let Some(&head) = name.first() {
        let word = written(document, head);
        let known = is_known(&super::fold(word));
        let greeting = found_title.is_none() && in_greeting(document, head) && opens(head);
        let ordinary = found_title.is_none() && opens(head) && spelling::words().is_word(&word.to_lowercase(), ORDINARY);
        if known || !(is_salute(word) || greeting && name.len() > 1 || ordinary) {
            break;
        }
        name.remove(0);
    }
    // What follows a name in some languages says no more than Mr. or Ms.: `İlknur Hanım`.
    while name.len() > 1 && name.last().is_some_and(|&at| is_honour(written(document, at))) {
        name.pop();
    }
    let letters = |at: &usize| written(document, *at).chars().filter(|c| c.is_alphabetic()).count();
    if name.iter().all(|at| letters(at) < 2) {
        return (None, next);
    }
    let (first, last) = (name[0], name[name.len() - 1]);
    let before = found_title.map_or(first, |(at, _)| at).checked_sub(1);
    let mention = Mention {
        title: found_title,
        is_greeted: in_greeting(document, first),
        is_english: greets_in_english(document, first) || found_title.is_some_and(|(_, title)| title != Honorific::Other),
        is_called: is_called(document, found_title.map_or(first, |(at, _)| at), last),
        is_many: before.is_some_and(|at| {
            tokens[at].line == tokens[first].line && matches!(written(document, at).to_lowercase().as_str(), "the" | "two" | "both" | "three")
        }),
        is_own_other: before.is_some_and(|at| is_own_other(document, at, first)),
        is_quoted: document.plain()[..tokens[first].start as usize].ends_with('"'),
        is_placed: before.is_some_and(|at| matches!(written(document, at).to_lowercase().as_str(), "in" | "at" | "near" | "from" | "through" | "of" | "around")),
        zone: document.token_zone(&tokens[first]),
        tokens: name,
    };
    (Some(mention), next)
}

fn is_honour(word: &str) -> bool {
    matches!(super::fold(word).as_str(), "hanim" | "bey" | "san" | "sama" | "sensei" | "ji" | "abi" | "agha" | "saheb" | "sahib" | "garu" | "nim")
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
    matches!(
        word.to_lowercase().as_str(),
        "dear" | "hi" | "hello" | "hey" | "good" | "morning" | "afternoon" | "evening" | "greetings" | "thanks" | "thank" | "hola" | "aloha" | "ciao" | "bonjour"
            | "hallo" | "salut" | "attn" | "attention" | "subject" | "re" | "cc" | "to" | "from"
    )
}

/// Whether the line begins with an English greeting.
fn greets_in_english(document: &Document, index: usize) -> bool {
    let tokens = document.tokens();
    let line = tokens[index].line;
    let first = tokens[..index].iter().rev().take_while(|token| token.line == line).last();
    first.is_some_and(|token| {
        matches!(document.written(token).to_lowercase().as_str(), "dear" | "hi" | "hello" | "hey" | "good" | "greetings" | "thanks" | "thank" | "morning" | "afternoon")
    })
}

/// Set off by a comma and the end of a clause, where the sentence speaks to somebody: "Thank you again, Katherine."
fn is_called(document: &Document, start: usize, last: usize) -> bool {
    let tokens = document.tokens();
    let plain = document.plain();
    let before = plain[..tokens[start].start as usize].trim_end_matches([' ', '\n']);
    let after = plain[tokens[last].end as usize..].chars().next();
    let closes = after.is_none_or(|c| matches!(c, ',' | '.' | '!' | '?' | ';' | '\n' | ':'));
    // A term of endearment comes between comma and name: "dear Gülşen".
    let before = before.strip_suffix(" dear").unwrap_or(before);
    closes && before.ends_with([',', ';'])
}

/// "my former boss, Mr. Rémi Trembley": from `my` on nothing but the words for who that is.
fn is_own_other(document: &Document, before: usize, first: usize) -> bool {
    const FARTHEST: usize = 6;
    let tokens = document.tokens();
    let sentence = tokens[first].sentence;
    for at in (before.saturating_sub(FARTHEST)..=before).rev() {
        let word = written(document, at).to_lowercase();
        if tokens[at].sentence != sentence {
            return false;
        }
        match word.as_str() {
            "my" | "our" | "another" => return true,
            "to" | "that" | "with" | "for" | "from" | "at" | "on" | "and" | "or" | "but" | "when" | "is" | "was" | "were" | "had" | "have" | "who" | "told" | "if"
            | "by" | "then" | "as" | "met" | "what" | "than" | "about" | "how" | "where" | "why" | "which" | "because" | "while" => return false,
            // "I met my tutor Jon" is one thing, "my CV Jon" none: a capital between is a name of its own.
            _ if written(document, at).starts_with(char::is_uppercase) => return false,
            _ => {}
        }
    }
    false
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
