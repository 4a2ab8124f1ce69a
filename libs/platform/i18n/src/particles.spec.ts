import { asObject, withParticle } from './particles';

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

  it('makes objects', () => expect([asObject('작업'), asObject('회사')]).toEqual(['작업을', '회사를']));
});
