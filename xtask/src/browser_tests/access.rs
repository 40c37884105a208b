//! Everyone can use the page: axe-core finds no hindrance on any tab.

use std::time::Duration;

use anyhow::{Result, ensure};

use super::{LIMIT, Site, quiet, ready};
use crate::devtools::Browser;
use crate::setup::axe;
use crate::test::Outcome;

/// Every tab by its head.
pub const TABS: [&str; 6] = ["findings", "indicators", "ledger", "compare", "record", "rules"];

/// The names and places of what hinders.
const RUN: &str = "axe.run().then(function(r){return r.violations.map(function(v){return v.id+': '+\
    v.nodes.slice(0,3).map(function(n){return n.target.join(' ')+' '+(n.any[0]?n.any[0].message:'')}).join(' | ')}).join('\\n')})";

pub fn no_hindrance(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let script = match axe::script() {
        Ok(script) => script,
        Err(error) => return Ok(Outcome::Skipped(format!("{error:#}"))),
    };
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('#sample')", LIMIT)?;
    page.click("#sample")?;
    page.wait("document.querySelector('.finding')", LIMIT)?;
    page.eval(&script)?;
    let mut found = Vec::new();
    for scheme in ["light", "dark"] {
        page.system("prefers-color-scheme", scheme)?;
        for tab in TABS {
            page.click(&format!("#tab-{tab}"))?;
            page.idle(Duration::from_millis(200))?;
            let said = page.text(RUN)?;
            if !said.is_empty() {
                found.push(format!("{tab}, {scheme}: {said}"));
            }
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    quiet(page)
}
