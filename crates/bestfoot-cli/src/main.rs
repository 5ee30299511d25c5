//! The `bestfoot` command: reads arguments and files, lets the library judge, and draws what it says.
//!
//! Data flows one way: arguments become [`settings`], paths become drafts, drafts become a [`report`], and a renderer draws it. What a lint
//! is or how a letter is taken apart is the library's matter.

mod args;
mod check;
mod clock;
mod config;
mod console;
mod explain;
mod files;
mod fix;
mod init;
mod judge;
mod lint_test;
mod lints;
mod output;
mod packet;
#[cfg(feature = "pdf")]
mod pdf;
mod problem;
mod progress;
mod read;
mod records;
mod render;
mod report;
mod settings;
mod together;

use std::process::ExitCode;

use settings::{Command, InputFormat};

fn main() -> ExitCode {
    #[cfg(feature = "pdf")]
    if pdf::is_reader() {
        return pdf::be_reader();
    }
    let status = match args::parse(std::env::args_os()) {
        Ok(Command::Check(settings)) => match settings.input {
            InputFormat::Files => check::run(&settings),
            InputFormat::JsonLines => records::run(&settings),
        },
        Ok(Command::Explain(settings)) => explain::run(&settings),
        Ok(Command::Lints(settings)) => lints::run(&settings),
        Ok(Command::Test(settings)) => lint_test::run(&settings),
        Ok(Command::Init(settings)) => init::run(&settings),
        Ok(Command::Print(text)) => console::print(&text),
        Err(error) => args::explain_error(&error),
    };
    console::exit_code(status)
}
