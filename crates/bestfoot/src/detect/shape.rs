//! What the shape of a text says of its kind, whatever its words.

use crate::document::Zone;
use crate::word_lists::{Phrases, word_lists};
use crate::{Document, Kind};

word_lists! {
    static HEADINGS: Headings = "shape.txt" {
        work: Phrases,
        education: Phrases,
        skills: Phrases,
        summary: Phrases,
        languages: Phrases,
        projects: Phrases,
        proofs: Phrases,
        details: Phrases,
        free_time: Phrases,
    }
}

/// Adds the votes of the frame, the lines and the length.
pub(super) fn shape(document: &Document, text: &str, votes: &mut [i32; Kind::ALL.len()]) {
    let mut vote = |kind: Kind, weight: i32| votes[kind as usize] += weight;
    let has = |zone: Zone| document.zone_lines(zone).next().is_some();
    let lines: Vec<&str> = document
        .plain_lines()
        .iter()
        .filter(|line| !line.is_header)
        .map(|line| &document.plain()[line.span.range()])
        .collect();
    let count = lines.len().max(1);
    let asking = lines.iter().filter(|line| line.trim_end().ends_with('?')).count();
    let words = document.tokens().len();
    let emails = document.links().iter().filter(|link| link.is_email).count();
    let lengths: Vec<usize> = lines.iter().map(|line| line.split_whitespace().take(15).count()).collect();
    let short = lengths.iter().filter(|length| **length <= 10).count();
    let is_letter = document.is_letter();
    if is_letter {
        for kind in Kind::ALL {
            vote(kind, if kind.is_letter() { 4 } else { -5 });
        }
    } else {
        for kind in Kind::ALL.into_iter().filter(|kind| kind.is_letter()) {
            vote(kind, if has(Zone::Headers) || has(Zone::Subject) { 2 } else { -3 });
        }
    }
    if asking * 10 >= count * 6 && asking >= 2 && !is_letter {
        vote(Kind::Questions, 12);
    }
    if is_letter && (has(Zone::Letterhead) || has(Zone::InsideAddress)) {
        vote(Kind::CoverLetter, 4);
    }
    if is_letter && words > 220 {
        vote(Kind::CoverLetter, 4);
    }
    if is_letter && words < 60 {
        vote(Kind::CoverLetter, -2);
    }
    if !is_letter && emails >= 2 && words < 260 {
        vote(Kind::References, 8);
    }
    let bullets = lines.iter().filter(|line| line.starts_with(['-', '•', '*'])).count();
    if !is_letter && emails == 1 && short * 2 > count && count >= 8 {
        vote(Kind::Resume, 5 + i32::from(bullets >= 3) * 2);
    }
    if !is_letter
        && text.contains('#')
        && text
            .split_whitespace()
            .any(|word| word.len() > 2 && word.starts_with('#') && word[1..].chars().all(char::is_alphanumeric))
    {
        vote(Kind::Social, 5);
    }
    // Two sections may be any profile's; with more of them it is a sheet, whatever stands on top of it.
    let (sections, is_career) = sections(&lines);
    if sections >= 3 && is_career && document.greeting().is_none() && asking * 3 < count {
        vote(Kind::Resume, 6 + 3 * sections.min(4) as i32);
    } else if sections == 2 && is_career && !is_letter {
        vote(Kind::Resume, 5);
    }
    // Profiles: a row of roles on top, an "About" line, a numbered thread, a wave.
    let first = lines.first().copied().unwrap_or("");
    let row = first.matches(" | ").count() >= 1 && !first.contains('@') && emails == 0;
    let about =
        lines.iter().any(|line| matches!(line.trim().trim_end_matches(':'), "About" | "About me" | "Headline" | "Bio"));
    let thread =
        lines.iter().filter(|line| line.get(1..3).is_some_and(|mark| mark == "/ " || mark == ". ")).count() >= 3;
    if !is_letter {
        vote(Kind::Social, i32::from(row) * 8 + i32::from(about) * 6 + i32::from(thread) * 3);
    }
    // Pictures stand in posts, and hardly in what is said aloud.
    if !is_letter && document.plain().chars().any(|c| matches!(c, '\u{1f300}'..='\u{1faff}')) {
        vote(Kind::Social, 4);
    }
    // A plain run of prose in the first person, without a frame, is what somebody means to say.
    let long = lengths.iter().filter(|length| **length > 14).count();
    let own =
        document.tokens().iter().filter(|token| matches!(document.written(token), "I" | "me" | "my" | "My")).count();
    if !is_letter && long * 2 >= count && own * 100 >= words * 3 && emails == 0 {
        // An answer takes half a minute; a few lines may as well be a post.
        vote(Kind::InterviewAnswer, if words < 60 { 4 } else { 7 });
    }
}

/// How many sections of a resume the lines head, each counted once: `## Work experience`, `EDUCATION:`. Whether one is about work or education.
fn sections(lines: &[&str]) -> (usize, bool) {
    let headings = [
        &HEADINGS.work,
        &HEADINGS.education,
        &HEADINGS.skills,
        &HEADINGS.summary,
        &HEADINGS.languages,
        &HEADINGS.projects,
        &HEADINGS.proofs,
        &HEADINGS.details,
        &HEADINGS.free_time,
    ];
    let mut found = [false; 9];
    for line in lines {
        let bare = line.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        for (heads, names) in found.iter_mut().zip(headings) {
            *heads |= names.has(&bare);
        }
    }
    (found.iter().filter(|heads| **heads).count(), found[0] || found[1])
}
