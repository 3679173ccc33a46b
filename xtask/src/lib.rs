//! The tasks of the project: regenerate, check, release, attack, bench; and the documented examples, which tests run as well.

mod authority;
mod breaking;
mod check;
mod ci;
mod documentation;
pub mod example;
mod generated;
mod problem;
mod release;
mod release_build;
mod tree;

pub use breaking::{Breaking, breaking};
pub use check::{check, regenerate};
pub use ci::{COMMANDS, CiFailed, ci};
pub use problem::{Kind, Mend, Problem};
pub use release::{NotReleased, release};
pub use release_build::try_release_build;
pub use tree::{Tree, TreeError};
