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
use hegao::text::{Reading, is_han};
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
    /// The corpus again and again: every sentence of a long text is a copy, and marked as one.
    Copies,
    Sample,
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = match self.origin {
            Origin::Fixtures => "fixtures",
            Origin::Corpus => "corpus",
            Origin::Copies => "copies",
            Origin::Sample => "sample",
        };
        write!(f, "{origin} {}k", self.chars / 1000)
    }
}

impl Sample {
    fn text(self) -> String {
        let base = match self.origin {
            Origin::Fixtures => &REPORTS.concat(),
            Origin::Corpus | Origin::Copies => &*CORPUS,
            Origin::Sample => &*SAMPLES,
        };
        if let Origin::Copies = self.origin {
            return base.chars().cycle().take(self.chars).collect();
        }
        (0..).flat_map(|number| fresh(base, number)).take(self.chars).collect()
    }
}

/// The text as it is, then once more and once more with another ideograph in every seventh place: figures and marks stay,
/// and nothing is said twice, so that the reading is measured and not the search for copies.
fn fresh(base: &str, number: usize) -> Vec<char> {
    const EACH: usize = 7;
    let mut chars: Vec<char> = base.chars().collect();
    let ideographs: Vec<usize> = (0..chars.len()).filter(|&at| is_han(chars[at])).collect();
    if number > 0 {
        for place in (number % EACH..ideographs.len()).step_by(EACH) {
            // Prime, so that no two copies take the same one.
            let other = (place + number * 7919) * 104_729 % ideographs.len();
            chars[ideographs[place]] = chars[ideographs[other]];
        }
    }
    chars
}

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
    let copies = Sample { origin: Origin::Copies, chars: 3_000_000 };
    let all = of_sizes(&[10_000, REPORT, 100_000, 1_000_000, 3_000_000]).into_iter().filter(long);
    all.chain((!CORPUS.is_empty()).then_some(copies)).collect()
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
        let text: String = fresh(&base, number).into_iter().take(REPORT).collect();
        fs::write(folder.join(format!("{number}.txt")), text).expect("a file");
    }
    bencher.counter(divan::counter::ItemsCount::new(files)).bench_local(|| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_hegao"));
        command.args(["check", "--format", "json"]).arg(&folder).stdout(std::process::Stdio::null()).status()
    });
    let _ = fs::remove_dir_all(&folder);
}
