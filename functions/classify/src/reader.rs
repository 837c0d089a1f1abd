//! What posts are read with.

use crate::reading::read_post;
use belgi_classifier::{Classifier, SURE_FROM};
use belgi_domain::{CleanPost, Fault, Problem, Signal, SourceId};
use belgi_runtime::{Configuration, Corrections, Forgotten};
use belgi_store::{Store, StoreError};

/// The object that takes the place of the bundled artefact, without a redeploy.
const MODEL: &str = "config/belgi.model";

/// The configuration, the classifier in force, and what people said of posts.
#[derive(Debug)]
pub struct Reader<'a> {
    configuration: &'a Configuration,
    replacement: Option<Classifier>,
    forgotten: Forgotten,
    corrections: Corrections,
    /// Why the bucket's artefact is not used; the bundled one is.
    pub problem: Option<Problem>,
}

impl<'a> Reader<'a> {
    /// Reads what lies in the bucket.
    ///
    /// # Errors
    /// Where storage is out of reach, or what people said cannot be read.
    pub async fn from_store(store: &Store, configuration: &'a Configuration) -> Result<Self, StoreError> {
        let (replacement, problem) = match store.get_object(MODEL).await? {
            Some(bytes) => artefact(&bytes),
            None => (None, None),
        };
        let forgotten = Forgotten::from_store(store).await?;
        let corrections = Corrections::from_store(store).await?;
        Ok(Self { configuration, replacement, forgotten, corrections, problem })
    }

    /// For an invocation that finds nothing to read, as most do: nothing is fetched.
    pub(crate) fn idle(configuration: &'a Configuration) -> Self {
        let (forgotten, corrections) = Default::default();
        Self { configuration, replacement: None, forgotten, corrections, problem: None }
    }

    /// Takes out what was removed on request.
    pub fn spare(&self, posts: &mut Vec<CleanPost>) {
        self.forgotten.spare(posts);
    }

    /// What `posts` of one source say. A source that has left the registry may have been withdrawn, so its posts are let go.
    pub fn read(&self, posts: &[CleanPost], source: &SourceId) -> Vec<Signal> {
        let Some(source) = self.configuration.registry.get(source) else { return Vec::new() };
        let classifier = self.replacement.as_ref().unwrap_or_else(|| Classifier::bundled());
        posts.iter().filter_map(|post| read_post(post, source, classifier, self.configuration)).collect()
    }

    /// Lays over what was read what others say: first the second opinions, then the staff, whose word holds.
    pub fn settle(&self, signals: &mut [Signal], opinions: &Corrections) {
        for signal in signals {
            if !opinions.is_empty() {
                opinions.opine(signal, SURE_FROM, self.configuration);
            }
            self.corrections.apply(signal, self.configuration);
        }
    }
}

fn artefact(bytes: &[u8]) -> (Option<Classifier>, Option<Problem>) {
    match Classifier::from_bytes(bytes) {
        Ok(classifier) => (Some(classifier), None),
        Err(error) => {
            let why = format!("{error}; the bundled model reads in its place");
            (None, Some(Problem::new(Fault::Configuration, MODEL, why)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_artefact_that_cannot_be_read_leaves_the_bundled_one_in_force_and_is_told() {
        let (replacement, problem) = artefact(b"not a model");
        let problem = problem.unwrap();
        assert!(replacement.is_none() && problem.about == MODEL, "{problem}");
        assert!(problem.message.contains("bundled model"), "{problem}");
        let sound = include_bytes!("../../../shared/classifier/model/belgi.model");
        assert!(matches!(artefact(sound), (Some(_), None)));
    }
}
