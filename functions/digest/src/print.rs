//! The digest as PDF files.

use belgi_domain::digest::Digest;
use belgi_domain::{Fault, Problem};
use belgi_report::{Rendered, Speech, file_name};
use std::sync::Arc;

/// Whether digests are printed. Setting pages is most of what a digest costs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Prints {
    /// A PDF beside every page.
    #[default]
    Made,
    /// None, and none that was made before stays: it may say what was removed since.
    LeftOut,
}

impl Prints {
    /// The PDF files of `digest` and those that could not be made.
    pub(crate) async fn of(self, digest: &Arc<Digest>, speeches: &[Speech]) -> (Vec<Rendered>, Vec<Problem>) {
        match self {
            Self::Made => printed(digest, speeches).await,
            Self::LeftOut => (Vec::new(), Vec::new()),
        }
    }
}

/// A PDF for each of `speeches`. One that cannot be made is a problem and not the end of the others: the page says the
/// same. Setting pages takes seconds of reckoning, so it stands aside of what waits for the network; a fault in the
/// typesetter ends there too.
async fn printed(digest: &Arc<Digest>, speeches: &[Speech]) -> (Vec<Rendered>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for speech in speeches.iter().copied() {
        let name = file_name(digest, speech, "pdf");
        let digest = Arc::clone(digest);
        let fault = match tokio::task::spawn_blocking(move || belgi_print::pdf(&digest, speech)).await {
            Ok(Ok(bytes)) => {
                files.push(Rendered::new(name, bytes));
                continue;
            }
            Ok(Err(error)) => format!("{:#}", anyhow::Error::from(error)),
            Err(broken) => format!("the typesetter broke off: {broken}"),
        };
        tracing::warn!(file = name, fault, "a digest could not be printed");
        problems.push(Problem::new(Fault::Malformed, name, fault));
    }
    (files, problems)
}

/// Whether a file of that name below a digest's folder is a PDF in one of `speeches`. What is one and was not made must
/// not stay: it may say what was removed since.
pub(crate) fn is_print(name: &str, speeches: &[Speech]) -> bool {
    speeches.iter().any(|speech| name.ends_with(&format!("-{speech}.pdf")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_is_known_by_its_language() {
        let both = [Speech::Kk, Speech::Ru];
        assert!(is_print("shymkent-weekly-2026-W47-kk.pdf", &both));
        assert!(!is_print("shymkent-weekly-2026-W47-en.pdf", &both));
        assert!(!is_print("shymkent-weekly-2026-W47-kk.html", &both));
    }
}
