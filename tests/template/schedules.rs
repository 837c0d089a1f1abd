//! The schedules of the template against those of a laptop, minute by minute.

use crate::cron::Cron;
use crate::template::{functions, target};
use belgi_domain::PeriodKind;
use belgi_domain::period::{ZONE, zone};
use belgi_local::schedule::{Task, due};
use belgi_runtime::Trigger;
use jiff::{Timestamp, ToSpan};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A schedule of a function.
struct Schedule {
    /// `Fetch` of `FetchFunction`.
    function: &'static str,
    properties: &'static Value,
    cron: Cron,
}

fn schedules() -> Vec<Schedule> {
    let mut found = Vec::new();
    for function in functions() {
        for event in function.property("/Events").as_object().unwrap().values() {
            assert_eq!(event["Type"], "ScheduleV2", "{}", function.name);
            let properties = &event["Properties"];
            let expression = properties["ScheduleExpression"].as_str().unwrap();
            let cron = Cron::parse(expression)
                .unwrap_or_else(|| panic!("expected a cron expression, found {expression}"));
            found.push(Schedule {
                function: function.name.strip_suffix("Function").unwrap(),
                properties,
                cron,
            });
        }
    }
    found
}

impl Schedule {
    /// What the function is given at `now`, as Scheduler fills it in.
    fn trigger(&self, now: Timestamp) -> Trigger {
        let input = self.properties["Input"].as_str().unwrap();
        let input = input.replace("<aws.scheduler.scheduled-time>", &now.to_string());
        let input = input.replace("<aws.scheduler.execution-id>", "d32c5kddcf5bb8c3");
        assert!(!input.contains("<aws."), "a placeholder that Scheduler does not fill in stands in {input}");
        Trigger::parse(&serde_json::from_str(&input).unwrap()).unwrap()
    }
}

/// The function of a task and the period it is given.
fn told(task: Task) -> (&'static str, Option<PeriodKind>) {
    match task {
        Task::Fetch => ("Fetch", None),
        Task::Classify => ("Classify", None),
        Task::Group => ("Group", None),
        Task::Digest(period) => ("Digest", Some(period)),
        Task::Alert => ("Alert", None),
    }
}

#[test]
fn the_cloud_and_a_laptop_do_the_same_in_every_minute_of_a_fortnight() {
    let schedules = schedules();
    // Two Mondays and the first of a month and of a quarter lie in it.
    let begin: Timestamp = "2026-12-20T00:00:00+05:00".parse().unwrap();
    for minute in 0..14 * 24 * 60 {
        let now = begin + minute.minutes();
        let local = now.to_zoned(zone());
        let firing = schedules.iter().filter(|schedule| schedule.cron.fires(&local));
        let cloud: BTreeSet<_> =
            firing.map(|schedule| (schedule.function, schedule.trigger(now).period)).collect();
        let laptop: BTreeSet<_> = due(now).into_iter().map(told).collect();
        assert_eq!(cloud, laptop, "{local}");
    }
}

#[test]
fn every_schedule_is_written_in_the_citys_time_and_says_its_own() {
    let now = "2026-11-23T02:00:00Z".parse().unwrap();
    for schedule in schedules() {
        assert_eq!(schedule.properties["ScheduleExpressionTimezone"], ZONE, "{}", schedule.function);
        assert_eq!(
            schedule.trigger(now).now,
            now,
            "{}: the time of the schedule is the `now`",
            schedule.function
        );
    }
}

#[test]
fn the_shards_of_a_function_are_complete() {
    let now = "2026-11-23T02:00:00Z".parse().unwrap();
    let mut shards: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for schedule in schedules() {
        let trigger = schedule.trigger(now);
        shards.entry((schedule.function, trigger.period)).or_default().push(trigger.shard);
    }
    for (function, mut found) in shards {
        found.sort_unstable();
        let of = found[0].1;
        assert_eq!(found, (0..of).map(|shard| (shard, of)).collect::<Vec<_>>(), "{function:?}");
    }
}

#[test]
fn a_schedule_that_cannot_be_delivered_is_kept() {
    for schedule in schedules() {
        let letters = &schedule.properties["DeadLetterConfig"];
        assert_eq!(target(&letters["Arn"]).kind(), "AWS::SQS::Queue", "{}", schedule.function);
        assert!(schedule.properties["RetryPolicy"]["MaximumEventAgeInSeconds"].as_u64().unwrap() <= 3_600);
    }
}
