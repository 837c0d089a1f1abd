//! Calls of OK.ru, which are signed one by one (<https://apiok.ru/en/dev/methods/>).

use md5::{Digest, Md5};
use url::Url;
use url::form_urlencoded::parse as pairs;

/// What a call is signed with. Cannot be printed.
pub(crate) struct Signer {
    application_key: String,
    access_token: String,
    session_secret: String,
}

/// Parameters that are no part of what is signed.
const UNSIGNED: [&str; 3] = ["access_token", "session_key", "sig"];

impl Signer {
    /// Reads a secret of the form `application_key=A&access_token=T&application_secret_key=S`; instead of the
    /// application's secret, the session's own may stand there as `session_secret_key`. Nothing where one is missing.
    pub(crate) fn read(secret: &str) -> Option<Self> {
        let field = |name: &str| {
            let value = pairs(secret.trim().as_bytes()).find(|(known, _)| known == name)?.1.into_owned();
            (!value.is_empty()).then_some(value)
        };
        let (application_key, access_token) = (field("application_key")?, field("access_token")?);
        let session_secret = match field("session_secret_key") {
            Some(secret) => secret,
            None => md5(&format!("{access_token}{}", field("application_secret_key")?)),
        };
        Some(Self { application_key, access_token, session_secret })
    }

    /// The call `url` with key, token and signature: the MD5 of its sorted parameters and the session's secret.
    pub(crate) fn sign(&self, url: &str) -> Option<String> {
        let mut url = Url::parse(url).ok()?;
        let own = |name: &str| UNSIGNED.contains(&name) || matches!(name, "application_key" | "format");
        let mut signed: Vec<(String, String)> =
            url.query_pairs().into_owned().filter(|(name, _)| !own(name)).collect();
        signed.push(("application_key".to_owned(), self.application_key.clone()));
        signed.push(("format".to_owned(), "json".to_owned()));
        signed.sort();
        let mut text: String = signed.iter().map(|(name, value)| format!("{name}={value}")).collect();
        text += &self.session_secret;
        url.query_pairs_mut()
            .clear()
            .extend_pairs(&signed)
            .append_pair("access_token", &self.access_token)
            .append_pair("sig", &md5(&text));
        Some(url.into())
    }
}

/// Lowercase hexadecimal digits. The platform asks for MD5; nothing of ours rests on it.
fn md5(text: &str) -> String {
    Md5::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const APPLICATION: &str = "application_key=CBAKEY&access_token=tkn-1&application_secret_key=SECRET";
    const SESSION: &str = "application_key=CBAKEY&access_token=tkn-1&session_secret_key=SESSION";

    fn signature(secret: &str, call: &str) -> String {
        let url = Url::parse(&Signer::read(secret).unwrap().sign(call).unwrap()).unwrap();
        url.query_pairs().find(|(name, _)| name == "sig").unwrap().1.into_owned()
    }

    /// The expected signatures were computed with `md5sum` from the platform's description.
    #[test]
    fn calls_are_signed_as_the_platform_describes() {
        let cases = [
            (
                APPLICATION,
                "https://api.ok.ru/fb.do?method=mediatopic.getTopics&gid=55",
                "c979c4317a67ec8ce0944dfcee908811",
            ),
            (
                SESSION,
                "https://api.ok.ru/fb.do?method=mediatopic.getTopics&gid=55",
                "6451013db584137992d9be7251711e5f",
            ),
            (
                SESSION,
                "https://api.ok.ru/fb.do?gid=55&method=mediatopic.getTopics",
                "6451013db584137992d9be7251711e5f",
            ),
            (
                SESSION,
                "https://api.ok.ru/fb.do?method=mediatopic.getTopics&gid=55&sig=old&access_token=old&format=xml",
                "6451013db584137992d9be7251711e5f",
            ),
            (
                SESSION,
                "https://api.ok.ru/fb.do?method=discussions.getComments&anchor=p%2F2%26x&discussionId=9",
                "f974cc75cf14d5cadc648171e0c32088",
            ),
            (
                SESSION,
                "https://api.ok.ru/fb.do?method=a&query=%D1%8F%D0%BC%D0%B0+1",
                "c713964962caeeb4ba4585016013673d",
            ),
        ];
        for (secret, call, expect) in cases {
            assert_eq!(signature(secret, call), expect, "{call}");
        }
    }

    #[test]
    fn a_signed_call_bears_every_parameter_once() {
        let signed =
            Signer::read(SESSION).unwrap().sign("https://api.ok.ru/fb.do?method=a&format=xml&sig=x").unwrap();
        let signature = signature(SESSION, "https://api.ok.ru/fb.do?method=a");
        assert_eq!(
            signed,
            format!(
                "https://api.ok.ru/fb.do?application_key=CBAKEY&format=json&method=a&access_token=tkn-1&sig={signature}"
            )
        );
    }

    #[test]
    fn a_secret_that_lacks_a_part_is_none() {
        for secret in [
            "",
            "CBAKEY",
            "application_key=A&access_token=T",
            "application_key=&access_token=T&session_secret_key=S",
        ] {
            assert!(Signer::read(secret).is_none(), "{secret}");
        }
    }
}
