//! Whether a draft says who writes: a name that it is signed with or headed with.

use super::whose::{Owners, Whose};
use crate::Kind;
use crate::check::Draft;
use crate::check::frame::is_signed_inline;
use crate::document::{Document, Zone};
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "name.txt" {
        never: WordSet,
        titles: WordSet,
        documents: WordSet,
        labels: WordSet,
    }
}

/// A name that somebody signs with or heads a letter with.
pub(super) fn has_name(draft: &Draft<'_>) -> bool {
    let document = draft.document();
    let facts = document.facts();
    if facts.from.iter().any(|mailbox| mailbox.name.is_some()) {
        return true;
    }
    let plain = document.plain().to_lowercase();
    if draft.application().candidate.name.as_deref().is_some_and(|name| plain.contains(&name.to_lowercase())) {
        return true;
    }
    // On a sheet of references the frame may be a referee's.
    let sheet = draft.kind() == Some(Kind::References) && !document.is_letter();
    let mut frame = document.zone_lines(Zone::Signature).chain(document.zone_lines(Zone::Letterhead));
    let named = frame.any(|line| {
        looks_like_name(&document.plain()[line.range()])
            && (!sheet || draft.owners().of_sheet(document, line) == Whose::Own)
    });
    named
        || is_signed_inline(document)
        || (!document.is_letter() || draft.kind() == Some(Kind::Resume)) && heads(document, draft.kind())
        || draft.kind() == Some(Kind::References) && on_sheet(document, draft.owners())
}

/// A resume or a sheet may begin with nothing but the name; its title may stand above it, and a label before it.
fn heads(document: &Document, kind: Option<Kind>) -> bool {
    let lines = document.plain_lines();
    let text = |index: usize| lines.get(index).map(|line| &document.plain()[line.span.range()]);
    let is_title = |line: &str| {
        words(line).next().is_some()
            && words(line).all(|word| is_in(&WORDS.titles, word))
            && words(line).any(|word| is_in(&WORDS.documents, word))
    };
    // Rules and frames around the name are no lines of text.
    let top =
        (0..lines.len()).find(|&line| text(line).is_some_and(|text| text.contains(char::is_alphabetic))).unwrap_or(0);
    let first = top + usize::from(text(top).is_some_and(is_title));
    // Under the heading of a sheet of references the first referee may stand.
    let below = || kind != Some(Kind::References) || lines[first].paragraph == lines[top].paragraph;
    // The personal details of a resume may stand anywhere in it.
    let most = if kind == Some(Kind::Resume) { lines.len() } else { lines.len().min(12) };
    text(first).is_some_and(looks_like_name) && (first == top || below())
        || (0..most).filter_map(text).any(|line| labelled(line).is_some_and(is_name))
}

/// `References for Ana Ruiz`, `Prepared by Ana Ruiz (…)`, or the writer's row of details above or below the others'.
fn on_sheet(document: &Document, owners: &Owners) -> bool {
    document.plain_lines().iter().any(|line| {
        let text = &document.plain()[line.span.range()];
        let lower = text.to_lowercase();
        let behind = ["for ", "of ", "by ", "from "].iter().find_map(|word| {
            let title = ["referen", "referee", "prepared", "submitted", "compiled", "sent"];
            title.iter().any(|title| lower.contains(title)).then_some(())?;
            text.find(word).map(|at| &text[at + word.len()..])
        });
        behind.is_some_and(is_name) || owners.of_sheet(document, line.span) == Whose::Own && looks_like_name(text)
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-'))).filter(|word| !word.is_empty())
}

fn is_in(list: &WordSet, word: &str) -> bool {
    list.has(&word.to_lowercase())
}

/// What stands behind `Name:` or `From:`.
fn labelled(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once(':')?;
    let mut said = words(label);
    let known = said.clone().count() <= 3 && said.all(|word| is_in(&WORDS.labels, word));
    (known && !label.is_empty()).then(|| rest.trim()).filter(|rest| !rest.is_empty())
}

/// The first stretch of a line is one to six words, capitalised for the most part, without figures.
fn looks_like_name(line: &str) -> bool {
    is_name(labelled(line).unwrap_or(line))
}

fn is_name(line: &str) -> bool {
    // Marks of headings, of stress and of frames, and a word that it was signed.
    let line = line.trim_start_matches(['#', '*', '_', '>', '~', '-', ' ', '|', '║', '│', '┃']);
    let line = ["/s/", "(signed)", "Signed:", "signed:", "from "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .unwrap_or(line)
        .trim_start();
    // `(Mrs.) Abena Mensah`
    let line = line.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(line, |(_, rest)| rest.trim_start());
    // `Referees - Mwajuma Hassan`
    let line = line
        .split_once(" - ")
        .map_or(line, |(title, rest)| if words(title).all(|word| is_in(&WORDS.titles, word)) { rest } else { title });
    // `Alexander Reid CV: long form`
    let is_titled =
        |head: &&str| words(head).count() > 2 && words(head).last().is_some_and(|last| is_in(&WORDS.documents, last));
    let line = line.split_once(':').map(|(head, _)| head).filter(is_titled).unwrap_or(line);
    let head = line.split(['|', '║', '│', '┃', '•', '·', ',', '/', '\t', '(', ';']).next().unwrap_or_default();
    let head = head.trim_matches(['*', '_', ' ', '-']);
    let words: Vec<&str> = head.split_whitespace().collect();
    // `T H A D D E U S   O .   R E E D`, but not `C O V E R   L E T T E R`.
    let is_apart = |word: &&str| word.chars().count() == 1 && word.chars().all(|c| c.is_uppercase() || c == '.');
    if words.len() > 5 && words.iter().all(is_apart) {
        let joined = words.concat().to_lowercase();
        return !WORDS.documents.iter().any(|document| joined.contains(document));
    }
    // `Ayodele "Ayo" Martins`
    let words: Vec<&str> = words
        .into_iter()
        .map(|word| word.trim_matches(['"', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}']))
        .collect();
    let named = |word: &&str| {
        // `van 't Hooft`
        word.trim_start_matches('\'').chars().next().is_some_and(char::is_alphabetic)
            && !word.contains(['@', ':'])
            && !word.chars().any(|c| c.is_ascii_digit())
    };
    // Many scripts have no capitals.
    let capital = words.iter().filter(|word| word.starts_with(|c: char| !c.is_lowercase())).count();
    let short_lower =
        words.len() <= 2 && words.iter().all(|word| word.chars().all(char::is_lowercase) && word.len() <= 12);
    // Between the parts of a long name stand small words: `María del Carmen López de la Cruz`.
    let small =
        words.iter().skip(1).filter(|word| word.chars().count() <= 3 && word.starts_with(char::is_lowercase)).count();
    (1..=6).contains(&(words.len() - small))
        && words.iter().all(named)
        && (words.len() <= 4 && capital * 2 >= words.len() || capital + small >= words.len() || short_lower)
        && !words.iter().all(|word| is_in(&WORDS.titles, word.trim_matches('.')))
        && !words.iter().any(|word| is_in(&WORDS.never, word.trim_matches('.')))
}
