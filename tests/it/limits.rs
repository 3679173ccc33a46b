//! How often somebody may try, in every contract. Everywhere else the tests run without these limits.

mod clients;
mod fields;
mod guesses;
mod mailboxes;
mod owners;

use crate::support::Service;
use crate::support::client::{Answer, Client};
use crate::support::person::PASSWORD;
use crate::support::world::World;
use serde_json::{Value, json};
use std::net::IpAddr;
use std::time::Duration;

const ENABLED: (&str, &str) = ("LIMITS__ENABLED", "true");
/// So that clients are not in the way of what is tried at one account.
const GENEROUS: (&str, &str) = ("LIMITS__CLIENT", "100000/1s");

async fn service(settings: &[(&str, &str)]) -> Service {
    let settings: Vec<_> = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Service::start(&settings).await
}

/// What somebody is told who signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Right,
    Wrong,
    /// Too often: for so many seconds.
    Limited(u32),
}

/// A contract that people sign in through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    Accounts,
    Relay,
    Session,
    Platform,
}

const DOORS: [Door; 4] = [Door::Accounts, Door::Relay, Door::Session, Door::Platform];

impl Door {
    fn path(self) -> &'static str {
        match self {
            Self::Accounts => "/accounts/graphql",
            Self::Relay => "/accounts-relay/graphql",
            Self::Session => "/session/graphql",
            Self::Platform => "/platform/graphql",
        }
    }

    /// A sign-in as one field under this alias, with the address and the password as literals.
    fn field(self, alias: &str, email: &str, password: &str) -> String {
        let (email, password) = (json!(email), json!(password));
        let field = match self {
            Self::Accounts => format!("tokenAuth(email: {email}, password: {password}) {{ success errors token }}"),
            Self::Relay => {
                format!("tokenAuth(input: {{ email: {email}, password: {password} }}) {{ success errors token }}")
            }
            Self::Session => {
                format!("login(credentials: {{ email: {email}, password: {password} }}) {{ token deviceId }}")
            }
            Self::Platform => {
                format!("login(email: {email}, password: {password}) {{ ... on AuthPayload {{ access_token }} }}")
            }
        };
        format!("{alias}: {field}")
    }

    /// What the answer says of the field under this alias.
    fn told(self, answer: &Value, alias: &str) -> Told {
        let value = &answer["data"][alias];
        let error = answer["errors"].as_array().into_iter().flatten().find(|error| error["path"][0] == alias);
        let code = match self {
            Self::Accounts | Self::Relay => value["errors"]["nonFieldErrors"][0]["code"].as_str(),
            Self::Session | Self::Platform => error.and_then(|error| error["extensions"]["code"].as_str()),
        };
        match code {
            None if value.is_object() => Told::Right,
            Some("invalid_credentials" | "UNAUTHENTICATED") => Told::Wrong,
            Some("rate_limited") => {
                let message = value["errors"]["nonFieldErrors"][0]["message"].as_str().unwrap();
                Told::Limited(message.split(' ').find_map(|word| word.parse().ok()).unwrap())
            }
            Some("RATE_LIMITED") => {
                let extensions = &error.unwrap()["extensions"];
                assert_eq!(extensions["reason"], "TOO_MANY_ATTEMPTS");
                Told::Limited(u32::try_from(extensions["retryAfter"].as_u64().unwrap()).unwrap())
            }
            other => panic!("{other:?} in {answer}"),
        }
    }
}

/// Somebody with a client, at whichever contract.
#[derive(Debug, Clone)]
struct Caller(Client);

impl Caller {
    fn at(service: &Service) -> Self {
        Self(Client::new(service.base_url()))
    }

    /// From another address of the machine.
    fn from_address(service: &Service, address: [u8; 4]) -> Self {
        Self(Client::from_address(service.base_url(), IpAddr::from(address)))
    }

    async fn send(&self, door: Door, access: Option<&str>, query: &str, variables: &Value) -> Answer {
        let scheme = if matches!(door, Door::Accounts | Door::Relay) { "JWT" } else { "Bearer" };
        let header = access.map(|token| format!("{scheme} {token}"));
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        self.0.graphql(door.path(), &headers, query, variables).await.unwrap()
    }

    /// Tries a password. Whoever is refused is told when to come back by a header, too.
    async fn guess(&self, door: Door, email: &str, password: &str) -> Told {
        let query = format!("mutation {{ {} }}", door.field("it", email, password));
        let answer = self.send(door, None, &query, &json!({})).await;
        let told = door.told(&answer.json().unwrap(), "it");
        let header = answer.headers.get("retry-after").map(|value| value.to_str().unwrap().parse::<u32>().unwrap());
        assert_eq!(header, if let Told::Limited(seconds) = told { Some(seconds) } else { None });
        told
    }

    /// Tries wrong passwords so often.
    async fn guess_wrong(&self, door: Door, email: &str, times: usize) {
        for _ in 0..times {
            assert_eq!(self.guess(door, email, "not the one").await, Told::Wrong);
        }
    }
}

fn seconds(seconds: u32) -> Duration {
    Duration::from_secs(u64::from(seconds))
}
