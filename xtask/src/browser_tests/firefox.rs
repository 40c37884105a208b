//! The main job in Firefox, which is driven otherwise than Chromium.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{GIVEN, LIMIT, Site};
use crate::devtools::Firefox;
use crate::setup;
use crate::test::{Choice, Outcome, Tally};

const TEXT: &str =
    "某县教育局2024年上半年工作总结\n上半年全县新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。\n";
const VALUE: &str = "document.querySelector('#draft').value";

/// Runs it, from a file and from a server.
pub fn run(tally: &mut Tally, site: &Site, choice: &Choice) {
    let tests = [("main job, from a file", &site.file), ("main job, served", &site.served)];
    for (name, url) in tests.map(|(name, url)| (format!("firefox: {name}"), url)) {
        if !name.contains(choice.words) {
            continue;
        }
        match setup::firefox() {
            Ok(program) => tally.test(&name, || job(&program, url)),
            Err(error) => tally.record(&name, Outcome::Skipped(format!("{error:#}"))),
        }
    }
}

fn job(program: &std::path::Path, url: &str) -> Result<Outcome> {
    let mut page = Firefox::open(program, url)?;
    println!("          {}", page.version);
    page.wait("document.documentElement.getAttribute('data-start')==='done'&&document.querySelector('#draft')", LIMIT)?;
    ensure!(page.eval("hegao.mode")? == "worker", "the checker does not run in a thread of its own");
    // Firefox gives no test the clipboard; the page hears of a paste and of this alike.
    page.click("#draft")?;
    page.eval(&format!("document.execCommand('insertText',false,{})", json!(TEXT)))?;
    page.press("。")?;
    page.wait("document.querySelector('.finding[data-rule=\"sum-of-parts\"] .fix')", LIMIT).context("no finding")?;
    ensure!(page.eval("document.querySelectorAll('.mark.error').length")? == 1, "the finding is not marked in the text");
    page.click(".finding[data-rule=\"sum-of-parts\"] .finding-message")?;
    page.wait("document.querySelectorAll('.mark.related').length===5", LIMIT).context("the parts do not light up")?;
    page.click(".finding[data-rule=\"sum-of-parts\"] .fix")?;
    page.wait(&format!("{VALUE}.indexOf('新建学校65所')>0"), LIMIT).context("the fix is not applied")?;
    page.wait("!document.querySelector('.finding[data-rule=\"sum-of-parts\"]')", LIMIT)?;
    page.click("#tab-indicators")?;
    page.wait("document.querySelectorAll('#indicators tbody tr').length>=6", LIMIT)?;
    page.eval(GIVEN)?;
    page.click("#csv")?;
    page.wait("window.given", LIMIT).context("no table is given out")?;
    let table = page.eval("window.given.text()")?;
    ensure!(table.as_str().is_some_and(|table| table.contains("新建学校,65,所")), "the table that is given out: {table}");
    // Only after its own load; a favicon of the server is the browser's affair.
    ensure!(page.eval("hegao.proof.requests")? == 0, "the page asked for something");
    Ok(Outcome::Passed)
}
