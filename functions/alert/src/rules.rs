//! The rules: a story in, alerts out. Pure.

use belgi_domain::{CityId, Story, StoryId, StoryState, Topic, Urgency, VoiceBand};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeSet;

/// Why an alert fires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A critical story that at least two sources or five voices speak of and nobody has answered.
    Danger,
    /// Complaints go on and no official answer came.
    Forgotten,
}

impl Rule {
    /// The code used in keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Forgotten => "forgotten",
        }
    }
}

/// What people are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// The same for the same rule, story and turn of events; receivers know a repetition by it.
    pub key: String,
    /// Which rule fired.
    pub rule: Rule,
    /// Whose story.
    pub city: CityId,
    /// Which story.
    pub story: StoryId,
    /// Its topic.
    pub topic: Topic,
    /// Its urgency.
    pub urgency: Urgency,
    /// Where it stands.
    pub state: StoryState,
    /// Its headline in Kazakh.
    pub headline_kk: Option<String>,
    /// Its headline in Russian.
    pub headline_ru: Option<String>,
    /// Places in Kazakh, widest first.
    pub places: Vec<String>,
    /// The body in charge.
    pub department: Option<String>,
    /// The first post.
    pub first_seen: Timestamp,
    /// The last post.
    pub last_seen: Timestamp,
    /// Posts, echoes included.
    pub posts: usize,
    /// Complaints and requests.
    pub complaints: usize,
    /// Distinct voices, banded.
    pub voices: VoiceBand,
    /// Distinct sources.
    pub sources: usize,
    /// Public posts to read.
    pub links: Vec<String>,
}

/// What fires for `story` as it stands.
pub fn alerts_of(story: &Story) -> Vec<Alert> {
    let sources: BTreeSet<_> = story.members.iter().map(|member| &member.source).collect();
    let heard = sources.len() >= 2 || matches!(story.voices, VoiceBand::AtLeast(_));
    let danger = story.urgency == Urgency::Critical && heard && is_open(story.state);
    let forgotten = story.state == StoryState::Forgotten;
    let fired = [(danger, Rule::Danger), (forgotten, Rule::Forgotten)];
    fired.into_iter().filter(|(fires, _)| *fires).map(|(_, rule)| alert(story, rule, sources.len())).collect()
}

fn is_open(state: StoryState) -> bool {
    matches!(state, StoryState::New | StoryState::Growing | StoryState::Steady | StoryState::Reopened)
}

fn alert(story: &Story, rule: Rule, sources: usize) -> Alert {
    // A danger that was answered and returns is told again; one that merely grows is not.
    let turn = story.history.iter().rfind(|change| match rule {
        Rule::Danger => change.state == StoryState::Reopened,
        Rule::Forgotten => change.state == StoryState::Forgotten,
    });
    let since = turn.map_or(story.first_seen, |change| change.at);
    Alert {
        key: format!("{}#{}#{since}", rule.code(), story.id),
        rule,
        city: story.city.clone(),
        story: story.id.clone(),
        topic: story.topic,
        urgency: story.urgency,
        state: story.state,
        headline_kk: story.headline_kk.clone(),
        headline_ru: story.headline_ru.clone(),
        places: story.places.iter().map(|place| place.name.clone()).collect(),
        department: story.department.clone(),
        first_seen: story.first_seen,
        last_seen: story.last_seen,
        posts: story.members.len(),
        complaints: story.complaints(),
        voices: story.voices,
        sources,
        links: story.quotes.iter().filter_map(|quote| quote.url.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_domain::{Cause, Change, Language, Member, PostId, Publisher, Sentiment, SignalType};

    fn member(source: &str) -> Member {
        let source = source.parse().unwrap();
        Member {
            post: PostId::new(&source, "1"),
            source,
            publisher: Publisher::Community,
            at: Timestamp::UNIX_EPOCH,
            signal_type: SignalType::Complaint,
            sentiment: Sentiment::Negative,
            language: Language::Kk,
            echo_of: None,
        }
    }

    fn story(urgency: Urgency, state: StoryState, voices: u32, sources: &[&str]) -> Story {
        let city: CityId = "shymkent".parse().unwrap();
        let members: Vec<Member> = sources.iter().map(|source| member(source)).collect();
        let post = members[0].post.clone();
        Story {
            id: StoryId::new(&city, &post),
            city,
            topic: Topic::Gas,
            places: vec![],
            headline_kk: None,
            headline_ru: None,
            first_seen: Timestamp::UNIX_EPOCH,
            last_seen: Timestamp::UNIX_EPOCH,
            state,
            history: vec![Change { at: Timestamp::UNIX_EPOCH, state, cause: Cause::FirstPost { post } }],
            urgency,
            groups: vec![],
            voices: VoiceBand::of(voices),
            department: None,
            answers: vec![],
            dangers: vec![],
            quotes: vec![],
            members,
        }
    }

    #[test]
    fn the_rules_fire_as_written() {
        use StoryState::{Answered, Forgotten, New, Reopened};
        let cases: [(Story, &[Rule]); 6] = [
            (story(Urgency::Critical, New, 1, &["aa"]), &[]),
            (story(Urgency::Critical, New, 1, &["aa", "bb"]), &[Rule::Danger]),
            (story(Urgency::Critical, Reopened, 5, &["aa"]), &[Rule::Danger]),
            (story(Urgency::Critical, Answered, 9, &["aa", "bb"]), &[]),
            (story(Urgency::High, New, 9, &["aa", "bb"]), &[]),
            (story(Urgency::Normal, Forgotten, 1, &["aa"]), &[Rule::Forgotten]),
        ];
        for (story, expect) in cases {
            let fired: Vec<Rule> = alerts_of(&story).iter().map(|alert| alert.rule).collect();
            assert_eq!(fired, expect, "{:?} {:?}", story.urgency, story.state);
        }
    }

    #[test]
    fn an_alert_keeps_its_key_while_the_story_grows() {
        let small = story(Urgency::Critical, StoryState::New, 0, &["aa", "bb"]);
        let mut grown = small.clone();
        grown.members.push(member("cc"));
        grown.state = StoryState::Growing;
        assert_eq!(alerts_of(&small)[0].key, alerts_of(&grown)[0].key);
    }

    #[test]
    fn a_small_number_of_voices_stays_a_band() {
        let few = story(Urgency::Normal, StoryState::Forgotten, 3, &["aa"]);
        let json = serde_json::to_string(&alerts_of(&few)[0]).unwrap();
        assert!(json.contains("\"voices\":\"few\""), "{json}");
    }
}
