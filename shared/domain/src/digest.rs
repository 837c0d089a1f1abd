//! A digest: what a period said, as one value. Every file staff open is a rendering of it.
//!
//! The serialised form is the JSON file; fields may be added, none renamed. `schema` rises with every addition.

mod coverage;
mod reach;

use crate::{
    AnswerKind, City, Group, Language, Period, Place, PostId, Publisher, Sentiment, SignalType, SourceId,
    SourceKind, Story, StoryId, Topic, Urgency, VoiceBand,
};
pub use coverage::{Coverage, Gap, SourceRow};
use jiff::Timestamp;
use jiff::civil::Date;
pub use reach::{Reach, TopicReach};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The version of the JSON form.
pub const SCHEMA: u32 = 4;

/// What a period said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The version of this form, [`SCHEMA`].
    pub schema: u32,
    /// Whose digest.
    pub city: City,
    /// Which period.
    pub period: Period,
    /// Its name, such as `2026-W47`.
    pub name: String,
    /// Inclusive start.
    pub start: Timestamp,
    /// Exclusive end.
    pub end: Timestamp,
    /// Up to when posts are counted: the end, or the making of a partial digest.
    pub until: Timestamp,
    /// Whether it was made before its period was over.
    pub partial: bool,
    /// Posts, of this period perhaps, that were fetched and wait to be read or joined into stories.
    #[serde(default)]
    pub waiting: u32,
    /// When it was made again because data of its period came or changed after it had been told as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Timestamp>,
    /// A hash of the signals it was counted from: equal for equal signals.
    #[serde(default)]
    pub made_from: String,
    /// Numbers of this period.
    pub totals: Totals,
    /// Numbers of the period before, counted alike: of a partial digest over the same stretch of time.
    pub previous: Totals,
    /// Up to when posts of the period before are counted.
    pub previous_until: Timestamp,
    /// Posts a day, in the order of days.
    pub days: Vec<DayCount>,
    /// Complaints and requests by topic and district, most first.
    pub topics: Vec<TopicRow>,
    /// The districts that are columns of `topics`, by name.
    pub districts: Vec<Place>,
    /// Stories with posts in the period, most urgent first.
    pub stories: Vec<StoryEntry>,
    /// Praise, newest first.
    pub praise: Vec<Item>,
    /// Official publications and answers, newest first.
    pub official: Vec<Item>,
    /// How outlets and bodies wrote about local services, by outlet.
    pub outlets: Vec<OutletRow>,
    /// How many posts speak of each group.
    pub groups: BTreeMap<Group, u32>,
    /// The names of the departments that stories bear as codes; whoever has the configuration fills it in, and
    /// a department without a name is shown by its code.
    #[serde(default)]
    pub departments: BTreeMap<String, DepartmentName>,
    /// Which files of the configuration it was made with, as eight digits of their hash; whoever has them fills it in.
    #[serde(default)]
    pub configuration: Option<String>,
    /// Which sources stand behind all this, and which are missing.
    pub coverage: Coverage,
    /// Periods of the same kind up to this one, oldest first; this one is the last.
    #[serde(default)]
    pub course: Vec<PeriodCount>,
    /// The range in which the complaints of earlier periods usually lie; nothing while too few are known.
    #[serde(default)]
    pub usual: Option<UsualRange>,
    /// How each department answered, most stories first.
    #[serde(default)]
    pub answering: Vec<AnswerRow>,
    /// Stories whose last answer reports the trouble solved and of which nobody complained since.
    #[serde(default)]
    pub worked: Vec<StoryId>,
    /// What outlets and bodies published for or against local services, newest first.
    #[serde(default)]
    pub publications: Vec<Publication>,
    /// What the complaints and requests about each group are about, most first.
    #[serde(default)]
    pub group_topics: BTreeMap<Group, Vec<TopicCount>>,
    /// Posts of the period whose labels staff put right, oldest first.
    #[serde(default)]
    pub corrected: Vec<CorrectedPost>,
}

/// A post whose labels staff put right, with the labels as they are now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectedPost {
    /// The post.
    pub post: PostId,
    /// The label sets that were put right, such as `topic`.
    pub fields: BTreeSet<String>,
    /// What it does.
    pub signal_type: SignalType,
    /// Its topic.
    pub topic: Topic,
    /// How soon.
    pub urgency: Urgency,
    /// Its attitude to the service.
    pub sentiment: Sentiment,
}

/// Numbers of one period beside others of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodCount {
    /// Which.
    pub period: Period,
    /// Posts read.
    pub posts: u32,
    /// Complaints and requests.
    pub complaints: u32,
    /// Praise.
    pub praise: u32,
    /// Whether it was counted before it was over.
    #[serde(default)]
    pub partial: bool,
}

impl From<&Digest> for PeriodCount {
    fn from(digest: &Digest) -> Self {
        let of = |kind| digest.totals.by_type.get(&kind).copied().unwrap_or(0);
        Self {
            period: digest.period,
            posts: digest.totals.posts,
            complaints: of(SignalType::Complaint).saturating_add(of(SignalType::Request)),
            praise: of(SignalType::Praise),
            partial: digest.partial,
        }
    }
}

