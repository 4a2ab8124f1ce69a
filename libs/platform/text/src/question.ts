import type { AskedWord, TermPhrase } from './asked-words';
import { isStopWord } from './stop-words';
import { askedWords, conceptsOf } from './thesaurus';
import { TERM_FIELDS, type Token, gramsOf, termOf, tokenOf } from './tokens';
import { splitWords } from './words';

/** A term to look up, with how much it counts. */
export interface AskedTerm {
  readonly token: Token;
  /** Token of the same text in any field. Its frequency tells how rare the term is. Equals `token` for the field `any`. */
  readonly base: Token;
  /** Share of the rarity of its word; for an equivalent, share of the gain of the whole concept. */
  readonly weight: number;
  /** Number of its concept, from 1. A passage gets the gain of the best form of a concept, not the sum of its forms. */
  readonly concept: number;
  /** 0 for the words as they were asked, or the number of an equivalent from 1. */
  readonly form: number;
  /** Number of its part. The terms of a part, which are those of a phrase, count only if a passage has all of them. */
  readonly part: number;
  /** False for a part of a word. */
  readonly is_word: boolean;
}

/** A question as the index is searched for it. */
export interface SearchQuestion {
  readonly terms: readonly AskedTerm[];
  /** Tokens that a passage must have: the words of phrases in quotation marks. */
  readonly required: readonly Token[];
  /** The phrases, in lower case. */
  readonly phrases: readonly string[];
  /** Terms that stand side by side in the question, as regular expressions for a text in lower case. */
  readonly pairs: readonly string[];
  /** Terms as they were asked. */
  readonly words: readonly string[];
  /** Equivalents of one word, for highlights. */
  readonly equivalents: readonly string[];
  /** True if a year is asked for, as in 2024. */
  readonly names_year: boolean;
}

/** Weights of a match in a field, as shares of a match anywhere. Chosen on the development half of the golden set. */
const SHARES = { twice: 0.25, often: 0.15, heading: 0.3, title: 0.4 } as const;
type Field = keyof typeof SHARES;
const ALL_FIELDS = Object.keys(SHARES) as Field[];
const HEADING_FIELDS = ['heading', 'title'] as const;
/** Share of a word itself. Its grams have the rest, so that 회의실예약 is found by 회의실 예약. */
const WORD_SHARE = 0.5;
/** Gain of an equivalent, as a share of the gain of the words that were asked. Chosen on the development half of the golden set. */
const EQUIVALENT_SHARE = 0.7;
const MOST_WORDS = 32;
const MOST_PHRASES = 8;
/** Most pairs of terms. PostgreSQL keeps 32 compiled regular expressions for each session. */
const MOST_PAIRS = 24;
/** Most equivalents of one concept and of one question, because each costs a lookup. */
const MOST_OF_CONCEPT = 16;
const MOST_EQUIVALENTS = 64;
const PHRASE = /["“”„«»「」『』]([^"“”„«»「」『』]{2,200})["“”„«»「」『』]/gu;

const YEAR = /(?<!\d)20\d\d(?!\d)/;

/** Parses a question or a search. The text is in NFC. */
export function questionOf(text: string): SearchQuestion {
  const all = splitWords(text);
  const telling = all.filter((word) => !isStopWord(word.text) && !isStopWord(termOf(word) ?? ''));
  const words = (telling.length > 0 ? telling : all).slice(0, MOST_WORDS);
  const phrases = phrasesIn(text);
  const terms = words.flatMap((word) => termOf(word) ?? []);
  const asked = new AskedTerms();
  for (const concept of conceptsOf(askedWords(words))) asked.add(concept.words, concept.equivalents);
  return {
    terms: asked.terms,
    required: [...new Set(phrases.flatMap(requiredBy))],
    phrases,
    pairs: terms.slice(1, 1 + MOST_PAIRS).map((term, at) => `${escaped(terms[at]!)}.{0,20}${escaped(term)}`),
    words: [...new Set(terms)],
    equivalents: [...asked.equivalents],
    names_year: YEAR.test(text),
  };
}

function phrasesIn(text: string): string[] {
  const phrases = [...text.matchAll(PHRASE)].map(([, phrase]) => phrase!.trim().toLowerCase()).filter((phrase) => phrase !== '');
  return [...new Set(phrases)].slice(0, MOST_PHRASES);
}

/** Collects the terms of concepts. A concept that is asked twice counts once. */
class AskedTerms {
  readonly terms: AskedTerm[] = [];
  readonly equivalents = new Set<string>();
  private readonly concepts = new Set<string>();
  private left = MOST_EQUIVALENTS;
  private parts = 0;

  add(words: readonly AskedWord[], equivalents: readonly TermPhrase[]): void {
    const key = words.map(({ term }) => term).join(' ');
    if (this.concepts.has(key)) return;
    const concept = this.concepts.add(key).size;
    const others = equivalents.slice(0, Math.min(MOST_OF_CONCEPT, this.left));
    this.left -= others.length;
    for (const word of words) this.addWord(word, concept);
    for (const [at, phrase] of others.entries()) this.addPhrase(phrase, concept, at + 1);
  }

  private addWord({ word, term }: AskedWord, concept: number): void {
    const grams = gramsOf(word, term);
    const share = grams.length > 0 ? WORD_SHARE : 1;
    this.addFields('word', [term], { fields: ALL_FIELDS, weight: share, concept, form: 0 });
    for (const gram of grams)
      this.addFields('gram', [gram], { fields: HEADING_FIELDS, weight: (1 - share) / grams.length, concept, form: 0 });
  }

  private addPhrase(phrase: TermPhrase, concept: number, form: number): void {
    if (phrase.length === 1) this.equivalents.add(phrase[0]!);
    this.addFields('word', phrase, { fields: HEADING_FIELDS, weight: EQUIVALENT_SHARE, concept, form });
  }

  private addFields(kind: 'word' | 'gram', phrase: TermPhrase, { fields, weight, ...place }: Placed): void {
    for (const field of ['any', ...fields] as const) {
      this.parts += 1;
      const share = field === 'any' ? 1 : SHARES[field];
      for (const text of new Set(phrase)) {
        const token = tokenOf({ kind, text }, TERM_FIELDS[field]);
        const base = tokenOf({ kind, text }, TERM_FIELDS.any);
        this.terms.push({ token, base, weight: weight * share, ...place, part: this.parts, is_word: kind === 'word' });
      }
    }
  }
}

/** Where terms belong, and the fields in which they are looked up. */
interface Placed {
  readonly fields: readonly Field[];
  readonly weight: number;
  readonly concept: number;
  readonly form: number;
}

const requiredBy = (phrase: string): Token[] =>
  splitWords(phrase).flatMap((word) => tokenOf({ kind: 'word', text: termOf(word) ?? word.text }, TERM_FIELDS.any));

const escaped = (term: string): string => term.replace(/[^\p{L}\p{N}]/gu, '\\$&');
