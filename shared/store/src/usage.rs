//! What storage was asked for, counted where every call passes: an interceptor of both clients. It asks DynamoDB for the
//! units of each call (`ReturnConsumedCapacity: TOTAL`, indexes included) and reads the rest from request and answer, so
//! that no call can forget to be counted and none costs another.

use aws_sdk_dynamodb::config::interceptors::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextRef,
    FinalizerInterceptorContextRef,
};
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_dynamodb::error::BoxError;
use aws_sdk_dynamodb::operation::batch_get_item::{BatchGetItemInput, BatchGetItemOutput};
use aws_sdk_dynamodb::operation::delete_item::{DeleteItemInput, DeleteItemOutput};
use aws_sdk_dynamodb::operation::get_item::{GetItemInput, GetItemOutput};
use aws_sdk_dynamodb::operation::put_item::{PutItemInput, PutItemOutput};
use aws_sdk_dynamodb::operation::query::{QueryInput, QueryOutput};
use aws_sdk_dynamodb::operation::transact_write_items::{TransactWriteItemsInput, TransactWriteItemsOutput};
use aws_sdk_dynamodb::operation::update_item::{UpdateItemInput, UpdateItemOutput};
use aws_sdk_dynamodb::types::{ConsumedCapacity, ReturnConsumedCapacity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

mod call;

pub use call::Call;
use call::{Asked, Exchange};

/// What one kind of call came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Tally {
    /// Requests that got an answer, repetitions included: each is paid for.
    pub requests: u64,
    /// Of these, writes whose condition did not hold. DynamoDB charges them and does not say how much.
    pub refused: u64,
    /// Of these, requests that the service was too busy for.
    pub throttled: u64,
    /// Read units: 4 KB, half where a lagging answer was enough.
    pub read_units: f64,
    /// Write units: 1 KB, twice in a transaction, indexes included.
    pub write_units: f64,
    /// Bytes of the requests' bodies.
    pub bytes_sent: u64,
    /// Bytes of the answers' bodies.
    pub bytes_received: u64,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.requests += other.requests;
        self.refused += other.refused;
        self.throttled += other.throttled;
        self.read_units += other.read_units;
        self.write_units += other.write_units;
        self.bytes_sent += other.bytes_sent;
        self.bytes_received += other.bytes_received;
    }
}

/// What storage was asked for, by kind of call.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Usage(BTreeMap<Call, Tally>);

impl Usage {
    /// Every kind of call with its tally, in the order of their names.
    pub fn calls(&self) -> impl Iterator<Item = (&Call, &Tally)> {
        self.0.iter()
    }

    /// The sum over the calls that `wanted` takes.
    pub fn sum(&self, wanted: impl Fn(&Call) -> bool) -> Tally {
        let mut sum = Tally::default();
        self.0.iter().filter(|(call, _)| wanted(call)).for_each(|(_, tally)| sum.add(tally));
        sum
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        for (call, tally) in &other.0 {
            self.0.entry(call.clone()).or_default().add(tally);
        }
    }

    fn count(&mut self, call: Call, tally: &Tally) {
        self.0.entry(call).or_default().add(tally);
    }
}

/// Counts the calls of a store and of its clones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter {
    usage: Arc<Mutex<Usage>>,
    table_prefix: String,
}

impl Meter {
    pub(crate) fn new(table_prefix: &str) -> Self {
        Self { usage: Arc::default(), table_prefix: table_prefix.to_owned() }
    }

    /// What was counted since the last time it was taken.
    pub(crate) fn take(&self) -> Usage {
        std::mem::take(&mut *self.usage.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn count(&self, call: Call, tally: &Tally) {
        self.usage.lock().unwrap_or_else(PoisonError::into_inner).count(call, tally);
    }
}

impl Intercept for Meter {
    fn name(&self) -> &'static str {
        "Meter"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        ask(context);
        Ok(())
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        state: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        state.interceptor_state().store_put(Asked::of(context));
        Ok(())
    }

    fn read_after_attempt(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        state: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(asked) = state.load::<Asked>() else { return Ok(()) };
        let Some(exchange) = Exchange::of(asked, context) else { return Ok(()) };
        let mut tally = exchange.tally();
        let capacities = capacities(context);
        // A transaction may touch two tables: it is one request, counted with the first, and units of each.
        for capacity in &capacities {
            let units = capacity.capacity_units().unwrap_or(0.0);
            match exchange.writes() {
                true => tally.write_units += units,
                false => tally.read_units += units,
            }
            let table = capacity.table_name().unwrap_or_default();
            let table = table.strip_prefix(&self.table_prefix).unwrap_or(table);
            self.count(exchange.call(table), &std::mem::take(&mut tally));
        }
        if capacities.is_empty() {
            self.count(exchange.call(""), &tally);
        }
        Ok(())
    }
}

/// For each call that can say what it consumed: asking for it, and reading the answer. One type a call, the same fields.
macro_rules! consuming {
    ($($input:ident -> $output:ident),+ $(,)?) => {
        fn ask(context: &mut BeforeSerializationInterceptorContextMut<'_>) {
            let input = context.input_mut();
            $(if let Some(input) = input.downcast_mut::<$input>() {
                input.return_consumed_capacity = Some(ReturnConsumedCapacity::Total);
            })+
        }

        fn capacities<'a>(context: &'a FinalizerInterceptorContextRef<'_>) -> Vec<&'a ConsumedCapacity> {
            let Some(Ok(output)) = context.output_or_error() else { return Vec::new() };
            $(if let Some(output) = output.downcast_ref::<$output>() {
                return output.consumed_capacity.iter().flat_map(Each::each).collect();
            })+
            Vec::new()
        }
    };
}

consuming! {
    BatchGetItemInput -> BatchGetItemOutput,
    DeleteItemInput -> DeleteItemOutput,
    GetItemInput -> GetItemOutput,
    PutItemInput -> PutItemOutput,
    QueryInput -> QueryOutput,
    TransactWriteItemsInput -> TransactWriteItemsOutput,
    UpdateItemInput -> UpdateItemOutput,
}

/// One capacity, or one for each table that a call touched.
trait Each {
    fn each(&self) -> std::slice::Iter<'_, ConsumedCapacity>;
}

impl Each for ConsumedCapacity {
    fn each(&self) -> std::slice::Iter<'_, ConsumedCapacity> {
        std::slice::from_ref(self).iter()
    }
}

impl Each for Vec<ConsumedCapacity> {
    fn each(&self) -> std::slice::Iter<'_, ConsumedCapacity> {
        self.iter()
    }
}
