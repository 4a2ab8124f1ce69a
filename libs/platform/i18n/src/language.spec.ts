import { languageFor } from './language';

describe(languageFor.name, () => {
  it.each([
    ['ko', 'ko'],
    ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
    ['en;q=0.5, ko;q=0.7', 'ko'],
    ['fr, ko;q=0.2, en;q=0.1', 'ko'],
    ['en, ko', 'en'],
    ['ko;q=0, en;q=0.1', 'en'],
    ['ko;q=nonsense, en', 'en'],
    ['KO-kr', 'ko'],
    ['kok', 'en'],
    ['', 'en'],
    [',;q=,', 'en'],
  ])('%s is %s', (header, language) => expect(languageFor(header, null)).toBe(language));

  it('falls back to the user’s language if the client accepts no supported one', () => {
    expect(languageFor(undefined, 'ko')).toBe('ko');
    expect(languageFor('*', 'ko_KR')).toBe('ko');
    expect(languageFor('fr', 'ko')).toBe('ko');
    expect(languageFor('en', 'ko')).toBe('en');
    expect(languageFor('ko;q=0', 'en')).toBe('en');
  });
});
