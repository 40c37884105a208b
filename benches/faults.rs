//! How many planted faults are found: `cargo xtask faults [FOLDER]`.
//!
//! Without a folder it reads the reports in `tests/fixtures` and, where it lies beside the project, the shared corpus.

#[path = "../tests/planted/mod.rs"]
mod planted;

use std::fs;
use std::path::{Path, PathBuf};

use planted::{Dice, Report, Row, kinds, plant};

/// Faults of one kind in one report.
const MOST: usize = 4;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let mut verbose = false;
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut only = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-v" => verbose = true,
            "--kind" => only = arguments.next(),
            _ => folders.push(argument.into()),
        }
    }
    if folders.is_empty() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        folders = vec![root.join("tests/fixtures"), root.join("../shared/corpus/gwr")];
    }
    let texts: Vec<String> = folders.iter().flat_map(|folder| texts(folder)).collect();
    let reports: Vec<Report> = texts.iter().map(|text| Report::read(text)).collect();
    let chars: usize = texts.iter().map(|text| text.chars().count()).sum();
    println!("{}篇报告，{chars}字\n", reports.len());
    println!("| 错误 | 植入 | 查出 | 漏掉 | 误指 | 两报 |\n| --- | ---: | ---: | ---: | ---: | ---: |");
    let mut sum = [0; 4];
    for (number, kind) in kinds().into_iter().enumerate() {
        if only.as_deref().is_some_and(|only| !kind.name.contains(only)) {
            continue;
        }
        let mut row = Row::default();
        let mut dice = Dice::new(number as u64 + 1);
        for report in &reports {
            plant(kind, report, &mut dice, MOST, &mut row);
        }
        println!("| {} | {row} |", kind.name);
        let counts = [row.planted, row.missed.len(), row.accused.len(), row.doubled.len()];
        sum = std::array::from_fn(|at| sum[at] + counts[at]);
        if verbose {
            row.missed.iter().for_each(|missed| println!("    漏掉 {missed}"));
            row.accused.iter().for_each(|accused| println!("    误指 {accused}"));
            row.doubled.iter().for_each(|(pair, words)| println!("    两报 {pair:?} {words}"));
        }
    }
    let [planted, missed, accused, doubled] = sum;
    println!("| 合计 | {planted} | {} | {missed} | {accused} | {doubled} |", planted - missed);
}

fn texts(folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect()
}
