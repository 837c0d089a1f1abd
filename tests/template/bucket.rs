//! The bucket: closed to the public, encrypted, and raw posts end in time.

use crate::template::{largest, of_kind, resource};
use serde_json::{Value, json};

#[test]
fn there_is_one_bucket_and_the_public_has_no_way_in() {
    assert_eq!(of_kind("AWS::S3::Bucket").count(), 1);
    let bucket = resource("Bucket");
    for door in ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"] {
        assert_eq!(*bucket.property(&format!("/PublicAccessBlockConfiguration/{door}")), true, "{door}");
    }
    assert_eq!(bucket.property("/OwnershipControls/Rules/0/ObjectOwnership"), "BucketOwnerEnforced");
    assert_eq!(*bucket.property("/AccessControl"), Value::Null);
    assert_eq!(*bucket.property("/WebsiteConfiguration"), Value::Null);
    assert!(bucket.property("/BucketEncryption/ServerSideEncryptionConfiguration/0").is_object());
}

#[test]
fn raw_posts_inbox_files_and_second_opinions_end_within_thirty_days_and_leave_no_old_version() {
    let rules = resource("Bucket").property("/LifecycleConfiguration/Rules").as_array().unwrap();
    for prefix in ["raw/", "inbox/", "opinions/"] {
        let rule = rules.iter().find(|rule| rule["Prefix"] == prefix && rule["Status"] == "Enabled");
        let rule = rule.unwrap_or_else(|| panic!("expected a rule that ends {prefix}, found none"));
        assert!(largest(&rule["ExpirationInDays"]) <= 30, "{prefix}");
        assert!(largest(&rule["NoncurrentVersionExpiration"]["NoncurrentDays"]) <= 1, "{prefix}");
    }
}

#[test]
fn digests_do_not_end() {
    let rules = resource("Bucket").property("/LifecycleConfiguration/Rules").as_array().unwrap();
    let ending =
        rules.iter().filter(|rule| !rule["ExpirationInDays"].is_null() || !rule["ExpirationDate"].is_null());
    for rule in ending {
        assert!(matches!(rule["Prefix"].as_str(), Some("raw/" | "inbox/" | "opinions/")), "{rule}");
    }
}

#[test]
fn nobody_reads_it_without_encryption_on_the_way() {
    let policy = resource("BucketPolicy");
    assert_eq!(*policy.property("/Bucket"), json!({"Ref": "Bucket"}));
    let statements = policy.property("/PolicyDocument/Statement").as_array().unwrap();
    let tls = statements.iter().any(|statement| {
        statement["Effect"] == "Deny" && statement["Condition"]["Bool"]["aws:SecureTransport"] == "false"
    });
    assert!(tls && statements.iter().all(|statement| statement["Effect"] == "Deny"), "{statements:?}");
}
