//! Workers with old knowledge who meet: drawn courses of batches, versions, cursors and leases, two steps at a time.
//!
//! Each worker acts on what it read some time ago. After every pair of steps that went on at once, the tables and both answers must
//! be those of one order of the two by the rules of [`rules::Rules`], and what the house promises must hold between before and after.

mod rules;

use crate::values::{at, batch, post_id, signal, source};
use belgi_domain::{Batch, BatchStage, Cursor, Signal};
use belgi_local::stack::{Ports, Stack};
use belgi_store::{Lease, Store};
use belgi_tests::faults::draw;
use jiff::{SignedDuration, Timestamp};
use rules::{Answer, Rules, Step};

const WORKERS: usize = 3;
const POSTS: u64 = 3;
const LEASE: &str = "group#shymkent";
const LEASE_SECONDS: i64 = 900;

/// Drawn numbers, the same for the same seed.
struct Dice {
    seed: u64,
    drawn: u64,
}

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.drawn += 1;
        draw(self.seed, self.drawn) % most
    }
}

/// What a worker knows, which may be old.
struct Worker {
    name: String,
    cursor: Cursor,
    batches: Vec<Batch>,
    /// Until when it thinks the lease its own.
    holds_until: Option<Timestamp>,
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_meets_whom_the_tables_follow_one_order() {
    for seed in [1, 22] {
        course(seed, 50).await;
    }
}

async fn course(seed: u64, pairs: usize) {
    let folder = tempfile::tempdir().unwrap();
    let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
    let store = stack.store();
    let mut dice = Dice { seed, drawn: 0 };
    let mut workers: Vec<Worker> = (0..WORKERS).map(Worker::new).collect();
    let mut now = at("2026-11-22T06:00:00Z");
    let (mut rules, mut moves) = (Rules::default(), 0);
    for pair in 0..pairs {
        now += SignedDuration::from_secs(i64::try_from(dice.below(400)).unwrap());
        workers[pair % WORKERS].look(&store, &mut dice).await;
        let first = usize::try_from(dice.below(3)).unwrap();
        let one = (first, workers[first].step(&mut dice, now));
        let second = (first + 1) % WORKERS;
        let other = (second, workers[second].step(&mut dice, now));
        let answers = tokio::join!(take(&store, &one.1, now), take(&store, &other.1, now));
        let found = Rules::read(&stack).await;
        let orders = [rules.after(&one.1, &other.1, now), rules.after(&other.1, &one.1, now).swapped()];
        let explained = orders.iter().any(|order| order.rules == found && order.answers == answers);
        let course = format!("seed {seed}, pair {pair}: {:?} and {:?}", one.1, other.1);
        assert!(
            explained,
            "{course}\nbefore {rules:#?}\nfound {found:#?} {answers:?}\nexpected one of {orders:#?}"
        );
        rules.promises_hold(&found, [&one.1, &other.1], &course);
        moves += usize::from(found != rules);
        rules = found;
        for ((worker, step), answer) in [(one, answers.0), (other, answers.1)] {
            workers[worker].hear(&step, answer, now);
        }
        let writers = workers.iter().filter(|worker| worker.holds_until.is_some_and(|end| now < end));
        assert!(writers.count() <= 1, "{course}: two writers of one city");
    }
    assert!(moves > pairs / 3, "seed {seed}: only {moves} of {pairs} pairs changed anything");
    stack.stop().await;
}

/// Does a step on the real tables.
async fn take(store: &Store, step: &Step, now: Timestamp) -> Answer {
    match step {
        Step::Nothing => Answer::Done,
        Step::Fetch(cursor, batches) => match store.move_cursor(cursor, batches).await {
            Ok(()) => Answer::Won,
            Err(error) if error.is_conflict() => Answer::Lost,
            Err(error) => panic!("{error}"),
        },
        Step::Advance(batch, to) => done(store.advance_batch(batch, *to).await),
        Step::Fail(batch) => done(store.fail_batch(batch, "a reason").await.map(drop)),
        Step::Say(signal) => done(store.put_signal(signal).await),
        Step::Withdraw(post, version) => done(store.withdraw_signal(post, *version).await),
        Step::Lease(holder) => match store.take_lease(LEASE, holder, now, LEASE_SECONDS).await.unwrap() {
            Some(_) => Answer::Won,
            None => Answer::Lost,
        },
        Step::Return(holder) => {
            done(store.return_lease(&Lease { name: LEASE.to_owned(), holder: holder.clone() }).await)
        }
    }
}

fn done(sent: belgi_store::Result<()>) -> Answer {
    sent.unwrap();
    Answer::Done
}

impl Worker {
    fn new(number: usize) -> Self {
        let name = format!("worker {number}");
        Self { name, cursor: Cursor::new(&source("forum")), batches: Vec::new(), holds_until: None }
    }

