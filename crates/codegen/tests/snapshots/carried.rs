// Generated from tests/schemas/carried.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// The type `Shelf`.
    #[derive(Clone, PartialEq)]
    pub struct Shelf {
        /// The field `names`.
        pub names: Vec<String>,
        /// What the lazy fields are answered from. No field of the answer.
        pub carried: String,
    }
    engine::opaque_debug!(Shelf);

    impl<R: super::Resolvers> engine::MembersWith<R> for Shelf {
        const OBJECT: u16 = 1;
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
                0 => engine::Write::write(&self.names, member, path, out),
                1 => {
                    engine::complete(
                        super::shelf::length(resolvers, self).await,
                        member,
                        path,
                        out,
                    )
                }
                _ => Ok(()),
            }
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for Shelf {
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
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.shelf` of the carried contract has no resolver",
        label = "`{Self}` does not answer `Query.shelf`",
        note = "tests/schemas/carried.graphql declares it: write `impl query::Shelf for {Self}` in src/api/carried/shelf.rs"
    )]
    pub trait Shelf: super::Access {
        /// Answers `Query.shelf`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn shelf(
            &self,
        ) -> impl Future<
            Output = Result<Option<super::types::Shelf>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn shelf<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::Shelf>, engine::FieldError> {
        Shelf::shelf(resolvers).await
    }
}

/// The fields of `Shelf` that are answered one by one: a trait for each, and its arguments.
pub mod shelf {
    use lychgate_engine as engine;

    /// The field `Shelf.length`.
    #[diagnostic::on_unimplemented(
        message = "the field `Shelf.length` of the carried contract has no resolver",
        label = "`{Self}` does not answer `Shelf.length`",
        note = "tests/schemas/carried.graphql declares it: write `impl shelf::Length for {Self}` in src/api/carried/shelf_length.rs"
    )]
    pub trait Length: super::Access {
        /// Answers `Shelf.length`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn length(
            &self,
            parent: &super::types::Shelf,
        ) -> impl Future<Output = Result<Option<i32>, engine::FieldError>> + Send;
    }

    pub(crate) async fn length<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::Shelf,
    ) -> Result<Option<i32>, engine::FieldError> {
        Length::length(resolvers, parent).await
    }
}

/// The guard of the carried contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the carried contract has no guard",
    label = "`{Self}` does not implement `Access`"
)]
pub trait Access: Send + Sync {}

/// All of the carried contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the carried contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Shelf
    + shelf::Length
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
                let answer = Box::pin(query::shelf(self.0)).await;
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
            _ => {
                out.null();
                Ok(())
            }
        }
    }
}

/// The published SDL: all that the contract can serve.
pub const SDL: &str = include_str!("carried.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "carried",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "shelf",
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
            name: "Shelf",
            fields: &[
                engine::FieldTable {
                    name: "names",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "length",
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
