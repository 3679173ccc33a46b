//! The contracts as Rust, one module for each flavour, made from schema/ by build.rs. To be read in generated/.

/// The accounts contract, plain flavour.
pub mod accounts {
    include!(concat!(env!("OUT_DIR"), "/accounts.rs"));
}

/// The accounts contract, Relay flavour: the traits of the plain one, served with `input` and `clientMutationId`.
pub mod accounts_relay {
    include!(concat!(env!("OUT_DIR"), "/accounts_relay.rs"));
}

/// The platform contract.
pub mod platform {
    include!(concat!(env!("OUT_DIR"), "/platform.rs"));
}

/// The session contract.
pub mod session {
    include!(concat!(env!("OUT_DIR"), "/session.rs"));
}
