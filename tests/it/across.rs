//! One account, one password, one set of factors, whatever the contract: what is done through one contract holds in all.
//!
//! Another contract is another `Contract`, and where it answers a sign-in in its own way a column of `Row`; another factor, or
//! another field that changes an account, is another `Act` and rows for it.

mod acts;
mod app;
mod every_text;
mod hostile;
mod passkey;
mod rows;
mod somebody;

use crate::support::Service;
use crate::support::world::World;
use rows::{Outcome, ROWS, Row};
use serde_json::json;
use somebody::{Came, PASSWORD, Somebody};

/// Where people sign in. The two flavours of the accounts contract have their tokens in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Contract {
    Accounts,
    Relay,
    Session,
    Platform,
}

impl Contract {
    const ALL: [Self; 4] = [Self::Accounts, Self::Relay, Self::Session, Self::Platform];
    /// Those that know a second step of a sign-in.
    const STEPWISE: [Self; 2] = [Self::Session, Self::Platform];

    fn path(self) -> &'static str {
        match self {
            Self::Accounts => "/accounts/graphql",
            Self::Relay => "/accounts-relay/graphql",
            Self::Session => "/session/graphql",
            Self::Platform => "/platform/graphql",
        }
    }

    /// What an access token follows in the header `Authorization`.
    fn scheme(self) -> &'static str {
        match self {
            Self::Accounts | Self::Relay => "JWT",
            Self::Session | Self::Platform => "Bearer",
        }
    }

    /// What a wrong password is answered with.
    const fn wrong_credentials(self) -> &'static str {
        match self {
            Self::Accounts | Self::Relay => "invalid_credentials",
            Self::Session | Self::Platform => "INVALID_CREDENTIALS",
        }
    }

    /// Arguments as the flavour writes them.
    fn arguments(self, arguments: &str) -> String {
        match self {
            Self::Accounts | Self::Session | Self::Platform => arguments.to_owned(),
            Self::Relay => format!("input: {{ {arguments} }}"),
        }
    }

    /// Whether the tokens of the one are tokens of the other.
    fn shares_tokens_with(self, other: Self) -> bool {
        let is_accounts = |it| matches!(it, Self::Accounts | Self::Relay);
        self == other || (is_accounts(self) && is_accounts(other))
    }
}

