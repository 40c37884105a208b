//! Five of the reports in `tests/fixtures`, each of another department.

pub const REPORTS: [&str; 5] = [
    include_str!("../fixtures/finance.txt"),
    include_str!("../fixtures/customs.txt"),
    include_str!("../fixtures/transport.txt"),
    include_str!("../fixtures/health.txt"),
    include_str!("../fixtures/district.txt"),
];
