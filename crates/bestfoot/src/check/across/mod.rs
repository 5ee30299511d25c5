//! Checks that compare the drafts of a packet.
//!
//! Only what needs more than one draft belongs here; whatever one draft, its application, the posting and the resume can tell is a check like
//! any other. These checks are pure: a packet says the same however often it is asked.

mod copies;
mod follow_ups;
mod set;
mod stranger;
mod thanked;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use self::set::{Set, SetCheck, SetReport, Spot};

/// The built-in checks of packets by name.
pub(crate) fn built_in() -> BTreeMap<String, Arc<dyn SetCheck>> {
    let all: Vec<(&str, Arc<dyn SetCheck>)> = vec![
        ("copied-notes", Arc::new(copies::Copies)),
        ("follow-ups-close", Arc::new(follow_ups::TooClose)),
        ("follow-ups-counted", Arc::new(follow_ups::InARow)),
        ("follow-ups-pressing", Arc::new(follow_ups::Pushier)),
        ("interviewers-thanked", Arc::new(thanked::Thanked)),
        ("other-application", Arc::new(stranger::Stranger)),
        ("reused-letter", Arc::new(copies::Reused)),
    ];
    all.into_iter().map(|(name, check)| (name.to_owned(), check)).collect()
}
