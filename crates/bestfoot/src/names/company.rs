//! The company's name: its words, the forms of it that are right, and how the draft writes it.

use super::fold::{Likeness, compare, fold, letters, sound_alike};
use super::person::{is_hyphen, words};
use crate::document::{Document, Form, Token, Zone};
use crate::spelling::{self, ORDINARY};

/// Words for the legal form of a company, which its name is right without.
const LEGAL: [&str; 44] = [
    "inc",
    "incorporated",
    "llc",
    "llp",
    "lp",
    "ltd",
    "limited",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "kgaa",
    "se",
    "co",
    "company",
    "corp",
    "corporation",
    "group",
    "holding",
    "holdings",
    "sa",
    "s.a",
    "sas",
    "sarl",
    "srl",
    "s.r.l",
    "spa",
    "s.p.a",
    "bv",
    "b.v",
    "nv",
    "n.v",
    "pty",
    "pvt",
    "oy",
    "as",
    "asa",
    "aps",
    "ab",
    "the",
    "and",
    "of",
    "&",
    "kk",
];

pub(crate) fn is_legal(word: &str) -> bool {
    LEGAL.contains(&fold(word).trim_end_matches('.'))
}

/// The words of a company's name that tell it from others.
pub(crate) fn telling(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.trim_end_matches("'s").to_owned()).filter(|word| !is_legal(word)).collect()
}

/// A name of the company as it is matched: the words without the legal form behind, the article before and the `and` between them.
struct KnownName {
    words: Vec<String>,
    /// Which of the words had an `'s`.
    owners: Vec<bool>,
    /// The legal form behind them.
    legal: Option<String>,
}

impl KnownName {
    fn new(name: &str) -> Self {
        let plain = name.replace('+', " & ");
        let mut all: Vec<String> = words(&plain);
        let mut legal = None;
        while all.len() > 1 && is_legal(&all[all.len() - 1]) {
            legal = all.pop();
        }
        // `PT Sinar Jaya`, `Kabushiki Kaisha Tanemura`: forms that stand in front.
        while all.len() > 1
            && matches!(fold(&all[0]).as_str(), "the" | "pt" | "ooo" | "uab" | "sia" | "kabushiki" | "kaisha")
        {
            all.remove(0);
        }
        all.retain(|word| !is_link(word));
        let owners = all.iter().map(|word| possessive(word).len() < word.len()).collect();
        Self { words: all.iter().map(|word| possessive(word).to_owned()).collect(), owners, legal }
    }
}

impl KnownName {
    /// How the name should stand where all of a long one stands in small letters: `lotus bridge travel`. Of two words, chance may put them together.
    fn whole_in_small(&self, document: &Document, start: usize, fit: &Fit) -> Option<String> {
        let whole = fit.words == self.words.len() && fit.tokens == fit.words && fit.words >= 3 && fit.right == 0;
        let small = || (start..start + fit.tokens).all(|at| written(document, at).chars().all(char::is_lowercase));
        let case = matches!(fit.wrong, Some((_, _, CompanySlipKind::Case, _)));
        (whole && case && small()).then(|| self.words.join(" "))
    }
}

/// A name without the `'s` at its end: `McGarrigle's`.
fn possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word)
}

fn is_link(word: &str) -> bool {
    matches!(fold(word).as_str(), "and" | "&" | "und" | "et" | "y" | "e")
}

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

/// How a stretch of the draft fits the words of a name.
struct Fit {
    /// How many tokens.
    tokens: usize,
    /// How many words of the name.
    words: usize,
    /// The first token that is wrong and the one behind the last, and what is wrong, if anything is.
    wrong: Option<(usize, usize, CompanySlipKind, usize)>,
    /// How many words are right.
    right: usize,
}

