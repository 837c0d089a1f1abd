//! Why a digest could not be printed.

use belgi_report::RenderError;

/// Why a digest could not be printed. None of these depends on what residents wrote: each is a fault of what is compiled
/// into this crate.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The words of the digest could not be found.
    #[error("the words of the paper could not be found")]
    Words(#[from] RenderError),
    /// The value that the template reads could not be serialised.
    #[error("the paper could not be serialised")]
    Json(#[from] serde_json::Error),
    /// A font is damaged.
    #[error("expected {expected} fonts, found {found} that can be read")]
    Fonts {
        /// How many are compiled in.
        expected: usize,
        /// How many could be read.
        found: usize,
    },
    /// The template asks for what it does not get.
    #[error("the template could not be set: {0}")]
    Template(String),
    /// The pages could not be written as PDF.
    #[error("the pages could not be written as pdf: {0}")]
    Pages(String),
}
