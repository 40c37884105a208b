//! The page looks as it should, on every screen and on paper.

use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::access::TABS;
use super::{GIVEN, LIMIT, Site, quiet, ready};
use crate::devtools::{Browser, Page};
use crate::test::Outcome;
use crate::{file_url, pictures};

/// An office screen, a large one, and the first with a zoom of 200 %.
const SIZES: [(u32, u32); 3] = [(1366, 768), (1920, 1080), (683, 384)];
/// The page is no wider than the window, nor a list than its pane.
const FITS: &str = "[document.documentElement].concat([].slice.call(document.querySelectorAll('#root,.panes,.panel,.panel .body,.filters,.foot')))\
    .filter(function(e){return e.scrollWidth>e.clientWidth+1}).map(function(e){return e.tagName+'.'+e.className+' '+e.scrollWidth+'>'+e.clientWidth}).join(', ')";

pub fn as_pictured(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    pictures::compare(browser, &site.file)?;
    Ok(Outcome::Passed)
}

/// Nothing has to be scrolled sideways, and the main job is done at every size.
pub fn fits(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = sample(browser, site)?;
    for (width, height) in SIZES {
        page.size(width, height)?;
        for tab in TABS {
            page.click(&format!("#tab-{tab}"))?;
            page.wait("!document.querySelector('#panel').innerText.match('正在读取')", LIMIT)?;
            // At 683 points a table of seven columns may be pushed within its pane, under its first column.
            let wide = page.text(FITS)?;
            let narrow = width < 700 && wide.starts_with("DIV.body") && !wide.contains(',');
            ensure!(wide.is_empty() || narrow, "{width}x{height}, {tab}: {wide}");
        }
        page.click("#tab-findings")?;
        page.click(".finding[data-rule=\"sum-of-parts\"] .finding-message")?;
        page.wait("document.querySelectorAll('.mark.related').length===3", LIMIT)?;
        page.click(".finding[data-rule=\"sum-of-parts\"] .fix")?;
        page.wait("document.querySelector('#draft').value.indexOf('1310人次')>0", LIMIT)
            .with_context(|| format!("no fix at {width}x{height}"))?;
        page.press("Control+z")?;
        page.wait("document.querySelector('.finding[data-rule=\"sum-of-parts\"]')", LIMIT)?;
    }
    quiet(page)
}

/// The record is printed on A4 without a cut row, from the page and from its own file.
pub fn record(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = sample(browser, site)?;
    page.click("#tab-record")?;
    page.wait("document.querySelectorAll('.record-list tbody tr').length>=10", LIMIT)?;
    on_paper(&page.printed()?).context("printed from the page")?;
    page.eval(GIVEN)?;
    page.click("#record-save")?;
    let saved = page.text("window.given.text()")?;
    ensure!(!saved.contains("<script") && !saved.contains("http"), "the saved record holds a script or an address");
    page.close()?;

    let file = std::env::temp_dir().join(format!("hegao-record-{}.html", std::process::id()));
    std::fs::write(&file, saved)?;
    let mut page = browser.open(&file_url(&file))?;
    page.wait("document.querySelector('.record-signs')", LIMIT)?;
    ensure!(page.text("document.title")? == "文稿核校单", "the saved record has another title");
    let printed = page.printed();
    std::fs::remove_file(&file)?;
    on_paper(&printed?).context("printed from its own file")?;
    page.close()?;
    Ok(Outcome::Passed)
}

/// The text is printed whole and dark on white, below it every finding, also where the screen shows only the first.
pub fn paper(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('#draft')", LIMIT)?;
    let text: String = (1..120).map(|n| format!("第{n}项新建学校64所，其中小学21所、初中13所、高中12所。。\n")).collect();
    page.insert(&text)?;
    page.wait("document.querySelector('.more')", LIMIT).context("the screen shows every finding")?;
    page.on_paper()?;
    page.eval("dispatchEvent(new Event('beforeprint'))")?;
    page.wait("!document.querySelector('.more')&&document.querySelectorAll('.finding').length>=119", LIMIT)
        .context("not every finding is printed")?;
    let under = "document.querySelector('.underlay').getBoundingClientRect().bottom<=document.querySelector('#findings').getBoundingClientRect().top";
    ensure!(page.eval(under)? == true, "the findings are printed over the text");
    ensure!(page.text("getComputedStyle(document.body).color")? == "rgb(28, 36, 48)", "the ink is that of a dark screen");
    page.eval("dispatchEvent(new Event('afterprint'))")?;
    page.wait("document.querySelector('.more')", LIMIT)?;
    quiet(page)
}

/// The list stays where it is when the first finding is ignored.
pub fn steady(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = sample(browser, site)?;
    let top = "document.querySelector('#findings-body').getBoundingClientRect().top";
    let before = page.eval(top)?;
    page.click(".finding .ignore")?;
    page.wait("document.querySelector('#ignore-list')&&document.querySelector('#show-ignored')", LIMIT)?;
    ensure!(page.eval(top)? == before, "the list moves from {before} to {}", page.eval(top)?);
    quiet(page)
}

