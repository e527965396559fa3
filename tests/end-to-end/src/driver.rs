//! The browser's driver: a process of its own, in a group of its own.

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::engine::Engine;

/// How long a driver may take to say where it listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the drivers of Chromium and Firefox say before their port.
const PORT_FOLLOWS: [&str; 2] = ["started successfully on port ", "Listening on 127.0.0.1:"];

/// How often a driver is started before it is given up.
const TRIES: usize = 5;

/// A running driver.
pub(crate) struct Driver {
    shell: Child,
    port: u16,
}

impl Driver {
    /// Starts an engine's driver on a free port.
    ///
    /// The port is free for IPv4 when the driver takes it; where another program has it for IPv6, the driver ends
    /// without a word. So it is tried again.
    pub(crate) fn start(engine: Engine) -> Self {
        (0..TRIES)
            .find_map(|_| Self::try_to_start(engine))
            .unwrap_or_else(|| panic!("the driver of {engine:?} does not start"))
    }

    fn try_to_start(engine: Engine) -> Option<Self> {
        let (mut shell, known) = engine.driver();
        let mut shell = shell
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let output = shell.stdout.take().expect("the output is piped");
        let mut driver = Self { shell, port: 0 };
        // Dropping a driver without a port ends its group.
        driver.port = match known {
            Some(port) => listens(port).then_some(port)?,
            None => said_port(output)?,
        };
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

/// Whether somebody listens on a port in time.
fn listens(port: u16) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
    false
}

/// The port that the driver says, if it says one in time. What it says later is read and forgotten.
fn said_port(output: ChildStdout) -> Option<u16> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut output = BufReader::new(output);
        let mut line = String::new();
        while output.read_line(&mut line).is_ok_and(|length| length > 0) {
            let port = PORT_FOLLOWS.iter().find_map(|words| line.split_once(words));
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
