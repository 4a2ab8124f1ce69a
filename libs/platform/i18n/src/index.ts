export { languageFor } from './language';
export { type Noun, nouns } from './nouns';
export { asObject } from './particles';
export { sentenceFor } from './sentences';
export type { Language, Words } from './words';
