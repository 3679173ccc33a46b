// Generated from tests/schemas/kitchen_sink.graphql, schema/directives.graphql by `cargo xtask regenerate`. Do not edit.

use lychgate_engine as engine;

/// The types of the contract.
pub mod types {
    use lychgate_engine as engine;

    /// What `Node` can be.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Node {
        /// A `Book`.
        Book(Box<Book>),
        /// A `Record`.
        Record(Box<Record>),
        /// A `Author`.
        Author(Box<Author>),
    }

    impl From<Book> for Node {
        fn from(value: Book) -> Self {
            Self::Book(Box::new(value))
        }
    }

    impl From<Record> for Node {
        fn from(value: Record) -> Self {
            Self::Record(Box::new(value))
        }
    }

    impl From<Author> for Node {
        fn from(value: Author) -> Self {
            Self::Author(Box::new(value))
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for Node {
        async fn write_with(
            &self,
            resolvers: &R,
            field: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match self {
                Self::Book(value) => {
                    engine::WriteWith::write_with(
                            value,
                            resolvers,
                            field,
                            path,
                            variables,
                            out,
                        )
                        .await
                }
                Self::Record(value) => engine::Write::write(value, field, path, out),
                Self::Author(value) => {
                    engine::WriteWith::write_with(
                            value,
                            resolvers,
                            field,
                            path,
                            variables,
                            out,
                        )
                        .await
                }
            }
        }
    }

    /// Something \[printed\] with a `<title>`;
    /// its description has lines that end as code does {}
    /// }
    /// and goes on.
    #[derive(Clone, PartialEq)]
    pub struct Book {
        /// The field `id`.
        pub id: engine::Id,
        /// The field `title`.
        pub title: String,
        /// The field `author`.
        pub author: Option<Author>,
        /// The field `genre`.
        pub genre: Genre,
        /// The field `price`.
        pub price: Option<crate::Decimal>,
        /// The field `weight`.
        pub weight: f64,
        /// The field `tags`.
        pub tags: Vec<String>,
        /// The field `reviews`.
        pub reviews: Option<Vec<Option<Review>>>,
        /// The field `sequel`.
        pub sequel: Option<Box<Book>>,
        /// Served only while the setting `ISBN` is on.
        pub isbn: Option<String>,
        /// The field `oldTitle`.
        pub old_title: Option<String>,
    }
    engine::opaque_debug!(Book);

    impl<R: super::Resolvers> engine::MembersWith<R> for Book {
        const OBJECT: u16 = 2;
        const COUNT: u16 = 11;
        async fn write_member_with(
            &self,
            resolvers: &R,
            member: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.title, member, path, out),
                2 => {
                    engine::WriteWith::write_with(
                            &self.author,
                            resolvers,
                            member,
                            path,
                            variables,
                            out,
                        )
                        .await
                }
                3 => engine::Write::write(&self.genre, member, path, out),
                4 => engine::Write::write(&self.price, member, path, out),
                5 => engine::Write::write(&self.weight, member, path, out),
                6 => engine::Write::write(&self.tags, member, path, out),
                7 => engine::Write::write(&self.reviews, member, path, out),
                8 => {
                    engine::WriteWith::write_with(
                            &self.sequel,
                            resolvers,
                            member,
                            path,
                            variables,
                            out,
                        )
                        .await
                }
                9 => engine::Write::write(&self.isbn, member, path, out),
                10 => engine::Write::write(&self.old_title, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for Book {
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

    /// The type `Record`.
    #[derive(Clone, PartialEq)]
    pub struct Record {
        /// The field `id`.
        pub id: engine::Id,
        /// The field `title`.
        pub title: String,
        /// The field `self`.
        pub self_: bool,
    }
    engine::opaque_debug!(Record);

    impl engine::Members for Record {
        const OBJECT: u16 = 3;
        const COUNT: u16 = 3;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.title, member, path, out),
                2 => engine::Write::write(&self.self_, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Record {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// What `Item` can be.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Item {
        /// A `Book`.
        Book(Box<Book>),
        /// A `Record`.
        Record(Box<Record>),
    }

    impl From<Book> for Item {
        fn from(value: Book) -> Self {
            Self::Book(Box::new(value))
        }
    }

    impl From<Record> for Item {
        fn from(value: Record) -> Self {
            Self::Record(Box::new(value))
        }
    }

    impl<R: super::Resolvers> engine::WriteWith<R> for Item {
        async fn write_with(
            &self,
            resolvers: &R,
            field: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match self {
                Self::Book(value) => {
                    engine::WriteWith::write_with(
                            value,
                            resolvers,
                            field,
                            path,
                            variables,
                            out,
                        )
                        .await
                }
                Self::Record(value) => engine::Write::write(value, field, path, out),
            }
        }
    }

    /// The type `Author`.
    #[derive(Clone, PartialEq)]
    pub struct Author {
        /// The field `id`.
        pub id: engine::Id,
        /// The field `name`.
        pub name: String,
    }
    engine::opaque_debug!(Author);

    impl<R: super::Resolvers> engine::MembersWith<R> for Author {
        const OBJECT: u16 = 4;
        const COUNT: u16 = 5;
        async fn write_member_with(
            &self,
            resolvers: &R,
            member: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.id, member, path, out),
                1 => engine::Write::write(&self.name, member, path, out),
                2 => {
                    engine::complete_with(
                            super::author::books(
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
                3 => {
                    engine::complete(
                        super::author::biography(resolvers, self).await,
                        member,
                        path,
                        out,
                    )
                }
                4 => {
                    engine::complete_with(
                            super::author::rival(resolvers, self).await,
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

    impl<R: super::Resolvers> engine::WriteWith<R> for Author {
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

    /// The type `Review`.
    #[derive(Clone, PartialEq)]
    pub struct Review {
        /// The field `stars`.
        pub stars: i32,
        /// Fails without stars.
        pub verdict: Fragile,
    }
    engine::opaque_debug!(Review);

    impl engine::Members for Review {
        const OBJECT: u16 = 5;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.stars, member, path, out),
                1 => engine::Write::write(&self.verdict, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Review {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The type `Fragile`.
    #[derive(Clone, PartialEq)]
    pub struct Fragile {
        /// Never finite, so always an error.
        pub must: f64,
        /// The field `may`.
        pub may: Option<f64>,
    }
    engine::opaque_debug!(Fragile);

    impl engine::Members for Fragile {
        const OBJECT: u16 = 6;
        const COUNT: u16 = 2;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.must, member, path, out),
                1 => engine::Write::write(&self.may, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Fragile {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The type `Vault`.
    #[derive(Clone, PartialEq)]
    pub struct Vault {
        /// The field `gold`.
        pub gold: i32,
    }
    engine::opaque_debug!(Vault);

    impl engine::Members for Vault {
        const OBJECT: u16 = 7;
        const COUNT: u16 = 1;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.gold, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Vault {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The enum `Genre`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Genre {
        /// Long.
        Novel,
        /// The value `POEM`.
        Poem,
        /// The value `SCIENCE_FICTION`.
        ScienceFiction,
    }

    impl Genre {
        /// The value as the SDL has it.
        pub const fn as_str(self) -> &'static str {
            match self {
                Self::Novel => "NOVEL",
                Self::Poem => "POEM",
                Self::ScienceFiction => "SCIENCE_FICTION",
            }
        }
    }

    impl engine::Write for Genre {
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

    impl engine::FromValue for Genre {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            match value.as_str() {
                Some("NOVEL") => Ok(Self::Novel),
                Some("POEM") => Ok(Self::Poem),
                Some("SCIENCE_FICTION") => Ok(Self::ScienceFiction),
                Some(_) | None => Err(engine::unfit("a Genre")),
            }
        }
    }

    /// The type `ChangeBook`.
    #[derive(Clone, PartialEq)]
    pub struct ChangeBook {
        /// The field `seen`.
        pub seen: Vec<String>,
        /// The field `author`.
        pub author: Option<Author>,
    }
    engine::opaque_debug!(ChangeBook);

    impl<R: super::Resolvers> engine::MembersWith<R> for ChangeBook {
        const OBJECT: u16 = 8;
        const COUNT: u16 = 2;
        async fn write_member_with(
            &self,
            resolvers: &R,
            member: &engine::Field,
            path: &engine::Path<'_>,
            variables: &engine::Variables,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.seen, member, path, out),
                1 => {
                    engine::WriteWith::write_with(
                            &self.author,
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

    impl<R: super::Resolvers> engine::WriteWith<R> for ChangeBook {
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

    /// The type `Verify2faCode`.
    #[derive(Clone, PartialEq)]
    pub struct Verify2faCode {
        /// The field `success`.
        pub success: bool,
    }
    engine::opaque_debug!(Verify2faCode);

    impl engine::Members for Verify2faCode {
        const OBJECT: u16 = 9;
        const COUNT: u16 = 1;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Verify2faCode {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The type `Confirm2FaResult`.
    #[derive(Clone, PartialEq)]
    pub struct Confirm2FaResult {
        /// The field `success`.
        pub success: Option<bool>,
    }
    engine::opaque_debug!(Confirm2FaResult);

    impl engine::Members for Confirm2FaResult {
        const OBJECT: u16 = 10;
        const COUNT: u16 = 1;

        fn write_member(
            &self,
            member: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            match member.index {
                0 => engine::Write::write(&self.success, member, path, out),
                _ => Ok(()),
            }
        }
    }

    impl engine::Write for Confirm2FaResult {
        fn write(
            &self,
            field: &engine::Field,
            path: &engine::Path<'_>,
            out: &mut engine::Out,
        ) -> engine::Completed {
            engine::write_object(self, field, path, out)
        }
    }

    /// The input `Filter`.
    #[derive(Clone, PartialEq)]
    pub struct Filter {
        /// Bounds: at most 5 characters.
        pub text: engine::Maybe<String>,
        /// The input `genres`.
        pub genres: Option<Vec<Genre>>,
        /// The input `price`.
        pub price: engine::Maybe<Range>,
        /// Bounds: at least 2 characters; at most 2 items.
        pub tags: engine::Maybe<Vec<String>>,
        /// The input `not`.
        pub not: engine::Maybe<Box<Filter>>,
    }
    engine::opaque_debug!(Filter);

    impl engine::FromValue for Filter {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                text: members.take(0, "text")?,
                genres: members.take(1, "genres")?,
                price: members.take(2, "price")?,
                tags: members.take(3, "tags")?,
                not: members.take(4, "not")?,
            })
        }
    }

    impl engine::Bounded for Filter {
        fn hold(
            &self,
            _: &engine::Bounds,
            at: &engine::Path<'_>,
            violations: &mut Vec<engine::Violation>,
        ) {
            engine::Bounded::hold(
                &self.text,
                &engine::Bounds {
                    max_length: Some(5u32),
                    ..engine::Bounds::NONE
                },
                &at.key("text"),
                violations,
            );
            engine::Bounded::hold(
                &self.price,
                &engine::Bounds::NONE,
                &at.key("price"),
                violations,
            );
            engine::Bounded::hold(
                &self.tags,
                &engine::Bounds {
                    min_length: Some(2u32),
                    max_items: Some(2u32),
                    ..engine::Bounds::NONE
                },
                &at.key("tags"),
                violations,
            );
            engine::Bounded::hold(
                &self.not,
                &engine::Bounds::NONE,
                &at.key("not"),
                violations,
            );
        }
    }

    /// The input `Range`.
    #[derive(Clone, PartialEq)]
    pub struct Range {
        /// Bounds: at least 0.
        pub min: f64,
        /// The input `max`.
        pub max: engine::Maybe<f64>,
    }
    engine::opaque_debug!(Range);

    impl engine::FromValue for Range {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                min: members.take(0, "min")?,
                max: members.take(1, "max")?,
            })
        }
    }

    impl engine::Bounded for Range {
        fn hold(
            &self,
            _: &engine::Bounds,
            at: &engine::Path<'_>,
            violations: &mut Vec<engine::Violation>,
        ) {
            engine::Bounded::hold(
                &self.min,
                &engine::Bounds {
                    min: Some(0f64),
                    ..engine::Bounds::NONE
                },
                &at.key("min"),
                violations,
            );
        }
    }

    /// The input `Note`.
    #[derive(Clone, PartialEq)]
    pub struct Note {
        /// The input `text`.
        pub text: engine::Maybe<String>,
        /// The input `stars`.
        pub stars: Option<i32>,
    }
    engine::opaque_debug!(Note);

    impl engine::FromValue for Note {
        fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
            let mut members = engine::Arguments::from_object(value)?;
            Ok(Self {
                text: members.take(0, "text")?,
                stars: members.take(1, "stars")?,
            })
        }
    }
}

/// The fields of `Query`: a trait for each, and its arguments.
pub mod query {
    use lychgate_engine as engine;

    /// What stands on the shelf.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    /// Cost: 2 points; what is selected below counts `first`, else 10 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.shelf` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Query.shelf`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl query::Shelf for {Self}` in src/api/kitchen_sink/shelf.rs"
    )]
    pub trait Shelf: super::Access {
        /// Answers `Query.shelf`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn shelf(
            &self,
            arguments: ShelfArguments,
        ) -> impl Future<
            Output = Result<Vec<super::types::Item>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.shelf`.
    #[derive(Clone, PartialEq)]
    pub struct ShelfArguments {
        /// How many items.
        ///
        /// Bounds: 1 to 50.
        pub first: Option<i32>,
        /// The input `filter`.
        pub filter: engine::Maybe<super::types::Filter>,
    }
    engine::opaque_debug!(ShelfArguments);

    impl ShelfArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                first: members.take(0, "first")?,
                filter: members.take(1, "filter")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.first,
                &engine::Bounds {
                    min: Some(1f64),
                    max: Some(50f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("first"),
                violations,
            );
            engine::Bounded::hold(
                &self.filter,
                &engine::Bounds::NONE,
                &engine::Path::root("filter"),
                violations,
            );
        }
    }

    pub(crate) async fn shelf<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Vec<super::types::Item>, engine::FieldError> {
        let arguments = ShelfArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        Shelf::shelf(resolvers, arguments).await
    }

    /// One object, by its identifier.
    ///
    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.node` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Query.node`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl query::Node for {Self}` in src/api/kitchen_sink/node.rs"
    )]
    pub trait Node: super::Access {
        /// Answers `Query.node`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn node(
            &self,
            arguments: NodeArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::Node>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.node`.
    #[derive(Clone, PartialEq)]
    pub struct NodeArguments {
        /// The input `id`.
        pub id: engine::Id,
    }
    engine::opaque_debug!(NodeArguments);

    impl NodeArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self { id: members.take(0, "id")? })
        }
    }

    pub(crate) async fn node<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::Node>, engine::FieldError> {
        let arguments = NodeArguments::read(arguments)?;
        Node::node(resolvers, arguments).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.author` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Query.author`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl query::Author for {Self}` in src/api/kitchen_sink/author.rs"
    )]
    pub trait Author: super::Access {
        /// Answers `Query.author`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn author(
            &self,
            arguments: AuthorArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::Author>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Query.author`.
    #[derive(Clone, PartialEq)]
    pub struct AuthorArguments {
        /// The input `name`.
        pub name: String,
    }
    engine::opaque_debug!(AuthorArguments);

    impl AuthorArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                name: members.take(0, "name")?,
            })
        }
    }

    pub(crate) async fn author<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::Author>, engine::FieldError> {
        let arguments = AuthorArguments::read(arguments)?;
        Author::author(resolvers, arguments).await
    }

    /// The author who asks.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.me` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Query.me`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl query::Me for {Self}` in src/api/kitchen_sink/me.rs"
    )]
    pub trait Me: super::Access {
        /// Answers `Query.me`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn me(
            &self,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<Option<super::types::Author>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn me<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::Author>, engine::FieldError> {
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

    /// Access: ADMIN. As SIGNED_IN, and the account administers the service. The caller's authentication is at most 600 seconds old. An API key needs the permission `vault:read`.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.vault` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Query.vault`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl query::Vault for {Self}` in src/api/kitchen_sink/vault.rs"
    )]
    pub trait Vault: super::Access {
        /// Answers `Query.vault`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn vault(
            &self,
            caller: &Self::Admin,
        ) -> impl Future<
            Output = Result<super::types::Vault, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn vault<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<super::types::Vault, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: Some(600u32),
            permission: Some("vault:read"),
        };
        let caller = match super::Access::admin(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        Vault::vault(resolvers, &caller).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.fragile` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Query.fragile`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl query::Fragile for {Self}` in src/api/kitchen_sink/fragile.rs"
    )]
    pub trait Fragile: super::Access {
        /// Answers `Query.fragile`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn fragile(
            &self,
        ) -> impl Future<
            Output = Result<Option<super::types::Fragile>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn fragile<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::Fragile>, engine::FieldError> {
        Fragile::fragile(resolvers).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.matrix` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Query.matrix`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl query::Matrix for {Self}` in src/api/kitchen_sink/matrix.rs"
    )]
    pub trait Matrix: super::Access {
        /// Answers `Query.matrix`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn matrix(
            &self,
        ) -> impl Future<
            Output = Result<Option<Vec<Vec<Option<i32>>>>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn matrix<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<Vec<Vec<Option<i32>>>>, engine::FieldError> {
        Matrix::matrix(resolvers).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Query.pages` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Query.pages`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl query::Pages for {Self}` in src/api/kitchen_sink/pages.rs"
    )]
    pub trait Pages: super::Access {
        /// Answers `Query.pages`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn pages(&self) -> impl Future<Output = Result<i32, engine::FieldError>> + Send;
    }

    pub(crate) async fn pages<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<i32, engine::FieldError> {
        Pages::pages(resolvers).await
    }
}

/// The fields of `Mutation`: a trait for each, and its arguments.
pub mod mutation {
    use lychgate_engine as engine;

    /// Says back what the client said of each argument.
    ///
    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.changeBook` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Mutation.changeBook`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl mutation::ChangeBook for {Self}` in src/api/kitchen_sink/change_book.rs"
    )]
    pub trait ChangeBook: super::Access {
        /// Answers `Mutation.changeBook`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn change_book(
            &self,
            caller: &Self::SignedIn,
            arguments: ChangeBookArguments,
        ) -> impl Future<
            Output = Result<Option<super::types::ChangeBook>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.changeBook`.
    #[derive(Clone, PartialEq)]
    pub struct ChangeBookArguments {
        /// The input `id`.
        pub id: engine::Id,
        /// Bounds: at most 10 characters.
        pub title: engine::Maybe<String>,
        /// The input `pages`.
        pub pages: Option<i32>,
        /// The input `type`.
        pub r#type: engine::Maybe<super::types::Genre>,
        /// Served only while the setting `ISBN` is on.
        /// Required unless the setting `LAX` is on.
        pub isbn: engine::Maybe<String>,
        /// The input `note`.
        pub note: engine::Maybe<super::types::Note>,
    }
    engine::opaque_debug!(ChangeBookArguments);

    impl ChangeBookArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                id: members.take(0, "id")?,
                title: members.take(1, "title")?,
                pages: members.take(2, "pages")?,
                r#type: members.take(3, "type")?,
                isbn: members.take(4, "isbn")?,
                note: members.take(5, "note")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.title,
                &engine::Bounds {
                    max_length: Some(10u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("title"),
                violations,
            );
        }
    }

    pub(crate) async fn change_book<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<Option<super::types::ChangeBook>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        let arguments = ChangeBookArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        ChangeBook::change_book(resolvers, &caller, arguments).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    /// Limit: attempts count against GUESSES and MAIL.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.verify_2fa_code` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Mutation.verify_2fa_code`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl mutation::Verify2faCode for {Self}` in src/api/kitchen_sink/verify_2fa_code.rs"
    )]
    pub trait Verify2faCode: super::Access {
        /// Answers `Mutation.verify_2fa_code`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn verify_2fa_code(
            &self,
            arguments: Verify2faCodeArguments,
        ) -> impl Future<
            Output = Result<super::types::Verify2faCode, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Mutation.verify_2fa_code`.
    #[derive(Clone, PartialEq)]
    pub struct Verify2faCodeArguments {
        /// Bounds: 6 to 6 characters.
        pub code: String,
    }
    engine::opaque_debug!(Verify2faCodeArguments);

    impl Verify2faCodeArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                code: members.take(0, "code")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.code,
                &engine::Bounds {
                    min_length: Some(6u32),
                    max_length: Some(6u32),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("code"),
                violations,
            );
        }
    }

    pub(crate) async fn verify_2fa_code<R: super::Resolvers>(
        resolvers: &R,
        arguments: engine::Arguments<'_>,
    ) -> Result<super::types::Verify2faCode, engine::FieldError> {
        let address = arguments.text(0, "code", &[]);
        let arguments = Verify2faCodeArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        let rule = engine::LimitRule {
            counters: &[engine::Counter::Guesses, engine::Counter::Mail],
        };
        if let Err(denial) = super::Access::admit(resolvers, &rule, address.as_deref())
            .await
        {
            return super::Deny::deny(resolvers, denial);
        }
        Verify2faCode::verify_2fa_code(resolvers, arguments).await
    }

    /// Access: PUBLIC. Anybody, signed in or not.
    #[diagnostic::on_unimplemented(
        message = "the field `Mutation.confirm2Fa` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Mutation.confirm2Fa`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl mutation::Confirm2Fa for {Self}` in src/api/kitchen_sink/confirm2_fa.rs"
    )]
    pub trait Confirm2Fa: super::Access {
        /// Answers `Mutation.confirm2Fa`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn confirm2_fa(
            &self,
        ) -> impl Future<
            Output = Result<Option<super::types::Confirm2FaResult>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn confirm2_fa<R: super::Resolvers>(
        resolvers: &R,
    ) -> Result<Option<super::types::Confirm2FaResult>, engine::FieldError> {
        Confirm2Fa::confirm2_fa(resolvers).await
    }
}

/// The fields of `Author` that are answered one by one: a trait for each, and its arguments.
pub mod author {
    use lychgate_engine as engine;

    /// The books of the author.
    ///
    /// Cost: 1 point; what is selected below counts `first`, else 1 times.
    #[diagnostic::on_unimplemented(
        message = "the field `Author.books` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Author.books`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl author::Books for {Self}` in src/api/kitchen_sink/author_books.rs"
    )]
    pub trait Books: super::Access {
        /// Answers `Author.books`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn books(
            &self,
            parent: &super::types::Author,
            arguments: BooksArguments,
        ) -> impl Future<
            Output = Result<Vec<super::types::Book>, engine::FieldError>,
        > + Send;
    }

    /// The arguments of `Author.books`.
    #[derive(Clone, PartialEq)]
    pub struct BooksArguments {
        /// Bounds: at most 5.
        pub first: i32,
        /// The input `genre`.
        pub genre: engine::Maybe<super::types::Genre>,
    }
    engine::opaque_debug!(BooksArguments);

    impl BooksArguments {
        fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
            Ok(Self {
                first: members.take(0, "first")?,
                genre: members.take(1, "genre")?,
            })
        }

        fn hold(&self, violations: &mut Vec<engine::Violation>) {
            engine::Bounded::hold(
                &self.first,
                &engine::Bounds {
                    max: Some(5f64),
                    ..engine::Bounds::NONE
                },
                &engine::Path::root("first"),
                violations,
            );
        }
    }

    pub(crate) async fn books<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::Author,
        arguments: engine::Arguments<'_>,
    ) -> Result<Vec<super::types::Book>, engine::FieldError> {
        let arguments = BooksArguments::read(arguments)?;
        let mut violations = Vec::new();
        arguments.hold(&mut violations);
        if !violations.is_empty() {
            return super::Refuse::invalid_input(resolvers, &violations);
        }
        Books::books(resolvers, parent, arguments).await
    }

    /// Computed only when somebody asks.
    #[diagnostic::on_unimplemented(
        message = "the field `Author.biography` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Author.biography`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl author::Biography for {Self}` in src/api/kitchen_sink/author_biography.rs"
    )]
    pub trait Biography: super::Access {
        /// Answers `Author.biography`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn biography(
            &self,
            parent: &super::types::Author,
        ) -> impl Future<Output = Result<Option<String>, engine::FieldError>> + Send;
    }

    pub(crate) async fn biography<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::Author,
    ) -> Result<Option<String>, engine::FieldError> {
        Biography::biography(resolvers, parent).await
    }

    /// Access: SIGNED_IN. A live session of an active account.
    #[diagnostic::on_unimplemented(
        message = "the field `Author.rival` of the kitchen_sink contract has no resolver",
        label = "`{Self}` does not answer `Author.rival`",
        note = "tests/schemas/kitchen_sink.graphql declares it: write `impl author::Rival for {Self}` in src/api/kitchen_sink/author_rival.rs"
    )]
    pub trait Rival: super::Access {
        /// Answers `Author.rival`.
        ///
        /// # Errors
        /// The error becomes one of the answer, at the place of the field.
        fn rival(
            &self,
            parent: &super::types::Author,
            caller: &Self::SignedIn,
        ) -> impl Future<
            Output = Result<Option<super::types::Author>, engine::FieldError>,
        > + Send;
    }

    pub(crate) async fn rival<R: super::Resolvers>(
        resolvers: &R,
        parent: &super::types::Author,
    ) -> Result<Option<super::types::Author>, engine::FieldError> {
        let rule = engine::AccessRule {
            recent_s: None,
            permission: None,
        };
        let caller = match super::Access::signed_in(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
        Rival::rival(resolvers, parent, &caller).await
    }
}

/// The guard of the kitchen_sink contract: it alone makes the proofs that resolvers ask for.
#[diagnostic::on_unimplemented(
    message = "the kitchen_sink contract has no guard",
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

    /// The proof of `ADMIN`. As SIGNED_IN, and the account administers the service.
    type Admin: Send + Sync;

    /// Asks whether the caller has `ADMIN`, under the rule of the field.
    ///
    /// # Errors
    /// The caller has not.
    fn admin(
        &self,
        rule: &engine::AccessRule,
    ) -> impl Future<Output = Result<Self::Admin, Self::Denial>> + Send;

    /// Counts an attempt, before it is made. `address` is where MAIL counts, as the client wrote it.
    ///
    /// # Errors
    /// There were too many.
    fn admit(
        &self,
        rule: &engine::LimitRule,
        address: Option<&str>,
    ) -> impl Future<Output = Result<(), Self::Denial>> + Send;
}

/// How a denial looks where `T` is answered: a payload, nothing, or an error.
#[diagnostic::on_unimplemented(
    message = "the kitchen_sink contract does not say how a denied call looks where `{T}` is answered",
    label = "write `impl Deny<{T}> for {Self}`"
)]
pub trait Deny<T>: Access {
    /// Answers a denied call.
    ///
    /// # Errors
    /// The denial is shown as an error of the field.
    fn deny(&self, denial: Self::Denial) -> Result<T, engine::FieldError>;
}

/// How input that is out of its bounds is answered where `T` is: a payload, nothing, or an error.
#[diagnostic::on_unimplemented(
    message = "the kitchen_sink contract does not say how input out of its bounds is answered where `{T}` is",
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

/// All of the kitchen_sink contract: a type that implements this answers every field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer the kitchen_sink contract",
    label = "write `impl Resolvers for {Self} {{}}`"
)]
pub trait Resolvers:
    query::Shelf
    + query::Node
    + query::Author
    + query::Me
    + query::Vault
    + query::Fragile
    + query::Matrix
    + query::Pages
    + mutation::ChangeBook
    + mutation::Verify2faCode
    + mutation::Confirm2Fa
    + author::Books
    + author::Biography
    + author::Rival
    + Deny<Option<types::Author>>
    + Deny<Option<types::ChangeBook>>
    + Deny<types::Vault>
    + Deny<types::Verify2faCode>
    + Refuse<Option<types::ChangeBook>>
    + Refuse<Vec<types::Book>>
    + Refuse<Vec<types::Item>>
    + Refuse<types::Verify2faCode>
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
                        query::shelf(self.0, engine::Arguments::of(field, variables)),
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
                        query::node(self.0, engine::Arguments::of(field, variables)),
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
                        query::author(self.0, engine::Arguments::of(field, variables)),
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
                let answer = Box::pin(query::me(self.0)).await;
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
                let answer = Box::pin(query::vault(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 5) => {
                let answer = Box::pin(query::fragile(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 6) => {
                let answer = Box::pin(query::matrix(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Query, 7) => {
                let answer = Box::pin(query::pages(self.0)).await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 0) => {
                let answer = Box::pin(
                        mutation::change_book(
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
            (engine::OperationKind::Mutation, 1) => {
                let answer = Box::pin(
                        mutation::verify_2fa_code(
                            self.0,
                            engine::Arguments::of(field, variables),
                        ),
                    )
                    .await;
                engine::complete(answer, field, &path, out)
            }
            (engine::OperationKind::Mutation, 2) => {
                let answer = Box::pin(mutation::confirm2_fa(self.0)).await;
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
pub const SDL: &str = include_str!("kitchen_sink.graphql");

/// What the engine knows of the contract.
pub const TABLES: engine::Tables = engine::Tables {
    contract: "kitchen_sink",
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
                    arguments: &["id", "title", "pages", "type", "isbn", "note"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: false,
                },
                engine::FieldTable {
                    name: "verify_2fa_code",
                    arguments: &["code"],
                    cost: engine::Cost {
                        weight: 1,
                        multipliers: &[],
                        assumed: 1,
                    },
                    is_limited: true,
                },
                engine::FieldTable {
                    name: "confirm2Fa",
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
            name: "ChangeBook",
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
            ],
        },
        engine::ObjectTable {
            name: "Verify2faCode",
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
            ],
        },
        engine::ObjectTable {
            name: "Confirm2FaResult",
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
            ],
        },
    ],
    when: &[
        engine::When {
            coordinate: "Mutation.changeBook(isbn:)",
            condition: engine::Condition {
                any: &["ISBN"],
                none: &[],
            },
        },
        engine::When {
            coordinate: "Book.isbn",
            condition: engine::Condition {
                any: &["ISBN"],
                none: &[],
            },
        },
    ],
    required: &[
        engine::Required {
            coordinate: "Mutation.changeBook(isbn:)",
            condition: engine::Condition {
                any: &[],
                none: &["LAX"],
            },
        },
    ],
};
