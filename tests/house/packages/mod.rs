//! What may be linked, by `deny.toml`: licences, banned packages, packages in two versions. From which registry they
//! come is asked of the lock file by another rule.

mod licence;

use licence::is_allowed;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// A package of the lock file.
struct Package {
    name: String,
    version: String,
    licence: String,
    source: String,
}

/// The packages of others that the lock file names.
fn packages() -> Vec<Package> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(belgi_tests::root());
    let answer = cargo.output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let metadata: Value = serde_json::from_slice(&answer.stdout).unwrap();
    let word = |package: &Value, name: &str| package[name].as_str().unwrap_or_default().to_owned();
    let all = metadata["packages"].as_array().unwrap().iter().map(|package| Package {
        name: word(package, "name"),
        version: word(package, "version"),
        licence: word(package, "license"),
        source: word(package, "source"),
    });
    all.filter(|package| !package.source.is_empty()).collect()
}

fn words(list: &toml::Value) -> BTreeSet<&str> {
    list.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
}

/// What is wrong with these packages by the rules of `deny.toml`.
fn wrong(packages: &[Package], rules: &toml::Value) -> Vec<String> {
    let allowed = words(&rules["licenses"]["allow"]);
    let (skipped, banned) = (words(&rules["bans"]["skip"]), words(&rules["bans"]["deny"]));
    let mut found = Vec::new();
    let mut versions: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for package in packages {
        let name = format!("{}@{}", package.name, package.version);
        if !is_allowed(&package.licence, &allowed) {
            found.push(format!("{name}: the licence `{}` is not allowed", package.licence));
        }
        if banned.contains(package.name.as_str()) {
            found.push(format!("{name}: is banned"));
        }
        if package.source.starts_with("git+") {
            found.push(format!("{name}: comes from a repository"));
        }
        versions.entry(&package.name).or_default().push(name);
    }
    let known: BTreeSet<&str> =
        versions.values().filter(|all| all.len() > 1).flatten().map(String::as_str).collect();
    found.extend(
        skipped
            .iter()
            .filter(|skip| !known.contains(*skip))
            .map(|skip| format!("{skip}: is skipped for nothing")),
    );
    for all in versions.values() {
        let counted: Vec<_> = all.iter().filter(|name| !skipped.contains(name.as_str())).collect();
        if counted.len() > 1 {
            found.push(format!("{counted:?}: two versions of one package"));
        }
    }
    found
}

fn rules() -> toml::Value {
    let text = std::fs::read_to_string(belgi_tests::root().join("deny.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

#[test]
fn every_package_may_be_linked() {
    let packages = packages();
    assert!(packages.len() > 100, "only {} packages were found", packages.len());
    let found = wrong(&packages, &rules());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_package_that_may_not_be_linked_is_found() {
    const INDEX: &str = "registry+https://index.example/";
    let rules: toml::Value = toml::from_str(
        "licenses = { allow = [\"MIT\"] }\nbans = { skip = [\"old@1.0.0\"], deny = [\"bad\"] }",
    )
    .unwrap();
    let package = |name: &str, version: &str, licence: &str, source: &str| Package {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: licence.to_owned(),
        source: source.to_owned(),
    };
    let sound = || vec![package("old", "1.0.0", "MIT", INDEX), package("old", "2.0.0", "MIT", INDEX)];
    assert_eq!(wrong(&sound(), &rules), Vec::<String>::new());
    for (more, count) in [
        (package("new", "1.0.0", "GPL-3.0-only", INDEX), 1),
        (package("new", "1.0.0", "", INDEX), 1),
        (package("bad", "1.0.0", "MIT", INDEX), 1),
        (package("new", "1.0.0", "MIT", "git+https://git.example/new"), 1),
        (package("old", "3.0.0", "MIT", INDEX), 1),
    ] {
        let all: Vec<Package> = sound().into_iter().chain([more]).collect();
        assert_eq!(wrong(&all, &rules).len(), count, "{:?}", wrong(&all, &rules));
    }
    assert_eq!(wrong(&sound()[1..], &rules).len(), 1, "an exception that nobody needs");
}
