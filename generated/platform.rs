// Generated from schema/platform.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// A person who can sign in.
    #[derive(Clone, PartialEq)]
    pub struct User {
        /// The person: `user_` and 32 hexadecimal digits.
        pub id: engine::Id,
        /// The primary e-mail address; null for somebody who has none.
        pub email: Option<String>,
        /// Whether the person may sign in: false once an administrator has switched the account off.
        pub is_active: bool,
        /// Whether the person may call the fields of administrators.
        pub is_system_admin: bool,
        /// Whether the address is confirmed. Ours, not on the documentation page.
        pub email_verified: bool,
        /// Whether a second factor is asked for at sign-in. Ours, not on the documentation page.
        pub two_factor_enabled: bool,
        /// Whether there is a password to sign in with. Ours, not on the documentation page.
        pub has_password: bool,
        /// When the account was opened. Ours, not on the documentation page.
        pub created_at: crate::api::scalars::DateTime,
        /// When the person last signed in. Ours, not on the documentation page.
        pub last_login_at: Option<crate::api::scalars::DateTime>,
    }
    engine::opaque_debug!(User);

    impl engine::Members for User {
        const OBJECT: u16 = 2;
        const COUNT: u16 = 9;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.email, member, path, out),
                2 => engine::Write::write(&self.is_active, member, path, out),
                3 => engine::Write::write(&self.is_system_admin, member, path, out),
                4 => engine::Write::write(&self.email_verified, member, path, out),
                5 => engine::Write::write(&self.two_factor_enabled, member, path, out),
                6 => engine::Write::write(&self.has_password, member, path, out),
                7 => engine::Write::write(&self.created_at, member, path, out),
                8 => engine::Write::write(&self.last_login_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for User {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The tokens of somebody who is signed in.
    #[derive(Clone, PartialEq)]
    pub struct AuthPayload {
        /// The access token.
        pub access_token: String,
        /// The refresh token: it works once.
        pub refresh_token: String,
        /// Always false: who still owes a code gets a `Login2FAPendingPayload`.
        pub requires_2fa: bool,
        /// The seconds until the access token ends. Ours, not on the documentation page.
        pub expires_in: i32,
        /// What the lazy fields are answered from. No field of the answer.
        pub carried: crate::domain::Account,
    }
    engine::opaque_debug!(AuthPayload);

    impl<R: super::Resolvers> engine::MembersWith<R> for AuthPayload {
        const OBJECT: u16 = 3;
        const COUNT: u16 = 5;
        async fn write_member_with(
            &self,
            resolvers: &R,
            member: &engine::Field,
            path: &engine::Path<'_>,
            _: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.access_token, member, path, out),
                1 => engine::Write::write(&self.refresh_token, member, path, out),
                2 => engine::Write::write(&self.requires_2fa, member, path, out),
                3 => {
                    engine::complete(
                        super::auth_payload::user(resolvers, self).await,
                        member,
                        path,
                        out,
                    )
                }
                4 => engine::Write::write(&self.expires_in, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for AuthPayload {
        async fn write_with(
            &self,
            resolvers: &R,
            field: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object_with(self, resolvers, field, path, variables, out).await
        }
    }

    /// The answer to a right password where a code is asked for.
    #[derive(Clone, PartialEq)]
    pub struct Login2FAPendingPayload {
        /// A handle of this sign-in, for `verify_2fa_code`. It is no identifier of a person.
        pub user_id: engine::Id,
        /// A sentence for people.
        pub message: String,
    }
    engine::opaque_debug!(Login2FAPendingPayload);

    impl engine::Members for Login2FAPendingPayload {
        const OBJECT: u16 = 4;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.user_id, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Login2FAPendingPayload {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// Tokens, or the request for a code.
    #[derive(Debug, Clone, PartialEq)]
    pub enum LoginResult {
        /// A `AuthPayload`.
        AuthPayload(Box<AuthPayload>),
        /// A `Login2FAPendingPayload`.
        Login2FAPendingPayload(Box<Login2FAPendingPayload>),
    }

    impl From<AuthPayload> for LoginResult {
        fn from(value: AuthPayload) -> Self {
            Self::AuthPayload(Box::new(value))
        }
    }

    impl From<Login2FAPendingPayload> for LoginResult {
        fn from(value: Login2FAPendingPayload) -> Self {
            Self::Login2FAPendingPayload(Box::new(value))
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for LoginResult {
        async fn write_with(
            &self,
            resolvers: &R,
            field: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match self {
                Self::AuthPayload(value) => {
                    engine::WriteWith::write_with(
                            value,
                            resolvers,
                            field,
                            path,
                            variables,
                            out,
                        )
                        .await
                }
                Self::Login2FAPendingPayload(value) => {
                    engine::Write::write(value, field, path, out)
                }
            }
        }
    }

    /// What came of a request, with a sentence for people.
    #[derive(Clone, PartialEq)]
    pub struct MessageResult {
        /// Whether it was done.
        pub success: bool,
        /// A sentence for people.
        pub message: Option<String>,
        /// Why it was not done, in a word for programs. Ours, not on the documentation page.
        pub code: Option<String>,
        /// The same, more exactly. Ours, not on the documentation page.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(MessageResult);

    impl engine::Members for MessageResult {
        const OBJECT: u16 = 5;
        const COUNT: u16 = 4;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                2 => engine::Write::write(&self.code, member, path, out),
                3 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for MessageResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A new secret for an authenticator app.
    #[derive(Clone, PartialEq)]
    pub struct TwoFactorSetup {
        /// The secret, in base32, for typing.
        pub secret: String,
        /// The same with issuer and name as a QR code: a picture as a `data:` address.
        pub qr_code: String,
        /// The same as an `otpauth` address. Ours, not on the documentation page.
        pub otpauth_url: String,
    }
    engine::opaque_debug!(TwoFactorSetup);

    impl engine::Members for TwoFactorSetup {
        const OBJECT: u16 = 6;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.secret, member, path, out),
                1 => engine::Write::write(&self.qr_code, member, path, out),
                2 => engine::Write::write(&self.otpauth_url, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for TwoFactorSetup {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// New recovery codes. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct RecoveryCodesResponse {
        /// Whether there are new ones.
        pub success: bool,
        /// The codes.
        pub data: Option<Vec<String>>,
        /// A sentence for people, where there are none.
        pub error: Option<String>,
        /// Why there are none, in a word for programs.
        pub code: Option<String>,
        /// The same, more exactly.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(RecoveryCodesResponse);

    impl engine::Members for RecoveryCodesResponse {
        const OBJECT: u16 = 7;
        const COUNT: u16 = 5;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.data, member, path, out),
                2 => engine::Write::write(&self.error, member, path, out),
                3 => engine::Write::write(&self.code, member, path, out),
                4 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for RecoveryCodesResponse {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The person who asks.
    #[derive(Clone, PartialEq)]
    pub struct MeResponse {
        /// Whether somebody is signed in.
        pub success: bool,
        /// Who it is.
        pub data: Option<User>,
        /// A sentence for people, where there is no answer.
        pub error: Option<String>,
        /// Why there is none, in a word for programs. Ours, not on the documentation page.
        pub code: Option<String>,
        /// The same, more exactly. Ours, not on the documentation page.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(MeResponse);

    impl engine::Members for MeResponse {
        const OBJECT: u16 = 8;
        const COUNT: u16 = 5;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.data, member, path, out),
                2 => engine::Write::write(&self.error, member, path, out),
                3 => engine::Write::write(&self.code, member, path, out),
                4 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for MeResponse {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A place where a person is signed in. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct Session {
        /// The session's identifier. It opens nothing.
        pub id: engine::Id,
        /// The contract that it was opened through.
        pub contract: String,
        /// Whether it is the session that asks.
        pub is_current: bool,
        /// The network address that the session was opened from.
        pub ip_address: Option<String>,
        /// What the client called itself.
        pub user_agent: Option<String>,
        /// When it was opened.
        pub created_at: crate::api::scalars::DateTime,
        /// When its tokens were last renewed.
        pub last_used_at: crate::api::scalars::DateTime,
        /// When it ends, unless its tokens are renewed before.
        pub expires_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(Session);

    impl engine::Members for Session {
        const OBJECT: u16 = 9;
        const COUNT: u16 = 8;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.contract, member, path, out),
                2 => engine::Write::write(&self.is_current, member, path, out),
                3 => engine::Write::write(&self.ip_address, member, path, out),
                4 => engine::Write::write(&self.user_agent, member, path, out),
                5 => engine::Write::write(&self.created_at, member, path, out),
                6 => engine::Write::write(&self.last_used_at, member, path, out),
                7 => engine::Write::write(&self.expires_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Session {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What came of a request.
    #[derive(Clone, PartialEq)]
    pub struct ActionResponse {
        /// Whether it was done.
        pub success: bool,
        /// A sentence for people, where it was not.
        pub error: Option<String>,
        /// Why it was not done, in a word for programs. Ours, not on the documentation page.
        pub code: Option<String>,
        /// The same, more exactly. Ours, not on the documentation page.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(ActionResponse);

    impl engine::Members for ActionResponse {
        const OBJECT: u16 = 10;
        const COUNT: u16 = 4;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.error, member, path, out),
                2 => engine::Write::write(&self.code, member, path, out),
                3 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ActionResponse {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A key that an authenticator keeps, to sign in with.
    #[derive(Clone, PartialEq)]
    pub struct Passkey {
        /// The passkey: `pk_` and 32 hexadecimal digits.
        pub id: engine::Id,
        /// What its owner calls it.
        pub device_name: String,
        /// When it was registered. Ours, not on the documentation page.
        pub created_at: crate::api::scalars::DateTime,
        /// When somebody last signed in with it. Ours, not on the documentation page.
        pub last_used_at: Option<crate::api::scalars::DateTime>,
    }
    engine::opaque_debug!(Passkey);

    impl engine::Members for Passkey {
        const OBJECT: u16 = 11;
        const COUNT: u16 = 4;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.device_name, member, path, out),
                2 => engine::Write::write(&self.created_at, member, path, out),
                3 => engine::Write::write(&self.last_used_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Passkey {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// Who asks for a passkey.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyRelyingParty {
        /// The domain that the passkey will belong to.
        pub id: String,
        /// What browsers call it.
        pub name: String,
    }
    engine::opaque_debug!(PasskeyRelyingParty);

    impl engine::Members for PasskeyRelyingParty {
        const OBJECT: u16 = 12;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.name, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyRelyingParty {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// Whom a passkey is made for. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyUserEntity {
        /// By what the authenticator knows the account, in base64url.
        pub id: String,
        /// The address.
        pub name: String,
        /// The name of the person, where it is known.
        pub display_name: String,
    }
    engine::opaque_debug!(PasskeyUserEntity);

    impl engine::Members for PasskeyUserEntity {
        const OBJECT: u16 = 13;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.name, member, path, out),
                2 => engine::Write::write(&self.display_name, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyUserEntity {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A kind of key that is taken. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyCredentialParameter {
        /// Always `public-key`.
        pub r#type: String,
        /// The number of the algorithm (COSE).
        pub alg: i32,
    }
    engine::opaque_debug!(PasskeyCredentialParameter);

    impl engine::Members for PasskeyCredentialParameter {
        const OBJECT: u16 = 14;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.r#type, member, path, out),
                1 => engine::Write::write(&self.alg, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyCredentialParameter {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A passkey as browsers know it. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyCredentialDescriptor {
        /// Always `public-key`.
        pub r#type: String,
        /// What the authenticator calls it, in base64url.
        pub id: String,
        /// How browsers reach the authenticator.
        pub transports: Option<Vec<String>>,
    }
    engine::opaque_debug!(PasskeyCredentialDescriptor);

    impl engine::Members for PasskeyCredentialDescriptor {
        const OBJECT: u16 = 15;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.r#type, member, path, out),
                1 => engine::Write::write(&self.id, member, path, out),
                2 => engine::Write::write(&self.transports, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyCredentialDescriptor {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What an authenticator has to be able to do. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyAuthenticatorSelection {
        /// Always `preferred`: a passkey that the authenticator can offer by itself.
        pub resident_key: String,
        /// Always `required`: the authenticator has to verify who uses it.
        pub user_verification: String,
    }
    engine::opaque_debug!(PasskeyAuthenticatorSelection);

    impl engine::Members for PasskeyAuthenticatorSelection {
        const OBJECT: u16 = 16;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.resident_key, member, path, out),
                1 => engine::Write::write(&self.user_verification, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyAuthenticatorSelection {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What `navigator.credentials.create` wants, as JSON: binary data in base64url.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyRegistrationChallenge {
        /// The challenge, in base64url.
        pub challenge: String,
        /// Who asks.
        pub rp: PasskeyRelyingParty,
        /// Whom it is made for. Ours, not on the documentation page.
        pub user: PasskeyUserEntity,
        /// The kinds of keys that are taken, the best liked first. Ours, not on the documentation page.
        pub pub_key_cred_params: Vec<PasskeyCredentialParameter>,
        /// The passkeys that there are: an authenticator that has one makes no other. Ours, not on the documentation page.
        pub exclude_credentials: Vec<PasskeyCredentialDescriptor>,
        /// What the authenticator has to be able to do. Ours, not on the documentation page.
        pub authenticator_selection: PasskeyAuthenticatorSelection,
        /// Always `none`: nothing is asked about the authenticator. Ours, not on the documentation page.
        pub attestation: String,
        /// The milliseconds that the challenge can be answered. Ours, not on the documentation page.
        pub timeout: i32,
    }
    engine::opaque_debug!(PasskeyRegistrationChallenge);

    impl engine::Members for PasskeyRegistrationChallenge {
        const OBJECT: u16 = 17;
        const COUNT: u16 = 8;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.challenge, member, path, out),
                1 => engine::Write::write(&self.rp, member, path, out),
                2 => engine::Write::write(&self.user, member, path, out),
                3 => engine::Write::write(&self.pub_key_cred_params, member, path, out),
                4 => engine::Write::write(&self.exclude_credentials, member, path, out),
                5 => {
                    engine::Write::write(
                        &self.authenticator_selection,
                        member,
                        path,
                        out,
                    )
                }
                6 => engine::Write::write(&self.attestation, member, path, out),
                7 => engine::Write::write(&self.timeout, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyRegistrationChallenge {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What `navigator.credentials.get` wants, as JSON: binary data in base64url.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyLoginChallenge {
        /// The challenge, in base64url.
        pub challenge: String,
        /// The domain that the passkeys belong to.
        pub rp_id: String,
        /// What may sign. Ours, not on the documentation page.
        pub allow_credentials: Vec<PasskeyCredentialDescriptor>,
        /// Always `required`. Ours, not on the documentation page.
        pub user_verification: String,
        /// The milliseconds that the challenge can be answered. Ours, not on the documentation page.
        pub timeout: i32,
    }
    engine::opaque_debug!(PasskeyLoginChallenge);

    impl engine::Members for PasskeyLoginChallenge {
        const OBJECT: u16 = 18;
        const COUNT: u16 = 5;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.challenge, member, path, out),
                1 => engine::Write::write(&self.rp_id, member, path, out),
                2 => engine::Write::write(&self.allow_credentials, member, path, out),
                3 => engine::Write::write(&self.user_verification, member, path, out),
                4 => engine::Write::write(&self.timeout, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyLoginChallenge {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What begins the registration of a passkey.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyRegistrationChallengeResponse {
        /// Whether there is a challenge.
        pub success: bool,
        /// What the browser wants.
        pub data: Option<PasskeyRegistrationChallenge>,
        /// A sentence for people, where there is none. Ours, not on the documentation page.
        pub error: Option<String>,
        /// Why there is none, in a word for programs. Ours, not on the documentation page.
        pub code: Option<String>,
        /// The same, more exactly. Ours, not on the documentation page.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(PasskeyRegistrationChallengeResponse);

    impl engine::Members for PasskeyRegistrationChallengeResponse {
        const OBJECT: u16 = 19;
        const COUNT: u16 = 5;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.data, member, path, out),
                2 => engine::Write::write(&self.error, member, path, out),
                3 => engine::Write::write(&self.code, member, path, out),
                4 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyRegistrationChallengeResponse {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What begins a sign-in with a passkey.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyLoginChallengeResponse {
        /// Whether there is a challenge.
        pub success: bool,
        /// What the browser wants.
        pub data: Option<PasskeyLoginChallenge>,
        /// A sentence for people, where there is none. Ours, not on the documentation page.
        pub error: Option<String>,
        /// Why there is none, in a word for programs. Ours, not on the documentation page.
        pub code: Option<String>,
        /// The same, more exactly. Ours, not on the documentation page.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(PasskeyLoginChallengeResponse);

    impl engine::Members for PasskeyLoginChallengeResponse {
        const OBJECT: u16 = 20;
        const COUNT: u16 = 5;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.data, member, path, out),
                2 => engine::Write::write(&self.error, member, path, out),
                3 => engine::Write::write(&self.code, member, path, out),
                4 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyLoginChallengeResponse {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A passkey that was registered.
    #[derive(Clone, PartialEq)]
    pub struct PasskeyResponse {
        /// Whether it was registered.
        pub success: bool,
        /// The passkey.
        pub data: Option<Passkey>,
        /// A sentence for people, where it was not. Ours, not on the documentation page.
        pub error: Option<String>,
        /// Why it was not, in a word for programs. Ours, not on the documentation page.
        pub code: Option<String>,
        /// The same, more exactly. Ours, not on the documentation page.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(PasskeyResponse);

    impl engine::Members for PasskeyResponse {
        const OBJECT: u16 = 21;
        const COUNT: u16 = 5;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.data, member, path, out),
                2 => engine::Write::write(&self.error, member, path, out),
                3 => engine::Write::write(&self.code, member, path, out),
                4 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeyResponse {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The passkeys of a person. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct PasskeysResponse {
        /// Whether somebody is signed in.
        pub success: bool,
        /// The passkeys.
        pub data: Option<Vec<Passkey>>,
        /// A sentence for people, where there is no answer.
        pub error: Option<String>,
        /// Why there is no answer, in a word for programs.
        pub code: Option<String>,
        /// The same, more exactly.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(PasskeysResponse);

    impl engine::Members for PasskeysResponse {
        const OBJECT: u16 = 22;
        const COUNT: u16 = 5;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.data, member, path, out),
                2 => engine::Write::write(&self.error, member, path, out),
                3 => engine::Write::write(&self.code, member, path, out),
                4 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasskeysResponse {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A group of people.
    #[derive(Clone, PartialEq)]
    pub struct Organization {
        /// The organization: `org_` and 32 hexadecimal digits.
        pub id: engine::Id,
        /// Its name.
        pub name: String,
        /// What it is for.
        pub description: Option<String>,
        /// What the person who asks is in it: `owner`, `admin` or `member`. Ours, not on the documentation page.
        pub my_role: String,
        /// When it was made. Ours, not on the documentation page.
        pub created_at: crate::api::scalars::DateTime,
        /// When name or description were last changed. Ours, not on the documentation page.
        pub updated_at: crate::api::scalars::DateTime,
        /// What the lazy fields are answered from. No field of the answer.
        pub carried: crate::api::platform::Belonging,
    }
    engine::opaque_debug!(Organization);

    impl<R: super::Resolvers> engine::MembersWith<R> for Organization {
        const OBJECT: u16 = 23;
        const COUNT: u16 = 8;
        async fn write_member_with(
            &self,
            resolvers: &R,
            member: &engine::Field,
            path: &engine::Path<'_>,
            _: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.name, member, path, out),
                2 => engine::Write::write(&self.description, member, path, out),
                3 => engine::Write::write(&self.my_role, member, path, out),
                4 => {
                    engine::complete(
                        super::organization::members(resolvers, self).await,
                        member,
                        path,
                        out,
                    )
                }
                5 => {
                    engine::complete(
                        super::organization::invitations(resolvers, self).await,
                        member,
                        path,
                        out,
                    )
                }
                6 => engine::Write::write(&self.created_at, member, path, out),
                7 => engine::Write::write(&self.updated_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for Organization {
        async fn write_with(
            &self,
            resolvers: &R,
            field: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object_with(self, resolvers, field, path, variables, out).await
        }
    }

    /// Somebody who belongs to an organization, as all others of it see them. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct OrganizationMember {
        /// The person.
        pub user_id: engine::Id,
        /// The primary e-mail address; null for somebody who has none.
        pub email: Option<String>,
        /// `owner`, `admin` or `member`.
        pub role: String,
        /// When the person joined.
        pub joined_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(OrganizationMember);

    impl engine::Members for OrganizationMember {
        const OBJECT: u16 = 24;
        const COUNT: u16 = 4;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.user_id, member, path, out),
                1 => engine::Write::write(&self.email, member, path, out),
                2 => engine::Write::write(&self.role, member, path, out),
                3 => engine::Write::write(&self.joined_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for OrganizationMember {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// An invitation of an address. Whoever confirms the address takes it up. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct OrganizationInvitation {
        /// The address.
        pub email: String,
        /// `admin` or `member`.
        pub role: String,
        /// When it was mailed.
        pub created_at: crate::api::scalars::DateTime,
        /// Until when it can be taken up.
        pub expires_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(OrganizationInvitation);

    impl engine::Members for OrganizationInvitation {
        const OBJECT: u16 = 25;
        const COUNT: u16 = 4;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.email, member, path, out),
                1 => engine::Write::write(&self.role, member, path, out),
                2 => engine::Write::write(&self.created_at, member, path, out),
                3 => engine::Write::write(&self.expires_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for OrganizationInvitation {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// Something that the person was told.
    #[derive(Clone, PartialEq)]
    pub struct Notification {
        /// The notification: `notif_` and 32 hexadecimal digits.
        pub id: engine::Id,
        /// What happened, in a word for programs, as in `organization.added`. Ours, not on the documentation page.
        pub r#type: String,
        /// The same, in some words for people. Ours, not on the documentation page.
        pub title: String,
        /// The same, in a sentence. Ours, not on the documentation page.
        pub message: String,
        /// What it is about, for programs. Ours, not on the documentation page.
        pub data: Option<crate::api::scalars::Json>,
        /// Whether it was read. Ours, not on the documentation page.
        pub is_read: bool,
        /// When it was first read. Ours, not on the documentation page.
        pub read_at: Option<crate::api::scalars::DateTime>,
        /// When it was made. Ours, not on the documentation page.
        pub created_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(Notification);

    impl engine::Members for Notification {
        const OBJECT: u16 = 26;
        const COUNT: u16 = 8;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.r#type, member, path, out),
                2 => engine::Write::write(&self.title, member, path, out),
                3 => engine::Write::write(&self.message, member, path, out),
                4 => engine::Write::write(&self.data, member, path, out),
                5 => engine::Write::write(&self.is_read, member, path, out),
                6 => engine::Write::write(&self.read_at, member, path, out),
                7 => engine::Write::write(&self.created_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Notification {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A preference.
    #[derive(Clone, PartialEq)]
    pub struct UserSetting {
        /// What it is called.
        pub key: String,
        /// What it is.
        pub value: String,
        /// When it was last set. Ours, not on the documentation page.
        pub updated_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(UserSetting);

    impl engine::Members for UserSetting {
        const OBJECT: u16 = 27;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.key, member, path, out),
                1 => engine::Write::write(&self.value, member, path, out),
                2 => engine::Write::write(&self.updated_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for UserSetting {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// How far a person is through the first steps. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct OnboardingState {
        /// Whether the person is through.
        pub completed: bool,
        /// When the person was for the first time.
        pub completed_at: Option<crate::api::scalars::DateTime>,
        /// What happened on the way, the oldest first: at most 500.
        ///
        /// Cost: 1 point; what is selected below counts 500 times.
        pub events: Vec<OnboardingEvent>,
    }
    engine::opaque_debug!(OnboardingState);

    impl engine::Members for OnboardingState {
        const OBJECT: u16 = 28;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.completed, member, path, out),
                1 => engine::Write::write(&self.completed_at, member, path, out),
                2 => engine::Write::write(&self.events, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for OnboardingState {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// Something that happened on the way through the first steps. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct OnboardingEvent {
        /// What.
        pub event: String,
        /// The step that it belongs to.
        pub step_id: Option<String>,
        /// When.
        pub created_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(OnboardingEvent);

    impl engine::Members for OnboardingEvent {
        const OBJECT: u16 = 29;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.event, member, path, out),
                1 => engine::Write::write(&self.step_id, member, path, out),
                2 => engine::Write::write(&self.created_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for OnboardingEvent {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A temporary password.
    #[derive(Clone, PartialEq)]
    pub struct AdminResetPasswordResponse {
        /// Whether there is one.
        pub success: bool,
        /// The password, shown this once.
        pub temporary_password: Option<String>,
        /// A sentence for people, where it was not done.
        pub error: Option<String>,
        /// Why it was not done, in a word for programs. Ours, not on the documentation page.
        pub code: Option<String>,
        /// The same, more exactly. Ours, not on the documentation page.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(AdminResetPasswordResponse);

    impl engine::Members for AdminResetPasswordResponse {
        const OBJECT: u16 = 30;
        const COUNT: u16 = 5;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.temporary_password, member, path, out),
                2 => engine::Write::write(&self.error, member, path, out),
                3 => engine::Write::write(&self.code, member, path, out),
                4 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for AdminResetPasswordResponse {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A key that programs act with for a person. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct ApiKey {
        /// The key: `key_` and 32 hexadecimal digits. It opens nothing.
        pub id: engine::Id,
        /// Whose it is.
        pub user_id: engine::Id,
        /// What its owner calls it.
        pub name: String,
        /// live or test: what its owner uses it in, for the owner's own order; both act on the same account.
        pub environment: String,
        /// Its first characters.
        pub key_prefix: String,
        /// rest or graphql: what its owner uses it with, for the owner's own order; either is taken here.
        pub r#type: String,
        /// What it may do: any of read, trade and admin.
        pub permissions: Vec<String>,
        /// active, disabled or revoked.
        pub status: String,
        /// When it was made.
        pub created_at: crate::api::scalars::DateTime,
        /// When it was last used, to the minute.
        pub last_used_at: Option<crate::api::scalars::DateTime>,
    }
    engine::opaque_debug!(ApiKey);

    impl engine::Members for ApiKey {
        const OBJECT: u16 = 31;
        const COUNT: u16 = 10;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.user_id, member, path, out),
                2 => engine::Write::write(&self.name, member, path, out),
                3 => engine::Write::write(&self.environment, member, path, out),
                4 => engine::Write::write(&self.key_prefix, member, path, out),
                5 => engine::Write::write(&self.r#type, member, path, out),
                6 => engine::Write::write(&self.permissions, member, path, out),
                7 => engine::Write::write(&self.status, member, path, out),
                8 => engine::Write::write(&self.created_at, member, path, out),
                9 => engine::Write::write(&self.last_used_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ApiKey {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A new key. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct CreateApiKeyResponse {
        /// Whether there is one.
        pub success: bool,
        /// What is kept of it.
        pub data: Option<ApiKey>,
        /// The whole key, shown this once: `tb_live_` or `tb_test_` and 40 hexadecimal digits.
        pub key: Option<String>,
        /// A sentence for people, where it was not done.
        pub error: Option<String>,
        /// Why it was not done, in a word for programs. Ours, not on the documentation page.
        pub code: Option<String>,
        /// The same, more exactly. Ours, not on the documentation page.
        pub reason: Option<String>,
    }
    engine::opaque_debug!(CreateApiKeyResponse);

    impl engine::Members for CreateApiKeyResponse {
        const OBJECT: u16 = 32;
        const COUNT: u16 = 6;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.data, member, path, out),
                2 => engine::Write::write(&self.key, member, path, out),
                3 => engine::Write::write(&self.error, member, path, out),
                4 => engine::Write::write(&self.code, member, path, out),
                5 => engine::Write::write(&self.reason, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for CreateApiKeyResponse {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A line of the record of what was done. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct AuditEntry {
        /// The line.
        pub id: engine::Id,
        /// Who did it; null where an operator did, by the command line.
        pub actor_id: Option<engine::Id>,
        /// Whom it was done to.
        pub subject_id: engine::Id,
        /// What was done: `signed_in`, `signed_out_everywhere`, `password_changed`, `password_reset`, `addresses_changed`,
        /// `second_factor_enabled`, `second_factor_disabled`, `recovery_codes_replaced`, `account_archived`, `account_closed`,
        /// `api_key_created`, `api_key_revoked`, `api_key_enabled`, `user_deactivated`, `user_reactivated`, `admin_granted`,
        /// `admin_revoked`, `admin_password_reset`, `admin_email_changed`, `admin_second_factor_reset`,
        /// `signed_in_with_second_factor`, `signed_in_with_recovery_code`, `signed_in_with_passkey`, `signed_in_with_link`,
        /// `signed_out`, `sessions_ended`, `authenticator_enabled`, `passkey_registered`, `passkey_deleted`,
        /// `email_change_requested`, `email_confirmed`, `signed_in_through_service`, `social_account_linked`,
        /// `social_account_unlinked`, `organization_updated`, `organization_deleted`, `organization_invited`, `organization_left` or
        /// `account_deleted`. There may be more.
        pub action: String,
        /// Why, where it was said; which organization or API key, where it is about one.
        pub reason: Option<String>,
        /// Where it was done from, where that is known.
        pub ip_address: Option<String>,
        /// When.
        pub created_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(AuditEntry);

    impl engine::Members for AuditEntry {
        const OBJECT: u16 = 33;
        const COUNT: u16 = 7;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.actor_id, member, path, out),
                2 => engine::Write::write(&self.subject_id, member, path, out),
                3 => engine::Write::write(&self.action, member, path, out),
                4 => engine::Write::write(&self.reason, member, path, out),
                5 => engine::Write::write(&self.ip_address, member, path, out),
                6 => engine::Write::write(&self.created_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for AuditEntry {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A service through which a person can sign in. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct SocialAccount {
        /// `google`, `apple`, `x` or `telegram`.
        pub provider: String,
        /// Since when.
        pub linked_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(SocialAccount);

    impl engine::Members for SocialAccount {
        const OBJECT: u16 = 34;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.provider, member, path, out),
                1 => engine::Write::write(&self.linked_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for SocialAccount {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What an identity token is to carry. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct SocialNonce {
        /// 40 hexadecimal digits.
        pub nonce: String,
        /// Its end.
        pub expires_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(SocialNonce);

    impl engine::Members for SocialNonce {
        const OBJECT: u16 = 35;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.nonce, member, path, out),
                1 => engine::Write::write(&self.expires_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for SocialNonce {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A new organization.
    #[derive(Clone, PartialEq)]
    pub struct CreateOrganizationInput {
        /// Its name: one line of 1 to 100 characters.
        pub name: String,
        /// What it is for: at most 1,000 characters.
        pub description: engine::Maybe<String>,
    }
    engine::opaque_debug!(CreateOrganizationInput);

    impl engine::FromValue for CreateOrganizationInput {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                name: members.take(0, "name")?,
                description: members.take(1, "description")?,
            })
        }
    }

    /// What changes of an organization. What is left out or null stays as it is.
    #[derive(Clone, PartialEq)]
    pub struct UpdateOrganizationInput {
        /// Its name: one line of 1 to 100 characters.
        pub name: engine::Maybe<String>,
        /// What it is for: at most 1,000 characters; an empty text removes it. Ours, not on the documentation page.
        pub description: engine::Maybe<String>,
    }
    engine::opaque_debug!(UpdateOrganizationInput);

    impl engine::FromValue for UpdateOrganizationInput {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                name: members.take(0, "name")?,
                description: members.take(1, "description")?,
            })
        }
    }

    /// A key to be. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct CreateApiKeyInput {
        /// What its owner calls it.
        ///
        /// Bounds: 1 to 100 characters.
        pub name: String,
        /// live or test.
        pub environment: String,
        /// rest or graphql.
        pub r#type: String,
        /// Any of read, trade and admin.
        ///
        /// Bounds: 1 to 3 items.
        pub permissions: Vec<String>,
    }
    engine::opaque_debug!(CreateApiKeyInput);

    impl engine::FromValue for CreateApiKeyInput {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                name: members.take(0, "name")?,
                environment: members.take(1, "environment")?,
                r#type: members.take(2, "type")?,
                permissions: members.take(3, "permissions")?,
            })
        }
    }

    impl engine::Bounded for CreateApiKeyInput {
        fn hold(
            &self,
            _: &engine::Bounds,
            at: &engine::Path<'_>,
            violations: &mut Vec<engine::Violation>,
        ) {
            engine::Bounded::hold(
                &self.name,
                &engine::Bounds {
                    min_length: Some(1u32),
                    max_length: Some(100u32),
                    ..engine::Bounds::NONE
                },
                &at.key("name"),
                violations,
            );
            engine::Bounded::hold(
                &self.permissions,
                &engine::Bounds {
                    min_items: Some(1u32),
                    max_items: Some(3u32),
                    ..engine::Bounds::NONE
                },
                &at.key("permissions"),
                violations,
            );
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// The person who asks.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session or an API key that counts; `PASSWORD_CHANGE_REQUIRED` while an administrator's
    /// password has to be changed; `PERMISSION_REQUIRED` with a key that may not read.
    ///
    /// Access: SIGNED_IN. A live session of an active account. An API key needs the permission `read`.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.me` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.me`",
        note = "schema/platform.graphql declares it: write `impl query::Me for {Self}` in src/api/platform/me.rs"
    )]
    pub trait Me: super::Access {
        /// Answers `Query.me`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn me(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<super::types::MeResponse, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn me<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<super::types::MeResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: Some("read"),
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        Me::me(resolvers, &caller).await
    }

    /// Where the person is signed in, through whichever contract: at most 100 sessions, the newest first. Ours, not on the
    /// documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Cost: 10 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.sessions` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.sessions`",
        note = "schema/platform.graphql declares it: write `impl query::Sessions for {Self}` in src/api/platform/sessions.rs"
    )]
    pub trait Sessions: super::Access {
        /// Answers `Query.sessions`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn sessions(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<Vec<super::types::Session>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn sessions<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Vec<super::types::Session>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        Sessions::sessions(resolvers, &caller).await
    }

    /// The passkeys of the person, the oldest first. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.userPasskeys` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.userPasskeys`",
        note = "schema/platform.graphql declares it: write `impl query::UserPasskeys for {Self}` in src/api/platform/user_passkeys.rs"
    )]
    pub trait UserPasskeys: super::Access {
        /// Answers `Query.userPasskeys`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn user_passkeys(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<super::types::PasskeysResponse, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn user_passkeys<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<super::types::PasskeysResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        UserPasskeys::user_passkeys(resolvers, &caller).await
    }

    /// The organizations that the person belongs to, in the order of joining. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session or an API key that counts; `PERMISSION_REQUIRED` with a key that may not
    /// read; `TOO_SMALL` and `TOO_GREAT` for a `limit` that is not one of 1 to 100, or an `offset` below 0.
    ///
    /// Access: SIGNED_IN. A live session of an active account. An API key needs the permission `read`.
    /// Cost: 5 points; what is selected below counts `limit`, else 1 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.organizations` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.organizations`",
        note = "schema/platform.graphql declares it: write `impl query::Organizations for {Self}` in src/api/platform/organizations.rs"
    )]
    pub trait Organizations: super::Access {
        /// Answers `Query.organizations`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn organizations(
            &self,
            caller: &Self::SignedIn,
            arguments: OrganizationsArguments,
        ) -> impl Future<
            Output = Result<Vec<super::types::Organization>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.organizations`.
    #[derive(Clone, PartialEq)]
    pub struct OrganizationsArguments {
        /// How many at the most.
        ///
        /// Bounds: 1 to 100.
        pub limit: i32,
        /// How many to pass over.
        ///
        /// Bounds: at least 0.
        pub offset: i32,
    }
    engine::opaque_debug!(OrganizationsArguments);

    impl OrganizationsArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                limit: members.take(0, "limit")?,
                offset: members.take(1, "offset")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.limit,
                &engine::Bounds {
                    min: Some(1f64),
                    max: Some(100f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("limit"),
                violations,
            );
            engine::Bounded::hold(
                &self.offset,
                &engine::Bounds {
                    min: Some(0f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("offset"),
                violations,
            );
        }
    }

    pub(crate) async fn organizations<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Vec<super::types::Organization>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: Some("read"),
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = OrganizationsArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        Organizations::organizations(resolvers, &caller, arguments).await
    }

    /// An organization that the person belongs to. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session or an API key that counts; `PERMISSION_REQUIRED` with a key that may not
    /// read; `NOT_FOUND` alike for one that the person does not belong to, and for one that never was.
    ///
    /// Access: SIGNED_IN. A live session of an active account. An API key needs the permission `read`.
    /// Cost: 5 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.organization` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.organization`",
        note = "schema/platform.graphql declares it: write `impl query::Organization for {Self}` in src/api/platform/organization.rs"
    )]
    pub trait Organization: super::Access {
        /// Answers `Query.organization`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn organization(
            &self,
            caller: &Self::SignedIn,
            arguments: OrganizationArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::Organization>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.organization`.
    #[derive(Clone, PartialEq)]
    pub struct OrganizationArguments {
        /// The organization.
        pub id: engine::Id,
    }
    engine::opaque_debug!(OrganizationArguments);

    impl OrganizationArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self { id: members.take(0, "id")? })
        }
    }

    pub(crate) async fn organization<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::Organization>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: Some("read"),
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = OrganizationArguments::read(arguments)?;
        Organization::organization(resolvers, &caller, arguments).await
    }

    /// What the person was told, the newest first. At most 1,000 notifications are kept, and none longer than 180 days. Ours, not on
    /// the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session or an API key that counts; `PERMISSION_REQUIRED` with a key that may not
    /// read; `TOO_SMALL` and `TOO_GREAT` for a `limit` that is not one of 1 to 100, or an `offset` below 0.
    ///
    /// Access: SIGNED_IN. A live session of an active account. An API key needs the permission `read`.
    /// Cost: 5 points; what is selected below counts `limit`, else 1 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.notifications` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.notifications`",
        note = "schema/platform.graphql declares it: write `impl query::Notifications for {Self}` in src/api/platform/notifications.rs"
    )]
    pub trait Notifications: super::Access {
        /// Answers `Query.notifications`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn notifications(
            &self,
            caller: &Self::SignedIn,
            arguments: NotificationsArguments,
        ) -> impl Future<
            Output = Result<Vec<super::types::Notification>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.notifications`.
    #[derive(Clone, PartialEq)]
    pub struct NotificationsArguments {
        /// Whether those are left out that were read.
        pub unread_only: bool,
        /// How many at the most.
        ///
        /// Bounds: 1 to 100.
        pub limit: i32,
        /// How many to pass over.
        ///
        /// Bounds: at least 0.
        pub offset: i32,
    }
    engine::opaque_debug!(NotificationsArguments);

    impl NotificationsArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                unread_only: members.take(0, "unread_only")?,
                limit: members.take(1, "limit")?,
                offset: members.take(2, "offset")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.limit,
                &engine::Bounds {
                    min: Some(1f64),
                    max: Some(100f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("limit"),
                violations,
            );
            engine::Bounded::hold(
                &self.offset,
                &engine::Bounds {
                    min: Some(0f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("offset"),
                violations,
            );
        }
    }

    pub(crate) async fn notifications<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Vec<super::types::Notification>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: Some("read"),
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = NotificationsArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        Notifications::notifications(resolvers, &caller, arguments).await
    }

    /// How many notifications the person has not read. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session or an API key that counts; `PERMISSION_REQUIRED` with a key that may not
    /// read.
    ///
    /// Access: SIGNED_IN. A live session of an active account. An API key needs the permission `read`.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.unreadNotificationCount` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.unreadNotificationCount`",
        note = "schema/platform.graphql declares it: write `impl query::UnreadNotificationCount for {Self}` in src/api/platform/unread_notification_count.rs"
    )]
    pub trait UnreadNotificationCount: super::Access {
        /// Answers `Query.unreadNotificationCount`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn unread_notification_count(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<Output = Result<i32, engine::FieldError>> + Send;
    }

    pub(crate) async fn unread_notification_count<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<i32, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: Some("read"),
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        UnreadNotificationCount::unread_notification_count(resolvers, &caller).await
    }

    /// All settings of the person, by their keys: at most 100. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session or an API key that counts; `PERMISSION_REQUIRED` with a key that may not
    /// read.
    ///
    /// Access: SIGNED_IN. A live session of an active account. An API key needs the permission `read`.
    /// Cost: 5 points; what is selected below counts 100 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.userSettings` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.userSettings`",
        note = "schema/platform.graphql declares it: write `impl query::UserSettings for {Self}` in src/api/platform/user_settings.rs"
    )]
    pub trait UserSettings: super::Access {
        /// Answers `Query.userSettings`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn user_settings(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<Vec<super::types::UserSetting>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn user_settings<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Vec<super::types::UserSetting>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: Some("read"),
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        UserSettings::user_settings(resolvers, &caller).await
    }

    /// A setting of the person; null where there is none under the key. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session or an API key that counts; `PERMISSION_REQUIRED` with a key that may not
    /// read.
    ///
    /// Access: SIGNED_IN. A live session of an active account. An API key needs the permission `read`.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.userSetting` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.userSetting`",
        note = "schema/platform.graphql declares it: write `impl query::UserSetting for {Self}` in src/api/platform/user_setting.rs"
    )]
    pub trait UserSetting: super::Access {
        /// Answers `Query.userSetting`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn user_setting(
            &self,
            caller: &Self::SignedIn,
            arguments: UserSettingArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::UserSetting>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.userSetting`.
    #[derive(Clone, PartialEq)]
    pub struct UserSettingArguments {
        /// What it is called.
        pub key: String,
    }
    engine::opaque_debug!(UserSettingArguments);

    impl UserSettingArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                key: members.take(0, "key")?,
            })
        }
    }

    pub(crate) async fn user_setting<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::UserSetting>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: Some("read"),
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UserSettingArguments::read(arguments)?;
        UserSetting::user_setting(resolvers, &caller, arguments).await
    }

    /// How far the person is through the first steps. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session or an API key that counts; `PERMISSION_REQUIRED` with a key that may not
    /// read.
    ///
    /// Access: SIGNED_IN. A live session of an active account. An API key needs the permission `read`.
    /// Cost: 5 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.onboarding` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.onboarding`",
        note = "schema/platform.graphql declares it: write `impl query::Onboarding for {Self}` in src/api/platform/onboarding.rs"
    )]
    pub trait Onboarding: super::Access {
        /// Answers `Query.onboarding`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn onboarding(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<super::types::OnboardingState, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn onboarding<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<super::types::OnboardingState, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: Some("read"),
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        Onboarding::onboarding(resolvers, &caller).await
    }

    /// The keys of the person, the newest first, at most 100. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `PASSWORD_CHANGE_REQUIRED` while an administrator's password has to be
    /// changed; `PERMISSION_REQUIRED` with an API key.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Cost: 10 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.apiKeys` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.apiKeys`",
        note = "schema/platform.graphql declares it: write `impl query::ApiKeys for {Self}` in src/api/platform/api_keys.rs"
    )]
    pub trait ApiKeys: super::Access {
        /// Answers `Query.apiKeys`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn api_keys(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<Vec<super::types::ApiKey>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn api_keys<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Vec<super::types::ApiKey>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        ApiKeys::api_keys(resolvers, &caller).await
    }

    /// People, for administrators, the newest first. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `TOO_SMALL` and `TOO_GREAT`
    /// for a limit or offset out of bounds; `TOO_LONG` for the search.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service.
    /// Cost: 1 point; what is selected below counts `limit`, else 20 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.users` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.users`",
        note = "schema/platform.graphql declares it: write `impl query::Users for {Self}` in src/api/platform/users.rs"
    )]
    pub trait Users: super::Access {
        /// Answers `Query.users`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn users(
            &self,
            caller: &Self::Admin,
            arguments: UsersArguments,
        ) -> impl Future<
            Output = Result<Vec<super::types::User>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.users`.
    #[derive(Clone, PartialEq)]
    pub struct UsersArguments {
        /// A part of the user name, of an address or of the name, in whatever case.
        ///
        /// Bounds: at most 254 characters.
        pub search: engine::Maybe<String>,
        /// Those who may sign in, or those who may not.
        pub is_active: engine::Maybe<bool>,
        /// How many, at most.
        ///
        /// Bounds: 1 to 100.
        pub limit: i32,
        /// How many are passed over.
        ///
        /// Bounds: 0 to 100000.
        pub offset: i32,
    }
    engine::opaque_debug!(UsersArguments);

    impl UsersArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                search: members.take(0, "search")?,
                is_active: members.take(1, "is_active")?,
                limit: members.take(2, "limit")?,
                offset: members.take(3, "offset")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.search,
                &engine::Bounds {
                    max_length: Some(254u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("search"),
                violations,
            );
            engine::Bounded::hold(
                &self.limit,
                &engine::Bounds {
                    min: Some(1f64),
                    max: Some(100f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("limit"),
                violations,
            );
            engine::Bounded::hold(
                &self.offset,
                &engine::Bounds {
                    min: Some(0f64),
                    max: Some(100000f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("offset"),
                violations,
            );
        }
    }

    pub(crate) async fn users<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Vec<super::types::User>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UsersArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        Users::users(resolvers, &caller, arguments).await
    }

    /// A person, for administrators. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `NOT_FOUND`.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.user` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.user`",
        note = "schema/platform.graphql declares it: write `impl query::User for {Self}` in src/api/platform/user.rs"
    )]
    pub trait User: super::Access {
        /// Answers `Query.user`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn user(
            &self,
            caller: &Self::Admin,
            arguments: UserArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::User>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.user`.
    #[derive(Clone, PartialEq)]
    pub struct UserArguments {
        /// The person.
        pub id: engine::Id,
    }
    engine::opaque_debug!(UserArguments);

    impl UserArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self { id: members.take(0, "id")? })
        }
    }

    pub(crate) async fn user<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::User>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UserArguments::read(arguments)?;
        User::user(resolvers, &caller, arguments).await
    }

    /// What administrators did, and what people did that matters for the safety of their accounts, whatever the contract: the
    /// newest first, for administrators. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `TOO_SMALL` and `TOO_GREAT`
    /// for a limit or offset out of bounds; `TOO_LONG` for the action.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service.
    /// Cost: 1 point; what is selected below counts `limit`, else 20 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.auditLog` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.auditLog`",
        note = "schema/platform.graphql declares it: write `impl query::AuditLog for {Self}` in src/api/platform/audit_log.rs"
    )]
    pub trait AuditLog: super::Access {
        /// Answers `Query.auditLog`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn audit_log(
            &self,
            caller: &Self::Admin,
            arguments: AuditLogArguments,
        ) -> impl Future<
            Output = Result<Vec<super::types::AuditEntry>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.auditLog`.
    #[derive(Clone, PartialEq)]
    pub struct AuditLogArguments {
        /// The person whom it was done to; also one who is gone.
        pub subject_id: engine::Maybe<engine::Id>,
        /// What was done.
        ///
        /// Bounds: at most 100 characters.
        pub action: engine::Maybe<String>,
        /// How many, at most.
        ///
        /// Bounds: 1 to 100.
        pub limit: i32,
        /// How many are passed over.
        ///
        /// Bounds: 0 to 100000.
        pub offset: i32,
    }
    engine::opaque_debug!(AuditLogArguments);

    impl AuditLogArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                subject_id: members.take(0, "subject_id")?,
                action: members.take(1, "action")?,
                limit: members.take(2, "limit")?,
                offset: members.take(3, "offset")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.action,
                &engine::Bounds {
                    max_length: Some(100u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("action"),
                violations,
            );
            engine::Bounded::hold(
                &self.limit,
                &engine::Bounds {
                    min: Some(1f64),
                    max: Some(100f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("limit"),
                violations,
            );
            engine::Bounded::hold(
                &self.offset,
                &engine::Bounds {
                    min: Some(0f64),
                    max: Some(100000f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("offset"),
                violations,
            );
        }
    }

    pub(crate) async fn audit_log<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Vec<super::types::AuditEntry>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = AuditLogArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        AuditLog::audit_log(resolvers, &caller, arguments).await
    }

    /// The services through which the person can sign in, in the order of the alphabet. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.social_accounts` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Query.social_accounts`",
        note = "schema/platform.graphql declares it: write `impl query::SocialAccounts for {Self}` in src/api/platform/social_accounts.rs"
    )]
    pub trait SocialAccounts: super::Access {
        /// Answers `Query.social_accounts`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn social_accounts(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<Vec<super::types::SocialAccount>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn social_accounts<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Vec<super::types::SocialAccount>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        SocialAccounts::social_accounts(resolvers, &caller).await
    }
}

/// The fields of `Mutation`: a trait for each, and its arguments.
pub mod mutation {
    use lychgate_engine as engine;

    /// Opens an account and mails a link that confirms its address. An address that is taken is answered like any other; its owner
    /// is told by mail.
    ///
    /// Errors: `EMAIL_INVALID`, `WEAK_PASSWORD`, `TOO_LONG`, `EMAIL_FAIL` where the mail was refused, and `BUSY`. Where captchas are
    /// asked for (PLATFORM__RECAPTCHA_SECRET), `CAPTCHA` without a token that is right, and `PROVIDER_UNAVAILABLE` while those cannot be
    /// verified.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.register` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.register`",
        note = "schema/platform.graphql declares it: write `impl mutation::Register for {Self}` in src/api/platform/register.rs"
    )]
    pub trait Register: super::Access {
        /// Answers `Mutation.register`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn register(
            &self,
            arguments: RegisterArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.register`.
    #[derive(Clone, PartialEq)]
    pub struct RegisterArguments {
        /// The address to sign in with.
        ///
        /// Bounds: at most 254 characters.
        pub email: String,
        /// The password.
        pub password: String,
        /// The answer to a captcha, where the service asks for one.
        ///
        /// Bounds: at most 8192 characters.
        pub recaptcha_token: engine::Maybe<String>,
    }
    engine::opaque_debug!(RegisterArguments);

    impl RegisterArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
                password: members.take(1, "password")?,
                recaptcha_token: members.take(2, "recaptcha_token")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.email,
                &engine::Bounds {
                    max_length: Some(254u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("email"),
                violations,
            );
            engine::Bounded::hold(
                &self.recaptcha_token,
                &engine::Bounds {
                    max_length: Some(8192u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("recaptcha_token"),
                violations,
            );
        }
    }

    pub(crate) async fn register<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let address = arguments.text(0, "email", &[]);
        let arguments = RegisterArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        Register::register(resolvers, arguments).await
    }

    /// Signs in. Where a second factor is on, there are no tokens yet: the answer is a `Login2FAPendingPayload`, whose `user_id` is
    /// a handle of this sign-in that `verify_2fa_code` wants, together with a code, within five minutes
    /// (PLATFORM__SECOND_STEP_LIFETIME).
    ///
    /// Errors: `INVALID_CREDENTIALS` alike for an unknown address, a wrong password and a deactivated account;
    /// `EMAIL_NOT_VERIFIED`; `BUSY`; and where a code has to be mailed `TOO_MANY_CODES` for the eleventh sign-in within ten
    /// minutes, and `EMAIL_FAIL` where the mail was refused. Where captchas are asked for (PLATFORM__RECAPTCHA_SECRET), `CAPTCHA`
    /// without a token that is right, and `PROVIDER_UNAVAILABLE` while those cannot be verified.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.login` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.login`",
        note = "schema/platform.graphql declares it: write `impl mutation::Login for {Self}` in src/api/platform/login.rs"
    )]
    pub trait Login: super::Access {
        /// Answers `Mutation.login`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn login(
            &self,
            arguments: LoginArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LoginResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.login`.
    #[derive(Clone, PartialEq)]
    pub struct LoginArguments {
        /// The address.
        pub email: String,
        /// The password.
        pub password: String,
        /// The answer to a captcha, where the service asks for one.
        ///
        /// Bounds: at most 8192 characters.
        pub recaptcha_token: engine::Maybe<String>,
    }
    engine::opaque_debug!(LoginArguments);

    impl LoginArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
                password: members.take(1, "password")?,
                recaptcha_token: members.take(2, "recaptcha_token")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.recaptcha_token,
                &engine::Bounds {
                    max_length: Some(8192u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("recaptcha_token"),
                violations,
            );
        }
    }

    pub(crate) async fn login<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LoginResult>, engine::FieldError> {
        let arguments = LoginArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Login::login(resolvers, arguments).await
    }

    /// Finishes a sign-in with a code: of the authenticator app, or a recovery code instead; where there is no app, with the mailed one.
    /// Each works once, and five may be tried.
    ///
    /// Errors: `CODE_INVALID` alike for another code and for a handle under which nothing waits; `CODE_EXPIRED`; `TOO_MANY_TRIES`
    /// after the fifth.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.verify_2fa_code` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.verify_2fa_code`",
        note = "schema/platform.graphql declares it: write `impl mutation::Verify2faCode for {Self}` in src/api/platform/verify_2fa_code.rs"
    )]
    pub trait Verify2faCode: super::Access {
        /// Answers `Mutation.verify_2fa_code`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn verify_2fa_code(
            &self,
            arguments: Verify2faCodeArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::AuthPayload>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.verify_2fa_code`.
    #[derive(Clone, PartialEq)]
    pub struct Verify2faCodeArguments {
        /// `Login2FAPendingPayload.user_id`.
        pub user_id: engine::Id,
        /// The code.
        pub token: String,
    }
    engine::opaque_debug!(Verify2faCodeArguments);

    impl Verify2faCodeArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
                token: members.take(1, "token")?,
            })
        }
    }

    pub(crate) async fn verify_2fa_code<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::AuthPayload>, engine::FieldError> {
        let arguments = Verify2faCodeArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Verify2faCode::verify_2fa_code(resolvers, arguments).await
    }

    /// Exchanges a refresh token for a new pair of tokens; the old one is spent. The exchange may be repeated for a short while
    /// (PLATFORM__REFRESH_RETRY_WINDOW) as long as the new token has not been used, and gives the same one again. A spent token
    /// that comes otherwise ends the session.
    ///
    /// Errors: `TOKEN_INVALID` and `TOKEN_EXPIRED`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.refresh_token` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.refresh_token`",
        note = "schema/platform.graphql declares it: write `impl mutation::RefreshToken for {Self}` in src/api/platform/refresh_token.rs"
    )]
    pub trait RefreshToken: super::Access {
        /// Answers `Mutation.refresh_token`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn refresh_token(
            &self,
            arguments: RefreshTokenArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::AuthPayload>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.refresh_token`.
    #[derive(Clone, PartialEq)]
    pub struct RefreshTokenArguments {
        /// The refresh token.
        pub token: String,
    }
    engine::opaque_debug!(RefreshTokenArguments);

    impl RefreshTokenArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn refresh_token<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::AuthPayload>, engine::FieldError> {
        let arguments = RefreshTokenArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        RefreshToken::refresh_token(resolvers, arguments).await
    }

    /// Ends the session that a refresh token belongs to, and all its tokens. A token that belongs to none is answered true as well.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.logout` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.logout`",
        note = "schema/platform.graphql declares it: write `impl mutation::Logout for {Self}` in src/api/platform/logout.rs"
    )]
    pub trait Logout: super::Access {
        /// Answers `Mutation.logout`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn logout(
            &self,
            arguments: LogoutArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.logout`.
    #[derive(Clone, PartialEq)]
    pub struct LogoutArguments {
        /// The refresh token.
        pub token: String,
    }
    engine::opaque_debug!(LogoutArguments);

    impl LogoutArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn logout<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let arguments = LogoutArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Logout::logout(resolvers, arguments).await
    }

    /// Ends every session of the person, through whichever contract it was opened.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.logout_all` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.logout_all`",
        note = "schema/platform.graphql declares it: write `impl mutation::LogoutAll for {Self}` in src/api/platform/logout_all.rs"
    )]
    pub trait LogoutAll: super::Access {
        /// Answers `Mutation.logout_all`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn logout_all(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    pub(crate) async fn logout_all<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        LogoutAll::logout_all(resolvers, &caller).await
    }

    /// Confirms the address that a link was mailed to, and signs in: the link proves as much as a mailed code. Where a second factor
    /// is on, or the account is switched off, it only confirms. Unless a session of the account asks: where no address of it was ever
    /// confirmed, its sessions end first, with all that a stranger could have left in it: second factors, passkeys, linked services and
    /// API keys. Where the link answered `forgot_password`, the password goes as well (`has_password` is false then), and of any account
    /// all but the second factors: `forgot_password` mails a link for a new one.
    ///
    /// Errors: `TOKEN_INVALID`, `TOKEN_EXPIRED`, `ALREADY_VERIFIED`, and `SECOND_FACTOR_REQUIRED` where the address is confirmed and
    /// the link alone signs nobody in.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.verify_email` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.verify_email`",
        note = "schema/platform.graphql declares it: write `impl mutation::VerifyEmail for {Self}` in src/api/platform/verify_email.rs"
    )]
    pub trait VerifyEmail: super::Access {
        /// Answers `Mutation.verify_email`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn verify_email(
            &self,
            arguments: VerifyEmailArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::AuthPayload>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.verify_email`.
    #[derive(Clone, PartialEq)]
    pub struct VerifyEmailArguments {
        /// The token from the mail.
        pub token: String,
    }
    engine::opaque_debug!(VerifyEmailArguments);

    impl VerifyEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn verify_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::AuthPayload>, engine::FieldError> {
        let arguments = VerifyEmailArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        VerifyEmail::verify_email(resolvers, arguments).await
    }

    /// Mails another link that confirms an address. The answer is the same for addresses that are unknown or confirmed. Ours, not on
    /// the documentation page.
    ///
    /// Errors: `EMAIL_INVALID`, and `EMAIL_FAIL` where the mail was refused.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.resend_verification_email` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.resend_verification_email`",
        note = "schema/platform.graphql declares it: write `impl mutation::ResendVerificationEmail for {Self}` in src/api/platform/resend_verification_email.rs"
    )]
    pub trait ResendVerificationEmail: super::Access {
        /// Answers `Mutation.resend_verification_email`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn resend_verification_email(
            &self,
            arguments: ResendVerificationEmailArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.resend_verification_email`.
    #[derive(Clone, PartialEq)]
    pub struct ResendVerificationEmailArguments {
        /// The address.
        ///
        /// Bounds: at most 254 characters.
        pub email: String,
    }
    engine::opaque_debug!(ResendVerificationEmailArguments);

    impl ResendVerificationEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.email,
                &engine::Bounds {
                    max_length: Some(254u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("email"),
                violations,
            );
        }
    }

    pub(crate) async fn resend_verification_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let address = arguments.text(0, "email", &[]);
        let arguments = ResendVerificationEmailArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        ResendVerificationEmail::resend_verification_email(resolvers, arguments).await
    }

    /// Mails a link that sets a new password. The answer is the same for unknown addresses. Who has not confirmed the address yet is
    /// mailed the link for that (see `verify_email`), unless ACCOUNTS__ALLOW_PASSWORD_RESET_NOT_VERIFIED is on.
    ///
    /// Errors: `EMAIL_INVALID`, and `EMAIL_FAIL` where the mail was refused. Where captchas are asked for
    /// (PLATFORM__RECAPTCHA_SECRET), `CAPTCHA` without a token that is right, and `PROVIDER_UNAVAILABLE` while those cannot be verified.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.forgot_password` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.forgot_password`",
        note = "schema/platform.graphql declares it: write `impl mutation::ForgotPassword for {Self}` in src/api/platform/forgot_password.rs"
    )]
    pub trait ForgotPassword: super::Access {
        /// Answers `Mutation.forgot_password`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn forgot_password(
            &self,
            arguments: ForgotPasswordArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.forgot_password`.
    #[derive(Clone, PartialEq)]
    pub struct ForgotPasswordArguments {
        /// The address.
        ///
        /// Bounds: at most 254 characters.
        pub email: String,
        /// The answer to a captcha, where the service asks for one.
        ///
        /// Bounds: at most 8192 characters.
        pub recaptcha_token: engine::Maybe<String>,
    }
    engine::opaque_debug!(ForgotPasswordArguments);

    impl ForgotPasswordArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
                recaptcha_token: members.take(1, "recaptcha_token")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.email,
                &engine::Bounds {
                    max_length: Some(254u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("email"),
                violations,
            );
            engine::Bounded::hold(
                &self.recaptcha_token,
                &engine::Bounds {
                    max_length: Some(8192u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("recaptcha_token"),
                violations,
            );
        }
    }

    pub(crate) async fn forgot_password<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let address = arguments.text(0, "email", &[]);
        let arguments = ForgotPasswordArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        ForgotPassword::forgot_password(resolvers, arguments).await
    }

    /// Sets a new password with the token from the mail. Every session ends, and the owner is told by mail.
    ///
    /// Errors: `TOKEN_INVALID`, `TOKEN_EXPIRED`, `WEAK_PASSWORD` and `BUSY`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.reset_password` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.reset_password`",
        note = "schema/platform.graphql declares it: write `impl mutation::ResetPassword for {Self}` in src/api/platform/reset_password.rs"
    )]
    pub trait ResetPassword: super::Access {
        /// Answers `Mutation.reset_password`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn reset_password(
            &self,
            arguments: ResetPasswordArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.reset_password`.
    #[derive(Clone, PartialEq)]
    pub struct ResetPasswordArguments {
        /// The token from the mail.
        pub token: String,
        /// The new password.
        pub password: String,
    }
    engine::opaque_debug!(ResetPasswordArguments);

    impl ResetPasswordArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
                password: members.take(1, "password")?,
            })
        }
    }

    pub(crate) async fn reset_password<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let arguments = ResetPasswordArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        ResetPassword::reset_password(resolvers, arguments).await
    }

    /// Makes a secret for an authenticator app. Nobody is asked for its codes before `enable_2fa` saw one; an earlier secret that was
    /// not enabled is gone.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are;
    /// `ALREADY_ENABLED`.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.generate_2fa` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.generate_2fa`",
        note = "schema/platform.graphql declares it: write `impl mutation::Generate2fa for {Self}` in src/api/platform/generate_2fa.rs"
    )]
    pub trait Generate2fa: super::Access {
        /// Answers `Mutation.generate_2fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn generate_2fa(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<Option<super::types::TwoFactorSetup>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn generate_2fa<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::TwoFactorSetup>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        Generate2fa::generate_2fa(resolvers, &caller).await
    }

    /// Asks for codes of the app at every sign-in from now on, whatever the contract, once one of them was right. All other sessions
    /// end, and the owner is told by mail.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are;
    /// `NOTHING_PENDING` where no secret was generated; `ALREADY_ENABLED`; `CODE_INVALID`; `TOO_MANY_TRIES` after five wrong codes in
    /// ten minutes.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.enable_2fa` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.enable_2fa`",
        note = "schema/platform.graphql declares it: write `impl mutation::Enable2fa for {Self}` in src/api/platform/enable_2fa.rs"
    )]
    pub trait Enable2fa: super::Access {
        /// Answers `Mutation.enable_2fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn enable_2fa(
            &self,
            caller: &Self::SignedIn,
            arguments: Enable2faArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.enable_2fa`.
    #[derive(Clone, PartialEq)]
    pub struct Enable2faArguments {
        /// A present code of the app.
        pub token: String,
    }
    engine::opaque_debug!(Enable2faArguments);

    impl Enable2faArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn enable_2fa<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = Enable2faArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Enable2fa::enable_2fa(resolvers, &caller, arguments).await
    }

    /// Asks for no code at sign-in any more, be it of an app or mailed, and forgets the secret and the recovery codes. The owner is told
    /// by mail. Where none was asked for, nothing happens. What is shown has to be right; nothing has to be shown within ten minutes
    /// after the person proved who they are.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` where nothing was shown; `WRONG_PASSWORD`; `CODE_INVALID`;
    /// `TOO_MANY_TRIES` after five wrong codes in ten minutes; `BUSY`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.disable_2fa` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.disable_2fa`",
        note = "schema/platform.graphql declares it: write `impl mutation::Disable2fa for {Self}` in src/api/platform/disable_2fa.rs"
    )]
    pub trait Disable2fa: super::Access {
        /// Answers `Mutation.disable_2fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn disable_2fa(
            &self,
            caller: &Self::SignedIn,
            arguments: Disable2faArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.disable_2fa`.
    #[derive(Clone, PartialEq)]
    pub struct Disable2faArguments {
        /// A present code of the app. Ours, not on the documentation page.
        pub token: engine::Maybe<String>,
        /// The password. Ours, not on the documentation page.
        pub password: engine::Maybe<String>,
    }
    engine::opaque_debug!(Disable2faArguments);

    impl Disable2faArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
                password: members.take(1, "password")?,
            })
        }
    }

    pub(crate) async fn disable_2fa<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = Disable2faArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Disable2fa::disable_2fa(resolvers, &caller, arguments).await
    }

    /// Makes ten recovery codes, each of which `verify_2fa_code` takes once instead of a code of the app. They are shown this once;
    /// earlier ones are void. The owner is told by mail. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are;
    /// `NOT_ENABLED` where no app is asked for.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.regenerate_recovery_codes` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.regenerate_recovery_codes`",
        note = "schema/platform.graphql declares it: write `impl mutation::RegenerateRecoveryCodes for {Self}` in src/api/platform/regenerate_recovery_codes.rs"
    )]
    pub trait RegenerateRecoveryCodes: super::Access {
        /// Answers `Mutation.regenerate_recovery_codes`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn regenerate_recovery_codes(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<super::types::RecoveryCodesResponse, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn regenerate_recovery_codes<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<super::types::RecoveryCodesResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        RegenerateRecoveryCodes::regenerate_recovery_codes(resolvers, &caller).await
    }

    /// Replaces the password. All other sessions end, and the owner is told by mail. This one goes on, with its refresh token; its
    /// access token ends.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session, `WRONG_PASSWORD`, `WEAK_PASSWORD`, `PASSWORD_UNCHANGED` and `BUSY`.
    ///
    /// Access: SESSION. A live session of an active account, whether or not the current terms are accepted.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.change_password` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.change_password`",
        note = "schema/platform.graphql declares it: write `impl mutation::ChangePassword for {Self}` in src/api/platform/change_password.rs"
    )]
    pub trait ChangePassword: super::Access {
        /// Answers `Mutation.change_password`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn change_password(
            &self,
            caller: &Self::Session,
            arguments: ChangePasswordArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.change_password`.
    #[derive(Clone, PartialEq)]
    pub struct ChangePasswordArguments {
        /// The present password.
        pub current_password: String,
        /// The new one.
        pub new_password: String,
    }
    engine::opaque_debug!(ChangePasswordArguments);

    impl ChangePasswordArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                current_password: members.take(0, "current_password")?,
                new_password: members.take(1, "new_password")?,
            })
        }
    }

    pub(crate) async fn change_password<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::session(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = ChangePasswordArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        ChangePassword::change_password(resolvers, &caller, arguments).await
    }

    /// Proves once more who the person is: for ten minutes this session counts as one that was signed in to just now. Ours, not on the
    /// documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session, `WRONG_PASSWORD`, also where the person has none, and `BUSY`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.reauthenticate` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.reauthenticate`",
        note = "schema/platform.graphql declares it: write `impl mutation::Reauthenticate for {Self}` in src/api/platform/reauthenticate.rs"
    )]
    pub trait Reauthenticate: super::Access {
        /// Answers `Mutation.reauthenticate`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn reauthenticate(
            &self,
            caller: &Self::SignedIn,
            arguments: ReauthenticateArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.reauthenticate`.
    #[derive(Clone, PartialEq)]
    pub struct ReauthenticateArguments {
        /// The password.
        pub password: String,
    }
    engine::opaque_debug!(ReauthenticateArguments);

    impl ReauthenticateArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
            })
        }
    }

    pub(crate) async fn reauthenticate<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = ReauthenticateArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Reauthenticate::reauthenticate(resolvers, &caller, arguments).await
    }

    /// Mails a link to the address that is to become the person's, which happens when the link is followed, and tells the owner at the
    /// present one. An address that is another person's gets a mail that says so, and the answer is the same.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are;
    /// `EMAIL_INVALID`; `TOO_LONG`; `EMAIL_FAIL` where the mail was refused.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    /// Limit: attempts count against CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.change_email` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.change_email`",
        note = "schema/platform.graphql declares it: write `impl mutation::ChangeEmail for {Self}` in src/api/platform/change_email.rs"
    )]
    pub trait ChangeEmail: super::Access {
        /// Answers `Mutation.change_email`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn change_email(
            &self,
            caller: &Self::SignedIn,
            arguments: ChangeEmailArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.change_email`.
    #[derive(Clone, PartialEq)]
    pub struct ChangeEmailArguments {
        /// The address.
        ///
        /// Bounds: at most 254 characters.
        pub new_email: String,
    }
    engine::opaque_debug!(ChangeEmailArguments);

    impl ChangeEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                new_email: members.take(0, "new_email")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.new_email,
                &engine::Bounds {
                    max_length: Some(254u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("new_email"),
                violations,
            );
        }
    }

    pub(crate) async fn change_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let address = arguments.text(0, "new_email", &[]);
        let arguments = ChangeEmailArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        ChangeEmail::change_email(resolvers, &caller, arguments).await
    }

    /// Makes the address that the link was mailed to the person's, and a confirmed one. Codes and links that were mailed to the former
    /// one are void, and its owner is told there. Where no address of the account was ever confirmed, and no session of it asks,
    /// its sessions end, with second factors, passkeys, API keys and linked services; an account that another service opened without an
    /// address keeps them.
    ///
    /// Errors: `TOKEN_INVALID`, `TOKEN_EXPIRED`, and `EMAIL_TAKEN` where the address became somebody else's meanwhile.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.confirm_email_change` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.confirm_email_change`",
        note = "schema/platform.graphql declares it: write `impl mutation::ConfirmEmailChange for {Self}` in src/api/platform/confirm_email_change.rs"
    )]
    pub trait ConfirmEmailChange: super::Access {
        /// Answers `Mutation.confirm_email_change`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn confirm_email_change(
            &self,
            arguments: ConfirmEmailChangeArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.confirm_email_change`.
    #[derive(Clone, PartialEq)]
    pub struct ConfirmEmailChangeArguments {
        /// The token from the mail.
        pub token: String,
    }
    engine::opaque_debug!(ConfirmEmailChangeArguments);

    impl ConfirmEmailChangeArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn confirm_email_change<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let arguments = ConfirmEmailChangeArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        ConfirmEmailChange::confirm_email_change(resolvers, arguments).await
    }

    /// What `navigator.credentials.create` wants to make a passkey. It can be answered with `registerPasskey` in this session, once,
    /// for five minutes.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are, so that
    /// no passkey is made that `registerPasskey` would not take.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.generatePasskeyRegistrationChallenge` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.generatePasskeyRegistrationChallenge`",
        note = "schema/platform.graphql declares it: write `impl mutation::GeneratePasskeyRegistrationChallenge for {Self}` in src/api/platform/generate_passkey_registration_challenge.rs"
    )]
    pub trait GeneratePasskeyRegistrationChallenge: super::Access {
        /// Answers `Mutation.generatePasskeyRegistrationChallenge`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn generate_passkey_registration_challenge(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<
                super::types::PasskeyRegistrationChallengeResponse,
                engine::FieldError,
            >,
        > + Send;
    }

    pub(crate) async fn generate_passkey_registration_challenge<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<super::types::PasskeyRegistrationChallengeResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        GeneratePasskeyRegistrationChallenge::generate_passkey_registration_challenge(
                resolvers,
                &caller,
            )
            .await
    }

    /// Registers the passkey that an authenticator made, of which an account has 20 at the most. The owner is told by mail.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are;
    /// `CREDENTIAL_INVALID` where the text is no credential, or one for another challenge, session, origin or domain, or the
    /// authenticator did not verify its user; `CREDENTIAL_KNOWN` where the account has it; `DEVICE_NAME_INVALID`;
    /// `TOO_MANY_PASSKEYS`.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.registerPasskey` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.registerPasskey`",
        note = "schema/platform.graphql declares it: write `impl mutation::RegisterPasskey for {Self}` in src/api/platform/register_passkey.rs"
    )]
    pub trait RegisterPasskey: super::Access {
        /// Answers `Mutation.registerPasskey`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn register_passkey(
            &self,
            caller: &Self::SignedIn,
            arguments: RegisterPasskeyArguments,
        ) -> impl Future<
            Output = Result<super::types::PasskeyResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.registerPasskey`.
    #[derive(Clone, PartialEq)]
    pub struct RegisterPasskeyArguments {
        /// The `PublicKeyCredential` of the browser as JSON text, as its `toJSON` makes it.
        ///
        /// Bounds: at most 16384 characters.
        pub credential: String,
        /// What the owner calls it: 1 to 100 characters.
        pub device_name: String,
    }
    engine::opaque_debug!(RegisterPasskeyArguments);

    impl RegisterPasskeyArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                credential: members.take(0, "credential")?,
                device_name: members.take(1, "device_name")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.credential,
                &engine::Bounds {
                    max_length: Some(16384u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("credential"),
                violations,
            );
        }
    }

    pub(crate) async fn register_passkey<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::PasskeyResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = RegisterPasskeyArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        RegisterPasskey::register_passkey(resolvers, &caller, arguments).await
    }

    /// What `navigator.credentials.get` wants to sign in with a passkey. It can be answered with `loginWithPasskey` once, for five
    /// minutes. Addresses that are unknown, or of accounts without passkeys, get an answer that is made up, the same one each time.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.generatePasskeyLoginChallenge` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.generatePasskeyLoginChallenge`",
        note = "schema/platform.graphql declares it: write `impl mutation::GeneratePasskeyLoginChallenge for {Self}` in src/api/platform/generate_passkey_login_challenge.rs"
    )]
    pub trait GeneratePasskeyLoginChallenge: super::Access {
        /// Answers `Mutation.generatePasskeyLoginChallenge`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn generate_passkey_login_challenge(
            &self,
            arguments: GeneratePasskeyLoginChallengeArguments,
        ) -> impl Future<
            Output = Result<
                super::types::PasskeyLoginChallengeResponse,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.generatePasskeyLoginChallenge`.
    #[derive(Clone, PartialEq)]
    pub struct GeneratePasskeyLoginChallengeArguments {
        /// The address.
        ///
        /// Bounds: at most 254 characters.
        pub email: String,
    }
    engine::opaque_debug!(GeneratePasskeyLoginChallengeArguments);

    impl GeneratePasskeyLoginChallengeArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.email,
                &engine::Bounds {
                    max_length: Some(254u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("email"),
                violations,
            );
        }
    }

    pub(crate) async fn generate_passkey_login_challenge<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::PasskeyLoginChallengeResponse, engine::FieldError> {
        let arguments = GeneratePasskeyLoginChallengeArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        GeneratePasskeyLoginChallenge::generate_passkey_login_challenge(
                resolvers,
                arguments,
            )
            .await
    }

    /// Signs in with a passkey. Its authenticator verified who uses it, so no code is asked for.
    ///
    /// Errors: `CREDENTIAL_INVALID` alike for whatever is wrong with the credential, the challenge or the account;
    /// `EMAIL_NOT_VERIFIED`. Where captchas are asked for (PLATFORM__RECAPTCHA_SECRET), `CAPTCHA` without a token that is right, and
    /// `PROVIDER_UNAVAILABLE` while those cannot be verified.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.loginWithPasskey` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.loginWithPasskey`",
        note = "schema/platform.graphql declares it: write `impl mutation::LoginWithPasskey for {Self}` in src/api/platform/login_with_passkey.rs"
    )]
    pub trait LoginWithPasskey: super::Access {
        /// Answers `Mutation.loginWithPasskey`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn login_with_passkey(
            &self,
            arguments: LoginWithPasskeyArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::AuthPayload>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.loginWithPasskey`.
    #[derive(Clone, PartialEq)]
    pub struct LoginWithPasskeyArguments {
        /// The `PublicKeyCredential` of the browser as JSON text, as its `toJSON` makes it.
        ///
        /// Bounds: at most 16384 characters.
        pub credential: String,
        /// The answer to a captcha, where the service asks for one.
        ///
        /// Bounds: at most 8192 characters.
        pub recaptcha_token: engine::Maybe<String>,
    }
    engine::opaque_debug!(LoginWithPasskeyArguments);

    impl LoginWithPasskeyArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                credential: members.take(0, "credential")?,
                recaptcha_token: members.take(1, "recaptcha_token")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.credential,
                &engine::Bounds {
                    max_length: Some(16384u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("credential"),
                violations,
            );
            engine::Bounded::hold(
                &self.recaptcha_token,
                &engine::Bounds {
                    max_length: Some(8192u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("recaptcha_token"),
                violations,
            );
        }
    }

    pub(crate) async fn login_with_passkey<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::AuthPayload>, engine::FieldError> {
        let arguments = LoginWithPasskeyArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        LoginWithPasskey::login_with_passkey(resolvers, arguments).await
    }

    /// Deletes a passkey. The owner is told by mail.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are;
    /// `NOT_FOUND` for whatever is no passkey of the person; `LAST_WAY_TO_SIGN_IN` where there is neither a password nor another
    /// passkey nor a service that the account is linked to.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.deletePasskey` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.deletePasskey`",
        note = "schema/platform.graphql declares it: write `impl mutation::DeletePasskey for {Self}` in src/api/platform/delete_passkey.rs"
    )]
    pub trait DeletePasskey: super::Access {
        /// Answers `Mutation.deletePasskey`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn delete_passkey(
            &self,
            caller: &Self::SignedIn,
            arguments: DeletePasskeyArguments,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.deletePasskey`.
    #[derive(Clone, PartialEq)]
    pub struct DeletePasskeyArguments {
        /// The passkey.
        pub id: engine::Id,
    }
    engine::opaque_debug!(DeletePasskeyArguments);

    impl DeletePasskeyArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self { id: members.take(0, "id")? })
        }
    }

    pub(crate) async fn delete_passkey<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = DeletePasskeyArguments::read(arguments)?;
        DeletePasskey::delete_passkey(resolvers, &caller, arguments).await
    }

    /// Calls a passkey otherwise.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOT_FOUND` for whatever is no passkey of the person; `DEVICE_NAME_INVALID`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.renamePasskey` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.renamePasskey`",
        note = "schema/platform.graphql declares it: write `impl mutation::RenamePasskey for {Self}` in src/api/platform/rename_passkey.rs"
    )]
    pub trait RenamePasskey: super::Access {
        /// Answers `Mutation.renamePasskey`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn rename_passkey(
            &self,
            caller: &Self::SignedIn,
            arguments: RenamePasskeyArguments,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.renamePasskey`.
    #[derive(Clone, PartialEq)]
    pub struct RenamePasskeyArguments {
        /// The passkey.
        pub id: engine::Id,
        /// What the owner calls it: 1 to 100 characters.
        pub device_name: String,
    }
    engine::opaque_debug!(RenamePasskeyArguments);

    impl RenamePasskeyArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                id: members.take(0, "id")?,
                device_name: members.take(1, "device_name")?,
            })
        }
    }

    pub(crate) async fn rename_passkey<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = RenamePasskeyArguments::read(arguments)?;
        RenamePasskey::rename_passkey(resolvers, &caller, arguments).await
    }

    /// Makes an organization. The person becomes its owner. When the account of the owner is closed, the organization passes to
    /// whoever has administered it longest; where nobody does, it goes with the account.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NAME_INVALID` and `DESCRIPTION_INVALID`; `TOO_MANY` for somebody who owns 20
    /// already.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.createOrganization` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.createOrganization`",
        note = "schema/platform.graphql declares it: write `impl mutation::CreateOrganization for {Self}` in src/api/platform/create_organization.rs"
    )]
    pub trait CreateOrganization: super::Access {
        /// Answers `Mutation.createOrganization`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn create_organization(
            &self,
            caller: &Self::SignedIn,
            arguments: CreateOrganizationArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::Organization>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.createOrganization`.
    #[derive(Clone, PartialEq)]
    pub struct CreateOrganizationArguments {
        /// What it is.
        pub input: super::types::CreateOrganizationInput,
    }
    engine::opaque_debug!(CreateOrganizationArguments);

    impl CreateOrganizationArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                input: members.take(0, "input")?,
            })
        }
    }

    pub(crate) async fn create_organization<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::Organization>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = CreateOrganizationArguments::read(arguments)?;
        CreateOrganization::create_organization(resolvers, &caller, arguments).await
    }

    /// Changes name or description of an organization, by its owner or somebody who administers it.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOT_FOUND` alike for one that the person does not belong to, and for one
    /// that never was; `NOT_ALLOWED` for plain members; `NAME_INVALID` and `DESCRIPTION_INVALID`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.updateOrganization` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.updateOrganization`",
        note = "schema/platform.graphql declares it: write `impl mutation::UpdateOrganization for {Self}` in src/api/platform/update_organization.rs"
    )]
    pub trait UpdateOrganization: super::Access {
        /// Answers `Mutation.updateOrganization`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn update_organization(
            &self,
            caller: &Self::SignedIn,
            arguments: UpdateOrganizationArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::Organization>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.updateOrganization`.
    #[derive(Clone, PartialEq)]
    pub struct UpdateOrganizationArguments {
        /// The organization.
        pub id: engine::Id,
        /// What changes.
        pub input: super::types::UpdateOrganizationInput,
    }
    engine::opaque_debug!(UpdateOrganizationArguments);

    impl UpdateOrganizationArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                id: members.take(0, "id")?,
                input: members.take(1, "input")?,
            })
        }
    }

    pub(crate) async fn update_organization<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::Organization>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UpdateOrganizationArguments::read(arguments)?;
        UpdateOrganization::update_organization(resolvers, &caller, arguments).await
    }

    /// Deletes an organization with all memberships and invitations, by its owner.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOT_FOUND` alike for one that the person does not belong to, and for one
    /// that never was; `NOT_ALLOWED` for everybody but the owner.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.deleteOrganization` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.deleteOrganization`",
        note = "schema/platform.graphql declares it: write `impl mutation::DeleteOrganization for {Self}` in src/api/platform/delete_organization.rs"
    )]
    pub trait DeleteOrganization: super::Access {
        /// Answers `Mutation.deleteOrganization`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn delete_organization(
            &self,
            caller: &Self::SignedIn,
            arguments: DeleteOrganizationArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.deleteOrganization`.
    #[derive(Clone, PartialEq)]
    pub struct DeleteOrganizationArguments {
        /// The organization.
        pub id: engine::Id,
    }
    engine::opaque_debug!(DeleteOrganizationArguments);

    impl DeleteOrganizationArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self { id: members.take(0, "id")? })
        }
    }

    pub(crate) async fn delete_organization<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = DeleteOrganizationArguments::read(arguments)?;
        DeleteOrganization::delete_organization(resolvers, &caller, arguments).await
    }

    /// Adds a person to an organization, by its owner or somebody who administers it. Where the address is a confirmed one of an active
    /// account, that account belongs to the organization at once, and is told by a notification and a mail. Any other address is invited by
    /// mail: the account that confirms this very address within 14 days becomes a member then. An organization has at most 500 members
    /// and invitations, at most 100 of them invitations.
    ///
    /// The answer is the same either way. Which of the two it was shows in the lists of members and invitations: whoever may
    /// invite can find out so whether an address is somebody's.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOT_FOUND` alike for one that the person does not belong to, and for one
    /// that never was; `NOT_ALLOWED` for plain members, and for whoever is not the owner and hands out admin; `EMAIL_NOT_VERIFIED` where the
    /// person's own address is not confirmed; `EMAIL_INVALID`, `TOO_LONG` and `ROLE_INVALID`; `ALREADY_MEMBER` and `ALREADY_INVITED`;
    /// `TOO_MANY_MEMBERS` and `TOO_MANY_INVITATIONS`; `EMAIL_FAIL` where the mail that invites was refused.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.inviteUserToOrganization` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.inviteUserToOrganization`",
        note = "schema/platform.graphql declares it: write `impl mutation::InviteUserToOrganization for {Self}` in src/api/platform/invite_user_to_organization.rs"
    )]
    pub trait InviteUserToOrganization: super::Access {
        /// Answers `Mutation.inviteUserToOrganization`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn invite_user_to_organization(
            &self,
            caller: &Self::SignedIn,
            arguments: InviteUserToOrganizationArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.inviteUserToOrganization`.
    #[derive(Clone, PartialEq)]
    pub struct InviteUserToOrganizationArguments {
        /// The organization.
        pub organization_id: engine::Id,
        /// The address of the person.
        ///
        /// Bounds: at most 254 characters.
        pub email: String,
        /// `admin` or `member`.
        pub role: String,
    }
    engine::opaque_debug!(InviteUserToOrganizationArguments);

    impl InviteUserToOrganizationArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                organization_id: members.take(0, "organization_id")?,
                email: members.take(1, "email")?,
                role: members.take(2, "role")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.email,
                &engine::Bounds {
                    max_length: Some(254u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("email"),
                violations,
            );
        }
    }

    pub(crate) async fn invite_user_to_organization<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let address = arguments.text(1, "email", &[]);
        let arguments = InviteUserToOrganizationArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        InviteUserToOrganization::invite_user_to_organization(
                resolvers,
                &caller,
                arguments,
            )
            .await
    }

    /// Ends a membership. The owner may remove everybody else, somebody who administers the organization plain members, and everybody
    /// but the owner may leave. Whoever is removed by somebody else is told by a notification.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOT_FOUND` alike for an organization that the person does not belong to, for
    /// one that never was, and for somebody who does not belong to it; `NOT_ALLOWED` for plain members who remove others, and for
    /// admins who remove admins; `OWNER_STAYS` where it is the owner.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.removeUserFromOrganization` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.removeUserFromOrganization`",
        note = "schema/platform.graphql declares it: write `impl mutation::RemoveUserFromOrganization for {Self}` in src/api/platform/remove_user_from_organization.rs"
    )]
    pub trait RemoveUserFromOrganization: super::Access {
        /// Answers `Mutation.removeUserFromOrganization`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn remove_user_from_organization(
            &self,
            caller: &Self::SignedIn,
            arguments: RemoveUserFromOrganizationArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.removeUserFromOrganization`.
    #[derive(Clone, PartialEq)]
    pub struct RemoveUserFromOrganizationArguments {
        /// The organization.
        pub organization_id: engine::Id,
        /// Whose membership ends.
        pub user_id: engine::Id,
    }
    engine::opaque_debug!(RemoveUserFromOrganizationArguments);

    impl RemoveUserFromOrganizationArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                organization_id: members.take(0, "organization_id")?,
                user_id: members.take(1, "user_id")?,
            })
        }
    }

    pub(crate) async fn remove_user_from_organization<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = RemoveUserFromOrganizationArguments::read(arguments)?;
        RemoveUserFromOrganization::remove_user_from_organization(
                resolvers,
                &caller,
                arguments,
            )
            .await
    }

    /// Marks a notification as read. `read_at` stays as it is where it was read before.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOT_FOUND` alike for one of somebody else, and for one that never was.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.markNotificationAsRead` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.markNotificationAsRead`",
        note = "schema/platform.graphql declares it: write `impl mutation::MarkNotificationAsRead for {Self}` in src/api/platform/mark_notification_as_read.rs"
    )]
    pub trait MarkNotificationAsRead: super::Access {
        /// Answers `Mutation.markNotificationAsRead`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn mark_notification_as_read(
            &self,
            caller: &Self::SignedIn,
            arguments: MarkNotificationAsReadArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::Notification>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.markNotificationAsRead`.
    #[derive(Clone, PartialEq)]
    pub struct MarkNotificationAsReadArguments {
        /// The notification.
        pub id: engine::Id,
    }
    engine::opaque_debug!(MarkNotificationAsReadArguments);

    impl MarkNotificationAsReadArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self { id: members.take(0, "id")? })
        }
    }

    pub(crate) async fn mark_notification_as_read<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::Notification>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = MarkNotificationAsReadArguments::read(arguments)?;
        MarkNotificationAsRead::mark_notification_as_read(resolvers, &caller, arguments)
            .await
    }

    /// Marks all notifications of the person as read.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.markAllNotificationsAsRead` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.markAllNotificationsAsRead`",
        note = "schema/platform.graphql declares it: write `impl mutation::MarkAllNotificationsAsRead for {Self}` in src/api/platform/mark_all_notifications_as_read.rs"
    )]
    pub trait MarkAllNotificationsAsRead: super::Access {
        /// Answers `Mutation.markAllNotificationsAsRead`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn mark_all_notifications_as_read(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    pub(crate) async fn mark_all_notifications_as_read<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        MarkAllNotificationsAsRead::mark_all_notifications_as_read(resolvers, &caller)
            .await
    }

    /// Deletes a notification.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOT_FOUND` alike for one of somebody else, and for one that never was.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.deleteNotification` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.deleteNotification`",
        note = "schema/platform.graphql declares it: write `impl mutation::DeleteNotification for {Self}` in src/api/platform/delete_notification.rs"
    )]
    pub trait DeleteNotification: super::Access {
        /// Answers `Mutation.deleteNotification`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn delete_notification(
            &self,
            caller: &Self::SignedIn,
            arguments: DeleteNotificationArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.deleteNotification`.
    #[derive(Clone, PartialEq)]
    pub struct DeleteNotificationArguments {
        /// The notification.
        pub id: engine::Id,
    }
    engine::opaque_debug!(DeleteNotificationArguments);

    impl DeleteNotificationArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self { id: members.take(0, "id")? })
        }
    }

    pub(crate) async fn delete_notification<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = DeleteNotificationArguments::read(arguments)?;
        DeleteNotification::delete_notification(resolvers, &caller, arguments).await
    }

    /// Sets a preference of the person, whether or not there is one under the key: at most 100 keys.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `KEY_INVALID`; `TOO_LONG` and `VALUE_INVALID` for the value; `TOO_MANY_KEYS`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.updateUserSetting` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.updateUserSetting`",
        note = "schema/platform.graphql declares it: write `impl mutation::UpdateUserSetting for {Self}` in src/api/platform/update_user_setting.rs"
    )]
    pub trait UpdateUserSetting: super::Access {
        /// Answers `Mutation.updateUserSetting`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn update_user_setting(
            &self,
            caller: &Self::SignedIn,
            arguments: UpdateUserSettingArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::UserSetting>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.updateUserSetting`.
    #[derive(Clone, PartialEq)]
    pub struct UpdateUserSettingArguments {
        /// What it is called: 1 to 64 letters of ASCII, digits, dots, underscores and hyphens.
        pub key: String,
        /// What it is: a text of at most 4,096 bytes in UTF-8, without NUL.
        pub value: String,
    }
    engine::opaque_debug!(UpdateUserSettingArguments);

    impl UpdateUserSettingArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                key: members.take(0, "key")?,
                value: members.take(1, "value")?,
            })
        }
    }

    pub(crate) async fn update_user_setting<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::UserSetting>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UpdateUserSettingArguments::read(arguments)?;
        UpdateUserSetting::update_user_setting(resolvers, &caller, arguments).await
    }

    /// Deletes a preference of the person.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOT_FOUND` where there is none under the key.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.deleteUserSetting` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.deleteUserSetting`",
        note = "schema/platform.graphql declares it: write `impl mutation::DeleteUserSetting for {Self}` in src/api/platform/delete_user_setting.rs"
    )]
    pub trait DeleteUserSetting: super::Access {
        /// Answers `Mutation.deleteUserSetting`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn delete_user_setting(
            &self,
            caller: &Self::SignedIn,
            arguments: DeleteUserSettingArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.deleteUserSetting`.
    #[derive(Clone, PartialEq)]
    pub struct DeleteUserSettingArguments {
        /// What it is called.
        pub key: String,
    }
    engine::opaque_debug!(DeleteUserSettingArguments);

    impl DeleteUserSettingArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                key: members.take(0, "key")?,
            })
        }
    }

    pub(crate) async fn delete_user_setting<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = DeleteUserSettingArguments::read(arguments)?;
        DeleteUserSetting::delete_user_setting(resolvers, &caller, arguments).await
    }

    /// Notes that the person is through the first steps. The first time is kept.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.completeOnboarding` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.completeOnboarding`",
        note = "schema/platform.graphql declares it: write `impl mutation::CompleteOnboarding for {Self}` in src/api/platform/complete_onboarding.rs"
    )]
    pub trait CompleteOnboarding: super::Access {
        /// Answers `Mutation.completeOnboarding`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn complete_onboarding(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn complete_onboarding<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        CompleteOnboarding::complete_onboarding(resolvers, &caller).await
    }

    /// Lets the person begin with the first steps once more. Events stay, and so does the time of the first completion.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.resetOnboarding` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.resetOnboarding`",
        note = "schema/platform.graphql declares it: write `impl mutation::ResetOnboarding for {Self}` in src/api/platform/reset_onboarding.rs"
    )]
    pub trait ResetOnboarding: super::Access {
        /// Answers `Mutation.resetOnboarding`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn reset_onboarding(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn reset_onboarding<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        ResetOnboarding::reset_onboarding(resolvers, &caller).await
    }

    /// Notes an event on the way through the first steps. The 500 newest are kept.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `TOO_SHORT`, `TOO_LONG` and `NAME_INVALID` for a name.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.trackOnboardingEvent` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.trackOnboardingEvent`",
        note = "schema/platform.graphql declares it: write `impl mutation::TrackOnboardingEvent for {Self}` in src/api/platform/track_onboarding_event.rs"
    )]
    pub trait TrackOnboardingEvent: super::Access {
        /// Answers `Mutation.trackOnboardingEvent`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn track_onboarding_event(
            &self,
            caller: &Self::SignedIn,
            arguments: TrackOnboardingEventArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.trackOnboardingEvent`.
    #[derive(Clone, PartialEq)]
    pub struct TrackOnboardingEventArguments {
        /// What happened: 1 to 100 characters, without NUL.
        pub event: String,
        /// The step that it belongs to: at most 100 characters, without NUL.
        pub step_id: engine::Maybe<String>,
    }
    engine::opaque_debug!(TrackOnboardingEventArguments);

    impl TrackOnboardingEventArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                event: members.take(0, "event")?,
                step_id: members.take(1, "stepId")?,
            })
        }
    }

    pub(crate) async fn track_onboarding_event<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = TrackOnboardingEventArguments::read(arguments)?;
        TrackOnboardingEvent::track_onboarding_event(resolvers, &caller, arguments).await
    }

    /// Lets a person sign in, or no longer. When not, sessions end, mailed links are void and API keys are disabled, and stay so
    /// when the person may again. Where it is so already, nothing happens.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`; `LAST_ADMIN` for the last administrator, and `ONESELF` for
    /// whoever asks.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.updateUserStatus` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.updateUserStatus`",
        note = "schema/platform.graphql declares it: write `impl mutation::UpdateUserStatus for {Self}` in src/api/platform/update_user_status.rs"
    )]
    pub trait UpdateUserStatus: super::Access {
        /// Answers `Mutation.updateUserStatus`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn update_user_status(
            &self,
            caller: &Self::Admin,
            arguments: UpdateUserStatusArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::User>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.updateUserStatus`.
    #[derive(Clone, PartialEq)]
    pub struct UpdateUserStatusArguments {
        /// The person.
        pub user_id: engine::Id,
        /// Whether the person may sign in.
        pub is_active: bool,
    }
    engine::opaque_debug!(UpdateUserStatusArguments);

    impl UpdateUserStatusArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
                is_active: members.take(1, "is_active")?,
            })
        }
    }

    pub(crate) async fn update_user_status<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::User>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UpdateUserStatusArguments::read(arguments)?;
        UpdateUserStatus::update_user_status(resolvers, &caller, arguments).await
    }

    /// Makes a person an administrator, who is told by mail. Where it is so already, nothing happens.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.grantSystemAdmin` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.grantSystemAdmin`",
        note = "schema/platform.graphql declares it: write `impl mutation::GrantSystemAdmin for {Self}` in src/api/platform/grant_system_admin.rs"
    )]
    pub trait GrantSystemAdmin: super::Access {
        /// Answers `Mutation.grantSystemAdmin`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn grant_system_admin(
            &self,
            caller: &Self::Admin,
            arguments: GrantSystemAdminArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::User>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.grantSystemAdmin`.
    #[derive(Clone, PartialEq)]
    pub struct GrantSystemAdminArguments {
        /// The person.
        pub user_id: engine::Id,
    }
    engine::opaque_debug!(GrantSystemAdminArguments);

    impl GrantSystemAdminArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
            })
        }
    }

    pub(crate) async fn grant_system_admin<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::User>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = GrantSystemAdminArguments::read(arguments)?;
        GrantSystemAdmin::grant_system_admin(resolvers, &caller, arguments).await
    }

    /// Makes a person no longer an administrator; API keys with the permission `admin` are disabled. Where it is so already,
    /// nothing happens.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`; `LAST_ADMIN` for the last administrator, and `ONESELF` for
    /// whoever asks.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.revokeSystemAdmin` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.revokeSystemAdmin`",
        note = "schema/platform.graphql declares it: write `impl mutation::RevokeSystemAdmin for {Self}` in src/api/platform/revoke_system_admin.rs"
    )]
    pub trait RevokeSystemAdmin: super::Access {
        /// Answers `Mutation.revokeSystemAdmin`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn revoke_system_admin(
            &self,
            caller: &Self::Admin,
            arguments: RevokeSystemAdminArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::User>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.revokeSystemAdmin`.
    #[derive(Clone, PartialEq)]
    pub struct RevokeSystemAdminArguments {
        /// The person.
        pub user_id: engine::Id,
    }
    engine::opaque_debug!(RevokeSystemAdminArguments);

    impl RevokeSystemAdminArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
            })
        }
    }

    pub(crate) async fn revoke_system_admin<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::User>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = RevokeSystemAdminArguments::read(arguments)?;
        RevokeSystemAdmin::revoke_system_admin(resolvers, &caller, arguments).await
    }

    /// Sets a random password, which is shown this once. Sessions end, and the person is told by mail. It signs in for seven days
    /// (PLATFORM__TEMPORARY_PASSWORD_LIFETIME), and in such a session it has to be changed first.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`; `BUSY`.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.adminResetUserPassword` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.adminResetUserPassword`",
        note = "schema/platform.graphql declares it: write `impl mutation::AdminResetUserPassword for {Self}` in src/api/platform/admin_reset_user_password.rs"
    )]
    pub trait AdminResetUserPassword: super::Access {
        /// Answers `Mutation.adminResetUserPassword`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn admin_reset_user_password(
            &self,
            caller: &Self::Admin,
            arguments: AdminResetUserPasswordArguments,
        ) -> impl Future<
            Output = Result<super::types::AdminResetPasswordResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.adminResetUserPassword`.
    #[derive(Clone, PartialEq)]
    pub struct AdminResetUserPasswordArguments {
        /// The person.
        pub user_id: engine::Id,
    }
    engine::opaque_debug!(AdminResetUserPasswordArguments);

    impl AdminResetUserPasswordArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
            })
        }
    }

    pub(crate) async fn admin_reset_user_password<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::AdminResetPasswordResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = AdminResetUserPasswordArguments::read(arguments)?;
        AdminResetUserPassword::admin_reset_user_password(resolvers, &caller, arguments)
            .await
    }

    /// Makes another address the one of a person, at once and confirmed. Sessions end, what was mailed before is void, and both
    /// addresses are told. Where it is so already, nothing happens.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`; `EMAIL_INVALID`; `EMAIL_TAKEN`.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    /// Limit: attempts count against CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.adminChangeUserEmail` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.adminChangeUserEmail`",
        note = "schema/platform.graphql declares it: write `impl mutation::AdminChangeUserEmail for {Self}` in src/api/platform/admin_change_user_email.rs"
    )]
    pub trait AdminChangeUserEmail: super::Access {
        /// Answers `Mutation.adminChangeUserEmail`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn admin_change_user_email(
            &self,
            caller: &Self::Admin,
            arguments: AdminChangeUserEmailArguments,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.adminChangeUserEmail`.
    #[derive(Clone, PartialEq)]
    pub struct AdminChangeUserEmailArguments {
        /// The person.
        pub user_id: engine::Id,
        /// The address.
        ///
        /// Bounds: at most 254 characters.
        pub new_email: String,
    }
    engine::opaque_debug!(AdminChangeUserEmailArguments);

    impl AdminChangeUserEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
                new_email: members.take(1, "new_email")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.new_email,
                &engine::Bounds {
                    max_length: Some(254u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("new_email"),
                violations,
            );
        }
    }

    pub(crate) async fn admin_change_user_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let address = arguments.text(1, "new_email", &[]);
        let arguments = AdminChangeUserEmailArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        AdminChangeUserEmail::admin_change_user_email(resolvers, &caller, arguments)
            .await
    }

    /// Takes the second factors of a person away, with the recovery codes. Sessions end, and the person is told by mail. Where
    /// there are none, nothing happens.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.adminResetUser2FA` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.adminResetUser2FA`",
        note = "schema/platform.graphql declares it: write `impl mutation::AdminResetUser2Fa for {Self}` in src/api/platform/admin_reset_user2_fa.rs"
    )]
    pub trait AdminResetUser2Fa: super::Access {
        /// Answers `Mutation.adminResetUser2FA`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn admin_reset_user2_fa(
            &self,
            caller: &Self::Admin,
            arguments: AdminResetUser2FaArguments,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.adminResetUser2FA`.
    #[derive(Clone, PartialEq)]
    pub struct AdminResetUser2FaArguments {
        /// The person.
        pub user_id: engine::Id,
    }
    engine::opaque_debug!(AdminResetUser2FaArguments);

    impl AdminResetUser2FaArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
            })
        }
    }

    pub(crate) async fn admin_reset_user2_fa<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = AdminResetUser2FaArguments::read(arguments)?;
        AdminResetUser2Fa::admin_reset_user2_fa(resolvers, &caller, arguments).await
    }

    /// As `updateUserStatus` with `is_active: false`; the reason stands in the audit log.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`; `LAST_ADMIN` for the last administrator, and `ONESELF` for
    /// whoever asks; `TOO_LONG`; `REASON_INVALID` for one with NUL.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.adminDeactivateUser` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.adminDeactivateUser`",
        note = "schema/platform.graphql declares it: write `impl mutation::AdminDeactivateUser for {Self}` in src/api/platform/admin_deactivate_user.rs"
    )]
    pub trait AdminDeactivateUser: super::Access {
        /// Answers `Mutation.adminDeactivateUser`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn admin_deactivate_user(
            &self,
            caller: &Self::Admin,
            arguments: AdminDeactivateUserArguments,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.adminDeactivateUser`.
    #[derive(Clone, PartialEq)]
    pub struct AdminDeactivateUserArguments {
        /// The person.
        pub user_id: engine::Id,
        /// Why.
        ///
        /// Bounds: at most 500 characters.
        pub reason: engine::Maybe<String>,
    }
    engine::opaque_debug!(AdminDeactivateUserArguments);

    impl AdminDeactivateUserArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
                reason: members.take(1, "reason")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.reason,
                &engine::Bounds {
                    max_length: Some(500u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("reason"),
                violations,
            );
        }
    }

    pub(crate) async fn admin_deactivate_user<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = AdminDeactivateUserArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        AdminDeactivateUser::admin_deactivate_user(resolvers, &caller, arguments).await
    }

    /// As `updateUserStatus` with `is_active: true`.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.adminReactivateUser` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.adminReactivateUser`",
        note = "schema/platform.graphql declares it: write `impl mutation::AdminReactivateUser for {Self}` in src/api/platform/admin_reactivate_user.rs"
    )]
    pub trait AdminReactivateUser: super::Access {
        /// Answers `Mutation.adminReactivateUser`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn admin_reactivate_user(
            &self,
            caller: &Self::Admin,
            arguments: AdminReactivateUserArguments,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.adminReactivateUser`.
    #[derive(Clone, PartialEq)]
    pub struct AdminReactivateUserArguments {
        /// The person.
        pub user_id: engine::Id,
    }
    engine::opaque_debug!(AdminReactivateUserArguments);

    impl AdminReactivateUserArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
            })
        }
    }

    pub(crate) async fn admin_reactivate_user<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = AdminReactivateUserArguments::read(arguments)?;
        AdminReactivateUser::admin_reactivate_user(resolvers, &caller, arguments).await
    }

    /// As `grantSystemAdmin` or `revokeSystemAdmin`.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`; `LAST_ADMIN` for the last administrator, and `ONESELF` for
    /// whoever asks.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.adminToggleSystemAdmin` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.adminToggleSystemAdmin`",
        note = "schema/platform.graphql declares it: write `impl mutation::AdminToggleSystemAdmin for {Self}` in src/api/platform/admin_toggle_system_admin.rs"
    )]
    pub trait AdminToggleSystemAdmin: super::Access {
        /// Answers `Mutation.adminToggleSystemAdmin`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn admin_toggle_system_admin(
            &self,
            caller: &Self::Admin,
            arguments: AdminToggleSystemAdminArguments,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.adminToggleSystemAdmin`.
    #[derive(Clone, PartialEq)]
    pub struct AdminToggleSystemAdminArguments {
        /// The person.
        pub user_id: engine::Id,
        /// Whether the person is to be an administrator.
        pub is_admin: bool,
    }
    engine::opaque_debug!(AdminToggleSystemAdminArguments);

    impl AdminToggleSystemAdminArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                user_id: members.take(0, "user_id")?,
                is_admin: members.take(1, "is_admin")?,
            })
        }
    }

    pub(crate) async fn admin_toggle_system_admin<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = AdminToggleSystemAdminArguments::read(arguments)?;
        AdminToggleSystemAdmin::admin_toggle_system_admin(resolvers, &caller, arguments)
            .await
    }

    /// Enables an API key again that was disabled. Where it is enabled, nothing happens. Its owner sees its identifier, and so does the
    /// audit log.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `ADMIN_REQUIRED` for who is no administrator; `REAUTH_REQUIRED` ten
    /// minutes after the person proved who they are; `NOT_FOUND`, also for a key of another type; `REVOKED`.
    ///
    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.adminEnableApiKey` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.adminEnableApiKey`",
        note = "schema/platform.graphql declares it: write `impl mutation::AdminEnableApiKey for {Self}` in src/api/platform/admin_enable_api_key.rs"
    )]
    pub trait AdminEnableApiKey: super::Access {
        /// Answers `Mutation.adminEnableApiKey`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn admin_enable_api_key(
            &self,
            caller: &Self::Admin,
            arguments: AdminEnableApiKeyArguments,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.adminEnableApiKey`.
    #[derive(Clone, PartialEq)]
    pub struct AdminEnableApiKeyArguments {
        /// The key.
        pub key_id: engine::Id,
        /// Its type: rest or graphql.
        pub r#type: String,
    }
    engine::opaque_debug!(AdminEnableApiKeyArguments);

    impl AdminEnableApiKeyArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                key_id: members.take(0, "key_id")?,
                r#type: members.take(1, "type")?,
            })
        }
    }

    pub(crate) async fn admin_enable_api_key<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = AdminEnableApiKeyArguments::read(arguments)?;
        AdminEnableApiKey::admin_enable_api_key(resolvers, &caller, arguments).await
    }

    /// Makes a key that programs act with for the person, who is told by mail; it is shown this once. Of 20 keys that are not
    /// revoked one has to go before another is made. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are;
    /// `TOO_SHORT` and `TOO_LONG` for the name; `TOO_FEW` and `TOO_MANY` for the permissions; `NAME_INVALID`,
    /// `ENVIRONMENT_INVALID`, `TYPE_INVALID` and `PERMISSION_INVALID`; `ADMIN_REQUIRED` for the permission of administrators where
    /// the person is none; `TOO_MANY_KEYS`.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.createApiKey` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.createApiKey`",
        note = "schema/platform.graphql declares it: write `impl mutation::CreateApiKey for {Self}` in src/api/platform/create_api_key.rs"
    )]
    pub trait CreateApiKey: super::Access {
        /// Answers `Mutation.createApiKey`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn create_api_key(
            &self,
            caller: &Self::SignedIn,
            arguments: CreateApiKeyArguments,
        ) -> impl Future<
            Output = Result<super::types::CreateApiKeyResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.createApiKey`.
    #[derive(Clone, PartialEq)]
    pub struct CreateApiKeyArguments {
        /// The key.
        pub input: super::types::CreateApiKeyInput,
    }
    engine::opaque_debug!(CreateApiKeyArguments);

    impl CreateApiKeyArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                input: members.take(0, "input")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.input,
                &engine::Bounds::NONE,
                &engine::Path::root("input"),
                violations,
            );
        }
    }

    pub(crate) async fn create_api_key<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::CreateApiKeyResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = CreateApiKeyArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        CreateApiKey::create_api_key(resolvers, &caller, arguments).await
    }

    /// Revokes a key of the person for good. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOT_FOUND`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.revokeApiKey` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.revokeApiKey`",
        note = "schema/platform.graphql declares it: write `impl mutation::RevokeApiKey for {Self}` in src/api/platform/revoke_api_key.rs"
    )]
    pub trait RevokeApiKey: super::Access {
        /// Answers `Mutation.revokeApiKey`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn revoke_api_key(
            &self,
            caller: &Self::SignedIn,
            arguments: RevokeApiKeyArguments,
        ) -> impl Future<
            Output = Result<super::types::ActionResponse, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.revokeApiKey`.
    #[derive(Clone, PartialEq)]
    pub struct RevokeApiKeyArguments {
        /// The key.
        pub id: engine::Id,
    }
    engine::opaque_debug!(RevokeApiKeyArguments);

    impl RevokeApiKeyArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self { id: members.take(0, "id")? })
        }
    }

    pub(crate) async fn revoke_api_key<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::ActionResponse, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = RevokeApiKeyArguments::read(arguments)?;
        RevokeApiKey::revoke_api_key(resolvers, &caller, arguments).await
    }

    /// Signs in through Google. An identity token of Google works once. The account that the identity belongs to is signed in; where there
    /// is none, that with the confirmed address that Google vouches for is linked to it, and its owner told by mail; where nobody
    /// confirmed the address of that account before, it changes hands: password, sessions, passkeys, other services and second factors
    /// are gone. Where nobody has the address, an account is made, and its owner told by mail. A second factor is asked for as after a
    /// password. Also refused, with the reasons that `telegram_auth` and `login` tell: an expired token (`TOKEN_EXPIRED`), a deactivated
    /// account (`INVALID_CREDENTIALS`), an address that has to be confirmed first (`EMAIL_NOT_VERIFIED`), codes that are not mailed; further an address whose account is linked to another identity of Google (`ALREADY_LINKED`, a CONFLICT), and a
    /// nonce that was not issued or used before (`NONCE_INVALID`), or is missing (`NONCE_REQUIRED`) where
    /// PLATFORM__SOCIAL_NONCE_REQUIRED is on.
    ///
    /// Errors: `PROVIDER_DISABLED` where no client id is set (PLATFORM__GOOGLE_CLIENT_IDS); `TOKEN_INVALID` also for a token that was
    /// used; `PROVIDER_UNAVAILABLE`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.google_auth` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.google_auth`",
        note = "schema/platform.graphql declares it: write `impl mutation::GoogleAuth for {Self}` in src/api/platform/google_auth.rs"
    )]
    pub trait GoogleAuth: super::Access {
        /// Answers `Mutation.google_auth`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn google_auth(
            &self,
            arguments: GoogleAuthArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LoginResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.google_auth`.
    #[derive(Clone, PartialEq)]
    pub struct GoogleAuthArguments {
        /// The identity token.
        ///
        /// Bounds: at most 8192 characters.
        pub token: String,
    }
    engine::opaque_debug!(GoogleAuthArguments);

    impl GoogleAuthArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.token,
                &engine::Bounds {
                    max_length: Some(8192u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("token"),
                violations,
            );
        }
    }

    pub(crate) async fn google_auth<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LoginResult>, engine::FieldError> {
        let arguments = GoogleAuthArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        GoogleAuth::google_auth(resolvers, arguments).await
    }

    /// Signs in through Apple. An identity token of Apple works once. All else is as with `google_auth`; where Apple tells no address, an
    /// identity that belongs to no account gets a new one without address.
    ///
    /// Errors: `PROVIDER_DISABLED` where no client id is set (PLATFORM__APPLE_CLIENT_IDS); `TOKEN_INVALID` also for a token that was
    /// used; `PROVIDER_UNAVAILABLE`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.apple_auth` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.apple_auth`",
        note = "schema/platform.graphql declares it: write `impl mutation::AppleAuth for {Self}` in src/api/platform/apple_auth.rs"
    )]
    pub trait AppleAuth: super::Access {
        /// Answers `Mutation.apple_auth`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn apple_auth(
            &self,
            arguments: AppleAuthArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LoginResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.apple_auth`.
    #[derive(Clone, PartialEq)]
    pub struct AppleAuthArguments {
        /// The identity token.
        ///
        /// Bounds: at most 8192 characters.
        pub token: String,
    }
    engine::opaque_debug!(AppleAuthArguments);

    impl AppleAuthArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.token,
                &engine::Bounds {
                    max_length: Some(8192u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("token"),
                violations,
            );
        }
    }

    pub(crate) async fn apple_auth<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LoginResult>, engine::FieldError> {
        let arguments = AppleAuthArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        AppleAuth::apple_auth(resolvers, arguments).await
    }

    /// Signs in through X. X vouches for no address: an identity that belongs to no account gets a new one without address. Link it to an
    /// account that is there already by `link_social_account`. All else is as with `google_auth`.
    ///
    /// Errors: `PROVIDER_DISABLED` where no client id is set (PLATFORM__X_CLIENT_ID); `TOKEN_INVALID` also for a code that was used;
    /// `PROVIDER_UNAVAILABLE`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.x_auth` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.x_auth`",
        note = "schema/platform.graphql declares it: write `impl mutation::XAuth for {Self}` in src/api/platform/x_auth.rs"
    )]
    pub trait XAuth: super::Access {
        /// Answers `Mutation.x_auth`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn x_auth(
            &self,
            arguments: XAuthArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LoginResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.x_auth`.
    #[derive(Clone, PartialEq)]
    pub struct XAuthArguments {
        /// `code`, `code_verifier` and `redirect_uri` in one object, as JSON text: what X redirected with, and what the client kept for it.
        ///
        /// Bounds: at most 8192 characters.
        pub token: String,
    }
    engine::opaque_debug!(XAuthArguments);

    impl XAuthArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.token,
                &engine::Bounds {
                    max_length: Some(8192u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("token"),
                violations,
            );
        }
    }

    pub(crate) async fn x_auth<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LoginResult>, engine::FieldError> {
        let arguments = XAuthArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        XAuth::x_auth(resolvers, arguments).await
    }

    /// Signs in through Telegram. The data of the login widget works once, for five minutes. Telegram vouches for no address: an identity
    /// that belongs to no account gets a new one without address. Link it to an account that is there already by
    /// `link_social_account`. A second factor is asked for as after a password. Data that is older is refused with `TOKEN_EXPIRED`, a
    /// deactivated account with `INVALID_CREDENTIALS`, and one whose address has to be confirmed first with `EMAIL_NOT_VERIFIED`.
    ///
    /// Errors: `PROVIDER_DISABLED` where no bot is set (PLATFORM__TELEGRAM_BOT_TOKEN); `TOKEN_INVALID` also for data that was used.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.telegram_auth` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.telegram_auth`",
        note = "schema/platform.graphql declares it: write `impl mutation::TelegramAuth for {Self}` in src/api/platform/telegram_auth.rs"
    )]
    pub trait TelegramAuth: super::Access {
        /// Answers `Mutation.telegram_auth`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn telegram_auth(
            &self,
            arguments: TelegramAuthArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LoginResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.telegram_auth`.
    #[derive(Clone, PartialEq)]
    pub struct TelegramAuthArguments {
        /// What the widget hands out, `hash` included, as JSON text.
        ///
        /// Bounds: at most 8192 characters.
        pub token: String,
    }
    engine::opaque_debug!(TelegramAuthArguments);

    impl TelegramAuthArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.token,
                &engine::Bounds {
                    max_length: Some(8192u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("token"),
                violations,
            );
        }
    }

    pub(crate) async fn telegram_auth<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LoginResult>, engine::FieldError> {
        let arguments = TelegramAuthArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        TelegramAuth::telegram_auth(resolvers, arguments).await
    }

    /// Makes a nonce for an identity token: hand it to Google or Apple, whose token carries it then. It works once, within ten minutes.
    /// Ours, not on the documentation page.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.create_social_nonce` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.create_social_nonce`",
        note = "schema/platform.graphql declares it: write `impl mutation::CreateSocialNonce for {Self}` in src/api/platform/create_social_nonce.rs"
    )]
    pub trait CreateSocialNonce: super::Access {
        /// Answers `Mutation.create_social_nonce`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn create_social_nonce(
            &self,
        ) -> impl Future<
            Output = Result<Option<super::types::SocialNonce>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn create_social_nonce<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::SocialNonce>, engine::FieldError> {
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        CreateSocialNonce::create_social_nonce(resolvers).await
    }

    /// Lets the person sign in through another service from now on, who is told by mail. Refused as well: what the service's own field
    /// refuses, an identity that belongs to another account (`IDENTITY_TAKEN`), and a second one of the same service
    /// (`ALREADY_LINKED`). Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are;
    /// `PROVIDER_UNKNOWN`; `PROVIDER_DISABLED`; `TOKEN_INVALID`; `PROVIDER_UNAVAILABLE`.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.link_social_account` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.link_social_account`",
        note = "schema/platform.graphql declares it: write `impl mutation::LinkSocialAccount for {Self}` in src/api/platform/link_social_account.rs"
    )]
    pub trait LinkSocialAccount: super::Access {
        /// Answers `Mutation.link_social_account`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn link_social_account(
            &self,
            caller: &Self::SignedIn,
            arguments: LinkSocialAccountArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.link_social_account`.
    #[derive(Clone, PartialEq)]
    pub struct LinkSocialAccountArguments {
        /// `google`, `apple`, `x` or `telegram`.
        pub provider: String,
        /// What the service's own field takes.
        ///
        /// Bounds: at most 8192 characters.
        pub token: String,
    }
    engine::opaque_debug!(LinkSocialAccountArguments);

    impl LinkSocialAccountArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                provider: members.take(0, "provider")?,
                token: members.take(1, "token")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.token,
                &engine::Bounds {
                    max_length: Some(8192u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("token"),
                violations,
            );
        }
    }

    pub(crate) async fn link_social_account<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = LinkSocialAccountArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        LinkSocialAccount::link_social_account(resolvers, &caller, arguments).await
    }

    /// Lets the person sign in through a service no longer, who is told by mail. The last way to sign in stays: it is refused with
    /// `LAST_WAY_TO_SIGN_IN`. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `REAUTH_REQUIRED` ten minutes after the person proved who they are;
    /// `PROVIDER_UNKNOWN`; `NOT_LINKED`.
    ///
    /// Access: SIGNED_IN. A live session of an active account. The caller's authentication is at most 600 seconds old.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.unlink_social_account` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Mutation.unlink_social_account`",
        note = "schema/platform.graphql declares it: write `impl mutation::UnlinkSocialAccount for {Self}` in src/api/platform/unlink_social_account.rs"
    )]
    pub trait UnlinkSocialAccount: super::Access {
        /// Answers `Mutation.unlink_social_account`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn unlink_social_account(
            &self,
            caller: &Self::SignedIn,
            arguments: UnlinkSocialAccountArguments,
        ) -> impl Future<
            Output = Result<super::types::MessageResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.unlink_social_account`.
    #[derive(Clone, PartialEq)]
    pub struct UnlinkSocialAccountArguments {
        /// `google`, `apple`, `x` or `telegram`.
        pub provider: String,
    }
    engine::opaque_debug!(UnlinkSocialAccountArguments);

    impl UnlinkSocialAccountArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                provider: members.take(0, "provider")?,
            })
        }
    }

    pub(crate) async fn unlink_social_account<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::MessageResult, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UnlinkSocialAccountArguments::read(arguments)?;
        UnlinkSocialAccount::unlink_social_account(resolvers, &caller, arguments).await
    }
}

/// The fields of `AuthPayload` that are answered one by one: a trait for each, and its arguments.
pub mod auth_payload {
    use lychgate_engine as engine;

    /// Who is signed in; looked up where it is asked for.
    #[diagnostic::on_unimplemented(
        message = "the field `AuthPayload.user` of the platform contract has no resolver",
        label = "`{Self}` does not answer `AuthPayload.user`",
        note = "schema/platform.graphql declares it: write `impl auth_payload::User for {Self}` in src/api/platform/auth_payload_user.rs"
    )]
    pub trait User: super::Access {
        /// Answers `AuthPayload.user`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn user(
            &self,
            parent: &super::types::AuthPayload,
        ) -> impl Future<
            Output = Result<Option<super::types::User>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn user<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::AuthPayload,
    ) -> Result<Option<super::types::User>, engine::FieldError> {
        User::user(resolvers, parent).await
    }
}

/// The fields of `Organization` that are answered one by one: a trait for each, and its arguments.
pub mod organization {
    use lychgate_engine as engine;

    /// Who belongs to it, in the order of joining. Ours, not on the documentation page.
    ///
    /// Cost: 5 points; what is selected below counts 30 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Organization.members` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Organization.members`",
        note = "schema/platform.graphql declares it: write `impl organization::Members for {Self}` in src/api/platform/organization_members.rs"
    )]
    pub trait Members: super::Access {
        /// Answers `Organization.members`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn members(
            &self,
            parent: &super::types::Organization,
        ) -> impl Future<
            Output = Result<Vec<super::types::OrganizationMember>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn members<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::Organization,
    ) -> Result<Vec<super::types::OrganizationMember>, engine::FieldError> {
        Members::members(resolvers, parent).await
    }

    /// Invitations that can still be taken up, the oldest first; none for plain members. Ours, not on the documentation page.
    ///
    /// Cost: 5 points; what is selected below counts 10 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Organization.invitations` of the platform contract has no resolver",
        label = "`{Self}` does not answer `Organization.invitations`",
        note = "schema/platform.graphql declares it: write `impl organization::Invitations for {Self}` in src/api/platform/organization_invitations.rs"
    )]
    pub trait Invitations: super::Access {
        /// Answers `Organization.invitations`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn invitations(
            &self,
            parent: &super::types::Organization,
        ) -> impl Future<
            Output = Result<
                Vec<super::types::OrganizationInvitation>,
                engine::FieldError,
            >,
        > + Send;
    }

    pub(crate) async fn invitations<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::Organization,
    ) -> Result<Vec<super::types::OrganizationInvitation>, engine::FieldError> {
        Invitations::invitations(resolvers, parent).await
    }
}

