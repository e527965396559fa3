// A page in Vue 3 with the element in it: what the page knows reaches the element, and its events reach the page.

import { createApp, h, ref } from "vue";

const theme = ref("light");
const names = ref(["one", "two"]);
const told = ref("");

const button = (id, press) => h("button", { type: "button", id, onClick: press }, id);

const element = () =>
  h("worry-sorter", {
    theme: theme.value,
    loading: "eager",
    "onWorry-ready": (event) => (told.value = `ready ${event.detail.catalogue}`),
    "onWorry-change": (event) => (told.value = `change ${event.detail.placed}`),
  });

createApp(() => [
  button("theme", () => (theme.value = "dark")),
  button("turn", () => (names.value = names.value.toReversed())),
  button("take", () => (names.value = [])),
  button("put", () => (names.value = ["one"])),
  h("output", told.value),
  ...names.value.map((name) => h("section", { key: name, id: name }, name === "one" ? [element()] : [])),
]).mount("main");
