//! A page from a server saves itself for where there is none.

use anyhow::{Context, Result, ensure};

use super::{GIVEN, LIMIT, Site, quiet, ready};
use crate::devtools::Browser;
use crate::test::Outcome;

pub fn saves_itself(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &format!("{}hegao.html", site.served))?;
    page.wait("document.querySelector('#offline')", LIMIT).context("a served page does not offer itself")?;
    page.eval(GIVEN)?;
    page.click("#offline")?;
    page.wait("document.querySelector('#status').innerText.indexOf('hegao.html.sha256')>0", LIMIT)?;
    let saved = page.text("window.given.text()")?;
    let file = std::fs::read_to_string(&site.path)?;
    let differs = saved.bytes().zip(file.bytes()).position(|(a, b)| a != b);
    ensure!(saved == file, "the saved page differs from the file at byte {differs:?} of {}; it has {}", file.len(), saved.len());
    page.click("#proof")?;
    let said = page.text("document.querySelector('#release').innerText")?;
    ensure!(said.contains(".sha256") && said.contains("（20"), "no version with its day: {said}");
    page.click("#dialog-close")?;
    quiet(page)
}

pub fn a_file_offers_nothing(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('.version')", LIMIT)?;
    ensure!(page.eval("!document.querySelector('#offline')")? == true, "a local file offers to save itself");
    quiet(page)
}
