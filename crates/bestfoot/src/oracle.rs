//! A slow and plain engine to hold the fast one against: alternatives are written out, every phrase is tried at every word, every regex on every
//! line, and guards search the whole document. Both must find the same.
//!
//! It shares with the fast engine what comes before matching (reading lint files and drafts) and the guards that look at no phrase.

#[path = "../../../tests/support/corpus.rs"]
mod corpus;
mod expand;
mod generate;
mod guards;
mod hits;
mod lints;
mod phrase;
mod reading;
mod references;
mod tests;
mod zones;
