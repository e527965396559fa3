//! What is kept over many acts.

use serde_json::json;

use crate::act::ACTS;
use crate::conditions::Conditions;
use crate::visit::Visitor;

/// After how many acts it is looked at: a thousand lie between the first look and the last.
///
/// A thousand come before: meanwhile the browser compiles what runs often, and that stays on the scripts' heap.
/// Each is a multiple of 24: by then each of the twelve cards is where it was 24 presses ago.
const LOOKS: [usize; 5] = [1008, 1224, 1512, 1800, 2016];

/// What a page holds when all rubbish is collected.
#[derive(Clone, Copy)]
pub(crate) struct Held {
    /// How many acts have been done.
    pub(crate) acts: usize,
    /// The module's own memory, in bytes.
    pub(crate) module: f64,
    /// The scripts' heap, in bytes.
    pub(crate) heap: f64,
    /// Nodes of the document.
    pub(crate) nodes: f64,
    /// Listeners for events.
    pub(crate) listeners: f64,
}

/// What is held at each look.
pub(crate) fn over_acts(visitor: &Visitor) -> Vec<Held> {
    let act = ACTS
        .iter()
        .find(|act| act.name == "choose")
        .expect("it is among the acts");
    let reader = visitor.reader;
    let watching = reader.watch_module();
    visitor.open_for(act, 12, Conditions::FREE, "");
    reader.no_longer(&watching);
    let mut done = 0;
    let look = |acts: usize| {
        let name = json!(act.name);
        reader.run_unkept(&format!("await bench.repeat({name}, {done}, {acts});"));
        done = acts;
        let module = reader.run_unkept("return memory.buffer.byteLength;");
        let [heap, nodes, listeners] = reader.memory();
        Held {
            acts,
            module: module.as_f64().expect("the module has a memory"),
            heap,
            nodes,
            listeners,
        }
    };
    LOOKS.into_iter().map(look).collect()
}
