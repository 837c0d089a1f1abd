//! Objects of the bucket: digests, configuration, inbox files.

use crate::{Result, Store, StoreError};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::CreateBucketConfiguration;

/// An object as a listing shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its key.
    pub key: String,
    /// Its size in bytes.
    pub size: u64,
    /// Changes whenever the object does: when it was last written, in milliseconds since 1970.
    pub modified_ms: i64,
}

/// What an object is served with to whoever opens or downloads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Served<'a> {
    /// `Content-Type`.
    pub content_type: &'a str,
    /// `Content-Disposition` (RFC 6266): shown or saved, and under which name.
    pub disposition: &'a str,
    /// `Cache-Control` (RFC 9111).
    pub cache_control: &'a str,
}

impl Store {
    /// Writes an object that people open, replacing what was there.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn put_served(&self, key: &str, served: &Served<'_>, bytes: Vec<u8>) -> Result<()> {
        let Served { content_type, disposition, cache_control } = *served;
        let request = self.s3.put_object().bucket(&self.names.bucket).key(key).content_type(content_type);
        let request = request.content_disposition(disposition).cache_control(cache_control);
        let sent = request.body(ByteStream::from(bytes)).send().await;
        sent.map(drop).map_err(|e| StoreError::of(format!("PutObject {key}"), e))
    }

    /// Writes an object, replacing what was there.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn put_object(&self, key: &str, content_type: &str, bytes: Vec<u8>) -> Result<()> {
        let request = self.s3.put_object().bucket(&self.names.bucket).key(key).content_type(content_type);
        let sent = request.body(ByteStream::from(bytes)).send().await;
        sent.map(drop).map_err(|e| StoreError::of(format!("PutObject {key}"), e))
    }

    /// The bytes of an object, or nothing where there is none.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn get_object(&self, key: &str) -> Result<Option<Vec<u8>>> {
        let call = format!("GetObject {key}");
        let answer = match self.s3.get_object().bucket(&self.names.bucket).key(key).send().await {
            Ok(answer) => answer,
            Err(error) => match StoreError::of(&call, error) {
                StoreError::Missing { .. } => return Ok(None),
                other => return Err(other),
            },
        };
        let body = answer.body.collect().await;
        let body = body.map_err(|e| StoreError::OutOfReach { call, message: e.to_string() })?;
        Ok(Some(body.to_vec()))
    }

    /// Whether the object consists of just these bytes. It is read piece by piece, and not at all where its length differs.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn holds(&self, key: &str, bytes: &[u8]) -> Result<bool> {
        let call = format!("GetObject {key}");
        let mut answer = match self.s3.get_object().bucket(&self.names.bucket).key(key).send().await {
            Ok(answer) => answer,
            Err(error) => match StoreError::of(&call, error) {
                StoreError::Missing { .. } => return Ok(false),
                other => return Err(other),
            },
        };
        if answer.content_length().is_some_and(|length| usize::try_from(length) != Ok(bytes.len())) {
            return Ok(false);
        }
        let mut left = bytes;
        while let Some(piece) = answer.body.next().await {
            let piece =
                piece.map_err(|e| StoreError::OutOfReach { call: call.clone(), message: e.to_string() })?;
            match left.strip_prefix(piece.as_ref()) {
                Some(rest) => left = rest,
                None => return Ok(false),
            }
        }
        Ok(left.is_empty())
    }

    /// The objects whose key begins with `prefix`, in the order of their keys.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn list_objects(&self, prefix: &str) -> Result<Vec<Object>> {
        let call = format!("ListObjectsV2 {prefix}");
        let request = self.s3.list_objects_v2().bucket(&self.names.bucket).prefix(prefix);
        let mut pages = request.into_paginator().send();
        let mut objects = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|e| StoreError::of(&call, e))?;
            objects.extend(page.contents.unwrap_or_default().into_iter().filter_map(listed));
        }
        objects.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(objects)
    }

    /// Deletes an object; one that is not there is no error.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn delete_object(&self, key: &str) -> Result<()> {
        let sent = self.s3.delete_object().bucket(&self.names.bucket).key(key).send().await;
        sent.map(drop).map_err(|e| StoreError::of(format!("DeleteObject {key}"), e))
    }

    pub(crate) async fn create_bucket(&self) -> Result<()> {
        let bucket = &self.names.bucket;
        if self.s3.head_bucket().bucket(bucket).send().await.is_ok() {
            return Ok(());
        }
        // S3 wants to be told the region again, except for the one it began with.
        let region =
            self.s3.config().region().map(|region| region.as_ref()).filter(|region| *region != "us-east-1");
        let place = region
            .map(|region| CreateBucketConfiguration::builder().location_constraint(region.into()).build());
        let sent = self.s3.create_bucket().bucket(bucket).set_create_bucket_configuration(place).send().await;
        sent.map(drop).map_err(|e| StoreError::of(format!("CreateBucket {bucket}"), e))
    }

    /// Asks for the bucket, to know whether S3 is in reach.
    ///
    /// # Errors
    /// Where storage is out of reach, refuses, or the bucket is not there.
    pub async fn reach_bucket(&self) -> Result<()> {
        let bucket = &self.names.bucket;
        let sent = self.s3.head_bucket().bucket(bucket).send().await;
        sent.map(drop).map_err(|e| StoreError::of(format!("HeadBucket {bucket}"), e))
    }
}

fn listed(object: aws_sdk_s3::types::Object) -> Option<Object> {
    let modified_ms = object.last_modified.and_then(|at| at.to_millis().ok()).unwrap_or(0);
    Some(Object { key: object.key?, size: object.size.unwrap_or(0).unsigned_abs(), modified_ms })
}
