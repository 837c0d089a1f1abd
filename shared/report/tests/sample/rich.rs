//! A fuller week in Shymkent, made up from a table of troubles: what a page of an ordinary week looks like.

use super::*;
use belgi_domain::digest::PeriodCount;
use jiff::SignedDuration;

/// What is said about one trouble: topic, urgency, state of its story, district, department, group, posts in Kazakh,
/// in Russian, how many posts, and what the body answers.
struct Trouble {
    topic: Topic,
    urgency: Urgency,
    state: StoryState,
    spot: usize,
    department: &'static str,
    group: Option<Group>,
    kk: &'static str,
    ru: &'static str,
    posts: usize,
    answer: Option<(AnswerKind, &'static str)>,
}

const fn trouble(
    (topic, urgency, state): (Topic, Urgency, StoryState),
    (spot, department, group): (usize, &'static str, Option<Group>),
    (kk, ru, posts): (&'static str, &'static str, usize),
    answer: Option<(AnswerKind, &'static str)>,
) -> Trouble {
    Trouble { topic, urgency, state, spot, department, group, kk, ru, posts, answer }
}

use AnswerKind::{Done, Explained, Promise, Underway};
use Group::{Children, Disabled, Elderly, LargeFamilies, Pregnant, Students};
use StoryState::{Answered, Forgotten, Growing, New, Quiet, Reopened, Steady};
use Topic::*;
use Urgency::{Critical, High, Normal};

#[rustfmt::skip]
const TROUBLES: [Trouble; 30] = [
    trouble((Heating, Critical, Growing), (0, "energy", Some(Children)), ("Нұрсәт шағынауданында екі күннен бері жылу жоқ", "Жители Нурсата второй день без тепла", 22), None),
    trouble((Emergency, Critical, New), (3, "emergency", None), ("Абай ауданында көпқабатты үйде газ иісі шығып тұр", "В многоэтажке Абайского района пахнет газом", 6), None),
    trouble((Electricity, High, Steady), (1, "energy", Some(Elderly)), ("Самалда бір аптадан бері кешке жарық өшеді", "В Самале неделю вечерами отключают свет", 14), None),
    trouble((Animals, High, Reopened), (1, "veterinary", Some(Children)), ("Мектептің жанында қаңғыбас иттер топтанып жүр", "Стая собак у школы на Тауке хана", 9), Some((Promise, "Аулау бригадасы жіберіледі"))),
    trouble((Roads, High, Forgotten), (4, "roads", None), ("Түркістан көшесінде ашық тұрған құдық", "Открытый люк на улице Туркестанской", 7), None),
    trouble((Transport, Normal, Growing), (2, "transport", Some(Students)), ("65-автобус сағатына бір рет қана жүреді", "Автобус 65 ходит раз в час", 18), None),
    trouble((Water, Normal, Growing), (3, "water", None), ("Ақжайықта судың қысымы төмендеп кетті", "В Акжайыке слабый напор воды", 11), None),
    trouble((Telecom, Normal, Growing), (0, "digital", None), ("Асарда интернет күндіз үзіле береді", "В Асаре днём пропадает интернет", 8), None),
    trouble((Waste, Normal, Forgotten), (1, "ecology", None), ("Қоқыс алаңы үш аптадан бері тазаланбаған", "Мусорную площадку не убирают три недели", 10), None),
    trouble((Yards, Normal, Forgotten), (2, "utilities", Some(Children)), ("Ойын алаңындағы сынған әткеншек алынбай тұр", "Сломанные качели на площадке никто не убирает", 6), None),
    trouble((Social, Normal, Forgotten), (4, "social", Some(Disabled)), ("Емхана алдындағы пандуспен көтерілу мүмкін емес", "По пандусу у поликлиники не подняться", 5), None),
    trouble((Water, High, Answered), (2, "water", None), ("Көшеде құбыр жарылып, су ағып жатыр", "На улице прорвало трубу", 12), Some((Done, "Құбыр ауыстырылды, су берілді"))),
    trouble((Roads, Normal, Answered), (4, "roads", None), ("Жаяу жүргіншілер өткелінде шам жанбайды", "Не горит фонарь у перехода", 5), Some((Underway, "Жұмыс бейсенбіге белгіленді"))),
    trouble((Health, Normal, Answered), (3, "health", Some(Pregnant)), ("Жүкті әйелдер талдауға екі сағат кезек күтеді", "Беременные ждут анализов по два часа", 6), Some((Explained, "Екінші кабинет ашылды"))),
    trouble((Education, Normal, Answered), (0, "education", Some(Children)), ("Мектеп асханасында тамақ суық беріледі", "В школьной столовой дают холодную еду", 7), Some((Done, "Асхана жабдығы жөнделді"))),
    trouble((Heating, High, Answered), (3, "energy", Some(Elderly)), ("Қарттар үйінде радиаторлар салқын", "В доме престарелых холодные батареи", 4), Some((Done, "Жүйе жуылып, іске қосылды"))),
    trouble((Governance, Normal, Answered), (2, "services", None), ("ХҚКО-да электронды кезек істемейді", "В ЦОНе не работает электронная очередь", 5), Some((Underway, "Жүйе жаңартылып жатыр"))),
    trouble((Ecology, Normal, Answered), (4, "ecology", None), ("Түнде пластик жаққан иіс сезіледі", "Ночью пахнет горелым пластиком", 8), Some((Promise, "Рейд жүргізіледі"))),
    trouble((Housing, Normal, Reopened), (0, "housing", Some(Elderly)), ("Лифт жөнделгеннен кейін қайта тоқтады", "Лифт снова встал после ремонта", 6), Some((Done, "Лифт іске қосылды"))),
    trouble((Transport, Normal, Reopened), (1, "transport", None), ("Жаңа аялдаманың төбесі тағы ағады", "Крыша новой остановки опять течёт", 4), Some((Underway, "Мердігерге ескертілді"))),
    trouble((Construction, Normal, New), (2, "architecture", None), ("Аула ортасында рұқсатсыз құрылыс басталды", "Во дворе начали стройку без разрешения", 5), None),
    trouble((Economy, Normal, Steady), (3, "business", Some(LargeFamilies)), ("Базарда картоп бағасы бір аптада өсті", "На базаре за неделю подорожал картофель", 9), None),
    trouble((Education, Normal, Steady), (4, "education", None), ("Балабақша кезегі екі жылдан бері жылжымайды", "Очередь в детсад стоит второй год", 6), None),
    trouble((Roads, Normal, Steady), (0, "roads", None), ("Жауыннан кейін көше шұңқырға толды", "После дождя улица вся в ямах", 8), None),
    trouble((Housing, Normal, New), (1, "housing", None), ("Жертөледе су тұрып қалды", "В подвале стоит вода", 3), None),
    trouble((Culture, Normal, New), (2, "culture", None), ("Кітапхана сенбіде жабық", "Библиотека закрыта по субботам", 2), None),
    trouble((Safety, Normal, New), (3, "police", Some(Children)), ("Мектеп маңында жылдамдық асырады", "У школы превышают скорость", 4), None),
    trouble((Yards, Normal, Steady), (4, "utilities", None), ("Саябақта орындық жоқ", "В парке нет скамеек", 3), None),
    trouble((Gas, Normal, New), (0, "energy", None), ("Жаңа үйлерге газ қашан қосылады", "Когда подключат газ к новым домам", 4), None),
    trouble((Waste, Normal, Quiet), (2, "ecology", None), ("Көктемгі тазалықтан қалған бұтақтар жатыр", "Лежат ветки после субботника", 2), None),
];

/// Thanks: source, topic, language, text.
#[rustfmt::skip]
const THANKS: [(usize, Topic, Language, &str); 12] = [
    (2, Yards, Language::Kk, "Жаңа саябақ үшін рақмет, балалар қуанып жүр"),
    (3, Health, Language::Ru, "Спасибо врачам третьей поликлиники за внимание"),
    (2, Transport, Language::Kk, "Жаңа автобустар жайлы екен, рақмет"),
    (2, Water, Language::Ru, "Трубу заменили за день, спасибо бригаде"),
    (3, Education, Language::Kk, "Мектеп асханасы түзелді, алғыс айтамыз"),
    (2, Heating, Language::Ru, "Батареи горячие, спасибо энергетикам"),
    (3, Roads, Language::Kk, "Көшеге шам қойылды, кешке жүру оңай болды"),
    (2, Governance, Language::Ru, "Справку дали за пять минут, приятно"),
    (2, Waste, Language::Kk, "Аула тазарды, рақмет"),
    (3, Culture, Language::Ru, "Отличная книжная ярмарка"),
    (2, Animals, Language::Kk, "Иттерді апарған бригадаға рақмет"),
    (2, Social, Language::Ru, "Маме помогли оформить пособие, спасибо"),
];

/// News: source, topic, sentiment, language, headline.
#[rustfmt::skip]
const NEWS: [(usize, Topic, Sentiment, Language, &str); 14] = [
    (0, Heating, Sentiment::Negative, Language::Kk, "Нұрсәт тұрғындары екінші күн жылусыз отыр"),
    (0, Transport, Sentiment::Negative, Language::Ru, "Почему автобусы Шымкента опаздывают"),
    (0, Water, Sentiment::Positive, Language::Kk, "Су құбыры бір күнде ауыстырылды"),
    (0, Culture, Sentiment::Neutral, Language::Kk, "Шымкентте кітап жәрмеңкесі ашылды"),
    (0, Education, Sentiment::Positive, Language::Ru, "Новая школа примет детей в январе"),
    (1, Roads, Sentiment::Neutral, Language::Ru, "На улице Туркестанской начат ремонт освещения"),
    (1, Heating, Sentiment::Neutral, Language::Kk, "Қазандықта жөндеу жұмысы жүріп жатыр"),
    (1, Yards, Sentiment::Positive, Language::Kk, "Абай саябағы жаңартылды"),
    (1, Social, Sentiment::Neutral, Language::Ru, "О порядке назначения адресной помощи"),
    (7, Roads, Sentiment::Negative, Language::Ru, "Открытый люк неделю ждёт крышки"),
    (7, Ecology, Sentiment::Negative, Language::Ru, "Шымкент снова в смоге: что горит по ночам"),
    (7, Health, Sentiment::Positive, Language::Ru, "Очереди на анализы стали короче"),
    (7, Economy, Sentiment::Neutral, Language::Ru, "Цены на картофель: обзор базаров"),
    (8, Waste, Sentiment::Negative, Language::Kk, "Қоқыс алаңдары неге тазаланбайды"),
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
        source("ug-line", "Юг-Line", SourceKind::Telegram, Publisher::Media),
        source("shahar", "Кешкі шаһар", SourceKind::Feed, Publisher::Media),
        source("neighbours", "Соседи | Самал", SourceKind::Vk, Publisher::Community),
    ]
}

fn spot(index: usize) -> Vec<Place> {
    let own = |code: &str, kk: &str, ru: &str| place(code, kk, ru, PlaceKind::District);
    match index {
        0 => vec![
            own("791710000", "Қаратау ауданы", "Каратауский район"),
            place("791710000", "Нұрсәт", "Нурсат", PlaceKind::Microdistrict),
        ],
        1 => vec![own("791310000", "Әл-Фараби ауданы", "Аль-Фарабийский район")],
        2 => vec![own("791510000", "Еңбекші ауданы", "Енбекшинский район")],
        3 => vec![own("791110000", "Абай ауданы", "Абайский район")],
        _ => vec![
            own("791910000", "Тұран ауданы", "Туранский район"),
            place("791910000", "Түркістан", "Туркестанская", PlaceKind::Street),
        ],
    }
}

/// A moment of the week, spread by `seed` and the same in every run.
fn moment(day: usize, seed: usize) -> Timestamp {
    let hour = 7 + (seed * 5 + day * 3) % 15;
    at(&format!("2026-11-{:02}T{hour:02}:{:02}:00", 16 + day, (seed * 7) % 60))
}

fn complaints(trouble: &Trouble, number: usize, sources: &[Source]) -> Vec<Signal> {
    let post = |nth: usize| {
        let (kazakh, from) = ((nth + number).is_multiple_of(2), [2, 2, 3, 9, 4, 2, 0][(nth + number) % 7]);
        let day = match trouble.state {
            Growing => 6 - (6 - nth * 7 / trouble.posts) * 2 / 3,
            Answered => 0,
            _ => nth * 6 / trouble.posts,
        };
        let text = if kazakh { trouble.kk } else { trouble.ru };
        let mut signal = signal(&sources[from], &format!("{number}-{nth}"), "2026-11-16T07:00:00", text);
        signal.at = moment(day, nth + number);
        signal.version_at = signal.at;
        signal.language = if kazakh { Language::Kk } else { Language::Ru };
        if nth % 6 == 5 {
            signal.language = Language::Mixed;
        }
        signal.signal_type = if nth % 5 == 4 { SignalType::Request } else { SignalType::Complaint };
        (signal.topic, signal.urgency, signal.places) = (trouble.topic, trouble.urgency, spot(trouble.spot));
        signal.department = Some(trouble.department.into());
        signal.groups = trouble.group.into_iter().filter(|_| nth.is_multiple_of(2)).collect();
        signal.url = signal.url.filter(|_| signal.publisher != Publisher::ServiceDesk);
        signal.reactions = Reactions {
            likes: Some((nth * 3) as u64),
            comments: Some(nth as u64),
            shares: None,
            views: (signal.kind != SourceKind::Feed).then_some((400 + nth * 130 + number * 17) as u64),
        };
        signal
    };
    let mut posts: Vec<_> = (0..trouble.posts).map(post).collect();
    posts.sort_by_key(|signal| signal.at);
    posts
}

fn reply(trouble: &Trouble, number: usize, asked: Timestamp, office: &Source) -> Option<Signal> {
    let (_, text) = trouble.answer?;
    let mut signal = signal(office, &format!("answer-{number}"), "2026-11-16T07:00:00", text);
    signal.at = asked + SignedDuration::from_hours([5, 19, 30, 54, 80][number % 5]);
    (signal.signal_type, signal.sentiment, signal.topic) =
        (SignalType::Response, Sentiment::Neutral, trouble.topic);
    Some(signal)
}

fn told(trouble: &Trouble, posts: &[Signal], reply: Option<&Signal>) -> Story {
    let mut members: Vec<&Signal> = posts.iter().chain(reply).collect();
    members.sort_by_key(|signal| signal.at);
    let mut told = story(trouble.state, &members);
    (told.headline_kk, told.headline_ru) = (Some(trouble.kk.into()), Some(trouble.ru.into()));
    told.groups = trouble.group.into_iter().collect();
    told.dangers = match trouble.topic {
        Emergency => vec![Danger::Gas],
        Roads if trouble.urgency == High => vec![Danger::Manhole],
        _ => Vec::new(),
    };
    told.quotes = posts.iter().step_by(1 + posts.len() / 3).map(quote).collect();
    told.voices = VoiceBand::of(posts.len() as u32 * 2 / 3);
    if let (Some(answer), Some((kind, _))) = (told.answers.first_mut(), trouble.answer) {
        answer.kind = kind;
    }
    if let (Some(change), Some(posts)) = (told.history.last_mut(), u32::try_from(posts.len()).ok()) {
        change.cause = match trouble.state {
            Forgotten => Cause::Silence { days: 9 + posts % 8 },
            _ => Cause::Pace { before: posts / 4, after: posts - posts / 4 },
        };
    }
    told
}

fn thanks(sources: &[Source]) -> Vec<Signal> {
    let read = |(n, (from, topic, language, text)): (usize, &(usize, Topic, Language, &str))| {
        let mut signal = signal(&sources[*from], &format!("thanks-{n}"), "2026-11-16T07:00:00", text);
        (signal.at, signal.topic, signal.language) = (moment(n % 7, n), *topic, *language);
        (signal.signal_type, signal.sentiment) = (SignalType::Praise, Sentiment::Positive);
        signal
    };
    THANKS.iter().enumerate().map(read).collect()
}

fn news(sources: &[Source]) -> Vec<Signal> {
    let read = |(n, (from, topic, sentiment, language, text)): (
        usize,
        &(usize, Topic, Sentiment, Language, &str),
    )| {
        let mut signal = signal(&sources[*from], &format!("news-{n}"), "2026-11-16T07:00:00", text);
        // One outlet fell silent in the middle of the week.
        let day = if *from == 7 { n % 3 } else { n % 7 };
        (signal.at, signal.topic, signal.language) = (moment(day, n), *topic, *language);
        (signal.signal_type, signal.sentiment, signal.title) =
            (SignalType::Report, *sentiment, Some((*text).into()));
        signal.reactions.views = (signal.kind == SourceKind::Telegram).then_some(5_200 + 311 * n as u64);
        signal
    };
    NEWS.iter().enumerate().map(read).collect()
}

/// The week.
pub fn rich() -> Given {
    let sources = sources();
    let (mut signals, mut stories) = (Vec::new(), Vec::new());
    for (number, trouble) in TROUBLES.iter().enumerate() {
        let posts = complaints(trouble, number, &sources);
        let reply = reply(trouble, number, posts[0].at, &sources[1]);
        stories.push(told(trouble, &posts, reply.as_ref()));
        signals.extend(posts);
        signals.extend(reply);
    }
    signals.extend(thanks(&sources));
    signals.extend(news(&sources));
    let earlier = |signal: &Signal| {
        let shifted = signal.at - SignedDuration::from_hours(24 * 7);
        let post = PostId::new(&signal.source, &format!("{} before", signal.post));
        Signal { at: shifted, version_at: shifted, post, ..signal.clone() }
    };
    let mut before: Vec<_> =
        signals.iter().enumerate().filter(|(n, _)| n % 5 != 0).map(|(_, s)| earlier(s)).collect();
    let extra = |n: usize| {
        let mut signal = signal(&sources[7], &format!("more-{n}"), "2026-11-10T07:00:00", "Жаңалық");
        (signal.signal_type, signal.sentiment) = (SignalType::Report, Sentiment::Neutral);
        signal
    };
    before.extend((0..6).map(extra));
    let now = Given::empty().now;
    let mut cursors: Vec<_> = sources.iter().map(|source| answered(source, now)).collect();
    cursors[5] = failed(&sources[5], now, Fault::Status, "expected 200, found 403");
    cursors[6].newest_post_at = Some(at("2026-10-02T10:00:00"));
    cursors[8] = failed(&sources[8], now, Fault::TimedOut, "no answer in 20 s");
    Given { before, stories, signals, cursors, sources, ..Given::empty() }
}

/// The seven weeks before it.
pub fn past() -> Vec<PeriodCount> {
    let mut period = rich().period;
    let count = |complaints: u32| {
        period = period.previous();
        PeriodCount { period, posts: complaints * 3 / 2, complaints, praise: complaints / 14, partial: false }
    };
    [176, 158, 149, 171, 163, 120, 188].into_iter().map(count).collect()
}
