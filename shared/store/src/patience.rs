//! How long storage may take to answer, and how often it is asked again.

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use std::time::Duration;

/// How long the calls of a [`Store`](crate::Store) wait before they end as [out of reach](crate::StoreError::OutOfReach).
///
/// The body of an object that is read is not among what is timed; the SDK ends a download that stands still by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// For the first byte of an answer, once the request was sent.
    pub answer: Duration,
    /// For one attempt, the sending of its body included.
    pub attempt: Duration,
    /// For a call with all its attempts and the pauses between them.
    pub whole: Duration,
    /// How often a call is tried at most, the first time included; at least 1. Pauses grow and are drawn by chance.
    pub attempts: u32,
}

/// What the functions wait. The shortest of them lives for 240 seconds (`template.yaml`), so a call that hangs ends by an error
/// that names it, with time left to report it.
impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(20),
            attempt: Duration::from_secs(30),
            whole: Duration::from_secs(90),
            attempts: 3,
        }
    }
}

impl Patience {
    pub(crate) fn timeouts(self) -> TimeoutConfig {
        TimeoutConfig::builder()
            .connect_timeout(self.connect)
            .read_timeout(self.answer)
            .operation_attempt_timeout(self.attempt)
            .operation_timeout(self.whole)
            .build()
    }

    pub(crate) fn retries(self) -> RetryConfig {
        RetryConfig::standard().with_max_attempts(self.attempts.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LocalEndpoints, Names, Store};
    use std::net::TcpListener;

    const LONG: Duration = Duration::from_secs(600);
    const SHORT: Duration = Duration::from_millis(50);

    fn never() -> Patience {
        Patience { connect: LONG, answer: LONG, attempt: LONG, whole: LONG, attempts: 1 }
    }

    /// Asks an S3 and a DynamoDB whose connections are made and never answered; the errors, and how many connections there were.
    async fn hang(patience: Patience) -> (Vec<String>, usize) {
        // The kernel makes the connections; nobody takes them up while the calls last.
        let host = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", host.local_addr().unwrap());
        let endpoints = LocalEndpoints { s3: address.clone(), dynamodb: address };
        let names = Names { bucket: "belgi".into(), table_prefix: "belgi-".into() };
        let store = Store::local_within(&endpoints, names, patience);
        let errors =
            [store.get_object("a.txt").await.unwrap_err(), store.alert("danger#1").await.unwrap_err()];
        assert!(errors.iter().all(crate::StoreError::is_out_of_reach), "{errors:?}");
        host.set_nonblocking(true).unwrap();
        let asked = std::iter::from_fn(|| host.accept().ok()).count();
        (errors.iter().map(ToString::to_string).collect(), asked)
    }

    #[tokio::test]
    async fn storage_that_hangs_costs_the_timeout_and_no_more() {
        for patience in [
            Patience { whole: SHORT, ..never() },
            Patience { attempt: SHORT, ..never() },
            Patience { answer: SHORT, ..never() },
        ] {
            let (errors, asked) = hang(patience).await;
            assert!(
                errors.iter().all(|error| error.contains("out of reach") && error.contains("time")),
                "{errors:?}"
            );
            assert_eq!(asked, 2, "each call is made once: {patience:?}");
        }
    }

    #[tokio::test]
    async fn a_call_that_hangs_is_tried_as_often_as_it_may_be() {
        let (_, asked) = hang(Patience { attempt: SHORT, attempts: 2, ..never() }).await;
        assert_eq!(asked, 4, "two calls, each tried twice");
    }

    #[test]
    fn every_part_fits_into_the_whole_and_the_whole_twice_into_a_function() {
        let patience = Patience::default();
        assert!(patience.connect < patience.attempt && patience.answer < patience.attempt);
        assert!(patience.attempt * patience.attempts <= patience.whole);
        assert!(patience.whole * 2 < Duration::from_secs(240));
    }
}