/// The guard of the platform contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the platform contract has no guard",
    label = "`{Self}` does not implement `Access`"
)]
pub trait Access: Send + Sync {
    /// Why a caller may not.
    type Denial: Send;

    /// The proof of `SIGNED_IN`. A live session of an active account.
    type SignedIn: Send + Sync;

    /// Asks whether the caller has `SIGNED_IN`, under the rule of the field.
    ///
    /// # Errors
    /// The caller has not.
    fn signed_in(
        &self,
        rule: &engine::AccessRule,
    ) -> impl Future<Output = Result<Self::SignedIn, Self::Denial>> + Send;

    /// The proof of `SESSION`. A live session of an active account, whether or not the current terms are accepted.
    type Session: Send + Sync;

    /// Asks whether the caller has `SESSION`, under the rule of the field.
    ///
    /// # Errors
    /// The caller has not.
    fn session(
        &self,
        rule: &engine::AccessRule,
    ) -> impl Future<Output = Result<Self::Session, Self::Denial>> + Send;

    /// The proof of `ADMIN`. As SIGNED_IN, and the account administers the service.
    type Admin: Send + Sync;

    /// Asks whether the caller has `ADMIN`, under the rule of the field.
    ///
    /// # Errors
    /// The caller has not.
    fn admin(
        &self,
        rule: &engine::AccessRule,
    ) -> impl Future<Output = Result<Self::Admin, Self::Denial>> + Send;

