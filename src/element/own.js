// A page's own catalogue: read and checked by a module of its own, which comes to such a page alone.

import { unpack } from "./unpack.js";

let module; // The promise of it; gone where it failed, so that the next element tries anew.

// The build puts name and hash here.
async function load() {
  const answer = await fetch(new URL(WORRY_SORTER_OWN, import.meta.url), { integrity: WORRY_SORTER_OWN_HASH });
  const { instance } = await WebAssembly.instantiate(await unpack(await answer.arrayBuffer()));
  return instance.exports;
}

/** The catalogue and its facts as `checked` in src/content.rs gives them back. */
export async function checked(catalogue, facts) {
  module ??= load().catch((error) => {
    module = undefined;
    throw error;
  });
  const { memory, checked, __wbindgen_malloc: room, __wbindgen_free: free } = await module;
  // A text as wasm-bindgen takes it: where it lies and how long it is.
  const put = (text) => {
    const bytes = new TextEncoder().encode(text);
    const at = room(bytes.length, 1) >>> 0;
    new Uint8Array(memory.buffer).set(bytes, at);
    return [at, bytes.length];
  };
  const [at, length] = checked(...put(catalogue), ...put(facts));
  const text = new TextDecoder().decode(new Uint8Array(memory.buffer, at >>> 0, length));
  free(at, length, 1);
  return text;
}
