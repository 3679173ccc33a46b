//! Letters that tell an owner what happened, and say nothing but who that is.

use super::{Content, Letter, Person};
use crate::db::accounts::Account;

impl Letter {
    /// The mail that tells the owner of an account that it was closed.
    #[must_use]
    pub fn account_closed(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::AccountClosed { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that there is another passkey to sign in with.
    #[must_use]
    pub fn passkey_added(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::PasskeyAdded { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that a passkey was removed.
    #[must_use]
    pub fn passkey_removed(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::PasskeyRemoved { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that somebody made them a member of an organization.
    #[must_use]
    pub fn organization_added(to: &str, account: &Account, organization: &str) -> Letter {
        let (username, organization) = (account.username.clone(), organization.to_owned());
        Letter::new(to, account, Content::OrganizationAdded { username, organization })
    }

    /// The mail that invites whoever has an address to an organization. No account is known: the person is the address.
    #[must_use]
    pub fn organization_invitation(to: &str, organization: &str) -> Letter {
        let person = Person { email: to.to_owned(), ..Person::default() };
        let content = Content::OrganizationInvitation { organization: organization.to_owned() };
        Letter { to: to.to_owned(), content, person }
    }

    /// The mail that tells the owner of an account that there is another key for programs.
    #[must_use]
    pub fn api_key_created(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::ApiKeyCreated { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that it administers the service from now on.
    #[must_use]
    pub fn administrator_granted(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::AdministratorGranted { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that an identity at another service opens it from now on.
    #[must_use]
    pub fn social_account_linked(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::SocialAccountLinked { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that such an identity opens it no longer.
    #[must_use]
    pub fn social_account_unlinked(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::SocialAccountUnlinked { username: account.username.clone() })
    }

    /// The mail that tells whoever has an address that an account with it was opened through another service.
    #[must_use]
    pub fn social_account_opened(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::SocialAccountOpened { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that somebody signed in with a recovery code.
    #[must_use]
    pub fn recovery_code_used(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::RecoveryCodeUsed { username: account.username.clone() })
    }
}
