// The widget as one module: wasm-bindgen's glue and the style of the shadow root.
//
// The build names both imports: the glue is Trunk's output, the style is style/index.css in one piece.

import init, { mount } from "worry-sorter-glue";
import css from "worry-sorter-style";

/**
 * Starts the WebAssembly module from an address or from bytes.
 *
 * Resolves to the function that mounts; see element.js.
 */
export async function ready(wasm) {
  await init({ module_or_path: wasm });
  // A policy that forbids <style> and style attributes allows constructed sheets.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return (host, root) => {
    root.adoptedStyleSheets = [sheet];
    const widget = mount(host, root);
    return () => widget.free();
  };
}

/** Starts the module that lies beside this file; the build puts its name here. */
export const fetched = () => ready(new URL(WORRY_SORTER_WASM, import.meta.url));
