//! What a posting tells those who apply to do.

use std::ops::Range;

use super::layout::{Section, Unit};
use super::page::{Page, number};
use super::require::is_elsewhere;
use super::{Ask, Instruction};
use crate::Span;

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
    let mut finder = Finder { page, codes, found: Vec::new() };
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
        instruction.ask == Ask::SubjectLine
            && !["subject", "title", "header", "betreff"].iter().any(|word| words.contains(word))
            // `Tell us in your letter where you live` asks for no letter where another sentence does.
            || instruction.ask == Ask::CoverLetter && ["in your letter", "in your cover", "in the letter", "in the cover", "under your letter", "in that letter"].iter().any(|word| words.contains(word))
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

struct Finder<'p, 'a> {
    page: &'p Page<'a>,
    /// The numbers that the posting gives itself.
    codes: Vec<String>,
    found: Vec<Instruction>,
}

impl Finder<'_, '_> {
    fn read(&mut self, unit: &Unit, before: Option<&Unit>) {
        if is_elsewhere(self.page, unit) {
            return;
        }
        self.deadline(unit);
        self.agencies(unit);
        // What comes later may stand at the end of a sentence that asks for something now.
        let first = self.page.clause(unit.tokens.start, &unit.tokens);
        let now = self.orders(unit) && !self.page.has("posting-later", first);
        let later = !now
            && self.page.has("posting-later", unit.tokens.clone())
            && !self.page.has("posting-on-form", unit.tokens.clone());
        // "We answer everybody" is no request.
        let ours = matches!(self.page.lower(unit.tokens.start).as_str(), "we" | "our" | "i" | "they" | "she" | "he")
            && !self.page.has("posting-ask", unit.tokens.clone());
        if !self.asks(unit) || later || ours {
            return;
        }
        // `Questions? …`
        let asked = before
            .is_some_and(|before| before.tokens.len() <= 4 && self.page.has("posting-enquiry", before.tokens.clone()));
        let enquiry = asked || self.page.has("posting-enquiry", unit.tokens.clone());
        for (ask, name) in NAMED {
            if !(enquiry && ask == Ask::Location) {
                self.named(unit, ask, name);
            }
        }
        self.references(unit);
        self.reference_number(unit);
        self.length(unit);
        self.language(unit);
        self.question(unit);
        if !enquiry {
            self.how(unit);
            self.addressee(unit);
        }
    }

    fn add(&mut self, ask: Ask, tokens: &Range<usize>, value: Option<String>, count: Option<u32>) {
        self.found.push(Instruction { ask, span: self.page.span(tokens), value, count });
    }

    /// Whether a sentence asks for anything.
    fn asks(&self, unit: &Unit) -> bool {
        let page = self.page;
        let addressed = unit.section == Section::Must
            && !page.document.links().iter().any(|link| {
                let span = page.tokens()[unit.tokens.start].span().cover(page.tokens()[unit.tokens.end - 1].span());
                link.is_email && span.overlaps(link.span)
            });
        if unit.is_applying && !addressed && !matches!(unit.section, Section::Offer | Section::Duties | Section::Nice | Section::Process) {
            return true;
        }
        let polite = (unit.tokens.clone()).any(|at| matches!(page.lower(at).as_str(), "please" | "kindly"));
        let told = page.has("posting-ask", unit.tokens.clone())
            && matches!(unit.section, Section::Plain | Section::About | Section::Process);
        let ordered = unit.opens_line && unit.section == Section::Plain && self.orders(unit);
        // `Tell us in your letter` is said anywhere.
        let written = page.has("posting-in-writing", unit.tokens.clone()) && told_at_all(page, unit);
        let sent = !unit.is_item
            && unit.section != Section::Duties
            && page.at("posting-send-order", unit.tokens.start, unit.tokens.end).is_some();
        written || sent || polite && unit.section != Section::Duties
            || told && self.orders(unit)
            || ordered && page.has("posting-papers", unit.tokens.clone())
    }

