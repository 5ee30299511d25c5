//! How a posting is laid out: headings, lists, and what stands under which heading.

use std::ops::Range;

use super::applying::{applies, applying_from, sends, tells_how, tells_way};
use super::heading::{begins_asking, heading, lead, opened};
use super::line::{Line, behind_number, lines, sentence_end};
use super::look::{Look, is_line};
use super::page::Page;
use super::table::Columns;

/// What a heading says of the lines below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// No heading, or one that says nothing.
    Plain,
    About,
    Duties,
    Must,
    Nice,
    Offer,
    Apply,
    Process,
    /// What is not needed, other jobs, and the page around the posting: nothing of it asks.
    Aside,
}

/// A sentence of the posting, or a part of one between semicolons or points in the middle of the line.
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of the line, and any may hold with any other")]
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) tokens: Range<usize>,
    /// The tokens of the whole sentence.
    pub(super) sentence: Range<usize>,
    pub(super) section: Section,
    /// Whether it stands in a list, or in a line of its own.
    pub(super) is_item: bool,
    /// Whether it stands behind the mark of a list.
    pub(super) is_marked: bool,
    /// Whether it is the first sentence of its line.
    pub(super) opens_line: bool,
    /// Whether its line speaks of applying.
    pub(super) is_applying: bool,
    /// Whether it stands right below a heading such as `Closing date`.
    pub(super) is_dated: bool,
    /// Whether it is the short first line of the page, which names the job.
    pub(super) is_title: bool,
    /// Whether it is an item of a list of what to send and to say.
    pub(super) is_asked: bool,
    /// Whether it is the blank of a form, to be filled in whatever it is.
    pub(super) is_blank: bool,
}

/// The sentences of a posting, each with its section.
pub(super) fn units(page: &Page<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut section = Section::Plain;
    let mut listed = false;
    // A sentence that ends in a colon speaks for the list below it.
    let mut list: Option<Section> = None;
    let mut paragraph = None;
    let mut dated = false;
    let mut asked = false;
    let mut blanks = false;
    let mut columns = Columns::default();
    let lines = lines(page);
    for (index, (span, in_paragraph, tokens)) in lines.iter().cloned().enumerate() {
        let (mut look, fresh) = (Look::new(page, span, &tokens), paragraph != Some(in_paragraph));
        look.compare(page, &lines, index, fresh, section);
        let tokens = behind_number(page, tokens, look.is_item);
        paragraph = Some(in_paragraph);
        if let Some(cells) = columns.read(page, &tokens) {
            for (cell, section) in cells {
                push(page, cell, section, true, false, &mut units);
            }
            continue;
        }
        // A row of a table of what to enclose is no heading.
        let is_row = tokens.clone().any(|at| page.strokes(at) > 0) && list == Some(Section::Apply);
        // The blanks of a form: `Current location:`, `Notice period:`, one below the other.
        let is_blank =
            look.ends_in_colon && tokens.len() <= 12 && (blanks || asked && !fresh_heading(page, &lines, index));
        blanks = is_blank;
        if is_blank {
            push_blank(page, tokens, &mut units);
            continue;
        }
        if !is_row && let Some(found) = heading(page, &tokens, look) {
            // `We need a morning person` above all else names the job.
            // And `Borough of Lund, Department of Parks` the employer.
            let names_job = index == 0
                && !look.ends_in_colon
                && (matches!(found, Section::Must | Section::Nice) || found != Section::Apply && tokens.len() > 3);
            section = if names_job { Section::Plain } else { found };
            listed = false;
            list = None;
            asked = found == Section::Apply && (look.ends_in_colon || begins_asking(page, &tokens));
            // `Write to jobs@firm.example with` is a heading and tells the way as well.
            if found == Section::Apply && index > 0 && tells_way(page, &tokens) {
                push(page, tokens.clone(), found, false, true, &mut units);
            }
            dated = tokens.len() <= 4 && page.has("posting-deadline-label", tokens.clone());
            continue;
        }
        let row = look.is_item || !look.ends && tokens.len() <= 20;
        // What follows a list is under its heading no more, unless it is about applying.
        if !look.is_item && listed && !matches!(section, Section::Apply | Section::Aside) && fresh {
            section = Section::Plain;
        }
        if !look.is_item && fresh && !row {
            list = None;
        }
        listed |= row;
        // `Wanted: a clerk` on top of the page names the job.
        let lead = lead(page, &tokens).filter(|(_, section)| index > 0 || *section != Section::Must);
        // What nobody cares about is told in a line or a list, and ends with the next heading.
        if section == Section::Aside && lead.as_ref().is_some_and(|(_, section)| *section != Section::Aside) {
            section = Section::Plain;
        }
        // A paragraph about applying ends what was before, whatever the heading.
        let leaves = fresh
            && !look.is_item
            && !matches!(section, Section::Apply | Section::Plain | Section::Aside)
            && lead.is_none()
            && list.is_none()
            && (applies(page, &tokens) || sends(page, &tokens));
        if leaves && !page.has("posting-heading-must", tokens.start..tokens.end.min(tokens.start + 6)) {
            section = Section::Plain;
        }
        // Behind the first paragraph that says how to apply stands what else is to be sent and said.
        let tells = fresh && !look.is_item && section == Section::Plain && lead.is_none() && tells_how(page, &tokens);
        // Of a whole advertisement in one paragraph, only the end is about applying.
        let in_apply = section == Section::Apply || list == Some(Section::Apply);
        let from_here = if in_apply { tokens.start } else { applying_from(page, &tokens) };
        let before_applying = section;
        if tells {
            section = Section::Apply;
            listed = false;
        }
        let here = lead.as_ref().map(|(_, section)| *section).or(list.filter(|_| row)).unwrap_or(section);
        if look.ends_in_colon {
            list = opened(page, &tokens).or(lead.as_ref().map(|(_, section)| *section));
        } else if let Some((_, section)) = lead.as_ref().filter(|(end, _)| page.strokes(end - 1) > 0) {
            // Rows with an empty first cell go on with the one above.
            list = Some(*section);
        }
        // Of `Deadline: …` and `Subject: …` the head is part of what is said.
        let from = lead.filter(|(_, section)| *section != Section::Apply).map_or(tokens.start, |(end, _)| end);
        let is_applying = here == Section::Apply || applies(page, &tokens) || sends(page, &tokens);
        let apart = look.is_item || is_line(page, span);
        let before = units.len();
        asked &= look.is_item || !look.ends;
        push(page, from..tokens.end, here, apart, is_applying, &mut units);
        turn_at_leads(page, &mut units[before..]);
        if let Some(first) = units.get_mut(before) {
            first.is_dated = dated;
            first.is_title = index == 0 && tokens.len() <= 14 && !look.ends;
        }
        for unit in &mut units[before..] {
            unit.is_asked = asked && row;
            unit.is_marked = look.is_item;
        }
        if tells || here != Section::Apply {
            hold_back(&mut units[before..], from_here, before_applying);
        }
        asked |= look.ends_in_colon && (is_applying || list == Some(Section::Apply)) && !look.is_item;
        dated = false;
    }
    units
}

