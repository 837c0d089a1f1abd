//! What every crate has: a front page that is its documentation, and the lints of the house.

use super::manifest::Manifest;
use crate::finding::Finding;
use crate::tree::Tree;

const FRONT_PAGE: &str = "#![doc = include_str!(\"../README.md\")]";

/// Every crate has a README.md, and it is the first thing its rustdoc shows.
pub fn front_pages(tree: &Tree) -> Vec<Finding> {
    let crates = tree.files("Cargo.toml").filter(|file| Manifest::read(&file.path, &file.text).is_some());
    crates.flat_map(|file| front_page(tree, file.path.trim_end_matches("Cargo.toml"))).collect()
}

fn front_page(tree: &Tree, folder: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let (readme, lib) = (format!("{folder}README.md"), format!("{folder}src/lib.rs"));
    if tree.text(&readme).is_none_or(|text| text.trim().is_empty()) {
        found.push(Finding::new(
            &readme,
            0,
            "is missing or empty",
            "say what the crate is for and what it refuses to do",
        ));
    }
    if !tree.text(&lib).is_some_and(|text| text.lines().any(|line| line == FRONT_PAGE)) {
        found.push(Finding::new(
            &lib,
            1,
            "has another front page",
            "begin it with #![doc = include_str!(\"../README.md\")]",
        ));
    }
    found
}

/// Every crate takes the lints of the workspace.
pub fn lints(path: &str, text: &str) -> Vec<Finding> {
    let Some(manifest) = Manifest::read(path, text) else { return Vec::new() };
    let finding =
        || Finding::new(path, 0, "does not take the lints of the workspace", "add [lints] workspace = true");
    (!manifest.takes_lints()).then(finding).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: &str = "[package]\nname = \"a\"\n";

    #[test]
    fn a_crate_without_a_front_page_is_found() {
        let whole = [
            ("a/Cargo.toml", PACKAGE),
            ("a/README.md", "# a"),
            ("a/src/lib.rs", "#![doc = include_str!(\"../README.md\")]\n"),
        ];
        assert_eq!(front_pages(&Tree::of(&whole)), []);
        let cases: [(&[(&str, &str)], usize); 4] = [
            (&[whole[0]], 2),
            (&[whole[0], whole[1]], 1),
            (&[whole[0], whole[1], ("a/src/lib.rs", "//! soon")], 1),
            (&[whole[0], ("a/README.md", " \n"), whole[2]], 1),
        ];
        for (files, expect) in cases {
            let found = front_pages(&Tree::of(files));
            assert_eq!(found.len(), expect, "{found:?}");
        }
    }

    #[test]
    fn a_crate_without_the_lints_is_found() {
        assert_eq!(lints("a/Cargo.toml", &format!("{PACKAGE}[lints]\nworkspace = true\n")), []);
        for other in ["", "[lints]\nworkspace = false\n", "[lints.rust]\nunsafe_code = \"allow\"\n"] {
            assert_eq!(lints("a/Cargo.toml", &format!("{PACKAGE}{other}")).len(), 1, "{other}");
        }
    }
}
