//! The page starts wherever it may be opened, and says so where it cannot.

use anyhow::{Result, ensure};

use super::{LIMIT, Site, quiet, ready};
use crate::devtools::Browser;
use crate::test::Outcome;

pub fn from_file(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    starts(browser, &site.file)
}

pub fn served(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    starts(browser, &site.served)
}

pub fn compat(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    starts(browser, &site.compat)
}

fn starts(browser: &mut Browser, url: &str) -> Result<Outcome> {
    let mut page = ready(browser, url)?;
    page.wait("document.querySelector('#draft')", LIMIT)?;
    let mode = page.text("hegao.mode")?;
    ensure!(mode == "worker", "the checker runs in: {mode}");
    ensure!(page.eval("document.body.innerText.indexOf('正在启动')<0")? == true, "still says 正在启动");
    quiet(page)
}

pub fn too_old(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = browser.open("about:blank")?;
    page.before_scripts("delete window.WebAssembly")?;
    page.go(&site.file)?;
    page.wait("document.documentElement.getAttribute('data-start')==='failed'", LIMIT)?;
    let said = page.text("document.getElementById('root').innerText")?;
    for word in ["浏览器版本过低", "80", "Firefox 115", "WebAssembly"] {
        ensure!(said.contains(word), "no {word} in: {said}");
    }
    quiet(page)
}