/// What stands before the first word about applying belongs to what was before.
fn hold_back(units: &mut [Unit], from: usize, section: Section) {
    for unit in units.iter_mut().filter(|unit| unit.tokens.start < from) {
        unit.is_applying = false;
        if unit.section == Section::Apply {
            unit.section = section;
        }
    }
}

/// Cuts a line into sentences, and these at semicolons and at points in the middle of the line.
fn push(
    page: &Page<'_>,
    line: Range<usize>,
    section: Section,
    is_item: bool,
    is_applying: bool,
    units: &mut Vec<Unit>,
) {
    let mut at = line.start;
    let mut opens_line = true;
    while at < line.end {
        let sentence = at..sentence_end(page, at, line.end);
        let mut from = sentence.start;
        for token in sentence.clone() {
            let cut = token + 1 == sentence.end || page.gap(token).contains([';', '·', '•']);
            if cut {
                let tokens = from..token + 1;
                units.push(Unit {
                    tokens,
                    sentence: sentence.clone(),
                    section,
                    is_item,
                    is_marked: false,
                    opens_line,
                    is_applying,
                    is_dated: false,
                    is_title: false,
                    is_asked: false,
                    is_blank: false,
                });
                from = token + 1;
            }
        }
        opens_line = false;
        at = sentence.end;
    }
}

/// `What we need: a bike. What we'd like: some Italian.`: of sentences in one line each may have its own heading.
fn turn_at_leads(page: &Page<'_>, units: &mut [Unit]) {
    for at in 1..units.len() {
        let unit = &units[at];
        if unit.tokens.start != unit.sentence.start {
            continue;
        }
        let Some((end, section)) = lead(page, &unit.sentence) else {
            continue;
        };
        // `Candidates from abroad: attach a copy` bids them to do something.
        let bids = page.at("posting-do", end, unit.tokens.end).is_some()
            || page.at("posting-tell", end, unit.tokens.end).is_some();
        // `Also: scrubs` stands behind the pay, `She needs somebody in the house: …` tells of the work.
        let head = unit.sentence.start..end;
        let weighs = matches!(section, Section::Must | Section::Nice)
            && head.len() > 1
            && !page.has("posting-people", head.clone())
            && !page.has("posting-sent", head);
        if weighs && !bids && end < unit.tokens.end && page.gap(end - 1).contains(':') {
            let sentence = unit.sentence.clone();
            units[at].tokens.start = end;
            for unit in units.iter_mut().filter(|unit| unit.sentence == sentence) {
                unit.section = section;
                unit.is_applying = false;
            }
        }
    }
}

/// The blank of a form is an item of what to say.
fn push_blank(page: &Page<'_>, line: Range<usize>, units: &mut Vec<Unit>) {
    push(page, line, Section::Apply, true, true, units);
    if let Some(last) = units.last_mut() {
        last.is_asked = true;
        last.is_blank = true;
    }
}

/// Whether a line that ends in a colon has something below it other than one more such line.
fn fresh_heading(page: &Page<'_>, lines: &[Line], index: usize) -> bool {
    lines.get(index + 1).is_none_or(|(span, _, below)| !Look::new(page, *span, below).ends_in_colon)
}
