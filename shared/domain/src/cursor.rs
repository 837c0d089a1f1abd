//! The memory of one source: what it sent last, what was seen, how it fares, when it is due.

use crate::{Fault, Post, SourceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Validators of the last full answer, echoed byte for byte.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// `ETag`, verbatim.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub etag: Option<String>,
    /// `Last-Modified`, verbatim.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub last_modified: Option<String>,
}

/// Six bytes that stand for one version of one post. With a ring of a thousand, a new post is
/// mistaken for a seen one less than once in 10^11 posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 6]);

impl Fingerprint {
    /// The fingerprint of what a reader sees of `post`: id, title, text, link and date. Reactions are left
    /// out, so that a like does not make a post new.
    pub fn of(post: &Post) -> Self {
        let mut hasher = Sha256::new();
        let date = post.published_at.map(|at| at.to_string());
        let parts = [
            Some(post.id.as_str()),
            post.title.as_deref(),
            Some(&post.text),
            post.url.as_deref(),
            date.as_deref(),
        ];
        for part in parts {
            let part = part.unwrap_or("\u{0}");
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        let mut short = [0; 6];
        short.iter_mut().zip(hasher.finalize()).for_each(|(to, from)| *to = from);
        Self(short)
    }
}

impl Fingerprint {
    /// The six bytes in hexadecimal digits.
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The fingerprints of the posts a source sent lately, oldest first, bounded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ring(Vec<Fingerprint>);

/// A ring never remembers fewer posts than this.
const RING_MIN: usize = 100;
/// A ring never remembers more posts than this: as many as the largest document that is read, 60 KB.
const RING_MAX: usize = 10_000;

impl Ring {
    /// Whether this version of a post was seen.
    pub fn contains(&self, fingerprint: &Fingerprint) -> bool {
        self.0.contains(fingerprint)
    }

    /// Every fingerprint, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Fingerprint> {
        self.0.iter()
    }

    /// The ring after a document with these posts: they become the youngest, and as many older ones
    /// are kept again as the document held, so that a post that drops out and returns is still known.
    /// A ring never shrinks: a poll that saw little, because a call failed, must not make it forget.
    pub fn after(&self, document: &[Fingerprint]) -> Self {
        let keep = (document.len() * 2).max(self.0.len()).clamp(RING_MIN, RING_MAX);
        let young: BTreeSet<&Fingerprint> = document.iter().collect();
        let mut all: Vec<_> = self.0.iter().filter(|old| !young.contains(old)).copied().collect();
        all.extend(document.iter().copied());
        Self(all.split_off(all.len().saturating_sub(keep)))
    }

    /// The bytes stored, six a fingerprint.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|fingerprint| fingerprint.0).collect()
    }

    /// The ring that [`Ring::to_bytes`] wrote; a damaged tail is dropped.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.chunks_exact(6).filter_map(|six| six.try_into().ok().map(Fingerprint)).collect())
    }
}

/// How the last poll went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// When the source was asked.
    pub asked_at: Timestamp,
    /// What went wrong; nothing where it answered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fault: Option<Fault>,
    /// The problem in words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub message: Option<String>,
}

/// What polls have taught about a source itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    /// The usual pause between two of its posts, in minutes; see [`rhythm`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rhythm_minutes: Option<u32>,
    /// The pause between two polls that its document asks for, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttl_minutes: Option<u32>,
    /// How long its last answer took, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_ms: Option<u32>,
    /// The HTTP status of the last failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Where it says it has moved for good: a permanent redirect, or the feed's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<String>,
    /// The print of the key that its platform refused: it is not used again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused_key: Option<String>,
}

/// The youngest posts a rhythm is told from …
const RHYTHM_POSTS: usize = 30;
/// … and the fewest.
const RHYTHM_LEAST: usize = 4;

/// The usual pause between posts published at `moments`, in minutes: the middle one, so that a night among many
/// short pauses changes nothing. Nothing where there are fewer than four.
pub fn rhythm(moments: impl Iterator<Item = Timestamp>) -> Option<u32> {
    let mut seconds: Vec<i64> = moments.map(Timestamp::as_second).collect();
    seconds.sort_unstable_by(|one, other| other.cmp(one));
    seconds.truncate(RHYTHM_POSTS);
    if seconds.len() < RHYTHM_LEAST {
        return None;
    }
    let mut pauses: Vec<i64> =
        seconds.iter().zip(seconds.iter().skip(1)).map(|(later, earlier)| later - earlier).collect();
    pauses.sort_unstable();
    u32::try_from(pauses.get(pauses.len() / 2)? / 60).ok()
}

