//! The rules of the house. Each is a small function over a path and a text, holds in every file of the project, and
//! is shown a house where it does not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod code;
mod finding;
mod packages;
mod rules;
mod tree;

use finding::Finding;
use rules::{arrows, crates, evidence, io, leaks, panics, places, size};
use tree::Tree;

/// Fails with everything that was found.
fn hold(findings: impl Iterator<Item = Finding>) {
    let found: Vec<_> = findings.map(|finding| finding.to_string()).collect();
    assert!(found.is_empty(), "{} found\n{}", found.len(), found.join("\n"));
}

/// Holds `rule` in every file whose name ends with `suffix`.
fn hold_in(suffix: &str, rule: impl Fn(&str, &str) -> Vec<Finding>) {
    let tree = Tree::of_project();
    hold(tree.files(suffix).flat_map(|file| rule(&file.path, &file.text)));
}

#[test]
fn only_the_store_speaks_to_aws() {
    hold_in(".rs", io::aws_in_code);
    hold_in("Cargo.toml", io::aws_in_manifest);
}

#[test]
fn the_core_does_no_io_and_reads_no_clock() {
    hold_in(".rs", io::io_in_pure_code);
    hold_in("Cargo.toml", io::io_in_pure_manifest);
}

#[test]
fn nothing_heavy_comes_near_a_function() {
    hold_in("Cargo.toml", arrows::heavy);
}

#[test]
fn the_arrows_point_one_way() {
    hold_in("Cargo.toml", arrows::direction);
}

#[test]
fn every_crate_has_its_place_among_the_arrows() {
    hold_in("Cargo.toml", arrows::known);
}

#[test]
fn entry_points_wire_and_nothing_else() {
    hold_in("main.rs", size::entry_point);
}

#[test]
fn no_file_is_a_hall() {
    hold_in(".rs", size::file);
}

#[test]
fn nothing_panics_outside_tests() {
    hold_in(".rs", panics::panics);
}

#[test]
fn the_top_holds_what_the_design_names() {
    hold(places::top(Tree::of_project().paths()).into_iter());
}

#[test]
fn modules_are_nouns() {
    hold(places::nouns(Tree::of_project().paths()).into_iter());
}

#[test]
fn every_crate_introduces_itself() {
    hold(crates::front_pages(&Tree::of_project()).into_iter());
}

#[test]
fn every_crate_takes_the_lints_of_the_house() {
    hold_in("Cargo.toml", crates::lints);
}

#[test]
fn no_file_speaks_of_where_it_was_made() {
    hold(Tree::of_project().files("").flat_map(|file| leaks::leaks(&file.path, &file.text)));
}

#[test]
fn every_defence_has_its_test() {
    hold(evidence::evidence(&Tree::of_project()).into_iter());
}

#[test]
fn packages_come_from_the_public_index_alone() {
    hold_in("Cargo.lock", leaks::lock);
}
