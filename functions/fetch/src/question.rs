//! How a source is asked: which rules the request follows and where its key goes.

use belgi_domain::{Fault, Problem, Source, SourceKind};
use belgi_http::{Manners, SecretHeader};
use belgi_runtime::Secrets;

/// The manners and the key of a source's requests.
pub(crate) struct Question {
    pub(crate) manners: Manners,
    pub(crate) secret: Option<SecretHeader>,
}

/// How `source` is asked.
///
/// # Errors
/// Where the key that its entry names is missing.
pub(crate) fn question(source: &Source, secrets: &Secrets) -> Result<Question, Problem> {
    let manners = match source.kind {
        SourceKind::Vk
        | SourceKind::Youtube
        | SourceKind::Instagram
        | SourceKind::Facebook
        | SourceKind::Ok => Manners::Api,
        _ => Manners::Web,
    };
    let Some(name) = &source.secret else { return Ok(Question { manners, secret: None }) };
    let key = secrets.get(name).and_then(|key| header(source.kind, key));
    match key {
        Some(secret) => Ok(Question { manners, secret: Some(secret) }),
        None => {
            let message = format!("expected the secret `{name}` to hold a key, found none");
            Err(Problem::new(Fault::Credential, &source.id, message))
        }
    }
}

/// Google takes its key in a header of its own; VK (API 5.199) and Meta take a bearer token.
fn header(kind: SourceKind, key: &str) -> Option<SecretHeader> {
    match kind {
        SourceKind::Youtube => SecretHeader::new("x-goog-api-key", key),
        _ => SecretHeader::new("authorization", &format!("Bearer {key}")),
    }
}
