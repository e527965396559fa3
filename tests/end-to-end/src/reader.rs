//! A reader in front of a browser: opens pages, presses what bears a name, uses the keyboard, sees and hears.

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
    TouchActions,
};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use url::Url;

use crate::crash;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::outline;
use crate::server::{Server, Site};

/// What every script may use.
const PAGE: &str = include_str!("page.js");

/// How long something that must happen may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the browser may take over one command; after that it hangs.
const HUNG: Duration = Duration::from_secs(90);

/// How long a browser may take to start. WebKitGTK's crashes at one start in five, at worst, and its driver waits on.
const START: Duration = Duration::from_secs(15);

/// How often a browser is started before it is given up.
const TRIES: usize = 10;

/// The Tab key.
const TAB: char = '\u{e004}';
const SHIFT: char = '\u{e008}';
const ENTER: char = '\u{e007}';

/// A pointer goes up.
const UP: PointerAction = PointerAction::Up {
    button: MOUSE_BUTTON_LEFT,
};

/// Under which key the standard returns an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// With what a reader points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// A mouse, with its left button.
    Mouse,
    /// A finger on the screen.
    Finger,
}

/// A browser with a reader in front of it; it is closed when it is dropped.
pub struct Reader {
    engine: Engine,
    client: Client,
    runtime: Runtime,
    lost: RefCell<Vec<String>>,
    elsewhere: Server,
    _driver: Driver,
    _profile: Profile,
}

impl Reader {
    /// Starts a Chromium that has never been used.
    pub fn new() -> Self {
        Self::of(Engine::Chromium)
    }

    /// Starts a browser that has never been used.
    pub fn of(engine: Engine) -> Self {
        let mut trouble = String::new();
        for _ in 0..TRIES {
            match Self::start(engine) {
                Ok(reader) => return reader,
                Err(error) => trouble = error,
            }
        }
        panic!("{engine:?} does not start: {trouble}");
    }

