//! Mail against a real mail server and a real database.

mod letters;
mod outbox;
mod post;
mod transport;
