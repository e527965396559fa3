// The page inside a frame: takes the element's attributes from its address, and tells the page around it how high it is.
//
// It tells nothing else, and reads no message. It runs before the element looks at its attributes.

// The attributes that an address may set.
const NAMES = ["lang", "theme", "view", "state", "storage", "facts", "edition"];

// The page around the frame may begin to listen late: after so many seconds it is told again.
const AGAIN = [1, 2, 4, 8, 16];

// So many milliseconds what is drawn waits for the loader, at most.
const WAIT = 500;

// The page that has everything within, or nothing where this is that page; the build puts its name here.
const alone = WORRY_SORTER_ALONE;

if (alone && self.origin === "null" && location.protocol !== "file:") {
  // A sandboxed frame has no origin: neither modules nor fetched files come to it.
  const values = new URLSearchParams(location.search);
  if (!values.has("lang")) values.set("lang", document.documentElement.lang);
  location.replace(`${alone}?${values}${location.hash}`);
} else if (alone) {
  // The loader asks for the module. A browser that lays the tables out before it runs the loader asks that much later:
  // so what is drawn waits for it, but not for long.
  const loader = document.createElement("script");
  Object.assign(loader, { type: "module", src: "worry-sorter.js" });
  loader.setAttribute("blocking", "render");
  document.head.append(loader);
  setTimeout(() => loader.removeAttribute("blocking"), WAIT);
  // Before the element hears that all is read.
  document.addEventListener("readystatechange", begin, { once: true });
} else {
  begin();
}

function begin() {
  const element = document.querySelector("worry-sorter");
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (NAMES.includes(name)) element.setAttribute(name, value);
  }
  if (parent === self) return;
  const page = document.documentElement;
  // The height is no secret, and a page that is sandboxed has no origin to name.
  const tell = () => parent.postMessage({ "worry-sorter": Math.ceil(page.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(page);
  for (const seconds of AGAIN) setTimeout(tell, seconds * 1000);
}
