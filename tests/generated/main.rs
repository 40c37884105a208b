//! Generated truth: true figures, rounded as a statistician would, printed through many sentence shapes, make no
//! rule speak; one figure changed beyond what rounding can explain is found where it stands.
//!
//! `HEGAO_GENERATED=100000 cargo test --release --test generated -- --nocapture` runs more than the slice of CI.

mod more_shapes;
mod numbers;
mod printing;
mod shapes;
mod tables;

use hegao::rules::Severity;
use hegao::{Options, analyze};
use numbers::{Printed, Random};
use printing::{full_width, grouped, half_width, spaced};
use shapes::{Case, DISTRACTORS, case};

fn paragraph(random: &mut Random, case: &Case, figure: Printed) -> (String, usize, usize) {
    let mut text = String::new();
    for _ in 0..random.between(0, 2) {
        text.push_str(random.pick(&DISTRACTORS));
    }
    text.push_str(&case.before);
    let start = text.len();
    text.push_str(&figure.text());
    let end = text.len();
    text.push_str(&case.after);
    for _ in 0..random.between(0, 2) {
        text.push_str(random.pick(&DISTRACTORS));
    }
    (text, start, end)
}

fn cases() -> usize {
    std::env::var("HEGAO_GENERATED").ok().and_then(|count| count.parse().ok()).unwrap_or(3000)
}

#[test]
fn honest_paragraphs_are_left_alone() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut invented = Vec::new();
    for _ in 0..cases() {
        let case = case(&mut random);
        let (text, ..) = paragraph(&mut random, &case, case.right);
        let analysis = analyze(&text, &Options::default());
        for finding in analysis.findings.iter().filter(|finding| finding.severity == Severity::Error) {
            invented.push(format!("{} {}: {text}\n    {} {}", case.family, finding.rule, finding.message, finding.evidence));
        }
    }
    assert!(
        invented.is_empty(),
        "{} invented in {}:\n{}",
        invented.len(),
        cases(),
        invented[..invented.len().min(20)].join("\n")
    );
}

#[test]
fn one_wrong_figure_is_found_where_it_stands() {
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    let mut missed = Vec::new();
    let count = cases() / 3;
    for _ in 0..count {
        let case = case(&mut random);
        let (text, start, end) = paragraph(&mut random, &case, case.wrong);
        let analysis = analyze(&text, &Options::default());
        let found = analysis.findings.iter().any(|finding| {
            let spans = finding.related.iter().map(|related| related.span).chain([finding.span]);
            case.rules.contains(&finding.rule)
                && spans.into_iter().any(|span| span.start as usize <= start && end <= span.end as usize)
        });
        if !found {
            let ledger: Vec<String> = analysis
                .judged
                .iter()
                .map(|judged| format!("{} {:?} {}", judged.claim.rule, judged.verdict, judged.equation))
                .collect();
            missed.push(format!("{}: {text}\n    {}", case.family, ledger.join("; ")));
        }
    }
    let share = missed.len() * 1000 / count;
    println!("{} of {count} missed", missed.len());
    assert!(share < 5, "{} of {count} missed:\n{}", missed.len(), missed[..missed.len().min(20)].join("\n"));
}

/// The verdicts of a text, without places.
fn verdicts(text: &str) -> Vec<(&'static str, String)> {
    let analysis = analyze(text, &Options::default());
    let mut found: Vec<_> = analysis.judged.iter().map(|judged| (judged.claim.rule, format!("{:?}", judged.verdict))).collect();
    found.sort();
    found
}

#[test]
fn the_way_of_printing_changes_no_verdict() {
    let mut random = Random(0xA076_1D64_78BD_642F);
    type Way = fn(&str) -> String;
    let ways: [(&str, Way); 4] =
        [("full width", full_width), ("half-width marks", half_width), ("blanks", spaced), ("thousands separators", grouped)];
    let mut changed = Vec::new();
    for _ in 0..cases() / 10 {
        let case = case(&mut random);
        let figure = if random.coin() { case.right } else { case.wrong };
        let (text, ..) = paragraph(&mut random, &case, figure);
        let plain = verdicts(&text);
        for (name, way) in ways {
            let printed = way(&text);
            if verdicts(&printed) != plain {
                changed.push(format!("{name}: {printed}\n    {plain:?} became {:?}", verdicts(&printed)));
            }
        }
        let apart = format!("{}\n{text}\n{}", DISTRACTORS[0], DISTRACTORS[5]);
        if verdicts(&apart) != plain {
            changed.push(format!("lines around: {apart}"));
        }
    }
    assert!(changed.is_empty(), "{} changed:\n{}", changed.len(), changed[..changed.len().min(12)].join("\n"));
}
