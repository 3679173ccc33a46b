//! The same schema on async-graphql, by its macros, which is its fastest way.

use super::Question;
use super::people::{self, Person};
use crate::trouble;
use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{
    EmptySubscription, ID, InputObject, Object, Request, Schema, SimpleObject, ValidationMode, Variables,
};
use futures_util::FutureExt;
use lychgate_rig::trouble::Trouble;

include!(concat!(env!("OUT_DIR"), "/wide_theirs.rs"));

#[derive(SimpleObject)]
struct UserNode {
    id: ID,
    pk: i32,
    username: String,
    email: String,
    first_name: String,
    last_name: String,
    is_active: bool,
    verified: bool,
    archived: bool,
    secondary_email: Option<String>,
    last_login: Option<String>,
    date_joined: String,
}

#[derive(SimpleObject)]
struct UserNodeConnection {
    page_info: PageInfo,
    edges: Vec<UserNodeEdge>,
    total_count: i32,
}

#[derive(SimpleObject)]
struct UserNodeEdge {
    cursor: String,
    node: UserNode,
}

#[derive(SimpleObject)]
struct PageInfo {
    has_next_page: bool,
    has_previous_page: bool,
    start_cursor: Option<String>,
    end_cursor: Option<String>,
}

#[derive(InputObject)]
struct UpdateProfileInput {
    first_name: String,
    last_name: Option<String>,
    birthday: Option<String>,
    tags: Option<Vec<String>>,
    home: Option<HomeInput>,
}

#[derive(InputObject)]
struct HomeInput {
    street: String,
    city: String,
    #[graphql(default_with = "Some(\"NL\".to_owned())")]
    country: Option<String>,
}

#[derive(SimpleObject)]
struct UpdateProfilePayload {
    success: bool,
    user: Option<UserNode>,
}

struct Query;

#[Object]
impl Query {
    async fn me(&self) -> Option<UserNode> {
        Some(node(people::person(1)))
    }

    async fn users(&self, #[graphql(default = 10)] first: Option<i32>) -> UserNodeConnection {
        let edges: Vec<_> = people::people(first.unwrap_or(10))
            .map(|person| UserNodeEdge { cursor: person.id.clone(), node: node(person) })
            .collect();
        let end_cursor = edges.last().map(|edge| edge.cursor.clone());
        let start_cursor = edges.first().map(|edge| edge.cursor.clone());
        let page_info = PageInfo { has_next_page: true, has_previous_page: false, start_cursor, end_cursor };
        UserNodeConnection { page_info, edges, total_count: 1000 }
    }

    async fn wide(&self) -> Wide {
        wide()
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn update_profile(&self, input: UpdateProfileInput) -> UpdateProfilePayload {
        let last_name = input.last_name.unwrap_or_default();
        let user = UserNode { first_name: input.first_name, last_name, ..node(people::person(1)) };
        UpdateProfilePayload { success: true, user: Some(user) }
    }
}

fn node(person: Person) -> UserNode {
    let Person { id, pk, username, email, first_name, last_name, last_login, date_joined } = person;
    UserNode {
        id: ID(id),
        pk,
        username,
        email,
        first_name,
        last_name,
        is_active: true,
        verified: true,
        archived: false,
        secondary_email: None,
        last_login,
        date_joined,
    }
}

/// What a cache of documents would keep.
pub(super) fn parse(question: &Question) -> Result<ExecutableDocument, Trouble> {
    async_graphql::parser::parse_query(&question.document).map_err(|error| trouble(error.to_string()))
}

/// How much of the rules of validity it looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Checks {
    /// Those of the specification, its default.
    All,
    /// Those without which it would not run.
    Few,
}

/// The schema.
pub(super) struct Theirs {
    schema: Schema<Query, Mutation, EmptySubscription>,
}

impl Theirs {
    pub(super) fn new(checks: Checks) -> Self {
        let mode = match checks {
            Checks::All => ValidationMode::Strict,
            Checks::Few => ValidationMode::Fast,
        };
        Self { schema: Schema::build(Query, Mutation, EmptySubscription).validation_mode(mode).finish() }
    }

    pub(super) fn answer(&self, question: &Question) -> Result<Vec<u8>, String> {
        self.run(Request::new(&*question.document), question)
    }

    /// With a document that was parsed before; the library keeps none itself.
    pub(super) fn answer_parsed(&self, question: &Question, parsed: &ExecutableDocument) -> Result<Vec<u8>, String> {
        let mut request = Request::new(&*question.document);
        request.set_parsed_query(parsed.clone());
        self.run(request, question)
    }

    fn run(&self, request: Request, question: &Question) -> Result<Vec<u8>, String> {
        let variables = Variables::from_json(serde_json::Value::Object(question.variables.clone()));
        let response = self.schema.execute(request.variables(variables)).now_or_never().ok_or("nothing here waits")?;
        serde_json::to_vec(&response).map_err(|error| error.to_string())
    }
}
