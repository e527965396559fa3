//! Dragging a row of a list by its grip, with a mouse or a finger.
//!
//! It knows a list (the element that listens), its rows (`.place`) and their grips (`.grip`), by position alone.
//! While a row is dragged nothing is decided: it is drawn where the pointer is (`data-held`, `--held`), and a line
//! shows the place where it would go (`data-drop`). The style does the drawing.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos_dom::helpers::{TimeoutHandle, request_animation_frame, set_timeout_with_handle};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};
use web_sys::{ScrollBehavior, ScrollToOptions};

use crate::domain::arranging;
use crate::domain::decimal::Decimal;
use crate::domain::joined::Joined;

/// The events that the list has to hand to [`Drag::follow`].
pub const EVENTS: [&str; 9] = [
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "lostpointercapture",
    "touchmove",
    "contextmenu",
    "keydown",
    "click",
];

/// A finger that rests so long on a grip lifts the row; one that moves before scrolls the page.
const LONG_PRESS: Duration = Duration::from_millis(350);

/// A pointer that moved no further, in CSS pixels, has not moved.
const STILL: f64 = 8.0;

/// So far from the list, in CSS pixels, a pointer has left it.
const FAR: f64 = 64.0;

/// So near to the upper or lower edge of the window, in CSS pixels, the page scrolls.
const EDGE: f64 = 72.0;

/// A click that comes so soon after a drag, in milliseconds, is the end of that drag.
const ECHO: f64 = 500.0;

/// What a reader did with a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The grip of a row was pressed.
    Pressed(usize),
    /// A row was dragged to the place of another and let go.
    Moved(usize, usize),
    /// A row was lifted, and is back where it was.
    PutBack,
    /// Esc was pressed while nothing was dragged.
    Escaped,
}

/// The hand over a list: a handle, empty unless a pointer holds a grip.
#[derive(Clone, Default)]
pub struct Drag(Rc<RefCell<Hand>>);

#[derive(Default)]
struct Hand {
    hold: Option<Hold>,
    /// Until when a click is the end of the last drag.
    echo: f64,
}

/// A pointer on a grip.
struct Hold {
    pointer: i32,
    list: Element,
    grip: HtmlElement,
    row: HtmlElement,
    /// The grip's id: the list may show another card there by the time the pointer lets go.
    id: String,
    from: usize,
    /// Where the pointer went down, and where it is; across and down the window.
    start: [f64; 2],
    at: [f64; 2],
    /// How far below the list's upper edge the pointer went down.
    depth: f64,
    lifted: bool,
    /// Whether the pointer has moved since it went down.
    moved: bool,
    /// The place to which the row would go; none while the pointer has left the list.
    to: Option<usize>,
    timer: Option<TimeoutHandle>,
}

