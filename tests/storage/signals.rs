//! Signals: the latest version of a post counts, and a period finds its own.

use crate::values::{at, city, post_id, signal};
use belgi_domain::{Period, PeriodKind, Signal};
use belgi_store::Store;
use jiff::civil::date;

pub async fn rules(store: &Store) {
    what_is_written_is_read_again(store).await;
    a_later_version_wins_in_whatever_order_they_come(store).await;
    a_withdrawn_post_stays_so_when_an_older_version_comes_late(store).await;
    a_period_finds_what_lies_in_it(store).await;
    many_are_read_in_pages(store).await;
}

async fn read(store: &Store, number: usize) -> Signal {
    store.signals(vec![post_id(number)]).await.unwrap().remove(0)
}

async fn what_is_written_is_read_again(store: &Store) {
    let full = signal(1, "2026-10-01T06:00:00Z");
    let bare = Signal {
        url: None,
        title: None,
        excerpt: String::new(),
        parent: None,
        voice: None,
        groups: vec![],
        places: vec![],
        department: None,
        fingerprint: 0,
        stems: vec![],
        evidence: vec![],
        corrected: Default::default(),
        second_opinion: Default::default(),
        ..signal(2, "2026-10-01T06:00:00.000000001Z")
    };
    for written in [full, bare] {
        store.put_signal(&written).await.unwrap();
        assert_eq!(store.signals(vec![written.post.clone()]).await.unwrap(), [written]);
    }
}

async fn a_later_version_wins_in_whatever_order_they_come(store: &Store) {
    let version = |moment: &str, words: &str| Signal {
        version_at: at(moment),
        excerpt: words.to_owned(),
        ..signal(10, "2026-10-02T06:00:00Z")
    };
    // The moment of the version that comes, its words, and the words that stand there afterwards.
    let arrivals = [
        ("2026-10-02T06:00:00Z", "first", "first"),
        ("2026-10-02T07:00:00Z", "second", "second"),
        ("2026-10-02T06:00:00Z", "first again, late", "second"),
        ("2026-10-02T07:00:00Z", "second, read anew", "second, read anew"),
        ("2026-10-02T07:00:00.5Z", "half a second later", "half a second later"),
        ("2026-10-02T07:00:00.25Z", "a quarter of a second, late", "half a second later"),
        ("2026-10-02T07:00:00Z", "second, late", "half a second later"),
        ("2026-10-02T07:00:00.51Z", "a hundredth later", "a hundredth later"),
    ];
    for (moment, words, expect) in arrivals {
        store.put_signal(&version(moment, words)).await.unwrap();
        assert_eq!(read(store, 10).await.excerpt, expect, "after `{words}` of {moment}");
    }
}

/// An edit that names another city was read before the version that it replaced, which came late and stood for ever.
async fn a_withdrawn_post_stays_so_when_an_older_version_comes_late(store: &Store) {
    let day = Period::of(PeriodKind::Day, date(2026, 10, 3));
    let version = |moment: &str| Signal { version_at: at(moment), ..signal(15, "2026-10-03T06:00:00Z") };
    let standing = async || {
        let read = store.signals(vec![post_id(15)]).await.unwrap();
        assert_eq!(store.signals_of(&city("shymkent"), day).await.unwrap(), read);
        read.into_iter().map(|signal| signal.version_at).collect::<Vec<_>>()
    };
    store.put_signal(&version("2026-10-03T06:00:00Z")).await.unwrap();
    store.withdraw_signal(&post_id(15), at("2026-10-03T05:00:00Z")).await.unwrap();
    assert_eq!(standing().await, [at("2026-10-03T06:00:00Z")], "an older version takes nothing back");
    store.withdraw_signal(&post_id(15), at("2026-10-03T08:00:00Z")).await.unwrap();
    assert_eq!(standing().await, []);
    store.put_signal(&version("2026-10-03T07:00:00Z")).await.unwrap();
    assert_eq!(standing().await, [], "the version of seven o'clock comes late");
    store.put_signal(&version("2026-10-03T09:00:00Z")).await.unwrap();
    assert_eq!(standing().await, [at("2026-10-03T09:00:00Z")]);
}

async fn a_period_finds_what_lies_in_it(store: &Store) {
    let week = Period::of(PeriodKind::Week, date(2026, 11, 22));
    let inside = ["2026-11-15T19:00:00Z", "2026-11-18T00:00:00Z", "2026-11-22T18:59:59.999999999Z"];
    let outside = ["2026-11-15T18:59:59.999999999Z", "2026-11-22T19:00:00Z"];
    let mut expect: Vec<_> = inside.iter().zip(20..).map(|(moment, number)| signal(number, moment)).collect();
    // Two posts of one moment are told in the order of their ids.
    expect.push(signal(30, inside[1]));
    expect.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
    let others = outside.iter().zip(40..).map(|(moment, number)| signal(number, moment));
    let elsewhere = Signal { city: city("almaty"), ..signal(50, inside[1]) };
    store
        .put_signals(&expect.iter().rev().cloned().chain(others).chain([elsewhere]).collect::<Vec<_>>())
        .await
        .unwrap();
    assert_eq!(store.signals_of(&city("shymkent"), week).await.unwrap(), expect);
    let days =
        store.signals_between(&city("shymkent"), date(2026, 11, 16), date(2026, 11, 18)).await.unwrap();
    assert_eq!(days, [signal(20, inside[0])], "the last day is not part of it");
    let indexed = store.indexed_signals(&city("shymkent"), week.first, week.day_after()).await.unwrap();
    assert_eq!(indexed, expect, "the index bears all that signals say");
    assert_eq!(store.signals_of(&city("oral"), week).await.unwrap(), []);
}

/// One BatchGetItem takes a hundred keys, and a query a megabyte.
async fn many_are_read_in_pages(store: &Store) {
    let day = Period::of(PeriodKind::Day, date(2026, 10, 5));
    let mut many: Vec<_> = (1_000..1_250).map(|number| signal(number, "2026-10-05T06:00:00Z")).collect();
    store.put_signals(&many).await.unwrap();
    many.sort_by(|a, b| a.post.cmp(&b.post));
    let mut wanted: Vec<_> = many.iter().map(|signal| signal.post.clone()).collect();
    // A post asked for twice is told once, and one that does not exist not at all.
    wanted.extend([wanted[7].clone(), post_id(999_999)]);
    let mut found = store.signals(wanted).await.unwrap();
    found.sort_by(|a, b| a.post.cmp(&b.post));
    assert_eq!(found, many);
    assert_eq!(store.signals_of(&city("shymkent"), day).await.unwrap(), many);
    assert_eq!(store.indexed_signals(&city("shymkent"), day.first, day.day_after()).await.unwrap(), many);
    assert_eq!(store.signals(vec![]).await.unwrap(), []);
}
