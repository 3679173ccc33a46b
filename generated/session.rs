// Generated from schema/session.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// What is known of a person.
    #[derive(Clone, PartialEq)]
    pub struct UserProfile {
        /// The person.
        pub id: crate::api::scalars::Rid,
        /// The person's account. There is one a person, with the same identifier.
        pub account_id: Option<crate::api::scalars::Rid>,
        /// The primary e-mail address.
        pub email: crate::api::session::EmailText,
        /// The user name.
        pub username: String,
        /// The given name; may be empty.
        pub first_name: String,
        /// The family name; may be empty.
        pub last_name: String,
        /// The day of birth, as YYYY-MM-DD.
        pub date_of_birth: Option<String>,
        /// The telephone number.
        pub phone_number: Option<String>,
        /// The first line of the postal address.
        pub address1: Option<String>,
        /// The second line of the postal address.
        pub address2: Option<String>,
        /// The town.
        pub city: Option<String>,
        /// The state or region.
        pub state: Option<String>,
        /// The postal code.
        pub zip_code: Option<String>,
        /// The country: two letters of ISO 3166.
        pub country: Option<String>,
        /// The line of business.
        pub industry: Option<String>,
        /// The position.
        pub job_title: Option<String>,
        /// Whether the person wants advertisements.
        pub opt_in_marketing: Option<bool>,
        /// Whether a second factor is asked for at sign-in.
        pub two_factor_auth: Option<bool>,
        /// Whether it is asked for once a device only, until its trust ends.
        pub two_factor_auth_per_device: Option<bool>,
    }
    engine::opaque_debug!(UserProfile);

    impl engine::Members for UserProfile {
        const OBJECT: u16 = 2;
        const COUNT: u16 = 19;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.account_id, member, path, out),
                2 => engine::Write::write(&self.email, member, path, out),
                3 => engine::Write::write(&self.username, member, path, out),
                4 => engine::Write::write(&self.first_name, member, path, out),
                5 => engine::Write::write(&self.last_name, member, path, out),
                6 => engine::Write::write(&self.date_of_birth, member, path, out),
                7 => engine::Write::write(&self.phone_number, member, path, out),
                8 => engine::Write::write(&self.address1, member, path, out),
                9 => engine::Write::write(&self.address2, member, path, out),
                10 => engine::Write::write(&self.city, member, path, out),
                11 => engine::Write::write(&self.state, member, path, out),
                12 => engine::Write::write(&self.zip_code, member, path, out),
                13 => engine::Write::write(&self.country, member, path, out),
                14 => engine::Write::write(&self.industry, member, path, out),
                15 => engine::Write::write(&self.job_title, member, path, out),
                16 => engine::Write::write(&self.opt_in_marketing, member, path, out),
                17 => engine::Write::write(&self.two_factor_auth, member, path, out),
                18 => {
                    engine::Write::write(
                        &self.two_factor_auth_per_device,
                        member,
                        path,
                        out,
                    )
                }
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for UserProfile {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of everything that can sign a person in.
    #[derive(Clone, PartialEq)]
    pub struct LoginResult {
        /// 200: signed in; 202: a code must be confirmed, that was mailed or that an authenticator app shows.
        pub status: Option<i32>,
        /// Whether a code must be confirmed before there are tokens.
        pub prompt_two_factor_auth: Option<bool>,
        /// Whether the current terms must be accepted before anything else.
        pub prompt_tnc_acceptance: Option<bool>,
        /// The version of the current terms; null where there are none.
        pub tnc_id: Option<String>,
        /// The session, as `sessions` shows it. While a sign-in must be confirmed: its handle, for `confirm2Fa` and `resend2Fa`; a
        /// change of password that must be confirmed has none.
        pub session_id: Option<String>,
        /// The access token.
        pub token: Option<String>,
        /// The refresh token.
        pub refresh_token: Option<String>,
        /// The person.
        pub user_id: Option<crate::api::scalars::Rid>,
        /// A second identifier of the person, which says nothing of the first. It stays while the service keeps its secrets.
        pub user_uid: Option<String>,
        /// ACTIVE, or UNVERIFIED before the e-mail address is confirmed.
        pub user_status: Option<String>,
        /// The person's profile; null where there is no e-mail address.
        pub user_profile: Option<UserProfile>,
        /// The device's identifier, to be kept by the client and handed in with the next sign-in. Who knows it can pass for the
        /// device.
        pub device_id: Option<String>,
        /// The network address of the client.
        pub ip_address: Option<String>,
        /// When this session began, as RFC 3339 text.
        pub current_login_at: Option<String>,
        /// When the person signed in before that, as RFC 3339 text.
        pub last_login_at: Option<String>,
    }
    engine::opaque_debug!(LoginResult);

    impl engine::Members for LoginResult {
        const OBJECT: u16 = 3;
        const COUNT: u16 = 15;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => {
                    engine::Write::write(&self.prompt_two_factor_auth, member, path, out)
                }
                2 => engine::Write::write(&self.prompt_tnc_acceptance, member, path, out),
                3 => engine::Write::write(&self.tnc_id, member, path, out),
                4 => engine::Write::write(&self.session_id, member, path, out),
                5 => engine::Write::write(&self.token, member, path, out),
                6 => engine::Write::write(&self.refresh_token, member, path, out),
                7 => engine::Write::write(&self.user_id, member, path, out),
                8 => engine::Write::write(&self.user_uid, member, path, out),
                9 => engine::Write::write(&self.user_status, member, path, out),
                10 => engine::Write::write(&self.user_profile, member, path, out),
                11 => engine::Write::write(&self.device_id, member, path, out),
                12 => engine::Write::write(&self.ip_address, member, path, out),
                13 => engine::Write::write(&self.current_login_at, member, path, out),
                14 => engine::Write::write(&self.last_login_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for LoginResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer to a newcomer, the same whether or not the address was somebody's already: so it names nobody.
    #[derive(Clone, PartialEq)]
    pub struct RegisterUserResult {
        /// 200: done. Ours, not on the documentation page.
        pub status: i32,
        /// A sentence for people. Ours, not on the documentation page.
        pub message: Option<String>,
        /// UNVERIFIED. Ours, not on the documentation page.
        pub user_status: Option<String>,
    }
    engine::opaque_debug!(RegisterUserResult);

    impl engine::Members for RegisterUserResult {
        const OBJECT: u16 = 4;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                2 => engine::Write::write(&self.user_status, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for RegisterUserResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What became of a confirmation. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct ConfirmEmailResult {
        /// 200: done.
        pub status: i32,
        /// A sentence for people.
        pub message: Option<String>,
    }
    engine::opaque_debug!(ConfirmEmailResult);

    impl engine::Members for ConfirmEmailResult {
        const OBJECT: u16 = 5;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ConfirmEmailResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The same whether or not anything was mailed. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct ResendConfirmationResult {
        /// 200: done.
        pub status: i32,
        /// A sentence for people.
        pub message: Option<String>,
    }
    engine::opaque_debug!(ResendConfirmationResult);

    impl engine::Members for ResendConfirmationResult {
        const OBJECT: u16 = 6;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ResendConfirmationResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The same whether or not somebody has the address.
    #[derive(Clone, PartialEq)]
    pub struct ForgotPasswordResult {
        /// 200: done. Ours, not on the documentation page.
        pub status: i32,
        /// A sentence for people. Ours, not on the documentation page.
        pub message: Option<String>,
    }
    engine::opaque_debug!(ForgotPasswordResult);

    impl engine::Members for ForgotPasswordResult {
        const OBJECT: u16 = 7;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ForgotPasswordResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What became of a reset.
    #[derive(Clone, PartialEq)]
    pub struct PasswordResetResult {
        /// 200: done. Ours, not on the documentation page.
        pub status: i32,
        /// A sentence for people. Ours, not on the documentation page.
        pub message: Option<String>,
    }
    engine::opaque_debug!(PasswordResetResult);

    impl engine::Members for PasswordResetResult {
        const OBJECT: u16 = 8;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasswordResetResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What signing out did.
    #[derive(Clone, PartialEq)]
    pub struct LogoutResult {
        /// 200: done. Ours, not on the documentation page.
        pub status: i32,
        /// How many sessions ended. Ours, not on the documentation page.
        pub sessions_ended: i32,
    }
    engine::opaque_debug!(LogoutResult);

    impl engine::Members for LogoutResult {
        const OBJECT: u16 = 9;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.sessions_ended, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for LogoutResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What was done about a second factor.
    #[derive(Clone, PartialEq)]
    pub struct TwoFactorAuthResult {
        /// 200: done. Ours, not on the documentation page.
        pub status: i32,
        /// A sentence for people. Ours, not on the documentation page.
        pub message: Option<String>,
        /// Whether codes are asked for at sign-in, after this call; null where that is not told. Ours, not on the documentation page.
        pub two_factor_auth: Option<bool>,
        /// When the code that was just mailed stops working. Ours, not on the documentation page.
        pub expires_at: Option<crate::api::scalars::DateTime>,
        /// The earliest moment of another code. Ours, not on the documentation page.
        pub resend_available_at: Option<crate::api::scalars::DateTime>,
    }
    engine::opaque_debug!(TwoFactorAuthResult);

    impl engine::Members for TwoFactorAuthResult {
        const OBJECT: u16 = 10;
        const COUNT: u16 = 5;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                2 => engine::Write::write(&self.two_factor_auth, member, path, out),
                3 => engine::Write::write(&self.expires_at, member, path, out),
                4 => engine::Write::write(&self.resend_available_at, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for TwoFactorAuthResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What a code outside of sign-in is for.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum TwoFactorAuthReason {
        /// Changing what is known of the person.
        UpdateProfile,
        /// Moving to another address. Ours, not on the documentation page.
        ChangeEmail,
        /// Finishing a change of password. Ours, not on the documentation page.
        ChangePassword,
        /// No longer being asked for codes at sign-in. Ours, not on the documentation page.
        DisableTwoFactorAuth,
        /// Closing the account. Ours, not on the documentation page.
        CloseAccount,
    }

    impl TwoFactorAuthReason {
        /// The value as the SDL has it.
        pub const fn as_str(self) -> &'static str {
            match self {
                Self::UpdateProfile => "UPDATE_PROFILE",
                Self::ChangeEmail => "CHANGE_EMAIL",
                Self::ChangePassword => "CHANGE_PASSWORD",
                Self::DisableTwoFactorAuth => "DISABLE_TWO_FACTOR_AUTH",
                Self::CloseAccount => "CLOSE_ACCOUNT",
            }
        }
    }

    impl engine::Write for TwoFactorAuthReason {
        fn write(
            &self,
            _: &engine::Field,
            _: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            out.string(self.as_str());
            Ok(())
        }
    }

    impl engine::FromValue for TwoFactorAuthReason {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            match value.as_str() {
                Some("UPDATE_PROFILE") => Ok(Self::UpdateProfile),
                Some("CHANGE_EMAIL") => Ok(Self::ChangeEmail),
                Some("CHANGE_PASSWORD") => Ok(Self::ChangePassword),
                Some("DISABLE_TWO_FACTOR_AUTH") => Ok(Self::DisableTwoFactorAuth),
                Some("CLOSE_ACCOUNT") => Ok(Self::CloseAccount),
                Some(_) | None => Err(engine::unfit("a TwoFactorAuthReason")),
            }
        }
    }

    /// What proving who one is did. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct ReauthenticateResult {
        /// 200: done.
        pub status: i32,
        /// Until when nobody is asked again in this session.
        pub valid_until: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(ReauthenticateResult);

    impl engine::Members for ReauthenticateResult {
        const OBJECT: u16 = 11;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.valid_until, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ReauthenticateResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// How far a change of the e-mail address is. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct ChangeEmailResult {
        /// 200: it is so; 202: it is so once the mailed link is followed.
        pub status: i32,
        /// A sentence for people.
        pub message: String,
    }
    engine::opaque_debug!(ChangeEmailResult);

    impl engine::Members for ChangeEmailResult {
        const OBJECT: u16 = 12;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ChangeEmailResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What closing the account did. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct CloseAccountResult {
        /// 200: done.
        pub status: i32,
        /// A sentence for people.
        pub message: String,
    }
    engine::opaque_debug!(CloseAccountResult);

    impl engine::Members for CloseAccountResult {
        const OBJECT: u16 = 13;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.message, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for CloseAccountResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What accepting the terms did. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct TncResult {
        /// 200: done.
        pub status: i32,
        /// The version that was accepted.
        pub tnc_id: String,
    }
    engine::opaque_debug!(TncResult);

    impl engine::Members for TncResult {
        const OBJECT: u16 = 14;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.tnc_id, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for TncResult {
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
        pub id: String,
        /// The contract that it was opened through: `session`, `accounts` or `platform`.
        pub contract: String,
        /// What the device is called here. It opens nothing: it is not the identifier that the device holds.
        pub device_id: Option<String>,
        /// The name that the client gave the device; null where it gave none.
        pub device_name: Option<String>,
        /// The network address that the session was opened from.
        pub ip_address: Option<String>,
        /// What the client called itself.
        pub user_agent: Option<String>,
        /// Whether it is the session that asks.
        pub is_current: bool,
        /// When it was opened.
        pub created_at: crate::api::scalars::DateTime,
        /// When its tokens were last renewed.
        pub last_used_at: crate::api::scalars::DateTime,
        /// When it ends, unless its tokens are renewed before.
        pub expires_at: crate::api::scalars::DateTime,
    }
    engine::opaque_debug!(Session);

    impl engine::Members for Session {
        const OBJECT: u16 = 15;
        const COUNT: u16 = 10;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.contract, member, path, out),
                2 => engine::Write::write(&self.device_id, member, path, out),
                3 => engine::Write::write(&self.device_name, member, path, out),
                4 => engine::Write::write(&self.ip_address, member, path, out),
                5 => engine::Write::write(&self.user_agent, member, path, out),
                6 => engine::Write::write(&self.is_current, member, path, out),
                7 => engine::Write::write(&self.created_at, member, path, out),
                8 => engine::Write::write(&self.last_used_at, member, path, out),
                9 => engine::Write::write(&self.expires_at, member, path, out),
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

    /// What changing the profile did.
    #[derive(Clone, PartialEq)]
    pub struct UpdateProfileResult {
        /// 200: done.
        pub status: i32,
        /// The person, as known from now on.
        pub user_profile: UserProfile,
    }
    engine::opaque_debug!(UpdateProfileResult);

    impl engine::Members for UpdateProfileResult {
        const OBJECT: u16 = 16;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.status, member, path, out),
                1 => engine::Write::write(&self.user_profile, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for UpdateProfileResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What a client says of the device it runs on.
    #[derive(Clone, PartialEq)]
    pub struct DeviceInfo {
        /// The identifier that an earlier sign-in told (`LoginResult.deviceId`). Any other text is taken as the name of a new
        /// device.
        ///
        /// Bounds: at most 200 characters.
        pub device_id: engine::Maybe<String>,
    }
    engine::opaque_debug!(DeviceInfo);

    impl engine::FromValue for DeviceInfo {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                device_id: members.take(0, "deviceId")?,
            })
        }
    }

    impl engine::Bounded for DeviceInfo {
        fn hold(
            &self,
            _: &engine::Bounds,
            at: &engine::Path<'_>,
            violations: &mut Vec<engine::Violation>,
        ) {
            engine::Bounded::hold(
                &self.device_id,
                &engine::Bounds {
                    max_length: Some(200u32),
                    ..engine::Bounds::NONE
                },
                &at.key("deviceId"),
                violations,
            );
        }
    }

    /// Who wants to sign in. Exactly one of `email` and `username` is needed.
    #[derive(Clone, PartialEq)]
    pub struct LoginCredentials {
        /// The e-mail address.
        pub email: engine::Maybe<crate::api::session::EmailText>,
        /// The user name.
        pub username: engine::Maybe<String>,
        /// The password.
        pub password: String,
        /// The device.
        pub device_info: engine::Maybe<DeviceInfo>,
    }
    engine::opaque_debug!(LoginCredentials);

    impl engine::FromValue for LoginCredentials {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                email: members.take(0, "email")?,
                username: members.take(1, "username")?,
                password: members.take(2, "password")?,
                device_info: members.take(3, "deviceInfo")?,
            })
        }
    }

    impl engine::Bounded for LoginCredentials {
        fn hold(
            &self,
            _: &engine::Bounds,
            at: &engine::Path<'_>,
            violations: &mut Vec<engine::Violation>,
        ) {
            engine::Bounded::hold(
                &self.device_info,
                &engine::Bounds::NONE,
                &at.key("deviceInfo"),
                violations,
            );
        }
    }

    /// What a newcomer tells. What may be left out may also be null; a blank text tells nothing either, but for the user name.
    #[derive(Clone, PartialEq)]
    pub struct UserRegistrationInputV2 {
        /// The e-mail address: 254 characters at most.
        pub email: crate::api::session::EmailText,
        /// The password: 8 characters at least, neither common nor all digits, nor like anything else that is told here.
        ///
        /// Bounds: at most 4096 characters.
        pub password: String,
        /// The given name.
        ///
        /// Bounds: 1 to 150 characters.
        pub first_name: String,
        /// The family name.
        ///
        /// Bounds: 1 to 150 characters.
        pub last_name: String,
        /// The user name: letters, numbers and @ . + - _. Made up where it is left out.
        ///
        /// Bounds: 1 to 150 characters.
        pub username: engine::Maybe<String>,
        /// The day of birth: in the past, and not before 1900.
        pub date_of_birth: engine::Maybe<crate::api::session::DateText>,
        /// The telephone number: digits, spaces and + - ( ) . with at least five digits.
        ///
        /// Bounds: at most 40 characters.
        pub phone_number: engine::Maybe<String>,
        /// The first line of the postal address.
        ///
        /// Bounds: at most 200 characters.
        pub address1: engine::Maybe<String>,
        /// The second line of the postal address.
        ///
        /// Bounds: at most 200 characters.
        pub address2: engine::Maybe<String>,
        /// The town.
        ///
        /// Bounds: at most 100 characters.
        pub city: engine::Maybe<String>,
        /// The state or region.
        ///
        /// Bounds: at most 100 characters.
        pub state: engine::Maybe<String>,
        /// The postal code.
        ///
        /// Bounds: at most 20 characters.
        pub zip_code: engine::Maybe<String>,
        /// The country: two letters of ISO 3166, in either case.
        ///
        /// Bounds: at most 2 characters.
        pub country: engine::Maybe<String>,
        /// Whether the person wants advertisements.
        pub opt_in_marketing: Option<bool>,
        /// The version of the terms that the newcomer agrees to, which must be the current one (SESSION__TNC_ID).
        ///
        /// Bounds: at most 200 characters.
        pub tnc_id: engine::Maybe<String>,
    }
    engine::opaque_debug!(UserRegistrationInputV2);

    impl engine::FromValue for UserRegistrationInputV2 {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                email: members.take(0, "email")?,
                password: members.take(1, "password")?,
                first_name: members.take(2, "firstName")?,
                last_name: members.take(3, "lastName")?,
                username: members.take(4, "username")?,
                date_of_birth: members.take(5, "dateOfBirth")?,
                phone_number: members.take(6, "phoneNumber")?,
                address1: members.take(7, "address1")?,
                address2: members.take(8, "address2")?,
                city: members.take(9, "city")?,
                state: members.take(10, "state")?,
                zip_code: members.take(11, "zipCode")?,
                country: members.take(12, "country")?,
                opt_in_marketing: members.take(13, "optInMarketing")?,
                tnc_id: members.take(14, "tncId")?,
            })
        }
    }

    impl engine::Bounded for UserRegistrationInputV2 {
        fn hold(
            &self,
            _: &engine::Bounds,
            at: &engine::Path<'_>,
            violations: &mut Vec<engine::Violation>,
        ) {
            engine::Bounded::hold(
                &self.password,
                &engine::Bounds {
                    max_length: Some(4096u32),
                    ..engine::Bounds::NONE
                },
                &at.key("password"),
                violations,
            );
            engine::Bounded::hold(
                &self.first_name,
                &engine::Bounds {
                    min_length: Some(1u32),
                    max_length: Some(150u32),
                    ..engine::Bounds::NONE
                },
                &at.key("firstName"),
                violations,
            );
            engine::Bounded::hold(
                &self.last_name,
                &engine::Bounds {
                    min_length: Some(1u32),
                    max_length: Some(150u32),
                    ..engine::Bounds::NONE
                },
                &at.key("lastName"),
                violations,
            );
            engine::Bounded::hold(
                &self.username,
                &engine::Bounds {
                    min_length: Some(1u32),
                    max_length: Some(150u32),
                    ..engine::Bounds::NONE
                },
                &at.key("username"),
                violations,
            );
            engine::Bounded::hold(
                &self.phone_number,
                &engine::Bounds {
                    max_length: Some(40u32),
                    ..engine::Bounds::NONE
                },
                &at.key("phoneNumber"),
                violations,
            );
            engine::Bounded::hold(
                &self.address1,
                &engine::Bounds {
                    max_length: Some(200u32),
                    ..engine::Bounds::NONE
                },
                &at.key("address1"),
                violations,
            );
            engine::Bounded::hold(
                &self.address2,
                &engine::Bounds {
                    max_length: Some(200u32),
                    ..engine::Bounds::NONE
                },
                &at.key("address2"),
                violations,
            );
            engine::Bounded::hold(
                &self.city,
                &engine::Bounds {
                    max_length: Some(100u32),
                    ..engine::Bounds::NONE
                },
                &at.key("city"),
                violations,
            );
            engine::Bounded::hold(
                &self.state,
                &engine::Bounds {
                    max_length: Some(100u32),
                    ..engine::Bounds::NONE
                },
                &at.key("state"),
                violations,
            );
            engine::Bounded::hold(
                &self.zip_code,
                &engine::Bounds {
                    max_length: Some(20u32),
                    ..engine::Bounds::NONE
                },
                &at.key("zipCode"),
                violations,
            );
            engine::Bounded::hold(
                &self.country,
                &engine::Bounds {
                    max_length: Some(2u32),
                    ..engine::Bounds::NONE
                },
                &at.key("country"),
                violations,
            );
            engine::Bounded::hold(
                &self.tnc_id,
                &engine::Bounds {
                    max_length: Some(200u32),
                    ..engine::Bounds::NONE
                },
                &at.key("tncId"),
                violations,
            );
        }
    }

    /// What proves and finishes the reset of a password.
    #[derive(Clone, PartialEq)]
    pub struct PasswordResetParams {
        /// The last part of the mailed link.
        pub token: String,
        /// The new password.
        pub new_password: String,
        /// Where it is given, it must be the address that the token was mailed to.
        pub email: engine::Maybe<crate::api::session::EmailText>,
    }
    engine::opaque_debug!(PasswordResetParams);

    impl engine::FromValue for PasswordResetParams {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                token: members.take(0, "token")?,
                new_password: members.take(1, "newPassword")?,
                email: members.take(2, "email")?,
            })
        }
    }

    /// What is to change of what is known of a person. Ours, not on the documentation page.
    #[derive(Clone, PartialEq)]
    pub struct UpdateProfileInput {
        /// The given name; may be empty.
        ///
        /// Bounds: at most 150 characters.
        pub first_name: engine::Maybe<String>,
        /// The family name; may be empty.
        ///
        /// Bounds: at most 150 characters.
        pub last_name: engine::Maybe<String>,
        /// The user name: letters, numbers and `@ . + - _`, and nobody else's in whatever case.
        ///
        /// Bounds: at most 150 characters.
        pub username: engine::Maybe<String>,
        /// The day of birth, from 1900 to yesterday.
        pub date_of_birth: engine::Maybe<crate::api::session::DateText>,
        /// The telephone number: digits, five at least, and spaces and `+ - ( ) .` between them.
        ///
        /// Bounds: at most 40 characters.
        pub phone_number: engine::Maybe<String>,
        /// The first line of the postal address.
        ///
        /// Bounds: at most 200 characters.
        pub address1: engine::Maybe<String>,
        /// The second line of the postal address.
        ///
        /// Bounds: at most 200 characters.
        pub address2: engine::Maybe<String>,
        /// The town.
        ///
        /// Bounds: at most 100 characters.
        pub city: engine::Maybe<String>,
        /// The state or region.
        ///
        /// Bounds: at most 100 characters.
        pub state: engine::Maybe<String>,
        /// The postal code.
        ///
        /// Bounds: at most 20 characters.
        pub zip_code: engine::Maybe<String>,
        /// The country: two letters of ISO 3166, kept as capitals.
        pub country: engine::Maybe<String>,
        /// The line of business.
        ///
        /// Bounds: at most 100 characters.
        pub industry: engine::Maybe<String>,
        /// The position.
        ///
        /// Bounds: at most 100 characters.
        pub job_title: engine::Maybe<String>,
        /// Whether the person wants advertisements.
        pub opt_in_marketing: engine::Maybe<bool>,
        /// Whether a second factor is asked for once a device only, until its trust ends.
        pub two_factor_auth_per_device: engine::Maybe<bool>,
    }
    engine::opaque_debug!(UpdateProfileInput);

    impl engine::FromValue for UpdateProfileInput {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                first_name: members.take(0, "firstName")?,
                last_name: members.take(1, "lastName")?,
                username: members.take(2, "username")?,
                date_of_birth: members.take(3, "dateOfBirth")?,
                phone_number: members.take(4, "phoneNumber")?,
                address1: members.take(5, "address1")?,
                address2: members.take(6, "address2")?,
                city: members.take(7, "city")?,
                state: members.take(8, "state")?,
                zip_code: members.take(9, "zipCode")?,
                country: members.take(10, "country")?,
                industry: members.take(11, "industry")?,
                job_title: members.take(12, "jobTitle")?,
                opt_in_marketing: members.take(13, "optInMarketing")?,
                two_factor_auth_per_device: members.take(14, "twoFactorAuthPerDevice")?,
            })
        }
    }

    impl engine::Bounded for UpdateProfileInput {
        fn hold(
            &self,
            _: &engine::Bounds,
            at: &engine::Path<'_>,
            violations: &mut Vec<engine::Violation>,
        ) {
            engine::Bounded::hold(
                &self.first_name,
                &engine::Bounds {
                    max_length: Some(150u32),
                    ..engine::Bounds::NONE
                },
                &at.key("firstName"),
                violations,
            );
            engine::Bounded::hold(
                &self.last_name,
                &engine::Bounds {
                    max_length: Some(150u32),
                    ..engine::Bounds::NONE
                },
                &at.key("lastName"),
                violations,
            );
            engine::Bounded::hold(
                &self.username,
                &engine::Bounds {
                    max_length: Some(150u32),
                    ..engine::Bounds::NONE
                },
                &at.key("username"),
                violations,
            );
            engine::Bounded::hold(
                &self.phone_number,
                &engine::Bounds {
                    max_length: Some(40u32),
                    ..engine::Bounds::NONE
                },
                &at.key("phoneNumber"),
                violations,
            );
            engine::Bounded::hold(
                &self.address1,
                &engine::Bounds {
                    max_length: Some(200u32),
                    ..engine::Bounds::NONE
                },
                &at.key("address1"),
                violations,
            );
            engine::Bounded::hold(
                &self.address2,
                &engine::Bounds {
                    max_length: Some(200u32),
                    ..engine::Bounds::NONE
                },
                &at.key("address2"),
                violations,
            );
            engine::Bounded::hold(
                &self.city,
                &engine::Bounds {
                    max_length: Some(100u32),
                    ..engine::Bounds::NONE
                },
                &at.key("city"),
                violations,
            );
            engine::Bounded::hold(
                &self.state,
                &engine::Bounds {
                    max_length: Some(100u32),
                    ..engine::Bounds::NONE
                },
                &at.key("state"),
                violations,
            );
            engine::Bounded::hold(
                &self.zip_code,
                &engine::Bounds {
                    max_length: Some(20u32),
                    ..engine::Bounds::NONE
                },
                &at.key("zipCode"),
                violations,
            );
            engine::Bounded::hold(
                &self.industry,
                &engine::Bounds {
                    max_length: Some(100u32),
                    ..engine::Bounds::NONE
                },
                &at.key("industry"),
                violations,
            );
            engine::Bounded::hold(
                &self.job_title,
                &engine::Bounds {
                    max_length: Some(100u32),
                    ..engine::Bounds::NONE
                },
                &at.key("jobTitle"),
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
    /// Errors: `UNAUTHENTICATED` without a live session, `TNC_REQUIRED` before the current terms are accepted, and
    /// `EMAIL_REQUIRED` where the person has no e-mail address.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.userProfile` of the session contract has no resolver",
        label = "`{Self}` does not answer `Query.userProfile`",
        note = "schema/session.graphql declares it: write `impl query::UserProfile for {Self}` in src/api/session/user_profile.rs"
    )]
    pub trait UserProfile: super::Access {
        /// Answers `Query.userProfile`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn user_profile(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<Option<super::types::UserProfile>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn user_profile<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::UserProfile>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        UserProfile::user_profile(resolvers, &caller).await
    }

    /// Where the person is signed in, through whichever contract: at most 100 sessions, the newest first. Ours, not on the
    /// documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session, and `TNC_REQUIRED` before the current terms are accepted.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Cost: 10 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.sessions` of the session contract has no resolver",
        label = "`{Self}` does not answer `Query.sessions`",
        note = "schema/session.graphql declares it: write `impl query::Sessions for {Self}` in src/api/session/sessions.rs"
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
}

