// The script of the offline file, where nothing can be fetched: the module stands in the page as text.

import { define } from "../element.js";
import { ready } from "./widget.js";

define(() => {
  const text = document.getElementById("worry-sorter-wasm").textContent;
  return ready(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
});
