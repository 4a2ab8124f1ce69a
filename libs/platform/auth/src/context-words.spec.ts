import { isBuiltOnWord, isOneOfWords, wordsIn } from './context-words';

describe('words that a password must not contain', () => {
  const words = wordsIn({ email: 'Mina.Kim@Philharmonia.example', names: ['김미나', 'Jo', null, 'Sinfonia Varsovia'] }, 'Tutti');

  it.each([
    'mina.kim@philharmonia.example',
    'MINA-KIM',
    'philharmonia',
    '김미나',
    '김 미나',
    'sinfonia varsovia',
    'SinfoniaVarsovia',
    'tutti',
  ])('include %s', (password) => expect(isOneOfWords(password, words)).toBe(true));

  it.each(['tutti1234', '2026Sinfonia!', '!philharmonia99'])('are the core of %s', (password) => {
    expect(isOneOfWords(password, words)).toBe(false);
    expect(isBuiltOnWord(password, words)).toBe(true);
  });

  it.each(['violin-on-the-roof', 'jo', '12345678', '!!!!!!!!'])('are not in %s', (password) =>
    expect(isBuiltOnWord(password, words)).toBe(false),
  );
});
