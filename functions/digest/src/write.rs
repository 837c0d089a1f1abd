//! Files into the bucket.

use belgi_report::Rendered;
use belgi_store::{Served, Store, StoreError};
use serde::Serialize;

/// A file of a digest or of the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct File {
    /// Its key, such as `digests/<city>/<period>/<name>`.
    pub key: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// Whether its bytes differ from those that stood there.
    pub changed: bool,
}

/// Writes what differs from what stands in `folder`, which ends with a slash, one after the other. Returns every file,
/// in the order of their keys.
pub(crate) async fn write(
    store: &Store,
    folder: &str,
    rendered: impl IntoIterator<Item = Rendered>,
) -> Result<Vec<File>, StoreError> {
    let mut files = Vec::new();
    for file in rendered {
        let key = format!("{folder}{}", file.name);
        let bytes = file.bytes.len();
        let changed = !store.holds(&key, &file.bytes).await?;
        if changed {
            let disposition = file.disposition();
            let served = Served {
                content_type: file.content_type,
                disposition: &disposition,
                cache_control: Rendered::CACHE_CONTROL,
            };
            store.put_served(&key, &served, file.bytes).await?;
        }
        files.push(File { key, bytes, changed });
    }
    files.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(files)
}

/// Deletes the objects of `listed` that are not among `files` and that `ours` says we wrote: a department whose last
/// story was removed has no pack any more, and the old one must not stay. Returns their keys.
pub(crate) async fn sweep(
    store: &Store,
    listed: &[belgi_store::Object],
    files: &[File],
    ours: impl Fn(&str) -> bool,
) -> Result<Vec<String>, StoreError> {
    let mut removed = Vec::new();
    for object in listed.iter().filter(|object| ours(&object.key)) {
        if !files.iter().any(|file| file.key == object.key) {
            store.delete_object(&object.key).await?;
            removed.push(object.key.clone());
        }
    }
    Ok(removed)
}
