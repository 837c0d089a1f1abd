//! Links to the files of a digest.

use super::{Courier, LINK_SECRET};
use crate::shelf;
use belgi_domain::City;
use belgi_report::{Card, FileLink, Speech, media};
use belgi_store::{LinkKey, Store, StoreError};
use jiff::Timestamp;

/// Links with the moment when they end; nothing where they were signed in a session, which ends after some hours.
pub(super) struct Links {
    pub(super) files: Vec<FileLink>,
    pub(super) until: Option<Timestamp>,
}

/// Links to the files of the digest of `card` that lie in the bucket. Those of single departments are not among them:
/// the page leads there for whoever may read the bucket.
pub(super) async fn links(
    store: &Store,
    courier: &Courier,
    (city, card): (&City, &Card),
    now: Timestamp,
) -> Result<Links, StoreError> {
    let signer = courier.secrets.get(LINK_SECRET).and_then(|secret| LinkKey::read(&secret));
    let folder = format!("{}{}/", shelf::folder(city), card.count.period);
    let mut links = Links { files: Vec::new(), until: None };
    for object in store.list_objects(&folder).await? {
        let Some(name) = object.key.strip_prefix(&folder).filter(|name| name.starts_with(&card.stem)) else {
            continue;
        };
        let link = store.link(&object.key, signer.as_ref(), now).await?;
        links.until = link.until;
        links.files.push(FileLink {
            name: name.to_owned(),
            language: language(name),
            content_type: media(name),
            url: link.url,
        });
    }
    Ok(links)
}

/// The code of the language that a file's name ends with.
fn language(name: &str) -> Option<&'static str> {
    let (stem, _) = name.rsplit_once('.')?;
    let of = |speech: &Speech| stem.ends_with(&format!("-{speech}"));
    Speech::ALL.into_iter().find(of).map(Speech::code)
}
