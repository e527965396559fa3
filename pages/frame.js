// For a page with the widget in a frame: gives the frame the height that the widget tells.
//
// A message counts if it comes from such a frame and is a number; nothing is ever sent back.

const MOST = 50_000;

addEventListener("message", ({ data, source }) => {
  const height = data?.["worry-sorter"];
  if (!Number.isFinite(height) || height <= 0 || height > MOST) return;
  for (const frame of document.querySelectorAll("iframe[data-worry-sorter]")) {
    if (frame.contentWindow === source) frame.style.setProperty("height", `${height}px`);
  }
});