    /// Counts an attempt, before it is made. `address` is where MAIL counts, as the client wrote it.
    ///
    /// # Errors
    /// There were too many.
    fn admit(
        &self,
        rule: &engine::LimitRule,
        address: Option<&str>,
    ) -> impl Future<Output = Result<(), Self::Denial>> + Send;
}

/// How a denial looks where `T` is answered: a payload, nothing, or an error.
#[diagnostic::on_unimplemented(
    message = "the platform contract does not say how a denied call looks where `{T}` is answered",
    label = "write `impl Deny<{T}> for {Self}`"
)]
pub trait Deny<T>: Access {
    /// Answers a denied call.
    ///
    /// # Errors
    /// The denial is shown as an error of the field.
    fn deny(&self, denial: Self::Denial) -> Result<T, engine::FieldError>;
}

/// How input that is out of its bounds is answered where `T` is: a payload, nothing, or an error.
#[diagnostic::on_unimplemented(
    message = "the platform contract does not say how input out of its bounds is answered where `{T}` is",
    label = "write `impl Refuse<{T}> for {Self}`"
)]
pub trait Refuse<T>: Send + Sync {
    /// Answers input that is out of its bounds.
    ///
    /// # Errors
    /// It is shown as an error of the field, for which there is `invalid_input` in the engine.
    fn invalid_input(
        &self,
        violations: &[engine::Violation],
    ) -> Result<T, engine::FieldError>;
}

