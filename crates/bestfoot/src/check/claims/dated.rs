//! Years that a draft gives for an employer or school, and the years of the resume.

use super::history::{Stay, Until, WORDS};
use super::stated::{in_resume, span, word, year};
use crate::check::{Draft, Report};
use crate::document::Document;

/// A name behind a word such as `at`, with what the sentence says around it.
pub(super) struct Mention<'d> {
    document: &'d Document,
    /// The word before the name.
    pub(super) lead: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl<'d> Mention<'d> {
    pub(super) fn new(document: &'d Document, lead: usize, from: usize, to: usize) -> Self {
        Self { document, lead, from, to }
    }

    pub(super) fn name(&self) -> String {
        (self.from..self.to).map(|at| word(self.document, at)).collect::<Vec<&str>>().join(" ")
    }

    /// A word of the sentence in small letters; nothing outside of it.
    pub(super) fn near(&self, at: usize) -> String {
        let tokens = self.document.tokens();
        let inside = tokens.get(at).is_some_and(|token| token.sentence == tokens[self.from].sentence);
        if inside { word(self.document, at).to_lowercase() } else { String::new() }
    }

    /// The word so many before the lead.
    pub(super) fn back(&self, count: usize) -> String {
        self.lead.checked_sub(count).map_or(String::new(), |at| self.near(at))
    }

    fn ends_at(&self, at: usize) -> bool {
        self.near(at).is_empty()
    }

    /// `in 2019`, `in the spring of 2019` from a token on.
    fn in_year(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 5;
        let start = at + usize::from(self.near(at) == "back");
        if self.near(start) != "in" {
            return None;
        }
        let found = (start + 1..start + 1 + LONGEST).find(|&at| year(&self.near(at)).is_some())?;
        (start + 1..found).all(|at| WORDS.season.has_any_case(&self.near(at))).then_some(found)
    }

    /// `in 2019` right behind the name, or behind `as a planner`.
    fn in_year_behind(&self) -> Option<usize> {
        const LONGEST: usize = 6;
        let skipped = if self.near(self.to) == "as" { LONGEST } else { 0 };
        (self.to..=self.to + skipped).find_map(|at| self.in_year(at))
    }

    /// `2019`, `May 2019`, `the end of 2019`.
    fn year_from(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        let found = (at..at + LONGEST).find(|&at| year(&self.near(at)).is_some())?;
        (at..found).all(|at| WORDS.season.has_any_case(&self.near(at))).then_some(found)
    }
}

/// Whether what stands at `at` is said of the writer, of one time at one place, and as a fact. Up to `end`, nobody else may come in.
pub(super) fn is_own(document: &Document, at: usize, end: usize) -> bool {
    let sentence = document.sentence_tokens(document.tokens()[at].sentence);
    let lower = |at: usize| word(document, at).to_lowercase();
    if sentence.clone().any(|at| WORDS.aside.has_any_case(&lower(at))) {
        return false;
    }
    let is_writer = |at: usize| matches!(lower(at).as_str(), "i" | "my");
    let is_other = |at: usize| WORDS.others.has_any_case(&lower(at));
    match (sentence.start..end).rev().find(|&at| is_writer(at) || is_other(at)) {
        Some(whose) => {
            let said = whose + 1..end;
            is_writer(whose)
                && !said.clone().any(|at| WORDS.loose.has_any_case(&lower(at)) || document.is_name_like(at))
        }
        // `At Contoso since 2019, I …`
        None => {
            at <= sentence.start + 3
                && sentence.clone().any(|at| lower(at) == "i")
                && !sentence.clone().any(|at| is_other(at) || WORDS.loose.has_any_case(&lower(at)))
        }
    }
}

/// What a draft says of a time.
enum Claim {
    /// It began in a year.
    Start(usize),
    /// It ended in a year.
    End(usize),
    /// It lay between years, as a part of it may.
    Within(Vec<usize>),
}

