//! Whether two names of companies may be one.

use crate::names::company::is_legal;
use crate::names::{Likeness, compare};
use crate::spelling;

/// Whether two names may be one: they begin alike, or share more than half of their words. `Bank` alone makes no two banks one.
pub(super) fn is_same(here: &[String], known: &[String]) -> bool {
    let shortest = here.len().min(known.len());
    let shared = here.iter().filter(|word| known.iter().any(|other| same_or_near(word, other))).count();
    let begins = here.first().zip(known.first()).is_some_and(|(here, known)| same_or_near(here, known));
    // Names that end alike and begin otherwise are two: Tern Island Ferries and Gull Island Ferries. A name without its head is the same.
    let within = here.iter().filter(|word| !is_legal(word)).all(|word| known.contains(word))
        || known.iter().filter(|word| !is_legal(word)).all(|word| here.contains(word));
    let rival = !begins && !within && shortest >= 2 && here.last() == known.last();
    // So are long names of which one word is another: Palouse Grain Genetics and Palouse Grain Genomics.
    let exact = here.iter().zip(known).filter(|(here, known)| here == known).count();
    let other = |(here, known): (&String, &String)| !same_or_near(here, known);
    let one_off =
        here.len() == known.len() && here.len() >= 3 && exact + 1 == here.len() && here.iter().zip(known).any(other);
    !(rival || one_off) && (shared * 2 > shortest || begins && shortest <= 2)
}

fn same_or_near(a: &str, b: &str) -> bool {
    a == b || a.len() >= 4 && b.len() >= 4 && (is_slip(a, b) || a.starts_with(b) || b.starts_with(a))
}

/// Near enough to be the same name, unless it is a word of its own some letters away.
fn is_slip(a: &str, b: &str) -> bool {
    match compare(a, b) {
        Likeness::Near(1) => true,
        Likeness::Near(_) => spelling::words().entry(a).is_none(),
        _ => false,
    }
}
