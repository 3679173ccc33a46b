//! The tasks of the project: regenerate, check, release, attack; and the documented examples, which tests run as well.

mod attack;
mod authority;
mod breaking;
mod check;
mod ci;
mod documentation;
pub mod example;
mod generated;
mod problem;
mod release;
mod tree;

pub use attack::attack;
pub use breaking::{Breaking, breaking};
pub use check::{check, regenerate};
pub use ci::{COMMANDS, CiFailed, ci};
pub use problem::{Kind, Mend, Problem};
pub use release::{NotReleased, release};
pub use tree::{Tree, TreeError};
