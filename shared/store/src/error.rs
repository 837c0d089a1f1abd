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

const CONFLICTS: [&str; 3] =
    ["ConditionalCheckFailedException", "TransactionCanceledException", "PreconditionFailed"];
const MISSING: [&str; 4] = ["NoSuchKey", "NotFound", "NoSuchBucket", "ResourceNotFoundException"];

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
        let code = service.err().code().unwrap_or("unknown").to_owned();
        if MISSING.contains(&code.as_str()) {
            return Self::Missing { call };
        }
        if CONFLICTS.contains(&code.as_str()) {
            return Self::Conflict { call };
        }
        let message = service.err().message().unwrap_or("no reason given").to_owned();
        Self::Refused { call, code, message }
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