/// The memory of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// Whose memory it is.
    pub source: SourceId,
    /// Rises with every write; a write names the version it read.
    pub version: u64,
    /// For the next conditional request.
    pub validators: Validators,
    /// What was seen.
    pub ring: Ring,
    /// When the source may be asked again.
    pub next_due: Timestamp,
    /// Failures in a row.
    pub failures: u32,
    /// When it last answered.
    pub last_answer_at: Option<Timestamp>,
    /// The publication time of its newest post.
    pub newest_post_at: Option<Timestamp>,
    /// How many posts it has ever brought.
    pub posts: u64,
    /// How the last poll went.
    pub last: Option<Outcome>,
    /// What polls have taught about the source.
    pub habits: Habits,
}

impl Cursor {
    /// The memory of a source that was never asked: due at once.
    pub fn new(source: &SourceId) -> Self {
        Self {
            source: source.clone(),
            version: 0,
            validators: Validators::default(),
            ring: Ring::default(),
            next_due: Timestamp::UNIX_EPOCH,
            failures: 0,
            last_answer_at: None,
            newest_post_at: None,
            posts: 0,
            last: None,
            habits: Habits::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Health;

    fn print(native: &str) -> Fingerprint {
        Fingerprint::of(&Post::new(&"source".parse().unwrap(), native))
    }

    #[test]
    fn a_ring_remembers_what_dropped_out_for_a_while_and_stays_bounded() {
        let old = print("old");
        let ring = Ring::default().after(&[old]).after(&[print("a"), print("b")]);
        assert!(ring.contains(&old));
        let many: Vec<_> = (0..300).map(|n| print(&n.to_string())).collect();
        let ring = ring.after(&many).after(&many[..3]);
        assert!(many.iter().all(|one| ring.contains(one)), "a thin poll makes nothing new");
        let flood: Vec<_> = (0..12_000).map(|n| print(&n.to_string())).collect();
        let ring = ring.after(&flood);
        assert!(!ring.contains(&old) && ring.contains(&flood[11_999]));
        assert_eq!(ring.to_bytes().len(), 6 * RING_MAX);
        assert_eq!(Ring::from_bytes(&ring.to_bytes()), ring);
    }

    #[test]
    fn an_edit_is_new_and_a_like_is_not() {
        let mut post = Post::new(&"source".parse().unwrap(), "1");
        let before = Fingerprint::of(&post);
        post.reactions.likes = Some(9);
        assert_eq!(Fingerprint::of(&post), before);
        post.text = "өңделді".into();
        assert_ne!(Fingerprint::of(&post), before);
    }

    #[test]
    fn health_tells_silence_from_trouble() {
        let mut cursor = Cursor::new(&"source".parse().unwrap());
        let now: Timestamp = "2026-11-22T00:00:00Z".parse().unwrap();
        assert_eq!(cursor.health(now), Health::Unasked);
        cursor.last = Some(Outcome { asked_at: now, fault: None, message: None });
        assert_eq!(cursor.health(now), Health::Silent);
        cursor.newest_post_at = Some("2026-11-21T00:00:00Z".parse().unwrap());
        assert_eq!(cursor.health(now), Health::Ok);
        cursor.newest_post_at = Some("2026-11-01T00:00:00Z".parse().unwrap());
        assert_eq!(cursor.health(now), Health::Stale);
        cursor.last = Some(Outcome { asked_at: now, fault: Some(Fault::NotAFeed), message: None });
        assert_eq!(cursor.health(now), Health::Failing);
    }

    #[test]
    fn a_rhythm_is_the_middle_of_its_pauses() {
        let at = |minutes: i64| Timestamp::from_second(minutes * 60).unwrap();
        let cases: [(&[i64], Option<u32>); 5] = [
            (&[], None),
            (&[0, 10, 20], None),
            (&[30, 0, 20, 10], Some(10)),
            // One long night among many short pauses changes nothing, and neither do twins.
            (&[0, 5, 10, 15, 500, 505, 510], Some(5)),
            (&[7, 7, 7, 7, 7], Some(0)),
        ];
        for (minutes, expect) in cases {
            assert_eq!(rhythm(minutes.iter().map(|one| at(*one))), expect, "{minutes:?}");
        }
    }
}
