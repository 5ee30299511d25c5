//! What options take beside plain text: dates, addresses, words. A value that cannot be meant is told by the option's name, before anything is done with it.

use bestfoot::Date;
use bestfoot::application::{can_be_email, can_be_phone};

use crate::init::{BadMoment, is_written_as_day};

/// A date or a date and time, as TOML writes it.
pub(super) fn moment(text: &str) -> Result<String, String> {
    crate::init::moment(text).map_err(|wrong| match wrong {
        BadMoment::NoSuchDay => NO_SUCH_DAY.to_owned(),
        BadMoment::Malformed => {
            "write it as year-month-day, with a time if you know it, such as 2026-03-02T14:00".to_owned()
        }
    })
}

const NO_SUCH_DAY: &str = "there is no such day; look at the calendar";

pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| {
        let wrong =
            if is_written_as_day(text) { NO_SUCH_DAY } else { "write it as year-month-day, such as 2026-03-02" };
        wrong.to_owned()
    })
}

/// What an option says in words; one that says nothing is better left out.
pub(super) fn said(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err("it is empty; leave the option out instead".to_owned()) } else { Ok(text.to_owned()) }
}

pub(super) fn email(text: &str) -> Result<String, String> {
    let text = said(text)?;
    if can_be_email(&text) { Ok(text) } else { Err("this cannot be an e-mail address".to_owned()) }
}

pub(super) fn phone(text: &str) -> Result<String, String> {
    let text = said(text)?;
    if can_be_phone(&text) { Ok(text) } else { Err("this is no phone number".to_owned()) }
}
