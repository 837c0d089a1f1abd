//! Labels that staff put right, kept so that no later reading undoes them.

use crate::Configuration;
use belgi_domain::{Correction, PostId, RightLabel, Signal};
use belgi_store::{Store, StoreError};
use std::collections::BTreeMap;
use std::fmt;

/// Where they lie: one object for each file that was read, never written by two. They hold ids, codes and moments, and
/// name nobody.
const FOLDER: &str = "corrections/";
/// Where second opinions lie, in the same form: one object beside each raw object of which something was asked.
const OPINIONS: &str = "opinions/";

/// The right labels of posts, by post and label set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections(BTreeMap<(PostId, &'static str), Right>);

/// A right label and when it was said, in milliseconds since 1970. The later one holds; of two said at the same moment
/// the one that stands later in the taxonomy, so that the order of reading does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Right {
    said_ms: i64,
    label: RightLabel,
}

impl Corrections {
    /// Everything that was put right in this stack.
    ///
    /// # Errors
    /// Where storage is out of reach, or a line cannot be read: to go on without it would undo what a person said.
    pub async fn from_store(store: &Store) -> Result<Self, StoreError> {
        let mut all = Self::default();
        for object in store.list_objects(FOLDER).await? {
            all.merge(read(store, &object.key).await?.unwrap_or_default());
        }
        Ok(all)
    }

    /// The second opinions on the posts of the raw object `raw`; nothing where nobody was asked.
    ///
    /// # Errors
    /// Where storage is out of reach, or a line cannot be read.
    pub async fn opinions(store: &Store, raw: &str) -> Result<Option<Self>, StoreError> {
        read(store, &opinions_key(raw)).await
    }

    /// Keeps these as the second opinions on the posts of the raw object `raw`, in place of what was kept.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn keep_opinions(&self, store: &Store, raw: &str) -> Result<(), StoreError> {
        write(store, &opinions_key(raw), self).await
    }

    /// What one file says that was last written at `said_ms`.
    pub fn said(corrections: impl IntoIterator<Item = Correction>, said_ms: i64) -> Self {
        let mut all = Self::default();
        corrections
            .into_iter()
            .for_each(|correction| all.add(correction.post, Right { said_ms, label: correction.label }));
        all
    }

    /// Keeps these beside those that are kept already. `name` is of the file they come from: the same file replaces itself.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn keep(&self, store: &Store, name: &str) -> Result<(), StoreError> {
        write(store, &format!("{FOLDER}{name}.txt"), self).await
    }

    /// Removes what was said of these posts from every object, by staff or as a second opinion.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses, or a line cannot be read.
    pub async fn forget(store: &Store, posts: &[PostId]) -> Result<(), StoreError> {
        let mut objects = store.list_objects(FOLDER).await?;
        objects.extend(store.list_objects(OPINIONS).await?);
        for object in objects {
            let mut said = read(store, &object.key).await?.unwrap_or_default();
            let before = said.0.len();
            said.0.retain(|(post, _), _| !posts.contains(post));
            if said.0.is_empty() {
                store.delete_object(&object.key).await?;
            } else if said.0.len() < before {
                write(store, &object.key, &said).await?;
            }
        }
        Ok(())
    }

    /// Adds what others say; the later word holds.
    pub fn merge(&mut self, other: Self) {
        other.0.into_iter().for_each(|((post, _), right)| self.add(post, right));
    }

    /// Leaves the corrections of these posts.
    pub fn retain(&mut self, keep: impl Fn(&PostId) -> bool) {
        self.0.retain(|(post, _), _| keep(post));
    }

    /// The posts that something was said of, each once, in their order.
    pub fn posts(&self) -> Vec<PostId> {
        let mut posts: Vec<PostId> = self.0.keys().map(|(post, _)| post.clone()).collect();
        posts.dedup();
        posts
    }

    /// The right labels of a post.
    pub fn of(&self, post: &PostId) -> impl Iterator<Item = RightLabel> {
        self.0
            .range((post.clone(), "")..)
            .take_while(move |((other, _), _)| other == post)
            .map(|(_, right)| right.label)
    }

    /// Puts a signal right, and names the department that its right topic belongs to.
    pub fn apply(&self, signal: &mut Signal, configuration: &Configuration) {
        let topic = signal.topic;
        self.of(&signal.post.clone()).for_each(|label| label.apply(signal));
        if signal.topic != topic {
            configuration.put_in_charge(signal);
        }
    }

    /// Takes these over as second opinions, `sure` from 0 to 1 that they hold, and names the department of the topic.
    pub fn opine(&self, signal: &mut Signal, sure: f32, configuration: &Configuration) {
        self.of(&signal.post.clone()).for_each(|label| label.opine(signal, sure));
        configuration.put_in_charge(signal);
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn add(&mut self, post: PostId, right: Right) {
        let known = self.0.entry((post, right.label.field())).or_insert(right);
        *known = right.max(*known);
    }

    fn parse(text: &str) -> Result<Self, String> {
        let mut all = Self::default();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let mut parts = line.splitn(3, ' ');
            let said = parts.next().and_then(|said| said.parse().ok());
            let post = parts.next().and_then(|post| post.parse().ok());
            let label = parts.next().and_then(|label| label.parse().ok());
            let (Some(said_ms), Some(post), Some(label)) = (said, post, label) else {
                return Err(line.chars().take(80).collect());
            };
            all.add(post, Right { said_ms, label });
        }
        Ok(all)
    }
}

