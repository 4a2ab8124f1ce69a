import { isStopWord } from './stop-words';
import { TERM_FIELDS, type Token, gramsOf, termOf, tokenOf } from './tokens';
import { type Word, splitWords } from './words';

/** A term to look up, with how much it counts. */
export interface AskedTerm {
  readonly token: Token;
  /** The term without its field, whose frequency tells how much it says. The same as `token` if any field will do. */
  readonly base: Token;
  readonly weight: number;
}

/** Everything that a typed question asks of the index. */
export interface SearchQuestion {
  readonly terms: readonly AskedTerm[];
  /** Tokens that a passage must have: the words of phrases in quotation marks. */
  readonly required: readonly Token[];
  /** The phrases, in lower case. */
  readonly phrases: readonly string[];
  /** Terms that stand side by side in the question, as regular expressions for a text in lower case. */
  readonly pairs: readonly string[];
  /** Terms, for highlights. */
  readonly words: readonly string[];
}

/** Weights of a match in a field, as shares of a match anywhere. Chosen on the development half of the golden set. */
const SHARES = { twice: 0.25, often: 0.15, heading: 0.3, title: 0.4 } as const;
/** A word counts half as a word and half by its parts, so that 회의실예약 is found by 회의실 예약. */
const WORD_SHARE = 0.5;
const MOST_WORDS = 32;
const PHRASE = /["“”„«»「」『』]([^"“”„«»「」『』]{2,200})["“”„«»「」『』]/gu;

/** Reads what somebody asks or searches. The text is in NFC. */
export function questionOf(text: string): SearchQuestion {
  const all = splitWords(text);
  const telling = all.filter((word) => !isStopWord(word.text) && !isStopWord(termOf(word) ?? ''));
  const words = (telling.length > 0 ? telling : all).slice(0, MOST_WORDS);
  const phrases = [...text.matchAll(PHRASE)].map(([, phrase]) => phrase!.trim().toLowerCase()).filter((phrase) => phrase !== '');
  const terms = words.flatMap((word) => termOf(word) ?? []);
  return {
    terms: unique(words.flatMap(askedOf)),
    required: [...new Set(phrases.flatMap(requiredBy))],
    phrases,
    pairs: terms.slice(1).map((term, at) => `${escaped(terms[at]!)}.{0,20}${escaped(term)}`),
    words: [...new Set(terms)],
  };
}

function askedOf(word: Word): AskedTerm[] {
  const term = termOf(word);
  if (term === undefined) return [];
  const grams = gramsOf(word, term);
  const share = grams.length > 0 ? WORD_SHARE : 1;
  return [...fieldsOf('word', term, share), ...grams.flatMap((gram) => fieldsOf('gram', gram, (1 - share) / grams.length))];
}

function fieldsOf(kind: 'word' | 'gram', text: string, weight: number): AskedTerm[] {
  const base = tokenOf({ kind, text }, TERM_FIELDS.any);
  const fields = Object.entries(SHARES).filter(([field]) => kind === 'word' || field === 'heading' || field === 'title');
  const others = fields.map(([field, share]) => ({
    token: tokenOf({ kind, text }, TERM_FIELDS[field as keyof typeof SHARES]),
    base,
    weight: weight * share,
  }));
  return [{ token: base, base, weight }, ...others];
}

/** A term that is asked twice counts once, as much as its heavier part. */
function unique(terms: readonly AskedTerm[]): AskedTerm[] {
  const found = new Map<Token, AskedTerm>();
  for (const term of terms) if ((found.get(term.token)?.weight ?? 0) < term.weight) found.set(term.token, term);
  return [...found.values()];
}

const requiredBy = (phrase: string): Token[] =>
  splitWords(phrase).flatMap((word) => tokenOf({ kind: 'word', text: termOf(word) ?? word.text }, TERM_FIELDS.any));

const escaped = (term: string): string => term.replace(/[^\p{L}\p{N}]/gu, '\\$&');
