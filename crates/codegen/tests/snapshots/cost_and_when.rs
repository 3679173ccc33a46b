// Generated from tests/schemas/cost_and_when.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// The type `Thing`.
    #[derive(Clone, PartialEq)]
    pub struct Thing {
        /// The field `name`.
        pub name: Option<String>,
        /// Served only while the setting `SECRETS` is on.
        pub secret: Option<String>,
    }
    engine::opaque_debug!(Thing);

    impl engine::Members for Thing {
        const OBJECT: u16 = 1;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.name, member, path, out),
                1 => engine::Write::write(&self.secret, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Thing {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The input `More`.
    #[derive(Clone, PartialEq)]
    pub struct More {
        /// Required only while the setting `EXTRA` is on, and not while the setting `FLAT` is on or the setting `LAX` is on.
        pub width: engine::Maybe<i32>,
        /// Required unless the setting `LAX` is on.
        pub height: engine::Maybe<i32>,
        /// Served only while the setting `DEPTH` is on.
        pub depth: engine::Maybe<i32>,
    }
    engine::opaque_debug!(More);

    impl engine::FromValue for More {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                width: members.take(0, "width")?,
                height: members.take(1, "height")?,
                depth: members.take(2, "depth")?,
            })
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    /// Cost: 3 points; what is selected below counts `first`, else `last`, else 20 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.many` of the cost_and_when contract has no resolver",
        label = "`{Self}` does not answer `Query.many`",
        note = "tests/schemas/cost_and_when.graphql declares it: write `impl query::Many for {Self}` in src/api/cost_and_when/many.rs"
    )]
    pub trait Many: super::Access {
        /// Answers `Query.many`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn many(
            &self,
            arguments: ManyArguments,
        ) -> impl Future<
            Output = Result<Vec<super::types::Thing>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.many`.
    #[derive(Clone, PartialEq)]
    pub struct ManyArguments {
        /// The input `first`.
        pub first: engine::Maybe<i32>,
        /// The input `last`.
        pub last: engine::Maybe<i32>,
    }
    engine::opaque_debug!(ManyArguments);

    impl ManyArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                first: members.take(0, "first")?,
                last: members.take(1, "last")?,
            })
        }
    }

    pub(crate) async fn many<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Vec<super::types::Thing>, engine::FieldError> {
        let arguments = ManyArguments::read(arguments)?;
        Many::many(resolvers, arguments).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    /// Cost: 100 points.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.heavy` of the cost_and_when contract has no resolver",
        label = "`{Self}` does not answer `Query.heavy`",
        note = "tests/schemas/cost_and_when.graphql declares it: write `impl query::Heavy for {Self}` in src/api/cost_and_when/heavy.rs"
    )]
    pub trait Heavy: super::Access {
        /// Answers `Query.heavy`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn heavy(
            &self,
            arguments: HeavyArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::Thing>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.heavy`.
    #[derive(Clone, PartialEq)]
    pub struct HeavyArguments {
        /// Served only while the setting `EXTRA` is on.
        pub extra: Option<bool>,
        /// How much.
        ///
        /// Bounds: at most 9.
        /// Served only while the setting `EXTRA` is on or the setting `AMOUNTS` is on, and not while the setting `FLAT` is on.
        /// Served unless the setting `OLD` is on or the setting `FORMS` names `amount`.
        /// Required only while the setting `FORMS` names `amount`.
        /// Required unless the setting `LAX` is on.
        pub amount: engine::Maybe<i32>,
        /// The input `more`.
        pub more: engine::Maybe<super::types::More>,
    }
    engine::opaque_debug!(HeavyArguments);

    impl HeavyArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                extra: members.take(0, "extra")?,
                amount: members.take(1, "amount")?,
                more: members.take(2, "more")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.amount,
                &engine::Bounds {
                    max: Some(9f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("amount"),
                violations,
            );
        }
    }

    pub(crate) async fn heavy<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::Thing>, engine::FieldError> {
        let arguments = HeavyArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        Heavy::heavy(resolvers, arguments).await
    }
}

/// The guard of the cost_and_when contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the cost_and_when contract has no guard",
    label = "`{Self}` does not implement `Access`"
)]
pub trait Access: Send + Sync {}

/// How input that is out of its bounds is answered where `T` is: a payload, nothing, or an error.
#[diagnostic::on_unimplemented(
    message = "the cost_and_when contract does not say how input out of its bounds is answered where `{T}` is",
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

/// All of the cost_and_when contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the cost_and_when contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Many
    + query::Heavy
    + Refuse<Option<types::Thing>>
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
                        query::many(self.0, engine::Arguments::of(field, variables)),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(
                        query::heavy(self.0, engine::Arguments::of(field, variables)),
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
pub const SDL: &str = include_str!("cost_and_when.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "cost_and_when",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "many",
                    arguments: &["first", "last"],
                    cost: engine::Cost {
                        weight: 3,
                        multipliers: &["first", "last"],
                        assumed: 20,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "heavy",
                    arguments: &["extra", "amount", "more"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "Thing",
            fields: &[
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
                engine::FieldTable {
                    name: "secret",
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
            coordinate: "Query.heavy(extra:)",
            condition: engine::Condition {
                any: &["EXTRA"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.heavy(amount:)",
            condition: engine::Condition {
                any: &["EXTRA", "AMOUNTS"],
                none: &["FLAT"],
            },
        },
        engine::When {
            coordinate: "Query.heavy(amount:)",
            condition: engine::Condition {
                any: &[],
                none: &["OLD", "FORMS.amount"],
            },
        },
        engine::When {
            coordinate: "Thing.secret",
            condition: engine::Condition {
                any: &["SECRETS"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "More.depth",
            condition: engine::Condition {
                any: &["DEPTH"],
                none: &[],
            },
        },
    ],
    required: &[
        engine::Required {
            coordinate: "Query.heavy(amount:)",
            condition: engine::Condition {
                any: &["FORMS.amount"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "Query.heavy(amount:)",
            condition: engine::Condition {
                any: &[],
                none: &["LAX"],
            },
        },
        engine::Required {
            coordinate: "More.width",
            condition: engine::Condition {
                any: &["EXTRA"],
                none: &["FLAT", "LAX"],
            },
        },
        engine::Required {
            coordinate: "More.height",
            condition: engine::Condition {
                any: &[],
                none: &["LAX"],
            },
        },
    ],
};
