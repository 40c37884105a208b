//! The page on this machine's own address.

use std::fs;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::page;

/// Where the page is served unless told otherwise.
pub const PORT: u16 = 8080;

/// Builds the page and serves it until stopped.
pub fn run(port: u16) -> Result<()> {
    let page = page::bundle()?;
    let (server, address) = bind(port)?;
    println!("核稿 is at {address} (Ctrl+C stops it); the same file: {}", page.html.display());
    answer_all(&server, &fs::read(&page.html)?);
    Ok(())
}

/// Serves a page beside a running test; its address.
pub fn in_background(page: Vec<u8>) -> Result<String> {
    let (server, address) = bind(0)?;
    thread::spawn(move || answer_all(&server, &page));
    Ok(address)
}

/// Serves the files of a folder beside a running test; its address.
pub fn folder_in_background(folder: &Path) -> Result<String> {
    let (server, address) = bind(0)?;
    let folder = folder.to_owned();
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let path = request.url().split('?').next().unwrap_or_default().trim_start_matches('/').to_owned();
            let kind = match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
                "html" => "text/html",
                "js" => "text/javascript",
                "wasm" => "application/wasm",
                _ => "text/plain",
            };
            let body = if path.contains("..") { None } else { fs::read(folder.join(path)).ok() };
            send(request, body.as_deref(), kind).ok();
        }
    });
    Ok(address)
}

fn bind(port: u16) -> Result<(Server, String)> {
    let server =
        Server::http(("127.0.0.1", port)).map_err(|error| anyhow!("cannot serve on port {port}: {error}; try --port"))?;
    let port = server.server_addr().to_ip().context("no address")?.port();
    Ok((server, format!("http://127.0.0.1:{port}/")))
}

fn answer_all(server: &Server, page: &[u8]) {
    for request in server.incoming_requests() {
        // A browser that went away is no reason to stop.
        answer(request, page).ok();
    }
}

fn answer(request: Request, page: &[u8]) -> std::io::Result<()> {
    let path = request.url().split('?').next().unwrap_or_default();
    let known = matches!(path, "/" | "/hegao.html") && matches!(request.method(), Method::Get | Method::Head);
    send(request, known.then_some(page), "text/html")
}

fn send(request: Request, body: Option<&[u8]>, kind: &str) -> std::io::Result<()> {
    let (status, body, kind) = body.map_or((404, &b"not here"[..], "text/plain"), |body| (200, body, kind));
    let kind = if kind == "application/wasm" { kind.to_owned() } else { format!("{kind}; charset=utf-8") };
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-store".into())] {
        if let Ok(header) = Header::from_bytes(name, value.as_bytes()) {
            response.add_header(header);
        }
    }
    request.respond(response)
}
