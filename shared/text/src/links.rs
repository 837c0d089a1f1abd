//! Public addresses without what follows people around.

pub(crate) mod networks;

use networks::{Page, page};

/// Query parameters that tell where a reader came from; `utm_*` is meant as a prefix.
const TRACKING: &[&str] =
    &["_openstat", "fbclid", "from", "gclid", "igsh", "igshid", "mc_cid", "mc_eid", "si", "yclid", "ysclid"];

/// Query parameters that name or reach a person.
const PERSONAL: &[&str] = &[
    "author",
    "author_id",
    "authorid",
    "e-mail",
    "email",
    "from_id",
    "login",
    "owner_id",
    "phone",
    "profile",
    "tel",
    "uid",
    "user",
    "user_id",
    "userid",
    "username",
];

/// Path segments behind which a person's page stands.
const PROFILE_SEGMENTS: &[&str] =
    &["author", "authors", "members", "people", "profile", "profile.php", "profiles", "u", "user", "users"];

/// The address as it may be shown: http(s) only, without user, fragment, tracking and personal
/// parameters. `None` where it leads to a person (`/profile/…`, `@name`, `vk.com/id7`, `instagram.com/name`) or is no
/// web address. All that is kept is kept byte for byte.
///
/// It is meant for the addresses of posts. Belgi reads posts of registered sources only, so a post under a name
/// (`facebook.com/akimat/posts/1`) is such a source's own and stays; a page alone may be anybody's and goes.
pub fn public_link(url: &str) -> Option<String> {
    let parts = Parts::of(url.trim())?;
    if parts.path.contains('@') || parts.path.to_ascii_lowercase().contains("%40") || parts.is_profile() {
        return None;
    }
    let lower = url.trim().to_ascii_lowercase();
    if Parts::of(&lower).is_some_and(|parts| page(&parts) == Page::Profile) {
        return None;
    }
    Some(parts.join(parts.host))
}

/// A form under which the addresses of one page meet: [`public_link`]'s rules for parameters, and
/// also host in lower case, `https`, no `www.` or `m.`, no closing slash. An address that is no web
/// address comes back trimmed.
pub fn canonical_link(url: &str) -> String {
    let Some(parts) = Parts::of(url.trim()) else { return url.trim().to_owned() };
    let host = parts.host.to_ascii_lowercase();
    let host = ["www.", "m."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(&host);
    let path = parts.path.trim_end_matches('/');
    Parts { scheme: "https", path, ..parts }.join(host)
}

/// The pieces of a web address that are kept.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'a> {
    scheme: &'a str,
    /// Host with port, without user.
    pub(crate) host: &'a str,
    /// With its leading slash, or empty.
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
}

impl<'a> Parts<'a> {
    pub(crate) fn of(url: &'a str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        if !web || rest.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return None;
        }
        let rest = rest.split('#').next().unwrap_or(rest);
        let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
        let slash = address.find('/').unwrap_or(address.len());
        let (authority, path) = address.split_at(slash);
        let host = authority.rsplit('@').next().unwrap_or(authority);
        (!host.is_empty()).then_some(Self { scheme, host, path, query })
    }

    pub(crate) fn is_profile(&self) -> bool {
        let segments = || self.path.split('/').filter(|segment| !segment.is_empty());
        let known = segments()
            .any(|segment| PROFILE_SEGMENTS.binary_search(&segment.to_ascii_lowercase().as_str()).is_ok());
        let host = self.host.to_ascii_lowercase();
        let vk = host.ends_with("vk.com") || host.ends_with("vk.ru") || host.ends_with("vkontakte.ru");
        known || (vk && segments().next().is_some_and(is_vk_person))
    }

    /// Whether the query names or reaches a person.
    pub(crate) fn is_personal(&self) -> bool {
        self.query.split('&').any(|pair| PERSONAL.binary_search(&key_of(pair).as_str()).is_ok())
    }

    fn join(&self, host: &str) -> String {
        let mut link = format!("{}://{host}{}", self.scheme, self.path);
        let mut mark = '?';
        for pair in self.query.split('&').filter(|pair| !pair.is_empty() && is_kept(pair)) {
            link.push(mark);
            link.push_str(pair);
            mark = '&';
        }
        link
    }
}

/// `id77` and `wall77_1` are a person's page and wall; `wall-77_1` is a community's.
fn is_vk_person(segment: &str) -> bool {
    ["id", "wall", "photo", "video"].iter().any(|prefix| {
        segment.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

fn is_kept(pair: &str) -> bool {
    let key = key_of(pair);
    let listed = |table: &[&str]| table.binary_search(&key.as_str()).is_ok();
    !key.starts_with("utm_") && !listed(TRACKING) && !listed(PERSONAL) && !pair.contains('@')
}

fn key_of(pair: &str) -> String {
    pair.split('=').next().unwrap_or(pair).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_links_lose_what_follows_people() {
        for (url, expect) in [
            ("https://a.kz/n/1?utm_source=x&id=7#top", Some("https://a.kz/n/1?id=7")),
            ("http://bob:pw@a.kz/n", Some("http://a.kz/n")),
            ("https://a.kz/n?author=Asel&page=2&email=x%40y.kz", Some("https://a.kz/n?page=2")),
            ("https://a.kz/қала?q=%D1%8F", Some("https://a.kz/қала?q=%D1%8F")),
            ("https://vk.com/wall-77_12", Some("https://vk.com/wall-77_12")),
            ("https://vk.com/wall77_12", None),
            ("https://vk.com/id77", None),
            ("https://t.me/s/ekb/12", Some("https://t.me/s/ekb/12")),
            ("https://www.instagram.com/asel_kz/", None),
            ("https://www.instagram.com/p/Cabc1/", Some("https://www.instagram.com/p/Cabc1/")),
            ("https://facebook.com/akimat.ekb/posts/1", Some("https://facebook.com/akimat.ekb/posts/1")),
            ("https://Facebook.com/Asel.K", None),
            ("https://t.me/asel", None),
            ("https://t.me/ekb_news/12", Some("https://t.me/ekb_news/12")),
            ("https://www.youtube.com/watch?v=a1&si=b2", Some("https://www.youtube.com/watch?v=a1")),
            ("https://forum.kz/profile/12/", None),
            ("https://forum.kz/u/asel", None),
            ("https://youtube.com/@asel", None),
            ("https://a.kz/%40asel", None),
            ("ftp://a.kz/x", None),
            ("javascript:alert(1)", None),
            ("https://", None),
            ("https://a b.kz", None),
            ("", None),
        ] {
            assert_eq!(public_link(url).as_deref(), expect, "{url}");
            if let Some(link) = public_link(url) {
                assert_eq!(public_link(&link), Some(link.clone()), "stable: {link}");
            }
        }
    }

    #[test]
    fn twins_of_a_link_meet() {
        for (url, expect) in [
            ("http://WWW.a.kz/n/1/?utm_medium=y", "https://a.kz/n/1"),
            ("https://m.a.kz/n/1#c", "https://a.kz/n/1"),
            ("https://a.kz/", "https://a.kz"),
            (" tag:a.kz,2026:1 ", "tag:a.kz,2026:1"),
        ] {
            assert_eq!(canonical_link(url), expect);
        }
    }

    #[test]
    fn tables_are_sorted_and_without_duplicates() {
        for table in [TRACKING, PERSONAL, PROFILE_SEGMENTS] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]), "{table:?}");
        }
    }
}
