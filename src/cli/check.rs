use std::io::{self, Write};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use anstream::AutoStream;
use indicatif::{ProgressBar, ProgressStyle};

use super::args::{Format, Request};
use super::input::Input;
use super::output;
use super::pretty::{self, Tally};
use super::{CLEAN, FAULTS, UNREADABLE, complain};
use crate::read::{self, Source};
use crate::wire::{self, Report};
use crate::write;

/// What came of one input.
struct Checked {
    /// What is printed of it at once.
    printed: String,
    /// What is kept for one document over all inputs.
    report: Option<Report>,
    /// What is kept for the workbook.
    row: Option<Report>,
    tally: Tally,
    /// What was to be written beside it and could not be.
    failed: Option<String>,
}

/// Checks every input on all cores and prints in the order of the inputs.
pub(super) fn check(request: &Request) -> io::Result<u8> {
    // Only text has colours to take out for a file or a pipe; data goes through as it is.
    let mut out = match request.format {
        Format::Text => AutoStream::auto(io::stdout().lock()),
        Format::Json | Format::Csv | Format::Sarif => AutoStream::always_ansi(io::stdout().lock()),
    };
    let mut rows = Vec::new();
    let (mut total, mut kept, mut unreadable) = (Tally::default(), Vec::new(), false);
    let progress = progress(request.inputs.len());
    in_order(request, |name, outcome| {
        progress.inc(1);
        progress.suspend(|| {
            let cause = match outcome {
                Ok(checked) => {
                    total.add(&checked.tally);
                    kept.extend(checked.report);
                    rows.extend(checked.row);
                    out.write_all(checked.printed.as_bytes())?;
                    checked.failed
                }
                Err(cause) => Some(cause),
            };
            if let Some(cause) = cause {
                unreadable = true;
                complain(&format!("{name}：{cause}"));
            }
            Ok(())
        })
    })?;
    progress.finish_and_clear();
    match request.format {
        Format::Text => out.write_all(pretty::summary(&total).as_bytes())?,
        Format::Json => {}
        Format::Csv => out.write_all(write::indicator_table(&kept).as_bytes())?,
        Format::Sarif => writeln!(out, "{}", write::sarif(&kept))?,
    }
    out.flush()?;
    if let Some(path) = &request.workbook
        && let Err(cause) = output::workbook(path, &rows)
    {
        unreadable = true;
        complain(&format!("--xlsx {}：{cause}", path.display()));
    }
    Ok(match (unreadable, total.errors) {
        (true, _) => UNREADABLE,
        (false, 0) => CLEAN,
        (false, _) => FAULTS,
    })
}

/// How far the work is, on a terminal and for more than one file.
fn progress(files: usize) -> ProgressBar {
    if files < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}个文件，每秒{per_sec}，还需{eta}");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

type Outcome = Result<Checked, String>;

/// Hands every outcome to `take` in the order of the inputs, and stops when it fails.
fn in_order(request: &Request, mut take: impl FnMut(&str, Outcome) -> io::Result<()>) -> io::Result<()> {
    let inputs = &request.inputs;
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(inputs.len());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (send, receive) = mpsc::sync_channel::<(usize, Outcome)>(workers);
        for _ in 0..workers {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(input) = inputs.get(index) else { return };
                    let outcome = checked(request, input);
                    if send.send((index, outcome)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut waiting: Vec<Option<Outcome>> = inputs.iter().map(|_| None).collect();
        let mut due = 0;
        for (index, outcome) in receive {
            waiting[index] = Some(outcome);
            while let Some(outcome) = waiting.get_mut(due).and_then(Option::take) {
                take(&inputs[due].name(), outcome)?;
                due += 1;
            }
        }
        Ok(())
    })
}

fn checked(request: &Request, input: &Input) -> Outcome {
    let bytes = input.bytes()?;
    let opened = &read::open(&bytes).map_err(|unreadable| unreadable.to_string())?;
    let text = opened.text.as_str();
    let analysis = crate::analyze(text, &request.options);
    let tally = Tally::of(&analysis);
    let report = |text: Option<&str>| {
        let mut report = wire::report(&analysis);
        wire::trace(&mut report, &analysis, opened);
        report.file = input.path().map(|path| path.display().to_string());
        report.text = text.map(str::to_owned);
        report
    };
    let (printed, kept) = match request.format {
        Format::Text => (pretty::findings(&input.name(), &analysis), None),
        Format::Json => {
            let text = request.with_text.then_some(text);
            let line = report(text).to_json().map_err(|_| "结果无法写成JSON".to_owned())?;
            (line + "\n", None)
        }
        Format::Csv => (String::new(), Some(report(None))),
        Format::Sarif => (String::new(), Some(report(Some(text)))),
    };
    let row = request.workbook.as_ref().map(|_| report(Some(text)));
    let annotated = request.annotated.as_ref().filter(|_| matches!(opened.source, Source::Docx(_)));
    let failed = annotated.and_then(|annotated| annotated.write(input, &bytes, &report(None)).err());
    Ok(Checked { printed, report: kept, row, tally, failed })
}
