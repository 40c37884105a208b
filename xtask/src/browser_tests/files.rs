//! Files that the page opens and gives back.

use std::io::{Read, Write};

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveWriter};
use serde_json::json;

use super::{LIMIT, Site, quiet, ready};
use crate::devtools::{Browser, Page};
use crate::test::Outcome;

const VALUE: &str = "document.querySelector('#draft').value";
const WORDS: &str = "全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A Word document is opened, and given back with its findings as comments.
pub fn word(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = started(browser, site)?;
    let body = format!("<w:document xmlns:w=\"{WORD}\"><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:body></w:document>");
    give(&mut page, "学校.docx", &package("word/document.xml", &body, &[])?)?;
    page.wait(&format!("{VALUE}.trim()==={}", json!(WORDS)), LIMIT).context("the text of the document is not in the draft")?;
    page.wait("document.querySelectorAll('.finding').length>0", LIMIT)?;
    page.click("#outputs")?;
    page.click("#out-changes")?;
    page.click("#out-word")?;
    let marked = saved(&mut page, "wordprocessingml")?;
    let comments = part(&marked, "word/comments.xml")?;
    ensure!(comments.contains("21+13+12+9+10") && comments.contains("核稿"), "no comment with the arithmetic: {comments}");
    let main = part(&marked, "word/document.xml")?;
    ensure!(main.contains("<w:ins ") && main.contains("65"), "the repair is no tracked change: {main}");
    page.wait("document.querySelector('#status').innerText.indexOf('学校-批注.docx')>0", LIMIT)?;
    quiet(page)
}

/// The comments belong to the document as it was opened, whatever was edited since.
pub fn word_after_edits(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = started(browser, site)?;
    let body = format!("<w:document xmlns:w=\"{WORD}\"><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:body></w:document>");
    give(&mut page, "学校.docx", &package("word/document.xml", &body, &[])?)?;
    page.wait("document.querySelectorAll('.finding .fix').length>0", LIMIT)?;
    page.click(".finding .fix")?;
    page.wait(&format!("{VALUE}.indexOf('65所')>0"), LIMIT)?;
    page.click("#outputs")?;
    page.click("#out-word")?;
    let marked = saved(&mut page, "wordprocessingml")?;
    ensure!(part(&marked, "word/document.xml")?.contains("64"), "the document is not as it was opened");
    ensure!(part(&marked, "word/comments.xml")?.contains("21+13+12+9+10"), "the finding of the opened text is lost");
    page.wait("document.querySelector('#status').innerText.indexOf('打开时的文稿')>0", LIMIT)?;
    quiet(page)
}

/// Sheets and web pages come in as lines of cells, and the results leave as a workbook.
pub fn tables(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = started(browser, site)?;
    let markup = "<!DOCTYPE html><html><head><title>题</title></head><body><p>完成情况如下：</p><p hidden>看不见</p>\
                  <table><tr><th>指标</th><th>数值</th></tr><tr><td>投资</td><td>12.5</td></tr></table></body></html>";
    give(&mut page, "情况.html", markup.as_bytes())?;
    let wanted = json!("完成情况如下：\n指标\t数值\n投资\t12.5\n");
    page.wait(&format!("{VALUE}==={wanted}"), LIMIT).context("the web page came in otherwise")?;

    let cell = |words: &str| format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>");
    let rows = [["指标", "数值（亿元）"], ["投资", "12.5"], ["税收", "3.2"]];
    let rows: String = rows.iter().map(|[name, value]| format!("<row>{}{}</row>", cell(name), cell(value))).collect();
    let sheet = format!("<worksheet xmlns=\"{SHEET}\"><sheetData>{rows}</sheetData></worksheet>");
    let book = format!(
        "<workbook xmlns=\"{SHEET}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let parts = [("xl/_rels/workbook.xml.rels", &*links), ("xl/worksheets/sheet1.xml", &*sheet)];
    give(&mut page, "表.xlsx", &package("xl/workbook.xml", &book, &parts)?)?;
    page.wait(&format!("{VALUE}.indexOf('投资\\t12.5')>=0&&{VALUE}.indexOf('税收\\t3.2')>=0"), LIMIT)
        .context("the sheet is not in the draft")?;
    page.wait("document.querySelector('#summary').getAttribute('aria-busy')==='false'", LIMIT)?;
    page.click("#outputs")?;
    page.click("#out-book")?;
    let book = saved(&mut page, "spreadsheetml")?;
    let sheet = part(&book, "xl/worksheets/sheet1.xml")?;
    ensure!(sheet.contains("<v>12.5</v>") && sheet.contains("税收"), "the indicators are not in the workbook: {sheet}");
    quiet(page)
}

/// A file that is not sound leaves the draft as it was.
pub fn damaged(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let mut page = started(browser, site)?;
    page.click("#draft")?;
    page.insert("全市完成投资12亿元。")?;
    let whole = package("word/document.xml", "<w:document/>", &[])?;
    let old = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0][..];
    for (name, bytes, words) in [
        ("断.docx", &whole[..whole.len() / 2], "损坏"),
        ("旧.doc", old, "旧版"),
        ("空.txt", &b" \n"[..], "没有可核对的文字"),
        ("碎.docx", &b"PK\x03\x04 nothing that can be unpacked"[..], "损坏"),
        ("包.zip", &b"PK\x03\x04 nothing that can be unpacked"[..], "请先解压"),
    ] {
        give(&mut page, name, bytes)?;
        page.wait(&format!("document.querySelector('#status .trouble')&&document.querySelector('#status').innerText.indexOf('《{name}》没有打开')>=0&&document.querySelector('#status').innerText.indexOf('{words}')>=0"), LIMIT)
            .with_context(|| format!("{name}: no message of {words}"))?;
        ensure!(page.text(VALUE)? == "全市完成投资12亿元。", "{name}: the draft was changed");
    }
    quiet(page)
}

