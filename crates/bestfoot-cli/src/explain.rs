//! later
use crate::console::Status;
pub(crate) fn run(_: &crate::settings::Explain) -> Status { Status::Clean }
