//! Which element means what.

/// Where a name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// RSS, Atom, CDF or no namespace at all.
    Feed,
    /// `content:encoded`.
    Content,
    /// Dublin Core.
    Dublin,
    /// Media RSS.
    Media,
    /// Yandex.News.
    Yandex,
    /// Yandex.Turbo.
    Turbo,
    /// Syndication: how often to ask.
    Syndication,
    /// Threads of comments.
    Slash,
    /// Podcasts.
    Podcast,
    /// XHTML, whose body is that of the entry.
    Page,
    /// Anything else.
    Other,
}

/// Namespaces, without scheme and slash at the end, and the prefixes they usually have; sorted by prefix.
const VOCABULARIES: &[(&str, &str, Vocabulary)] = &[
    ("a10", "www.w3.org/2005/Atom", Vocabulary::Feed),
    ("atom", "www.w3.org/2005/Atom", Vocabulary::Feed),
    ("atom03", "purl.org/atom/ns#", Vocabulary::Feed),
    ("content", "purl.org/rss/1.0/modules/content", Vocabulary::Content),
    ("dc", "purl.org/dc/elements/1.1", Vocabulary::Dublin),
    ("dcterms", "purl.org/dc/terms", Vocabulary::Dublin),
    ("itunes", "www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary::Podcast),
    ("media", "search.yahoo.com/mrss", Vocabulary::Media),
    ("rdf", "www.w3.org/1999/02/22-rdf-syntax-ns#", Vocabulary::Feed),
    ("rss", "purl.org/rss/1.0", Vocabulary::Feed),
    ("rss09", "my.netscape.com/rdf/simple/0.9", Vocabulary::Feed),
    ("rss091", "backend.userland.com/rss2", Vocabulary::Feed),
    ("slash", "purl.org/rss/1.0/modules/slash", Vocabulary::Slash),
    ("sy", "purl.org/rss/1.0/modules/syndication", Vocabulary::Syndication),
    ("turbo", "turbo.yandex.ru", Vocabulary::Turbo),
    ("xhtml", "www.w3.org/1999/xhtml", Vocabulary::Page),
    ("yandex", "news.yandex.ru", Vocabulary::Yandex),
];

/// The vocabulary of a namespace.
pub(super) fn by_namespace(uri: &str) -> Vocabulary {
    let bare = uri.trim().split_once("://").map_or(uri, |(_, rest)| rest).trim_end_matches('/');
    let found = VOCABULARIES.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(bare));
    found.map_or(Vocabulary::Other, |(_, _, vocabulary)| *vocabulary)
}

/// The vocabulary that a prefix usually means; for documents that never declare it.
pub(super) fn by_prefix(prefix: &str) -> Vocabulary {
    let found = VOCABULARIES.binary_search_by(|(known, _, _)| (*known).cmp(prefix)).ok();
    found.and_then(|at| VOCABULARIES.get(at)).map_or(Vocabulary::Other, |(_, _, vocabulary)| *vocabulary)
}

/// What an element tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The whole feed.
    Root,
    /// One entry.
    Item,
    /// Its words are not ours: a logo, a search box, the source of a copied entry.
    Foreign,
    Title,
    Link,
    Guid,
    Published,
    Updated,
    Author,
    Language,
    Comments,
    Ttl,
    Period,
    Frequency,
    NewAddress,
    /// A body; the lower the rank, the better.
    Body(u8),
    /// Of no interest.
    Unknown,
}

impl Role {
    /// Whether an element of it stands beside the others of an entry and never inside one that is a line: where it
    /// does, the line was not closed.
    pub(super) fn stands_alone(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Link | Self::Guid | Self::Published | Self::Updated | Self::Body(_)
        )
    }
}

/// How many ranks of bodies there are.
pub(super) const BODIES: usize = 6;

/// What the element `local` (lowercase) of `vocabulary` tells.
pub(super) fn role(vocabulary: Vocabulary, local: &str) -> Role {
    match (vocabulary, local) {
        (Vocabulary::Feed, "rss" | "feed" | "rdf" | "channel") => Role::Root,
        (Vocabulary::Feed, "item" | "entry") => Role::Item,
        (
            Vocabulary::Feed,
            "image" | "textinput" | "source" | "cloud" | "skipdays" | "skiphours" | "logo",
        ) => Role::Foreign,
        (Vocabulary::Feed | Vocabulary::Dublin, "title") => Role::Title,
        (Vocabulary::Feed, "link") => Role::Link,
        (Vocabulary::Feed, "guid" | "id") => Role::Guid,
        (Vocabulary::Feed, "pubdate" | "published" | "issued") => Role::Published,
        (Vocabulary::Dublin, "date" | "created" | "issued") => Role::Published,
        (Vocabulary::Feed | Vocabulary::Dublin, "updated" | "modified") => Role::Updated,
        (Vocabulary::Feed, "created" | "date") => Role::Published,
        (Vocabulary::Feed | Vocabulary::Podcast, "author") | (Vocabulary::Dublin, "creator") => Role::Author,
        (Vocabulary::Feed | Vocabulary::Dublin, "language") => Role::Language,
        // Its links are written like the entry's own.
        (Vocabulary::Yandex, "related") => Role::Foreign,
        (Vocabulary::Slash, "comments") => Role::Comments,
        (Vocabulary::Feed, "ttl") => Role::Ttl,
        (Vocabulary::Syndication, "updateperiod") => Role::Period,
        (Vocabulary::Syndication, "updatefrequency") => Role::Frequency,
        (Vocabulary::Podcast, "new-feed-url") => Role::NewAddress,
        (Vocabulary::Content, "encoded") | (Vocabulary::Feed, "content") => Role::Body(0),
        (Vocabulary::Turbo, "content") | (Vocabulary::Feed | Vocabulary::Page, "body") => Role::Body(1),
        // Other aggregators took over Yandex's element under their own names.
        (_, "full-text" | "fulltext") => Role::Body(2),
        (Vocabulary::Feed, "description" | "summary" | "abstract" | "fullitem") => Role::Body(3),
        (Vocabulary::Dublin, "description") | (Vocabulary::Podcast, "summary") => Role::Body(4),
        (Vocabulary::Media, "description") => Role::Body(5),
        _ => Role::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        assert!(VOCABULARIES.is_sorted_by(|(a, _, _), (b, _, _)| a < b));
    }

    #[test]
    fn a_namespace_is_known_with_and_without_its_slash() {
        assert_eq!(by_namespace("http://turbo.yandex.ru"), Vocabulary::Turbo);
        assert_eq!(by_namespace("http://search.yahoo.com/mrss/"), Vocabulary::Media);
        assert_eq!(by_namespace("https://purl.org/rss/1.0/"), Vocabulary::Feed);
        assert_eq!(by_namespace("http://unknown.example/"), Vocabulary::Other);
        assert_eq!(by_prefix("yandex"), Vocabulary::Yandex);
        assert_eq!(by_prefix("georss"), Vocabulary::Other);
    }
}
