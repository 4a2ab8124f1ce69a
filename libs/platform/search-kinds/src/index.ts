export { type SearchKind, type SearchSource, declareSearchKind, searchKinds } from './kinds';
export { type Searched, hasWord, hasWords, searchRank } from './searched';
export { type SearchWord, searchWordsIn } from './terms';
