//! Things that are asked for by their names alone: a resume, a letter, a certificate.
//!
//! For what a vocabulary of names knows of them, and for the words beside a name that make it another thing. A thing that needs more than its name, as a length
//! needs its number, has a room of its own.

use std::ops::Range;

use super::Ask;
use super::instruct::Finder;
use super::layout::Unit;
use super::page::number;
use super::words::WORDS;

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

impl Finder<'_, '_> {
    pub(super) fn things(&mut self, unit: &Unit, enquiry: bool) {
        for (ask, name) in NAMED {
            if !(enquiry && ask == Ask::Location) {
                self.named(unit, ask, name);
            }
        }
    }

    fn named(&mut self, unit: &Unit, ask: Ask, name: &str) {
        let page = self.page;
        for mark in page.all(name, unit.tokens.clone()) {
            // `No attachments` is itself what is told of the form.
            let refuses = ask == Ask::FileFormat
                && matches!(page.lower(mark.start).as_str(), "no" | "not" | "without" | "never" | "don't" | "do");
            if self.is_other(unit, ask, &mark) {
                continue;
            }
            // `Please do not send Word documents` tells of the form as well.
            if ask == Ask::FileFormat && !refuses && self.is_refused(unit, &mark) {
                self.add(ask, &mark, Some(format!("not {}", page.text(&mark).to_lowercase())), None);
                continue;
            }
            if !refuses && self.declined(unit, &mark) {
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
            // `must not exceed 5 MB` sets a limit.
            let limits = ask == Ask::FileFormat
                && matches!(
                    page.lower(mark.start).as_str(),
                    "exceed" | "exceeding" | "over" | "larger" | "password" | "your"
                );
            // `No personal letter`
            let clause = page.clause(mark.start, &unit.tokens);
            let none = matches!(ask, Ask::CoverLetter | Ask::Resume)
                && page.lower(clause.start) == "no"
                && mark.start <= clause.start + 2;
            if papers && (refused || none) && !refuses && !limits {
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

    /// Whether the words before a format say not to send it: `do not send`, `no`, `never as a`. `No need for a PDF` does not.
    fn is_refused(&self, unit: &Unit, mark: &Range<usize>) -> bool {
        const BETWEEN: [&str; 22] = [
            "send",
            "use",
            "submit",
            "upload",
            "attach",
            "email",
            "mail",
            "accept",
            "any",
            "a",
            "an",
            "the",
            "your",
            "cv",
            "cvs",
            "resumes",
            "applications",
            "us",
            "in",
            "as",
            "ms",
            "microsoft",
        ];
        let page = self.page;
        let from = mark.start.saturating_sub(6).max(page.clause(mark.start, &unit.tokens).start);
        let mut before = (from..mark.start).rev().map(|at| page.lower(at));
        let refusal = before.find(|word| !BETWEEN.contains(&word.as_str()));
        refusal.is_some_and(|word| matches!(word.as_str(), "not" | "n't" | "don't" | "no" | "never"))
    }

    /// The mark with up to a few words of its clause around it.
    fn widened(&self, unit: &Unit, mark: &Range<usize>) -> Range<usize> {
        let clause = self.page.clause(mark.start, &unit.tokens);
        mark.start.saturating_sub(2).max(clause.start).min(mark.start)..(mark.end + 2).min(clause.end).max(mark.end)
    }

    /// `your detailed resume in Word` is a paper, and no `resume in May`.
    fn is_paper(&self, unit: &Unit, mark: &Range<usize>) -> bool {
        let page = self.page;
        let led = mark.start > unit.tokens.start && WORDS.before_resume.has(&page.lower(mark.start - 1));
        (mark.len() > 1 || led) && page.lower(mark.end - 1).starts_with("resume")
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
                    // `which passport you hold`
                    || mark.start > unit.tokens.start
                        && matches!(page.lower(mark.start - 1).as_str(), "which" | "what")
                    || mark.end < unit.tokens.end && page.lower(mark.end).starts_with("question")
                    || overlaps("posting-portfolio") && !overlaps("posting-likeness")
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
                let papers = (mark.end..clause.end.min(mark.end + 3)).any(|at| WORDS.papers.has(&page.lower(at)));
                let asked = page.gap(unit.tokens.end - 1).starts_with('?')
                    && page.at("posting-question-opener", unit.tokens.start, unit.tokens.end).is_some();
                // `DM us on Instagram` is a way.
                papers
                    || asked
                    || overlaps("posting-format") && single(&["youtube", "vimeo"])
                    || overlaps("posting-likeness")
                    || mark.len() == 1 && overlaps("posting-how-plain")
                    || overlaps("posting-document") && !overlaps("posting-resume") && single(&["video"])
                    || self.is_address(mark)
            }
            Ask::Salary => {
                // Alone the word is the employer's.
                let asked = page.has("posting-do", unit.tokens.clone()) || page.has("posting-ask", unit.tokens.clone());
                single(&["salary"]) && !asked
                    || overlaps("posting-document")
                    || page
                        .clause(mark.start, &unit.tokens)
                        .any(|at| page.word(at).starts_with(|c: char| c.is_ascii_digit()) && page.word(at).len() >= 4)
            }
            // `which day you could come out for a look round`
            Ask::StartDate => {
                overlaps("posting-from-to")
                    || near("posting-visit") && !page.text(mark).to_lowercase().contains("start")
            }
            Ask::Resume => overlaps("posting-not-resume") && !self.is_paper(unit, mark),
            Ask::CoverLetter => {
                overlaps("posting-not-letter") || overlaps("posting-references") && !overlaps("posting-resume")
            }
            Ask::SubjectLine => {
                const AFTER: [&str; 7] = ["they", "to", "matter", "area", "teacher", "knowledge", "specialist"];
                let after = mark.end < unit.tokens.end
                    && page.lower(mark.end - 1) == "subject"
                    && AFTER.contains(&page.lower(mark.end).as_str());
                let before = single(&["subject"])
                    && mark.start > unit.tokens.start
                    && WORDS.before_subject.has(&page.lower(mark.start - 1));
                let clause = page.clause(mark.start, &unit.tokens);
                let attention = (mark.end..clause.end.min(mark.end + 5)).any(|at| page.lower(at) == "attention");
                let file = (mark.end..clause.end.min(mark.end + 4)).any(|at| {
                    matches!(page.lower(at).as_str(), "file" | "files" | "document" | "page" | "box" | "form")
                });
                // `Quote the reference on the envelope`: what is to stand there is asked for.
                let number = page.has("posting-reference-number", clause.clone())
                    && (mark.start..clause.end.min(mark.end + 3)).any(|at| page.lower(at).starts_with("envelope"));
                after || before || attention || file || number || self.is_address(mark)
            }
            Ask::FileFormat => overlaps("posting-not-format"),
            Ask::Availability => overlaps("posting-start") || near("posting-permit"),
            Ask::WorkPermit => mark.len() == 1 && !self.orders(unit),
            Ask::Location => page.has("posting-how-plain", unit.tokens.clone()) && single(&["address"]),
            _ => false,
        }
    }

    /// A number just before the thing: `three referees`, `2 samples`.
    fn count_before(&self, unit: &Unit, at: usize) -> Option<u32> {
        let from = at.saturating_sub(3).max(unit.tokens.start);
        (from..=at).rev().find_map(|at| number(self.page.word(at))).filter(|count| *count <= 20)
    }

    /// What the subject line is to say: what stands in quotes, behind a colon, or else the names of what it is to hold.
    fn subject(&self, unit: &Unit, mark: &Range<usize>) -> Option<String> {
        let text = self.page.document.text();
        let span = self.page.span(&(unit.tokens.start..unit.sentence.end));
        let rest = &text[span.start()..];
        let rest = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        for (open, close) in [('"', '"'), ('“', '”'), ('‘', '’'), ('«', '»')] {
            if let Some((_, after)) = rest.split_once(open)
                && let Some((inside, behind)) = after.split_once(close)
                && !inside.trim().is_empty()
                && inside.len() <= 80
            {
                // Of `"Kitchen" or "Front"` either will do.
                let is_choice = behind.trim_start().starts_with("or ") || behind.starts_with('/');
                return (!is_choice).then(|| inside.trim().to_owned());
            }
        }
        let after = text.get(self.page.span(mark).end()..)?.lines().next()?;
        let value = Self::behind_colon(unit, mark, after).map(str::trim).map(|value| {
            let end = value.find(['.', ';', ',']).unwrap_or(value.len());
            value[..end].trim_matches(['*', '_', '`', ' '])
        });
        // `Subject: the post you apply for` says only what to write there.
        let value = value.filter(|value| !value.starts_with(char::is_lowercase));
        let value = value.filter(|value| !value.is_empty() && value.len() <= 80);
        value.map(str::to_owned).or_else(|| self.held_in_subject(unit, mark))
    }

    /// What stands behind a colon right behind the words for the subject line, or behind `The subject line should read:`.
    fn behind_colon<'t>(unit: &Unit, mark: &Range<usize>, after: &'t str) -> Option<&'t str> {
        const READS: [&str; 17] = [
            "line", "field", "of", "your", "the", "email", "mail", "message", "should", "must", "is", "to", "be",
            "read", "say", "follows", "as",
        ];
        let (between, value) = after.split_once(':')?;
        let reads = between.split_whitespace().all(|word| READS.contains(&word.to_lowercase().as_str()));
        (reads && mark.end <= unit.tokens.end && between.len() <= 60).then_some(value)
    }

    /// `your name and the job title` of `put your name and the job title in the subject line`.
    fn held_in_subject(&self, unit: &Unit, mark: &Range<usize>) -> Option<String> {
        const PUTS: [&str; 10] = ["put", "include", "write", "state", "use", "give", "mention", "quote", "add", "with"];
        let page = self.page;
        let clause = page.clause(mark.start, &unit.tokens);
        let place = (mark.start..mark.end).find(|&at| page.lower(at) == "subject")?;
        let end = (clause.start..place).rev().find(|&at| matches!(page.lower(at).as_str(), "in" | "as" | "on"))?;
        let start = (clause.start..end).rev().find(|&at| PUTS.contains(&page.lower(at).as_str()))? + 1;
        let words = || (start..end).map(|at| page.lower(at));
        let is_other = words().any(|word| matches!(word.as_str(), "in" | "on" | "or" | "file" | "not"));
        let names = words().any(|word| matches!(word.as_str(), "name" | "surname" | "title" | "position" | "role"));
        (names && !is_other && end - start <= 10).then(|| page.text(&(start..end)).to_owned())
    }
}
