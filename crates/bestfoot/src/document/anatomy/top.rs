//! What stands above the salutation: the writer's letterhead, the date, the addressee.

use super::date::is_date;
use super::headless::headless_end;
use super::reach::has_contact;
use super::reader::is_readers;
use super::signer::Signer;
use super::subject::is_subject;
use super::words::WORDS;
use super::{Line, Zone};

/// A line that opens the addressee's block: `To,`, `Attn: …`, `The HR Manager`, `Hiring Committee`.
pub(super) fn opens_inside_address(line: &Line<'_>) -> bool {
    let lower = line.lower.trim_end_matches([',', ':']);
    matches!(lower, "to" | "an" | "an die" | "an das" | "an den" | "an herrn" | "an frau" | "à" | "para")
        || WORDS.addressing.opening(lower).next().is_some()
        || WORDS.before_addressee.iter().any(|word| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
        || lower.starts_with("to:") && line.words() <= 12
        || names_office(line)
}

/// `The Secretary`, `The Partners,`: whoever holds an office; a house has no such name.
fn names_office(line: &Line<'_>) -> bool {
    let Some(rest) = line.lower.strip_prefix("the ") else {
        return false;
    };
    !has_contact(line.text)
        && line.words() <= 7
        && rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\''))).any(|word| WORDS.offices.has(word))
}

/// `From: Ana Ruiz`, `Sender`, `Absender`: what follows is the writer's own.
fn opens_own_block(line: &Line<'_>) -> bool {
    let labels = [
        "from:",
        "from ",
        "sender",
        "applicant",
        "candidate:",
        "absender",
        "expéditeur",
        "remitente",
        "remetente",
        "mittente",
        "nadawca",
        "afzender",
        "avsender",
        "avsändare",
        "von:",
        "my details",
        "my contact",
    ];
    line.words() <= 12 && (line.lower == "from" || labels.iter().any(|label| line.lower.starts_with(label)))
}

