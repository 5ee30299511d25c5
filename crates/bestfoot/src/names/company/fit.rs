//! Laying a company's name on the draft: how far it goes, and what is wrong there.

use super::around::is_told;
use super::known::{KnownName, is_form, is_legal, is_link, same_form};
use super::{CompanySlipKind, gap_is_space, written};
use crate::document::{Document, Form};
use crate::names::fold::{Likeness, compare, fold, letters, sound_alike};
use crate::names::person::is_hyphen;

/// How a stretch of the draft fits the words of a name.
pub(super) struct Fit {
    /// How many tokens.
    pub(super) tokens: usize,
    /// How many words of the name.
    pub(super) words: usize,
    /// The first token that is wrong and the one behind the last, and what is wrong, if anything is.
    pub(super) wrong: Option<(usize, usize, CompanySlipKind, usize)>,
    /// How many words are right.
    pub(super) right: usize,
}

impl KnownName {
    /// How the name should stand where all of a long one stands in small letters: `lotus bridge travel`. Of two words, chance may put them together.
    pub(super) fn whole_in_small(&self, document: &Document, start: usize, fit: &Fit) -> Option<String> {
        let whole = fit.words == self.words.len() && fit.tokens == fit.words && fit.words >= 3 && fit.right == 0;
        let small = || (start..start + fit.tokens).all(|at| written(document, at).chars().all(char::is_lowercase));
        let case = matches!(fit.wrong, Some((_, _, CompanySlipKind::Case, _)));
        (whole && case && small()).then(|| self.words.join(" "))
    }
}

/// The next token of the same name: on the line, behind a space, a hyphen, a stop or an `and`.
pub(super) fn next(document: &Document, at: usize) -> Option<usize> {
    let tokens = document.tokens();
    let mut to = at + 1;
    // The `'s` inside a name.
    while tokens.get(to).is_some_and(|token| token.is_clitic) {
        to += 1;
    }
    let follows = |first: usize, second: usize| {
        tokens.get(second).is_some_and(|token| {
            let gap = &document.plain()[tokens[first].end as usize..token.start as usize];
            let owners = if document.plain()[..tokens[first].end as usize].ends_with('s') {
                gap.strip_prefix('\'')
            } else {
                None
            };
            let bare = owners
                .unwrap_or(gap)
                .trim_matches(|c: char| c == ' ' || c == '.' || c == '&' || c == '+' || is_hyphen(c) || c == '\n');
            token.line == tokens[first].line && bare.is_empty() && gap.len() <= 5 && !token.is_opaque
        })
    };
    if !follows(to - 1, to) {
        return None;
    }
    if is_link(written(document, to)) && follows(to, to + 1) {
        return Some(to + 1);
    }
    Some(to)
}

/// Lays a name on the draft from a token on, as far as it goes.
pub(super) fn fit(document: &Document, start: usize, name: &KnownName) -> Option<Fit> {
    let mut at = start;
    let mut word = 0;
    let mut wrong: Option<(usize, usize, CompanySlipKind, usize)> = None;
    let mut right = 0;
    let mut end = start;
    let mut note = |from: usize, to: usize, kind: CompanySlipKind, edits: usize| {
        let worse = wrong
            .is_none_or(|(_, _, known, _)| known != CompanySlipKind::Spelling && kind == CompanySlipKind::Spelling);
        wrong = if worse { Some((from, to, kind, edits)) } else { wrong };
    };
    while word < name.words.len() {
        let here = written(document, at);
        let wanted = &name.words[word];
        let second = next(document, at);
        let owned = name.owners[word] && letters(here) == letters(wanted) + "s";
        let step = match compare(here, wanted) {
            Likeness::Same => Some((1, 1, None)),
            // `Route 98` for Route 88.
            Likeness::Near(_) | Likeness::Different if is_number(here) && is_number(wanted) => {
                Some((1, 1, Some((CompanySlipKind::Spelling, 0))))
            }
            // `St. Brendans` for St. Brendan's.
            _ if owned => Some((1, 1, Some((CompanySlipKind::Spelling, 0)))),
            // A small letter behind the first word is a matter of style, unless the whole of a long name stands there.
            Likeness::OtherCase if is_initial_only(here, wanted) && word > 0 && name.words.len() < 3 => None,
            Likeness::OtherCase => Some((1, 1, Some((CompanySlipKind::Case, 0)))),
            Likeness::OtherAccents => Some((1, 1, Some((CompanySlipKind::Accents, 0)))),
            Likeness::OtherMarks => Some((1, 1, Some((CompanySlipKind::Spelling, 0)))),
            likeness => glued(document, at, second, &name.words[word..]).or(match likeness {
                Likeness::Near(edits) if !is_other_form(here, wanted) => {
                    Some((1, 1, Some((CompanySlipKind::Spelling, edits))))
                }
                _ if here.len() >= 4 && wanted.len() >= 4 && sound_alike(here, wanted) => {
                    Some((1, 1, Some((CompanySlipKind::Spelling, 3))))
                }
                _ => None,
            }),
        };
        let step = step.or_else(|| {
            replaced(document, at, name, word, right).then_some((1, 1, Some((CompanySlipKind::Spelling, 0))))
        });
        let Some((tokens, words, slip)) = step else {
            break;
        };
        let last = if tokens == 2 { second.unwrap_or(at) } else { at };
        match slip {
            Some((kind, edits)) => note(at, last + 1, kind, edits),
            None => right += 1,
        }
        word += words;
        end = last + 1;
        let Some(following) = next(document, last) else {
            break;
        };
        at = following;
    }
    // Small letters count only where every word of the name stands.
    let small = matches!(wrong, Some((from, _, CompanySlipKind::Case, _)) if from > start && written(document, from).starts_with(char::is_lowercase));
    if small && word < name.words.len() {
        wrong = None;
    }
    if let (None, Some(legal), true) = (&wrong, &name.legal, word == name.words.len())
        && let Some(form) = next(document, end - 1)
            .filter(|&at| is_form(written(document, at)) && !same_form(written(document, at), legal))
    {
        return Some(Fit {
            tokens: form + 1 - start,
            words: word,
            wrong: Some((form, form + 1, CompanySlipKind::Spelling, 0)),
            right,
        });
    }
    (word > 0).then_some(Fit { tokens: end - start, words: word, wrong, right })
}

pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// One word of a longer name in place of another: `Mulberry Lane Pediatrics`, `Nic Aodha & Sons`.
fn replaced(document: &Document, at: usize, name: &KnownName, word: usize, right: usize) -> bool {
    let tokens = document.tokens();
    let capital = written(document, at).starts_with(char::is_uppercase) && !is_form(written(document, at));
    if word == 0 || !capital || right < word || tokens[at].form != Form::Written || is_legal(written(document, at)) {
        return false;
    }
    let linked = is_link(written(document, at - 1)) || document.plain()[..tokens[at].start as usize].ends_with("& ");
    let goes_on = name.words.get(word + 1).is_some_and(|wanted| {
        next(document, at).is_some_and(|after| compare(written(document, after), wanted) == Likeness::Same)
    });
    let ampersand = document.plain()[..tokens[at].start as usize].ends_with("& ");
    let whole = name.words.len() == word + 1 && ampersand && word >= 1;
    let last = name.words.len() - 1 - usize::from(goes_on);
    // More words behind it make it the name of somebody else.
    let longer = last == word
        && next(document, if goes_on { next(document, at).unwrap_or(at) } else { at }).is_some_and(|after| {
            written(document, after).starts_with(char::is_uppercase) && !is_legal(written(document, after))
        });
    // "I learned the trade at Bell & Howell": another firm than Bell & Finch.
    (goes_on || linked && word >= 2 || whole) && !longer && !is_told(document, at)
}

/// `SilverTern` for Silver Tern, `Sun Bridge` for `SunBridge`: how many tokens, and how many words of the name.
type Step = (usize, usize, Option<(CompanySlipKind, usize)>);

fn glued(document: &Document, at: usize, second: Option<usize>, wanted: &[String]) -> Option<Step> {
    let here = letters(written(document, at));
    let capital = |at: usize| written(document, at).starts_with(char::is_uppercase);
    if let Some(following) = wanted.get(1)
        && here.len() >= 6
        && here == letters(&wanted[0]) + &letters(following)
    {
        return Some((1, 2, Some((CompanySlipKind::Case, 0))));
    }
    let second = second.filter(|&second| {
        capital(at) && (capital(second) || second == at + 1 && !gap_is_space(document, at, second))
    })?;
    let whole = here + &letters(written(document, second));
    (whole.len() >= 6 && whole == letters(&wanted[0])).then_some((2, 1, Some((CompanySlipKind::Case, 0))))
}

/// Only the first letter is small: inside a name of several words that is a matter of style.
fn is_initial_only(written: &str, known: &str) -> bool {
    written.chars().skip(1).eq(known.chars().skip(1))
}

/// A plural or an ending is another word, not a slip.
fn is_other_form(written: &str, known: &str) -> bool {
    let (a, b) = (fold(written), fold(known));
    ["s", "ed", "er", "ing", "es", "ly", "y", "n", "an", "ian"]
        .iter()
        .any(|ending| a == format!("{b}{ending}") || b == format!("{a}{ending}"))
}
