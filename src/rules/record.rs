//! How often each rule was right on the project's own test sets. `cargo xtask record` writes the tables, and a test
//! holds them against the program.

/// One rule on one test set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Record {
    /// What the set is.
    pub set: &'static str,
    /// The day of the count, ISO.
    pub date: &'static str,
    /// Texts that the rule must mark.
    pub should: u32,
    /// Those that it marks at the right place.
    pub marked: u32,
    /// Texts that it must leave alone.
    pub should_not: u32,
    /// Those in which it marks something all the same.
    pub wrong: u32,
}

/// The sets by name, each with its table: a line `# date`, then lines of rule, should, marked, should-not, wrong,
/// parted by tabs. A rule that a set says nothing about has no line. A further set is a further line here.
pub const SETS: &[(&str, &str)] = &[
    ("自有例文", include_str!("record/examples.tsv")),
    ("自拟完整报告", include_str!("record/reports.tsv")),
    ("植入自拟报告的差错", include_str!("record/planted.tsv")),
];

/// What the sets say of a rule.
pub fn records(rule: &str) -> Vec<Record> {
    SETS.iter().filter_map(|&(set, table)| record(rule, set, table)).collect()
}

fn record(rule: &str, set: &'static str, table: &'static str) -> Option<Record> {
    let date = table.lines().next()?.strip_prefix("# ")?;
    let counts = table.lines().find_map(|line| line.strip_prefix(rule)?.strip_prefix('\t'))?;
    let mut counts = counts.split('\t').map_while(|count| count.parse().ok());
    let mut next = || counts.next();
    Some(Record { set, date, should: next()?, marked: next()?, should_not: next()?, wrong: next()? })
}

impl Record {
    /// In words: 应标6，标出6；不应标9，误标0.
    pub fn words(&self) -> String {
        let should = (self.should > 0).then(|| format!("应标{}，标出{}", self.should, self.marked));
        let should_not = (self.should_not > 0).then(|| format!("不应标{}，误标{}", self.should_not, self.wrong));
        let counts: Vec<String> = should.into_iter().chain(should_not).collect();
        format!("{}（{}）：{}", self.set, self.date, counts.join("；"))
    }
}
