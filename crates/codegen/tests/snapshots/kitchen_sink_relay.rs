// Generated from tests/schemas/kitchen_sink.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The root of a request: runs plans with the resolvers it holds.
pub struct Root<'a, R>(pub &'a R);

impl<R> std::fmt::Debug for Root<'_, R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Root")
    }
}

impl<R: super::kitchen_sink::Resolvers> engine::Executor for Root<'_, R> {
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
                        super::kitchen_sink::query::shelf(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
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
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(
                        super::kitchen_sink::query::node(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
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
            (engine::OperationKind::Query, 2) => {
                let answer = Box::pin(
                        super::kitchen_sink::query::author(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
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
            (engine::OperationKind::Query, 3) => {
                let answer = Box::pin(super::kitchen_sink::query::me(self.0)).await;
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
            (engine::OperationKind::Query, 4) => {
                let answer = Box::pin(super::kitchen_sink::query::vault(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 5) => {
                let answer = Box::pin(super::kitchen_sink::query::fragile(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 6) => {
                let answer = Box::pin(super::kitchen_sink::query::matrix(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 7) => {
                let answer = Box::pin(super::kitchen_sink::query::pages(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 0) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::kitchen_sink::mutation::change_book(
                                        self.0,
                                        arguments,
                                    ),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
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
            (engine::OperationKind::Mutation, 1) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed(
                            Box::pin(
                                    super::kitchen_sink::mutation::verify_2fa_code(
                                        self.0,
                                        arguments,
                                    ),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 2) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((_, id)) => {
                        engine::relayed_option(
                            Box::pin(super::kitchen_sink::mutation::confirm2_fa(self.0))
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
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
pub const SDL: &str = include_str!("kitchen_sink-relay.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "kitchen_sink-relay",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "shelf",
                    arguments: &["first", "filter"],
                    cost: engine::Cost {
                        weight: 2,
                        multipliers: &["first"],
                        assumed: 10,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "node",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "author",
                    arguments: &["name"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
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
                    name: "vault",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "fragile",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "matrix",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "pages",
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
            name: "Mutation",
            fields: &[
                engine::FieldTable {
                    name: "changeBook",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "verify_2fa_code",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "confirm2Fa",
                    arguments: &["input"],
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
            name: "Book",
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
                    name: "title",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "author",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "genre",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "price",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "weight",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "tags",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "reviews",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "sequel",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "isbn",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "oldTitle",
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
            name: "Record",
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
                    name: "title",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "self",
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
            name: "Author",
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
                engine::FieldTable {
                    name: "books",
                    arguments: &["first", "genre"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &["first"],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "biography",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "rival",
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
            name: "Review",
            fields: &[
                engine::FieldTable {
                    name: "stars",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "verdict",
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
            name: "Fragile",
            fields: &[
                engine::FieldTable {
                    name: "must",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "may",
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
            name: "Vault",
            fields: &[
                engine::FieldTable {
                    name: "gold",
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
            name: "ChangeBookPayload",
            fields: &[
                engine::FieldTable {
                    name: "seen",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "author",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "clientMutationId",
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
            name: "Verify2faCodePayload",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "clientMutationId",
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
            name: "Confirm2FaResultPayload",
            fields: &[
                engine::FieldTable {
                    name: "success",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "clientMutationId",
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
            coordinate: "Book.isbn",
            condition: engine::Condition {
                any: &["ISBN"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "ChangeBookInput.isbn",
            condition: engine::Condition {
                any: &["ISBN"],
                none: &[],
            },
        },
    ],
    required: &[
        engine::Required {
            coordinate: "ChangeBookInput.isbn",
            condition: engine::Condition {
                any: &[],
                none: &["LAX"],
            },
        },
    ],
};
