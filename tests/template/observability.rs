//! Alarms and the dashboard look at what functions report, and each alarm says what to do.

use crate::template::{functions, observability, template};
use belgi_runtime::metrics::{COUNTS, Kept, METRICS};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// A metric of ours that an alarm or a widget looks at: its name and its dimensions by name.
#[derive(Debug, PartialEq)]
struct Looked {
    name: String,
    dimensions: Vec<(String, String)>,
}

/// Why nobody reports what is looked at, or nothing.
fn unheard(looked: &Looked) -> Option<String> {
    let Some(metric) = METRICS.iter().find(|metric| metric.name == looked.name) else {
        return Some(format!("no function reports {}", looked.name));
    };
    let function =
        looked.dimensions.iter().find(|(name, _)| name == "Function").map(|(_, value)| value.as_str());
    let names: Vec<&str> = looked.dimensions.iter().map(|(name, _)| name.as_str()).collect();
    let expect: &[&str] = match metric.kept {
        Kept::AsField => return Some(format!("{} is a field of the log and no metric", metric.name)),
        Kept::AsMetric => &["Function"],
        Kept::AsCityMetric => &["City", "Function"],
        Kept::AsStackMetric => &[],
    };
    if names != expect {
        return Some(format!("{} has the dimensions {expect:?}, found {names:?}", metric.name));
    }
    let known = function.is_none_or(|function| metric.functions.contains(&function));
    (!known).then(|| format!("{} is reported by {:?}, found {function:?}", metric.name, metric.functions))
}

fn alarms() -> impl Iterator<Item = (&'static String, &'static Value)> {
    let all = observability()["Resources"].as_object().unwrap();
    all.iter().filter(|(_, resource)| resource["Type"] == "AWS::CloudWatch::Alarm")
}

/// The metrics of an alarm, whichever way they are written.
fn metrics_of(alarm: &Value) -> Vec<&Value> {
    let properties = &alarm["Properties"];
    let many = properties["Metrics"].as_array();
    let many = many.into_iter().flatten().map(|metric| &metric["MetricStat"]["Metric"]);
    let all = many.chain([properties]).filter(|metric| metric["MetricName"].is_string());
    all.collect()
}

fn is_ours(metric: &Value) -> bool {
    metric["Namespace"]["Ref"] == "Namespace"
}

