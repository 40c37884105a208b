//! Characters a second of every room and of the whole, beside a plain scan of the same text.
//!
//! The texts are made of the reports in `tests/fixtures`; where the shared corpus and the shared samples lie beside this
//! folder, their reports are measured too.

#[path = "../tests/reports/mod.rs"]
mod reports;

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::counter::CharsCount;
use divan::{Bencher, black_box};
use hegao::document::Document;
use hegao::rules::{Facts, RULES, Words};
use hegao::text::Reading;
use hegao::{Options, analyze, claim, indicator, mention, wire};
use reports::REPORTS;

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// A report of the usual length.
const REPORT: usize = 13_000;

/// The shared corpus as one text, empty where it is not there.
static CORPUS: LazyLock<String> = LazyLock::new(|| shared("corpus/gwr"));

/// The shared reports of offices as one text, empty where they are not there.
static SAMPLES: LazyLock<String> = LazyLock::new(|| shared("samples"));

fn shared(folder: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect()
}

/// What is measured.
#[derive(Clone, Copy)]
struct Sample {
    origin: Origin,
    chars: usize,
}

#[derive(Clone, Copy)]
enum Origin {
    Fixtures,
    Corpus,
    Sample,
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = match self.origin {
            Origin::Fixtures => "fixtures",
            Origin::Corpus => "corpus",
            Origin::Sample => "sample",
        };
        write!(f, "{origin} {}k", self.chars / 1000)
    }
}

impl Sample {
    fn text(self) -> String {
        let base = match self.origin {
            Origin::Fixtures => &REPORTS.concat(),
            Origin::Corpus => &*CORPUS,
            Origin::Sample => &*SAMPLES,
        };
        (0u32..).flat_map(|number| copy(base, number)).take(self.chars).collect()
    }
}

/// The text as it is, then once more and once more with the clauses of every sentence taken from distant sentences: no
/// sentence repeats or resembles another, which would measure the search for copies and not the reading.
fn copy(base: &str, number: u32) -> Vec<char> {
    let sentences: Vec<Vec<&str>> = base.split_inclusive('。').map(|sentence| sentence.split_inclusive('，').collect()).collect();
    let mixed = |(at, own): (usize, &Vec<&str>)| {
        let from = |index: usize| &sentences[(at + index * number as usize * STEP) % sentences.len()];
        (0..own.len()).map(|index| from(index).get(index).unwrap_or(&own[index]).to_string()).collect::<String>()
    };
    sentences.iter().enumerate().map(mixed).collect::<String>().chars().collect()
}

/// How many sentences lie between the clauses of one in the first mixture; prime, so that mixtures differ.
const STEP: usize = 37;

fn of_sizes(sizes: &[usize]) -> Vec<Sample> {
    let corpus = (!CORPUS.is_empty()).then_some(Origin::Corpus);
    let sample = (!SAMPLES.is_empty()).then_some(Origin::Sample);
    let origins = [Some(Origin::Fixtures), corpus, sample].into_iter().flatten();
    origins.flat_map(|origin| sizes.iter().map(move |&chars| Sample { origin, chars })).collect()
}

fn rooms() -> Vec<Sample> {
    of_sizes(&[REPORT, 100_000])
}

/// Only the corpus has so many sentences that a long text can be made of them without repeating any.
fn growing() -> Vec<Sample> {
    let long = |sample: &Sample| sample.chars <= 100_000 || matches!(sample.origin, Origin::Corpus);
    of_sizes(&[10_000, REPORT, 100_000, 1_000_000, 3_000_000]).into_iter().filter(long).collect()
}

#[divan::bench(args = rooms(), sample_count = 20)]
fn a_plain_scan(bencher: Bencher, sample: Sample) {
    let text = sample.text();
    bencher.counter(CharsCount::of_str(&text)).bench_local(|| black_box(&text).chars().filter(char::is_ascii_digit).count());
}

#[divan::bench(args = rooms(), sample_count = 20)]
fn b_reading(bencher: Bencher, sample: Sample) {
    let text = sample.text();
    bencher.counter(CharsCount::of_str(&text)).bench_local(|| Reading::new(black_box(&text)));
}

#[divan::bench(args = rooms(), sample_count = 20)]
fn c_document(bencher: Bencher, sample: Sample) {
    let text = sample.text();
    bencher.counter(CharsCount::of_str(&text)).bench_local(|| Document::read(black_box(&text)));
}

#[divan::bench(args = rooms(), sample_count = 20)]
fn d_mentions(bencher: Bencher, sample: Sample) {
    let text = sample.text();
    let document = Document::read(&text);
    bencher.counter(CharsCount::of_str(&text)).bench_local(|| mention::read(black_box(&document)));
}

#[divan::bench(args = rooms(), sample_count = 20)]
fn e_indicators(bencher: Bencher, sample: Sample) {
    let text = sample.text();
    let analysis = analyze(&text, &Options::default());
    bencher
        .counter(CharsCount::of_str(&text))
        .bench_local(|| indicator::read(black_box(&analysis.document), black_box(&analysis.mentions)));
}

#[divan::bench(args = rooms(), sample_count = 20)]
fn f_claims(bencher: Bencher, sample: Sample) {
    let text = sample.text();
    let analysis = analyze(&text, &Options::default());
    bencher.counter(CharsCount::of_str(&text)).bench_local(|| {
        claim::judge(black_box(&analysis.document), black_box(&analysis.mentions), black_box(&analysis.indicators))
    });
}

#[divan::bench(args = rooms(), sample_count = 20)]
fn g_rules(bencher: Bencher, sample: Sample) {
    let text = sample.text();
    let options = Options::default();
    let analysis = analyze(&text, &options);
    let facts = Facts {
        document: &analysis.document,
        mentions: &analysis.mentions,
        indicators: &analysis.indicators,
        judged: &analysis.judged,
        previous: None,
        pairs: &[],
        knowledge: &options.knowledge,
        words: Words::default(),
    };
    bencher.counter(CharsCount::of_str(&text)).bench_local(|| {
        let mut findings = Vec::new();
        for rule in RULES {
            (rule.check)(black_box(&facts), &mut findings);
        }
        findings
    });
}

#[divan::bench(args = rooms(), sample_count = 20)]
fn h_wire(bencher: Bencher, sample: Sample) {
    let text = sample.text();
    let analysis = analyze(&text, &Options::default());
    bencher.counter(CharsCount::of_str(&text)).bench_local(|| wire::report(black_box(&analysis)));
}

#[divan::bench(args = growing(), sample_count = 20)]
fn i_whole(bencher: Bencher, sample: Sample) {
    let text = sample.text();
    let options = Options::default();
    bencher.counter(CharsCount::of_str(&text)).bench_local(|| analyze(black_box(&text), &options));
}

/// Files a second of the command line on all cores, reports of the usual length, files of JSON written nowhere.
#[cfg(feature = "cli")]
#[divan::bench(args = [100, 1000], sample_count = 5)]
fn j_files(bencher: Bencher, files: usize) {
    let folder = std::env::temp_dir().join(format!("hegao-bench-{}-{files}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let base = REPORTS.concat();
    for number in 0..files {
        let text: String = copy(&base, number as u32).into_iter().take(REPORT).collect();
        fs::write(folder.join(format!("{number}.txt")), text).expect("a file");
    }
    bencher.counter(divan::counter::ItemsCount::new(files)).bench_local(|| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_hegao"));
        command.args(["check", "--format", "json"]).arg(&folder).stdout(std::process::Stdio::null()).status()
    });
    let _ = fs::remove_dir_all(&folder);
}
