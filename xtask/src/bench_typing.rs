//! How the page feels: keys into a long report, and a very long one opened.

use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use crate::devtools::Page;

/// Characters of the report that is typed into, and of the one that is only opened.
const TYPED: usize = 30_000;
const OPENED: usize = 300_000;
/// A mid-range office computer against this one.
const SLOWER: u32 = 4;
const KEYS: usize = 60;

/// Counts from every input to the next paint, from the last key to fresh marks, and tasks that hold the page up.
const WATCH: &str = "(function(){var w=window.__watch={paints:[],tasks:[]};\
    new PerformanceObserver(function(l){l.getEntries().forEach(function(e){w.tasks.push(e.duration)})}).observe({entryTypes:['longtask']});\
    document.addEventListener('keydown',function(e){var t=e.timeStamp;requestAnimationFrame(function(){\
    var c=new MessageChannel();c.port1.onmessage=function(){w.paints.push(performance.now()-t)};c.port2.postMessage(0)})},true);\
    document.querySelector('#draft').addEventListener('input',function(){w.last=performance.now();w.fresh=null});\
    new MutationObserver(function(){if(w.last&&document.querySelector('#summary').getAttribute('aria-busy')==='false'&&!w.fresh)\
    w.fresh=performance.now()-w.last}).observe(document.querySelector('#summary'),{attributes:true,childList:true,subtree:true});})()";

/// Prints the figures; the page is fresh.
pub fn run(page: &mut Page, base: &str) -> Result<()> {
    let text = |length: usize| base.chars().cycle().take(length).collect::<String>();
    page.eval(WATCH)?;
    fill(page, &text(TYPED))?;
    page.eval(&format!("(function(d){{d.focus();d.setSelectionRange({0},{0})}})(document.querySelector('#draft'))", TYPED / 2))?;
    page.slow(SLOWER)?;
    page.idle(Duration::from_secs(1))?;
    page.eval("void(__watch.paints.length=__watch.tasks.length=0)")?;
    for key in "1234567890".chars().cycle().take(KEYS) {
        page.press(&key.to_string())?;
        page.idle(Duration::from_millis(80))?;
    }
    page.wait("__watch.fresh!==null", Duration::from_secs(20))?;
    let watched = page.eval("__watch")?;
    page.slow(1)?;
    let mut paints: Vec<f64> = watched["paints"].as_array().into_iter().flatten().filter_map(|time| time.as_f64()).collect();
    paints.sort_by(f64::total_cmp);
    let share = |part: usize| paints.get((paints.len().saturating_sub(1)) * part / 100).copied().unwrap_or(f64::NAN);
    println!("typing in {TYPED} characters, processor slowed {SLOWER} times, {} keys", paints.len());
    println!("  input to next paint: median {:.1} ms, 95 % within {:.1} ms, longest {:.1} ms", share(50), share(95), share(100));
    println!("  fresh marks after the last key: {:.0} ms", watched["fresh"].as_f64().unwrap_or(f64::NAN));

    page.eval("void(__watch.tasks.length=0)")?;
    let start = std::time::Instant::now();
    fill(page, &text(OPENED))?;
    let took = start.elapsed();
    let watched = page.eval("__watch.tasks")?;
    let mut tasks: Vec<f64> = watched.as_array().into_iter().flatten().filter_map(|time| time.as_f64()).collect();
    tasks.sort_by(f64::total_cmp);
    println!("opening {OPENED} characters: checked and shown after {} ms; tasks over 50 ms: {tasks:.0?}", took.as_millis());
    Ok(())
}

/// Puts a text into the editor and waits for its check.
fn fill(page: &mut Page, text: &str) -> Result<()> {
    page.eval(&format!(
        "(function(d){{d.value={};d.dispatchEvent(new Event('input',{{bubbles:true}}))}})(document.querySelector('#draft'))",
        json!(text)
    ))?;
    let done = "document.querySelector('#summary').getAttribute('aria-busy')==='false'&&document.querySelector('#coverage').innerText.length>9";
    page.wait(done, Duration::from_secs(60))
}
