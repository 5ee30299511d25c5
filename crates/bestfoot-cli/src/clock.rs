//! The day it is. The library has no clock; this is the only place that asks one.

use bestfoot::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Today, where the user is.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(zone()).date()
}

/// The zone that the machine is set to. Where one file says it, that file is read: to know the zone by name, all the zones of the world would be
/// listed first, which costs more than a letter.
fn zone() -> TimeZone {
    let named = std::env::var_os("TZ").is_some();
    let file = if named { None } else { std::fs::read("/etc/localtime").ok() };
    file.and_then(|data| TimeZone::tzif("local", &data).ok()).unwrap_or_else(TimeZone::system)
}
