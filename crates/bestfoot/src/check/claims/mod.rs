//! What a draft claims, against the resume.

mod absent;
mod counts;
mod dated;
mod history;
mod posts;
mod rehash;
mod stated;
mod words;

pub(super) use self::rehash::Rehash;
pub(super) use self::stated::Claim;