/// The page, which keeps what it gives for saving.
fn started<'b>(browser: &'b mut Browser, site: &Site) -> Result<Page<'b>> {
    let mut page = ready(browser, &site.file)?;
    page.wait("document.querySelector('#draft')", LIMIT)?;
    page.eval(
        "(function(){var made=URL.createObjectURL;window.given={};URL.createObjectURL=function(blob){var reader=new FileReader();\
         reader.onload=function(){window.given[blob.type]=reader.result.split(',')[1]};reader.readAsDataURL(blob);return made.call(URL,blob)}})()",
    )?;
    Ok(page)
}

/// Chooses a file as with the button.
fn give(page: &mut Page, name: &str, bytes: &[u8]) -> Result<()> {
    page.eval(&format!(
        "(function(){{var file=new File([Uint8Array.from(atob('{}'),function(c){{return c.charCodeAt(0)}})],{});\
         var list=new DataTransfer();list.items.add(file);var input=document.querySelector('#file');input.files=list.files;\
         input.dispatchEvent(new Event('change',{{bubbles:true}}))}})()",
        BASE64_STANDARD.encode(bytes),
        json!(name)
    ))?;
    Ok(())
}

/// The file of a kind that the page gave.
fn saved(page: &mut Page, kind: &str) -> Result<Vec<u8>> {
    let given = format!(
        "Object.keys(window.given).filter(function(k){{return k.indexOf('{kind}')>0}}).map(function(k){{return window.given[k]}})[0]"
    );
    page.wait(&given, LIMIT).with_context(|| format!("no {kind} was given"))?;
    Ok(BASE64_STANDARD.decode(page.text(&given)?)?)
}

/// The smallest package whose main part this is.
fn package(main: &str, content: &str, more: &[(&str, &str)]) -> Result<Vec<u8>> {
    let application = if main.starts_with("word") { "wordprocessingml.document.main" } else { "spreadsheetml.sheet.main" };
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/{main}\" ContentType=\"application/vnd.openxmlformats-officedocument.{application}+xml\"/></Types>"
    );
    let roots = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"{main}\"/></Relationships>"
    );
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, content) in [("[Content_Types].xml", &*types), ("_rels/.rels", &*roots), (main, content)].iter().chain(more) {
        let (mut entry, _) = archive.new_file(*name).compression_method(CompressionMethod::STORE).start()?;
        entry.write_all(content.as_bytes())?;
        entry.finish(DataDescriptorOutput::new(rawzip::crc32(content.as_bytes()), content.len() as u64))?;
    }
    archive.finish()?;
    Ok(bytes)
}

/// The text of a packed part.
fn part(bytes: &[u8], name: &str) -> Result<String> {
    let archive = ZipArchive::from_slice(bytes)?;
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry()? {
        if entry.file_path().as_bytes() == name.as_bytes() {
            let packed = archive.get_entry(entry.wayfinder())?.data();
            let mut text = String::new();
            match entry.compression_method() {
                CompressionMethod::STORE => drop((&*packed).read_to_string(&mut text)?),
                _ => drop(DeflateDecoder::new(packed).read_to_string(&mut text)?),
            }
            return Ok(text);
        }
    }
    anyhow::bail!("no part {name}")
}
