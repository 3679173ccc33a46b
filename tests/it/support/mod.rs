//! What tests stand on: a directory and a database server for the run, and a database for each test.

mod database;
pub(crate) mod roles;
mod run;

pub(crate) use database::TestDatabase;
pub(crate) use run::{directory, search_path};