/// All of the platform contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the platform contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Me
    + query::Sessions
    + query::UserPasskeys
    + query::Organizations
    + query::Organization
    + query::Notifications
    + query::UnreadNotificationCount
    + query::UserSettings
    + query::UserSetting
    + query::Onboarding
    + query::ApiKeys
    + query::Users
    + query::User
    + query::AuditLog
    + query::SocialAccounts
    + mutation::Register
    + mutation::Login
    + mutation::Verify2faCode
    + mutation::RefreshToken
    + mutation::Logout
    + mutation::LogoutAll
    + mutation::VerifyEmail
    + mutation::ResendVerificationEmail
    + mutation::ForgotPassword
    + mutation::ResetPassword
    + mutation::Generate2fa
    + mutation::Enable2fa
    + mutation::Disable2fa
    + mutation::RegenerateRecoveryCodes
    + mutation::ChangePassword
    + mutation::Reauthenticate
    + mutation::ChangeEmail
    + mutation::ConfirmEmailChange
    + mutation::GeneratePasskeyRegistrationChallenge
    + mutation::RegisterPasskey
    + mutation::GeneratePasskeyLoginChallenge
    + mutation::LoginWithPasskey
    + mutation::DeletePasskey
    + mutation::RenamePasskey
    + mutation::CreateOrganization
    + mutation::UpdateOrganization
    + mutation::DeleteOrganization
    + mutation::InviteUserToOrganization
    + mutation::RemoveUserFromOrganization
    + mutation::MarkNotificationAsRead
    + mutation::MarkAllNotificationsAsRead
    + mutation::DeleteNotification
    + mutation::UpdateUserSetting
    + mutation::DeleteUserSetting
    + mutation::CompleteOnboarding
    + mutation::ResetOnboarding
    + mutation::TrackOnboardingEvent
    + mutation::UpdateUserStatus
    + mutation::GrantSystemAdmin
    + mutation::RevokeSystemAdmin
    + mutation::AdminResetUserPassword
    + mutation::AdminChangeUserEmail
    + mutation::AdminResetUser2Fa
    + mutation::AdminDeactivateUser
    + mutation::AdminReactivateUser
    + mutation::AdminToggleSystemAdmin
    + mutation::AdminEnableApiKey
    + mutation::CreateApiKey
    + mutation::RevokeApiKey
    + mutation::GoogleAuth
    + mutation::AppleAuth
    + mutation::XAuth
    + mutation::TelegramAuth
    + mutation::CreateSocialNonce
    + mutation::LinkSocialAccount
    + mutation::UnlinkSocialAccount
    + auth_payload::User
    + organization::Members
    + organization::Invitations
    + Deny<Option<bool>>
    + Deny<Option<types::AuthPayload>>
    + Deny<Option<types::LoginResult>>
    + Deny<Option<types::Notification>>
    + Deny<Option<types::Organization>>
    + Deny<Option<types::SocialNonce>>
    + Deny<Option<types::TwoFactorSetup>>
    + Deny<Option<types::User>>
    + Deny<Option<types::UserSetting>>
    + Deny<Vec<types::ApiKey>>
    + Deny<Vec<types::AuditEntry>>
    + Deny<Vec<types::Notification>>
    + Deny<Vec<types::Organization>>
    + Deny<Vec<types::Session>>
    + Deny<Vec<types::SocialAccount>>
    + Deny<Vec<types::User>>
    + Deny<Vec<types::UserSetting>>
    + Deny<i32>
    + Deny<types::ActionResponse>
    + Deny<types::AdminResetPasswordResponse>
    + Deny<types::CreateApiKeyResponse>
    + Deny<types::MeResponse>
    + Deny<types::MessageResult>
    + Deny<types::OnboardingState>
    + Deny<types::PasskeyLoginChallengeResponse>
    + Deny<types::PasskeyRegistrationChallengeResponse>
    + Deny<types::PasskeyResponse>
    + Deny<types::PasskeysResponse>
    + Deny<types::RecoveryCodesResponse>
    + Refuse<Option<bool>>
    + Refuse<Option<types::AuthPayload>>
    + Refuse<Option<types::LoginResult>>
    + Refuse<Vec<types::AuditEntry>>
    + Refuse<Vec<types::Notification>>
    + Refuse<Vec<types::Organization>>
    + Refuse<Vec<types::User>>
    + Refuse<types::ActionResponse>
    + Refuse<types::CreateApiKeyResponse>
    + Refuse<types::MessageResult>
    + Refuse<types::PasskeyLoginChallengeResponse>
    + Refuse<types::PasskeyResponse>
{}

