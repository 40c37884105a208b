//! Writing in the page is writing in any editor.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{LIMIT, Site, quiet, ready};
use crate::devtools::Browser;
use crate::test::Outcome;

const VALUE: &str = "document.querySelector('#draft').value";

/// A word that an input method is composing stays whole while the checker answers.
pub fn input_method(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    super::write(&mut page, "今年新建学校64所，其中小学21所、初中13所、高中12所。")?;
    for pinyin in ["x", "xi", "xin", "xin'z", "xin'ze", "xin'zen", "xin'zeng"] {
        if let Err(error) = page.compose(pinyin) {
            // Old browsers cannot be driven so; that says nothing of the page.
            let unknown = format!("{error:#}").contains("wasn't found");
            return if unknown { Ok(Outcome::Skipped("the browser has no command for it".into())) } else { Err(error) };
        }
        page.idle(std::time::Duration::from_millis(60))?;
        let text = page.text(VALUE)?;
        ensure!(text.ends_with(&format!("12所。{pinyin}")), "while composing {pinyin}: {text}");
    }
    page.insert("新增")?;
    let text = page.text(VALUE)?;
    ensure!(text.ends_with("12所。新增"), "after composing: {text}");
    let checked = "document.querySelector('#coverage').innerText.indexOf('4个指标')>0&&document.querySelector('#summary').getAttribute('aria-busy')==='false'";
    page.wait(checked, LIMIT).context("nothing is checked after composing")?;
    quiet(page)
}

/// The beginning of a pasted report is what is seen.
pub fn first_paste(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('#draft')", LIMIT)?;
    page.click("#draft")?;
    let text: String = (1..400).map(|n| format!("第{n}段，完成投资{n}亿元，同比增长8.2%，完成年度计划的一半以上。\n")).collect();
    page.paste(&text)?;
    page.wait(&format!("{VALUE}.length>9000"), LIMIT)?;
    page.wait("document.querySelector('.scroller').scrollTop===0", LIMIT).context("the view jumped away from the beginning")?;
    ensure!(page.eval("document.querySelector('#draft').selectionEnd")? == 0, "the caret is not at the beginning");
    page.press("Control+z")?;
    page.wait(&format!("{VALUE}===''"), LIMIT).context("undo does not take the paste back")?;

    // So is that of another text, wherever the first was read.
    page.paste(&text)?;
    page.wait("(document.querySelector('.scroller').scrollTop=3000,document.querySelector('.scroller').scrollTop>2000)", LIMIT)?;
    page.click("#sample")?;
    page.wait(&format!("{VALUE}.length<9000"), LIMIT)?;
    super::checked(&mut page)?;
    ensure!(page.eval("document.querySelector('.scroller').scrollTop")? == 0, "another text is not shown from its beginning");
    quiet(page)
}

