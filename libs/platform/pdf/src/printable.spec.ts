import { printable } from './printable';

const shown = printable((sign) => /[a-z가-힣é#♭□ -]/i.test(sign));

describe(printable.name, () => {
  it.each([
    ['Clair de lune', 'Clair de lune'],
    ['달빛'.normalize('NFD'), '달빛'],
    ['e\u0301tude', 'étude'],
    ['F♯, B♭', 'F#□ B♭'],
    ['月の光', '□□□'],
    ['Лунный', '□□□□□□'],
    ['𝄫', '♭♭'],
    ['a 👩‍👩‍👧 b', 'a □ b'],
    ['❤️', '□'],
    ['\u200bsoft\u00ad\ufe0f', 'soft'],
    ['two\nlines', 'two\nlines'],
    ['', ''],
  ])('shows %j as %j', (text, drawn) => expect(shown(text)).toBe(drawn));
});
