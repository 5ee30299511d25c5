//! The lint tables, vocabularies and word lists of bestfoot, as data.
//!
//! What a lint table may say is told in the documentation of the `bestfoot` crate. The files are listed here so that they are packaged; a test finds
//! one that is left out.

/// The lint files by name: vocabularies, inflections, guards, and the lints by topic.
pub const FILES: &[(&str, &str)] = &[
    ("vocabulary/beliefs.toml", include_str!("../vocabulary/beliefs.toml")),
    ("vocabulary/courtesy.toml", include_str!("../vocabulary/courtesy.toml")),
    ("vocabulary/grammar.toml", include_str!("../vocabulary/grammar.toml")),
    ("vocabulary/inflections.toml", include_str!("../vocabulary/inflections.toml")),
    ("vocabulary/negativity-sets.toml", include_str!("../vocabulary/negativity-sets.toml")),
    ("vocabulary/negativity.toml", include_str!("../vocabulary/negativity.toml")),
    ("vocabulary/people.toml", include_str!("../vocabulary/people.toml")),
    ("vocabulary/posting.toml", include_str!("../vocabulary/posting.toml")),
    ("vocabulary/tone.toml", include_str!("../vocabulary/tone.toml")),
    ("guards.toml", include_str!("../guards.toml")),
    ("beliefs.toml", include_str!("../beliefs.toml")),
    ("contact.toml", include_str!("../contact.toml")),
    ("discrimination.toml", include_str!("../discrimination.toml")),
    ("engagement.toml", include_str!("../engagement.toml")),
    ("mechanics.toml", include_str!("../mechanics.toml")),
    ("names.toml", include_str!("../names.toml")),
    ("negativity.toml", include_str!("../negativity.toml")),
    ("packet.toml", include_str!("../packet.toml")),
    ("posting.toml", include_str!("../posting.toml")),
    ("proofreading.toml", include_str!("../proofreading.toml")),
    ("research.toml", include_str!("../research.toml")),
    ("run.toml", include_str!("../run.toml")),
    ("slips.toml", include_str!("../slips.toml")),
    ("spelling.toml", include_str!("../spelling.toml")),
    ("thanks.toml", include_str!("../thanks.toml")),
    ("tone.toml", include_str!("../tone.toml")),
];

/// The files above, compiled into the tables that matching reads in place. A test compares them with the files.
pub const PREPARED: &[u8] = include_bytes!("../generated/prepared.bin");

/// The words of English as a finite state transducer, each with a mark that tells how common it is, in which dialects it is right, and whether it is
/// a name. Made from `words/english.txt` and `words/terms.txt`.
pub const WORDS: &[u8] = include_bytes!("../generated/words.fst");

/// Known misspellings as a finite state transducer: each tells where its line in [`CORRECTIONS`] begins.
pub const MISSPELLINGS: &[u8] = include_bytes!("../generated/misspellings.fst");

/// What misspellings are meant to be: on each line all that one of them may be, with commas between.
pub const CORRECTIONS: &str = include_str!("../generated/corrections.txt");

/// Pairs of a given name and a short form of it, in small letters with a space between, as a finite state transducer.
pub const NICKNAMES: &[u8] = include_bytes!("../generated/nicknames.fst");

/// Wrong forms of well-known names as a finite state transducer: each tells where the right name begins in [`BRAND_NAMES`].
pub const BRANDS: &[u8] = include_bytes!("../generated/brands.fst");

/// The names of [`BRANDS`] as they are right, one a line.
pub const BRAND_NAMES: &str = include_str!("../generated/brands.txt");
