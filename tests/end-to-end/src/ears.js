// Stands before every script of a page: hears what goes wrong there, for browsers whose drivers don't tell.

window.heard = [];
for (const kind of ["error", "warn"]) {
  const tell = console[kind];
  console[kind] = (...words) => {
    window.heard.push(words.map(String).join(" "));
    tell.apply(console, words);
  };
}
addEventListener("error", (event) => window.heard.push(`Uncaught ${event.message}`));
addEventListener("unhandledrejection", (event) => window.heard.push(`Uncaught (in promise) ${event.reason}`));
document.addEventListener("securitypolicyviolation", (event) =>
  window.heard.push(`refused by ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`),
);
