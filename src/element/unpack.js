// The module as it was before xtask/src/bundle/packed.rs sorted it. The file that holds it is a module itself: its
// program, xtask/src/bundle/unpack.rs, puts together what stands in the section behind it.

/** The module that is packed in some bytes. */
export async function unpack(packed) {
  const { module, instance } = await WebAssembly.instantiate(packed).catch((error) => {
    throw new RangeError(error.message); // Every browser knows this program: the bytes are not all there.
  });
  const { memory, rows, module: whole, unpack } = instance.exports;
  const [section] = WebAssembly.Module.customSections(module, "packed");
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(new Uint8Array(section), rows());
  const length = unpack();
  return bytes.subarray(whole(), whole() + length);
}
