//! `Query.users`

use super::caller::Sight;
use super::errors::Misasked;
use super::{Accounts, errors, node_id, types};
use crate::domain::Account;
use crate::domain::list_window::{Before, Page, Window, WindowRequest};
use crate::domain::user_directory::{Directory, Selection, Wanted};
use crate::generated::accounts::query::{self, UsersArguments};
use crate::generated::accounts::types::{PageInfo, UserNodeConnection, UserNodeEdge};
use lychgate_engine::FieldError;

/// The list that a page is of: what `totalCount` counts. None where there is nothing to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserList(pub(super) Option<(Directory, Selection)>);

impl query::Users for Accounts {
    async fn users(&self, sight: &Sight, arguments: UsersArguments) -> Result<Option<UserNodeConnection>, FieldError> {
        let window = match Window::of(request(&arguments)) {
            Ok(window) => window,
            Err(error) => return self.misasked(sight, &Misasked::Window(error)).map_or(Ok(Some(nothing())), Err),
        };
        let Some(directory) = sight.directory() else { return Ok(Some(nothing())) };
        let selection = Selection::of(&wanted(arguments));
        let page = directory.page(&self.app, &selection, window).await.map_err(errors::failure)?;
        Ok(Some(connection(page, UserList(Some((*directory, selection))))))
    }
}

/// The answer to those whom nothing is shown.
pub(super) fn nothing() -> UserNodeConnection {
    connection(Page::empty(), UserList(None))
}

fn request(arguments: &UsersArguments) -> WindowRequest {
    let before = arguments.before.as_option().map(|cursor| node_id::place(cursor));
    WindowRequest {
        offset: arguments.offset.into_option(),
        after: arguments.after.as_option().and_then(|cursor| node_id::place(cursor)),
        before: before.map(|place| place.map_or(Before::Unreadable, Before::Place)),
        first: arguments.first.into_option(),
        last: arguments.last.into_option(),
    }
}

fn wanted(arguments: UsersArguments) -> Wanted {
    Wanted {
        email: arguments.email.into_option(),
        username: arguments.username.into_option(),
        username_contains: arguments.username_icontains.into_option(),
        username_starts_with: arguments.username_istartswith.into_option(),
        is_active: arguments.is_active.into_option(),
        archived: arguments.status_archived.into_option(),
        verified: arguments.status_verified.into_option(),
        secondary_email: arguments.status_secondary_email.into_option(),
    }
}

fn connection(page: Page<Account>, list: UserList) -> UserNodeConnection {
    let places = page.start..;
    let edge =
        |(place, account)| UserNodeEdge { node: Some(types::user_node(account)), cursor: node_id::cursor(place) };
    let edges: Vec<_> = places.zip(page.items).map(edge).collect();
    UserNodeConnection {
        page_info: PageInfo {
            has_next_page: page.has_next,
            has_previous_page: page.has_previous,
            start_cursor: edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: edges.last().map(|edge| edge.cursor.clone()),
        },
        edges: edges.into_iter().map(Some).collect(),
        carried: list,
    }
}
