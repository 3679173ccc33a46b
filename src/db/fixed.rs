//! Statements whose text does not depend on their values: built once, and prepared once on each connection.
//!
//! diesel takes the text of `sql_query`, of updates and of upserts for one that may be another every time, and has the server
//! parse and plan it anew: a journey and most of the processor time of a short statement. Those that it does keep it still
//! writes anew each time, to send nothing of it. [`fixed!`] says of a statement that its text is the same every time.

use diesel::QueryResult;
use diesel::pg::{Pg, PgQueryBuilder};
use diesel::query_builder::{AstPass, Query, QueryBuilder, QueryFragment, QueryId};
use std::marker::PhantomData;
use std::sync::OnceLock;

/// A place in the code where a statement is written.
pub(super) trait Site: 'static {
    /// Its text, once it was built.
    fn text() -> &'static OnceLock<String>;
}

/// A statement whose text is the same every time. Made by [`fixed!`].
#[derive(Debug)]
pub(super) struct Fixed<S, Q> {
    query: Q,
    site: PhantomData<S>,
}

impl<S, Q> Fixed<S, Q> {
    pub(super) fn new(_site: S, query: Q) -> Self {
        Self { query, site: PhantomData }
    }
}

/// Says of a statement that its text is the same every time, whatever its values: no list of columns, of rows or of conditions
/// in it has a length that varies, and it is in no generic function. A debug build looks.
///
/// Not for statements whose good plan depends on their values: after a few times the server plans them without.
macro_rules! fixed {
    ($query:expr) => {{
        struct Here;
        impl $crate::db::fixed::Site for Here {
            fn text() -> &'static std::sync::OnceLock<String> {
                static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
                &TEXT
            }
        }
        $crate::db::fixed::Fixed::new(Here, $query)
    }};
}
pub(super) use fixed;

impl<S: 'static, Q> QueryId for Fixed<S, Q> {
    type QueryId = S;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<S, Q: Query> Query for Fixed<S, Q> {
    type SqlType = Q::SqlType;
}

impl<S: Site, Q: QueryFragment<Pg>> QueryFragment<Pg> for Fixed<S, Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.query.walk_ast(pass)
    }

    fn to_sql(&self, out: &mut PgQueryBuilder, backend: &Pg) -> QueryResult<()> {
        let build = || {
            let mut builder = PgQueryBuilder::new();
            self.query.to_sql(&mut builder, backend).map(|()| builder.finish())
        };
        let text = match S::text().get() {
            Some(text) => text,
            None => {
                let text = build()?;
                S::text().get_or_init(|| text)
            }
        };
        debug_assert_eq!(build().as_ref(), Ok(text), "a fixed statement has another text this time");
        out.push_sql(text);
        Ok(())
    }

    fn is_safe_to_cache_prepared(&self, _backend: &Pg) -> QueryResult<bool> {
        Ok(true)
    }
}
