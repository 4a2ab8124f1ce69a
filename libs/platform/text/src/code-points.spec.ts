import * as fc from 'fast-check';
import { codePointOffsets, codePointsIn, sliceOf, toNfc } from './code-points';

const texts = fc.array(fc.constantFrom('a', '가', '😀', '👩‍👩‍👧', 'é', '\u0301', '\ud83d', '각', '\n')).map((parts) => parts.join(''));

describe('code points', () => {
  it('composes decomposed Hangul and combining marks', () => {
    expect(toNfc('각 é'.normalize('NFD'))).toBe('각 é');
    expect(codePointsIn(toNfc('각'.normalize('NFD')))).toBe(1);
  });

  it('counts an emoji as its code points', () => {
    expect(codePointsIn('😀')).toBe(1);
    expect(codePointsIn('👩‍👩‍👧')).toBe(5);
  });

  it('counts and cuts as an array of code points', () => {
    fc.assert(
      fc.property(texts, fc.nat(30), fc.nat(30), (text, start, length) => {
        const points = [...text];
        expect(codePointsIn(text)).toBe(points.length);
        expect(sliceOf(text, start, start + length)).toBe(points.slice(start, start + length).join(''));
      }),
    );
  });

  it('translates offsets of code units', () => {
    expect(codePointOffsets('a😀b😀', [0, 1, 3, 4, 6])).toEqual([0, 1, 2, 3, 4]);
    expect(codePointOffsets('가나', [0, 1, 2])).toEqual([0, 1, 2]);
  });
});
