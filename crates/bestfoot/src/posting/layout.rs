//! How a posting is laid out: headings, lists, and what stands under which heading.

use std::ops::Range;

use super::heading::{LONGEST_HEADING, begins_asking, heading, lead, opened};
use super::page::Page;
use super::table::Columns;
use crate::Span;

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

/// A line: its place, its paragraph, and its words.
type Line = (Span, u32, Range<usize>);

/// The lines that have words. What the text joins as one wrapped line is divided again before the mark of an item and before a label.
fn lines(page: &Page<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for line in page.document.plain_lines() {
        let tokens = page.document.tokens_in(line.span);
        let mut from = tokens.start;
        let mut start = line.span.start();
        for at in tokens.clone() {
            if at + 1 == tokens.end {
                lines.push((Span::new(start, line.span.end()), line.paragraph, from..at + 1));
            } else if begins_row(page, at + 1) {
                let stop = page.gap(at).find(char::is_whitespace).unwrap_or_default();
                let end = page.tokens()[at].span().end() + stop;
                lines.push((Span::new(start, end), line.paragraph, from..at + 1));
                from = at + 1;
                start = page.tokens()[from].span().start();
            }
        }
    }
    lines
}

/// Whether a word is the first one behind a line break, and its line begins with the mark of an item or with a label: `Ref: 12`.
fn begins_row(page: &Page<'_>, at: usize) -> bool {
    let text = page.document.text();
    let (before, here) = (page.span(&(at - 1..at)).end(), page.span(&(at..at + 1)).start());
    let Some(break_at) = text.get(before..here).and_then(|gap| gap.rfind(['\n', '\r'])) else {
        return false;
    };
    let raw = text[before + break_at..].trim_start().lines().next().unwrap_or_default();
    let label = raw.trim_start_matches(['*', '_']).split_once(':').map_or("", |(label, _)| label);
    let is_label = label.starts_with(char::is_uppercase) && label.split_whitespace().count() <= 4;
    is_item(raw) || is_label
}

