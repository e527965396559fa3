// The widget as one module: wasm-bindgen's glue, the style of the shadow root and the first language.
//
// The build names all imports: the glue is Trunk's output, the style is style/index.css in one piece,
// the languages are made from data/. In this order they pack best: 70 bytes less than the other way round.

import css from "worry-sorter-style";
import { catalogue, editions, languages, own as ownPart, qr, sheet, tag as builtTag } from "worry-sorter-languages";
import glue from "worry-sorter-glue";

import { code, leads, link } from "./address.js";
import { hand } from "./drag.js";
import { press } from "./keys.js";
import { turn } from "./turn.js";
import { unpack } from "./unpack.js";

// What the widget was built with.
const built = { catalogue, editions, languages };

// When another tab may have saved something: it says so, or this one comes to the front or back from the history.
// WebKit says nothing between files on a disk.
const LOOKS = ["storage", "focus", "visibilitychange", "pageshow"];

// So long, in milliseconds, a sentence waits for one that takes its place: those who listen hear the last of a burst alone.
const BURST = 100;

// The widgets of this page that are mounted.
const mounted = new Set();

// How often the module is started anew on a page where it stops. The last time, what is saved is set aside:
// it may be what stops it.
const RESTARTS = 3;

// What a stopped module answers: the glue looks for parts of an answer in it, and finds none.
const NO_ANSWER = [];

let compiled; // The module.
let instance; // What runs, with glue of its own; all widgets of the page live in it.
let stops = 0; // How often it has stopped.

// Makes an instance's glue. Every call into the module is guarded: after a trap nothing in there can be trusted,
// so nothing calls it any more, and another instance takes its place.
function begin() {
  let depth = 0;
  const made = glue((exports, module) => {
    compiled = module;
    const guard = (call) => (...values) => {
      if (made.stopped) return NO_ANSWER;
      depth += 1;
      try {
        return call(...values);
      } catch (error) {
        if (!made.stopped) queueMicrotask(() => again(error));
        made.stopped = true;
        if (depth > 1) throw error; // Whoever called from inside the module must not go on.
        return NO_ANSWER;
      } finally {
        depth -= 1;
      }
    };
    const guarded = ([name, value]) => [name, typeof value === "function" ? guard(value) : value];
    return Object.fromEntries(Object.entries(exports).map(guarded));
  });
  return made;
}

// Starts all widgets anew in another instance, from what is saved; in the end, says that it does not work.
function again(error) {
  console.warn("worry-sorter:", error);
  stops += 1;
  if (stops <= RESTARTS) {
    try {
      instance = begin();
      instance.run(new WebAssembly.Instance(compiled, instance.imports()), compiled);
    } catch {
      stops = RESTARTS + 1; // There may be no memory for another.
    }
  }
  for (const one of [...mounted]) {
    if (stops > RESTARTS) one.fail(error);
    else one.put(stops === RESTARTS);
  }
}

// Whether something works that the browser may refuse.
function works(work) {
  try {
    return work();
  } catch {
    return false;
  }
}

// An error with the name of the sentence that the page shows.
const refused = (reason, message) => Object.assign(new Error(message), { reason });

// The content of an element: what its scripts hold, in place of what was built in; see own.js.
async function contentOf(host) {
  const scripts = [...host.children].filter((child) => child.matches("script[type='application/json']"));
  if (!scripts.length) return built;
  let own;
  try {
    own = await ownPart();
  } catch (error) {
    throw refused("missing", error.message);
  }
  return own.contentOf(scripts, built, builtTag, refused);
}

// The language that the reader chose, else the element's, else the first.
// A page's own lang is no help: many Japanese pages carry that of their template.
function wanted(host, content, chosen) {
  try {
    const key = `worry-sorter:${content.catalogue}`;
    if (host.storage === "local") chosen ??= JSON.parse(localStorage.getItem(key)).screen.language;
  } catch {
    // Nothing is saved, or nothing that can be read.
  }
  const tags = Object.keys(content.languages);
  const known = (tag) => tags.find((one) => tag === one || tag?.startsWith?.(`${one}-`));
  return known(chosen) ?? known(host.getAttribute("lang")) ?? tags[0];
}

