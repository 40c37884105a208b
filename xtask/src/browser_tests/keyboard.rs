//! Everything works without a mouse.

use anyhow::{Context, Result, ensure};

use super::looks::sample;
use super::{LIMIT, Site, quiet, ready};
use crate::devtools::{Browser, Page};
use crate::test::Outcome;

const TEXT: &str = "全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。";
const VALUE: &str = "document.querySelector('#draft').value";
const FOCUS: &str = "document.activeElement.id||document.activeElement.className||document.activeElement.tagName";

pub fn only(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.activeElement.id==='draft'", LIMIT).context("the keyboard does not begin in the text")?;
    page.insert(TEXT)?;
    page.wait("document.querySelector('.finding .fix')", LIMIT)?;
    page.press("F8")?;
    page.wait("document.querySelector('.finding.selected')&&document.querySelector('.mark.selected')", LIMIT)?;
    page.press("Alt+Enter")?;
    page.wait(&format!("{VALUE}.indexOf('65所')>0"), LIMIT).context("no fix by key")?;
    page.press("Control+z")?;
    // Not the finding that the fix has just settled, which stays until the answer.
    page.wait(
        &format!("{VALUE}.indexOf('64所')>0&&document.querySelector('#summary').getAttribute('aria-busy')==='false'"),
        LIMIT,
    )?;
    page.wait("document.querySelector('.finding')", LIMIT)?;
    page.press("F8")?;
    page.wait("document.querySelector('.finding.selected')", LIMIT)?;
    page.press("Alt+i")?;
    page.wait("!document.querySelector('.finding')", LIMIT).context("nothing is ignored by key")?;

    to(&mut page, "tab-findings")?;
    page.press("ArrowRight")?;
    page.wait("document.querySelector('#indicators')&&document.activeElement.id==='tab-indicators'", LIMIT)?;
    to(&mut page, "search")?;
    page.insert("小学")?;
    page.wait("document.querySelectorAll('#indicators tbody tr').length===1", LIMIT)?;
    to(&mut page, "link")?;
    page.press("Enter")?;
    page.wait(&format!("{FOCUS}==='draft'&&document.querySelector('.mark.place')"), LIMIT)
        .context("no way from a row to the text")?;

    // The keyboard stays in an open dialog; Escape closes it.
    page.eval("document.activeElement.blur()")?;
    page.press("?")?;
    page.wait("document.querySelector('dialog[open]')", LIMIT).context("no help by key")?;
    for _ in 0..4 {
        page.press("Tab")?;
        let inside = "document.querySelector('dialog').contains(document.activeElement)||document.activeElement===document.body";
        ensure!(page.eval(inside)? == true, "the keyboard leaves the dialog for {}", page.text(FOCUS)?);
    }
    page.press("Escape")?;
    page.wait("!document.querySelector('dialog')", LIMIT).context("Escape does not close the dialog")?;
    quiet(page)
}

/// A screen reader hears the finding that a key has chosen; a key that can do nothing says so.
pub fn spoken(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    super::write(&mut page, "今年以来，各项工作平稳推进。")?;
    super::checked(&mut page)?;
    let status = |words: &str| format!("document.querySelector('#status').innerText.indexOf('{words}')>=0");
    page.press("F8")?;
    page.wait(&status("没有要处理的问题"), LIMIT).context("F8 without findings says nothing")?;
    page.insert(TEXT)?;
    page.wait("document.querySelector('.finding .fix')", LIMIT)?;
    page.press("Alt+Enter")?;
    page.wait(&status("请先按F8"), LIMIT).context("Alt+Enter without a finding says nothing")?;
    page.press("F8")?;
    page.wait("document.querySelector('#spoken[aria-live]').innerText.indexOf('21+13+12+9+10')>0", LIMIT)
        .context("the chosen finding is not spoken")?;
    quiet(page)
}

/// Whoever ignores a finding with the keyboard is at the next one then, and at the tab after the last.
pub fn ignoring(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('#draft')", LIMIT)?;
    page.insert(&format!("{TEXT}。\n"))?;
    page.wait("document.querySelectorAll('.finding').length===2", LIMIT)?;
    page.eval("document.querySelector('.finding .ignore').focus()")?;
    page.press("Enter")?;
    page.wait("document.querySelectorAll('.finding').length===1", LIMIT)?;
    page.wait("document.activeElement===document.querySelector('.finding .finding-head')", LIMIT)
        .context("the keyboard is not at the next finding")?;
    page.eval("document.querySelector('.finding .ignore').focus()")?;
    page.press("Enter")?;
    page.wait("document.activeElement.id==='tab-findings'", LIMIT).context("the keyboard is not at the tab")?;
    // Nothing is found, says only who has found nothing.
    let none = "document.querySelector('#panel .empty').innerText.indexOf('另有2处已忽略')>=0";
    page.wait(none, LIMIT).context("what is ignored is not counted")?;
    quiet(page)
}

/// Goes on with Tab until the keyboard is there, and sees that it shows.
fn to(page: &mut Page, name: &str) -> Result<()> {
    for _ in 0..60 {
        if page.text(FOCUS)? == name {
            let seen = "getComputedStyle(document.activeElement).outlineStyle!=='none'";
            ensure!(page.eval(seen)? == true, "{name} does not show that it has the keyboard");
            return Ok(());
        }
        page.press("Tab")?;
    }
    anyhow::bail!("Tab does not lead to {name}; it is at {}", page.text(FOCUS)?)
}

/// The browser's own find in page finds every word of the text once: in the editor, not in the copy that bears the marks.
pub fn find(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = sample(browser, site)?;
    let text = page.text(VALUE)?;
    let visible = page.text("document.querySelector('.underlay').innerText.trim()")?;
    ensure!(text.contains("电商类410人次") && visible.is_empty(), "find in page would find the copy too: {visible}");
    page.press("Control+f")?;
    ensure!(page.eval("!document.querySelector('dialog')")? == true, "the page takes the browser's find away");
    quiet(page)
}