async fn read(store: &Store, key: &str) -> Result<Option<Corrections>, StoreError> {
    let Some(bytes) = store.get_object(key).await? else { return Ok(None) };
    let read = Corrections::parse(&String::from_utf8_lossy(&bytes));
    read.map(Some).map_err(|line| StoreError::Unreadable {
        call: format!("GetObject {key}"),
        expected: "`<milliseconds> <post> <label set> <code>` a line",
        found: line,
    })
}

async fn write(store: &Store, key: &str, said: &Corrections) -> Result<(), StoreError> {
    store.put_object(key, "text/plain; charset=utf-8", said.to_string().into_bytes()).await
}

/// `opinions/dt=2026-11-22/<source>/<time>-<hash>.txt`: a raw object's name says which posts it holds, in which version.
fn opinions_key(raw: &str) -> String {
    let name = raw.trim_start_matches("raw/").trim_end_matches(".jsonl.zst");
    format!("{OPINIONS}{name}.txt")
}

impl fmt::Display for Corrections {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|((post, _), right)| writeln!(f, "{} {post} {}", right.said_ms, right.label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(native: &str) -> PostId {
        PostId::new(&"forum".parse().unwrap(), native)
    }

    fn said(native: &str, label: &str, said_ms: i64) -> Corrections {
        Corrections::said([Correction { post: post(native), label: label.parse().unwrap() }], said_ms)
    }

    fn labels(all: &Corrections, native: &str) -> Vec<String> {
        all.of(&post(native)).map(|label| label.to_string()).collect()
    }

    #[test]
    fn the_later_word_holds_in_whatever_order_files_are_read() {
        let files = [
            said("7", "topic water", 10),
            said("7", "topic gas", 20),
            said("7", "urgency high", 5),
            said("8", "topic gas", 1),
        ];
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
            let mut all = Corrections::default();
            order.iter().for_each(|file| all.merge(files[*file].clone()));
            assert_eq!(labels(&all, "7"), ["topic gas", "urgency high"]);
            assert_eq!(labels(&all, "8"), ["topic gas"]);
        }
    }

    #[test]
    fn two_words_of_one_moment_end_alike_in_either_order() {
        let (one, two) = (said("7", "topic water", 10), said("7", "topic gas", 10));
        let (mut first, mut second) = (one.clone(), two.clone());
        first.merge(two);
        second.merge(one);
        assert_eq!(first, second);
    }

    #[test]
    fn opinions_lie_beside_the_raw_object_they_are_about() {
        let raw = "raw/dt=2026-11-22/forum/101500-0123456789abcdef.jsonl.zst";
        assert_eq!(opinions_key(raw), "opinions/dt=2026-11-22/forum/101500-0123456789abcdef.txt");
    }

    #[test]
    fn what_was_kept_is_read_as_it_was() {
        let mut all = said("7", "sentiment negative", 1_795_000_000_123);
        all.merge(said("9", "signal_type praise", 3));
        assert_eq!(Corrections::parse(&all.to_string()), Ok(all.clone()));
        assert_eq!(Corrections::parse("1 x topic water"), Err("1 x topic water".to_owned()));
        assert!(Corrections::parse(&format!("1 {} topic weather", post("7"))).is_err());
    }
}