impl Drag {
    /// What an event of the list amounts to, if it does.
    #[must_use]
    pub fn follow(&self, event: &Event) -> Option<Gesture> {
        match event.type_().as_str() {
            "pointerdown" => self.hold(event.unchecked_ref()),
            "pointermove" => self.carry(event.unchecked_ref()),
            "pointerup" => return self.let_go(event),
            "pointercancel" => return self.put_back(0.0),
            "lostpointercapture" if !self.captures() => return self.put_back(f64::INFINITY),
            "touchmove" | "contextmenu" if self.is_lifted() && event.cancelable() => {
                event.prevent_default();
            }
            "keydown" if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" => {
                let gesture = self.put_back(f64::INFINITY);
                if gesture.is_some() {
                    event.stop_propagation();
                }
                return gesture.or(Some(Gesture::Escaped));
            }
            // A key can press a grip too.
            "keydown" => self.0.borrow_mut().echo = 0.0,
            "click" if event.time_stamp() > self.0.borrow().echo => {
                let (_, _, _, at) = grip(event)?;
                return Some(Gesture::Pressed(at));
            }
            _ => {}
        }
        None
    }

    /// A pointer goes down: on a grip it may begin a drag.
    fn hold(&self, event: &PointerEvent) {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        drop(self.release());
        self.0.borrow_mut().echo = 0.0;
        let Some((list, row, grip, from)) = grip(event) else {
            return;
        };
        let start = point(event);
        let depth = start[1] - list.get_bounding_client_rect().top();
        let timer = (event.pointer_type() != "mouse").then(|| {
            let drag = self.clone();
            set_timeout_with_handle(move || drag.lift(), LONG_PRESS).ok()
        });
        self.0.borrow_mut().hold = Some(Hold {
            pointer: event.pointer_id(),
            id: grip.id(),
            list,
            grip,
            row,
            from,
            start,
            at: start,
            depth,
            lifted: false,
            moved: false,
            to: None,
            timer: timer.flatten(),
        });
    }

    /// The pointer moves: the row goes with it, or the drag never begins.
    fn carry(&self, event: &PointerEvent) {
        let (lifts, ends) = {
            let mut hand = self.0.borrow_mut();
            let Some(hold) = &mut hand.hold else { return };
            if hold.pointer != event.pointer_id() {
                return;
            }
            hold.at = point(event);
            let far = |side: usize| (hold.at[side] - hold.start[side]).abs() > STILL;
            hold.moved |= far(0) || far(1);
            if hold.lifted {
                hold.show();
            }
            let begins = hold.moved && !hold.lifted;
            (
                begins && hold.timer.is_none(),
                begins && hold.timer.is_some(),
            )
        };
        if lifts {
            self.lift();
        } else if ends {
            drop(self.release());
        }
    }

    /// The row is in the hand from here on.
    fn lift(&self) {
        if let Some(hold) = &mut self.0.borrow_mut().hold {
            hold.lifted = true;
            hold.timer = None;
            // Without capture the drag still works while the pointer is over the list; Esc needs the focus here.
            let _ = hold.grip.set_pointer_capture(hold.pointer);
            let _ = hold.grip.focus();
            let _ = hold.row.set_attribute("data-held", "");
            hold.show();
        }
        self.scroll();
    }

    /// The pointer goes up: now it is decided.
    fn let_go(&self, event: &Event) -> Option<Gesture> {
        let hold = self.release();
        let mut hand = self.0.borrow_mut();
        if hand.echo > 0.0 || hold.as_ref().is_some_and(|hold| hold.lifted) {
            hand.echo = event.time_stamp() + ECHO;
        }
        let hold = hold.filter(|hold| hold.lifted)?;
        if !hold.moved {
            return Some(Gesture::Pressed(hold.from));
        }
        let to = hold
            .to
            .filter(|&to| to != hold.from && hold.grip.id() == hold.id);
        Some(to.map_or(Gesture::PutBack, |to| Gesture::Moved(hold.from, to)))
    }

    /// Gives the drag up; until `echo`, a click is still its end.
    fn put_back(&self, echo: f64) -> Option<Gesture> {
        let hold = self.release().filter(|hold| hold.lifted)?;
        self.0.borrow_mut().echo = echo;
        drop(hold);
        Some(Gesture::PutBack)
    }

    /// Takes the hand away, and what was drawn with it.
    fn release(&self) -> Option<Hold> {
        let mut hold = self.0.borrow_mut().hold.take()?;
        if let Some(timer) = hold.timer.take() {
            timer.clear();
        }
        if hold.lifted {
            hold.to = hold.to.filter(|_| hold.list.is_connected());
            // What was not there need not go.
            let _ = hold.row.remove_attribute("data-held");
            hold.mark(None);
        }
        Some(hold)
    }

    fn is_lifted(&self) -> bool {
        let hand = self.0.borrow();
        hand.hold.as_ref().is_some_and(|hold| hold.lifted)
    }

    /// Whether the grip has the pointer. What lay under the finger loses it to the grip when the row is lifted.
    fn captures(&self) -> bool {
        let hand = self.0.borrow();
        let captures = |hold: &Hold| hold.grip.has_pointer_capture(hold.pointer);
        hand.hold.as_ref().is_some_and(captures)
    }

    /// Scrolls the page while a row is held near its edge, frame by frame.
    fn scroll(&self) {
        let drag = self.clone();
        request_animation_frame(move || {
            if !drag.is_lifted() {
                return;
            }
            if let Some(hold) = &mut drag.0.borrow_mut().hold {
                hold.scroll();
            }
            drag.scroll();
        });
    }
}

