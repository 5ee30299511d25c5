//! What a posting tells those who apply to do.

use std::ops::Range;

use super::code::codes;
use super::layout::{Section, Unit};
use super::page::{Page, number};
use super::require::is_elsewhere;
use super::{Ask, Instruction};

/// Things asked for by their names alone, and the vocabulary of each.
const NAMED: [(Ask, &str); 11] = [
    (Ask::Resume, "posting-resume"),
    (Ask::CoverLetter, "posting-letter"),
    (Ask::Salary, "posting-salary"),
    (Ask::StartDate, "posting-start"),
    (Ask::Availability, "posting-availability"),
    (Ask::WorkPermit, "posting-permit"),
    (Ask::Location, "posting-place"),
    (Ask::SubjectLine, "posting-subject"),
    (Ask::FileFormat, "posting-format"),
    (Ask::Portfolio, "posting-portfolio"),
    (Ask::Document, "posting-document"),
];

pub(super) fn instructions(page: &Page<'_>, units: &[Unit]) -> Vec<Instruction> {
    let codes = codes(page);
    let mut finder = Finder { page, codes, found: Vec::new(), said: Vec::new() };
    for (index, unit) in units.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &units[before]).filter(|_| !unit.opens_line);
        finder.read(unit, before);
    }
    let mut found = finder.found;
    found.sort_by_key(|instruction| (instruction.span, instruction.ask));
    let mut kept: Vec<Instruction> = Vec::new();
    for instruction in found {
        let again = |known: &Instruction| known.ask == instruction.ask && known.span.overlaps(instruction.span);
        if !kept.iter().any(again) {
            kept.push(instruction);
        }
    }
    // These are asked for once; where they are named again they are only explained.
    let mut seen: Vec<Ask> = Vec::new();
    let mut values: Vec<(Ask, Option<String>)> = Vec::new();
    let text = page.document.text();
    let plain = |instruction: &Instruction| {
        let words = text[instruction.span.range()].to_lowercase();
        // A line such as `Send CV` only announces it.
        let start = text[..instruction.span.start()].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let announces = line.split_whitespace().count() <= 2 && line.trim_end_matches(':').trim().len() > 4;
        announces && matches!(instruction.ask, Ask::Resume | Ask::CoverLetter)
            && !line.trim_start().starts_with(|c: char| !c.is_alphabetic())
            || instruction.ask == Ask::SubjectLine
            && !["subject", "title", "header", "betreff"].iter().any(|word| words.contains(word))
            // `Tell us in your letter where you live` asks for no letter where another sentence does.
            || instruction.ask == Ask::CoverLetter && in_passing(&words, "letter")
            || instruction.ask == Ask::Resume && RESUMES.iter().any(|name| in_passing(&words, name))
    };
    kept.sort_by_key(|instruction| (plain(instruction), instruction.span));
    kept.retain(|instruction| {
        // The same address, or the same limit, named once more.
        let value = instruction.value.as_deref().map(str::to_lowercase);
        let repeated = matches!(instruction.ask, Ask::How | Ask::Addressee)
            && value.is_some()
            && values.contains(&(instruction.ask, value.clone()));
        values.push((instruction.ask, value));
        let once = matches!(instruction.ask, Ask::Resume | Ask::CoverLetter | Ask::SubjectLine | Ask::Salary);
        let again = once && seen.contains(&instruction.ask);
        seen.push(instruction.ask);
        !again && !repeated
    });
    kept.sort_by_key(|instruction| (instruction.span, instruction.ask));
    kept
}

pub(super) struct Finder<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    /// The numbers that the posting gives itself.
    pub(super) codes: Vec<String>,
    pub(super) found: Vec<Instruction>,
    /// Bids to say so, whose case before them is read already.
    pub(super) said: Vec<usize>,
}

