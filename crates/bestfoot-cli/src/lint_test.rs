//! later
use crate::console::Status;
pub(crate) fn run(_: &crate::settings::Test) -> Status { Status::Clean }
