//! Headings: lines and beginnings of lines that say what stands below or behind them.

use std::ops::Range;

use super::applying::applies;
use super::layout::Section;
use super::look::Look;
use super::page::Page;

/// The vocabularies of headings. Of several in one heading, the first one here is meant: `Desirable qualifications`, `Application requirements`.
const HEADINGS: [(&str, Section); 8] = [
    ("posting-heading-aside", Section::Aside),
    ("posting-heading-nice", Section::Nice),
    ("posting-heading-process", Section::Process),
    ("posting-heading-apply", Section::Apply),
    ("posting-heading-offer", Section::Offer),
    ("posting-heading-must", Section::Must),
    ("posting-heading-duties", Section::Duties),
    ("posting-heading-about", Section::About),
];

/// The vocabularies of headings that stand alone: `How`, `Like:`.
const WHOLE: [(&str, Section); 2] =
    [("posting-heading-apply-whole", Section::Apply), ("posting-heading-nice-whole", Section::Nice)];

/// A heading has at most so many words.
pub(super) const LONGEST_HEADING: usize = 11;

/// The section that a line opens, if it is a heading.
pub(super) fn heading(page: &Page<'_>, tokens: &Range<usize>, look: Look) -> Option<Section> {
    let strong = look.is_title || look.ends_in_colon && !look.is_item;
    // `Candidates must, on the closing date:` speaks of people, not of papers.
    if look.ends_in_colon
        && let Some(end) = page.at("posting-heading-people", tokens.start, tokens.end)
        && !page.has("posting-do", end..tokens.end)
        && !page.has("posting-ask", tokens.clone())
    {
        return Some(Section::Must);
    }
    // `You will need to upload:` speaks of papers.
    if look.ends_in_colon
        && !look.is_item
        && page.has("posting-to-send", tokens.clone())
        && tokens.len() <= LONGEST_HEADING
    {
        return Some(Section::Apply);
    }
    // `However you do it, have this with you:`
    if look.ends_in_colon && !look.is_item && titled(page, tokens, false) == Some(Section::Apply) {
        return Some(Section::Apply);
    }
    if look.ends_in_colon && !look.is_item && wants_papers(page, tokens) {
        return Some(Section::Apply);
    }
    // `Candidates must have on the day of application:` speaks for the list below it alone.
    if !look.is_title
        && look.ends_in_colon
        && tokens.len() > 6
        && let Some(section @ (Section::Must | Section::Nice)) = opened(page, tokens)
    {
        return Some(section);
    }
    if look.is_item && !look.is_title || tokens.len() > LONGEST_HEADING || !strong && look.ends {
        return None;
    }
    match titled(page, tokens, strong) {
        Some(section) => Some(section),
        // A heading that says nothing still ends what was before.
        None => ((strong || look.is_alone) && !applies(page, tokens) && opened(page, tokens).is_none())
            .then_some(Section::Plain),
    }
}

/// The section that words name as a heading. Words that only hold such a word are none, unless they are marked as one.
pub(super) fn titled(page: &Page<'_>, tokens: &Range<usize>, strong: bool) -> Option<Section> {
    for (name, section) in WHOLE {
        if page.at(name, tokens.start, tokens.end) == Some(tokens.end) {
            return Some(section);
        }
    }
    // `How to apply (one-day process)`: what stands in brackets tells more of it.
    let bracket = (tokens.start..tokens.end.saturating_sub(1)).find(|&at| page.gap(at).contains('('));
    if let Some(at) = bracket
        && titled(page, &(tokens.start..at + 1), strong) == Some(Section::Apply)
    {
        return Some(Section::Apply);
    }
    let mut covered = vec![false; tokens.len()];
    let mut marks: Vec<(Range<usize>, Section)> = Vec::new();
    for (name, section) in HEADINGS {
        marks.extend(page.all(name, tokens.clone()).into_iter().map(|mark| (mark, section)));
    }
    let filler = page.all("posting-heading-filler", tokens.clone());
    for at in marks.iter().map(|(mark, _)| mark.clone()).chain(filler).flatten() {
        covered[at - tokens.start] = true;
    }
    // `The nice bit` is one thing, and `nice` in it another.
    let inside = |mark: &Range<usize>| {
        marks.iter().any(|(other, _)| other.start <= mark.start && mark.end <= other.end && other.len() > mark.len())
    };
    let found = marks.iter().find(|(mark, _)| !inside(mark)).map(|(_, section)| *section);
    let missing = covered.iter().filter(|covered| !**covered).count();
    let known = tokens.len() - missing;
    let near = if strong {
        missing <= known + 1
    } else {
        missing <= usize::from(tokens.len() >= 4) + usize::from(tokens.len() >= 7)
    };
    found.filter(|_| near)
}

