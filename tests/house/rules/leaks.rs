//! The project speaks of itself alone: not of the machine it was made on, nor of where that machine gets its packages.

use crate::finding::{Finding, lines};

/// Words that no file says, and why. Joined from halves, so that this file is no exception to its own rule.
const WORDS: [(&str, &str); 9] = [
    (concat!("/ro", "ot/"), "is a home folder: make the path relative to the project"),
    (concat!("/wo", "rk/"), "is a path of one machine: make it relative to the project"),
    (concat!("crates", ".io"), "names a registry: the lock file alone says where packages come from"),
    (concat!("index", "-url"), "chooses a registry: leave that to the machine's own configuration"),
    (concat!("pypi", ".org"), "names a registry: requirements.txt names packages and versions alone"),
    (concat!("pythonhosted", ".org"), "names a registry: requirements.txt names packages and versions alone"),
    (concat!("registry.npm", "js.org"), "names a registry: leave that to the machine's own configuration"),
    (concat!("replace", "-with"), "chooses a registry: leave that to the machine's own configuration"),
    (concat!("shared/ref", "erence"), "lies outside the project: write down here what it says"),
];

/// The one source of packages that the lock file may name.
const PUBLIC_INDEX: &str = concat!("registry+https://github.com/rust-lang/crates", ".io-index");

/// Words that speak of a machine or a registry.
pub fn leaks(path: &str, text: &str) -> Vec<Finding> {
    if path == "Cargo.lock" {
        return Vec::new();
    }
    let finding = |(word, mend): (&str, &'static str)| {
        let found = lines(text, |line| line.contains(word).then(|| format!("says `{word}`")));
        found.into_iter().map(move |(line, found)| Finding::new(path, line, found, mend)).collect::<Vec<_>>()
    };
    WORDS.into_iter().flat_map(finding).collect()
}

/// A lock file that names another source of packages than the public index.
pub fn lock(path: &str, text: &str) -> Vec<Finding> {
    let other = |line: &str| {
        let source = line.strip_prefix("source = \"")?.trim_end_matches('"');
        (source != PUBLIC_INDEX).then(|| format!("takes a package from {source}"))
    };
    let mend = "run cargo update with the public index";
    lines(text, other).into_iter().map(|(line, found)| Finding::new(path, line, found, mend)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_where_it_stands() {
        for (word, _) in WORDS {
            let found = leaks("README.md", &format!("first\nsee {word} for more\n"));
            assert!(found.iter().any(|finding| finding.line == 2), "{word}");
            assert_eq!(leaks("Cargo.lock", word), [], "{word}");
        }
        assert_eq!(leaks("README.md", "work/ is done, see docs.rs\n"), []);
    }

    #[test]
    fn a_package_from_elsewhere_is_found() {
        let text = |source: &str| format!("[[package]]\nname = \"a\"\nsource = \"{source}\"\n");
        assert_eq!(lock("Cargo.lock", &text(PUBLIC_INDEX)), []);
        for other in ["sparse+https://mirror.example/index/", "git+https://git.example/a#1"] {
            assert_eq!(lock("Cargo.lock", &text(other)).len(), 1, "{other}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_names_each_once() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
