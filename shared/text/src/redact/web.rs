//! What the net knows people by: addresses, profiles, handles, mentions.

mod mail;

use super::kind::Kind;
use super::view::Span;
use crate::links::{Parts, public_link};
pub(super) use mail::emails;

/// Hosts whose first path segment is a person or a channel.
const PROFILE_HOSTS: &[&str] = &[
    "facebook.com",
    "fb.com",
    "instagram.com",
    "linkedin.com",
    "m.facebook.com",
    "ok.ru",
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

/// First path segments that are a post, a group or a service and not somebody's page.
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

/// Characters of a mention at most.
const LONGEST_MENTION: usize = 120;

/// `[id12|Асель]`: a mention of a person; that of a community (`[club12|…]`) stays.
pub(super) fn mentions(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (start, _) in text.match_indices("[id") {
        let Some(rest) = text.get(start..).map(line_of) else { continue };
        let close =
            rest.find([']', '\n']).filter(|close| rest.get(*close..).is_some_and(|at| at.starts_with(']')));
        if let Some(end) = close.filter(|close| rest.get(..*close).is_some_and(is_mention)) {
            spans.push(Span { kind: Kind::Name, start, end: start + end + 1 });
        }
    }
    spans
}

/// The beginning of `rest` that a mention can fill.
fn line_of(rest: &str) -> &str {
    let end = rest.char_indices().nth(LONGEST_MENTION).map_or(rest.len(), |(at, _)| at);
    rest.get(..end).unwrap_or_default()
}

fn is_mention(inside: &str) -> bool {
    let id = inside.trim_start_matches("[id").split('|').next().unwrap_or_default();
    inside.contains('|') && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())
}

/// Every web address: profiles as links, numbers of messengers as phones, the others as public.
pub(super) fn links(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for chunk in text.split_inclusive(ends_address) {
        let body = chunk.trim_end_matches(ends_address);
        if let Some(at) = address_start(body) {
            let address =
                body.get(at..).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
            let span = |kind| Span { kind, start: start + at, end: start + at + address.len() };
            spans.push(span(kind_of(address)));
        }
        start += chunk.len();
    }
    spans
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '(' | ')' | '[' | ']' | '|')
}

/// Where an address begins in a stretch without spaces.
fn address_start(chunk: &str) -> Option<usize> {
    let lower = chunk.to_ascii_lowercase();
    let scheme = ["https://", "http://"].iter().filter_map(|scheme| lower.find(scheme)).min();
    scheme.or_else(|| lower.starts_with("www.").then_some(0)).or_else(|| {
        let at = lower.find(|c: char| c.is_ascii_alphanumeric())?;
        let host = lower.get(at..)?.split('/').next()?;
        let known = PROFILE_HOSTS.binary_search(&host.strip_prefix("www.").unwrap_or(host)).is_ok();
        (known && lower.get(at..)?.contains('/')).then_some(at)
    })
}

fn kind_of(address: &str) -> Kind {
    let lower = address.to_ascii_lowercase();
    let full = if lower.contains("://") { lower } else { format!("https://{lower}") };
    let Some(parts) = Parts::of(&full) else { return Kind::Public };
    let host = parts.host.strip_prefix("www.").unwrap_or(parts.host);
    let first = parts.path.split('/').find(|segment| !segment.is_empty()).unwrap_or_default();
    let digits = first.trim_start_matches('+').bytes().filter(u8::is_ascii_digit).count();
    let called = matches!(host, "wa.me" | "t.me" | "telegram.me") && digits >= 10 && digits + 2 > first.len();
    if called || parts.query.contains("phone=") {
        return Kind::Phone;
    }
    let person = PROFILE_HOSTS.binary_search(&host).is_ok() && is_person(first, &parts);
    if person || parts.is_personal() || public_link(&full).is_none() { Kind::Link } else { Kind::Public }
}

/// Whether a first path segment of a network is somebody's page.
fn is_person(first: &str, parts: &Parts<'_>) -> bool {
    let bare = first.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-'));
    let listed = |segment: &str| PUBLIC_SEGMENTS.binary_search(&segment).is_ok();
    let numbered = bare != first && listed(bare);
    let deep = parts.path.split('/').filter(|segment| !segment.is_empty()).count() > 1;
    let channel_post = matches!(parts.host, "t.me" | "telegram.me") && deep;
    !first.is_empty() && !listed(first) && !numbered && !channel_post && !is_post_of(parts, deep)
}

/// `x.com/name/status/1`, `facebook.com/name/posts/1`: a public post under a page's name still
/// names the page, so only networks of channels are let through.
fn is_post_of(parts: &Parts<'_>, deep: bool) -> bool {
    deep && parts.host.ends_with("ok.ru") && !parts.path.starts_with("/profile")
}

/// `@name` where no address is.
pub(super) fn handles(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (start, _) in text.match_indices('@') {
        let inside = text
            .get(..start)
            .is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '@'));
        let name = text.get(start + 1..).unwrap_or_default();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
        let length = name.find(|c| !is_part(c)).unwrap_or(name.len());
        let name = name.get(..length).unwrap_or_default().trim_end_matches(['.', '-']);
        if !inside && name.chars().filter(|c| c.is_alphanumeric()).count() >= 2 {
            spans.push(Span { kind: Kind::Handle, start, end: start + 1 + name.len() });
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: fn(&str) -> Vec<Span>, text: &str, expect: &[(&str, &str)]) {
        let found: Vec<_> =
            rule(text).iter().map(|span| (span.kind.name(), &text[span.start..span.end])).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn profiles_are_told_from_pages() {
        for (address, kind) in [
            ("https://vk.com/id12345", "link"),
            ("vk.com/asel.kz", "link"),
            ("https://vk.com/wall-12_34", "public"),
            ("https://vk.com/club123", "public"),
            ("https://www.instagram.com/asel_kz/", "link"),
            ("https://www.instagram.com/p/Cabc123/", "public"),
            ("t.me/asel", "link"),
            ("t.me/ekb_news/123", "public"),
            ("https://t.me/s/ekb", "public"),
            ("https://t.me/+77011234567", "phone"),
            ("https://t.me/+AbCdEfGh", "link"),
            ("https://wa.me/77011234567", "phone"),
            ("https://api.whatsapp.com/send?phone=77011234567", "phone"),
            ("https://facebook.com/profile.php?id=100", "link"),
            ("https://www.facebook.com/groups/ekb", "public"),
            ("https://ok.ru/profile/123", "link"),
            ("https://ok.ru/group/123", "public"),
            ("https://www.tiktok.com/@asel/video/1", "link"),
            ("https://tengrinews.kz/news/123456789012/", "public"),
            ("www.akimat.kz", "public"),
        ] {
            check(links, address, &[(kind, address)]);
            check(links, &format!("см. ({address}), вот"), &[(kind, address)]);
        }
        check(links, "сайт akimat.kz и т.д.", &[]);
    }

    #[test]
    fn mentions_and_handles_are_found() {
        check(mentions, "[id12|Асель], вода?", &[("name", "[id12|Асель]")]);
        check(mentions, "[club12|ЖКХ] [id12 [idx|a]", &[]);
        check(handles, "@asel_kz, @a.b. и mail@x.kz @@ @", &[("handle", "@asel_kz"), ("handle", "@a.b")]);
    }

    #[test]
    fn the_tables_are_sorted_and_without_duplicates() {
        for table in [PROFILE_HOSTS, PUBLIC_SEGMENTS] {
            for pair in table.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
