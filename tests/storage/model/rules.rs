//! What the tables must do, in a few lines without a table.

use super::LEASE_SECONDS;
use belgi_domain::{Batch, BatchStage, Cursor, PostId, Signal};
use belgi_local::stack::Stack;
use belgi_tests::faults::tables;
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

/// A step of a worker.
#[derive(Debug, Clone)]
pub enum Step {
    Nothing,
    Fetch(Cursor, Vec<Batch>),
    Advance(Batch, BatchStage),
    Fail(Batch),
    Say(Box<Signal>),
    Withdraw(PostId, Timestamp),
    Lease(String),
    Return(String),
}

/// What the worker hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Done,
    Won,
    Lost,
}

/// What the tables hold, as far as it matters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    cursor: u64,
    /// The stage and the tries of each batch that is on its way; a grouped one has arrived.
    batches: BTreeMap<String, (String, u64)>,
    /// The latest version of each post, and whether it says anything.
    posts: BTreeMap<String, (Timestamp, bool)>,
    /// Who holds the lease until when, in seconds since 1970.
    lease: Option<(String, i64)>,
}

/// What two steps come to in one order.
#[derive(Debug)]
pub struct Order {
    pub rules: Rules,
    pub answers: (Answer, Answer),
}

impl Order {
    /// The same, with the answers of the second step first.
    pub fn swapped(self) -> Self {
        Self { answers: (self.answers.1, self.answers.0), ..self }
    }
}

const PARKED_AFTER: u64 = 5;

impl Rules {
    /// What comes of two steps in this order.
    pub fn after(&self, one: &Step, other: &Step, now: Timestamp) -> Order {
        let mut rules = self.clone();
        let first = rules.take(one, now);
        let second = rules.take(other, now);
        Order { rules, answers: (first, second) }
    }

    fn take(&mut self, step: &Step, now: Timestamp) -> Answer {
        match step {
            Step::Nothing => Answer::Done,
            Step::Fetch(cursor, batches) => self.fetch(cursor, batches),
            Step::Advance(batch, to) => self.move_batch(batch, to.code(), 0),
            Step::Fail(batch) => {
                let tries = u64::from(batch.tries) + 1;
                let stage = if tries >= PARKED_AFTER { BatchStage::Parked } else { batch.stage };
                self.move_batch(batch, stage.code(), tries)
            }
            Step::Say(signal) => self.version(&signal.post, signal.version_at, true),
            Step::Withdraw(post, version) => self.version(post, *version, false),
            Step::Lease(holder) => self.lease(holder, now.as_second()),
            Step::Return(holder) => {
                self.lease.take_if(|(held_by, _)| held_by == holder);
                Answer::Done
            }
        }
    }

    /// Batches come before the cursor, so that whoever loses leaves them all the same.
    fn fetch(&mut self, cursor: &Cursor, batches: &[Batch]) -> Answer {
        for batch in batches {
            self.batches.entry(batch.id.to_string()).or_insert(("pending".to_owned(), 0));
        }
        if cursor.version != self.cursor {
            return Answer::Lost;
        }
        self.cursor += 1;
        Answer::Won
    }

    fn move_batch(&mut self, read: &Batch, stage: &str, tries: u64) -> Answer {
        let known = (read.stage.code().to_owned(), u64::from(read.tries));
        match self.batches.get_mut(read.id.as_str()).filter(|batch| **batch == known) {
            Some(_) if stage == BatchStage::Grouped.code() => drop(self.batches.remove(read.id.as_str())),
            Some(batch) => *batch = (stage.to_owned(), tries),
            None => {}
        }
        Answer::Done
    }

    fn version(&mut self, post: &PostId, version: Timestamp, says: bool) -> Answer {
        let known = self.posts.get(post.as_str()).map(|(version, _)| *version);
        if known.is_none_or(|known| known <= version) {
            self.posts.insert(post.to_string(), (version, says));
        }
        Answer::Done
    }

    fn lease(&mut self, holder: &str, now: i64) -> Answer {
        let is_free = self.lease.as_ref().is_none_or(|(held_by, end)| *end <= now || held_by == holder);
        if is_free {
            self.lease = Some((holder.to_owned(), now + LEASE_SECONDS));
        }
        if is_free { Answer::Won } else { Answer::Lost }
    }

    /// Reads the real tables.
    pub async fn read(stack: &Stack) -> Self {
        let names = ["cursors", "leases", "signals", "work"];
        let tables = tables(stack, &names).await.unwrap();
        let items = |table: &str| -> Vec<Value> {
            tables[table].iter().map(|item| serde_json::from_str(item).unwrap()).collect()
        };
        let batch = |item: Value| (word(&item, "id"), (word(&item, "stage"), number(&item, "tries")));
        let post = |item: Value| {
            let says = item.get("withdrawn").is_none();
            (word(&item, "post"), (word(&item, "version_at").parse().unwrap(), says))
        };
        let lease =
            |item: Value| (word(&item, "holder"), i64::try_from(number(&item, "expires_at")).unwrap());
        Self {
            cursor: items("cursors").first().map_or(0, |item| number(item, "version")),
            batches: items("work").into_iter().map(batch).collect(),
            posts: items("signals").into_iter().map(post).collect(),
            lease: items("leases").into_iter().next().map(lease),
        }
    }

    /// What is promised between a state and the next, said without the rules above. `steps` are those between them: a batch that
    /// has arrived may be brought again by a fetch that lost.
    pub fn promises_hold(&self, next: &Self, steps: [&Step; 2], course: &str) {
        let rank = |stage: &str| ["pending", "classified", "parked"].iter().position(|known| *known == stage);
        let brought = |id: &str| {
            steps.iter().any(|step| {
                matches!(step, Step::Fetch(_, batches) if batches.iter().any(|batch| batch.id.as_str() == id))
            })
        };
        for (id, (stage, _)) in &self.batches {
            match next.batches.get(id) {
                Some((after, _)) => assert!(
                    rank(after) >= rank(stage) || brought(id),
                    "{course}: batch {id} went back from {stage} to {after}"
                ),
                None => assert_ne!(stage, "parked", "{course}: {id} is gone, and waited for a person"),
            }
        }
        for (post, (version, _)) in &self.posts {
            let after = next.posts.get(post).map(|(version, _)| version);
            assert!(after.is_some_and(|after| after >= version), "{course}: an older version of {post}");
        }
        assert!(next.cursor >= self.cursor, "{course}: the cursor went back");
    }
}

fn word(item: &Value, name: &str) -> String {
    item[name]["S"].as_str().unwrap().to_owned()
}

fn number(item: &Value, name: &str) -> u64 {
    item[name]["N"].as_str().map_or(0, |number| number.parse().unwrap())
}
