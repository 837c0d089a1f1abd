//! How a command ends: a promise to scripts.

use crate::command::print::plain;
use std::{fmt, io};

/// The exit codes of `belgi`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Done, but some items failed; each is named on standard error.
    SomeFailed = 1,
    /// The arguments, the configuration or the input are wrong.
    Wrong = 2,
    /// Nothing could be done: storage or network out of reach.
    OutOfReach = 3,
}

/// A failure that ends a command, with its code.
#[derive(Debug)]
pub struct Failed {
    /// The code.
    pub exit: Exit,
    /// One line: what, where, how to mend it.
    pub error: anyhow::Error,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", plain(&format!("{:#}", self.error)))
    }
}

impl Failed {
    /// The arguments, the configuration or the input are wrong.
    pub fn wrong(error: impl Into<anyhow::Error>) -> Self {
        Self { exit: Exit::Wrong, error: error.into() }
    }

    /// A result could not be written. Where the reader stopped early (`belgi … | head`) the command is done.
    pub fn unwritten(error: io::Error) -> Self {
        let done = error.kind() == io::ErrorKind::BrokenPipe;
        Self { exit: if done { Exit::Done } else { Exit::Wrong }, error: error.into() }
    }

    /// Storage or network is out of reach.
    pub fn out_of_reach(error: impl Into<anyhow::Error>) -> Self {
        Self { exit: Exit::OutOfReach, error: error.into() }
    }
}

/// What a step of the pipeline fails with is storage out of reach, unless it says that configuration is wrong.
impl From<anyhow::Error> for Failed {
    fn from(error: anyhow::Error) -> Self {
        use belgi_runtime::ConfigurationError::File;
        let wrong = matches!(error.downcast_ref(), Some(File(_)));
        Self { exit: if wrong { Exit::Wrong } else { Exit::OutOfReach }, error }
    }
}
