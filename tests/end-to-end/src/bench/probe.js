// What the benchmark sees of a page from within. It runs before every script of the page, and is the same for all.
// Before it stands `const NAME`, the page's name.

{
  const one = (selector) => document.querySelector(selector);
  const inside = (selector) => one("worry-sorter")?.shadowRoot?.querySelector(selector);

  // The first control of each page, and what a press on it changes.
  const list = [() => one("#list .down"), () => one("#list span")];
  const CONTROLS = {
    list,
    react: list,
    leptos: [() => one("button"), () => one("button")],
    ours: [() => inside(".pile"), () => inside(".count")],
  };

  // What is pressed over and over: the control, and what a press on it changes.
  const ACTS = {
    "list down": list,
    "leptos count": CONTROLS.leptos,
    place: [() => inside(".pile"), () => inside(".count")],
    undo: [() => inside(".moves button"), () => inside(".screen")],
    choose: [
      (count) => {
        const lines = one("worry-sorter").shadowRoot?.querySelectorAll("li.line") ?? [];
        return lines[(count * 7) % lines.length]?.querySelectorAll("button")[count % 3];
      },
      () => inside(".lines"),
    ],
    answer: [() => inside(".pick"), () => inside(".pair")],
    move: [() => inside(".shifts button:nth-of-type(2)"), () => inside(".place .name")],
    tick: [() => inside(".steps input"), () => inside(".steps ~ .aside")],
  };

  const entries = {};
  const observers = [];
  for (const type of ["paint", "largest-contentful-paint", "element", "longtask", "layout-shift", "event"]) {
    entries[type] = [];
    const take = (list) => entries[type].push(...list.getEntries());
    const observer = new PerformanceObserver(take);
    observer.observe({ type, buffered: true, durationThreshold: 16 });
    observers.push(observer);
  }

  // Once what was changed is drawn: the frame's own work comes before the next task.
  function drawn(done) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  }

  // What a press can change: the words and the states of what stands there.
  function state(element) {
    const states = [...(element?.querySelectorAll("[aria-pressed=true]") ?? [])];
    return [element?.textContent, states.map((one) => one.getAttribute("aria-label"))].join();
  }

  // Looks for the first control, presses it as soon as it is there, and waits until the answer is drawn.
  let pressed; // When the control was there.
  const usable = new Promise((resolve) => {
    const [control, place] = CONTROLS[NAME] ?? [];
    function look() {
      const found = control();
      if (!found) return setTimeout(look, 4);
      const before = state(place());
      const begin = performance.now();
      found.click();
      drawn(() => {
        if (state(place()) === before) return look();
        pressed = begin;
        resolve(performance.now());
      });
    }
    if (control) look();
    else addEventListener("load", () => drawn(() => resolve(performance.now())));
  });

  let unwatch; // Ends the last watch.

  const last = (list) => list[list.length - 1]?.startTime;

  globalThis.bench = {
    // What the page cost until it could be used.
    async loaded() {
      const time = await usable;
      // Entries come a little later.
      await new Promise((done) => setTimeout(done, 300));
      const until = pressed ?? time;
      const parts = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      return {
        usable: pressed === undefined ? undefined : time,
        painted: entries.paint.find(({ name }) => name === "first-contentful-paint")?.startTime,
        largest: last(entries["largest-contentful-paint"]),
        tables: entries.element.find(({ identifier }) => identifier === "tables")?.renderTime,
        blocking: entries.longtask
          .filter(({ startTime }) => startTime < time)
          .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
        shift: entries["layout-shift"]
          .filter(({ startTime }) => startTime < until)
          .reduce((sum, { value }) => sum + value, 0),
        bytes: parts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        requests: parts.filter(({ encodedBodySize }) => encodedBodySize > 0).length,
      };
    },

    // Waits until what is to be pressed is there, and the page is quiet.
    async there(name) {
      const [control] = ACTS[name];
      while (!control(0)) await new Promise((done) => setTimeout(done, 20));
      await new Promise((done) => setTimeout(done, 300));
    },

    // From now on every click is measured, from the input's own time until what it changed is drawn.
    // What was there is looked at before the press, and what is there now after the time was taken.
    watch(name) {
      const times = [];
      const [control, place] = ACTS[name];
      let before;
      entries.event.length = 0;
      unwatch?.abort();
      unwatch = new AbortController();
      addEventListener(
        "click",
        ({ timeStamp }) => {
          const look = (tries) =>
            drawn(() => {
              const time = performance.now() - timeStamp;
              const same = state(place()) === before;
              if (same && tries > 0) return look(tries - 1);
              times.push(same ? null : time);
            });
          look(20);
        },
        { capture: true, signal: unwatch.signal },
      );
      // Where the next press goes, in the middle of what is to be pressed, once that has been scrolled to and drawn.
      bench.next = async (count) => {
        const found = control(count);
        found.scrollIntoView({ block: "center", behavior: "instant" });
        await new Promise(drawn);
        await new Promise(drawn);
        const { x, y, width, height } = found.getBoundingClientRect();
        before = state(place());
        return [x + width / 2, y + height / 2];
      };
      bench.watched = () => ({
        times,
        // What the browser itself says, until the screen shows it; to 8 ms.
        longest: Math.max(0, ...entries.event.map(({ duration }) => duration)),
      });
    },

    // Presses over and over, by script. What the browser tells meanwhile is not kept: it would count as the page's.
    async repeat(name, begin, end) {
      for (const observer of observers) observer.disconnect();
      const [control] = ACTS[name];
      for (let count = begin; count < end; count++) {
        control(count).click();
        await new Promise((done) => setTimeout(done));
      }
      await new Promise(drawn);
    },
  };
}