    /// Whether a sentence, or a clause of it, begins with what to do.
    fn orders(&self, unit: &Unit) -> bool {
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
    fn declined(&self, unit: &Unit, mark: &Range<usize>) -> bool {
        let page = self.page;
        let clause = page.clause(mark.start, &unit.tokens);
        if page.has("posting-later", clause.clone()) && !page.has("posting-on-form", unit.tokens.clone()) {
            return true;
        }
        page.all("posting-declined", clause.clone()).iter().any(|declined| {
            // "answer this one, no attachment please": what is declined stands at its word, or the word before it.
            declined.end + 7 > mark.start && declined.start <= mark.end + 7
        }) || self.declined_after(unit, &clause)
    }

    /// `A cover letter, though welcome, is not required.`
    fn declined_after(&self, unit: &Unit, clause: &Range<usize>) -> bool {
        let page = self.page;
        let next = clause.end;
        next < unit.tokens.end && page.gap(next - 1).contains(')') && {
            let after = page.clause(next, &unit.tokens);
            page.at("posting-declined", after.start, after.end).is_some()
                || page.at("posting-declined", after.start + 1, after.end).is_some_and(|_| after.len() <= 4)
        }
    }

    fn named(&mut self, unit: &Unit, ask: Ask, name: &str) {
        let page = self.page;
        for mark in page.all(name, unit.tokens.clone()) {
            if self.declined(unit, &mark) || self.is_other(unit, ask, &mark) {
                continue;
            }
            // `PDF, no Word files`, `one paragraph (not a letter!)`
            let from = mark.start.saturating_sub(2).max(unit.tokens.start);
            let refused = (from..mark.start).any(|at| {
                matches!(page.lower(at).as_str(), "no" | "not" | "never" | "without")
                    && (at + 1 == mark.start
                        || ask != Ask::FileFormat && matches!(page.lower(at + 1).as_str(), "a" | "an" | "the" | "agency" | "any"))
            });
            let papers = matches!(ask, Ask::FileFormat | Ask::Resume | Ask::CoverLetter | Ask::Portfolio | Ask::Document);
            if papers && refused {
                continue;
            }
            let whole = match ask {
                Ask::SubjectLine => mark.start..unit.tokens.end.min(mark.end + 10),
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
                    matches!(page.lower(at).as_str(), "certificates" | "certificate" | "licence" | "license" | "documents" | "tickets" | "id" | "passport" | "card" | "cards")
                });
                papers || overlaps("posting-document") && !overlaps("posting-resume") && single(&["video"])
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
            Ask::CoverLetter => overlaps("posting-references") && !overlaps("posting-resume"),
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
                let file = (mark.end..clause.end.min(mark.end + 4))
                    .any(|at| matches!(page.lower(at).as_str(), "file" | "files" | "document" | "page" | "box" | "form"));
                after || before || attention || file || self.is_address(mark)
            }
            Ask::Availability => overlaps("posting-start") || near("posting-permit"),
            Ask::WorkPermit => mark.len() == 1 && !self.orders(unit),
            Ask::Location => page.has("posting-how-plain", unit.tokens.clone()) && single(&["address"]),
            _ => false,
        }
    }

    fn is_address(&self, mark: &Range<usize>) -> bool {
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
            self.add(Ask::References, &(from.min(mark.start)..mark.end), None, count);
        }
    }

    fn reference_number(&mut self, unit: &Unit) {
        let page = self.page;
        for mark in page.all("posting-reference-number", unit.tokens.clone()) {
            if !self.declined(unit, &mark) {
                let value = (mark.start..unit.tokens.end.min(mark.end + 4)).find(|&at| is_code(page.word(at)));
                let end = value.map_or(mark.end, |at| at + 1).max(mark.end);
                self.add(Ask::ReferenceNumber, &(mark.start..end), value.map(|at| self.code(at)), None);
            }
        }
        for mark in page.all("posting-quote-verb", unit.tokens.clone()) {
            // `Put BDN-TOR`, `Use HSE/PH/09`: a code shows by its marks.
            let marked = |at: usize| {
                let code = self.code(at);
                let figures = code.chars().any(|c| c.is_ascii_digit());
                let capitals = code.chars().filter(|c| c.is_uppercase()).count();
                capitals >= 2
                    && !code.chars().any(char::is_lowercase)
                    && !code.contains('@')
                    && (code.contains(['-', '/']) || figures && code.len() >= 5)
            };
            let quotes = page.lower(mark.start).starts_with("quot")
                || page.lower(mark.start).starts_with("cit")
                || page.lower(mark.start).starts_with("refer");
            let coded = |at: &usize| is_code(page.word(*at)) && (quotes || marked(*at) || self.codes.contains(&self.code(*at)));
            if let Some(at) = (mark.end..unit.tokens.end.min(mark.end + 4)).find(coded) {
                self.add(Ask::ReferenceNumber, &(mark.start..at + 1), Some(self.code(at)), None);
            }
        }
    }

    /// The whole of a number such as `MPB-24-77`, of which a token is a part.
    fn code(&self, at: usize) -> String {
        let text = self.page.document.text();
        let span = self.page.span(&(at..at + 1));
        let part = |c: char| {
            !(c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\'' | '(' | ')' | '*' | '“' | '”' | '<' | '>'))
        };
        let start = text[..span.start()]
            .rfind(|c| !part(c))
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let end = text[span.end()..].find(|c| !part(c)).map_or(text.len(), |length| span.end() + length);
        text[start..end].trim_end_matches(['.', ':', '!', '?']).to_owned()
    }

    fn length(&mut self, unit: &Unit) {
        let page = self.page;
        for at in unit.tokens.clone() {
            let word = page.word(at);
            let small = word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("single");
            let count = number(word).or(small.then_some(1));
            let Some(count) = count else {
                continue;
            };
            let spaced = at + 3 < unit.tokens.end && page.lower(at + 2) == "spaced";
            let unit_at = (at + 1..unit.tokens.end.min(at + if spaced { 4 } else { 3 }))
                .find(|&at| page.at("posting-length-unit", at, unit.tokens.end).is_some());
            let Some(unit_at) = unit_at
                .filter(|&to| to == at + 1 || !page.lower(at + 1).starts_with("of") && page.gap(at).trim().len() <= 1)
            else {
                continue;
            };
            let clause = page.clause(at, &unit.tokens);
            let time = matches!(page.lower(unit_at).as_str(), "minute" | "minutes" | "min" | "seconds");
            let limited = page.has("posting-length-limit", clause.clone());
            let glued = page.gap(at).contains('-');
            // `more than 40 minutes from the yard`, `15 minutes' walk`
            let way = time
                && unit_at + 1 < unit.tokens.end
                && matches!(page.lower(unit_at + 1).as_str(), "from" | "away" | "walk" | "drive" | "interview" | "call" | "chat" | "conversation" | "test" | "task" | "phone" | "zoom" | "video" if page.lower(unit_at + 1) != "video" || !page.has("posting-ask", unit.tokens.clone()) && !self.orders(unit));
            if way || (small || time) && !limited && !glued || self.declined(unit, &(at..unit_at + 1)) {
                continue;
            }
            let whole = at.saturating_sub(3).max(clause.start).min(at)..(unit_at + 2).min(clause.end).max(unit_at + 1);
            let value = Some(page.text(&(at..unit_at + 1)).to_owned());
            self.add(Ask::Length, &whole, value, Some(count));
        }
    }

    fn language(&mut self, unit: &Unit) {
        let page = self.page;
        if !page.has("posting-papers", unit.tokens.clone()) {
            return;
        }
        for mark in page.all("posting-in-tongue", unit.tokens.clone()) {
            let fluent = (unit.tokens.clone()).any(|at| page.lower(at).starts_with("fluen"));
            if !fluent && !self.declined(unit, &mark) {
                self.add(Ask::Language, &mark, Some(page.text(&mark).to_owned()), None);
            }
        }
    }

    fn question(&mut self, unit: &Unit) {
        let page = self.page;
        let taken: Vec<Span> = self
            .found
            .iter()
            .filter(|known| {
                matches!(known.ask, Ask::StartDate | Ask::Availability | Ask::WorkPermit | Ask::Location | Ask::Salary)
            })
            .map(|known| known.span)
            .collect();
        let mut marks: Vec<Range<usize>> = page.all("posting-question", unit.tokens.clone());
        let asked = page.gap(unit.tokens.end - 1).trim_start_matches(['"', '*', ')', '_', '\'']).starts_with('?');
        if asked && unit.tokens.len() >= 4 {
            const OPENERS: [&str; 15] = [
                "what", "why", "how", "which", "who", "where", "when", "are", "have", "can", "did", "is", "whose",
                "could", "would",
            ];
            // `Can't make it? Write to …` asks nothing.
            const YES: [&str; 6] = ["are", "have", "can", "is", "could", "would"];
            let quoted = page.gap(unit.tokens.end - 1).contains(['"', '”']);
            let mut clauses: Vec<Range<usize>> = Vec::new();
            for at in unit.tokens.clone() {
                let clause = page.clause(at, &unit.tokens);
                let first = page.lower(clause.start);
                let idle = YES.contains(&first.as_str()) && !unit.is_item && !quoted;
                if OPENERS.contains(&first.as_str()) && !idle && !clauses.contains(&clause) {
                    clauses.push(clause);
                }
            }
            if clauses.is_empty() && (unit.is_item || quoted) {
                clauses.push(unit.tokens.clone());
            }
            // `Three questions: …` announces them.
            marks.retain(|mark| clauses.iter().any(|clause| clause.start <= mark.start));
            marks.extend(clauses);
        }
        for mark in marks {
            let clause = page.clause(mark.start, &unit.tokens);
            let whole = mark.start..clause.end.max(mark.end);
            let span = page.span(&(mark.start..(mark.end + 2).min(whole.end)));
            let about = taken.iter().any(|known| known.overlaps(span));
            // `the text of which you are the author`
            let relative = mark.start > unit.tokens.start
                && page.lower(mark.start) == "which"
                && matches!(page.lower(mark.start - 1).as_str(), "of" | "in" | "for" | "to" | "with" | "on");
            // A posting's own question: "Ready?", "Questions? Call us".
            let idle = asked && unit.tokens.len() < 4
                || page.has("posting-enquiry", unit.sentence.clone()) && !page.has("posting-do", clause.clone());
            if !about && !idle && !relative && !self.declined(unit, &mark) && whole.len() >= 3 {
                self.add(Ask::Question, &whole, Some(page.text(&whole).to_owned()), None);
            }
        }
    }

    fn how(&mut self, unit: &Unit) {
        let page = self.page;
        let span = page.tokens()[unit.tokens.start].span().cover(page.tokens()[unit.tokens.end - 1].span());
        let declined = |at: usize| self.declined(unit, &(at..at + 1));
        let mut found = Vec::new();
        for link in page.document.links().iter().filter(|link| span.overlaps(link.span)) {
            let tokens = page.document.tokens_in(link.span);
            let by_site = link.is_email || page.has("posting-how", unit.tokens.clone());
            let work = !link.is_email
                && page.has("posting-portfolio", unit.tokens.clone())
                && !page.has("posting-how-plain", unit.tokens.clone());
            if !tokens.is_empty() && by_site && !work && !declined(tokens.start) {
                let from = tokens.start.saturating_sub(1).max(unit.tokens.start);
                found.push((from..tokens.end, page.text(&tokens).to_owned()));
            }
        }
        if found.is_empty()
            && let Some(place) = self.postal(unit)
            && !declined(place.start)
        {
            found.push((place.clone(), page.text(&place).to_owned()));
        }
        if let Some(phone) = page.phone(&unit.tokens).filter(|phone| !declined(phone.start)) {
            found.push((phone.clone(), page.text(&phone).to_owned()));
        }
        // `By e-mail to …`: the address says it.
        let addressed = !found.is_empty();
        for mark in page.all("posting-how-plain", unit.tokens.clone()) {
            let by = page.lower(mark.start) == "by" || page.lower(mark.start) == "apply";
            let alone = unit.tokens.len() > 4 || !by;
            if !declined(mark.start) && alone && !(addressed && by) {
                found.push((mark.clone(), page.text(&mark).to_owned()));
            }
        }
        for (tokens, value) in found {
            self.add(Ask::How, &tokens, Some(value), None);
        }
    }

    /// `Send it to The Clerk, The Old Forge, Ashcombe`: words behind `to` or `at` up to a street, a house or a box.
    fn postal(&self, unit: &Unit) -> Option<Range<usize>> {
        let page = self.page;
        let verb = page.first("posting-deliver", unit.tokens.clone())?;
        let whole = verb.end..unit.sentence.end;
        let from = whole.clone().find(|&at| matches!(page.lower(at).as_str(), "to" | "at" | "in" | "into" | "o"))?;
        let street = (from + 1..whole.end.min(from + 22))
            .find(|&at| page.at("posting-street", at, whole.end).is_some() && page.word(at).starts_with(char::is_uppercase))?;
        Some(from..street + 1)
    }

    fn addressee(&mut self, unit: &Unit) {
        let page = self.page;
        if !page.has("posting-send", unit.tokens.clone()) && !page.has("posting-letter", unit.tokens.clone()) {
            return;
        }
        let name = |at: usize| {
            at < unit.tokens.end && page.word(at).starts_with(char::is_uppercase) && !page.tokens()[at].is_opaque
        };
        let mut at = unit.tokens.start;
        while at < unit.tokens.end {
            let word = page.lower(at);
            let from = at + 1;
            at += 1;

            // `Ask for Jo`
            let asks_for = word == "for" && at >= 2 && matches!(page.lower(at - 2).as_str(), "ask" | "asking" | "look");
            let noun =
                at >= 2 && matches!(page.lower(at - 2).as_str(), "the" | "your" | "an" | "this" | "a" | "by" | "via");
            let calls = !noun
                && matches!(
                    word.as_str(),
                    "ring"
                        | "call"
                        | "text"
                        | "whatsapp"
                        | "contact"
                        | "email"
                        | "phone"
                        | "message"
                        | "attn"
                        | "attention"
                        | "fao"
                        | "ask"
                        | "see"
                        | "just"
                );
            let calls = calls || asks_for;
            if !(calls || matches!(word.as_str(), "to" | "c" | "o" | "for" | "of")) || from >= unit.tokens.end {
                continue;
            }
            let start =
                if matches!(page.lower(from).as_str(), "the" | "our" | "my" | "attention") { from + 1 } else { from };
            let start = if start + 1 < unit.tokens.end && page.lower(start) == "of" { start + 1 } else { start };
            if start >= unit.tokens.end
                || matches!(page.lower(start).as_str(), "plot" | "unit" | "suite" | "box" | "room" | "flat" | "house" | "building")
            {
                continue;
            }
            let titled =
                page.at("posting-title", start, unit.tokens.end).is_some() && start < unit.tokens.end && name(start);
            // A name, or an office, up to the next small word.
            let end = (start..unit.tokens.end)
                .take(8)
                .take_while(|&at| {
                    let joined = at == start
                        || page.gap(at - 1).trim().is_empty()
                        || matches!(page.gap(at - 1).trim(), "." | ",") && titled
                        || page.gap(at - 1) == "-"
                        || page.gap(at - 1) == "'";
                    joined
                        && (name(at)
                            || at > start
                                && matches!(page.lower(at).as_str(), "of" | "and" | "'s" | "the")
                                && name(at + 1)
                            || page.at("posting-office", at, unit.tokens.end).is_some()
                            || page.lower(at) == "graduate"
                            || page.lower(at) == "hiring")
                })
                .last()
                .map(|at| at + 1);
            let Some(end) = end else {
                continue;
            };
            let office = page.has("posting-office", start..end);
            let attention = start > from && (from..start).any(|at| page.lower(at) == "attention")
                || at >= 3 && page.lower(at - 2) == "attention";
            let of = matches!(word.as_str(), "for" | "of" | "o") && !attention && !asks_for;
            let month = page.has("posting-month", start..end) || page.has("posting-tongue", start..end);
            let named = (start..end).all(name);
            let contact = page.document.links().iter().any(|link| {
                let tokens = page.document.tokens_in(link.span);
                tokens.start >= end && tokens.start <= end + 4 && tokens.end <= unit.sentence.end
            });
            let before_detail = contact
                || end < unit.tokens.end && page.gap(end - 1).contains('(')
                || end < unit.tokens.end && number(page.word(end)).is_some()
                || end < unit.tokens.end && matches!(page.lower(end).as_str(), "on" | "at" | "by")
                || calls
                || attention
                || end - start >= 2 && page.gap(end - 1).starts_with(',');
            let us = (start..end)
                .all(|at| matches!(page.lower(at).as_str(), "us" | "me" | "team") || page.word(at).len() < 2);
            if month && !contact
                || us
                || self.is_address(&(start..end))
                || named && (start..end).all(|at| page.word(at).chars().all(char::is_uppercase)) && !office
            {
                continue;
            }
            let sent = page.has("posting-send", unit.sentence.start..start);
            if titled
                || !of && office && (sent || word == "to") && !page.has("posting-not-office", start..end)
                || named && before_detail && !of && sent
            {
                self.add(Ask::Addressee, &(from..end), Some(page.text(&(start..end)).to_owned()), None);
                at = end;
            }
        }
    }

    fn deadline(&mut self, unit: &Unit) {
        let page = self.page;
        if unit.is_applying
            && !page.has("posting-not-deadline", unit.tokens.clone())
            && !page.has("posting-later", unit.tokens.clone())
            && !(matches!(unit.section, Section::Must | Section::Nice | Section::Duties | Section::Offer)
                && !page.has("posting-send", unit.tokens.clone()))
        {
            self.limit_of_time(unit);
        }
        if matches!(unit.section, Section::Offer | Section::Duties)
            || page.has("posting-not-deadline", unit.tokens.clone())
        {
            return;
        }
        if unit.is_dated
            && let Some(at) = unit.tokens.clone().take(5).find(|&at| is_date(page, at, unit.tokens.end))
        {
            let whole = unit.tokens.start..unit.tokens.end.min(at + 3);
            self.add(Ask::Deadline, &whole, Some(page.text(&whole).to_owned()), None);
            return;
        }
        for mark in page.all("posting-deadline", unit.tokens.clone()) {
            let until = unit.tokens.end.min(mark.end + 9);
            // `It must be with the auditor by 30 June`
            if page.has("posting-no-applicant", mark.start.saturating_sub(6).max(unit.tokens.start)..mark.end) {
                continue;
            }
            let date = (mark.start..until)
                .filter(|&at| at >= mark.end.saturating_sub(1))
                .rfind(|&at| is_date(page, at, unit.tokens.end));
            if let Some(end) = date {
                let when = mark.end.min(end)..end + 1;
                self.add(Ask::Deadline, &(mark.start..end + 1), Some(page.text(&when).to_owned()), None);
                return;
            }
        }
    }

    /// `Send it by 3 May`: a day that ends a sentence about applying.
    fn limit_of_time(&mut self, unit: &Unit) {
        let page = self.page;
        for at in unit.tokens.clone() {
            let comes = at > unit.tokens.start
                && matches!(page.lower(at - 1).as_str(), "drop" | "come" | "stop" | "swing" | "pop" | "call" | "round");
            let until = !comes && matches!(page.lower(at).as_str(), "by" | "before" | "until" | "till")
                || at > unit.tokens.start && page.lower(at) == "than" && page.lower(at - 1) == "later";
            let clause = page.clause(at, &unit.tokens);
            let start = page.has("posting-start", clause.clone())
                || page.has("posting-availability", clause)
                || page.has("posting-month", unit.tokens.start..at) && page.lower(at) == "until";
            let to = unit.tokens.end.min(at + 7);
            let date = (at + 1..to.min(at + 5)).find(|&at| is_date(page, at, unit.tokens.end));
            // `The council's return must go to the auditor by 30 June`
            let other = page.has("posting-no-applicant", at.saturating_sub(8).max(unit.tokens.start)..at);
            if let Some(first) = date.filter(|_| until && !start && !other) {
                let last = (first..to)
                    .take_while(|&at| is_date(page, at, unit.tokens.end) || number(page.word(at)).is_some())
                    .last()
                    .unwrap_or(first);
                self.add(Ask::Deadline, &(at..last + 1), Some(page.text(&(at + 1..last + 1)).to_owned()), None);
                return;
            }
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
        let ours = named || !refused && (unit.sentence.start..mark.start).any(|at| {
            matches!(page.lower(at).as_str(), "through" | "via" | "as" | "federal" | "provincial" | "government")
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

/// Whether a sentence tells somebody to say or to send something.
fn told_at_all(page: &Page<'_>, unit: &Unit) -> bool {
    page.has("posting-ask", unit.tokens.clone())
        || unit.tokens.clone().any(|at| {
            matches!(page.lower(at).as_str(), "tell" | "say" | "include" | "mention" | "state" | "indicate" | "send" | "inform")
        })
}

/// The numbers that a posting gives itself: `Ref. DA-114`, `Job ID R-55120`.
fn codes(page: &Page<'_>) -> Vec<String> {
    let finder = Finder { page, codes: Vec::new(), found: Vec::new() };
    let all = 0..page.tokens().len();
    let marks = page.all("posting-number-label", all.clone());
    let coded = |mark: &Range<usize>| (mark.end..all.end.min(mark.end + 2)).find(|&at| is_code(page.word(at)));
    marks.iter().filter_map(|mark| coded(mark).map(|at| finder.code(at))).collect()
}

/// Letters with figures, or four figures and more: what a reference number is made of.
fn is_code(word: &str) -> bool {
    let figures = word.chars().filter(char::is_ascii_digit).count();
    figures >= 4
        || figures >= 1 && word.len() > figures && word.chars().any(char::is_uppercase)
        || word.len() >= 2 && word.chars().all(char::is_uppercase)
}

/// A month, a day of the week, or figures with marks between.
fn is_date(page: &Page<'_>, at: usize, end: usize) -> bool {
    let word = page.word(at);
    let named = page.at("posting-month", at, end).is_some() && (word.starts_with(char::is_uppercase) || word.len() > 3);
    let figures = word.bytes().filter(u8::is_ascii_digit).count();
    let marked =
        word.contains(['.', '/', '-']) && figures >= 3 || word.len() == 4 && figures == 4 && word.starts_with("20");
    let dated = figures > 0
        && at > 0
        && at + 1 < end
        && matches!(page.gap(at), "/" | "-")
        && number(page.word(at + 1)).is_some();
    let ordinal = figures > 0 && word.len() <= 4 && word.ends_with(['h', 't', 'd']) && word.len() > figures;
    named || marked || dated || ordinal
}
