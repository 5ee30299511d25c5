//! The entries of a reference sheet: who is named, how to reach them, and what they are to the writer.

use super::{Check, Draft, Report};
use crate::document::Document;
use crate::spelling::{ORDINARY, words};
use crate::word_lists::{WordSet, word_lists};
use crate::{Span, names};

word_lists! {
    static WORDS: Words = "referee.txt" {
        ranks: WordSet,
        no_person: WordSet,
        relations: WordSet,
        contacts: WordSet,
    }
}

/// Reports referees of whom a `part` is missing: `contact` (neither phone number nor address of any sort) or `relation` (no word on who they are).
/// One of the phrases `elsewhere` says that it stands somewhere else, and silences the whole sheet.
pub(super) struct Referee;

impl Check for Referee {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        if !draft.phrase_tokens("elsewhere").is_empty() {
            return;
        }
        let entries = entries(draft);
        // In columns the details stand under the names, and which is whose the lines do not tell.
        let candidate = &draft.application().candidate;
        let own = |known: &Option<String>| {
            usize::from(known.as_ref().is_some_and(|known| draft.document().text().contains(known.as_str())))
        };
        let addresses = draft.addresses().len().saturating_sub(own(&candidate.email));
        let details = addresses.max(draft.numbers().len().saturating_sub(own(&candidate.phone)));
        if draft.text("part") == Some("contact") && is_in_columns(draft.document().text()) && details >= entries.len() {
            return;
        }
        for entry in &entries {
            let missing = match draft.text("part") {
                // A name of which nothing is told may be anything: a town, a firm, the writer.
                Some("contact") => !entry.has_contact && entry.has_relation,
                _ => entry.has_contact && !entry.has_relation,
            };
            if missing {
                report.words(entry.name);
            }
        }
    }
}

/// Whether several lines have two cells each.
fn is_in_columns(text: &str) -> bool {
    const LEAST: usize = 3;
    let cells = |line: &&str| {
        let line = line.trim().trim_matches('|');
        let cells = line.split("   ").flat_map(|cell| cell.split(['|', '\t']));
        cells.filter(|cell| cell.contains(char::is_alphanumeric)).count() >= 2
    };
    text.lines().filter(cells).count() >= LEAST
}

/// How many referees the sheet names, rather too many than too few: one for each entry, or for each address or number that is not the writer's.
pub(super) fn count(draft: &Draft<'_>) -> usize {
    let document = draft.document();
    let candidate = &draft.application().candidate;
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let phone = candidate.phone.as_deref().map(figures).filter(|phone| !phone.is_empty());
    let is_own = |line: &str| {
        candidate.email.as_ref().is_some_and(|mail| line.to_lowercase().contains(&mail.to_lowercase()))
            || phone.as_ref().is_some_and(|phone| figures(line).contains(phone))
    };
    let lines = || document.text().lines().filter(|line| !is_own(line));
    let mails: usize = lines().map(|line| line.matches('@').count()).sum();
    let numbers = lines().filter(|line| longest_number(line) >= 7).count();
    let read = entries(draft).len();
    if read == 0 { 0 } else { read.max(mails).max(numbers) }
}

struct Entry {
    name: Span,
    has_contact: bool,
    has_relation: bool,
}

/// An extension of a switchboard has no fewer figures.
const LEAST_FIGURES: usize = 4;
/// Prose is wrapped later than this; a shorter line was ended on purpose.
const SHORT_LINE: usize = 64;

