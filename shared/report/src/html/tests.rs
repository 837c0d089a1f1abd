mod rich;

use super::*;
use crate::compose;
use crate::sample::{Given, answered, at, departments, failed, place, signal, source, story, week};
use belgi_domain::*;
use std::collections::BTreeSet;

fn composed(given: &Given) -> Digest {
    let mut digest = compose(&crate::inputs!(crate::Inputs, given));
    digest.departments = departments();
    digest
}

fn page(given: &Given, speech: Speech) -> String {
    html(&composed(given), speech).unwrap()
}

/// What stands between quotes after `attribute`, everywhere in the page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    page.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The text between two marks, both left out.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap();
    rest.split_once(to).unwrap().0
}

#[test]
fn a_card_reads_like_this() {
    let page = page(&week(), Speech::Kk);
    insta::assert_snapshot!("card_kk", between(&page, "<div class=\"cards\">", "</article>").trim());
    insta::assert_snapshot!("lead_kk", between(&page, "<div class=\"lead\">", "</div>").trim());
}

#[test]
fn a_page_is_the_same_whatever_the_order_of_its_inputs() {
    let given = week();
    for speech in Speech::ALL {
        assert_eq!(page(&given, speech), page(&given.reversed(), speech));
    }
}

#[test]
fn a_page_loads_and_runs_nothing_and_allows_only_its_style() {
    let page = page(&week(), Speech::Ru);
    let style = between(&page, "<style>", "</style>");
    let hash = base64::encode(&Sha256::digest(style.as_bytes()));
    assert!(page.contains(&format!("default-src &#39;none&#39;; style-src &#39;sha256-{hash}&#39;")));
    let script = between(&page, "<script>", "</script>");
    let hash = base64::encode(&Sha256::digest(script.as_bytes()));
    assert!(page.contains(&format!("; script-src &#39;sha256-{hash}&#39;;")));
    assert_eq!(page.matches("<script").count(), 1);
    for forbidden in [
        "<link",
        "<img",
        "<iframe",
        "@import",
        "url(h",
        " style=\"",
        " src=\"",
        "<form",
        " onclick",
        "innerHTML",
    ] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(
        !values(&page, "href").iter().any(|link| !link.starts_with('#') && !link.starts_with("https://"))
    );
    assert_eq!(
        page.matches("href=\"https://").count(),
        page.matches("rel=\"noopener noreferrer nofollow\"").count()
    );
}

/// Words of hostile posts, and what may never be in the page because of them.
const HOSTILE: [(&str, &str); 8] = [
    ("<script>alert(1)</script>", "<script>alert"),
    ("<img src=x onerror=alert(1)>", "<img"),
    ("\"><svg/onload=alert(1)>", "<svg/"),
    ("</style><style>*{display:none}", "</style><style>"),
    ("' onmouseover='alert(1)", "' onmouseover='"),
    ("{{ w.say(\"x\") }} { $count }", "⟦"),
    ("а\u{202e}тең", "\u{202e}"),
    ("нөл\u{200b}дік", "\u{200b}"),
];

#[test]
fn hostile_words_stay_words_wherever_they_stand() {
    for (hostile, never) in HOSTILE {
        let source = source("our-city", hostile, SourceKind::Vk, Publisher::Community);
        let paper = crate::sample::source("paper", hostile, SourceKind::Feed, Publisher::Official);
        let mut first = signal(&source, "1", "2026-11-17T10:00:00", hostile);
        first.places = vec![place("791110000", hostile, hostile, PlaceKind::District)];
        first.department = Some(hostile.into());
        let mut second = signal(&paper, "2", "2026-11-17T11:00:00", hostile);
        (second.signal_type, second.title) = (SignalType::Report, Some(hostile.into()));
        let mut third = signal(&source, "3", "2026-11-17T12:00:00", hostile);
        third.signal_type = SignalType::Praise;
        let mut told = story(StoryState::Growing, &[&first, &third]);
        told.headline_kk = Some(hostile.into());
        let now = Given::empty().now;
        let mut given = Given {
            cursors: vec![failed(&source, now, Fault::Malformed, hostile)],
            signals: vec![first, second, third],
            stories: vec![told],
            sources: vec![source, paper],
            ..Given::empty()
        };
        (given.city.kk, given.city.contact) = (hostile.into(), hostile.into());
        let page = page(&given, Speech::Kk);
        assert!(!page.contains(never), "{never}");
        balanced(&page);
    }
}

