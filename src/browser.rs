//! The only module that touches the window: storage, listeners, tasks, what the host does, and the element that mounts the widget.
//!
//! It knows text, not sessions: its functions take and return strings.

pub mod drag;
pub mod element;
pub mod host;
pub mod listener;
pub mod nodes;
pub mod storage;
pub mod tasks;
