//! Work that must not tell who has an account: the same statements, one hash of the right cost, about the same time.

use super::counter::Counter;
use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::{PASSWORD, Person};
use crate::support::world::World;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Dear enough that a hash that is left out, or is of another cost, is seen beside everything else.
const COST: &str = "9";
/// How often each is measured.
const TRIES: usize = 15;
/// By how much the medians may differ, in hundredths of the smaller one. A hash more would be a hundred.
const TOLERANCE_PERCENT: u32 = 35;

const LOGIN: &str = "mutation ($e: EmailAddress!, $p: String!) {
    login(credentials: { email: $e, password: $p }) { status } }";
const REGISTER: &str = "mutation ($e: EmailAddress!, $p: String!) {
    register(input: { email: $e, password: $p, firstName: \"Bib\", lastName: \"Fortuna\" }) { status message userStatus } }";

async fn service() -> Service {
    let settings =
        [("PASSWORDS__BCRYPT_COST", COST), ("DATABASE__SHARED_CONNECTIONS", "1"), ("DATABASE__POOL_MAX", "1")];
    let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Service::start(&settings).await
}

/// A request and how it is told.
struct Kind {
    name: &'static str,
    query: &'static str,
    variables: fn(usize) -> Value,
}

/// The medians of what a hash alone and every kind took, taken in turn so that a busy machine is busy for all. Each try has to
/// answer, and to ask of the database, what all others do.
async fn measure(service: &Service, kinds: &[Kind], round: usize) -> (Duration, Vec<Duration>) {
    let counter = Counter::of_this_thread();
    let client = Client::new(service.base_url());
    let (mut hashes, mut times) = (Vec::new(), vec![Vec::new(); kinds.len()]);
    let mut told = None;
    for number in 0..TRIES {
        let begin = Instant::now();
        service.server.app.passwords.hash(PASSWORD.to_owned()).await.unwrap();
        hashes.push(begin.elapsed());
        for (kind, times) in kinds.iter().zip(&mut times) {
            let variables = (kind.variables)(round * TRIES + number);
            counter.take();
            let begin = Instant::now();
            let answer = client.graphql("/session/graphql", &[], kind.query, &variables).await.unwrap();
            times.push(begin.elapsed());
            let seen = (counter.take().statements.len(), answer.body);
            let expected = told.get_or_insert_with(|| seen.clone());
            assert_eq!(seen.0, expected.0, "{} costs another number of statements", kind.name);
            let shown = String::from_utf8_lossy(&seen.1);
            assert_eq!(seen.1, expected.1, "{} is answered otherwise: {shown}", kind.name);
        }
    }
    (median(hashes), times.into_iter().map(median).collect())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Other work of the machine may get in the way of one measurement, and hardly of three.
async fn are_alike(service: &Service, kinds: &[Kind]) {
    let mut told = Vec::new();
    for round in 0..3 {
        let (hash, medians) = measure(service, kinds, round).await;
        let (least, greatest) = (*medians.iter().min().unwrap(), *medians.iter().max().unwrap());
        // A hash of the next lower cost takes half as long.
        if greatest <= least * (100 + TOLERANCE_PERCENT) / 100 && least * 10 >= hash * 8 {
            return;
        }
        let names = kinds.iter().map(|kind| kind.name).zip(medians);
        told.push(format!("{:?}; a hash takes {hash:?}", names.collect::<Vec<_>>()));
    }
    panic!("they can be told from each other:\n{}", told.join("\n"));
}

#[tokio::test]
async fn whatever_is_wrong_with_a_sign_in_costs_the_same_work() {
    Counter::of_this_thread();
    let service = service().await;
    let person = Person::at(&service);
    for name in ["known", "gone"] {
        person.settle(&service, name, &format!("{name}@example.org")).await;
    }
    service.deactivate("gone").await;
    let kinds = [
        Kind {
            name: "somebody unknown",
            query: LOGIN,
            variables: |_| json!({ "e": "nobody@example.org", "p": PASSWORD }),
        },
        Kind {
            name: "a wrong password",
            query: LOGIN,
            variables: |_| json!({ "e": "known@example.org", "p": "none" }),
        },
        Kind {
            name: "a deactivated account",
            query: LOGIN,
            variables: |_| json!({ "e": "gone@example.org", "p": PASSWORD }),
        },
    ];
    are_alike(&service, &kinds).await;
}

#[tokio::test]
async fn registering_costs_the_same_work_whether_or_not_the_address_is_free() {
    Counter::of_this_thread();
    let service = service().await;
    let person = Person::at(&service);
    person.settle(&service, "known", "known@example.org").await;
    person.register("new", "unconfirmed@example.org").await;
    service.set_secondary_address("known", "known@example.com").await;
    let kinds = [
        Kind {
            name: "a free address",
            query: REGISTER,
            variables: |number| json!({ "e": format!("bib{number}@example.org"), "p": PASSWORD }),
        },
        Kind {
            name: "somebody's primary address",
            query: REGISTER,
            variables: |_| json!({ "e": "known@example.org", "p": PASSWORD }),
        },
        Kind {
            name: "somebody's secondary address",
            query: REGISTER,
            variables: |_| json!({ "e": "known@example.com", "p": PASSWORD }),
        },
        Kind {
            name: "an address that nobody confirmed",
            query: REGISTER,
            variables: |_| json!({ "e": "unconfirmed@example.org", "p": PASSWORD }),
        },
    ];
    are_alike(&service, &kinds).await;
}
