import { folded, searchWordsIn } from './terms';

const text = (word: string) => ({ text: word, is_initials: false, pattern: null });
const initials = (word: string, pattern: string | null = null) => ({ text: word, is_initials: true, pattern });

describe(searchWordsIn.name, () => {
  it.each([
    ['  Café  Über ', [text('cafe'), text('uber')]],
    ['ㄱㅁㄴ', [initials('ㄱㅁㄴ')]],
    ['김ㅁ', [initials('ㄱㅁ', '김[마-밓]')]],
    ['a.ㄱ악', [initials('a.ㄱㅇ', 'a\\.[가-깋]악')]],
    // macOS sends Hangul letter by letter.
    ['김미나'.normalize('NFD'), [text('김미나')]],
    ['a b c d e f', ['a', 'b', 'c', 'd', 'e'].map(text)],
    ['', []],
  ])('reads %j', (typed, words) => {
    expect(searchWordsIn(typed)).toEqual(words);
  });
});

describe(folded.name, () => {
  it.each([
    ['Dvořák', 'dvorak'],
    ['STRASSE Straße', 'strasse strasse'],
    ['Œuvre Łódź', 'oeuvre lodz'],
    ['각', '각'],
  ])('folds %s', (given, expected) => {
    expect(folded(given)).toBe(expected);
  });
});
