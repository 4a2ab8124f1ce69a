import { type Sql, sql } from '@app/database';
import { withParticle } from '@app/i18n';
import { type Notice, NoticeChannel, NoticeMode, declareNotice } from '@app/notices';
import { lastContact } from './mentorship-contacts';
import type { MentorshipValues } from './mentorship-notice-texts';
import { MentorshipReminded } from './mentorships.events';
import { isActive } from './mentorships.scope';

/** By mail, reminders come with the daily digest, so that those of one day are one mail. */
const COMMON = {
  resource: 'mentorship',
  channels: { [NoticeChannel.Feed]: NoticeMode.Immediate, [NoticeChannel.Mail]: NoticeMode.Daily },
} as const;

/** True if the mentorship is active and meets the condition. Nobody is reminded of one that is paused or has ended. */
const isActiveWith = (id: Sql, condition: Sql): Sql =>
  sql`EXISTS (SELECT FROM mentorships m WHERE m.id = ${id}::int AND ${isActive(sql`m`)} AND ${condition})`;

export const MENTORSHIP_ENDS_SOON: Notice = declareNotice<MentorshipValues>({
  ...COMMON,
  type: 'mentorship.ends_soon',
  on: 'remind_of_mentorship_ends',
  audience: { en: 'mentor and mentee', ko: '멘토와 멘티' },
  label: { en: 'Mentorships that end within two weeks', ko: '종료를 앞둔 멘토링' },
  holds: ({ id, occasion }) => isActiveWith(id, sql`m.end_on = ${occasion}::date`),
  texts: {
    en: {
      title: ({ title }) => `Mentorship ends soon: ${title}`,
      sentence: ({ title, mentor, mentee, end_on }) => `The mentorship of ${mentor} and ${mentee} on “${title}” ends on ${end_on}.`,
    },
    ko: {
      title: ({ title }) => `멘토링 종료 예정: ${title}`,
      sentence: ({ title, mentor, mentee, end_on }) =>
        `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '이', '가')} ${end_on}에 종료될 예정입니다.`,
    },
  },
});

interface SilenceValues extends MentorshipValues {
  /** Day of the last contact. */
  readonly last_on: string;
}

export const NO_CONTACT: Notice = declareNotice<SilenceValues>({
  ...COMMON,
  type: 'mentorship.no_contact',
  on: 'remind_of_silence',
  audience: { en: 'the mentor', ko: '멘토' },
  label: { en: 'Mentorships without contact', ko: '연락이 없는 멘토링' },
  holds: ({ id, occasion }) => isActiveWith(id, sql`${lastContact(sql`m`)} = ${occasion}::timestamptz`),
  texts: {
    en: {
      title: ({ title }) => `No contact lately: ${title}`,
      sentence: ({ title, mentee, last_on }) => `You and ${mentee} have had no meeting, comment or review on “${title}” since ${last_on}.`,
    },
    ko: {
      title: ({ title }) => `최근 연락 없음: ${title}`,
      sentence: ({ title, mentee, last_on }) => `${last_on} 이후 멘티 ${mentee} 님과의 미팅, 댓글, 검토가 없습니다: ${title}`,
    },
  },
});

export const MENTORSHIP_REMINDED: Notice = declareNotice<MentorshipValues>({
  resource: 'mentorship',
  type: 'mentorship.reminded',
  on: MentorshipReminded,
  audience: { en: 'mentor and mentee', ko: '멘토와 멘티' },
  label: { en: 'Reminders of mentorships', ko: '멘토링 알림' },
  window_s: 300,
  texts: {
    en: {
      title: ({ title }) => `Reminder: ${title}`,
      sentence: ({ title, actor, mentor, mentee }) => `${actor} reminds you of the mentorship of ${mentor} and ${mentee} on “${title}”.`,
    },
    ko: {
      title: ({ title }) => `멘토링 알림: ${title}`,
      sentence: ({ title, actor, mentor, mentee }) =>
        `${actor} 님이 멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링을 잊지 않도록 알려 왔습니다: ${title}`,
    },
  },
});
