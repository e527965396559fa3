//! Worry Sorter: a reader sorts an article's risks by how much each worries them.
//!
//! The modules in reading order. ARCHITECTURE.md says who may know whom.

pub mod domain;
pub mod saving;
pub mod words;

#[cfg(target_arch = "wasm32")]
#[allow(
    clippy::disallowed_methods,
    reason = "this is the module that touches the window"
)]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod content;
#[cfg(all(target_arch = "wasm32", feature = "spoiled"))]
#[allow(clippy::panic, reason = "it stops on purpose, for tests alone")]
mod spoiled;
#[cfg(target_arch = "wasm32")]
pub mod store;
pub mod view;
