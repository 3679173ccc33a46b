// Generated from tests/schemas/resolved_members.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// The type `Tree`.
    #[derive(Clone, PartialEq)]
    pub struct Tree {
        /// The field `name`.
        pub name: String,
    }
    engine::opaque_debug!(Tree);

    impl<R: super::Resolvers> engine::MembersWith<R> for Tree {
        const OBJECT: u16 = 1;
        const COUNT: u16 = 3;
        async fn write_member_with(
            &self,
            resolvers: &R,
            member: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.name, member, path, out),
                1 => {
                    engine::complete_with(
                            super::tree::branches(
                                    resolvers,
                                    self,
                                    engine::Arguments::of(member, variables),
                                )
                                .await,
                            resolvers,
                            member,
                            path,
                            variables,
                            out,
                        )
                        .await
                }
                2 => {
                    engine::complete(
                        super::tree::shade(resolvers, self).await,
                        member,
                        path,
                        out,
                    )
                }
                _ => Ok(()),
            }
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for Tree {
        async fn write_with(
            &self,
            resolvers: &R,
            field: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object_boxed(self, resolvers, field, path, variables, out)
                .await
        }
    }

    /// A branch holds trees, and trees hold branches.
    #[derive(Clone, PartialEq)]
    pub struct Branch {
        /// The field `trees`.
        pub trees: Option<Vec<Option<Tree>>>,
        /// The field `leaf`.
        pub leaf: Leaf,
        /// The field `next`.
        pub next: Option<Box<Branch>>,
    }
    engine::opaque_debug!(Branch);

    impl<R: super::Resolvers> engine::MembersWith<R> for Branch {
        const OBJECT: u16 = 2;
        const COUNT: u16 = 3;
        async fn write_member_with(
            &self,
            resolvers: &R,
            member: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => {
                    engine::WriteWith::write_with(
                            &self.trees,
                            resolvers,
                            member,
                            path,
                            variables,
                            out,
                        )
                        .await
                }
                1 => engine::Write::write(&self.leaf, member, path, out),
                2 => {
                    engine::WriteWith::write_with(
                            &self.next,
                            resolvers,
                            member,
                            path,
                            variables,
                            out,
                        )
                        .await
                }
                _ => Ok(()),
            }
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for Branch {
        async fn write_with(
            &self,
            resolvers: &R,
            field: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object_boxed(self, resolvers, field, path, variables, out)
                .await
        }
    }

    /// The type `Leaf`.
    #[derive(Clone, PartialEq)]
    pub struct Leaf {
        /// The field `size`.
        pub size: i32,
    }
    engine::opaque_debug!(Leaf);

    impl engine::Members for Leaf {
        const OBJECT: u16 = 3;
        const COUNT: u16 = 1;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.size, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Leaf {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.tree` of the resolved_members contract has no resolver",
        label = "`{Self}` does not answer `Query.tree`",
        note = "tests/schemas/resolved_members.graphql declares it: write `impl query::Tree for {Self}` in src/api/resolved_members/tree.rs"
    )]
    pub trait Tree: super::Access {
        /// Answers `Query.tree`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn tree(
            &self,
        ) -> impl Future<
            Output = Result<Option<super::types::Tree>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn tree<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::Tree>, engine::FieldError> {
        Tree::tree(resolvers).await
    }
}

/// The fields of `Tree` that are answered one by one: a trait for each, and its arguments.
pub mod tree {
    use lychgate_engine as engine;

    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Tree.branches` of the resolved_members contract has no resolver",
        label = "`{Self}` does not answer `Tree.branches`",
        note = "tests/schemas/resolved_members.graphql declares it: write `impl tree::Branches for {Self}` in src/api/resolved_members/tree_branches.rs"
    )]
    pub trait Branches: super::Access {
        /// Answers `Tree.branches`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn branches(
            &self,
            parent: &super::types::Tree,
            caller: &Self::SignedIn,
            arguments: BranchesArguments,
        ) -> impl Future<
            Output = Result<Vec<super::types::Branch>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Tree.branches`.
    #[derive(Clone, PartialEq)]
    pub struct BranchesArguments {
        /// The input `first`.
        pub first: i32,
    }
    engine::opaque_debug!(BranchesArguments);

    impl BranchesArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                first: members.take(0, "first")?,
            })
        }
    }

    pub(crate) async fn branches<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::Tree,
        arguments: engine::Arguments<'_>,
    ) -> Result<Vec<super::types::Branch>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = BranchesArguments::read(arguments)?;
        Branches::branches(resolvers, parent, &caller, arguments).await
    }

    /// The field `Tree.shade`.
    #[diagnostic::on_unimplemented(
        message = "the field `Tree.shade` of the resolved_members contract has no resolver",
        label = "`{Self}` does not answer `Tree.shade`",
        note = "tests/schemas/resolved_members.graphql declares it: write `impl tree::Shade for {Self}` in src/api/resolved_members/tree_shade.rs"
    )]
    pub trait Shade: super::Access {
        /// Answers `Tree.shade`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn shade(
            &self,
            parent: &super::types::Tree,
        ) -> impl Future<Output = Result<Option<f64>, engine::FieldError>> + Send;
    }

    pub(crate) async fn shade<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::Tree,
    ) -> Result<Option<f64>, engine::FieldError> {
        Shade::shade(resolvers, parent).await
    }
}

/// The guard of the resolved_members contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the resolved_members contract has no guard",
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
    message = "the resolved_members contract does not say how a denied call looks where `{T}` is answered",
    label = "write `impl Deny<{T}> for {Self}`"
)]
pub trait Deny<T>: Access {
    /// Answers a denied call.
    ///
    /// # Errors
    /// The denial is shown as an error of the field.
    fn deny(&self, denial: Self::Denial) -> Result<T, engine::FieldError>;
}

/// All of the resolved_members contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the resolved_members contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Tree
    + tree::Branches
    + tree::Shade
    + Deny<Vec<types::Branch>>
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
                let answer = Box::pin(query::tree(self.0)).await;
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
pub const SDL: &str = include_str!("resolved_members.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "resolved_members",
    sdl: SDL,
    objects: &[
        engine::ObjectTable {
            name: "Query",
            fields: &[
                engine::FieldTable {
                    name: "tree",
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
            name: "Tree",
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
                    name: "branches",
                    arguments: &["first"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "shade",
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
            name: "Branch",
            fields: &[
                engine::FieldTable {
                    name: "trees",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "leaf",
                    arguments: &[],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "next",
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
            name: "Leaf",
            fields: &[
                engine::FieldTable {
                    name: "size",
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
    when: &[],
    required: &[],
};
