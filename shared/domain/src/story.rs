//! A story: posts about the same trouble, followed until it is answered.

use crate::{
    CityId, Group, Language, Place, PostId, Publisher, Sentiment, SignalType, SourceId, StoryId, Topic,
    Urgency,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Where a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StoryState {
    /// Just begun.
    New,
    /// More posts than before.
    Growing,
    /// Goes on as before.
    Steady,
    /// An official source has responded.
    Answered,
    /// Complaints returned after an answer.
    Reopened,
    /// Complaints go on and no official answer came.
    Forgotten,
    /// Nobody speaks of it any more.
    Quiet,
}

impl StoryState {
    /// The code used in output and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Growing => "growing",
            Self::Steady => "steady",
            Self::Answered => "answered",
            Self::Reopened => "reopened",
            Self::Forgotten => "forgotten",
            Self::Quiet => "quiet",
        }
    }
}

/// What moved a story into a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Cause {
    /// The first post.
    FirstPost {
        /// Which.
        post: PostId,
    },
    /// The counts of two spans of time.
    Pace {
        /// Posts in the span before.
        before: u32,
        /// Posts in the span that ended at the change.
        after: u32,
    },
    /// An official answer.
    Answer {
        /// Which post answers.
        post: PostId,
    },
    /// A complaint after an answer.
    Complaint {
        /// Which post complains again.
        post: PostId,
    },
    /// Time that went by, in whole days.
    Silence {
        /// How many days.
        days: u32,
    },
}

/// A change of state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// To what.
    pub state: StoryState,
    /// Why.
    pub cause: Cause,
}

/// How far an answer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// "We will look into it".
    Promise,
    /// Work has begun or is planned for a time.
    Underway,
    /// "It is repaired".
    Done,
    /// An explanation without a promise.
    Explained,
}

/// An official answer to a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The answering post.
    pub post: PostId,
    /// Who answers.
    pub source: SourceId,
    /// When.
    pub at: Timestamp,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// How far it goes.
    pub kind: AnswerKind,
}

/// One post of a story, as little of it as the story needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The post.
    pub post: PostId,
    /// Where it was read.
    pub source: SourceId,
    /// Who speaks there.
    pub publisher: Publisher,
    /// When it counts.
    pub at: Timestamp,
    /// What it does.
    pub signal_type: SignalType,
    /// Towards the service.
    pub sentiment: Sentiment,
    /// Its language.
    pub language: Language,
    /// The earlier post that this one repeats nearly word for word.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub echo_of: Option<PostId>,
}

impl Member {
    /// Whether it says that something is wrong or has to be done.
    pub fn is_trouble(&self) -> bool {
        matches!(self.signal_type, SignalType::Complaint | SignalType::Request)
    }
}

/// A number of distinct voices that is safe to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoiceBand {
    /// Nobody counted (newsrooms and service desks have no voices).
    None,
    /// One to four.
    Few,
    /// Five or more: rounded down to a multiple of five.
    AtLeast(u32),
}

/// Fewer voices than this are never shown as a number.
pub const VOICE_THRESHOLD: u32 = 5;

impl VoiceBand {
    /// The band of an exact count.
    pub fn of(count: u32) -> Self {
        match count {
            0 => Self::None,
            few if few < VOICE_THRESHOLD => Self::Few,
            many => Self::AtLeast(many - many % VOICE_THRESHOLD),
        }
    }
}

/// Words of a post that may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The post.
    pub post: PostId,
    /// Its source.
    pub source: SourceId,
    /// When.
    pub at: Timestamp,
    /// Its language.
    pub language: Language,
    /// Redacted, short; empty where words must not outlive their source.
    pub text: String,
    /// The public address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
}

/// What is shown before everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Danger {
    /// Drugs are offered or hidden.
    Drugs,
    /// Gas is smelt, leaks, poisons or explodes.
    Gas,
    /// An open manhole.
    Manhole,
    /// Somebody incites minors to harm themselves.
    SelfHarm,
    /// Violence or a threat of it.
    Violence,
}

impl Danger {
    /// Every danger.
    pub const ALL: &'static [Self] = &[Self::Drugs, Self::Gas, Self::Manhole, Self::SelfHarm, Self::Violence];

    /// The code used in tables, output and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Drugs => "drugs",
            Self::Gas => "gas",
            Self::Manhole => "manhole",
            Self::SelfHarm => "self_harm",
            Self::Violence => "violence",
        }
    }
}

/// Posts about the same trouble at the same place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// A hash of the city and the first post.
    pub id: StoryId,
    /// Whose story.
    pub city: CityId,
    /// What it is about.
    pub topic: Topic,
    /// Where, widest first.
    pub places: Vec<Place>,
    /// A neutral redacted headline from its Kazakh posts, if it has any.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub headline_kk: Option<String>,
    /// A neutral redacted headline from its Russian posts, if it has any.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub headline_ru: Option<String>,
    /// The first post.
    pub first_seen: Timestamp,
    /// The last post.
    pub last_seen: Timestamp,
    /// Where it stands.
    pub state: StoryState,
    /// How it came there, oldest first.
    pub history: Vec<Change>,
    /// The highest urgency of its complaints.
    pub urgency: Urgency,
    /// Dangers its posts speak of, sorted; such a story is shown first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dangers: Vec<Danger>,
    /// Whom it is about.
    pub groups: Vec<Group>,
    /// Distinct voices, banded. For rules alone: whoever compares two of these that are one post apart learns that four voices
    /// became five.
    pub voices: VoiceBand,
    /// The voices that may be shown, counted anew only with each fifth complaint of a week; nothing in stories that were built
    /// before there was such a band, and in digests, which show it as `voices`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_voices: Option<VoiceBand>,
    /// The body in charge.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub department: Option<String>,
    /// Official answers, oldest first.
    pub answers: Vec<Answer>,
    /// Words that show it, chosen for spread.
    pub quotes: Vec<Quote>,
    /// Its posts, oldest first.
    pub members: Vec<Member>,
}

impl Story {
    /// Posts that are no echoes of another.
    pub fn originals(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.echo_of.is_none())
    }

    /// How many complaints and requests it holds.
    pub fn complaints(&self) -> usize {
        self.members.iter().filter(|member| member.is_trouble()).count()
    }

    /// Whether its words and links would point at one resident: the only original post that complains stands where
    /// residents write. What newsrooms and bodies say, they say in public. Digests and alerts withhold such words.
    pub fn points_at_one(&self) -> bool {
        let mut residents = self.originals().filter(|member| member.publisher.residents_write());
        let alone = residents.next().is_some() && residents.next().is_none();
        let public =
            self.originals().any(|member| !member.publisher.residents_write() && member.is_trouble());
        alone && !public && self.complaints() > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_of_voices_are_never_shown() {
        let cases = [
            (0, VoiceBand::None),
            (1, VoiceBand::Few),
            (4, VoiceBand::Few),
            (5, VoiceBand::AtLeast(5)),
            (14, VoiceBand::AtLeast(10)),
        ];
        for (count, band) in cases {
            assert_eq!(VoiceBand::of(count), band, "{count}");
        }
    }
}
