export { type Noun, nouns } from './nouns';
export type { Language, Words } from './words';
