//! How often each symbol stands in drafts, so that what is often asked for can lie together. The honest examples of the lints are the drafts; what is
//! counted here changes where things lie and nothing that is found.

use std::collections::HashMap;

use crate::lint::file::LintFile;
use crate::lint::phrase::fold_case;

/// The share of tokens that each symbol stands at: the words', then that of each vocabulary's single words. A word that was not met counts for a tenth
/// of one that was met once.
pub(super) fn likely(files: &[LintFile], words: &[String], classes: &[Vec<u32>], symbols: u32) -> Vec<f64> {
    let (counts, total) = count(files);
    let mut shares = vec![0.0; symbols as usize];
    for (number, (word, classes)) in words.iter().zip(classes).enumerate() {
        let share = (f64::from(counts.get(word).copied().unwrap_or_default()) + 0.1) / f64::from(total + 1);
        shares[number] = share;
        for &class in classes {
            shares[class as usize] += share;
        }
    }
    shares
}

/// How often each word stands in the honest examples, and how many words they have.
fn count(files: &[LintFile]) -> (HashMap<String, u32>, u32) {
    let (mut counts, mut total) = (HashMap::new(), 0);
    let examples = files.iter().flat_map(|file| &file.lints).flat_map(|lint| &lint.examples);
    for example in examples.filter(|example| !example.is_bad) {
        let text = &example.marked.value;
        for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *counts.entry(fold_case(word)).or_default() += 1;
            total += 1;
        }
    }
    (counts, total)
}