/// Where a line begins to speak of applying, if it does so only behind a good many other words.
fn applying_from(page: &Page<'_>, line: &Range<usize>) -> usize {
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

/// What stands before the first word about applying belongs to what was before.
fn hold_back(units: &mut [Unit], from: usize, section: Section) {
    for unit in units.iter_mut().filter(|unit| unit.tokens.start < from) {
        unit.is_applying = false;
        if unit.section == Section::Apply {
            unit.section = section;
        }
    }
}

/// The words of a line without the number of an item, which is no word of it.
fn behind_number(page: &Page<'_>, tokens: Range<usize>, is_item: bool) -> Range<usize> {
    let lettered = page.word(tokens.start).starts_with(|c: char| c.is_ascii_uppercase())
        && page.word(tokens.start).len() == 1
        && page.gap(tokens.start).starts_with(". ");
    let numbered = (is_item || lettered)
        && tokens.len() > 1
        && (page.word(tokens.start).len() <= 2
            || page.word(tokens.start).len() <= 5
                && page.word(tokens.start).chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
        && page.gap(tokens.start).starts_with(['.', ')']);
    tokens.start + usize::from(numbered)..tokens.end
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

/// Where a sentence ends. A stop after `max.` ends none.
fn sentence_end(page: &Page<'_>, at: usize, limit: usize) -> usize {
    const SHORT: [&str; 18] = [
        "max", "min", "approx", "incl", "yr", "yrs", "exp", "tel", "ext", "e.g", "i.e", "esp", "resp", "pref", "hrs",
        "wks", "art", "para",
    ];
    let end = page.document.sentence_tokens(page.tokens()[at].sentence).end.min(limit);
    if end < limit && SHORT.contains(&page.lower(end - 1).as_str()) && page.gap(end - 1).starts_with('.') {
        return sentence_end(page, end, limit);
    }
    // `no cv. just ring me.`: whoever writes without capitals ends sentences all the same.
    let small = page.word(at).starts_with(char::is_lowercase);
    let stops = |at: &usize| {
        let word = page.lower(*at);
        page.gap(*at).trim_start_matches(')').starts_with(['.', '!', '?'])
            && word.len() > 2
            && !SHORT.contains(&word.as_str())
            && word.chars().all(char::is_alphabetic)
            && page.word(*at + 1).starts_with(char::is_lowercase)
    };
    (at..end.saturating_sub(1)).filter(|_| small).find(stops).map_or(end, |at| at + 1)
}

/// What a line looks like.
#[allow(clippy::struct_excessive_bools, reason = "each is one mark of the line")]
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) is_item: bool,
    /// The sign before an item.
    mark: Option<char>,
    /// It is short and a paragraph of its own before more words.
    pub(super) is_alone: bool,
    /// It is marked as a heading.
    pub(super) is_title: bool,
    pub(super) ends_in_colon: bool,
    /// It ends like a sentence.
    pub(super) ends: bool,
    /// It ends in three points.
    trails_off: bool,
}

impl Look {
    fn new(page: &Page<'_>, line: Span, tokens: &Range<usize>) -> Self {
        let text = page.document.text();
        let shown = page.document.display(line);
        let start = text[..shown.start()].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let rest = &text[start..];
        let raw = rest.lines().next().unwrap_or("").trim();
        let plain = page.document.plain()[line.range()].trim();
        let below = text[shown.end()..].lines().nth(1).unwrap_or("").trim();
        let underlined =
            below.len() >= 3 && (below.bytes().all(|byte| byte == b'=') || below.bytes().all(|byte| byte == b'-'));
        let bold = raw.len() > 4
            && raw.starts_with("**")
            && raw.trim_end_matches(':').ends_with("**")
            && raw.matches("**").count() == 2;
        // `6. SUBMISSION OF PROPOSALS`
        let plain = plain.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')']);
        // `- RECOVER CPR` is an item all the same.
        let is_bullet = is_item(raw) && !raw.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(');
        let shouted = tokens.len() <= 7
            && plain.chars().filter(|c| c.is_alphabetic()).count() > 4
            && !plain.chars().any(char::is_lowercase)
            && !plain.chars().any(|c| c.is_ascii_digit());
        let last = plain.trim_end_matches(['"', ')', '*']);
        let trails_off = last.ends_with(['…']) || last.ends_with("...");
        Self {
            is_item: is_item(raw),
            mark: raw.chars().next().filter(|c| !c.is_alphanumeric()),
            is_alone: false,
            is_title: raw.starts_with('#')
                || shouted && !is_bullet
                || underlined
                || bold && tokens.len() <= LONGEST_HEADING,
            ends_in_colon: last.ends_with(':'),
            ends: last.ends_with(['.', ',', ';', '!']) && !trails_off,
            trails_off,
        }
    }

    /// Looks at the lines beside as well, which tell a heading from a row. `fresh` says whether the line opens its paragraph.
    fn compare(&mut self, page: &Page<'_>, lines: &[Line], index: usize, fresh: bool, section: Section) {
        let (_, in_paragraph, tokens) = &lines[index];
        let Some((next, next_paragraph, below)) = lines.get(index + 1) else {
            return;
        };
        let next = Look::new(page, *next, below);
        // The last item of a numbered list is no number of a heading.
        let ends_list = self.mark.is_none() && index > 0 && {
            let (before, _, above) = &lines[index - 1];
            let before = Look::new(page, *before, above);
            before.is_item && before.mark.is_none()
        };
        // A short line with another mark than the list below it names the list.
        self.is_title |= self.is_item
            && !ends_list
            && tokens.len() <= 6
            && !self.ends
            && if self.mark.is_some() {
                next.is_item && self.mark != next.mark
            } else {
                !next.is_item || next.mark.is_some()
            };
        // So does a short line in a paragraph of its own, before a list or a longer line.
        let alone = fresh && next_paragraph != in_paragraph;
        // Or the first line of a paragraph, before a longer one.
        let first = fresh && tokens.len() <= 4 && below.len() >= 12;
        self.is_alone = (alone || first)
            && !self.is_item
            && !self.ends
            && index > 0
            && tokens.len() <= 5
            && section != Section::Apply
            && (next.is_item || next.ends && below.len() >= 8);
        // A short line between two lists names the second one.
        let between = index > 0 && next.is_item && {
            let (before, _, above) = &lines[index - 1];
            Look::new(page, *before, above).is_item
        };
        self.is_title |= between
            && !self.is_item
            && !self.ends
            && tokens.len() <= 6
            && page.word(tokens.start).starts_with(char::is_uppercase);
        // `We are looking for someone who...`
        self.ends_in_colon |= self.trails_off && next.is_item;
        // `Please also write`, with the items below
        self.ends_in_colon |= !self.is_item
            && !self.ends
            && next.is_item
            && (asks_last(page, tokens)
                || section != Section::Apply
                    && tokens.len() > 4
                    && page.tokens()[tokens.start].sentence == page.tokens()[tokens.end - 1].sentence
                    && opened(page, tokens) == Some(Section::Nice));
    }
}

