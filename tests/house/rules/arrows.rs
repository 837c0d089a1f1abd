//! Which crate may know which: `domain` <- `text` <- `stories`, `connectors` <- `classifier`, `report`, `http`, `store`
//! <- `print`, `runtime` <- functions <- `sample-city` <- `local` <- `tests`.

use super::manifest::Manifest;
use crate::finding::Finding;

/// How far each crate stands from the core. A crate knows crates that stand nearer to it, and none beside itself, so
/// functions never call each other.
const DISTANCE: [(&str, u8); 18] = [
    ("belgi-alert", 5),
    ("belgi-classifier", 3),
    ("belgi-classify", 5),
    ("belgi-connectors", 2),
    ("belgi-digest", 5),
    ("belgi-domain", 0),
    ("belgi-fetch", 5),
    ("belgi-group", 5),
    ("belgi-http", 3),
    ("belgi-local", 7),
    ("belgi-print", 4),
    ("belgi-report", 3),
    ("belgi-runtime", 4),
    ("belgi-sample-city", 6),
    ("belgi-store", 3),
    ("belgi-stories", 2),
    ("belgi-tests", 8),
    ("belgi-text", 1),
];

/// What only a laptop needs. In a function it would be megabytes that nobody calls.
const HEAVY: [&str; 8] =
    ["axum", "belgi-local", "belgi-sample-city", "clap", "dynoxide-rs", "indicatif", "s3s", "s3s-fs"];

fn distance(name: &str) -> Option<u8> {
    DISTANCE.iter().find(|(known, _)| *known == name).map(|(_, distance)| *distance)
}

/// A crate of ours knows only crates that stand nearer to the core.
pub fn direction(path: &str, text: &str) -> Vec<Finding> {
    let Some(manifest) = Manifest::read(path, text) else { return Vec::new() };
    let Some(own) = distance(manifest.name()) else { return Vec::new() };
    let against = |other: &&str| distance(other).is_some_and(|other| other >= own);
    let against = manifest.dependencies().into_iter().filter(against);
    let mend = "the arrows of ARCHITECTURE.md point the other way: move what both need nearer to the core";
    against
        .map(|other| {
            Finding::new(path, manifest.line_of(other), format!("{} knows {other}", manifest.name()), mend)
        })
        .collect()
}

/// A crate of ours stands somewhere.
pub fn known(path: &str, text: &str) -> Vec<Finding> {
    let Some(manifest) = Manifest::read(path, text) else { return Vec::new() };
    let mut names = vec![manifest.name()];
    names.extend(manifest.dependencies().into_iter().filter(|name| name.starts_with("belgi-")));
    let strangers = names.into_iter().filter(|name| distance(name).is_none());
    let mend = "give it a place in DISTANCE of tests/house/rules/arrows.rs and in ARCHITECTURE.md";
    strangers
        .map(|name| Finding::new(path, manifest.line_of(name), format!("no arrow leads to {name}"), mend))
        .collect()
}

/// A library or function needs nothing that serves a laptop.
pub fn heavy(path: &str, text: &str) -> Vec<Finding> {
    if !path.starts_with("shared/") && !path.starts_with("functions/") {
        return Vec::new();
    }
    let Some(manifest) = Manifest::read(path, text) else { return Vec::new() };
    let heavy = manifest.dependencies().into_iter().filter(|name| HEAVY.contains(name));
    let mend = "it serves a laptop: leave it to infra/local or tests";
    heavy.map(|name| Finding::new(path, manifest.line_of(name), format!("depends on {name}"), mend)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(name: &str, dependency: &str) -> String {
        format!("[package]\nname = \"{name}\"\n\n[dependencies]\n{dependency}.workspace = true\n")
    }

    #[test]
    fn an_arrow_against_the_grain_is_found() {
        let cases = [
            ("belgi-fetch", "belgi-store", true),
            ("belgi-stories", "belgi-text", true),
            ("belgi-fetch", "serde", true),
            ("belgi-domain", "belgi-text", false),
            ("belgi-fetch", "belgi-classify", false),
            ("belgi-report", "belgi-store", false),
            ("belgi-store", "belgi-runtime", false),
        ];
        for (name, dependency, allowed) in cases {
            let found = direction("Cargo.toml", &manifest(name, dependency));
            assert_eq!(found.is_empty(), allowed, "{name} -> {dependency}");
            assert!(found.iter().all(|finding| finding.line == 5), "{found:?}");
        }
    }

    #[test]
    fn an_arrow_for_tests_counts_as_one() {
        let text = "[package]\nname = \"belgi-text\"\n[dev-dependencies]\nbelgi-store.workspace = true\n";
        assert_eq!(direction("Cargo.toml", text).len(), 1);
    }

    #[test]
    fn a_crate_without_a_place_is_found() {
        assert_eq!(known("Cargo.toml", &manifest("belgi-common", "belgi-utils")).len(), 2);
        assert_eq!(known("Cargo.toml", &manifest("belgi-text", "belgi-domain")).len(), 0);
    }

    #[test]
    fn weight_is_found_below_functions_and_allowed_on_a_laptop() {
        let text = manifest("belgi-fetch", "clap");
        assert_eq!(heavy("functions/fetch/Cargo.toml", &text).len(), 1);
        assert_eq!(heavy("shared/text/Cargo.toml", &text).len(), 1);
        assert_eq!(heavy("infra/local/Cargo.toml", &text).len(), 0);
    }

    #[test]
    fn the_tables_are_sorted_and_name_each_once() {
        assert!(DISTANCE.is_sorted_by(|a, b| a.0 < b.0) && HEAVY.is_sorted_by(|a, b| a < b));
    }
}
