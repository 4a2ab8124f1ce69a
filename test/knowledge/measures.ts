import type { GoldenQuestion, Page, Span } from './golden';

/** A passage that was returned, best first. */
export interface Returned {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** A question with what was returned, and how long that took. */
export interface Run {
  readonly question: GoldenQuestion;
  readonly returned: readonly Returned[];
  readonly ms: number;
}

const FAR = 10;
const NEAR = 5;

export class Measures {
  private readonly bodies: ReadonlyMap<string, string>;

  constructor(pages: readonly Page[]) {
    this.bodies = new Map(pages.map(({ name, body }) => [name, body]));
  }

  /** A passage has a span if it shares half of its code points; of a list, its first line is enough. */
  has({ document, start, end }: Omit<Returned, 'score'>, span: Span): boolean {
    if (document !== span.document) return false;
    return [span.quote, span.quote.split('\n')[0]!].some((quote) => {
      const body = this.bodies.get(document)!;
      const from = [...body.slice(0, body.indexOf(quote))].length;
      const length = [...quote].length;
      return Math.min(end, from + length) - Math.max(start, from) >= length / 2;
    });
  }

  /** Figures of answerable questions. Each that is not found at all counts as zero. */
  ranking(runs: readonly Run[]): Record<string, number> {
    const asked = runs.filter(({ question }) => question.answerable);
    const mean = (figure: (run: Run) => number) => asked.reduce((sum, run) => sum + figure(run), 0) / asked.length;
    return {
      'recall@5': mean((run) => this.recall(run, NEAR)),
      'recall@10': mean((run) => this.recall(run, FAR)),
      'MRR@10': mean((run) => 1 / (1 + this.firstHit(run))),
      'nDCG@10': mean((run) => this.gain(run)),
      'first right': mean((run) => Number(this.firstHit(run) === 0)),
      'p95 ms': percentile(runs.map(({ ms }) => ms), 0.95), // prettier-ignore
    };
  }

  private recall({ question: { spans }, returned }: Run, most: number): number {
    const needs = [...new Set(spans.map(({ need }) => need))];
    const met = needs.filter((need) =>
      spans.some((span) => span.need === need && returned.slice(0, most).some((one) => this.has(one, span))),
    );
    return met.length / needs.length;
  }

  private firstHit({ question: { spans }, returned }: Run): number {
    const at = returned.slice(0, FAR).findIndex((one) => spans.some((span) => this.has(one, span)));
    return at === -1 ? Infinity : at;
  }

  /** Each need counts once, at the first passage that meets it. */
  private gain({ question: { spans }, returned }: Run): number {
    const met = new Set<number>();
    let gain = 0;
    returned.slice(0, FAR).forEach((one, at) => {
      const found = spans.filter((span) => !met.has(span.need) && this.has(one, span));
      if (found.length > 0) gain += 1 / Math.log2(at + 2);
      found.forEach(({ need }) => met.add(need));
    });
    const needs = new Set(spans.map(({ need }) => need)).size;
    return gain / Array.from({ length: needs }, (_, at) => 1 / Math.log2(at + 2)).reduce((sum, one) => sum + one, 0);
  }
}

const scoreOf = ({ returned }: Run): number => returned[0]?.score ?? 0;

/** Precision and recall of refusing what scores below a threshold. */
export function refusals(runs: readonly Run[], threshold: number): { precision: number; recall: number } {
  const refused = runs.filter((run) => scoreOf(run) < threshold);
  const right = refused.filter(({ question }) => !question.answerable).length;
  const unanswerable = runs.filter(({ question }) => !question.answerable).length;
  return { precision: refused.length === 0 ? 1 : right / refused.length, recall: right / unanswerable };
}

/** The threshold with the best harmonic mean of both. */
export function bestThreshold(runs: readonly Run[]): number {
  const worth = (threshold: number) => {
    const { precision, recall } = refusals(runs, threshold);
    return (2 * precision * recall) / (precision + recall || 1);
  };
  return [...new Set(runs.map(scoreOf))].reduce((best, one) => (worth(one) > worth(best) ? one : best), 0);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
