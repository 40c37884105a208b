//! How many planted faults are found: `cargo xtask faults [FOLDER]`.
//!
//! Without a folder it reads the reports in `tests/fixtures` and, where it lies beside the project, the shared corpus.
//! With `--readme` it writes the table into README.md.

#[path = "../tests/calendar/mod.rs"]
mod calendar;
#[path = "../tests/planted/mod.rs"]
mod planted;

use std::fs;
use std::path::{Path, PathBuf};

use calendar::today;
use planted::{Dice, Report, Row, fixtures, kinds, plant, texts};

/// Faults of one kind in one report.
const MOST: usize = 4;

/// Where the table stands in README.md.
const MARKS: [&str; 2] = ["<!-- planted faults -->\n", "<!-- end of planted faults -->"];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (mut verbose, mut readme) = (false, false);
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut only = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-v" => verbose = true,
            "--readme" => readme = true,
            "--kind" => only = arguments.next(),
            _ => folders.push(argument.into()),
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts: Vec<String> = if folders.is_empty() {
        [fixtures(), texts(&root.join("../shared/corpus/gwr"))].concat()
    } else {
        folders.iter().flat_map(|folder| texts(folder)).collect()
    };
    let reports: Vec<Report> = texts.iter().map(|text| Report::read(text)).collect();
    let chars: usize = texts.iter().map(|text| text.chars().count()).sum();
    let mut table = format!("{}，{}篇报告，{chars}字：\n\n", today(), reports.len());
    table.push_str("| 错误 | 植入 | 查出 | 漏掉 | 误指 | 查出率 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
    let mut sum = Row::default();
    for (number, kind) in kinds().into_iter().enumerate() {
        if only.as_deref().is_some_and(|only| !kind.name.contains(only)) {
            continue;
        }
        let mut row = Row::default();
        let mut dice = Dice::new(number as u64 + 1);
        for report in &reports {
            plant(kind, report, &mut dice, MOST, &mut row);
        }
        table.push_str(&format!("| {} | {row} |\n", kind.name));
        if verbose {
            println!("{} | {row}", kind.name);
            row.missed.iter().for_each(|missed| println!("    漏掉 {missed}"));
            row.accused.iter().for_each(|(rule, accused)| println!("    误指 {rule}{accused}"));
            row.doubled.iter().for_each(|(pair, words)| println!("    两报 {pair:?} {words}"));
        }
        sum.add(row);
    }
    table.push_str(&format!("| 合计 | {sum} |\n"));
    println!("{table}\n一处两报：{}", sum.doubled.len());
    if readme {
        write_into(&root.join("README.md"), &table);
    }
}

/// Puts the table between its marks.
fn write_into(file: &Path, table: &str) {
    let text = fs::read_to_string(file).expect("the readme");
    let (before, rest) = text.split_once(MARKS[0]).expect("the mark before the table");
    let (_, after) = rest.split_once(MARKS[1]).expect("the mark behind the table");
    fs::write(file, [before, MARKS[0], "\n", table, "\n", MARKS[1], after].concat()).expect("the readme is written");
}
