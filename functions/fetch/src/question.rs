//! How a source is asked: which rules the request follows and where its key goes.

use crate::bot::Bot;
use crate::signature::Signer;
use belgi_domain::{Cursor, Fault, Source, SourceKind, platform};
use belgi_http::{Failure, Manners, SecretHeader};
use belgi_runtime::Secrets;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// The manners and the key of a source's requests.
pub(crate) struct Question {
    pub(crate) manners: Manners,
    pub(crate) key: Key,
}

/// Where the key of a request goes.
pub(crate) enum Key {
    /// There is none.
    None,
    /// Into a header of its own.
    Header(SecretHeader),
    /// Into the call and its signature.
    Signature(Signer),
    /// Into the path.
    Path(Bot),
}

/// How `source` is asked.
///
/// # Errors
/// Where the key that its entry names is missing, or is none.
pub(crate) fn question(source: &Source, secrets: &Secrets) -> Result<Question, Failure> {
    let manners = match platform::is_api_call(source.kind, &source.url) {
        true => Manners::Api,
        false => Manners::Web,
    };
    let Some(name) = &source.secret else { return Ok(Question { manners, key: Key::None }) };
    let place = secrets.place(name);
    let Some(secret) = secrets.get(name) else {
        let message = format!("expected a key in {place}, found none");
        return Err(Failure::new(Fault::Credential, message));
    };
    match key(source.kind, &secret) {
        Some(key) => Ok(Question { manners, key }),
        None => {
            let expected = match source.kind {
                SourceKind::Ok => "`application_key=…&access_token=…&application_secret_key=…`",
                SourceKind::Telegram => "a bot's token, such as `123456:ABC-DEF`,",
                _ => "a key in one line",
            };
            let message = format!("expected {expected} in {place}, found other text");
            Err(Failure::new(Fault::Credential, message))
        }
    }
}

/// Google takes its key in a header of its own; VK (API 5.199) and Meta take a bearer token; OK a signature; Telegram a token
/// in the path.
fn key(kind: SourceKind, secret: &str) -> Option<Key> {
    match kind {
        SourceKind::Ok => Signer::read(secret).map(Key::Signature),
        SourceKind::Telegram => Bot::read(secret).map(Key::Path),
        SourceKind::Youtube => SecretHeader::new("x-goog-api-key", secret).map(Key::Header),
        _ => SecretHeader::new("authorization", &format!("Bearer {secret}")).map(Key::Header),
    }
}

/// What a key is remembered by once its platform has refused it: 48 bits of a hash, from which no key can be told.
/// Nothing for a source without a key; a missing key has a print too, so that one that appears is a change.
pub(crate) fn print(source: &Source, secrets: &Secrets) -> Option<String> {
    let name = source.secret.as_ref()?;
    let Some(key) = secrets.get(name) else { return Some("none".to_owned()) };
    let digest = Sha256::new().chain_update(b"belgi key\0").chain_update(key).finalize();
    Some(digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect())
}

/// The keys that were refused in this round: the other sources of the same key are not asked with it.
#[derive(Default)]
pub(crate) struct Refused(Mutex<HashSet<String>>);

impl Refused {
    pub(crate) fn add(&self, print: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(print.to_owned());
    }

    /// Why the key with this print is not used: its platform refused it, and it has not changed since.
    pub(crate) fn objection(
        &self,
        source: &Source,
        cursor: &Cursor,
        (print, secrets): (Option<&str>, &Secrets),
    ) -> Option<Failure> {
        let (print, name) = (print?, source.secret.as_ref()?);
        let now = self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(print);
        let before = cursor.habits.refused_key.as_deref() == Some(print);
        (now || before).then(|| {
            let place = secrets.place(name);
            let message = format!(
                "the platform has refused the key in {place}: it is not used again until it changes, put a valid one there"
            );
            Failure::new(Fault::Credential, message)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_domain::Registry;

    fn source(kind: &str, url: &str) -> Source {
        let text = format!(
            "[[source]]\nid = \"one\"\nname = \"One\"\nkind = \"{kind}\"\nurl = \"{url}\"\npublisher = \"community\"\nsecret = \"vk-service\"\n"
        );
        Registry::parse("test", &text).unwrap().all()[0].clone()
    }

    fn secrets(value: &str) -> Secrets {
        Secrets::from_pairs([("BELGI_SECRET_VK_SERVICE".to_owned(), value.to_owned())])
    }

    #[test]
    fn robots_txt_is_left_out_by_host_and_not_by_kind() {
        let cases = [
            ("vk", "https://api.vk.com/method/wall.get?domain=a", Manners::Api),
            ("vk", "https://any.example/x", Manners::Web),
            ("feed", "https://api.vk.com/feed", Manners::Web),
        ];
        for (kind, url, expect) in cases {
            assert_eq!(
                question(&source(kind, url), &secrets("key")).ok().unwrap().manners,
                expect,
                "{kind} {url}"
            );
        }
    }

    #[test]
    fn a_missing_or_damaged_key_is_named_by_its_variable() {
        let vk = source("vk", "https://api.vk.com/method/wall.get");
        let ok = source("ok", "https://api.ok.ru/fb.do?method=mediatopic.getTopics&gid=1");
        for (source, secrets) in [(&vk, Secrets::default()), (&vk, secrets("a\nb")), (&ok, secrets("bare"))] {
            let failure = question(source, &secrets).err().unwrap();
            assert_eq!(failure.fault, Fault::Credential);
            assert!(failure.message.contains("BELGI_SECRET_VK_SERVICE"), "{}", failure.message);
        }
    }

    #[test]
    fn a_refused_key_is_left_alone_until_it_changes() {
        let vk = source("vk", "https://api.vk.com/method/wall.get");
        let old = print(&vk, &secrets("old")).unwrap();
        let mut cursor = Cursor::new(&vk.id);
        let fresh = Refused::default();
        assert!(fresh.objection(&vk, &cursor, (Some(&old), &secrets("old"))).is_none());
        cursor.habits.refused_key = Some(old.clone());
        assert_eq!(
            fresh.objection(&vk, &cursor, (Some(&old), &secrets("old"))).unwrap().fault,
            Fault::Credential
        );
        for changed in [secrets("new"), Secrets::default()] {
            assert!(fresh.objection(&vk, &cursor, (print(&vk, &changed).as_deref(), &changed)).is_none());
        }
        fresh.add(&old);
        assert!(
            fresh.objection(&vk, &Cursor::new(&vk.id), (Some(&old), &secrets("old"))).is_some(),
            "another source with the same key"
        );
        assert!(!old.contains("old") && old.len() == 12);
    }
}
