// A page that loads as many bytes as the widget, in the same order, and does nothing with them: no page that loads these
// can be used sooner. The build says which parts there are, and puts the loader behind this as a comment.

await Promise.all(PARTS.map(async (part) => (await fetch(part)).arrayBuffer()));
const button = document.createElement("button");
button.textContent = 0;
button.addEventListener("click", () => (button.textContent = Number(button.textContent) + 1));
document.querySelector("h1").after(button);
