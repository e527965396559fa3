//! One visit to a page: a first one, in a process and an origin that no earlier visit has used.

use std::cell::Cell;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use end_to_end::{Reader, Server};
use serde_json::{Value, json};

use crate::act::Act;
use crate::conditions::Conditions;

/// What runs in the page.
const PROBE: &str = include_str!("probe.js");

/// Where a page lies.
#[derive(Clone, Copy)]
pub(crate) enum At<'a> {
    /// On the server, in this folder.
    Server(&'a str),
    /// On the disk.
    Disk(&'a Path),
}

/// What a page cost until it could be used. Times are milliseconds since the reader asked for the page.
pub(crate) struct Load(Value);

impl Load {
    /// A measure; none where the page does not have it.
    pub(crate) fn get(&self, name: &str) -> Option<f64> {
        self.0[name].as_f64()
    }
}

/// What presses cost.
pub(crate) struct Presses {
    /// From each input until the screen was drawn, in milliseconds.
    pub(crate) times: Vec<f64>,
    /// The longest of them until it was on the screen, as the browser itself tells, to 8 ms.
    pub(crate) longest: f64,
    /// How many presses changed nothing.
    pub(crate) missed: usize,
}

/// A browser that goes from page to page.
pub(crate) struct Visitor<'a> {
    pub(crate) reader: &'a Reader,
    pub(crate) server: &'a Server,
    count: Cell<usize>,
}

impl<'a> Visitor<'a> {
    pub(crate) fn new(reader: &'a Reader, server: &'a Server) -> Self {
        Self {
            reader,
            server,
            count: Cell::new(0),
        }
    }

    /// Opens a page as somebody who has never been there, until it can be used.
    pub(crate) fn load(&self, page: &str, at: At, conditions: Conditions) -> Load {
        let script = self.open(page, at, conditions, "");
        let load = self
            .reader
            .run_until_done("bench.loaded().then(done);", &[]);
        self.reader.no_longer(&script);
        Load(load)
    }

    /// Opens the page of an act, until what is to be pressed is there. `first` is a script that runs before all others.
    pub(crate) fn open_for(&self, act: &Act, cards: usize, conditions: Conditions, first: &str) {
        let first = act.before(cards) + first;
        eprintln!("  {}", act.title);
        let script = self.open("", At::Server(&act.folder(cards)), conditions, &first);
        self.reader.run_until_done(
            "bench.there(arguments[0]).then(() => done());",
            &[json!(act.name)],
        );
        self.reader.no_longer(&script);
    }

    fn open(&self, page: &str, at: At, conditions: Conditions, first: &str) -> Value {
        self.count.set(self.count.get() + 1);
        let address = match at {
            // A host of its own: nothing is cached, saved, or compiled already.
            At::Server(folder) => self
                .server
                .at(&format!("{folder}/"))
                .replace("127.0.0.1", &format!("v{}.localhost", self.count.get())),
            At::Disk(file) => format!("file://{}", file.display()),
        };
        Conditions::FREE.set(self.reader);
        self.reader.open("about:blank");
        // All files on the disk share one storage, which an earlier visit has used.
        let empty = match at {
            At::Server(_) => "",
            At::Disk(_) => "localStorage.clear();",
        };
        let probe = format!("const NAME = {};\n{PROBE}\n{empty}{first}", json!(page));
        let script = self.reader.before_every_page(&probe);
        conditions.set(self.reader);
        self.reader.open(&address);
        script
    }

    /// Does an act over and over on its page, as with a mouse.
    pub(crate) fn press(&self, act: &Act) -> Presses {
        self.reader
            .run("bench.watch(arguments[0]);", &[json!(act.name)]);
        let count = act.presses;
        for at in 0..count {
            let point = self
                .reader
                .run_until_done("bench.next(arguments[0]).then(done);", &[json!(at)]);
            // Each press comes at another moment between two frames.
            sleep(Duration::from_millis((at as u64 * 7) % 17));
            for kind in ["mousePressed", "mouseReleased"] {
                self.reader.tell(
                    "Input.dispatchMouseEvent",
                    &json!({ "type": kind, "x": point[0], "y": point[1], "button": "left", "clickCount": 1 }),
                );
            }
            sleep(Duration::from_millis(50));
        }
        sleep(Duration::from_millis(300));
        let watched = self.reader.run("return bench.watched();", &[]);
        let all = watched["times"].as_array().cloned().unwrap_or_default();
        let times: Vec<f64> = all.iter().filter_map(Value::as_f64).collect();
        Presses {
            missed: count - times.len().min(count),
            times,
            longest: watched["longest"].as_f64().unwrap_or_default(),
        }
    }
}
