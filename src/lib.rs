//! Worry Sorter: a reader sorts an article's risks by how much each worries them.
//!
//! The modules in reading order. ARCHITECTURE.md says who may know whom.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]

pub mod domain;

#[cfg(target_arch = "wasm32")]
pub mod browser;
