// A page in React 19 with the element in it: what the page knows reaches the element, and its events reach the page.

import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

function Page() {
  const [theme, setTheme] = useState("light");
  const [names, setNames] = useState(["one", "two"]);
  const [told, setTold] = useState("");
  return (
    <>
      <button type="button" id="theme" onClick={() => setTheme("dark")}>theme</button>
      <button type="button" id="turn" onClick={() => setNames((names) => names.toReversed())}>turn</button>
      <button type="button" id="take" onClick={() => setNames([])}>take</button>
      <button type="button" id="put" onClick={() => setNames(["one"])}>put</button>
      <output>{told}</output>
      {names.map((name) => (
        <section key={name} id={name}>
          {name === "one" && (
            <worry-sorter
              theme={theme}
              loading="eager"
              onworry-ready={(event) => setTold(`ready ${event.detail.catalogue}`)}
              onworry-change={(event) => setTold(`change ${event.detail.placed}`)}
            />
          )}
        </section>
      ))}
    </>
  );
}

createRoot(document.querySelector("main")).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
