//! Words by which a line of a posting speaks of applying.

use std::ops::Range;

use super::heading::begins_asking;
use super::line::sentence_end;
use super::page::Page;

/// Where a line begins to speak of applying, if it does so only behind a good many other words.
pub(super) fn applying_from(page: &Page<'_>, line: &Range<usize>) -> usize {
    const BEFORE: usize = 20;
    let mut at = line.start;
    while at < line.end {
        let sentence = at..sentence_end(page, at, line.end);
        let names = [
            "posting-resume",
            "posting-letter",
            "posting-references",
            "posting-passive",
            "posting-in-writing",
            "posting-how-plain",
            "posting-subject",
        ];
        if applies(page, &sentence)
            || sends(page, &sentence)
            || page.at("posting-send-order", at, sentence.end).is_some()
            || names.iter().any(|name| page.has(name, sentence.clone()))
        {
            return if at - line.start < BEFORE { line.start } else { at };
        }
        at = sentence.end;
    }
    line.start
}

/// Whether the last words of a line ask for what stands in the list below it.
pub(super) fn asks_last(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let last = page.document.sentence_tokens(page.tokens()[tokens.end - 1].sentence);
    let last = last.start.max(tokens.start)..tokens.end;
    begins_asking(page, &last)
        || page.has("posting-to-send", last.clone())
        || last.clone().any(|at| {
            let opens = at > last.start
                && (page.tokens()[at].clause != page.tokens()[at - 1].clause
                    || matches!(page.lower(at - 1).as_str(), "please" | "and" | "kindly" | "also"));
            opens && page.at("posting-tell", at, last.end).is_some()
        })
}

/// Whether a line under which a list stands names an address, or a paper to send.
pub(super) fn tells_way(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let span = page.tokens()[tokens.start].span().cover(page.tokens()[tokens.end - 1].span());
    tokens.len() > 2
        && (page.document.links().iter().any(|link| span.overlaps(link.span))
            || page.coded_mail(tokens).is_some()
            || page.phone(tokens).is_some()
            || tokens.len() > 4
                && ["posting-month", "posting-resume", "posting-letter"]
                    .iter()
                    .any(|name| page.has(name, tokens.clone())))
}

/// Whether a line gives an address and says what to send there.
pub(super) fn tells_how(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let things = ["posting-resume", "posting-letter"];
    let span = page.tokens()[tokens.start].span().cover(page.tokens()[tokens.end - 1].span());
    let addressed = page.document.links().iter().any(|link| link.is_email && span.overlaps(link.span))
        || page.phone(tokens).is_some();
    (addressed || sends(page, tokens))
        && things.iter().any(|name| page.has(name, tokens.clone()))
        && !page.has("posting-enquiry", tokens.start..tokens.end.min(tokens.start + 8))
}

/// Whether a line tells to send what people apply with.
pub(super) fn sends(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let things = ["posting-resume", "posting-letter", "posting-references"];
    things.iter().any(|name| page.has(name, tokens.clone()))
        && tokens.clone().any(|at| {
            let opens = at == tokens.start || page.tokens()[at].sentence != page.tokens()[at - 1].sentence;
            opens && page.at("posting-do", at, tokens.end).is_some()
        })
}

/// Whether a line speaks of applying: it says so, or gives an address to write to.
pub(super) fn applies(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let span = page.tokens()[tokens.start].span().cover(page.tokens()[tokens.end - 1].span());
    let mail = page.document.links().iter().any(|link| link.is_email && span.overlaps(link.span));
    mail || page.coded_mail(tokens).is_some()
        || page.coded_site(tokens).is_some() && page.has("posting-month", tokens.clone())
        || page.phone(tokens).is_some()
        || page.all("posting-apply-lead", tokens.clone()).iter().any(|mark| {
            // `Apply` alone is a button, or a word of any sentence.
            (mark.len() > 1 || mark.start == tokens.start && tokens.len() > 5) && !is_done_by_others(page, tokens, mark)
        })
}

/// `Skippers send us corrections`: behind its subject, what looks like a bid tells what somebody does.
fn is_done_by_others(page: &Page<'_>, tokens: &Range<usize>, mark: &Range<usize>) -> bool {
    let us = mark.len() > 1 && matches!(page.lower(mark.end - 1).as_str(), "us" | "me" | "in" | "it");
    us && mark.start > tokens.start
        && page.at("posting-do", mark.start, mark.end).is_some()
        && page.tokens()[mark.start].clause == page.tokens()[mark.start - 1].clause
        && page.at("posting-before-bid", mark.start - 1, mark.start).is_none()
}
