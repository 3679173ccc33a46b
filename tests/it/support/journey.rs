//! Carries out the steps of documented examples against a running service, and looks up what is so afterwards.

mod account;
mod api_key;
pub(crate) mod authenticator;
mod look;
mod organization;
mod passkey;
mod platform;
pub(crate) mod session;

use super::client::{Answer, Client};
use super::passkey::Authenticator;
use super::world::{Mail, World};
use apollo_compiler::{Schema, validation::Valid};
use lychgate::generated;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use xtask::example::{Given, Held, Holding, fill, relay_request};

/// The password of every account that a step brings into being.
pub(crate) const PASSWORD: &str = "supersecretpassword";

const REGISTER: &str = "mutation ($email: String!, $username: String!, $password: String!) {
    register(email: $email, username: $username, password1: $password, password2: $password) { success errors } }";
const SIGN_IN: &str = "mutation ($username: String!, $password: String!) {
    tokenAuth(username: $username, password: $password) {
        success errors token refreshToken unarchiving user { verified firstName lastName email secondaryEmail } } }";
const FOLLOW_LINK: &str = "mutation ($token: String!) { verifyAccount(token: $token) { success errors } }";
const RESEND: &str = "mutation ($email: String!) { resendActivationEmail(email: $email) { success errors } }";
const REFRESH: &str =
    "mutation ($token: String!) { refreshToken(refreshToken: $token) { success errors token refreshToken } }";
const SIGN_OUT: &str = "mutation ($token: String!) { revokeToken(refreshToken: $token) { success errors } }";

/// The two flavours of the accounts contract, and the other contracts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// Arguments side by side.
    Plain,
    /// One `input` argument, `clientMutationId` handed back.
    Relay,
    /// The session contract. Who registers does so through the accounts contract.
    Session,
    /// The platform contract. Who registers does so through the accounts contract.
    Platform,
}

impl Flavour {
    /// Where it is served.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Flavour::Plain => "/accounts/graphql",
            Flavour::Relay => "/accounts-relay/graphql",
            Flavour::Session => "/session/graphql",
            Flavour::Platform => "/platform/graphql",
        }
    }

    /// Through which people register.
    fn of_accounts(self) -> Flavour {
        match self {
            Flavour::Plain | Flavour::Session | Flavour::Platform => Flavour::Plain,
            Flavour::Relay => Flavour::Relay,
        }
    }
}

/// A service and what its people hold.
pub(crate) struct Journey<W> {
    pub(crate) world: W,
    pub(crate) client: Client,
    pub(crate) flavour: Flavour,
    pub(crate) plain: Valid<Schema>,
    pub(crate) held: Held,
    addresses: Map<String, Value>,
    /// Whether accounts sign in before they are confirmed.
    signs_in_unconfirmed: bool,
    mails_before: usize,
    /// What makes passkeys, by user name, once it made one.
    authenticators: BTreeMap<String, Authenticator>,
}

