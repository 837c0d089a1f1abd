//! The classify function: wires the environment to [`belgi_classify::handle`].

use belgi_classify::{Classify, handle};
use belgi_runtime::Environment;
use belgi_runtime::metrics::Reporter;
use belgi_store::Store;

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    belgi_runtime::logs::start();
    let environment = Environment::read()?;
    let classify = Classify { store: Store::from_environment(environment.names).await };
    let reporter = Reporter::new("classify", environment.metrics, &classify.store);
    belgi_runtime::serve(&reporter, async |trigger| handle(&classify, trigger).await).await
}
