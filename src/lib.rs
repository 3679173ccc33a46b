//! lychgate: a GraphQL account service that speaks published contracts. See ARCHITECTURE.md for the map.

pub mod api;
pub mod app;
pub mod cli;
pub mod config;
pub mod crypto;
pub mod db;
pub mod domain;
pub mod error;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
pub mod generated;
pub mod http;
pub mod mail;
pub mod observe;
pub mod operator;
pub mod outbound;
pub mod pages;
pub mod service;
