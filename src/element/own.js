// A page's own catalogue: read and checked by a module of its own, which comes to such a page alone.

import { unpack } from "./unpack.js";

let module; // The promise of it; gone where it failed, so that the next element tries anew.

// The build puts name and hash here.
async function load() {
  const answer = await fetch(new URL(WORRY_SORTER_OWN, import.meta.url), { integrity: WORRY_SORTER_OWN_HASH });
  const { instance } = await WebAssembly.instantiate(await unpack(await answer.arrayBuffer()));
  return instance.exports;
}

// A catalogue and its facts as `checked` in src/content.rs gives them back.
async function checked(catalogue, facts, refused) {
  module ??= load().catch((error) => {
    module = undefined;
    throw refused("missing", error.message);
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

/**
 * The content that some scripts hold, a catalogue or facts each, in place of what was built in, whose codes have a tag.
 * Every language is checked at once: its page learns of a mistake before a reader asks for that language.
 * What is wrong is thrown as what `refused` makes of the name of a sentence and of a reason.
 */
export async function contentOf(scripts, built, builtTag, refused) {
  const { languages } = built;
  const known = Object.keys(languages);
  const wrong = (message) => refused("catalogue", message);
  const texts = {};
  let own;
  for (const { textContent: text } of scripts) {
    let json;
    try {
      json = JSON.parse(text);
    } catch (error) {
      throw wrong(error.message);
    }
    const tag = json?.language;
    if (!known.includes(tag)) throw wrong(`language: is none of: ${known.join(", ")}`);
    texts[tag] ??= { facts: JSON.stringify({ language: tag, facts: [] }) };
    texts[tag][json.cards ? "catalogue" : "facts"] = text;
    if (!json.cards) continue;
    own ??= { catalogue: json.catalogue, editions: [json.edition], languages: {} };
    if (json.catalogue !== own.catalogue) throw wrong("catalogue: is not the same in each language");
    if (json.catalogue === built.catalogue) throw wrong("catalogue: is the name of what comes with the widget");
    if (json.tag === builtTag) throw wrong("tag: is that of what comes with the widget");
    own.languages[tag] = {
      name: languages[tag].name,
      load: async () => {
        const words = (await languages[tag].load()).split("\0", 1)[0].split("\n");
        const [catalogue, facts, own] = texts[tag].lines.split("\0");
        for (const line of own.split("\n")) {
          const [place, text] = line.split(/ (.*)/s);
          if (text) words[place] = text;
        }
        return [words.join("\n"), catalogue, facts].join("\0");
      },
    };
  }
  for (const tag in own?.languages) {
    const lines = await checked(texts[tag].catalogue, texts[tag].facts, refused);
    if (lines.startsWith("!")) throw wrong(`${tag}: ${lines.slice(1)}`);
    texts[tag].lines = lines;
  }
  return own ?? built;
}