/// A heading that stands in the line itself, before a colon or a stop, and where the rest begins.
pub(super) fn lead(page: &Page<'_>, tokens: &Range<usize>) -> Option<(usize, Section)> {
    let (mark, end) = tokens.clone().take(8).find_map(|at| {
        // The French set a space before the mark.
        let gap = page.gap(at).trim_start_matches(['*', ')', '"', '_', ' ', '\u{a0}', '\u{202f}']);
        // The first cell of a row is its head.
        if page.strokes(at) > 0 && gap.trim_start_matches([' ', '|']).is_empty() {
            return Some((':', at + 1));
        }
        let mark = gap.chars().next().filter(|mark| matches!(mark, ':' | '.' | '?' | '!'))?;
        gap[1..].starts_with([' ', '*', '_', ')', '"']).then_some((mark, at + 1))
    })?;
    let head = tokens.start..end;
    (end < tokens.end).then_some(())?;
    let strong = mark == ':' && head.len() <= 6;
    if mark == '.' && head.len() > 4 {
        return None;
    }
    let section = titled(page, &head, strong)?;
    // `Could this be you? Send …`
    let orders = mark == '?' && page.at("posting-do", end, tokens.end).is_some();
    // `Candidates attending must carry: …`
    let carries = section == Section::Must && page.has("posting-to-send", head);
    let asks = carries || orders && matches!(section, Section::Must | Section::Nice);
    let section = if asks { Section::Apply } else { section };
    Some((end, section))
}

/// `Mail it all to jobs@firm.example. We want:` speaks of papers, behind the way.
fn wants_papers(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let last = page.document.sentence_tokens(page.tokens()[tokens.end - 1].sentence);
    let last = last.start.max(tokens.start)..tokens.end;
    last.start > tokens.start
        && last.len() <= 6
        && matches!(page.lower(last.start).as_str(), "we" | "i")
        && !page.has("posting-people", last.clone())
        && applies(page, &(tokens.start..last.start))
}

/// What a line before a list says of the list: its last sentence does, or else the whole of it.
pub(super) fn opened(page: &Page<'_>, tokens: &Range<usize>) -> Option<Section> {
    let last = page.document.sentence_tokens(page.tokens()[tokens.end - 1].sentence);
    let last = last.start.max(tokens.start)..tokens.end;
    if wants_papers(page, tokens) {
        return Some(Section::Apply);
    }
    let told = if last == *tokens {
        None
    } else {
        titled(page, &last, false).filter(|section| *section != Section::About).or_else(|| opens(page, &last))
    };
    told.or_else(|| opens(page, tokens))
}

fn opens(page: &Page<'_>, tokens: &Range<usize>) -> Option<Section> {
    if page.has("posting-nice", tokens.clone()) {
        return Some(Section::Nice);
    }
    // `Send:`, `Through our portal, upload:`
    let orders = |at: usize| {
        let opens =
            at == tokens.start || page.tokens()[at].clause != page.tokens()[at - 1].clause && at + 4 > tokens.end;
        opens && page.at("posting-do", at, tokens.end).is_some()
    };
    if tokens.clone().any(orders) || begins_asking(page, tokens) || page.has("posting-to-send", tokens.clone()) {
        return Some(Section::Apply);
    }
    let must = page.has("posting-required", tokens.clone()) || page.has("posting-heading-must", tokens.clone());
    if must && !page.has("posting-ask", tokens.clone()) {
        return Some(Section::Must);
    }
    if applies(page, tokens) {
        return Some(Section::Apply);
    }
    (must || page.has("posting-you-are", tokens.clone())).then_some(Section::Must)
}

/// Whether a line begins with what to do: `Send us`, `Write to us`.
pub(super) fn begins_asking(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let polite = |at: &usize| matches!(page.lower(*at).as_str(), "please" | "kindly" | "also" | "and" | "then");
    let start = tokens.start + tokens.clone().take_while(polite).count();
    page.at("posting-do", start, tokens.end)
        .is_some_and(|end| page.lower(start) != "apply" && (tokens.len() > 2 || end < tokens.end))
}
