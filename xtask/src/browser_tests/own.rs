//! What the user tells the page: the knowledge file, and what is not to be shown.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{GIVEN, LIMIT, Site, checked, quiet, ready};
use crate::devtools::{Browser, Page};
use crate::test::Outcome;

const TEXT: &str = "\
某市科技局2024年上半年工作总结

一、主要工作
全市技术合同成交额8.82亿元，完成年度目标的63%。
上半年共新建农村公路89公里，其中东乡镇31公里、西乡镇28公里、南乡镇19公里、北乡镇21公里。
";
const KNOWLEDGE: &str = "[[indicator]]\nname = \"技术合同成交额\"\ntargets = { \"2024年\" = \"15亿元\" }\n";
/// What only the knowledge file can show to be wrong.
const RATE: &str = ".finding[data-rule=\"completion-rate\"]";
const SUM: &str = ".finding[data-rule=\"sum-of-parts\"]";

pub fn told(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = forgetful(browser, site)?;
    paste(&mut page, TEXT)?;
    page.wait(&shown(SUM, 1), LIMIT)?;
    ensure!(page.eval(&shown(RATE, 0))? == true, "a rate without a target is worked out");

    page.click("#knowledge")?;
    choose(&mut page, "#knowledge-file", "坏.toml", "[[indicator]]\nname = \"甲\"\ntarget = 3\n")?;
    page.wait("document.querySelector('#knowledge-problems')", LIMIT).context("nothing is said of a wrong file")?;
    let said = page.text("document.querySelector('#knowledge-problems').innerText")?;
    ensure!(said.contains("坏.toml") && said.contains("第3行 target"), "{said}");
    choose(&mut page, "#knowledge-file", "词库.json", "{ \"name\": [{ \"name\": \"甲\",\n \"alias\": [] }] }")?;
    page.wait("document.querySelector('#knowledge-problems')?.innerText.includes('第2行 alias')", LIMIT)
        .context("JSON is not read")?;
    choose(&mut page, "#knowledge-file", "词库.toml", KNOWLEDGE)?;
    page.wait("document.querySelector('#knowledge-contents')", LIMIT).context("the file's contents are not shown")?;
    let said = page.text("document.querySelector('#knowledge-contents').innerText")?;
    ensure!(said.contains("2024年目标15亿元"), "{said}");
    page.click("#remember")?;
    page.click("#dialog-close")?;
    page.wait(&shown(RATE, 1), LIMIT).context("the target of the file is not used")?;

    page.click(&format!("{SUM} .ignore"))?;
    page.wait(&shown(SUM, 0), LIMIT).context("an ignored finding is still listed")?;
    paste(&mut page, &TEXT.replace("一、主要工作\n", "一、主要工作\n今年以来，各项工作平稳推进。\n"))?;
    checked(&mut page)?;
    ensure!(page.eval(&shown(SUM, 0))? == true, "a paragraph above brings an ignored finding back");

    // Leaving with unsaved text asks first.
    paste(&mut page, "\n")?;
    page.wait(&shown(RATE, 0), LIMIT).context("the findings of the old text stay")?;
    // The next visit finds both again, and can take the finding back.
    page.go(&site.file)?;
    page.wait("document.documentElement.getAttribute('data-start')==='done'", LIMIT)?;
    paste(&mut page, TEXT)?;
    page.wait(&shown(RATE, 1), LIMIT).context("the file was not remembered")?;
    ensure!(page.eval(&shown(SUM, 0))? == true, "what is ignored was not remembered");
    page.click("#ignore-list")?;
    page.wait("document.querySelectorAll('#ignored tbody tr').length===1", LIMIT)?;
    page.click("#ignored .back")?;
    page.click("#dialog-close")?;
    page.wait(&shown(SUM, 1), LIMIT).context("a finding does not come back")?;

    page.click("#knowledge")?;
    page.click("#remember")?;
    page.wait("localStorage.length===0", LIMIT).context("something is kept that should not be")?;
    page.click("#dialog-close")?;
    quiet(page)
}

pub fn carried(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = forgetful(browser, site)?;
    paste(&mut page, TEXT)?;
    page.wait(&shown(SUM, 1), LIMIT)?;
    page.eval(GIVEN)?;
    page.click(&format!("{SUM} .wider summary"))?;
    page.click(&format!("{SUM} .ignore-indicator"))?;
    page.wait(&shown(SUM, 0), LIMIT).context("a finding about an ignored indicator is still listed")?;
    page.click("#ignore-list")?;
    page.click("#ignored-save")?;
    let list = page.text("window.given.text()")?;
    ensure!(list.contains("indicator = \"") && !list.contains("公路") && !list.contains("89"), "{list}");
    page.click("#ignored .back")?;
    page.wait("!document.querySelector('#ignored')", LIMIT)?;
    choose(&mut page, "#ignored-file", "清单.toml", &list)?;
    page.wait("document.querySelectorAll('#ignored tbody tr').length===1", LIMIT).context("the list does not come back in")?;
    page.click("#ignored .back")?;
    page.eval("document.querySelector('#pattern').focus()")?;
    page.paste("8?")?;
    page.press("Enter")?;
    page.wait("document.querySelectorAll('#ignored tbody tr').length===1&&document.querySelector('#pattern').value===''", LIMIT)
        .context("Enter does not add the pattern, or leaves it in the field")?;
    page.click("#ignored .back")?;
    page.click("#dialog-close")?;

    // Words that a finding offers: the keyboard is where they can be changed.
    page.wait(&shown(SUM, 1), LIMIT)?;
    page.click(&format!("{SUM} .wider summary"))?;
    page.click(&format!("{SUM} .ignore-words"))?;
    page.wait("document.activeElement.id==='pattern'&&document.activeElement.value==='89'", LIMIT)
        .context("the keyboard is not in the words that are offered")?;
    page.press("End")?;
    page.press("Backspace")?;
    page.insert("?")?;
    page.click("#pattern-add")?;
    page.wait("document.querySelectorAll('#ignored tbody tr').length===1&&document.querySelector('#pattern').value===''", LIMIT)
        .context("the words that are offered come back")?;
    page.click("#dialog-close")?;
    page.wait(&shown(SUM, 0), LIMIT).context("a pattern ignores nothing")?;
    quiet(page)
}

/// The page as on the first visit, whatever a test before this one has left in the browser.
fn forgetful<'b>(browser: &'b mut Browser, site: &Site) -> Result<Page<'b>> {
    let mut page = ready(browser, &site.file)?;
    page.eval("localStorage.clear()")?;
    page.go(&site.file)?;
    page.wait("document.documentElement.getAttribute('data-start')==='done'", LIMIT)?;
    Ok(page)
}

/// Fills the editor.
fn paste(page: &mut Page, text: &str) -> Result<()> {
    page.wait("document.querySelector('#draft')", LIMIT)?;
    page.eval("(document.querySelector('#draft').focus(),document.querySelector('#draft').select(),0)")?;
    page.paste(text)
}

/// Gives a file field a file, as the user would choose it.
fn choose(page: &mut Page, field: &str, name: &str, text: &str) -> Result<()> {
    page.eval(&format!(
        "(function(f,d){{d.items.add(new File([{}],{}));f.files=d.files;\
         f.dispatchEvent(new Event('change',{{bubbles:true}}))}})(document.querySelector({}),new DataTransfer())",
        json!(text),
        json!(name),
        json!(field)
    ))?;
    Ok(())
}

/// Whether so many elements are there.
fn shown(selector: &str, count: usize) -> String {
    format!("document.querySelectorAll({}).length==={count}", json!(selector))
}
