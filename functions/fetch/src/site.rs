//! Whether two addresses belong together.

/// Whether both addresses have the same scheme, host and port (RFC 6454): a key may go from one to the other.
pub(crate) fn same_origin(one: &str, other: &str) -> bool {
    match (origin(one), origin(other)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

/// Whether both hosts end in the same two labels: `www.tengri.example` and `kaz.tengri.example` are one outlet.
pub(crate) fn same_site(one: &str, other: &str) -> bool {
    match (origin(one), origin(other)) {
        (Some((_, one)), Some((_, other))) => site(&one) == site(&other),
        _ => false,
    }
}

/// Scheme, and host with port, in lower case.
fn origin(url: &str) -> Option<(String, String)> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    (!host.is_empty()).then(|| (scheme.to_lowercase(), host.to_lowercase()))
}

fn site(host: &str) -> &str {
    let name = host.split(':').next().unwrap_or(host);
    let second = name.rmatch_indices('.').nth(1);
    second.map_or(name, |(dot, _)| name.get(dot + 1..).unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        let cases = [
            (
                "https://api.vk.com/method/wall.get",
                "https://api.vk.com/method/wall.getComments?x=1",
                true,
                true,
            ),
            ("https://api.vk.com/a", "http://api.vk.com/a", false, true),
            ("https://api.vk.com/a", "https://evil.example/api.vk.com", false, false),
            ("https://api.vk.com/a", "https://api.vk.com@evil.example/", false, false),
            ("https://www.news.example/map.xml", "https://KAZ.news.example/1", false, true),
            ("https://news.example:8080/", "https://news.example/", false, true),
            ("https://news.example/", "not an address", false, false),
        ];
        for (one, other, origin, site) in cases {
            assert_eq!((same_origin(one, other), same_site(one, other)), (origin, site), "{one} {other}");
        }
    }
}
