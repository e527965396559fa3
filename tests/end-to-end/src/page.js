// What a reader can tell about the page: what is seen, what is heard, what can be pressed.
// It stands before every script that the tests run.

const CONTROLS = "button, a[href], summary, input, select, textarea, [tabindex='0']";

const host = () => document.querySelector("worry-sorter");

// Where the reader looks: the widget, or the page where it has not started.
const place = () => host()?.shadowRoot ?? document.body;

const tidy = (text) => text.replace(/\s+/g, " ").trim();

// A slot has no box of its own: what it shows is seen or not.
const isSeen = (element) =>
  element.tagName === "SLOT" || element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

// The text of an element as it is heard: without what is hidden from those who listen.
function heard(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType === Node.ELEMENT_NODE) {
    if (node.getAttribute("aria-hidden") === "true" || !isSeen(node)) return "";
    if (node.tagName === "SLOT") return node.assignedNodes().map(heard).join("");
  }
  return [...node.childNodes].map(heard).join("");
}

// The text of an element as it is seen, a line for each block.
function seen(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
  let block = false;
  if (node.nodeType === Node.ELEMENT_NODE) {
    if (node.matches(".unseen, script, style") || !isSeen(node)) return "";
    if (node.tagName === "SLOT") return node.assignedNodes().map(seen).join("");
    block = !getComputedStyle(node).display.startsWith("inline");
  }
  const text = [...node.childNodes].map(seen).join("");
  return block ? `\n${text}\n` : text;
}

const lines = (text) => text.split("\n").map(tidy).filter(Boolean).join("\n");

function nameOf(element) {
  const label = element.getAttribute("aria-label");
  if (label) return tidy(label);
  const by = element.getAttribute("aria-labelledby");
  const within = element.getRootNode();
  if (by) return tidy(by.split(/\s+/).map((id) => heard(within.getElementById(id))).join(" "));
  if (element.matches("input")) return tidy(heard(element.closest("label") ?? element));
  return tidy(heard(element));
}

// Everything that can be pressed, in the order of the page.
const controls = () => [...place().querySelectorAll(CONTROLS)].filter(isSeen);

// The control with a name; exactly that name, else one that holds it.
function control(name) {
  const all = controls();
  return all.find((one) => nameOf(one) === name) ?? all.find((one) => nameOf(one).includes(name));
}

// What has the focus, however deep; none if it is lost to the body.
function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body || element === document.documentElement || element === host() ? null : element;
}

// The whole screen: what is seen, and the state of each control; without the greeting, which is about an earlier visit.
function screen() {
  const greeting = place().querySelector(".begin");
  const text = seen(place()).replace(greeting ? seen(greeting) : "", "");
  const states = controls().filter((one) => !greeting?.contains(one)).map((one) => {
    const state = ["aria-pressed", "aria-disabled", "aria-current"].map((key) => one.getAttribute(key) ?? "");
    if (one.matches("[type=checkbox]")) state.push(String(one.checked));
    if (one.tagName === "SUMMARY") state.push(String(one.parentElement.open));
    return `${nameOf(one)} [${state.join(",")}]`;
  });
  return `${lines(text)}\n----\n${states.join("\n")}`;
}

// The sentences for those who listen.
const said = () => [...place().querySelectorAll("[role=status]")].map((one) => tidy(heard(one))).filter(Boolean);
