//! Synthetic sources, signals and stories, small enough to be read. Nobody wrote any of this.
#![allow(missing_docs, dead_code, clippy::unwrap_used)]

mod rich;
mod week;

use belgi_domain::digest::DepartmentName;
use belgi_domain::*;
use jiff::Timestamp;
#[allow(unused_imports)]
pub use rich::{past, rich};
use std::collections::BTreeMap;
#[allow(unused_imports)]
pub use week::week;

pub fn city() -> City {
    City {
        id: "shymkent".parse().unwrap(),
        kato: "791010000".into(),
        kk: "Шымкент".into(),
        ru: "Шымкент".into(),
        en: "Shymkent".into(),
        contact: "belgi@shymkent.example".into(),
        alerts: belgi_domain::AlertSettings::default(),
        digests: belgi_domain::Subscription::default(),
    }
}

pub fn at(text: &str) -> Timestamp {
    format!("{text}+05:00").parse().unwrap()
}

pub fn source(id: &str, name: &str, kind: SourceKind, publisher: Publisher) -> Source {
    Source {
        id: id.parse().unwrap(),
        name: name.into(),
        kind,
        url: format!("https://{id}.example/"),
        city: Some(city().id),
        publisher,
        language: None,
        basis: "synthetic".into(),
        permission: None,
        every_minutes: 30,
        secret: None,
        selectors: Default::default(),
        columns: Default::default(),
        enabled: true,
        note: String::new(),
    }
}

/// The memory of a source that answered at `asked` with a fresh post.
pub fn answered(source: &Source, asked: Timestamp) -> Cursor {
    Cursor {
        posts: 10,
        newest_post_at: Some(asked),
        last_answer_at: Some(asked),
        last: Some(Outcome { asked_at: asked, fault: None, message: None }),
        ..Cursor::new(&source.id)
    }
}

/// The memory of a source that failed at `asked`.
pub fn failed(source: &Source, asked: Timestamp, fault: Fault, message: &str) -> Cursor {
    let last = Outcome { asked_at: asked, fault: Some(fault), message: Some(message.into()) };
    Cursor { last: Some(last), failures: 3, ..Cursor::new(&source.id) }
}

pub fn place(code: &str, name: &str, name_ru: &str, kind: PlaceKind) -> Place {
    Place { code: code.into(), name: name.into(), name_ru: name_ru.into(), kind }
}

/// A complaint about nothing in particular, to be changed field by field.
pub fn signal(source: &Source, native: &str, moment: &str, text: &str) -> Signal {
    let moment = at(moment);
    Signal {
        post: PostId::new(&source.id, native),
        version_at: moment,
        source: source.id.clone(),
        kind: source.kind,
        publisher: source.publisher,
        city: city().id,
        at: moment,
        url: Some(format!("https://{}.example/{native}", source.id)),
        title: None,
        excerpt: text.into(),
        parent: None,
        voice: None,
        reactions: Reactions::default(),
        language: Language::Kk,
        kk_share: 1.0,
        signal_type: SignalType::Complaint,
        sentiment: Sentiment::Negative,
        topic: Topic::Other,
        urgency: Urgency::Normal,
        groups: Vec::new(),
        places: Vec::new(),
        department: None,
        fingerprint: 0,
        stems: Vec::new(),
        confidence: Confidence {
            language: 0.99,
            signal_type: 0.91,
            sentiment: 0.88,
            topic: 0.93,
            urgency: 0.84,
        },
        evidence: Vec::new(),
        corrected: Default::default(),
        second_opinion: Default::default(),
    }
}

#[rustfmt::skip]
const DEPARTMENTS: [(&str, &str, &str, &str); 18] = [
    ("architecture", "Сәулет және қала құрылысы басқармасы", "Управление архитектуры и градостроительства", "Department of architecture"),
    ("business", "Кәсіпкерлік және инвестициялар басқармасы", "Управление предпринимательства и инвестиций", "Department of business"),
    ("culture", "Мәдениет, тілдерді дамыту және спорт басқармасы", "Управление культуры, развития языков и спорта", "Department of culture"),
    ("digital", "Цифрландыру басқармасы", "Управление цифровизации", "Department of digitalisation"),
    ("ecology", "Экология басқармасы", "Управление экологии", "Department of ecology"),
    ("education", "Білім басқармасы", "Управление образования", "Department of education"),
    ("emergency", "Төтенше жағдайлар департаменті", "Департамент по чрезвычайным ситуациям", "Department of emergencies"),
    ("energy", "Энергетика және коммуналдық шаруашылық басқармасы", "Управление энергетики", "Energy department"),
    ("health", "Денсаулық сақтау басқармасы", "Управление здравоохранения", "Department of health"),
    ("housing", "Тұрғын үй басқармасы", "Управление жилья", "Department of housing"),
    ("police", "Полиция департаменті", "Департамент полиции", "Police department"),
    ("roads", "Автомобиль жолдары басқармасы", "Управление автомобильных дорог", "Department of roads"),
    ("services", "Халыққа қызмет көрсету орталығы", "Центр обслуживания населения", "Public service centre"),
    ("social", "Жұмыспен қамту және әлеуметтік қорғау басқармасы", "Управление занятости и социальной защиты", "Department of social protection"),
    ("transport", "Жолаушылар көлігі басқармасы", "Управление пассажирского транспорта", "Department of public transport"),
    ("utilities", "Абаттандыру басқармасы", "Управление благоустройства", "Department of yards and parks"),
    ("veterinary", "Ветеринария басқармасы", "Управление ветеринарии", "Veterinary department"),
    ("water", "«Су ресурстары – Маркетинг» ЖШС", "ТОО «Водные ресурсы – Маркетинг»", "Water supply company"),
];

