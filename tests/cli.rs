//! The command line as users meet it: each case of `tests/cmd` is a command with what it prints and how it ends.
//!
//! `TRYCMD=overwrite cargo test -p bestfoot-cli --test cli` writes down what is printed now; look at the difference before you keep it.

#[test]
fn commands() {
    trycmd::TestCases::new().env("COLUMNS", "80").case("../../tests/cmd/*.toml").case("../../tests/cmd/*.trycmd");
}
