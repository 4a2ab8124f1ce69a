import { icsLines, icsQuoted, icsText } from './ics-lines';

describe('a line of an iCalendar file', () => {
  it('is folded after 75 octets, never within a character', () => {
    const line = `SUMMARY:${'연습'.repeat(40)}👩‍🎤`;
    const lines = icsLines([line]).split('\r\n');
    expect(lines.every((one) => Buffer.byteLength(one) <= 75)).toBe(true);
    expect(lines.map((one, index) => (index === 0 ? one : one.slice(1))).join('')).toBe(line);
  });

  it('is not ended by its text', () => {
    expect(icsText('a\r\nEND:VCALENDAR;b,c\\\u0007')).toBe('a\\nEND:VCALENDAR\\;b\\,c\\\\ ');
    expect(icsQuoted('Mina "Cello"\r\nX:1')).toBe('"Mina  Cello   X:1"');
  });
});
