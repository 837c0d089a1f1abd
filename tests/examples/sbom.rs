//! The bill of materials of what is deployed, in CycloneDX 1.6: `cargo run -p belgi-tests --example sbom > belgi.cdx.json`.
//!
//! It lists what the five functions and the command link, with licence, address and what depends on what, as the lock file has it;
//! what only tests need is left out. The same lock file gives the same bytes: it bears no moment and no serial number.

#![allow(clippy::print_stdout, reason = "the document goes to standard output")]

use anyhow::Context;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// What is deployed or handed out.
const ROOTS: [&str; 6] =
    ["belgi-alert", "belgi-classify", "belgi-digest", "belgi-fetch", "belgi-group", "belgi-local"];

fn main() -> anyhow::Result<()> {
    let metadata = metadata()?;
    println!("{:#}", document(&metadata)?);
    Ok(())
}

fn metadata() -> anyhow::Result<Value> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["metadata", "--format-version", "1", "--locked"]).current_dir(belgi_tests::root());
    let answer = cargo.output().context("cargo cannot be started")?;
    anyhow::ensure!(answer.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&answer.stderr));
    Ok(serde_json::from_slice(&answer.stdout)?)
}

fn document(metadata: &Value) -> anyhow::Result<Value> {
    let packages: BTreeMap<&str, &Value> =
        list(metadata, "/packages").filter_map(|package| Some((word(package, "id")?, package))).collect();
    let links: BTreeMap<&str, Vec<&str>> = list(metadata, "/resolve/nodes")
        .filter_map(|node| Some((word(node, "id")?, list(node, "/deps").filter_map(linked).collect())))
        .collect();
    let reached = reached(&packages, &links);
    let references: BTreeMap<&str, String> = reached
        .iter()
        .map(|id| {
            Ok((*id, reference(packages.get(id).with_context(|| format!("expected the package {id}"))?)?))
        })
        .collect::<anyhow::Result<_>>()?;
    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    for (id, own) in &references {
        let package = packages.get(id).with_context(|| format!("expected the package {id}"))?;
        components.push(component(package, own)?);
        let on: BTreeSet<&String> =
            links.get(id).into_iter().flatten().filter_map(|link| references.get(link)).collect();
        dependencies.push(json!({"ref": own, "dependsOn": on}));
    }
    let version = packages.values().find(|package| word(package, "name") == Some("belgi-local"));
    let version =
        version.and_then(|package| word(package, "version")).context("expected the command's crate")?;
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "belgi", "name": "belgi", "version": version}},
        "components": components,
        "dependencies": dependencies,
    }))
}

/// Everything that the roots lead to, themselves among it.
fn reached<'a>(
    packages: &BTreeMap<&'a str, &Value>,
    links: &BTreeMap<&'a str, Vec<&'a str>>,
) -> BTreeSet<&'a str> {
    let is_root = |package: &Value| word(package, "name").is_some_and(|name| ROOTS.contains(&name));
    let mut open: Vec<&str> =
        packages.iter().filter(|(_, package)| is_root(package)).map(|(id, _)| *id).collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(links.get(id).into_iter().flatten());
        }
    }
    reached
}

/// The package that a dependency leads to, unless tests alone need it.
fn linked(dependency: &Value) -> Option<&str> {
    let is_for_tests = |kind: &Value| word(kind, "kind") == Some("dev");
    let linked = list(dependency, "/dep_kinds").any(|kind| !is_for_tests(kind));
    word(dependency, "pkg").filter(|_| linked)
}

/// <https://github.com/package-url/purl-spec/blob/main/types-doc/cargo-definition.md>
fn reference(package: &Value) -> anyhow::Result<String> {
    let name = word(package, "name").context("expected a package's name")?;
    let version = word(package, "version").context("expected a package's version")?;
    Ok(format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")))
}

fn component(package: &Value, reference: &str) -> anyhow::Result<Value> {
    let mut component = json!({
        "type": "library",
        "bom-ref": reference,
        "name": word(package, "name").context("expected a package's name")?,
        "version": word(package, "version").context("expected a package's version")?,
        "purl": reference,
    });
    if let Some(fields) = component.as_object_mut() {
        if let Some(licence) = word(package, "license") {
            let expression = licence.replace(" / ", " OR ").replace('/', " OR ");
            fields.insert("licenses".to_owned(), json!([{"expression": expression}]));
        }
        if let Some(address) = word(package, "repository") {
            let reference = json!([{"type": "vcs", "url": address}]);
            fields.insert("externalReferences".to_owned(), reference);
        }
    }
    Ok(component)
}

fn list<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = &'a Value> {
    value.pointer(pointer).and_then(Value::as_array).into_iter().flatten()
}

fn word<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}
