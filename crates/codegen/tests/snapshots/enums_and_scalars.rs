// Generated from tests/schemas/enums_and_scalars.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// Which way.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Side {
        /// In.
        Buy,
        /// The value `SELL`.
        Sell,
        /// The value `HALF_OPEN`.
        HalfOpen,
    }

    impl Side {
        /// The value as the SDL has it.
        pub const fn as_str(self) -> &'static str {
            match self {
                Self::Buy => "BUY",
                Self::Sell => "SELL",
                Self::HalfOpen => "HALF_OPEN",
            }
        }
    }

    impl engine::Write for Side {
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

    impl engine::FromValue for Side {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            match value.as_str() {
                Some("BUY") => Ok(Self::Buy),
                Some("SELL") => Ok(Self::Sell),
                Some("HALF_OPEN") => Ok(Self::HalfOpen),
                Some(_) | None => Err(engine::unfit("a Side")),
            }
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.side` of the enums_and_scalars contract has no resolver",
        label = "`{Self}` does not answer `Query.side`",
        note = "tests/schemas/enums_and_scalars.graphql declares it: write `impl query::Side for {Self}` in src/api/enums_and_scalars/side.rs"
    )]
    pub trait Side: super::Access {
        /// Answers `Query.side`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn side(
            &self,
        ) -> impl Future<
            Output = Result<Option<super::types::Side>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn side<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::Side>, engine::FieldError> {
        Side::side(resolvers).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.at` of the enums_and_scalars contract has no resolver",
        label = "`{Self}` does not answer `Query.at`",
        note = "tests/schemas/enums_and_scalars.graphql declares it: write `impl query::At for {Self}` in src/api/enums_and_scalars/at.rs"
    )]
    pub trait At: super::Access {
        /// Answers `Query.at`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn at(
            &self,
        ) -> impl Future<Output = Result<crate::Decimal, engine::FieldError>> + Send;
    }

    pub(crate) async fn at<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<crate::Decimal, engine::FieldError> {
        At::at(resolvers).await
    }
}

/// The guard of the enums_and_scalars contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the enums_and_scalars contract has no guard",
    label = "`{Self}` does not implement `Access`"
)]
pub trait Access: Send + Sync {}

/// All of the enums_and_scalars contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the enums_and_scalars contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Side
    + query::At
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
        _: &engine::Variables,
        out: &mut engine::Out,
    ) -> engine::Completed {
        let path = engine::Path::root(&field.response_key);
        match (kind, field.index) {
            (engine::OperationKind::Query, 0) => {
                let answer = Box::pin(query::side(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(query::at(self.0)).await;
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
pub const SDL: &str = include_str!("enums_and_scalars.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "enums_and_scalars",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "side",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "at",
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
