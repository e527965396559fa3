// What a publisher's project says to the compiler; a line under `@ts-expect-error` must be wrong.

import "worry-sorter";
import type {} from "worry-sorter/react";
import type { WorryChangeDetail, WorrySorterElement } from "worry-sorter";

const element: WorrySorterElement = document.createElement("worry-sorter");
element.theme = "dark";
element.view = "tables";
element.state = element.code;
// @ts-expect-error
element.theme = "blue";
// @ts-expect-error
element.code = "";
// @ts-expect-error
element.colour = "";

element.addEventListener("worry-change", (event) => {
  const detail: WorryChangeDetail = event.detail;
  const { part, placed, answered, total } = detail;
  if (part === "plan") console.log(placed + answered + total);
  // @ts-expect-error
  detail.order;
});
document.addEventListener("worry-error", ({ detail }) => console.log(detail.reason === "policy", detail.message));
document.querySelector("worry-sorter")?.addEventListener("worry-done", ({ detail }) => detail.total);

export const fine = (
  <worry-sorter lang="en" theme="auto" className="wide" onworry-ready={(event) => event.detail.edition}>
    <p>tables</p>
  </worry-sorter>
);
// @ts-expect-error
export const wrong = <worry-sorter view="none" />;
