//! Does the draft do what the posting tells?

use super::words::WORDS;
use super::{asked_here, bare, content, person, quoted, said, stem};
use crate::check::{Check, Draft, Report};
use crate::posting::{Ask, Instruction};
use crate::{Zone, names};

/// Reports instructions of the posting that leave no trace in the draft, each with a variant of its own. The phrases `salary`, `start-date`,
/// `availability`, `work-permit` and `location` answer theirs. Drafts of fewer than `least-words` words are only begun.
pub(in crate::check) struct Instructed;

impl Check for Instructed {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let Some((posting, read)) = draft.posting() else {
            return;
        };
        if draft.word_count() < draft.number("least-words").unwrap_or(20) as usize {
            return;
        }
        let mut told: Vec<Ask> = Vec::new();
        for instruction in &read.instructions {
            if told.contains(&instruction.ask) && instruction.ask != Ask::Question {
                continue;
            }
            let Some((variant, value)) = missed(draft, instruction) else {
                continue;
            };
            told.push(instruction.ask);
            let shown = value.unwrap_or_else(|| quoted(posting, instruction.span));
            // What the subject lacks is said there, and not at the words of the letter.
            let place = (instruction.ask == Ask::SubjectLine).then(|| draft.document().subject_line()).flatten();
            let finding = match place {
                Some(line) => report.words(draft.document().display(line)),
                None => report.draft(),
            };
            finding.variant(variant).value("expected", shown).label(asked_here(instruction.span));
        }
    }
}

/// The variant that tells of a missed instruction, and what it asks for.
fn missed(draft: &Draft<'_>, instruction: &Instruction) -> Option<(&'static str, Option<String>)> {
    let document = draft.document();
    let facts = document.facts();
    let answered = |option: &str| !draft.phrase_tokens(option).is_empty();
    let value = instruction.value.clone();
    match instruction.ask {
        Ask::ReferenceNumber => {
            let number = value?;
            let wanted = bare(&number);
            let everywhere = bare(document.text()) + &facts.subject.as_deref().map(bare).unwrap_or_default();
            let named = facts.file_name.as_deref().is_some_and(|name| bare(name).contains(&wanted));
            let usable = wanted.len() >= 4 && wanted.chars().any(|c| c.is_ascii_digit());
            (usable && !named && !everywhere.contains(&wanted)).then_some(("reference-number", Some(number)))
        }
        Ask::SubjectLine => {
            let wanted = value?;
            let lacks = !has_subject(draft, &wanted, facts.subject.as_deref()?);
            lacks.then_some(("subject-line", Some(wanted)))
        }
        Ask::Salary => (!answered("salary") && !has_money(document.text())).then_some(("salary", None)),
        Ask::StartDate => (!answered("start-date")).then_some(("start-date", None)),
        Ask::Availability => (!answered("availability") && !answered("start-date")).then_some(("availability", None)),
        Ask::WorkPermit => (!answered("work-permit")).then_some(("work-permit", None)),
        Ask::Location => (!answered("location") && document.zone_lines(Zone::Letterhead).next().is_none())
            .then_some(("location", None)),
        Ask::Question => {
            let question = value?;
            let words: Vec<String> = content(&question);
            let here = said(draft);
            let met = words.iter().filter(|word| here.iter().any(|known| known == stem(word))).count();
            (words.len() >= 3 && met == 0).then_some(("question", Some(question)))
        }
        Ask::Addressee => addressee(draft, &value?),
        _ => None,
    }
}

