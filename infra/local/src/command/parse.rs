//! `belgi parse`.

use super::lines::write_line;
use crate::command::print::note;
use crate::exit::{Exit, Failed};
use belgi_connectors::{Document, Follow, Parsed, Rules, parse, parse_auto};
use belgi_domain::{Post, PostId, Reactions, SourceId, SourceKind};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use serde::Serialize;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

/// A recorded document into posts, JSONL; problems on standard error.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi parse --kind feed --url https://news.example/rss feed.xml")]
pub(crate) struct Parse {
    /// What the document is.
    #[arg(long, value_enum, default_value_t = Kind::Auto)]
    kind: Kind,
    /// Where it was found; relative links are resolved against it.
    #[arg(long, value_parser = super::arguments::address)]
    url: Option<String>,
    /// The Content-Type it came with.
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,
    /// The documents.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Auto,
    Feed,
    Sitemap,
    Page,
    Telegram,
    Vk,
    Youtube,
    Instagram,
    Facebook,
    Ok,
    Inbox,
}

impl Kind {
    fn source_kind(self) -> Option<SourceKind> {
        match self {
            Self::Auto => None,
            Self::Feed => Some(SourceKind::Feed),
            Self::Sitemap => Some(SourceKind::Sitemap),
            Self::Page => Some(SourceKind::Page),
            Self::Telegram => Some(SourceKind::Telegram),
            Self::Vk => Some(SourceKind::Vk),
            Self::Youtube => Some(SourceKind::Youtube),
            Self::Instagram => Some(SourceKind::Instagram),
            Self::Facebook => Some(SourceKind::Facebook),
            Self::Ok => Some(SourceKind::Ok),
            Self::Inbox => Some(SourceKind::Inbox),
        }
    }
}

/// A post as printed: the words as they stand in the document, and no author.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    id: &'a PostId,
    source: &'a SourceId,
    url: Option<&'a str>,
    title: Option<&'a str>,
    text: &'a str,
    published_at: Option<Timestamp>,
    edited_at: Option<Timestamp>,
    language_hint: Option<&'a str>,
    reactions: Reactions,
    parent: Option<&'a PostId>,
}

impl Parse {
    pub(crate) fn run(self) -> Result<Exit, Failed> {
        let source: SourceId = "parse".parse().map_err(Failed::wrong)?;
        let (mut output, mut failed) = (BufWriter::new(stdout().lock()), false);
        for file in &self.files {
            let name = file.display().to_string();
            match std::fs::read(file) {
                Ok(bytes) => failed |= self.print(&name, &bytes, &source, &mut output)?,
                Err(error) => {
                    failed = true;
                    note!("{name}: cannot be read: {error}");
                }
            }
        }
        output.flush().map_err(Failed::unwritten)?;
        Ok(if failed { Exit::SomeFailed } else { Exit::Done })
    }

    /// Prints one document's posts; returns whether it had problems.
    fn print(
        &self,
        name: &str,
        bytes: &[u8],
        source: &SourceId,
        output: &mut impl Write,
    ) -> Result<bool, Failed> {
        let document = Document {
            bytes,
            url: self.url.as_deref(),
            content_type: self.content_type.as_deref(),
            source,
            now: Timestamp::now(),
        };
        let parsed: Parsed = match self.kind.source_kind() {
            Some(kind) => parse(kind, &document, &Rules::default()),
            None => parse_auto(&document),
        };
        let file = (self.files.len() > 1).then(|| name.to_owned());
        let outlines = parsed.follow.iter().filter_map(|follow| match follow {
            Follow::Article { outline, .. } => Some(outline),
            Follow::Document { .. } | Follow::Next { .. } => None,
        });
        for post in parsed.posts.iter().chain(outlines) {
            write_line(output, &line(post, file.clone()))?;
        }
        for problem in &parsed.problems {
            note!("{name}: {}", problem.message);
        }
        Ok(!parsed.problems.is_empty())
    }
}

fn line(post: &Post, file: Option<String>) -> Line<'_> {
    Line {
        file,
        id: &post.id,
        source: &post.source,
        url: post.url.as_deref(),
        title: post.title.as_deref(),
        text: &post.text,
        published_at: post.published_at,
        edited_at: post.edited_at,
        language_hint: post.language_hint.as_deref(),
        reactions: post.reactions,
        parent: post.parent.as_ref(),
    }
}