impl Finder<'_, '_> {
    fn read(&mut self, unit: &Unit, before: Option<&Unit>) {
        if is_elsewhere(self.page, unit) {
            return;
        }
        self.deadline(unit);
        self.agencies(unit);
        self.permitted_only(unit);
        // What comes later may stand at the end of a sentence that asks for something now.
        let first = self.page.clause(unit.tokens.start, &unit.tokens);
        let now = self.orders(unit) && !self.page.has("posting-later", first);
        let later = !now
            && self.page.has("posting-later", unit.tokens.clone())
            && !self.page.has("posting-on-form", unit.tokens.clone());
        // "We answer everybody" is no request.
        let ours = matches!(self.page.lower(unit.tokens.start).as_str(), "we" | "our" | "i" | "they" | "she" | "he")
            && !self.page.has("posting-ask", unit.tokens.clone())
            && !self.turns_to_reader(unit);
        if !self.asks(unit) || later || ours {
            return;
        }
        // `Questions? …`
        let asked = before
            .is_some_and(|before| before.tokens.len() <= 4 && self.page.has("posting-enquiry", before.tokens.clone()));
        let enquiry = asked || self.page.has("posting-enquiry", unit.tokens.clone());
        let known = self.found.len();
        for (ask, name) in NAMED {
            if !(enquiry && ask == Ask::Location) {
                self.named(unit, ask, name);
            }
        }
        self.references(unit);
        self.reference_number(unit);
        self.length(unit);
        self.language(unit);
        self.topics(unit);
        self.question(unit);
        self.listed_question(unit, known);
        if !enquiry {
            self.how(unit);
            self.addressee(unit);
        }
    }

    pub(super) fn add(&mut self, ask: Ask, tokens: &Range<usize>, value: Option<String>, count: Option<u32>) {
        self.found.push(Instruction { ask, span: self.page.span(tokens), value, count });
    }

    /// Whether a sentence asks for anything.
    fn asks(&self, unit: &Unit) -> bool {
        let page = self.page;
        // An item of what to send and to say is asked for by the words above it.
        // And so is `enclosing copies of …` below the address.
        let goes_on =
            matches!(page.lower(unit.tokens.start).as_str(), "attaching" | "enclosing" | "quoting" | "stating")
                && unit.section != Section::Duties;
        if unit.is_asked || goes_on || self.told_of_reader(unit) {
            return true;
        }
        let addressed = unit.section == Section::Must
            && !page.document.links().iter().any(|link| {
                let span = page.tokens()[unit.tokens.start].span().cover(page.tokens()[unit.tokens.end - 1].span());
                link.is_email && span.overlaps(link.span)
            });
        if unit.is_applying
            && !addressed
            && !matches!(unit.section, Section::Offer | Section::Duties | Section::Nice | Section::Process)
        {
            return true;
        }
        let polite = (unit.tokens.clone()).any(|at| matches!(page.lower(at).as_str(), "please" | "kindly"));
        let told = page.has("posting-ask", unit.tokens.clone())
            && matches!(unit.section, Section::Plain | Section::About | Section::Process);
        let ordered = unit.opens_line && unit.section == Section::Plain && self.orders(unit);
        // `Tell us in your letter` is said anywhere.
        let written = page.has("posting-in-writing", unit.tokens.clone()) && told_at_all(page, unit);
        // `Forms may be completed in Welsh`
        let passive = page.has("posting-passive", unit.tokens.clone())
            && matches!(unit.section, Section::Plain | Section::About)
            && !page.has("posting-no-applicant", unit.tokens.clone());
        let sent = !unit.is_item
            && unit.section != Section::Duties
            && page.at("posting-send-order", unit.tokens.start, unit.tokens.end).is_some();
        written
            || sent
            || passive
            || polite && unit.section != Section::Duties
            || told && self.orders(unit)
            || ordered && page.has("posting-papers", unit.tokens.clone())
    }

    /// `We can't sponsor anybody, so say in your mail that you may work here`: a sentence of ours that ends in a bid.
    fn turns_to_reader(&self, unit: &Unit) -> bool {
        let page = self.page;
        (unit.tokens.start + 2..unit.tokens.end).any(|at| {
            (page.lower(at - 1) == "so" || page.gap(at - 1).contains(':'))
                && (page.at("posting-tell", at, unit.tokens.end).is_some()
                    || page.at("posting-do", at, unit.tokens.end).is_some()
                        && page.has("posting-in-writing", at..unit.tokens.end))
        })
    }

