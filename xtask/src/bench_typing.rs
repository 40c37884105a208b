//! How the page feels: keys into a long report, and a very long one opened.

use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use crate::devtools::Page;

/// Characters of the report that is typed into, and of the one that is only opened.
const TYPED: usize = 30_000;
const OPENED: usize = 300_000;
/// A mid-range office computer against this one.
pub const SLOWER: u32 = 4;
const KEYS: usize = 60;

/// Counts from every input to the next paint, from the last key to fresh marks, and tasks that hold the page up.
const WATCH: &str = "(function(){var w=window.__watch={paints:[],tasks:[]};\
    new PerformanceObserver(function(l){l.getEntries().forEach(function(e){w.tasks.push(e.duration)})}).observe({entryTypes:['longtask']});\
    document.addEventListener('keydown',function(e){var t=e.timeStamp;requestAnimationFrame(function(){\
    var c=new MessageChannel();c.port1.onmessage=function(){w.paints.push(performance.now()-t)};c.port2.postMessage(0)})},true);\
    document.querySelector('#draft').addEventListener('input',function(){w.last=performance.now();w.fresh=null});\
    new MutationObserver(function(){if(w.last&&document.querySelector('#summary').getAttribute('aria-busy')==='false'&&!w.fresh)\
    w.fresh=performance.now()-w.last}).observe(document.querySelector('#summary'),{attributes:true,childList:true,subtree:true});})()";

/// The answer is there.
const CHECKED: &str = "document.querySelector('#summary').getAttribute('aria-busy')==='false'&&document.querySelector('#coverage').innerText.length>9";

/// Prints the figures; the page is fresh.
pub fn run(page: &mut Page, base: &str) -> Result<()> {
    let text = |length: usize| base.chars().cycle().take(length).collect::<String>();
    page.eval(WATCH)?;
    fill(page, &text(TYPED))?;
    println!("typing in {TYPED} characters, processor slowed {SLOWER} times, {KEYS} keys");
    type_at(page, "between marks", &format!("{}", TYPED / 2))?;
    // Where most is written, nothing stands behind the caret.
    type_at(page, "at the end of a line", &format!("document.querySelector('#draft').value.indexOf('\\n',{})", TYPED / 2))?;

    page.eval("void(__watch.tasks.length=0)")?;
    let start = std::time::Instant::now();
    open(page, &text(OPENED))?;
    let took = start.elapsed();
    page.idle(Duration::from_secs(1))?;
    let watched = page.eval("__watch.tasks")?;
    let mut tasks: Vec<f64> = watched.as_array().into_iter().flatten().filter_map(|time| time.as_f64()).collect();
    tasks.sort_by(f64::total_cmp);
    println!("opening {OPENED} characters: checked and shown after {} ms; tasks over 50 ms: {tasks:.0?}", took.as_millis());
    Ok(())
}

/// Presses keys at a place, which is JavaScript.
fn type_at(page: &mut Page, what: &str, place: &str) -> Result<()> {
    page.eval(&format!("(function(d,at){{d.focus();d.setSelectionRange(at,at)}})(document.querySelector('#draft'),{place})"))?;
    page.slow(SLOWER)?;
    page.idle(Duration::from_secs(1))?;
    page.eval("void(__watch.paints.length=__watch.tasks.length=0)")?;
    let before = page.busy()?;
    for key in "1234567890".chars().cycle().take(KEYS) {
        page.press(&key.to_string())?;
        page.idle(Duration::from_millis(80))?;
    }
    page.wait("__watch.fresh!==null", Duration::from_secs(20))?;
    let watched = page.eval("__watch")?;
    let after = page.busy()?;
    page.slow(1)?;
    let mut paints: Vec<f64> = watched["paints"].as_array().into_iter().flatten().filter_map(|time| time.as_f64()).collect();
    paints.sort_by(f64::total_cmp);
    let share = |part: usize| paints.get((paints.len().saturating_sub(1)) * part / 100).copied().unwrap_or(f64::NAN);
    println!("  {what}, {} keys", paints.len());
    println!(
        "    input to next paint: median {:.1} ms, 95 % within {:.1} ms, longest {:.1} ms",
        share(50),
        share(95),
        share(100)
    );
    let parts: Vec<String> = after
        .iter()
        .zip(&before)
        .map(|((part, end), (_, begin))| format!("{part} {:.1}", (end - begin) * 1000.0 / KEYS as f64 / f64::from(SLOWER)))
        .collect();
    // Whatever else runs on the machine: the slowing is by time on the processor too.
    println!("    time on the processor a key, as if not slowed, with checks: {} ms", parts.join(", "));
    println!("    fresh marks after the last key: {:.0} ms", watched["fresh"].as_f64().unwrap_or(f64::NAN));
    Ok(())
}

/// Opens a text as a file and waits for its check.
fn open(page: &mut Page, text: &str) -> Result<()> {
    page.eval(&format!(
        "(function(f,d){{d.items.add(new File([{}],'a.txt'));f.files=d.files;f.dispatchEvent(new Event('change',{{bubbles:true}}))}})\
         (document.querySelector('#file'),new DataTransfer())",
        json!(text)
    ))?;
    let length = text.encode_utf16().count();
    page.wait(&format!("document.querySelector('#draft').value.length==={length}&&{CHECKED}"), Duration::from_secs(60))
}

/// Puts a text into the editor and waits for its check.
fn fill(page: &mut Page, text: &str) -> Result<()> {
    page.eval(&format!(
        "(function(d){{d.value={};d.dispatchEvent(new Event('input',{{bubbles:true}}))}})(document.querySelector('#draft'))",
        json!(text)
    ))?;
    page.wait(CHECKED, Duration::from_secs(60))
}
