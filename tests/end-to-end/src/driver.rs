//! The browser's driver: a process of its own, in a group of its own.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use crate::environment;

/// Runs the driver until the standard input closes, then ends the whole group: the driver and its browsers.
///
/// The input closes with this process, however it ends; so nothing is left running.
const UNTIL_CLOSED: &str = r#""$0" --port=0 & read -r _; kill 0"#;

/// A running chromedriver.
pub(crate) struct Driver {
    shell: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver on a free port.
    pub(crate) fn start() -> Self {
        let mut shell = Command::new("sh")
            .args(["-c", UNTIL_CLOSED])
            .arg(environment::chromedriver())
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let output = shell.stdout.take().expect("the output is piped");
        let port = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once("started successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            });
        let port = port.expect("chromedriver starts and says its port");
        Self { shell, port }
    }

    /// Where the driver listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // It was told to end; how it ended does not matter.
        let _ = self.shell.wait();
    }
}