    /// Whether a sentence wants something told of whoever reads it, or a paper put to the application: such a one stands under any heading, among the pay or
    /// the requirements. `Free house for families: mention how many children you have.`
    fn told_of_reader(&self, unit: &Unit) -> bool {
        let page = self.page;
        let end = unit.tokens.end;
        if unit.section == Section::Duties {
            return false;
        }
        if ["posting-wants-told", "posting-enclosed"].iter().any(|name| page.has(name, unit.tokens.clone())) {
            return true;
        }
        // `Non-EEA applicants must enclose …`, `Nurses from abroad should state …`
        let opening = unit.tokens.start..end.min(unit.tokens.start + 12);
        if page
            .all("posting-must-tell", unit.tokens.clone())
            .iter()
            .any(|told| page.has("posting-applicants", unit.tokens.start..told.start.min(opening.end)))
        {
            return true;
        }
        // `If you can't do Saturdays, tell us straight out`
        let case = page.at("posting-case", unit.tokens.start, end).is_some()
            || unit.tokens.clone().any(|at| page.lower(at) == "if");
        if case && unit.section != Section::Process && page.has("posting-say-it", unit.tokens.clone()) {
            return true;
        }
        let spoken = !matches!(unit.section, Section::Must | Section::Nice)
            || page.has("posting-in-writing", unit.tokens.clone())
            || unit.tokens.clone().any(|at| matches!(page.lower(at).as_str(), "please" | "kindly" | "us" | "me"));
        spoken
            && page.all("posting-tell", unit.tokens.clone()).iter().any(|told| {
                let opens = told.start == unit.tokens.start
                    || page.tokens()[told.start].clause != page.tokens()[told.start - 1].clause
                    || matches!(
                        page.lower(told.start - 1).as_str(),
                        "please"
                            | "and"
                            | "so"
                            | "but"
                            | "just"
                            | "kindly"
                            | "also"
                            | "do"
                            | "then"
                            | "should"
                            | "must"
                    );
                opens && (told.end..end.min(told.end + 3)).any(|at| page.at("posting-told-of", at, end).is_some())
            })
    }

    /// Whether a sentence bids to say something, be it in a clause of its own or behind what is sent: `stating …`.
    pub(super) fn told_here(&self, unit: &Unit) -> bool {
        let page = self.page;
        page.all("posting-tell", unit.tokens.clone()).iter().any(|told| {
            let word = page.lower(told.start);
            told.start == unit.tokens.start
                || word.ends_with("ing")
                || page.tokens()[told.start].clause != page.tokens()[told.start - 1].clause
                || matches!(
                    page.lower(told.start - 1).as_str(),
                    "please"
                        | "and"
                        | "also"
                        | "kindly"
                        | "to"
                        | "just"
                        | "so"
                        | "should"
                        | "must"
                        | "do"
                        | "then"
                        | "or"
                )
        })
    }

    /// Whether a sentence, or a clause of it, begins with what to do.
    pub(super) fn orders(&self, unit: &Unit) -> bool {
        let page = self.page;
        let tokens = page.tokens();
        unit.tokens.clone().any(|at| {
            let opens = at == unit.tokens.start || tokens[at].clause != tokens[at - 1].clause;
            let after = at > unit.tokens.start
                && matches!(page.lower(at - 1).as_str(), "please" | "and" | "or" | "also" | "then" | "kindly" | "so");
            (opens || after) && page.at("posting-do", at, unit.tokens.end).is_some()
        })
    }

    /// Whether something is taken back where it is named.
    pub(super) fn declined(&self, unit: &Unit, mark: &Range<usize>) -> bool {
        let page = self.page;
        let clause = page.clause(mark.start, &unit.tokens);
        let permit = page.at("posting-permit", mark.start, mark.end) == Some(mark.end);
        if page.has("posting-later", clause.clone()) && !page.has("posting-on-form", unit.tokens.clone()) {
            return true;
        }
        page.all("posting-declined", clause.clone()).iter().any(|declined| {
            // `Apply only if you may work here`
            if permit && page.lower(declined.start) == "only" {
                return false;
            }
            // "answer this one, no attachment please": what is declined stands at its word, or the word before it.
            declined.end + 7 > mark.start && declined.start <= mark.end + 7
        }) || self.declined_after(unit, &clause)
    }

