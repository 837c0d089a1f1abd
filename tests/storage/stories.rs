//! Stories of any length come back whole.

use crate::values::{at, city, place, post_id, source};
use belgi_domain::{
    Answer, AnswerKind, Cause, Change, CityId, Group, Language, Member, Passage, PassageKind, Publisher,
    Quote, Sentiment, SignalType, Story, StoryId, StoryState, Topic, Urgency, VoiceBand,
};
use belgi_store::Store;

pub async fn rules(store: &Store) {
    a_story_is_read_as_it_was_written(store).await;
    a_story_is_replaced_and_deleted(store).await;
    a_long_story_is_kept_whole(store).await;
    many_stories_are_read_in_pages(store).await;
    what_became_of_a_name_is_kept_beside_the_stories(store).await;
}

fn member(number: usize) -> Member {
    Member {
        post: post_id(number),
        source: source("forum"),
        publisher: Publisher::Community,
        at: at("2026-11-22T06:00:00Z") + jiff::SignedDuration::from_secs(number.try_into().unwrap()),
        signal_type: SignalType::Complaint,
        sentiment: Sentiment::Negative,
        language: Language::Kk,
        echo_of: number.is_multiple_of(3).then(|| post_id(number + 1)),
    }
}

/// A story that began with the post `first` and has so many members.
fn story(city: &CityId, first: usize, members: usize) -> Story {
    Story {
        id: StoryId::new(city, &post_id(first)),
        city: city.clone(),
        topic: Topic::Heating,
        places: vec![place()],
        headline_kk: Some("27 шағынауданда жылу жоқ".into()),
        headline_ru: None,
        first_seen: at("2026-11-20T06:00:00Z"),
        last_seen: at("2026-11-22T06:00:00.5Z"),
        state: StoryState::Reopened,
        history: vec![
            Change {
                at: at("2026-11-20T06:00:00Z"),
                state: StoryState::New,
                cause: Cause::FirstPost { post: post_id(first) },
            },
            Change {
                at: at("2026-11-21T06:00:00Z"),
                state: StoryState::Growing,
                cause: Cause::Pace { before: 1, after: 9 },
            },
        ],
        urgency: Urgency::Critical,
        groups: vec![Group::Elderly],
        dangers: Vec::new(),
        voices: VoiceBand::AtLeast(15),
        shown_voices: None,
        department: Some("heating-networks".into()),
        answers: vec![Answer {
            post: post_id(first + 1),
            source: source("akimat"),
            at: at("2026-11-21T12:00:00Z"),
            url: None,
            kind: AnswerKind::Promise,
        }],
        quotes: vec![Quote {
            post: post_id(first),
            source: source("forum"),
            at: at("2026-11-20T06:00:00Z"),
            language: Language::Ru,
            text: "Холодно, ⟨name⟩".into(),
            url: Some("https://forum.example/1".into()),
        }],
        members: (first..first + members).map(member).collect(),
    }
}

async fn a_story_is_read_as_it_was_written(store: &Store) {
    let oral = city("oral");
    assert_eq!(store.stories(&oral).await.unwrap(), []);
    let written = story(&oral, 0, 2);
    store.put_stories(&[&written]).await.unwrap();
    assert_eq!(store.stories(&oral).await.unwrap(), [written]);
    assert_eq!(store.stories(&city("aktau")).await.unwrap(), []);
}

async fn a_story_is_replaced_and_deleted(store: &Store) {
    let taraz = city("taraz");
    let mut stories = [story(&taraz, 0, 1), story(&taraz, 10, 1)];
    stories.sort_by(|a, b| a.id.cmp(&b.id));
    let [gone, kept] = stories;
    let kept = Story { state: StoryState::Quiet, ..kept };
    store.put_stories(&[&gone, &Story { state: StoryState::New, ..kept.clone() }]).await.unwrap();
    store.put_stories(&[&kept]).await.unwrap();
    assert_eq!(store.stories(&taraz).await.unwrap(), [gone.clone(), kept.clone()]);
    // The second time there is nothing left to delete, and another city's story of that id is not meant.
    for _ in 0..2 {
        store.delete_stories(&taraz, std::slice::from_ref(&gone.id)).await.unwrap();
    }
    store.delete_stories(&city("aktau"), std::slice::from_ref(&kept.id)).await.unwrap();
    assert_eq!(store.stories(&taraz).await.unwrap(), [kept]);
}

async fn a_long_story_is_kept_whole(store: &Store) {
    let semey = city("semey");
    let long = story(&semey, 0, 3_000);
    store.put_stories(&[&long]).await.unwrap();
    assert_eq!(store.stories(&semey).await.unwrap(), [long]);
}

/// One answer to a query holds a megabyte; these stories together are larger.
async fn many_stories_are_read_in_pages(store: &Store) {
    let astana = city("astana");
    let mut many: Vec<_> = (0..20).map(|number| story(&astana, number * 2_000, 2_000)).collect();
    store.put_stories(&many.iter().collect::<Vec<_>>()).await.unwrap();
    many.sort_by(|a, b| a.id.cmp(&b.id));
    let found = store.stories(&astana).await.unwrap();
    assert!(found == many, "expected {} stories by id, found {}", many.len(), found.len());
}

async fn what_became_of_a_name_is_kept_beside_the_stories(store: &Store) {
    let kokshetau = city("kokshetau");
    let [old, new] = [story(&kokshetau, 0, 1), story(&kokshetau, 10, 1)];
    let passage = |kind, other: &Story, at: &str| Passage {
        story: old.id.clone(),
        kind,
        other: other.id.clone(),
        at: self::at(at),
        began: old.first_seen,
    };
    let merged = passage(PassageKind::Merged, &new, "2026-11-22T12:00:00Z");
    let split = passage(PassageKind::Split, &new, "2026-11-22T12:00:00Z");
    // A second run after a crash sees the same a quarter of an hour later.
    let again = passage(PassageKind::Merged, &new, "2026-11-22T12:15:00Z");
    store.put_stories(&[&new]).await.unwrap();
    store.put_passages(&kokshetau, &[merged.clone(), split.clone()]).await.unwrap();
    store.put_passages(&kokshetau, &[again]).await.unwrap();
    assert_eq!(
        store.stories(&kokshetau).await.unwrap(),
        std::slice::from_ref(&new),
        "passages are no stories"
    );
    assert_eq!(store.passages(&kokshetau).await.unwrap(), [merged, split.clone()]);
    let elsewhere = passage(PassageKind::Merged, &old, "2026-11-23T12:00:00Z");
    store.put_passages(&kokshetau, std::slice::from_ref(&elsewhere)).await.unwrap();
    assert_eq!(store.passages(&kokshetau).await.unwrap(), [elsewhere, split]);
    assert_eq!(store.passages(&city("aktau")).await.unwrap(), []);
}
