use super::*;
use crate::sample::{Given, departments, signal, source, story, week};
use belgi_domain::{Publisher, SourceKind, StoryState, Urgency};
use serde_json::Value;

/// The fields of a service request, GeoReport v2, «GET Service Requests», and the two of its POST.
const FIELDS: [&str; 19] = [
    "address",
    "address_id",
    "address_string",
    "agency_responsible",
    "description",
    "expected_datetime",
    "jurisdiction_id",
    "lat",
    "long",
    "media_url",
    "requested_datetime",
    "service_code",
    "service_name",
    "service_notice",
    "service_request_id",
    "status",
    "status_notes",
    "updated_datetime",
    "zipcode",
];

fn found(given: &Given) -> Vec<Value> {
    let mut digest = crate::compose(&crate::inputs!(crate::Inputs, given));
    digest.departments = departments();
    serde_json::from_slice(&requests(&digest).unwrap()).unwrap()
}

#[test]
fn only_what_needs_action_waits_for_approval() {
    let found = found(&week());
    let codes: Vec<_> = found.iter().map(|request| request["service_code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["heating"]);
    for request in &found {
        let fields: Vec<_> = request.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(fields, FIELDS);
        assert_eq!((&request["status"], &request["status_notes"]), (&"open".into(), &AWAITING.into()));
    }
}

#[test]
fn a_request_says_what_where_and_since_when() {
    let heating = found(&week()).swap_remove(0);
    let cases = [
        ("service_name", "Жылумен жабдықтау / Теплоснабжение"),
        ("description", "Нұрсәт шағынауданында екі күннен бері жылу жоқ"),
        ("agency_responsible", "Энергетика және коммуналдық шаруашылық басқармасы"),
        ("requested_datetime", "2026-11-16T07:40:00+05:00"),
        ("updated_datetime", "2026-11-19T10:30:00+05:00"),
        ("jurisdiction_id", "791010000"),
    ];
    for (field, expect) in cases {
        assert_eq!(heating[field], expect, "{field}");
    }
    assert_eq!(heating["address"], heating["address_string"]);
    let parts: Vec<_> = heating["address"].as_str().unwrap().split(", ").collect();
    assert_eq!(parts, ["Нұрсәт", "Қаратау ауданы", "Шымкент"], "from the most specific to the most general");
    assert!(heating["lat"].is_null());
}

#[test]
fn words_that_would_point_at_one_resident_are_no_description() {
    let source = source("our-city", "Біздің қала", SourceKind::Vk, Publisher::Community);
    let mut one = signal(&source, "1", "2026-11-17T10:00:00", "менің пәтерімде су жоқ");
    one.urgency = Urgency::Critical;
    let mut told = story(StoryState::New, &[&one]);
    told.headline_kk = Some("менің пәтерімде су жоқ".into());
    let given = Given { signals: vec![one], stories: vec![told], sources: vec![source], ..Given::empty() };
    assert_eq!(found(&given)[0]["description"], "Басқа");
}
