//! The schema as lychgate serves it: generated, prepared, run.

use super::Question;
use super::people::{self, Person};
use crate::trouble;
use futures_util::FutureExt;
use lychgate_engine::{CacheBounds, FieldError, Id, Maybe, Options, Schema};
use lychgate_rig::trouble::Trouble;

/// What the generator made.
#[expect(unreachable_pub, reason = "generated for a library")]
mod bench {
    include!(concat!(env!("OUT_DIR"), "/bench.rs"));
}

use bench::{Access, Resolvers, mutation, query, types};

/// The schema and how documents are kept.
pub(super) struct Ours {
    schema: Schema,
}

impl Ours {
    /// As it is served: documents that were seen are known.
    pub(super) fn keeping() -> Result<Self, Trouble> {
        Self::with(CacheBounds::default())
    }

    /// Every document is seen for the first time.
    pub(super) fn forgetting() -> Result<Self, Trouble> {
        Self::with(CacheBounds { entries: 0, bytes: 0 })
    }

    fn with(cache: CacheBounds) -> Result<Self, Trouble> {
        let options = Options { cache, ..Options::default() };
        let schema = Schema::new(&bench::TABLES, &|_| Some(true), options);
        Ok(Self { schema: schema.map_err(|error| trouble(error.to_string()))? })
    }

    pub(super) fn answer(&self, question: &Question) -> Result<Vec<u8>, String> {
        let prepared = self.schema.prepare(&question.document, None, question.variables.clone());
        let prepared = prepared.map_err(|_| "the document is refused".to_owned())?;
        let response = self.schema.run(&prepared, &bench::Root(&Everybody)).now_or_never();
        Ok(response.ok_or("nothing here waits")?.body)
    }
}

/// Answers without asking anybody.
struct Everybody;

impl Access for Everybody {}

impl query::Me for Everybody {
    async fn me(&self) -> Result<Option<types::UserNode>, FieldError> {
        Ok(Some(node(people::person(1))))
    }
}

impl query::Users for Everybody {
    async fn users(&self, arguments: query::UsersArguments) -> Result<types::UserNodeConnection, FieldError> {
        let first = arguments.first.unwrap_or(10);
        let edges: Vec<_> = people::people(first)
            .map(|person| types::UserNodeEdge { cursor: person.id.clone(), node: node(person) })
            .collect();
        let end_cursor = edges.last().map(|edge| edge.cursor.clone());
        let start_cursor = edges.first().map(|edge| edge.cursor.clone());
        let page_info = types::PageInfo { has_next_page: true, has_previous_page: false, start_cursor, end_cursor };
        Ok(types::UserNodeConnection { page_info, edges, total_count: 1000 })
    }
}

impl query::Wide for Everybody {
    async fn wide(&self) -> Result<types::Wide, FieldError> {
        Ok(include!(concat!(env!("OUT_DIR"), "/wide_ours.rs")))
    }
}

impl mutation::UpdateProfile for Everybody {
    async fn update_profile(
        &self,
        arguments: mutation::UpdateProfileArguments,
    ) -> Result<types::UpdateProfilePayload, FieldError> {
        let types::UpdateProfileInput { first_name, last_name, .. } = arguments.input;
        let last_name = if let Maybe::Value(name) = last_name { name } else { String::new() };
        let user = types::UserNode { first_name, last_name, ..node(people::person(1)) };
        Ok(types::UpdateProfilePayload { success: true, user: Some(user) })
    }
}

impl Resolvers for Everybody {}

fn node(person: Person) -> types::UserNode {
    let Person { id, pk, username, email, first_name, last_name, last_login, date_joined } = person;
    types::UserNode {
        id: Id(id),
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
