//! Tasks: what is done after what the browser does now. Leptos's effects run in them.
//!
//! Those of wasm-bindgen, which keep who woke each and know how to do without `queueMicrotask`, are 250 bytes brotli more.

use std::cell::RefCell;
use std::mem;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(call: &JsValue);
}

/// All tasks of the page.
struct Tasks {
    /// Those that are not done, the newest last.
    all: Vec<PinnedLocalFuture<()>>,
    /// Whether they are about to go on.
    waits: bool,
    /// What the browser calls then.
    go_on: Option<Closure<dyn FnMut(JsValue)>>,
}

thread_local! {
    static TASKS: RefCell<Tasks> = const {
        RefCell::new(Tasks { all: Vec::new(), waits: false, go_on: None })
    };
}

/// Wakes all tasks, whichever it was to wake: they are few, and one that waits on is asked in no time.
struct All;

impl Wake for All {
    fn wake(self: Arc<Self>) {
        wake();
    }
}

/// Has all tasks go on in a microtask.
fn wake() {
    TASKS.with_borrow_mut(|tasks| {
        if !mem::replace(&mut tasks.waits, true) {
            let go_on = tasks
                .go_on
                .get_or_insert_with(|| Closure::wrap(Box::new(go_on)));
            queue_microtask(go_on.as_ref());
        }
    });
}

/// Has each task go on as far as it can; what begins or wakes meanwhile does so in the next microtask.
fn go_on(_: JsValue) {
    let mut all = TASKS.with_borrow_mut(|tasks| {
        tasks.waits = false;
        mem::take(&mut tasks.all)
    });
    let waker = Waker::from(Arc::new(All));
    let mut context = Context::from_waker(&waker);
    let mut left = Vec::new();
    // When a widget is mounted, an effect begins after those within it, which go when it runs: so the last go first.
    // Those within one that has run again are newer than it, and may run once for nothing.
    while let Some(mut task) = all.pop() {
        if task.as_mut().poll(&mut context).is_pending() {
            left.push(task);
        }
    }
    left.reverse();
    TASKS.with_borrow_mut(|tasks| {
        left.append(&mut tasks.all);
        tasks.all = left;
    });
}

/// What Leptos hands its tasks to.
struct Microtasks;

impl CustomExecutor for Microtasks {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        TASKS.with_borrow_mut(|tasks| tasks.all.push(task));
        wake();
    }

    fn poll_local(&self) {}
}

/// Takes tasks from now on. The first widget of a page begins; the others find it so.
pub fn begin() {
    let _ = Executor::init_custom_executor(Microtasks);
}
