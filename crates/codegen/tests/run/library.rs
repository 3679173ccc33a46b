//! The handwritten half of the kitchen sink: resolvers over a few books in memory.

use crate::kitchen_sink::{
    Access, Deny, Refuse, Resolvers, author, mutation, query,
    types::{
        Author, Book, ChangeBook, Confirm2FaResult, Filter, Fragile, Genre, Item, Node, Record, Review, Vault,
        Verify2faCode,
    },
};
use lychgate_engine::{
    AccessRule, Completed, Counter, Field, FieldError, FromValue, Id, LimitRule, Maybe, Out, Path, Value, Violation,
    Write,
};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// An exact number, as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Decimal(pub String);

impl Write for Decimal {
    fn write(&self, _: &Field, _: &Path<'_>, out: &mut Out) -> Completed {
        out.string(&self.0);
        Ok(())
    }
}

impl FromValue for Decimal {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        String::from_value(value).map(Self)
    }
}

/// Who asks, and how often a resolver ran.
#[derive(Debug, Default)]
pub(crate) struct Library {
    /// The name of the caller, if there is one, and the age of the authentication.
    pub caller: Option<(&'static str, u32)>,
    /// How many attempts are let through.
    pub attempts: Option<usize>,
    /// The attempts that were counted, with the address of each.
    pub counted: Mutex<Vec<Option<String>>>,
    /// How many resolvers of root fields ran.
    pub runs: AtomicUsize,
}

/// The proof of a signed-in caller.
#[derive(Debug)]
pub(crate) struct Caller(&'static str);

/// The proof of an administrator.
#[derive(Debug)]
pub(crate) struct Administrator;

/// Why a caller may not.
#[derive(Debug, PartialEq)]
pub(crate) enum Denial {
    /// Nobody is signed in.
    Anonymous,
    /// The authentication is too old.
    Stale,
    /// There were too many attempts.
    Limited,
}

impl Access for Library {
    type Denial = Denial;
    type SignedIn = Caller;
    type Admin = Administrator;

    async fn signed_in(&self, rule: &AccessRule) -> Result<Caller, Denial> {
        assert_eq!(*rule, AccessRule { recent_s: None, permission: None });
        self.caller.map(|(name, _)| Caller(name)).ok_or(Denial::Anonymous)
    }

    async fn admin(&self, rule: &AccessRule) -> Result<Administrator, Denial> {
        assert_eq!(*rule, AccessRule { recent_s: Some(600), permission: Some("vault:read") });
        let (_, age_s) = self.caller.ok_or(Denial::Anonymous)?;
        if rule.recent_s.is_some_and(|recent_s| age_s > recent_s) { Err(Denial::Stale) } else { Ok(Administrator) }
    }

    async fn admit(&self, rule: &LimitRule, address: Option<&str>) -> Result<(), Denial> {
        assert_eq!(rule.counters, [Counter::Guesses, Counter::Mail]);
        let mut counted = self.counted.lock().unwrap();
        counted.push(address.map(str::to_owned));
        if self.attempts.is_none_or(|most| counted.len() <= most) { Ok(()) } else { Err(Denial::Limited) }
    }
}

impl Deny<Option<Author>> for Library {
    fn deny(&self, _: Denial) -> Result<Option<Author>, FieldError> {
        Ok(None)
    }
}

impl Deny<Option<ChangeBook>> for Library {
    fn deny(&self, denial: Denial) -> Result<Option<ChangeBook>, FieldError> {
        Ok(Some(ChangeBook { seen: vec![format!("{denial:?}")], author: None }))
    }
}

impl Deny<Verify2faCode> for Library {
    fn deny(&self, denial: Denial) -> Result<Verify2faCode, FieldError> {
        assert_eq!(denial, Denial::Limited);
        Ok(Verify2faCode { success: false })
    }
}

impl Deny<Vault> for Library {
    fn deny(&self, denial: Denial) -> Result<Vault, FieldError> {
        Err(FieldError::with_code("Not for you.", "FORBIDDEN").extend("reason", format!("{denial:?}")))
    }
}

impl<T> Refuse<T> for Library {
    fn invalid_input(&self, violations: &[Violation]) -> Result<T, FieldError> {
        Err(lychgate_engine::invalid_input(violations))
    }
}

/// A book with a sequel and reviews, one of which fails.
pub(crate) fn book() -> Book {
    let sequel = Book { id: Id("b2".to_owned()), title: "Two".to_owned(), sequel: None, reviews: None, ..first_book() };
    Book { sequel: Some(Box::new(sequel)), ..first_book() }
}

fn first_book() -> Book {
    let good = Review { stars: 5, verdict: Fragile { must: 1.0, may: Some(0.5) } };
    let bad = Review { stars: 0, verdict: Fragile { must: f64::NAN, may: None } };
    Book {
        id: Id("b1".to_owned()),
        title: "One \"of\" two".to_owned(),
        author: Some(ada()),
        genre: Genre::ScienceFiction,
        price: Some(Decimal("12.50".to_owned())),
        weight: 0.25,
        tags: vec!["new".to_owned(), "näive\n".to_owned()],
        reviews: Some(vec![Some(good), Some(bad), None]),
        sequel: None,
        isbn: None,
        old_title: None,
    }
}

/// The author of everything.
pub(crate) fn ada() -> Author {
    Author { id: Id("a1".to_owned()), name: "Ada".to_owned() }
}

impl Library {
    fn ran(&self) {
        self.runs.fetch_add(1, Ordering::Relaxed);
    }
}

impl query::Shelf for Library {
    async fn shelf(&self, arguments: query::ShelfArguments) -> Result<Vec<Item>, FieldError> {
        self.ran();
        let titles = match arguments.filter {
            Maybe::Value(Filter { genres, text, .. }) => format!("{genres:?} {text:?}"),
            Maybe::Null => "null".to_owned(),
            Maybe::Absent => "absent".to_owned(),
        };
        let record = Record { id: Id("r1".to_owned()), title: titles, self_: true };
        let items = [Item::from(book()), Item::from(record)];
        let first = arguments.first.and_then(|first| usize::try_from(first).ok()).unwrap_or(1);
        Ok(items.into_iter().take(first).collect())
    }
}

impl query::Node for Library {
    async fn node(&self, arguments: query::NodeArguments) -> Result<Option<Node>, FieldError> {
        self.ran();
        Ok(match arguments.id.0.as_str() {
            "a1" => Some(ada().into()),
            "b1" => Some(book().into()),
            _ => None,
        })
    }
}

impl query::Author for Library {
    async fn author(&self, arguments: query::AuthorArguments) -> Result<Option<Author>, FieldError> {
        self.ran();
        if arguments.name == "nobody" { Err(FieldError::new("No such author.")) } else { Ok(Some(ada())) }
    }
}

impl query::Me for Library {
    async fn me(&self, caller: &Caller) -> Result<Option<Author>, FieldError> {
        self.ran();
        Ok(Some(Author { name: caller.0.to_owned(), ..ada() }))
    }
}

impl query::Vault for Library {
    async fn vault(&self, _: &Administrator) -> Result<Vault, FieldError> {
        self.ran();
        Ok(Vault { gold: 3 })
    }
}

impl query::Fragile for Library {
    async fn fragile(&self) -> Result<Option<Fragile>, FieldError> {
        Ok(Some(Fragile { must: f64::INFINITY, may: Some(f64::NAN) }))
    }
}

impl query::Matrix for Library {
    async fn matrix(&self) -> Result<Option<Vec<Vec<Option<i32>>>>, FieldError> {
        Ok(Some(vec![vec![Some(1), None], vec![], vec![Some(i32::MIN)]]))
    }
}

impl query::Pages for Library {
    async fn pages(&self) -> Result<i32, FieldError> {
        Err(FieldError::with_code("Nobody counted.", "NOT_COUNTED"))
    }
}

impl author::Books for Library {
    async fn books(&self, parent: &Author, arguments: author::BooksArguments) -> Result<Vec<Book>, FieldError> {
        let title = format!("by {} {:?}", parent.name, arguments.genre);
        let count = usize::try_from(arguments.first).unwrap_or_default();
        Ok(vec![Book { title, ..book() }; count])
    }
}

impl author::Biography for Library {
    async fn biography(&self, parent: &Author) -> Result<Option<String>, FieldError> {
        Ok(Some(format!("The life of {}", parent.name)))
    }
}

impl author::Rival for Library {
    async fn rival(&self, _: &Author, caller: &Caller) -> Result<Option<Author>, FieldError> {
        Ok(Some(Author { name: format!("Not {}", caller.0), ..ada() }))
    }
}

impl mutation::ChangeBook for Library {
    async fn change_book(
        &self,
        _: &Caller,
        arguments: mutation::ChangeBookArguments,
    ) -> Result<Option<ChangeBook>, FieldError> {
        self.ran();
        let mutation::ChangeBookArguments { id, title, pages, r#type, isbn, note } = arguments;
        let note = match note {
            Maybe::Value(note) => format!("{:?} {:?}", note.text, note.stars),
            Maybe::Null => "null".to_owned(),
            Maybe::Absent => "absent".to_owned(),
        };
        let seen =
            vec![id.0, format!("{title:?}"), format!("{pages:?}"), format!("{:?}", r#type), format!("{isbn:?}"), note];
        Ok(Some(ChangeBook { seen, author: Some(ada()) }))
    }
}

impl mutation::Verify2faCode for Library {
    async fn verify_2fa_code(&self, arguments: mutation::Verify2faCodeArguments) -> Result<Verify2faCode, FieldError> {
        self.ran();
        Ok(Verify2faCode { success: arguments.code == "123456" })
    }
}

impl mutation::Confirm2Fa for Library {
    async fn confirm2_fa(&self) -> Result<Option<Confirm2FaResult>, FieldError> {
        Err(FieldError::new("Not today."))
    }
}

impl Resolvers for Library {}
