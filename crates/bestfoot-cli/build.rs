//! Links the program to a fixed place in memory, where that is what a start waits for.
//!
//! A program that may lie anywhere has every table of texts written anew at each start, which on Linux is a quarter of the pages that it touches.
//! Libraries, stack and heap still lie where chance puts them, the program itself no longer does.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |key: &str, wanted: &str| env::var(key).is_ok_and(|value| value.split(',').any(|value| value == wanted));
    let is_dynamic = !is("CARGO_CFG_TARGET_FEATURE", "crt-static");
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && is_dynamic {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
