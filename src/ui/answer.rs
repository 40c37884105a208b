use serde::{Deserialize, Serialize};

use super::ignoring;
use super::sections::{self, Section};
use crate::wire::{Check, Compared, Coverage, DocumentInfo, Finding, Indicator, PeriodInfo, Report, Vanished};

/// What the page shows of a [`Report`] at once. The indicators and the ledger, which are ten times as long, stay with
/// the checker until a tab asks for them: reading no more keeps the answer from holding up typing.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// Counts the checks; the details are of the answer with the same number.
    pub number: u32,
    pub document: DocumentInfo,
    pub findings: Vec<Finding>,
    /// The indicator that each finding is about, if it is about one.
    pub about: Vec<Option<About>>,
    /// The sections of the first rank.
    pub sections: Vec<Section>,
    /// Where the numerals stand that were not understood.
    pub unread: Vec<(u32, u32)>,
    /// How many numerals each class has.
    pub classes: Vec<(String, u32)>,
    pub coverage: Coverage,
    /// How many entries of the ledger each verdict has.
    pub verdicts: Vec<(String, u32)>,
    /// How many indicators last period's report states too.
    pub compared: u32,
}

/// An indicator by its name, and by what stands for it in a list without report text.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct About {
    pub name: String,
    pub hash: String,
}

/// What the tables show of a report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Details {
    /// The number of its answer.
    pub number: u32,
    pub period: Option<PeriodInfo>,
    pub indicators: Vec<Indicator>,
    pub checks: Vec<Check>,
    pub compared: Vec<Compared>,
    pub vanished: Vec<Vanished>,
}

impl Answer {
    /// How many entries the ledger has.
    pub fn checks(&self) -> u32 {
        self.verdicts.iter().map(|(_, count)| count).sum()
    }

    /// How many of them have that verdict.
    pub fn checks_of(&self, verdict: &str) -> u32 {
        count(&self.verdicts, verdict)
    }

    /// How many numerals are of that class.
    pub fn numerals_of(&self, class: &str) -> u32 {
        count(&self.classes, class)
    }
}

/// Parts the report of a text into what is shown at once and the rest.
pub fn parted(number: u32, text: &str, report: Report) -> (Answer, Details) {
    let places = ignoring::places(&report.indicators);
    let about = |finding: &Finding| {
        let indicator = ignoring::indicator(&report.indicators, &places, (finding.start, finding.end))?;
        Some(About { name: indicator.name.clone(), hash: ignoring::hash(indicator) })
    };
    let headings = report.mentions.iter().filter(|mention| mention.class == "heading").map(|mention| mention.start);
    let unread = report.mentions.iter().filter(|mention| mention.class == "unclassified");
    let answer = Answer {
        number,
        about: report.findings.iter().map(about).collect(),
        sections: sections::of(text, headings.collect()),
        unread: unread.map(|mention| (mention.start, mention.end)).collect(),
        classes: counted(report.mentions.iter().map(|mention| &*mention.class)),
        verdicts: counted(report.checks.iter().map(|check| &*check.verdict)),
        compared: report.compared.len() as u32,
        document: report.document.clone(),
        findings: report.findings,
        coverage: report.coverage,
    };
    let details = Details {
        number,
        period: report.document.period,
        indicators: report.indicators,
        checks: report.checks,
        compared: report.compared,
        vanished: report.vanished,
    };
    (answer, details)
}

fn counted<'w>(words: impl Iterator<Item = &'w str>) -> Vec<(String, u32)> {
    let mut counts: Vec<(String, u32)> = Vec::new();
    for word in words {
        match counts.iter_mut().find(|(known, _)| known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word.into(), 1)),
        }
    }
    counts
}

fn count(counts: &[(String, u32)], word: &str) -> u32 {
    counts.iter().find(|(known, _)| known == word).map_or(0, |(_, count)| *count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze, wire};

    #[test]
    fn a_report_is_parted_and_nothing_is_lost() {
        let text =
            "市局2024年上半年总结\n一、主要工作\n全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。";
        let report = wire::report(&analyze(text, &Options::default()));
        let (answer, details) = parted(3, text, report.clone());
        assert_eq!((answer.number, details.number), (3, 3));
        assert_eq!(details.indicators.len(), 6);
        assert_eq!(answer.checks() as usize, report.checks.len());
        assert_eq!(answer.numerals_of("heading"), 1);
        assert_eq!(answer.sections, [Section { start: 13, title: "一、主要工作".into() }]);
        assert_eq!(answer.about.len(), answer.findings.len());
        assert_eq!(answer.about[0].as_ref().map(|about| &*about.name), Some("新建学校"));
    }
}