pub(super) fn mark_top(lines: &mut [Line<'_>], salutation: Option<usize>, signer: &Signer) {
    let end = salutation.unwrap_or_else(|| headless_end(lines));
    let top: Vec<usize> = (0..end).filter(|&index| lines[index].zone.is_none()).collect();
    for &index in &top {
        if is_subject(&lines[index].lower) {
            lines[index].zone = Some(Zone::Subject);
        } else if is_date(lines[index].text) {
            lines[index].zone = Some(Zone::Date);
        }
    }
    let rest: Vec<usize> = top.iter().copied().filter(|&index| lines[index].zone.is_none()).collect();
    if rest.is_empty() {
        return;
    }
    let own: Vec<usize> = own_lines(lines, &rest, signer);
    let date = top.iter().copied().find(|&index| lines[index].zone == Some(Zone::Date));
    // A title opens the writer's own name where the block on top has a number or address and another block stands below the date.
    let own_top = date.filter(|&date| {
        rest[0] < date
            && rest.last().is_some_and(|&last| last > date)
            && rest.iter().any(|&index| index < date && has_contact(lines[index].text))
            && !rest.iter().any(|&index| index > rest[0] && index < date && lines[index].opens_paragraph)
    });
    // So it does where the first block has the only e-mail address of the letter: somebody who writes gives one.
    let second = rest.iter().copied().skip(1).find(|&index| lines[index].opens_paragraph).unwrap_or(end);
    let mut addressed =
        (0..lines.len()).filter(|&index| lines[index].zone != Some(Zone::Quoted) && lines[index].text.contains('@'));
    let own_block = addressed.next().is_some_and(|index| index < second) && addressed.next().is_none();
    let opening = rest.iter().copied().find(|&index| {
        own_top.is_none_or(|date| index > date)
            && !(own_block && index < second)
            && !own.contains(&index)
            && opens_inside_address(&lines[index])
    });
    // A block that only the reader can have opens the addressee's side, even where nothing else says so.
    let greeted = salutation.map(|index| lines[index].text).unwrap_or_default();
    let readers = blocks(lines, &rest)
        .into_iter()
        .find(|block| !block.iter().any(|index| own.contains(index)) && is_readers(lines, block, greeted, signer));
    let opening = match (opening, readers) {
        (Some(opening), Some(block)) => Some(opening.min(block[0])),
        (opening, block) => opening.or(block.map(|block| block[0])),
    };
    // A company's name stands above the person's: the block counts whole, unless somebody can be reached above the name.
    let opening = opening.map(|opening| {
        let first = rest.iter().copied().filter(|&index| index <= opening).rfind(|&index| lines[index].opens_paragraph);
        first
            .filter(|&first| {
                first > rest[0]
                    && !lines[opening].lower.starts_with("to")
                    && !own.contains(&first)
                    && !(first..opening).any(|index| has_contact(lines[index].text))
            })
            .unwrap_or(opening)
    });
    let last_contact = rest
        .iter()
        .copied()
        .filter(|&index| opening.is_none_or(|opening| index < opening))
        .rfind(|&index| has_contact(lines[index].text));
    // The reader's block may come first, without a word that opens it.
    let is_reader_first = !own.is_empty()
        && opening.is_none()
        && own[0] >= second
        && own.last() == rest.last()
        && own.iter().any(|&index| has_contact(lines[index].text))
        && !rest.iter().any(|index| !own.contains(index) && has_contact(lines[*index].text));
    let split = if is_reader_first { 0 } else { split_top(lines, &rest, opening, date, last_contact) };
    // Where the addressee comes first, the block with the writer's own details follows.
    let own_below =
        last_contact.is_none().then(|| rest.iter().copied().rfind(|&index| lines[index].text.contains('@'))).flatten();
    let own_below = own_below.and_then(|contact| {
        let first = (0..=contact).rev().find(|&index| lines[index].opens_paragraph)?;
        let last = (contact + 1..end).find(|&index| lines[index].opens_paragraph).unwrap_or(end);
        (opening.is_some_and(|opening| first > opening)).then_some(first..last)
    });
    let is_mail = lines.iter().any(|line| line.zone == Some(Zone::Headers));
    for &index in &rest {
        // A mail has no letterhead; text above its greeting is text.
        let prose = lines[index].is_prose() && lines[index].words() > 14 && !has_contact(lines[index].text);
        lines[index].zone =
            Some(if prose || is_mail && last_contact.is_none() && opening.is_none() && rest.len() == 1 {
                Zone::Body
            } else if index < split
                || own.contains(&index)
                || own_below.as_ref().is_some_and(|own| own.contains(&index))
            {
                Zone::Letterhead
            } else {
                Zone::InsideAddress
            });
    }
}

/// The lines of the blocks that give the name the letter is signed with, or say that they are the sender's. A block that holds both sides is
/// neither's, and what comes under it with nothing but numbers and addresses goes with it.
fn own_lines(lines: &[Line<'_>], rest: &[usize], signer: &Signer) -> Vec<usize> {
    let mut own = Vec::new();
    let mut was_own = false;
    for block in blocks(lines, rest) {
        let named = block.iter().any(|&index| signer.is_in(&lines[index])) || opens_own_block(&lines[block[0]]);
        let addressed =
            block.iter().position(|&index| opens_inside_address(&lines[index]) && !signer.is_in(&lines[index]));
        let details = was_own
            && block.iter().all(|&index| has_contact(lines[index].text))
            && !is_readers(lines, block, "", signer);
        was_own = addressed.is_none() && (named || details);
        if was_own {
            own.extend(block);
        }
    }
    own
}

/// The stretches between blank lines.
fn blocks<'r>(lines: &[Line<'_>], rest: &'r [usize]) -> Vec<&'r [usize]> {
    rest.chunk_by(|_, &next| !lines[next].opens_paragraph).collect()
}

/// The first line that belongs to the addressee: all before it is letterhead.
fn split_top(
    lines: &[Line<'_>],
    rest: &[usize],
    opening: Option<usize>,
    date: Option<usize>,
    last_contact: Option<usize>,
) -> usize {
    let past_end = lines.len();
    if let Some(opening) = opening {
        return opening;
    }
    let paragraph_after =
        |from: usize| (from + 1..past_end).find(|&index| lines[index].opens_paragraph).unwrap_or(past_end);
    match (last_contact, date) {
        // The date divides the two, unless the writer's details stand below it.
        (Some(contact), Some(date)) if contact < date => {
            let after_contact = paragraph_after(contact);
            if after_contact < date { after_contact } else { date }
        }
        // The writer's block stands above the date; the one below it is the addressee's, with a number or address of its own.
        (Some(contact), Some(date))
            if rest[0] < date
                && lines[date + 1..].first().is_some_and(|line| line.opens_paragraph)
                && contact > date =>
        {
            date
        }
        (Some(contact), _) => paragraph_after(contact),
        (None, Some(date)) => {
            let before = rest.iter().filter(|&&index| index < date).count();
            let after = rest.len() - before;
            // Two blocks above the date: the second one is the addressee's.
            let second = rest.iter().copied().skip(1).find(|&index| index < date && lines[index].opens_paragraph);
            match second {
                Some(second) if after == 0 => second,
                _ => date,
            }
        }
        (None, None) => {
            let blocks: Vec<usize> = rest.iter().copied().filter(|&index| lines[index].opens_paragraph).collect();
            match blocks.as_slice() {
                [_, second, ..] => *second,
                _ if rest.len() == 1 => past_end,
                // One block without a way to reach anybody is an address if it has a company's shape, else a name with a line under it.
                _ if rest.len() >= 3 => 0,
                _ => past_end,
            }
        }
    }
}
