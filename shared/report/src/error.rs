//! Why a file could not be rendered.

/// Why a digest could not be turned into a file. None of these depends on what residents wrote: each is a
/// fault of the tables or templates compiled into this crate.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A message table is damaged.
    #[error("expected the messages of `{speech}` to be a fluent table, found {found}")]
    Messages {
        /// The language of the table.
        speech: &'static str,
        /// The first fault in it.
        found: String,
    },
    /// A template refused a value.
    #[error("the page could not be written")]
    Template(#[from] askama::Error),
    /// The chart could not be drawn.
    #[error("the chart could not be drawn: {0}")]
    Chart(String),
    /// A row of the table could not be written.
    #[error("the table could not be written")]
    Table(#[from] ::csv::Error),
    /// The workbook could not be written.
    #[error("the workbook could not be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The signals could not be read again.
    #[error("expected to read the signals once more, found {0}")]
    Posts(#[source] std::io::Error),
    /// The value could not be serialised.
    #[error("the json could not be written")]
    Json(#[from] serde_json::Error),
}