/// A range of complaints and requests a period, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsualRange {
    /// The lower end.
    pub low: u32,
    /// The upper end.
    pub high: u32,
    /// How many earlier periods it was taken from.
    pub of: u32,
}

/// How one department answered the stories of the period that hold a complaint or request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRow {
    /// Its code; nothing where no body is in charge.
    pub department: Option<String>,
    /// Stories.
    pub stories: u32,
    /// Of them answered.
    pub answered: u32,
    /// The median of the hours from the first complaint to the first answer.
    pub median_hours: Option<u32>,
    /// Within a day.
    pub day: Share,
    /// Within three days.
    pub three_days: Share,
    /// Without an answer and spoken of still.
    pub open: u32,
    /// Hours since the first complaint of the open story that waits longest.
    pub oldest_hours: Option<u32>,
    /// That story.
    pub oldest: Option<StoryId>,
}

/// Some of all; stories too young to have missed the limit are no part of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Answered in time.
    pub part: u32,
    /// Answered in time or overdue.
    pub whole: u32,
}

/// A publication for or against a local service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Where it stands.
    pub outlet: SourceId,
    /// Its attitude to the service.
    pub sentiment: Sentiment,
    /// The publication.
    pub item: Item,
}

/// How often a topic occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicCount {
    /// Which.
    pub topic: Topic,
    /// Posts.
    pub posts: u32,
}

/// What a department is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentName {
    /// In Kazakh.
    pub kk: String,
    /// In Russian.
    pub ru: String,
    /// In English.
    pub en: String,
}

/// Numbers of one period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Posts read, whatever they say.
    pub posts: u32,
    /// Posts that are civic signals: everything but reports and chat.
    pub signals: u32,
    /// By what they do.
    pub by_type: BTreeMap<SignalType, u32>,
    /// By sentiment.
    pub by_sentiment: BTreeMap<Sentiment, u32>,
    /// By language.
    pub by_language: BTreeMap<Language, u32>,
    /// By urgency, complaints and requests only.
    pub by_urgency: BTreeMap<Urgency, u32>,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    /// Which.
    pub day: Date,
    /// Posts.
    pub posts: u32,
    /// Complaints and requests.
    pub complaints: u32,
    /// Praise.
    pub praise: u32,
}

/// Complaints and requests of one topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicRow {
    /// Which topic.
    pub topic: Topic,
    /// In this period.
    pub total: u32,
    /// In the period before.
    pub previous: u32,
    /// In each district of [`Digest::districts`], in that order.
    pub by_district: Vec<u32>,
    /// Where no district is named.
    pub elsewhere: u32,
}

/// A story with what happened to it in the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryEntry {
    /// The story as it stood at the end of the period.
    pub story: Story,
    /// Its posts within the period, echoes included.
    pub posts: u32,
    /// Complaints and requests within the period.
    pub complaints: u32,
    /// Its voices, banded.
    pub voices: VoiceBand,
    /// Names of its sources, most posts first.
    pub sources: Vec<String>,
    /// Hours from the first complaint to the first answer.
    pub answer_hours: Option<u32>,
    /// How far the last answer goes.
    pub answer_kind: Option<AnswerKind>,
    /// Days since the last post, counted from [`Digest::until`].
    pub idle_days: u32,
    /// Why somebody has to act on it now, the gravest reason first; empty where it can wait.
    #[serde(default)]
    pub action: Vec<Reason>,
    /// Whether its words and headline are left out because they would point at one resident.
    #[serde(default)]
    pub withheld: bool,
}

/// Why a story needs action now; nobody has answered it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Reason {
    /// It speaks of a danger; which ones, the story says.
    Danger,
    /// Life, health or an essential service of many is at stake.
    Critical,
    /// It is of high urgency, and not one person's word.
    Heard {
        /// Its complaints and requests.
        complaints: u32,
    },
}

/// One post that a digest shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The post.
    pub post: PostId,
    /// The source's name.
    pub source: String,
    /// When.
    pub at: Timestamp,
    /// Its language.
    pub language: Language,
    /// Its topic.
    pub topic: Topic,
    /// What it does.
    pub signal_type: SignalType,
    /// Redacted headline or beginning; empty where words must not outlive their source.
    pub text: String,
    /// The public address.
    pub url: Option<String>,
    /// The label sets that staff put right, such as `topic`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub corrected: BTreeSet<String>,
}

/// How one outlet or body wrote about local services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletRow {
    /// Which source; one outlet has a row for each platform it publishes on.
    pub source: SourceId,
    /// The source's name.
    pub name: String,
    /// Which connector; tells the platforms of one outlet apart.
    pub kind: SourceKind,
    /// Who speaks there; communities and outlets, never persons.
    pub publisher: Publisher,
    /// Posts.
    pub posts: u32,
    /// Negative towards the service.
    pub negative: u32,
    /// Neutral.
    pub neutral: u32,
    /// Positive.
    pub positive: u32,
    /// How far its posts reached, as the platform counts.
    #[serde(default)]
    pub reach: Reach,
    /// The same by topic, most posts first.
    #[serde(default)]
    pub topics: Vec<TopicReach>,
}
