//! Each function as Lambda runs it: the real binary, cargo-lambda's runtime API, the events of `tests/events`.

use crate::crash::belgi;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What the emulator calls a function that it did not start itself.
const ONLY_FUNCTION: &str = "_";

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.0.kill();
        let _reaped = self.0.wait();
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn cargo_lambda() -> Command {
    let tool = root().join("target/venv/bin/cargo-lambda");
    assert!(tool.exists(), "{} is missing; run tests/run, which installs it", tool.display());
    let mut command = Command::new(tool);
    command.arg("lambda").current_dir(root());
    command
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts `belgi up` over `data` and returns it with the variables that it prints.
fn up(data: &Path) -> (Running, Vec<(String, String)>) {
    let mut child = Command::new(belgi())
        .args(["up", "--no-schedules", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let exports: Vec<(String, String)> = lines
        .filter_map(|line| {
            let (name, value) = line.strip_prefix("export ")?.split_once('=')?;
            Some((name.to_owned(), value.trim_matches('\'').to_owned()))
        })
        .take(8)
        .collect();
    assert_eq!(exports.len(), 8, "{exports:?}");
    (Running(child), exports)
}

/// Invokes `function` with its event and returns its answer. What it writes for CloudWatch is looked at.
fn invoke(function: &str, exports: &[(String, String)]) -> Value {
    let port = free_port();
    let mut api = Running(
        cargo_lambda()
            .args([
                "watch",
                "--only-lambda-apis",
                "--invoke-address",
                "127.0.0.1",
                "--invoke-port",
                &port.to_string(),
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let ended = api.0.try_wait().unwrap();
        assert!(ended.is_none(), "cargo-lambda ended before it listened: {ended:?}");
        std::thread::yield_now();
    }
    let binary = belgi().with_file_name(function);
    let mut runtime = Running(
        Command::new(&binary)
            .envs(exports.iter().cloned())
            .env("AWS_LAMBDA_RUNTIME_API", format!("http://127.0.0.1:{port}/.rt"))
            .env("AWS_LAMBDA_FUNCTION_NAME", ONLY_FUNCTION)
            .env("AWS_LAMBDA_FUNCTION_VERSION", "1")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
            .env("BELGI_METRICS", NAMESPACE)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let output = cargo_lambda()
        .args([
            "invoke",
            ONLY_FUNCTION,
            "--invoke-address",
            "127.0.0.1",
            "--invoke-port",
            &port.to_string(),
            "--data-file",
        ])
        .arg(format!("tests/events/{function}.json"))
        .output()
        .unwrap();
    let mut written = runtime.0.stdout.take().unwrap();
    drop((runtime, api));
    let mut log = String::new();
    written.read_to_string(&mut log).unwrap();
    let (answer, complaint) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{function}: {answer} {complaint}");
    check_metrics(function, &log);
    serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{function} answers {answer}: {error}"))
}

/// Where the functions report.
const NAMESPACE: &str = "Belgi/test";

/// Every number that the table lists for `function` stands in a document of its log, under the moment of its event.
fn check_metrics(function: &str, log: &str) {
    let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let documents: Vec<Value> = lines.filter(|line| line["_aws"].is_object()).collect();
    for document in &documents {
        assert_eq!(document["Function"], function, "{document}");
        assert_eq!(document["_aws"]["Timestamp"], 1_795_399_200_000_i64, "{document}");
        let directives = document["_aws"]["CloudWatchMetrics"].as_array().unwrap();
        assert!(directives.iter().all(|directive| directive["Namespace"] == NAMESPACE), "{document}");
    }
    let missing: Vec<&str> = belgi_runtime::metrics::of_function(function)
        .chain(["ReadUnits", "WriteUnits", "ObjectRequests"])
        // Nothing was read, so nothing was late.
        .filter(|name| !name.starts_with("Lag") && !name.starts_with("Wait"))
        .filter(|name| !documents.iter().any(|document| document[*name].is_number()))
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "{function} writes {log}");
}

#[test]
fn each_function_answers_its_event_on_the_lambda_runtime() {
    let data = tempfile::tempdir().unwrap();
    let filled = Command::new(belgi())
        .args(["run", "--sample", "--data"])
        .arg(data.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(filled.unwrap().success());
    let (_up, exports) = up(data.path());
    let answers: Vec<Value> = ["fetch", "classify", "group", "digest", "alert"]
        .iter()
        .map(|function| invoke(function, &exports))
        .collect();
    let [fetch, classify, group, digest, alert] = answers.as_slice() else { panic!("five answers") };
    // Nothing is due at the sample city's own moment, and everything has been read: what each says shows that it looked.
    assert_eq!(fetch["posts_new"], 0, "{fetch}");
    assert_eq!(classify["signals"], 0, "{classify}");
    assert!(group["stories"].as_u64().is_some(), "{group}");
    assert_eq!(digest[0]["period"], "2026-W47", "{digest}");
    assert!(
        digest[0]["files"]
            .as_array()
            .is_some_and(|files| files.len() >= 5 && files.iter().all(|file| file["changed"] == false)),
        "{digest}"
    );
    assert!(alert["sent"].as_u64().is_some_and(|sent| sent > 0), "{alert}");
}