/// The root of a request: runs plans with the resolvers it holds.
pub struct Root<'a, R>(pub &'a R);

impl<R> std::fmt::Debug for Root<'_, R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Root")
    }
}

impl<R: Resolvers> engine::Executor for Root<'_, R> {
    async fn root_field(
        &self,
        kind: engine::OperationKind,
        field: &engine::Field,
        variables: &engine::Variables,
        out: &mut engine::Out,
    ) -> engine::Completed {
        let path = engine::Path::root(&field.response_key);
        match (kind, field.index) {
            (engine::OperationKind::Query, 0) => {
                let answer = Box::pin(query::me(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(query::sessions(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 2) => {
                let answer = Box::pin(query::user_passkeys(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 3) => {
                let answer = Box::pin(
                        query::organizations(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Query, 4) => {
                let answer = Box::pin(
                        query::organization(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Query, 5) => {
                let answer = Box::pin(
                        query::notifications(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 6) => {
                let answer = Box::pin(query::unread_notification_count(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 7) => {
                let answer = Box::pin(query::user_settings(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 8) => {
                let answer = Box::pin(
                        query::user_setting(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 9) => {
                let answer = Box::pin(query::onboarding(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 10) => {
                let answer = Box::pin(query::api_keys(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 11) => {
                let answer = Box::pin(
                        query::users(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 12) => {
                let answer = Box::pin(
                        query::user(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 13) => {
                let answer = Box::pin(
                        query::audit_log(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 14) => {
                let answer = Box::pin(query::social_accounts(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 0) => {
                let answer = Box::pin(
                        mutation::register(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 1) => {
                let answer = Box::pin(
                        mutation::login(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 2) => {
                let answer = Box::pin(
                        mutation::verify_2fa_code(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 3) => {
                let answer = Box::pin(
                        mutation::refresh_token(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 4) => {
                let answer = Box::pin(
                        mutation::logout(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 5) => {
                let answer = Box::pin(mutation::logout_all(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 6) => {
                let answer = Box::pin(
                        mutation::verify_email(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 7) => {
                let answer = Box::pin(
                        mutation::resend_verification_email(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 8) => {
                let answer = Box::pin(
                        mutation::forgot_password(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 9) => {
                let answer = Box::pin(
                        mutation::reset_password(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 10) => {
                let answer = Box::pin(mutation::generate_2fa(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 11) => {
                let answer = Box::pin(
                        mutation::enable_2fa(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 12) => {
                let answer = Box::pin(
                        mutation::disable_2fa(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 13) => {
                let answer = Box::pin(mutation::regenerate_recovery_codes(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 14) => {
                let answer = Box::pin(
                        mutation::change_password(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 15) => {
                let answer = Box::pin(
                        mutation::reauthenticate(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 16) => {
                let answer = Box::pin(
                        mutation::change_email(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 17) => {
                let answer = Box::pin(
                        mutation::confirm_email_change(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 18) => {
                let answer = Box::pin(
                        mutation::generate_passkey_registration_challenge(self.0),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 19) => {
                let answer = Box::pin(
                        mutation::register_passkey(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 20) => {
                let answer = Box::pin(
                        mutation::generate_passkey_login_challenge(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 21) => {
                let answer = Box::pin(
                        mutation::login_with_passkey(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 22) => {
                let answer = Box::pin(
                        mutation::delete_passkey(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 23) => {
                let answer = Box::pin(
                        mutation::rename_passkey(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 24) => {
                let answer = Box::pin(
                        mutation::create_organization(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 25) => {
                let answer = Box::pin(
                        mutation::update_organization(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 26) => {
                let answer = Box::pin(
                        mutation::delete_organization(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 27) => {
                let answer = Box::pin(
                        mutation::invite_user_to_organization(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 28) => {
                let answer = Box::pin(
                        mutation::remove_user_from_organization(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 29) => {
                let answer = Box::pin(
                        mutation::mark_notification_as_read(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 30) => {
                let answer = Box::pin(mutation::mark_all_notifications_as_read(self.0))
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 31) => {
                let answer = Box::pin(
                        mutation::delete_notification(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 32) => {
                let answer = Box::pin(
                        mutation::update_user_setting(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 33) => {
                let answer = Box::pin(
                        mutation::delete_user_setting(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 34) => {
                let answer = Box::pin(mutation::complete_onboarding(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 35) => {
                let answer = Box::pin(mutation::reset_onboarding(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 36) => {
                let answer = Box::pin(
                        mutation::track_onboarding_event(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 37) => {
                let answer = Box::pin(
                        mutation::update_user_status(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 38) => {
                let answer = Box::pin(
                        mutation::grant_system_admin(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 39) => {
                let answer = Box::pin(
                        mutation::revoke_system_admin(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 40) => {
                let answer = Box::pin(
                        mutation::admin_reset_user_password(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 41) => {
                let answer = Box::pin(
                        mutation::admin_change_user_email(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 42) => {
                let answer = Box::pin(
                        mutation::admin_reset_user2_fa(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 43) => {
                let answer = Box::pin(
                        mutation::admin_deactivate_user(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 44) => {
                let answer = Box::pin(
                        mutation::admin_reactivate_user(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 45) => {
                let answer = Box::pin(
                        mutation::admin_toggle_system_admin(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 46) => {
                let answer = Box::pin(
                        mutation::admin_enable_api_key(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 47) => {
                let answer = Box::pin(
                        mutation::create_api_key(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 48) => {
                let answer = Box::pin(
                        mutation::revoke_api_key(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 49) => {
                let answer = Box::pin(
                        mutation::google_auth(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 50) => {
                let answer = Box::pin(
                        mutation::apple_auth(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 51) => {
                let answer = Box::pin(
                        mutation::x_auth(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 52) => {
                let answer = Box::pin(
                        mutation::telegram_auth(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                Box::pin(
                        engine::complete_with(
                            answer,
                            self.0,
                            field,
                            &path,
                            variables,
                            out,
                        ),
                    )
                    .await
            }
            (engine::OperationKind::Mutation, 53) => {
                let answer = Box::pin(mutation::create_social_nonce(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 54) => {
                let answer = Box::pin(
                        mutation::link_social_account(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 55) => {
                let answer = Box::pin(
                        mutation::unlink_social_account(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            _ => {
                out.null();
                Ok(())
            }
        }
    }
}

/// The published SDL: all that the contract can serve.
pub const SDL: &str = include_str!("platform.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "platform",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "me",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "sessions",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userPasskeys",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "organizations",
                    arguments: &["limit", "offset"],
                    cost: engine::Cost {
                        weight: 5,
                        multipliers: &["limit"],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "organization",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 5,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "notifications",
                    arguments: &["unread_only", "limit", "offset"],
                    cost: engine::Cost {
                        weight: 5,
                        multipliers: &["limit"],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "unreadNotificationCount",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userSettings",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 5,
                        multipliers: &[],
                        assumed: 100,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userSetting",
                    arguments: &["key"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "onboarding",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 5,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "apiKeys",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "users",
                    arguments: &["search", "is_active", "limit", "offset"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &["limit"],
                        assumed: 20,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "user",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "auditLog",
                    arguments: &["subject_id", "action", "limit", "offset"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &["limit"],
                        assumed: 20,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "social_accounts",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "Mutation",
            fields: &[
                engine::FieldTable {
                    name: "register",
                    arguments: &["email", "password", "recaptcha_token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "login",
                    arguments: &["email", "password", "recaptcha_token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "verify_2fa_code",
                    arguments: &["user_id", "token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "refresh_token",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "logout",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "logout_all",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "verify_email",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "resend_verification_email",
                    arguments: &["email"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "forgot_password",
                    arguments: &["email", "recaptcha_token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "reset_password",
                    arguments: &["token", "password"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "generate_2fa",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "enable_2fa",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "disable_2fa",
                    arguments: &["token", "password"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "regenerate_recovery_codes",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "change_password",
                    arguments: &["current_password", "new_password"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "reauthenticate",
                    arguments: &["password"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "change_email",
                    arguments: &["new_email"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "confirm_email_change",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "generatePasskeyRegistrationChallenge",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "registerPasskey",
                    arguments: &["credential", "device_name"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "generatePasskeyLoginChallenge",
                    arguments: &["email"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "loginWithPasskey",
                    arguments: &["credential", "recaptcha_token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "deletePasskey",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "renamePasskey",
                    arguments: &["id", "device_name"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "createOrganization",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "updateOrganization",
                    arguments: &["id", "input"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "deleteOrganization",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "inviteUserToOrganization",
                    arguments: &["organization_id", "email", "role"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "removeUserFromOrganization",
                    arguments: &["organization_id", "user_id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "markNotificationAsRead",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "markAllNotificationsAsRead",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "deleteNotification",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "updateUserSetting",
                    arguments: &["key", "value"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "deleteUserSetting",
                    arguments: &["key"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "completeOnboarding",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "resetOnboarding",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "trackOnboardingEvent",
                    arguments: &["event", "stepId"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "updateUserStatus",
                    arguments: &["user_id", "is_active"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "grantSystemAdmin",
                    arguments: &["user_id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "revokeSystemAdmin",
                    arguments: &["user_id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "adminResetUserPassword",
                    arguments: &["user_id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "adminChangeUserEmail",
                    arguments: &["user_id", "new_email"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "adminResetUser2FA",
                    arguments: &["user_id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "adminDeactivateUser",
                    arguments: &["user_id", "reason"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "adminReactivateUser",
                    arguments: &["user_id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "adminToggleSystemAdmin",
                    arguments: &["user_id", "is_admin"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "adminEnableApiKey",
                    arguments: &["key_id", "type"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "createApiKey",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "revokeApiKey",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "google_auth",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "apple_auth",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "x_auth",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "telegram_auth",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "create_social_nonce",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "link_social_account",
                    arguments: &["provider", "token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "unlink_social_account",
                    arguments: &["provider"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "User",
            fields: &[
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "email",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "is_active",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "is_system_admin",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "email_verified",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "two_factor_enabled",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "has_password",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "created_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "last_login_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "AuthPayload",
            fields: &[
                engine::FieldTable {
                    name: "access_token",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "refresh_token",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "requires_2fa",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "user",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "expires_in",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "Login2FAPendingPayload",
            fields: &[
                engine::FieldTable {
                    name: "user_id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "message",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "MessageResult",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "message",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "TwoFactorSetup",
            fields: &[
                engine::FieldTable {
                    name: "secret",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "qr_code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "otpauth_url",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "RecoveryCodesResponse",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "data",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "error",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "MeResponse",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "data",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "error",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "Session",
            fields: &[
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "contract",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "is_current",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "ip_address",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "user_agent",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "created_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "last_used_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "expires_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "ActionResponse",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "error",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "Passkey",
            fields: &[
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "device_name",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "created_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "last_used_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyRelyingParty",
            fields: &[
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "name",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyUserEntity",
            fields: &[
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "name",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "displayName",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyCredentialParameter",
            fields: &[
                engine::FieldTable {
                    name: "type",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "alg",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyCredentialDescriptor",
            fields: &[
                engine::FieldTable {
                    name: "type",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "transports",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyAuthenticatorSelection",
            fields: &[
                engine::FieldTable {
                    name: "residentKey",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userVerification",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyRegistrationChallenge",
            fields: &[
                engine::FieldTable {
                    name: "challenge",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "rp",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "user",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "pubKeyCredParams",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "excludeCredentials",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "authenticatorSelection",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "attestation",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "timeout",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyLoginChallenge",
            fields: &[
                engine::FieldTable {
                    name: "challenge",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "rpId",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "allowCredentials",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userVerification",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "timeout",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyRegistrationChallengeResponse",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "data",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "error",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyLoginChallengeResponse",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "data",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "error",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeyResponse",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "data",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "error",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "PasskeysResponse",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "data",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "error",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "Organization",
            fields: &[
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "name",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "description",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "my_role",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "members",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 5,
                        multipliers: &[],
                        assumed: 30,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "invitations",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 5,
                        multipliers: &[],
                        assumed: 10,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "created_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "updated_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "OrganizationMember",
            fields: &[
                engine::FieldTable {
                    name: "user_id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "email",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "role",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "joined_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "OrganizationInvitation",
            fields: &[
                engine::FieldTable {
                    name: "email",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "role",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "created_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "expires_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "Notification",
            fields: &[
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "type",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "title",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "message",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "data",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "is_read",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "read_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "created_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "UserSetting",
            fields: &[
                engine::FieldTable {
                    name: "key",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "value",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "updated_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "OnboardingState",
            fields: &[
                engine::FieldTable {
                    name: "completed",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "completed_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "events",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 500,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "OnboardingEvent",
            fields: &[
                engine::FieldTable {
                    name: "event",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "stepId",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "created_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "AdminResetPasswordResponse",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "temporary_password",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "error",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "ApiKey",
            fields: &[
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "user_id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "name",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "environment",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "key_prefix",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "type",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "permissions",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "status",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "created_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "last_used_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "CreateApiKeyResponse",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "data",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "key",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "error",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "AuditEntry",
            fields: &[
                engine::FieldTable {
                    name: "id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "actor_id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "subject_id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "action",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reason",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "ip_address",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "created_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "SocialAccount",
            fields: &[
                engine::FieldTable {
                    name: "provider",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "linked_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "SocialNonce",
            fields: &[
                engine::FieldTable {
                    name: "nonce",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "expires_at",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
    ],
    when: &[],
    required: &[],
};
