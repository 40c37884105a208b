//! What the page is for: paste, see what cannot be true and why, mend it, read the indicators.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{GIVEN, LIMIT, Site, quiet, ready};
use crate::command::root;
use crate::devtools::{Browser, Page};
use crate::test::Outcome;

/// A text and what the page must say about it.
struct Job<'t> {
    text: &'t str,
    /// The arithmetic of a wrong sum.
    equation: &'t str,
    /// The total as printed, and as it should be.
    total: (&'t str, &'t str),
    /// An indicator: name, value, unit, and how it moved.
    indicator: (&'t str, &'t str, &'t str, &'t str),
}

const OWN: Job = Job {
    text: "\
某县交通运输局2024年上半年工作总结

一、主要工作
（一）抓投资。1—6月，全县交通固定资产投资完成12.5亿元，同比增长8.2%。
（二）抓建设。上半年共新建农村公路89公里，其中东乡镇31公里、西乡镇28公里、南乡镇19公里、北乡镇21公里。
二、下半年打算
继续做好各项工作。
",
    equation: "31+28+19+21=99≠89",
    total: ("89", "99"),
    indicator: ("交通固定资产投资", "12.5", "亿元", "+8.2%"),
};

pub fn from_file(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    job(ready(browser, &site.file)?, &OWN)
}

pub fn served(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    job(ready(browser, &site.served)?, &OWN)
}

/// The same with a real report, where one lies beside the repository.
pub fn sample(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let folder = root().join("../shared/samples");
    let files = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|file| file.path());
    let texts = files.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let Some(text) = texts.filter_map(|path| std::fs::read_to_string(path).ok()).find(|text| text.contains("179")) else {
        return Ok(Outcome::Skipped(format!("no sample in {}", folder.display())));
    };
    let sample = Job {
        text: &text,
        equation: "47+88+54+22=211≠179",
        total: ("179", "211"),
        indicator: ("高新区规上工业总产值", "390", "亿元", "+10.1%"),
    };
    job(ready(browser, &site.file)?, &sample)
}

fn job(mut page: Page, job: &Job) -> Result<Outcome> {
    page.wait("document.querySelector('#draft')", LIMIT)?;
    page.click("#draft")?;
    page.paste(job.text)?;
    let pasted = page.text("document.querySelector('#draft').value")?;
    ensure!(pasted.trim_end() == job.text.replace("\r\n", "\n").trim_end(), "the draft holds another text than was pasted");

    let finding = finding(&mut page, job)?;
    page.click(&format!("{} .finding-evidence", finding.selector))?;
    let selected = format!("d.selectionStart==={}&&d.selectionEnd==={}", finding.start, finding.end);
    page.wait(&with_draft(&pasted, &selected), LIMIT).context("a click on the finding does not select its words")?;
    ensure!(page.eval("document.activeElement.id")? == "draft", "the draft is not where the keyboard is");

    page.click(&format!("{} .fix", finding.selector))?;
    let (wrong, right) = job.total;
    let after = finding.figure + wrong.len() as u64;
    let mended = format!("d.value===a.slice(0,{})+'{right}'+a.slice({after})", finding.figure);
    page.wait(&with_draft(&pasted, &mended), LIMIT)
        .with_context(|| format!("the fix does not turn {wrong} into {right}, and nothing else"))?;
    page.wait(&format!("{}<0", found(job)), LIMIT).context("the finding is still there after its fix")?;

    let (name, value, unit, change) = job.indicator;
    page.click("#tab-indicators")?;
    let rows = rows(name);
    page.wait(&format!("{rows}.length===1"), LIMIT).with_context(|| format!("{name} is not in the table of indicators"))?;
    let row = page.eval(&format!("{rows}[0]"))?;
    ensure!(row["value"] == value && row["unit"] == unit, "{row}");
    let shown = row["change"].as_str().unwrap_or_default();
    ensure!(shown.contains("同比") && shown.contains(change), "{row}");

    page.eval(GIVEN)?;
    page.click("#csv")?;
    page.wait("window.given", LIMIT).context("no table is given out")?;
    let table = page
        .text("new Promise(function(r){var f=new FileReader();f.onload=function(){r(f.result)};f.readAsText(window.given)})")?;
    ensure!(table.contains(&format!("{name},{value},{unit}")), "the table that is given out lacks {name}: {table}");
    quiet(page)
}

struct Finding {
    selector: String,
    start: u64,
    end: u64,
    /// Where the wrong total stands.
    figure: u64,
}

/// The finding with the wrong sum, once it is in the list.
fn finding(page: &mut Page, job: &Job) -> Result<Finding> {
    let found = found(job);
    page.wait(&format!("{found}>=0"), LIMIT).with_context(|| format!("no finding with {}", job.equation))?;
    let data = page.eval(&format!(
        "(function(f){{var d=document.querySelector('#draft').value,s=+f.dataset.start,e=+f.dataset.end;\
         return {{rule:f.dataset.rule,start:s,end:e,figure:d.indexOf('{}',s),words:d.slice(s,e)}}}})(document.querySelectorAll('.finding')[{found}])",
        job.total.0
    ))?;
    let number = |name: &str| data[name].as_u64().with_context(|| format!("no {name} in {data}"));
    let (start, end, figure) = (number("start")?, number("end")?, number("figure")?);
    ensure!(start <= figure && figure < end, "the finding does not hold {}: {data}", job.total.0);
    let rule = data["rule"].as_str().unwrap_or_default();
    let selector = format!(".finding[data-rule=\"{rule}\"][data-start=\"{start}\"][data-end=\"{end}\"]");
    Ok(Finding { selector, start, end, figure })
}

/// The index of that finding in the list, -1 without one.
fn found(job: &Job) -> String {
    format!(
        "[].findIndex.call(document.querySelectorAll('.finding'),function(f){{var e=f.querySelector('.finding-evidence');\
         return e&&e.textContent.replace(/\\s/g,'').indexOf('{}')>=0}})",
        job.equation
    )
}

/// A condition on the draft `d` and the text `a` that was pasted.
fn with_draft(pasted: &str, condition: &str) -> String {
    format!("(function(a,d){{return {condition}}})({},document.querySelector('#draft'))", json!(pasted))
}

/// The rows of an indicator.
fn rows(name: &str) -> String {
    format!(
        "[].map.call(document.querySelectorAll('#indicators tbody tr'),function(r){{function c(n){{var e=r.querySelector('td.'+n);\
         return e?e.textContent.trim():''}}return {{name:c('name'),value:c('value'),unit:c('unit'),change:c('change')}}}})\
         .filter(function(r){{return r.name==='{name}'}})"
    )
}
