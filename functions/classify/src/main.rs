//! The classify function: wires the environment to [`belgi_classify::handle`].

use belgi_classify::{Classify, handle};
use belgi_runtime::Environment;
use belgi_store::Store;

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    belgi_runtime::logs::start();
    let environment = Environment::read()?;
    let classify = Classify { store: Store::from_environment(environment.names).await };
    belgi_runtime::serve(async |trigger| handle(&classify, trigger).await).await
}
