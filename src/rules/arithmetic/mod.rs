//! Figures that must hang together.

pub(super) mod average_mismatch;
pub(super) mod completion_rate;
pub(super) mod cumulative_less_than_period;
pub(super) mod funnel_order;
pub(super) mod growth_integer_base;
pub(super) mod list_count;
pub(super) mod magnitude_slip;
pub(super) mod part_exceeds_total;
pub(super) mod ratio_out_of_range;
pub(super) mod share_of_total;
pub(super) mod share_sum_100;
pub(super) mod stock_flow;
pub(super) mod sum_of_parts;
