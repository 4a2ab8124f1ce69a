export { CURRENT, type Paired, pair } from './pairs.policy';
export { isCurrent, pairedWith, partnersOf } from './pairs.scope';
