//! What goes into a connector and what comes out of it.

use crate::tree::Cut;
use belgi_domain::{Fault, Post, Problem, Source, SourceId};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::fmt;

/// The bytes a source answered with, and what is known about them.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The body, as it came.
    pub bytes: &'a [u8],
    /// Where it was read, after redirects; relative links are resolved against it. For an inbox the file's name.
    pub url: Option<&'a str>,
    /// The `Content-Type` header, verbatim.
    pub content_type: Option<&'a str>,
    /// Whose answer it is; part of every post's id.
    pub source: &'a SourceId,
    /// The moment of reading: years that a text leaves out and dates in the future are judged by it.
    pub now: Timestamp,
}

impl Document<'_> {
    /// A problem with this document.
    pub(crate) fn problem(&self, fault: Fault, message: impl fmt::Display) -> Problem {
        Problem::new(fault, self.source, message)
    }

    /// The problem that the page's tree ends early: it was read up to there.
    pub(crate) fn cut(&self, cut: Cut, expected: &str) -> Problem {
        let fault = if cut == Cut::Long { Fault::TooLarge } else { Fault::Malformed };
        self.problem(fault, format!("expected {expected}, found {}", cut.found()))
    }
}

/// What a document says.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Its posts, in the order of the document.
    pub posts: Vec<Post>,
    /// What could not be read, and why.
    pub problems: Vec<Problem>,
    /// What has to be asked next to complete it.
    pub follow: Vec<Follow>,
    /// What the document says about the source itself.
    pub hints: Hints,
}

impl Parsed {
    /// A document of which nothing can be read.
    pub(crate) fn failed(problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }

    /// The refusal of a platform, which is not asked again for `pause` seconds.
    pub(crate) fn refused(problem: Problem, pause: Option<u32>) -> Self {
        let hints = Hints { pause_seconds: pause, ..Hints::default() };
        Self { hints, ..Self::failed(problem) }
    }
}

/// Something that must be asked next to complete a document.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "nearly every follow of a long list is an article")]
pub enum Follow {
    /// The page of an article of which the document gives an outline; see [`crate::article::complete`].
    Article {
        /// The page, absolute.
        url: String,
        /// What the listing says of the article; its id is the article's id.
        outline: Post,
    },
    /// Another document of the same source and kind: a nested sitemap, the comments of a post, the next page.
    Document {
        /// Its address, absolute, without any key.
        url: String,
    },
    /// What comes next in a queue. To ask for it says that all of this document has been kept, and the platform forgets that:
    /// it may only be asked for once nothing in this document is new.
    Next {
        /// Its address, absolute, without any key.
        url: String,
    },
}

/// What a document says about its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// The pause between two polls that the publisher asks for, in minutes.
    pub ttl_minutes: Option<u32>,
    /// How long the platform will refuse further calls, in seconds: a limit of the hour or the day is used up.
    pub pause_seconds: Option<u32>,
    /// A WebSub hub that announces news.
    pub hub: Option<String>,
    /// The address the feed says it has moved to.
    pub moved_to: Option<String>,
}

/// What the registry says about reading one source.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// CSS selectors of a listing page by role; see [`Source::selectors`].
    pub selectors: BTreeMap<String, String>,
    /// Column names of an inbox file by role; see [`Source::columns`].
    pub columns: BTreeMap<String, String>,
    /// The one chat of a Telegram bot's updates that is read, by its public name or number; all of them where there is none.
    pub chat: Option<String>,
}

impl Rules {
    /// The rules of `source`.
    pub fn of(source: &Source) -> Self {
        Self {
            selectors: source.selectors.clone(),
            columns: source.columns.clone(),
            chat: source.chat().map(str::to_owned),
        }
    }
}
