import { isLegible, hasVisibleText, legibleName } from './texts';

describe('a text', () => {
  it.each(['\u200b', '\u2800', '\u3164', ' \u00a0\u3000', '\u202e', '\u00ad', '\ufeff\u2060', '\u115f\u1160', ''])(
    'of only %j is not visible',
    (text) => expect(hasVisibleText(text)).toBe(false),
  );

  it.each(['김미나', 'Ann', '1', '.', '🎻', 'é'])('%s is visible', (text) => expect(hasVisibleText(text)).toBe(true));

  it.each(['An\u200bna', 'Anna\u202e', '\u2066Anna', 'An\u00adna', 'Anna\u2800', 'Anna\u3164', 'Anna\ufe0f', 'A\u200dB', 'a\u2028b'])(
    '%j is not legible',
    (text) => expect(isLegible(text)).toBe(false),
  );

  it.each(['김미나', "O'Brien", 'مينا', '👩‍🎓 Clara', '❤️', '1️⃣', '葛\u{e0100}城', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'Für Elise'])('%s is legible', (text) =>
    expect(isLegible(text)).toBe(true),
  );

  it.each([
    ['  Mina\u00a0\u00a0Kim\n', 'Mina Kim'],
    ['See https://evil.example/now', 'See https evil.example/now'],
    ['An\u200bna\u202e', 'Anna'],
    ['한글'.normalize('NFD'), '한글'],
    ['\ud800Anna', 'Anna'],
  ])('%j is normalised to the name %s', (text, name) => expect(legibleName(text, 100)).toBe(name));
});
