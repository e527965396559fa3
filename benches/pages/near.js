// What the loader does for the widget, done for the list by hand: it is fetched when it nears the screen.

const MARGIN = "100% 0px"; // That of src/element.js.

const watch = new IntersectionObserver(
  (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    import("./list.js");
  },
  { rootMargin: MARGIN },
);
watch.observe(document.querySelector("worry-sorter"));
