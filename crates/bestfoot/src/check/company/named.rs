//! Is the company named?

use super::words::WORDS;
use crate::check::{Check, Draft, Report};
use crate::document::{Document, Form, Full, Zone};
use crate::names::company::telling;
use crate::names::{Likeness, compare, fold};

/// Whether the folded text of `hay` holds the words of `needle` side by side.
fn holds_words(hay: &[String], needle: &[String]) -> bool {
    !needle.is_empty() && hay.windows(needle.len()).any(|window| window == needle)
}

fn folded_words(document: &Document) -> Vec<String> {
    let tokens = document.tokens().iter().filter(|token| {
        let possession = token.is_clitic && token.form == Form::Full(Full::S);
        !(matches!(document.token_zone(token), Zone::Quoted | Zone::Code) || possession)
    });
    tokens.map(|token| fold(document.written(token))).collect()
}

/// Reports a draft that never names the company, as variant `addressed` where it greets somebody by name and speaks of the reader's own house in
/// the words `place` (your workshop), or goes to a mail domain of the company's name. Without an application it looks for the words `any` (your company), which name nobody,
/// and for a capitalised name anywhere that could be the company's.
pub(in crate::check) struct Named;

impl Check for Named {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        if draft.word_count() < 20 || document.tokens().is_empty() || has_slot(document) {
            return;
        }
        let application = draft.application();
        let hay = folded_words(document);
        if application.company.is_some() {
            let named = application.company_names().any(|name| {
                let telling: Vec<String> = telling(name).iter().map(|word| fold(word)).collect();
                let initials: String = telling.iter().filter_map(|word| word.chars().next()).collect();
                let first = telling.first().is_some_and(|first| {
                    hay.iter().any(|word| {
                        word == first || !matches!(compare(word, first), Likeness::Different) && first.len() >= 5
                    })
                });
                holds_words(&hay, &telling)
                    || first
                    || is_called_short(document, &telling)
                    || initials.len() >= 2 && hay.contains(&initials)
                    || glued(&hay, &telling)
                    // `ZWEI+EINS GmbH`, whose signs part words in a text and none in a name.
                    || name.contains(|c: char| c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '-' | '\''))
                        && document.plain().to_lowercase().contains(&name.to_lowercase())
            });
            if !named {
                let addressed = greets_somebody(document)
                    && (!draft.phrase_tokens("place").is_empty()
                        || application.company_names().any(|name| goes_to(document, name)));
                let finding = report.draft();
                finding.value("company", application.company.clone().unwrap_or_default());
                if addressed {
                    finding.variant("addressed");
                }
            }
            return;
        }
        let vague = draft.phrase_tokens("any");
        if let Some(&(start, end)) = vague.first()
            && !names_somebody(document)
        {
            let span = draft.display_tokens(start, end);
            report.words(span).variant("vague");
        }
    }
}

/// `The Trust` for Tanner's Lane Playhouse Trust: the last word of the name, with the capital of a name behind the article.
fn is_called_short(document: &Document, telling: &[String]) -> bool {
    let tokens = document.tokens();
    let capital =
        |at: usize| tokens.get(at).is_some_and(|token| document.written(token).starts_with(char::is_uppercase));
    (1..tokens.len()).any(|at| {
        document.written(&tokens[at - 1]).eq_ignore_ascii_case("the")
            && capital(at)
            && !capital(at + 1)
            && document.token_zone(&tokens[at]) == Zone::Body
            && telling.last() == Some(&fold(document.written(&tokens[at])))
    })
}

/// Whether the mail goes to a house of the company's name: `cniedermeyer@brandtmosley.example`.
fn goes_to(document: &Document, name: &str) -> bool {
    /// Letters; shorter names stand inside others.
    const LEAST: usize = 5;
    let words: Vec<String> = telling(name).iter().map(|word| fold(word)).collect();
    let starts: Vec<String> = (1..=words.len()).map(|count| words[..count].concat()).collect();
    document.facts().to.iter().any(|mailbox| {
        let domain = mailbox
            .address
            .as_deref()
            .unwrap_or_default()
            .rsplit('@')
            .next()
            .unwrap_or_default()
            .replace('-', "")
            .to_lowercase();
        starts.iter().any(|start| start.len() >= LEAST && domain.starts_with(start.as_str()))
    })
}

/// `[Hotel Name]` in the body: it is to be named, and another lint asks to fill it in.
fn has_slot(document: &Document) -> bool {
    /// Characters; a slot says in a few words what belongs there.
    const LONGEST: usize = 40;
    let plain = document.plain();
    plain.match_indices('[').any(|(at, _)| {
        let end = plain[at + 1..].char_indices().take(LONGEST).find(|(_, c)| matches!(c, '[' | ']' | '\n'));
        let slot = end.filter(|(_, c)| *c == ']').map(|(length, _)| &plain[at + 1..at + 1 + length]);
        let names_company =
            |slot: &str| slot.split(|c: char| !c.is_alphabetic()).any(|word| WORDS.slots.has_any_case(word));
        slot.is_some_and(names_company) && document.plain_zone(at) == Zone::Body
    })
}

/// Whether the greeting holds the name of a person: a capital behind the first word that is neither a title by itself nor a role.
fn greets_somebody(document: &Document) -> bool {
    let tokens = document.tokens().iter().filter(|token| document.token_zone(token) == Zone::Salutation);
    let words: Vec<&str> = tokens.map(|token| document.written(token)).collect();
    let is_nobody = |word: &&str| WORDS.nobody.has(&word.to_lowercase());
    let is_name = |word: &&str| word.len() > 1 && word.starts_with(char::is_uppercase);
    words.iter().skip(1).any(is_name) && !words.iter().any(is_nobody)
}

/// `north wind` for Northwind, `northwind` for North Wind.
fn glued(hay: &[String], telling: &[String]) -> bool {
    let whole: String = telling.concat();
    let first = telling.first();
    hay.contains(&whole)
        || hay.windows(2).any(|pair| pair.concat() == whole || first.is_some_and(|first| pair.concat() == *first))
}

/// Whether any capitalised word inside a sentence of the body, or an inside address, could name the company.
fn names_somebody(document: &Document) -> bool {
    let tokens = document.tokens();
    let addressed = document.zone_lines(Zone::InsideAddress).next().is_some();
    addressed
        || (0..tokens.len()).any(|index| {
            let token = &tokens[index];
            let word = document.written(token);
            let body = matches!(document.token_zone(token), Zone::Body | Zone::Salutation | Zone::Subject);
            let opens = document.sentence_tokens(token.sentence).start == index;
            let before = index.checked_sub(1).map_or("", |before| document.written(&tokens[before]));
            let placed = matches!(
                before.to_ascii_lowercase().as_str(),
                "at" | "join" | "joining" | "for" | "with" | "to" | "about"
            );
            body && placed && !opens && word.len() > 1 && word.starts_with(char::is_uppercase)
        })
}
