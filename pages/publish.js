// The page for publishers: what they choose becomes a snippet, the lines for their policy, and a live result.
//
// All texts stand in the page; this file only puts together what is pasted.

const form = document.querySelector("form");
const live = document.querySelector("#live");
const status = document.querySelector("#state-status");
const here = new URL(".", location.href).href;
const { origin } = new URL(here);
const { names, first, title, empty, pictures } = JSON.parse(form.dataset.build);

// The element's attributes, each with the value that need not be written.
const ATTRIBUTES = { theme: "", view: "all", storage: "local", facts: "show", edition: "", loading: "lazy" };

// What an address can carry to the page in a frame; when that loads is the frame's own matter.
const { loading: _, ...IN_A_FRAME } = ATTRIBUTES;

// A code is a row of these symbols.
const CODE = /^[0-9A-HJKMNP-TV-Z]{6,4096}$/;

// What is chosen now.
const chosen = () => Object.fromEntries(new FormData(form));

// Code or link, as people paste it, to a code; empty where there is none, nothing where it can't be one.
function codeIn(text) {
  const [, after] = text.match(/worry=([^&#]*)/) ?? [, text];
  const code = after.replace(/[\s-]/g, "").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
  return code === "" || CODE.test(code) ? code : undefined;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

// The chosen values that have to be written, by attribute.
function values(all, attributes) {
  const some = Object.entries(attributes).flatMap(([name, usual]) => (all[name] === usual ? [] : [[name, all[name]]]));
  if (all.lang !== first) some.unshift(["lang", all.lang]);
  const code = codeIn(all.state);
  if (code) some.push(["state", code]);
  return some;
}

// The same page or file in the language that was chosen.
const localized = (stem, end, lang) => `${stem}${lang === first ? "" : `.${lang}`}.${end}`;

const tables = (lang) => document.querySelector(`template[lang=${lang}]`);

// What is pasted for the element.
function elementSnippet(all) {
  const file = (name) => {
    const { path, integrity } = names[name];
    return all.version === "fixed"
      ? `"${escaped(here + path)}" integrity="${integrity}" crossorigin="anonymous"`
      : `"${escaped(here + name)}"`;
  };
  const attributes = values(all, ATTRIBUTES).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return [
    `<worry-sorter${attributes.join("")}>`,
    `<script type="module" async src=${file("worry-sorter.js")}></script>`,
    `<link rel="stylesheet" href=${file("worry-sorter.css")}>`,
    tables(all.lang).innerHTML.trim(),
    "</worry-sorter>",
  ].join("\n");
}

// The address of the page in a frame.
function frameAddress(all) {
  const query = new URLSearchParams(values(all, IN_A_FRAME).filter(([name]) => name !== "lang"));
  return localized("frame", "html", all.lang) + (query.size ? `?${query}` : "");
}

function frameSnippet(all) {
  const lazy = all.loading === "lazy" ? ' loading="lazy"' : "";
  return [
    `<script src="${escaped(here)}frame.js" async></script>`,
    `<iframe data-worry-sorter src="${escaped(here + frameAddress(all))}" title="${escaped(title[all.lang])}"` +
      ` width="100%" height="900" frameborder="0"${lazy} allow="clipboard-write; web-share"></iframe>`,
  ].join("\n");
}

// The address of the page for links, with the order that it shows at first.
function link(all) {
  const code = codeIn(all.state);
  return here + localized("card", "html", all.lang) + (code ? `#worry=${code}` : "");
}

const SNIPPETS = {
  element: elementSnippet,
  frame: frameSnippet,
  link: (all) => `<a href="${escaped(link(all))}">${escaped(title[all.lang])}</a>`,
};

const POLICIES = {
  element: `script-src ${origin} 'wasm-unsafe-eval'\nstyle-src ${origin}\nconnect-src ${origin}`,
  frame: `script-src ${origin}\nframe-src ${origin}`,
  link: "",
};

// The live result: what stands there is changed where that is possible, and made anew where it is not.
const RESULTS = {
  element(all) {
    const element = live.querySelector("worry-sorter") ?? document.createElement("worry-sorter");
    if (element.dataset.tables !== all.lang) {
      element.dataset.tables = all.lang;
      element.replaceChildren(tables(all.lang).content.cloneNode(true));
    }
    const wanted = Object.fromEntries(values(all, ATTRIBUTES));
    for (const name of ["lang", "state", ...Object.keys(ATTRIBUTES)]) {
      const value = wanted[name];
      if (value === undefined) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    return element;
  },
  frame(all) {
    const address = new URL(frameAddress(all), here).href;
    const old = live.querySelector("iframe");
    if (old?.src === address) return old;
    const frame = document.createElement("iframe");
    frame.dataset.worrySorter = "";
    frame.title = title[all.lang];
    frame.src = address;
    return frame;
  },
  link(all) {
    const old = live.querySelector("a");
    const card = old ?? document.querySelector("#card").content.cloneNode(true).firstElementChild;
    card.href = link(all);
    const picture = card.querySelector("img");
    picture.hidden = !pictures.includes(all.lang);
    if (!picture.hidden) picture.src = localized("card", "png", all.lang);
    card.querySelector("b").textContent = title[all.lang];
    return card;
  },
};

// What a page for links says of its picture, where the build did not know the address.
function head(all) {
  const lines = { "og:url": here + localized("card", "html", all.lang) };
  if (pictures.includes(all.lang)) {
    lines["og:image"] = here + localized("card", "png", all.lang);
    lines["og:image:width"] = "1200";
    lines["og:image:height"] = "630";
  }
  return Object.entries(lines).map(([name, value]) => `<meta property="${name}" content="${escaped(value)}">`).join("\n");
}

function show() {
  const all = chosen();
  status.textContent = codeIn(all.state) === undefined ? status.dataset.wrong : "";
  for (const part of document.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(all.way);
  write("snippet", SNIPPETS[all.way](all));
  write("policy", POLICIES[all.way]);
  write("link", link(all));
  write("head", head(all));
  const result = RESULTS[all.way](all);
  if (result.parentNode !== live) live.replaceChildren(result);
}

// What is copied, in its place; what was said of an earlier text is taken back.
function write(name, text) {
  const place = document.querySelector(`#${name} code`);
  if (!place || place.textContent === text) return;
  place.textContent = text;
  document.querySelector(`#${name} [role=status]`).textContent = "";
}

async function copy(part) {
  const code = part.querySelector("code");
  const said = part.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(code.textContent);
    said.textContent = said.dataset.copied;
  } catch {
    getSelection().selectAllChildren(code);
    said.textContent = said.dataset.failed;
  }
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
for (const button of document.querySelectorAll("button.copy")) {
  button.addEventListener("click", () => copy(button.closest("section")));
}
document.querySelector("#take").addEventListener("click", () => {
  const code = live.querySelector("worry-sorter")?.code;
  if (!code || code === empty) {
    status.textContent = status.dataset.none;
    return;
  }
  form.elements.state.value = code;
  show();
});

show();
