//! Words of titles that mean the same: plurals, other spellings, the title of a man or of a woman.

use crate::names::fold;
use crate::spelling;

/// Equal words, or one the plural or the other spelling of the other.
pub(super) fn is_same_word(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let stem = |word: &str| {
        word.trim_end_matches('s')
            .replace("counsellor", "counselor")
            .replace("centre", "center")
            .replace("programme", "program")
    };
    // `Chairman` for Chairperson.
    let office =
        |word: &str| ["person", "woman", "man"].iter().find_map(|ending| word.strip_suffix(ending)).map(str::to_owned);
    let same_office = office(&a).is_some_and(|head| head.len() >= 4 && office(&b) == Some(head));
    // `Advisor` for Adviser, `accountancy` for Accountant, `carpentry` and `plumbing` for who does it.
    let adviser = |word: &str| {
        let head = ["ery", "er", "or", "ancy", "ant", "ry", "ing"].iter().find_map(|end| word.strip_suffix(end));
        head.filter(|head| head.len() >= 4 && spelling::words().entry(word).is_some()).map(str::to_owned)
    };
    // `Electrical` for Electrician: the field, and who works in it.
    let trade = |who: &str, field: &str| {
        who.strip_suffix("ician")
            .zip(field.strip_suffix("ical"))
            .is_some_and(|(who, field)| who == field && who.len() >= 5)
    };
    // `Accounting Clerk` for Accounts Clerk.
    let root = |word: &str| word.strip_suffix("ing").or_else(|| word.strip_suffix('s')).map(str::to_owned);
    stem(&a) == stem(&b)
        || adviser(&a).is_some_and(|head| Some(head) == adviser(&b))
        || a.len() >= 6 && root(&a).is_some_and(|head| Some(head) == root(&b))
        || trade(&a, &b)
        || trade(&b, &a)
        || same_office
        || is_other_sex(&a, &b)
        || is_other_dialect(&a, &b)
        || a.len() >= 3 && (b.starts_with(&a) || a.starts_with(&b))
}

/// `Jefa` for Jefe: the title as it is for a woman, in a language that has two.
fn is_other_sex(a: &str, b: &str) -> bool {
    let stem = |word: &str| word.strip_suffix(['a', 'e', 'o']).map(str::to_owned);
    let foreign = |word: &str| !spelling::words().is_word(word, spelling::ORDINARY);
    a.len() >= 4 && stem(a).is_some() && stem(a) == stem(b) && foreign(a) && foreign(b)
}

/// `Color` for Colour.
fn is_other_dialect(a: &str, b: &str) -> bool {
    let (Some(one), Some(other)) = (spelling::words().entry(a), spelling::words().entry(b)) else {
        return false;
    };
    let differ = one.is_american() && !one.is_british() && other.is_british() && !other.is_american()
        || other.is_american() && !other.is_british() && one.is_british() && !one.is_american();
    differ && strsim::osa_distance(a, b) <= 2
}