fn looked_at(metric: &Value) -> Looked {
    let dimensions = metric["Dimensions"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    Looked {
        name: text(&metric["MetricName"]),
        dimensions: dimensions.map(|one| (text(&one["Name"]), text(&one["Value"]))).collect(),
    }
}

/// The dashboard as JSON, and the names that stand for functions in it.
fn dashboard() -> (Value, BTreeSet<&'static str>) {
    let body = &observability()["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"];
    let names = body[1].as_object().unwrap().keys().map(String::as_str).collect();
    (serde_json::from_str(body[0].as_str().unwrap()).unwrap(), names)
}

fn widgets(kind: &str) -> Vec<Value> {
    let (dashboard, _) = dashboard();
    let widgets = dashboard["widgets"].as_array().unwrap().clone();
    widgets.into_iter().filter(|widget| widget["type"] == kind).collect()
}

/// The metrics that a row of a widget names: one, or those that a search would find.
fn row(row: &Value) -> Option<Looked> {
    let texts: Vec<&str> = row.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    if let Some(expression) = row[0]["expression"].as_str() {
        let (_, schema) = expression.split_once("SEARCH('{${Namespace},")?;
        let (dimensions, rest) = schema.split_once('}')?;
        let name = rest.split('"').nth(1)?.to_owned();
        let dimensions = dimensions.split(',').filter(|name| *name != "Function");
        let mut dimensions: Vec<_> = dimensions.map(|name| (name.to_owned(), String::new())).collect();
        dimensions.push(("Function".to_owned(), "digest".to_owned()));
        return Some(Looked { name, dimensions });
    }
    let [namespace, name, dimensions @ ..] = texts.as_slice() else { panic!("{row}") };
    (*namespace == "${Namespace}").then(|| Looked {
        name: (*name).to_owned(),
        dimensions: dimensions.chunks(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect(),
    })
}

#[test]
fn every_alarm_and_widget_looks_at_what_a_function_reports() {
    let mut seen = BTreeSet::new();
    for (name, alarm) in alarms() {
        for looked in metrics_of(alarm).into_iter().filter(|metric| is_ours(metric)).map(looked_at) {
            assert_eq!(unheard(&looked), None, "{name}");
            seen.insert(looked.name);
        }
    }
    for widget in widgets("metric") {
        for looked in widget["properties"]["metrics"].as_array().unwrap().iter().filter_map(row) {
            assert_eq!(unheard(&looked), None, "{}", widget["properties"]["title"]);
            seen.insert(looked.name);
        }
    }
    // What is paid for each month and looked at by nothing is a field.
    let paid = METRICS.iter().filter(|metric| metric.kept != Kept::AsField).map(|metric| metric.name);
    let idle: Vec<&str> = paid.filter(|name| !seen.contains(*name)).collect();
    assert_eq!(idle, Vec::<&str>::new());
}

#[test]
fn alarms_cost_what_the_reckoning_says() {
    let looked_at: usize = alarms().map(|(_, alarm)| metrics_of(alarm).len()).sum();
    assert_eq!(u32::try_from(looked_at).unwrap(), belgi_local::cost::model::ALARM_METRICS);
}

#[test]
fn a_look_at_what_nobody_reports_is_found() {
    let look = |name: &str, dimensions: &[(&str, &str)]| {
        let dimensions = dimensions.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        unheard(&Looked { name: name.to_owned(), dimensions: dimensions.collect() })
    };
    assert_eq!(look("Polls", &[("Function", "fetch")]), None);
    assert_eq!(look("Throttled", &[]), None);
    for (name, dimensions) in [
        ("Pols", &[("Function", "fetch")][..]),
        ("Polls", &[("Function", "digest")]),
        ("Polls", &[]),
        ("PostsIn", &[("Function", "fetch")]),
        ("WriteUnits", &[("Function", "fetch")]),
    ] {
        assert!(look(name, dimensions).is_some(), "{name} {dimensions:?}");
    }
}

#[test]
fn queries_over_the_log_name_what_stands_in_it() {
    let widgets = widgets("log");
    assert!(!widgets.is_empty());
    for widget in widgets {
        let query = widget["properties"]["query"].as_str().unwrap();
        let words = query.split(|c: char| !c.is_alphanumeric() && c != '.');
        for word in words.filter(|word| word.contains('.')) {
            let object = word.split('.').next().unwrap();
            assert!(COUNTS.contains(&object), "{word} in {query}");
        }
    }
}

#[test]
fn every_alarm_says_what_to_do_and_has_its_section_in_the_runbook() {
    let runbook = fs::read_to_string(belgi_tests::root().join("infra/RUNBOOK.md")).unwrap();
    let mut sections: BTreeSet<&str> = runbook.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    for (name, alarm) in alarms() {
        let description = alarm["Properties"]["AlarmDescription"].as_str().unwrap_or_default();
        assert!(
            description.ends_with(&format!("infra/RUNBOOK.md#{}", name.to_lowercase())),
            "{name}: {description}"
        );
        assert!(description.len() > 80, "{name}: {description}");
        assert!(
            sections.remove(name.as_str()),
            "expected a section `## {name}` in infra/RUNBOOK.md, found none"
        );
    }
    assert_eq!(sections, BTreeSet::from(["Budget"]), "sections of no alarm");
    let parts: Vec<_> = runbook.split("\n## ").skip(1).collect();
    for part in parts {
        for word in ["**Means**", "**Look**", "**Repair**", "**Over**"] {
            assert!(part.contains(word), "expected {word} in {}", part.lines().next().unwrap_or_default());
        }
    }
}

#[test]
fn every_alarm_chooses_what_silence_means_and_whom_it_tells() {
    for (name, alarm) in alarms() {
        let properties = &alarm["Properties"];
        let silence = properties["TreatMissingData"].as_str();
        assert!(matches!(silence, Some("breaching" | "ignore" | "notBreaching")), "{name}: {silence:?}");
        for actions in ["AlarmActions", "OKActions"] {
            assert_eq!(properties[actions]["Fn::If"][1][0]["Ref"], "AlarmTopic", "{name}");
        }
    }
}

/// The names that the nested template is given are picked by their place.
#[test]
fn the_stack_names_its_functions_and_queues_in_their_order() {
    let given = &template()["Resources"]["Observability"]["Properties"]["Parameters"];
    let everybody = &template()["Globals"]["Function"]["Environment"]["Variables"];
    assert_eq!(given["Namespace"], everybody["BELGI_METRICS"]);
    let mut expect: Vec<String> = functions().map(|function| function.name.to_owned()).collect();
    expect.sort();
    let named = given["Functions"]["Fn::Join"][1]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name["Ref"].as_str().unwrap());
    assert_eq!(named.collect::<Vec<_>>(), expect);
    let queues = given["Undelivered"]["Fn::Join"][1].as_array().unwrap().iter();
    let queues =
        queues.map(|queue| queue["Fn::GetAtt"][0].as_str().unwrap().replace("Undelivered", "Function"));
    assert_eq!(queues.collect::<Vec<_>>(), expect);
    let (_, letters) = dashboard();
    assert!(letters.iter().zip(&expect).all(|(letter, name)| name.starts_with(letter)), "{letters:?}");
}
