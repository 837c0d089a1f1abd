//! The loop of the Lambda runtime.

use crate::Trigger;
use crate::metrics::{Measured, Reporter};
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde::Serialize;
use serde_json::Value;

/// Serves invocations with `run` until Lambda ends the process: reads the trigger, answers with what `run`
/// returns, reports what it came to, and logs a failure once. A failed invocation is retried by the schedule.
///
/// # Errors
/// Where the runtime API is out of reach.
pub async fn serve<O: Serialize + Measured>(
    reporter: &Reporter,
    run: impl AsyncFn(Trigger) -> anyhow::Result<O>,
) -> Result<(), Error> {
    let run = &run;
    lambda_runtime::run(service_fn(move |event: LambdaEvent<Value>| async move {
        // Boxed: the state of a whole function is deep, and the runtime wraps it in layers of its own.
        let answer = match Trigger::parse(&event.payload) {
            Ok(trigger) => boxed(measured(reporter, trigger, run)).await,
            Err(error) => Err(error.into()),
        };
        answer.map_err(|error: anyhow::Error| {
            tracing::error!(request = event.context.request_id, "the invocation failed: {error:#}");
            Error::from(format!("{error:#}"))
        })
    }))
    .await
}

/// Runs and reports. An invocation that failed reports what it consumed, which is paid for all the same.
async fn measured<O: Measured>(
    reporter: &Reporter,
    trigger: Trigger,
    run: &impl AsyncFn(Trigger) -> anyhow::Result<O>,
) -> anyhow::Result<O> {
    let now = trigger.now;
    let answer = run(trigger).await;
    let records = answer.as_ref().map(|answer| answer.records(now)).unwrap_or_default();
    reporter.report(now, &records);
    answer
}

fn boxed<'a, T>(future: impl Future<Output = T> + 'a) -> std::pin::Pin<Box<dyn Future<Output = T> + 'a>> {
    Box::pin(future)
}
