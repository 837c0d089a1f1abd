//! The shapes of VK's answers, as far as they are read. Names, avatars and profiles are not among them.

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct WallPost {
    pub(super) id: i64,
    pub(super) owner_id: Option<i64>,
    /// What `owner_id` was called before version 5.
    pub(super) to_id: Option<i64>,
    pub(super) from_id: Option<i64>,
    pub(super) signer_id: Option<i64>,
    pub(super) date: i64,
    pub(super) edited: Option<i64>,
    #[serde(default)]
    pub(super) post_type: String,
    #[serde(default)]
    pub(super) text: String,
    pub(super) marked_as_ads: Option<Flag>,
    pub(super) is_deleted: Option<Flag>,
    pub(super) donut: Option<Donut>,
    pub(super) attachments: Option<Vec<Attachment>>,
    pub(super) copy_history: Option<Vec<Copied>>,
    pub(super) comments: Option<Count>,
    pub(super) likes: Option<Count>,
    pub(super) reposts: Option<Count>,
    pub(super) views: Option<Count>,
}

/// Yes or no, which the API writes as `true` or as `1`.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Flag {
    Word(bool),
    Number(i64),
}

/// Whether a flag is there and raised.
pub(super) fn is_raised(flag: Option<&Flag>) -> bool {
    matches!(flag, Some(Flag::Word(true))) || matches!(flag, Some(Flag::Number(number)) if *number != 0)
}

#[derive(Deserialize)]
pub(super) struct Donut {
    pub(super) is_donut: Option<Flag>,
}

#[derive(Deserialize)]
pub(super) struct Count {
    #[serde(default)]
    pub(super) count: u64,
}

/// A post that another one repeats; whose it is is not read.
#[derive(Deserialize)]
pub(super) struct Copied {
    #[serde(default)]
    pub(super) text: String,
}

#[derive(Deserialize)]
pub(super) struct Attachment {
    pub(super) poll: Option<Poll>,
}

#[derive(Deserialize)]
pub(super) struct Poll {
    #[serde(default)]
    pub(super) question: String,
    #[serde(default)]
    pub(super) answers: Vec<Answer>,
}

#[derive(Deserialize)]
pub(super) struct Answer {
    #[serde(default)]
    pub(super) text: String,
}

#[derive(Deserialize)]
pub(super) struct Comment {
    pub(super) id: i64,
    pub(super) from_id: Option<i64>,
    pub(super) date: i64,
    #[serde(default)]
    pub(super) text: String,
    pub(super) post_id: Option<i64>,
    pub(super) owner_id: Option<i64>,
    pub(super) deleted: Option<Flag>,
    pub(super) likes: Option<Count>,
    pub(super) thread: Option<Thread>,
}

#[derive(Deserialize)]
pub(super) struct Thread {
    #[serde(default)]
    pub(super) items: Vec<serde_json::Value>,
}
