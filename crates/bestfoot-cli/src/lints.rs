//! later
use crate::console::Status;
pub(crate) fn run(_: &crate::settings::Lints) -> Status { Status::Clean }
