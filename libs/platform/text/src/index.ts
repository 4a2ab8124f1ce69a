export { codePointsIn, codePointOffsets, sliceOf, toNfc } from './code-points';
export { bigramsOf, stemOf } from './korean';
export { type TextPassage, passagesOf } from './passages';
export { passageTokens } from './passage-tokens';
export { type AskedTerm, type SearchQuestion, questionOf } from './question';
export { type Snippet, type TextSpan, snippetOf } from './snippet';
export { TERM_FIELDS, type Token, tokenOf } from './tokens';
export { type Word, type WordScript, splitWords } from './words';
