//! A source: one address that is asked on a schedule, on a recorded basis.

use crate::{CityId, SourceId, platform};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use url::Url;

/// What an address speaks; decides which connector reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// RSS, Atom, RDF or JSON Feed.
    Feed,
    /// A (news) sitemap with article pages.
    Sitemap,
    /// A listing page read by selectors.
    Page,
    /// A Telegram channel: public preview or Bot API updates.
    Telegram,
    /// A VK community.
    Vk,
    /// Comments under a YouTube channel's videos.
    Youtube,
    /// An Instagram account or hashtag.
    Instagram,
    /// A Facebook page.
    Facebook,
    /// An OK.ru group.
    Ok,
    /// Files that staff drop into the bucket: 109 and e-appeal exports.
    Inbox,
}

impl SourceKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 10] = [
        Self::Feed,
        Self::Sitemap,
        Self::Page,
        Self::Telegram,
        Self::Vk,
        Self::Youtube,
        Self::Instagram,
        Self::Facebook,
        Self::Ok,
        Self::Inbox,
    ];

    /// The code used in configuration, keys and output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Sitemap => "sitemap",
            Self::Page => "page",
            Self::Telegram => "telegram",
            Self::Vk => "vk",
            Self::Youtube => "youtube",
            Self::Instagram => "instagram",
            Self::Facebook => "facebook",
            Self::Ok => "ok",
            Self::Inbox => "inbox",
        }
    }

    /// The platform whose authors share one voice key.
    pub fn platform(self) -> Platform {
        match self {
            Self::Feed | Self::Sitemap | Self::Page => Platform("web"),
            other => Platform(other.code()),
        }
    }
}

/// A platform, as far as voices are concerned: the web, VK, YouTube …
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Platform(&'static str);

impl Platform {
    /// The code used in key names.
    pub fn code(self) -> &'static str {
        self.0
    }
}

/// Who speaks in a source. Publishers, bodies and communities speak in public as such and are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publisher {
    /// A newsroom.
    Media,
    /// An authority or a utility.
    Official,
    /// A public community of residents.
    Community,
    /// The city's own service desk (109, e-appeals).
    ServiceDesk,
}

impl Publisher {
    /// The code used in configuration and output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Media => "media",
            Self::Official => "official",
            Self::Community => "community",
            Self::ServiceDesk => "service_desk",
        }
    }

    /// Whether private persons write here, so that names in it are redacted strictly.
    pub fn residents_write(self) -> bool {
        matches!(self, Self::Community | Self::ServiceDesk)
    }
}

/// A recorded permission to read a source that platform terms would otherwise protect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// The body or publisher that granted it (an organisation, not a person).
    pub granted_by: String,
    /// The day of the grant, `YYYY-MM-DD`.
    pub date: jiff::civil::Date,
    /// What it covers.
    pub scope: String,
    /// Where the evidence is filed.
    pub evidence: String,
}

/// One entry of the registry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short stable id, part of storage keys.
    pub id: SourceId,
    /// The name as the publisher writes it.
    pub name: String,
    /// Which connector reads it.
    pub kind: SourceKind,
    /// The address; for an inbox the folder below `inbox/`, for API platforms the first call without its key.
    pub url: String,
    /// The city it speaks of; absent for national sources, whose posts are assigned by the places they name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<CityId>,
    /// Who speaks.
    pub publisher: Publisher,
    /// The usual language (`kk`, `ru`, `mixed`); a hint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Why this source may be read, in a sentence. A source without it is not asked.
    #[serde(default)]
    pub basis: String,
    /// A recorded permission; required for Telegram previews.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission: Option<Permission>,
    /// The fewest minutes between two polls, 5 to 1440; a source that speaks rarely is asked less often.
    #[serde(default = "default_every")]
    pub every_minutes: u32,
    /// The name of the secret that holds the API key, where one is needed; never the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    /// CSS selectors of a listing page, by role: `item`, `title`, `link`, `date`, `text`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub selectors: BTreeMap<String, String>,
    /// Column names of an inbox file, by role: `id`, `text`, `created`, `category`, `answer`, `answered`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    /// Whether it is asked at all.
    #[serde(default)]
    pub enabled: bool,
    /// How sure the entry is and who saw it working, for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

fn default_every() -> u32 {
    30
}

impl Source {
    /// Which of `of` shards asks this source; stable while `of` is. The sources of one host fall to one shard, so
    /// that its pauses are kept by one process.
    pub fn shard(&self, of: u32) -> u32 {
        let host = Url::parse(&self.url).map(|url| platform::host(&url)).unwrap_or_default();
        let name = if host.is_empty() { self.id.as_str() } else { &host };
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        u32::try_from(hash % u64::from(of.max(1))).unwrap_or(0)
    }

    /// The one chat that a Telegram bot reads, by its public name or number: what stands behind the `#` of its address, which is
    /// never sent.
    pub fn chat(&self) -> Option<&str> {
        let (_, chat) = self.url.split_once('#').filter(|_| self.kind == SourceKind::Telegram)?;
        Some(chat.trim_start_matches('@')).filter(|chat| !chat.is_empty())
    }
}
