// Generated from tests/schemas/names.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// The type `Option`.
    #[derive(Clone, PartialEq)]
    pub struct OptionType {
        /// The field `crate`.
        pub crate_: Option<i32>,
        /// The field `userID`.
        pub user_id: Option<engine::Id>,
        /// The field `exchange_account_id`.
        pub exchange_account_id: Option<engine::Id>,
        /// The field `Result`.
        pub result: Option<ResultType>,
    }
    engine::opaque_debug!(OptionType);

    impl engine::Members for OptionType {
        const OBJECT: u16 = 1;
        const COUNT: u16 = 4;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.crate_, member, path, out),
                1 => engine::Write::write(&self.user_id, member, path, out),
                2 => engine::Write::write(&self.exchange_account_id, member, path, out),
                3 => engine::Write::write(&self.result, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for OptionType {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The enum `Result`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum ResultType {
        /// The value `ok`.
        Ok,
        /// The value `Self`.
        Self_,
        /// The value `_2FA`.
        _2Fa,
    }

    impl ResultType {
        /// The value as the SDL has it.
        pub const fn as_str(self) -> &'static str {
            match self {
                Self::Ok => "ok",
                Self::Self_ => "Self",
                Self::_2Fa => "_2FA",
            }
        }
    }

    impl engine::Write for ResultType {
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

    impl engine::FromValue for ResultType {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            match value.as_str() {
                Some("ok") => Ok(Self::Ok),
                Some("Self") => Ok(Self::Self_),
                Some("_2FA") => Ok(Self::_2Fa),
                Some(_) | None => Err(engine::unfit("a Result")),
            }
        }
    }

    /// The type `snake_case_type`.
    #[derive(Clone, PartialEq)]
    pub struct SnakeCaseType {
        /// The field `loop`.
        pub r#loop: String,
    }
    engine::opaque_debug!(SnakeCaseType);

    impl engine::Members for SnakeCaseType {
        const OBJECT: u16 = 2;
        const COUNT: u16 = 1;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.r#loop, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for SnakeCaseType {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The type `Send`.
    #[derive(Clone, PartialEq)]
    pub struct SendType {
        /// The field `From`.
        pub from: Option<FromType>,
    }
    engine::opaque_debug!(SendType);

    impl<R: super::Resolvers> engine::MembersWith<R> for SendType {
        const OBJECT: u16 = 3;
        const COUNT: u16 = 2;
        async fn write_member_with(
            &self,
            resolvers: &R,
            member: &engine::Field,
            path: &engine::Path<'_>,
            _: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.from, member, path, out),
                1 => {
                    engine::complete(
                        super::send::future(resolvers, self).await,
                        member,
                        path,
                        out,
                    )
                }
                _ => Ok(()),
            }
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for SendType {
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

    /// The type `From`.
    #[derive(Clone, PartialEq)]
    pub struct FromType {
        /// The field `id`.
        pub id: Option<engine::Id>,
    }
    engine::opaque_debug!(FromType);

    impl engine::Members for FromType {
        const OBJECT: u16 = 4;
        const COUNT: u16 = 1;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for FromType {
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

/// The fields of `Root`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Root.type` of the names contract has no resolver",
        label = "`{Self}` does not answer `Root.type`",
        note = "tests/schemas/names.graphql declares it: write `impl query::Type for {Self}` in src/api/names/type.rs"
    )]
    pub trait Type: super::Access {
        /// Answers `Root.type`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn r#type(
            &self,
            arguments: TypeArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::OptionType>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Root.type`.
    #[derive(Clone, PartialEq)]
    pub struct TypeArguments {
        /// The input `self`.
        pub self_: engine::Maybe<i32>,
        /// The input `async`.
        pub r#async: engine::Maybe<bool>,
        /// The input `super`.
        pub super_: engine::Maybe<String>,
    }
    engine::opaque_debug!(TypeArguments);

    impl TypeArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                self_: members.take(0, "self")?,
                r#async: members.take(1, "async")?,
                super_: members.take(2, "super")?,
            })
        }
    }

    pub(crate) async fn r#type<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::OptionType>, engine::FieldError> {
        let arguments = TypeArguments::read(arguments)?;
        Type::r#type(resolvers, arguments).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Root.verify_2fa_code` of the names contract has no resolver",
        label = "`{Self}` does not answer `Root.verify_2fa_code`",
        note = "tests/schemas/names.graphql declares it: write `impl query::Verify2faCode for {Self}` in src/api/names/verify_2fa_code.rs"
    )]
    pub trait Verify2faCode: super::Access {
        /// Answers `Root.verify_2fa_code`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn verify_2fa_code(
            &self,
        ) -> impl Future<Output = Result<Option<i32>, engine::FieldError>> + Send;
    }

    pub(crate) async fn verify_2fa_code<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<i32>, engine::FieldError> {
        Verify2faCode::verify_2fa_code(resolvers).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Root.confirm2Fa` of the names contract has no resolver",
        label = "`{Self}` does not answer `Root.confirm2Fa`",
        note = "tests/schemas/names.graphql declares it: write `impl query::Confirm2Fa for {Self}` in src/api/names/confirm2_fa.rs"
    )]
    pub trait Confirm2Fa: super::Access {
        /// Answers `Root.confirm2Fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn confirm2_fa(
            &self,
        ) -> impl Future<Output = Result<Option<i32>, engine::FieldError>> + Send;
    }

    pub(crate) async fn confirm2_fa<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<i32>, engine::FieldError> {
        Confirm2Fa::confirm2_fa(resolvers).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Root.createApiKey` of the names contract has no resolver",
        label = "`{Self}` does not answer `Root.createApiKey`",
        note = "tests/schemas/names.graphql declares it: write `impl query::CreateApiKey for {Self}` in src/api/names/create_api_key.rs"
    )]
    pub trait CreateApiKey: super::Access {
        /// Answers `Root.createApiKey`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn create_api_key(
            &self,
        ) -> impl Future<
            Output = Result<Option<super::types::SnakeCaseType>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn create_api_key<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::SnakeCaseType>, engine::FieldError> {
        CreateApiKey::create_api_key(resolvers).await
    }

    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Root.send` of the names contract has no resolver",
        label = "`{Self}` does not answer `Root.send`",
        note = "tests/schemas/names.graphql declares it: write `impl query::SendField for {Self}` in src/api/names/send.rs"
    )]
    pub trait SendField: super::Access {
        /// Answers `Root.send`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn send(
            &self,
            caller: &Self::SignedIn,
            arguments: SendArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::SendType>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Root.send`.
    #[derive(Clone, PartialEq)]
    pub struct SendArguments {
        /// The input `result`.
        pub result: engine::Maybe<i32>,
    }
    engine::opaque_debug!(SendArguments);

    impl SendArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                result: members.take(0, "result")?,
            })
        }
    }

    pub(crate) async fn send<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::SendType>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = SendArguments::read(arguments)?;
        SendField::send(resolvers, &caller, arguments).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Root.result` of the names contract has no resolver",
        label = "`{Self}` does not answer `Root.result`",
        note = "tests/schemas/names.graphql declares it: write `impl query::ResultField for {Self}` in src/api/names/result.rs"
    )]
    pub trait ResultField: super::Access {
        /// Answers `Root.result`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn result(
            &self,
        ) -> impl Future<Output = Result<Option<i32>, engine::FieldError>> + Send;
    }

    pub(crate) async fn result<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<i32>, engine::FieldError> {
        ResultField::result(resolvers).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Root._entities` of the names contract has no resolver",
        label = "`{Self}` does not answer `Root._entities`",
        note = "tests/schemas/names.graphql declares it: write `impl query::Entities for {Self}` in src/api/names/_entities.rs"
    )]
    pub trait Entities: super::Access {
        /// Answers `Root._entities`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn _entities(
            &self,
        ) -> impl Future<
            Output = Result<Option<Vec<String>>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn _entities<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<Vec<String>>, engine::FieldError> {
        Entities::_entities(resolvers).await
    }
}

/// The fields of `Send` that are answered one by one: a trait for each, and its arguments.
pub mod send {
    use lychgate_engine as engine;

    /// The field `Send.future`.
    #[diagnostic::on_unimplemented(
        message = "the field `Send.future` of the names contract has no resolver",
        label = "`{Self}` does not answer `Send.future`",
        note = "tests/schemas/names.graphql declares it: write `impl send::FutureField for {Self}` in src/api/names/send_future.rs"
    )]
    pub trait FutureField: super::Access {
        /// Answers `Send.future`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn future(
            &self,
            parent: &super::types::SendType,
        ) -> impl Future<Output = Result<Option<i32>, engine::FieldError>> + Send;
    }

    pub(crate) async fn future<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::SendType,
    ) -> Result<Option<i32>, engine::FieldError> {
        FutureField::future(resolvers, parent).await
    }
}

/// The guard of the names contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the names contract has no guard",
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
}

/// How a denial looks where `T` is answered: a payload, nothing, or an error.
#[diagnostic::on_unimplemented(
    message = "the names contract does not say how a denied call looks where `{T}` is answered",
    label = "write `impl Deny<{T}> for {Self}`"
)]
pub trait Deny<T>: Access {
    /// Answers a denied call.
    ///
    /// # Errors
    /// The denial is shown as an error of the field.
    fn deny(&self, denial: Self::Denial) -> Result<T, engine::FieldError>;
}

/// All of the names contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the names contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Type
    + query::Verify2faCode
    + query::Confirm2Fa
    + query::CreateApiKey
    + query::SendField
    + query::ResultField
    + query::Entities
    + send::FutureField
    + Deny<Option<types::SendType>>
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
                let answer = Box::pin(
                        query::r#type(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(query::verify_2fa_code(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 2) => {
                let answer = Box::pin(query::confirm2_fa(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 3) => {
                let answer = Box::pin(query::create_api_key(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 4) => {
                let answer = Box::pin(
                        query::send(self.0, engine::Arguments::of(field, variables)),
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
                let answer = Box::pin(query::result(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 6) => {
                let answer = Box::pin(query::_entities(self.0)).await;
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
pub const SDL: &str = include_str!("names.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "names",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Root",
            fields: &[
                engine::FieldTable {
                    name: "type",
                    arguments: &["self", "async", "super"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "verify_2fa_code",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "confirm2Fa",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "createApiKey",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "send",
                    arguments: &["result"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "result",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "_entities",
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
            name: "Option",
            fields: &[
                engine::FieldTable {
                    name: "crate",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "userID",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "exchange_account_id",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "Result",
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
            name: "snake_case_type",
            fields: &[
                engine::FieldTable {
                    name: "loop",
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
            name: "Send",
            fields: &[
                engine::FieldTable {
                    name: "From",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "future",
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
            name: "From",
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
            ],
        },
    ],
    when: &[],
    required: &[],
};