    /// `A cover letter, though welcome, is not required.`
    fn declined_after(&self, unit: &Unit, clause: &Range<usize>) -> bool {
        let page = self.page;
        let next = clause.end;
        // `A CV is fine but not needed`, `Cover letters: only if you enjoy them`
        let turned = next < unit.tokens.end
            && (matches!(page.lower(next).as_str(), "but" | "though" | "although")
                || clause.len() <= 4 && page.gap(next - 1).contains(':'));
        if turned {
            let after = page.clause(next, &unit.tokens);
            if after.len() <= 10 && page.at("posting-declined", after.start, after.end).is_some()
                || page.at("posting-declined", after.start + 1, after.end).is_some()
            {
                return true;
            }
        }
        next < unit.tokens.end && page.gap(next - 1).contains(')') && {
            let after = page.clause(next, &unit.tokens);
            page.at("posting-declined", after.start, after.end).is_some()
                || page.at("posting-declined", after.start + 1, after.end).is_some_and(|_| after.len() <= 4)
        }
    }

    fn named(&mut self, unit: &Unit, ask: Ask, name: &str) {
        let page = self.page;
        for mark in page.all(name, unit.tokens.clone()) {
            // `No attachments` is itself what is told of the form.
            let refuses = ask == Ask::FileFormat
                && matches!(page.lower(mark.start).as_str(), "no" | "not" | "without" | "never" | "don't" | "do");
            if !refuses && self.declined(unit, &mark) || self.is_other(unit, ask, &mark) {
                continue;
            }
            // `PDF, no Word files`, `one paragraph (not a letter!)`
            let from = mark.start.saturating_sub(3).max(unit.tokens.start);
            let refused = (from..mark.start).any(|at| {
                matches!(page.lower(at).as_str(), "no" | "not" | "never" | "without")
                    && (at + 1 == mark.start
                        || at + 3 == mark.start
                            && matches!(page.lower(at + 1).as_str(), "a" | "an" | "the")
                            && ask != Ask::FileFormat
                        || at + 2 == mark.start
                            && ask != Ask::FileFormat
                            && matches!(page.lower(at + 1).as_str(), "a" | "an" | "the" | "agency" | "any"))
            });
            let papers =
                matches!(ask, Ask::FileFormat | Ask::Resume | Ask::CoverLetter | Ask::Portfolio | Ask::Document);
            if papers && refused && !refuses {
                continue;
            }
            let whole = match ask {
                Ask::SubjectLine => {
                    let clause = page.clause(mark.start, &unit.tokens);
                    let from = if mark.start - clause.start <= 8 { clause.start } else { mark.start };
                    from..unit.tokens.end.min(mark.end + 10)
                }
                // `a PDF called Surname_Firstname`
                Ask::FileFormat
                    if matches!(page.lower(mark.end - 1).as_str(), "named" | "called" | "name" | "as" | "titled") =>
                {
                    mark.start..unit.tokens.end.min(mark.end + 4)
                }
                Ask::FileFormat => mark.clone(),
                _ => self.widened(unit, &mark),
            };
            let value = match ask {
                Ask::SubjectLine => self.subject(unit, &mark),
                Ask::FileFormat => Some(page.text(&mark).to_lowercase()),
                _ => None,
            };
            let count = self.count_before(unit, mark.start);
            self.add(ask, &whole, value, count);
        }
    }

    /// The mark with up to a few words of its clause around it.
    fn widened(&self, unit: &Unit, mark: &Range<usize>) -> Range<usize> {
        let clause = self.page.clause(mark.start, &unit.tokens);
        mark.start.saturating_sub(2).max(clause.start).min(mark.start)..(mark.end + 2).min(clause.end).max(mark.end)
    }

