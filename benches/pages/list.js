// What a front-end team writes by hand: a list whose rows are moved by buttons, and which is kept.

const KEY = "list";
const cards = JSON.parse(document.getElementById("cards").textContent);
const list = document.createElement("ol");

function kept() {
  try {
    const order = JSON.parse(localStorage.getItem(KEY));
    if (Array.isArray(order) && order.length === cards.length) return order;
  } catch {
    // Nothing is kept, or nothing that can be read.
  }
  return cards.map((_, number) => number);
}

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify([...list.children].map((row) => Number(row.dataset.card))));
  } catch {
    // The list works without it.
  }
}

function button(className, name, title) {
  const one = document.createElement("button");
  one.type = "button";
  one.className = className;
  one.textContent = name;
  one.setAttribute("aria-label", `「${title}」${name}`);
  return one;
}

for (const number of kept()) {
  const row = document.createElement("li");
  const title = document.createElement("span");
  title.textContent = cards[number];
  row.dataset.card = number;
  row.append(
    title,
    button("up", "上へ", cards[number]),
    button("down", "下へ", cards[number]),
    button("top", "いちばん上へ", cards[number]),
  );
  list.append(row);
}

list.addEventListener("click", ({ target }) => {
  const row = target.closest("li");
  if (target.className === "up" && row.previousElementSibling) row.previousElementSibling.before(row);
  else if (target.className === "down" && row.nextElementSibling) row.nextElementSibling.after(row);
  else if (target.className === "top") list.prepend(row);
  else return;
  target.focus();
  keep();
});

document.getElementById("list").append(list);
