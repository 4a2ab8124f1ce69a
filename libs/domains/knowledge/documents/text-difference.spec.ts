import fc from 'fast-check';
import { sliceOf } from '@app/text';
import { paragraphsOf, textDifference } from './text-difference';

const of = async (before: string, after: string) => (await textDifference(before, after)).changes;

describe(textDifference.name, () => {
  it('names paragraphs that were added, removed and changed, with their words', async () => {
    const before = '# Leave\n\nAsk two weeks ahead.\n\nTell your mentor.\n\nThe office decides.';
    const after = '# Leave\n\nAsk three weeks ahead, please.\n\nThe office decides.\n\nIt takes a day.';
    expect(await of(before, after)).toEqual([
      {
        ...{ kind: 'changed', before_number: 2, after_number: 2, before: 'Ask two weeks ahead.', after: 'Ask three weeks ahead, please.' },
        ...{ removed: [{ start: 4, end: 7 }] },
        added: [
          { start: 4, end: 9 },
          { start: 21, end: 29 },
        ],
      },
      { kind: 'removed', before_number: 3, after_number: null, before: 'Tell your mentor.', after: null, removed: [], added: [] },
      { kind: 'added', before_number: null, after_number: 4, before: null, after: 'It takes a day.', removed: [], added: [] },
    ]);
  });

  it('finds no difference in blank lines and in white space at the end of lines', async () => {
    expect(await of('One\r\nmore\n\n\n \nTwo', '\n\nOne\nmore  \n\nTwo\n')).toEqual([]);
    expect(await of('', '')).toEqual([]);
  });

  it('counts code points', async () => {
    const [change] = await of('휴가 😀 신청은 2주 전에 합니다', '휴가 😀 신청은 3주 전에 합니다');
    expect(change).toMatchObject({ removed: [{ start: 9, end: 11 }], added: [{ start: 9, end: 11 }] });
    expect(sliceOf(change!.after!, 9, 11)).toBe('3주');
  });

  it('takes paragraphs with few common words for different ones', async () => {
    const kinds = (await of('The office decides.', 'Everybody may sing on Friday.')).map(({ kind }) => kind);
    expect(kinds).toEqual(['removed', 'added']);
  });

  it('rebuilds the new text from the old one', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a b c', 'a b d', 'x', 'y z')),
        fc.array(fc.constantFrom('a b c', 'a b d', 'x', 'y z')),
        async (old, now) => {
          const [before, after] = [old.join('\n\n'), now.join('\n\n')];
          const changes = await of(before, after);
          const gone = new Set(changes.map(({ before_number }) => before_number));
          const come = new Map(changes.map((change) => [change.after_number, change.after]));
          const kept = paragraphsOf(before)
            .filter(({ number }) => !gone.has(number))
            .map(({ text }) => text);
          const rebuilt = paragraphsOf(after).map(({ number }) => come.get(number) ?? kept.shift());
          expect(rebuilt).toEqual(now);
          expect(kept).toEqual([]);
        },
      ),
    ));

  it.each([
    ['paragraphs', (word: string) => Array.from({ length: 60_000 }, (_, at) => `${word}${at % 7}`).join('\n\n')],
    ['words', (word: string) => Array.from({ length: 40_000 }, (_, at) => `${word}${at % 3 === 0 ? at : ''}`).join(' ')],
    ['signs', (word: string) => `${word === 'x' ? '-' : '='}`.repeat(200_000)],
  ])('gives way and ends in time for texts of different %s', async (_, make) => {
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const began = performance.now();
    const { is_replaced, changes } = await textDifference(make('x'), make('y'));
    clearInterval(beat);
    expect(is_replaced || changes.length > 0).toBe(true);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(longest).toBeLessThan(1_000);
  });
});
