//! The reader of every feed that is written in tags.

use super::draft::{Draft, Heritage, Standing};
use super::names::{self, Role, Vocabulary};
use super::words::{Form, Words};
use crate::markup::{Tag, Token, Tokens};
use crate::{Document, Hints, Parsed, limit, link};
use belgi_domain::Fault;
use std::collections::HashMap;

/// Names are only compared up to this length.
const MAX_NAME: usize = 40;
/// `xmlns` declarations that are heard; a feed needs a dozen.
const MAX_NAMESPACES: usize = 200;

/// Reads a feed written in tags; `text` begins with no blank.
pub(super) fn parse(document: &Document<'_>, text: &str) -> Parsed {
    let mut reader = Reader::new(document, text);
    reader.run();
    reader.finish()
}

struct Reader<'a, 'd> {
    document: &'d Document<'d>,
    tokens: Tokens<'a>,
    namespaces: HashMap<&'a str, Vocabulary>,
    /// The first element: what the document is.
    root: Option<&'a str>,
    is_feed: bool,
    root_closed: bool,
    item: Option<Draft<'a>>,
    /// Links and language of the feed come before or after its entries, so entries wait for the end.
    drafts: Vec<Draft<'a>>,
    heritage: Heritage,
    channel_link: Option<String>,
    hints: Hints,
    period: Option<u32>,
    frequency: Option<u32>,
}

impl<'a, 'd> Reader<'a, 'd> {
    fn new(document: &'d Document<'d>, text: &'a str) -> Self {
        Self {
            document,
            tokens: Tokens::new(text),
            namespaces: HashMap::new(),
            root: None,
            is_feed: false,
            root_closed: false,
            item: None,
            drafts: Vec::new(),
            heritage: Heritage::default(),
            channel_link: None,
            hints: Hints::default(),
            period: None,
            frequency: None,
        }
    }