/// The places where the company is nearly named. `is_person` tells words that are names of known people.
pub(crate) fn slips(
    document: &Document,
    names: &[&str],
    reads: impl Fn(&Token) -> bool,
    is_person: impl Fn(&str) -> bool,
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
        // "a Solvano that creaked", "Luminarte, the festival": not the company of nearly that name.
        let is_slip = matches!(fit.wrong, Some((_, _, CompanySlipKind::Spelling, _)));
        if is_slip && fit.words < name.words.len() && is_explained(document, here, here + fit.tokens) {
            continue;
        }
        let is_one = |word: &str| is_person(word);
        // Where the right name stands in the same sentence, one like it is somebody else's.
        if fit.right == 0 && is_named(document, here, &known) {
            continue;
        }
        if is_meant(document, here, fit, name, is_one) {
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

/// Whether a `&` and a capital go on behind a place where the company's name has neither. An `and` may as well begin another part of the sentence.
fn is_joined_to_another(document: &Document, end: usize, name: &KnownName) -> bool {
    let tokens = document.tokens();
    let Some(next) = tokens.get(end) else {
        return false;
    };
    let gap = &document.plain()[tokens[end - 1].end as usize..next.start as usize];
    let capital = |at: usize| tokens.get(at).is_some_and(|_| written(document, at).starts_with(char::is_uppercase));
    let joins = gap == " & " && capital(end)
        || gap == " " && is_link(written(document, end)) && written(document, end) != "and" && capital(end + 1);
    let partner = if gap == " & " { end } else { end + 1 };
    joins && !name.words.iter().any(|word| !matches!(compare(written(document, partner), word), Likeness::Different))
}

/// Whether a sentence has the first word of one of the names as it should be.
fn is_named(document: &Document, at: usize, known: &[KnownName]) -> bool {
    const FARTHEST: usize = 60;
    let sentence = document.sentence_tokens(document.tokens()[at].sentence);
    let from = sentence.start.max(at.saturating_sub(FARTHEST));
    (from..sentence.end.min(at + FARTHEST))
        .any(|other| other != at && known.iter().any(|name| written(document, other) == name.words[0]))
}

fn written(document: &Document, at: usize) -> &str {
    document.written(&document.tokens()[at])
}

/// The next token of the same name: on the line, behind a space, a hyphen, a stop or an `and`.
fn next(document: &Document, at: usize) -> Option<usize> {
    let tokens = document.tokens();
    let mut to = at + 1;
    // The `'s` inside a name.
    while tokens.get(to).is_some_and(|token| token.is_clitic) {
        to += 1;
    }
    let follows = |first: usize, second: usize| {
        tokens.get(second).is_some_and(|token| {
            let gap = &document.plain()[tokens[first].end as usize..token.start as usize];
            let bare =
                gap.trim_matches(|c: char| c == ' ' || c == '.' || c == '&' || c == '+' || is_hyphen(c) || c == '\n');
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
fn fit(document: &Document, start: usize, name: &KnownName) -> Option<Fit> {
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

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Legal forms that exclude each other.
fn is_form(word: &str) -> bool {
    matches!(
        letters(word).as_str(),
        "gmbh"
            | "ag"
            | "kg"
            | "inc"
            | "llc"
            | "llp"
            | "ltd"
            | "limited"
            | "plc"
            | "bv"
            | "nv"
            | "srl"
            | "spa"
            | "oy"
            | "ab"
            | "aps"
            | "asa"
            | "sarl"
            | "sas"
    )
}

fn same_form(written: &str, known: &str) -> bool {
    let long = |word: &str| match letters(word).as_str() {
        "ltd" => "limited".to_owned(),
        "inc" => "incorporated".to_owned(),
        form => form.to_owned(),
    };
    long(written) == long(known) || !is_form(known)
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

/// Whether the clause tells what the writer did and says nothing to the reader.
fn is_told(document: &Document, at: usize) -> bool {
    const FARTHEST: usize = 60;
    let mut told = false;
    for at in document.clause_tokens(at).take(FARTHEST) {
        match written(document, at).to_ascii_lowercase().as_str() {
            "you" | "your" | "would" | "will" | "could" | "hope" | "apply" | "applying" | "join" | "joining"
            | "want" => {
                return false;
            }
            "was" | "were" | "had" | "did" | "led" | "ran" | "left" | "spent" | "began" | "learned" | "learnt"
            | "worked" | "trained" | "served" | "started" | "bought" | "sold" | "taught" | "went" | "came"
            | "lived" | "grew" | "studied" | "stayed" => told = true,
            _ => {}
        }
    }
    told
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

fn gap_is_space(document: &Document, first: usize, second: usize) -> bool {
    let tokens = document.tokens();
    &document.plain()[tokens[first].end as usize..tokens[second].start as usize] == " "
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

fn is_meant(document: &Document, start: usize, fit: &Fit, name: &KnownName, is_person: impl Fn(&str) -> bool) -> bool {
    let Some((from, to, kind, edits)) = fit.wrong else {
        return false;
    };
    let word = written(document, from);
    let capital = word.starts_with(char::is_uppercase);
    let lower = word.to_lowercase();
    let entry = spelling::words().entry(&fold(word));
    let ordinary = spelling::words().is_word(&lower, ORDINARY);
    let tokens = document.tokens();
    let opens = document.sentence_tokens(tokens[start].sentence).start == start;
    let wanted = &name.words[0];
    match kind {
        // Letters are all there. What stands small may be another word; what has two parts or capitals of its own is the name.
        CompanySlipKind::Case => {
            let inner = word.chars().skip(1).any(char::is_uppercase);
            let capitals = wanted.chars().skip(1).any(char::is_uppercase);
            if is_make(document, start, start + fit.tokens) {
                return false;
            }
            let glued = fit.words > fit.tokens && capital;
            glued
                || fit.right > 0 && (capital || !ordinary)
                || to - from > 1
                || inner
                || capital && capitals
                // Of a longer name one word alone may be what the company is called after: "the old adinkra signs".
                || (placed(document, start) || !ordinary && name.words.len() == 1)
                    && !capital
                    && letters(word).len() >= 5
                    && entry.is_none()
        }
        CompanySlipKind::Accents => capital && (fit.right > 0 || !is_person(&fold(word))),
        CompanySlipKind::Spelling if !(capital || is_number(word) && fit.right > 0) => false,
        CompanySlipKind::Spelling => {
            // A word of its own two letters away is somebody else's name: Cascade Robotics and Cascadia Robotics.
            let own = entry.is_some_and(|entry| entry.is_name() || entry.size() <= ORDINARY);
            if fit.right > 0 {
                // "I worked at Solway Malt": another firm than Solway Salt.
                let another = (own && fit.right < 2 || edits > 1) && is_told(document, start)
                    || own && is_elsewhere(document, start + fit.tokens);
                return (edits <= 1 || !own) && !another;
            }
            // A small word with a capital inside a sentence stands there as a name.
            let own = entry.is_some_and(|entry| entry.is_name() && !entry.is_small())
                || own && (opens || !placed(document, start));
            let length = letters(word).chars().count();
            let possessive = tokens.get(from + 1).is_some_and(|token| token.is_clitic);
            // "I live at Lochmaree": a house or a place.
            let home = start >= 2
                && matches!(
                    written(document, start - 2).to_ascii_lowercase().as_str(),
                    "live" | "lives" | "lived" | "born" | "grew" | "up" | "stay"
                );
            let near = !home && length >= 6 && edits == 1 || !home && length >= 8 && edits == 2;
            near && !own
                && !is_person(&fold(word))
                && is_alone(document, from)
                && (!opens || possessive)
                && (placed(document, start) || possessive || length >= 7 && edits == 1)
        }
    }
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

/// "Summit Ridge Roofing in Boise", "Café Serrano in Santos": nobody tells the reader in which town the reader is.
fn is_elsewhere(document: &Document, end: usize) -> bool {
    let tokens = document.tokens();
    let near = |at: usize| at < tokens.len() && gap_is_space(document, at - 1, at);
    near(end)
        && near(end + 1)
        && matches!(written(document, end), "in" | "of" | "near")
        && written(document, end + 1).starts_with(char::is_uppercase)
}

/// Whether an article before a name makes it a thing, or the words behind its comma say what it is, as nobody tells the reader of the reader's company.
fn is_explained(document: &Document, start: usize, end: usize) -> bool {
    let tokens = document.tokens();
    let before = start.checked_sub(1).map_or("", |at| written(document, at));
    let thing = matches!(before, "a" | "an" | "A" | "An") && !tokens.get(end).is_some_and(|next| next.is_clitic);
    let firm = |word: &str| {
        matches!(
            word,
            "company" | "firm" | "agency" | "studio" | "team" | "employer" | "place" | "one" | "only" | "first"
        )
    };
    let behind = tokens.get(end).is_some_and(|next| {
        let comma = document.plain()[tokens[end - 1].end as usize..next.start as usize].starts_with(", ");
        let opens = matches!(written(document, end), "the" | "that" | "a" | "an" | "our" | "my");
        // "The more I read about Pennywhistle, the more I like it"
        let measure = tokens.get(end + 1).is_some_and(|_| {
            matches!(
                written(document, end + 1),
                "more" | "less" | "better" | "surer" | "stronger" | "clearer" | "keener"
            )
        });
        comma && opens && !measure && !(end + 1..tokens.len().min(end + 3)).any(|at| firm(written(document, at)))
    });
    thing || behind
}

/// "a `JadeKite` Mini": what the company makes is called so.
fn is_make(document: &Document, start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map_or("", |at| written(document, at)).to_lowercase();
    let owned = matches!(before.as_str(), "a" | "an" | "my" | "his" | "her" | "our" | "their" | "this" | "new" | "old");
    let model = end < document.tokens().len()
        && gap_is_space(document, end - 1, end)
        && written(document, end).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    owned && model
}

/// No other capitalised word beside it: `Hartley Hall` is somebody else.
fn is_alone(document: &Document, at: usize) -> bool {
    let tokens = document.tokens();
    let beside = |other: usize, first: usize, second: usize| {
        let between = document.plain().get(tokens[first].end as usize..tokens[second].start as usize).unwrap_or("");
        let word = document.written(&tokens[other]);
        between == " " && word.starts_with(char::is_uppercase) && word != "I" && !tokens[other].is_clitic
    };
    let after = at + 1 < tokens.len() && beside(at + 1, at, at + 1);
    let before = at > 0 && document.sentence_tokens(tokens[at].sentence).start < at - 1 && beside(at - 1, at - 1, at);
    !before && !after
}

/// A word before it says that a company follows.
fn placed(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.written(&document.tokens()[before]));
    let greeted = document.token_zone(&document.tokens()[at]) == Zone::Salutation;
    greeted
        || matches!(
            before.to_ascii_lowercase().as_str(),
            "at" | "join"
                | "joining"
                | "with"
                | "for"
                | "to"
                | "by"
                | "from"
                | "of"
                | "dear"
                | "about"
                | "in"
                | "and"
                | "that"
                | "where"
                | "sure"
                | "when"
        )
}
