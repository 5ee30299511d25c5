//! Whether a draft uses what its writer learned about the company.

use super::{Check, Draft, Report};
use crate::document::Zone;
use crate::names::{fold, words};
use crate::spelling;
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "fact.txt" {
        common: WordSet,
    }
}

/// Reports a draft that uses none of the application's facts: no telling word of any of them. With the option `asked`, each answer to such a question.
pub(super) struct Used;

impl Check for Used {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let application = draft.application();
        let named: Vec<String> = application
            .company_names()
            .chain(application.role.as_deref())
            .flat_map(words)
            .map(|word| fold(&word))
            .collect();
        let telling: Vec<String> = application
            .facts
            .iter()
            .flat_map(|fact| words(fact))
            .map(|word| fold(&word))
            .filter(|word| is_telling(word) && !named.contains(word))
            .collect();
        if telling.is_empty() {
            return;
        }
        let document = draft.document();
        let tokens = document.tokens();
        let answers = document.answers();
        let stretches =
            if answers.is_empty() { std::iter::once(0..tokens.len()).collect() } else { draft.answers_to("asked") };
        let least = draft.number("least-words").unwrap_or(40) as usize;
        for stretch in stretches {
            let used = stretch.clone().any(|index| {
                let own = matches!(document.token_zone(&tokens[index]), Zone::Body | Zone::Postscript | Zone::Subject);
                let word = fold(document.written(&tokens[index]));
                own && telling.iter().any(|telling| same_stem(telling, &word))
            });
            if used || draft.words_in(&stretch) < least {
                continue;
            }
            let fact = application.facts[0].clone();
            let company = application.company.clone().unwrap_or_else(|| "the company".to_owned());
            let finding = match draft.opening(&stretch).filter(|_| !answers.is_empty()) {
                Some(span) => report.words(span),
                None => report.draft(),
            };
            finding.value("fact", fact).value("company", company);
        }
    }
}

/// A word that says what the fact is about: a figure, a name, or no word that every text has.
fn is_telling(word: &str) -> bool {
    let figure = word.starts_with(|c: char| c.is_ascii_digit()) && word.len() > 1;
    let known = spelling::words().entry(word).is_some();
    figure || word.len() >= 4 && !WORDS.common.has(word) || !known && word.len() >= 2
}

/// `route` and `routes`, `rebuild` and `rebuilding`: the same beginning, and little behind it.
fn same_stem(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    a == b || shared >= 4 && a.len() - shared <= 3 && b.len() - shared <= 3
}
