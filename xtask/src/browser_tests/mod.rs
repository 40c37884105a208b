//! The built page in real browsers: today's and old ones.

mod access;
mod api;
mod embedded;
mod files;
mod firefox;
mod keyboard;
mod leak;
mod looks;
mod main_job;
mod offline;
mod own;
mod start;
mod writing;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, bail, ensure};

use crate::devtools::{Browser, Page};
use crate::page::Page as Built;
use crate::test::{Choice, Outcome, Tally};
use crate::{file_url, serve, setup};

/// Long enough for a slow machine; a test that waits so long fails.
const LIMIT: Duration = Duration::from_secs(40);

/// Where the page is.
struct Site {
    /// `dist/hegao.html` as a file.
    file: String,
    /// `dist/hegao-compat.html` as a file.
    compat: String,
    /// The same page as the first, served.
    served: String,
    /// Where the first lies.
    path: PathBuf,
}

/// Keeps what the page gives to be saved, in place of saving it.
const GIVEN: &str =
    "(URL.createObjectURL=function(b){window.given=b;return 'blob:none'},HTMLAnchorElement.prototype.click=function(){},0)";

type Test = (&'static str, fn(&mut Browser, &Site) -> Result<Outcome>);

/// What is tested in every browser.
const EVERYWHERE: &[Test] = &[
    ("starts from a file", start::from_file),
    ("starts from a server", start::served),
    ("starts in its compatible form", start::compat),
    ("checks in its own thread", api::check),
    ("main job, from a file", main_job::from_file),
    ("main job with the sample, from a file", main_job::sample),
    ("own knowledge is used and remembered", own::told),
    ("keeps what an input method composes", writing::input_method),
    ("takes fixes back", writing::undo),
    ("gives a Word document back with comments", files::word),
    ("opens sheets and web pages", files::tables),
    ("lets nothing out", leak::guarded),
];

/// What is tested in today's browser only.
const TODAY: &[Test] = &[
    ("main job, served", main_job::served),
    ("shows the beginning of what is pasted or opened", writing::first_paste),
    ("keeps marks under their words", writing::marks_follow),
    ("takes tables from the clipboard", writing::table),
    ("compares with last period and makes the record", writing::compare_and_record),
    ("hinders nobody", access::no_hindrance),
    ("says that a browser is too old", start::too_old),
    ("comments on the document as it was opened", files::word_after_edits),
    ("keeps the draft when a file is damaged", files::damaged),
    ("checks beside a plain form", embedded::form),
    ("names the option that is wrong", api::options),
    ("own list of what is ignored is carried", own::carried),
    ("starts the checker again after a trap", api::trap),
    ("checks the text again after a trap", api::again),
    ("gives the proof", api::proof),
    ("would see what gets out", leak::unguarded),
    ("looks as pictured", looks::as_pictured),
    ("fits every screen", looks::fits),
    ("prints the record", looks::record),
    ("prints the text and every finding", looks::paper),
    ("explains a rule", looks::help),
    ("keeps the list in its place", looks::steady),
    ("says why a list is empty", looks::empty),
    ("shows itself in high contrast", looks::contrast),
    ("stands still", looks::still),
    ("works by keyboard alone", keyboard::only),
    ("says what the keyboard has chosen", keyboard::spoken),
    ("goes on after ignoring", keyboard::ignoring),
    ("leaves find in page to the browser", keyboard::find),
    ("saves itself where it is served", offline::saves_itself),
    ("offers no copy of a local file", offline::a_file_offers_nothing),
];

/// Runs the browser tests.
pub fn run(tally: &mut Tally, built: &Built, choice: &Choice) {
    let Some(site) = tally.step("server for browser tests", || site(built)) else { return };
    match setup::browser_and_fonts() {
        Ok(browser) => run_in(tally, "today", &browser, &site, choice, &[EVERYWHERE, TODAY]),
        Err(error) => tally.record("today's browser", Outcome::Skipped(format!("{error:#}"))),
    }
    firefox::run(tally, &site, choice);
    for old in setup::versions::OLD_CHROMIUMS {
        if !choice.old {
            tally.record(old.name, Outcome::Skipped("--quick".into()));
            continue;
        }
        match setup::old_browsers::ensure(old) {
            Ok(browser) => run_in(tally, old.name, &browser, &site, choice, &[EVERYWHERE]),
            Err(error) => tally.record(old.name, Outcome::Skipped(format!("{error:#}"))),
        }
    }
}

fn site(built: &Built) -> Result<Site> {
    Ok(Site {
        file: file_url(&built.html),
        compat: file_url(&built.compat),
        path: built.html.clone(),
        served: serve::in_background(std::fs::read(&built.html)?)?,
    })
}

fn run_in(tally: &mut Tally, name: &str, program: &Path, site: &Site, choice: &Choice, lists: &[&[Test]]) {
    let named = lists.iter().copied().flatten().map(|(test, run)| (format!("{name}: {test}"), run));
    let chosen: Vec<_> = named.filter(|(test, _)| test.contains(choice.words)).collect();
    if chosen.is_empty() {
        return;
    }
    let started = tally.step(&format!("{name}: start of the browser"), || {
        let mut browser = Browser::launch(program)?;
        println!("          {}", browser.version()?);
        Ok(browser)
    });
    let Some(mut browser) = started else { return };
    for (test, run) in chosen {
        for _ in 0..choice.times {
            tally.test(&test, || run(&mut browser, site));
        }
    }
}

/// The page, opened and ready.
pub fn ready<'b>(browser: &'b mut Browser, url: &str) -> Result<Page<'b>> {
    let mut page = browser.open(url)?;
    page.wait("document.documentElement.getAttribute('data-start')", LIMIT)?;
    let state = page.text("document.documentElement.getAttribute('data-start')")?;
    if state != "done" {
        bail!("the page did not start: {}", page.text("document.body.innerText")?);
    }
    Ok(page)
}

/// Writes into the editor of a page that has just started.
fn write(page: &mut Page, text: &str) -> Result<()> {
    page.wait("document.querySelector('#draft')", LIMIT)?;
    page.click("#draft")?;
    page.insert(text)
}

/// Waits for the answer to the text that is in the editor now: the page hears of a key after it has painted it.
fn checked(page: &mut Page) -> Result<()> {
    page.eval("new Promise(function(done){requestAnimationFrame(function(){setTimeout(function(){setTimeout(done)})})})")?;
    page.wait("document.querySelector('#summary').getAttribute('aria-busy')==='false'", LIMIT)
}

/// Fails where the page asked for anything or something went wrong in it; closes it.
fn quiet(mut page: Page) -> Result<Outcome> {
    let requests = page.requests()?;
    ensure!(requests.is_empty(), "the page asked for {}", requests.join(", "));
    // Before 97 the strict policy has a keyword that the browser does not know; the console says so.
    let errors: Vec<String> = page.errors()?.into_iter().filter(|error| !error.contains("wasm-unsafe-eval")).collect();
    ensure!(errors.is_empty(), "the page reported: {}", errors.join(" | "));
    page.close()?;
    Ok(Outcome::Passed)
}
