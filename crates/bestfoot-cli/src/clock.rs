//! The day it is. The library has no clock; this is the only place that asks one.

use bestfoot::Date;

/// Today, where the user is.
pub(crate) fn today() -> Date {
    jiff::Zoned::now().date()
}
