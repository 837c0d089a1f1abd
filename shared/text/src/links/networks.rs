//! Whose page an address of a social network is.

use super::Parts;

/// Hosts, without `www.` and `m.`, whose first path segment is a person or a channel. Sorted.
const PROFILE_HOSTS: &[&str] = &[
    "facebook.com",
    "fb.com",
    "instagram.com",
    "linkedin.com",
    "ok.ru",
    "snapchat.com",
    "t.me",
    "telegram.me",
    "threads.com",
    "threads.net",
    "tiktok.com",
    "twitter.com",
    "vk.com",
    "vk.ru",
    "wa.me",
    "x.com",
];

/// First path segments that are a post, a group or a service and not somebody's page. Sorted.
const PUBLIC_SEGMENTS: &[&str] = &[
    "addstickers",
    "c",
    "clip",
    "clips",
    "club",
    "comment",
    "company",
    "dk",
    "event",
    "events",
    "explore",
    "feed",
    "group",
    "groups",
    "hashtag",
    "i",
    "jobs",
    "joinchat",
    "live",
    "market",
    "music",
    "news",
    "p",
    "pages",
    "photo",
    "photos",
    "posts",
    "privacy",
    "public",
    "reel",
    "reels",
    "s",
    "search",
    "send",
    "share",
    "sharer",
    "stories",
    "story.php",
    "topic",
    "tv",
    "video",
    "videos",
    "wall",
    "watch",
];

/// First path segments of YouTube behind which a channel's page stands. Sorted.
const CHANNELS: &[&str] = &["c", "channel", "user"];

/// How an address stands to a network of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// Somebody's page itself.
    Profile,
    /// Something under somebody's page: a post, a story.
    UnderProfile,
    /// A group, a post without its author's name, a service, or no network at all.
    Public,
}

/// Whether `host` belongs to such a network.
pub(crate) fn is_network(host: &str) -> bool {
    PROFILE_HOSTS.binary_search(&bare(host)).is_ok()
}

/// The host without `www.` and `m.`.
pub(crate) fn bare(host: &str) -> &str {
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.strip_prefix("m.").unwrap_or(host)
}

/// What page the address (in lower case) is.
pub(crate) fn page(parts: &Parts<'_>) -> Page {
    let host = bare(parts.host);
    let mut segments = parts.path.split('/').filter(|segment| !segment.is_empty());
    let Some(first) = segments.next() else { return Page::Public };
    if host == "youtube.com" {
        return if CHANNELS.binary_search(&first).is_ok() { Page::Profile } else { Page::Public };
    }
    if !is_network(host) || is_public(first) {
        return Page::Public;
    }
    let deep = segments.next().is_some();
    match host {
        _ if !deep || (host == "ok.ru" && first == "profile") || first == "in" => Page::Profile,
        // Only channels have numbered posts, and only they are read.
        "t.me" | "telegram.me" | "ok.ru" => Page::Public,
        _ => Page::UnderProfile,
    }
}

/// Whether the segment is a post, a group or a service: `wall-12_3`, `groups`, `club123`.
fn is_public(first: &str) -> bool {
    let name = first.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-'));
    let listed = |segment: &str| PUBLIC_SEGMENTS.binary_search(&segment).is_ok();
    listed(first) || (name != first && listed(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_without_duplicates() {
        for table in [PROFILE_HOSTS, PUBLIC_SEGMENTS, CHANNELS] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]), "{table:?}");
        }
    }

    #[test]
    fn pages_are_told_apart() {
        for (url, expect) in [
            ("https://instagram.com/asel", Page::Profile),
            ("https://m.vk.com/asel", Page::Profile),
            ("https://www.instagram.com/p/c1/", Page::Public),
            ("https://facebook.com/asel/posts/1", Page::UnderProfile),
            ("https://t.me/ekb_news/12", Page::Public),
            ("https://t.me/ekb_news", Page::Profile),
            ("https://ok.ru/profile/12", Page::Profile),
            ("https://ok.ru/group/12", Page::Public),
            ("https://vk.com/wall-1_2", Page::Public),
            ("https://www.linkedin.com/in/asel", Page::Profile),
            ("https://youtube.com/watch", Page::Public),
            ("https://youtube.com/channel/uc", Page::Profile),
            ("https://tengrinews.kz/asel", Page::Public),
            ("https://vk.com", Page::Public),
        ] {
            assert_eq!(Parts::of(url).map(|parts| page(&parts)), Some(expect), "{url}");
        }
    }
}
