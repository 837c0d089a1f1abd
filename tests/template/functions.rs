//! Each function: its package, its logs, and what becomes of an event that it cannot take.

use crate::template::{functions, largest, of_kind, target};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_folder_of_functions_is_deployed_and_nothing_else() {
    let folders = fs::read_dir(belgi_tests::root().join("functions")).unwrap();
    let folders: BTreeSet<_> =
        folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let deployed: BTreeSet<_> = functions()
        .map(|function| {
            let name = function.name.strip_suffix("Function").unwrap().to_lowercase();
            assert_eq!(*function.property("/CodeUri"), format!("target/lambda/{name}/"), "{}", function.name);
            name
        })
        .collect();
    assert_eq!(deployed, folders);
}

#[test]
fn an_event_that_cannot_be_taken_is_kept() {
    for function in functions() {
        assert_eq!(function.property("/DeadLetterQueue/Type"), "SQS", "{}", function.name);
        let queue = target(function.property("/DeadLetterQueue/TargetArn"));
        assert_eq!(queue.kind(), "AWS::SQS::Queue", "{}", function.name);
        assert_eq!(*queue.property("/SqsManagedSseEnabled"), true, "{}", queue.name);
        assert!(largest(queue.property("/MessageRetentionPeriod")) >= 7 * 86_400, "{}", queue.name);
    }
}

#[test]
fn logs_end() {
    for function in functions() {
        let name = format!("/aws/lambda/${{{}}}", function.name);
        let logs =
            of_kind("AWS::Logs::LogGroup").find(|group| *group.property("/LogGroupName/Fn::Sub") == *name);
        let logs = logs.unwrap_or_else(|| panic!("expected a log group {name}, found none"));
        assert!(largest(logs.property("/RetentionInDays")) <= 90, "{name}");
    }
}

#[test]
fn no_function_is_reached_from_outside() {
    for function in functions() {
        assert_eq!(*function.property("/FunctionUrlConfig"), Value::Null, "{}", function.name);
        let events = function.property("/Events").as_object().unwrap();
        assert!(events.values().all(|event| event["Type"] == "ScheduleV2"), "{}", function.name);
    }
}
