//! The files of the project: what git knows and what it would take, or the folder where there is no git.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A text file.
pub struct File {
    /// From the project's root, with `/`.
    pub path: String,
    pub text: String,
}

/// A project.
pub struct Tree {
    paths: Vec<String>,
    texts: Vec<File>,
}

impl Tree {
    /// This project as it lies on the disk.
    pub fn of_project() -> Self {
        let root = belgi_tests::root();
        let mut paths = from_git(&root).unwrap_or_else(|| from_folder(&root, Path::new("")));
        paths.sort();
        paths.retain(|path| root.join(path).is_file());
        // What is no UTF-8 is a picture or a fixture in an old encoding, and no place for code.
        let read = |path: &String| {
            Some(File { path: path.clone(), text: fs::read_to_string(root.join(path)).ok()? })
        };
        let texts = paths.iter().filter_map(read).collect();
        Self { paths, texts }
    }

    /// A project of these paths and texts.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let texts =
            files.iter().map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() });
        Self { paths: files.iter().map(|(path, _)| (*path).to_owned()).collect(), texts: texts.collect() }
    }

    pub fn paths(&self) -> &[String] {
        &self.paths
    }

    /// The text files whose path ends with `suffix`.
    pub fn files(&self, suffix: &str) -> impl Iterator<Item = &File> {
        self.texts.iter().filter(move |file| file.path.ends_with(suffix))
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }
}

fn from_git(root: &Path) -> Option<Vec<String>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]).current_dir(root);
    let answer = git.output().ok().filter(|answer| answer.status.success())?;
    let names = String::from_utf8(answer.stdout).ok()?;
    Some(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

/// What `.gitignore` names, and git's own folder.
const IGNORED: [&str; 4] = [".git", ".belgi", "__pycache__", "target"];

fn from_folder(root: &Path, below: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join(below)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if IGNORED.iter().any(|ignored| name == *ignored) {
            continue;
        }
        let path = below.join(name);
        match entry.path().is_dir() {
            true => found.extend(from_folder(root, &path)),
            false => found.push(path.to_str().unwrap().replace('\\', "/")),
        }
    }
    found
}

#[test]
fn the_project_is_found_with_and_without_git() {
    let root = belgi_tests::root();
    let folder = from_folder(&root, Path::new(""));
    for path in ["Cargo.toml", "template.yaml", "shared/domain/src/lib.rs", "tests/house/tree.rs"] {
        assert!(folder.iter().any(|found| found == path), "{path}");
        assert!(Tree::of_project().text(path).is_some(), "{path}");
    }
    assert!(!folder.iter().any(|path| path.starts_with("target/") || path.starts_with(".git/")));
}
