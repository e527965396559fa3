// The element <worry-sorter>: connecting mounts the widget, disconnecting takes it out and frees it.
//
// What stands inside the element, its light DOM, is the plain tables: a reader sees them until the widget
// has started, and whenever it can't. So the shadow root, which hides them, comes last.
// This file knows nothing of WebAssembly's insides: `load` brings the function that mounts.

import sentences, { first } from "worry-sorter-sentences";

import { turn } from "./element/turn.js";

// How far from the screen the widget is fetched: one screen ahead of the reader.
const MARGIN = "100% 0px";

// The smallest WebAssembly module: the magic number and the version.
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

// The attributes that are properties too: what each may be, the first where it is none of these; or anything.
const ATTRIBUTES = {
  theme: ["", "light", "dark", "auto"],
  view: ["all", "tables", "sorter"],
  state: null,
  storage: ["local", "none"],
  loading: ["lazy", "eager"],
  edition: null,
  facts: ["show", "hide"],
};

// What the browser lacks for the widget, found out before anything is fetched: the name of a sentence, and why.
function lack() {
  try {
    new CSSStyleSheet();
    new TextDecoder();
    WebAssembly.validate(EMPTY_MODULE);
    if (!("adoptedStyleSheets" in ShadowRoot.prototype)) throw new TypeError("no adoptedStyleSheets");
  } catch (error) {
    return ["browser", error];
  }
}

// Whether the page's policy keeps it from starting, as above. To ask takes longer than all the rest here: so it is
// asked before anything is fetched, but after the tables are drawn; where all is fetched at once, only when it failed.
function refusal() {
  try {
    // A content security policy without 'wasm-unsafe-eval' refuses this, and nothing milder asks it:
    // WebKit compiles under it, but makes no instance.
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY_MODULE));
  } catch (error) {
    return ["policy", error];
  }
}

// Resolves once all is read that stands in the page's elements.
async function read() {
  if (document.readyState !== "loading") return;
  await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}

// Whether anything stands after the element, in this page or around this frame.
function isFollowed(element) {
  for (let one = element; one; one = one.parentElement ?? one.getRootNode().host) {
    for (let next = one; (next = next.nextElementSibling); ) if (next.offsetHeight) return true;
  }
  return self !== top;
}

// Says why there are no buttons, in the language of the tables; the page's people read more in the console.
function say(element, reason, error) {
  console.warn("worry-sorter:", error);
  for (const room of element.querySelectorAll("[data-worry-room]")) room.hidden = true;
  let status = element.querySelector("[data-worry-status]");
  const tag = (status?.closest("[lang]") ?? element).lang;
  if (!status || element.shadowRoot) {
    // A root can't be taken off again: a slot shows the tables through it.
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    root.replaceChildren(document.createElement("slot"));
    if (!status) root.append((status = document.createElement("p")));
  }
  status.textContent = (sentences[tag.split("-")[0]] ?? sentences[first])[reason];
  tell(element, "error", { reason, message: String(error?.message ?? error) });
}

function tell(element, name, detail) {
  element.dispatchEvent(new CustomEvent(`worry-${name}`, { bubbles: true, composed: true, detail }));
}

/**
 * Defines the element, once a page.
 *
 * `load` takes the element that wants it, fetches what is needed and resolves to a function that gets an element
 * ready; that one resolves to its widget, as widget.js describes it: its `mount` takes the element's shadow root, and
 * what to call where the widget stops for good. An error may have a `reason`, the name of a sentence.
 */
