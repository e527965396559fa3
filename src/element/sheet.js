// A sheet of paper: loaded when a reader prints one.

import css from "worry-sorter-sheet";

/**
 * Prints the element with the id `sheet` of a shadow root by itself: the page around the widget is not ours to hide, so
 * it goes into a frame of its own.
 */
export function print(root) {
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
