//! All tests of the service as a whole, in one program: a folder for each contract, a file for each operation.

mod authorization;
mod contract;
mod database;
mod examples;
mod http;
mod migrations;
mod races;
mod recovery;
mod service;
mod sessions;
mod support;
