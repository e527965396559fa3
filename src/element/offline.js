// The script of the offline file, where nothing can be fetched: the module stands in the page as text, packed.

import { define } from "../element.js";
import { ready } from "./widget.js";

// It was packed by `deflated` in xtask/src/bundle.rs.
async function module() {
  const text = atob(document.getElementById("worry-sorter-wasm").textContent);
  const packed = new Uint8Array(text.length);
  for (let at = 0; at < packed.length; at += 1) packed[at] = text.charCodeAt(at);
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(unpacked).arrayBuffer();
}

define((host) => ready(module(), host));
