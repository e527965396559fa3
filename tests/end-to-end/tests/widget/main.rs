//! The built widget in a browser, as a reader meets it. Run by `cargo xtask test`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests"
)]

mod access;
mod attacks;
mod catalogue;
mod element;
mod embedded;
mod example;
mod faults;
mod frameworks;
mod hand;
mod host;
mod languages;
mod links;
mod looks;
mod offline;
mod outlines;
mod path;
mod plain;
mod publish;
mod room;
mod send;
mod silence;
mod soak;
mod stops;
mod storage;
mod tabs;