/// The entries of the sheet, read from the lines as they are written: columns and single line ends mean something here.
fn entries(draft: &Draft<'_>) -> Vec<Entry> {
    let document = draft.document();
    let text = document.text();
    let shown: Vec<Span> = document.tokens().iter().map(|token| document.display(token.span())).collect();
    let opens_line = |index: usize| match index.checked_sub(1) {
        None => true,
        Some(before) => {
            let gap = &text[shown[before].end()..shown[index].start().max(shown[before].end())];
            let line = text[..shown[before].end()].rfind('\n').map_or(0, |at| at + 1);
            gap.matches('\n').count() > 1
                || gap.contains('\n') && text[line..shown[before].end()].chars().count() < SHORT_LINE
        }
    };
    let lines: Vec<usize> = (0..shown.len()).filter(|&index| opens_line(index)).collect();
    let line_of = |index: usize| {
        let from = text[..shown[index].start()].rfind('\n').map_or(0, |at| at + 1);
        let to = text[from..].find('\n').map_or(text.len(), |at| from + at);
        &text[from..to]
    };
    let heading = lines.iter().position(|&index| is_heading(line_of(index)));
    let mut starts: Vec<(usize, (usize, usize))> = lines
        .iter()
        .enumerate()
        .filter(|&(position, _)| heading.is_none_or(|heading| position > heading))
        .filter_map(|(_, &index)| Some((index, name_at(draft, &shown, index)?)))
        .filter(|&(index, (from, to))| {
            // Inside a block a line may begin with a town or a firm; a referee's says what that person does.
            let tail = text[shown[to - 1].end()..].lines().next().unwrap_or("");
            let leads = index == 0 || from > index || {
                let gap = &text[shown[index - 1].end()..shown[index].start()];
                gap.matches('\n').count() > 1 || gap.contains(['-', '*', '•', '·', '–'])
            };
            leads || tells_relation(tail)
        })
        .collect();
    // "Sergeant Rahim inspected my store", under the details of Nadia Rahim: still the same entry.
    let family = |(_, to): (usize, usize)| &text[shown[to - 1].range()];
    starts.dedup_by(|&mut (_, next), &mut (_, before)| family(next) == family(before));
    // The name on top of a sheet without a heading is the writer's own.
    let own = starts.iter().filter(|&&(index, _)| heading.is_none() && is_on_top(document, index)).count();
    let starts = &starts[if own < starts.len() { own } else { 0 }..];
    let mut entries = Vec::new();
    for (position, &(from, name)) in starts.iter().enumerate() {
        let next = starts.get(position + 1).map_or(shown.len(), |&(next, _)| next);
        let whole = Span::new(shown[from].start(), shown[next - 1].end().max(shown[from].end()));
        let block = &text[whole.range()];
        let has_link = document.tokens()[from..next].iter().any(|token| token.is_opaque);
        entries.push(Entry {
            name: shown[name.0].cover(shown[name.1 - 1]),
            has_contact: has_link || has_slot(block) || block.lines().any(|line| longest_number(line) >= LEAST_FIGURES),
            // The name may reach into the next entry: `Mr.` alone on its line, above `Name: …`.
            has_relation: tells_relation(text.get(shown[name.1 - 1].end()..whole.end()).unwrap_or_default()),
        });
    }
    let reachable = entries.iter().filter(|entry| entry.has_contact).count();
    // Without a heading and without any contact, this may be anything.
    if heading.is_none() && reachable == 0 { Vec::new() } else { entries }
}

/// `[phone]`: another lint asks to fill it in.
fn has_slot(block: &str) -> bool {
    let slots = block.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0));
    slots.flat_map(|slot| slot.split(|c: char| !c.is_alphabetic())).any(|word| WORDS.contacts.has_any_case(word))
}

/// Whether a token lies in the first paragraph.
fn is_on_top(document: &Document, index: usize) -> bool {
    document.paragraph_tokens(index).start == 0
}

/// `References`, `Referees for the post of night clerk`.
fn is_heading(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_title = lower.contains("references") || lower.contains("referees");
    is_title && longest_number(line) < 7 && !line.contains('@') && line.split_whitespace().count() <= 16
}

/// The longest run of figures in a line, with the marks that stand between the figures of a phone number. `2019-2023` is none.
fn longest_number(line: &str) -> usize {
    let (mut best, mut run) = (0, 0);
    let is_year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let years = line.split(|c: char| !c.is_ascii_digit()).filter(is_year).count();
    for c in line.chars() {
        if c.is_ascii_digit() {
            run += 1;
            best = best.max(run);
        } else if !matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '+' | '\u{a0}' | '–') {
            run = 0;
        }
    }
    if years >= 2 && best == 8 || years >= 1 && best == 4 { 0 } else { best }
}

