// Generated from tests/schemas/access.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.open` of the access contract has no resolver",
        label = "`{Self}` does not answer `Query.open`",
        note = "tests/schemas/access.graphql declares it: write `impl query::Open for {Self}` in src/api/access/open.rs"
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

    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.mine` of the access contract has no resolver",
        label = "`{Self}` does not answer `Query.mine`",
        note = "tests/schemas/access.graphql declares it: write `impl query::Mine for {Self}` in src/api/access/mine.rs"
    )]
    pub trait Mine: super::Access {
        /// Answers `Query.mine`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn mine(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<Output = Result<Option<i32>, engine::FieldError>> + Send;
    }

    pub(crate) async fn mine<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<i32>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        Mine::mine(resolvers, &caller).await
    }

    /// Access: VERIFIED. As SIGNED_IN, and the account's address has been confirmed. The caller's authentication is at most 3600 seconds old. An API key needs the permission `keys:read`.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.keys` of the access contract has no resolver",
        label = "`{Self}` does not answer `Query.keys`",
        note = "tests/schemas/access.graphql declares it: write `impl query::Keys for {Self}` in src/api/access/keys.rs"
    )]
    pub trait Keys: super::Access {
        /// Answers `Query.keys`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn keys(
            &self,
            caller: &Self::Verified,
        ) -> impl Future<Output = Result<Vec<String>, engine::FieldError>> + Send;
    }

    pub(crate) async fn keys<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Vec<String>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(3600u32),
            permission: Some("keys:read"),
        };
        let caller = match super::Access::verified(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        Keys::keys(resolvers, &caller).await
    }
}

/// The guard of the access contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the access contract has no guard",
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
}

/// How a denial looks where `T` is answered: a payload, nothing, or an error.
#[diagnostic::on_unimplemented(
    message = "the access contract does not say how a denied call looks where `{T}` is answered",
    label = "write `impl Deny<{T}> for {Self}`"
)]
pub trait Deny<T>: Access {
    /// Answers a denied call.
    ///
    /// # Errors
    /// The denial is shown as an error of the field.
    fn deny(&self, denial: Self::Denial) -> Result<T, engine::FieldError>;
}

/// All of the access contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the access contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Open
    + query::Mine
    + query::Keys
    + Deny<Option<i32>>
    + Deny<Vec<String>>
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
                let answer = Box::pin(query::open(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(query::mine(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 2) => {
                let answer = Box::pin(query::keys(self.0)).await;
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
pub const SDL: &str = include_str!("access.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "access",
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
                    name: "mine",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "keys",
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