/// Reports years of one mention that the resume rules out.
pub(super) fn check(draft: &Draft<'_>, resume: &Document, mention: &Mention<'_>, report: &mut Report) {
    let document = draft.document();
    let Some((claim, slack)) = claimed(mention).filter(|_| is_own(document, mention.lead, mention.lead)) else {
        return;
    };
    let Some(stay) = Stay::of(resume, &mention.name()) else {
        return;
    };
    let said = |at: usize| year(word(document, at)).unwrap_or_default();
    let wrong = match claim {
        Claim::Start(at) => Some(at).filter(|&at| {
            let starts = stay.from.into_iter().chain(stay.also.iter().map(|(from, _)| *from));
            stay.from.is_some() && starts.into_iter().all(|from| from != said(at))
        }),
        Claim::End(at) => Some(at).filter(|&at| {
            let mut ends = stay.also.iter().map(|(_, until)| *until).chain([stay.until]);
            ends.all(|until| match until {
                Until::Year(until) => until.abs_diff(said(at)) > slack,
                Until::Today => today(draft).is_some_and(|today| said(at) < today),
                Until::Unknown => false,
            })
        }),
        Claim::Within(years) => years.into_iter().find(|&at| {
            let early = stay.earliest().is_some_and(|first| said(at) < first);
            early || matches!(stay.latest(), Until::Year(last) if said(at) > last)
        }),
    };
    if let Some(wrong) = wrong {
        report
            .words(span(document, wrong, wrong + 1))
            .variant("years")
            .value("expected", resume.text()[stay.place.range()].to_owned())
            .label(in_resume("the resume says so", stay.place));
    }
}

/// The year in which the draft is read.
pub(super) fn today(draft: &Draft<'_>) -> Option<u32> {
    let sent = draft.document().facts().sent.map(|sent| sent.date);
    sent.or(draft.application().today).and_then(|day| u32::try_from(day.year()).ok())
}

/// What a mention claims, and how many years it may be off.
fn claimed(mention: &Mention<'_>) -> Option<(Claim, u32)> {
    // Between the last exam and the feast a winter may pass.
    const CEREMONY: u32 = 1;
    let to = mention.to;
    match mention.near(mention.lead).as_str() {
        "joined" | "joining" => Some((Claim::Start(mention.in_year_behind()?), 0)),
        "left" | "leaving" => Some((Claim::End(mention.in_year_behind()?), 0)),
        "from" => {
            let verb = (1..8).find(|&count| mention.back(count) == "graduated")?;
            let between = (1..verb).rev().find_map(|count| mention.in_year(mention.lead - count));
            Some((Claim::End(mention.in_year(to).or(between)?), CEREMONY))
        }
        "at" | "with" | "for" => at_place(mention).map(|claim| (claim, 0)),
        _ => None,
    }
}

/// `started at Contoso in 2019`, `at Contoso since 2019`, `at Contoso from 2019 to 2021`.
fn at_place(mention: &Mention<'_>) -> Option<Claim> {
    let to = mention.to;
    let direct = mention.back(1);
    let starts = |word: &str| matches!(word, "started" | "began" | "starting");
    if starts(&direct) || matches!(direct.as_str(), "work" | "working") && starts(&mention.back(2)) {
        return mention.in_year(to).map(Claim::Start);
    }
    let whole = matches!(direct.as_str(), "worked" | "been" | "working" | "employed" | "was" | "stayed" | "remained");
    let to = to + usize::from(mention.near(to) == "ever");
    match mention.near(to).as_str() {
        "since" => {
            let at = mention.year_from(to + 1)?;
            Some(if whole { Claim::Start(at) } else { Claim::Within(vec![at]) })
        }
        "from" | "between" => {
            let first = mention.year_from(to + 1)?;
            let last = mention.year_from(first + 2)?;
            matches!(mention.near(first + 1).as_str(), "to" | "until" | "till" | "through" | "and")
                .then_some(Claim::Within(vec![first, last]))
        }
        "until" | "till" => {
            let at = mention.year_from(to + 1)?;
            Some(if whole && mention.ends_at(at + 1) { Claim::End(at) } else { Claim::Within(vec![at]) })
        }
        _ => None,
    }
}
