//! Files into the bucket.

use belgi_domain::City;
use belgi_report::Rendered;
use belgi_store::{Store, StoreError};
use serde::Serialize;

/// A file of a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct File {
    /// Its key, `digests/<city>/<period>/<name>`.
    pub key: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// Whether its bytes differ from those that stood there.
    pub changed: bool,
}

/// Writes what differs from what stands there. Returns every file, in the order of their keys.
pub(crate) async fn write(
    store: &Store,
    city: &City,
    period: &str,
    rendered: Vec<Rendered>,
) -> Result<Vec<File>, StoreError> {
    let mut files = Vec::with_capacity(rendered.len());
    for file in rendered {
        let key = format!("digests/{}/{period}/{}", city.id, file.name);
        let bytes = file.bytes.len();
        let changed = store.get_object(&key).await?.as_deref() != Some(&file.bytes);
        if changed {
            store.put_object(&key, file.content_type, file.bytes).await?;
        }
        files.push(File { key, bytes, changed });
    }
    files.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(files)
}
