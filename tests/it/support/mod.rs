//! What tests stand on: a directory and a database server for the run, and a database for each test.

pub(crate) mod client;
mod database;
pub(crate) mod journey;
mod logs;
pub(crate) mod passkey;
pub(crate) mod person;
pub(crate) mod providers;
pub(crate) mod roles;
mod run;
pub(crate) mod secrets;
pub(crate) mod service;
pub(crate) mod smtp;
pub(crate) mod webdriver;
pub(crate) mod world;

pub(crate) use database::{TestDatabase, count};
pub(crate) use logs::logged;
pub(crate) use run::{directory, search_path};
pub(crate) use service::Service;
