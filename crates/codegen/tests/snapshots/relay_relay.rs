// Generated from tests/schemas/relay.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The root of a request: runs plans with the resolvers it holds.
pub struct Root<'a, R>(pub &'a R);

impl<R> std::fmt::Debug for Root<'_, R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Root")
    }
}

impl<R: super::relay::Resolvers> engine::Executor for Root<'_, R> {
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
                let answer = Box::pin(super::relay::query::version(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 0) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::relay::mutation::token_auth(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 1) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed(
                            Box::pin(super::relay::mutation::sign_out(self.0, arguments))
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
pub const SDL: &str = include_str!("relay-relay.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "relay-relay",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "version",
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
                    name: "tokenAuth",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "signOut",
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
            name: "ObtainJSONWebTokenPayload",
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
                    name: "token",
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
            name: "SignOutPayload",
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
            coordinate: "ObtainJSONWebTokenPayload.token",
            condition: engine::Condition {
                any: &["TOKENS"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebTokenInput.email",
            condition: engine::Condition {
                any: &["LOGIN_FIELDS.email"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "SignOutInput.everywhere",
            condition: engine::Condition {
                any: &["SESSIONS"],
                none: &[],
            },
        },
    ],
    required: &[
        engine::Required {
            coordinate: "ObtainJSONWebTokenInput.password",
            condition: engine::Condition {
                any: &[],
                none: &["NO_PASSWORD"],
            },
        },
        engine::Required {
            coordinate: "ObtainJSONWebTokenInput.email",
            condition: engine::Condition {
                any: &["LOGIN_FIELDS.email"],
                none: &["LOGIN_FIELDS.phone"],
            },
        },
    ],
};
