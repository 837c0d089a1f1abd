//! An entry while it is read, and the post it becomes.

use super::names::{BODIES, Role};
use super::words::Words;
use crate::markup::Tag;
use crate::{Document, date, language, link, markup};
use belgi_domain::{AuthorKey, Post};
use jiff::Timestamp;

/// An entry as its elements stand in the document.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    pub(super) title: Option<Words<'a>>,
    /// Where the entry can be read, already absolute, and how sure that is.
    pub(super) link: Option<(Standing, String)>,
    /// The id, and whether it claims to be an address.
    pub(super) guid: Option<(String, bool)>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) bodies: [Option<Words<'a>>; BODIES],
    pub(super) author: Option<String>,
    pub(super) language: Option<String>,
    pub(super) comments: Option<u64>,
    /// `xml:base` of the entry.
    pub(super) base: Option<String>,
}

/// How well an address stands for the page of the entry; the better, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// `rdf:about`, or an attribute of CDF.
    Attribute,
    /// Another representation, such as the same entry as data.
    Other,
    /// The page.
    Page,
}

/// What an entry inherits from its feed.
#[derive(Debug, Default)]
pub(super) struct Heritage {
    /// `xml:base`, the channel's link and the document's address, in this order.
    pub(super) bases: Vec<String>,
    pub(super) language: Option<String>,
}

/// Whether the words of `tag` are another medium than text. Data of other kinds is often text all the same.
fn is_data(tag: &Tag<'_>) -> bool {
    let kind = tag.attribute("type").unwrap_or_default().to_ascii_lowercase();
    ["image/", "audio/", "video/"].iter().any(|medium| kind.starts_with(medium))
}

impl<'a> Draft<'a> {
    /// Remembers `href` unless a better address is known.
    pub(super) fn offer_link(&mut self, standing: Standing, href: String) {
        if self.link.as_ref().is_none_or(|(known, _)| *known < standing) {
            self.link = Some((standing, href));
        }
    }

    /// Takes one element of the entry; of several that tell the same, the first counts.
    pub(super) fn field(&mut self, role: Role, words: Words<'a>, tag: &Tag<'a>) {
        let value = || Some(words.value().to_owned()).filter(|value| !value.is_empty());
        match role {
            Role::Title if self.title.is_none() => self.title = Some(words),
            Role::Guid if self.guid.is_none() => {
                // `isPermaLink` is true unless it says otherwise.
                let is_address =
                    tag.attribute("ispermalink").is_none_or(|is| !is.eq_ignore_ascii_case("false"));
                self.guid = value().map(|guid| (guid, is_address));
            }
            Role::Published if self.published.is_none() => self.published = value(),
            Role::Updated if self.updated.is_none() => self.updated = value(),
            Role::Language => self.language = value(),
            Role::Comments => self.comments = words.value().parse().ok(),
            // A picture or a sound as the content of an entry (RFC 4287, section 4.1.3.3) is nothing to read.
            Role::Body(_) if is_data(tag) => {}
            Role::Body(rank) => {
                if let Some(body) = self.bodies.get_mut(usize::from(rank)).filter(|body| body.is_none()) {
                    *body = Some(words);
                }
            }
            _ => {}
        }
    }

    /// Whether there is anything to read.
    pub(super) fn is_empty(&self) -> bool {
        self.title.is_none()
            && self.link.is_none()
            && self.guid.is_none()
            && self.bodies.iter().all(Option::is_none)
    }

    /// The post, or nothing where the entry says nothing at all.
    pub(super) fn into_post(self, document: &Document<'_>, heritage: &Heritage) -> Option<Post> {
        if self.is_empty() {
            return None;
        }
        let title = self.title.as_ref().map(Words::line).filter(|title| !title.is_empty());
        let text = self.text(title.as_deref());
        let url = self.address(heritage);
        let (published_at, edited_at) = self.moments(document.now);
        let native = self.native(url.as_deref(), title.as_deref(), published_at, &text)?;
        let mut post = Post::new(document.source, &native);
        post.url = url;
        post.title = title;
        post.text = text;
        post.published_at = published_at;
        post.edited_at = edited_at;
        post.language_hint =
            self.language.as_deref().or(heritage.language.as_deref()).and_then(language::code);
        post.reactions.comments = self.comments;
        post.author = self.author.map(AuthorKey::new);
        Some(post)
    }

    fn address(&self, heritage: &Heritage) -> Option<String> {
        let bases = || self.base.iter().chain(&heritage.bases).map(String::as_str);
        let link = self.link.as_ref().and_then(|(_, href)| link::absolute(href, bases()));
        link.or_else(|| {
            let (guid, is_address) = self.guid.as_ref()?;
            // Many a guid is a bare number; only what looks like an address is one.
            let looks = guid.contains("://") || guid.starts_with('/');
            (*is_address && looks).then(|| link::absolute(guid, bases())).flatten()
        })
    }

    fn moments(&self, now: Timestamp) -> (Option<Timestamp>, Option<Timestamp>) {
        let read = |text: &Option<String>| text.as_deref().and_then(|text| date::read(text, Some(now)));
        let (published, updated) = (read(&self.published), read(&self.updated));
        // Without a date of publication, the date of the last change is the only one there is.
        (
            published.or(updated),
            updated.filter(|updated| published.is_some_and(|published| *updated > published)),
        )
    }

    /// The best body that has words in it. The headline is often repeated in it as its first line.
    fn text(&self, title: Option<&str>) -> String {
        let bodies = self.bodies.iter().flatten().map(Words::plain);
        let text = bodies.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        match title.and_then(|title| text.strip_prefix(title)?.strip_prefix('\n')) {
            Some(rest) => rest.to_owned(),
            None => text,
        }
    }

    /// What the publisher calls the entry, or else what makes it this entry and no other.
    fn native(
        &self,
        url: Option<&str>,
        title: Option<&str>,
        at: Option<Timestamp>,
        text: &str,
    ) -> Option<String> {
        if let Some((guid, _)) = self.guid.as_ref().filter(|(guid, _)| !guid.is_empty()) {
            return Some(guid.clone());
        }
        if let Some(url) = url {
            return Some(link::canonical(url));
        }
        let words = title.unwrap_or(text);
        let date = at.map(|at| at.to_string()).unwrap_or_default();
        (!words.is_empty()).then(|| markup::squeeze(&format!("{words} {date}")))
    }
}
