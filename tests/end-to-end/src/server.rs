//! A server on this machine alone: sends the files of `dist/`, or spoils them, and writes down each request.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::environment;

/// What a server sends.
#[derive(Clone, Default)]
pub struct Site {
    policy: Option<String>,
    listens: bool,
    is_open: bool,
    faults: Vec<(String, Fault)>,
    pages: Vec<(String, String)>,
    /// The folder whose files are sent, where it is not `dist/`.
    folder: Option<PathBuf>,
}

#[derive(Clone)]
enum Fault {
    Missing,
    /// Missing as long as this is true; it is so once.
    MissingAtFirst(Arc<AtomicBool>),
    Late(Duration),
    Kind(String),
    CutShort,
    OfAnotherBuild,
    Changed {
        from: String,
        to: String,
    },
}

impl Site {
    /// The files of `dist/` as they are.
    pub fn as_built() -> Self {
        Self::default()
    }

    /// Has nothing: what a browser asks of any other place comes here, and is written down.
    pub(crate) fn nowhere() -> Self {
        Self::of(Path::new("/dev/null"))
    }

    /// The files of another folder; packed, where `.br` stands beside them.
    pub fn of(folder: &Path) -> Self {
        Self {
            folder: Some(folder.to_owned()),
            ..Self::default()
        }
    }

    /// The built files with a script before all others in each page: it hears errors, and does what a test wants.
    pub fn listening() -> Self {
        Self {
            listens: true,
            ..Self::default()
        }
    }

    /// The same with a widget that stops on purpose.
    pub fn spoiled() -> Self {
        Self {
            folder: Some(environment::spoiled()),
            ..Self::listening()
        }
    }

    /// Sends a content security policy with every file.
    #[must_use]
    pub fn with_policy(mut self, policy: &str) -> Self {
        self.policy = Some(policy.to_owned());
        self
    }

    /// Lets pages of every origin read what it sends.
    #[must_use]
    pub fn open_to_all(mut self) -> Self {
        self.is_open = true;
        self
    }

    /// Does not find the files whose path ends so.
    #[must_use]
    pub fn without(mut self, ending: &str) -> Self {
        self.faults.push((ending.to_owned(), Fault::Missing));
        self
    }

    /// Does not find the files whose path ends so when it is asked for the first time.
    #[must_use]
    pub fn without_at_first(mut self, ending: &str) -> Self {
        let fault = Fault::MissingAtFirst(Arc::new(AtomicBool::new(true)));
        self.faults.push((ending.to_owned(), fault));
        self
    }

    /// Sends the files whose path ends so only after a while.
    #[must_use]
    pub fn late(mut self, ending: &str, by: Duration) -> Self {
        self.faults.push((ending.to_owned(), Fault::Late(by)));
        self
    }

    /// Sends files whose path ends so under another content type.
    #[must_use]
    pub fn with_kind(mut self, ending: &str, kind: &str) -> Self {
        let fault = Fault::Kind(kind.to_owned());
        self.faults.push((ending.to_owned(), fault));
        self
    }

    /// Sends the first half of files whose path ends so.
    #[must_use]
    pub fn cut_short(mut self, ending: &str) -> Self {
        self.faults.push((ending.to_owned(), Fault::CutShort));
        self
    }

    /// Sends the module of another build in place of the one that the script was built with.
    #[must_use]
    pub fn with_module_of_another_build(mut self) -> Self {
        self.faults
            .push((".wasm".to_owned(), Fault::OfAnotherBuild));
        self
    }

    /// Sends another text in place of one in the files whose path ends so.
    #[must_use]
    pub fn changed(mut self, ending: &str, from: &str, to: &str) -> Self {
        let (from, to) = (from.to_owned(), to.to_owned());
        self.faults
            .push((ending.to_owned(), Fault::Changed { from, to }));
        self
    }

    /// Sends a page or a script of the test's own at a path.
    #[must_use]
    pub fn with_page(mut self, path: &str, page: &str) -> Self {
        let path = format!("/{path}");
        self.pages.push((path, page.to_owned()));
        self
    }

