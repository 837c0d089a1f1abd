//! A week in Shymkent, made up: heat lost in two microdistricts, a pack of dogs, a late bus and some thanks.

use super::*;

struct Row(&'static str, usize, &'static str, Language, SignalType, Topic, Urgency, usize, &'static str);

use Language::{Kk, Mixed, Ru};
use SignalType::{Chat, Complaint, Praise, Question, Report, Request, Response};
use Topic::*;
use Urgency::{Critical, High, Normal};

/// Native id, source, moment, language, type, topic, urgency, place, text.
#[rustfmt::skip]
const ROWS: [Row; 23] = [
    Row("h1", 2, "2026-11-16T07:40:00", Kk, Complaint, Heating, Critical, 0, "Нұрсәт шағынауданында екі күннен бері жылу жоқ, үйде балалар тоңып отыр"),
    Row("h2", 2, "2026-11-16T09:10:00", Ru, Complaint, Heating, Critical, 0, "В Нурсате батареи ледяные второй день, куда звонить?"),
    Row("h3", 0, "2026-11-17T11:00:00", Ru, Complaint, Heating, Critical, 0, "Жители Нурсата остались без тепла"),
    Row("h4", 2, "2026-11-18T08:00:00", Mixed, Complaint, Heating, Critical, 0, "Әлі жылу жоқ, когда включат уже"),
    Row("h5", 4, "2026-11-19T10:30:00", Kk, Request, Heating, Critical, 0, "Қазандықты тезірек жөндеуді сұраймыз"),
    Row("d1", 2, "2026-11-17T18:20:00", Ru, Complaint, Animals, High, 1, "Стая агрессивных собак у школы на Тауке хана, дети боятся идти"),
    Row("d2", 2, "2026-11-18T07:55:00", Kk, Complaint, Animals, High, 1, "Мектептің жанында иттер топтанып жүр, балаларға шапты"),
    Row("w1", 2, "2026-11-16T20:00:00", Kk, Complaint, Water, Normal, 2, "Көшеде құбыр жарылды, су ағып жатыр"),
    Row("w2", 1, "2026-11-17T14:00:00", Kk, Response, Water, Normal, 2, "Құбыр ауыстырылып жатыр, су бүгін кешке беріледі"),
    Row("b1", 3, "2026-11-18T08:30:00", Ru, Complaint, Transport, Normal, 3, "Автобус 65 опять не пришёл, ждали сорок минут"),
    Row("b2", 3, "2026-11-19T08:40:00", Ru, Complaint, Transport, Normal, 3, "65-й маршрут ходит раз в час, люди опаздывают на работу"),
    Row("b3", 3, "2026-11-20T08:35:00", Kk, Complaint, Transport, Normal, 3, "65 автобус тағы кешікті"),
    Row("l1", 2, "2026-11-20T21:00:00", Kk, Complaint, Roads, Normal, 4, "Түркістан көшесінде шам жанбайды, қараңғы"),
    Row("g1", 4, "2026-11-18T12:00:00", Kk, Complaint, Waste, Normal, 1, "Қоқыс үш күн шығарылмады"),
    Row("g2", 2, "2026-11-20T12:00:00", Ru, Complaint, Waste, Normal, 1, "Мусор не вывозят, контейнеры переполнены, пакеты лежат прямо на детской площадке"),
    Row("p1", 2, "2026-11-19T19:00:00", Kk, Praise, Yards, Normal, 2, "Жаңа саябақ үшін рақмет, балалар қуанып жүр"),
    Row("p2", 3, "2026-11-21T15:00:00", Ru, Praise, Health, Normal, 3, "Спасибо врачам третьей поликлиники за внимание"),
    Row("q1", 2, "2026-11-21T10:00:00", Ru, Question, Social, Normal, 3, "Куда обратиться за адресной помощью многодетной семье?"),
    Row("r1", 0, "2026-11-20T09:00:00", Kk, Report, Culture, Normal, 3, "Шымкентте кітап жәрмеңкесі ашылды"),
    Row("r2", 1, "2026-11-21T09:30:00", Ru, Report, Roads, Normal, 4, "На улице Туркестанской начат ремонт освещения"),
    Row("r3", 0, "2026-11-22T12:00:00", Ru, Report, Education, Normal, 3, "Новая школа примет детей в январе"),
    Row("c1", 2, "2026-11-22T22:00:00", Ru, Chat, Other, Normal, 5, "Кто смотрел матч?"),
    Row("e1", 2, "2026-11-22T09:00:00", Kk, Complaint, Electricity, High, 5, "Үйде жарық жоқ, <script>alert(1)</script> көмек керек"),
];

fn sources() -> Vec<Source> {
    vec![
        source("otyrar-news", "Отырар жаңалықтары", SourceKind::Feed, Publisher::Media),
        source("akimdik", "Шымкент қаласының әкімдігі", SourceKind::Page, Publisher::Official),
        source("our-city", "Біздің қала", SourceKind::Vk, Publisher::Community),
        source("transport-talk", "Шымкент көлігі", SourceKind::Telegram, Publisher::Community),
        source("desk-109", "109 қызметі", SourceKind::Inbox, Publisher::ServiceDesk),
        source("kunde", "Күнде жаңа", SourceKind::Sitemap, Publisher::Media),
        source("video-city", "Қала арнасы", SourceKind::Youtube, Publisher::Media),
    ]
}

fn places(index: usize) -> Vec<Place> {
    use PlaceKind::*;
    let own = |code: &str, kk: &str, ru: &str| place(code, kk, ru, District);
    let (turan, abai) = (own("791910000", "Тұран", "Туран"), own("791110000", "Абай", "Абайский"));
    let (farabi, karatau) =
        (own("791310000", "Әл-Фараби", "Аль-Фарабийский"), own("791710000", "Қаратау", "Каратауский"));
    match index {
        0 => vec![karatau, place("791710000", "Нұрсәт", "Нурсат", Microdistrict)],
        1 => vec![farabi, place("791310000", "Тәуке хан", "Тауке хана", Street)],
        2 => vec![abai],
        3 => vec![],
        4 => vec![turan, place("791910000", "Түркістан", "Туркестанская", Street)],
        _ => vec![own("791510000", "Еңбекші", "Енбекшинский")],
    }
}

fn signals(sources: &[Source]) -> Vec<Signal> {
    let read = |Row(native, from, moment, language, signal_type, topic, urgency, spot, text): &Row| {
        let mut signal = signal(&sources[*from], native, moment, text);
        (signal.language, signal.signal_type, signal.topic) = (*language, *signal_type, *topic);
        (signal.urgency, signal.places) = (*urgency, places(*spot));
        signal.sentiment = match signal_type {
            Complaint | Request => Sentiment::Negative,
            Praise => Sentiment::Positive,
            _ => Sentiment::Neutral,
        };
        signal.department = matches!(topic, Heating | Water).then(|| "energy".into());
        signal.groups = if text.contains("балалар") || text.contains("дет") {
            vec![Group::Children]
        } else {
            vec![]
        };
        signal.url = signal.url.filter(|_| signal.publisher != Publisher::ServiceDesk);
        signal
    };
    ROWS.iter().map(read).collect()
}

fn stories(signals: &[Signal]) -> Vec<Story> {
    let of = |ids: &[&str]| -> Vec<&Signal> {
        let wanted = |signal: &&Signal| ids.iter().any(|id| signal.excerpt == text_of(id));
        signals.iter().filter(wanted).collect()
    };
    let mut heating = story(StoryState::Growing, &of(&["h1", "h2", "h3", "h4", "h5"]));
    heating.headline_kk = Some("Нұрсәт шағынауданында екі күннен бері жылу жоқ".into());
    heating.headline_ru = Some("Жители Нурсата остались без тепла".into());
    let mut bus = story(StoryState::Growing, &of(&["b1", "b2", "b3"]));
    bus.headline_ru = Some("Автобус 65 ходит с перебоями".into());
    let mut waste = story(StoryState::Forgotten, &of(&["g1", "g2"]));
    waste.headline_kk = Some("Қоқыс үш күн шығарылмады".into());
    waste.history[1].cause = Cause::Silence { days: 3 };
    let mut water = story(StoryState::Answered, &of(&["w1", "w2"]));
    water.headline_kk = Some("Көшеде құбыр жарылды".into());
    let mut dogs = story(StoryState::Reopened, &of(&["d1", "d2"]));
    dogs.headline_ru = Some("Стая собак у школы на Тауке хана".into());
    let lamp = story(StoryState::New, &of(&["l1"]));
    let dark = story(StoryState::New, &of(&["e1"]));
    vec![bus, waste, heating, lamp, water, dogs, dark]
}

fn text_of(id: &str) -> &'static str {
    ROWS.iter().find(|row| row.0 == id).unwrap().8
}

pub fn week() -> Given {
    let sources = sources();
    let signals = signals(&sources);
    let earlier = |signal: &Signal| {
        let shifted = signal.at - jiff::SignedDuration::from_hours(24 * 7);
        Signal {
            at: shifted,
            version_at: shifted,
            post: PostId::new(&signal.source, &signal.at.to_string()),
            ..signal.clone()
        }
    };
    let now = Given::empty().now;
    let mut cursors: Vec<_> = sources.iter().take(5).map(|source| answered(source, now)).collect();
    cursors.push(failed(&sources[5], now, Fault::Status, "expected 200, found 403"));
    cursors.push(Cursor { newest_post_at: Some(at("2026-10-02T10:00:00")), ..answered(&sources[6], now) });
    Given {
        before: signals.iter().skip(2).step_by(2).map(earlier).collect(),
        stories: stories(&signals),
        signals,
        cursors,
        sources,
        ..Given::empty()
    }
}
