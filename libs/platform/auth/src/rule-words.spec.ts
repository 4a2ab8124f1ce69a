import { Role } from './actor';
import { ask } from './asking';
import { always, belonging, both, either, fact, member, not, sameCompany, someone, when } from './facts';
import { anyRole } from './policy';
import { conditionOf, peopleOf, sentencesAbout } from './rule-words';

interface Concert {
  readonly company_id: string;
}
const holds = () => true;
const conductor = fact<Concert>('conducts', someone('its conductor', '지휘자'), holds);
const soloist = fact<Concert>('plays', someone('its soloist', '독주자', { mentee: { en: 'its mentee', ko: '멘티' } }), holds);
const planned = fact<Concert>('planned', when('it is planned', '예정된 상태이'), holds);
const free = fact<Concert>('free', when('it has no fee', '참가비가 없'), holds);
const near = fact<Concert>('near', belonging('of the same town', '같은 도시의'), holds);

describe('a rule in words', () => {
  it.each([
    [{ platform: always, ...anyRole(always) }, 'Everybody who is signed in may call this.'],
    [anyRole(always), 'Everybody but the platform admin may call this.'],
    [{ platform: always, admin: member }, 'The platform admin and admins of a company may call this.'],
    [anyRole(sameCompany), 'People of the same company may call this.'],
    [{ admin: sameCompany, ...{ mentor: conductor, mentee: conductor } }, 'Admins of the same company and its conductor may call this.'],
    [{ admin: sameCompany, mentor: conductor }, 'Admins of the same company and its conductor (mentors only) may call this.'],
    [anyRole(either(sameCompany, conductor)), 'People of the same company may call this.'],
    [
      { admin: sameCompany, mentor: either(conductor, both(soloist, planned, free)), mentee: conductor },
      'Admins of the same company, its conductor, and its soloist (mentors only) if it is planned and it has no fee may call this.',
    ],
    [
      { admin: sameCompany, mentor: both(sameCompany, either(planned, conductor)) },
      'Within the same company, admins, mentors if it is planned, and its conductor (mentors only) may call this.',
    ],
    [
      { admin: both(sameCompany, not(conductor)), mentor: both(soloist, not(conductor)), mentee: both(soloist, not(conductor)) },
      'Admins of the same company and its soloist may call this, but not its conductor.',
    ],
    [{ admin: both(sameCompany, not(conductor)) }, 'Admins of the same company other than its conductor may call this.'],
    [{ mentor: both(near, conductor, soloist) }, 'Its conductor who is also its soloist (mentors only) in the same town may call this.'],
    [
      { admin: sameCompany, mentor: conductor, mentee: ask(soloist) },
      'Admins of the same company and its conductor (mentors only) may call this. Its mentee may request it (202).',
    ],
    [{ admin: ask(member) }, 'Admins of a company may request it (202).'],
  ])('%# is a sentence', (row, text) => expect(sentencesAbout(row)).toBe(text));

  it('names the people of one side in both languages', () => {
    const rule = either(conductor, both(sameCompany, soloist, free, planned), both(sameCompany, not(conductor)), both(conductor, soloist));
    expect(peopleOf(Role.Mentor, rule.alternatives)).toEqual({
      en: 'its conductor, its soloist in the same company if it has no fee and it is planned, mentors of the same company other than its conductor, or its conductor who is also its soloist', // prettier-ignore
      ko: '지휘자, 같은 회사의 독주자(참가비가 없고 예정된 상태인 경우), 지휘자를 제외한 같은 회사의 멘토 또는 지휘자이자 독주자',
    });
    expect(peopleOf('platform', always.alternatives)).toEqual({ en: 'the platform admin', ko: '플랫폼 관리자' });
    expect(not(always).alternatives).toEqual([]);
  });

  it('says a fact as a condition', () => {
    const rule = both(sameCompany, soloist, free);
    expect(rule.parts.map((part) => conditionOf(part, Role.Mentee))).toEqual([
      { en: 'is of the same company', ko: '같은 회사의 사용자' },
      { en: 'is its mentee', ko: '멘티' },
      { en: 'it has no fee', ko: '참가비가 없는 경우' },
    ]);
  });
});
