// The element <worry-sorter>: connecting mounts the widget, disconnecting takes it out and frees it.
//
// What stands inside the element, its light DOM, is the plain tables: a reader sees them until the widget
// has started, and whenever it can't. So the shadow root, which hides them, comes last.
// This file knows nothing of WebAssembly's insides: `load` brings the function that mounts.

// One sentence for each reason why the widget does not start.
const BROWSER = "表はこのまま読めますが、仕分けのボタンは、このブラウザーでは動きません。";
const POLICY = "表はこのまま読めますが、仕分けのボタンは、このページの設定では動きません。";
const MISSING = "表はこのまま読めますが、仕分けのボタンは、今は読み込めません。";
const STOPPED = "表はこのまま読めますが、仕分けのボタンは、うまく始まりませんでした。";

// How far from the screen the widget is fetched: one screen ahead of the reader.
const MARGIN = "100% 0px";

// The smallest WebAssembly module: the magic number and the version.
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

// What keeps the widget from starting here, found out before anything is fetched.
function obstacle() {
  try {
    new CSSStyleSheet();
    new TextDecoder();
    WebAssembly.validate(EMPTY_MODULE);
  } catch {
    return BROWSER;
  }
  if (!("adoptedStyleSheets" in ShadowRoot.prototype)) return BROWSER;
  try {
    // A content security policy without 'wasm-unsafe-eval' refuses this, and nothing milder asks it.
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    console.warn("worry-sorter:", error);
    return POLICY;
  }
}

/**
 * Defines the element, once a page.
 *
 * `load` fetches what is needed and resolves to a function that takes the element and its shadow root,
 * mounts the widget, and returns the function that takes it out again.
 */
export function define(load) {
  if (customElements.get("worry-sorter")) return;

  let mount; // The function that mounts, once it is there.
  let loading; // The promise of it, shared by all elements of the page.

  class WorrySorter extends HTMLElement {
    #watch; // Waits for the element to near the screen.
    #unmount; // Takes the mounted widget out.

    connectedCallback() {
      if (this.#unmount) return; // Moved within the page.
      if (mount) return this.#start();
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
        loading ??= load();
        mount = await loading;
      } catch (error) {
        loading = undefined; // The next element, or this one put in again, tries anew.
        console.warn("worry-sorter:", error);
        // A module that can't be compiled is newer than the browser.
        return this.#say(error instanceof WebAssembly.CompileError ? BROWSER : MISSING);
      }
      if (this.isConnected && !this.#unmount) this.#start();
    }

    #start() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      try {
        this.#unmount = mount(this, root);
      } catch (error) {
        console.warn("worry-sorter:", error);
        // The root can't be taken off again: a slot shows the tables through it.
        root.replaceChildren(document.createElement("slot"));
        this.#say(STOPPED);
      }
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

    #say(sentence) {
      const status = this.querySelector("[data-worry-status]");
      if (status) status.textContent = sentence;
    }
  }

  customElements.define("worry-sorter", WorrySorter);
}
