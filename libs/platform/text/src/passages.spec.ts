import * as fc from 'fast-check';
import { codePointsIn, sliceOf } from './code-points';
import { passagesOf } from './passages';

const sentence = (number: number): string => `이것은 ${number}번째 문장이며 회의실을 예약하는 방법을 설명합니다.`;
const paragraph = (count: number, from = 1): string => Array.from({ length: count }, (_, at) => sentence(from + at)).join(' ');

describe(passagesOf.name, () => {
  it('keeps a short text in one passage, under its heading', () => {
    const body = '# 예약\n\n회의실은 하루 전에 예약합니다.\n';
    expect(passagesOf(body)).toEqual([
      { position: 0, heading: '예약', start: 0, end: 23, text: '# 예약\n\n회의실은 하루 전에 예약합니다.' },
    ]);
  });

  it.each(['', '\n\n', '   '])('finds nothing in %j', (body) => {
    expect(passagesOf(body)).toEqual([]);
  });

  it('begins a passage at a heading once the one before has enough, and names the headings above', () => {
    const body = `# Rooms\n\n${paragraph(14)}\n\n## Booking\n\n${paragraph(14)}`;
    const passages = passagesOf(body);
    expect(passages.map(({ heading }) => heading)).toEqual(['Rooms', 'Rooms › Booking']);
    expect(passages[1]!.text.startsWith('## Booking\n')).toBe(true);
  });

  it('puts short sections together', () => {
    const passages = passagesOf(`# A\n\n${sentence(1)}\n\n## B\n\n${sentence(2)}\n\n## C\n\n${sentence(3)}`);
    expect(passages).toHaveLength(1);
  });

  it('repeats the last sentence when a section goes on', () => {
    const [first, second] = passagesOf(paragraph(40));
    const repeated = first!.text.slice(first!.text.lastIndexOf('이것은'));
    expect(second!.text.startsWith(`${repeated} 이것은`)).toBe(true);
  });

  it('keeps the header of a table with its first row, and names it above the rows that come in the next passage', () => {
    const rows = Array.from({ length: 60 }, (_, at) => `| ${at + 1}층 | 대회의실 ${at + 1} | 열두 명이 앉을 수 있습니다 |`);
    const passages = passagesOf(`# 방\n\n${paragraph(13)}\n\n| 층 | 이름 | 자리 |\n| --- | --- | --- |\n${rows.join('\n')}\n`);
    expect(passages.filter(({ text }) => text.includes('| --- |'))).toEqual([
      expect.objectContaining({ text: expect.stringContaining('| 층 | 이름 | 자리 |\n| --- | --- | --- |\n| 1층 |') }),
    ]);
    expect(passages.at(-1)!.heading).toBe('방 › 층, 이름, 자리');
    expect(passages.at(-1)!.text.startsWith('|')).toBe(true);
  });

  it('takes no heading or row from code', () => {
    expect(passagesOf('```\n# no heading\n| a |\n```\n')).toEqual([expect.objectContaining({ heading: null })]);
  });

  it('counts offsets in code points', () => {
    const body = `# 👩‍👩‍👧 가족\n\n${'😀 웃습니다. '.repeat(200)}`;
    for (const { text, start, end } of passagesOf(body)) expect([...body].slice(start, end).join('')).toBe(text);
  });

  const letters = fc.constantFrom(
    '가',
    '나다. ',
    '각',
    'é',
    '한',
    '😀',
    '👩‍👩‍👧',
    ' ',
    '\n',
    '\n\n',
    '| a | b |\n',
    '# 제목\n',
    '```\n',
    'word ',
    '. ',
    '\n- ',
    '긴낱말'.repeat(400),
  );

  it('cuts any text into slices of at most 900 code points that leave out nothing but spaces', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 300 }), (parts) => {
        const body = parts.join('').normalize('NFC');
        let reached = 0;
        for (const [at, { position, text, start, end }] of passagesOf(body).entries()) {
          expect(position).toBe(at);
          expect(sliceOf(body, start, end)).toBe(text);
          expect(codePointsIn(text)).toBe(end - start);
          expect(end - start).toBeLessThanOrEqual(900);
          if (start > reached) expect(sliceOf(body, reached, start).trim()).toBe('');
          expect(end).toBeGreaterThan(reached);
          reached = end;
        }
        expect(sliceOf(body, reached, codePointsIn(body)).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
