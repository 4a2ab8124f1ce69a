import { contentTag, isKnown } from './not-modified';

describe(isKnown.name, () => {
  it.each([
    [undefined, false],
    ['*', true],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", W/"a"', true],
    ['"b"', false],
    ['a', false],
  ])('%s names W/"a": %s', (header, known) => expect(isKnown(header, 'W/"a"')).toBe(known));

  it('tells two contents apart', () => expect(contentTag('a')).not.toBe(contentTag('b')));
});
