//! Generated truth: true figures, rounded as a statistician would, printed through many sentence shapes, make no
//! rule speak; one figure changed beyond what rounding can explain is found where it stands.
//!
//! `HEGAO_GENERATED=100000 cargo test --release --test generated -- --nocapture` draws 100,000 honest paragraphs and
//! 20,000 with one wrong figure; CI draws a slice of a few seconds.

mod divisions;
mod growth;
mod numbers;
mod others;
mod printing;
mod ranges;
mod sentences;
mod shares;
mod sums;
mod tables;

use hegao::claim::Judged;
use hegao::rules::{self, Family, Finding, Severity};
use hegao::{Options, analyze};
use numbers::{Printed, Random, Rounding};
use printing::{full_width, grouped, half_width, spaced};
use sentences::{Case, DISTRACTORS};

type Draw = fn(&mut Random, Rounding) -> Case;

const FAMILIES: [Draw; 50] = [
    sums::sum,
    sums::open_sum,
    sums::part,
    sums::rest,
    sums::net,
    sums::periods,
    sums::mixed_units,
    sums::bounded,
    shares::share,
    shares::named,
    shares::verb,
    shares::completion,
    shares::mixed,
    shares::composition,
    shares::whole_part,
    shares::complement,
    growth::growth,
    growth::growth,
    growth::growth_across,
    growth::increment,
    growth::increment_rate,
    growth::points,
    growth::gap,
    growth::yearly,
    growth::direction,
    growth::rank,
    growth::whole_base,
    growth::multiple,
    growth::times_and_rate,
    others::average,
    others::cumulative,
    others::repeated,
    others::completion_across,
    others::progress,
    others::listed,
    others::funnel,
    divisions::divided,
    divisions::paired,
    divisions::trade,
    divisions::counted,
    divisions::carried,
    divisions::own_period,
    ranges::range,
    ranges::time,
    tables::total,
    tables::row_total,
    tables::growth,
    tables::share,
    tables::completion,
    tables::step,
];

fn case(random: &mut Random) -> Case {
    let rounding = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Cut][random.between(0, 2) as usize];
    FAMILIES[random.between(0, FAMILIES.len() as i128 - 1) as usize](random, rounding)
}

fn paragraph(random: &mut Random, case: &Case, figure: Printed) -> (String, usize, usize) {
    let mut text = String::new();
    if random.between(0, 3) == 0 {
        text.push_str(random.pick(&["一、主要工作\n", "（二）项目建设稳步推进。", "二是强化服务保障。", "（一）完成情况\n"]));
    }
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

/// How many paragraphs of the kind a test draws: as `HEGAO_GENERATED` says of honest ones, else what takes seconds.
fn cases() -> usize {
    std::env::var("HEGAO_GENERATED").ok().and_then(|count| count.parse().ok()).unwrap_or(3000)
}

/// Families with their texts, those with most of them first, a few of each.
fn report(found: &[(&'static str, String)]) -> String {
    let mut families: Vec<&str> = found.iter().map(|(family, _)| *family).collect();
    families.sort_unstable();
    families.dedup();
    let of = |family: &str| found.iter().filter(|(other, _)| *other == family).map(|(_, text)| text.as_str()).collect::<Vec<_>>();
    families.sort_by_key(|family| std::cmp::Reverse(of(family).len()));
    let shown = |family: &&str| {
        let texts = of(family);
        format!("== {family}: {}\n{}", texts.len(), texts[..texts.len().min(6)].join("\n"))
    };
    families.iter().map(shown).collect::<Vec<_>>().join("\n")
}

#[test]
fn honest_paragraphs_are_left_alone() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut invented = Vec::new();
    for _ in 0..cases() {
        let case = case(&mut random);
        let (text, ..) = paragraph(&mut random, &case, case.right);
        let analysis = analyze(&text, &Options::default());
        for finding in analysis.findings.iter().filter(|finding| finding.severity == Severity::Error || spoken(finding)) {
            invented.push((case.family, format!("{}: {text}\n    {} {}", finding.rule, finding.message, finding.evidence)));
        }
    }
    assert!(invented.is_empty(), "{} invented in {}:\n{}", invented.len(), cases(), report(&invented));
}

/// Whether a finding is one that a claim was worded as, beyond a hint.
fn spoken(finding: &Finding) -> bool {
    let family = rules::by_id(finding.rule).map(|rule| rule.family);
    let counted = matches!(family, Some(Family::Arithmetic | Family::ChangeRate | Family::Table | Family::PlanVersusDone));
    const OTHERS: [&str; 3] = ["same-indicator-conflict", "range-form", "invalid-date"];
    finding.severity != Severity::Hint && (counted || OTHERS.contains(&finding.rule))
}

#[test]
fn one_wrong_figure_is_found_where_it_stands() {
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    let (mut missed, mut doubled) = (Vec::new(), Vec::new());
    let mut count = 0;
    for _ in 0..cases() / 5 {
        let case = case(&mut random);
        if case.wrong.digits == case.right.digits {
            continue;
        }
        count += 1;
        let (text, start, end) = paragraph(&mut random, &case, case.wrong);
        let analysis = analyze(&text, &Options::default());
        let here = |finding: &Finding| {
            let spans = finding.related.iter().map(|related| related.span).chain([finding.span]);
            spans.into_iter().any(|span| span.start as usize <= start && end <= span.end as usize)
        };
        let told = |finding: &&Finding| {
            case.rules.contains(&finding.rule) && case.terms.iter().all(|term| finding.evidence.contains(bare(term)))
        };
        let spoken: Vec<&Finding> = analysis.findings.iter().filter(|finding| spoken(finding) && here(finding)).collect();
        let ledger = || {
            let line = |judged: &Judged| format!("{} {:?} {}", judged.claim.rule, judged.verdict, judged.equation);
            analysis.judged.iter().map(line).collect::<Vec<_>>().join("; ")
        };
        if !spoken.iter().any(told) {
            missed.push((case.family, format!("{text}\n    {}", ledger())));
        } else if spoken.len() > 1 {
            let rules: Vec<&str> = spoken.iter().map(|finding| finding.rule).collect();
            doubled.push((case.family, format!("{text}\n    {}", rules.join(", "))));
        }
    }
    println!("{} of {count} missed, {} found twice", missed.len(), doubled.len());
    if std::env::var_os("HEGAO_SHOWN").is_some() {
        println!("{}\n{}", report(&missed), report(&doubled));
    }
    assert!(missed.len() * 100 < count, "{} of {count} missed:\n{}", missed.len(), report(&missed));
    assert!(doubled.is_empty(), "{} found twice:\n{}", doubled.len(), report(&doubled));
}

/// A number without the zeros that an equation may leave out.
fn bare(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
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
        // Every amount in another scale; where both stand in one text, their decimals say different things.
        if !text.contains("万元") && verdicts(&text.replace("亿元", "万元")) != plain {
            changed.push(format!("scale: {text}"));
        }
        if verdicts(&text.replace('\n', "\r\n")) != plain {
            changed.push(format!("line ends: {text}"));
        }
        let apart = format!("{}\n{text}\n{}", DISTRACTORS[0], DISTRACTORS[5]);
        if verdicts(&apart) != plain {
            changed.push(format!("lines around: {apart}"));
        }
    }
    assert!(changed.is_empty(), "{} changed:\n{}", changed.len(), changed[..changed.len().min(12)].join("\n"));
}