/// The name that begins at a token, if it is one of a referee: two to four words with capitals, behind a bullet, a number or a title. The tokens of
/// the name with its titles.
fn name_at(draft: &Draft<'_>, shown: &[Span], at: usize) -> Option<(usize, usize)> {
    let document = draft.document();
    let tokens = document.tokens();
    let text = document.text();
    let word = |index: usize| tokens.get(index).map_or("", |token| document.written(token));
    let gap = |index: usize| match (index.checked_sub(1).and_then(|before| shown.get(before)), shown.get(index)) {
        (Some(before), Some(after)) if before.end() <= after.start() => &text[before.end()..after.start()],
        _ => "",
    };
    let mut at = at;
    // `1.`, `Referee 2:`, `Name:`
    if !word(at).is_empty() && word(at).chars().all(|c| c.is_ascii_digit()) {
        at += 1;
    }
    if matches!(word(at).to_lowercase().as_str(), "referee" | "reference") && word(at + 1).parse::<u8>().is_ok() {
        at += 2;
    }
    if word(at).eq_ignore_ascii_case("name") {
        at += 1;
    }
    let start = at;
    while names::is_title(word(at)) || is_rank(word(at)) {
        at += 1;
    }
    let titles = at - start;
    let first = at;
    let mut capitals = 0;
    while at < tokens.len() && at - first < 5 {
        // Anything but a blank, a hyphen or the full stop of an initial ends the name; a wide gap begins the next column.
        let between = gap(at);
        let stop = between.contains('.') && word(at - 1).chars().count() > 1;
        let ends = between.contains("  ") || between.chars().any(|c| !matches!(c, ' ' | '\u{a0}' | '-' | '.' | '\''));
        if at > first && (stop || ends) || tokens[at].is_opaque || tokens[at].is_clitic {
            break;
        }
        if word(at).starts_with(char::is_uppercase) && !word(at).chars().any(|c| c.is_ascii_digit()) {
            capitals += 1;
        } else if !names::is_particle(word(at)) && !matches!(word(at), "d" | "o") {
            break;
        }
        at += 1;
    }
    let words: Vec<&str> = (first..at).map(word).collect();
    let enough = capitals >= 2 || titles > 0 && capitals >= 1;
    if !enough || words.len() > 4 || words.is_empty() {
        return None;
    }
    // `Jane Roe` ends its line, or a mark or a wide gap sets it off from what follows; `Jane Roe worked` is prose.
    let rest = &text[shown[at - 1].end()..];
    let next = rest.lines().next().unwrap_or("");
    let marks = [',', '(', '|', '/', ':', ';', '\t', '-', '–', '—', '·', '•', '+', '.'];
    let set_off = next.trim().is_empty()
        || next.starts_with("  ")
        || next.trim_start().starts_with(marks)
        || titles > 0
        || word(at) == "is";
    (set_off && !is_candidate(draft, &words) && !is_no_person(&words)).then_some((start, at))
}

fn is_rank(word: &str) -> bool {
    WORDS.ranks.has(&word.to_lowercase())
}

fn is_candidate(draft: &Draft<'_>, words: &[&str]) -> bool {
    let folded: Vec<String> = words.iter().map(|word| names::fold(word)).collect();
    let known = draft.application().candidate.name.as_deref().map(names::words).unwrap_or_default();
    let known: Vec<String> = known.iter().map(|word| names::fold(word)).collect();
    if known.is_empty() {
        return false;
    }
    folded.iter().filter(|word| known.contains(word)).count() * 2 > folded.len()
}

/// Companies, places, headings and job titles look like names.
fn is_no_person(words: &[&str]) -> bool {
    let is_shouted = words.len() > 3 && words.iter().all(|word| word.len() > 3 && word.chars().all(char::is_uppercase));
    is_shouted || words.iter().any(|word| WORDS.no_person.has(&word.to_lowercase()))
}

/// Whether anything behind the name says who the person is: what they do, or a word of the writer's own.
fn tells_relation(rest: &str) -> bool {
    const ENDINGS: [&str; 10] = ["er", "or", "ist", "ian", "ant", "man", "woman", "mate", "ee", "ary"];
    rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).any(|word| {
        let lower = word.to_lowercase();
        WORDS.relations.has(&lower)
            || lower.len() > 4
                && !matches!(lower.as_str(), "number" | "mobile" | "other")
                && ENDINGS.iter().any(|end| lower.ends_with(end))
                // Rochester is a town.
                && words().is_word(&lower, ORDINARY)
    })
}
