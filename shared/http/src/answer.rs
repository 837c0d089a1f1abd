//! What a host can answer.

use belgi_domain::{Fault, Validators};

/// A host's answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// 304: nothing has changed. The validators to keep for the next time.
    Unchanged(Validators),
    /// A document.
    Document(Document),
}

/// A document as it came, decompressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The body, at most [`crate::Settings::max_bytes`].
    pub bytes: Vec<u8>,
    /// `Content-Type`, verbatim.
    pub content_type: Option<String>,
    /// For the next conditional request.
    pub validators: Validators,
    /// Where it was found, after redirects.
    pub url: String,
    /// The new address, where every redirect on the way was permanent (301, 308).
    pub moved_to: Option<String>,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The kind of trouble.
    pub fault: Fault,
    /// What was expected and what was found.
    pub message: String,
    /// Seconds the host asks to wait, from 1 to 86,400.
    pub retry_after: Option<u32>,
}

impl Failure {
    pub(crate) fn new(fault: Fault, message: impl Into<String>) -> Self {
        Self { fault, message: message.into(), retry_after: None }
    }
}
