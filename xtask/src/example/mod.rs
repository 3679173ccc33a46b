//! Documented examples: Markdown pages that are documentation, drift check and test at once. The form is told in
//! `schema/examples/README.md`.

mod answer;
mod given;
mod page;
mod placeholder;
mod platform_step;
mod relay;
mod then;

pub use answer::{Misfit, misfits};
pub use given::Given;
pub use page::{Block, Example, Located, Page, Unreadable};
pub use placeholder::{Difference, Held, Holding, Reference, differences, fill, references};
pub use platform_step::PlatformStep;
pub use relay::{CLIENT_MUTATION_ID, NotDerivable, relay_answer, relay_request};
pub use then::Then;
