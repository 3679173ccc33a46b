// Generated from schema/accounts.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// An object with an identifier that is unique in the contract.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Node {
        /// A `UserNode`.
        UserNode(Box<UserNode>),
    }

    impl From<UserNode> for Node {
        fn from(value: UserNode) -> Self {
            Self::UserNode(Box::new(value))
        }
    }

    impl engine::Write for Node {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match self {
                Self::UserNode(value) => engine::Write::write(value, field, path, out),
            }
        }
    }

    /// An account, as it is shown to those who may see it.
    #[derive(Clone, PartialEq)]
    pub struct UserNode {
        /// The global identifier: base64 of `UserNode:` and the key.
        pub id: engine::Id,
        /// When the account last signed in.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `last_login`.
        pub last_login: Option<crate::api::scalars::DateTime>,
        /// The user name, as typed at registration.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `username`.
        pub username: String,
        /// The given name, empty where none was told.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `first_name`.
        pub first_name: String,
        /// The family name, empty where none was told.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `last_name`.
        pub last_name: String,
        /// The primary address, empty where there is none.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `email`.
        pub email: String,
        /// Whether the account belongs to the staff.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `is_staff`.
        pub is_staff: bool,
        /// Whether the account may sign in.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `is_active`.
        pub is_active: bool,
        /// When the account was registered.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `date_joined`.
        pub date_joined: crate::api::scalars::DateTime,
        /// The key of the account.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `pk`.
        pub pk: Option<i32>,
        /// Whether the account is archived; signing in takes it out of the archive.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `archived`.
        pub archived: Option<bool>,
        /// Whether the account's address has been confirmed.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `verified`.
        pub verified: Option<bool>,
        /// The secondary address.
        ///
        /// Served unless the setting `USER_NODE_EXCLUDE_FIELDS` names `secondary_email`.
        pub secondary_email: Option<String>,
    }
    engine::opaque_debug!(UserNode);

    impl engine::Members for UserNode {
        const OBJECT: u16 = 2;
        const COUNT: u16 = 13;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.last_login, member, path, out),
                2 => engine::Write::write(&self.username, member, path, out),
                3 => engine::Write::write(&self.first_name, member, path, out),
                4 => engine::Write::write(&self.last_name, member, path, out),
                5 => engine::Write::write(&self.email, member, path, out),
                6 => engine::Write::write(&self.is_staff, member, path, out),
                7 => engine::Write::write(&self.is_active, member, path, out),
                8 => engine::Write::write(&self.date_joined, member, path, out),
                9 => engine::Write::write(&self.pk, member, path, out),
                10 => engine::Write::write(&self.archived, member, path, out),
                11 => engine::Write::write(&self.verified, member, path, out),
                12 => engine::Write::write(&self.secondary_email, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for UserNode {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// A page of a list of accounts.
    #[derive(Clone, PartialEq)]
    pub struct UserNodeConnection {
        /// Where the page lies in the list.
        pub page_info: PageInfo,
        /// The accounts of the page.
        pub edges: Vec<Option<UserNodeEdge>>,
        /// What the lazy fields are answered from. No field of the answer.
        pub carried: crate::api::accounts::UserList,
    }
    engine::opaque_debug!(UserNodeConnection);

    impl<R: super::Resolvers> engine::MembersWith<R> for UserNodeConnection {
        const OBJECT: u16 = 3;
        const COUNT: u16 = 3;
        async fn write_member_with(
            &self,
            resolvers: &R,
            member: &engine::Field,
            path: &engine::Path<'_>,
            _: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.page_info, member, path, out),
                1 => engine::Write::write(&self.edges, member, path, out),
                2 => {
                    engine::complete(
                        super::user_node_connection::total_count(resolvers, self).await,
                        member,
                        path,
                        out,
                    )
                }
                _ => Ok(()),
            }
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for UserNodeConnection {
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

    /// An account of a page.
    #[derive(Clone, PartialEq)]
    pub struct UserNodeEdge {
        /// The account.
        pub node: Option<UserNode>,
        /// The place of the account in the list: base64 of `arrayconnection:` and its number, from 0.
        pub cursor: String,
    }
    engine::opaque_debug!(UserNodeEdge);

    impl engine::Members for UserNodeEdge {
        const OBJECT: u16 = 4;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.node, member, path, out),
                1 => engine::Write::write(&self.cursor, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for UserNodeEdge {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// Where a page lies in its list.
    #[derive(Clone, PartialEq)]
    pub struct PageInfo {
        /// Whether there are accounts behind the page; found out where `first` is given, or neither `first` nor `last`.
        pub has_next_page: bool,
        /// Whether there are accounts before the page; found out where `last` is given.
        pub has_previous_page: bool,
        /// The cursor of the first account of the page.
        pub start_cursor: Option<String>,
        /// The cursor of the last account of the page.
        pub end_cursor: Option<String>,
    }
    engine::opaque_debug!(PageInfo);

    impl engine::Members for PageInfo {
        const OBJECT: u16 = 5;
        const COUNT: u16 = 4;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.has_next_page, member, path, out),
                1 => engine::Write::write(&self.has_previous_page, member, path, out),
                2 => engine::Write::write(&self.start_cursor, member, path, out),
                3 => engine::Write::write(&self.end_cursor, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PageInfo {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `register`.
    #[derive(Clone, PartialEq)]
    pub struct Register {
        /// Whether the account was created.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
        /// The access token of the first session.
        ///
        /// Served only while the setting `ALLOW_LOGIN_NOT_VERIFIED` is on.
        /// Served unless the setting `JWT_HIDE_TOKEN_FIELDS` is on.
        pub token: Option<String>,
        /// The refresh token of the first session.
        ///
        /// Served only while the setting `ALLOW_LOGIN_NOT_VERIFIED` is on.
        /// Served only while the setting `JWT_LONG_RUNNING_REFRESH_TOKEN` is on, and not while the setting `JWT_HIDE_TOKEN_FIELDS` is on.
        pub refresh_token: Option<String>,
    }
    engine::opaque_debug!(Register);

    impl engine::Members for Register {
        const OBJECT: u16 = 6;
        const COUNT: u16 = 4;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                2 => engine::Write::write(&self.token, member, path, out),
                3 => engine::Write::write(&self.refresh_token, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Register {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `verifyAccount`.
    #[derive(Clone, PartialEq)]
    pub struct VerifyAccount {
        /// Whether the address is confirmed now.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(VerifyAccount);

    impl engine::Members for VerifyAccount {
        const OBJECT: u16 = 7;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for VerifyAccount {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `resendActivationEmail`.
    #[derive(Clone, PartialEq)]
    pub struct ResendActivationEmail {
        /// Whether the request was taken.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(ResendActivationEmail);

    impl engine::Members for ResendActivationEmail {
        const OBJECT: u16 = 8;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ResendActivationEmail {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `tokenAuth`.
    #[derive(Clone, PartialEq)]
    pub struct ObtainJSONWebToken {
        /// Whether the caller is signed in now.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
        /// The access token, to be sent as `Authorization: JWT <token>`.
        ///
        /// Served unless the setting `JWT_HIDE_TOKEN_FIELDS` is on.
        pub token: Option<String>,
        /// The refresh token of the session.
        ///
        /// Served only while the setting `JWT_LONG_RUNNING_REFRESH_TOKEN` is on, and not while the setting `JWT_HIDE_TOKEN_FIELDS` is on.
        pub refresh_token: Option<String>,
        /// When the refresh token ends, in seconds since 1970.
        ///
        /// Served only while the setting `JWT_ALLOW_REFRESH` is on.
        pub refresh_expires_in: Option<i32>,
        /// The claims of the access token.
        pub payload: Option<crate::api::accounts::TokenPayload>,
        /// Whether signing in took the account out of the archive.
        pub unarchiving: Option<bool>,
        /// The account that signed in.
        pub user: Option<UserNode>,
    }
    engine::opaque_debug!(ObtainJSONWebToken);

    impl engine::Members for ObtainJSONWebToken {
        const OBJECT: u16 = 9;
        const COUNT: u16 = 8;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                2 => engine::Write::write(&self.token, member, path, out),
                3 => engine::Write::write(&self.refresh_token, member, path, out),
                4 => engine::Write::write(&self.refresh_expires_in, member, path, out),
                5 => engine::Write::write(&self.payload, member, path, out),
                6 => engine::Write::write(&self.unarchiving, member, path, out),
                7 => engine::Write::write(&self.user, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ObtainJSONWebToken {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `verifyToken`.
    #[derive(Clone, PartialEq)]
    pub struct VerifyToken {
        /// Whether the token holds.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
        /// The claims of the token.
        pub payload: Option<crate::api::accounts::TokenPayload>,
    }
    engine::opaque_debug!(VerifyToken);

    impl engine::Members for VerifyToken {
        const OBJECT: u16 = 10;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                2 => engine::Write::write(&self.payload, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for VerifyToken {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `refreshToken`.
    #[derive(Clone, PartialEq)]
    pub struct RefreshToken {
        /// Whether the session goes on.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
        /// The claims of the new access token.
        pub payload: Option<crate::api::accounts::TokenPayload>,
        /// The new access token.
        ///
        /// Served unless the setting `JWT_HIDE_TOKEN_FIELDS` is on.
        pub token: Option<String>,
        /// The next refresh token.
        ///
        /// Served only while the setting `JWT_LONG_RUNNING_REFRESH_TOKEN` is on, and not while the setting `JWT_HIDE_TOKEN_FIELDS` is on.
        pub refresh_token: Option<String>,
        /// When the next refresh token ends, in seconds since 1970.
        pub refresh_expires_in: Option<i32>,
    }
    engine::opaque_debug!(RefreshToken);

    impl engine::Members for RefreshToken {
        const OBJECT: u16 = 11;
        const COUNT: u16 = 6;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                2 => engine::Write::write(&self.payload, member, path, out),
                3 => engine::Write::write(&self.token, member, path, out),
                4 => engine::Write::write(&self.refresh_token, member, path, out),
                5 => engine::Write::write(&self.refresh_expires_in, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for RefreshToken {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `revokeToken`.
    #[derive(Clone, PartialEq)]
    pub struct RevokeToken {
        /// Whether the session ended.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
        /// When the session ended, in seconds since 1970.
        pub revoked: Option<i32>,
    }
    engine::opaque_debug!(RevokeToken);

    impl engine::Members for RevokeToken {
        const OBJECT: u16 = 12;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                2 => engine::Write::write(&self.revoked, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for RevokeToken {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `sendPasswordResetEmail`.
    #[derive(Clone, PartialEq)]
    pub struct SendPasswordResetEmail {
        /// Whether the request was taken.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(SendPasswordResetEmail);

    impl engine::Members for SendPasswordResetEmail {
        const OBJECT: u16 = 13;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for SendPasswordResetEmail {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `passwordReset`.
    #[derive(Clone, PartialEq)]
    pub struct PasswordReset {
        /// Whether the new password counts now.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(PasswordReset);

    impl engine::Members for PasswordReset {
        const OBJECT: u16 = 14;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasswordReset {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `passwordSet`.
    #[derive(Clone, PartialEq)]
    pub struct PasswordSet {
        /// Whether the password counts now.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(PasswordSet);

    impl engine::Members for PasswordSet {
        const OBJECT: u16 = 15;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasswordSet {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `passwordChange`.
    #[derive(Clone, PartialEq)]
    pub struct PasswordChange {
        /// Whether the new password counts now.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
        /// The access token of the new session.
        ///
        /// Served unless the setting `JWT_HIDE_TOKEN_FIELDS` is on.
        pub token: Option<String>,
        /// The refresh token of the new session.
        ///
        /// Served only while the setting `JWT_LONG_RUNNING_REFRESH_TOKEN` is on, and not while the setting `JWT_HIDE_TOKEN_FIELDS` is on.
        pub refresh_token: Option<String>,
    }
    engine::opaque_debug!(PasswordChange);

    impl engine::Members for PasswordChange {
        const OBJECT: u16 = 16;
        const COUNT: u16 = 4;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                2 => engine::Write::write(&self.token, member, path, out),
                3 => engine::Write::write(&self.refresh_token, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for PasswordChange {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `updateAccount`.
    #[derive(Clone, PartialEq)]
    pub struct UpdateAccount {
        /// Whether the account was changed.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(UpdateAccount);

    impl engine::Members for UpdateAccount {
        const OBJECT: u16 = 17;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for UpdateAccount {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `archiveAccount`.
    #[derive(Clone, PartialEq)]
    pub struct ArchiveAccount {
        /// Whether the account is archived now.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(ArchiveAccount);

    impl engine::Members for ArchiveAccount {
        const OBJECT: u16 = 18;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for ArchiveAccount {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `deleteAccount`.
    #[derive(Clone, PartialEq)]
    pub struct DeleteAccount {
        /// Whether the account is gone, or deactivated.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(DeleteAccount);

    impl engine::Members for DeleteAccount {
        const OBJECT: u16 = 19;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for DeleteAccount {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `sendSecondaryEmailActivation`.
    #[derive(Clone, PartialEq)]
    pub struct SendSecondaryEmailActivation {
        /// Whether the request was taken.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(SendSecondaryEmailActivation);

    impl engine::Members for SendSecondaryEmailActivation {
        const OBJECT: u16 = 20;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for SendSecondaryEmailActivation {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `verifySecondaryEmail`.
    #[derive(Clone, PartialEq)]
    pub struct VerifySecondaryEmail {
        /// Whether the address is the secondary one now.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(VerifySecondaryEmail);

    impl engine::Members for VerifySecondaryEmail {
        const OBJECT: u16 = 21;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for VerifySecondaryEmail {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `swapEmails`.
    #[derive(Clone, PartialEq)]
    pub struct SwapEmails {
        /// Whether the addresses changed places.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(SwapEmails);

    impl engine::Members for SwapEmails {
        const OBJECT: u16 = 22;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for SwapEmails {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The answer of `removeSecondaryEmail`.
    #[derive(Clone, PartialEq)]
    pub struct RemoveSecondaryEmail {
        /// Whether the address was removed.
        pub success: Option<bool>,
        /// What was wrong, by field; null on success.
        pub errors: Option<crate::api::scalars::Json>,
    }
    engine::opaque_debug!(RemoveSecondaryEmail);

    impl engine::Members for RemoveSecondaryEmail {
        const OBJECT: u16 = 23;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.errors, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for RemoveSecondaryEmail {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// The account of the caller, or null where the request carries no usable access token.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.me` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Query.me`",
        note = "schema/accounts.graphql declares it: write `impl query::Me for {Self}` in src/api/accounts/me.rs"
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
            Output = Result<Option<super::types::UserNode>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn me<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::UserNode>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        Me::me(resolvers, &caller).await
    }

    /// The account with this global identifier. Null where there is none, where the text is no identifier of an account, and
    /// for those whom the service does not show accounts. Inactive accounts are found too.
    ///
    /// Access: DIRECTORY. Whom the accounts of other people are shown: by the setting USERS_VISIBLE_TO the staff, those with a live session, or anybody.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.user` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Query.user`",
        note = "schema/accounts.graphql declares it: write `impl query::User for {Self}` in src/api/accounts/user.rs"
    )]
    pub trait User: super::Access {
        /// Answers `Query.user`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn user(
            &self,
            caller: &Self::Directory,
            arguments: UserArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::UserNode>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.user`.
    #[derive(Clone, PartialEq)]
    pub struct UserArguments {
        /// The global identifier.
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
    ) -> Result<Option<super::types::UserNode>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::directory(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UserArguments::read(arguments)?;
        User::user(resolvers, &caller, arguments).await
    }

    /// The accounts, by their key. The filters are joined by "and"; an empty text and null do not filter. Those whom the service
    /// does not show accounts get an empty list.
    ///
    /// At most 100 accounts are answered at once, also where neither `first` nor `last` is given. Asking for more, a negative
    /// `first`, `last` or `offset`, and `offset` together with `before` are top-level errors. A cursor that cannot be read is
    /// ignored.
    ///
    /// Access: DIRECTORY. Whom the accounts of other people are shown: by the setting USERS_VISIBLE_TO the staff, those with a live session, or anybody.
    /// Cost: 50 points; what is selected below counts `first`, else `last`, else 100 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.users` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Query.users`",
        note = "schema/accounts.graphql declares it: write `impl query::Users for {Self}` in src/api/accounts/users.rs"
    )]
    pub trait Users: super::Access {
        /// Answers `Query.users`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn users(
            &self,
            caller: &Self::Directory,
            arguments: UsersArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::UserNodeConnection>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.users`.
    #[derive(Clone, PartialEq)]
    pub struct UsersArguments {
        /// How many accounts to skip, from the beginning or from `after`.
        pub offset: engine::Maybe<i32>,
        /// The cursor that the accounts come before.
        pub before: engine::Maybe<String>,
        /// The cursor that the accounts come after.
        pub after: engine::Maybe<String>,
        /// How many accounts from the beginning, at most 100.
        pub first: engine::Maybe<i32>,
        /// How many accounts from the end, at most 100; together with `first`, from the end of those.
        pub last: engine::Maybe<i32>,
        /// The primary address, exactly.
        ///
        /// Served only while the setting `USER_NODE_FILTER_FIELDS` names `email.exact`.
        pub email: engine::Maybe<String>,
        /// The user name, exactly.
        ///
        /// Served only while the setting `USER_NODE_FILTER_FIELDS` names `username.exact`.
        pub username: engine::Maybe<String>,
        /// A part of the user name, without regard to case.
        ///
        /// Served only while the setting `USER_NODE_FILTER_FIELDS` names `username.icontains`.
        pub username_icontains: engine::Maybe<String>,
        /// The beginning of the user name, without regard to case.
        ///
        /// Served only while the setting `USER_NODE_FILTER_FIELDS` names `username.istartswith`.
        pub username_istartswith: engine::Maybe<String>,
        /// Whether the account may sign in.
        ///
        /// Served only while the setting `USER_NODE_FILTER_FIELDS` names `is_active.exact`.
        pub is_active: engine::Maybe<bool>,
        /// Whether the account is archived.
        ///
        /// Served only while the setting `USER_NODE_FILTER_FIELDS` names `status__archived.exact`.
        pub status_archived: engine::Maybe<bool>,
        /// Whether the account's address has been confirmed.
        ///
        /// Served only while the setting `USER_NODE_FILTER_FIELDS` names `status__verified.exact`.
        pub status_verified: engine::Maybe<bool>,
        /// The secondary address, exactly.
        ///
        /// Served only while the setting `USER_NODE_FILTER_FIELDS` names `status__secondary_email.exact`.
        pub status_secondary_email: engine::Maybe<String>,
    }
    engine::opaque_debug!(UsersArguments);

    impl UsersArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                offset: members.take(0, "offset")?,
                before: members.take(1, "before")?,
                after: members.take(2, "after")?,
                first: members.take(3, "first")?,
                last: members.take(4, "last")?,
                email: members.take(5, "email")?,
                username: members.take(6, "username")?,
                username_icontains: members.take(7, "username_Icontains")?,
                username_istartswith: members.take(8, "username_Istartswith")?,
                is_active: members.take(9, "isActive")?,
                status_archived: members.take(10, "status_Archived")?,
                status_verified: members.take(11, "status_Verified")?,
                status_secondary_email: members.take(12, "status_SecondaryEmail")?,
            })
        }
    }

    pub(crate) async fn users<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::UserNodeConnection>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::directory(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = UsersArguments::read(arguments)?;
        Users::users(resolvers, &caller, arguments).await
    }
}

/// The fields of `Mutation`: a trait for each, and its arguments.
pub mod mutation {
    use lychgate_engine as engine;

    /// Creates an account that is not yet confirmed and mails it an activation link. While accounts may sign in before they
    /// are confirmed, the answer carries the tokens of a first session, unless the account was made without a password.
    ///
    /// Errors: `invalid`, `max_length`, `null_characters_not_allowed` and `unique` under `email` and `username`; `max_length` and
    /// `null_characters_not_allowed` under `firstName` and `lastName`; `required` under `username`; `required` and `null_characters_not_allowed` under `password1` and `password2`; `password_mismatch`,
    /// `password_too_similar`, `password_too_short`, `password_too_common` and `password_entirely_numeric` under `password2`;
    /// `email_fail` and `busy` under `nonFieldErrors`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT and MAIL.
    /// Cost: 100 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.register` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.register`",
        note = "schema/accounts.graphql declares it: write `impl mutation::Register for {Self}` in src/api/accounts/register.rs"
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
            Output = Result<Option<super::types::Register>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.register`.
    #[derive(Clone, PartialEq)]
    pub struct RegisterArguments {
        /// The address that the activation link goes to. An empty text registers an account without an address.
        ///
        /// Served only while the setting `REGISTER_MUTATION_FIELDS` names `email` or the setting `REGISTER_MUTATION_FIELDS_OPTIONAL` names `email`.
        /// Required only while the setting `REGISTER_MUTATION_FIELDS` names `email`.
        pub email: engine::Maybe<String>,
        /// The name to sign in with: letters, digits and @ . + - _ only, at most 150 characters, unique without regard to case. Where it may be left out, one is made up.
        ///
        /// Served only while the setting `REGISTER_MUTATION_FIELDS` names `username` or the setting `REGISTER_MUTATION_FIELDS_OPTIONAL` names `username`.
        /// Required only while the setting `REGISTER_MUTATION_FIELDS` names `username`.
        pub username: engine::Maybe<String>,
        /// The given name, at most 150 characters; may be empty.
        ///
        /// Served only while the setting `REGISTER_MUTATION_FIELDS` names `first_name` or the setting `REGISTER_MUTATION_FIELDS_OPTIONAL` names `first_name`.
        /// Required only while the setting `REGISTER_MUTATION_FIELDS` names `first_name`.
        pub first_name: engine::Maybe<String>,
        /// The family name, at most 150 characters; may be empty.
        ///
        /// Served only while the setting `REGISTER_MUTATION_FIELDS` names `last_name` or the setting `REGISTER_MUTATION_FIELDS_OPTIONAL` names `last_name`.
        /// Required only while the setting `REGISTER_MUTATION_FIELDS` names `last_name`.
        pub last_name: engine::Maybe<String>,
        /// The password.
        ///
        /// Served unless the setting `ALLOW_PASSWORDLESS_REGISTRATION` is on.
        pub password1: Option<String>,
        /// The same password once more.
        ///
        /// Served unless the setting `ALLOW_PASSWORDLESS_REGISTRATION` is on.
        pub password2: Option<String>,
    }
    engine::opaque_debug!(RegisterArguments);

    impl RegisterArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
                username: members.take(1, "username")?,
                first_name: members.take(2, "firstName")?,
                last_name: members.take(3, "lastName")?,
                password1: members.take(4, "password1")?,
                password2: members.take(5, "password2")?,
            })
        }
    }

    pub(crate) async fn register<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::Register>, engine::FieldError> {
        let address = arguments.text(0, "email", &[]);
        let arguments = RegisterArguments::read(arguments)?;
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

    /// Confirms the address that an activation link was mailed to. A link works once, and not after a newer one was mailed.
    /// Followed from outside the sessions of an account that nobody confirmed before, it ends them. From outside, one that was
    /// mailed in answer to `sendPasswordResetEmail` ends those of any account, and drops the password too: nobody signs in until
    /// another is set.
    ///
    /// Errors under `nonFieldErrors`: `invalid_token`, `expired_token`, `already_verified`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    /// Cost: 10 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.verifyAccount` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.verifyAccount`",
        note = "schema/accounts.graphql declares it: write `impl mutation::VerifyAccount for {Self}` in src/api/accounts/verify_account.rs"
    )]
    pub trait VerifyAccount: super::Access {
        /// Answers `Mutation.verifyAccount`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn verify_account(
            &self,
            arguments: VerifyAccountArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::VerifyAccount>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.verifyAccount`.
    #[derive(Clone, PartialEq)]
    pub struct VerifyAccountArguments {
        /// The last part of the mailed link.
        pub token: String,
    }
    engine::opaque_debug!(VerifyAccountArguments);

    impl VerifyAccountArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn verify_account<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::VerifyAccount>, engine::FieldError> {
        let arguments = VerifyAccountArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        VerifyAccount::verify_account(resolvers, arguments).await
    }

    /// Mails a new activation link to the account with this primary or secondary address; earlier links end with it. Where no
    /// such account exists the answer is a success and nothing is mailed.
    ///
    /// Errors: `required`, `invalid`, `max_length`, `null_characters_not_allowed` and `already_verified` under `email`;
    /// `email_fail` under `nonFieldErrors`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT and MAIL.
    /// Cost: 50 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.resendActivationEmail` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.resendActivationEmail`",
        note = "schema/accounts.graphql declares it: write `impl mutation::ResendActivationEmail for {Self}` in src/api/accounts/resend_activation_email.rs"
    )]
    pub trait ResendActivationEmail: super::Access {
        /// Answers `Mutation.resendActivationEmail`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn resend_activation_email(
            &self,
            arguments: ResendActivationEmailArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::ResendActivationEmail>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.resendActivationEmail`.
    #[derive(Clone, PartialEq)]
    pub struct ResendActivationEmailArguments {
        /// The address of the account.
        pub email: String,
    }
    engine::opaque_debug!(ResendActivationEmailArguments);

    impl ResendActivationEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
            })
        }
    }

    pub(crate) async fn resend_activation_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::ResendActivationEmail>, engine::FieldError> {
        let address = arguments.text(0, "email", &[]);
        let arguments = ResendActivationEmailArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        ResendActivationEmail::resend_activation_email(resolvers, arguments).await
    }

    /// Signs in with a password and either a user name or an address. An archived account is taken out of the archive.
    ///
    /// Anything but exactly one of `email` and `username` beside the password is a top-level error that names the allowed
    /// fields. Errors under `nonFieldErrors`: `invalid_credentials`, `not_verified`,
    /// `second_factor_required`, `password_change_required`, `busy`. The password that an administrator set has to be changed first:
    /// in another contract, or with a mailed link (`sendPasswordResetEmail`).
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against GUESSES and CLIENT.
    /// Cost: 100 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.tokenAuth` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.tokenAuth`",
        note = "schema/accounts.graphql declares it: write `impl mutation::TokenAuth for {Self}` in src/api/accounts/token_auth.rs"
    )]
    pub trait TokenAuth: super::Access {
        /// Answers `Mutation.tokenAuth`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn token_auth(
            &self,
            arguments: TokenAuthArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::ObtainJSONWebToken>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.tokenAuth`.
    #[derive(Clone, PartialEq)]
    pub struct TokenAuthArguments {
        /// The password of the account.
        pub password: String,
        /// The primary address of the account or, where that is switched on, its secondary address.
        ///
        /// Served only while the setting `LOGIN_ALLOWED_FIELDS` names `email`.
        pub email: engine::Maybe<String>,
        /// The user name of the account.
        ///
        /// Served only while the setting `LOGIN_ALLOWED_FIELDS` names `username`.
        pub username: engine::Maybe<String>,
    }
    engine::opaque_debug!(TokenAuthArguments);

    impl TokenAuthArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
                email: members.take(1, "email")?,
                username: members.take(2, "username")?,
            })
        }
    }

    pub(crate) async fn token_auth<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::ObtainJSONWebToken>, engine::FieldError> {
        let arguments = TokenAuthArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        TokenAuth::token_auth(resolvers, arguments).await
    }

    /// Checks signature and times of an access token and shows its claims. The account and its session are not looked at. With
    /// the setting `JWT_COOKIES` the argument may be left out: the cookie of the access token is checked then.
    ///
    /// Errors under `nonFieldErrors`: `invalid_token`, `expired_token`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.verifyToken` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.verifyToken`",
        note = "schema/accounts.graphql declares it: write `impl mutation::VerifyToken for {Self}` in src/api/accounts/verify_token.rs"
    )]
    pub trait VerifyToken: super::Access {
        /// Answers `Mutation.verifyToken`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn verify_token(
            &self,
            arguments: VerifyTokenArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::VerifyToken>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.verifyToken`.
    #[derive(Clone, PartialEq)]
    pub struct VerifyTokenArguments {
        /// The access token.
        ///
        /// Required unless the setting `JWT_COOKIES` is on or the setting `DIALECT` names `fork`.
        pub token: engine::Maybe<String>,
    }
    engine::opaque_debug!(VerifyTokenArguments);

    impl VerifyTokenArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn verify_token<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::VerifyToken>, engine::FieldError> {
        let arguments = VerifyTokenArguments::read(arguments)?;
        VerifyToken::verify_token(resolvers, arguments).await
    }

    /// Exchanges a refresh token for a new access token and the next refresh token. A refresh token works once; repeating the
    /// exchange shortly afterwards, while the next one has not been used, gives the same next one again. Any other second use
    /// ends the session. With the setting `JWT_COOKIES` the argument may be left out: the cookie is exchanged then.
    ///
    /// Without the setting `JWT_LONG_RUNNING_REFRESH_TOKEN` it exchanges an access token that still holds for the next one, as
    /// long after signing in as `JWT_REFRESH_EXPIRATION_DELTA` says; one that has ended is an `expired_token`.
    ///
    /// Errors under `nonFieldErrors`: `invalid_token`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    /// Cost: 10 points.
    /// Served only while the setting `JWT_ALLOW_REFRESH` is on.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.refreshToken` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.refreshToken`",
        note = "schema/accounts.graphql declares it: write `impl mutation::RefreshToken for {Self}` in src/api/accounts/refresh_token.rs"
    )]
    pub trait RefreshToken: super::Access {
        /// Answers `Mutation.refreshToken`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn refresh_token(
            &self,
            arguments: RefreshTokenArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::RefreshToken>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.refreshToken`.
    #[derive(Clone, PartialEq)]
    pub struct RefreshTokenArguments {
        /// The newest refresh token of the session.
        ///
        /// Served only while the setting `JWT_LONG_RUNNING_REFRESH_TOKEN` is on.
        /// Required unless the setting `JWT_COOKIES` is on or the setting `DIALECT` names `fork`.
        pub refresh_token: engine::Maybe<String>,
        /// An access token of the session.
        ///
        /// Served unless the setting `JWT_LONG_RUNNING_REFRESH_TOKEN` is on.
        /// Required unless the setting `JWT_LONG_RUNNING_REFRESH_TOKEN` is on or the setting `JWT_COOKIES` is on or the setting `DIALECT` names `fork`.
        pub token: engine::Maybe<String>,
    }
    engine::opaque_debug!(RefreshTokenArguments);

    impl RefreshTokenArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                refresh_token: members.take(0, "refreshToken")?,
                token: members.take(1, "token")?,
            })
        }
    }

    pub(crate) async fn refresh_token<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::RefreshToken>, engine::FieldError> {
        let arguments = RefreshTokenArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        RefreshToken::refresh_token(resolvers, arguments).await
    }

    /// Signs out: ends the session that the refresh token belongs to, with its access tokens. With the setting `JWT_COOKIES` the
    /// argument may be left out, and the cookies go with the sessions that they hold. Without the setting
    /// `JWT_LONG_RUNNING_REFRESH_TOKEN` there are no refresh tokens: no argument ends the session of the caller.
    ///
    /// Errors under `nonFieldErrors`: `invalid_token`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    /// Cost: 10 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.revokeToken` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.revokeToken`",
        note = "schema/accounts.graphql declares it: write `impl mutation::RevokeToken for {Self}` in src/api/accounts/revoke_token.rs"
    )]
    pub trait RevokeToken: super::Access {
        /// Answers `Mutation.revokeToken`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn revoke_token(
            &self,
            arguments: RevokeTokenArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::RevokeToken>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.revokeToken`.
    #[derive(Clone, PartialEq)]
    pub struct RevokeTokenArguments {
        /// A refresh token of the session.
        ///
        /// Required only while the setting `JWT_LONG_RUNNING_REFRESH_TOKEN` is on.
        /// Required unless the setting `JWT_COOKIES` is on or the setting `DIALECT` names `fork`.
        pub refresh_token: engine::Maybe<String>,
    }
    engine::opaque_debug!(RevokeTokenArguments);

    impl RevokeTokenArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                refresh_token: members.take(0, "refreshToken")?,
            })
        }
    }

    pub(crate) async fn revoke_token<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::RevokeToken>, engine::FieldError> {
        let arguments = RevokeTokenArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        RevokeToken::revoke_token(resolvers, arguments).await
    }

    /// Mails a link with which a new password can be set, to the primary or secondary address that is named; earlier links end
    /// with it. Where no active account has the address the answer is a success and nothing is mailed. An account that is not
    /// confirmed gets an activation link at its primary address instead, and the answer says so, unless the setting
    /// `ALLOW_PASSWORD_RESET_NOT_VERIFIED` lets it reset its password. Where nobody ever confirmed the account, following that
    /// link drops its password, which may be a stranger's; a new one can be asked for then.
    ///
    /// Errors: `required`, `invalid`, `max_length`, `null_characters_not_allowed` and `not_verified` under `email`;
    /// `email_fail` under `nonFieldErrors`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against CLIENT and MAIL.
    /// Cost: 50 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.sendPasswordResetEmail` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.sendPasswordResetEmail`",
        note = "schema/accounts.graphql declares it: write `impl mutation::SendPasswordResetEmail for {Self}` in src/api/accounts/send_password_reset_email.rs"
    )]
    pub trait SendPasswordResetEmail: super::Access {
        /// Answers `Mutation.sendPasswordResetEmail`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn send_password_reset_email(
            &self,
            arguments: SendPasswordResetEmailArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::SendPasswordResetEmail>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.sendPasswordResetEmail`.
    #[derive(Clone, PartialEq)]
    pub struct SendPasswordResetEmailArguments {
        /// The primary or secondary address of the account.
        pub email: String,
    }
    engine::opaque_debug!(SendPasswordResetEmailArguments);

    impl SendPasswordResetEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
            })
        }
    }

    pub(crate) async fn send_password_reset_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::SendPasswordResetEmail>, engine::FieldError> {
        let address = arguments.text(0, "email", &[]);
        let arguments = SendPasswordResetEmailArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        SendPasswordResetEmail::send_password_reset_email(resolvers, arguments).await
    }

    /// Sets a new password with the link of a password reset mail. The account counts as confirmed then, and its sessions and
    /// all its other links end. A link works once, and not after a newer one, a change of the password or of an address.
    ///
    /// Errors: `invalid_token`, `expired_token` and `busy` under `nonFieldErrors`; `required`, `null_characters_not_allowed`,
    /// `password_mismatch`, `password_too_similar`, `password_too_short`, `password_too_common` and
    /// `password_entirely_numeric` under `newPassword1` and `newPassword2`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    /// Cost: 100 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.passwordReset` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.passwordReset`",
        note = "schema/accounts.graphql declares it: write `impl mutation::PasswordReset for {Self}` in src/api/accounts/password_reset.rs"
    )]
    pub trait PasswordReset: super::Access {
        /// Answers `Mutation.passwordReset`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn password_reset(
            &self,
            arguments: PasswordResetArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::PasswordReset>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.passwordReset`.
    #[derive(Clone, PartialEq)]
    pub struct PasswordResetArguments {
        /// The last part of the mailed link.
        pub token: String,
        /// The new password.
        pub new_password1: String,
        /// The same password once more.
        pub new_password2: String,
    }
    engine::opaque_debug!(PasswordResetArguments);

    impl PasswordResetArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
                new_password1: members.take(1, "newPassword1")?,
                new_password2: members.take(2, "newPassword2")?,
            })
        }
    }

    pub(crate) async fn password_reset<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::PasswordReset>, engine::FieldError> {
        let arguments = PasswordResetArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        PasswordReset::password_reset(resolvers, arguments).await
    }

    /// Sets the first password of an account that has none, with a mailed link. The account counts as confirmed then, and its
    /// sessions and all its other links end. A link works once, and not after a newer one.
    ///
    /// Errors: `invalid_token`, `expired_token`, `password_already_set` and `busy` under `nonFieldErrors`; `required`,
    /// `null_characters_not_allowed`, `password_mismatch`, `password_too_similar`, `password_too_short`,
    /// `password_too_common` and `password_entirely_numeric` under `newPassword1` and `newPassword2`.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    /// Cost: 100 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.passwordSet` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.passwordSet`",
        note = "schema/accounts.graphql declares it: write `impl mutation::PasswordSet for {Self}` in src/api/accounts/password_set.rs"
    )]
    pub trait PasswordSet: super::Access {
        /// Answers `Mutation.passwordSet`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn password_set(
            &self,
            arguments: PasswordSetArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::PasswordSet>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.passwordSet`.
    #[derive(Clone, PartialEq)]
    pub struct PasswordSetArguments {
        /// The last part of the mailed link.
        pub token: String,
        /// The new password.
        pub new_password1: String,
        /// The same password once more.
        pub new_password2: String,
    }
    engine::opaque_debug!(PasswordSetArguments);

    impl PasswordSetArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
                new_password1: members.take(1, "newPassword1")?,
                new_password2: members.take(2, "newPassword2")?,
            })
        }
    }

    pub(crate) async fn password_set<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::PasswordSet>, engine::FieldError> {
        let arguments = PasswordSetArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        PasswordSet::password_set(resolvers, arguments).await
    }

    /// Changes the password of the caller, whose account has to be confirmed. All sessions of the account end, and its mailed
    /// links; the answer carries the tokens of a new session.
    ///
    /// Errors: `unauthenticated`, `not_verified` and `busy` under `nonFieldErrors`; `invalid_password` under `oldPassword`;
    /// `required`, `null_characters_not_allowed`, `password_mismatch`, `password_too_similar`, `password_too_short`,
    /// `password_too_common` and `password_entirely_numeric` under `newPassword1` and `newPassword2`.
    ///
    /// Access: VERIFIED. As SIGNED_IN, and the account's address has been confirmed.
    /// Limit: attempts count against GUESSES and CLIENT.
    /// Cost: 200 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.passwordChange` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.passwordChange`",
        note = "schema/accounts.graphql declares it: write `impl mutation::PasswordChange for {Self}` in src/api/accounts/password_change.rs"
    )]
    pub trait PasswordChange: super::Access {
        /// Answers `Mutation.passwordChange`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn password_change(
            &self,
            caller: &Self::Verified,
            arguments: PasswordChangeArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::PasswordChange>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.passwordChange`.
    #[derive(Clone, PartialEq)]
    pub struct PasswordChangeArguments {
        /// The present password.
        pub old_password: String,
        /// The new password.
        pub new_password1: String,
        /// The same password once more.
        pub new_password2: String,
    }
    engine::opaque_debug!(PasswordChangeArguments);

    impl PasswordChangeArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                old_password: members.take(0, "oldPassword")?,
                new_password1: members.take(1, "newPassword1")?,
                new_password2: members.take(2, "newPassword2")?,
            })
        }
    }

    pub(crate) async fn password_change<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::PasswordChange>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::verified(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = PasswordChangeArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        PasswordChange::password_change(resolvers, &caller, arguments).await
    }

    /// Changes what the account of the caller, which has to be confirmed, says about its owner: all that is sent, or nothing.
    /// What is not sent, or null, stays as it is.
    ///
    /// Another address needs a sign-in not older than ten minutes. It counts at once, but is unconfirmed until the link that is
    /// mailed to it is followed; the former address is told. Sessions go on.
    ///
    /// Errors: `unauthenticated`, `not_verified`, `reauth_required` and `email_fail` under `nonFieldErrors`; `max_length` and
    /// `null_characters_not_allowed` under each argument; `required`, `invalid` and `unique` under `username` and `email`.
    ///
    /// Access: VERIFIED. As SIGNED_IN, and the account's address has been confirmed.
    /// Limit: attempts count against CLIENT and MAIL.
    /// Cost: 10 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.updateAccount` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.updateAccount`",
        note = "schema/accounts.graphql declares it: write `impl mutation::UpdateAccount for {Self}` in src/api/accounts/update_account.rs"
    )]
    pub trait UpdateAccount: super::Access {
        /// Answers `Mutation.updateAccount`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn update_account(
            &self,
            caller: &Self::Verified,
            arguments: UpdateAccountArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::UpdateAccount>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.updateAccount`.
    #[derive(Clone, PartialEq)]
    pub struct UpdateAccountArguments {
        /// The given name, at most 150 characters; may be empty.
        ///
        /// Served only while the setting `UPDATE_MUTATION_FIELDS` names `first_name`.
        pub first_name: engine::Maybe<String>,
        /// The family name, at most 150 characters; may be empty.
        ///
        /// Served only while the setting `UPDATE_MUTATION_FIELDS` names `last_name`.
        pub last_name: engine::Maybe<String>,
        /// The user name: 1 to 150 letters, numbers and `@ . + - _`, and nobody else's in whatever case.
        ///
        /// Served only while the setting `UPDATE_MUTATION_FIELDS` names `username`.
        pub username: engine::Maybe<String>,
        /// The primary address, at most 254 characters, and nobody's primary or secondary one; it cannot be removed.
        ///
        /// Served only while the setting `UPDATE_MUTATION_FIELDS` names `email`.
        pub email: engine::Maybe<String>,
    }
    engine::opaque_debug!(UpdateAccountArguments);

    impl UpdateAccountArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                first_name: members.take(0, "firstName")?,
                last_name: members.take(1, "lastName")?,
                username: members.take(2, "username")?,
                email: members.take(3, "email")?,
            })
        }
    }

    pub(crate) async fn update_account<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::UpdateAccount>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::verified(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let address = arguments.text(3, "email", &[]);
        let arguments = UpdateAccountArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        UpdateAccount::update_account(resolvers, &caller, arguments).await
    }

    /// Archives the account of the caller, which has to be confirmed, and ends all its sessions. Signing in takes it out of the
    /// archive.
    ///
    /// Errors: `unauthenticated`, `not_verified` and `busy` under `nonFieldErrors`; `invalid_password` under `password`.
    ///
    /// Access: VERIFIED. As SIGNED_IN, and the account's address has been confirmed.
    /// Limit: attempts count against GUESSES and CLIENT.
    /// Cost: 100 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.archiveAccount` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.archiveAccount`",
        note = "schema/accounts.graphql declares it: write `impl mutation::ArchiveAccount for {Self}` in src/api/accounts/archive_account.rs"
    )]
    pub trait ArchiveAccount: super::Access {
        /// Answers `Mutation.archiveAccount`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn archive_account(
            &self,
            caller: &Self::Verified,
            arguments: ArchiveAccountArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::ArchiveAccount>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.archiveAccount`.
    #[derive(Clone, PartialEq)]
    pub struct ArchiveAccountArguments {
        /// The password of the caller.
        pub password: String,
    }
    engine::opaque_debug!(ArchiveAccountArguments);

    impl ArchiveAccountArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
            })
        }
    }

    pub(crate) async fn archive_account<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::ArchiveAccount>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::verified(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = ArchiveAccountArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        ArchiveAccount::archive_account(resolvers, &caller, arguments).await
    }

    /// Deactivates the account of the caller, which has to be confirmed, or deletes it where the setting `ALLOW_DELETE_ACCOUNT`
    /// says so. All its sessions and mailed links end. Organizations of the platform contract that it owns pass to whoever has
    /// administered them longest; where nobody does, they go with a deleted account.
    ///
    /// Errors: `unauthenticated`, `not_verified` and `busy` under `nonFieldErrors`; `invalid_password` under `password`.
    ///
    /// Access: VERIFIED. As SIGNED_IN, and the account's address has been confirmed.
    /// Limit: attempts count against GUESSES and CLIENT.
    /// Cost: 100 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.deleteAccount` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.deleteAccount`",
        note = "schema/accounts.graphql declares it: write `impl mutation::DeleteAccount for {Self}` in src/api/accounts/delete_account.rs"
    )]
    pub trait DeleteAccount: super::Access {
        /// Answers `Mutation.deleteAccount`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn delete_account(
            &self,
            caller: &Self::Verified,
            arguments: DeleteAccountArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::DeleteAccount>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.deleteAccount`.
    #[derive(Clone, PartialEq)]
    pub struct DeleteAccountArguments {
        /// The password of the caller.
        pub password: String,
    }
    engine::opaque_debug!(DeleteAccountArguments);

    impl DeleteAccountArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
            })
        }
    }

    pub(crate) async fn delete_account<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::DeleteAccount>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::verified(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = DeleteAccountArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        DeleteAccount::delete_account(resolvers, &caller, arguments).await
    }

    /// Mails a link to an address that is to become the secondary one of the caller, whose account has to be confirmed. Nothing
    /// changes before the link is followed, and earlier links end with it.
    ///
    /// Errors: `unauthenticated`, `not_verified`, `email_fail` and `busy` under `nonFieldErrors`; `invalid_password` under
    /// `password`; `required`, `invalid`, `max_length`, `null_characters_not_allowed` and `unique` under `email`.
    ///
    /// Access: VERIFIED. As SIGNED_IN, and the account's address has been confirmed.
    /// Limit: attempts count against GUESSES and CLIENT and MAIL.
    /// Cost: 150 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.sendSecondaryEmailActivation` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.sendSecondaryEmailActivation`",
        note = "schema/accounts.graphql declares it: write `impl mutation::SendSecondaryEmailActivation for {Self}` in src/api/accounts/send_secondary_email_activation.rs"
    )]
    pub trait SendSecondaryEmailActivation: super::Access {
        /// Answers `Mutation.sendSecondaryEmailActivation`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn send_secondary_email_activation(
            &self,
            caller: &Self::Verified,
            arguments: SendSecondaryEmailActivationArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::SendSecondaryEmailActivation>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.sendSecondaryEmailActivation`.
    #[derive(Clone, PartialEq)]
    pub struct SendSecondaryEmailActivationArguments {
        /// The new address, which must be nobody's primary or secondary one.
        pub email: String,
        /// The password of the caller.
        pub password: String,
    }
    engine::opaque_debug!(SendSecondaryEmailActivationArguments);

    impl SendSecondaryEmailActivationArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                email: members.take(0, "email")?,
                password: members.take(1, "password")?,
            })
        }
    }

    pub(crate) async fn send_secondary_email_activation<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::SendSecondaryEmailActivation>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::verified(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let address = arguments.text(0, "email", &[]);
        let arguments = SendSecondaryEmailActivationArguments::read(arguments)?;
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
        SendSecondaryEmailActivation::send_secondary_email_activation(
                resolvers,
                &caller,
                arguments,
            )
            .await
    }

    /// Makes the address that a link was mailed to the secondary one of the account that asked for it, instead of an earlier
    /// one. All other links of the account end. A link works once, and not after a newer one, a change of the password or of
    /// an address.
    ///
    /// Errors under `nonFieldErrors`: `invalid_token`, `expired_token`, and `unique` where the address is in use, also because
    /// the link was followed before.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against TOKENS.
    /// Cost: 10 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.verifySecondaryEmail` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.verifySecondaryEmail`",
        note = "schema/accounts.graphql declares it: write `impl mutation::VerifySecondaryEmail for {Self}` in src/api/accounts/verify_secondary_email.rs"
    )]
    pub trait VerifySecondaryEmail: super::Access {
        /// Answers `Mutation.verifySecondaryEmail`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn verify_secondary_email(
            &self,
            arguments: VerifySecondaryEmailArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::VerifySecondaryEmail>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.verifySecondaryEmail`.
    #[derive(Clone, PartialEq)]
    pub struct VerifySecondaryEmailArguments {
        /// The last part of the mailed link.
        pub token: String,
    }
    engine::opaque_debug!(VerifySecondaryEmailArguments);

    impl VerifySecondaryEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn verify_secondary_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::VerifySecondaryEmail>, engine::FieldError> {
        let arguments = VerifySecondaryEmailArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Tokens],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        VerifySecondaryEmail::verify_secondary_email(resolvers, arguments).await
    }

    /// Lets the primary and the secondary address of the caller change places. The account has to be confirmed; its mailed
    /// links end.
    ///
    /// Errors: `unauthenticated`, `not_verified`, `secondary_email_required` and `busy` under `nonFieldErrors`;
    /// `invalid_password` under `password`.
    ///
    /// Access: VERIFIED. As SIGNED_IN, and the account's address has been confirmed.
    /// Limit: attempts count against GUESSES and CLIENT.
    /// Cost: 100 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.swapEmails` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.swapEmails`",
        note = "schema/accounts.graphql declares it: write `impl mutation::SwapEmails for {Self}` in src/api/accounts/swap_emails.rs"
    )]
    pub trait SwapEmails: super::Access {
        /// Answers `Mutation.swapEmails`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn swap_emails(
            &self,
            caller: &Self::Verified,
            arguments: SwapEmailsArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::SwapEmails>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.swapEmails`.
    #[derive(Clone, PartialEq)]
    pub struct SwapEmailsArguments {
        /// The password of the caller.
        pub password: String,
    }
    engine::opaque_debug!(SwapEmailsArguments);

    impl SwapEmailsArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
            })
        }
    }

    pub(crate) async fn swap_emails<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::SwapEmails>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::verified(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = SwapEmailsArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        SwapEmails::swap_emails(resolvers, &caller, arguments).await
    }

    /// Removes the secondary address of the caller, whose account has to be confirmed. The mailed links of the account end.
    ///
    /// Errors: `unauthenticated`, `not_verified`, `secondary_email_required` and `busy` under `nonFieldErrors`;
    /// `invalid_password` under `password`.
    ///
    /// Access: VERIFIED. As SIGNED_IN, and the account's address has been confirmed.
    /// Limit: attempts count against GUESSES and CLIENT.
    /// Cost: 100 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.removeSecondaryEmail` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `Mutation.removeSecondaryEmail`",
        note = "schema/accounts.graphql declares it: write `impl mutation::RemoveSecondaryEmail for {Self}` in src/api/accounts/remove_secondary_email.rs"
    )]
    pub trait RemoveSecondaryEmail: super::Access {
        /// Answers `Mutation.removeSecondaryEmail`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn remove_secondary_email(
            &self,
            caller: &Self::Verified,
            arguments: RemoveSecondaryEmailArguments,
        ) -> impl Future<
            Output = Result<
                Option<super::types::RemoveSecondaryEmail>,
                engine::FieldError,
            >,
        > + Send;
    }

    /// The arguments of `Mutation.removeSecondaryEmail`.
    #[derive(Clone, PartialEq)]
    pub struct RemoveSecondaryEmailArguments {
        /// The password of the caller.
        pub password: String,
    }
    engine::opaque_debug!(RemoveSecondaryEmailArguments);

    impl RemoveSecondaryEmailArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
            })
        }
    }

    pub(crate) async fn remove_secondary_email<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::RemoveSecondaryEmail>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::verified(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = RemoveSecondaryEmailArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Client],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, None).await {
            return super::Deny::deny(resolvers, denial);
        }
        RemoveSecondaryEmail::remove_secondary_email(resolvers, &caller, arguments).await
    }
}

/// The fields of `UserNodeConnection` that are answered one by one: a trait for each, and its arguments.
pub mod user_node_connection {
    use lychgate_engine as engine;

    /// How many accounts the whole list has; counted where it is asked for.
    #[diagnostic::on_unimplemented(
        message = "the field `UserNodeConnection.totalCount` of the accounts contract has no resolver",
        label = "`{Self}` does not answer `UserNodeConnection.totalCount`",
        note = "schema/accounts.graphql declares it: write `impl user_node_connection::TotalCount for {Self}` in src/api/accounts/user_node_connection_total_count.rs"
    )]
    pub trait TotalCount: super::Access {
        /// Answers `UserNodeConnection.totalCount`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn total_count(
            &self,
            parent: &super::types::UserNodeConnection,
        ) -> impl Future<Output = Result<Option<i32>, engine::FieldError>> + Send;
    }

    pub(crate) async fn total_count<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::UserNodeConnection,
    ) -> Result<Option<i32>, engine::FieldError> {
        TotalCount::total_count(resolvers, parent).await
    }
}

/// The guard of the accounts contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the accounts contract has no guard",
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

    /// The proof of `DIRECTORY`. Whom the accounts of other people are shown: by the setting USERS_VISIBLE_TO the staff, those with a live session, or
    /// anybody.
    type Directory: Send + Sync;

    /// Asks whether the caller has `DIRECTORY`, under the rule of the field.
    ///
    /// # Errors
    /// The caller has not.
    fn directory(
        &self,
        rule: &engine::AccessRule,
    ) -> impl Future<Output = Result<Self::Directory, Self::Denial>> + Send;

    /// The proof of `VERIFIED`. As SIGNED_IN, and the account's address has been confirmed.
    type Verified: Send + Sync;

    /// Asks whether the caller has `VERIFIED`, under the rule of the field.
    ///
    /// # Errors
    /// The caller has not.
    fn verified(
        &self,
        rule: &engine::AccessRule,
    ) -> impl Future<Output = Result<Self::Verified, Self::Denial>> + Send;

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
    message = "the accounts contract does not say how a denied call looks where `{T}` is answered",
    label = "write `impl Deny<{T}> for {Self}`"
)]
pub trait Deny<T>: Access {
    /// Answers a denied call.
    ///
    /// # Errors
    /// The denial is shown as an error of the field.
    fn deny(&self, denial: Self::Denial) -> Result<T, engine::FieldError>;
}

/// All of the accounts contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the accounts contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Me
    + query::User
    + query::Users
    + mutation::Register
    + mutation::VerifyAccount
    + mutation::ResendActivationEmail
    + mutation::TokenAuth
    + mutation::VerifyToken
    + mutation::RefreshToken
    + mutation::RevokeToken
    + mutation::SendPasswordResetEmail
    + mutation::PasswordReset
    + mutation::PasswordSet
    + mutation::PasswordChange
    + mutation::UpdateAccount
    + mutation::ArchiveAccount
    + mutation::DeleteAccount
    + mutation::SendSecondaryEmailActivation
    + mutation::VerifySecondaryEmail
    + mutation::SwapEmails
    + mutation::RemoveSecondaryEmail
    + user_node_connection::TotalCount
    + Deny<Option<types::ArchiveAccount>>
    + Deny<Option<types::DeleteAccount>>
    + Deny<Option<types::ObtainJSONWebToken>>
    + Deny<Option<types::PasswordChange>>
    + Deny<Option<types::PasswordReset>>
    + Deny<Option<types::PasswordSet>>
    + Deny<Option<types::RefreshToken>>
    + Deny<Option<types::Register>>
    + Deny<Option<types::RemoveSecondaryEmail>>
    + Deny<Option<types::ResendActivationEmail>>
    + Deny<Option<types::RevokeToken>>
    + Deny<Option<types::SendPasswordResetEmail>>
    + Deny<Option<types::SendSecondaryEmailActivation>>
    + Deny<Option<types::SwapEmails>>
    + Deny<Option<types::UpdateAccount>>
    + Deny<Option<types::UserNode>>
    + Deny<Option<types::UserNodeConnection>>
    + Deny<Option<types::VerifyAccount>>
    + Deny<Option<types::VerifySecondaryEmail>>
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
                let answer = Box::pin(
                        query::user(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 2) => {
                let answer = Box::pin(
                        query::users(self.0, engine::Arguments::of(field, variables)),
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
                        mutation::verify_account(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 2) => {
                let answer = Box::pin(
                        mutation::resend_activation_email(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 3) => {
                let answer = Box::pin(
                        mutation::token_auth(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 4) => {
                let answer = Box::pin(
                        mutation::verify_token(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 5) => {
                let answer = Box::pin(
                        mutation::refresh_token(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 6) => {
                let answer = Box::pin(
                        mutation::revoke_token(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 7) => {
                let answer = Box::pin(
                        mutation::send_password_reset_email(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 8) => {
                let answer = Box::pin(
                        mutation::password_reset(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 9) => {
                let answer = Box::pin(
                        mutation::password_set(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 10) => {
                let answer = Box::pin(
                        mutation::password_change(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 11) => {
                let answer = Box::pin(
                        mutation::update_account(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 12) => {
                let answer = Box::pin(
                        mutation::archive_account(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 13) => {
                let answer = Box::pin(
                        mutation::delete_account(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 14) => {
                let answer = Box::pin(
                        mutation::send_secondary_email_activation(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 15) => {
                let answer = Box::pin(
                        mutation::verify_secondary_email(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 16) => {
                let answer = Box::pin(
                        mutation::swap_emails(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 17) => {
                let answer = Box::pin(
                        mutation::remove_secondary_email(
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
pub const SDL: &str = include_str!("accounts.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "accounts",
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
                    name: "users",
                    arguments: &[
                        "offset",
                        "before",
                        "after",
                        "first",
                        "last",
                        "email",
                        "username",
                        "username_Icontains",
                        "username_Istartswith",
                        "isActive",
                        "status_Archived",
                        "status_Verified",
                        "status_SecondaryEmail",
                    ],
                    cost: engine::Cost {
                        weight: 50,
                        multipliers: &["first", "last"],
                        assumed: 100,
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
                    arguments: &[
                        "email",
                        "username",
                        "firstName",
                        "lastName",
                        "password1",
                        "password2",
                    ],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "verifyAccount",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "resendActivationEmail",
                    arguments: &["email"],
                    cost: engine::Cost {
                        weight: 50,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "tokenAuth",
                    arguments: &["password", "email", "username"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "verifyToken",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "refreshToken",
                    arguments: &["refreshToken", "token"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "revokeToken",
                    arguments: &["refreshToken"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "sendPasswordResetEmail",
                    arguments: &["email"],
                    cost: engine::Cost {
                        weight: 50,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "passwordReset",
                    arguments: &["token", "newPassword1", "newPassword2"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "passwordSet",
                    arguments: &["token", "newPassword1", "newPassword2"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "passwordChange",
                    arguments: &["oldPassword", "newPassword1", "newPassword2"],
                    cost: engine::Cost {
                        weight: 200,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "updateAccount",
                    arguments: &["firstName", "lastName", "username", "email"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "archiveAccount",
                    arguments: &["password"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "deleteAccount",
                    arguments: &["password"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "sendSecondaryEmailActivation",
                    arguments: &["email", "password"],
                    cost: engine::Cost {
                        weight: 150,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "verifySecondaryEmail",
                    arguments: &["token"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "swapEmails",
                    arguments: &["password"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "removeSecondaryEmail",
                    arguments: &["password"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
            ],
        },
        engine::ObjectTable {
            name: "UserNode",
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
                    name: "lastLogin",
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
                    name: "isStaff",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "isActive",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "dateJoined",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "pk",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "archived",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "verified",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "secondaryEmail",
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
            name: "UserNodeConnection",
            fields: &[
                engine::FieldTable {
                    name: "pageInfo",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "edges",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "totalCount",
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
            name: "UserNodeEdge",
            fields: &[
                engine::FieldTable {
                    name: "node",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "cursor",
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
            name: "PageInfo",
            fields: &[
                engine::FieldTable {
                    name: "hasNextPage",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "hasPreviousPage",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "startCursor",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "endCursor",
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
            name: "Register",
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
                    name: "errors",
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
            ],
        },
        engine::ObjectTable {
            name: "VerifyAccount",
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
                    name: "errors",
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
            name: "ResendActivationEmail",
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
                    name: "errors",
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
            name: "ObtainJSONWebToken",
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
                    name: "errors",
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
                    name: "refreshExpiresIn",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "payload",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "unarchiving",
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
            ],
        },
        engine::ObjectTable {
            name: "VerifyToken",
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
                    name: "errors",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "payload",
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
            name: "RefreshToken",
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
                    name: "errors",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "payload",
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
                    name: "refreshExpiresIn",
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
            name: "RevokeToken",
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
                    name: "errors",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "revoked",
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
            name: "SendPasswordResetEmail",
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
                    name: "errors",
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
            name: "PasswordReset",
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
                    name: "errors",
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
            name: "PasswordSet",
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
                    name: "errors",
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
            name: "PasswordChange",
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
                    name: "errors",
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
            ],
        },
        engine::ObjectTable {
            name: "UpdateAccount",
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
                    name: "errors",
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
            name: "ArchiveAccount",
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
                    name: "errors",
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
            name: "DeleteAccount",
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
                    name: "errors",
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
            name: "SendSecondaryEmailActivation",
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
                    name: "errors",
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
            name: "VerifySecondaryEmail",
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
                    name: "errors",
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
            name: "SwapEmails",
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
                    name: "errors",
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
            name: "RemoveSecondaryEmail",
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
                    name: "errors",
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
    when: &[
        engine::When {
            coordinate: "Query.users(email:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.email.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(username:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.username.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(username_Icontains:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.username.icontains"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(username_Istartswith:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.username.istartswith"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(isActive:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.is_active.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(status_Archived:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.status__archived.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(status_Verified:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.status__verified.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(status_SecondaryEmail:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.status__secondary_email.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.register(email:)",
            condition: engine::Condition {
                any: &[
                    "REGISTER_MUTATION_FIELDS.email",
                    "REGISTER_MUTATION_FIELDS_OPTIONAL.email",
                ],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.register(username:)",
            condition: engine::Condition {
                any: &[
                    "REGISTER_MUTATION_FIELDS.username",
                    "REGISTER_MUTATION_FIELDS_OPTIONAL.username",
                ],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.register(firstName:)",
            condition: engine::Condition {
                any: &[
                    "REGISTER_MUTATION_FIELDS.first_name",
                    "REGISTER_MUTATION_FIELDS_OPTIONAL.first_name",
                ],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.register(lastName:)",
            condition: engine::Condition {
                any: &[
                    "REGISTER_MUTATION_FIELDS.last_name",
                    "REGISTER_MUTATION_FIELDS_OPTIONAL.last_name",
                ],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.register(password1:)",
            condition: engine::Condition {
                any: &[],
                none: &["ALLOW_PASSWORDLESS_REGISTRATION"],
            },
        },
        engine::When {
            coordinate: "Mutation.register(password2:)",
            condition: engine::Condition {
                any: &[],
                none: &["ALLOW_PASSWORDLESS_REGISTRATION"],
            },
        },
        engine::When {
            coordinate: "Mutation.tokenAuth(email:)",
            condition: engine::Condition {
                any: &["LOGIN_ALLOWED_FIELDS.email"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.tokenAuth(username:)",
            condition: engine::Condition {
                any: &["LOGIN_ALLOWED_FIELDS.username"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.refreshToken",
            condition: engine::Condition {
                any: &["JWT_ALLOW_REFRESH"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.refreshToken(refreshToken:)",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.refreshToken(token:)",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
            },
        },
        engine::When {
            coordinate: "Mutation.updateAccount(firstName:)",
            condition: engine::Condition {
                any: &["UPDATE_MUTATION_FIELDS.first_name"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.updateAccount(lastName:)",
            condition: engine::Condition {
                any: &["UPDATE_MUTATION_FIELDS.last_name"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.updateAccount(username:)",
            condition: engine::Condition {
                any: &["UPDATE_MUTATION_FIELDS.username"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.updateAccount(email:)",
            condition: engine::Condition {
                any: &["UPDATE_MUTATION_FIELDS.email"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "UserNode.lastLogin",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.last_login"],
            },
        },
        engine::When {
            coordinate: "UserNode.username",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.username"],
            },
        },
        engine::When {
            coordinate: "UserNode.firstName",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.first_name"],
            },
        },
        engine::When {
            coordinate: "UserNode.lastName",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.last_name"],
            },
        },
        engine::When {
            coordinate: "UserNode.email",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.email"],
            },
        },
        engine::When {
            coordinate: "UserNode.isStaff",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.is_staff"],
            },
        },
        engine::When {
            coordinate: "UserNode.isActive",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.is_active"],
            },
        },
        engine::When {
            coordinate: "UserNode.dateJoined",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.date_joined"],
            },
        },
        engine::When {
            coordinate: "UserNode.pk",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.pk"],
            },
        },
        engine::When {
            coordinate: "UserNode.archived",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.archived"],
            },
        },
        engine::When {
            coordinate: "UserNode.verified",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.verified"],
            },
        },
        engine::When {
            coordinate: "UserNode.secondaryEmail",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.secondary_email"],
            },
        },
        engine::When {
            coordinate: "Register.token",
            condition: engine::Condition {
                any: &["ALLOW_LOGIN_NOT_VERIFIED"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Register.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "Register.refreshToken",
            condition: engine::Condition {
                any: &["ALLOW_LOGIN_NOT_VERIFIED"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Register.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebToken.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebToken.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebToken.refreshExpiresIn",
            condition: engine::Condition {
                any: &["JWT_ALLOW_REFRESH"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RefreshToken.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "RefreshToken.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "PasswordChange.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "PasswordChange.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
    ],
    required: &[
        engine::Required {
            coordinate: "Mutation.register(email:)",
            condition: engine::Condition {
                any: &["REGISTER_MUTATION_FIELDS.email"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "Mutation.register(username:)",
            condition: engine::Condition {
                any: &["REGISTER_MUTATION_FIELDS.username"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "Mutation.register(firstName:)",
            condition: engine::Condition {
                any: &["REGISTER_MUTATION_FIELDS.first_name"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "Mutation.register(lastName:)",
            condition: engine::Condition {
                any: &["REGISTER_MUTATION_FIELDS.last_name"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "Mutation.verifyToken(token:)",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_COOKIES", "DIALECT.fork"],
            },
        },
        engine::Required {
            coordinate: "Mutation.refreshToken(refreshToken:)",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_COOKIES", "DIALECT.fork"],
            },
        },
        engine::Required {
            coordinate: "Mutation.refreshToken(token:)",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_LONG_RUNNING_REFRESH_TOKEN", "JWT_COOKIES", "DIALECT.fork"],
            },
        },
        engine::Required {
            coordinate: "Mutation.revokeToken(refreshToken:)",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "Mutation.revokeToken(refreshToken:)",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_COOKIES", "DIALECT.fork"],
            },
        },
    ],
};
