//! The classify function: wires the environment to [`belgi_classify::handle`].

use belgi_classify::{Classify, SecondOpinion, handle};
use belgi_runtime::metrics::Reporter;
use belgi_runtime::{Environment, Secrets};
use belgi_store::Store;

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    belgi_runtime::logs::start();
    let environment = Environment::read()?;
    let secrets = Secrets::from_environment().await;
    let second_opinion = environment
        .second_opinion
        .map(|settings| SecondOpinion::new(settings, &environment.contact, secrets));
    let classify = Classify {
        store: Store::from_environment(environment.names).await,
        second_opinion: second_opinion.transpose().map_err(|failure| failure.message)?,
    };
    let reporter = Reporter::new("classify", environment.metrics, &classify.store);
    belgi_runtime::serve(&reporter, async |trigger| handle(&classify, trigger).await).await
}
