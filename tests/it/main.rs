//! All tests of the service as a whole, in one program: a folder for each contract, a file for each operation.
#![cfg(test)]

mod across;
mod authorization;
mod browser;
mod cleaning;
mod cluster;
mod contract;
mod database;
mod dialects;
mod endings;
mod examples;
mod faults;
mod forms;
mod http;
mod mail;
mod migrations;
mod operator;
mod pages;
mod platform_contract;
mod program;
mod races;
mod readme;
mod recovery;
mod registration;
mod service;
mod session_contract;
mod sessions;
mod settings;
mod statements;
mod support;
mod takeover;
mod tidy;
mod tls;
mod tokens;
mod updating;
mod users;