    /// Words that name a thing elsewhere and are none here.
    fn is_other(&self, unit: &Unit, ask: Ask, mark: &Range<usize>) -> bool {
        let page = self.page;
        let overlaps = |name: &str| {
            page.all(name, unit.tokens.clone()).iter().any(|other| other.start < mark.end && mark.start < other.end)
        };
        let near = |name: &str| {
            page.all(name, unit.tokens.clone()).iter().any(|other| other.start < mark.end + 3 && mark.start < other.end)
        };
        let single = |words: &[&str]| mark.len() == 1 && words.contains(&page.lower(mark.start).as_str());
        match ask {
            Ask::Document => {
                overlaps("posting-not-document")
                    || overlaps("posting-portfolio")
                    || overlaps("posting-letter")
                    || overlaps("posting-subject")
                    || near("posting-resume") && page.lower(mark.end - 1) == "of"
                    || overlaps("posting-resume")
                    || overlaps("posting-permit")
                    || near("posting-permit") && page.lower(mark.end - 1) == "of"
                    || overlaps("posting-references")
            }
            Ask::Portfolio => {
                let clause = page.clause(mark.start, &unit.tokens);
                let papers = (mark.end..clause.end.min(mark.end + 3)).any(|at| {
                    matches!(
                        page.lower(at).as_str(),
                        "certificates"
                            | "certificate"
                            | "licence"
                            | "license"
                            | "documents"
                            | "tickets"
                            | "id"
                            | "passport"
                            | "card"
                            | "cards"
                    )
                });
                // `DM us on Instagram` is a way.
                papers
                    || mark.len() == 1 && overlaps("posting-how-plain")
                    || overlaps("posting-document") && !overlaps("posting-resume") && single(&["video"])
                    || self.is_address(mark)
            }
            Ask::Salary => {
                // Alone the word is the employer's.
                let asked = page.has("posting-do", unit.tokens.clone()) || page.has("posting-ask", unit.tokens.clone());
                single(&["salary"]) && !asked
                    || page
                        .clause(mark.start, &unit.tokens)
                        .any(|at| page.word(at).starts_with(|c: char| c.is_ascii_digit()) && page.word(at).len() >= 4)
            }
            Ask::Resume => overlaps("posting-not-resume"),
            Ask::CoverLetter => {
                overlaps("posting-not-letter") || overlaps("posting-references") && !overlaps("posting-resume")
            }
            Ask::SubjectLine => {
                const BEFORE: [&str; 11] = [
                    "related", "relevant", "teaching", "any", "this", "one", "main", "second", "core", "each",
                    "another",
                ];
                const AFTER: [&str; 6] = ["to", "matter", "area", "teacher", "knowledge", "specialist"];
                let after = mark.end < unit.tokens.end
                    && page.lower(mark.end - 1) == "subject"
                    && AFTER.contains(&page.lower(mark.end).as_str());
                let before = single(&["subject"])
                    && mark.start > unit.tokens.start
                    && BEFORE.contains(&page.lower(mark.start - 1).as_str());
                let clause = page.clause(mark.start, &unit.tokens);
                let attention = (mark.end..clause.end.min(mark.end + 5)).any(|at| page.lower(at) == "attention");
                let file = (mark.end..clause.end.min(mark.end + 4)).any(|at| {
                    matches!(page.lower(at).as_str(), "file" | "files" | "document" | "page" | "box" | "form")
                });
                after || before || attention || file || self.is_address(mark)
            }
            Ask::Availability => overlaps("posting-start") || near("posting-permit"),
            Ask::WorkPermit => mark.len() == 1 && !self.orders(unit),
            Ask::Location => page.has("posting-how-plain", unit.tokens.clone()) && single(&["address"]),
            _ => false,
        }
    }

    pub(super) fn is_address(&self, mark: &Range<usize>) -> bool {
        self.page.tokens()[mark.clone()].iter().any(|token| token.is_opaque)
    }

    /// A number just before the thing: `three referees`, `2 samples`.
    fn count_before(&self, unit: &Unit, at: usize) -> Option<u32> {
        let from = at.saturating_sub(3).max(unit.tokens.start);
        (from..=at).rev().find_map(|at| number(self.page.word(at))).filter(|count| *count <= 20)
    }

