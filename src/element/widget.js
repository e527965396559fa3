// The widget as one module: wasm-bindgen's glue, the style of the shadow root and the first language.
//
// The build names all imports: the glue is Trunk's output, the style is style/index.css in one piece,
// the languages are made from data/.

import init, { mount } from "worry-sorter-glue";
import { key, languages, qr } from "worry-sorter-languages";
import css from "worry-sorter-style";

const tags = Object.keys(languages);

// The language that the reader chose, else the element's, else the first.
// A page's own lang is no help: many Japanese pages carry that of their template.
function wanted(host) {
  let chosen;
  try {
    chosen = JSON.parse(localStorage.getItem(key)).screen.language;
  } catch {
    // Nothing is saved, or nothing that can be read.
  }
  const known = (tag) => tags.find((one) => tag === one || tag?.startsWith?.(`${one}-`));
  return known(chosen) ?? known(host.getAttribute("lang")) ?? tags[0];
}

/**
 * Starts the WebAssembly module from an address or from bytes; the element that wants it loads its language meanwhile.
 *
 * Resolves to a function that gets an element ready and resolves to the one that mounts; see element.js.
 */
export async function ready(wasm, host) {
  languages[wanted(host)].load().catch(() => {}); // It is asked for again below, and answered then.
  await init({ module_or_path: wasm });
  // A policy that forbids <style> and style attributes allows constructed sheets.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return async (host) => {
    let tag = wanted(host);
    let text;
    try {
      text = await languages[tag].load();
    } catch (error) {
      console.warn("worry-sorter:", error);
      tag = tags[0];
      text = await languages[tag].load();
    }
    return (root) => {
      const all = {
        list: () => tags.map((tag) => `${tag} ${languages[tag].name}`).join("\n"),
        load: (tag) => languages[tag].load(),
        qr: async (text) => (await qr()).qr(text),
        print: () => print(root),
        spoken: (tag) => host.setAttribute("data-language", tag),
      };
      root.adoptedStyleSheets = [sheet];
      all.spoken(tag);
      const widget = mount(root, text, all);
      return () => widget.free();
    };
  };
}

// Prints the sheet by itself: the page around the widget is not ours to hide, so it goes into a frame of its own.
function print(root) {
  root.querySelector("iframe")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "unseen";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  root.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  page.adoptedStyleSheets = [sheet];
  page.title = document.title; // What a printout is called.
  page.body.append(page.importNode(root.getElementById("sheet"), true));
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}

/** Starts the module that lies beside this file; the build puts its name here. */
export const fetched = (host) => ready(new URL(WORRY_SORTER_WASM, import.meta.url), host);
