//! Stories that need action as service requests of Open311 GeoReport v2.
//!
//! The file is a draft: nothing is sent, and every request says that it waits for a person's approval. It has the shape
//! of the specification's answer to `GET requests.json`, with the arguments that a `POST requests` would take
//! (`jurisdiction_id`, `address_string`) beside it, so that whoever approves a request can hand it over as it is.

use crate::compose::is_urgent;
use crate::json::pretty;
use crate::messages::Words;
use crate::{RenderError, Speech, outside};
use belgi_domain::digest::{Digest, StoryEntry};
use belgi_domain::{Label, Story};
use serde::Serialize;
use std::slice;

/// What `status_notes` says of every request.
pub const AWAITING: &str = "pending_approval";

/// The longest description and address, in characters.
const TEXT_CHARS: usize = 500;

/// One request with the fields of the specification; what Belgi does not know is `null`.
#[derive(Debug, Serialize)]
struct Request {
    service_request_id: String,
    status: &'static str,
    status_notes: &'static str,
    service_name: String,
    service_code: &'static str,
    description: String,
    agency_responsible: Option<String>,
    service_notice: Option<String>,
    requested_datetime: String,
    updated_datetime: String,
    expected_datetime: Option<String>,
    address: Option<String>,
    address_id: Option<String>,
    zipcode: Option<String>,
    lat: Option<f64>,
    long: Option<f64>,
    media_url: Option<String>,
    jurisdiction_id: String,
    address_string: Option<String>,
}

/// The requests of `digest`: its stories that need action now, in their order. Descriptions are the headlines that every
/// other file shows, so a story whose words would point at one resident has topic and place instead.
///
/// # Errors
/// Where a message table is damaged.
pub fn requests(digest: &Digest) -> Result<Vec<u8>, RenderError> {
    let (kk, ru) = (Words::load(Speech::Kk)?, Words::load(Speech::Ru)?);
    let urgent = digest.stories.iter().filter(|entry| is_urgent(entry));
    let requests: Vec<_> = urgent.map(|entry| request(&kk, &ru, digest, entry)).collect();
    pretty(&serde_json::to_value(requests)?)
}

fn request(kk: &Words, ru: &Words, digest: &Digest, entry: &StoryEntry) -> Request {
    let story = &entry.story;
    let address = outside::excerpt(&address(kk, digest, story), TEXT_CHARS);
    let local = |at: jiff::Timestamp| {
        at.to_zoned(belgi_domain::period::zone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    };
    Request {
        service_request_id: story.id.to_string(),
        status: "open",
        status_notes: AWAITING,
        service_name: format!("{} / {}", kk.label(&story.topic), ru.label(&story.topic)),
        service_code: story.topic.code(),
        description: outside::excerpt(&kk.title(entry).text, TEXT_CHARS),
        agency_responsible: story.department.as_deref().map(|code| kk.department(digest, code)),
        service_notice: None,
        requested_datetime: local(story.first_seen),
        updated_datetime: local(story.last_seen),
        expected_datetime: None,
        address: Some(address.clone()),
        address_id: None,
        zipcode: None,
        lat: None,
        long: None,
        media_url: None,
        jurisdiction_id: digest.city.kato.clone(),
        address_string: Some(address),
    }
}

/// Where it is, from the most specific to the most general, as the specification wants an address to be written.
fn address(kk: &Words, digest: &Digest, story: &Story) -> String {
    let below = story.places.iter().rev().map(|place| kk.places(slice::from_ref(place)));
    let city = outside::text(kk.city(&digest.city));
    below.filter(|place| !place.is_empty()).chain([city]).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
