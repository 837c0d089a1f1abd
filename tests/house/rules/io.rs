//! Who may speak to the world: S3 and DynamoDB through the store alone, and the core with nobody.

use super::manifest::Manifest;
use crate::code::{code, is_for_tests, names, product_code};
use crate::finding::{Finding, lines};

const ONLY_STORE: &str = "only shared/store names the AWS SDK: add a method there";
const PURE: &str = "this crate is pure: take the bytes, the value or `now` as an argument";

/// Shared crates that do I/O; the others are pure.
const WITH_IO: [&str; 3] = ["shared/http/", "shared/runtime/", "shared/store/"];

/// What a pure crate does not name in its code.
const IMPURE_WORDS: [&str; 15] = [
    "File::open",
    "Instant::now",
    "SystemTime::now",
    "Timestamp::now",
    "Zoned::now",
    "env::var",
    "env::var_os",
    "env::vars",
    "reqwest",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread::sleep",
    "std::time::SystemTime",
    "tokio",
];

/// What a pure crate does not depend on.
const IMPURE_CRATES: [&str; 8] =
    ["aws-config", "hyper", "hyper-util", "lambda_runtime", "reqwest", "tokio", "tracing-subscriber", "ureq"];

/// Modules of `std` that are not pure, as `use std::{fs, io}` names them.
const IMPURE_MODULES: [&str; 4] = ["fs", "net", "process", "env"];

fn is_pure(path: &str) -> bool {
    path.starts_with("shared/") && !WITH_IO.iter().any(|folder| path.starts_with(folder))
}

/// The SDK in Rust.
pub fn aws_in_code(path: &str, text: &str) -> Vec<Finding> {
    if path.starts_with("shared/store/") {
        return Vec::new();
    }
    let sdk = |line: &str| {
        let word = ["aws_sdk_", "aws_smithy_", "aws_config"].into_iter().find(|word| names(line, word))?;
        Some(format!("names {word}"))
    };
    lines(&code(text), sdk)
        .into_iter()
        .map(|(line, found)| Finding::new(path, line, found, ONLY_STORE))
        .collect()
}

/// The SDK as a dependency.
pub fn aws_in_manifest(path: &str, text: &str) -> Vec<Finding> {
    let Some(manifest) = Manifest::read(path, text).filter(|_| !path.starts_with("shared/store/")) else {
        return Vec::new();
    };
    let is_sdk =
        |name: &&str| name.starts_with("aws-sdk-") || name.starts_with("aws-smithy") || *name == "aws-config";
    let sdk = manifest.dependencies().into_iter().filter(is_sdk);
    sdk.map(|name| Finding::new(path, manifest.line_of(name), format!("depends on {name}"), ONLY_STORE))
        .collect()
}

/// I/O, clock and environment in the Rust of a pure crate.
pub fn io_in_pure_code(path: &str, text: &str) -> Vec<Finding> {
    if !is_pure(path) || is_for_tests(path) || path.ends_with("/build.rs") {
        return Vec::new();
    }
    let impure = |line: &str| {
        let word = IMPURE_WORDS.into_iter().find(|word| names(line, word)).map(str::to_owned);
        Some(format!("names {}", word.or_else(|| grouped(line))?))
    };
    lines(&product_code(text), impure)
        .into_iter()
        .map(|(line, found)| Finding::new(path, line, found, PURE))
        .collect()
}

/// The impure module in `use std::{…};`.
fn grouped(line: &str) -> Option<String> {
    let group = line.trim_start().strip_prefix("use std::{")?;
    let words = group.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.into_iter().find(|word| IMPURE_MODULES.contains(word)).map(|word| format!("std::{word}"))
}

/// I/O as a dependency of a pure crate.
pub fn io_in_pure_manifest(path: &str, text: &str) -> Vec<Finding> {
    let Some(manifest) = Manifest::read(path, text).filter(|_| is_pure(path)) else { return Vec::new() };
    let impure = manifest.run_time_dependencies().into_iter().filter(|name| IMPURE_CRATES.contains(name));
    impure
        .map(|name| Finding::new(path, manifest.line_of(name), format!("depends on {name}"), PURE))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sdk_outside_the_store_is_found() {
        let text = "//! aws_sdk_s3 in words\nuse aws_sdk_s3::Client;\nlet a = \"aws_config\";\n";
        let found = aws_in_code("functions/fetch/src/lib.rs", text);
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
        assert_eq!(aws_in_code("shared/store/src/lib.rs", text).len(), 0);
        let manifest = "[package]\nname = \"a\"\n[dependencies]\naws-config = \"1\"\naws-sdk-sqs = \"1\"\naws_lambda_events = \"1\"\n";
        assert_eq!(aws_in_manifest("functions/fetch/Cargo.toml", manifest).len(), 2);
        assert_eq!(aws_in_manifest("shared/store/Cargo.toml", manifest).len(), 0);
    }

    #[test]
    fn io_in_a_pure_crate_is_found() {
        let impure = [
            "use std::fs;",
            "use std::{collections::BTreeMap, fs};",
            "let at = Timestamp::now();",
            "let at = jiff::Zoned::now();",
            "let key = std::env::var(\"KEY\");",
            "use std::net::IpAddr;",
            "async fn a() { tokio::spawn(b()); }",
        ];
        for text in impure {
            assert_eq!(io_in_pure_code("shared/domain/src/a.rs", text).len(), 1, "{text}");
            for elsewhere in ["shared/http/src/a.rs", "infra/local/src/a.rs", "shared/domain/tests/a.rs"] {
                assert_eq!(io_in_pure_code(elsewhere, text).len(), 0, "{elsewhere}: {text}");
            }
        }
        let pure = [
            "// std::fs",
            "let word = \"tokio\";",
            "let tokios = 1;",
            "use std::{fmt, str};",
            "use std::io::Read;",
        ];
        for text in pure {
            assert_eq!(io_in_pure_code("shared/domain/src/a.rs", text).len(), 0, "{text}");
        }
        let tests = "fn a() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
        assert_eq!(io_in_pure_code("shared/domain/src/a.rs", tests).len(), 0);
    }

    #[test]
    fn a_dependency_for_io_is_found_and_one_for_tests_is_not() {
        let text =
            "[package]\nname = \"a\"\n[dependencies]\ntokio = \"1\"\n[dev-dependencies]\nreqwest = \"1\"\n";
        assert_eq!(io_in_pure_manifest("shared/text/Cargo.toml", text).len(), 1);
        assert_eq!(io_in_pure_manifest("shared/store/Cargo.toml", text).len(), 0);
    }
}
