// Dragging a row of a list by its grip, with a mouse or a finger.
//
// It knows a list (the element that listens), its rows (.place) and their grips (.grip), by position alone. While a row
// is dragged nothing is decided: it is drawn where the pointer is (data-held, --held), and a line shows the place where
// it would go (data-drop). The style does the drawing.

// A finger that rests so long on a grip, in milliseconds, lifts the row; one that moves before scrolls the page.
const LONG_PRESS = 350;

// A pointer that moved no further, in CSS pixels, has not moved.
const STILL = 8;

// So far from the list, in CSS pixels, a pointer has left it.
const FAR = 64;

// So near to the upper or lower edge of the window, in CSS pixels, the page scrolls.
const EDGE = 72;

// A click that comes so soon after a drag, in milliseconds, is the end of that drag.
const ECHO = 500;

const rows = (list) => [...list.children].filter((row) => row.className === "place");

/**
 * The hand over the lists of a widget: a function that takes each event of a list (see src/browser/drag.rs) and returns
 * what it amounts to: "pressed AT", "moved FROM TO", "back" for a row that was lifted and is back where it was,
 * "escaped" for Esc while nothing was dragged; and nothing at all for most of them.
 */
export function hand() {
  let hold; // A pointer on a grip.
  let echo = 0; // Until when a click is the end of the last drag.

  // The list, the row, the grip and the row's position, if an event happened on a grip.
  function gripped({ currentTarget: list, target }) {
    const grip = target.closest(".grip");
    const row = grip?.closest(".place");
    const from = rows(list).indexOf(row);
    return from < 0 ? undefined : { list, row, grip, from };
  }

  // A pointer goes down: on a grip it may begin a drag.
  function down(event) {
    if (event.button || !event.isPrimary) return;
    release();
    echo = 0;
    const held = gripped(event);
    if (!held) return;
    const { clientX: x, clientY: y, pointerId: pointer } = event;
    hold = {
      ...held,
      pointer,
      id: held.grip.id, // The list may show another card there by the time the pointer lets go.
      start: [x, y],
      at: [x, y],
      depth: y - held.list.getBoundingClientRect().top,
      timer: event.pointerType !== "mouse" && setTimeout(lift, LONG_PRESS),
    };
  }

  // Whether an event is that of another pointer than the one that holds a row: a second finger drops nothing.
  const isOther = ({ pointerId }) => hold && hold.pointer !== pointerId;

  // The pointer moves: the row goes with it, or the drag never begins.
  function carry(event) {
    if (!hold || isOther(event)) return;
    const { clientX, clientY } = event;
    hold.at = [clientX, clientY];
    hold.moved ||= hold.at.some((place, side) => Math.abs(place - hold.start[side]) > STILL);
    if (hold.lifted) show();
    else if (hold.moved && hold.timer) release();
    else if (hold.moved) lift();
  }

  // The row is in the hand from here on.
  function lift() {
    const held = hold;
    held.lifted = true;
    held.timer = undefined;
    try {
      held.grip.setPointerCapture(held.pointer);
    } catch {
      // Without capture the drag still works while the pointer is over the list.
    }
    held.grip.focus(); // Esc needs the focus here.
    held.row.setAttribute("data-held", "");
    show();
    // Scrolls the page while the row is held near its edge, frame by frame.
    const scroll = () => {
      if (hold !== held || !held.list.isConnected) return;
      const room = held.list.getBoundingClientRect();
      const [, y] = held.at;
      let far = 0;
      if (y < EDGE && room.top < 0) far = y - EDGE;
      if (y > innerHeight - EDGE && room.bottom > innerHeight) far = y - innerHeight + EDGE;
      if (far) {
        scrollBy({ top: far / 6, behavior: "instant" });
        show();
      }
      requestAnimationFrame(scroll);
    };
    requestAnimationFrame(scroll);
  }

  // Draws the row where the pointer is, and the line where it would go: after all the others whose middle lies above.
  function show() {
    const { list, row, from, depth, at: [x, y] } = hold;
    const room = list.getBoundingClientRect();
    const away = x < room.left - FAR || x > room.right + FAR || y < room.top - FAR || y > room.bottom + FAR;
    const isAbove = (other, at) => {
      const { top, height } = other.getBoundingClientRect();
      return at !== from && top + height / 2 < y;
    };
    hold.to = away ? undefined : rows(list).filter(isAbove).length;
    row.style.setProperty("--held", `${away ? 0 : Math.trunc(y - room.top - depth)}px`);
    mark(hold.to);
  }

  // Marks the side of a row where the held one would go.
  function mark(to) {
    const { list, from } = hold;
    rows(list).forEach((row, at) => {
      if (at === to && at !== from) row.setAttribute("data-drop", to < from ? "before" : "after");
      else row.removeAttribute("data-drop");
    });
  }

  // Takes the hand away, and what was drawn with it; what it held, if anything.
  function release() {
    const held = hold;
    if (!held) return;
    clearTimeout(held.timer);
    if (held.lifted) {
      if (!held.list.isConnected) held.to = undefined;
      held.row.removeAttribute("data-held");
      mark();
    }
    hold = undefined;
    return held;
  }

  // The pointer goes up: now it is decided.
  function letGo({ timeStamp }) {
    const held = release();
    if (echo > 0 || held?.lifted) echo = timeStamp + ECHO;
    if (!held?.lifted) return;
    const { moved, from, to, grip, id } = held;
    if (!moved) return `pressed ${from}`;
    return to === undefined || to === from || grip.id !== id ? "back" : `moved ${from} ${to}`;
  }

  // Gives the drag up; until so late a click is still its end.
  function putBack(late) {
    if (!release()?.lifted) return;
    echo = late;
    return "back";
  }

  return (event) => {
    switch (event.type) {
      case "pointerdown":
        return down(event);
      case "pointermove":
        return carry(event);
      case "pointerup":
        return isOther(event) ? undefined : letGo(event);
      case "pointercancel":
        return isOther(event) ? undefined : putBack(0);
      case "lostpointercapture":
        // What lay under the finger loses it to the grip when the row is lifted.
        return hold?.grip.hasPointerCapture(hold.pointer) ? undefined : putBack(Infinity);
      case "keydown": {
        if (event.key !== "Escape") {
          echo = 0; // A key can press a grip too.
          return;
        }
        const back = putBack(Infinity);
        if (back || event.currentTarget.querySelector(".menu")) event.stopPropagation();
        return back ?? "escaped";
      }
      case "click": {
        const held = event.timeStamp > echo && gripped(event);
        return held ? `pressed ${held.from}` : undefined;
      }
      default: // touchmove, contextmenu
        if (hold?.lifted && event.cancelable) event.preventDefault();
    }
  };
}
