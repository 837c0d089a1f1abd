//! `belgi extract`.

use super::lines::write_line;
use crate::command::print::note;
use crate::exit::{Exit, Failed};
use belgi_connectors::article;
use clap::Args;
use jiff::Timestamp;
use serde::Serialize;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

/// HTML pages into their articles, JSONL.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi extract --url https://news.example/n/1 page.html")]
pub(crate) struct Extract {
    /// Where the page was found.
    #[arg(long, value_parser = super::arguments::address)]
    url: Option<String>,
    /// The pages.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Line {
    file: String,
    title: Option<String>,
    text: String,
    published_at: Option<Timestamp>,
    language: Option<String>,
}

impl Extract {
    pub(crate) fn run(self) -> Result<Exit, Failed> {
        let (mut output, mut failed) = (BufWriter::new(stdout().lock()), false);
        for path in &self.files {
            let file = path.display().to_string();
            match self.line(path, &file) {
                Ok(line) => write_line(&mut output, &line)?,
                Err(message) => {
                    failed = true;
                    note!("{file}: {message}");
                }
            }
        }
        output.flush().map_err(Failed::unwritten)?;
        Ok(if failed { Exit::SomeFailed } else { Exit::Done })
    }

    fn line(&self, path: &PathBuf, file: &str) -> Result<Line, String> {
        let bytes = std::fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
        let article =
            article::extract(&bytes, self.url.as_deref(), None).map_err(|problem| problem.message)?;
        Ok(Line {
            file: file.to_owned(),
            title: article.title,
            text: article.text,
            published_at: article.published_at,
            language: article.language,
        })
    }
}