/**
 * Starts the WebAssembly module that is packed in some bytes; the element that wants it loads its language meanwhile.
 *
 * Resolves to a function that gets an element ready and resolves to its widget; see element.js.
 */
export async function ready(packed, host) {
  languages[wanted(host, built)].load().catch(() => {}); // It is asked for again below, and answered then.
  // While the module comes: a policy that forbids <style> and style attributes allows constructed sheets.
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  instance = begin();
  const made = await WebAssembly.instantiate(await unpack(await packed), instance.imports());
  instance.run(made.instance, made.module);
  await turn();
  return async (host) => {
    const content = await contentOf(host);
    const { editions, languages } = content;
    if (host.edition && !editions.includes(host.edition)) {
      throw refused("edition", `the edition ${host.edition} is none of: ${editions.join(", ")}`);
    }
    let tag = wanted(host, content);
    let text;
    try {
      text = await languages[tag].load();
    } catch (error) {
      console.warn("worry-sorter:", error);
      [tag] = Object.keys(languages);
      text = await languages[tag].load().catch(({ message }) => {
        throw refused("missing", message);
      });
    }
    const widget = start(host, content, tag, text, style);
    if (!host.shadowRoot) await turn();
    return widget;
  };
}

/**
 * Draws the widget as far as its tables, and returns what the element does with it:
 * `mount(root, fail)` to put it into a shadow root, `drawLower()` to draw what stands below; `code()` and `about()` to be told,
 * `rest()` to show the way to the screen in its place, `change(name)` when an attribute changed, `free()` to take it out.
 * Where the module stops for good, `fail` is called with the reason, and the widget is out.
 */
