//! `cargo xtask serve`: builds `dist/` and serves it to this machine alone.
//!
//! The server sends exactly the bytes that a publisher would; with `--watch` Trunk serves instead, and builds again at every change.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::setup::Tools;
use crate::{build, command, place};

/// The port that is tried first.
const PORT: u16 = 8080;

/// Builds and serves until it is stopped.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let mut port = None;
    let mut watch = false;
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        match *option {
            "--port" => {
                let number = rest.next().context("--port wants a number.")?;
                port = Some(
                    number
                        .parse()
                        .with_context(|| format!("`{number}` is not a port"))?,
                );
            }
            "--watch" => watch = true,
            other => bail!("`{other}` is not an option of serve: --port N, --watch"),
        }
    }
    if watch {
        let port = port.unwrap_or(PORT);
        announce(port);
        return command::run(
            build::trunk(&Tools::ready()?)?
                .args(["serve", "--offline", "--address", "127.0.0.1", "--port"])
                .arg(port.to_string()),
        );
    }

    build::run(&build::Options::default())?;
    let listener = listen(port)?;
    announce(listener.local_addr()?.port());
    for stream in listener.incoming() {
        // A browser that hangs up is no news.
        thread::spawn(move || stream.and_then(answer).ok());
    }
    Ok(())
}

/// Takes the port that was asked for; without a wish, the usual one or any that is free.
fn listen(wish: Option<u16>) -> Result<TcpListener> {
    let local = Ipv4Addr::LOCALHOST;
    match wish {
        Some(port) => TcpListener::bind((local, port)).with_context(|| format!("port {port}")),
        None => Ok(TcpListener::bind((local, PORT)).or_else(|_| TcpListener::bind((local, 0)))?),
    }
}

/// Says where everything is.
fn announce(port: u16) {
    println!();
    println!("The widget:       http://127.0.0.1:{port}/");
    println!("In an article:    http://127.0.0.1:{port}/embed/article.html");
    println!("For publishers:   http://127.0.0.1:{port}/embed/");
    println!(
        "The offline file: {}",
        place::dist().join("worry-sorter.html").display()
    );
    println!("Ctrl+C stops.");
}

/// Answers one request.
fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let found = match method {
        "GET" | "HEAD" => file(target).map(|path| Ok((fs::read(&path)?, kind(&path)))),
        _ => None,
    };
    let (status, body, kind) = match found {
        Some(Ok((body, kind))) => ("200 OK", body, kind),
        Some(Err(error)) if ErrorKind::NotFound != std::io::Error::kind(&error) => {
            return Err(error);
        }
        _ => (
            "404 Not Found",
            b"404".to_vec(),
            "text/plain; charset=utf-8",
        ),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a request means, if it lies within `dist/`.
fn file(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(path);
    if !path
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let mut file = place::dist().join(path);
    if file.is_dir() {
        file.push("index.html");
    }
    Some(file)
}

/// The content type of a file.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::file;

    #[test]
    fn nothing_outside_dist_is_served() {
        assert!(file("/../Cargo.toml").is_none());
        assert!(file("/embed/../../Cargo.toml").is_none());
        assert!(file("//etc/passwd").is_some_and(|path| path.starts_with(crate::place::dist())));
        assert!(file("/index.html?worry=1").is_some_and(|path| path.ends_with("dist/index.html")));
    }
}
