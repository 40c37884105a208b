use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{LIMIT, Site};
use crate::devtools::Browser;
use crate::package;
use crate::serve;
use crate::test::Outcome;

/// The example of the package: a form that shows what was found before it is sent.
pub fn form(browser: &mut Browser, _: &Site) -> Result<Outcome> {
    let package = package::build()?;
    let address = serve::folder_in_background(package.folder())?;
    let mut page = browser.open(&format!("{address}example.html"))?;
    // Before its script has run the form would be sent.
    page.wait("document.readyState==='complete'", LIMIT)?;
    page.eval("document.querySelector('[name=unit]').value='某县教育局'")?;
    page.click("#text")?;
    page.insert("全县新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。")?;
    page.click("#send")?;
    page.wait("document.querySelectorAll('#findings li').length===1", LIMIT).context("nothing is found")?;
    let said = page.text("document.querySelector('#findings li').innerText")?;
    ensure!(said.contains("21+13+12+9+10=65≠64"), "{said}");
    ensure!(page.text("location.pathname")? == "/example.html", "the form was sent unseen");
    page.click("#findings button")?;
    let words = "(function(t){return t.value.slice(t.selectionStart,t.selectionEnd)})(document.querySelector('#text'))";
    ensure!(page.text(words)?.contains("64"), "the words are not shown");

    page.eval(&format!(
        "document.querySelector('#text').value={}",
        json!("全县新建学校65所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。")
    ))?;
    page.click("#send")?;
    page.wait("location.pathname==='/submit'", LIMIT).context("a sound text is not sent")?;
    let elsewhere = page.requests()?.into_iter().find(|request| !request.starts_with(&address));
    ensure!(elsewhere.is_none(), "a request elsewhere: {elsewhere:?}");
    page.close()?;
    Ok(Outcome::Passed)
}
