//! Stacks beside each other, and storage that nobody serves.

use crate::moto::{Moto, store};
use crate::values::at;
use belgi_tests::LocalStack;

#[tokio::test]
async fn two_stacks_on_one_server_do_not_see_each_other() {
    let moto = Moto::start().await;
    let other = store(moto.address(), "other");
    other.create_missing().await.unwrap();
    other.mark_sent("alert", at("2026-11-22T06:00:00Z")).await.unwrap();
    other.put_object("a.txt", "text/plain", b"a".to_vec()).await.unwrap();
    assert!(!moto.store().was_sent("alert").await.unwrap());
    assert_eq!(moto.store().get_object("a.txt").await.unwrap(), None);
}

#[tokio::test]
async fn a_folder_keeps_what_was_written_when_the_stack_is_started_again() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..2 {
        let stack = belgi_local::stack::Stack::start(folder.path(), belgi_local::stack::Ports::default())
            .await
            .unwrap();
        assert_eq!(stack.store().was_sent("alert").await.unwrap(), round == 1);
        assert_eq!(stack.store().get_object("a.txt").await.unwrap().is_some(), round == 1);
        stack.store().mark_sent("alert", at("2026-11-22T06:00:00Z")).await.unwrap();
        stack.store().put_object("a.txt", "text/plain", b"a".to_vec()).await.unwrap();
        stack.stop().await;
    }
}

#[tokio::test]
async fn storage_that_nobody_serves_is_out_of_reach() {
    let stack = LocalStack::start().await.unwrap();
    let store = stack.store();
    stack.stop().await.unwrap();
    assert!(store.reach_bucket().await.unwrap_err().is_out_of_reach());
    assert!(store.was_sent("alert").await.unwrap_err().is_out_of_reach());
}
