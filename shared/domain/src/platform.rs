//! Platforms by host: where a kind's API answers, and whose pages need a permission whatever the kind says.

use crate::SourceKind;
use url::Url;

/// The hosts where the API of a kind answers, under its platform's terms; sorted by kind.
const API_HOSTS: &[(SourceKind, &[&str])] = &[
    (SourceKind::Telegram, &["api.telegram.org"]),
    (SourceKind::Vk, &["api.vk.com", "api.vk.ru"]),
    (SourceKind::Youtube, &["www.googleapis.com", "youtube.googleapis.com"]),
    (SourceKind::Instagram, &["graph.facebook.com", "graph.instagram.com"]),
    (SourceKind::Facebook, &["graph.facebook.com"]),
    (SourceKind::Ok, &["api.ok.ru"]),
];

/// Hosts of Telegram's previews, whose terms forbid collecting them without consent
/// (<https://telegram.org/tos/content-licensing>); sorted. A channel also answers at `<name>.t.me`.
const TELEGRAM_HOSTS: [&str; 3] = ["t.me", "telegram.dog", "telegram.me"];

/// Words that must be gone after so many days are never copied: digests stand for years.
const LONGEST_COPY_DAYS: i64 = 30;

/// Days that what was read from a kind of source may be kept without being read again. YouTube's terms allow thirty
/// (<https://developers.google.com/youtube/terms/developer-policies>, III.E.4); elsewhere a signal serves for a year's comparison.
pub fn keep_days(kind: SourceKind) -> i64 {
    if kind == SourceKind::Youtube { 30 } else { 400 }
}

/// Whether words read there may stand in what outlives them: stories, digests, alerts. Where they may not, those say what the post
/// is about and lead to it.
pub fn words_may_last(kind: SourceKind) -> bool {
    keep_days(kind) > LONGEST_COPY_DAYS
}

/// The hosts where `kind` has an API; none for what is read from the web.
pub fn api_hosts(kind: SourceKind) -> &'static [&'static str] {
    API_HOSTS.iter().find(|(known, _)| *known == kind).map_or(&[], |(_, hosts)| hosts)
}

/// Whether `url` is a call of the API of `kind`: encrypted, on the usual port of one of its hosts. Such a call
/// follows the platform's terms; anything else follows robots.txt, whatever kind its entry claims.
pub fn is_api_call(kind: SourceKind, url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    url.scheme() == "https" && url.port().is_none() && api_hosts(kind).contains(&host(&url).as_str())
}

/// Whether `url` lies on a host whose pages may be read with a recorded permission only.
pub fn needs_permission(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let host = host(&url);
    TELEGRAM_HOSTS
        .iter()
        .any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// Whether `url` names a host below a domain of RFC 2606, which nobody on the internet can answer for: the sample
/// city and tests live there.
pub fn is_reserved(url: &str) -> bool {
    let reserved = |host: &str| [".example", ".invalid", ".test"].iter().any(|domain| host.ends_with(domain));
    Url::parse(url).is_ok_and(|url| reserved(&host(&url)))
}

/// The host in lower case, without the dot that may end it; empty where there is none.
pub fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_platforms_own_host_is_its_api() {
        let cases = [
            (SourceKind::Vk, "https://api.vk.com/method/wall.get?domain=a", true),
            (SourceKind::Vk, "https://API.vk.ru/method/wall.get", true),
            (SourceKind::Vk, "https://any.example/x", false),
            (SourceKind::Vk, "https://vk.com/wall-1", false),
            (SourceKind::Vk, "http://api.vk.com/method/wall.get", false),
            (SourceKind::Vk, "https://api.vk.com:8443/method/wall.get", false),
            (SourceKind::Vk, "https://api.vk.com.evil.example/", false),
            (SourceKind::Vk, "https://api.vk.com@evil.example/", false),
            (SourceKind::Feed, "https://api.vk.com/method/wall.get", false),
            (SourceKind::Youtube, "https://www.googleapis.com/youtube/v3/videos", true),
            (SourceKind::Ok, "https://api.ok.ru/fb.do", true),
            (SourceKind::Telegram, "https://api.telegram.org/getUpdates", true),
            (SourceKind::Telegram, "https://t.me/s/channel", false),
            (SourceKind::Ok, "no address", false),
        ];
        for (kind, url, expect) in cases {
            assert_eq!(is_api_call(kind, url), expect, "{kind:?} {url}");
        }
        assert!(API_HOSTS.is_sorted_by(|(a, _), (b, _)| a < b) && TELEGRAM_HOSTS.is_sorted());
    }

    #[test]
    fn words_that_must_end_are_not_copied() {
        assert!(!words_may_last(SourceKind::Youtube));
        assert!([SourceKind::Feed, SourceKind::Vk, SourceKind::Inbox].into_iter().all(words_may_last));
    }

    #[test]
    fn telegram_is_known_by_its_hosts() {
        for url in [
            "https://t.me/s/a",
            "http://T.ME/s/a",
            "https://a.t.me/",
            "https://telegram.me/s/a",
            "https://t.me./s/a",
        ] {
            assert!(needs_permission(url), "{url}");
        }
        for url in ["https://at.me/s/a", "https://t.me.example/s/a", "https://news.example/t.me/", "t.me/s/a"]
        {
            assert!(!needs_permission(url), "{url}");
        }
    }
}
