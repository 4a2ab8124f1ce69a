import { publicUrl } from '@app/config';
import type { Language } from '@app/i18n';

const LINK = publicUrl('/api/v1/example?token=made-up-7Kq2vN4xT9bR1cW8');

const PEOPLE: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    mentee: 'Mina Kim',
    mentor: 'Clara Lee',
    admin: 'Robert Park',
    title: 'Tune the cello',
    company: 'Sinfonia',
    asked: 'a new mentor',
    absent: 'Clara Lee',
    when: 'Monday, 7 January 2030 at 16:00 (Asia/Seoul)',
  },
  ko: {
    mentee: '김미나',
    mentor: '이클라라',
    admin: '박로버트',
    title: '첼로 조율',
    company: '신포니아',
    asked: '새 멘토 배정',
    absent: '이클라라',
    when: '2030년 1월 7일 월요일 16:00(Asia/Seoul)',
  },
};

/** Values that are the same in both languages. */
const PLAIN: Readonly<Record<string, unknown>> = {
  link: LINK,
  email: 'mina@example.com',
  new_email: 'mina.kim@example.com',
  host: 'hooks.example.com',
  file: 'bowings.pdf',
  start_on: '2030-01-07',
  end_on: '2030-03-29',
  day: '2030-01-15',
  due_on: '2030-01-15',
  last_on: '2030-01-02',
  expires_on: '2030-01-18',
  verified_until: '2030-01-18',
  number: '4',
  level: '90',
  prefix: 'tutti_4fK2',
  provider: 'Google',
  role: 'mentor',
  sessions: 2,
  passkeys: 2,
  action: 'passkey.create',
};

/** Made-up values for texts. */
export function sampleValues(language: Language): Readonly<Record<string, unknown>> {
  const { mentee, mentor, admin, ...others } = PEOPLE[language];
  const names = { mentee, mentor, name: mentee, assignee: mentee, asker: mentee, person: mentee, actor: mentor, sender: admin };
  return { ...PLAIN, ...others, ...names };
}

/** The same for texts that also ask whether something is so: it is. */
export const sampleFacts = (language: Language): object =>
  new Proxy(sampleValues(language), { get: (values, key) => (/^is[A-Z]/.test(String(key)) ? true : values[String(key)]) });