    fn run(&mut self) {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Open(tag) => self.open(tag),
                Token::Close(name) => match self.role_of(name) {
                    Role::Item => self.end_item(),
                    Role::Root => self.root_closed = true,
                    _ => {}
                },
                Token::Text(_) | Token::Raw(_) => {}
            }
            let is_page = self.root.is_some_and(|root| root.eq_ignore_ascii_case("html"));
            if self.drafts.len() > limit::POSTS || (is_page && !self.is_feed) {
                break;
            }
        }
        self.end_item();
    }

    fn role_of(&self, name: &str) -> Role {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if local.len() > MAX_NAME {
            return Role::Unknown;
        }
        let vocabulary = match prefix {
            "" => Vocabulary::Feed,
            _ => self.namespaces.get(prefix).copied().unwrap_or_else(|| names::by_prefix(prefix)),
        };
        names::role(vocabulary, &local.to_ascii_lowercase())
    }

    fn declare(&mut self, tag: &Tag<'a>) {
        for (name, uri) in tag.attributes() {
            if let Some(prefix) = name.strip_prefix("xmlns:")
                && self.namespaces.len() < MAX_NAMESPACES
            {
                self.namespaces.insert(prefix, names::by_namespace(uri));
            }
        }
    }

    fn open(&mut self, tag: Tag<'a>) {
        self.declare(&tag);
        self.root.get_or_insert(tag.name);
        match self.role_of(tag.name) {
            Role::Root => self.begin_feed(&tag),
            Role::Item => self.begin_item(&tag),
            Role::Foreign if !tag.closed => self.skip(tag.name),
            Role::Link => self.link(&tag),
            Role::Author if !tag.closed => self.author(&tag),
            Role::Foreign | Role::Unknown | Role::Author => {}
            role => {
                let mut words = self.inside(&tag);
                words.form = Form::of(&tag);
                self.field(role, words, &tag);
            }
        }
    }

    fn begin_feed(&mut self, tag: &Tag<'a>) {
        self.is_feed = true;
        if let Some(base) = tag.attribute("xml:base") {
            let outer = self.heritage.bases.first().map(String::as_str).or(self.document.url);
            self.heritage.bases.extend(link::absolute(&base, outer).into_iter().take(1));
        }
        if let Some(language) = tag.attribute("xml:lang").filter(|_| self.heritage.language.is_none()) {
            self.heritage.language = Some(language);
        }
        // CDF keeps the channel's page in an attribute.
        if let Some(href) = tag.attribute("href") {
            self.channel_link.get_or_insert(href);
        }
    }

    fn begin_item(&mut self, tag: &Tag<'a>) {
        self.end_item();
        self.is_feed = true;
        let mut draft = Draft { language: tag.attribute("xml:lang"), ..Draft::default() };
        draft.base = tag.attribute("xml:base").and_then(|base| link::absolute(&base, self.bases()));
        let attribute = tag.attribute("rdf:about").or_else(|| tag.attribute("href"));
        if let Some(href) = attribute.filter(|href| !href.is_empty()) {
            draft.offer_link(Standing::Attribute, href);
        }
        draft.updated = tag.attribute("lastmod");
        self.item = Some(draft);
        if tag.closed {
            self.end_item();
        }
    }

    fn end_item(&mut self) {
        self.drafts.extend(self.item.take());
    }

    fn bases(&self) -> impl Iterator<Item = &str> {
        self.heritage.bases.iter().map(String::as_str).chain(self.document.url)
    }

    /// Passes over an element whose words are not ours, never past the end of the entry it stands in.
    fn skip(&mut self, name: &str) {
        let mut before = self.tokens.clone();
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Close(closed) if closed == name => return,
                Token::Close(other) if matches!(self.role_of(other), Role::Item | Role::Root) => break,
                Token::Open(tag) if self.role_of(tag.name) == Role::Item => break,
                _ => before = self.tokens.clone(),
            }
        }
        self.tokens = before;
    }

    /// The inside of `tag`, up to its end or, where it has none, the end of the entry.
    fn inside(&mut self, tag: &Tag<'a>) -> Words<'a> {
        let is_body = matches!(self.role_of(tag.name), Role::Body(_));
        let mut words = Words::default();
        if tag.closed {
            return words;
        }
        let mut depth = 0_u32;
        loop {
            let before = self.tokens.clone();
            let Some(token) = self.tokens.next() else { break };
            let source =
                || before.rest().get(..before.rest().len() - self.tokens.rest().len()).unwrap_or_default();
            match token {
                Token::Text(text) => words.text(text),
                Token::Raw(text) => words.raw(text),
                Token::Close(name) if name == tag.name && depth == 0 => break,
                Token::Close(name) | Token::Open(Tag { name, .. }) if self.ends_entry(name) => {
                    self.tokens = before;
                    break;
                }
                Token::Open(Tag { name, .. }) if !is_body && self.role_of(name).stands_alone() => {
                    self.tokens = before;
                    break;
                }
                Token::Close(name) => {
                    depth -= u32::from(name == tag.name);
                    words.tag(source());
                }
                Token::Open(inner) => {
                    depth += u32::from(inner.name == tag.name && !inner.closed);
                    words.tag(source());
                }
            }
        }
        words
    }

    fn ends_entry(&self, name: &str) -> bool {
        matches!(self.role_of(name), Role::Item | Role::Root)
    }

    fn link(&mut self, tag: &Tag<'a>) {
        let rel = tag.attribute("rel").unwrap_or_default().to_ascii_lowercase();
        // The long form of a registered relation (RFC 4287, section 4.2.7.2).
        let rel = rel.strip_prefix("http://www.iana.org/assignments/relation/").unwrap_or(&rel);
        let base = tag.attribute("xml:base");
        let href = tag.attribute("href").unwrap_or_else(|| self.inside(tag).value().to_owned());
        // Words with blanks in them are a caption, not an address.
        if href.is_empty() || href.contains(char::is_whitespace) {
            return;
        }
        let href = match base.and_then(|base| link::absolute(&base, self.bases())) {
            Some(base) => link::absolute(&href, [base.as_str()]).unwrap_or(href),
            None => href,
        };
        let is_data =
            tag.attribute("type").is_some_and(|kind| !kind.contains("html") && !kind.starts_with("text/"));
        match (&mut self.item, rel) {
            (None, "hub") => self.hints.hub = link::absolute(&href, None),
            (Some(item), "" | "alternate") if is_data => item.offer_link(Standing::Other, href),
            // Of several addresses that claim nothing, the last one is meant, as in the readers everybody uses.
            (Some(item), "") => item.link = Some((Standing::Page, href)),
            (Some(item), "alternate") => item.offer_link(Standing::Page, href),
            (None, "" | "alternate") if !is_data => _ = self.channel_link.get_or_insert(href),
            _ => {}
        }
    }

    /// Authors are told apart and never shown: the first of their marks is the key.
    fn author(&mut self, tag: &Tag<'a>) {
        let words = self.inside(tag).plain();
        if let Some(item) = self.item.as_mut().filter(|_| !words.is_empty()) {
            item.author.get_or_insert(words);
        }
    }

    fn field(&mut self, role: Role, words: Words<'a>, tag: &Tag<'a>) {
        if let Some(item) = &mut self.item {
            return item.field(role, words, tag);
        }
        let number = || words.value().parse::<u32>().ok();
        match role {
            Role::Language => {
                self.heritage.language = Some(words.value().to_owned()).filter(|code| !code.is_empty())
            }
            Role::Ttl => self.hints.ttl_minutes = number(),
            Role::Period => self.period = minutes(words.value()),
            Role::Frequency => self.frequency = number(),
            Role::NewAddress => self.hints.moved_to = link::absolute(words.value(), None),
            _ => {}
        }
    }

    fn finish(mut self) -> Parsed {
        if !self.is_feed {
            return Parsed::failed(self.document.problem(Fault::NotAFeed, not_a_feed(self.root)));
        }
        let outer = self.document.url.map(str::to_owned);
        let bases: Vec<&str> =
            self.heritage.bases.iter().map(String::as_str).chain(outer.as_deref()).collect();
        let channel = self.channel_link.take().and_then(|href| link::absolute(&href, bases));
        self.heritage.bases.extend(channel.into_iter().chain(outer));
        let mut parsed = Parsed { hints: self.hints, ..Parsed::default() };
        if let Some(period) = self.period {
            parsed.hints.ttl_minutes.get_or_insert(period / self.frequency.unwrap_or(1).max(1));
        }
        for (draft, number) in self.drafts.into_iter().zip(1_usize..) {
            match draft.into_post(self.document, &self.heritage) {
                Some(post) => parsed.posts.push(post),
                None => {
                    let message = format!("expected a title, a text or a link in entry {number}, found none");
                    parsed.problems.push(self.document.problem(Fault::Item, message));
                }
            }
        }
        if !self.root_closed && parsed.posts.len() < limit::POSTS {
            let message = format!(
                "expected the end of the feed, found the end of the document after {} entries",
                parsed.posts.len()
            );
            parsed.problems.push(self.document.problem(Fault::Malformed, message));
        }
        parsed
    }
}

fn not_a_feed(root: Option<&str>) -> String {
    let found = match root.map(str::to_ascii_lowercase).as_deref() {
        None => "text without a tag".to_owned(),
        Some("html") => "an HTML page".to_owned(),
        Some(root) => format!("a document of <{}>", root.chars().take(MAX_NAME).collect::<String>()),
    };
    format!("expected a feed, found {found}")
}

/// The minutes of a syndication period.
fn minutes(period: &str) -> Option<u32> {
    match period {
        "hourly" => Some(60),
        "daily" => Some(24 * 60),
        "weekly" => Some(7 * 24 * 60),
        "monthly" => Some(30 * 24 * 60),
        "yearly" => Some(365 * 24 * 60),
        _ => None,
    }
}
