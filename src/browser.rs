//! The only module that touches the window: storage, address, dragging, fields, focus, keys, listeners, and the element that mounts the widget.
//!
//! It knows text, not sessions: its functions take and return strings.

pub mod address;
pub mod drag;
pub mod element;
pub mod field;
pub mod focus;
pub mod keys;
pub mod listener;
pub mod loader;
pub mod share;
pub mod storage;
