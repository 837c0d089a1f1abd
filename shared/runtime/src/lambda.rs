//! The loop of the Lambda runtime.

use crate::{Trigger, logs};
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde::Serialize;
use serde_json::Value;

/// Serves invocations with `run` until Lambda ends the process: reads the trigger, answers with what `run`
/// returns, and logs a failure once. A failed invocation is retried by the schedule.
///
/// # Errors
/// Where the runtime API is out of reach.
pub async fn serve<O: Serialize>(run: impl AsyncFn(Trigger) -> anyhow::Result<O>) -> Result<(), Error> {
    let run = &run;
    lambda_runtime::run(service_fn(move |event: LambdaEvent<Value>| async move {
        let answer = async { run(Trigger::parse(&event.payload)?).await }.await;
        answer.map_err(|error: anyhow::Error| {
            tracing::error!(request = event.context.request_id, "the invocation failed: {error:#}");
            Error::from(format!("{error:#}"))
        })
    }))
    .await
}

/// Starts logging; the first line of every `main`.
pub fn start() {
    logs::start();
}