    /// Reads what it will act on for a while: the cursor, and the batches of a shard of as many as are in force just now.
    async fn look(&mut self, store: &Store, dice: &mut Dice) {
        let id = source("forum");
        let read = store.cursors(std::slice::from_ref(&id)).await.unwrap().pop();
        self.cursor = read.unwrap_or_else(|| Cursor::new(&id));
        let of = u32::try_from(1 + dice.below(4)).unwrap();
        let stage = [BatchStage::Pending, BatchStage::Classified][usize::try_from(dice.below(2)).unwrap()];
        self.batches.clear();
        for shard in 0..of {
            let mine = store.batches(stage, (shard, of), 100).await.unwrap();
            let twice = mine.iter().any(|batch| self.batches.iter().any(|known| known.id == batch.id));
            assert!(!twice, "a batch is in two of {of} shards");
            self.batches.extend(mine);
        }
    }

    fn step(&self, dice: &mut Dice, now: Timestamp) -> Step {
        let post = usize::try_from(dice.below(POSTS)).unwrap();
        // Versions of the last hours, so that older ones come late.
        let version =
            at("2026-11-22T06:00:00Z") + SignedDuration::from_hours(i64::try_from(dice.below(8)).unwrap());
        let held = self.holds_until.is_some_and(|end| now < end);
        match dice.below(9) {
            0 | 1 => Step::Fetch(self.cursor.clone(), self.fresh(dice)),
            2 | 3 => self.advance(dice),
            4 => self.some_batch(dice).map_or(Step::Nothing, Step::Fail),
            5 | 6 => {
                Step::Say(Box::new(Signal { version_at: version, ..signal(post, "2026-11-22T06:00:00Z") }))
            }
            7 => Step::Withdraw(post_id(post), version),
            _ if held => Step::Return(self.name.clone()),
            _ => Step::Lease(self.name.clone()),
        }
    }

    /// Batches that this cursor would bring: named after its version, so that two who read the same bring the same.
    fn fresh(&self, dice: &mut Dice) -> Vec<Batch> {
        let first = usize::try_from(self.cursor.version).unwrap() * 2;
        (first..first + usize::try_from(dice.below(3)).unwrap()).map(batch).collect()
    }

    fn advance(&self, dice: &mut Dice) -> Step {
        let Some(batch) = self.some_batch(dice) else { return Step::Nothing };
        let to = match batch.stage {
            BatchStage::Pending => BatchStage::Classified,
            _ => BatchStage::Grouped,
        };
        Step::Advance(batch, to)
    }

    fn some_batch(&self, dice: &mut Dice) -> Option<Batch> {
        let count = u64::try_from(self.batches.len()).unwrap();
        (count > 0).then(|| self.batches[usize::try_from(dice.below(count)).unwrap()].clone())
    }

    fn hear(&mut self, step: &Step, answer: Answer, now: Timestamp) {
        match (step, answer) {
            (Step::Lease(_), Answer::Won) => {
                self.holds_until = Some(now + SignedDuration::from_secs(LEASE_SECONDS))
            }
            (Step::Lease(_) | Step::Return(_), _) => self.holds_until = None,
            _ => {}
        }
    }
}
