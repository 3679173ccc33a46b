//! Who may see the accounts of others, and what they can ask about them.

use super::authenticate::Caller;
use super::email_address::EmailAddress;
use super::form_text::stripped;
use super::list_window::{Page, Reading, Window};
use super::username::Username;
use crate::app::App;
use crate::db::accounts::Account;
use crate::db::user_pages::{self, Exact, UserFilters};
use crate::error::Failure;

/// Whom accounts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Those who belong to the staff.
    Staff,
    /// Everybody with a live session.
    Authenticated,
    /// Everybody.
    Public,
}

/// The proof that somebody may see the accounts of others. There is no other way to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Directory(());

impl Directory {
    /// Opens it for somebody, or for nobody in particular.
    pub fn open(visibility: Visibility, caller: Option<&Caller>) -> Option<Self> {
        let may_see = match visibility {
            Visibility::Public => true,
            Visibility::Authenticated => caller.is_some(),
            Visibility::Staff => caller.is_some_and(|caller| caller.account.is_staff),
        };
        may_see.then_some(Self(()))
    }

    /// The account with this key, whatever became of it.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn account(&self, app: &App, id: i32) -> Result<Option<Account>, Failure> {
        Ok(app.db.read(async |conn| user_pages::find(conn, id).await).await?)
    }

    /// A page of those who are selected, by their key. One statement.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn page(&self, app: &App, selection: &Selection, window: Window) -> Result<Page<Account>, Failure> {
        let Selection::Those(filters) = selection else { return Ok(Page::empty()) };
        match window.reading() {
            Reading::Nothing => Ok(Page::empty()),
            Reading::Forward { offset, limit } => {
                let read = app.db.read_at_length(async |conn| user_pages::forward(conn, filters, offset, limit).await);
                Ok(window.page_of_forward(read.await?))
            }
            Reading::Backward { lower, before, count } => {
                let read =
                    app.db.read_at_length(async |conn| user_pages::backward(conn, filters, lower, before, count).await);
                let tail = read.await?;
                Ok(window.page_of_backward(tail.start, tail.accounts))
            }
        }
    }

    /// How many are selected. One statement.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn count(&self, app: &App, selection: &Selection) -> Result<i64, Failure> {
        match selection {
            Selection::Nobody => Ok(0),
            Selection::Those(filters) => {
                Ok(app.db.read_at_length(async |conn| user_pages::count(conn, filters).await).await?)
            }
        }
    }
}

/// What somebody asks of the accounts of a list. A text is taken as a form takes it, without the white space around it;
/// an empty one asks for nothing.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The primary address, letter by letter.
    pub email: Option<String>,
    /// The user name, letter by letter.
    pub username: Option<String>,
    /// A part of the user name, in any case.
    pub username_contains: Option<String>,
    /// The beginning of the user name, in any case.
    pub username_starts_with: Option<String>,
    /// Whether the account may sign in.
    pub is_active: Option<bool>,
    /// Whether it is archived.
    pub archived: Option<bool>,
    /// Whether its address has been confirmed.
    pub verified: Option<bool>,
    /// The secondary address, letter by letter.
    pub secondary_email: Option<String>,
}

/// The accounts of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// None: no account can be what was asked for.
    Nobody,
    /// Those that pass the filters.
    Those(UserFilters),
}

impl Selection {
    /// Those who are wanted.
    pub fn of(wanted: &Wanted) -> Self {
        Self::filters(wanted).map_or(Self::Nobody, Self::Those)
    }

    fn filters(wanted: &Wanted) -> Option<UserFilters> {
        Some(UserFilters {
            email: exact(wanted.email.as_deref(), EmailAddress::lookup_key)?,
            username: exact(wanted.username.as_deref(), Username::lookup_key)?,
            username_contains: text(wanted.username_contains.as_deref(), Username::lookup_key)?,
            username_starts_with: text(wanted.username_starts_with.as_deref(), Username::lookup_key)?,
            is_active: wanted.is_active,
            archived: wanted.archived,
            verified: wanted.verified,
            secondary_email: exact(wanted.secondary_email.as_deref(), EmailAddress::lookup_key)?,
        })
    }
}

/// What is looked up for a text: `None` where nobody can have it, `Some(None)` where nothing is asked for.
#[expect(clippy::option_option, reason = "nobody, anybody, and somebody are three answers")]
fn text(wanted: Option<&str>, key: impl Fn(&str) -> Option<String>) -> Option<Option<String>> {
    match wanted.map(stripped).filter(|wanted| !wanted.is_empty()) {
        None => Some(None),
        Some(wanted) => key(wanted).map(Some),
    }
}

/// As [`text`], for what is compared letter by letter.
#[expect(clippy::option_option, reason = "nobody, anybody, and somebody are three answers")]
fn exact(wanted: Option<&str>, key: impl Fn(&str) -> Option<String>) -> Option<Option<Exact>> {
    let found = text(wanted, key)?;
    Some(found.zip(wanted).map(|(key, shown)| Exact { key, shown: stripped(shown).to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::{Exact, Selection, UserFilters, Wanted};

    fn of(change: impl FnOnce(&mut Wanted)) -> Selection {
        let mut wanted = Wanted::default();
        change(&mut wanted);
        Selection::of(&wanted)
    }

    fn those(change: impl FnOnce(&mut UserFilters)) -> Selection {
        let mut filters = UserFilters::default();
        change(&mut filters);
        Selection::Those(filters)
    }

    #[test]
    fn an_empty_text_asks_for_nothing() {
        for text in ["", " \t"] {
            let all = of(|wanted| {
                wanted.email = Some(text.to_owned());
                wanted.username = Some(text.to_owned());
                wanted.username_contains = Some(text.to_owned());
                wanted.username_starts_with = Some(text.to_owned());
                wanted.secondary_email = Some(text.to_owned());
            });
            assert_eq!(all, those(|_| {}), "{text:?}");
        }
    }

    #[test]
    fn what_nobody_can_have_selects_nobody() {
        assert_eq!(of(|wanted| wanted.email = Some("nobody".to_owned())), Selection::Nobody);
        assert_eq!(of(|wanted| wanted.secondary_email = Some("a\0@b.org".to_owned())), Selection::Nobody);
        assert_eq!(of(|wanted| wanted.username = Some("a\0".to_owned())), Selection::Nobody);
        assert_eq!(of(|wanted| wanted.username_contains = Some("\0".to_owned())), Selection::Nobody);
        assert_eq!(of(|wanted| wanted.username_starts_with = Some("a".repeat(601))), Selection::Nobody);
    }

    #[test]
    fn exact_texts_keep_their_letters_and_parts_do_not() {
        let exact = |key: &str, shown: &str| Some(Exact { key: key.to_owned(), shown: shown.to_owned() });
        let email = of(|wanted| wanted.email = Some(" Yoda@Example.org ".to_owned()));
        assert_eq!(email, those(|filters| filters.email = exact("yoda@example.org", "Yoda@Example.org")));
        let username = of(|wanted| wanted.username = Some("Yoda".to_owned()));
        assert_eq!(username, those(|filters| filters.username = exact("yoda", "Yoda")));
        let part = of(|wanted| wanted.username_contains = Some("ODA".to_owned()));
        assert_eq!(part, those(|filters| filters.username_contains = Some("oda".to_owned())));
    }
}