pub fn departments() -> BTreeMap<String, DepartmentName> {
    let name = |(code, kk, ru, en): &(&str, &str, &str, &str)| {
        ((*code).to_owned(), DepartmentName { kk: (*kk).into(), ru: (*ru).into(), en: (*en).into() })
    };
    DEPARTMENTS.iter().map(name).collect()
}

pub fn member(signal: &Signal) -> Member {
    Member {
        post: signal.post.clone(),
        source: signal.source.clone(),
        publisher: signal.publisher,
        at: signal.at,
        signal_type: signal.signal_type,
        sentiment: signal.sentiment,
        language: signal.language,
        echo_of: None,
    }
}

pub fn quote(signal: &Signal) -> Quote {
    Quote {
        post: signal.post.clone(),
        source: signal.source.clone(),
        at: signal.at,
        language: signal.language,
        text: signal.excerpt.clone(),
        url: signal.url.clone(),
    }
}

/// The story of these signals, oldest first; the first decides topic, places and department.
pub fn story(state: StoryState, signals: &[&Signal]) -> Story {
    let (first, last) = (signals.first().unwrap(), signals.last().unwrap());
    let talk: Vec<_> = signals.iter().filter(|signal| signal.publisher != Publisher::Official).collect();
    let answers = signals.iter().filter(|signal| signal.signal_type == SignalType::Response);
    Story {
        id: StoryId::new(&city().id, &first.post),
        city: city().id,
        topic: first.topic,
        places: first.places.clone(),
        headline_kk: None,
        headline_ru: None,
        first_seen: first.at,
        last_seen: last.at,
        state,
        history: vec![
            Change {
                at: first.at,
                state: StoryState::New,
                cause: Cause::FirstPost { post: first.post.clone() },
            },
            Change { at: last.at, state, cause: Cause::Pace { before: 1, after: talk.len() as u32 } },
        ],
        urgency: talk.iter().map(|signal| signal.urgency).max().unwrap(),
        groups: first.groups.clone(),
        dangers: Vec::new(),
        voices: VoiceBand::of(talk.len() as u32),
        shown_voices: None,
        department: first.department.clone(),
        answers: answers
            .map(|signal| Answer {
                post: signal.post.clone(),
                source: signal.source.clone(),
                at: signal.at,
                url: signal.url.clone(),
                kind: AnswerKind::Underway,
            })
            .collect(),
        quotes: talk.iter().take(3).map(|signal| quote(signal)).collect(),
        members: signals.iter().map(|signal| member(signal)).collect(),
    }
}

/// Everything a digest is made of, owned.
#[derive(Clone)]
pub struct Given {
    pub city: City,
    pub period: Period,
    pub now: Timestamp,
    pub signals: Vec<Signal>,
    pub before: Vec<Signal>,
    pub stories: Vec<Story>,
    pub sources: Vec<Source>,
    pub cursors: Vec<Cursor>,
}

impl Given {
    /// The week 2026-W47 on the morning after it, with nothing in it.
    pub fn empty() -> Self {
        Self {
            city: city(),
            period: Period::of(PeriodKind::Week, jiff::civil::date(2026, 11, 16)),
            now: at("2026-11-23T07:00:00"),
            signals: Vec::new(),
            before: Vec::new(),
            stories: Vec::new(),
            sources: Vec::new(),
            cursors: Vec::new(),
        }
    }

    /// Another order of the same.
    pub fn reversed(&self) -> Self {
        let mut other = self.clone();
        other.signals.reverse();
        other.before.reverse();
        other.stories.reverse();
        other.sources.reverse();
        other.cursors.reverse();
        other
    }
}

/// The inputs as the crate takes them; a macro because the crate's tests and its example name them differently.
#[macro_export]
macro_rules! inputs {
    ($inputs:path, $given:expr) => {{
        use $inputs as Inputs;
        Inputs {
            city: &$given.city,
            period: $given.period,
            now: $given.now,
            signals: &$given.signals,
            before: &$given.before,
            stories: &$given.stories,
            sources: &$given.sources,
            cursors: &$given.cursors,
        }
    }};
}
