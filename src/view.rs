//! The screen: a pure function of the store, part by part in the order of the reader's path.
//!
//! Elements are built with functions, not with the `view!` macro: the macro writes static parts as HTML text,
//! which pages under Trusted Types refuse.

// What the plain tables are made of: the build makes them, natively.
mod head;
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the screens use the rest")
)]
mod html;
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the screens use the rest")
)]
mod marks;
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the screens use the rest")
)]
mod parts;
mod tables;

#[cfg(not(target_arch = "wasm32"))]
mod plain;

#[cfg(not(target_arch = "wasm32"))]
pub use plain::plain;

// What is for a browser alone.
#[cfg(target_arch = "wasm32")]
mod answers;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod arrange;
#[cfg(target_arch = "wasm32")]
mod begin;
#[cfg(target_arch = "wasm32")]
mod compare;
#[cfg(target_arch = "wasm32")]
mod foot;
#[cfg(target_arch = "wasm32")]
mod keep;
#[cfg(target_arch = "wasm32")]
mod notices;
#[cfg(target_arch = "wasm32")]
mod offer;
#[cfg(target_arch = "wasm32")]
mod path;
#[cfg(target_arch = "wasm32")]
mod picture;
#[cfg(target_arch = "wasm32")]
mod plan;
#[cfg(target_arch = "wasm32")]
mod sheet;
#[cfg(target_arch = "wasm32")]
mod sort;
#[cfg(target_arch = "wasm32")]
mod steps;
#[cfg(target_arch = "wasm32")]
mod stored;
#[cfg(target_arch = "wasm32")]
mod two;
#[cfg(target_arch = "wasm32")]
mod visit;
#[cfg(target_arch = "wasm32")]
mod ways;

#[cfg(target_arch = "wasm32")]
pub use app::app;
pub use html::AnyView;
#[cfg(target_arch = "wasm32")]
pub use html::Shown;
