//! The WebAssembly module: the library, and nothing that others could still link to.
//!
//! Built as a `cdylib` beside the library, the module kept 45 KB that nobody calls.

#![cfg_attr(target_arch = "wasm32", no_main)]

use worry_sorter as _;

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