    /// Begins to serve on a free port.
    pub fn serve(self) -> Server {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let address = listener.local_addr().expect("the port is known");
        let log = Arc::new(Mutex::new(Vec::new()));
        let first = Arc::new(Mutex::new(String::new()));
        let is_over = Arc::new(AtomicBool::new(false));
        let (site, written, over) = (Arc::new(self), log.clone(), is_over.clone());
        let script = first.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if over.load(Ordering::SeqCst) {
                    break;
                }
                let (site, written, script) = (site.clone(), written.clone(), script.clone());
                // A browser that hangs up is no news.
                thread::spawn(move || site.answer(stream, &written, &script).ok());
            }
        });
        Server {
            address,
            log,
            first,
            is_over,
        }
    }

    fn answer(
        &self,
        mut stream: TcpStream,
        log: &Mutex<Vec<String>>,
        first: &Mutex<String>,
    ) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut request = String::new();
        reader.read_line(&mut request)?;
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let mut words = request.split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            // A connection that the browser opened in case it needs it.
            return Ok(());
        };
        let script = first.lock().expect("no writer panics").clone();
        if target != FIRST_PATH {
            let mut log = log.lock().expect("no writer panics");
            log.push(target.to_owned());
        }
        if method != "GET" {
            return Ok(());
        }
        let path = target.split('?').next().unwrap_or_default();
        let faults = self.faults.iter().filter(|(end, _)| path.ends_with(end));
        let faults: Vec<&Fault> = faults.map(|(_, fault)| fault).collect();
        let is_missing = faults.iter().any(|fault| match fault {
            Fault::Missing => true,
            Fault::MissingAtFirst(is_first) => is_first.swap(false, Ordering::SeqCst),
            _ => false,
        });
        let folder = self.folder.clone().unwrap_or_else(environment::dist);
        let file = if is_missing { None } else { file(folder, path) };
        let packed = file.as_ref().map(|file| file.with_added_extension("br"));
        let packed = packed.filter(|packed| self.folder.is_some() && packed.exists());
        let encoding = packed.as_ref().map_or("", |_| "Content-Encoding: br\r\n");
        let mut found = file.and_then(|file| {
            let bytes = fs::read(packed.as_ref().unwrap_or(&file)).ok()?;
            Some((bytes, kind(&file)))
        });
        if path == BLANK_PATH {
            found = Some((BLANK.into(), "text/html; charset=utf-8"));
        }
        if let Some((_, page)) = self.pages.iter().find(|(at, _)| at == path) {
            found = Some((page.clone().into_bytes(), kind(Path::new(path))));
        }
        if path == FIRST_PATH {
            found = Some((
                [EARS, &script].concat().into_bytes(),
                "text/javascript; charset=utf-8",
            ));
        }
        let (status, mut body, mut kind) = found.map_or(
            ("404 Not Found", Vec::new(), "text/plain"),
            |(body, kind)| ("200 OK", body, kind),
        );
        for fault in faults {
            match fault {
                Fault::Kind(other) => kind = other,
                Fault::CutShort => body.truncate(body.len() / 2),
                Fault::OfAnotherBuild => {
                    let other = fs::read(module(&environment::spoiled()))?;
                    assert_ne!(body, other, "the builds are the same");
                    body = other;
                }
                Fault::Changed { from, to } => {
                    let text = String::from_utf8(body).expect("what is changed is a text");
                    assert!(text.contains(from), "{path} does not hold {from}");
                    body = text.replacen(from, to, 1).into_bytes();
                }
                Fault::Late(by) => thread::sleep(*by),
                Fault::Missing | Fault::MissingAtFirst(_) => {}
            }
        }
        if kind.starts_with("text/html") && self.listens {
            let page = String::from_utf8(body).expect("a page is a text");
            body = with_first(&page).into_bytes();
        }
        let policy = self.policy.as_ref().map_or_else(String::new, |policy| {
            format!("Content-Security-Policy: {policy}\r\n")
        });
        let open = if self.is_open {
            "Access-Control-Allow-Origin: *\r\n"
        } else {
            ""
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{encoding}{policy}{open}Cache-Control: no-store\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)?;
        stream.flush()
    }
}

/// A page without a widget, for what has to be done before one starts.
const BLANK_PATH: &str = "/blank";
const BLANK: &str = "<!doctype html><link rel=icon href=data:,><title>blank</title>";

/// The script that stands first in a page, where the site listens.
const FIRST_PATH: &str = "/first.js";
const EARS: &str = include_str!("ears.js");

/// A running server; it ends when it is dropped.
pub struct Server {
    address: SocketAddr,
    log: Arc<Mutex<Vec<String>>>,
    first: Arc<Mutex<String>>,
    is_over: Arc<AtomicBool>,
}

impl Server {
    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of a file.
    pub fn at(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    /// The address of a page without a widget, of the same origin.
    pub fn blank(&self) -> String {
        self.at(BLANK_PATH.trim_start_matches('/'))
    }

    /// Runs a script before all others in every page from now on, in place of the one before.
    pub fn put_first(&self, script: &str) {
        script.clone_into(&mut self.first.lock().expect("no writer panics"));
    }

    /// What was asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.log.lock().expect("no writer panics").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // The listener wakes and sees that it is over.
        let _ = TcpStream::connect(self.address);
    }
}

/// A page with our script first.
fn with_first(page: &str) -> String {
    let script = format!("<script src=\"{FIRST_PATH}\"></script>");
    let head = page.find("<head>").map(|at| at + "<head>".len());
    let at = head.or_else(|| page.find('>').map(|at| at + 1));
    let (before, after) = page.split_at(at.expect("a page begins with a tag"));
    [before, &script, after].concat()
}

/// The file of a folder that a path means, if it lies within.
fn file(folder: PathBuf, path: &str) -> Option<PathBuf> {
    let path = Path::new(path.trim_start_matches('/'));
    let is_within = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let mut file = folder;
    file.push(path);
    if file.is_dir() {
        file.push("index.html");
    }
    is_within.then_some(file)
}

/// The widget's module of a build.
fn module(folder: &Path) -> PathBuf {
    let entries = fs::read_dir(folder.join("embed")).expect("it is built");
    let mut paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let is_module = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("widget-") && name.ends_with(".wasm")
    };
    paths.find(is_module).expect("a build has a module")
}

/// The content type of a file.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
