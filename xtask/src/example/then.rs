//! What is so after a request, in the closed set of sentences that the runner can look up.

use super::given::quoted;
use std::str::FromStr;

/// One thing that is so after the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// `there is no account "NAME"`.
    NoAccount(String),
    /// `"NAME" can sign in`: with the password `supersecretpassword`.
    CanSignIn(String),
    /// `"NAME" cannot sign in`: not with that password, or not at all.
    CannotSignIn(String),
    /// `"NAME" can sign in with "PASSWORD"`: with another one.
    CanSignInWith {
        /// The user name.
        username: String,
        /// The password.
        password: String,
    },
    /// `"NAME" is called "FIRST" "LAST"`.
    IsCalled {
        /// The user name.
        username: String,
        /// The given name.
        first: String,
        /// The family name.
        last: String,
    },
    /// `"NAME" has the address "ADDRESS"`: as the primary one.
    HasAddress {
        /// The user name.
        username: String,
        /// The address.
        address: String,
    },
    /// `"NAME" has the secondary address "ADDRESS"`.
    HasSecondaryAddress {
        /// The user name.
        username: String,
        /// The address.
        address: String,
    },
    /// `"NAME" has no secondary address`.
    HasNoSecondaryAddress(String),
    /// `"NAME" is signed in`: the access token held opens `me`.
    IsSignedIn(String),
    /// `"NAME" is signed out`: neither the access token nor the refresh token held is of use.
    IsSignedOut(String),
    /// `"NAME" is confirmed`.
    IsConfirmed(String),
    /// `"NAME" is not confirmed`.
    IsNotConfirmed(String),
    /// `"NAME" is archived`.
    IsArchived(String),
    /// `"NAME" is not archived`.
    IsNotArchived(String),
    /// `one mail went to "ADDRESS"`: caused by this request.
    OneMail(String),
    /// `no mail went out`: none to anybody, caused by this request.
    NoMail,
}

/// The sentences, as an error shows them.
const SENTENCES: &str = "`there is no account \"NAME\"`, `\"NAME\" can sign in`, `cannot sign in`, `can sign in with \
     \"PASSWORD\"`, `is called \"FIRST\" \"LAST\"`, `has the address \"ADDRESS\"`, `has the secondary address \"ADDRESS\"`, `has no secondary address`, `is signed in`, `is signed out`, `is \
     confirmed`, `is not confirmed`, `is archived`, `is not archived`, `one mail went to \"ADDRESS\"`, `no mail went out`";

/// What is looked up: made from the name or address.
type Lookup = fn(String) -> Then;

impl FromStr for Then {
    type Err = String;

    fn from_str(sentence: &str) -> Result<Then, String> {
        if sentence == "no mail went out" {
            return Ok(Then::NoMail);
        }
        if let Some([username, password]) = quoted::<2>("\"\" can sign in with \"\"", sentence) {
            return Ok(Then::CanSignInWith { username, password });
        }
        if let Some([username, first, last]) = quoted::<3>("\"\" is called \"\" \"\"", sentence) {
            return Ok(Then::IsCalled { username, first, last });
        }
        if let Some([username, address]) = quoted::<2>("\"\" has the address \"\"", sentence) {
            return Ok(Then::HasAddress { username, address });
        }
        if let Some([username, address]) = quoted::<2>("\"\" has the secondary address \"\"", sentence) {
            return Ok(Then::HasSecondaryAddress { username, address });
        }
        let sentences: [(&str, Lookup); 11] = [
            ("there is no account \"\"", Then::NoAccount),
            ("\"\" can sign in", Then::CanSignIn),
            ("\"\" cannot sign in", Then::CannotSignIn),
            ("\"\" has no secondary address", Then::HasNoSecondaryAddress),
            ("\"\" is signed in", Then::IsSignedIn),
            ("\"\" is signed out", Then::IsSignedOut),
            ("\"\" is confirmed", Then::IsConfirmed),
            ("\"\" is not confirmed", Then::IsNotConfirmed),
            ("\"\" is archived", Then::IsArchived),
            ("\"\" is not archived", Then::IsNotArchived),
            ("one mail went to \"\"", Then::OneMail),
        ];
        sentences
            .into_iter()
            .find_map(|(pattern, make)| quoted::<1>(pattern, sentence).map(|[name]| make(name)))
            .ok_or_else(|| format!("`{sentence}` cannot be looked up: it is one of {SENTENCES}"))
    }
}
