export { currentLanguage, languageFor } from './language';
export { FILE, ITEM, type Noun, PAGE, ROUTE, VERSION, declaredNouns, defineNoun, nounAtPath, nounNamed } from './nouns';
export { asDirection, asObject, withParticle } from './particles';
export { sentenceFor } from './sentences';
export type { Language, Words } from './words';
