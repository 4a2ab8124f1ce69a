export { CONCLUDED, CURRENT, type Paired, RUNNING, pair } from './pairs.policy';
export { isConcluded, isCurrent, isRunning, pairedWith, partnersOf } from './pairs.scope';
