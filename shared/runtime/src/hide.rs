//! What others say, without our keys in it: a host that is asked with a key may say that key back, in its error, in the address it
//! leads to, in the reason it gives.

use crate::Secrets;
use std::cmp::Reverse;
use url::form_urlencoded::byte_serialize;

/// What stands where a key stood.
const HIDDEN: &str = "[key]";
/// A shorter text is a word like any other; no platform's key is one.
const SHORTEST: usize = 8;

impl Secrets {
    /// `text` without any key, and without the parts of one that would do for it: the token behind a bot's number, the values of
    /// a key that is several, the path of an address. As they are and as an address writes them.
    pub fn hide(&self, text: &str) -> String {
        let mut secret: Vec<String> = self.values().iter().flat_map(|key| parts(key)).collect();
        // What is part of another must not break it up before that is found.
        secret.sort_unstable_by_key(|part| Reverse(part.len()));
        secret.iter().fold(text.to_owned(), |told, part| told.replace(part.as_str(), HIDDEN))
    }
}

/// The texts that nobody may read, of one key.
fn parts(key: &str) -> Vec<String> {
    let key = key.trim();
    let mut parts = vec![key];
    if let Some((_, rest)) = key.split_once("://") {
        parts.extend(rest.split_once('/').map(|(_, path)| path));
        parts.extend(key.rsplit('/').next());
    } else if key.contains('=') {
        parts.extend(key.split('&').filter_map(|pair| Some(pair.split_once('=')?.1)));
    } else {
        parts.extend(key.split_once(':').map(|(_, token)| token));
    }
    let long = parts.into_iter().filter(|part| part.len() >= SHORTEST);
    long.flat_map(|part| [part.to_owned(), byte_serialize(part.as_bytes()).collect()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_and_no_part_of_one_is_left() {
        let keys = [
            ("VK", "vk1.a.canary/Q+w=="),
            ("OK", "application_key=CANARYAPP&access_token=CANARYTKN&application_secret_key=CANARYSCR"),
            ("BOT", "123456:AAcanary-token_"),
            ("SLACK", "https://hooks.example/services/T00/B00/canarycanary"),
            ("SHORT", "key"),
        ];
        let pairs = keys.map(|(name, key)| (format!("BELGI_SECRET_{name}"), key.to_owned()));
        let secrets = Secrets::from_pairs(pairs);
        let cases = [
            ("found 401 (Bearer vk1.a.canary/Q+w==)", "found 401 (Bearer [key])"),
            ("http://a.example/?t=vk1.a.canary%2FQ%2Bw%3D%3D&b", "http://a.example/?t=[key]&b"),
            ("access_token=CANARYTKN&sig=1", "access_token=[key]&sig=1"),
            ("no bot 123456:AAcanary-token_", "no bot [key]"),
            ("AAcanary-token_ of 123456", "[key] of 123456"),
            ("POST /services/T00/B00/canarycanary", "POST /[key]"),
            ("no team canarycanary", "no team [key]"),
            ("expected the key `key`, found access_token=…", "expected the key `key`, found access_token=…"),
        ];
        for (told, expect) in cases {
            assert_eq!(secrets.hide(told), expect, "{told}");
        }
    }
}
