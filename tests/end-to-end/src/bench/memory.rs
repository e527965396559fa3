//! What is kept over many acts.

use end_to_end::Reader;
use serde_json::json;

use crate::act::ACTS;
use crate::conditions::Conditions;
use crate::visit::Visitor;

/// How many acts come before the first look, and between the two.
const WARM: usize = 200;
pub(crate) const ACTS_BETWEEN: usize = 1000;

/// Keeps hold of the memory of every module that the page starts.
const HOLD: &str = "
for (const name of ['instantiate', 'instantiateStreaming']) {
  const start = WebAssembly[name];
  WebAssembly[name] = async (...all) => {
    const result = await start.apply(WebAssembly, all);
    const { exports } = result.instance ?? result;
    globalThis.moduleMemory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    return result;
  };
}
";

/// What a page holds.
#[derive(Clone, Copy)]
pub(crate) struct Held {
    /// The module's own memory, in bytes.
    pub(crate) module: f64,
    /// JavaScript's heap after a collection, in bytes.
    pub(crate) heap: f64,
    /// Nodes of the document.
    pub(crate) nodes: f64,
    /// Listeners for events.
    pub(crate) listeners: f64,
}

/// What is held before and after a thousand acts.
pub(crate) fn over_acts(visitor: &Visitor) -> [Held; 2] {
    let act = ACTS
        .iter()
        .find(|act| act.name == "choose")
        .expect("it is among the acts");
    visitor.open_for(act, 12, Conditions::FREE, HOLD);
    let repeat = |begin: usize, end: usize| {
        visitor.reader.run_until_done(
            "bench.repeat(arguments[0], arguments[1], arguments[2]).then(() => done());",
            &[json!(act.name), json!(begin), json!(end)],
        );
        held(visitor.reader)
    };
    [repeat(0, WARM), repeat(WARM, WARM + ACTS_BETWEEN)]
}

fn held(reader: &Reader) -> Held {
    reader.tell("HeapProfiler.collectGarbage", &json!({}));
    reader.tell("Performance.enable", &json!({}));
    let answer = reader.tell("Performance.getMetrics", &json!({}));
    reader.tell("Performance.disable", &json!({}));
    let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
    let metric = |name: &str| {
        let found = metrics.iter().find(|metric| metric["name"] == name);
        let value = found.and_then(|metric| metric["value"].as_f64());
        value.unwrap_or_else(|| panic!("the browser does not tell {name}"))
    };
    let module = reader.get("moduleMemory.buffer.byteLength");
    Held {
        module: module.as_f64().expect("the module has a memory"),
        heap: metric("JSHeapUsedSize"),
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
    }
}
