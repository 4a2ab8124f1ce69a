export { CONCLUDED, CURRENT, type Paired, RUNNING, pair } from './pairs.policy';
export { type PairNamed, isConcluded, isCurrent, isPaused, isRunning, pairedWith, pairsAgainst, partnersOf } from './pairs.scope';
