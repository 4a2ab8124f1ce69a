import * as fc from 'fast-check';
import { questionOf } from './question';
import { snippetOf } from './snippet';

const shownIn = (text: string, asked: string) => {
  const { text: part, highlights } = snippetOf(text, questionOf(asked).words);
  return highlights.map(({ start, end }) => [...part].slice(start, end).join(''));
};

describe(snippetOf.name, () => {
  it('marks words with their particles, compounds, and other forms', () => {
    expect(shownIn('회의실은 회의실예약 화면에서 예약합니다.', '회의실 예약')).toEqual(['회의실은', '회의실예약', '예약합니다']);
    expect(shownIn('Rooms are booked by the room.', 'booking a room')).toEqual(['Rooms', 'booked', 'room']);
  });

  it('shows the part with most of the terms', () => {
    const text = `${'앞의 말입니다. '.repeat(60)}연차는 하루 전에 신청합니다. ${'뒤의 말입니다. '.repeat(60)}`;
    const snippet = snippetOf(text, questionOf('연차 신청').words);
    expect(snippet.text).toContain('연차는 하루 전에 신청합니다.');
    expect([...snippet.text].length).toBeLessThanOrEqual(240);
  });

  it('is a slice of the text, and so are its highlights, whatever stands in it', () => {
    const parts = fc.array(fc.constantFrom('연차는 ', '😀', 'annual ', '\n', '가나다라', ' ', '.'), { maxLength: 200 });
    fc.assert(
      fc.property(parts, (pieces) => {
        const text = pieces.join('');
        const { start, end, text: part, highlights } = snippetOf(text, ['연차', 'annual', '나다']);
        expect([...text].slice(start, end).join('')).toBe(part);
        for (const highlight of highlights) expect([...part].slice(highlight.start, highlight.end).join('')).toMatch(/연차|annual|나다/);
      }),
    );
  });
});
