//! The lint tables, vocabularies and word lists of bestfoot, as data.
//!
//! What a lint table may say is told in the documentation of the `bestfoot` crate. The files are listed here so that they are packaged; a test finds
//! one that is left out.

/// The lint files by name: vocabularies, inflections, guards, and the lints by topic.
pub const FILES: &[(&str, &str)] = &[
    ("vocabulary/answers.toml", include_str!("../vocabulary/answers.toml")),
    ("vocabulary/complaints.toml", include_str!("../vocabulary/complaints.toml")),
    ("vocabulary/confidence.toml", include_str!("../vocabulary/confidence.toml")),
    ("vocabulary/courtesy.toml", include_str!("../vocabulary/courtesy.toml")),
    ("vocabulary/departure.toml", include_str!("../vocabulary/departure.toml")),
    ("vocabulary/discrimination.toml", include_str!("../vocabulary/discrimination.toml")),
    ("vocabulary/employers.toml", include_str!("../vocabulary/employers.toml")),
    ("vocabulary/faith.toml", include_str!("../vocabulary/faith.toml")),
    ("vocabulary/grammar.toml", include_str!("../vocabulary/grammar.toml")),
    ("vocabulary/honesty.toml", include_str!("../vocabulary/honesty.toml")),
    ("vocabulary/inflections.toml", include_str!("../vocabulary/inflections.toml")),
    ("vocabulary/manners.toml", include_str!("../vocabulary/manners.toml")),
    ("vocabulary/motives.toml", include_str!("../vocabulary/motives.toml")),
    ("vocabulary/negativity.toml", include_str!("../vocabulary/negativity.toml")),
    ("vocabulary/people.toml", include_str!("../vocabulary/people.toml")),
    ("vocabulary/politics.toml", include_str!("../vocabulary/politics.toml")),
    ("vocabulary/posting.toml", include_str!("../vocabulary/posting.toml")),
    ("vocabulary/pressure.toml", include_str!("../vocabulary/pressure.toml")),
    ("vocabulary/privacy.toml", include_str!("../vocabulary/privacy.toml")),
    ("vocabulary/reputation.toml", include_str!("../vocabulary/reputation.toml")),
    ("vocabulary/requests.toml", include_str!("../vocabulary/requests.toml")),
    ("vocabulary/search.toml", include_str!("../vocabulary/search.toml")),
    ("vocabulary/secrets.toml", include_str!("../vocabulary/secrets.toml")),
    ("vocabulary/self-interest.toml", include_str!("../vocabulary/self-interest.toml")),
    ("vocabulary/thank-you.toml", include_str!("../vocabulary/thank-you.toml")),
    ("vocabulary/tone.toml", include_str!("../vocabulary/tone.toml")),
    ("guards.toml", include_str!("../guards.toml")),
    ("attachments.toml", include_str!("../attachments.toml")),
    ("beliefs.toml", include_str!("../beliefs.toml")),
    ("confidence.toml", include_str!("../confidence.toml")),
    ("contact.toml", include_str!("../contact.toml")),
    ("departure.toml", include_str!("../departure.toml")),
    ("discrimination.toml", include_str!("../discrimination.toml")),
    ("employer-focus.toml", include_str!("../employer-focus.toml")),
    ("engagement.toml", include_str!("../engagement.toml")),
    ("feedback.toml", include_str!("../feedback.toml")),
    ("follow-up.toml", include_str!("../follow-up.toml")),
    ("honesty.toml", include_str!("../honesty.toml")),
    ("manners.toml", include_str!("../manners.toml")),
    ("mechanics.toml", include_str!("../mechanics.toml")),
    ("names.toml", include_str!("../names.toml")),
    ("negativity.toml", include_str!("../negativity.toml")),
    ("packet.toml", include_str!("../packet.toml")),
    ("posting.toml", include_str!("../posting.toml")),
    ("pressure.toml", include_str!("../pressure.toml")),
    ("proofreading.toml", include_str!("../proofreading.toml")),
    ("references.toml", include_str!("../references.toml")),
    ("reputation.toml", include_str!("../reputation.toml")),
    ("research.toml", include_str!("../research.toml")),
    ("run.toml", include_str!("../run.toml")),
    ("search.toml", include_str!("../search.toml")),
    ("slips.toml", include_str!("../slips.toml")),
    ("spelling.toml", include_str!("../spelling.toml")),
    ("story.toml", include_str!("../story.toml")),
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