#[test]
fn hostile_links_are_no_links() {
    let source = source("our-city", "Қала", SourceKind::Vk, Publisher::Community);
    for url in
        ["javascript:alert(1)", "data:text/html,<b>", "https://a.example/\"><b>", "//a.example", "vbscript:x"]
    {
        let mut praise = signal(&source, "1", "2026-11-17T10:00:00", "рақмет");
        (praise.signal_type, praise.url) = (SignalType::Praise, Some(url.into()));
        let told = story(StoryState::Growing, &[&praise]);
        let page = page(&Given { signals: vec![praise], stories: vec![told], ..Given::empty() }, Speech::Kk);
        assert!(values(&page, "href").iter().all(|link| link.starts_with('#')), "{url}");
    }
}

/// Panics where a tag is not closed in order.
fn balanced(page: &str) {
    let (head, rest) = page.split_once("<style>").unwrap();
    let body = rest.split_once("</style>").unwrap().1.split_once("<script>").unwrap().0;
    let body = &format!("{body}</body></html>");
    let mut open: Vec<&str> = Vec::new();
    for tag in [head, body].into_iter().flat_map(|part| part.split('<').skip(1)) {
        let whole = tag.split('>').next().unwrap();
        let name = whole.split([' ', '\n', '/']).find(|name| !name.is_empty()).unwrap_or_default();
        match whole {
            _ if whole.starts_with('/') => assert_eq!(open.pop(), Some(name), "closed out of order"),
            _ if whole.ends_with('/') || ["!doctype", "meta", "input"].contains(&name) => {}
            _ => open.push(name),
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

#[test]
fn a_page_is_well_formed_and_its_anchors_lead_somewhere() {
    for speech in Speech::ALL {
        for given in [week(), Given::empty()] {
            let page = page(&given, speech);
            balanced(&page);
            let ids = values(&page, "id");
            let unique: BTreeSet<_> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "an id stands twice");
            for target in values(&page, "href").iter().filter_map(|link| link.strip_prefix('#')) {
                assert!(unique.contains(&target), "#{target} leads nowhere");
            }
            assert_eq!(page.matches("<h1>").count(), 1);
            assert!(page.contains(&format!("<html lang=\"{speech}\">")));
        }
    }
}

#[test]
fn no_complaints_never_looks_like_no_data() {
    let sources = [
        source("one", "Бір", SourceKind::Feed, Publisher::Media),
        source("two", "Екі", SourceKind::Feed, Publisher::Media),
    ];
    let now = Given::empty().now;
    let good = |index: usize| answered(&sources[index], now);
    let bad = |index: usize| failed(&sources[index], now, Fault::TimedOut, "no answer in 20 s");
    let silent = Cursor { posts: 0, newest_post_at: None, ..good(1) };
    let stale = Cursor { newest_post_at: Some(at("2026-10-01T00:00:00")), ..good(1) };
    let cases = [
        (vec![bad(0), bad(1)], "notice warn", "Дерек жоқ: қосылған 2 дереккөздің ешқайсысынан"),
        (vec![], "notice warn", "Дерек жоқ: қосылған 2 дереккөздің ешқайсысынан"),
        (vec![good(0), bad(1)], "notice warn", "Шағым табылмады, бірақ дерек толық емес"),
        (vec![good(0), silent], "notice warn", "Олар: Екі (жазбасыз жауап береді)."),
        (vec![good(0), stale], "notice warn", "Олар: Екі (көптен жаңармаған)."),
        (
            vec![good(0), good(1)],
            "notice calm",
            "Барлық дереккөз жауап берді: шағым да, өтініш те табылмады.",
        ),
    ];
    for (cursors, tone, expect) in cases {
        let page = page(&Given { sources: sources.to_vec(), cursors, ..Given::empty() }, Speech::Kk);
        assert!(page.contains(tone) && page.contains(expect), "expected `{expect}`");
        let unsure = page.contains("Дерек толық болмағандықтан");
        assert_eq!(unsure, tone == "notice warn", "{expect}");
    }
    assert!(page(&Given::empty(), Speech::Kk).contains("бірде-бір дереккөз қосылмаған"));
}

#[test]
fn voices_are_shown_in_bands_only() {
    let source = source("our-city", "Қала", SourceKind::Vk, Publisher::Community);
    let first = signal(&source, "1", "2026-11-17T10:00:00", "су жоқ");
    let bands = [
        (0, "есептелмейді"),
        (1, "&#60;5"),
        (4, "&#60;5"),
        (5, "кемінде 5"),
        (9, "кемінде 5"),
        (23, "кемінде 20"),
    ];
    for (count, expect) in bands {
        let told = Story { voices: VoiceBand::of(count), ..story(StoryState::Growing, &[&first]) };
        let page = page(&Given { stories: vec![told], ..Given::empty() }, Speech::Kk);
        assert_eq!(between(&page, "<dt>Әртүрлі дауыс</dt><dd>", "</dd>"), expect, "{count}");
    }
}

#[test]
fn an_unfinished_period_says_so() {
    let given = Given { now: at("2026-11-18T12:00:00"), ..week() };
    let cases =
        [(Speech::Kk, "18 қараша, 12:00 дейінгі деректер"), (Speech::Ru, "данные по 18 ноября, 12:00")];
    for (speech, expect) in cases {
        assert!(page(&given, speech).contains(expect));
        assert!(!page(&week(), speech).contains("class=\"partial\""));
    }
}

#[test]
fn a_story_is_shown_under_one_heading() {
    let page = page(&week(), Speech::Ru);
    let shown = page.matches("<article").count() + page.matches("<li id=\"s-").count();
    assert_eq!(shown, week().stories.len());
}

#[test]
fn labels_that_staff_put_right_are_marked() {
    let source = source("our-city", "Қала", SourceKind::Vk, Publisher::Community);
    let mut thanks = signal(&source, "1", "2026-11-17T10:00:00", "рахмет");
    (thanks.signal_type, thanks.sentiment) = (SignalType::Praise, Sentiment::Positive);
    thanks.corrected.insert("signal_type".to_owned());
    let mut dry = signal(&source, "2", "2026-11-17T10:00:00", "су жоқ");
    dry.urgency = Urgency::Critical;
    dry.corrected.extend(["topic".to_owned(), "urgency".to_owned()]);
    let stories = vec![story(StoryState::New, &[&dry])];
    let given = Given { stories, signals: vec![dry, thanks], ..Given::empty() };
    let page = page(&given, Speech::Ru);
    assert!(between(&page, "<section id=\"praise\"", "</section>").contains("исправлено сотрудниками: вид"));
    let card = between(&page, "<article", "</article>");
    assert!(card.contains("1 запись (исправлено сотрудниками: тема, срочность)"), "{card}");
    assert!(page.contains("У 2 записей этого периода метки исправили сотрудники"));
    let digest = composed(&given);
    assert_eq!(digest.corrected.len(), 2);
    assert!(!self::page(&week(), Speech::Ru).contains("исправили сотрудники"));
}

#[test]
fn a_first_period_is_compared_with_nothing() {
    let given = Given { before: Vec::new(), ..week() };
    let first = page(&given, Speech::Kk);
    assert!(first.contains("Алдыңғы кезеңнің деректері жоқ") && first.contains("салыстыратын дерек жоқ"));
    assert!(!first.contains("▲") && page(&week(), Speech::Kk).contains("▲"));
}
