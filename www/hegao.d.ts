/** The checker that `hegao.html` puts into its window. A test holds these types against the program. */
export interface Hegao {
  /** Checks a text. An option that is wrong rejects with an Error that names it; a text is never the reason. */
  check(text: string, options?: Options): Promise<Report>;
  /** Every rule with its documentation and examples. */
  rules(): Promise<RuleInfo[]>;
}

export interface Options {
  /** What 今年 and 去年 count from, as YYYY-MM-DD; read from the title where it is not given. */
  reportDate?: string | null;
  /** Only these rules. */
  only?: string[] | null;
  /** Not these rules. */
  without?: string[] | null;
  /** The text of last period's report, with whose figures, sentences and names this one is compared. */
  previous?: string | null;
  /** The text of a knowledge file, TOML or JSON, which holds own names, targets, identities and rules off. */
  knowledge?: string | null;
  /** The text of a list of what is not to be shown, as the page exports it; it holds no report text. */
  ignore?: string | null;
}

/** Offsets are UTF-16 code units into `text`, half-open, as in `text.slice(start, end)`. Numbers are exact decimal strings. */
export interface Report {
  schema: number;
  engine: string;
  file?: string;
  text?: string;
  document: DocumentInfo;
  mentions: Mention[];
  indicators: Indicator[];
  checks: Check[];
  /** The indicators that `previous` states too. */
  compared: Compared[];
  /** The indicators of `previous` that this report does not state. */
  vanished: Vanished[];
  findings: Finding[];
  coverage: Coverage;
}

export interface DocumentInfo {
  title: string;
  period: PeriodInfo | null;
  chars: number;
}

export interface PeriodInfo {
  label: string;
  start: string;
  end: string;
}

export type MentionClass = "quantity" | "date" | "period" | "ordinal" | "heading" | "document-number" | "plan-era" | "named-term" | "code" | "page-mark" | "other" | "unclassified";

export interface Mention {
  start: number;
  end: number;
  class: MentionClass;
  text: string;
  value: string | null;
  scaled: string | null;
  low: string | null;
  high: string | null;
  low_open: boolean;
  high_open: boolean;
  unit: string | null;
  base_unit: string | null;
  approx: string | null;
  from: string | null;
  to: string | null;
}

export type IndicatorKind = "count" | "amount" | "rate" | "share" | "rank" | "ratio" | "other";

export type IndicatorStatus = "done" | "plan";

export interface Indicator {
  id: number;
  name: string;
  name_start: number;
  name_end: number;
  value: string;
  unit: string;
  value_start: number;
  value_end: number;
  approx: string | null;
  kind: IndicatorKind;
  change: Change | null;
  period: string | null;
  status: IndicatorStatus;
  aspect: string | null;
  scope: string | null;
  section: string[];
  parent: number | null;
}

export type Direction = "up" | "down" | "flat";

export interface Change {
  basis: string;
  direction: Direction;
  value: string;
  unit: string;
  start: number;
  end: number;
}

export type Verdict = "pass" | "issue" | "doubt" | "unchecked";

export interface Check {
  rule: string;
  verdict: Verdict;
  start: number;
  end: number;
  equation: string;
  reason: string | null;
}

export interface Compared {
  indicator: number;
  now: string;
  then: string;
  growth: string | null;
  growth_unit: string;
  verdict: Verdict;
}

export interface Vanished {
  name: string;
  then: string;
}

export type Severity = "error" | "warning" | "hint";

export interface Finding {
  rule: string;
  severity: Severity;
  start: number;
  end: number;
  message: string;
  evidence: string;
  related: Related[];
  fixes: Fix[];
  fingerprint: string;
  origin?: Origin;
}

export interface Related {
  start: number;
  end: number;
  label: string;
  origin?: Origin;
}

/** A place in a file that is no plain text. Everything counts from 0. */
export interface Origin {
  part: string;
  paragraph?: number;
  run?: number;
  char?: number;
  cell?: string;
}

export interface Fix {
  title: string;
  edits: Edit[];
}

export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Coverage {
  numerals: number;
  classified: number;
  indicators: number;
  checks: number;
}

export interface RuleInfo {
  id: string;
  title: string;
  family: string;
  family_title: string;
  severity: Severity;
  why: string;
  advice: string;
  authority: string;
  bad: string[];
  good: string[];
  record: RuleRecord[];
}

/** How often a rule was right on one of the project's own test sets. */
export interface RuleRecord {
  set: string;
  date: string;
  should: number;
  marked: number;
  should_not: number;
  wrong: number;
  words: string;
}

declare global {
  interface Window {
    hegao: Hegao;
  }
}