/// The marks stay under their words however these are written: key by key, faster than the state hears of it, over a
/// selection, by an input method.
pub fn marks_follow(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    super::write(
        &mut page,
        "第一段没有差错。\n全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。\n末段。",
    )?;
    page.wait("document.querySelector('.mark.error')", LIMIT)?;
    // Before the next paint, so of the sheet as the key alone has left it.
    page.eval(
        "(function(d){window.amiss=[];d.addEventListener('input',function(){requestAnimationFrame(function(){\
         var m=document.querySelector('.mark.error');if(!m||m.textContent!=='64')amiss.push(d.value)})})})(document.querySelector('#draft'))",
    )?;
    let put = |start: u32, end: u32| format!("document.querySelector('#draft').setSelectionRange({start},{end})");
    let same = format!("document.querySelector('.underlay').textContent==={VALUE}+'\\n'");
    // In a line without marks, over a selection, and before the mark in its line.
    for (start, end, words) in [(4, 4, "并且仍然"), (3, 5, "之中"), (10, 10, "上半年，")] {
        page.eval(&put(start, end))?;
        for word in words.chars() {
            page.insert(&word.to_string())?;
        }
        page.press("Backspace")?;
        page.wait(&same, LIMIT).with_context(|| format!("the sheet holds another text after typing at {start}"))?;
    }
    // Two inputs between two paints, the second over what the first has left waiting.
    page.eval("(function(d){d.setSelectionRange(3,3);document.execCommand('insertText',false,'本');document.execCommand('insertText',false,'文😀')})(document.querySelector('#draft'))")?;
    page.wait(&same, LIMIT).context("the sheet holds another text after two inputs at once")?;
    page.eval(&put(2, 5))?;
    for pinyin in ["n", "ni", "ni'h"] {
        page.compose(pinyin)?;
    }
    page.insert("你好")?;
    page.wait(&same, LIMIT).context("the sheet holds another text after composing")?;
    ensure!(page.eval("amiss.length")? == 0, "the mark left its words: {}", page.eval("amiss[0]")?);
    ensure!(page.text("document.querySelector('.mark.error').textContent")? == "64", "the mark is elsewhere at the end");
    quiet(page)
}

/// Fixes and typing are taken back one by one.
pub fn undo(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('#draft')", LIMIT)?;
    page.click("#draft")?;
    let text = "全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。";
    page.insert(text)?;
    page.wait("document.querySelector('.finding .fix')", LIMIT)?;
    page.click(".finding .fix")?;
    page.wait(&format!("{VALUE}.indexOf('65所')>0"), LIMIT)?;
    page.press("Control+z")?;
    page.wait(&format!("{VALUE}==={}", json!(text)), LIMIT).context("undo does not take the fix back")?;
    quiet(page)
}

/// A table of the clipboard comes in as lines of cells.
pub fn table(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('#draft')", LIMIT)?;
    page.click("#draft")?;
    let markup = "<html><body><p>完成情况如下：</p><table><tr><th>指标</th><th>数值</th></tr><tr><td>投资<br>总额</td><td>12.5</td></tr></table></body></html>";
    page.eval(&format!(
        "(function(){{var d=new DataTransfer();d.setData('text/html',{});d.setData('text/plain','x');\
         document.querySelector('#draft').dispatchEvent(new ClipboardEvent('paste',{{clipboardData:d,bubbles:true,cancelable:true}}))}})()",
        json!(markup)
    ))?;
    let wanted = json!("完成情况如下：\n指标\t数值\n投资 总额\t12.5\n");
    page.wait(&format!("{VALUE}==={wanted}"), LIMIT).context("the table came in otherwise")?;
    quiet(page)
}

/// Last period's report beside this one, and the record of the check.
pub fn compare_and_record(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = ready(browser, &site.file)?;
    super::write(&mut page, "市科技局2024年上半年工作总结\n一、工作情况\n全市技术合同成交额12.6亿元，同比增长28.6%。")?;
    page.click("#tab-compare")?;
    page.click("#previous")?;
    page.insert("市科技局2023年上半年工作总结\n一、工作情况\n全市技术合同成交额9.8亿元。新建科技园区3个。")?;
    page.click("#previous-on")?;
    let row = "document.querySelector('#compared tbody tr').innerText.replace(/\\s+/g,' ')";
    page.wait(&format!("{row}.indexOf('✓')>0"), LIMIT).context("no row that is borne out")?;
    let said = page.text(row)?;
    for words in ["技术合同成交额", "12.6亿元", "同比 +28.6%", "9.8亿元", "+28.6%"] {
        ensure!(said.contains(words), "no {words} in: {said}");
    }
    page.wait("document.querySelector('#vanished').innerText.indexOf('科技园区')>=0", LIMIT)?;
    page.click("#tab-record")?;
    page.wait("document.querySelector('#record').innerText.indexOf('市科技局2024年上半年工作总结')>=0", LIMIT)?;
    quiet(page)
}
