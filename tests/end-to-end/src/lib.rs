//! What the end-to-end tests are written with: the built `dist/`, a server, a browser, and a reader in front of it.
//!
//! It knows the widget from outside alone: the files of `dist/`, what stands on the screen, what the storage holds.
//! Whatever fails here fails a test, with a sentence.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    reason = "it is used in tests alone"
)]

mod after;
mod crash;
mod driver;
mod engine;
mod environment;
mod languages;
mod order;
mod outline;
mod path;
mod reader;
mod screens;
mod server;

pub use after::Fault;
pub use crash::despite_crashes;
pub use engine::Engine;
pub use environment::{axe, dist, example, frameworks};
pub use languages::in_every_language;
pub use order::{CARDS, KEY, LITTLE, NOT_NOW, PILES, UNSURE, VERY};
pub use path::answer;
pub use reader::{Hand, Reader};
pub use screens::every_screen;
pub use server::{Server, Site};
