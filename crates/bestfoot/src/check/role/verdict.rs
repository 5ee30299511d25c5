//! A written title against the wanted one.

use super::alike::is_same_word;
use super::short::{initials, is_short_for, stands_for};
use super::words::{WORDS, is_head, is_lower, is_rank, is_small, is_time};
use crate::names::{Likeness, compare, fold, words};
use crate::spelling;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RoleSlip {
    Spelling,
    Other,
}

/// The words of a role that tell it from others, without what stands in brackets or behind a comma or a dash. A comma before the word for who does
/// the job only parts fields: `Health, Safety and Environment Officer`.
pub(super) fn telling(role: &str) -> Vec<String> {
    let whole = role.split(['(', '/', ';', '|']).next().unwrap_or(role);
    let names_who = |part: &str| words(part).last().is_some_and(|last| is_head(last));
    let head = whole.split(',').next().unwrap_or(whole);
    let head = if !names_who(head) && names_who(whole) { whole } else { head };
    let head = head.split(" - ").next().unwrap_or(head);
    words(head).into_iter().filter(|word| !is_small(word)).collect()
}

/// What a written title, before the word for the post, is to the wanted one; none if it may be the same.
pub(super) fn verdict(written: &[String], post: &str, wanted: &[String], role: &str) -> Option<RoleSlip> {
    // "between opening on the water and opening on the porch": a title ends in a word of its own.
    if written.last().is_some_and(|last| is_small(last)) {
        return None;
    }
    let here: Vec<&String> = written.iter().filter(|word| !is_small(word)).collect();
    let whole: String = here.iter().map(|word| fold(word)).collect();
    // `Site Reliability Engineer` for SRE.
    let spelled_out = || {
        let short: String = wanted.iter().map(|word| fold(word)).collect();
        here.len() > 1 && short == here.iter().filter_map(|word| fold(word).chars().next()).collect::<String>()
    };
    if claims_more(&here, wanted) {
        return Some(RoleSlip::Other);
    }
    if here.is_empty() || whole == initials(wanted) || fold(role).contains(&whole) || spelled_out() {
        return None;
    }
    let (mine, theirs) = (ranks(here.iter().copied()), ranks(own_part(role, wanted).iter()));
    // What stands in brackets or behind a comma may be part of the title: `Seasonal Ranger` for Ranger (Seasonal).
    let all: Vec<String> = words(role).into_iter().filter(|word| !is_small(word)).collect();
    // `Part 1`, which stands in brackets behind the title.
    let beside = |word: &String| all.contains(word) && !wanted.contains(word);
    if here.iter().all(|word| beside(word)) {
        return None;
    }
    let long: Vec<String> = here.iter().map(|word| (*word).clone()).collect();
    let in_wanted = |word: &str| {
        all.iter().any(|known| is_same_word(word, known))
            || is_short_for(word, wanted)
            || stands_for(word, &long, wanted)
            || is_time(word)
    };
    let strange: Vec<&&String> = here.iter().filter(|word| !in_wanted(word)).collect();
    // "the theatre nurse post" for Infirmière de bloc opératoire: said in English.
    let is_english = |word: &str| spelling::words().is_word(&fold(word), spelling::ORDINARY);
    let is_translated = here.iter().all(|word| is_english(word))
        && wanted.iter().filter(|word| is_english(word)).count() * 2 < wanted.len();
    if is_translated {
        return None;
    }
    let near = |word: &str| {
        wanted.iter().any(|known| {
            matches!(compare(&fold(word), &fold(known)), Likeness::Near(edits) if edits <= 2)
                && !is_same_word(word, known)
        })
    };
    // A head noun alone names the same post: "the analyst position".
    if strange.is_empty() {
        // "the electrical apprenticeship" for Apprentice Electrician: the word for the post says the rank.
        let said = |rank: &String| post.strip_suffix("ship").is_some_and(|post| post.eq_ignore_ascii_case(rank));
        let dropped = theirs.iter().any(|rank| !mine.contains(rank) && !said(rank));
        let short = here.iter().any(|word| is_short_for(word, wanted));
        // "the parts counter job" for Parts Counter Associate: small letters and no rank at the end name the field of the work.
        let is_field = wanted.last().is_some_and(|last| is_rank(&fold(last)) && fold(last).len() > 3)
            && here.iter().all(|word| word.starts_with(char::is_lowercase));
        return (dropped && !short && !is_field && here.len() > 1).then_some(RoleSlip::Other);
    }
    // "the polling and electoral services assistant post": all of the role is there, and a field more.
    let fuller = strange.iter().all(|word| !is_rank(&fold(word))) && theirs.len() == mine.len();
    if fuller && wanted.len() >= 2 && here.len() > wanted.len() && holds_in_order(&here, wanted) {
        return None;
    }
    if strange.iter().all(|word| near(word) && !is_rank(&fold(word))) {
        return Some(RoleSlip::Spelling);
    }
    // A title that shares a word, or that has a head noun of work, is another job; anything else may be no title at all.
    // "part of my job" names no title.
    let shares = here.iter().any(|word| in_wanted(word) && !is_time(word));
    // "the costume workroom post" for Costume Maker: where the work is done.
    let is_room = |last: &&String| WORDS.rooms.has(last);
    let title = here.last().is_some_and(|last| is_head(last) || shares && !is_room(last));
    title.then_some(RoleSlip::Other)
}

/// The words of a wanted title that are not of somebody else's: `PA to the Managing Director` is no director.
fn own_part(role: &str, wanted: &[String]) -> Vec<String> {
    let all = words(role);
    let end = all.iter().position(|word| word == "to").unwrap_or(all.len());
    wanted.iter().filter(|word| all[..end].contains(word)).cloned().collect()
}

/// "the post of Cook" for Assistant Cook claims more than is offered; "the analyst position" is short for it.
fn claims_more(here: &[&String], wanted: &[String]) -> bool {
    let [word] = here else {
        return false;
    };
    let whole = fold(word);
    word.starts_with(char::is_uppercase)
        && wanted.len() > 1
        && wanted.iter().any(|word| is_lower(&fold(word)))
        && wanted.last().is_some_and(|last| fold(last) == whole && !is_lower(&whole))
}

/// The words of rank among those of a title, without accents.
fn ranks<'w>(words: impl Iterator<Item = &'w String>) -> Vec<String> {
    words.map(|word| fold(word)).filter(|word| is_rank(word)).collect()
}

/// Whether the wanted words stand among the written ones, in their order.
fn holds_in_order(here: &[&String], wanted: &[String]) -> bool {
    let mut written = here.iter();
    wanted.iter().all(|known| written.any(|word| is_same_word(word, known)))
}
