//! Calls of Telegram's Bot API, which bear the bot's token in their path (<https://core.telegram.org/bots/api#making-requests>).

use url::Url;

/// What channels say, new and edited. Private messages to the bot are not asked for: nobody who writes to it was told that it
/// listens. A bot hears of a channel where the channel's owners have made it administrator.
const UPDATES: &str = r#"["channel_post","edited_channel_post"]"#;

/// The bot whose updates are asked for. Cannot be printed.
pub(crate) struct Bot {
    token: String,
}

impl Bot {
    /// Reads a token: a number, a colon, and letters, digits, `_` and `-`. Nothing else may stand in a path.
    pub(crate) fn read(secret: &str) -> Option<Self> {
        let (number, rest) = secret.trim().split_once(':')?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let is_token = is_number && !rest.is_empty() && rest.bytes().all(is_word);
        is_token.then(|| Self { token: format!("{number}:{rest}") })
    }

    /// The call `url`, such as `https://api.telegram.org/getUpdates`, with the token and the updates that are wanted.
    pub(crate) fn call(&self, url: &str) -> Option<String> {
        let mut url = Url::parse(url).ok()?;
        url.set_path(&format!("/bot{}{}", self.token, url.path()));
        url.query_pairs_mut().append_pair("allowed_updates", UPDATES);
        Some(url.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_bears_the_token_in_its_path() {
        let bot = Bot::read(" 42:AA_b-c\n").unwrap();
        assert_eq!(
            bot.call("https://api.telegram.org/getUpdates?offset=7").unwrap(),
            "https://api.telegram.org/bot42:AA_b-c/getUpdates?offset=7\
             &allowed_updates=%5B%22channel_post%22%2C%22edited_channel_post%22%5D"
        );
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for text in ["", "42", "42:", ":AA", "x:AA", "42:A/../B", "42:A?b", "42:A B", "42:Қ"] {
            assert!(Bot::read(text).is_none(), "{text}");
        }
    }
}
