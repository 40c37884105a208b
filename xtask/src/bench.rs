//! How fast: `cargo bench` natively, and the checker as the page runs it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::bench_typing::{self, SLOWER};
use crate::browser_tests::ready;
use crate::command::{cargo, root, run};
use crate::devtools::Browser;
use crate::{file_url, page, setup};

/// Reports to measure on, where no file is given.
const FIXTURES: &str = "tests/fixtures";
/// Real reports, where they lie beside the project.
const CORPUS: &str = "../shared/corpus/gwr";
/// How often the start of the page is timed.
const STARTS: usize = 7;
const SIZES: [usize; 3] = [10_000, 100_000, 300_000];

/// Runs the benchmarks; those of the page on the text of a file.
pub fn run_all(file: Option<&Path>) -> Result<()> {
    run(cargo().args(["bench", "-q", "--bench", "speed"]))?;
    rooms(file)?;
    in_page(file)
}

/// Times every room of the analysis in WebAssembly, under Node.
pub fn rooms(file: Option<&Path>) -> Result<()> {
    let samples = match file {
        Some(file) => vec![("the file", vec![std::fs::canonicalize(file)?])],
        None => [("published reports", CORPUS), ("fixtures, which are dense with figures", FIXTURES)]
            .map(|(what, folder)| (what, texts_of(&root().join(folder))))
            .to_vec(),
    };
    if Command::new("node").arg("--version").output().is_err() {
        println!("skipped: rooms in WebAssembly (no Node here)");
        return Ok(());
    }
    let tools = setup::page_tools()?;
    run(cargo().args(["build", "-q", "--profile", "wasm", "--package", "hegao-rooms", "--target", setup::TARGET]))?;
    let out = root().join("target/rooms");
    let module = root().join("target").join(setup::TARGET).join("wasm/hegao_rooms.wasm");
    run(Command::new(tools.wasm_bindgen).args(["--target", "nodejs", "--no-typescript", "--out-dir"]).arg(&out).arg(module))?;
    if let Some(wasm_opt) = &tools.wasm_opt {
        let module = out.join("hegao_rooms_bg.wasm");
        wasm_opt.run(&module, &module)?;
    }
    for (what, texts) in samples.into_iter().filter(|(_, texts)| !texts.is_empty()) {
        println!("rooms in WebAssembly under Node, steady but for the first call: {what}");
        run(Command::new("node").arg(root().join("benches/rooms/run.js")).arg(out.join("hegao_rooms.js")).args(texts))?;
    }
    Ok(())
}

fn texts_of(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let mut texts: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    texts.sort();
    texts
}

/// Times the checker in WebAssembly, from the text to the report as a JavaScript object.
pub fn in_page(file: Option<&Path>) -> Result<()> {
    let text = match file {
        Some(file) => std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?,
        None => fixtures()?,
    };
    let page = page::bundle()?;
    let mut browser = Browser::launch(&setup::browser_and_fonts()?)?;
    let version = browser.version()?;
    let mut tab = ready(&mut browser, &file_url(&page.html))?;
    println!("WebAssembly in {version}, fastest of 15");
    let whole = text.chars().count();
    let sizes = if file.is_some() { vec![whole] } else { SIZES.to_vec() };
    for chars in sizes {
        let text: String = text.chars().cycle().take(chars).collect();
        let inside = fastest(&tab.eval(&timed(&text, "Promise.resolve(JSON.parse(wasm_bindgen.check(text)))"))?);
        let through = fastest(&tab.eval(&timed(&text, "hegao.check(text)"))?);
        println!("  {chars:>7} characters  in the module {}   through the worker {}", rate(chars, inside), rate(chars, through));
    }
    drop(tab);
    start(&mut browser, &file_url(&page.html))?;
    bench_typing::run(&mut ready(&mut browser, &file_url(&page.html))?, &text)
}

/// Times the start of the page, typing and opening in the page built last.
pub fn typing() -> Result<()> {
    let page = page::built()?;
    let mut browser = Browser::launch(&setup::browser_and_fonts()?)?;
    start(&mut browser, &file_url(&page.html))?;
    bench_typing::run(&mut ready(&mut browser, &file_url(&page.html))?, &fixtures()?)
}

/// Times the page from its address to the moment at which it takes a text, on a slowed processor.
fn start(browser: &mut Browser, url: &str) -> Result<()> {
    const WATCH: &str = "new MutationObserver(function(){if(document.documentElement.getAttribute('data-start')&&!window.__usable)\
        window.__usable=performance.now()}).observe(document,{subtree:true,attributes:true})";
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let mut tab = browser.open("about:blank")?;
        tab.before_scripts(WATCH)?;
        tab.slow(SLOWER)?;
        tab.go(url)?;
        tab.wait("window.__usable", Duration::from_secs(30))?;
        times.push(tab.eval("window.__usable")?.as_f64().unwrap_or(f64::NAN));
        tab.close()?;
    }
    times.sort_by(f64::total_cmp);
    let (fastest, median) = (times[0], times[times.len() / 2]);
    println!("usable after {fastest:.0} ms, processor slowed {SLOWER} times, fastest of {STARTS}; median {median:.0} ms");
    Ok(())
}

fn fixtures() -> Result<String> {
    texts_of(&root().join(FIXTURES)).iter().map(|path| std::fs::read_to_string(path).map_err(Into::into)).collect()
}

/// JavaScript that gives the times of fifteen calls, after two to warm up.
fn timed(text: &str, call: &str) -> String {
    format!(
        "(function(text){{var times=[];function go(left){{var start=performance.now();return {call}.then(function(){{\
         times.push(performance.now()-start);return left>1?go(left-1):times.slice(2)}})}}return go(17)}})({})",
        json!(text)
    )
}

/// Other programs only ever make a call slower.
fn fastest(times: &Value) -> f64 {
    times.as_array().into_iter().flatten().filter_map(Value::as_f64).fold(f64::INFINITY, f64::min)
}

fn rate(chars: usize, milliseconds: f64) -> String {
    format!("{milliseconds:>7.1} ms ({:>6.2} million/s)", chars as f64 / milliseconds / 1000.0)
}
