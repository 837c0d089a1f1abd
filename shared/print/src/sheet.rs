//! One digest on paper.

use crate::PrintError;
use crate::legible::legible;
use crate::press::{Loaded, Press};
use belgi_domain::digest::Digest;
use belgi_report::{Speech, paper};
use jiff::tz::TimeZone;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

/// How many printings later what was reckoned for one is forgotten. The next is most often the same digest in another
/// language, which shares nothing but the fonts.
const REMEMBERED: usize = 1;

/// `digest` as a PDF file in the language of `speech`. Equal digests give equal bytes: the date of the file is the moment
/// up to which posts are counted, and its name within is that of the digest.
///
/// # Errors
/// Where the template, a message table or a font compiled in is damaged; never because of what a post says.
pub fn pdf(digest: &Digest, speech: Speech) -> Result<Vec<u8>, PrintError> {
    let document = set(digest, speech)?;
    let written = typst_pdf::pdf(&document, &options(digest, speech));
    typst::comemo::evict(REMEMBERED);
    written.map_err(|faults| PrintError::Pages(first(&faults)))
}

/// The pages.
pub(crate) fn set(digest: &Digest, speech: Speech) -> Result<PagedDocument, PrintError> {
    let press = Press::get()?;
    let mut value = serde_json::to_value(paper(digest, speech)?)?;
    legible(&mut value, &|c| press.draws(c));
    let loaded = Loaded { press, data: Bytes::new(serde_json::to_vec(&value)?) };
    let set = typst::compile::<PagedDocument>(&loaded);
    set.output.map_err(|faults| PrintError::Template(first(&faults)))
}

fn options(digest: &Digest, speech: Speech) -> PdfOptions {
    let name = format!("belgi/{}/{}/{speech}", digest.city.id, digest.name);
    PdfOptions {
        ident: Smart::Custom(name),
        creator: Smart::Custom(Some("Belgi".to_owned())),
        timestamp: moment(digest),
        ..PdfOptions::default()
    }
}

fn moment(digest: &Digest) -> Option<Timestamp> {
    let at = digest.until.to_zoned(TimeZone::UTC);
    let field = |value: i8| u8::try_from(value).ok();
    let at = Datetime::from_ymd_hms(
        at.year().into(),
        field(at.month())?,
        field(at.day())?,
        field(at.hour())?,
        field(at.minute())?,
        field(at.second())?,
    )?;
    Some(Timestamp::new_utc(at))
}

fn first(faults: &[SourceDiagnostic]) -> String {
    faults.first().map_or_else(String::new, |fault| fault.message.to_string())
}