function start(host, content, tag, text, style) {
  const { languages } = content;
  let chosen; // The language that the reader chose on this visit.
  let root; // Where it is, once it is mounted.
  let fail;
  let failed; // Why it can't be mounted any more.
  let drawn; // The instance that drew it.
  let widget; // Its number there; none until it is drawn, and once it is taken out.
  let before;
  let saying; // The sentence that is about to be said.
  let looked = code(); // What the address held when it was last looked at.
  const gesture = hand();
  // What the browser answers later, each time with a text; where it fails, the module is answered with nothing.
  const asks = {
    load: async (at) => {
      const tag = Object.keys(languages)[at];
      text = await languages[tag].load();
      chosen = tag;
      return text;
    },
    qr: async (text) => (await qr()).qr(text),
    print: async (text) => {
      (await sheet()).print(root);
      return text;
    },
    // Browsers allow these two within a press only. Where pages are not secure there is no clipboard.
    copy: async (text) => {
      await navigator.clipboard.writeText(text);
      return text;
    },
    share: async (url) => {
      await navigator.share({ url });
      return url;
    },
  };
  const all = {
    list: () => Object.entries(languages).map(([tag, { name }]) => `${tag} ${name}`).join("\n"),
    ask: (what, text, answered) => asks[what](text).then(answered, () => answered()),
    shares: () => typeof navigator.share === "function",
    spoken(spoken) {
      tag = spoken;
      host.setAttribute("data-language", tag);
    },
    // Where the address has our key, it counts, even with nothing behind it: then the link was cut off.
    state: () => code() ?? (host.state || undefined),
    keeps: () => host.storage === "local",
    alone: () => document.querySelectorAll("worry-sorter").length < 2,
    changed: () => queueMicrotask(tell),
    // Reading the storage throws in sandboxed frames and with blocked cookies.
    stored: (key) => localStorage.getItem(key),
    store: (key, text) =>
      works(() => {
        localStorage.setItem(key, text);
        return localStorage.getItem(key) === text;
      }),
    forget: (key) =>
      works(() => {
        localStorage.removeItem(key);
        return true;
      }),
    link,
    leads,
    encoded: encodeURIComponent,
    say(sentence) {
      clearTimeout(saying);
      saying = setTimeout(() => {
        if (!root) return all.say(sentence); // Nobody can hear it yet.
        const region = root.getElementById("said");
        if (region && region.textContent !== sentence) region.textContent = sentence;
      }, BURST);
    },
    // What is gone by then leaves it to the heading.
    focus: (id) => (root?.getElementById(id) ?? root?.getElementById("question"))?.focus(),
    select(id) {
      all.focus(id);
      root?.getElementById(id)?.select();
    },
    typed: (id) => root?.getElementById(id)?.value ?? "",
    press,
    gesture: (event) => gesture(event) ?? "",
  };
  const runs = () => widget && !instance.stopped;
  const call = (name, ...values) => (widget ? drawn[name](widget, ...values) : undefined);
  const status = () => {
    const [part, ...counts] = call("status").split(" ");
    const [placed, answered, total, changes] = counts.map(Number);
    return { change: { part, placed, answered, total }, changes };
  };
  // Tells the page what changed, once for what happens in one breath; and the other widgets, which show the same.
  function tell() {
    if (!runs() || !before) return;
    const now = status();
    const { part, placed, total } = now.change;
    const same = now.changes === before.changes;
    if (same && part === before.change.part) return;
    const done = placed === total && before.change.placed < total;
    before = now;
    if (!same) {
      for (const other of mounted) {
        if (other !== self && other.catalogue === self.catalogue) other.renew();
      }
    }
    const event = (name, detail) =>
      host.dispatchEvent(new CustomEvent(`worry-${name}`, { bubbles: true, composed: true, detail }));
    event("change", now.change);
    if (done) event("done", { placed, total });
  }
  function draw() {
    if (stops > RESTARTS) throw new Error("it does not run any more");
    drawn = instance;
    widget = instance.draw(text, all);
    if (!widget && !instance.stopped) throw new Error("the content is of another version");
  }
  function put() {
    all.spoken(tag);
    if (drawn !== instance) {
      draw();
      call("draw_lower");
    }
    call("mount", root);
    before = status();
  }
  const self = {
    catalogue: content.catalogue,
    renew: () => call("renew"),
    look() {
      const now = code();
      if (now !== looked) call("show", (looked = now) ?? "");
    },
    put(suspect) {
      if (!root) return; // It is drawn anew when it is mounted.
      root.replaceChildren();
      try {
        // What can't be read is set aside, and the reader is told.
        const key = `worry-sorter:${content.catalogue}`;
        const saved = suspect && all.keeps() && localStorage.getItem(key);
        if (saved) localStorage.setItem(key, `!${saved}`);
      } catch {
        // Nothing is saved here.
      }
      drawn = undefined;
      try {
        put();
      } catch (error) {
        if (!instance.stopped) self.fail(error);
      }
    },
    fail(error) {
      leave();
      if (root) fail(error);
      else failed = error;
    },
  };
  function leave() {
    clearTimeout(saying); // It would keep all that is here until then.
    mounted.delete(self);
    for (const name of LOOKS) removeEventListener(name, self.renew);
    removeEventListener("hashchange", self.look);
  }
  draw();
  mounted.add(self);
  for (const name of LOOKS) addEventListener(name, self.renew);
  addEventListener("hashchange", self.look);
  return {
    mount(into, whenItFails) {
      if (failed) throw failed;
      [root, fail] = [into, whenItFails];
      root.adoptedStyleSheets = [style];
      try {
        put();
      } catch (error) {
        if (!instance.stopped) {
          leave();
          throw error;
        }
      }
    },
    drawLower: () => call("draw_lower"),
    code: () => (runs() ? call("code") : ""),
    about: () => runs() && { catalogue: content.catalogue, edition: content.editions[0], language: tag },
    rest: () => call("rest"),
    async change(name) {
      if (name === "lang") {
        const tag = wanted(host, content, chosen);
        const loaded = await languages[tag].load().catch((error) => console.warn("worry-sorter:", error));
        // Another one may have been named meanwhile.
        if (loaded && tag === wanted(host, content, chosen)) call("speak", (text = loaded));
      }
      if (name === "state") call("show", host.state);
      if (name === "storage") call("keep", host.storage === "local");
    },
    free() {
      const gone = widget;
      widget = undefined;
      leave();
      if (gone) drawn.take_out(gone);
    },
  };
}
