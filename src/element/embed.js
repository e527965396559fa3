// What an article loads: the element alone. The widget comes when the reader nears it.

import { define } from "../element.js";
import { part } from "./part.js";

// The build puts names and hashes here. The module comes beside the script, not after it.
define((host) => {
  const answer = fetch(new URL(WORRY_SORTER_WASM, import.meta.url), { integrity: WORRY_SORTER_WASM_HASH });
  const module = answer.then((answer) => answer.arrayBuffer());
  module.catch(() => {}); // Whoever waits for it is told; the script may not come so far.
  return part(WORRY_SORTER_WIDGET, WORRY_SORTER_WIDGET_HASH).then(({ ready }) => ready(module, host));
});
