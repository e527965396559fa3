//! The WebAssembly module: the library, and nothing that others could still link to.
//!
//! Built as a `cdylib` beside the library, the module kept 45 KB that nobody calls.

use worry_sorter as _;

fn main() {}
