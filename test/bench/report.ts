/** One line of the table: what was measured of both, and what the one may cost of the other. */
export interface Finding {
  readonly what: string;
  readonly unit: string;
  readonly app: number;
  readonly other: number;
  readonly at_most?: number;
  readonly at_least?: number;
  /** How far the two may be apart, in their unit. */
  readonly within?: number;
}

const HEADINGS = ['what', 'app', 'against', 'ratio', 'goal', ''];

/** A Markdown table, so that it can be read here and kept in docs/performance.md as it is. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = [HEADINGS, ...findings.map(rowOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  return [lines[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.slice(1)].join('\n');
}

export const missed = (findings: readonly Finding[]): number => findings.filter((finding) => verdictOf(finding) === 'goal missed').length;

function rowOf(finding: Finding): string[] {
  const { what, unit, app, other } = finding;
  return [what, `${rounded(app)} ${unit}`, `${rounded(other)} ${unit}`, ratioOf(finding).toFixed(2), goalOf(finding), verdictOf(finding)];
}

const ratioOf = ({ app, other }: Finding): number => app / other;

function goalOf({ at_most, at_least, within, unit }: Finding): string {
  if (within !== undefined) return `± ${within} ${unit}`;
  if (at_most !== undefined) return `≤ ${at_most}`;
  return at_least === undefined ? '' : `≥ ${at_least}`;
}

function verdictOf(finding: Finding): '' | 'reached' | 'goal missed' {
  if (!goalOf(finding)) return '';
  return isReached(finding) ? 'reached' : 'goal missed';
}

function isReached(finding: Finding): boolean {
  const { app, other, at_most = Infinity, at_least = -Infinity, within = Infinity } = finding;
  const ratio = ratioOf(finding);
  return ratio <= at_most && ratio >= at_least && Math.abs(app - other) <= within;
}

function rounded(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString('en');
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
