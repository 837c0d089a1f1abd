//! What a host can answer.

use belgi_domain::{Fault, Validators, problem};

/// A host's answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// 304: nothing has changed.
    Unchanged {
        /// The validators to keep for the next time.
        validators: Validators,
        /// How long the answer may be believed; see [`Document::fresh_seconds`].
        fresh_seconds: Option<u32>,
    },
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
    /// How long the host says that nothing will change (`Cache-Control`, `Expires`), from 1 to 86,400 seconds.
    pub fresh_seconds: Option<u32>,
    /// How long the answer took from the request to the last byte, in milliseconds.
    pub elapsed_ms: u32,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The kind of trouble.
    pub fault: Fault,
    /// What was expected and what was found.
    pub message: String,
    /// The HTTP status; nothing where no answer came, or the answer is not to blame.
    pub status: Option<u16>,
    /// Seconds the host asks to wait, from 1 to 86,400.
    pub retry_after: Option<u32>,
    /// What an API said of its refusal: the JSON below a status of 400 and more, at most [`Failure::MOST_SAID`] bytes.
    pub said: Option<Vec<u8>>,
}

impl Failure {
    /// Refusals are short; what is longer is a page.
    pub const MOST_SAID: usize = 64 << 10;

    /// A failure without a status and without a wish to wait. Its message is one line, whatever a host chose of it.
    pub fn new(fault: Fault, message: impl AsRef<str>) -> Self {
        let message = problem::told(message.as_ref());
        Self { fault, message, status: None, retry_after: None, said: None }
    }
}
