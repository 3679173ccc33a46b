// Generated from tests/schemas/relay.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// The type `ObtainJSONWebToken`.
    #[derive(Clone, PartialEq)]
    pub struct ObtainJSONWebToken {
        /// The field `success`.
        pub success: Option<bool>,
        /// Served only while the setting `TOKENS` is on.
        pub token: Option<String>,
    }
    engine::opaque_debug!(ObtainJSONWebToken);

    impl engine::Members for ObtainJSONWebToken {
        const OBJECT: u16 = 2;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                1 => engine::Write::write(&self.token, member, path, out),
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

    /// The type `SignOut`.
    #[derive(Clone, PartialEq)]
    pub struct SignOut {
        /// The field `success`.
        pub success: bool,
    }
    engine::opaque_debug!(SignOut);

    impl engine::Members for SignOut {
        const OBJECT: u16 = 3;
        const COUNT: u16 = 1;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for SignOut {
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

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.version` of the relay contract has no resolver",
        label = "`{Self}` does not answer `Query.version`",
        note = "tests/schemas/relay.graphql declares it: write `impl query::Version for {Self}` in src/api/relay/version.rs"
    )]
    pub trait Version: super::Access {
        /// Answers `Query.version`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn version(
            &self,
        ) -> impl Future<Output = Result<String, engine::FieldError>> + Send;
    }

    pub(crate) async fn version<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<String, engine::FieldError> {
        Version::version(resolvers).await
    }
}

/// The fields of `Mutation`: a trait for each, and its arguments.
pub mod mutation {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.tokenAuth` of the relay contract has no resolver",
        label = "`{Self}` does not answer `Mutation.tokenAuth`",
        note = "tests/schemas/relay.graphql declares it: write `impl mutation::TokenAuth for {Self}` in src/api/relay/token_auth.rs"
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
        /// Required unless the setting `NO_PASSWORD` is on.
        pub password: engine::Maybe<String>,
        /// Served only while the setting `LOGIN_FIELDS` names `email`.
        /// Required only while the setting `LOGIN_FIELDS` names `email`, and not while the setting `LOGIN_FIELDS` names `phone`.
        pub email: engine::Maybe<String>,
    }
    engine::opaque_debug!(TokenAuthArguments);

    impl TokenAuthArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                password: members.take(0, "password")?,
                email: members.take(1, "email")?,
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

    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.signOut` of the relay contract has no resolver",
        label = "`{Self}` does not answer `Mutation.signOut`",
        note = "tests/schemas/relay.graphql declares it: write `impl mutation::SignOut for {Self}` in src/api/relay/sign_out.rs"
    )]
    pub trait SignOut: super::Access {
        /// Answers `Mutation.signOut`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn sign_out(
            &self,
            caller: &Self::SignedIn,
            arguments: SignOutArguments,
        ) -> impl Future<
            Output = Result<super::types::SignOut, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.signOut`.
    #[derive(Clone, PartialEq)]
    pub struct SignOutArguments {
        /// Served only while the setting `SESSIONS` is on.
        pub everywhere: Option<bool>,
    }
    engine::opaque_debug!(SignOutArguments);

    impl SignOutArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                everywhere: members.take(0, "everywhere")?,
            })
        }
    }

    pub(crate) async fn sign_out<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::SignOut, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = SignOutArguments::read(arguments)?;
        SignOut::sign_out(resolvers, &caller, arguments).await
    }
}

/// The guard of the relay contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the relay contract has no guard",
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
    message = "the relay contract does not say how a denied call looks where `{T}` is answered",
    label = "write `impl Deny<{T}> for {Self}`"
)]
pub trait Deny<T>: Access {
    /// Answers a denied call.
    ///
    /// # Errors
    /// The denial is shown as an error of the field.
    fn deny(&self, denial: Self::Denial) -> Result<T, engine::FieldError>;
}

/// All of the relay contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the relay contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Version
    + mutation::TokenAuth
    + mutation::SignOut
    + Deny<Option<types::ObtainJSONWebToken>>
    + Deny<types::SignOut>
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
                let answer = Box::pin(query::version(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 0) => {
                let answer = Box::pin(
                        mutation::token_auth(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 1) => {
                let answer = Box::pin(
                        mutation::sign_out(
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
pub const SDL: &str = include_str!("relay.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "relay",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "version",
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
                    name: "tokenAuth",
                    arguments: &["password", "email"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "signOut",
                    arguments: &["everywhere"],
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
                    name: "token",
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
            name: "SignOut",
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
            ],
        },
    ],
    when: &[
        engine::When {
            coordinate: "Mutation.tokenAuth(email:)",
            condition: engine::Condition {
                any: &["LOGIN_FIELDS.email"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.signOut(everywhere:)",
            condition: engine::Condition {
                any: &["SESSIONS"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebToken.token",
            condition: engine::Condition {
                any: &["TOKENS"],
                none: &[],
            },
        },
    ],
    required: &[
        engine::Required {
            coordinate: "Mutation.tokenAuth(password:)",
            condition: engine::Condition {
                any: &[],
                none: &["NO_PASSWORD"],
            },
        },
        engine::Required {
            coordinate: "Mutation.tokenAuth(email:)",
            condition: engine::Condition {
                any: &["LOGIN_FIELDS.email"],
                none: &["LOGIN_FIELDS.phone"],
            },
        },
    ],
};
