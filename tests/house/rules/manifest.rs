//! What rules ask of a Cargo.toml.

use toml::{Table, Value};

/// A crate's manifest.
pub struct Manifest<'a> {
    text: &'a str,
    table: Table,
}

impl<'a> Manifest<'a> {
    /// Reads the manifest of a crate; nothing for the workspace's own, which is no crate.
    pub fn read(path: &str, text: &'a str) -> Option<Self> {
        let table: Table = toml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        table.contains_key("package").then_some(Self { text, table })
    }

    /// The package's name.
    pub fn name(&self) -> &str {
        self.table["package"]["name"].as_str().unwrap_or_default()
    }

    /// Every dependency the package has at run time, while it is built, and for its tests.
    pub fn dependencies(&self) -> Vec<&str> {
        self.of(&["dependencies", "build-dependencies", "dev-dependencies"])
    }

    /// Every dependency that becomes part of it.
    pub fn run_time_dependencies(&self) -> Vec<&str> {
        self.of(&["dependencies"])
    }

    /// Whether it takes the lints of the workspace.
    pub fn takes_lints(&self) -> bool {
        self.table.get("lints").and_then(|lints| lints.get("workspace")).and_then(Value::as_bool)
            == Some(true)
    }

    /// The line that names the dependency, from 1; 0 where it is written in another way.
    pub fn line_of(&self, dependency: &str) -> usize {
        let begins =
            |line: &str| line.strip_prefix(dependency).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
        self.text.lines().position(begins).map_or(0, |index| index + 1)
    }

    fn of(&self, sections: &[&str]) -> Vec<&str> {
        let mut tables = vec![&self.table];
        // `[target.'cfg(unix)'.dependencies]` and the like.
        let targets = self.table.get("target").and_then(Value::as_table);
        tables.extend(targets.into_iter().flat_map(Table::values).filter_map(Value::as_table));
        let named =
            tables.into_iter().flat_map(|table| sections.iter().filter_map(|section| table.get(*section)));
        named.filter_map(Value::as_table).flat_map(|table| table.keys().map(String::as_str)).collect()
    }
}

#[test]
fn dependencies_are_found_in_every_spelling() {
    let text = "[package]\nname = \"a\"\n[dependencies]\nb.workspace = true\nc = \"1\"\n[dev-dependencies]\nd = { path = \"d\" }\n\
        [target.'cfg(unix)'.dependencies]\ne = \"1\"\n";
    let manifest = Manifest::read("Cargo.toml", text).unwrap();
    assert_eq!(manifest.dependencies(), ["b", "c", "d", "e"]);
    assert_eq!(manifest.run_time_dependencies(), ["b", "c", "e"]);
    assert_eq!((manifest.line_of("c"), manifest.line_of("x")), (5, 0));
    assert!(Manifest::read("Cargo.toml", "[workspace]\nmembers = []\n").is_none());
}
