//! Any text as a table that users write: lints of their own, a configuration, an application.
#![no_main]

use bestfoot::{Application, Config, Linter};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: (u8, &str)| {
    let (table, toml) = data;
    match table % 3 {
        0 => drop(Linter::builder().lint_file("own.toml", toml).build()),
        1 => drop(Config::parse("bestfoot.toml", toml)),
        _ => drop(Application::parse("application.toml", toml)),
    }
});
