//! The browsers that the tests drive, and what each wants to be told.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::environment::brought;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium's Blink.
    Chromium,
    /// Firefox's Gecko.
    Firefox,
    /// The engine of Safari, as WebKitGTK has it.
    WebKit,
}

/// What keeps Chromium to itself, and off the network.
const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--lang=ja",
    "--window-size=900,1000",
];

/// Runs the driver until the standard input closes, then ends the whole group: the driver and its browsers.
///
/// The input closes with this process, however it ends; so nothing is left running.
const UNTIL_CLOSED: &str = r#""$@" & read -r _; kill 0"#;

/// The same with a screen that nobody sees, for a browser that has no other way; the screen says its number.
const ON_A_SCREEN: &str = r#"exec 3<&0
Xvfb -displayfd 1 -screen 0 1000x1100x24 -nolisten tcp | {
    read -r number
    DISPLAY=:$number "$@" &
    read -r _ <&3
    kill 0
}"#;

/// Whom browsers ask of themselves, for updates and the like, whatever the page.
const BROWSERS_OWN: [&str; 7] = [
    "duckduckgo.com",
    "firefox.com",
    "google.com",
    "googleapis.com",
    "gvt1.com",
    "mozilla.com",
    "mozilla.org",
];

impl Engine {
    /// Whether a browser asks for this of itself, not for a page.
    pub(crate) fn asks_itself(target: &str) -> bool {
        let host = target.strip_prefix("http://").unwrap_or(target);
        let host = host.split(['/', ':']).next().unwrap_or_default();
        BROWSERS_OWN.iter().any(|own| host.ends_with(own))
    }

    /// The shell that runs the driver, and the port where the driver will listen if that is known before.
    pub(crate) fn driver(self) -> (Command, Option<u16>) {
        let mut shell = Command::new("sh");
        match self {
            Self::Chromium => {
                shell.args(["-c", UNTIL_CLOSED, "sh"]);
                shell.arg(brought("CHROMEDRIVER")).arg("--port=0");
                (shell, None)
            }
            Self::Firefox => {
                shell.args(["-c", UNTIL_CLOSED, "sh"]);
                shell.arg(brought("GECKODRIVER"));
                shell.args(["--port", "0", "--websocket-port", "0"]);
                (shell, None)
            }
            Self::WebKit => {
                let port = free_port();
                shell.args(["-c", ON_A_SCREEN, "sh"]);
                shell.arg(brought("WEBKITDRIVER"));
                shell.arg(format!("--port={port}"));
                // What it would ask of a desktop there is none to answer.
                shell.env("GTK_A11Y", "none").env("NO_AT_BRIDGE", "1");
                (shell, Some(port))
            }
        }
    }

    /// What the driver is asked for; `profile` is a folder for what the browser keeps, and `elsewhere` is asked for all
    /// that does not lie on this machine.
    pub(crate) fn wishes(self, profile: &Path, elsewhere: SocketAddr) -> Value {
        let elsewhere = elsewhere.to_string();
        let mut wishes = self.own_wishes(profile);
        wishes["proxy"] = json!({
            "proxyType": "manual",
            "httpProxy": elsewhere,
            "sslProxy": elsewhere,
            "noProxy": ["127.0.0.1", "localhost"],
        });
        wishes
    }

    fn own_wishes(self, profile: &Path) -> Value {
        match self {
            Self::Chromium => {
                let folder = format!("--user-data-dir={}", profile.display());
                let flags: Vec<&str> = FLAGS.into_iter().chain([folder.as_str()]).collect();
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": { "binary": brought("CHROMIUM"), "args": flags },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": brought("FIREFOX"),
                    "args": ["-headless", "--width=900", "--height=1000"],
                    "prefs": { "intl.accept_languages": "ja" },
                },
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": brought("MINIBROWSER"),
                    "args": ["--automation", "--geometry=900x1000"],
                },
            }),
        }
    }
}

/// A port that nobody has now.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("the port is known").port()
}

/// Makes functions of a reader tests in every engine: `name::chromium`, `name::firefox` and `name::webkit`.
#[macro_export]
macro_rules! in_every_engine {
    ($($name:ident)*) => {
        $(mod $name {
            use $crate::{Engine, Reader, despite_crashes};

            #[test]
            fn chromium() {
                super::$name(&Reader::of(Engine::Chromium));
            }

            #[test]
            fn firefox() {
                super::$name(&Reader::of(Engine::Firefox));
            }

            #[test]
            fn webkit() {
                despite_crashes(|| super::$name(&Reader::of(Engine::WebKit)));
            }
        })*
    };
}
