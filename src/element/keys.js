// Keys that press a button: the one that names the key in its aria-keyshortcuts.
//
// What a key does is written on the button alone; here is only when a key counts.

/**
 * Presses the button that names the digit pressed, inside the element that listens.
 *
 * Nothing happens while a text is typed, with a key that changes what the digit means, or while it is held down.
 */
export function press(event) {
  const { key, target, currentTarget } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  if (!/^\d$/.test(key) || target.closest("input, select, textarea")) return;
  const button = currentTarget.querySelector(`[aria-keyshortcuts="${key}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
  // What had the focus may be gone with its question: then keys would come to nothing.
  setTimeout(() => target.isConnected || button.focus());
}
