// Generated from tests/schemas/missing_resolver.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Who asks.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.me` of the missing_resolver contract has no resolver",
        label = "`{Self}` does not answer `Query.me`",
        note = "tests/schemas/missing_resolver.graphql declares it: write `impl query::Me for {Self}` in src/api/missing_resolver/me.rs"
    )]
    pub trait Me: super::Access {
        /// Answers `Query.me`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn me(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<Output = Result<Option<String>, engine::FieldError>> + Send;
    }

    pub(crate) async fn me<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<String>, engine::FieldError> {
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

    /// The time.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.now` of the missing_resolver contract has no resolver",
        label = "`{Self}` does not answer `Query.now`",
        note = "tests/schemas/missing_resolver.graphql declares it: write `impl query::Now for {Self}` in src/api/missing_resolver/now.rs"
    )]
    pub trait Now: super::Access {
        /// Answers `Query.now`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn now(
            &self,
        ) -> impl Future<Output = Result<Option<String>, engine::FieldError>> + Send;
    }

    pub(crate) async fn now<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<String>, engine::FieldError> {
        Now::now(resolvers).await
    }
}

/// The guard of the missing_resolver contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the missing_resolver contract has no guard",
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
    message = "the missing_resolver contract does not say how a denied call looks where `{T}` is answered",
    label = "write `impl Deny<{T}> for {Self}`"
)]
pub trait Deny<T>: Access {
    /// Answers a denied call.
    ///
    /// # Errors
    /// The denial is shown as an error of the field.
    fn deny(&self, denial: Self::Denial) -> Result<T, engine::FieldError>;
}

/// All of the missing_resolver contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the missing_resolver contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Me
    + query::Now
    + Deny<Option<String>>
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
                let answer = Box::pin(query::me(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(query::now(self.0)).await;
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
pub const SDL: &str = include_str!("missing_resolver.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "missing_resolver",
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
                    name: "now",
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
