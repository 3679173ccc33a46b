// Generated from tests/schemas/constraints.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// The input `Point`.
    #[derive(Clone, PartialEq)]
    pub struct Point {
        /// Bounds: -5 to 5.
        pub x: i32,
        /// The input `label`.
        pub label: engine::Maybe<String>,
        /// The input `near`.
        pub near: engine::Maybe<Vec<Point>>,
    }
    engine::opaque_debug!(Point);

    impl engine::FromValue for Point {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                x: members.take(0, "x")?,
                label: members.take(1, "label")?,
                near: members.take(2, "near")?,
            })
        }
    }

    impl engine::Bounded for Point {
        fn hold(
            &self,
            _: &engine::Bounds,
            at: &engine::Path<'_>,
            violations: &mut Vec<engine::Violation>,
        ) {
            engine::Bounded::hold(
                &self.x,
                &engine::Bounds {
                    min: Some(-5f64),
                    max: Some(5f64),
                    ..engine::Bounds::NONE
                },
                &at.key("x"),
                violations,
            );
            engine::Bounded::hold(
                &self.near,
                &engine::Bounds::NONE,
                &at.key("near"),
                violations,
            );
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.draw` of the constraints contract has no resolver",
        label = "`{Self}` does not answer `Query.draw`",
        note = "tests/schemas/constraints.graphql declares it: write `impl query::Draw for {Self}` in src/api/constraints/draw.rs"
    )]
    pub trait Draw: super::Access {
        /// Answers `Query.draw`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn draw(
            &self,
            arguments: DrawArguments,
        ) -> impl Future<Output = Result<bool, engine::FieldError>> + Send;
    }

    /// The arguments of `Query.draw`.
    #[derive(Clone, PartialEq)]
    pub struct DrawArguments {
        /// Bounds: 1 to 20 characters.
        pub name: String,
        /// Bounds: 0.5 to 1.5.
        pub ratio: engine::Maybe<f64>,
        /// Bounds: at least 2 items.
        pub points: Vec<super::types::Point>,
    }
    engine::opaque_debug!(DrawArguments);

    impl DrawArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                name: members.take(0, "name")?,
                ratio: members.take(1, "ratio")?,
                points: members.take(2, "points")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.name,
                &engine::Bounds {
                    min_length: Some(1u32),
                    max_length: Some(20u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("name"),
                violations,
            );
            engine::Bounded::hold(
                &self.ratio,
                &engine::Bounds {
                    min: Some(0.5f64),
                    max: Some(1.5f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("ratio"),
                violations,
            );
            engine::Bounded::hold(
                &self.points,
                &engine::Bounds {
                    min_items: Some(2u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("points"),
                violations,
            );
        }
    }

    pub(crate) async fn draw<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<bool, engine::FieldError> {
        let arguments = DrawArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        Draw::draw(resolvers, arguments).await
    }
}

/// The guard of the constraints contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the constraints contract has no guard",
    label = "`{Self}` does not implement `Access`"
)]
pub trait Access: Send + Sync {}

/// How input that is out of its bounds is answered where `T` is: a payload, nothing, or an error.
#[diagnostic::on_unimplemented(
    message = "the constraints contract does not say how input out of its bounds is answered where `{T}` is",
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

/// All of the constraints contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the constraints contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Draw
    + Refuse<bool>
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
                        query::draw(self.0, engine::Arguments::of(field, variables)),
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
pub const SDL: &str = include_str!("constraints.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "constraints",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "draw",
                    arguments: &["name", "ratio", "points"],
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