    /// In front of which engine the reader sits.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    fn start(engine: Engine) -> Result<Self, String> {
        let driver = Driver::start(engine);
        let profile = Profile::new();
        let elsewhere = Site::nowhere().serve();
        let wishes = engine.wishes(&profile.0, elsewhere.address());
        let wishes: Capabilities =
            serde_json::from_value(wishes).expect("the wishes are an object");
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = driver.address();
        let connected = builder.capabilities(wishes).connect(&address);
        let client = runtime
            .block_on(async { tokio::time::timeout(START, connected).await })
            .map_err(|_| "it takes too long".to_owned())?
            .map_err(|error| error.to_string())?;
        Ok(Self {
            engine,
            client,
            runtime,
            lost: RefCell::default(),
            elsewhere,
            _driver: driver,
            _profile: profile,
        })
    }

    /// What a command gives; fails where the browser hangs over it or has crashed.
    fn wait<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> Result<T, CmdError> {
        let answer = self.in_time(command);
        // Over a script in which it crashes the driver complains of the result, and says at the next one why.
        if self.engine == Engine::WebKit
            && answer.is_err()
            && self
                .in_time(self.client.execute("", Vec::new()))
                .is_err_and(|error| error.is_invalid_session_id())
        {
            crash::give_up();
        }
        answer
    }

    fn in_time<T>(&self, command: impl Future<Output = T>) -> T {
        let answered = async { tokio::time::timeout(HUNG, command).await };
        self.runtime
            .block_on(answered)
            .expect("the browser answers in time")
    }

    /// Opens an address and waits until the page is loaded.
    pub fn open(&self, address: &str) {
        self.wait(self.client.goto(address))
            .unwrap_or_else(|error| panic!("{address} does not open: {error}"));
        // About once in fifty pages Chromium's driver goes on while the page is still being read. `page.js` would be
        // work that the benchmark counts as the page's.
        let is_loaded = "return document.readyState === 'complete';";
        self.until("The page is loaded.", || {
            let answer = self.wait(self.client.execute(is_loaded, Vec::new()));
            answer.is_ok_and(|loaded| loaded == Value::Bool(true))
        });
    }

    /// Opens an address and waits until the widget has started.
    pub fn open_widget(&self, address: &str) {
        // A change of the fragment alone would not load the page anew.
        self.open("about:blank");
        self.open(address);
        self.wait_for_widget();
    }

    /// Reloads the page and waits until the widget has started again.
    pub fn reload(&self) {
        self.wait(self.client.refresh())
            .expect("the page loads again");
        self.wait_for_widget();
    }

    /// Opens another tab beside this one; both can be turned to.
    pub fn open_tab(&self) -> [WindowHandle; 2] {
        let first = self.wait(self.client.window()).expect("there is a tab");
        // A hidden tab of WebKit draws nothing; a window of its own does.
        let is_tab = self.engine != Engine::WebKit;
        let tab = self.wait(self.client.new_window(is_tab));
        [first, tab.expect("a tab opens").handle]
    }

    /// Turns to a tab.
    pub fn turn_to(&self, tab: &WindowHandle) {
        self.wait(self.client.switch_to_window(tab.clone()))
            .expect("the tab is there");
    }

    /// Goes back to the page before.
    pub fn back(&self) {
        self.wait(self.client.back())
            .expect("there is a page before");
    }

    /// Waits until the widget has started.
    pub fn wait_for_widget(&self) {
        self.wait_for(
            "The widget starts.",
            "host()?.shadowRoot?.querySelector('.foot')",
        );
        self.settle();
    }

    /// Looks into the frame with this number; what is asked from now on is asked there.
    pub fn enter_frame(&self, number: u16) {
        self.wait(self.client.enter_frame(number))
            .expect("there is such a frame");
    }

    /// Looks at the whole page again.
    pub fn leave_frame(&self) {
        self.wait(self.client.enter_parent_frame())
            .expect("there is a page around it");
    }

    /// Runs a script in the page; `page.js` stands before it.
    pub fn run(&self, script: &str, values: &[Value]) -> Value {
        let script = [PAGE, script].concat();
        self.wait(self.client.execute(&script, values.to_vec()))
            .unwrap_or_else(|error| panic!("{error}\nin the script\n{script}"))
    }

    /// What an expression gives.
    pub fn get(&self, expression: &str) -> Value {
        self.run(&format!("return {expression};"), &[])
    }

    /// What an expression gives, as text; empty if it is none.
    pub fn text_of(&self, expression: &str) -> String {
        self.get(expression).as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script that calls its last argument when it is done.
    pub fn run_until_done(&self, script: &str, values: &[Value]) -> Value {
        let script = [
            PAGE,
            "const done = arguments[arguments.length - 1];\n",
            script,
        ]
        .concat();
        self.wait(self.client.execute_async(&script, values.to_vec()))
            .unwrap_or_else(|error| panic!("{error}\nin the script\n{script}"))
    }

    /// Runs a script that may wait; neither it nor what it gives is kept by the driver, so the memory that is counted
    /// is the page's alone.
    pub fn run_unkept(&self, script: &str) -> Value {
        let whole = ["(async () => {", PAGE, script, "})()"].concat();
        let answer = self.tell(
            "Runtime.evaluate",
            &json!({ "expression": whole, "awaitPromise": true, "returnByValue": true }),
        );
        assert_eq!(answer["exceptionDetails"], Value::Null, "in\n{script}");
        answer["result"]["value"].clone()
    }

    /// Waits until what was begun is on the screen; the name of what has the focus then.
    pub fn settle(&self) -> Option<String> {
        let name = self.run_until_done(
            "setTimeout(() => requestAnimationFrame(() => done(focused() && nameOf(focused()))));",
            &[],
        );
        name.as_str().map(str::to_owned)
    }

    /// Waits until an expression holds; `what` is the sentence that would have been true.
    pub fn wait_for(&self, what: &str, expression: &str) {
        let expression = format!("Boolean({expression})");
        self.until(what, || self.get(&expression) == Value::Bool(true));
    }

    fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let begin = Instant::now();
        while !holds() {
            assert!(
                begin.elapsed() < PATIENCE,
                "not so: {what}\non the screen:\n{}\nin the console:\n{}",
                self.screen(),
                self.console().join("\n")
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses the control with a name, as with a mouse or a finger.
    pub fn press(&self, name: &str) {
        let found = self.run(
            "const one = control(arguments[0]);
             one?.scrollIntoView({ block: 'center' });
             return one ?? null;",
            &[json!(name)],
        );
        assert!(
            !found.is_null(),
            "nothing bears the name 「{name}」 on the screen:\n{}",
            self.screen()
        );
        let element = found[ELEMENT]
            .as_str()
            .expect("the script returns an element");
        let element = ElementRef::from(element.to_owned());
        let pressed = self.wait(Element::from_element_id(self.client.clone(), element).click());
        match pressed {
            // WebKit's driver presses no fields within a shadow root; its mouse does.
            Err(_) if self.engine == Engine::WebKit => {
                let mut actions = self.way(name, Duration::ZERO, &[]);
                actions.push(UP);
                self.point(Hand::Mouse, actions);
            }
            pressed => {
                pressed.unwrap_or_else(|error| panic!("「{name}」 can't be pressed: {error}"));
            }
        }
        if self.settle().is_none() {
            self.lost.borrow_mut().push(name.to_owned());
        }
    }

    /// Presses the button of another language, and waits until it has come and is spoken.
    pub fn switch_language(&self, button: &str, code: &str) {
        self.press(button);
        let spoken = format!(
            "place().querySelector('.ws')?.lang === '{code}' && host().dataset.language === '{code}'"
        );
        self.wait_for("The other language is spoken.", &spoken);
        self.settle();
    }

    /// The names that took the focus with them when they were pressed.
    pub fn presses_that_lost_the_focus(&self) -> Vec<String> {
        self.lost.borrow().clone()
    }

    /// Presses a key.
    pub fn key(&self, key: char) {
        self.keys(&[key]);
    }

    /// Presses Enter.
    pub fn enter(&self) {
        self.keep(ENTER, "Enter");
    }

    /// Presses the space bar.
    pub fn space(&self) {
        self.keep(' ', "the space bar");
    }

    /// Presses a key, and notes if the focus went away with it.
    fn keep(&self, key: char, name: &str) {
        let before = self.focus().unwrap_or_default();
        self.key(key);
        if self.settle().is_none() {
            let press = format!("{name} on {before}");
            self.lost.borrow_mut().push(press);
        }
    }

    /// Goes to the control with a name by the Tab key alone, forwards, or backwards if it stands before.
    pub fn tab_to(&self, name: &str) {
        let backwards = self.run(
            "const goal = control(arguments[0]);
             const at = focused();
             return Boolean(goal && at && (at.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_PRECEDING));",
            &[json!(name)],
        );
        let mut passed = Vec::new();
        for _ in 0..200 {
            if self.focus().as_deref() == Some(name) {
                return;
            }
            passed.push(self.focus());
            if backwards == Value::Bool(true) {
                self.keys(&[SHIFT, TAB]);
            } else {
                self.key(TAB);
            }
        }
        panic!("the Tab key does not come to 「{name}」; it passed {passed:?}");
    }

    /// Types a text into the field that has the focus.
    pub fn write(&self, text: &str) {
        for letter in text.chars() {
            self.key(letter);
        }
        self.settle();
    }

    /// Presses a key while another is held.
    pub fn chord(&self, held: char, key: char) {
        self.keys(&[held, key]);
    }

    /// Presses keys together.
    fn keys(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in keys {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.wait(self.client.perform_actions(actions))
            .expect("keys can be pressed");
    }

    /// Puts the mouse on the control with a name, holds its button down, and lets it walk and stay there.
    pub fn grab(&self, name: &str, walk: &[(f64, f64)]) {
        let actions = self.way(name, Duration::ZERO, walk);
        self.point(Hand::Mouse, actions);
    }

    /// Lets go of what the mouse holds.
    pub fn let_go(&self) {
        self.point(Hand::Mouse, vec![UP]);
    }

    /// Drags the control with a name: holds it for so long, walks, rests, and lets go.
    pub fn drag(
        &self,
        hand: Hand,
        name: &str,
        hold: Duration,
        walk: &[(f64, f64)],
        rest: Duration,
    ) {
        let mut actions = self.way(name, hold, walk);
        actions.extend([PointerAction::Pause { duration: rest }, UP]);
        self.point(hand, actions);
    }

    /// The way of a pointer from the control with a name.
    fn way(&self, name: &str, hold: Duration, walk: &[(f64, f64)]) -> Vec<PointerAction> {
        let point = self.run(
            "const one = control(arguments[0]);
             const { top, bottom } = one.getBoundingClientRect();
             if (top < 150 || bottom > innerHeight - 150) one.scrollIntoView({ block: 'center', behavior: 'instant' });
             const room = one.getBoundingClientRect();
             return [room.x + room.width / 2, room.y + room.height / 2];",
            &[json!(name)],
        );
        let side = |at: usize| point[at].as_f64().expect("the control has a place");
        let (mut x, mut y) = (side(0).round(), side(1).round());
        let to = |x, y, time| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(time)),
            x,
            y,
        };
        let down = PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        };
        let still = PointerAction::Pause { duration: hold };
        let mut actions = vec![to(x, y, 0), down, still];
        for (right, further_down) in walk {
            x += right;
            y += further_down;
            actions.push(to(x, y, 120));
        }
        actions
    }

    fn point(&self, hand: Hand, actions: Vec<PointerAction>) {
        let done = match hand {
            Hand::Mouse => {
                let mouse = MouseActions::new("mouse".to_owned());
                let mouse = actions.into_iter().fold(mouse, InputSource::then);
                self.wait(self.client.perform_actions(mouse))
            }
            Hand::Finger => {
                let finger = TouchActions::new("finger".to_owned());
                let finger = actions.into_iter().fold(finger, InputSource::then);
                self.wait(self.client.perform_actions(finger))
            }
        };
        done.expect("pointers can be moved");
        self.settle();
    }

    /// The name of what has the focus; none if nothing has it.
    pub fn focus(&self) -> Option<String> {
        self.get("focused() && nameOf(focused())")
            .as_str()
            .map(str::to_owned)
    }

    /// What is seen, and the state of every control.
    pub fn screen(&self) -> String {
        self.text_of("screen()")
    }

    /// What is seen, line by line.
    pub fn seen(&self) -> String {
        self.text_of("lines(seen(place()))")
    }

    /// Whether a text is seen, within a line.
    pub fn sees(&self, text: &str) -> bool {
        self.seen().contains(text)
    }

    /// Fails unless a text is seen.
    pub fn must_see(&self, text: &str) {
        assert!(
            self.sees(text),
            "「{text}」 is not seen in:\n{}",
            self.seen()
        );
    }

    /// Fails if a text is seen.
    pub fn must_not_see(&self, text: &str) {
        assert!(!self.sees(text), "「{text}」 is seen in:\n{}", self.seen());
    }

    /// Fails unless a sentence was said to those who listen.
    pub fn must_hear(&self, sentence: &str) {
        let begin = Instant::now();
        loop {
            let said = self.text_of("said().join('\\n')");
            if said.contains(sentence) {
                return;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "「{sentence}」 was not said, but: {said}"
            );
        }
    }

    /// The names of what can be pressed.
    pub fn names(&self) -> Vec<String> {
        let names = self.get("controls().map(nameOf)");
        serde_json::from_value(names).expect("names are texts")
    }

    /// All that the page's storage holds, in a fixed order.
    pub fn storage(&self) -> String {
        self.text_of("JSON.stringify(Object.entries(localStorage).sort())")
    }

    /// The text under a key of the storage.
    pub fn stored(&self, key: &str) -> Option<String> {
        let text = self.run("return localStorage.getItem(arguments[0]);", &[json!(key)]);
        text.as_str().map(str::to_owned)
    }

    /// Puts a text under a key of the storage, as another program would.
    pub fn store(&self, key: &str, text: &str) {
        let values = [json!(key), json!(text)];
        self.run("localStorage.setItem(arguments[0], arguments[1]);", &values);
    }

    /// What the console shows since it was last read: warnings, errors, refusals.
    ///
    /// Only Chromium tells it; elsewhere a script that the server puts first has listened.
    pub fn console(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            let heard = self.get("window.heard?.splice(0) ?? []");
            return serde_json::from_value(heard).expect("what was heard are texts");
        }
        let entries = self.log("browser");
        entries
            .iter()
            .filter(|entry| matches!(entry["level"].as_str(), Some("WARNING" | "SEVERE")))
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Fails if the console shows a warning or an error.
    pub fn must_have_a_quiet_console(&self) {
        let console = self.console();
        assert!(console.is_empty(), "the console shows: {console:#?}");
    }

    /// The addresses that pages asked for since this was last read, whether they got them or not.
    ///
    /// The browser's own pages are left out: it loads one that nobody sees.
    pub fn requests(&self) -> Vec<String> {
        let entries = self.log("performance");
        entries
            .iter()
            .filter_map(|entry| {
                let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
                let event = &event["message"];
                (event["method"] == "Network.requestWillBeSent").then(|| {
                    event["params"]["request"]["url"]
                        .as_str()
                        .map(str::to_owned)
                })?
            })
            .filter(|address: &String| {
                !["chrome:", "chrome-untrusted:"]
                    .iter()
                    .any(|own| address.starts_with(own))
            })
            .collect()
    }

    /// What pages have asked of other places than this machine; nothing is there.
    pub fn asked_elsewhere(&self) -> Vec<String> {
        let mut asked = self.elsewhere.requests();
        asked.retain(|asked| !Engine::asks_itself(asked));
        asked
    }

    /// Sees the page on a screen of another size, as a phone shows it.
    pub fn look_from(&self, width: u32, height: u32) {
        self.tell(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true }),
        );
    }

    /// Prefers a colour scheme, and no motion.
    pub fn prefer(&self, scheme: &str) {
        self.see_as(
            "screen",
            &[
                ("prefers-color-scheme", scheme),
                ("prefers-reduced-motion", "reduce"),
            ],
        );
    }

    /// Sees the page on a medium, `screen` or `print`, with these features of it and no others.
    pub fn see_as(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.tell(
            "Emulation.setEmulatedMedia",
            &json!({ "media": medium, "features": features }),
        );
    }

    /// A picture of the whole page, from its top to its end, as a PNG file's bytes.
    ///
    /// The pointer stays out of it: it would colour what lies under it.
    pub fn picture(&self) -> Vec<u8> {
        self.tell(
            "Input.dispatchMouseEvent",
            &json!({ "type": "mouseMoved", "x": 0, "y": 0 }),
        );
        let size = self.get(
            "[document.documentElement.clientWidth, Math.ceil(document.documentElement.getBoundingClientRect().height)]",
        );
        let answer = self.tell(
            "Page.captureScreenshot",
            &json!({
                "format": "png",
                "captureBeyondViewport": true,
                "clip": { "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1 },
            }),
        );
        let text = answer["data"].as_str().expect("a picture is a text");
        STANDARD.decode(text).expect("the text is base64")
    }

    /// The page as assistive technology is told of it: one line a node, indented under its parent.
    pub fn outline(&self) -> String {
        // What is said last waits for the end of a burst.
        self.run_until_done("setTimeout(done, 200);", &[]);
        self.tell("Accessibility.enable", &json!({}));
        let answer = self.tell("Accessibility.getFullAXTree", &json!({}));
        self.tell("Accessibility.disable", &json!({}));
        self.tell("DOM.enable", &json!({}));
        let document = self.tell(
            "DOM.getFlattenedDocument",
            &json!({ "depth": -1, "pierce": true }),
        );
        self.tell("DOM.disable", &json!({}));
        outline::outline(&answer["nodes"], &document["nodes"])
    }

    /// Runs a script before every script of every page from now on; the answer takes it back.
    pub fn before_every_page(&self, script: &str) -> Value {
        let answer = self.tell(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": script }),
        );
        answer["identifier"].clone()
    }

    /// Takes back a script that ran before every page.
    pub fn no_longer(&self, script: &Value) {
        self.tell(
            "Page.removeScriptToEvaluateOnNewDocument",
            &json!({ "identifier": script }),
        );
    }

    /// Gives the page leave to use something of the browser, or refuses it.
    pub fn permit(&self, name: &str, setting: &str) {
        self.tell(
            "Browser.setPermission",
            &json!({ "permission": { "name": name }, "setting": setting }),
        );
    }

    /// From the next page on `memory` is the memory of the module that the page starts; the answer takes it back.
    pub fn watch_module(&self) -> Value {
        self.before_every_page(
            "const { instantiate, instantiateStreaming } = WebAssembly;
             const keep = (result) => { window.memory = Object.values(result.instance.exports).find((one) => one instanceof WebAssembly.Memory); return result; };
             WebAssembly.instantiate = async (...rest) => keep(await instantiate(...rest));
             WebAssembly.instantiateStreaming = async (...rest) => keep(await instantiateStreaming(...rest));",
        )
    }

    /// After all rubbish is collected: the bytes of the scripts' heap, how many nodes there are, and how many listeners.
    pub fn memory(&self) -> [f64; 3] {
        for _ in 0..3 {
            self.tell("HeapProfiler.collectGarbage", &json!({}));
        }
        let heap = self.tell("Runtime.getHeapUsage", &json!({}));
        let count = self.tell("Memory.getDOMCounters", &json!({}));
        [
            &heap["usedSize"],
            &count["nodes"],
            &count["jsEventListeners"],
        ]
        .map(|number| number.as_f64().expect("the browser counts"))
    }

    /// Gives the browser a command of its own protocol.
    pub fn tell(&self, command: &str, values: &Value) -> Value {
        self.ask(
            "goog/cdp/execute",
            json!({ "cmd": command, "params": values }),
        )
    }

    fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.ask("se/log", json!({ "type": kind }));
        entries.as_array().cloned().unwrap_or_default()
    }

    fn ask(&self, path: &'static str, body: Value) -> Value {
        let command = Vendor { path, body };
        self.wait(self.client.issue_cmd(command))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // A browser that does not close in time ends with its driver.
        let client = self.client.clone();
        let close = async { tokio::time::timeout(PATIENCE, client.close()).await };
        let _ = self.runtime.block_on(close);
    }
}

/// A command that the standard does not know.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// A folder for what one browser keeps; it is removed when it is dropped.
struct Profile(PathBuf);

impl Profile {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("worry-sorter-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a folder for the browser can be made");
        Self(folder)
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // What is left of it lies in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}
