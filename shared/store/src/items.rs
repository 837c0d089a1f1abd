//! Values to DynamoDB items and back.

use crate::{Result, StoreError};
use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// One item as the SDK carries it.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// The attributes of `value`, one a field.
pub(crate) fn to_item<T: Serialize>(call: &str, value: &T) -> Result<Item> {
    serde_dynamo::to_item(value)
        .map_err(|error| StoreError::unreadable(call, "a value that fits an item", error))
}

/// The value that [`to_item`] wrote; attributes it does not know are ignored.
pub(crate) fn from_item<T: DeserializeOwned>(call: &str, item: Item) -> Result<T> {
    serde_dynamo::from_item(item)
        .map_err(|error| StoreError::unreadable(call, "an item of this version", error))
}

/// [`from_item`], where one item must not keep the others from their work: what this version cannot read, such
/// as a label of a later version, is logged and left out.
pub(crate) fn readable<T: DeserializeOwned>(call: &str, item: Item) -> Option<T> {
    let value = from_item(call, item);
    value.inspect_err(|error| tracing::error!("an item is left out: {error}")).ok()
}

/// A string attribute.
pub(crate) fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

/// A number attribute.
pub(crate) fn number(value: impl std::fmt::Display) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// A binary attribute.
pub(crate) fn binary(value: Vec<u8>) -> AttributeValue {
    AttributeValue::B(value.into())
}
