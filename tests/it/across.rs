//! One account, one password, one set of factors, whatever the contract: what is done through one contract holds in all.
//!
//! Another contract is another `Contract`, and a column of `Row`; another factor, or another field that changes an account, is
//! another `Act` and rows for it.

mod acts;
mod somebody;

use crate::support::Service;
use crate::support::world::World;
use acts::Act;
use serde_json::json;
use somebody::{Came, PASSWORD, Somebody};

/// Where people sign in. The two flavours of the accounts contract have their tokens in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Contract {
    Accounts,
    Relay,
    Session,
}

impl Contract {
    const ALL: [Self; 3] = [Self::Accounts, Self::Relay, Self::Session];

    fn path(self) -> &'static str {
        match self {
            Self::Accounts => "/accounts/graphql",
            Self::Relay => "/accounts-relay/graphql",
            Self::Session => "/session/graphql",
        }
    }

    /// What an access token follows in the header `Authorization`.
    fn scheme(self) -> &'static str {
        match self {
            Self::Accounts | Self::Relay => "JWT",
            Self::Session => "Bearer",
        }
    }

    /// What a wrong password is answered with.
    const fn wrong_credentials(self) -> &'static str {
        match self {
            Self::Accounts | Self::Relay => "invalid_credentials",
            Self::Session => "INVALID_CREDENTIALS",
        }
    }

    /// Arguments as the flavour writes them.
    fn arguments(self, arguments: &str) -> String {
        match self {
            Self::Accounts | Self::Session => arguments.to_owned(),
            Self::Relay => format!("input: {{ {arguments} }}"),
        }
    }

    /// Whether the tokens of the one are tokens of the other.
    fn shares_tokens_with(self, other: Self) -> bool {
        (self == Self::Session) == (other == Self::Session)
    }
}

/// Through which contract people register, and how. Each row is walked by somebody of each of them.
const REGISTRATIONS: &[(Contract, &str)] = &[
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
];

/// What comes of a sign-in with the right password.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    /// In.
    In,
    /// A code is mailed and asked for, and with it one is in.
    Code,
    /// Not in, for this reason.
    Refused(&'static str),
}

/// What is done, and what is so afterwards.
struct Row {
    /// By somebody who is signed in at every contract.
    acts: &'static [Act],
    /// Which of these sessions go on.
    go_on: &'static [Contract],
    /// What comes of a sign-in at the accounts contract, in both flavours.
    accounts: Outcome,
    /// What comes of one at the session contract.
    session: Outcome,
}

impl Row {
    fn outcome(&self, contract: Contract) -> Outcome {
        match contract {
            Contract::Accounts | Contract::Relay => self.accounts,
            Contract::Session => self.session,
        }
    }
}

const fn row(acts: &'static [Act], go_on: &'static [Contract], accounts: Outcome, session: Outcome) -> Row {
    Row { acts, go_on, accounts, session }
}

use Act::{
    Archive, ChangePassword, Close, DisableCodes, EnableCodes, IsDeactivated, IsGivenCodes, LosesConfirmation,
    ResetPassword, ReuseToken, SignOut,
};
use Contract::{Accounts, Relay, Session};
use Outcome::{Code, In, Refused};

const NO_STEP: Outcome = Refused("second_factor_required");
const WRONG: Outcome = Refused(Accounts.wrong_credentials());
const WRONG_HERE: Outcome = Refused(Session.wrong_credentials());

const ROWS: &[Row] = &[
    row(&[], &[Accounts, Relay, Session], In, In),
    // The owner wants codes: what was opened without ends, but for the session that wanted it.
    row(&[EnableCodes], &[Session], NO_STEP, Code),
    row(&[EnableCodes, DisableCodes], &[Session], In, In),
    // An operator wants codes: that ends nothing, and is asked for at the next sign-in.
    row(&[IsGivenCodes], &[Accounts, Relay, Session], NO_STEP, Code),
    row(&[IsGivenCodes, ChangePassword(Accounts)], &[Accounts], NO_STEP, Code),
    row(&[IsGivenCodes, ResetPassword(Relay)], &[], NO_STEP, Code),
    row(&[IsGivenCodes, Archive(Accounts)], &[], NO_STEP, Code),
    row(&[IsGivenCodes, DisableCodes], &[Accounts, Relay, Session], In, In),
    row(&[ChangePassword(Accounts)], &[Accounts], In, In),
    row(&[ChangePassword(Relay)], &[Relay], In, In),
    row(&[ResetPassword(Accounts)], &[], In, In),
    row(&[ResetPassword(Relay)], &[], In, In),
    row(&[Archive(Accounts)], &[], In, In),
    row(&[Archive(Relay)], &[], In, In),
    // Whether there is a factor is not told of who may not sign in at all.
    row(&[Close(Accounts)], &[], WRONG, WRONG_HERE),
    row(&[Close(Relay)], &[], WRONG, WRONG_HERE),
    row(&[IsGivenCodes, Close(Accounts)], &[], WRONG, WRONG_HERE),
    row(&[IsDeactivated], &[], WRONG, WRONG_HERE),
    row(&[IsGivenCodes, IsDeactivated], &[], WRONG, WRONG_HERE),
    row(&[LosesConfirmation], &[Accounts, Relay, Session], Refused("not_verified"), Refused("EMAIL_NOT_VERIFIED")),
    // A session that ends for itself ends alone.
    row(&[SignOut(Accounts)], &[Relay, Session], In, In),
    row(&[SignOut(Relay)], &[Accounts, Session], In, In),
    row(&[SignOut(Session)], &[Accounts, Relay], In, In),
    row(&[ReuseToken(Accounts)], &[Relay, Session], In, In),
    row(&[ReuseToken(Relay)], &[Accounts, Session], In, In),
    row(&[ReuseToken(Session)], &[Accounts, Relay], In, In),
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
            (In, Came::In(tokens)) => tokens,
            (Code, Came::Asked(handle)) if somebody.mail_count().await == mails + 1 => {
                somebody.confirm(&handle).await?
            }
            (Refused(expected), Came::Refused(reason)) if expected == reason => continue,
            (expected, came) => return Err(format!("{came:?} instead of {expected:?} at {contract:?}")),
        };
        if !somebody.is_let_in(contract, &tokens.access).await {
            return Err(format!("the tokens of a sign-in open nothing at {contract:?}"));
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_done_through_one_contract_holds_in_all() {
    let strict = [("ACCOUNTS__ALLOW_LOGIN_NOT_VERIFIED".to_owned(), "false".to_owned())];
    let service = Service::start(&strict).await;
    let mut wrong = Vec::new();
    for (number, row) in ROWS.iter().enumerate() {
        for (through, register) in REGISTRATIONS {
            let username = format!("somebody{number}{through:?}").to_lowercase();
            let mut somebody = Somebody::settle(&service, *through, register, username).await;
            wrong.extend(walk(&mut somebody, row).await.err().map(|told| format!("{:?}: {told}", row.acts)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
        let mut leia = Somebody::settle(&service, *through, register, username).await;
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
            for (key, value) in
                [("username", &leia.username), ("email", &leia.address()), ("firstName", &first.to_owned())]
            {
                assert_eq!((&there[key], &here[key]), (&json!(value), &json!(value)));
            }
            assert_eq!((&there["verified"], &here["twoFactorAuth"]), (&json!(true), &json!(false)));
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
        }
    }
}