/// Whether a line begins with the mark of a list: a dash, a figure, a letter in brackets, or any sign that is no bracket, quote or money.
fn is_item(raw: &str) -> bool {
    let mut letters = raw.chars();
    let Some(first) = letters.next() else {
        return false;
    };
    if first.is_ascii_digit() {
        let rest = raw.trim_start_matches(|c: char| c.is_ascii_digit());
        return raw.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "));
    }
    if first == '(' {
        let inside: String = raw[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        return !inside.is_empty() && inside.len() <= 3 && raw[1 + inside.len()..].starts_with(')');
    }
    // `b. Current licence`
    if first.is_ascii_lowercase() && raw[1..].starts_with(". ") {
        return true;
    }
    // `iv. Valid registration`
    let roman: String = raw.chars().take_while(|c| matches!(c, 'i' | 'v' | 'x')).collect();
    if !roman.is_empty()
        && raw[roman.len()..].starts_with(['.', ')'])
        && raw[roman.len() + 1..].starts_with([' ', '\t'])
    {
        return true;
    }
    if raw.starts_with("**") || raw.starts_with("__") {
        return false;
    }
    let second = letters.next();
    if first == 'o' || first.is_ascii_alphabetic() && second == Some(')') {
        return first != 'o' && second == Some(')') || second == Some(' ') && first == 'o';
    }
    let sign =
        matches!(first, '-' | '*' | '+' | '~' | '.' | '>' | '=') || !first.is_ascii() && !first.is_alphanumeric();
    let quote = matches!(first, '“' | '‘' | '„' | '«' | '£' | '€' | '…' | '¡' | '¿');
    sign && !quote && (second.is_none_or(|c| c == ' ' || c == '\t') || !first.is_ascii())
}

/// A line that stands for itself, as a row does.
fn is_line(page: &Page<'_>, line: Span) -> bool {
    line.len() <= 120 && !page.document.plain()[line.range()].trim_end().ends_with('.')
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

/// Whether the last words of a line ask for what stands in the list below it.
fn asks_last(page: &Page<'_>, tokens: &Range<usize>) -> bool {
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
fn tells_way(page: &Page<'_>, tokens: &Range<usize>) -> bool {
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
fn tells_how(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let things = ["posting-resume", "posting-letter"];
    let span = page.tokens()[tokens.start].span().cover(page.tokens()[tokens.end - 1].span());
    let addressed = page.document.links().iter().any(|link| link.is_email && span.overlaps(link.span))
        || page.phone(tokens).is_some();
    (addressed || sends(page, tokens))
        && things.iter().any(|name| page.has(name, tokens.clone()))
        && !page.has("posting-enquiry", tokens.start..tokens.end.min(tokens.start + 8))
}

/// Whether a line tells to send what people apply with.
fn sends(page: &Page<'_>, tokens: &Range<usize>) -> bool {
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
