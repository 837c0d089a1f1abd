#![doc = include_str!("../README.md")]

pub mod alert;
pub mod batch;
pub mod city;
pub mod cursor;
pub mod department;
pub mod digest;
pub mod health;
pub mod ids;
pub mod label;
pub mod lenient;
pub mod period;
pub mod place;
pub mod platform;
pub mod post;
pub mod problem;
pub mod registry;
pub mod signal;
pub mod source;
pub mod story;

pub use alert::{AlertRules, AlertSettings, AnswerDue, TelegramChats, Webhook};
pub use batch::{Batch, BatchStage};
pub use city::City;
pub use cursor::{Cursor, Fingerprint, Habits, Outcome, Ring, Validators, rhythm};
pub use department::{Department, Departments, Handover};
pub use health::{Diagnosis, Health};
pub use ids::{BatchId, CityId, IdError, LinkHash, PostId, SourceId, StoryId};
pub use label::{Group, Label, Language, Sentiment, SignalType, Topic, Urgency};
pub use period::{Period, PeriodKind};
pub use place::{Place, PlaceKind};
pub use post::{AuthorKey, CleanPost, Post, Reactions, VoiceHash};
pub use problem::{Fault, Problem};
pub use registry::{Registry, RegistryError};
pub use signal::{Confidence, Evidence, Signal};
pub use source::{Permission, Platform, Publisher, Source, SourceKind};
pub use story::{Answer, AnswerKind, Cause, Change, Danger, Member, Quote, Story, StoryState, VoiceBand};
