//! `window.hegao`.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{LIMIT, Site, quiet, ready};
use crate::devtools::Browser;
use crate::test::Outcome;

pub fn check(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    // Outside the basic plane, so that offsets in bytes or characters would be seen.
    let text = "𠮷林市2024年上半年工作总结\r\n认定企业179家。\n\u{0}末行";
    let report = page.eval(&format!("hegao.check({})", json!(text)))?;
    ensure!(report["schema"] == 1, "{report}");
    ensure!(report["text"] == text, "the text came back as {}", report["text"]);
    for list in ["mentions", "indicators", "checks", "findings"] {
        ensure!(report[list].is_array(), "{list} is no list: {report}");
    }
    ensure!(report["document"]["chars"].is_u64(), "{report}");
    let outside = format!(
        "(function(r,n){{return r.mentions.concat(r.findings).filter(function(s){{return !(0<=s.start&&s.start<s.end&&s.end<=n)}}).length}})({report},{}.length)",
        json!(text)
    );
    ensure!(page.eval(&outside)? == 0, "places outside the text: {report}");
    let rules = page.eval("hegao.rules().then(function(rules){return rules.length&&rules[0].id})")?;
    ensure!(!rules.is_null(), "no rules");
    quiet(page)
}

pub fn options(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    let cases = [
        ("{reportDate:'2024-02-30'}", "reportDate"),
        ("{reportDate:'2024-6-1'}", "reportDate"),
        ("{reportDate:20240630}", "reportDate"),
        ("{without:'dup-sentence'}", "without"),
        ("{without:['no-such-rule']}", "without"),
        ("{only:[1]}", "only"),
        ("{previous:['去年']}", "previous"),
        ("{knowledge:'[[x]]'}", "knowledge：第1行 x"),
        ("{knowledge:{}}", "knowledge"),
        ("{ignore:['甲']}", "ignore"),
        ("{reportdate:'2024-06-30'}", "reportdate"),
        ("{without:function(){}}", "options"),
        ("'2024-06-30'", "options"),
    ];
    for (options, named) in cases {
        let call = format!(
            "hegao.check('文', {options}).then(function(){{return 'accepted'}},function(e){{return (e instanceof Error)+' '+e.message}})"
        );
        let answer = page.text(&call)?;
        ensure!(answer.starts_with("true ") && answer.contains(named), "{options}: {answer}");
    }
    for options in ["{}", "null", "{reportDate:'2024-02-29'}", "{without:[],only:null}", "{previous:'去年'}"] {
        let report = page.eval(&format!("hegao.check('文', {options})"))?;
        ensure!(report["schema"] == 1, "{options}: {report}");
    }
    let found = "(function(r){return r.findings.length})";
    let sum = "'共有12家，分别为甲3家、乙4家、丙6家。'";
    let ignored = json!("[[ignore]]\npattern = \"1?\"\n[[ignore]]\nrule = \"list-count\"");
    let both = format!("Promise.all([hegao.check({sum}).then{found},hegao.check({sum},{{ignore:{ignored}}}).then{found}])");
    ensure!(page.eval(&both)? == json!([1, 0]), "ignoring through the API: {}", page.eval(&both)?);
    let answer = page.text("hegao.check(5).catch(function(e){return e.message})")?;
    ensure!(answer.contains("text"), "a number for a text: {answer}");
    quiet(page)
}

pub fn trap(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.eval("hegao.check('文')")?;
    page.eval_in_worker("wasm_bindgen.check=function(){throw new WebAssembly.RuntimeError('unreachable')}")?;
    let both = "Promise.all(['一','二'].map(function(t){return hegao.check(t).then(function(){return 'accepted'},function(e){return e.name+' '+e.message})}))";
    let answers = page.eval(both)?;
    for answer in [&answers[0], &answers[1]] {
        let text = answer.as_str().unwrap_or_default();
        ensure!(text.starts_with("Error ") && text.contains("已自动重新启动"), "{answers}");
    }
    page.wait("hegao.mode==='worker'&&hegao.proof.workerStarts===2", LIMIT)?;
    let report = page.eval("hegao.check('文')")?;
    ensure!(report["text"] == "文", "after the new start: {report}");
    quiet(page)
}

/// A trap while the text is checked costs the user nothing: it is checked again by itself.
pub fn again(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.eval("hegao.check('文')")?;
    page.eval_in_worker("wasm_bindgen.examine=function(){throw new WebAssembly.RuntimeError('unreachable')}")?;
    super::write(&mut page, "全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。")?;
    page.wait("document.querySelector('.finding')", LIMIT).context("the text is not checked again")?;
    ensure!(page.eval("hegao.proof.workerStarts")? == 2, "there was no trap");
    quiet(page)
}

pub fn proof(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    let policy = page.text("hegao.proof.policy")?;
    ensure!(policy.contains("default-src 'none'") && policy.contains("connect-src 'none'"), "{policy}");
    ensure!(!policy.contains(" 'unsafe-eval'"), "{policy}");
    ensure!(page.eval("hegao.proof.imports.length")?.as_u64() > Some(10), "the list of imports is short");
    ensure!(page.eval("hegao.proof.requests")? == 0, "requests are counted where there were none");
    quiet(page)
}
