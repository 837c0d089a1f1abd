//! Texts whose language is known, from folders of labelled data.

use belgi_domain::Language;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// A text, the language it is in, and the file it came from without its ending.
#[derive(Debug)]
pub struct Sample {
    pub set: String,
    pub text: String,
    pub truth: Language,
}

/// The samples of a folder (or one file): `*.tsv` in the layout of SIB-200, where the name of the file is the
/// language of its last column, and `*.jsonl` with the fields `text` and `language`, `*.txt` with a word and its
/// tag a line (KazNERD, Kazakh). Other files are passed over.
pub fn samples(path: &Path) -> Result<Vec<Sample>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = match path.is_dir() {
        true => fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?,
        false => vec![path.to_owned()],
    };
    files.sort();
    let mut all = Vec::new();
    for file in &files {
        let set = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match file.extension().and_then(|ending| ending.to_str()) {
            Some("tsv") => all.extend(table(&set, &fs::read_to_string(file)?)),
            Some("txt") => all.extend(tagged(&set, &fs::read_to_string(file)?)),
            Some("jsonl") => all.extend(posts(&set, &fs::read_to_string(file)?)?),
            _ => {}
        }
    }
    Ok(all)
}

fn table(set: &str, text: &str) -> Vec<Sample> {
    let truth = match set.split('_').next() {
        Some("kaz") => Language::Kk,
        Some("rus") => Language::Ru,
        _ => Language::Other,
    };
    let sentences = text.lines().skip(1).filter_map(|line| line.rsplit('\t').next());
    sentences.map(|text| Sample { set: set.to_owned(), text: text.to_owned(), truth }).collect()
}

fn tagged(set: &str, text: &str) -> Vec<Sample> {
    let sentence =
        |lines: &str| lines.lines().filter_map(|line| line.split(' ').next()).collect::<Vec<_>>().join(" ");
    let sentences = text.split("\n\n").map(sentence).filter(|sentence| !sentence.is_empty());
    sentences.map(|text| Sample { set: set.to_owned(), text, truth: Language::Kk }).collect()
}

fn posts(set: &str, text: &str) -> Result<Vec<Sample>, Box<dyn Error>> {
    let mut samples = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let post: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| post.get(name).and_then(|value| value.as_str());
        if let (Some(text), Some(language)) = (field("text"), field("language")) {
            let truth = language.parse().map_err(|_| format!("{set}: unknown language `{language}`"))?;
            samples.push(Sample { set: set.to_owned(), text: text.to_owned(), truth });
        }
    }
    Ok(samples)
}
