//! The main job end to end, on real HTTP, S3 and DynamoDB.

mod bad_input;
mod courtesy;
mod crash;
mod invoke;
mod plots;
mod privacy;
mod repeat;
mod world;