/// The fields of `Mutation`: a trait for each, and its arguments.
pub mod mutation {
    use lychgate_engine as engine;

    /// Signs in; where a second factor is on, mails a code to the primary address instead, which `confirm2Fa` wants within ten
    /// minutes (SESSION__CODE_LIFETIME). The answer has `status` 202, `promptTwoFactorAuth`, `sessionId` and `userId` then, and
    /// all else is null. Where an authenticator app is on, nothing is mailed, and `confirm2Fa` wants a code of the app. Where
    /// people may sign in before they confirmed their address, and by a secondary address, is set for the accounts contract
    /// (ALLOW_LOGIN_NOT_VERIFIED, ALLOW_LOGIN_WITH_SECONDARY_EMAIL) and holds here too.
    ///
    /// Errors: `VALIDATION_ERROR` with the reason `EXACTLY_ONE` for anything but one address or one user name, or `TOO_LONG`;
    /// `INVALID_CREDENTIALS` alike for somebody unknown, a wrong password and a deactivated account; `EMAIL_NOT_VERIFIED`;
    /// `BUSY`; and where a code is asked for `EMAIL_REQUIRED` without an address that it could be mailed to, `TOO_MANY_CODES` for
    /// the eleventh sign-in within ten minutes, or after thirty within a day that nobody finished, and `EMAIL_FAIL` where the
    /// mail was refused.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.login` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.login`",
        note = "schema/session.graphql declares it: write `impl mutation::Login for {Self}` in src/api/session/login.rs"
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
        /// Who signs in, and where.
        pub credentials: super::types::LoginCredentials,
    }
    engine::opaque_debug!(LoginArguments);

    impl LoginArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                credentials: members.take(0, "credentials")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.credentials,
                &engine::Bounds::NONE,
                &engine::Path::root("credentials"),
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

    /// Exchanges a refresh token for a new pair of tokens; the old one is spent. The exchange may be repeated for a short while
    /// (SESSION__REFRESH_RETRY_WINDOW) as long as the new token has not been used, and gives the same one again. A spent token
    /// that comes otherwise ends the session. `deviceId` and `lastLoginAt` are null in this answer.
    ///
    /// Errors: `TOKEN_INVALID` and `TOKEN_EXPIRED`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.newToken` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.newToken`",
        note = "schema/session.graphql declares it: write `impl mutation::NewToken for {Self}` in src/api/session/new_token.rs"
    )]
    pub trait NewToken: super::Access {
        /// Answers `Mutation.newToken`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn new_token(
            &self,
            arguments: NewTokenArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LoginResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.newToken`.
    #[derive(Clone, PartialEq)]
    pub struct NewTokenArguments {
        /// The refresh token.
        pub refresh_token: String,
    }
    engine::opaque_debug!(NewTokenArguments);

    impl NewTokenArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                refresh_token: members.take(0, "refreshToken")?,
            })
        }
    }

    pub(crate) async fn new_token<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LoginResult>, engine::FieldError> {
        let arguments = NewTokenArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        NewToken::new_token(resolvers, arguments).await
    }

    /// Ends all sessions of a device, and all their tokens at once: of the named device, else of the one that calls. A device
    /// that is named is asked for a second factor again.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session, `DEVICE_UNKNOWN` where the person has no such device, and `TOO_LONG`.
    ///
    /// Access: SESSION. A live session of an active account, whether or not the current terms are accepted.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.logout` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.logout`",
        note = "schema/session.graphql declares it: write `impl mutation::Logout for {Self}` in src/api/session/logout.rs"
    )]
    pub trait Logout: super::Access {
        /// Answers `Mutation.logout`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn logout(
            &self,
            caller: &Self::Session,
            arguments: LogoutArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LogoutResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.logout`.
    #[derive(Clone, PartialEq)]
    pub struct LogoutArguments {
        /// The device: by the identifier that a sign-in told, by the one that `sessions` shows, or by the name that the client
        /// gave it, which may be that of several.
        pub device_info: engine::Maybe<super::types::DeviceInfo>,
    }
    engine::opaque_debug!(LogoutArguments);

    impl LogoutArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                device_info: members.take(0, "deviceInfo")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.device_info,
                &engine::Bounds::NONE,
                &engine::Path::root("deviceInfo"),
                violations,
            );
        }
    }

    pub(crate) async fn logout<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LogoutResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::session(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = LogoutArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        Logout::logout(resolvers, &caller, arguments).await
    }

    /// Finishes a sign-in with the mailed code, which works once and may be tried five times. Where an authenticator app is on,
    /// nothing is mailed, and a code of the app is wanted; `email` is the primary address then as well.
    ///
    /// Errors: `CODE_INVALID` alike for another code, another address, and a handle under which nothing waits; `CODE_EXPIRED`;
    /// `TOO_MANY_TRIES` after the fifth; `TOO_SMALL`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.confirm2Fa` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.confirm2Fa`",
        note = "schema/session.graphql declares it: write `impl mutation::Confirm2Fa for {Self}` in src/api/session/confirm2_fa.rs"
    )]
    pub trait Confirm2Fa: super::Access {
        /// Answers `Mutation.confirm2Fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn confirm2_fa(
            &self,
            arguments: Confirm2FaArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LoginResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.confirm2Fa`.
    #[derive(Clone, PartialEq)]
    pub struct Confirm2FaArguments {
        /// The code.
        pub code: String,
        /// `LoginResult.sessionId` of the sign-in.
        pub session_id: String,
        /// When the person confirmed, in seconds since 1970. It is taken because clients send it, and decides nothing; an Int ends
        /// in 2038 and has no room for milliseconds.
        ///
        /// Bounds: at least 0.
        pub timestamp: engine::Maybe<i32>,
        /// The address that the code was mailed to: the person's primary one.
        pub email: crate::api::session::EmailText,
    }
    engine::opaque_debug!(Confirm2FaArguments);

    impl Confirm2FaArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                code: members.take(0, "code")?,
                session_id: members.take(1, "sessionId")?,
                timestamp: members.take(2, "timestamp")?,
                email: members.take(3, "email")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.timestamp,
                &engine::Bounds {
                    min: Some(0f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("timestamp"),
                violations,
            );
        }
    }

    pub(crate) async fn confirm2_fa<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LoginResult>, engine::FieldError> {
        let arguments = Confirm2FaArguments::read(arguments)?;
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
        Confirm2Fa::confirm2_fa(resolvers, arguments).await
    }

    /// Mails another code for a sign-in that waits for one; the one before it is void. Once a minute, and five times a sign-in.
    /// Where nothing waits under the handle, or not for this address, nothing is mailed, and the answer is the same; nor is
    /// anything mailed where a code of an authenticator app is wanted. Each code may be tried five times.
    ///
    /// Errors: `TOO_MANY_CODES`, and `EMAIL_FAIL` where the mail was refused.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.resend2Fa` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.resend2Fa`",
        note = "schema/session.graphql declares it: write `impl mutation::Resend2Fa for {Self}` in src/api/session/resend2_fa.rs"
    )]
    pub trait Resend2Fa: super::Access {
        /// Answers `Mutation.resend2Fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn resend2_fa(
            &self,
            arguments: Resend2FaArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::TwoFactorAuthResult>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.resend2Fa`.
    #[derive(Clone, PartialEq)]
    pub struct Resend2FaArguments {
        /// `LoginResult.sessionId` of the sign-in.
        pub session_id: String,
        /// The address that codes are mailed to: the person's primary one.
        pub email: crate::api::session::EmailText,
    }
    engine::opaque_debug!(Resend2FaArguments);

    impl Resend2FaArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                session_id: members.take(0, "sessionId")?,
                email: members.take(1, "email")?,
            })
        }
    }

    pub(crate) async fn resend2_fa<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::TwoFactorAuthResult>, engine::FieldError> {
        let arguments = Resend2FaArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Resend2Fa::resend2_fa(resolvers, arguments).await
    }

    /// Starts asking for mailed codes at sign-in, whatever the contract. All other sessions end. Where it is so already, or an
    /// authenticator app is asked for, nothing happens.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `TNC_REQUIRED`; `WRONG_PASSWORD`; `REAUTH_REQUIRED` without a password ten
    /// minutes after signing in; `EMAIL_NOT_VERIFIED` before the primary address is confirmed; `BUSY`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.enable2Fa` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.enable2Fa`",
        note = "schema/session.graphql declares it: write `impl mutation::Enable2Fa for {Self}` in src/api/session/enable2_fa.rs"
    )]
    pub trait Enable2Fa: super::Access {
        /// Answers `Mutation.enable2Fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn enable2_fa(
            &self,
            caller: &Self::SignedIn,
            arguments: Enable2FaArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::TwoFactorAuthResult>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.enable2Fa`.
    #[derive(Clone, PartialEq)]
    pub struct Enable2FaArguments {
        /// The password. It may be left out within ten minutes after signing in.
        pub password: engine::Maybe<String>,
    }
    engine::opaque_debug!(Enable2FaArguments);

    impl Enable2FaArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
            })
        }
    }

    pub(crate) async fn enable2_fa<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::TwoFactorAuthResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = Enable2FaArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Enable2Fa::enable2_fa(resolvers, &caller, arguments).await
    }

    /// Stops asking for codes at sign-in, mailed or of an app. Where none are asked for, nothing happens.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `TNC_REQUIRED`; `WRONG_PASSWORD`; `REAUTH_REQUIRED` without password and
    /// code ten minutes after signing in; `CODE_INVALID` for another code, or one that was mailed for something else;
    /// `CODE_EXPIRED`; `TOO_MANY_TRIES` after the fifth; `BUSY`. A wrong code counts, and nothing happens.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.disable2Fa` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.disable2Fa`",
        note = "schema/session.graphql declares it: write `impl mutation::Disable2Fa for {Self}` in src/api/session/disable2_fa.rs"
    )]
    pub trait Disable2Fa: super::Access {
        /// Answers `Mutation.disable2Fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn disable2_fa(
            &self,
            caller: &Self::SignedIn,
            arguments: Disable2FaArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::TwoFactorAuthResult>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.disable2Fa`.
    #[derive(Clone, PartialEq)]
    pub struct Disable2FaArguments {
        /// The password. It may be left out within ten minutes after signing in.
        pub password: engine::Maybe<String>,
        /// The code that `send2Fa` mailed for DISABLE_TWO_FACTOR_AUTH, or one of the authenticator app. It takes the place of the
        /// password; where both are said, both must be right. Ours, not on the documentation page.
        pub code: engine::Maybe<String>,
    }
    engine::opaque_debug!(Disable2FaArguments);

    impl Disable2FaArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
                code: members.take(1, "code")?,
            })
        }
    }

    pub(crate) async fn disable2_fa<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::TwoFactorAuthResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = Disable2FaArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Disable2Fa::disable2_fa(resolvers, &caller, arguments).await
    }

    /// Opens an account, and no session. Whether the address is somebody's already is not told: the answer is the same, and the
    /// owner is told by mail. Where activation mails are switched off (SEND_ACTIVATION_EMAIL), nobody is mailed anything, owners
    /// included. The settings that shape the form of the accounts contract do not apply here, nor does registration without a
    /// password. Where people may sign in before they confirmed their address (ALLOW_LOGIN_NOT_VERIFIED), trying that tells
    /// newcomers what this answer does not.
    ///
    /// Errors: `VALIDATION_ERROR` with everything that is wrong: `TOO_SHORT` and `TOO_LONG`, and only where there is none of these
    /// `EMAIL_INVALID`, `NAME_INVALID`, `USERNAME_INVALID`, `USERNAME_TAKEN`, `WEAK_PASSWORD` for each rule that is broken,
    /// `DATE_INVALID`, `PHONE_INVALID`, `COUNTRY_INVALID`, `TEXT_INVALID`, and `TNC_OUTDATED` for any terms but the current
    /// ones; `BUSY`; and `EMAIL_FAIL` where the mail was refused: there is no account then.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.register` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.register`",
        note = "schema/session.graphql declares it: write `impl mutation::Register for {Self}` in src/api/session/register.rs"
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
            Output = Result<Option<super::types::RegisterUserResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.register`.
    #[derive(Clone, PartialEq)]
    pub struct RegisterArguments {
        /// What the newcomer tells.
        pub input: super::types::UserRegistrationInputV2,
    }
    engine::opaque_debug!(RegisterArguments);

    impl RegisterArguments {
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

    pub(crate) async fn register<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::RegisterUserResult>, engine::FieldError> {
        let address = arguments.text(0, "input", &["email"]);
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

    /// Confirms the primary address with the token of a mailed link. Where the link was mailed in answer to `forgotPassword`, and is
    /// not used from a session of the account, the password may be void afterwards; the message says so. Ours, not on the
    /// documentation page.
    ///
    /// Errors: `TOKEN_INVALID`, `TOKEN_EXPIRED`, and `ALREADY_VERIFIED` where there is nothing to confirm any more.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.confirmEmail` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.confirmEmail`",
        note = "schema/session.graphql declares it: write `impl mutation::ConfirmEmail for {Self}` in src/api/session/confirm_email.rs"
    )]
    pub trait ConfirmEmail: super::Access {
        /// Answers `Mutation.confirmEmail`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn confirm_email(
            &self,
            arguments: ConfirmEmailArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::ConfirmEmailResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.confirmEmail`.
    #[derive(Clone, PartialEq)]
    pub struct ConfirmEmailArguments {
        /// The last part of the mailed link.
        pub token: String,
    }
    engine::opaque_debug!(ConfirmEmailArguments);

    impl ConfirmEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn confirm_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::ConfirmEmailResult>, engine::FieldError> {
        let arguments = ConfirmEmailArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        ConfirmEmail::confirm_email(resolvers, arguments).await
    }

    /// Mails another link that confirms the primary address of the account with this primary or secondary address; earlier ones
    /// end. Where nobody has the address, or it is confirmed, nothing is mailed, and the answer is the same. Ours, not on the
    /// documentation page.
    ///
    /// Errors: `EMAIL_INVALID`, `TOO_LONG`, and `EMAIL_FAIL` where the mail was refused.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.resendConfirmation` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.resendConfirmation`",
        note = "schema/session.graphql declares it: write `impl mutation::ResendConfirmation for {Self}` in src/api/session/resend_confirmation.rs"
    )]
    pub trait ResendConfirmation: super::Access {
        /// Answers `Mutation.resendConfirmation`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn resend_confirmation(
            &self,
            arguments: ResendConfirmationArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::ResendConfirmationResult>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.resendConfirmation`.
    #[derive(Clone, PartialEq)]
    pub struct ResendConfirmationArguments {
        /// The address.
        pub email: crate::api::session::EmailText,
    }
    engine::opaque_debug!(ResendConfirmationArguments);

    impl ResendConfirmationArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
            })
        }
    }

    pub(crate) async fn resend_confirmation<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::ResendConfirmationResult>, engine::FieldError> {
        let address = arguments.text(0, "email", &[]);
        let arguments = ResendConfirmationArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        ResendConfirmation::resend_confirmation(resolvers, arguments).await
    }

    /// Mails a link that resets the password to the primary or secondary address that is named; earlier ones end. An account
    /// that is not confirmed is mailed a link to confirm it instead (ALLOW_PASSWORD_RESET_NOT_VERIFIED), which drops the password.
    /// Where nobody has the address, nothing is mailed, and the answer is the same.
    ///
    /// Errors: `EMAIL_INVALID`, `TOO_LONG`, and `EMAIL_FAIL` where the mail was refused.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.forgotPassword` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.forgotPassword`",
        note = "schema/session.graphql declares it: write `impl mutation::ForgotPassword for {Self}` in src/api/session/forgot_password.rs"
    )]
    pub trait ForgotPassword: super::Access {
        /// Answers `Mutation.forgotPassword`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn forgot_password(
            &self,
            arguments: ForgotPasswordArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::ForgotPasswordResult>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.forgotPassword`.
    #[derive(Clone, PartialEq)]
    pub struct ForgotPasswordArguments {
        /// The address.
        pub email: crate::api::session::EmailText,
    }
    engine::opaque_debug!(ForgotPasswordArguments);

    impl ForgotPasswordArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
            })
        }
    }

    pub(crate) async fn forgot_password<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::ForgotPasswordResult>, engine::FieldError> {
        let address = arguments.text(0, "email", &[]);
        let arguments = ForgotPasswordArguments::read(arguments)?;
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

    /// Sets a new password with the token of a mailed link. All sessions of the account end, whatever the contract, and so do its
    /// other links. The account counts as confirmed, and its owner is told by mail.
    ///
    /// Errors: `TOKEN_INVALID`, also for another address than the one that the token was mailed to; `TOKEN_EXPIRED`;
    /// `WEAK_PASSWORD` for each rule that is broken; `BUSY`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.confirmPasswordReset` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.confirmPasswordReset`",
        note = "schema/session.graphql declares it: write `impl mutation::ConfirmPasswordReset for {Self}` in src/api/session/confirm_password_reset.rs"
    )]
    pub trait ConfirmPasswordReset: super::Access {
        /// Answers `Mutation.confirmPasswordReset`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn confirm_password_reset(
            &self,
            arguments: ConfirmPasswordResetArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::PasswordResetResult>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.confirmPasswordReset`.
    #[derive(Clone, PartialEq)]
    pub struct ConfirmPasswordResetArguments {
        /// What proves and finishes the reset.
        pub password_reset_params: super::types::PasswordResetParams,
    }
    engine::opaque_debug!(ConfirmPasswordResetArguments);

    impl ConfirmPasswordResetArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password_reset_params: members.take(0, "passwordResetParams")?,
            })
        }
    }

    pub(crate) async fn confirm_password_reset<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::PasswordResetResult>, engine::FieldError> {
        let arguments = ConfirmPasswordResetArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        ConfirmPasswordReset::confirm_password_reset(resolvers, arguments).await
    }

    /// Mails a code to the primary address, which is good for one act in this session, once, for ten minutes
    /// (SESSION__CODE_LIFETIME) and five tries; the one before it for the same act is void. Once a minute for an act, and five
    /// times an hour a person over all acts. For CHANGE_PASSWORD it is the same as `resendChangePassword2Fa`, with the limits of
    /// that. Where an authenticator app is on, nothing is mailed: the act takes a code of the app.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `TNC_REQUIRED`; `EMAIL_REQUIRED` without a primary address;
    /// `EMAIL_NOT_VERIFIED` before it is confirmed; `NOTHING_PENDING` for CHANGE_PASSWORD where no change waits for a code;
    /// `TOO_MANY_CODES`; `EMAIL_FAIL` where the mail was refused: the code before it holds again then.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.send2Fa` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.send2Fa`",
        note = "schema/session.graphql declares it: write `impl mutation::Send2Fa for {Self}` in src/api/session/send2_fa.rs"
    )]
    pub trait Send2Fa: super::Access {
        /// Answers `Mutation.send2Fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn send2_fa(
            &self,
            caller: &Self::SignedIn,
            arguments: Send2FaArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::TwoFactorAuthResult>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.send2Fa`.
    #[derive(Clone, PartialEq)]
    pub struct Send2FaArguments {
        /// What the code is for.
        pub reason: super::types::TwoFactorAuthReason,
    }
    engine::opaque_debug!(Send2FaArguments);

    impl Send2FaArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                reason: members.take(0, "reason")?,
            })
        }
    }

    pub(crate) async fn send2_fa<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::TwoFactorAuthResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = Send2FaArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        Send2Fa::send2_fa(resolvers, &caller, arguments).await
    }

    /// Replaces the password. Every session of the person ends, and a new one begins on the same device; `deviceId` and
    /// `lastLoginAt` are null in this answer. Where a second factor is on, nothing changes yet: a code is mailed to the primary
    /// address, which `confirmChangePassword2Fa` wants in this session within ten minutes (SESSION__CODE_LIFETIME); of an
    /// authenticator app where there is one. The answer has
    /// `status` 202, `promptTwoFactorAuth` and `userId` then, and all else is null. A newer change voids one that waits.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `WRONG_PASSWORD`; `VALIDATION_ERROR` with the reasons
    /// `WEAK_PASSWORD`, once for every rule that is broken, and `PASSWORD_UNCHANGED`; `BUSY`; and where a code is asked for
    /// `EMAIL_REQUIRED` without an address that it could be mailed to, `TOO_MANY_CODES` within a minute after the last code for a
    /// change in this session and after ten such codes within an hour, and `EMAIL_FAIL` where the mail was refused.
    ///
    /// Access: SESSION. A live session of an active account, whether or not the current terms are accepted.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.changePassword` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.changePassword`",
        note = "schema/session.graphql declares it: write `impl mutation::ChangePassword for {Self}` in src/api/session/change_password.rs"
    )]
    pub trait ChangePassword: super::Access {
        /// Answers `Mutation.changePassword`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn change_password(
            &self,
            caller: &Self::Session,
            arguments: ChangePasswordArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LoginResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.changePassword`.
    #[derive(Clone, PartialEq)]
    pub struct ChangePasswordArguments {
        /// The password as it is.
        pub old_password: String,
        /// The password as it is to be: by the same rules as at registration.
        pub new_password: String,
    }
    engine::opaque_debug!(ChangePasswordArguments);

    impl ChangePasswordArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                old_password: members.take(0, "oldPassword")?,
                new_password: members.take(1, "newPassword")?,
            })
        }
    }

    pub(crate) async fn change_password<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LoginResult>, engine::FieldError> {
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

    /// Finishes a change of password with the code that was mailed, or that the authenticator app shows. It works once and may be
    /// tried five times, in the session that began it. Every session of the person ends, and a new one begins on the same device;
    /// `deviceId` and `lastLoginAt` are null in this answer.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `VALIDATION_ERROR` with the reason `CODE_INVALID` for
    /// another code, or `CODE_EXPIRED`; `TOO_MANY_TRIES` after the fifth; `NOTHING_PENDING` where no change waits in this session.
    ///
    /// Access: SESSION. A live session of an active account, whether or not the current terms are accepted.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.confirmChangePassword2Fa` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.confirmChangePassword2Fa`",
        note = "schema/session.graphql declares it: write `impl mutation::ConfirmChangePassword2Fa for {Self}` in src/api/session/confirm_change_password2_fa.rs"
    )]
    pub trait ConfirmChangePassword2Fa: super::Access {
        /// Answers `Mutation.confirmChangePassword2Fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn confirm_change_password2_fa(
            &self,
            caller: &Self::Session,
            arguments: ConfirmChangePassword2FaArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LoginResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.confirmChangePassword2Fa`.
    #[derive(Clone, PartialEq)]
    pub struct ConfirmChangePassword2FaArguments {
        /// The code.
        pub code: String,
    }
    engine::opaque_debug!(ConfirmChangePassword2FaArguments);

    impl ConfirmChangePassword2FaArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                code: members.take(0, "code")?,
            })
        }
    }

    pub(crate) async fn confirm_change_password2_fa<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LoginResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::session(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = ConfirmChangePassword2FaArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        ConfirmChangePassword2Fa::confirm_change_password2_fa(
                resolvers,
                &caller,
                arguments,
            )
            .await
    }

    /// Mails another code for the change of password that waits in this session; the one before it is void. Once a minute, and five
    /// times a change. Where an authenticator app is on, nothing is mailed.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `NOTHING_PENDING`; `TOO_MANY_CODES`, also after ten codes
    /// for changes of password within an hour; `EMAIL_FAIL` where the mail was refused: the code before it holds again then.
    ///
    /// Access: SESSION. A live session of an active account, whether or not the current terms are accepted.
    /// Limit: attempts count against CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.resendChangePassword2Fa` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.resendChangePassword2Fa`",
        note = "schema/session.graphql declares it: write `impl mutation::ResendChangePassword2Fa for {Self}` in src/api/session/resend_change_password2_fa.rs"
    )]
    pub trait ResendChangePassword2Fa: super::Access {
        /// Answers `Mutation.resendChangePassword2Fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn resend_change_password2_fa(
            &self,
            caller: &Self::Session,
        ) -> impl Future<
            Output = Result<
                Option<super::types::TwoFactorAuthResult>,
                engine::FieldError,
            >,
        > + Send;
    }

    pub(crate) async fn resend_change_password2_fa<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::TwoFactorAuthResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::session(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        ResendChangePassword2Fa::resend_change_password2_fa(resolvers, &caller).await
    }

    /// Proves once more who the person is: for ten minutes this session counts as one that was signed in to just now, and nobody is
    /// asked for password or code again. Its tokens stay as they are. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `TNC_REQUIRED`; `WRONG_PASSWORD`, also where the person has none; `BUSY`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.reauthenticate` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.reauthenticate`",
        note = "schema/session.graphql declares it: write `impl mutation::Reauthenticate for {Self}` in src/api/session/reauthenticate.rs"
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
            Output = Result<
                Option<super::types::ReauthenticateResult>,
                engine::FieldError,
            >,
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
    ) -> Result<Option<super::types::ReauthenticateResult>, engine::FieldError> {
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

    /// Mails a link to the address that is to become the person's primary one, which happens when the link is followed: by
    /// `confirmEmailChange`, or by the page that it opens. Until then nothing changes; the owner is told at the present address.
    /// An earlier link of this kind is void, and so is this one once the password or an address changes. It works as long as an
    /// activation link (EXPIRATION_ACTIVATION_TOKEN). An address that is another person's gets a mail that says so, and the
    /// answer is the same. A secondary address of the person's own may become the primary one; then there is no secondary one.
    /// The answer has `status` 202, or 200 where this is the person's address already, and is written now as it was typed. Ours,
    /// not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `TNC_REQUIRED`; `VALIDATION_ERROR` with the reason `EMAIL_INVALID`;
    /// `WRONG_PASSWORD`; `CODE_INVALID`, `CODE_EXPIRED`; `TOO_MANY_TRIES` after five wrong codes; `REAUTH_REQUIRED` with neither
    /// password nor code ten minutes after signing in; `EMAIL_FAIL` where the mail to the address was refused; `BUSY`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against GUESSES and CLIENT and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.changeEmail` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.changeEmail`",
        note = "schema/session.graphql declares it: write `impl mutation::ChangeEmail for {Self}` in src/api/session/change_email.rs"
    )]
    pub trait ChangeEmail: super::Access {
        /// Answers `Mutation.changeEmail`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn change_email(
            &self,
            caller: &Self::SignedIn,
            arguments: ChangeEmailArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::ChangeEmailResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.changeEmail`.
    #[derive(Clone, PartialEq)]
    pub struct ChangeEmailArguments {
        /// The address.
        pub email: crate::api::session::EmailText,
        /// The password. It may be left out within ten minutes after signing in.
        pub password: engine::Maybe<String>,
        /// The code that was mailed for this, in place of the password or besides it.
        pub code: engine::Maybe<String>,
    }
    engine::opaque_debug!(ChangeEmailArguments);

    impl ChangeEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
                password: members.take(1, "password")?,
                code: members.take(2, "code")?,
            })
        }
    }

    pub(crate) async fn change_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::ChangeEmailResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let address = arguments.text(0, "email", &[]);
        let arguments = ChangeEmailArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[
                engine::Counter::Guesses,
                engine::Counter::Client,
                engine::Counter::Mail,
            ],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        ChangeEmail::change_email(resolvers, &caller, arguments).await
    }

    /// Makes the address that the link was mailed to the primary one of its account, and a confirmed one. Codes are mailed there
    /// from now on; those that were mailed to the former address, sign-ins that wait for one, and all other links are void. The
    /// owner is told at the former address. Sessions go on, unless nobody ever confirmed an address of the account and the link
    /// is not followed in one of its sessions: then they end and codes are no longer asked for, because a stranger may have sent
    /// it. Ours, not on the documentation page.
    ///
    /// Errors: `VALIDATION_ERROR` with the reasons `TOKEN_INVALID` and `TOKEN_EXPIRED`; `EMAIL_TAKEN` where the address became
    /// somebody else's meanwhile.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.confirmEmailChange` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.confirmEmailChange`",
        note = "schema/session.graphql declares it: write `impl mutation::ConfirmEmailChange for {Self}` in src/api/session/confirm_email_change.rs"
    )]
    pub trait ConfirmEmailChange: super::Access {
        /// Answers `Mutation.confirmEmailChange`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn confirm_email_change(
            &self,
            arguments: ConfirmEmailChangeArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::ChangeEmailResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.confirmEmailChange`.
    #[derive(Clone, PartialEq)]
    pub struct ConfirmEmailChangeArguments {
        /// The last part of the mailed link.
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
    ) -> Result<Option<super::types::ChangeEmailResult>, engine::FieldError> {
        let arguments = ConfirmEmailChangeArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        ConfirmEmailChange::confirm_email_change(resolvers, arguments).await
    }

    /// Closes the person's account for good: deletes it with all that hangs on it, or deactivates it, as is set for the accounts
    /// contract (ALLOW_DELETE_ACCOUNT). All sessions end with it, and the owner is told by mail. Organizations of the platform
    /// contract that it owns pass to whoever has administered them longest; where nobody does, they go with a deleted account.
    /// Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `TNC_REQUIRED`; `WRONG_PASSWORD`; `CODE_INVALID`, `CODE_EXPIRED`;
    /// `TOO_MANY_TRIES` after five wrong codes; `REAUTH_REQUIRED` with neither password nor code ten minutes after signing in;
    /// `BUSY`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.closeAccount` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.closeAccount`",
        note = "schema/session.graphql declares it: write `impl mutation::CloseAccount for {Self}` in src/api/session/close_account.rs"
    )]
    pub trait CloseAccount: super::Access {
        /// Answers `Mutation.closeAccount`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn close_account(
            &self,
            caller: &Self::SignedIn,
            arguments: CloseAccountArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::CloseAccountResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.closeAccount`.
    #[derive(Clone, PartialEq)]
    pub struct CloseAccountArguments {
        /// The password. It may be left out within ten minutes after signing in.
        pub password: engine::Maybe<String>,
        /// The code that was mailed for this, in place of the password or besides it.
        pub code: engine::Maybe<String>,
    }
    engine::opaque_debug!(CloseAccountArguments);

    impl CloseAccountArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
                code: members.take(1, "code")?,
            })
        }
    }

    pub(crate) async fn close_account<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::CloseAccountResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = CloseAccountArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        CloseAccount::close_account(resolvers, &caller, arguments).await
    }

    /// Ends one session of the person, whatever contract it was opened through, and all its tokens at once. It may be the one
    /// that calls. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `TNC_REQUIRED`; `SESSION_UNKNOWN` alike for a session of somebody else,
    /// one that has ended, and anything else.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.revokeSession` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.revokeSession`",
        note = "schema/session.graphql declares it: write `impl mutation::RevokeSession for {Self}` in src/api/session/revoke_session.rs"
    )]
    pub trait RevokeSession: super::Access {
        /// Answers `Mutation.revokeSession`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn revoke_session(
            &self,
            caller: &Self::SignedIn,
            arguments: RevokeSessionArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::LogoutResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.revokeSession`.
    #[derive(Clone, PartialEq)]
    pub struct RevokeSessionArguments {
        /// The session, as `sessions` shows it.
        pub id: String,
    }
    engine::opaque_debug!(RevokeSessionArguments);

    impl RevokeSessionArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self { id: members.take(0, "id")? })
        }
    }

    pub(crate) async fn revoke_session<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::LogoutResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = RevokeSessionArguments::read(arguments)?;
        RevokeSession::revoke_session(resolvers, &caller, arguments).await
    }

    /// Changes what is known of the person: all of it or nothing. What is left out stays as it is; null erases it, except for the
    /// names and the user name, which null leaves too. Names may be empty, and an empty line is erased. Ours, not on the
    /// documentation page; another contract of its vendor has it.
    ///
    /// Whoever asks to be asked for a second factor once a device only (`twoFactorAuthPerDevice`) shows the password or a code
    /// that was mailed for this, unless the session began within the last ten minutes; all else needs neither. What is shown is
    /// always checked. Switched off, no device is trusted any more; switched on, each device confirms a code once.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session; `TNC_REQUIRED`; `EMAIL_REQUIRED` where the person has no e-mail address;
    /// `VALIDATION_ERROR` with the reasons `TOO_LONG`, `DATE_INVALID`, `PHONE_INVALID`, `COUNTRY_INVALID`, `NAME_INVALID` for a
    /// NUL, `TEXT_INVALID` for a control character, `USERNAME_INVALID` and `USERNAME_TAKEN`; `WRONG_PASSWORD`; `CODE_INVALID`,
    /// `CODE_EXPIRED`; `TOO_MANY_TRIES` after five wrong codes; `REAUTH_REQUIRED`; `BUSY`.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.updateProfile` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.updateProfile`",
        note = "schema/session.graphql declares it: write `impl mutation::UpdateProfile for {Self}` in src/api/session/update_profile.rs"
    )]
    pub trait UpdateProfile: super::Access {
        /// Answers `Mutation.updateProfile`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn update_profile(
            &self,
            caller: &Self::SignedIn,
            arguments: UpdateProfileArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::UpdateProfileResult>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.updateProfile`.
    #[derive(Clone, PartialEq)]
    pub struct UpdateProfileArguments {
        /// What is to change.
        pub input: super::types::UpdateProfileInput,
        /// The password.
        pub password: engine::Maybe<String>,
        /// The code that was mailed for this.
        pub code: engine::Maybe<String>,
    }
    engine::opaque_debug!(UpdateProfileArguments);

    impl UpdateProfileArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                input: members.take(0, "input")?,
                password: members.take(1, "password")?,
                code: members.take(2, "code")?,
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

    pub(crate) async fn update_profile<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::UpdateProfileResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UpdateProfileArguments::read(arguments)?;
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
        UpdateProfile::update_profile(resolvers, &caller, arguments).await
    }

    /// Accepts the current terms. Where SESSION__TNC_ID names terms, everything but this, `logout`, the change of a password and the
    /// public fields answers `TNC_REQUIRED` until then. Ours, not on the documentation page.
    ///
    /// Errors: `UNAUTHENTICATED` without a live session, and `TNC_OUTDATED` for any version but the current one.
    ///
    /// Access: SESSION. A live session of an active account, whether or not the current terms are accepted.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.acceptTnc` of the session contract has no resolver",
        label = "`{Self}` does not answer `Mutation.acceptTnc`",
        note = "schema/session.graphql declares it: write `impl mutation::AcceptTnc for {Self}` in src/api/session/accept_tnc.rs"
    )]
    pub trait AcceptTnc: super::Access {
        /// Answers `Mutation.acceptTnc`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn accept_tnc(
            &self,
            caller: &Self::Session,
            arguments: AcceptTncArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::TncResult>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.acceptTnc`.
    #[derive(Clone, PartialEq)]
    pub struct AcceptTncArguments {
        /// The version that the person agrees to, as `LoginResult.tncId` has it.
        pub tnc_id: String,
    }
    engine::opaque_debug!(AcceptTncArguments);

    impl AcceptTncArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                tnc_id: members.take(0, "tncId")?,
            })
        }
    }

    pub(crate) async fn accept_tnc<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::TncResult>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::session(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = AcceptTncArguments::read(arguments)?;
        AcceptTnc::accept_tnc(resolvers, &caller, arguments).await
    }
}

/// The guard of the session contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the session contract has no guard",
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
    message = "the session contract does not say how a denied call looks where `{T}` is answered",
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
    message = "the session contract does not say how input out of its bounds is answered where `{T}` is",
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

/// All of the session contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the session contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::UserProfile
    + query::Sessions
    + mutation::Login
    + mutation::NewToken
    + mutation::Logout
    + mutation::Confirm2Fa
    + mutation::Resend2Fa
    + mutation::Enable2Fa
    + mutation::Disable2Fa
    + mutation::Register
    + mutation::ConfirmEmail
    + mutation::ResendConfirmation
    + mutation::ForgotPassword
    + mutation::ConfirmPasswordReset
    + mutation::Send2Fa
    + mutation::ChangePassword
    + mutation::ConfirmChangePassword2Fa
    + mutation::ResendChangePassword2Fa
    + mutation::Reauthenticate
    + mutation::ChangeEmail
    + mutation::ConfirmEmailChange
    + mutation::CloseAccount
    + mutation::RevokeSession
    + mutation::UpdateProfile
    + mutation::AcceptTnc
    + Deny<Option<types::ChangeEmailResult>>
    + Deny<Option<types::CloseAccountResult>>
    + Deny<Option<types::ConfirmEmailResult>>
    + Deny<Option<types::ForgotPasswordResult>>
    + Deny<Option<types::LoginResult>>
    + Deny<Option<types::LogoutResult>>
    + Deny<Option<types::PasswordResetResult>>
    + Deny<Option<types::ReauthenticateResult>>
    + Deny<Option<types::RegisterUserResult>>
    + Deny<Option<types::ResendConfirmationResult>>
    + Deny<Option<types::TncResult>>
    + Deny<Option<types::TwoFactorAuthResult>>
    + Deny<Option<types::UpdateProfileResult>>
    + Deny<Option<types::UserProfile>>
    + Deny<Vec<types::Session>>
    + Refuse<Option<types::LoginResult>>
    + Refuse<Option<types::LogoutResult>>
    + Refuse<Option<types::RegisterUserResult>>
    + Refuse<Option<types::UpdateProfileResult>>
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
                let answer = Box::pin(query::user_profile(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(query::sessions(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 0) => {
                let answer = Box::pin(
                        mutation::login(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 1) => {
                let answer = Box::pin(
                        mutation::new_token(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 2) => {
                let answer = Box::pin(
                        mutation::logout(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 3) => {
                let answer = Box::pin(
                        mutation::confirm2_fa(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 4) => {
                let answer = Box::pin(
                        mutation::resend2_fa(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 5) => {
                let answer = Box::pin(
                        mutation::enable2_fa(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 6) => {
                let answer = Box::pin(
                        mutation::disable2_fa(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 7) => {
                let answer = Box::pin(
                        mutation::register(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 8) => {
                let answer = Box::pin(
                        mutation::confirm_email(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 9) => {
                let answer = Box::pin(
                        mutation::resend_confirmation(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 10) => {
                let answer = Box::pin(
                        mutation::forgot_password(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 11) => {
                let answer = Box::pin(
                        mutation::confirm_password_reset(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 12) => {
                let answer = Box::pin(
                        mutation::send2_fa(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 13) => {
                let answer = Box::pin(
                        mutation::change_password(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 14) => {
                let answer = Box::pin(
                        mutation::confirm_change_password2_fa(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 15) => {
                let answer = Box::pin(mutation::resend_change_password2_fa(self.0))
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 16) => {
                let answer = Box::pin(
                        mutation::reauthenticate(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 17) => {
                let answer = Box::pin(
                        mutation::change_email(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 18) => {
                let answer = Box::pin(
                        mutation::confirm_email_change(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 19) => {
                let answer = Box::pin(
                        mutation::close_account(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 20) => {
                let answer = Box::pin(
                        mutation::revoke_session(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 21) => {
                let answer = Box::pin(
                        mutation::update_profile(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 22) => {
                let answer = Box::pin(
                        mutation::accept_tnc(
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
pub const SDL: &str = include_str!("session.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "session",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "userProfile",
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
            ],
        },
        engine::ObjectTable {
            name: "Mutation",
            fields: &[
                engine::FieldTable {
                    name: "login",
                    arguments: &["credentials"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "newToken",
                    arguments: &["refreshToken"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "logout",
                    arguments: &["deviceInfo"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "confirm2Fa",
                    arguments: &["code", "sessionId", "timestamp", "email"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "resend2Fa",
                    arguments: &["sessionId", "email"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "enable2Fa",
                    arguments: &["password"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "disable2Fa",
                    arguments: &["password", "code"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "register",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "confirmEmail",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "resendConfirmation",
                    arguments: &["email"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "forgotPassword",
                    arguments: &["email"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "confirmPasswordReset",
                    arguments: &["passwordResetParams"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "send2Fa",
                    arguments: &["reason"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "changePassword",
                    arguments: &["oldPassword", "newPassword"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "confirmChangePassword2Fa",
                    arguments: &["code"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "resendChangePassword2Fa",
                    arguments: &[],
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
                    name: "changeEmail",
                    arguments: &["email", "password", "code"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "confirmEmailChange",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "closeAccount",
                    arguments: &["password", "code"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "revokeSession",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "updateProfile",
                    arguments: &["input", "password", "code"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "acceptTnc",
                    arguments: &["tncId"],
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
            name: "UserProfile",
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
                    name: "accountId",
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
                    name: "username",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "firstName",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "lastName",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "dateOfBirth",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "phoneNumber",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "address1",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "address2",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "city",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "state",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "zipCode",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "country",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "industry",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "jobTitle",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "optInMarketing",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "twoFactorAuth",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "twoFactorAuthPerDevice",
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
            name: "LoginResult",
            fields: &[
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
                    name: "promptTwoFactorAuth",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "promptTncAcceptance",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "tncId",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "sessionId",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "token",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "refreshToken",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userId",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userUid",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userStatus",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userProfile",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "deviceId",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "ipAddress",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "currentLoginAt",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "lastLoginAt",
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
            name: "RegisterUserResult",
            fields: &[
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
                    name: "userStatus",
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
            name: "ConfirmEmailResult",
            fields: &[
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
            name: "ResendConfirmationResult",
            fields: &[
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
            name: "ForgotPasswordResult",
            fields: &[
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
            name: "PasswordResetResult",
            fields: &[
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
            name: "LogoutResult",
            fields: &[
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
                    name: "sessionsEnded",
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
            name: "TwoFactorAuthResult",
            fields: &[
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
                    name: "twoFactorAuth",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "expiresAt",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "resendAvailableAt",
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
            name: "ReauthenticateResult",
            fields: &[
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
                    name: "validUntil",
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
            name: "ChangeEmailResult",
            fields: &[
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
            name: "CloseAccountResult",
            fields: &[
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
            name: "TncResult",
            fields: &[
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
                    name: "tncId",
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
                    name: "deviceId",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "deviceName",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "ipAddress",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userAgent",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "isCurrent",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "createdAt",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "lastUsedAt",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "expiresAt",
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
            name: "UpdateProfileResult",
            fields: &[
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
                    name: "userProfile",
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
    ],
    when: &[],
    required: &[],
};
