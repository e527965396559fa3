// The script of the offline file, where nothing can be fetched: the module stands in the page as text, packed.
//
// Browsers can unpack by themselves, but not those of before 2023.

import { inflateSync } from "fflate";

import { define } from "../element.js";
import { ready } from "./widget.js";

define((host) => {
  const text = document.getElementById("worry-sorter-wasm").textContent;
  return ready(inflateSync(Uint8Array.from(atob(text), (character) => character.charCodeAt(0))), host);
});