    /// What the subject line is to say: what stands in quotes, or behind a colon.
    fn subject(&self, unit: &Unit, mark: &Range<usize>) -> Option<String> {
        let text = self.page.document.text();
        let span = self.page.span(&(unit.tokens.start..unit.sentence.end));
        let rest = &text[span.start()..];
        let rest = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        for (open, close) in [('"', '"'), ('“', '”'), ('‘', '’'), ('«', '»')] {
            if let Some((_, after)) = rest.split_once(open)
                && let Some((inside, _)) = after.split_once(close)
                && !inside.trim().is_empty()
                && inside.len() <= 80
            {
                return Some(inside.trim().to_owned());
            }
        }
        let after = text.get(self.page.span(mark).end()..)?;
        let value = after.lines().next()?.strip_prefix(':')?.trim();
        let value = value.split(['.', ';', ',']).next().unwrap_or(value).trim();
        (!value.is_empty() && value.len() <= 80).then(|| value.to_owned())
    }

    fn references(&mut self, unit: &Unit) {
        let page = self.page;
        for mark in page.all("posting-references", unit.tokens.clone()) {
            let other = page
                .all("posting-not-references", unit.tokens.clone())
                .iter()
                .any(|other| other.start <= mark.end && mark.start <= other.end);
            if other || self.declined(unit, &mark) {
                continue;
            }
            let from = mark.start.saturating_sub(3).max(page.clause(mark.start, &unit.tokens).start);
            let count = (from..mark.end).rev().find_map(|at| number(page.word(at))).filter(|count| *count <= 10);
            // `two referees; one must be your present employer`: who they are to be belongs to it.
            let until = unit.sentence.end.min(mark.end + 12);
            let said = page.first("posting-of-them", mark.end.min(until)..until);
            let end = said.map_or(mark.end, |said| (said.end + 2).min(unit.sentence.end));
            self.add(Ask::References, &(from.min(mark.start)..end), None, count);
        }
    }

    /// `Open to citizens and permanent residents only`: who may apply at all.
    fn permitted_only(&mut self, unit: &Unit) {
        if matches!(unit.section, Section::Duties | Section::Offer | Section::Nice) {
            return;
        }
        if let Some(mark) = self.page.first("posting-permit-only", unit.tokens.clone()) {
            self.add(Ask::WorkPermit, &mark, None, None);
        }
    }

    fn agencies(&mut self, unit: &Unit) {
        let page = self.page;
        let Some(mark) = page.first("posting-agencies", unit.sentence.clone()) else {
            return;
        };
        // `The Apprenticeship Agency` is a name.
        let capital = |at: usize| page.word(at).starts_with(char::is_uppercase);
        let named = mark.start > unit.sentence.start + 1
            && capital(mark.start)
            && capital(mark.start - 1)
            && page.word(mark.start).chars().any(char::is_lowercase)
            && page.lower(mark.start - 1) != "no";
        let refused = page.has("posting-no-word", unit.sentence.start..mark.start);
        let ours = named
            || !refused
                && (unit.sentence.start..mark.start).any(|at| {
                    matches!(
                        page.lower(at).as_str(),
                        "through" | "via" | "as" | "federal" | "provincial" | "government"
                    )
                });
        if unit.section != Section::Duties
            && unit.section != Section::Must
            && !ours
            && page.has("posting-agencies-no", unit.sentence.clone())
        {
            self.add(Ask::NoAgencies, &unit.sentence, None, None);
        }
    }
}

/// How a resume is called where it is only the place of something else.
const RESUMES: [&str; 3] = ["resume", "résumé", "cv"];

/// Whether a paper is only the place of something else: `at the top of your letter`.
fn in_passing(words: &str, name: &str) -> bool {
    let Some((before, _)) = words.split_once(name) else {
        return false;
    };
    let mut last = before.split_whitespace().rev().filter(|word| !matches!(*word, "cover" | "covering"));
    let (whose, place) = (last.next().unwrap_or(""), last.next().unwrap_or(""));
    matches!(whose, "your" | "the" | "all" | "any" | "that" | "their" | "his" | "her" | "this")
        && matches!(place, "in" | "of" | "on" | "under" | "at" | "with")
}

/// Whether a sentence tells somebody to say or to send something.
fn told_at_all(page: &Page<'_>, unit: &Unit) -> bool {
    page.has("posting-ask", unit.tokens.clone())
        || unit.tokens.clone().any(|at| {
            matches!(
                page.lower(at).as_str(),
                "tell" | "say" | "include" | "mention" | "state" | "indicate" | "send" | "inform"
            )
        })
}
