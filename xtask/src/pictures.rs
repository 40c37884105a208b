//! The pictures of the page in `docs/pictures`, and whether they still show it.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::json;

use crate::browser_tests::ready;
use crate::command::root;
use crate::devtools::{Browser, Page};
use crate::{file_url, page, setup};

const FOLDER: &str = "docs/pictures";
const TABS: [&str; 6] = ["findings", "indicators", "ledger", "record", "rules", "compare"];
const SIZES: [(u32, u32); 2] = [(1366, 768), (1920, 1080)];
const LIMIT: Duration = Duration::from_secs(20);

/// Last period's report, for the tab that holds two against each other; it comes last, since it adds findings.
const PREVIOUS: &str = "\
清源市2023年上半年工作总结和下半年工作安排

上半年，实现地区生产总值459.5亿元，同比增长5.5%；社会消费品零售总额189.1亿元，增长5.2%。
一、上半年工作完成情况
（一）财政金融运行平稳。完成一般公共预算收入29.8亿元，其中税收收入21.2亿元、非税收入8.6亿元。
（二）项目建设加快推进。新开工亿元以上项目48个，盘活闲置厂房27处。推进重点技改项目79个。
（三）科技创新持续增强。技术合同成交额8.33亿元，同比增长12.4%。新认定科技型中小企业51家。
（四）民生保障不断改善。城镇新增就业8210人，新建农村养老驿站14个。
（五）生态环境稳步提升。完成造林2.1万亩。坚持不懈抓好中央生态环境保护督察反馈问题整改，确保件件有着落、事事有回音。
";

/// Holds two pictures against each other in cells of sixteen by sixteen points: what fonts and their drawing change
/// from machine to machine is mostly within a cell. Gives the share of cells that differ.
const COMPARE: &str = "(function(a,b){function load(s){return new Promise(function(y,n){var i=new Image();i.onload=function(){y(i)};\
    i.onerror=n;i.src='data:image/webp;base64,'+s})}return Promise.all([load(a),load(b)]).then(function(p){\
    if(p[0].width!==p[1].width||p[0].height!==p[1].height)return 1;\
    var c=p.map(function(i){var w=Math.ceil(i.width/16),h=Math.ceil(i.height/16),o=document.createElement('canvas');\
    o.width=i.width;o.height=i.height;var x=o.getContext('2d');x.drawImage(i,0,0);var d=x.getImageData(0,0,i.width,i.height).data,\
    s=new Float64Array(w*h),n=new Float64Array(w*h);for(var k=0,q=0;k<d.length;k+=4,q++){var e=(q/i.width>>4)*w+(q%i.width>>4);\
    s[e]+=(d[k]+d[k+1]+d[k+2])/3;n[e]++}return s.map(function(v,j){return v/n[j]})});\
    var far=0;c[0].forEach(function(v,j){if(Math.abs(v-c[1][j])>12)far++});return far/c[0].length})})";
/// More than this share, and the picture shows another page.
const MOST: f64 = 0.02;

struct Picture {
    name: String,
    tab: &'static str,
    size: (u32, u32),
    scheme: &'static str,
}

fn all() -> Vec<Picture> {
    let dark = Picture { name: "findings-1366-dark.webp".into(), tab: "findings", size: SIZES[0], scheme: "dark" };
    let mut all = vec![dark];
    for tab in TABS {
        for size in SIZES {
            all.push(Picture { name: format!("{tab}-{}.webp", size.0), tab, size, scheme: "light" });
        }
    }
    all
}

/// Takes all pictures of the page built last and stores them.
pub fn renew() -> Result<()> {
    let folder = root().join(FOLDER);
    fs::create_dir_all(&folder)?;
    let mut browser = Browser::launch(&setup::browser_and_fonts()?)?;
    let taken = take(&mut browser, &file_url(&page::built()?.html))?;
    for (picture, bytes) in &taken {
        fs::write(folder.join(&picture.name), bytes)?;
    }
    println!("{} pictures in {}", taken.len(), folder.display());
    Ok(())
}

/// Fails where a stored picture shows another page than the one at the address.
pub fn compare(browser: &mut Browser, url: &str) -> Result<()> {
    let taken = take(browser, url)?;
    let fresh = root().join("target/pictures");
    fs::create_dir_all(&fresh)?;
    let mut stale = Vec::new();
    let mut desk = browser.open("about:blank")?;
    for (picture, bytes) in &taken {
        let stored = fs::read(root().join(FOLDER).join(&picture.name)).unwrap_or_default();
        let [before, now] = [&stored, bytes].map(|bytes| json!(BASE64_STANDARD.encode(bytes)));
        let share = match stored.len() {
            0 => 1.0,
            _ => desk.eval(&format!("{COMPARE}({before},{now})"))?.as_f64().context("no share")?,
        };
        if share > MOST {
            fs::write(fresh.join(&picture.name), bytes)?;
            stale.push(format!("{} ({:.1} % of it)", picture.name, share * 100.0));
        }
    }
    desk.close()?;
    if !stale.is_empty() {
        bail!(
            "these pictures show another page than the built one: {}.\nAs it looks now: {}. Where that is as it should be: cargo xtask pictures",
            stale.join(", "),
            fresh.display()
        );
    }
    Ok(())
}

fn take(browser: &mut Browser, url: &str) -> Result<Vec<(Picture, Vec<u8>)>> {
    let mut page = ready(browser, url)?;
    // Nothing that blinks, moves or keeps the keyboard.
    page.eval(
        "(function(s){s.textContent='*{caret-color:transparent!important;transition:none!important;animation:none!important}';\
         document.head.appendChild(s)})(document.createElement('style'))",
    )?;
    page.wait("document.querySelector('#sample')", LIMIT)?;
    page.click("#sample")?;
    page.wait("document.querySelector('.finding')", LIMIT)?;
    let mut taken = Vec::new();
    for picture in all() {
        page.size(picture.size.0, picture.size.1)?;
        page.system("prefers-color-scheme", picture.scheme)?;
        page.click(&format!("#tab-{}", picture.tab))?;
        match picture.tab {
            "findings" => page.click(".finding[data-rule=\"sum-of-parts\"] .finding-message")?,
            "compare" => compared(&mut page)?,
            _ => {}
        }
        page.wait("!document.querySelector('#panel').innerText.match('正在读取')", LIMIT)?;
        page.away()?;
        page.idle(Duration::from_millis(400))?;
        taken.push((picture, page.taken("webp")?));
    }
    page.close()?;
    Ok(taken)
}

fn compared(page: &mut Page) -> Result<()> {
    if page.eval("!!document.querySelector('#previous')")? == true {
        page.eval(&format!("document.querySelector('#previous').value={}", json!(PREVIOUS)))?;
        page.click("#previous-on")?;
    }
    page.wait("document.querySelector('#compared tbody tr')", LIMIT)
}
