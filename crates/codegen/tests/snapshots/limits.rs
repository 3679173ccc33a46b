// Generated from tests/schemas/limits.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// The input `Letter`.
    #[derive(Clone, PartialEq)]
    pub struct Letter {
        /// The input `to`.
        pub to: engine::Maybe<To>,
        /// The input `text`.
        pub text: engine::Maybe<String>,
    }
    engine::opaque_debug!(Letter);

    impl engine::FromValue for Letter {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                to: members.take(0, "to")?,
                text: members.take(1, "text")?,
            })
        }
    }

    /// The input `To`.
    #[derive(Clone, PartialEq)]
    pub struct To {
        /// The input `email`.
        pub email: engine::Maybe<String>,
    }
    engine::opaque_debug!(To);

    impl engine::FromValue for To {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                email: members.take(0, "email")?,
            })
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.open` of the limits contract has no resolver",
        label = "`{Self}` does not answer `Query.open`",
        note = "tests/schemas/limits.graphql declares it: write `impl query::Open for {Self}` in src/api/limits/open.rs"
    )]
    pub trait Open: super::Access {
        /// Answers `Query.open`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn open(
            &self,
        ) -> impl Future<Output = Result<Option<i32>, engine::FieldError>> + Send;
    }

    pub(crate) async fn open<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<i32>, engine::FieldError> {
        Open::open(resolvers).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.word` of the limits contract has no resolver",
        label = "`{Self}` does not answer `Query.word`",
        note = "tests/schemas/limits.graphql declares it: write `impl query::Word for {Self}` in src/api/limits/word.rs"
    )]
    pub trait Word: super::Access {
        /// Answers `Query.word`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn word(
            &self,
            arguments: WordArguments,
        ) -> impl Future<Output = Result<Option<i32>, engine::FieldError>> + Send;
    }

    /// The arguments of `Query.word`.
    #[derive(Clone, PartialEq)]
    pub struct WordArguments {
        /// The input `token`.
        pub token: String,
    }
    engine::opaque_debug!(WordArguments);

    impl WordArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                token: members.take(0, "token")?,
            })
        }
    }

    pub(crate) async fn word<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<i32>, engine::FieldError> {
        let arguments = WordArguments::read(arguments)?;
        Word::word(resolvers, arguments).await
    }
}

/// The fields of `Mutation`: a trait for each, and its arguments.
pub mod mutation {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against GUESSES and CLIENT.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.signIn` of the limits contract has no resolver",
        label = "`{Self}` does not answer `Mutation.signIn`",
        note = "tests/schemas/limits.graphql declares it: write `impl mutation::SignIn for {Self}` in src/api/limits/sign_in.rs"
    )]
    pub trait SignIn: super::Access {
        /// Answers `Mutation.signIn`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn sign_in(
            &self,
            arguments: SignInArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.signIn`.
    #[derive(Clone, PartialEq)]
    pub struct SignInArguments {
        /// The input `name`.
        pub name: String,
        /// Bounds: at least 1 characters.
        pub password: String,
    }
    engine::opaque_debug!(SignInArguments);

    impl SignInArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                name: members.take(0, "name")?,
                password: members.take(1, "password")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.password,
                &engine::Bounds {
                    min_length: Some(1u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("password"),
                violations,
            );
        }
    }

    pub(crate) async fn sign_in<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<bool>, engine::FieldError> {
        let arguments = SignInArguments::read(arguments)?;
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
        SignIn::sign_in(resolvers, arguments).await
    }

    /// Access: SIGNED_IN. A live session of an active account.
    /// Limit: attempts count against CLIENT and MAIL.
    /// Cost: 5 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.write` of the limits contract has no resolver",
        label = "`{Self}` does not answer `Mutation.write`",
        note = "tests/schemas/limits.graphql declares it: write `impl mutation::Write for {Self}` in src/api/limits/write.rs"
    )]
    pub trait Write: super::Access {
        /// Answers `Mutation.write`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn write(
            &self,
            caller: &Self::SignedIn,
            arguments: WriteArguments,
        ) -> impl Future<Output = Result<Option<bool>, engine::FieldError>> + Send;
    }

    /// The arguments of `Mutation.write`.
    #[derive(Clone, PartialEq)]
    pub struct WriteArguments {
        /// The input `input`.
        pub input: super::types::Letter,
    }
    engine::opaque_debug!(WriteArguments);

    impl WriteArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                input: members.take(0, "input")?,
            })
        }
    }

    pub(crate) async fn write<R: super::Resolvers>(
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
        let address = arguments.text(0, "input", &["to", "email"]);
        let arguments = WriteArguments::read(arguments)?;
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Client, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        Write::write(resolvers, &caller, arguments).await
    }
}

/// The guard of the limits contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the limits contract has no guard",
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
    message = "the limits contract does not say how a denied call looks where `{T}` is answered",
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
    message = "the limits contract does not say how input out of its bounds is answered where `{T}` is",
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

/// All of the limits contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the limits contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Open
    + query::Word
    + mutation::SignIn
    + mutation::Write
    + Deny<Option<bool>>
    + Refuse<Option<bool>>
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
                let answer = Box::pin(query::open(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(
                        query::word(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 0) => {
                let answer = Box::pin(
                        mutation::sign_in(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 1) => {
                let answer = Box::pin(
                        mutation::write(self.0, engine::Arguments::of(field, variables)),
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
pub const SDL: &str = include_str!("limits.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "limits",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "open",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "word",
                    arguments: &["token"],
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
                    name: "signIn",
                    arguments: &["name", "password"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "write",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 5,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
            ],
        },
    ],
    when: &[],
    required: &[],
};
