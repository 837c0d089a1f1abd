//! What storage can answer instead of doing what it was asked.

use aws_sdk_dynamodb::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use std::error::Error;

/// Why a storage call did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nobody answered at the endpoint; the call may be made again.
    #[error("{call}: storage is out of reach: {message}")]
    OutOfReach {
        /// The call, such as `PutItem signals`.
        call: String,
        /// What the connection said.
        message: String,
    },
    /// The condition of a write did not hold: somebody else was first.
    #[error("{call}: another writer was first")]
    Conflict {
        /// The call.
        call: String,
    },
    /// The thing asked for is not there.
    #[error("{call}: not found")]
    Missing {
        /// The call.
        call: String,
    },
    /// The service refused.
    #[error("{call}: {code}: {message}")]
    Refused {
        /// The call.
        call: String,
        /// The service's code, such as `AccessDeniedException`.
        code: String,
        /// What the service said.
        message: String,
    },
    /// What is stored is not what this version writes.
    #[error("{call}: expected {expected}, found {found}")]
    Unreadable {
        /// Where it was read.
        call: String,
        /// What should stand there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
}

/// Codes that say that the condition of a write did not hold.
const CONFLICTS: [&str; 3] =
    ["ConditionalCheckFailedException", "PreconditionFailed", "TransactionConflictException"];
/// Codes that say that an object is not there. A bucket or a table that is not there is no answer but a fault.
const MISSING: [&str; 2] = ["NoSuchKey", "NotFound"];
/// A transaction is cancelled for many reasons, which its message lists; these mean that another writer was first.
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
const CANCELLED: &str = "TransactionCanceledException";
const LOST_RACES: [&str; 2] = ["ConditionalCheckFailed", "TransactionConflict"];

impl StoreError {
    /// The error of a call named `call`.
    pub(crate) fn of<E, R>(call: impl Into<String>, error: SdkError<E, R>) -> Self
    where
        E: ProvideErrorMetadata + Error + 'static,
        R: std::fmt::Debug + 'static,
    {
        let call = call.into();
        let SdkError::ServiceError(service) = &error else {
            return Self::OutOfReach { call, message: DisplayErrorContext(&error).to_string() };
        };
        let code = service.err().code().unwrap_or("unknown");
        let message = service.err().message().unwrap_or("no reason given");
        Self::answered(call, code, message)
    }

    /// The error that a service answered with `code` and `message`.
    fn answered(call: String, code: &str, message: &str) -> Self {
        let raced = code == CANCELLED && LOST_RACES.iter().any(|reason| message.contains(reason));
        if MISSING.contains(&code) {
            Self::Missing { call }
        } else if raced || CONFLICTS.contains(&code) {
            Self::Conflict { call }
        } else {
            Self::Refused { call, code: code.to_owned(), message: message.to_owned() }
        }
    }

    pub(crate) fn unreadable(
        call: impl Into<String>,
        expected: &'static str,
        found: impl std::fmt::Display,
    ) -> Self {
        Self::Unreadable { call: call.into(), expected, found: found.to_string() }
    }

    /// Whether the condition of a write did not hold.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }

    /// Whether nobody answered.
    pub fn is_out_of_reach(&self) -> bool {
        matches!(self, Self::OutOfReach { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_what_its_code_and_reasons_say() {
        let cases = [
            ("NoSuchKey", "", "Missing"),
            ("NoSuchBucket", "The specified bucket does not exist", "Refused"),
            ("ResourceNotFoundException", "Requested resource not found", "Refused"),
            ("ConditionalCheckFailedException", "The conditional request failed", "Conflict"),
            ("TransactionCanceledException", "… specific reasons [ConditionalCheckFailed, None]", "Conflict"),
            ("TransactionCanceledException", "… specific reasons [None, TransactionConflict]", "Conflict"),
            ("TransactionCanceledException", "… specific reasons [ThrottlingError, None]", "Refused"),
            ("TransactionCanceledException", "… specific reasons [ValidationError]", "Refused"),
            ("AccessDeniedException", "not allowed", "Refused"),
        ];
        for (code, message, expect) in cases {
            let error = format!("{:?}", StoreError::answered("call".to_owned(), code, message));
            assert!(error.starts_with(expect), "{code} {message}: {error}");
        }
    }
}
