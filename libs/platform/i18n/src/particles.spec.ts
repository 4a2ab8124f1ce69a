import { asDirection, asObject, withParticle } from './particles';

describe(withParticle.name, () => {
  it.each([
    ['작업', '작업이'],
    ['회사', '회사가'],
    ['“첫 주 오케스트라”', '“첫 주 오케스트라”가'],
    ['“신입 과정”', '“신입 과정”이'],
    ['Onboarding 2030', 'Onboarding 2030이'],
    ['Week 2', 'Week 2가'],
    ['Clara', 'Clara가'],
    ['Mentoring plan', 'Mentoring plan이'],
    ['김'.normalize('NFD'), `${'김'.normalize('NFD')}이`],
    ['', '가'],
  ])('%s', (text, expected) => expect(withParticle(text, '이', '가')).toBe(expected));

  it('returns objects with their particle', () => expect([asObject('작업'), asObject('회사')]).toEqual(['작업을', '회사를']));

  it.each([
    ['회원', '회원으로'],
    ['메모', '메모로'],
    ['메일', '메일로'],
    ['mina@example.com', 'mina@example.com으로'],
    ['mina@example.kr', 'mina@example.kr로'],
    ['gmail', 'gmail로'],
    ['Level 7', 'Level 7로'],
    ['Level 6', 'Level 6으로'],
  ])('returns directions with their particle: %s', (text, expected) => expect(asDirection(text)).toBe(expected));
});
