//! Whether a draft says which post it is about.

use super::role::is_post;
use super::{Check, Draft, Report};
use crate::document::{Document, Zone};
use crate::names::{fold, words};
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "post.txt" {
        plain: WordSet,
        courtesy: WordSet,
    }
}

/// Reports the phrases `any` (apply for the job) in a draft that names the role nowhere: neither the application's, nor, without one, a capitalised title or a
/// trade beside a word for a post.
pub(super) struct Named;

impl Check for Named {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let Some(&(start, end)) = draft.phrase_tokens("any").first() else {
            return;
        };
        let named = match &draft.application().role {
            Some(role) => says_any_word_of(document, role),
            None => false,
        };
        let told = named || !draft.phrase_tokens("named").is_empty() || has_title(document) || has_number(document);
        if !told {
            report.words(draft.display_tokens(start, end));
        }
    }
}

fn says_any_word_of(document: &Document, role: &str) -> bool {
    let telling: Vec<String> = words(role).iter().map(|word| fold(word)).filter(|word| word.len() > 2).collect();
    document.tokens().iter().any(|token| {
        let word = fold(document.written(token));
        !matches!(document.token_zone(token), Zone::Quoted | Zone::Letterhead) && telling.contains(&word)
    })
}

/// A word that is no article before a word for a post: `the analyst position`, `Night Porter role`, `the night desk job`.
fn has_title(document: &Document) -> bool {
    let tokens = document.tokens();
    // "the position of warehouse associate", "a job as a porter".
    let described = |index: usize| {
        let same = |at: usize| tokens.get(at).filter(|token| token.sentence == tokens[index].sentence);
        let next = same(index + 1).map_or("", |token| document.written(token));
        let then = same(index + 2).map_or("", |token| document.written(token)).to_lowercase();
        matches!(next, "of" | "as")
            && !matches!(then.as_str(), "" | "interest" | "my" | "your" | "soon" | "it" | "advertised" | "you" | "well")
    };
    (1..tokens.len()).any(|index| {
        let word = document.written(&tokens[index]);
        let post = is_post(word);
        let before = document.written(&tokens[index - 1]).to_lowercase();
        let side = tokens[index].clause == tokens[index - 1].clause && !tokens[index - 1].is_clitic;
        let verb = before.ends_with("ed") || before.ends_with("ing") && before.len() > 6;
        let own = matches!(
            document.token_zone(&tokens[index]),
            Zone::Body | Zone::Subject | Zone::Headers | Zone::InsideAddress
        );
        post && own && (described(index) || side && !verb && !WORDS.plain.has(&before))
    }) || subject_names(document)
}

/// The subject line of a letter or a mail names the post more often than not: some word in it that is no courtesy.
fn subject_names(document: &Document) -> bool {
    let subject = document.facts().subject.clone().unwrap_or_default().to_lowercase();
    let lines: String =
        document.zone_lines(Zone::Subject).map(|line| document.plain()[line.range()].to_lowercase()).collect();
    [subject, lines]
        .iter()
        .any(|text| text.split(|c: char| !c.is_alphanumeric()).any(|word| word.len() > 2 && !WORDS.courtesy.has(word)))
}

/// A reference number says which post it is, too.
fn has_number(document: &Document) -> bool {
    document.tokens().iter().any(|token| {
        let word = document.written(token);
        let figures = word.bytes().filter(u8::is_ascii_digit).count();
        let own = matches!(document.token_zone(token), Zone::Body | Zone::Subject);
        let marked = word.bytes().any(|byte| byte.is_ascii_alphabetic());
        own && !token.is_opaque && figures >= 2 && marked
    }) || ["ref", "reference", "requisition", "req"].iter().any(|mark| {
        let text = document.plain().to_lowercase();
        text.match_indices(mark).any(|(at, _)| text[at..].chars().take(30).any(|c| c.is_ascii_digit()))
    })
}
