//! What the README and the examples show is what the command prints, run from the top of the repository.
//!
//! `TRYCMD=overwrite cargo test -p bestfoot-cli --test readme` writes down what is printed now.

#[test]
fn shown_output_is_true() {
    let top = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    std::env::set_current_dir(top).expect("the repository has a top");
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .case("README.md")
        .case("tests/examples.trycmd")
        .case("tests/packets.trycmd");
}
