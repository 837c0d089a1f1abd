//! A post before and after it has been made safe to keep.
//!
//! [`Post`] is what a connector read. It is deliberately not serialisable: it may hold names and
//! phones. [`CleanPost`] is what may be stored; the only way from one to the other is
//! [`CleanPost::new`], which takes the redaction as an argument.

use crate::{PostId, SourceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest text that is kept of a post, in characters; what is longer is cut.
pub const MAX_TEXT_CHARS: usize = 20_000;

/// Whoever wrote a post, as the platform names them. Lives only between the parser and the voice
/// hash: it cannot be printed, compared or stored.
#[derive(Clone)]
pub struct AuthorKey(String);

impl AuthorKey {
    /// Wraps a platform's author id.
    pub fn new(native: impl Into<String>) -> Self {
        Self(native.into())
    }

    /// The bytes a voice hash is made of. For the hash alone.
    pub fn secret_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for AuthorKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthorKey(hidden)")
    }
}

/// A keyed, truncated hash of an author, valid within one city, platform and ISO week.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct VoiceHash(pub String);

/// Counts a platform shows next to a post; `None` where it shows none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reactions {
    /// Likes and other reactions together.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub likes: Option<u64>,
    /// Comments or replies.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub comments: Option<u64>,
    /// Reposts or shares.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub shares: Option<u64>,
    /// Views.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub views: Option<u64>,
}

/// A post as a connector read it. Not serialisable; see the module's text.
#[derive(Debug, Clone)]
pub struct Post {
    /// Hash of the source and the platform's own id.
    pub id: PostId,
    /// Where it was read.
    pub source: SourceId,
    /// The public address of the post, absolute.
    pub url: Option<String>,
    /// Headline, plain text.
    pub title: Option<String>,
    /// Body, plain text with line breaks; empty where the source gives only a headline.
    pub text: String,
    /// When it was published; never invented.
    pub published_at: Option<Timestamp>,
    /// When it was last edited, where the source says so.
    pub edited_at: Option<Timestamp>,
    /// The language the source claims (`kk`, `ru`, …); a hint, not a label.
    pub language_hint: Option<String>,
    /// Counts shown by the platform.
    pub reactions: Reactions,
    /// The post that this one comments on.
    pub parent: Option<PostId>,
    /// Who wrote it; leaves the process only as a [`VoiceHash`].
    pub author: Option<AuthorKey>,
}

impl Post {
    /// An empty post of `source` with the platform's id `native`, to be filled in by a connector.
    pub fn new(source: &SourceId, native: &str) -> Self {
        Self {
            id: PostId::new(source, native),
            source: source.clone(),
            url: None,
            title: None,
            text: String::new(),
            published_at: None,
            edited_at: None,
            language_hint: None,
            reactions: Reactions::default(),
            parent: None,
            author: None,
        }
    }
}

/// A post that may be stored: texts redacted, author gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive] // no other crate can write one down without passing through `new`
pub struct CleanPost {
    /// See [`Post::id`].
    pub id: PostId,
    /// See [`Post::source`].
    pub source: SourceId,
    /// The public address, without tracking parameters or a person's handle.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// Headline with typed tokens in place of personal data.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// Body with typed tokens in place of personal data.
    pub text: String,
    /// See [`Post::published_at`].
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published_at: Option<Timestamp>,
    /// See [`Post::edited_at`].
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub edited_at: Option<Timestamp>,
    /// When Belgi first read this version.
    pub seen_at: Timestamp,
    /// See [`Post::language_hint`].
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub language_hint: Option<String>,
    /// See [`Post::reactions`].
    #[serde(default)]
    pub reactions: Reactions,
    /// See [`Post::parent`].
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub parent: Option<PostId>,
    /// The voice, countable within its week and never shown.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub voice: Option<VoiceHash>,
}

/// The redactions that a post goes through; implemented by `belgi-text`.
pub trait Redactor {
    /// `text` with personal data replaced by typed tokens.
    fn text(&self, text: &str) -> String;
    /// A public link without tracking or personal parts, or nothing where none is left.
    fn link(&self, url: &str) -> Option<String>;
}

impl CleanPost {
    /// The one way to make a post storable: redact its words, turn its author into `voice`.
    pub fn new(post: Post, redactor: &impl Redactor, voice: Option<VoiceHash>, seen_at: Timestamp) -> Self {
        let cut = |text: String| text.chars().take(MAX_TEXT_CHARS).collect::<String>();
        Self {
            id: post.id,
            source: post.source,
            url: post.url.as_deref().and_then(|url| redactor.link(url)),
            title: post.title.map(|title| cut(redactor.text(&title))),
            text: cut(redactor.text(&post.text)),
            published_at: post.published_at,
            edited_at: post.edited_at,
            seen_at,
            language_hint: post.language_hint.filter(|hint| is_language(hint)),
            reactions: post.reactions,
            parent: post.parent,
            voice,
        }
    }

    /// When the post counts: its publication where known, otherwise when it was first seen.
    pub fn at(&self) -> Timestamp {
        self.published_at.unwrap_or(self.seen_at)
    }
}

/// Whether a publisher's claim has the shape of a language (`kk`, `ru-RU`, `zh-Hans-CN`): a word of two or three
/// letters, then some of two to eight. It is free text, so whatever else it says is dropped.
fn is_language(claim: &str) -> bool {
    let mut words = claim.split('-');
    let letters = |word: &str, most: usize| {
        (2..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphabetic())
    };
    claim.len() <= 12
        && words.next().is_some_and(|first| letters(first, 3))
        && words.all(|word| letters(word, 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Stars;
    impl Redactor for Stars {
        fn text(&self, text: &str) -> String {
            text.replace("Асель", "⟨name⟩")
        }
        fn link(&self, url: &str) -> Option<String> {
            (!url.contains('@')).then(|| url.to_owned())
        }
    }

    #[test]
    fn a_clean_post_has_no_author_and_redacted_words() {
        let source = "forum".parse().unwrap();
        let mut post = Post::new(&source, "1");
        post.title = Some("Пишет Асель".into());
        post.text = "Асель просит воду".into();
        post.url = Some("https://forum.example/@asel/1".into());
        post.author = Some(AuthorKey::new("asel-77"));
        assert!(!format!("{post:?}").contains("asel-77"));
        let clean = CleanPost::new(post, &Stars, None, Timestamp::UNIX_EPOCH);
        assert_eq!(clean.title.as_deref(), Some("Пишет ⟨name⟩"));
        let stored = serde_json::to_string(&clean).unwrap();
        assert!(!stored.contains("Асель") && !stored.contains("asel"), "{stored}");
    }
    #[test]
    fn a_language_is_kept_and_a_publishers_other_words_are_not() {
        let cases = [
            ("kk", true),
            ("ru-RU", true),
            ("zh-Hans-CN", true),
            ("Асель", false),
            ("+7701", false),
            ("asel", false),
            ("kk_KZ", false),
            ("ru,Asel", false),
            ("", false),
        ];
        for (claim, kept) in cases {
            let mut post = Post::new(&"forum".parse().unwrap(), "1");
            post.language_hint = Some(claim.into());
            let clean = CleanPost::new(post, &Stars, None, Timestamp::UNIX_EPOCH);
            assert_eq!(clean.language_hint.is_some(), kept, "{claim}");
        }
    }
}