export function define(load) {
  if (customElements.get("worry-sorter")) return;

  let prepare; // The function that gets an element ready, once it is there.
  let loading; // The promise of it, shared by all elements of the page.

  class WorrySorter extends HTMLElement {
    static get observedAttributes() {
      return ["lang", ...Object.keys(ATTRIBUTES)];
    }

    #watch; // Waits for the element to near the screen.
    #widget; // The mounted widget.
    #loading; // Whether what it needs is being loaded.
    #starting; // Whether it is being got ready.
    #missed = []; // The attributes that changed meanwhile.
    #release; // Gives up the height that is held.

    get code() {
      return this.#widget?.code() ?? "";
    }

    connectedCallback() {
      for (const name in ATTRIBUTES) {
        // What a script set before the element was defined hides the property.
        if (Object.hasOwnProperty.call(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (this.#widget) return; // Moved within the page.
      if (prepare) return this.#start();
      // A link with an order in it is about the widget: its reader should not have to look for it.
      const wanted = this.loading === "eager" || /[#?&]worry=/.test(location.search + location.hash);
      if (wanted || !self.IntersectionObserver) return this.#load();
      this.#watch = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) this.#load();
        },
        { rootMargin: MARGIN },
      );
      this.#watch.observe(this);
    }

    // A move is a disconnect and a connect in one breath: only who stays away is taken out.
    disconnectedCallback() {
      this.#watch?.disconnect();
      queueMicrotask(() => {
        if (!this.isConnected) this.#stop();
      });
    }

    // Where `moveBefore` exists, a move keeps everything as it is.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, now) {
      // Who is out for a breath is told all the same.
      if (before === now || !(this.isConnected || this.#widget || this.#starting)) return;
      if (this.#starting) return this.#missed.push(name);
      if (name === "view") this.#release?.(); // What the height was held for is not there any more.
      if (name === "edition" && prepare) {
        this.#stop();
        this.#start();
      } else if (this.#widget) {
        this.#widget.change(name);
      } else if (this.#watch && this.loading === "eager") {
        this.#load();
      }
    }

    async #load() {
      this.#watch?.disconnect();
      this.#watch = undefined;
      if (this.#loading) return;
      this.#loading = true;
      let found = lack() ?? (this.loading === "eager" ? undefined : refusal());
      try {
        if (!found) prepare = await (loading ??= load(this));
      } catch (error) {
        loading = undefined; // The next element, or this one put in again, tries anew.
        // A module that can't be compiled, or a name that is not known, is newer than the browser.
        const newer = error instanceof WebAssembly.CompileError || error instanceof ReferenceError;
        found = refusal() ?? [newer ? "browser" : "missing", error];
      }
      this.#loading = false;
      if (!found) return this.#start();
      await read();
      say(this, ...found);
    }

    async #start() {
      if (this.#starting) return;
      this.#starting = true;
      await read();
      try {
        const widget = await prepare(this);
        if (this.isConnected && !this.#widget) {
          // Once the root is there, the tables have no height; before, an inline element has none in WebKit.
          const plain = !this.shadowRoot && this.querySelector("[data-worry-room]")?.closest(".worry-static");
          const height = plain && parseFloat(getComputedStyle(plain).blockSize);
          const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
          root.replaceChildren();
          widget.mount(root, (error) => {
            this.#widget = undefined;
            this.#release?.();
            say(this, "stopped", error);
          });
          this.#widget = widget;
          this.#finish(widget, height);
        } else {
          widget.free();
        }
      } catch (error) {
        this.#release?.();
        say(this, error.reason ?? "stopped", error);
      }
      this.#starting = false;
      for (const name of this.#missed.splice(0)) {
        this.attributeChangedCallback(name, undefined, this.getAttribute(name));
      }
    }

    // Draws what stands below the tables, and tells the page. Where room is kept for it, the tables are laid out in a task
    // of their own before.
    async #finish(widget, height) {
      if (height) {
        this.#hold(height);
        this.offsetHeight; // What is asked for is laid out now.
        await turn();
        if (this.#widget !== widget) return;
      }
      widget.drawLower(); // It is there at the end of this task.
      if (height) this.#giveWay(height);
      await turn();
      const about = this.#widget === widget && widget.about();
      if (about) tell(this, "ready", about);
    }

    // Where what follows the element is in sight and the screen is higher than the room, the way to the screen stands
    // in its place, unless the reader has pressed something by then. What was drawn is laid out for the next frame, and
    // not before.
    #giveWay(height) {
      requestAnimationFrame(() => {
        if (!this.#release || this.shadowRoot.activeElement) return;
        const end = this.getBoundingClientRect().top + height;
        if (this.offsetHeight > height + 1 && end < innerHeight && isFollowed(this)) this.#widget?.rest();
      });
    }

    // Keeps the height that the tables had with the room beside them, until the reader acts or the width changes:
    // so what follows the element stays where it is.
    #hold(height) {
      if (!self.ResizeObserver) return;
      const own = this.style.minBlockSize; // The page's.
      let width;
      const watch = new ResizeObserver(() => {
        width ??= this.offsetWidth;
        if (this.offsetWidth !== width) this.#release?.();
      });
      this.#release = () => {
        this.style.minBlockSize = own;
        watch.disconnect();
        this.#release = undefined;
      };
      this.style.minBlockSize = `${height}px`;
      watch.observe(this);
      this.addEventListener("worry-change", () => this.#release?.(), { once: true });
    }

    #stop() {
      if (!this.#widget) return;
      try {
        this.#widget.free();
      } catch (error) {
        console.warn("worry-sorter:", error);
      }
      this.#widget = undefined;
      this.shadowRoot.replaceChildren();
    }
  }

  for (const [name, values] of Object.entries(ATTRIBUTES)) {
    Object.defineProperty(WorrySorter.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(name) ?? "";
        return !values || values.includes(value) ? value : values[0];
      },
      set(value) {
        if (value == null) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }

  customElements.define("worry-sorter", WorrySorter);
}
