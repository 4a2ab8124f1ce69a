import { piecesOf } from './filter-values';

describe('the values of a filter', () => {
  it.each([
    ['a', ['a']],
    ['a,b', ['a', 'b']],
    [' a , b ', ['a', 'b']],
    ['', ['']],
    [',a,', ['', 'a', '']],
    ['"a, b",c', ['a, b', 'c']],
    ['c,"a ""b"", c"', ['c', 'a "b", c']],
    ['"open, c', ['"open', 'c']],
    ['a"b,c', ['a"b', 'c']],
    ['"a"b,c', ['"a"b', 'c']],
    ['""', ['']],
  ])('%s are %j', (text, pieces) => expect(piecesOf(text)).toEqual(pieces));
});