impl Hold {
    /// Draws the row where the pointer is, and the line where it would go.
    fn show(&mut self) {
        let room = self.list.get_bounding_client_rect();
        let [x, y] = self.at;
        let left = x < room.left() - FAR || x > room.right() + FAR;
        let above = y < room.top() - FAR || y > room.bottom() + FAR;
        let away = left || above;
        let others = rows(&self.list)
            .enumerate()
            .filter(|(at, _)| *at != self.from);
        let middles = others.map(|(_, row)| {
            let room = row.get_bounding_client_rect();
            room.top() + room.height() / 2.0
        });
        self.to = (!away).then(|| arranging::place_at(middles, y));
        let shift = if away {
            0.0
        } else {
            y - room.top() - self.depth
        };
        let sign = if shift < 0.0 { "-" } else { "" };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole pixels are enough"
        )]
        let pixels = (shift.abs() as u32).decimal();
        let shift = [sign, &pixels, "px"].joined();
        // A row that can't be moved stays; the line shows the place all the same.
        let _ = self.row.style().set_property("--held", &shift);
        self.mark(self.to);
    }

    /// Marks the side of a row where the held one would go.
    fn mark(&self, to: Option<usize>) {
        let to = to.filter(|&to| to != self.from);
        for (at, row) in rows(&self.list).enumerate() {
            // Setting an attribute with a plain name does not fail.
            let _ = match to {
                Some(to) if to == at && to < self.from => row.set_attribute("data-drop", "before"),
                Some(to) if to == at => row.set_attribute("data-drop", "after"),
                _ => row.remove_attribute("data-drop"),
            };
        }
    }

    /// Scrolls a little if the pointer is near an edge of the window and the list goes on there.
    fn scroll(&mut self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let height = window.inner_height().ok().and_then(|it| it.as_f64());
        let height = height.unwrap_or_default();
        let room = self.list.get_bounding_client_rect();
        let y = self.at[1];
        let step = if y < EDGE && room.top() < 0.0 {
            y - EDGE
        } else if y > height - EDGE && room.bottom() > height {
            y - height + EDGE
        } else {
            return;
        };
        let scroll = ScrollToOptions::new();
        scroll.set_top(step / 6.0);
        scroll.set_behavior(ScrollBehavior::Instant);
        window.scroll_by_with_scroll_to_options(&scroll);
        self.show();
    }
}

/// The list, the row, the grip and the row's position, if an event happened on a grip.
fn grip(event: &Event) -> Option<(Element, HtmlElement, HtmlElement, usize)> {
    let list: Element = event.current_target()?.dyn_into().ok()?;
    let target: Element = event.target()?.dyn_into().ok()?;
    let grip: HtmlElement = target.closest(".grip").ok()??.dyn_into().ok()?;
    let row: HtmlElement = grip.closest(".place").ok()??.dyn_into().ok()?;
    let at = rows(&list).position(|other| other == *row.as_ref())?;
    Some((list, row, grip, at))
}

/// The rows of a list.
fn rows(list: &Element) -> impl Iterator<Item = Element> + use<> {
    let children = list.children();
    let all = (0..children.length()).filter_map(move |at| children.item(at));
    all.filter(|child| child.class_name() == "place")
}

/// Where a pointer is, across and down the window.
fn point(event: &PointerEvent) -> [f64; 2] {
    [event.client_x().into(), event.client_y().into()]
}
