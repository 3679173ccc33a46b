// Generated from schema/accounts.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The root of a request: runs plans with the resolvers it holds.
pub struct Root<'a, R>(pub &'a R);

impl<R> std::fmt::Debug for Root<'_, R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Root")
    }
}

impl<R: super::accounts::Resolvers> engine::Executor for Root<'_, R> {
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
                let answer = Box::pin(super::accounts::query::me(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 1) => {
                let answer = Box::pin(
                        super::accounts::query::user(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 2) => {
                let answer = Box::pin(
                        super::accounts::query::users(
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
            (engine::OperationKind::Mutation, 0) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::register(self.0, arguments),
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
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::verify_account(self.0, arguments),
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
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::resend_activation_email(
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
            (engine::OperationKind::Mutation, 3) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::token_auth(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 4) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::verify_token(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 5) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::refresh_token(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 6) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::revoke_token(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 7) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::send_password_reset_email(
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
            (engine::OperationKind::Mutation, 8) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::password_reset(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 9) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::password_set(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 10) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::password_change(
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
            (engine::OperationKind::Mutation, 11) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::update_account(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 12) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::archive_account(
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
            (engine::OperationKind::Mutation, 13) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::delete_account(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 14) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::send_secondary_email_activation(
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
            (engine::OperationKind::Mutation, 15) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::verify_secondary_email(
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
            (engine::OperationKind::Mutation, 16) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::swap_emails(self.0, arguments),
                                )
                                .await,
                            id,
                        )
                    }
                    Err(error) => Err(error),
                };
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 17) => {
                let answer = match engine::relay_input(field, variables) {
                    Ok((arguments, id)) => {
                        engine::relayed_option(
                            Box::pin(
                                    super::accounts::mutation::remove_secondary_email(
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
            _ => {
                out.null();
                Ok(())
            }
        }
    }
}

/// The published SDL: all that the contract can serve.
pub const SDL: &str = include_str!("accounts-relay.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "accounts-relay",
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
                    name: "user",
                    arguments: &["id"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "users",
                    arguments: &[
                        "offset",
                        "before",
                        "after",
                        "first",
                        "last",
                        "email",
                        "username",
                        "username_Icontains",
                        "username_Istartswith",
                        "isActive",
                        "status_Archived",
                        "status_Verified",
                        "status_SecondaryEmail",
                    ],
                    cost: engine::Cost {
                        weight: 50,
                        multipliers: &["first", "last"],
                        assumed: 100,
                    },
                    is_limited: false,
                },
            ],
        },
        engine::ObjectTable {
            name: "Mutation",
            fields: &[
                engine::FieldTable {
                    name: "register",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "verifyAccount",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "resendActivationEmail",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 50,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "tokenAuth",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "verifyToken",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "refreshToken",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "revokeToken",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "sendPasswordResetEmail",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 50,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "passwordReset",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "passwordSet",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "passwordChange",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 200,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "updateAccount",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "archiveAccount",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "deleteAccount",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "sendSecondaryEmailActivation",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 150,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "verifySecondaryEmail",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 10,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "swapEmails",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "removeSecondaryEmail",
                    arguments: &["input"],
                    cost: engine::Cost {
                        weight: 100,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
            ],
        },
        engine::ObjectTable {
            name: "UserNode",
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
                    name: "lastLogin",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "username",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "firstName",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "lastName",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "email",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "isStaff",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "isActive",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "dateJoined",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "pk",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "archived",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "verified",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "secondaryEmail",
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
            name: "UserNodeConnection",
            fields: &[
                engine::FieldTable {
                    name: "pageInfo",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "edges",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "totalCount",
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
            name: "UserNodeEdge",
            fields: &[
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
                engine::FieldTable {
                    name: "cursor",
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
            name: "PageInfo",
            fields: &[
                engine::FieldTable {
                    name: "hasNextPage",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "hasPreviousPage",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "startCursor",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "endCursor",
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
            name: "RegisterPayload",
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
                    name: "errors",
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
                    name: "refreshToken",
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
            name: "VerifyAccountPayload",
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
                    name: "errors",
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
            name: "ResendActivationEmailPayload",
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
                    name: "errors",
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
                    name: "errors",
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
                    name: "refreshToken",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "refreshExpiresIn",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "payload",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "unarchiving",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "user",
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
            name: "VerifyTokenPayload",
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
                    name: "errors",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "payload",
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
            name: "RefreshTokenPayload",
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
                    name: "errors",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "payload",
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
                    name: "refreshToken",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "refreshExpiresIn",
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
            name: "RevokeTokenPayload",
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
                    name: "errors",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 0,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "revoked",
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
            name: "SendPasswordResetEmailPayload",
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
                    name: "errors",
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
            name: "PasswordResetPayload",
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
                    name: "errors",
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
            name: "PasswordSetPayload",
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
                    name: "errors",
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
            name: "PasswordChangePayload",
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
                    name: "errors",
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
                    name: "refreshToken",
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
            name: "UpdateAccountPayload",
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
                    name: "errors",
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
            name: "ArchiveAccountPayload",
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
                    name: "errors",
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
            name: "DeleteAccountPayload",
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
                    name: "errors",
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
            name: "SendSecondaryEmailActivationPayload",
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
                    name: "errors",
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
            name: "VerifySecondaryEmailPayload",
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
                    name: "errors",
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
            name: "SwapEmailsPayload",
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
                    name: "errors",
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
            name: "RemoveSecondaryEmailPayload",
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
                    name: "errors",
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
            coordinate: "Query.users(email:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.email.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(username:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.username.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(username_Icontains:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.username.icontains"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(username_Istartswith:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.username.istartswith"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(isActive:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.is_active.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(status_Archived:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.status__archived.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(status_Verified:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.status__verified.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Query.users(status_SecondaryEmail:)",
            condition: engine::Condition {
                any: &["USER_NODE_FILTER_FIELDS.status__secondary_email.exact"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Mutation.refreshToken",
            condition: engine::Condition {
                any: &["JWT_ALLOW_REFRESH"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "UserNode.lastLogin",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.last_login"],
            },
        },
        engine::When {
            coordinate: "UserNode.username",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.username"],
            },
        },
        engine::When {
            coordinate: "UserNode.firstName",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.first_name"],
            },
        },
        engine::When {
            coordinate: "UserNode.lastName",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.last_name"],
            },
        },
        engine::When {
            coordinate: "UserNode.email",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.email"],
            },
        },
        engine::When {
            coordinate: "UserNode.isStaff",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.is_staff"],
            },
        },
        engine::When {
            coordinate: "UserNode.isActive",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.is_active"],
            },
        },
        engine::When {
            coordinate: "UserNode.dateJoined",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.date_joined"],
            },
        },
        engine::When {
            coordinate: "UserNode.pk",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.pk"],
            },
        },
        engine::When {
            coordinate: "UserNode.archived",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.archived"],
            },
        },
        engine::When {
            coordinate: "UserNode.verified",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.verified"],
            },
        },
        engine::When {
            coordinate: "UserNode.secondaryEmail",
            condition: engine::Condition {
                any: &[],
                none: &["USER_NODE_EXCLUDE_FIELDS.secondary_email"],
            },
        },
        engine::When {
            coordinate: "RegisterPayload.token",
            condition: engine::Condition {
                any: &["ALLOW_LOGIN_NOT_VERIFIED"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RegisterPayload.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "RegisterPayload.refreshToken",
            condition: engine::Condition {
                any: &["ALLOW_LOGIN_NOT_VERIFIED"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RegisterPayload.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebTokenPayload.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebTokenPayload.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebTokenPayload.refreshExpiresIn",
            condition: engine::Condition {
                any: &["JWT_ALLOW_REFRESH"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RefreshTokenPayload.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "RefreshTokenPayload.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "PasswordChangePayload.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "PasswordChangePayload.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &["JWT_HIDE_TOKEN_FIELDS"],
            },
        },
        engine::When {
            coordinate: "RegisterInput.email",
            condition: engine::Condition {
                any: &[
                    "REGISTER_MUTATION_FIELDS.email",
                    "REGISTER_MUTATION_FIELDS_OPTIONAL.email",
                ],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RegisterInput.username",
            condition: engine::Condition {
                any: &[
                    "REGISTER_MUTATION_FIELDS.username",
                    "REGISTER_MUTATION_FIELDS_OPTIONAL.username",
                ],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RegisterInput.firstName",
            condition: engine::Condition {
                any: &[
                    "REGISTER_MUTATION_FIELDS.first_name",
                    "REGISTER_MUTATION_FIELDS_OPTIONAL.first_name",
                ],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RegisterInput.lastName",
            condition: engine::Condition {
                any: &[
                    "REGISTER_MUTATION_FIELDS.last_name",
                    "REGISTER_MUTATION_FIELDS_OPTIONAL.last_name",
                ],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RegisterInput.password1",
            condition: engine::Condition {
                any: &[],
                none: &["ALLOW_PASSWORDLESS_REGISTRATION"],
            },
        },
        engine::When {
            coordinate: "RegisterInput.password2",
            condition: engine::Condition {
                any: &[],
                none: &["ALLOW_PASSWORDLESS_REGISTRATION"],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebTokenInput.email",
            condition: engine::Condition {
                any: &["LOGIN_ALLOWED_FIELDS.email"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "ObtainJSONWebTokenInput.username",
            condition: engine::Condition {
                any: &["LOGIN_ALLOWED_FIELDS.username"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RefreshTokenInput.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "RefreshTokenInput.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
            },
        },
        engine::When {
            coordinate: "UpdateAccountInput.firstName",
            condition: engine::Condition {
                any: &["UPDATE_MUTATION_FIELDS.first_name"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "UpdateAccountInput.lastName",
            condition: engine::Condition {
                any: &["UPDATE_MUTATION_FIELDS.last_name"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "UpdateAccountInput.username",
            condition: engine::Condition {
                any: &["UPDATE_MUTATION_FIELDS.username"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "UpdateAccountInput.email",
            condition: engine::Condition {
                any: &["UPDATE_MUTATION_FIELDS.email"],
                none: &[],
            },
        },
    ],
    required: &[
        engine::Required {
            coordinate: "RegisterInput.email",
            condition: engine::Condition {
                any: &["REGISTER_MUTATION_FIELDS.email"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "RegisterInput.username",
            condition: engine::Condition {
                any: &["REGISTER_MUTATION_FIELDS.username"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "RegisterInput.firstName",
            condition: engine::Condition {
                any: &["REGISTER_MUTATION_FIELDS.first_name"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "RegisterInput.lastName",
            condition: engine::Condition {
                any: &["REGISTER_MUTATION_FIELDS.last_name"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "VerifyTokenInput.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_COOKIES", "DIALECT.fork"],
            },
        },
        engine::Required {
            coordinate: "RefreshTokenInput.refreshToken",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_COOKIES", "DIALECT.fork"],
            },
        },
        engine::Required {
            coordinate: "RefreshTokenInput.token",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_LONG_RUNNING_REFRESH_TOKEN", "JWT_COOKIES", "DIALECT.fork"],
            },
        },
        engine::Required {
            coordinate: "RevokeTokenInput.refreshToken",
            condition: engine::Condition {
                any: &["JWT_LONG_RUNNING_REFRESH_TOKEN"],
                none: &[],
            },
        },
        engine::Required {
            coordinate: "RevokeTokenInput.refreshToken",
            condition: engine::Condition {
                any: &[],
                none: &["JWT_COOKIES", "DIALECT.fork"],
            },
        },
    ],
};
