// Generated from tests/schemas/inputs.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// The enum `OrderBy`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum OrderBy {
        /// The value `NAME`.
        Name,
        /// The value `AGE`.
        Age,
    }

    impl OrderBy {
        /// The value as the SDL has it.
        pub const fn as_str(self) -> &'static str {
            match self {
                Self::Name => "NAME",
                Self::Age => "AGE",
            }
        }
    }

    impl engine::Write for OrderBy {
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

    impl engine::FromValue for OrderBy {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            match value.as_str() {
                Some("NAME") => Ok(Self::Name),
                Some("AGE") => Ok(Self::Age),
                Some(_) | None => Err(engine::unfit("a OrderBy")),
            }
        }
    }

    /// The input `Order`.
    #[derive(Clone, PartialEq)]
    pub struct Order {
        /// The input `by`.
        pub by: OrderBy,
        /// The input `then`.
        pub then: engine::Maybe<Box<Order>>,
        /// The input `isDescending`.
        pub is_descending: Option<bool>,
    }
    engine::opaque_debug!(Order);

    impl engine::FromValue for Order {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                by: members.take(0, "by")?,
                then: members.take(1, "then")?,
                is_descending: members.take(2, "isDescending")?,
            })
        }
    }

    /// The input `Page`.
    #[derive(Clone, PartialEq)]
    pub struct Page {
        /// The input `first`.
        pub first: engine::Maybe<i32>,
        /// The input `after`.
        pub after: engine::Maybe<String>,
    }
    engine::opaque_debug!(Page);

    impl engine::FromValue for Page {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                first: members.take(0, "first")?,
                after: members.take(1, "after")?,
            })
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.search` of the inputs contract has no resolver",
        label = "`{Self}` does not answer `Query.search`",
        note = "tests/schemas/inputs.graphql declares it: write `impl query::Search for {Self}` in src/api/inputs/search.rs"
    )]
    pub trait Search: super::Access {
        /// Answers `Query.search`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn search(
            &self,
            arguments: SearchArguments,
        ) -> impl Future<
            Output = Result<Option<Vec<engine::Id>>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.search`.
    #[derive(Clone, PartialEq)]
    pub struct SearchArguments {
        /// The input `words`.
        pub words: Vec<String>,
        /// The input `page`.
        pub page: engine::Maybe<super::types::Page>,
        /// The input `order`.
        pub order: Option<Vec<Option<super::types::Order>>>,
    }
    engine::opaque_debug!(SearchArguments);

    impl SearchArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                words: members.take(0, "words")?,
                page: members.take(1, "page")?,
                order: members.take(2, "order")?,
            })
        }
    }

    pub(crate) async fn search<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<Vec<engine::Id>>, engine::FieldError> {
        let arguments = SearchArguments::read(arguments)?;
        Search::search(resolvers, arguments).await
    }
}

/// The guard of the inputs contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the inputs contract has no guard",
    label = "`{Self}` does not implement `Access`"
)]
pub trait Access: Send + Sync {}

/// All of the inputs contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the inputs contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Search
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
                        query::search(self.0, engine::Arguments::of(field, variables)),
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
pub const SDL: &str = include_str!("inputs.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "inputs",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "search",
                    arguments: &["words", "page", "order"],
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