impl<W: World> Journey<W> {
    /// Starts a service with the settings among the steps, then does the other steps in order.
    pub(crate) async fn begin<'a>(
        flavour: Flavour,
        steps: impl IntoIterator<Item = &'a Given>,
    ) -> Result<Journey<W>, String> {
        let (mut settings, mut deeds) = (Vec::new(), Vec::new());
        for step in steps {
            if let Given::Setting { name, value } = step {
                let name = if name.contains("__") { name.clone() } else { format!("ACCOUNTS__{name}") };
                settings.push((name, value.clone()));
            } else {
                deeds.push(step);
            }
        }
        let strict = ("ACCOUNTS__ALLOW_LOGIN_NOT_VERIFIED".to_owned(), "false".to_owned());
        let signs_in_unconfirmed = !settings.contains(&strict);
        let world = Box::pin(W::start(&settings)).await;
        let plain = Schema::parse_and_validate(generated::accounts::SDL, "accounts.graphql")
            .map_err(|error| error.to_string())?;
        let client = Client::new(world.base_url());
        let held = Held::default();
        let mut journey = Journey {
            world,
            client,
            flavour,
            plain,
            held,
            addresses: Map::new(),
            signs_in_unconfirmed,
            mails_before: 0,
            authenticators: BTreeMap::new(),
        };
        for deed in deeds {
            journey.take(deed).await.map_err(|error| format!("the step {deed:?}: {error}"))?;
        }
        journey.mails_before = journey.world.mails().await.len();
        Ok(journey)
    }

    /// Sends a request, written in the plain flavour, with placeholders in variables and headers.
    pub(crate) async fn ask(
        &self,
        request: &str,
        variables: &Value,
        headers: &[(String, String)],
    ) -> Result<Answer, String> {
        self.ask_at(self.flavour, request, variables, headers).await
    }

    async fn ask_at(
        &self,
        flavour: Flavour,
        request: &str,
        variables: &Value,
        headers: &[(String, String)],
    ) -> Result<Answer, String> {
        let filled = |(name, value): &(String, String)| Ok((name.clone(), fill(value, &self.held)?));
        let headers: Vec<(String, String)> = headers.iter().map(filled).collect::<Result<_, String>>()?;
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let variables = filled_value(variables, &self.held)?;
        let relay;
        let request = match flavour {
            Flavour::Plain | Flavour::Session | Flavour::Platform => request,
            Flavour::Relay => {
                relay = relay_request(&self.plain, request).map_err(|error| error.to_string())?;
                &relay
            }
        };
        self.client.graphql(flavour.path(), &headers, request, &variables).await
    }

    /// Sends a mutation of one field and hands back its payload, whatever it says.
    async fn payload(&self, request: &str, variables: &Value) -> Result<Value, String> {
        self.payload_with(request, variables, &[]).await
    }

    async fn payload_with(
        &self,
        request: &str,
        variables: &Value,
        headers: &[(String, String)],
    ) -> Result<Value, String> {
        let answer = self.ask_at(self.flavour.of_accounts(), request, variables, headers).await?.json()?;
        let payload = answer.get("data").and_then(Value::as_object).and_then(|data| data.values().next());
        payload.filter(|payload| payload.is_object()).cloned().ok_or_else(|| format!("no payload: {answer}"))
    }

    /// As `payload`, and it has to be a success.
    async fn succeed(&self, request: &str, variables: &Value) -> Result<Value, String> {
        success(self.payload(request, variables).await?)
    }

    /// As `succeed`, in the session held.
    async fn succeed_as(&self, username: &str, request: &str, variables: &Value) -> Result<Value, String> {
        let token = self.holding(username, Holding::AccessToken)?;
        let headers = [("authorization".to_owned(), format!("JWT {token}"))];
        success(self.payload_with(request, variables, &headers).await?)
    }

    async fn take(&mut self, step: &Given) -> Result<(), String> {
        match step {
            // Settings were given to the service at its start.
            Given::Setting { .. } => Ok(()),
            Given::Account { username, address } => {
                self.register(username, address).await?;
                if self.signs_in_unconfirmed { self.sign_in(username).await } else { Ok(()) }
            }
            Given::ConfirmedAccount { username, address } => {
                self.register(username, address).await?;
                self.follow_link(username).await
            }
            Given::SignsIn(username) => self.sign_in(username).await,
            Given::Refreshes(username) => self.refresh(username).await,
            Given::SignsOut(username) => self.sign_out(username).await,
            Given::SignsInFrom { username, device } => self.sign_in_at_session(username, Some(device)).await,
            Given::BeginsToSignIn(username) if self.flavour == Flavour::Platform => {
                self.begin_to_sign_in_at_platform(username).await
            }
            Given::BeginsToSignIn(username) => self.begin_to_sign_in(username).await,
            Given::AsksForCode(username) => self.ask_for_code(username).await,
            Given::EntersWrongCodes(username) if self.flavour == Flavour::Platform => {
                self.enter_wrong_codes_at_platform(username).await
            }
            Given::EntersWrongCodes(username) => self.enter_wrong_codes(username).await,
            Given::SetsUpAuthenticator(username) => self.set_up_authenticator(username).await,
            Given::HasAuthenticator(username) => self.have_authenticator(username).await,
            Given::HasRecoveryCodes(username) => self.have_recovery_codes(username).await,
            Given::MakesPasskey(username) => self.make_passkey(username).await,
            Given::HasPasskey(username) => self.have_passkey(username).await,
            Given::HasManyPasskeys(username) => self.have_many_passkeys(username).await,
            Given::BeginsWithPasskey(username) => self.begin_with_passkey(username).await,
            Given::LosesConfirmation(username) => {
                self.world.lose_confirmation(username).await;
                Ok(())
            }
            Given::AsksForActCode { username, reason } => self.ask_for_act_code(username, reason).await,
            Given::BeginsToChangePassword(username) => self.begin_to_change_password(username).await,
            Given::EntersWrongActCodes { username, reason } => self.enter_wrong_act_codes(username, reason).await,
            Given::AcceptsTerms { username, terms } => self.accept_terms(username, terms).await,
            Given::AsksForLink(username) => {
                let address = self.addresses.get(username).cloned().unwrap_or_default();
                self.succeed(RESEND, &json!({ "email": address })).await?;
                self.keep_link(username).await
            }
            Given::FollowsLink(username) => self.follow_link(username).await,
            Given::AsksForPasswordReset(username) => self.ask_for_password_reset(username).await,
            Given::ResetsPassword(username) => self.reset_password(username).await,
            Given::ChangesPassword(username) => self.change_password(username).await,
            Given::IsMailedPasswordSet(username) => self.be_mailed_password_set(username).await,
            Given::IsCalled { username, first, last } => self.be_called(username, first, last).await,
            Given::AsksForSecondaryLink { username, address } => self.ask_for_secondary_link(username, address).await,
            Given::FollowsSecondaryLink(username) => self.follow_secondary_link(username).await,
            Given::AsksForEmailChange { username, address } => self.ask_for_email_change(username, address).await,
            Given::FollowsEmailChange(username) => self.follow_email_change(username).await,
            Given::IsGivenPassword(username) => {
                self.world.give_password(username, PASSWORD).await;
                Ok(())
            }
            Given::IsArchived(username) => {
                self.world.archive(username).await;
                Ok(())
            }
            Given::IsDeactivated(username) => {
                self.world.deactivate(username).await;
                Ok(())
            }
            Given::BelongsToStaff(username) => {
                self.world.join_staff(username).await;
                Ok(())
            }
            Given::Administers(username) => {
                self.world.make_administrator(username).await;
                Ok(())
            }
            Given::HasTemporaryPassword(username) => {
                self.world.make_password_temporary(username).await;
                Ok(())
            }
            Given::HasApiKey { username, permission } => self.have_api_key(username, permission).await,
            Given::HasDisabledApiKey(username) => self.have_api_key_that_is(username, "disabled").await,
            Given::HasRevokedApiKey(username) => self.have_api_key_that_is(username, "revoked").await,
            Given::HasSecondFactor(username) => {
                self.world.give_second_factor(username).await;
                Ok(())
            }
            Given::HasSecondaryAddress { username, address } => {
                self.world.set_secondary_address(username, address).await;
                Ok(())
            }
            Given::HoldsForeignToken(username) => {
                let token = match self.flavour {
                    Flavour::Plain | Flavour::Relay => self.world.foreign_access_token(username).await,
                    Flavour::Session => self.world.access_token_foreign_to_session(username).await,
                    Flavour::Platform => self.world.access_token_foreign_to_platform(username).await,
                };
                self.held.put(username, Holding::ForeignAccessToken, token);
                Ok(())
            }
            Given::ClockMoves(by) => {
                self.world.move_clock(*by);
                Ok(())
            }
            Given::AtPlatform { username, step } => self.do_at_platform(username, step).await,
            Given::MailIsRefused => {
                self.world.refuse_mail().await;
                Ok(())
            }
            Given::PasswordsAreBusy => {
                self.world.occupy_passwords().await;
                Ok(())
            }
        }
    }

    fn holding(&self, username: &str, holding: Holding) -> Result<&str, String> {
        self.held.get(username, holding).ok_or_else(|| format!("{username} holds no {holding:?}"))
    }

    async fn register(&mut self, username: &str, address: &str) -> Result<(), String> {
        let variables = json!({ "email": address, "username": username, "password": PASSWORD });
        self.succeed(REGISTER, &variables).await?;
        self.addresses.insert(username.to_owned(), address.into());
        self.held.put(username, Holding::UserId, self.world.user_id(username).await);
        if address.is_empty() { Ok(()) } else { self.keep_link(username).await }
    }

    /// The last part of the link in the newest mail to an address.
    async fn mailed_token(&self, address: &str) -> Result<String, String> {
        let mails = self.world.mails().await;
        let newest = mails.iter().rfind(|mail| mail.to.eq_ignore_ascii_case(address));
        newest.and_then(link_token).ok_or_else(|| format!("no link was mailed to {address}: {mails:?}"))
    }

    fn address(&self, username: &str) -> &str {
        self.addresses.get(username).and_then(Value::as_str).unwrap_or_default()
    }

    /// Keeps the last part of the link in the newest mail to the account.
    async fn keep_link(&mut self, username: &str) -> Result<(), String> {
        let token = self.mailed_token(self.address(username)).await?;
        if let Some(earlier) = self.held.put(username, Holding::ActivationToken, token) {
            self.held.put(username, Holding::EarlierActivationToken, earlier);
        }
        Ok(())
    }

    async fn follow_link(&self, username: &str) -> Result<(), String> {
        let token = self.holding(username, Holding::ActivationToken)?;
        self.succeed(FOLLOW_LINK, &json!({ "token": token })).await.map(drop)
    }

    async fn sign_in(&mut self, username: &str) -> Result<(), String> {
        match self.flavour {
            Flavour::Session => return self.sign_in_at_session(username, None).await,
            Flavour::Platform => return self.sign_in_at_platform(username).await,
            Flavour::Plain | Flavour::Relay => {}
        }
        let payload = self.succeed(SIGN_IN, &json!({ "username": username, "password": PASSWORD })).await?;
        self.held.put(username, Holding::AccessToken, text(&payload, "token")?);
        self.held.put(username, Holding::RefreshToken, text(&payload, "refreshToken")?);
        self.held.put(username, Holding::FirstRefreshToken, text(&payload, "refreshToken")?);
        Ok(())
    }

    async fn sign_out(&self, username: &str) -> Result<(), String> {
        match self.flavour {
            Flavour::Session => return self.sign_out_at_session(username).await,
            Flavour::Platform => return self.sign_out_at_platform(username).await,
            Flavour::Plain | Flavour::Relay => {}
        }
        let token = self.holding(username, Holding::RefreshToken)?;
        self.succeed(SIGN_OUT, &json!({ "token": token })).await.map(drop)
    }

    async fn refresh(&mut self, username: &str) -> Result<(), String> {
        let token = self.holding(username, Holding::RefreshToken)?;
        let payload = match self.flavour {
            Flavour::Session => self.new_token(token).await?,
            Flavour::Platform => self.refresh_at_platform(token).await?,
            Flavour::Plain | Flavour::Relay => self.succeed(REFRESH, &json!({ "token": token })).await?,
        };
        self.held.put(username, Holding::AccessToken, text(&payload, "token")?);
        if let Some(used) = self.held.put(username, Holding::RefreshToken, text(&payload, "refreshToken")?) {
            self.held.put(username, Holding::UsedRefreshToken, used);
        }
        Ok(())
    }
}

fn success(payload: Value) -> Result<Value, String> {
    if payload["success"] == true { Ok(payload) } else { Err(format!("no success: {payload}")) }
}

fn text(payload: &Value, key: &str) -> Result<String, String> {
    payload[key].as_str().map(str::to_owned).ok_or_else(|| format!("no text under `{key}`: {payload}"))
}

/// The last part of the first link in a mail.
fn link_token(mail: &Mail) -> Option<String> {
    let link = mail.text.split_whitespace().find(|word| word.starts_with("http://") || word.starts_with("https://"))?;
    link.rsplit('/').next().map(str::to_owned)
}

/// A value with the placeholders of all its texts filled in.
fn filled_value(value: &Value, held: &Held) -> Result<Value, String> {
    Ok(match value {
        Value::String(text) => Value::String(fill(text, held)?),
        Value::Array(values) => values.iter().map(|value| filled_value(value, held)).collect::<Result<_, _>>()?,
        Value::Object(map) => {
            let filled = map.iter().map(|(key, value)| Ok((key.clone(), filled_value(value, held)?)));
            Value::Object(filled.collect::<Result<_, String>>()?)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    })
}
