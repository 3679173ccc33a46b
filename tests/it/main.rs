//! All tests of the service as a whole, in one program: a folder for each contract, a file for each operation.

mod database;
mod migrations;
mod recovery;
mod support;
