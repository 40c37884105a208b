use crate::claim::passage::{Passage, Quantity};
use crate::claim::{Claim, Relation};
use crate::document::Document;
use crate::mention::{Class, Mention};
use crate::text::{Reading, Run};

const TIME: [&str; 5] = ["时间进度", "序时进度", "时序进度", "进度要求", "序时"];
const AHEAD: [&str; 8] = ["超", "快于", "高于", "快", "高出", "领先", "高", "提前"];
const BEHIND: [&str; 6] = ["慢于", "落后", "低于", "滞后", "慢", "低"];
const COMPLETED: [&str; 6] = ["目标", "任务", "计划", "预算", "完成率", "进度"];

/// 上半年完成年度目标的58.2%,快于时间进度8.2个百分点.
pub(super) fn find(document: &Document, mentions: &[Mention], passage: &Passage, claims: &mut Vec<Claim>) {
    for pair in passage.quantities.windows(2) {
        let (rate, points) = (&pair[0], &pair[1]);
        let adjoining = points.segment <= rate.segment + 1 && rate.is_percent() && rate.is_level();
        if !points.is_point() || !adjoining || !passage.says(points.lead, &TIME) || !is_completion(passage, rate) {
            continue;
        }
        let (ahead, behind) = (passage.says(points.lead, &AHEAD), passage.says(points.lead, &BEHIND));
        let Some(months) = months(document, mentions, passage, points).filter(|_| ahead != behind) else { continue };
        claims.push(Claim {
            rule: "pp-recompute",
            relation: Relation::TimeProgress { rate: rate.index, points: points.index, months, falling: behind },
            run: passage.around(rate, points),
            hindrance: None,
            sure: true,
        });
    }
}

fn is_completion(passage: &Passage, rate: &Quantity) -> bool {
    let lead = Run::new(passage.segments[rate.segment].run.from(), rate.run.from());
    passage.says(lead, &COMPLETED) && !passage.says(rate.lead, &["超", "高于", "快于"])
}

/// Months of the year that are gone: what the passage says last, else the period of the report.
fn months(document: &Document, mentions: &[Mention], passage: &Passage, points: &Quantity) -> Option<u8> {
    let reading = &document.reading;
    let before = Run::new(passage.run.from(), points.run.from());
    let start = reading.span(before).start;
    let first = mentions.partition_point(|mention| mention.span.start < start);
    let said = mentions[first..]
        .iter()
        .take_while(|mention| mention.run.is_none_or(|run| run.from() < before.to()))
        .filter(|mention| matches!(mention.class, Class::Date | Class::Period))
        .filter_map(|mention| last_month(reading, mention.run?));
    // Several times in one sentence leave open which of them is meant.
    let said: Vec<u8> = said.collect();
    let spelled: Vec<u8> = [("上半年", 6), ("一季度", 3), ("前三季度", 9), ("三季度末", 9), ("时间过半", 6)]
        .iter()
        .filter(|(word, _)| reading.find(before, word).is_some())
        .map(|&(_, months)| months)
        .collect();
    match (said.as_slice(), spelled.as_slice()) {
        (&[months], []) | ([], &[months]) => Some(months),
        ([], []) => {
            let period = document.period.as_ref()?;
            let within = period.start.year == period.end.year && period.start.month == 1 && period.end.month < 12;
            within.then_some(period.end.month)
        }
        (&[one], &[other]) if one == other => Some(one),
        _ => None,
    }
}

/// `6月底` and `1—5月`: the last month that a time names, at its end.
fn last_month(reading: &Reading, run: Run) -> Option<u8> {
    let mark = (run.from()..run.to()).rev().find(|&at| reading.at(at) == '月')?;
    let start = (run.from()..mark).rev().find(|&at| !reading.at(at).is_ascii_digit()).map_or(run.from(), |at| at + 1);
    let month = reading.words(Run::new(start, mark)).parse().ok().filter(|month| (1..12).contains(month))?;
    let ends = matches!(reading.at(mark + 1), '底' | '末');
    let spans = (run.from()..start).any(|at| matches!(reading.at(at), '-' | '—' | '至' | '~'));
    (ends || spans).then_some(month)
}
