//! Stacks beside each other, and storage that nobody serves.

use crate::moto::{Moto, store};
use crate::sent::alert;
use belgi_store::Lane;
use belgi_tests::LocalStack;

#[tokio::test]
async fn two_stacks_on_one_server_do_not_see_each_other() {
    let moto = Moto::start().await;
    let other = store(moto.address(), "other");
    other.create_missing().await.unwrap();
    assert!(other.record_alert(&alert("danger#1", Lane::Open)).await.unwrap());
    other.put_object("a.txt", "text/plain", b"a".to_vec()).await.unwrap();
    assert_eq!(moto.store().alert("danger#1").await.unwrap(), None);
    assert_eq!(moto.store().get_object("a.txt").await.unwrap(), None);
}

#[tokio::test]
async fn a_folder_keeps_what_was_written_when_the_stack_is_started_again() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..2 {
        let stack = belgi_local::stack::Stack::start(folder.path(), belgi_local::stack::Ports::default())
            .await
            .unwrap();
        assert_eq!(stack.store().get_object("a.txt").await.unwrap().is_some(), round == 1);
        let first = stack.store().record_alert(&alert("danger#1", Lane::Open)).await.unwrap();
        assert_eq!(first, round == 0);
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
    assert!(store.alert("danger#1").await.unwrap_err().is_out_of_reach());
}
