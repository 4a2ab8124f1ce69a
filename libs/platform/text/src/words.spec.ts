import { bigramsOf, stemOf } from './korean';
import { passageTokens } from './passage-tokens';
import { questionOf } from './question';
import { TERM_FIELDS, tokenOf } from './tokens';
import { splitWords } from './words';

const token = (text: string, field: number = TERM_FIELDS.any) => tokenOf({ kind: 'word', text }, field);
const tokens = (text: string) => new Set(passageTokens({ title: '제목', heading: null, text }));

describe(splitWords.name, () => {
  it.each([
    ['VPN은 어디서?', ['vpn', '은', '어디서']],
    ['10,000원, 4.2판', ['10000', '원', '4.2', '판']],
    ['Dvořák’s ÜBER', ['dvorak', 's', 'uber']],
    ['— …', []],
  ])('reads %j', (text, expected) => {
    expect(splitWords(text).map((word) => word.text)).toEqual(expected);
  });

  it('tells where a word stands, and what it is attached to', () => {
    expect(splitWords('a VPN은')).toEqual([
      { text: 'a', script: 'letters', start: 0, end: 1, is_attached: false },
      { text: 'vpn', script: 'letters', start: 2, end: 5, is_attached: false },
      { text: '은', script: 'hangul', start: 5, end: 6, is_attached: true },
    ]);
  });
});

describe(stemOf.name, () => {
  it.each([
    ['회의실에서', '회의실'],
    ['예약은', '예약'],
    ['회의', '회의'],
    ['신청하나요', '신청'],
    ['신청합니다', '신청'],
    ['휴가까지는', '휴가'],
    ['이', '이'],
    ['', ''],
  ])('cuts %s to %s', (word, stem) => {
    expect(stemOf(word)).toBe(stem);
  });
});

describe(bigramsOf.name, () => {
  it('takes each two syllables', () => {
    expect(bigramsOf('회의실')).toEqual(['회의', '의실']);
    expect(bigramsOf('방')).toEqual([]);
  });
});

describe(passageTokens.name, () => {
  it('has words as they stand, stems, and numbers with their unit', () => {
    const found = tokens('예약은 18시까지 booking rooms');
    for (const word of ['예약은', '예약', '18', '18시', 'book', 'room', '제목']) expect(found).toContain(token(word));
    expect(found).not.toContain(token('까지'));
  });

  it('tells how often a word occurs, and that it is in the title', () => {
    const found = tokens('예약 예약을 예약은 예약이 방');
    expect(found).toContain(token('예약', TERM_FIELDS.twice));
    expect(found).toContain(token('예약', TERM_FIELDS.often));
    expect(found).not.toContain(token('방', TERM_FIELDS.twice));
    expect(found).toContain(token('제목', TERM_FIELDS.title));
    expect(found).not.toContain(token('예약', TERM_FIELDS.title));
  });

  it('has each token once, and never 0', () => {
    const found = passageTokens({ title: 'a a', heading: 'a', text: 'a '.repeat(9) });
    expect(found).toHaveLength(new Set(found).size);
    expect(found).not.toContain(0);
  });
});

describe(questionOf.name, () => {
  it('leaves out words that only ask', () => {
    expect(questionOf('회의실은 어떻게 예약하나요?').words).toEqual(['회의실', '예약']);
    expect(questionOf('Where do I book the rooms?').words).toEqual(['book', 'room']);
  });

  it('asks what it was given if there is nothing else', () => {
    expect(questionOf('what is it').words).not.toEqual([]);
  });

  it('requires the words of a phrase', () => {
    const { phrases, required } = questionOf('"Annual leave" 신청');
    expect(phrases).toEqual(['annual leave']);
    expect(required).toEqual([token('annual'), token('leav')]);
  });

  it('takes each phrase once, and few phrases and pairs', () => {
    expect(questionOf('"Annual leave" "annual leave"').phrases).toEqual(['annual leave']);
    const many = Array.from({ length: 40 }, (_, at) => `"word${at} x${at}"`).join(' ');
    const { phrases, pairs, required } = questionOf(many);
    expect([phrases.length, pairs.length]).toEqual([8, 24]);
    expect(required.length).toBeLessThanOrEqual(32);
  });

  it('writes terms side by side as an expression, without signs of its own', () => {
    const [pair] = questionOf('판 4.2').pairs;
    expect(new RegExp(pair!).test('판은 4.2')).toBe(true);
    expect(new RegExp(pair!).test('판은 412')).toBe(false);
  });

  it('weighs a term that is asked twice once', () => {
    const one = questionOf('예약 예약').terms.map((term) => term.token);
    expect(one).toHaveLength(new Set(one).size);
  });
});
