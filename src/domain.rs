//! What the widget is about: the catalogue of risks, what a reader did with them, and what follows.
//!
//! The domain knows no framework, no browser, no clock and no randomness.
//! It fails only when it reads text; everything else is total.

pub mod arranging;
pub mod catalogue;
pub mod code;
pub mod comparison;
pub(crate) mod decimal;
pub(crate) mod joined;
mod json;
mod lines;
pub(crate) mod list;
pub(crate) mod order;
pub(crate) mod pieces;
pub mod plan;
pub mod ranking;
pub mod record;
pub mod restore;
pub mod session;
pub mod sorting;
