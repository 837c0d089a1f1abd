//! The alert function: wires the environment to [`belgi_alert::handle`].

use belgi_alert::channel::Telegram;
use belgi_alert::{Alerts, handle};
use belgi_http::{Client, Settings, Wire};
use belgi_runtime::metrics::Reporter;
use belgi_runtime::{Environment, Secrets};
use belgi_store::{Messages, Store};

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    belgi_runtime::logs::start();
    let environment = Environment::read()?;
    let client = Client::new(Settings::public(&environment.contact)).map_err(|failure| failure.message)?;
    let alerts = Alerts {
        store: Store::from_environment(environment.names).await,
        client,
        secrets: Secrets::from_environment().await,
        webhook: environment.alert_webhook,
        wire: Wire::Encrypted,
        telegram: Telegram::default(),
        messages: Messages::from_environment().await,
        mail_from: environment.alert_mail_from,
        topic: environment.alert_topic,
    };
    let reporter = Reporter::new("alert", environment.metrics, &alerts.store);
    belgi_runtime::serve(&reporter, async |trigger| handle(&alerts, trigger).await).await
}
