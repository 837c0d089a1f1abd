//! Which files may exist, by their names.

use crate::finding::Finding;

/// What stands at the top, besides dot-files.
const TOP: [&str; 19] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "NOTICE",
    "README.md",
    "SECURITY.md",
    "clippy.toml",
    "deny.toml",
    "functions",
    "infra",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "samconfig.toml",
    "shared",
    "template.yaml",
    "tests",
];

/// Words that name no thing.
const NO_NOUNS: [&str; 8] = ["common", "helper", "helpers", "misc", "shared_code", "stuff", "util", "utils"];

/// Nothing stands at the top but what the design names.
pub fn top(paths: &[String]) -> Vec<Finding> {
    let mut names: Vec<_> = paths.iter().filter_map(|path| path.split('/').next()).collect();
    names.dedup();
    let strangers = names.into_iter().filter(|name| !name.starts_with('.') && !TOP.contains(name));
    let mend = "only what ARCHITECTURE.md names stands at the top: find its room below";
    strangers.map(|name| Finding::new(name, 0, "stands at the top", mend)).collect()
}

/// No Rust module is called after nothing.
pub fn nouns(paths: &[String]) -> Vec<Finding> {
    let parts = |path: &str| path.trim_end_matches(".rs").split('/').any(|part| NO_NOUNS.contains(&part));
    let nameless = paths.iter().filter(|path| path.ends_with(".rs") && parts(path));
    let mend = "a module is called after what it is about: move each function to its noun";
    nameless.map(|path| Finding::new(path, 0, "is called after nothing", mend)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rule: impl Fn(&[String]) -> Vec<Finding>, path: &str) -> usize {
        rule(&[path.to_owned()]).len()
    }

    #[test]
    fn a_stranger_at_the_top_is_found() {
        for stranger in ["NOTES.md", "scripts/a.sh", "build.rs", "Makefile", "docs/a.md"] {
            assert_eq!(found(top, stranger), 1, "{stranger}");
        }
        for known in ["README.md", ".ci/run", ".gitignore", "shared/text/README.md", "tests/run"] {
            assert_eq!(found(top, known), 0, "{known}");
        }
    }

    #[test]
    fn a_module_called_after_nothing_is_found() {
        for nameless in
            ["shared/text/src/utils.rs", "shared/common/src/lib.rs", "shared/text/src/helpers/mod.rs"]
        {
            assert_eq!(found(nouns, nameless), 1, "{nameless}");
        }
        for noun in [
            "shared/text/src/stem.rs",
            "shared/text/data/misc/words.toml",
            "shared/text/src/utility_bills.rs",
        ] {
            assert_eq!(found(nouns, noun), 0, "{noun}");
        }
    }

    #[test]
    fn the_tables_are_sorted_and_name_each_once() {
        assert!(TOP.is_sorted_by(|a, b| a < b) && NO_NOUNS.is_sorted_by(|a, b| a < b));
    }
}
