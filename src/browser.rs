//! The only module that touches the window: storage, address, clipboard, and the element that mounts the widget.
//!
//! It knows text, not sessions: its functions take and return strings.

pub mod element;