/// Through which contract people register, and how. Each row is walked by somebody of each of them.
const REGISTRATIONS: [(Contract, &str); 4] = [
    (
        Contract::Accounts,
        "mutation ($u: String!, $e: String!, $p: String!) {
        answer: register(username: $u, email: $e, password1: $p, password2: $p) { success errors } }",
    ),
    (
        Contract::Relay,
        "mutation ($u: String!, $e: String!, $p: String!) {
        answer: register(input: { username: $u, email: $e, password1: $p, password2: $p }) { success errors } }",
    ),
    (
        Contract::Session,
        "mutation ($u: String!, $e: EmailAddress!, $p: String!) {
        answer: register(input: { username: $u, email: $e, password: $p, firstName: \"A\", lastName: \"B\" }) { status } }",
    ),
    (
        Contract::Platform,
        "mutation ($e: String!, $p: String!) { answer: register(email: $e, password: $p) { success reason } }",
    ),
];

/// Something to tell where a row is not so.
async fn walk(somebody: &mut Somebody<'_>, row: &Row) -> Result<(), String> {
    somebody.sign_in_everywhere().await;
    for act in row.acts {
        somebody.act(*act).await;
    }
    for contract in Contract::ALL {
        if somebody.goes_on(contract).await != row.go_on.contains(&contract) {
            return Err(format!("the session of {contract:?} is not as the row says"));
        }
    }
    for contract in Contract::ALL {
        let mails = somebody.mail_count().await;
        // A password that is wrong, or is so since it was changed, learns nothing of the rest and mails nobody.
        let wrong = if somebody.password == PASSWORD { "wrong" } else { PASSWORD };
        let refused = Came::Refused(contract.wrong_credentials().to_owned());
        if somebody.sign_in(contract, wrong).await != refused || somebody.mail_count().await != mails {
            return Err(format!("a wrong password at {contract:?} is not just wrong"));
        }
        let tokens = match (row.outcome(contract), somebody.sign_in(contract, somebody.password).await) {
            (Outcome::In, Came::In(tokens)) => tokens,
            (Outcome::Code, Came::Asked(handle)) if somebody.mail_count().await == mails + 1 => {
                let code = somebody.mailed_code().await;
                somebody.confirm(contract, &handle, &code).await?
            }
            (Outcome::App, Came::Asked(handle)) if somebody.mail_count().await == mails => {
                somebody.enter_with_app(contract, &handle).await?
            }
            (Outcome::Refused(expected), Came::Refused(reason)) if expected == reason => continue,
            (expected, came) => return Err(format!("{came:?} instead of {expected:?} at {contract:?}")),
        };
        if !somebody.is_let_in(contract, &tokens.access).await {
            return Err(format!("the tokens of a sign-in open nothing at {contract:?}"));
        }
    }
    match (row.with_passkey(), somebody.sign_in_with_passkey().await) {
        (_, None) => Ok(()),
        (Outcome::In, Some(Ok(tokens))) if somebody.is_let_in(Contract::Platform, &tokens.access).await => Ok(()),
        (Outcome::Refused(expected), Some(Err(reason))) if expected == reason => Ok(()),
        (expected, Some(came)) => Err(format!("{came:?} instead of {expected:?} with the passkey")),
    }
}

/// Every row, by people who registered through one contract.
async fn walk_all((through, register): (Contract, &str)) {
    let strict = [("ACCOUNTS__ALLOW_LOGIN_NOT_VERIFIED".to_owned(), "false".to_owned())];
    let service = Service::start(&strict).await;
    let mut wrong = Vec::new();
    for (number, row) in ROWS.iter().enumerate() {
        let mut somebody = Somebody::settle(&service, through, register, format!("somebody{number}")).await;
        wrong.extend(walk(&mut somebody, row).await.err().map(|told| format!("{:?}: {told}", row.acts)));
    }
    assert!(wrong.is_empty(), "{through:?}: {}", wrong.join("\n"));
    service.keeps_no_secrets().await;
}

// A test for each registration, so that they run side by side.

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_done_through_one_contract_holds_in_all() {
    walk_all(REGISTRATIONS[0]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_done_through_one_contract_holds_in_all_for_those_of_the_relay_flavour() {
    walk_all(REGISTRATIONS[1]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_done_through_one_contract_holds_in_all_for_those_of_the_session_contract() {
    walk_all(REGISTRATIONS[2]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_done_through_one_contract_holds_in_all_for_those_of_the_platform_contract() {
    walk_all(REGISTRATIONS[3]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_open_their_own_contract_alone() {
    let service = Service::start(&[]).await;
    let (through, register) = REGISTRATIONS[0];
    let mut somebody = Somebody::settle(&service, through, register, "wedge".to_owned()).await;
    for of in Contract::ALL {
        for at in Contract::ALL {
            somebody.sign_in_everywhere().await;
            let (own, tokens) = (of.shares_tokens_with(at), somebody.held[&of].clone());
            assert_eq!(somebody.is_let_in(at, &tokens.access).await, own, "an access token of {of:?} at {at:?}");
            // A refresh token opens nothing, and an access token is exchanged for nothing.
            assert!(!somebody.is_let_in(at, &tokens.refresh).await, "{of:?} at {at:?}");
            assert!(somebody.refresh(at, &tokens.access).await.is_err(), "{of:?} at {at:?}");
            assert_eq!(somebody.refresh(at, &tokens.refresh).await.is_ok(), own, "a refresh token of {of:?} at {at:?}");
            if !own {
                // Nothing of that ended anything where the tokens are at home.
                assert!(somebody.goes_on(of).await && somebody.goes_on(at).await, "{of:?} at {at:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_is_the_same_person_in_every_contract() {
    let service = Service::start(&[]).await;
    for (through, register) in REGISTRATIONS {
        let username = format!("leia{through:?}").to_lowercase();
        let mut leia = Somebody::settle(&service, through, register, username).await;
        leia.sign_in_everywhere().await;
        for (at, first) in [(Contract::Accounts, "Leia"), (Contract::Relay, "General")] {
            let update = format!(
                "mutation ($f: String) {{ answer: updateAccount({}) {{ success errors }} }}",
                at.arguments("firstName: $f")
            );
            leia.ask_signed_in(at, &update, &json!({ "f": first })).await;
            let there =
                leia.ask_signed_in(at, "{ answer: me { username email firstName verified } }", &json!({})).await;
            let here = "{ answer: userProfile { username email firstName twoFactorAuth } }";
            let here = leia.ask_signed_in(Contract::Session, here, &json!({})).await;
            for (key, value) in [("username", &leia.username), ("email", &leia.email), ("firstName", &first.to_owned())]
            {
                assert_eq!((&there[key], &here[key]), (&json!(value), &json!(value)));
            }
            assert_eq!((&there["verified"], &here["twoFactorAuth"]), (&json!(true), &json!(false)));
            let me = "{ answer: me { data { email email_verified two_factor_enabled has_password } } }";
            let me = leia.ask_signed_in(Contract::Platform, me, &json!({})).await["data"].clone();
            let expected = json!({ "email": leia.email, "email_verified": true, "two_factor_enabled": false,
                "has_password": true });
            assert_eq!(me, expected);
        }
        for (verified, status) in [(false, "UNVERIFIED"), (true, "ACTIVE")] {
            service
                .sql(&format!("update accounts set verified = {verified} where username = '{}'", leia.username))
                .await;
            let query = "mutation ($t: String!) { answer: newToken(refreshToken: $t) { userStatus } }";
            let variables = json!({ "t": leia.held[&Contract::Session].refresh });
            let here = leia.ask(Contract::Session, None, query, &variables).await.unwrap();
            let there = leia.ask_signed_in(Contract::Accounts, "{ answer: me { verified } }", &json!({})).await;
            assert_eq!((&here["userStatus"], &there["verified"]), (&json!(status), &json!(verified)));
            let me = "{ answer: me { data { email_verified } } }";
            let me = leia.ask_signed_in(Contract::Platform, me, &json!({})).await;
            assert_eq!(me["data"]["email_verified"], verified);
        }
    }
}