/// Whether a subject says what the posting wants it to say.
fn has_subject(draft: &Draft<'_>, wanted: &str, subject: &str) -> bool {
    let folded = names::fold(subject);
    let subject = bare(&folded);
    let has = |word: &str| subject.contains(&bare(stem(word)));
    if subject.contains(&bare(&names::fold(wanted))) {
        return true;
    }
    let words: Vec<String> =
        wanted.split(|c: char| !c.is_alphanumeric()).map(names::fold).filter(|word| !word.is_empty()).collect();
    // `your name and the job title`: what it is to hold, and not what it is to say.
    if wanted.starts_with(char::is_lowercase) {
        let application = draft.application();
        let asks = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
        let says = |value: &Option<String>| {
            value.as_deref().is_none_or(|value| {
                let mut words = names::words(value).into_iter().map(|word| names::fold(&word)).peekable();
                words.peek().is_none() || words.any(|word| has(&word))
            })
        };
        let named = !asks(&["name", "surname"]) || says(&application.candidate.name);
        return named && (!asks(&["title", "position", "role"]) || says(&application.role));
    }
    // Of a pattern such as `Role_Your Name` only the fixed part counts, and not every word of that.
    let is_blank = |word: &String| word == "your" || is_pattern(word);
    let is_open = wanted.contains(['[', '<', '{', '(', '_']) || words.iter().any(is_blank);
    let figures = words.iter().filter(|word| word.len() >= 2 && word.chars().all(|c| c.is_ascii_digit()));
    let told: Vec<String> =
        content(wanted).into_iter().filter(|word| !is_blank(word)).chain(figures.cloned()).collect();
    let there = told.iter().filter(|word| has(word)).count();
    if is_open { there * 2 >= told.len() } else { there == told.len() }
}

fn is_pattern(word: &str) -> bool {
    WORDS.patterns.has(word)
}

/// An amount of money: a sign of a currency, its name behind a figure, or `38k`.
fn has_money(text: &str) -> bool {
    let is_thousands = |word: &str| {
        let figures = word.strip_suffix(['k', 'K']).unwrap_or_default();
        !figures.is_empty() && figures.chars().all(|c| c.is_ascii_digit())
    };
    let folded = names::fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_sum = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let beside_figure = |pair: &[&str]| {
        WORDS.currencies.has(pair[0]) && is_sum(pair[1]) || is_sum(pair[0]) && WORDS.currencies.has(pair[1])
    };
    text.contains(['£', '€', '$', '₹', '₦', '¥', '₱'])
        || text.split(|c: char| !c.is_alphanumeric()).any(is_thousands)
        || words.windows(2).any(beside_figure)
}

/// A person whom the posting names and the salutation does not.
fn addressee(draft: &Draft<'_>, value: &str) -> Option<(&'static str, Option<String>)> {
    let document = draft.document();
    let greeting = document.greeting()?;
    let greeted = names::fold(&document.plain()[greeting.range()]);
    let person = person(value)?;
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let words: Vec<String> = person.name.split_whitespace().filter(|word| !small(word)).map(names::fold).collect();
    // Whoever is greeted by a name of the application may be the right one.
    let known =
        draft.application().people.iter().flat_map(|person| names::words(&person.name)).map(|word| names::fold(&word));
    let mut known = known.chain(words.iter().cloned());
    // The signs inside a name may be of any shape: O'Rourke, Kowalczyk-Brandt.
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let here: Vec<String> = greeted.split_whitespace().map(letters).collect();
    let met = known.any(|word| {
        let word = letters(&word);
        word.len() >= 2 && here.iter().any(|here| here.starts_with(&word))
    });
    // `Respected Sir` below an address to the person greets that person.
    let nobody = here.iter().any(|word| matches!(word.as_str(), "sir" | "madam" | "maam" | "sirs"));
    let address: Vec<String> = document
        .zone_lines(Zone::InsideAddress)
        .flat_map(|line| document.plain()[line.range()].split_whitespace())
        .map(|word| letters(&names::fold(word)))
        .collect();
    let met = met || nobody && !words.is_empty() && words.iter().all(|word| address.contains(&letters(word)));
    let named = person.title.into_iter().chain([person.name]).collect::<Vec<_>>().join(" ");
    (!met).then_some(("addressee", Some(named)))
}
