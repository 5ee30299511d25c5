//! The company's name, and how the draft writes it.

mod another;
mod around;
mod fit;
mod known;
mod meant;
mod words;

pub(crate) use self::known::{has_legal_form, is_legal, telling};

use self::another::{
    is_anyone, is_called, is_explained, is_joined_to_another, is_named, is_numbered, is_of_kin, is_of_trade,
    is_well_known, joins,
};
use self::fit::{Fit, fit, next};
use self::known::{KnownName, is_form};
use self::meant::Nearly;
use super::fold::{Likeness, compare, fold, letters};
use crate::document::{Document, Form, Token};

/// A place where the company's name is written wrong.
#[derive(Clone, Debug)]
pub(crate) struct CompanySlip {
    /// The tokens from the first to behind the last.
    pub(crate) tokens: (usize, usize),
    pub(crate) expected: String,
    pub(crate) kind: CompanySlipKind,
}

/// What is wrong with the company's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompanySlipKind {
    Spelling,
    /// Capitals, or words written as one or one as two.
    Case,
    Accents,
}

/// The places where the company is nearly named. `is_person` tells words that are names of known people, `is_own`
/// the folded words of names that are the writer's own employers'.
pub(crate) fn slips(
    document: &Document,
    names: &[&str],
    reads: impl Fn(&Token) -> bool,
    is_person: impl Fn(&str) -> bool,
    is_own: impl Fn(&[String]) -> bool,
) -> Vec<CompanySlip> {
    let known: Vec<KnownName> =
        names.iter().map(|name| KnownName::new(name)).filter(|name| !name.words.is_empty()).collect();
    let tokens = document.tokens();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let here = at;
        at += 1;
        if tokens[here].is_opaque
            || tokens[here].is_clitic
            || tokens[here].form != Form::Written
            || !reads(&tokens[here])
        {
            continue;
        }
        // Inside a sentence a small word is the name only if it has its letters.
        let word = written(document, here);
        if word.starts_with(|c: char| c.is_ascii_lowercase())
            && !known
                .iter()
                .any(|name| name.words[0].starts_with(char::is_lowercase) || name.words[0].eq_ignore_ascii_case(word))
        {
            continue;
        }
        let fits: Vec<(Fit, &KnownName)> =
            known.iter().filter_map(|name| Some((fit(document, here, name)?, name))).collect();
        let right = fits.iter().filter(|(fit, _)| fit.wrong.is_none()).map(|(fit, _)| fit.tokens).max();
        let wrong = fits.iter().filter(|(fit, _)| fit.wrong.is_some()).max_by_key(|(fit, _)| fit.tokens);
        // A right name here ends the matter, unless a longer one goes on wrong.
        if let Some(right) = right
            && wrong.is_none_or(|(fit, _)| fit.tokens <= right)
        {
            at = here + right;
            continue;
        }
        let Some((fit, name)) = wrong else {
            continue;
        };
        if let Some(expected) = name.whole_in_small(document, here, fit) {
            found.push(CompanySlip { tokens: (here, here + fit.tokens), expected, kind: CompanySlipKind::Case });
            at = here + fit.tokens;
            continue;
        }
        // "Paxson & Lowe": a partner whom the company does not have.
        if is_joined_to_another(document, here + fit.tokens, name) {
            continue;
        }
        let end = here + fit.tokens;
        let is_slip = matches!(fit.wrong, Some((_, _, CompanySlipKind::Spelling, _)));
        let in_part = fit.words < name.words.len();
        // Another accent is no other house: "I left Strandhall certain that …" may be said of the reader's.
        let words = tokens[here..end].iter().filter(|token| !token.is_clitic);
        if !matches!(fit.wrong, Some((_, _, CompanySlipKind::Accents, _)))
            && is_own(&words.map(|token| fold(document.written(token))).collect::<Vec<_>>())
        {
            continue;
        }
        // "Arlo & Finch" beside Arlow Finch, "Solvant 3", "my wife is at Northgate Medical", "a bakery called Pemberly's", the well-known Siemens.
        if is_slip
            && (!name.is_joined && joins(document, here, end)
                || is_numbered(document, end)
                || is_of_kin(document, here)
                || is_called(document, here)
                || is_well_known(document, here, end))
        {
            continue;
        }
        // "BrightPath, a club for shy readers"
        if is_anyone(document, end) {
            continue;
        }
        // "a Solvano that creaked", "Luminarte, the festival": not the company of nearly that name.
        if is_slip && (in_part && is_explained(document, here, end) || is_of_trade(document, end)) {
            continue;
        }
        // Where the right name stands in the same sentence, one like it is somebody else's.
        if fit.right == 0 && is_named(document, here, &known) {
            continue;
        }
        if Nearly::new(document, here, fit, name, &is_person).is_some_and(|nearly| nearly.is_meant()) {
            let (from, to, kind, _) = fit.wrong.expect("only those that have one are looked at");
            found.push(CompanySlip {
                tokens: (from, to),
                expected: expected(document, here, fit, name, (from, to)),
                kind,
            });
            at = here + fit.tokens;
        }
    }
    found
}

fn written(document: &Document, at: usize) -> &str {
    document.written(&document.tokens()[at])
}

fn gap_is_space(document: &Document, first: usize, second: usize) -> bool {
    let tokens = document.tokens();
    &document.plain()[tokens[first].end as usize..tokens[second].start as usize] == " "
}

/// What should stand in place of the wrong tokens.
fn expected(document: &Document, start: usize, fit: &Fit, name: &KnownName, (from, to): (usize, usize)) -> String {
    // Word for word, the name's words begin where the tokens do; glued and split ones are at one end of the stretch.
    let mut word = 0;
    let mut at = start;
    while at < from && word < fit.words {
        word += 1;
        let Some(following) = next(document, at) else {
            break;
        };
        at = following;
    }
    let word = word.min(name.words.len() - 1);
    let here: String = (from..to).map(|at| letters(written(document, at))).collect();
    let second = name.words.get(word + 1).map(|second| letters(&name.words[word]) + &letters(second));
    if to - from == 1 && second.is_some_and(|both| both == here) {
        return format!("{} {}", name.words[word], name.words[word + 1]);
    }
    if is_form(written(document, from)) && compare(written(document, from), &name.words[word]) == Likeness::Different {
        return name.legal.clone().unwrap_or_default();
    }
    if name.owners[word] && letters(written(document, from)).ends_with('s') {
        return format!("{}'s", name.words[word]);
    }
    name.words[word].clone()
}
