//! Pages: an article, and the home page that some sites send where a feed should be.

use super::{escape, headline};
use crate::corpus::{Outlet, Standing};

/// The page of one article, with what surrounds an article on a real site.
pub(crate) fn article(outlet: &Outlet, post: &Standing<'_>) -> String {
    let (title, name) = (escape(&headline(post.row, post.text)), escape(&outlet.source.name));
    let language = outlet.source.language.as_deref().unwrap_or("ru");
    let body: String =
        post.text.split('\n').map(|paragraph| format!("<p>{}</p>\n", escape(paragraph))).collect();
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title} | {name}</title>\
         <meta property=\"og:title\" content=\"{title}\"><meta property=\"article:published_time\" content=\"{at}\"></head>\
         <body><header><nav><a href=\"/\">{name}</a> <a href=\"/about\">О редакции</a></nav></header>\
         <main><article><h1>{title}</h1><time datetime=\"{at}\"></time>\n{body}</article>\
         <aside><h2>Читайте также</h2><ul><li><a href=\"/n/other\">Погода на завтра</a></li></ul></aside></main>\
         <footer>© {name}</footer></body></html>",
        at = post.row.at
    )
}

/// A home page: what some sites answer with 200 at the address of their feed.
pub(crate) fn home(outlet: &Outlet) -> String {
    let name = escape(&outlet.source.name);
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>{name}</title></head><body><h1>{name}</h1><p>Басты бет</p></body></html>"
    )
}

/// The public preview of a channel: the last posts, oldest first.
pub(crate) fn telegram(outlet: &Outlet, posts: &[Standing<'_>]) -> String {
    let channel = outlet.source.url.rsplit('/').next().unwrap_or("channel");
    let messages: String = posts.iter().map(|post| message(channel, post)).collect();
    format!(
        "<!doctype html><html><body><div class=\"tgme_channel_info_header_title\"><span dir=\"auto\">{}</span></div>\
         <section class=\"tgme_channel_history js-message_history\">{messages}</section></body></html>",
        escape(&outlet.source.name)
    )
}

fn message(channel: &str, post: &Standing<'_>) -> String {
    let number = post.row.id.parse().unwrap_or(post.number);
    let at = post.row.at.strftime("%Y-%m-%dT%H:%M:%S+00:00");
    let text = escape(post.text).replace('\n', "<br/>");
    let author = post
        .row
        .author
        .as_deref()
        .map(|author| {
            format!("<span class=\"tgme_widget_message_from_author\" dir=\"auto\">{}</span>", escape(author))
        })
        .unwrap_or_default();
    let edited = if post.edited_at.is_some() { "edited " } else { "" };
    format!(
        "<div class=\"tgme_widget_message_wrap js-widget_message_wrap\"><div class=\"tgme_widget_message text_not_supported_wrap js-widget_message\" data-post=\"{channel}/{number}\">\
         <div class=\"tgme_widget_message_text js-message_text\" dir=\"auto\">{text}</div>\
         <div class=\"tgme_widget_message_footer\"><span class=\"tgme_widget_message_views\">{views}</span>{author}\
         <span class=\"tgme_widget_message_meta\">{edited}<a class=\"tgme_widget_message_date\" href=\"https://t.me/{channel}/{number}\"><time datetime=\"{at}\" class=\"time\">04:05</time></a></span></div></div></div>\n",
        views = post.row.reactions.views
    )
}
