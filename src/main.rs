//! The WebAssembly module: the library, and nothing that others could still link to.
//!
//! Built as a `cdylib` beside the library, the module kept 45 KB that nobody calls.
//! Without a `main` it needs nothing of what the standard library does before and after one.

#![cfg_attr(target_arch = "wasm32", no_main)]

use worry_sorter as _;

/// Memory: less than half the bytes of the allocator that the standard library brings.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
