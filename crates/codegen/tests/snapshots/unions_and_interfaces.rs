// Generated from tests/schemas/unions_and_interfaces.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// What `Node` can be.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Node {
        /// A `Account`.
        Account(Box<Account>),
    }

    impl From<Account> for Node {
        fn from(value: Account) -> Self {
            Self::Account(Box::new(value))
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
                Self::Account(value) => engine::Write::write(value, field, path, out),
            }
        }
    }

    /// What `Named` can be.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Named {
        /// A `Account`.
        Account(Box<Account>),
    }

    impl From<Account> for Named {
        fn from(value: Account) -> Self {
            Self::Account(Box::new(value))
        }
    }

    impl engine::Write for Named {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match self {
                Self::Account(value) => engine::Write::write(value, field, path, out),
            }
        }
    }

    /// The type `Account`.
    #[derive(Clone, PartialEq)]
    pub struct Account {
        /// The field `id`.
        pub id: engine::Id,
        /// The field `name`.
        pub name: String,
    }
    engine::opaque_debug!(Account);

    impl engine::Members for Account {
        const OBJECT: u16 = 1;
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

    impl engine::Write for Account {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The type `Pending`.
    #[derive(Clone, PartialEq)]
    pub struct Pending {
        /// The field `message`.
        pub message: String,
    }
    engine::opaque_debug!(Pending);

    impl engine::Members for Pending {
        const OBJECT: u16 = 2;
        const COUNT: u16 = 1;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.message, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Pending {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What `LoginResult` can be.
    #[derive(Debug, Clone, PartialEq)]
    pub enum LoginResult {
        /// A `Account`.
        Account(Box<Account>),
        /// A `Pending`.
        Pending(Box<Pending>),
    }

    impl From<Account> for LoginResult {
        fn from(value: Account) -> Self {
            Self::Account(Box::new(value))
        }
    }

    impl From<Pending> for LoginResult {
        fn from(value: Pending) -> Self {
            Self::Pending(Box::new(value))
        }
    }

    impl engine::Write for LoginResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match self {
                Self::Account(value) => engine::Write::write(value, field, path, out),
                Self::Pending(value) => engine::Write::write(value, field, path, out),
            }
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.login` of the unions_and_interfaces contract has no resolver",
        label = "`{Self}` does not answer `Query.login`",
        note = "tests/schemas/unions_and_interfaces.graphql declares it: write `impl query::Login for {Self}` in src/api/unions_and_interfaces/login.rs"
    )]
    pub trait Login: super::Access {
        /// Answers `Query.login`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn login(
            &self,
            arguments: LoginArguments,
        ) -> impl Future<
            Output = Result<super::types::LoginResult, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.login`.
    #[derive(Clone, PartialEq)]
    pub struct LoginArguments {
        /// The input `name`.
        pub name: String,
    }
    engine::opaque_debug!(LoginArguments);

    impl LoginArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                name: members.take(0, "name")?,
            })
        }
    }

    pub(crate) async fn login<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::LoginResult, engine::FieldError> {
        let arguments = LoginArguments::read(arguments)?;
        Login::login(resolvers, arguments).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.node` of the unions_and_interfaces contract has no resolver",
        label = "`{Self}` does not answer `Query.node`",
        note = "tests/schemas/unions_and_interfaces.graphql declares it: write `impl query::Node for {Self}` in src/api/unions_and_interfaces/node.rs"
    )]
    pub trait Node: super::Access {
        /// Answers `Query.node`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn node(
            &self,
        ) -> impl Future<
            Output = Result<Option<super::types::Named>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn node<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::Named>, engine::FieldError> {
        Node::node(resolvers).await
    }
}

/// The guard of the unions_and_interfaces contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the unions_and_interfaces contract has no guard",
    label = "`{Self}` does not implement `Access`"
)]
pub trait Access: Send + Sync {}

/// All of the unions_and_interfaces contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the unions_and_interfaces contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Login
    + query::Node
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
                        query::login(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(query::node(self.0)).await;
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
pub const SDL: &str = include_str!("unions_and_interfaces.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "unions_and_interfaces",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "login",
                    arguments: &["name"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
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
            ],
        },
        engine::ObjectTable {
            name: "Account",
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
            name: "Pending",
            fields: &[
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
    ],
    when: &[],
    required: &[],
};
