//! Short forms of titles: abbreviations, initials, and what they stand for.

use crate::names::fold;

/// `HR` for Human Resources, `QA` for Quality Assurance, inside a longer title.
pub(super) fn is_short_for(word: &str, wanted: &[String]) -> bool {
    const USUAL: [(&str, &str); 14] = [
        ("rn", "registered nurse"),
        ("pm", "manager"),
        ("swe", "software engineer"),
        ("dev", "developer"),
        ("sr", "senior"),
        ("jr", "junior"),
        ("mgr", "manager"),
        ("asst", "assistant"),
        ("eng", "engineer"),
        ("admin", "administrator"),
        ("rep", "representative"),
        ("ops", "operations"),
        ("hca", "healthcare assistant"),
        ("hca", "health care assistant"),
    ];
    let folded = fold(word);
    let joined = wanted.iter().map(|word| fold(word)).collect::<Vec<_>>().join(" ");
    let run = (2..=wanted.len()).any(|length| wanted.windows(length).any(|window| initials(window) == folded));
    run || USUAL.iter().any(|(short, long)| *short == folded && joined.contains(long))
}

/// Whether a written word is part of the long form of an abbreviation in the wanted title: `Heavy Goods Vehicle Driver` for HGV Driver.
pub(super) fn stands_for(word: &str, here: &[String], wanted: &[String]) -> bool {
    wanted.iter().filter(|known| !here.iter().any(|word| fold(word) == fold(known))).any(|known| {
        let short = fold(known);
        let run = (2..=here.len()).any(|length| {
            here.windows(length).any(|window| {
                let initials: String = window.iter().filter_map(|word| fold(word).chars().next()).collect();
                initials == short && window.iter().any(|other| other == word)
            })
        });
        run || is_short_for(known, std::slice::from_ref(&word.to_owned()))
    })
}

/// The first letters of words, small.
pub(super) fn initials(words: &[String]) -> String {
    words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect()
}
