//! The company: is it named, is it spelled right, and is it the one that is meant.

mod address;
mod alike;
mod apart;
mod behind;
mod leftover;
mod named;
mod organisation;
mod own;
mod places;
mod slots;
mod spelling;
mod sure;
mod target;
mod words;

pub(super) use self::leftover::Leftover;
pub(super) use self::named::Named;
pub(super) use self::spelling::Spelling;
pub(super) use self::target::Target;
