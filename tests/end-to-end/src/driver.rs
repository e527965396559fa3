//! The browser's driver: a process of its own, in a group of its own.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::environment;

/// Runs the driver until the standard input closes, then ends the whole group: the driver and its browsers.
///
/// The input closes with this process, however it ends; so nothing is left running.
const UNTIL_CLOSED: &str = r#""$0" --port=0 & read -r _; kill 0"#;

/// How long a driver may take to say where it listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a driver is started before it is given up.
const TRIES: usize = 5;

/// A running chromedriver.
pub(crate) struct Driver {
    shell: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver on a free port.
    ///
    /// The port is free for IPv4 when the driver takes it; where another program has it for IPv6, the driver ends
    /// without a word. So it is tried again.
    pub(crate) fn start() -> Self {
        (0..TRIES)
            .find_map(|_| Self::try_to_start())
            .expect("chromedriver starts and says its port")
    }

    fn try_to_start() -> Option<Self> {
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
        let mut driver = Self { shell, port: 0 };
        // Dropping a driver without a port ends its group.
        driver.port = port(output)?;
        Some(driver)
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

/// The port that the driver says, if it says one in time. What it says later is read and forgotten.
fn port(output: ChildStdout) -> Option<u16> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut output = BufReader::new(output);
        let mut line = String::new();
        while output.read_line(&mut line).is_ok_and(|length| length > 0) {
            let port = line.split_once("started successfully on port ");
            if let Some((_, port)) = port {
                // Nobody listens any more where it took too long.
                let _ = sender.send(port.trim().trim_end_matches('.').parse().ok());
                break;
            }
            line.clear();
        }
        let _ = output.read_to_end(&mut Vec::new());
    });
    receiver.recv_timeout(PATIENCE).ok().flatten()
}