/// What a rule says of itself is set as one.
pub fn help(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = sample(browser, site)?;
    page.click(".finding .why")?;
    page.wait("document.querySelectorAll('.rule-help p').length===3", LIMIT)?;
    let styles = "new Set([].map.call(document.querySelectorAll('.rule-help p'),function(p){var s=getComputedStyle(p);\
                  return s.fontFamily+s.fontSize+s.padding+s.marginTop})).size";
    ensure!(page.eval(styles)? == 1, "the headings of a rule's help differ");
    quiet(page)
}

/// Empty tabs say what they would hold while there is no text, and that there is nothing where there is one.
pub fn empty(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('#draft')", LIMIT)?;
    let said = |page: &mut Page, tab: &str, words: &str| {
        page.click(&format!("#tab-{tab}"))?;
        page.wait(&format!("document.querySelector('#panel .empty').innerText.indexOf('{words}')>=0"), LIMIT)
            .with_context(|| format!("{tab} does not say: {words}"))
    };
    for (tab, words) in [("findings", "粘贴文稿后"), ("indicators", "会列在这里"), ("ledger", "会逐条列在这里")]
    {
        said(&mut page, tab, words)?;
    }
    page.click("#draft")?;
    page.insert("只有一句话。")?;
    let none = "没有能够验算的数量关系";
    for (tab, words) in [("findings", none), ("indicators", "没有读出指标"), ("ledger", none)] {
        said(&mut page, tab, words)?;
    }
    page.click("#draft")?;
    page.insert("全市新建学校64所。")?;
    page.click("#tab-indicators")?;
    page.wait("document.querySelectorAll('#indicators tbody tr').length===1", LIMIT)?;
    page.click("#search")?;
    page.insert("医院")?;
    page.wait("document.querySelector('#panel .empty').innerText.indexOf('没有名称含')>=0", LIMIT).context("nothing is said")?;
    // The menu of columns folds with a click beside it and by Escape, and stays for one inside.
    let open = "document.querySelector('.columns').open";
    for fold in ["click", "Escape"] {
        page.click(".columns summary")?;
        page.click(".columns label")?;
        page.wait(open, LIMIT).context("the menu of columns folds too soon")?;
        if fold == "click" {
            page.click(".found")?
        } else {
            page.press(fold)?
        }
        page.wait(&format!("!{open}"), LIMIT).with_context(|| format!("the menu of columns stays open at {fold}"))?;
    }
    quiet(page)
}

/// Two A4 pages: the sample's list does not fit on one, and does on two.
fn on_paper(pdf: &[u8]) -> Result<()> {
    let text = String::from_utf8_lossy(pdf);
    let pages = text.matches("/Type /Page\n").count();
    ensure!(pages == 2, "{pages} pages");
    let size = text.split("/MediaBox [0 0 ").nth(1).and_then(|rest| rest.split(']').next()).context("no size of the paper")?;
    let sides: Vec<f64> = size.split(' ').filter_map(|side| side.parse().ok()).collect();
    ensure!(sides.len() == 2 && (sides[0] - 595.3).abs() < 2.0 && (sides[1] - 841.9).abs() < 2.0, "not A4: {size}");
    Ok(())
}

/// High contrast: what is told by colour elsewhere is told by shape and line.
pub fn contrast(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = sample(browser, site)?;
    page.system("forced-colors", "active")?;
    page.wait("matchMedia('(forced-colors: active)').matches", Duration::from_secs(5))?;
    let style = |selector: &str, name: &str| format!("getComputedStyle(document.querySelector('{selector}')).{name}");
    for (mark, line) in [("error", "double"), ("warning", "solid"), ("hint", "dotted")] {
        let drawn = page.text(&style(&format!(".mark.{mark}"), "borderBottomStyle"))?;
        ensure!(drawn == line, "a mark of {mark} has the line {drawn}");
    }
    let ticks = page.text(&style(".tick.error", "backgroundColor"))?;
    let ground = page.text(&style(".minimap", "backgroundColor"))?;
    ensure!(ticks != ground, "the strip shows nothing: {ticks} on {ground}");
    let [chosen, other] = ["#tab-findings", "#tab-rules"].map(|tab| style(tab, "borderBottomColor"));
    ensure!(page.text(&chosen)? != page.text(&other)?, "the chosen tab looks like the others");
    quiet(page)
}

/// Nothing moves by itself, whatever the system says of motion.
pub fn still(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = sample(browser, site)?;
    page.system("prefers-reduced-motion", "reduce")?;
    page.click("#tab-indicators")?;
    let moving = page.text(
        "[].filter.call(document.querySelectorAll('*'),function(e){var s=getComputedStyle(e);return s.transitionDuration!=='0s'||\
         s.animationName!=='none'||s.scrollBehavior==='smooth'}).map(function(e){return e.tagName+'.'+e.className}).join(', ')",
    )?;
    ensure!(moving.is_empty() && page.eval("document.getAnimations().length")? == 0, "these move: {moving}");
    quiet(page)
}

/// The page with the sample, checked.
pub fn sample<'b>(browser: &'b mut Browser, site: &Site) -> Result<Page<'b>> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('#sample')", LIMIT)?;
    page.click("#sample")?;
    page.wait("document.querySelector('.finding')&&document.querySelector('.tick')", LIMIT)?;
    Ok(page)
}
