// The element <worry-sorter>: connecting mounts the widget, disconnecting takes it out and frees it.
//
// What stands inside the element, its light DOM, is the plain tables: a reader sees them until the widget
// has started, and whenever it can't. So the shadow root, which hides them, comes last.
// This file knows nothing of WebAssembly's insides: `load` brings the function that mounts.

import sentences, { first } from "worry-sorter-sentences";

// How far from the screen the widget is fetched: one screen ahead of the reader.
const MARGIN = "100% 0px";

// The smallest WebAssembly module: the magic number and the version.
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

// What keeps the widget from starting here, found out before anything is fetched: the name of a sentence.
function obstacle() {
  try {
    new CSSStyleSheet();
    new TextDecoder();
    WebAssembly.validate(EMPTY_MODULE);
  } catch {
    return "browser";
  }
  if (!("adoptedStyleSheets" in ShadowRoot.prototype)) return "browser";
  try {
    // A content security policy without 'wasm-unsafe-eval' refuses this, and nothing milder asks it.
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    console.warn("worry-sorter:", error);
    return "policy";
  }
}

/**
 * Defines the element, once a page.
 *
 * `load` takes the element that wants it, fetches what is needed and resolves to a function that gets an element
 * ready; that one resolves to a function that takes the element's shadow root, mounts the widget there, and returns
 * the function that takes it out again.
 */
export function define(load) {
  if (customElements.get("worry-sorter")) return;

  let prepare; // The function that gets an element ready, once it is there.
  let loading; // The promise of it, shared by all elements of the page.

  class WorrySorter extends HTMLElement {
    #watch; // Waits for the element to near the screen.
    #unmount; // Takes the mounted widget out.
    #starting = false; // Whether it is being got ready.

    connectedCallback() {
      if (this.#unmount) return; // Moved within the page.
      if (prepare) return this.#start();
      const reason = obstacle();
      if (reason) return this.#say(reason);
      // A link with an order in it is about the widget: its reader should not have to look for it.
      const wanted =
        this.getAttribute("loading") === "eager" || /[#?&]worry=/.test(location.search + location.hash);
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

    async #load() {
      this.#watch?.disconnect();
      try {
        loading ??= load(this);
        prepare = await loading;
      } catch (error) {
        loading = undefined; // The next element, or this one put in again, tries anew.
        console.warn("worry-sorter:", error);
        // A module that can't be compiled is newer than the browser.
        return this.#say(error instanceof WebAssembly.CompileError ? "browser" : "missing");
      }
      this.#start();
    }

    async #start() {
      if (this.#starting) return;
      this.#starting = true;
      try {
        const mount = await prepare(this);
        if (this.isConnected && !this.#unmount) {
          this.#unmount = mount(this.shadowRoot ?? this.attachShadow({ mode: "open" }));
        }
      } catch (error) {
        console.warn("worry-sorter:", error);
        // The root can't be taken off again: a slot shows the tables through it.
        this.shadowRoot?.replaceChildren(document.createElement("slot"));
        this.#say("stopped");
      }
      this.#starting = false;
    }

    #stop() {
      if (!this.#unmount) return;
      try {
        this.#unmount();
      } catch (error) {
        console.warn("worry-sorter:", error);
      }
      this.#unmount = undefined;
      this.shadowRoot.replaceChildren();
    }

    // Says why there are no buttons, in the language of the tables.
    #say(reason) {
      const status = this.querySelector("[data-worry-status]");
      const tag = status?.closest("[lang]")?.lang;
      if (status) status.textContent = (sentences[tag] ?? sentences[first])[reason];
    }
  }

  customElements.define("worry-sorter", WorrySorter);
}
