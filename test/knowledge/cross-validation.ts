import { type Run, bestThreshold, refusals } from './measures';

const REPETITIONS = 20;
const FOLDS = 5;

/**
 * Chooses the threshold on four fifths of the questions and refuses by it in the last one, for each fifth, in twenty orders that are the same
 * in each run. Returns means, deviations and the thresholds as a line.
 */
export function acrossFolds(runs: readonly Run[]): string {
  const thresholds: number[] = [];
  const figures = Array.from({ length: REPETITIONS }, (_, seed) => {
    const order = shuffled(runs, seed + 1);
    const judged = Array.from({ length: FOLDS }, (__, fold) => {
      const threshold = bestThreshold(order.filter((___, at) => at % FOLDS !== fold));
      thresholds.push(threshold);
      return order.filter((___, at) => at % FOLDS === fold).map((run) => moved(run, threshold));
    });
    return refusals(judged.flat(), 0);
  });
  const [least, most] = [Math.min(...thresholds), Math.max(...thresholds)].map((one) => one.toFixed(2));
  const [precision, recall] = [figures.map((one) => one.precision), figures.map((one) => one.recall)].map(spread);
  return `precision ${precision}, recall ${recall}, thresholds from ${least} to ${most}`;
}

/** The run with its scores as distances from a threshold, so that runs with different thresholds can be judged together. */
const moved = (run: Run, threshold: number): Run => ({
  ...run,
  returned: run.returned.map((one) => ({ ...one, score: one.score - threshold })),
});

function spread(values: readonly number[]): string {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length);
  return `${mean.toFixed(2)} ± ${deviation.toFixed(2)}`;
}

function shuffled(runs: readonly Run[], seed: number): Run[] {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return runs
    .map((run) => ({ run, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ run }) => run);
}
